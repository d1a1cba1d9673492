"""A small list to pick a source or a tag from by typing; a new name makes a new one."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gui.announce import announce


class Choice(NamedTuple):
    """One entry: the name it stands for, other words it is found by, and how it is shown."""

    name: str
    also: tuple[str, ...] = ()
    shown: str = ""


def matching(choices: Sequence[Choice], typed: str) -> list[tuple[Choice, str]]:
    """Give the choices whose name, or another word, holds what was typed, those that begin with it first.

    Beside each stands the other word where it was that which was found.
    """
    typed = typed.casefold().strip()
    ranked = []
    for place, choice in enumerate(choices):
        best: tuple[int, int, str] | None = None
        for word in (choice.name, *choice.also):
            folded = word.casefold()
            rank = 0 if folded.startswith(typed) else 1 if f" {typed}" in folded else 2 if typed in folded else 3
            if rank < 3 and (best is None or rank < best[0]):
                best = (rank, place, "" if word == choice.name else word)
        if best:
            ranked.append((best, choice))
    return [(choice, best[2]) for best, choice in sorted(ranked, key=lambda pair: pair[0][:2])]


class Picker(QDialog):
    """A pop-up with a field and a list.

    Args:
        prompt: what to type, in words.
        new: how a new entry is named in the list, such as "New source “{name}”"; "" where there can be none.
        pick: called with the name picked or typed.
    """

    def __init__(
        self, prompt: str, choices: Sequence[Choice], new: str, pick: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(prompt)
        self._choices = choices
        self._new = new
        self._pick = pick
        self.field = QLineEdit()
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(prompt)
        self.list.currentTextChanged.connect(lambda words: announce(self.field, words))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.resize(340, 280)
        self._fill("")

    def open_at(self, point: QPoint, typed: str = "") -> None:
        """Show the list at a place of the screen."""
        self.move(point)
        self.show()
        self.field.setText(typed)
        self.field.setFocus()

    def _fill(self, typed: str) -> None:
        self.list.clear()
        found = matching(self._choices, typed)
        for choice, also in found:
            item = QListWidgetItem((choice.shown or choice.name) + (f"  ({also})" if also else ""))
            item.setData(Qt.ItemDataRole.UserRole, choice.name)
            self.list.addItem(item)
        name = " ".join(typed.split())
        exact = {word.casefold() for choice in self._choices for word in (choice.name, *choice.also)}
        if self._new and name and name.casefold() not in exact:
            item = QListWidgetItem(self._new.format(name=name))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list, Enter takes the entry."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if item := self.list.currentItem():
                    self._take(item)
                return True
        return super().eventFilter(watched, event)

    def _take(self, item: QListWidgetItem) -> None:
        name = str(item.data(Qt.ItemDataRole.UserRole))
        self.close()
        self._pick(name)
