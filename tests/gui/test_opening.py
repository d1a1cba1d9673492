"""How a project comes to the window from outside, and how the bundle finds its worker."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QFileOpenEvent

from gui import worker
from gui.app import Opening
from tests.gui.hands import sweep


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
