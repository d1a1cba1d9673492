"""A label of one line that gives way: where room is short its end is left out, and the tool tip has the whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStylePainter, QWidget

from gui.words import as_text

_SLACK = 2  # pixels: widths are rounded, and a label as wide as its words would be cut


class Elided(QLabel):
    """Plain words in one line."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words. Where any width does, nothing around is laid out anew, as it is for a label."""
        if text == self._text:
            return
        self._text = text
        self.setToolTip(as_text(text))
        self.setAccessibleName(text)
        if self.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Ignored:
            self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Give the words."""
        return self._text

    def shown(self) -> str:
        """Give what of the words there is room for."""
        return self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")

    def sizeHint(self) -> QSize:
        """As wide as the words, one line high."""
        return self._size(self.fontMetrics().horizontalAdvance(self._text) + _SLACK)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return self._size(0)

    def _size(self, width: int) -> QSize:
        margins = self.contentsMargins()
        high = self.fontMetrics().height() + margins.top() + margins.bottom()
        return QSize(width + margins.left() + margins.right(), high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QStylePainter(self)
        palette, role = self.palette(), self.foregroundRole()
        painter.drawItemText(self.contentsRect(), int(self.alignment()), palette, self.isEnabled(), self.shown(), role)
