"""Colours and faces, for the light and the dark theme."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

# One hue a source, light theme and dark theme. Ordered so that neighbours differ also for
# colour-blind readers; each has at least 4.5:1 against the page of its theme.
SOURCE_COLOURS = (
    ("#0B62A4", "#6FB6F2"),
    ("#B8400B", "#FF9A6B"),
    ("#0A7048", "#4FD3A0"),
    ("#8E3A9D", "#D79AE6"),
    ("#8A5A00", "#E8BE4A"),
    ("#0B6B80", "#5CCBE0"),
    ("#B0175A", "#F58BB9"),
    ("#4A6600", "#B5D34D"),
    ("#6A3214", "#D9A182"),
    ("#4B5563", "#A8B5C7"),
)
NO_SOURCE = ("#5B6470", "#A9B1BC")
_FAINTER = 0.6
SERIF = ("Literata", "Source Serif 4", "Charter", "Georgia", "Noto Serif", "Liberation Serif", "DejaVu Serif")


class Theme(NamedTuple):
    """The colours of one theme."""

    dark: bool
    page: QColor
    ink: QColor
    quiet: QColor
    line: QColor
    accent: QColor

    def source(self, colour: int) -> QColor:
        """Give the colour of a source, not to be changed; -1 for none."""
        return _source(colour, dark=self.dark)

    def tint(self, colour: int, *, strong: bool = False, depth: int = 0) -> QColor:
        """Give the wash under the words of a claim.

        Args:
            depth: over how many others it lies; the deeper the fainter, so that words on many can still be read.
        """
        tint = QColor(self.source(colour))
        alpha = (0.30 if strong else 0.19) if self.dark else (0.26 if strong else 0.13)
        tint.setAlphaF(alpha * _FAINTER ** min(depth, 5))
        return tint


@lru_cache(maxsize=256)
def _source(colour: int, *, dark: bool) -> QColor:
    in_light, in_dark = NO_SOURCE if colour < 0 else SOURCE_COLOURS[colour % len(SOURCE_COLOURS)]
    return QColor(in_dark if dark else in_light)


class Told(QObject):
    """Tells those who draw by themselves of another theme. Widgets are painted anew without it.

    In its place stands no `changeEvent`: every kind of event there is would be made a class of Python's for it.
    """

    changed = Signal()


told = Told()
LIGHT = Theme(False, *(QColor(c) for c in ("#FFFDF8", "#1F2328", "#5F6670", "#DAD7CF", "#0B62A4")))
DARK = Theme(True, *(QColor(c) for c in ("#1B1D21", "#E4E2DC", "#A2A8B2", "#3A3E46", "#6FB6F2")))


def current() -> Theme:
    """Give the theme the application shows now."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def choose(app: QApplication, name: str, *, dressed: bool = True) -> None:
    """Follow the system (`system`), or be `light` or `dark`.

    Args:
        dressed: also put the style sheet on. Before there is a window it is left to `dress`, after it is made: while a
            window grows, Qt would look through the sheet again at each widget that finds its place.
    """
    app.setProperty("theme", name)
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    if name in schemes:
        app.styleHints().setColorScheme(schemes[name])
    else:
        app.styleHints().unsetColorScheme()
    if dressed:
        apply(app)
    else:
        app.setPalette(_palette(_shown(app)))


def apply(app: QApplication) -> None:
    """Paint the application in the theme that the person chose, or the system shows."""
    app.setPalette(_palette(_shown(app)))
    dress(app)
    told.changed.emit()


def dress(app: QApplication) -> None:
    """Put the style sheet of the theme on."""
    app.setStyleSheet(_style(_shown(app)))


def _shown(app: QApplication) -> Theme:
    chosen = app.property("theme")
    system = "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
    return DARK if (chosen if chosen in ("light", "dark") else system) == "dark" else LIGHT


