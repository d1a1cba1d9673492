"""All suggestions that are left, as a list: filtered by score, source and cue, decided one by one or many at once."""

from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotations.model import Changes
from annotations.sentences import sentence_at
from annotations.session import Pending, Session
from gui.words import score, tr

Index = QModelIndex | QPersistentModelIndex
_SHOWN_WORDS = 200
_CHOICES = 60
_AROUND = 600


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _columns() -> tuple[str, ...]:
    return tr("Score"), tr("Source"), tr("Cue"), tr("Words"), tr("Article")


class ReviewModel(QAbstractTableModel):
    """The suggestions that pass the filters, by score, source, cue, words or article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: list[Pending] = []
        self._names = _columns()
        self._sort = (-1, Qt.SortOrder.AscendingOrder)

    def show_rows(self, rows: Sequence[Pending]) -> None:
        """Show these suggestions, given in text order."""
        self.beginResetModel()
        self.shown = self._sorted(rows)
        self.endResetModel()

    def _sorted(self, rows: Sequence[Pending]) -> list[Pending]:
        column, order = self._sort
        keys: tuple[Callable[[Pending], Any], ...] = (
            lambda row: row.score,
            lambda row: row.source.casefold(),
            lambda row: row.cue.casefold(),
            lambda row: row.words.casefold(),
            lambda row: row.title.casefold(),
        )
        if column < 0:
            return list(rows)
        return sorted(rows, key=keys[column], reverse=order == Qt.SortOrder.DescendingOrder)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 leaves the order as it is."""
        self._sort = (column, order)
        self.show_rows(self.shown)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a suggestion."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Score, source, cue, words, article."""
        return 0 if parent.isValid() else len(self._names)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._names[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell."""
        row = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            words = " ".join(row.words[:_SHOWN_WORDS].split())
            return (score(row.score), row.source or "–", row.cue or "–", words, row.title)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 0:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


class ReviewList(QDialog):
    """The list with its filters. Stays open beside the page.

    Signals:
        pointed: a suggestion was activated: its article and its id.
        decided: many were accepted (True) or rejected: how many.
    """

    pointed = Signal(int, int)
    decided = Signal(bool, int)

    def __init__(
        self,
        session: Session,
        run: Callable[[Callable[[], Changes]], Changes | None],
        article_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Review suggestions"))
        self.resize(920, 560)
        self._session, self._run, self._article = session, run, article_id
        self._rows: list[Pending] = []
        self.model = ReviewModel(self)
        self._make_filters()
        self.view = QTableView()
        self.view.setAccessibleName(tr("Suggestions that are left"))
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setSortingEnabled(True)
        self.view.verticalHeader().hide()
        self.view.setWordWrap(False)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        header = self.view.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.verticalHeader().setDefaultSectionSize(26)
        self.view.setAlternatingRowColors(True)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 60), (1, 150), (2, 130), (4, 190)):
            header.resizeSection(column, width)
        self.view.activated.connect(self._point)
        self.view.selectionModel().selectionChanged.connect(self._show_count)
        self.view.selectionModel().currentRowChanged.connect(self._show_context)
        self.context = QLabel()
        self.context.setWordWrap(True)
        self.context.setTextFormat(Qt.TextFormat.RichText)
        self.context.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.context.setMinimumHeight(66)
        self.context.setAccessibleName(tr("Context"))
        column = QVBoxLayout(self)
        column.addLayout(self._filters)
        column.addWidget(self.view, 1)
        column.addWidget(self.context)
        column.addLayout(self._make_buttons())
        self.read()
        self.view.setFocus()

    def _make_filters(self) -> None:
        self.scope, self.source, self.cue = QComboBox(), QComboBox(), QComboBox()
        self.scope.addItem(tr("This article"), self._article)
        self.scope.addItem(tr("All articles"), None)
        if self._article is None:
            self.scope.removeItem(0)
        self.score = QDoubleSpinBox()
        self.score.setRange(0, 1)
        self.score.setSingleStep(0.05)
        self.score.setPrefix(tr("score ≥ "))
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("Words"))
        self.text.setClearButtonEnabled(True)
        self._filters = QHBoxLayout()
        for widget, name in (
            (self.scope, tr("Which articles")),
            (self.score, tr("Lowest score")),
            (self.source, tr("Source")),
            (self.cue, tr("Cue")),
            (self.text, tr("Words")),
        ):
            widget.setAccessibleName(name)
            self._filters.addWidget(widget, 1 if widget is self.text else 0)
        for box in (self.source, self.cue):
            box.setMinimumContentsLength(14)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scope.activated.connect(lambda _: self.read())
        self.source.activated.connect(lambda _: self.filter())
        self.cue.activated.connect(lambda _: self.filter())
        self.score.valueChanged.connect(lambda _: self.filter())
        self.text.textChanged.connect(lambda _: self.filter())

    def _make_buttons(self) -> QHBoxLayout:
        self.words = QLabel()
        self.words.setObjectName("quiet")
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        self.accept_them, self.reject_them, close = QPushButton(), QPushButton(), QPushButton(tr("Close"))
        for button, act in (
            (self.accept_them, self.accept_rows),
            (self.reject_them, self.reject_rows),
            (close, self.close),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        self.accept_them.setToolTip(_native("Ctrl+Enter"))
        self.reject_them.setToolTip(_native("Backspace"))
        return row

    # What is shown

    def read(self) -> None:
        """Ask the project again."""
        self._rows = self._session.pending(self.scope.currentData())
        for box, every, of in (
            (self.source, tr("All sources"), lambda row: row.source),
            (self.cue, tr("All cues"), lambda row: row.cue.casefold()),
        ):
            chosen = box.currentData()
            box.clear()
            box.addItem(every, None)
            for name, n in Counter(map(of, self._rows)).most_common(_CHOICES):
                box.addItem(f"{name or '–'}  ({n})", name)
            box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
        self.filter()

    def filter(self) -> None:
        """Show those that pass."""
        lowest, source, cue = self.score.value(), self.source.currentData(), self.cue.currentData()
        words = self.text.text().casefold().strip()
        self.model.show_rows(
            [
                row
                for row in self._rows
                if round(row.score, 2) >= lowest
                and (source is None or row.source == source)
                and (cue is None or row.cue.casefold() == cue)
                and (not words or words in row.words.casefold())
            ]
        )
        if self.model.shown:
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self.view.selectionModel().setCurrentIndex(self.model.index(0, 0), flags)
        self._show_count()
        self._show_context()

    def chosen(self) -> list[Pending]:
        """Give those that are selected; without a selection all that are shown."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.shown[row] for row in rows] or list(self.model.shown)

    def _show_count(self) -> None:
        shown, selected = len(self.model.shown), len(self.view.selectionModel().selectedRows())
        words = tr("%Ln suggestions", shown)
        self.words.setText(f"{words} · {tr('%Ln selected', selected)}" if selected else words)
        n = selected or shown
        self.accept_them.setText(tr("Accept %Ln", n))
        self.reject_them.setText(tr("Reject %Ln", n))
        for button in (self.accept_them, self.reject_them):
            button.setEnabled(n > 0)

    def _show_context(self) -> None:
        index = self.view.currentIndex()
        if not index.isValid() or index.row() >= len(self.model.shown):
            self.context.setText(
                tr("Nothing passes these filters.") if self._rows else tr("Nothing is left to review.")
            )
            return
        row = self.model.shown[index.row()]
        text = self._session.store.text(row.article_id)
        start, end = row.spans[0].start, row.spans[-1].end
        first = max(sentence_at(text, start).start, start - _AROUND)
        last = min(max(sentence_at(text, end - 1).end, end), end + _AROUND)
        parts, at = [], first
        for span in row.spans:
            parts += [escape(text[at : span.start]), f"<b>{escape(text[span.start : span.end])}</b>"]
            at = span.end
        self.context.setText("".join([*parts, escape(text[at:last])]))

    # What is done

    def _point(self, index: Index) -> None:
        row = self.model.shown[index.row()]
        self.pointed.emit(row.article_id, row.id)

    def accept_rows(self) -> None:
        """Make claims of those selected, or of all that are shown, as one step."""
        self._decide(self._session.accept, accepted=True)

    def reject_rows(self) -> None:
        """Turn those selected down, or all that are shown, as one step."""
        self._decide(self._session.reject, accepted=False)

    def _decide(self, operation: Callable[[Sequence[int]], Changes], *, accepted: bool) -> None:
        ids = [row.id for row in self.chosen()]
        if ids and self._run(lambda: operation(ids)) is not None:
            self.decided.emit(accepted, len(ids))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter accepts, Backspace and Delete reject, where no text field has the focus."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept_rows()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self.view.hasFocus():
            self.reject_rows()
        elif not enter:
            super().keyPressEvent(event)
