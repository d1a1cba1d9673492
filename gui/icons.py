"""The line icons of the toolbar, in the ink of the theme."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from annotations.files import resource
from gui.theme import Theme

SIZE = 18


def icon(name: str, theme: Theme) -> QIcon:
    """Give an icon of `resources/icons`, sharp on screens of one and two device pixels a pixel."""
    renderer = QSvgRenderer(QByteArray(resource("icons", f"{name}.svg").read_bytes()))
    made = QIcon()
    for scale in (1, 2):
        lines = _canvas(scale, Qt.GlobalColor.transparent)
        painter = QPainter(lines)
        renderer.render(painter, QRectF(0, 0, SIZE * scale, SIZE * scale))
        painter.end()
        for colour, mode in ((theme.ink, QIcon.Mode.Normal), (theme.quiet, QIcon.Mode.Disabled)):
            pixmap = _canvas(scale, Qt.GlobalColor.transparent)
            painter.begin(pixmap)
            painter.drawPixmap(0, 0, lines)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.drawPixmap(0, 0, _canvas(scale, colour))
            painter.end()
            pixmap.setDevicePixelRatio(scale)
            made.addPixmap(pixmap, mode)
    return made


def _canvas(scale: int, colour: QColor | Qt.GlobalColor) -> QPixmap:
    pixmap = QPixmap(QSize(SIZE, SIZE) * scale)
    pixmap.fill(colour)
    return pixmap
