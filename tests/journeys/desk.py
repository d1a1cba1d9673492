"""A day at the desk, as a program of its own that a journey starts and kills: `python desk.py PROJECT`.

It works in the real window by key, passage after passage and without end. After each act it prints, as a line of
JSON, what the window shows by then.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotations.model import Span
from annotations.text import next_word, trim
from gui.app import make_application, make_window
from gui.main_window import MainWindow
from gui.settings import Settings

KEYS = ("1", "2", "3", "Shift+2", "R B 2", "R E 5", "undo", "redo", "delete", "undo")


def main(project: Path) -> None:
    app = make_application(["desk"])
    settings = Settings(QSettings(str(project.with_suffix(".ini")), QSettings.Format.IniFormat))
    settings.analyst = "ana"
    window = make_window(settings)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    assert window.open_project(project)
    for passage in passages(window.page.text):
        window.page.select(passage)
        press(app, window, "H")
        tell(window)
        for keys in KEYS:
            press(app, window, keys)
            tell(window)


def passages(text: str) -> Iterator[Span]:
    """Give the words one by one, again and again."""
    while True:
        at = 0
        while at < len(text):
            stop = next_word(text, at)
            if word := trim(text, at, stop):
                yield word
            at = stop


def press(app: QApplication, window: MainWindow, keys: str) -> None:
    """Press keys one after the other, as `R B 2`, where a person would: in a popup if one is open, else on the page."""
    modifier = Qt.KeyboardModifier
    held_keys = {"Ctrl": modifier.ControlModifier, "Shift": modifier.ShiftModifier, "Alt": modifier.AltModifier}
    shortcuts = {"undo": "Ctrl+Z", "redo": "Ctrl+Shift+Z", "delete": "Delete"}
    for key in shortcuts.get(keys, keys).split():
        popup = app.activePopupWidget()
        target = (popup.focusWidget() or popup) if popup else window.page
        *held, name = key.split("+")
        modifiers = modifier.NoModifier
        for one in held:
            modifiers |= held_keys[one]
        QTest.keyClick(target, getattr(Qt.Key, f"Key_{name}"), modifiers)
        app.processEvents()


def tell(window: MainWindow) -> None:
    """Print the claims as the table and the panel show them."""
    model = window.table.model
    shown = [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    print(json.dumps({"shown": shown, "undo": window.session.undo_name}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
