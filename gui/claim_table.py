"""The table of claims: sorted and filtered by the store, lines fetched for what is visible alone."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotations.errors import Problem
from annotations.model import Changes, Credibility, Reliability, Source
from annotations.session import Session
from annotations.store import NO_SOURCE, ClaimFilter, ClaimRow
from gui import theme
from gui.elided import Elided
from gui.sources_panel import chip
from gui.words import as_text, marked, tr

COLUMNS = ("quote", "source", "via", "reliability", "credibility", "quotation", "tags", "article")
HEADINGS = (
    *(marked("Quote"), marked("Source"), marked("Via"), marked("Rel."), marked("Cred.")),
    *(marked("Quotation"), marked("Tags"), marked("Article")),
)
WIDTHS = (420, 130, 110, 56, 56, 112, 110, 220)
_QUOTATION = COLUMNS.index("quotation")
_PAGE = 25
_KEPT = 2000
_FEW = 200
_DISPLAY, _DECORATION, _TOOL_TIP, _ALIGNMENT = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
    )
)
_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
    | Qt.ItemFlag.ItemIsDragEnabled
)
_ASKED = frozenset({_DISPLAY, _DECORATION, _TOOL_TIP, _ALIGNMENT})  # of a dozen that Qt asks for each cell painted
Index = QModelIndex | QPersistentModelIndex


class ClaimTableModel(QAbstractTableModel):
    """The claims that pass a filter, in one order. Holds their ids, and the lines of a few of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.ids = array("q")
        self.wanted = ClaimFilter()
        self.sort_by = ("place", False)
        self._lines: dict[int, ClaimRow] = {}
        self._places: dict[int, tuple[int, int, int, int]] = {}  # of claims that others were sorted in beside

    def refresh(self) -> None:
        """Ask the store again."""
        self.beginResetModel()
        self._lines.clear()
        self._places.clear()
        sort, descending = self.sort_by
        found = self.session.store.claim_ids(self.wanted, sort, descending=descending) if self.session else []
        self.ids = array("q", found)
        self.endResetModel()

    def follow(self, claim_ids: Collection[int]) -> bool:
        """Show what became of some claims without asking for all others; say whether that could be done.

        It can in text order, where the place of each is looked up.
        """
        if self.session is None or len(claim_ids) > _FEW or self.sort_by != ("place", False):
            return False
        for claim_id in claim_ids:
            self._places.pop(claim_id, None)
        passing = set(self.session.store.passing(claim_ids, self.wanted))
        for claim_id in set(claim_ids) - passing:
            if (row := self.row_of(claim_id, at_once=False)) is not None:
                self._remove(row)
        rows = {claim_id: self.row_of(claim_id) for claim_id in passing}
        moved = [row for row in rows.values() if row is not None and not self._in_order(row)]
        if len(moved) > 1:
            return False
        for row in moved:
            self._remove(row)
        for claim_id in passing:
            if rows[claim_id] is None or rows[claim_id] in moved:
                self._insert(claim_id)
        self._forget(claim_ids)
        return True

    def _in_order(self, row: int) -> bool:
        place = self._place
        here = place(self.ids[row])
        before = row == 0 or place(self.ids[row - 1]) < here
        return before and (row + 1 == len(self.ids) or here < place(self.ids[row + 1]))

    def _place(self, claim_id: int) -> tuple[int, int, int, int]:
        if self.session is None:
            raise RuntimeError("no project is open")
        if claim_id not in self._places:
            if len(self._places) >= _KEPT:
                self._places.clear()
            self._places[claim_id] = self.session.store.place_of(claim_id)
        return self._places[claim_id]

    def row_of(self, claim_id: int, *, at_once: bool = True) -> int | None:
        """Give the row of a claim; None where it is not listed.

        Args:
            at_once: look where it ought to be first, which costs no look at all the others.
        """
        if at_once and self.sort_by == ("place", False):
            try:
                row = bisect_left(self.ids, self._place(claim_id), key=self._place)
            except Problem:  # one of those listed is gone, and follow has not been told yet
                row = len(self.ids)
            if row < len(self.ids) and self.ids[row] == claim_id:
                return row
        try:
            return self.ids.index(claim_id)
        except ValueError:
            return None

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.ids[row]
        self.endRemoveRows()

    def _insert(self, claim_id: int) -> None:
        row = bisect_left(self.ids, self._place(claim_id), key=self._place)
        self.beginInsertRows(QModelIndex(), row, row)
        self.ids.insert(row, claim_id)
        self.endInsertRows()

    def _forget(self, claim_ids: Collection[int]) -> None:
        for claim_id in claim_ids:
            if self._lines.pop(claim_id, None) is not None and (row := self.row_of(claim_id)) is not None:
                self._painted(row, row + 1)

    def show_anew(self) -> None:
        """Ask again for all that the lines say, as after a change of a source."""
        self._lines.clear()
        self._painted(0, len(self.ids))

    def _painted(self, first: int, end: int) -> None:
        last = min(end, len(self.ids)) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """The number of claims."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heading of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADINGS[section])
        return None

    def line(self, row: int) -> ClaimRow | None:
        """Give the line of a row, fetched with those of its neighbours that are not there yet."""
        claim_id = self.ids[row]
        if claim_id not in self._lines:
            if self.session is None:
                return None
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            first = row - row % _PAGE
            missing = [one for one in self.ids[first : first + _PAGE] if one not in self._lines]
            self._lines.update((line.id, line) for line in self.session.store.claim_rows(missing))
        return self._lines.get(claim_id)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, its colour chip, and the whole quote as tool tip."""
        if role not in _ASKED:
            return None
        column = index.column()
        if role == _ALIGNMENT:
            return Qt.AlignmentFlag.AlignCenter if column in (3, 4) else None
        if role == _DECORATION and column != 1:
            return None
        line = self.line(index.row())
        if line is None:
            return None
        if role == _DECORATION:
            return chip(theme.current().source(line.colour)) if line.source else None
        value = str(getattr(line, COLUMNS[column]))
        if value and column == _QUOTATION:
            return tr(value)
        return as_text(value) if role == _TOOL_TIP else " ".join(value.split())

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A line can be dragged out."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """Give the claims of these cells as one cites them, a line each."""
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        if self.session is not None:
            data.setText("\n".join(self.session.citation(self.ids[row]) for row in rows))
        return data

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 for the place in the text."""
        name = "place" if column < 0 else COLUMNS[column]
        wanted = (name, order == Qt.SortOrder.DescendingOrder)
        if wanted != self.sort_by:  # Qt says it twice
            self.sort_by = wanted
            self.refresh()


