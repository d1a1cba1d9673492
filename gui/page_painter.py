"""Paints marks on the visible part of the page: tints, lines, outlines, and brackets in the margin."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextBlock, QTextLine

from annotations.model import Span
from gui.marks import Key, Mark, Marks, Placed
from gui.pointing import pieces, x_of
from gui.theme import Theme

LANE = 6.0
MAX_LANES = 5


class VisibleBlock(NamedTuple):
    """A paragraph on the screen.

    Attributes:
        start: its first position, UTF-16.
        origin: where its layout is drawn.
        top, bottom: the positions between which it is on the screen; a paragraph may be taller than that.
        mixed: whether some of it runs from right to left.
    """

    block: QTextBlock
    start: int
    origin: QPointF
    top: int
    bottom: int
    mixed: bool


class Shape(NamedTuple):
    """What is seen of a mark: where it stands, how it looks, its rectangles in viewport pixels."""

    placed: Placed
    mark: Mark
    rects: list[QRectF]


class PagePainter:
    """Paints one state of the page. Made anew for each paint event; touches what is visible alone."""

    def __init__(self, blocks: list[VisibleBlock], theme: Theme, left: float, font: QFont) -> None:
        self.blocks = blocks
        self.theme = theme
        self.left = left
        self.font = QFont(font)
        self.font.setPointSizeF(max(7.5, font.pointSizeF() * 0.72))
        self._faces: dict[bool, tuple[QFont, QFontMetricsF]] = {}  # of labels, by whether they are of the chosen mark

    def shapes(self, marks: Marks) -> list[Shape]:
        """Give what is seen of the marks, a shape for each of their spans."""
        if not self.blocks:
            return []
        found = marks.spans_within(self.blocks[0].top, self.blocks[-1].bottom)
        looks = marks.looks([placed.key for _, placed in found])
        return [
            Shape(placed, mark, list(self.rects_of(span))) for (span, placed), mark in zip(found, looks, strict=True)
        ]

    def paint_under(self, painter: QPainter, shapes: list[Shape], chosen: Key | None) -> None:
        """Paint what lies behind the words: the tint of each claim."""
        painter.setPen(Qt.PenStyle.NoPen)
        for placed, mark, rects in shapes:
            if placed.key.kind == "claim" and (not mark.aside or placed.key == chosen):
                painter.setBrush(self.theme.tint(mark.colour, strong=placed.key == chosen, depth=placed.lane))
                for rect in rects:
                    painter.drawRoundedRect(rect, 2, 2)

    def paint_over(self, painter: QPainter, shapes: list[Shape], chosen: Key | None) -> None:
        """Paint what lies on the words: a line a claim, a dotted outline a suggestion."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for placed, mark, rects in shapes:
            colour = self.theme.source(mark.colour)
            if mark.aside and placed.key != chosen:
                painter.setPen(QPen(self.theme.source(-1), 0.8, Qt.PenStyle.DotLine))
                for rect in rects:
                    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            elif placed.key.kind == "claim":
                painter.setPen(QPen(colour, 2.5 if placed.key == chosen else 1.6))
                for rect in rects:
                    y = rect.bottom() + 1.5 + min(placed.lane, MAX_LANES) * 3.0
                    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
            else:
                style = Qt.PenStyle.SolidLine if placed.key == chosen else Qt.PenStyle.DotLine
                painter.setPen(QPen(colour, 1.6 if placed.key == chosen else 1.2, style))
                for rect in rects:
                    painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 3, 3)

    def paint_parts(self, painter: QPainter, marks: Marks, mark: Mark) -> None:
        """Outline the words that name the source of a mark, and underline those that report it."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        colour = self.theme.source(mark.colour)
        painter.setPen(QPen(colour, 1.4))
        for span in marks.units(mark.mentions):
            for rect in self.rects_of(span):
                painter.drawRoundedRect(rect.adjusted(-2, -1, 2, 1), 4, 4)
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.DashLine))
        for span in marks.units(mark.cue):
            for rect in self.rects_of(span):
                painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def rects_of(self, span: Span) -> Iterator[QRectF]:
        """Give the rectangles of a stretch, in UTF-16, that are visible, in viewport pixels."""
        for visible in self.blocks:
            start, end = max(span.start, visible.top) - visible.start, min(span.end, visible.bottom) - visible.start
            if start < end:
                yield from _layout_rects(visible, start, end)

    def paint_margin(self, painter: QPainter, marks: Marks, chosen: Key | None) -> list[tuple[QRectF, Key]]:
        """Paint one bracket a mark, with its source's short name and its code beside it; give the labels' places."""
        labels: list[tuple[QRectF, Key]] = []
        if not self.blocks:
            return labels
        _, metrics = self._face(chosen=False)
        floor = -metrics.height()
        brackets = self._brackets(marks)
        looks = marks.looks([placed.key for placed, _, _ in brackets])
        for (placed, top, bottom), mark in zip(brackets, looks, strict=True):
            if mark.aside and mark.key != chosen:
                continue
            self._paint_bracket(painter, placed.lane, mark, top, bottom, mark.key == chosen)
            y = max(top, floor)
            if y < bottom + metrics.height() * 2:
                labels.append((self._paint_label(painter, mark, y, mark.key == chosen), mark.key))
                floor = y + metrics.height() * 1.05
        return labels

    def _brackets(self, marks: Marks) -> list[tuple[Placed, float, float]]:
        """Give the visible marks with the edges of their brackets; two that meet in a line share its height."""
        brackets: list[tuple[Placed, float, float]] = []
        last: dict[int, int] = {}
        for placed in marks.within(self.blocks[0].top, self.blocks[-1].bottom):
            top, bottom = self._edges(marks.unit(Span(placed.start, placed.end)))
            lane = min(placed.lane, MAX_LANES)
            before = last.get(lane)
            if before is not None and (end := brackets[before][2]) > top:
                middle = (top + end) / 2
                brackets[before] = (brackets[before][0], brackets[before][1], middle)
                top = middle
            last[lane] = len(brackets)
            brackets.append((placed, top, bottom))
        return brackets

    def _edges(self, reach: Span) -> tuple[float, float]:
        first, last = self.blocks[0], self.blocks[-1]
        top = -20.0 if reach.start < first.top else self._line_edge(reach.start).top()
        bottom = 1e5 if reach.end > last.bottom else self._line_edge(reach.end - 1).bottom()
        return top, bottom

    def _line_edge(self, position: int) -> QRectF:
        for visible in self.blocks:
            if visible.top <= position <= visible.bottom:
                line = visible.block.layout().lineForTextPosition(position - visible.start)
                if line.isValid():
                    return line.rect().translated(visible.origin)
        return QRectF()

    def _paint_bracket(self, painter: QPainter, lane: int, mark: Mark, top: float, bottom: float, chosen: bool) -> None:
        x = self.left - 12 - min(lane, MAX_LANES) * LANE
        style = Qt.PenStyle.SolidLine if mark.key.kind == "claim" else Qt.PenStyle.DotLine
        painter.setPen(QPen(self.theme.source(mark.colour), 3.0 if chosen else 1.8, style))
        painter.drawLine(QPointF(x, top + 2), QPointF(x, bottom - 2))
        painter.drawLine(QPointF(x, top + 2), QPointF(x + 4, top + 2))
        painter.drawLine(QPointF(x, bottom - 2), QPointF(x + 4, bottom - 2))

    def _face(self, *, chosen: bool) -> tuple[QFont, QFontMetricsF]:
        if chosen not in self._faces:
            font = QFont(self.font)
            font.setBold(chosen)
            self._faces[chosen] = font, QFontMetricsF(font)
        return self._faces[chosen]

    def _paint_label(self, painter: QPainter, mark: Mark, y: float, chosen: bool) -> QRectF:
        room = self.left - 24 - MAX_LANES * LANE * 0.6
        font, metrics = self._face(chosen=chosen)
        painter.setFont(font)
        code = mark.code
        width = metrics.horizontalAdvance(code + " ") if code else 0.0
        name = metrics.elidedText(mark.label, Qt.TextElideMode.ElideRight, room - width)
        painter.setPen(self.theme.source(mark.colour))
        rect = QRectF(4, y, room, metrics.height() * 1.2)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{name} {code}".strip())
        return rect


def _layout_rects(visible: VisibleBlock, start: int, end: int) -> Iterator[QRectF]:
    layout = visible.block.layout()
    for at in range(layout.lineForTextPosition(start).lineNumber(), layout.lineCount()):
        line = layout.lineAt(at)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if line.textStart() >= end:
            break
        if first < last:
            for a, b in pieces(line, first, last) if visible.mixed else [_ends(line, first, last)]:
                yield QRectF(a, line.y(), b - a, line.height()).translated(visible.origin)


def _ends(line: QTextLine, start: int, end: int) -> tuple[float, float]:
    a, b = x_of(line, start), x_of(line, end)
    if end == line.textStart() + line.textLength():  # blanks at the end hang over, a soft hyphen does not
        b = max(min(b, line.x() + line.naturalTextWidth()), x_of(line, end - 1))
    return min(a, b), max(a, b)
