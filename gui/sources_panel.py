"""The list of sources: number key, colour, kind, reliability, how many claims."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedLayout,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.model import Reliability, Source
from gui import theme
from gui.words import as_text, key, tr

_ID = Qt.ItemDataRole.UserRole


def number_key(position: int) -> str:
    """Give the key of a place in the list: 1 to 9, then 0; none after the tenth."""
    return str((position + 1) % 10) if position < 10 else ""


def chip(colour: QColor, size: int = 12) -> QIcon:
    """Give a small square of a colour, ringed in white where its line is selected."""
    return _chip(colour.rgba(), size)


@lru_cache(maxsize=100)
def _chip(rgba: int, size: int) -> QIcon:
    colour = QColor.fromRgba(rgba)
    icon = QIcon()
    icon.addPixmap(_square(colour, size, Qt.PenStyle.NoPen), QIcon.Mode.Normal)
    icon.addPixmap(_square(colour, size, Qt.PenStyle.SolidLine), QIcon.Mode.Selected)
    return icon


def _square(colour: QColor, size: int, ring: Qt.PenStyle) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour)
    painter.setPen(QPen(Qt.GlobalColor.white, 1.4, ring))
    painter.drawRoundedRect(1, 1, size - 2, size - 2, 3, 3)
    painter.end()
    return pixmap


class SourcesPanel(QWidget):
    """The sources of the project, in the analyst's order.

    Signals:
        picked: a source was activated: it goes to the chosen claim.
        edit_asked, delete_asked, merge_asked, filter_asked, focus_asked, rate_asked, move_asked, new_asked: what the
            menu asks for.
    """

    picked = Signal(int)
    new_asked = Signal()
    edit_asked = Signal(int)
    delete_asked = Signal(list)
    merge_asked = Signal(int, list)
    filter_asked = Signal(int)
    focus_asked = Signal(int)
    rate_asked = Signal(int, object)
    move_asked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Sources"))
        self.tree.setColumnCount(4)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(0)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, header.ResizeMode.Stretch)
        for column, width in ((0, 22), (2, 24), (3, 34)):
            header.setSectionResizeMode(column, header.ResizeMode.Fixed)
            header.resizeSection(column, width)
        empty = self._empty = QLabel()
        self.show_keys()
        empty.setObjectName("quiet")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(empty)
        self._stack.setCurrentWidget(empty)  # nothing is in it yet
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 4)
        column.addLayout(self._stack)
        self.buttons = self._buttons()
        column.addWidget(self.buttons)
        self.tree.itemActivated.connect(lambda item: self.picked.emit(item.data(0, _ID)))
        self.tree.customContextMenuRequested.connect(self._menu)
        self._sources: dict[int, Source] = {}
        self._items: dict[int, QTreeWidgetItem] = {}

    def _buttons(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        for text, tip, act in (
            (tr("New"), tr("Make a source"), self.new_asked.emit),
            (tr("Edit"), tr("Name, kind, reliability, aliases (double click a name to use it)"), self._edit),
            ("▲", tr("Move up: the first ten have a number key"), lambda: self._move(-1)),
            ("▼", tr("Move down"), lambda: self._move(1)),
        ):
            button = QToolButton()
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch()
        return bar

    def show_keys(self) -> None:
        """Say which key names a source."""
        words = tr("No sources yet.\n\nChoose a claim and press {key}\nto name who says it.", key=key("pick_source"))
        self._empty.setText(words)

    def show_sources(self, sources: Sequence[Source], counts: Mapping[int, int]) -> None:
        """Show these sources with the number of claims each takes part in."""
        chosen = set(self.chosen())
        self._sources = {source.id: source for source in sources}
        colours = theme.current()
        self.tree.clear()
        self._items = {}
        for place, source in enumerate(sources):
            texts = [
                number_key(place),
                source.name,
                str(source.reliability or ""),
                str(counts.get(source.id, "") or ""),
            ]
            item = QTreeWidgetItem(texts)
            item.setData(0, _ID, source.id)
            item.setIcon(1, chip(colours.source(source.colour)))
            for column in (2, 3):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            tip = [f"{source.name} · {tr(source.kind)}", *([", ".join(source.aliases)] if source.aliases else [])]
            if source.reliability:
                tip.append(f"{source.reliability}: {tr(source.reliability.meaning)}")
            item.setToolTip(1, as_text("\n".join(tip)))
            self.tree.addTopLevelItem(item)
            self._items[source.id] = item
            item.setSelected(source.id in chosen)
        self._stack.setCurrentIndex(0 if sources else 1)

    def recount(self, counts: Mapping[int, int]) -> None:
        """Show how many claims some sources take part in now."""
        for source_id, count in counts.items():
            if source_id in self._items:
                self._items[source_id].setText(3, str(count or ""))

    def chosen(self) -> list[int]:
        """Give the ids of the sources that are selected in the list."""
        return [item.data(0, _ID) for item in self.tree.selectedItems()]

    def _current(self) -> int | None:
        item = self.tree.currentItem()
        return None if item is None else int(item.data(0, _ID))

    def _edit(self) -> None:
        if (current := self._current()) is not None:
            self.edit_asked.emit(current)

    def _move(self, step: int) -> None:
        if (current := self._current()) is not None:
            self.move_asked.emit(current, self._sources[current].position + step)
            self.choose(current)

    def choose(self, source_id: int) -> None:
        """Select a source in the list."""
        if source_id in self._items:
            self.tree.setCurrentItem(self._items[source_id])

    def _menu(self, point: QPoint) -> None:
        chosen = self.chosen()
        if not chosen:
            return
        menu = QMenu(self)
        current = self._current() or chosen[0]
        name = self._sources[current].name
        if len(chosen) == 1:
            menu.addAction(tr("Use for the chosen claim"), lambda: self.picked.emit(current))
            menu.addAction(tr("Show its claims in the table"), lambda: self.filter_asked.emit(current))
            menu.addAction(tr("Let its claims stand out"), lambda: self.focus_asked.emit(current))
            menu.addAction(tr("Edit…"), lambda: self.edit_asked.emit(current))
            rate = menu.addMenu(tr("Reliability"))
            for code in Reliability:
                rate.addAction(f"{code}  {tr(code.meaning)}", lambda code=code: self.rate_asked.emit(current, code))
            rate.addAction(tr("not rated"), lambda: self.rate_asked.emit(current, None))
        else:
            menu.addAction(
                tr("Merge %Ln sources into {name}", len(chosen), name=name),
                lambda: self.merge_asked.emit(current, chosen),
            )
        menu.addSeparator()
        menu.addAction(tr("Delete"), lambda: self.delete_asked.emit(chosen))
        menu.exec(self.tree.viewport().mapToGlobal(point))
        menu.deleteLater()
