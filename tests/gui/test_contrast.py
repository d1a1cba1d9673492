"""What is read can be read: WCAG 2.2 AA by computation, in both themes."""

import itertools

import pytest
from PySide6.QtGui import QColor, QPalette

from gui import drawings, theme

TEXT, SIGN = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
THEMES = [theme.LIGHT, theme.DARK]


def luminance(colour: QColor) -> float:
    """Give the relative luminance. Source: WCAG 2.2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: QColor, b: QColor) -> float:
    """Give the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def over(colour: QColor, ground: QColor) -> QColor:
    """Give what is seen of a colour that lets the ground through."""
    a = colour.alphaF()
    mixed = (a * c + (1 - a) * g for c, g in zip(colour.getRgbF()[:3], ground.getRgbF()[:3], strict=True))
    return QColor.fromRgbF(*mixed)


def test_the_measure_is_that_of_the_guideline():
    assert contrast(QColor("#000"), QColor("#fff")) == pytest.approx(21)
    assert contrast(QColor("#777"), QColor("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("shown", THEMES, ids=["light", "dark"])
class TestTheme:
    def test_words_of_the_window(self, shown):
        palette = theme._palette(shown)
        role = QPalette.ColorRole
        pairs = [
            (role.WindowText, role.Window), (role.Text, role.Base), (role.Text, role.AlternateBase),
            (role.ButtonText, role.Button), (role.ToolTipText, role.ToolTipBase), (role.Link, role.Window),
            (role.PlaceholderText, role.Base), (role.HighlightedText, role.Highlight),
        ]  # fmt: skip
        for ink, ground in pairs:
            found = contrast(palette.color(ink), palette.color(ground))
            assert found >= TEXT, (ink, ground, round(found, 2))
        for ground in (role.Window, role.Base):
            assert contrast(shown.quiet, palette.color(ground)) >= TEXT

    def test_labels_in_the_margin_and_lines_under_claims(self, shown):
        for colour in range(-1, len(theme.SOURCE_COLOURS)):
            assert contrast(shown.source(colour), shown.page) >= TEXT, colour

    def test_words_on_tints_also_where_five_claims_lie_over_each_other(self, shown):
        for first in range(-1, len(theme.SOURCE_COLOURS)):
            ground = over(shown.tint(first, strong=True), shown.page)
            assert contrast(shown.ink, ground) >= TEXT
            for depth in range(1, 5):
                ground = over(shown.tint((first + depth) % len(theme.SOURCE_COLOURS), depth=depth), ground)
            assert contrast(shown.ink, ground) >= TEXT, (first, round(contrast(shown.ink, ground), 2))

    def test_neighbouring_colours_differ_also_for_the_colour_blind(self, shown):
        """Of any two neighbours the brightness or what is left of the hue differs; name and code stand beside them."""
        for kind in BLIND.values():
            seen = [seen_as(shown.source(colour), kind) for colour in range(len(theme.SOURCE_COLOURS))]
            for (at, a), (_, b) in itertools.pairwise(enumerate(seen)):
                assert distance(a, b) >= 10, (at, round(distance(a, b), 1))

    def test_what_is_in_the_style_sheet(self, shown):
        style = theme._style(shown)
        assert "$" not in style
        button = QColor("#30343A" if shown.dark else "#FDFCF9")
        assert contrast(shown.ink, button) >= TEXT
        accent = QColor("#2F6FB0") if shown.dark else shown.accent
        assert accent.name() in style.lower()
        assert contrast(QColor("#FFFFFF"), accent) >= TEXT


# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
BLIND = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def seen_as(colour: QColor, kind) -> tuple[float, float, float]:
    """Give how somebody colour-blind sees a colour, in CIE L*a*b* (D65)."""
    rgb = [linear(c) for c in colour.getRgbF()[:3]]
    seen = [min(1.0, max(0.0, sum(m * c for m, c in zip(row, rgb, strict=True)))) for row in kind]
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(m * c for m, c in zip(row, seen, strict=True)) / w for row, w in zip(matrix, white, strict=True)]
    f = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def distance(a, b) -> float:
    """Give the distance of two colours, CIE 1976; about 2 is just seen."""
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5


@pytest.mark.parametrize("now", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_figures_of_the_overview_can_be_read_on_every_shade_of_its_cells(now):
    for share in range(101):
        part = [round(a + (b - a) * share / 100) for a, b in zip(now.page.getRgb(), now.accent.getRgb(), strict=True)]
        cell = QColor(*part[:3])
        assert contrast(QColor(drawings.readable(cell.name())), cell) >= 4.5, share
