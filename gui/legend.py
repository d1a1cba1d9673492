"""What colours and lines on the page mean: a strip under it, with the sources of the article."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotations.model import Source
from gui import theme
from gui.words import tr

_SAMPLE, _GAP, _BETWEEN, _EDGE = 22.0, 6.0, 16.0, 12.0
_SHOWN = 12


class Entry(NamedTuple):
    """One thing that is explained: what its sample looks like, its colour in the palette, and its words."""

    look: str
    colour: int
    words: str


class Legend(QWidget):
    """The strip. As high as its words need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Legend"))
        self.entries: list[Entry] = []
        self.show_sources([])

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Explain the lines, and the colours of these sources."""
        lines = (
            ("claim", tr("claim")),
            ("suggestion", tr("suggestion")),
            ("mention", tr("who says it, of the one chosen")),
            ("cue", tr("word of saying, of the one chosen")),
        )
        self.entries = [Entry(look, -1, words) for look, words in lines]
        self.entries += [Entry("source", one.colour, one.name) for one in sources[:_SHOWN]]
        if len(sources) > _SHOWN:
            self.entries.append(Entry("", -1, tr("and %Ln more", len(sources) - _SHOWN)))
        self.setAccessibleDescription(", ".join(entry.words for entry in self.entries))
        self._fit()
        self.update()

    def places(self) -> list[tuple[Entry, QRectF]]:
        """Give where each entry stands."""
        high = self.fontMetrics().height() + 6.0
        found, x, y = [], _EDGE, 4.0
        for entry in self.entries:
            sample = _SAMPLE + _GAP if entry.look else 0.0
            wide = sample + self.fontMetrics().horizontalAdvance(entry.words)
            if x > _EDGE and x + wide > self.width() - _EDGE:
                x, y = _EDGE, y + high
            found.append((entry, QRectF(x, y, wide, high)))
            x += wide + _BETWEEN
        return found

    def _fit(self) -> None:
        self.setFixedHeight(round(self.places()[-1][1].bottom() + 4))

    def sizeHint(self) -> QSize:
        """Any width; the height it has."""
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint samples and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for entry, rect in self.places():
            words = rect
            if entry.look:
                _paint_sample(painter, entry, QRectF(rect.left(), rect.top() + 4, _SAMPLE, rect.height() - 8))
                words = rect.adjusted(_SAMPLE + _GAP, 0, 4, 0)
            painter.setPen(theme.current().ink)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, entry.words)
        painter.end()


def _paint_sample(painter: QPainter, entry: Entry, rect: QRectF) -> None:
    now = theme.current()
    colour = now.source(entry.colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match entry.look:
        case "claim":
            painter.fillRect(rect, now.tint(entry.colour, strong=False, depth=0))
            painter.setPen(QPen(colour, 1.6))
            painter.drawLine(QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()))
        case "suggestion":
            painter.setPen(QPen(colour, 1.2, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(rect, 3, 3)
        case "mention":
            painter.setPen(QPen(colour, 1.4))
            painter.drawRoundedRect(rect, 4, 4)
        case "cue":
            painter.setPen(QPen(colour, 1.6, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()))
        case "source":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            side = min(rect.height(), 12.0)
            painter.drawRoundedRect(QRectF(rect.right() - side, rect.center().y() - side / 2, side, side), 3, 3)
