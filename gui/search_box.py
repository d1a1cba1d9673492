"""Search in all articles and claims: a field in the toolbar, hits under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from annotations.store import Hit
from gui.words import tr, with_key

if TYPE_CHECKING:
    from gui.hits import HitList

_SHOWN = 50


class SearchBox(QLineEdit):
    """Looks while one types.

    Args:
        search: gives the hits for what was typed.

    Signals:
        picked: the Hit that was chosen, and what was looked for.
        left: Escape was pressed.
    """

    picked = Signal(object, str)
    left = Signal()

    def __init__(self, search: Callable[[str], Sequence[Hit]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self.show_keys()
        self.setAccessibleName(tr("Search all articles and claims"))
        self.setMinimumWidth(260)
        self.setMaximumWidth(380)
        self._list: HitList | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(120)
        self._later.timeout.connect(self.look)
        self.textEdited.connect(lambda _: self._later.start())
        self._hits: Sequence[Hit] = ()

    def show_keys(self) -> None:
        """Say which key goes here."""
        self.setPlaceholderText(with_key(tr("Search all articles and claims"), "find"))

    @property
    def list(self) -> HitList:
        """The list of hits, made when it is asked for first."""
        if self._list is None:
            from gui.hits import HitList

            self._list = HitList(self.window())
            self._list.itemClicked.connect(self._take)
        return self._list

    def look(self) -> None:
        """Search for what stands in the field now, and show the hits."""
        if not self.text().strip():
            self._hits = ()
            self._hide()
            return
        self._hits = [*self._search(self.text())][: 2 * _SHOWN]
        self.list.show_hits(self._hits)
        self.list.show_under(self.mapToGlobal(QPoint(self.width(), self.height() + 2)))

    def _hide(self) -> None:
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move among the hits, Enter goes to one, Escape closes the list."""
        step = (event.key() == Qt.Key.Key_Down) - (event.key() == Qt.Key.Key_Up)
        if step and self._hits:
            self.list.setCurrentRow(max(0, min(len(self._hits) - 1, self.list.currentRow() + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._later.isActive() or not self._hits:
                self._later.stop()
                self.look()
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self._hide()
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list."""
        self._hide()
        super().focusOutEvent(event)

    def _take(self, *_: object) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._hits):
            self.list.hide()
            self.picked.emit(self._hits[row], self.text())
