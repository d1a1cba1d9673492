"""What a bundle lends to a Linux that has no window yet: the libraries of graphics, and a font.

Both belong to the system, whose own fit its drivers and its taste, so they are used only where it has none.
"""

import ctypes
import os
import sys
from pathlib import Path

from annotations.files import resource

FOLDER = "lent"
# Each after what it needs itself.
LIBRARIES = (
    *("libxcb.so.1", "libGLdispatch.so.0", "libGLX.so.0", "libGL.so.1", "libEGL.so.1"),
    *("libwayland-client.so.0", "libwayland-cursor.so.0", "libwayland-egl.so.1"),
)
FONTS_OF_SYSTEM = Path("/etc/fonts/fonts.conf")


def lend() -> None:
    """Make up for what the system lacks, before Qt is loaded. Does nothing outside of a bundle on Linux."""
    inside = getattr(sys, "_MEIPASS", None)
    if inside is None or not sys.platform.startswith("linux"):
        return
    lend_libraries(Path(inside, FOLDER))
    if not FONTS_OF_SYSTEM.exists():
        os.environ.setdefault("FONTCONFIG_FILE", str(resource("linux", "fonts.conf")))


def lend_libraries(folder: Path) -> list[str]:
    """Load the libraries that the system lacks from a folder; give their names.

    A library stays loaded, and the loader takes it for whatever asks for its name later.
    """
    lent = []
    for name in LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            if (folder / name).exists():
                ctypes.CDLL(str(folder / name))
                lent.append(name)
    return lent
