"""A drive of the network that stands still in the middle of what it is asked for: work ends in words, nothing is lost.

The drive is a real one, a file system in user space whose program is stopped. Where the system has none, the tests in
tests/store/test_drive.py are left, which stop SQLite itself.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.journeys.program import ROOT

ALONE = ("unshare", "--user", "--map-root-user", "--mount", "--")
TRIES = 12
BEGIN = r"""
import json, os, random, signal, subprocess, sys, time
from itertools import count
from pathlib import Path
from threading import Timer
from annotations.errors import Problem
from annotations.model import Incoming, Span
from annotations.session import Session, backups_of, create_project, verify
from annotations.store import drive

folder, point = Path(sys.argv[1]) / "server", Path(sys.argv[1]) / "drive"
folder.mkdir(), point.mkdir()
server = subprocess.Popen([sys.executable, "-m", "tests.journeys.standing_drive", folder, point], stdout=-1, text=True)
assert server.stdout.readline() == "ready\n"
still, on = (lambda: server.send_signal(signal.SIGSTOP)), (lambda: server.send_signal(signal.SIGCONT))
project, told = point / "p.sorotan", {}
TEXT = "Kantor berita Antara melaporkan bahwa 300 warga telah diungsikan. " * 20
drive.SOON_S, drive.ANSWER_S = 0.05, 0.4
random.seed(1)

def problem_of(act):
    began = time.monotonic()
    try:
        act()
    except Problem as problem:
        return str(problem), time.monotonic() - began
    return "", time.monotonic() - began

def until(condition):
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.01)
"""
END = r"""
os.system(f"umount -l {point}")
server.kill()
print(json.dumps(told))
"""
STEPS = r"""
create_project(project)
session = Session.open(project, "ana")
session.before_bulk = lambda: None
session.add_articles([Incoming(text=TEXT, title="Satu", original=b"x", language="id")])
session.highlight(1, [Span(0, 20)], ["Antara"])
told["steps"], told["within"], told["slow"] = 0, 0, []
for n in range(int(sys.argv[2])):
    Timer(random.uniform(0, 0.006), still).start()
    kept = session.store.claim(1).note
    for m in count():
        words, took = problem_of(lambda: session.set_note([1], f"{n}.{m}"))
        if words:
            break
        kept, told["steps"] = f"{n}.{m}", told["steps"] + 1
    assert "does not answer" in words, words
    told["slow"].append(took)
    within = session.store._drive.stands_still
    again, took = problem_of(lambda: session.set_note([1], "meanwhile"))
    assert "does not answer" in again, again
    told["slow"].append(took)
    if within:
        words, took = problem_of(lambda: session.store.claim(1))
        assert "does not answer" in words, words
        assert took < 0.1, took
    on()
    until(lambda: session.came_back() or not within)
    now = session.store.claim(1).note
    told["within"] += within
    assert now in ({kept, f"{n}.{m}"} if within else {kept}), (now, kept, n, m)
    assert not session.store.conn.in_transaction
told["faults"] = session.store.faults()
still()
told["slow"].append(problem_of(session.close)[1])
words, took = problem_of(lambda: Session.open(project, "ana"))
told["slow"].append(took)
told["opening"] = words
on()
until(lambda: not (point / ".p.sorotan.lock").exists())
session = Session.open(project, "ana")
told["kept"] = session.store.claim(1).note == now
session.close()
told["changed"] = verify(project).changed
"""
WINDOW = r"""
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from gui import log
from gui.app import make_application, make_window
from gui.settings import Settings
from tests.gui.hands import drag, press, wait_for

create_project(project)
session = Session.open(project, "ana")
session.add_articles([Incoming(text=TEXT + end, title=end, original=b"x") for end in ("Satu.", "Dua.")])
session.close()
app = make_application(["test"])
log.set_up()
settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
settings.analyst, settings.theme = "ana", "light"
window = make_window(settings)
window.resize(1280, 860)
window.show()
assert QTest.qWaitForWindowActive(window)
assert window.open_project(project)

