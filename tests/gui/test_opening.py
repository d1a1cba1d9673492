"""How a project comes to the window from outside, and how the bundle finds its worker."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QFileOpenEvent

from gui import worker
from gui.app import Opening
from tests.gui.hands import sweep

STARTED = """
import gc, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui import app
from gui.__main__ import main
made = app.make_window

def make(settings):
    print(gc.isenabled())
    look.start(20)
    return made(settings)

def seen():
    if gc.isenabled():
        print(gc.get_freeze_count() > 10_000, sys.getswitchinterval())
        QApplication.quit()

app.make_window = make
look = QTimer()
look.timeout.connect(seen)
sys.argv = ["sorotan"]
sys.exit(main())
"""


def test_a_file_that_macos_hands_over_is_opened(app, empty_window, project):
    receiver, opening = QObject(), Opening()
    receiver.installEventFilter(opening)
    assert not empty_window.bridge.is_open
    QCoreApplication.sendEvent(receiver, QFileOpenEvent(str(project)))
    sweep()
    assert empty_window.session.path == project


def test_the_worker_of_a_bundle_is_the_program_with_streams(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    for name, found in (("sorotanw.exe", "sorotan.exe"), ("sorotan", "sorotan")):
        monkeypatch.setattr(sys, "executable", str(tmp_path / name))
        program, arguments = worker.command()
        assert (Path(program), arguments) == (tmp_path / found, ["worker"])


def test_what_the_start_made_is_looked_through_never_again_and_no_thread_holds_the_window_up(tmp_path):
    env = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", STARTED], env=env, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["False", "True", "0.001"]), done.stderr
