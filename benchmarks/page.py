"""The page: opening, painting and scrolling a book with thousands of claims."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit

from benchmarks.driver import application
from benchmarks.measure import Measured, compare
from benchmarks.texts import article, passages
from gui.article_view import ArticleView
from gui.marks import Key, Mark

MARKS = 5_000
LENGTH = 1_000_000
SIZE = (1000, 800)


def measure() -> Iterator[Measured]:
    """Measure one thing after the other."""
    application()
    text = article(LENGTH)
    marks = [
        Mark(Key("claim", at), (span,), at % 10, "Antara", "B2") for at, span in enumerate(passages(text, MARKS), 1)
    ]
    ours, plain = ArticleView(), QPlainTextEdit()
    for widget in (ours, plain):
        widget.resize(*SIZE)
        widget.show()
    yield compare(
        f"showing {LENGTH:,} characters",
        lambda: _painted(ours, lambda: ours.show_article(text)),
        lambda: _painted(plain, lambda: plain.setPlainText(text)),
        "QPlainTextEdit, without measure or leading",
    )
    yield compare(
        f"putting {len(marks):,} claims on it",
        lambda: _painted(ours, lambda: ours.set_marks(marks)),
        lambda: _painted(ours, lambda: None),
        "painting the page as it is",
    )
    bare = ArticleView()
    bare.resize(*SIZE)
    bare.show()
    bare.show_article(text)
    yield compare(
        f"scrolling through it in 50 screens, {len(marks):,} claims",
        lambda: _scrolled(ours),
        lambda: _scrolled(bare),
        "the same page without a claim",
    )
    yield compare(
        "what lies under the pointer, 1,000 times",
        lambda: [ours.marks.at(place) for place in range(0, len(text), len(text) // 1000)],
        lambda: [ours.utf16.units(place) for place in range(0, len(text), len(text) // 1000)],
        "converting a position",
    )


def _painted(widget: QPlainTextEdit, act: object) -> None:
    act()  # type: ignore[operator]
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    widget.render(image, QPoint())


def _scrolled(widget: QPlainTextEdit) -> None:
    bar = widget.verticalScrollBar()
    for at in range(50):
        bar.setValue(bar.maximum() * at // 50)
        _painted(widget, lambda: None)
