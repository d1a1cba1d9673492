"""Articles on the desk: opened, edited, scrolled; W1, W2 and W4."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotations.model import Span
from benchmarks.driver import Bare, Desk, idle, read, wait
from benchmarks.measure import Measured, figures, timed
from benchmarks.works import copy_of

PLACES = 30  # of the text, so that a moment in which the machine does something else does not make the p95
BACKED_UP_MS = 4000  # until the backup is made that opening a project starts


def measure_articles(folder: Path) -> Iterator[Measured]:
    bare = Bare()
    desk = Desk(folder)
    against = "text and formats in bare QPlainTextEdit"
    for name, rounds in (("w2", 9), ("w4", 5)):
        path = copy_of(name, folder)
        texts = [read(path, article) for article in (1, 2)]
        desk.window.open_project(path)
        desk.open(0)
        big, small = [], []
        limits: list[list[float]] = [[], []]
        for _ in range(rounds):
            big.append(desk.open(1))
            small.append(desk.open(0))
            for at in (0, 1):
                limits[at].append(timed(lambda content=texts[at]: bare.show(*content)))
        if name == "w2":
            yield figures("opening W1, 700 words with 20 claims", small, limits[0], against, key="open_w1")
        said = "W2, 200,000 words with 10,000 claims" if name == "w2" else "W4, a paragraph of 300,000 characters"
        yield figures(f"opening {said}", big, limits[1], against, key=f"open_{name}")
        desk.open(1)
        yield _edits(desk, name, bare, folder)
        if name == "w2":
            yield from _frames(desk, bare, texts[1])
        desk.window.close_project()
        idle()
    desk.close()
    bare.widget.close()


def _edits(desk: Desk, name: str, bare: Bare, folder: Path) -> Measured:
    """A claim highlighted, given a source, and both undone, at many places of the text."""
    page = desk.window.page
    took, limits = [], []
    raw = sqlite3.connect(copy_of(name, _aside(folder)), isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    length = len(page.text)
    wait(BACKED_UP_MS)
    for at in range(PLACES):
        start = page.text.index(" ", length * (2 * at + 1) // (2 * PLACES + 2)) + 1
        span = Span(start, page.text.index(" ", start + 40))
        page.reveal(span)
        page.setFocus()
        page.select(span)
        idle()
        took.append(desk.key(Qt.Key.Key_H))
        took.append(desk.key(Qt.Key.Key_3))
        took.extend(desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier) for _ in range(2))
        limits.extend(timed(lambda: _raw_edit(raw, bare)) for _ in range(4))
    raw.close()
    which = name.upper()
    return figures(
        f"one claim added, given a source, undone in {which}: key to painted, committed",
        took,
        limits,
        "two rows committed in bare SQLite, bare Qt painted",
        key=f"edit_{name}",
    )


def _aside(folder: Path) -> Path:
    aside = folder / "aside"
    aside.mkdir(exist_ok=True)
    return aside


def _raw_edit(db: sqlite3.Connection, bare: Bare) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT INTO spans (claim_id, start, end) VALUES (1, 5, 9)")
    db.execute("INSERT INTO history (act, name, analyst, at, changes, hash) VALUES ('aside', 'x', 'ana', '', '[]', '')")
    db.execute("COMMIT")
    bare.widget.viewport().repaint()


def _frames(desk: Desk, bare: Bare, content: tuple[str, Sequence[Span]]) -> Iterator[Measured]:
    page = desk.window.page
    bare.show(*content)
    ours, limits = _scrolled(page), _scrolled(bare.widget)
    yield figures(
        "scrolling W2, a frame", ours, limits, "bare QPlainTextEdit", key="scroll_w2", per_second=_often(ours)
    )
    ours, limits = _dragged(page), _dragged(bare.widget)
    yield figures(
        "dragging a selection through W2, a frame",
        ours,
        limits,
        "bare QPlainTextEdit",
        key="drag_w2",
        per_second=_often(ours),
    )


def _often(frames: Sequence[float]) -> float:
    return 1e3 * len(frames) / sum(frames)


def _scrolled(widget: QPlainTextEdit) -> list[float]:
    bar = widget.verticalScrollBar()
    frames = []
    for jump in range(5):
        bar.setValue(bar.maximum() * jump // 6)
        idle()
        for _ in range(100):
            begin = time.perf_counter()
            bar.setValue(bar.value() + 3)
            QApplication.processEvents()
            frames.append(1e3 * (time.perf_counter() - begin))
    return frames


def _dragged(widget: QPlainTextEdit) -> list[float]:
    bar = widget.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    idle()
    frames = []
    view = widget.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view, left, none, QPoint(300, 20))
    for at in range(200):
        place = QPointF(260 + at * 37 % 300, 20 + at * (view.height() - 40) / 200)
        begin = time.perf_counter()
        event = QMouseEvent(QEvent.Type.MouseMove, place, view.mapToGlobal(place), Qt.MouseButton.NoButton, left, none)
        QApplication.sendEvent(view, event)
        QApplication.processEvents()
        frames.append(1e3 * (time.perf_counter() - begin))
    QTest.mouseRelease(view, left, none, QPoint(300, view.height() - 20))
    idle()
    return frames
