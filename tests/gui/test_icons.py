"""The icons of the toolbar: lines in the ink of the theme on nothing."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from gui import theme
from gui.icons import SIZE, icon
from gui.main_window import TOOLBAR


@pytest.mark.parametrize("shown", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", [drawing for _, _, drawing in TOOLBAR if drawing])
def test_an_icon_is_lines_in_the_colours_of_the_theme(app, name, shown):
    made = icon(name, shown)
    for mode, colour in ((QIcon.Mode.Normal, shown.ink), (QIcon.Mode.Disabled, shown.quiet)):
        for scale in (1, 2):
            image = made.pixmap(QSize(SIZE, SIZE), float(scale), mode).toImage()
            assert image.width() == SIZE * scale
            pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
            lines = [one for one in pixels if one.alpha() > 200]
            assert 0.02 < len(lines) / len(pixels) < 0.6
            assert image.pixelColor(0, 0).alpha() == 0
            assert all(abs(one.lightness() - colour.lightness()) < 12 for one in lines)
