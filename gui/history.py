"""The history: who did what and when, with what it was before and after; of the project or of one claim."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.errors import Problem
from annotations.model import HistoryEntry, Told
from annotations.session import Session, Verified, verify
from gui.job import Job
from gui.words import as_text, marked, moment, number, said, tr

Index = QModelIndex | QPersistentModelIndex
PAGE = 200
_LONG = 160
# The words of the core for things and their fields.
_WORDS = {
    "claim": marked("Claim"),
    "article": marked("Article"),
    "source": marked("Source"),
    "suggestion": marked("Suggestion"),
    "run": marked("Run"),
    "lesson": marked("Lesson"),
}
_FIELDS = {
    "quote": marked("Words"),
    "reliability": marked("Reliability"),
    "credibility": marked("Credibility"),
    "quotation": marked("Quotation"),
    "note": marked("Note"),
    "passage": marked("Passage"),
    "source": marked("Source"),
    "tag": marked("Tag"),
    "title": marked("Title"),
    "outlet": marked("Outlet"),
    "url": marked("Address"),
    "byline": marked("Byline"),
    "published": marked("Published"),
    "language": marked("Language"),
    "name": marked("Name"),
    "kind": marked("Kind"),
    "alias": marked("Alias"),
    "state": marked("State"),
    "version": marked("Version"),
}
_VALUES = ("pending", "accepted", "edited", "rejected", "superseded", "direct", "indirect", "mixed")
_MARKED = (marked("pending"), marked("accepted"), marked("edited"), marked("rejected"), marked("superseded"))


class HistoryModel(QAbstractTableModel):
    """Entries, newest first, read as one scrolls."""

    def __init__(self, session: Session, claim_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._claim = session, claim_id
        self._names = (tr("When"), tr("Analyst"), tr("What"))
        self.entries: list[HistoryEntry] = []
        self._more = True
        self.fetchMore()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row an entry that was read."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """When, who, what."""
        return 0 if parent.isValid() else len(self._names)

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Whether there are older ones."""
        return self._more and not parent.isValid()

    def fetchMore(self, _parent: Index = QModelIndex()) -> None:  # noqa: B008
        """Read the next older ones."""
        before = self.entries[-1].id if self.entries else None
        found = self._session.store.history(self._claim, before=before, limit=PAGE)
        self._more = len(found) == PAGE
        if found:
            self.beginInsertRows(QModelIndex(), len(self.entries), len(self.entries) + len(found) - 1)
            self.entries += found
            self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._names[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell."""
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = (moment(entry.at), entry.analyst, headline(entry))[index.column()]
            return as_text(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == Qt.ItemDataRole.FontRole and entry.state in ("undone", "abandoned"):
            font = self.parent().font()
            font.setStrikeOut(True)
            return font
        return None


def headline(entry: HistoryEntry) -> str:
    """Give what an entry says, in the language of the person."""
    name = said(entry.name)
    if entry.act == "undo":
        return tr("Taken back: {step}", step=name)
    if entry.act == "redo":
        return tr("Done again: {step}", step=name)
    if entry.act == "begun":
        return name or tr("The history of an older file was taken over")
    if entry.state == "undone":
        return tr("{step}  (taken back)", step=name)
    if entry.state == "abandoned":
        return tr("{step}  (taken back for good)", step=name)
    return name


class HistoryDialog(QDialog):
    """The entries, and below what the chosen one changed. Stays open beside the page.

    Signals:
        save_asked: a moment, ISO 8601 in UTC: save the project as it was then.
        export_asked: a moment: export the claims as they were then.
    """

    save_asked = Signal(str)
    export_asked = Signal(str)

    def __init__(self, session: Session, claim_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("History"))
        self.resize(860, 600)
        self._session = session
        self._claim = claim_id
        self._job: Job | None = None
        self.scope = QComboBox()
        self.scope.addItem(tr("The whole project"), None)
        if claim_id is not None:
            self.scope.addItem(tr("The chosen claim"), claim_id)
            self.scope.setCurrentIndex(1)
        self.scope.setAccessibleName(tr("Which entries"))
        self.scope.activated.connect(lambda _: self.read())
        self.view = _table()
        self.details = _details()
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.view)
        halves.addWidget(self.details)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        self.words = QLabel()
        self.words.setObjectName("quiet")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = QHBoxLayout()
        top.addWidget(self.scope)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(halves, 1)
        column.addWidget(self.words)
        column.addLayout(self._buttons())
        self.finished.connect(self._wait)
        self.read()
        self.view.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.check = QPushButton(tr("Changed from outside?"))
        self.check.setToolTip(tr("Follows the whole history and compares every row with what it tells"))
        self.export = QPushButton(tr("Export as of then…"))
        self.save = QPushButton(tr("Save the project as of then…"))
        close = QPushButton(tr("Close"))
        self.check.clicked.connect(self.verify)
        self.export.clicked.connect(lambda: self._ask(self.export_asked.emit))
        self.save.clicked.connect(lambda: self._ask(self.save_asked.emit))
        close.clicked.connect(self.close)
        row.addWidget(self.check)
        row.addStretch(1)
        for button in (self.export, self.save, close):
            row.addWidget(button)
        for button in (self.check, self.export, self.save, close):
            button.setAutoDefault(False)
        return row

    def read(self) -> None:
        """Ask the project again."""
        old = self.view.model()
        self.model = HistoryModel(self._session, self.scope.currentData(), self)
        self.view.setModel(self.model)
        if old is not None:
            old.deleteLater()
        self.view.selectionModel().currentRowChanged.connect(self._show_details)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 170), (1, 120)):
            header.resizeSection(column, width)
        some = bool(self.model.entries)
        for button in (self.export, self.save):
            button.setEnabled(some)
        if some:
            self.view.selectRow(0)
        else:
            self.details.clear()
        self.words.setText("" if some else tr("Nothing has been done yet."))

    def entry(self) -> HistoryEntry | None:
        """Give the chosen entry."""
        row = self.view.currentIndex().row()
        return self.model.entries[row] if 0 <= row < len(self.model.entries) else None

    def _show_details(self) -> None:
        self.details.clear()
        entry = self.entry()
        if entry is None:
            return
        told = self._session.told(entry.id)
        own = self.scope.currentData()
        for one in told:
            if own is None or (one.thing, one.id) == ("claim", own):
                self.details.addTopLevelItem(_line(one))

    def _ask(self, ask: Callable[[str], None]) -> None:
        if (entry := self.entry()) is not None:
            ask(entry.at)

    def verify(self) -> None:
        """Look, in a thread of its own, whether anything was changed outside."""
        self.check.setEnabled(False)
        self.words.setText(tr("Comparing…"))
        job = Job(partial(verify, self._session.path), self)
        job.done.connect(self._verified)
        job.failed.connect(self._not_verified)
        job.finished.connect(self._job_ended)
        self._job = job
        job.start()

    def _verified(self, found: Verified) -> None:
        if found.changed:
            lines = "\n".join(found.changed[:6])
            self.words.setText(tr("Changed from outside, %Ln places:", len(found.changed)) + "\n" + lines)
        else:
            words = tr("Nothing was changed from outside: each of %Ln entries is what was written.", found.entries)
            remarks = "\n".join(found.remarks[:2])
            head = tr("Head: {hash}", hash=found.head)
            self.words.setText("\n".join(part for part in (words, remarks, head) if part))

    def _not_verified(self, problem: Problem) -> None:
        self.words.setText(f"{said(problem.message)} {said(problem.hint)}")

    def _job_ended(self) -> None:
        self._job = None
        self.check.setEnabled(True)

    def _wait(self) -> None:
        if self._job is not None:
            self._job.wait()


def _table() -> QTableView:
    view = QTableView()
    view.setAccessibleName(tr("History"))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(26)
    view.setWordWrap(False)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setAlternatingRowColors(True)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view


def _details() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(tr("What it changed"))
    tree.setHeaderLabels([tr("What it changed"), "", tr("Before"), tr("After")])
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAlternatingRowColors(True)
    header = tree.header()
    header.setStretchLastSection(True)
    for column, width in ((0, 330), (1, 110), (2, 180)):
        header.resizeSection(column, width)
    return tree


def _line(one: Told) -> QTreeWidgetItem:
    name = " ".join(one.name.split())
    thing = tr(_WORDS.get(one.thing, one.thing))
    what = f"{thing} {number(one.id)}" + (f": {name}" if name else "")
    if not one.field:
        cells = [what, tr("new") if one.before is None else tr("gone"), "", ""]
    else:
        cells = [what, tr(_FIELDS.get(one.field, one.field)), _value(one.before), _value(one.after)]
    item = QTreeWidgetItem([cell if len(cell) <= _LONG else f"{cell[: _LONG - 1]}…" for cell in cells])
    for column, cell in enumerate(cells):
        item.setToolTip(column, as_text(cell))
    return item


def _value(words: str | None) -> str:
    if words is None:
        return "–"
    return tr(words) if words in _VALUES else " ".join(words.split())


def then(at: str) -> str:
    """Give a moment as a part of a file's name."""
    return datetime.fromisoformat(at).strftime("%Y-%m-%d %H.%M")
