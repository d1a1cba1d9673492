"""The parts of the claim panel: quoted words, the chain with its steps, quotation, tags."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotations.model import Quotation, Source
from gui import theme
from gui.elided import Elided
from gui.sources_panel import chip
from gui.words import key, tr, with_key
from gui.wrapped import Wrapped


class StepShown(NamedTuple):
    """One step of a chain as the panel shows it."""

    source: Source | None
    mention: str
    cue: str


def section(text: str) -> QLabel:
    """Give a small heading."""
    label = QLabel(text)
    label.setObjectName("section")
    return label


class Quote(Wrapped):
    """Quoted words, in the reading face; they can be dragged into another program.

    Signals:
        drag_asked: the words are to be dragged out.
    """

    drag_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        font = theme.reading_font(11)
        font.setItalic(True)
        self.setFont(font)
        self._pressed: QPointF | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin the drag."""
        far = QApplication.startDragDistance()
        if self._pressed is not None and (event.position() - self._pressed).manhattanLength() >= far:
            self._pressed = None
            self.drag_asked.emit()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def in_order(layout: QLayout) -> Iterator[QWidget]:
    """Give the widgets of a layout and of the layouts in it, in their order on the screen."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
            inner = widget.layout()
        if inner is not None:
            yield from in_order(inner)


def shortened(text: str, limit: int = 260) -> str:
    """Give a text cut in its middle where it is long."""
    return text if len(text) <= limit else f"{text[: limit * 2 // 3]} … {text[-limit // 3 :]}"


class QuotationRow(QWidget):
    """direct, indirect, mixed."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Quotation"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        self.group = QButtonGroup(self)
        self.group.setExclusive(False)
        self.buttons: dict[Quotation, QToolButton] = {}
        self._set: Quotation | None = None
        for quotation in Quotation:
            button = QToolButton()
            button.setText(tr(quotation))
            button.setCheckable(True)
            button.setMinimumHeight(26)
            button.clicked.connect(lambda _=False, q=quotation: self.picked.emit(None if q == self._set else q))
            self.group.addButton(button)
            self.buttons[quotation] = button
            row.addWidget(button)
        row.addStretch()

    def show_quotation(self, quotation: Quotation | None) -> None:
        """Show one as set."""
        self._set = quotation
        for one, button in self.buttons.items():
            button.setChecked(one == quotation)


class ChainRows(QWidget):
    """The steps of a chain, first-hand first, each with its mention, and what can be done with it."""

    change_asked = Signal(int)
    remove_asked = Signal(int)
    mention_pointed = Signal(int)
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._looks: tuple[object, ...] = ()

    def show_steps(self, steps: Sequence[StepShown]) -> None:
        """Show these steps and, under them, the way to add one."""
        looks = (*steps, theme.current(), key("pick_source"), key("pick_next_step"))
        if looks == self._looks:
            return
        self._looks = looks
        clear(self._column)
        for at, step in enumerate(steps):
            self._column.addWidget(self._row(at, step))
        add = QPushButton(
            with_key(tr("+ add a step"), "pick_next_step")
            if steps
            else with_key(tr("+ name the source"), "pick_source")
        )
        add.setObjectName("flat")
        add.setToolTip(tr("Who passes the claim on") if steps else tr("Who makes the claim"))
        add.clicked.connect(lambda: self.change_asked.emit(len(steps)))
        self._column.addWidget(add)
        self.rebuilt.emit()

    def _row(self, at: int, step: StepShown) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        name = QToolButton()
        name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        name.setIcon(chip(theme.current().source(step.source.colour if step.source else -1)))
        words = step.source.name if step.source else tr("source not named")
        name.setText(f"{at + 1}  {tr('via') + ' ' if at else ''}{words}")
        name.setToolTip(tr("Change this source"))
        name.clicked.connect(lambda: self.change_asked.emit(at))
        line.addWidget(name)
        said = " ".join(part for part in (step.cue, f"“{step.mention}”" if step.mention else "") if part)
        mention = Elided(said)
        mention.setObjectName("quiet")
        line.addWidget(mention, 1)
        code = QLabel(str(step.source.reliability or "") if step.source else "")
        line.addWidget(code)
        remove = QToolButton()
        remove.setText("×")
        remove.setToolTip(tr("Take this step out of the chain"))
        remove.setAccessibleName(tr("Remove {name}", name=words))
        remove.clicked.connect(lambda: self.remove_asked.emit(at))
        line.addWidget(remove)
        return row


class TagRow(QWidget):
    """Free tags: one button each to take it off, and a field to add one."""

    added = Signal(str)
    removed = Signal(str)
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._row.setSpacing(3)
        self._tags: tuple[str, ...] | None = None
        self.field = QLineEdit()
        self.show_keys()
        self.field.setAccessibleName(tr("Add a tag"))
        self.field.returnPressed.connect(self._add)
        column.addLayout(self._row)
        column.addWidget(self.field)

    def show_keys(self) -> None:
        """Say which key goes to the field."""
        self.field.setPlaceholderText(with_key(tr("Add a tag"), "pick_tag"))

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these tags."""
        if tuple(tags) == self._tags:
            return
        self._tags = tuple(tags)
        clear(self._row)
        for tag in tags:
            button = QToolButton()
            button.setText(f"{tag} ×")
            button.setToolTip(tr("Take the tag {tag} off", tag=tag))
            button.clicked.connect(lambda _=False, tag=tag: self.removed.emit(tag))
            self._row.addWidget(button)
        self._row.addStretch()
        self.rebuilt.emit()

    def _add(self) -> None:
        tag = self.field.text()
        self.field.clear()
        if tag.strip():
            self.added.emit(tag)
