"""Search in all articles and claims: a field in the toolbar, hits under it."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPalette,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotations.store import Hit
from gui.words import tr, with_key

Index = QModelIndex | QPersistentModelIndex
_SHOWN = 50
_ROWS = 9


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
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(260)
        self.setMaximumWidth(380)
        self.list = QListWidget(self.window())
        self.list.setWindowFlags(Qt.WindowType.ToolTip)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.StyledPanel)
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(120)
        self._later.timeout.connect(self.look)
        self.textEdited.connect(lambda _: self._later.start())
        self._hits: list[Hit] = []

    def show_keys(self) -> None:
        """Say which key goes here."""
        self.setPlaceholderText(with_key(tr("Search all articles and claims"), "find"))

    def look(self) -> None:
        """Search for what stands in the field now, and show the hits."""
        self._hits = list(self._search(self.text()))[: 2 * _SHOWN] if self.text().strip() else []
        self.list.clear()
        for hit in self._hits:
            item = QListWidgetItem(_words(hit))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, " ".join(hit.snippet.split()))
            self.list.addItem(item)
        if self.text().strip() and not self._hits:
            self.list.addItem(QListWidgetItem(tr("Nothing found")))
        self.list.setCurrentRow(0 if self._hits else -1)
        self._place()

    def _place(self) -> None:
        if not self.text().strip():
            self.list.hide()
            return
        rows = max(1, min(_ROWS, self.list.count()))
        self.list.resize(560, rows * max(self.list.sizeHintForRow(0), 20) + 2 * self.list.frameWidth())
        right = self.mapToGlobal(QPoint(self.width(), self.height() + 2))
        self.list.move(right.x() - self.list.width(), right.y())
        self.list.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move among the hits, Enter goes to one, Escape closes the list."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step and self._hits:
            self.list.setCurrentRow(max(0, min(len(self._hits) - 1, self.list.currentRow() + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._later.isActive() or not self._hits:
                self._later.stop()
                self.look()
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.list.hide()
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list."""
        self.list.hide()
        super().focusOutEvent(event)

    def _take(self, *_: object) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._hits):
            self.list.hide()
            self.picked.emit(self._hits[row], self.text())


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
