"""The lay of the page: a measure, a left margin for brackets, generous leading, space between paragraphs."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout

LEADING = 1.5
HEADING = 1.3
HEADING_LEADING = 1.2
GAP = 0.55
BLANK = 0.5


class PageLayout(QPlainTextDocumentLayout):
    """Lays out a paragraph when it comes into view, within `left` and `measure` pixels of the viewport.

    Qt's own layout has neither leading nor a measure; everything else of it stays.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.left = 120.0
        self.measure = 600.0
        self.width = 800.0
        self.heading = False

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Give the room of a paragraph, in pixels from its own top left corner."""
        if not block.isValid():
            return QRectF()
        layout = block.layout()
        count = layout.lineCount()
        if not count or layout.lineAt(0).x() != self.left:
            self._lay(block, layout)
            count = layout.lineCount()
        last = layout.lineAt(count - 1)
        if block.length() == 1:  # an empty line between paragraphs adds to their space, no more
            return QRectF(0, 0, self.width, last.height() * BLANK)
        after = (self._leading(block) - 1) / 2 + GAP
        return QRectF(0, 0, self.width, last.y() + last.height() * (1 + after))

    def _leading(self, block: QTextBlock) -> float:
        return HEADING_LEADING if self.heading and block.blockNumber() == 0 else LEADING

    def _lay(self, block: QTextBlock, layout: QTextLayout) -> None:
        layout.setTextOption(self.document().defaultTextOption())
        if self.heading and block.blockNumber() == 0:
            layout.setFormats([self._heading_format(block)])
        leading = self._leading(block)
        layout.beginLayout()
        y = 0.0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.measure)
            line.setPosition(QPointF(self.left, y + line.height() * (leading - 1) / 2))
            y += line.height() * leading
        layout.endLayout()
        block.setLineCount(layout.lineCount())

    def _heading_format(self, block: QTextBlock) -> QTextLayout.FormatRange:
        from PySide6.QtGui import QTextCharFormat

        form = QTextCharFormat()
        font = QFont(self.document().defaultFont())
        font.setPointSizeF(font.pointSizeF() * HEADING)
        font.setWeight(QFont.Weight.DemiBold)
        form.setFont(font)
        heading = QTextLayout.FormatRange()
        heading.start, heading.length, heading.format = 0, block.length(), form
        return heading
