"""The whole job in a real window under Xvfb, by the X server's own mouse and keys, ended by SIGKILL."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotations.session import Session

ROOT = Path(__file__).parents[2]
TOOLS = ("Xvfb", "xdotool")
pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason=f"needs {' and '.join(TOOLS)}"),
]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """An X server without a screen; gives its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        yield f":{told.readline().strip()}"
    server.terminate()
    server.wait()


class Window:
    """The program in a process of its own, and the hands that use it."""

    def __init__(self, display: str, project: Path) -> None:
        self.project = project
        environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        self.environment = {**environment, "DISPLAY": display, "HOME": str(project.parent), "PYTHONPATH": str(ROOT)}
        with project.with_suffix(".errors").open("w") as errors:
            command = [sys.executable, "-m", "gui", str(project)]
            self.process = subprocess.Popen(command, env=self.environment, stderr=errors, cwd=project.parent)
        self.id = self.hand("search", "--sync", "--onlyvisible", "--name", f"{project.name} — Sorotan").split()[0]
        self.hand("windowmove", self.id, 0, 0, "windowsize", self.id, 1400, 900, "windowfocus", "--sync", self.id)

    def hand(self, *words: object) -> str:
        command = ["xdotool", *map(str, words)]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60, check=True)
        return done.stdout

    def press(self, *keys: str) -> None:
        for key in keys:
            self.hand("key", "--clearmodifiers", key)

    def until(self, true: Callable[[Session], bool]) -> None:
        """Wait until the file says so."""
        for _ in range(200):
            if self.look(true):
                return
            time.sleep(0.1)
        pytest.fail(f"nothing of the kind in the file: {self.look(_told)}")

    def look(self, what: Callable[[Session], object]) -> object:
        session = Session.open(self.project, "budi", read_only=True)
        try:
            return what(session)
        finally:
            session.close()

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def _told(session: Session) -> list[tuple[str, str]]:
    return [(claim.quote, session.undo_name) for claim in session.store.claims(session.store.claim_ids())]


@pytest.fixture
def window(display, session) -> Iterator[Window]:
    session.close()
    window = Window(display, session.path)
    yield window
    window.kill()
    assert session.path.with_suffix(".errors").read_text() == ""


def claims(session: Session) -> list:
    return session.store.claims_of(1)


def test_by_key_from_the_first_suggestion_to_the_last_and_killed(window):
    window.press("ctrl+g")
    window.until(lambda s: len(s.store.suggestions(1)) >= 3)
    found = window.look(lambda s: len(s.store.suggestions(1)))
    window.press("Tab", "Return")
    window.until(lambda s: len(claims(s)) == 1)
    window.press("Tab", "BackSpace")
    window.until(lambda s: len(s.store.suggestions(1)) == found - 2)
    window.press("j", "r", "b", "2")
    window.until(lambda s: claims(s)[0].credibility == "2")
    window.press("t")
    window.hand("type", "cuaca")
    window.press("Return")
    window.until(lambda s: claims(s)[0].tags == ("cuaca",))
    window.press("ctrl+z")
    window.until(lambda s: claims(s)[0].tags == ())
    window.press("ctrl+shift+z")
    window.until(lambda s: claims(s)[0].tags == ("cuaca",))
    window.kill()
    again = Session.open(window.project, "ana")
    assert again.store.faults() == []
    assert (claims(again)[0].credibility, claims(again)[0].tags) == ("2", ("cuaca",))
    assert again.undo_name == "Tag cuaca"
    again.close()


def test_by_mouse_a_sentence_becomes_a_claim_with_its_source(window):
    window.hand("mousemove", 700, 210, "click", "--repeat", 3, "--delay", 60, 1)
    window.press("h")
    window.until(lambda s: len(claims(s)) == 1)
    window.press("2")
    window.until(lambda s: [step.source_id for step in claims(s)[0].chain] == [2])
    window.press("shift+1")
    window.until(lambda s: [step.source_id for step in claims(s)[0].chain] == [2, 1])
    quote = window.look(lambda s: claims(s)[0].quote)
    assert isinstance(quote, str)
    assert quote.endswith((".", "”"))
