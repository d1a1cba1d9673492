"""Drives the real window as an analyst would, and tells how long each act took."""

import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotations.model import Span
from benchmarks.measure import timed
from gui.app import SWITCH_S, make_application, make_window, settle
from gui.main_window import MainWindow
from gui.settings import Settings

SIZE = (1280, 860)
LOOKED_MS = 700  # between the window that stands and the first click; libraries are loaded meanwhile


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count, and let pass."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def application() -> QApplication:
    """Give the one QApplication of this process, made as the program makes it."""
    sys.setswitchinterval(SWITCH_S)
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else make_application(["benchmarks"])


class Desk:
    """The window on a project, driven as by an analyst."""

    def __init__(self, folder: Path) -> None:
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        settings.analyst, settings.theme = "ana", "light"
        self.window: MainWindow = make_window(settings)
        self.window.resize(*SIZE)
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        self.window.make_ready()  # as the program does when the window stands
        settle()
        wait(LOOKED_MS)
        self.paints = Paints(self.window.page.viewport())

    def close(self) -> None:
        """Close it."""
        self.window.close()
        self.window.deleteLater()
        idle()

    def painted(self, act: Callable[[], object]) -> float:
        """Give how long an act takes until the page is painted and nothing is left to do, in milliseconds."""

        def work() -> None:
            before = self.paints.count
            act()
            idle()
            if self.paints.count == before:
                raise RuntimeError("nothing was painted")

        return timed(work)

    def open(self, row: int) -> float:
        """Click an article in the list."""
        view = self.window.articles_panel.list
        place = view.visualRect(view.model().index(row, 0)).center()
        return self.painted(lambda: QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> float:
        """Press a key on the page."""
        return self.painted(lambda: QTest.keyClick(self.window.page, key, modifier))


def idle() -> None:
    """Let the window do all that is waiting to be done now."""
    for _ in range(3):
        QApplication.processEvents()


def wait(ms: int) -> None:
    """Let time go by as in the running program. QTest.qWait lets none of Python's other threads run meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(ms, lambda: loop.quit())  # noqa: PLW0108  PySide keeps 64 bytes of each that is Qt's own
    loop.exec()


class Bare:
    """Qt's plain editor with a format on each passage, and nothing else."""

    def __init__(self) -> None:
        self.widget = QPlainTextEdit()
        self.widget.setReadOnly(True)
        self.widget.resize(*SIZE)
        self.widget.show()
        idle()

    def show(self, text: str, spans: Sequence[Span]) -> None:
        """Show a text with its passages, painted."""
        self.widget.setPlainText(text)
        form = QTextCharFormat()
        form.setBackground(QColor("#cde"))
        document = self.widget.document()
        ranges: dict[int, list[QTextLayout.FormatRange]] = {}
        for span in spans:
            block = document.findBlock(span.start)
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = span.start - block.position(), span.end - span.start, form
            ranges.setdefault(block.blockNumber(), []).append(one)
        for number, formats in ranges.items():
            document.findBlockByNumber(number).layout().setFormats(formats)
        self.widget.viewport().update()
        idle()


def read(path: Path, article_id: int) -> tuple[str, list[Span]]:
    with sqlite3.connect(path) as db:
        (text,) = db.execute(
            "SELECT text FROM texts t JOIN articles a ON a.text_id = t.id WHERE a.id = ?", [article_id]
        ).fetchone()
        spans = [Span(*row) for row in db.execute("SELECT start, end FROM claims WHERE article_id = ?", [article_id])]
    return text, spans