def _style(theme: Theme) -> str:
    button, pressed, edge = ("#30343A", "#3A3F47", "#4A4F58") if theme.dark else ("#FDFCF9", "#ECE9E1", "#C9C5BB")
    colours = {
        "$quiet": theme.quiet.name(),
        "$line": theme.line.name(),
        "$ink": theme.ink.name(),
        "$accent": "#2F6FB0" if theme.dark else theme.accent.name(),
        "$link": theme.accent.name(),
        "$button": button,
        "$pressed": pressed,
        "$edge": edge,
        "$page": theme.page.name(),
    }
    style = _STYLE
    for name, colour in colours.items():
        style = style.replace(name, colour)
    return style


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    window = QColor("#24272C") if theme.dark else QColor("#F3F1EC")
    button = QColor("#2E3238") if theme.dark else QColor("#FBFAF7")
    palette = QPalette(button, window)
    colours = {
        role.Window: window,
        role.WindowText: theme.ink,
        role.Base: theme.page,
        role.AlternateBase: QColor("#212429") if theme.dark else QColor("#F8F6F0"),
        role.Text: theme.ink,
        role.ButtonText: theme.ink,
        role.BrightText: QColor("#FFFFFF"),
        role.ToolTipBase: button,
        role.ToolTipText: theme.ink,
        role.PlaceholderText: theme.quiet,
        role.Highlight: QColor("#2F6FB0") if theme.dark else QColor("#0B62A4"),
        role.HighlightedText: QColor("#FFFFFF"),
        role.Link: theme.accent,
        role.Mid: theme.line,
    }
    for one, colour in colours.items():
        palette.setColor(one, colour)
    for one in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, theme.quiet)
    return palette


_STYLE = """
QToolBar { border: 0; border-bottom: 1px solid $line; spacing: 2px; padding: 4px 8px; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; font-weight: 600; }
QDockWidget::title { padding: 7px 10px 3px 10px; text-align: left; }
QListView, QTableView, QTreeView { border: 0; outline: 0; }
QListView::item { padding: 3px 4px; }
QTreeView::item { padding: 2px 4px; }
QStatusBar { border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QHeaderView::section { border: 0; border-bottom: 1px solid $line; padding: 4px 6px; }
QToolTip { padding: 4px; border: 1px solid $line; }
QLabel#quiet, QPushButton#flat { color: $quiet; }
QLabel#section { color: $quiet; font-weight: 600; margin-top: 5px; }
QPushButton#flat:hover { text-decoration: underline; }
QToolButton, QPushButton { background: $button; border: 1px solid $edge; border-radius: 5px; padding: 3px 9px; }
QToolButton { padding: 3px 6px; }
QToolButton:hover, QPushButton:hover { background: $pressed; }
QToolButton:pressed, QPushButton:pressed { background: $line; }
QPushButton:default { border-color: $accent; }
QToolButton:focus, QPushButton:focus { border: 1px solid $accent; }
QToolButton:disabled, QPushButton:disabled { color: $quiet; }
QToolButton:checked { background: $accent; color: #FFFFFF; border-color: $accent; font-weight: 600; }
QPushButton#asks { background: transparent; border: 1px dashed $link; color: $link; text-align: left;
    padding: 3px 6px; }
QToolBar QToolButton { background: transparent; border: 1px solid transparent; padding: 4px 8px; }
QToolBar QToolButton:hover { background: $line; }
QPushButton#flat { background: transparent; border: 1px solid transparent; text-align: left; padding: 3px; }
QLineEdit, QPlainTextEdit#field { background: $page; border: 1px solid $edge; border-radius: 5px;
    padding: 3px 5px; selection-background-color: $accent; }
QLineEdit:focus, QPlainTextEdit#field:focus { border: 1px solid $accent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QLineEdit#told { background: transparent; border: 0; color: $quiet; padding: 2px 0; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 2px 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def choose_face(family: str) -> None:
    """Read in another face from now on; "" for the one the page came with."""
    _faces[:] = [family, *SERIF] if family else SERIF


_faces = list(SERIF)


def reading_font(size: float = 13.0) -> QFont:
    """Give the face of the page, serif where none was chosen, in points."""
    font = QFont()
    font.setFamilies(_faces)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(size)
    return font
