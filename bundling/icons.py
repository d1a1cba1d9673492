"""The icon in the forms that desktops ask for, drawn by Qt from the one SVG.

An .ico and an .icns are boxes of PNGs; Qt's own writers put a single size into them.
"""

import os
import struct
from pathlib import Path

ROOT = Path(__file__).parents[1]
SVG = ROOT / "resources" / "icons" / "sorotan.svg"
OF_LINUX = (16, 24, 32, 48, 64, 128, 256, 512)
_OF_WINDOWS = (16, 24, 32, 48, 64, 256)
# Apple's names of the places for PNGs, with their pixels.
_OF_MACOS = {
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}


def png(size: int) -> bytes:
    """Give the icon as PNG, so many pixels wide and high."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):
        raise SystemExit(f"{SVG} could not be drawn")
    del app
    return bytes(held.data())


def ico() -> bytes:
    """Give the icon for Windows."""
    drawn = [(size, png(size)) for size in _OF_WINDOWS]
    head, body, at = struct.pack("<HHH", 0, 1, len(drawn)), b"", 6 + 16 * len(drawn)
    for size, data in drawn:
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), at + len(body))
        body += data
    return head + body


def icns() -> bytes:
    """Give the icon for macOS."""
    body = b""
    for name, size in _OF_MACOS.items():
        data = png(size)
        body += name + struct.pack(">I", 8 + len(data)) + data
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write(path: Path) -> Path:
    """Write the icon in the form that the name of the file asks for."""
    made = {".ico": ico, ".icns": icns}[path.suffix]()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made)
    return path