def close_boxes():
    words = [box.text() for box in window.shown_boxes]
    for box in list(window.shown_boxes):
        box.close()
    return words

told["warned"] = close_boxes()
mark = lambda start: (drag(window.page, Span(start, start + 20)), press("H"))
mark(0)
claims = lambda: [claim.quote for claim in window.session.store.claims_of(window.article.id)]
assert len(claims()) == 1
last, longest = time.monotonic(), 0.0

def tick():
    global last, longest
    longest, last = max(longest, time.monotonic() - last), time.monotonic()

ticking = QTimer(interval=5)
ticking.timeout.connect(tick)
ticking.start()
stops = [still]
window.session.store.conn.set_trace_callback(lambda sql: stops.pop()() if sql == "COMMIT" and stops else None)
mark(66)
assert window.session.store._drive.stands_still, "it does not stand still in the middle of the commit"
told["words"] = close_boxes()
window.articles_panel.list.setCurrentIndex(window.articles_panel.list.model().index(1, 0))
window.resize(1000, 700)
QTest.qWait(300)
if len(sys.argv) > 2:
    window.grab().save(sys.argv[2])
told["meanwhile"] = close_boxes()
on()
wait_for(lambda: "answers again" in window.saved.text())
told["longest"], told["saved"], told["claims"] = longest, window.saved.text(), claims()
press("Ctrl+Z")
told["undone"] = claims()
told["faults"] = window.session.store.faults()
told["boxes"] = close_boxes() + [box.text() for box in log._shown if box.isVisible()]
still()
began = time.monotonic()
window.close()
told["closing"] = time.monotonic() - began
on()
wait_for(lambda: not (point / ".p.sorotan.lock").exists())
"""


def can_mount() -> bool:
    """Say whether this system lets a program have a file system of its own."""
    words = "import pathlib, sys; from tests.journeys.standing_drive import mount; mount(pathlib.Path(sys.argv[1]))"
    with TemporaryDirectory() as point:
        try:
            command = [*ALONE, sys.executable, "-c", words, point]
            return subprocess.run(command, capture_output=True, check=False, cwd=ROOT).returncode == 0
        except OSError:
            return False


pytestmark = pytest.mark.skipif(not can_mount(), reason="needs a file system in user space of its own (unshare, FUSE)")


def alone(folder: Path, work: str, *given: str) -> dict:
    """Run a program beside a drive that it can make stand still; give what it told."""
    command = [*ALONE, sys.executable, "-c", BEGIN + work + END, str(folder), *given]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_a_step_over_which_it_stands_still_ends_in_words_and_is_there_whole_or_not_at_all(tmp_path):
    told = alone(tmp_path, STEPS, str(TRIES))
    assert told["steps"] > 0
    assert told["within"] > 0, "it never stood still in the middle of a step"
    assert max(told["slow"]) < 10  # it would have been for ever
    assert told["faults"] == []
    assert told["kept"]
    assert told["changed"] == []
    assert "does not answer. Nothing was begun." in told["opening"]


def test_the_window_goes_on_while_it_stands_still_and_shows_afterwards_what_is_there(tmp_path):
    told = alone(tmp_path, WINDOW)
    assert [words.split(".sorotan ")[1] for words in told["warned"]] == ["lies on a drive of the network."]
    (words,) = told["words"]
    assert words.endswith("does not answer. The last step is there whole or not at all.")
    assert told["meanwhile"] == [words]  # of the other article, which is not in memory
    assert told["saved"] == "The drive answers again. All is here up to “Highlight claim”."
    assert len(told["claims"]) == 2
    assert len(told["undone"]) == 1
    assert told["faults"] == []
    assert told["boxes"] == []
    assert max(told["longest"], told["closing"]) < 10  # it would have been for ever
