"""The Admiralty code: a field with both rows, and the table that R opens."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotations.model import Credibility, Reliability
from gui.words import tr

Code = Reliability | Credibility


class CodeRow(QWidget):
    """A row of buttons, one a code, with the code's meaning in words under it.

    Signals:
        picked: a code, or None where the checked one was pressed again.
    """

    picked = Signal(object)

    def __init__(self, codes: Iterable[Code], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._codes: list[Code] = list(codes)
        self._set: Code | None = None
        self._inherited: Code | None = None
        self._hint = QLabel()
        self._hint.setObjectName("quiet")
        self.buttons: dict[Code, QToolButton] = {}
        row = QHBoxLayout()
        row.setSpacing(3)
        for code in self._codes:
            row.addWidget(self._button(code, name))
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._hint)
        self.setMinimumHeight(column.minimumSize().height())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_code(None)

    def _button(self, code: Code, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(str(code))
        button.setCheckable(True)
        button.setFixedSize(34, 28)
        button.setToolTip(f"{code}: {tr(code.meaning)}")
        button.setAccessibleName(f"{name} {code}, {tr(code.meaning)}")
        button.clicked.connect(lambda: self.picked.emit(None if code == self._set else code))
        button.installEventFilter(self)
        self.buttons[code] = button
        return button

    def show_code(self, code: Code | None, inherited: Code | None = None, hint: str = "") -> None:
        """Show a code as set; an inherited one is shown where none is set.

        Args:
            hint: words after the meaning, such as whose code it is.
        """
        self._set, self._inherited, self._own_hint = code, inherited, hint
        for one, button in self.buttons.items():
            button.setChecked(one == (code or inherited))
        self._say(code or inherited)

    def _say(self, code: Code | None) -> None:
        if code is None:
            self._hint.setText(tr("not rated"))
        else:
            own = f" ({self._own_hint})" if self._own_hint and code == (self._set or self._inherited) else ""
            self._hint.setText(f"{code} · {tr(code.meaning)}{own}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the meaning of the code under the pointer or the focus."""
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            for code, button in self.buttons.items():
                if watched is button:
                    self._say(code)
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._say(self._set or self._inherited)
        return False


class RatingField(QWidget):
    """Reliability and credibility of a claim. With the focus, A to F and 1 to 6 rate."""

    reliability_picked = Signal(object)
    credibility_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Admiralty code"))
        self.reliability = CodeRow(Reliability, tr("Reliability"))
        self.credibility = CodeRow(Credibility, tr("Credibility"))
        self.reliability.picked.connect(self.reliability_picked)
        self.credibility.picked.connect(self.credibility_picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for title, row in ((tr("Reliability of the source"), self.reliability), (tr("Credibility"), self.credibility)):
            label = QLabel(title)
            label.setObjectName("section")
            column.addWidget(label)
            column.addWidget(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rate by key."""
        text = event.text().upper()
        if text and text in list(Reliability):
            self.reliability_picked.emit(Reliability(text))
        elif text and text in list(Credibility):
            self.credibility_picked.emit(Credibility(text))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep A to F and 1 to 6 from the window's shortcuts while the focus is here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            text = event.text().upper()
            if text and (text in list(Reliability) or text in list(Credibility)):
                event.accept()
                return True
        return super().event(event)


class RatingTable(QDialog):
    """Both axes with their meanings; two keys rate, Escape leaves.

    Args:
        what: what is being rated, in words.
        rate: called with both codes.
    """

    def __init__(self, what: str, rate: Callable[[Reliability, Credibility], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._rate = rate
        self._reliability: Reliability | None = None
        self.setAccessibleName(tr("Rate"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 14, 18, 14)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        title = QLabel(f"<b>{tr('Rate')}</b> {what}")
        title.setTextFormat(Qt.TextFormat.RichText)
        grid.addWidget(title, 0, 0, 1, 4)
        self.buttons: dict[str, QToolButton] = {}
        for column, (heading, codes) in enumerate(((tr("Source"), Reliability), (tr("Information"), Credibility))):
            self._fill(grid, column * 2, heading, codes)
        hint = QLabel(tr("Press a letter, then a digit. Esc leaves."))
        hint.setObjectName("quiet")
        grid.addWidget(hint, 8, 0, 1, 4)

    def _fill(self, grid: QGridLayout, column: int, heading: str, codes: type[StrEnum]) -> None:
        label = QLabel(heading)
        label.setObjectName("section")
        grid.addWidget(label, 1, column, 1, 2)
        for row, code in enumerate(codes):
            button = QToolButton()
            button.setText(str(code))
            button.setCheckable(True)
            button.setFixedSize(30, 26)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, code=code: self._take(str(code)))
            self.buttons[str(code)] = button
            grid.addWidget(button, 2 + row, column)
            grid.addWidget(QLabel(tr(code.meaning)), 2 + row, column + 1)  # type: ignore[attr-defined]

    def open_at(self, point: QPoint) -> None:
        """Show the table at a place of the screen."""
        self.adjustSize()
        self.move(point)
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a letter, then a digit."""
        text = event.text().upper()
        if text and text in self.buttons:
            self._take(text)
        else:
            super().keyPressEvent(event)

    def _take(self, code: str) -> None:
        if code in list(Reliability):
            self._reliability = Reliability(code)
            for one in Reliability:
                self.buttons[one].setChecked(one == code)
        elif self._reliability is not None:
            self.close()
            self._rate(self._reliability, Credibility(code))
        else:
            self.buttons[code].setChecked(False)
