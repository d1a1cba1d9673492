"""The hits of a search: a list that floats under the field."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPalette, QTextDocument, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotations.store import Hit
from gui.words import tr

Index = QModelIndex | QPersistentModelIndex
_ROWS = 9


class HitList(QListWidget):
    """Hits, two lines each, the first of them chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setItemDelegate(_HitDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Fill the list, or say that there is nothing."""
        self.clear()
        for hit in hits:
            item = QListWidgetItem(_words(hit))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, " ".join(hit.snippet.split()))
            self.addItem(item)
        if not hits:
            self.addItem(QListWidgetItem(tr("Nothing found")))
        self.setCurrentRow(0 if hits else -1)

    def show_under(self, right: QPoint) -> None:
        """Show the list with its right upper corner at a place of the screen."""
        rows = max(1, min(_ROWS, self.count()))
        self.resize(560, rows * max(self.sizeHintForRow(0), 20) + 2 * self.frameWidth())
        self.move(right.x() - self.width(), right.y())
        self.show()


def _words(hit: Hit) -> str:
    snippet = escape(" ".join(hit.snippet.split())).replace("\x02", "<b>").replace("\x03", "</b>")
    what = tr("Claim") if hit.claim_id is not None else tr("Text")
    return f"<small>{what} · {escape(hit.title)}</small><br>{snippet}"


class _HitDelegate(QStyledItemDelegate):
    """Paints a hit in two lines: where it stands, and its words with those that were looked for in bold."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the words in the colours of the line."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""  # type: ignore[attr-defined]
        style = option.widget.style()  # type: ignore[attr-defined]
        from PySide6.QtWidgets import QStyle  # six hundred names of enums, made on import: not before they are used

        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        colours = QAbstractTextDocumentLayout.PaintContext()
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        colours.palette.setColor(QPalette.ColorRole.Text, option.palette.color(role))  # type: ignore[attr-defined]
        painter.save()
        painter.setClipRect(option.rect)  # type: ignore[attr-defined]
        painter.translate(option.rect.topLeft() + QPoint(8, 3))  # type: ignore[attr-defined]
        document = self._laid(words)
        document.documentLayout().draw(painter, colours)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        document = self._laid(str(index.data()))
        return QSize(100, round(document.size().height()) + 6)

    @staticmethod
    def _laid(words: str) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        document.setDefaultTextOption(option)
        document.setHtml(words)
        return document