class ClaimTable(QWidget):
    """The table with its filters.

    Signals:
        pointed: the id of the claim whose passage is to be shown.
        selected: other lines have been selected by hand.
        menu_asked: a menu for the selected claims is asked for, at a place of the screen.
    """

    pointed = Signal(int)
    selected = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ClaimTableModel()
        self._unrated = 0
        self._quiet = False
        self.view = QTableView()
        self.article = self._choice(tr("All articles"), tr("Article"))
        self.article.addItem(tr("This article"), "here")
        self._here: int | None = None
        self._choices: dict[QComboBox, list[tuple[str, int | str]]] = {}
        self.source = self._choice(tr("Any source"), tr("Source"))
        self.source.addItem(tr("no source"), NO_SOURCE)
        self.reliability = self._choice(tr("Any reliability"), tr("Reliability"))
        self.credibility = self._choice(tr("Any credibility"), tr("Credibility"))
        self.tag = self._choice(tr("Any tag"), tr("Tag"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("Words in quote or note"))
        self.text.setAccessibleName(tr("Words in quote or note"))
        self.text.setMinimumWidth(140)
        self.count = Elided()
        self.count.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.count.setObjectName("quiet")
        self._fill_codes()
        self._set_up_view()
        bar = QHBoxLayout()
        for field in (self.article, self.source, self.reliability, self.credibility, self.tag, self.text):
            bar.addWidget(field, 1 if field is self.text else 0)
        bar.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.addLayout(bar)
        column.addWidget(self.view)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(150)
        self._later.timeout.connect(self.apply)
        self.text.textChanged.connect(self._later.start)

    def _choice(self, everything: str, name: str) -> QComboBox:
        field = QComboBox()
        field.addItem(everything, "")
        field.setAccessibleName(tr("Filter: {what}", what=name))
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(11)
        field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        field.activated.connect(self.apply)
        return field

    def _fill_codes(self) -> None:
        for field, codes in ((self.reliability, Reliability), (self.credibility, Credibility)):
            field.addItem(tr("not rated"), "-")
            for code in codes:
                field.addItem(f"{code}  {tr(code.meaning)}", str(code))

    def _set_up_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setAccessibleName(tr("Claims"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setSortingEnabled(True)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.horizontalHeader().setHighlightSections(False)  # whole lines are chosen, and all headings alike
        self.view.horizontalHeader().setSortIndicatorClearable(True)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(26)
        self.view.setShowGrid(False)
        self.view.setAlternatingRowColors(True)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setDragEnabled(True)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.clicked.connect(lambda index: self.pointed.emit(self.model.ids[index.row()]))
        self.view.activated.connect(lambda index: self.pointed.emit(self.model.ids[index.row()]))
        self.view.selectionModel().selectionChanged.connect(self._selection_changed)
        for column, width in enumerate(WIDTHS):
            self.view.setColumnWidth(column, width)

    def show_session(self, session: Session | None) -> None:
        """Show the claims of a project, or none."""
        self.model.session = session
        self._unrated = session.store.unrated() if session else 0
        for field in (self.article, self.source, self.reliability, self.credibility, self.tag):
            field.setCurrentIndex(0)
        self.text.clear()
        self.apply()

    def stop(self) -> None:
        """Ask for nothing more: the project is about to be closed."""
        self._later.stop()
        self.model.session = None

    def show_changes(self, changes: Changes, unrated: int | None) -> None:
        """Show what a step has changed, keeping the selected claims selected.

        Args:
            unrated: how many claims of the project have no credibility yet; None where that has not changed.
        """
        self._unrated = self._unrated if unrated is None else unrated
        sort, wanted = self.model.sort_by[0], self.model.wanted
        by_source = changes.sources and (sort in ("source", "via", "reliability") or wanted.reliability)
        followed = not (changes.articles or by_source) and self.model.follow(changes.claims)
        if not followed and (changes.articles or by_source or changes.claims):
            self.refresh()
        elif changes.sources:
            self.model.show_anew()
        self._show_count()

    def refresh(self) -> None:
        """Ask the store again, keeping the selected claims selected."""
        chosen = self.chosen()
        self.model.refresh()
        self.choose(chosen)

    def show_article(self, article_id: int | None) -> None:
        """Follow the page to an article."""
        self._here = article_id
        if self.article.currentData() == "here" and self.model.wanted.article_id != article_id:
            self.apply()

    def _show_count(self) -> None:
        n, unrated = len(self.model.ids), self._unrated
        words = tr("%Ln claims", n)
        self.count.setText(f"{words} · {tr('%Ln to rate', unrated)}" if unrated else words)

    def show_choices(self, sources: Sequence[Source], tags: Sequence[str]) -> None:
        """Offer these in the filters; what is chosen stays chosen."""
        for field, always, pairs in (
            (self.source, 2, [(source.name, source.id) for source in sources]),
            (self.tag, 1, [(tag, tag) for tag in tags]),
        ):
            if pairs == self._choices.get(field):
                continue
            self._choices[field] = pairs
            kept = field.currentData()
            while field.count() > always:
                field.removeItem(field.count() - 1)
            for words, key in pairs:
                field.addItem(words, key)
            field.setCurrentIndex(max(0, field.findData(kept)))

    def filter_by_source(self, source_id: int) -> None:
        """Show the claims of one source."""
        self.source.setCurrentIndex(max(0, self.source.findData(source_id)))
        self.apply()

    def filter_by_cell(self, source_id: int, credibility: str) -> None:
        """Show the claims that a source takes part in and that have one credibility, in all articles."""
        self.article.setCurrentIndex(0)
        for field, value in ((self.source, source_id), (self.credibility, credibility)):
            field.setCurrentIndex(max(0, field.findData(value)))
        for field in (self.reliability, self.tag):
            field.setCurrentIndex(0)
        self.text.clear()
        self._later.stop()
        self.apply()

    def apply(self) -> None:
        """Show the claims that pass the filters as they stand."""
        self.model.wanted = ClaimFilter(
            article_id=self._here if self.article.currentData() == "here" else None,
            source_id=self.source.currentData() or None,
            reliability=self.reliability.currentData(),
            credibility=self.credibility.currentData(),
            tag=self.tag.currentData(),
            text=self.text.text(),
        )
        self.model.refresh()
        self._show_count()

    def chosen(self) -> list[int]:
        """Give the ids of the selected claims, in the table's order."""
        ranges = sorted((found.top(), found.bottom()) for found in self.view.selectionModel().selection())
        return [self.model.ids[row] for top, bottom in ranges for row in range(top, bottom + 1)]

    def choose(self, claim_ids: Sequence[int]) -> None:
        """Select the lines of these claims, without going to their passages."""
        selection = self.view.selectionModel()
        found = (
            (self.model.row_of(claim_id) for claim_id in claim_ids) if len(claim_ids) < _FEW else self._rows(claim_ids)
        )
        rows = sorted(row for row in found if row is not None)
        picked = QItemSelection()
        last = self.model.columnCount() - 1
        for row in rows:
            picked.select(self.model.index(row, 0), self.model.index(row, last))
        self._quiet = True
        selection.select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = False
        if rows:
            selection.setCurrentIndex(self.model.index(rows[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.view.scrollTo(self.model.index(rows[0], 0))

    def _selection_changed(self) -> None:
        if not self._quiet:
            self.selected.emit()

    def _rows(self, claim_ids: Sequence[int]) -> list[int]:
        wanted = set(claim_ids)
        return [row for row, claim_id in enumerate(self.model.ids) if claim_id in wanted]

    def _menu(self, point: QPoint) -> None:
        if self.chosen():
            self.menu_asked.emit(self.view.viewport().mapToGlobal(point))
