"""Claims that lost their place in a new version of their article: where they stood, and where they may stand."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotations.model import Changes, Orphan, Span
from annotations.session import Session
from gui import theme
from gui.words import as_text, score, tr

_AROUND = 220
_LONG = 200
Run = Callable[[Callable[[], Changes]], Changes | None]


class OrphansDialog(QDialog):
    """The claims on the left; on the right the chosen one as it stood, and the likeliest places, one key to take one.

    Signals:
        placed: a claim has its place again: its id.
    """

    placed = Signal(int)

    def __init__(self, session: Session, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Claims without a place"))
        self.resize(980, 600)
        self._session, self._run = session, run
        self._orphans: list[Orphan] = []
        self._places: list[tuple[Span, float]] = []
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Claims without a place"))
        _wrap(self.list)
        self.list.currentRowChanged.connect(lambda _: self._show_orphan())
        self.was = _page(tr("Where it stood"))
        self.places = QListWidget()
        self.places.setAccessibleName(tr("Where it may stand now"))
        _wrap(self.places)
        self.places.currentRowChanged.connect(lambda _: self._show_place())
        self.places.activated.connect(lambda _: self.take())
        self.now = _page(tr("The words around it"))
        self.words = QLabel()
        self.words.setObjectName("quiet")
        self._lay_out()
        self.read()
        self.list.setFocus()

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        for title, widget, stretch in (
            (tr("Where it stood"), self.was, 2),
            (tr("Where it may stand now"), self.places, 2),
            (tr("The words around it"), self.now, 2),
        ):
            label = QLabel(title)
            label.setObjectName("section")
            column.addWidget(label)
            column.addWidget(widget, stretch)
        halves = QSplitter()
        halves.addWidget(self.list)
        halves.addWidget(right)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        halves.setChildrenCollapsible(False)
        self.here, self.drop, close = (
            QPushButton(tr("It stands here")),
            QPushButton(tr("Let it go")),
            QPushButton(tr("Close")),
        )
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        for button, act in ((self.here, self.take), (self.drop, self.let_go), (close, self.close)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        outer = QVBoxLayout(self)
        outer.addWidget(halves, 1)
        outer.addLayout(row)

    def read(self, row: int = 0) -> None:
        """Ask the project again."""
        self._orphans = self._session.orphans()
        titles = {one.article_id: self._session.store.article(one.article_id).title for one in self._orphans}
        self.list.clear()
        for one in self._orphans:
            item = QListWidgetItem(_short(one.quote))
            who = " → ".join(name or "?" for name in one.sources)
            item.setToolTip(as_text(" · ".join(part for part in (titles[one.article_id], who, one.note) if part)))
            self.list.addItem(item)
        self.words.setText(
            tr("%Ln claims left", len(self._orphans)) if self._orphans else tr("Every claim has its place.")
        )
        self.list.setCurrentRow(min(row, len(self._orphans) - 1))
        self._show_orphan()

    def orphan(self) -> Orphan | None:
        """Give the chosen claim."""
        row = self.list.currentRow()
        return self._orphans[row] if 0 <= row < len(self._orphans) else None

    def _show_orphan(self) -> None:
        one = self.orphan()
        self.places.clear()
        self.was.clear()
        self._places = []
        if one is not None:
            self.was.setHtml(_marked(one.prefix, one.quote, one.suffix))
            text = self._session.store.text(one.article_id)
            self._places = [(place.span, place.score) for place in self._session.candidates(one.id)]
            for span, how in self._places:
                self.places.addItem(f"{score(how)}   {_short(text[span.start : span.end])}")
            if not self._places:
                item = QListWidgetItem(tr("Nothing in the new text is like it."))
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                self.places.addItem(item)
            self.places.setCurrentRow(0)
        self.here.setEnabled(bool(self._places))
        self.drop.setEnabled(one is not None)
        self._show_place()

    def _show_place(self) -> None:
        one, span = self.orphan(), self._place()
        if one is None or span is None:
            self.now.clear()
            return
        text = self._session.store.text(one.article_id)
        start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
        self.now.setHtml(_marked(text[start : span.start], text[span.start : span.end], text[span.end : end]))

    def _place(self) -> Span | None:
        row = self.places.currentRow()
        return self._places[row][0] if 0 <= row < len(self._places) else None

    def take(self, _index: QModelIndex | None = None) -> None:
        """Give the chosen claim the chosen place."""
        one, span = self.orphan(), self._place()
        if one is not None and span is not None:
            row = self.list.currentRow()
            if self._run(lambda: self._session.anchor_orphan(one.id, [span])) is not None:
                self.placed.emit(one.claim_id)
                self.read(row)

    def let_go(self) -> None:
        """Let the chosen claim go; undo brings it back."""
        if (one := self.orphan()) is not None:
            row = self.list.currentRow()
            if self._run(lambda: self._session.drop_orphans([one.id])) is not None:
                self.read(row)


def _wrap(widget: QListWidget) -> None:
    """Let long words of a line go on below it."""
    widget.setAlternatingRowColors(True)
    widget.setWordWrap(True)
    widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    widget.setResizeMode(QListWidget.ResizeMode.Adjust)


def _page(name: str) -> QTextBrowser:
    page = QTextBrowser()
    page.setAccessibleName(name)
    page.setFont(theme.reading_font(11.5))
    page.setOpenLinks(False)
    return page


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"


def _marked(before: str, words: str, after: str) -> str:
    parts = [escape(part).replace("\n", "<br>") for part in (before, words, after)]
    return f"…{parts[0]}<b><u>{parts[1]}</u></b>{parts[2]}…"
