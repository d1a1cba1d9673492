"""The line icons of the toolbar, in the ink of the theme."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from annotations.files import resource
from gui.theme import Theme

SIZE = 18
_INK = b"#000000"


def icon(name: str, theme: Theme) -> QIcon:
    """Give an icon of `resources/icons`, sharp on screens of one and two device pixels a pixel."""
    drawing = resource("icons", f"{name}.svg").read_bytes()
    made = QIcon()
    for colour, mode in ((theme.ink, QIcon.Mode.Normal), (theme.quiet, QIcon.Mode.Disabled)):
        renderer = QSvgRenderer(QByteArray(drawing.replace(_INK, colour.name().encode())))
        for scale in (1, 2):
            made.addPixmap(_drawn(renderer, scale), mode)
    return made


def _drawn(renderer: QSvgRenderer, scale: int) -> QPixmap:
    pixmap = QPixmap(QSize(SIZE, SIZE) * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, SIZE * scale, SIZE * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
