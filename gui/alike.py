"""The same words in other places: a look at each before all of them become claims, as one step."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.model import Span
from annotations.session import Occurrence
from gui.words import as_text, tr

_AT = Qt.ItemDataRole.UserRole


class AlikeDialog(QDialog):
    """Lists the places with the same words, each with a box to tick; all are ticked at first."""

    def __init__(self, words: str, found: Sequence[Occurrence], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tag the same words"))
        self.resize(760, 460)
        self._found = list(found)
        heading = QLabel(f"“{escape(words if len(words) <= 160 else words[:159] + '…')}”")
        heading.setWordWrap(True)
        heading.setObjectName("section")
        said = QLabel(
            tr("Each place that is ticked becomes a claim with the same source, ratings, quotation and tags.")
        )
        said.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Places with the same words"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels([tr("Context"), tr("Article")])
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.header().resizeSection(1, 220)
        for at, one in enumerate(self._found):
            item = QTreeWidgetItem([_context(one), one.title])
            item.setData(0, _AT, at)
            item.setToolTip(1, as_text(one.title))
            item.setCheckState(0, Qt.CheckState.Checked)
            self.list.addTopLevelItem(item)
        if self._found:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.tick = self.buttons.addButton(tr("Tick none"), QDialogButtonBox.ButtonRole.ActionRole)
        self.tick.clicked.connect(self._tick_all_or_none)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (heading, said, self.list, self.buttons):
            column.addWidget(widget)
        self.list.itemChanged.connect(self._count)
        self.list.setFocus()
        self._count()

    def places(self) -> list[tuple[int, Span]]:
        """Give article and span of those that are ticked."""
        return [(self._found[at].article_id, self._found[at].span) for at in self._ticked()]

    def _ticked(self) -> list[int]:
        items = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [int(item.data(0, _AT)) for item in items if item and item.checkState(0) == Qt.CheckState.Checked]

    def _tick_all_or_none(self) -> None:
        state = Qt.CheckState.Unchecked if self._ticked() else Qt.CheckState.Checked
        self.list.blockSignals(True)
        for row in range(self.list.topLevelItemCount()):
            if (item := self.list.topLevelItem(row)) is not None:
                item.setCheckState(0, state)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._count()

    def _count(self) -> None:
        n = len(self._ticked())
        okay = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        okay.setText(tr("Make %Ln claims", n))
        okay.setEnabled(n > 0)
        self.tick.setText(tr("Tick none") if n else tr("Tick all"))


def _context(one: Occurrence) -> str:
    return " ".join(f"…{one.before}«{one.words}»{one.after}…".split())
