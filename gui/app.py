"""The composition root: settings, bridge, window, last-resort handler."""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gui import log, theme
from gui.bridge import Bridge
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.start_page import icon_path


def make_application(arguments: Sequence[str]) -> QApplication:
    """Make the one QApplication, named, styled and in its theme."""
    app = QApplication(list(arguments))
    app.setOrganizationName("Sorotan")
    app.setApplicationName("Sorotan")
    app.setDesktopFileName("sorotan")
    app.setWindowIcon(QIcon(icon_path()))
    app.setStyle("Fusion")
    return app


def make_window(settings: Settings) -> MainWindow:
    """Make the window with no project open."""
    bridge = Bridge(settings.analyst)
    window = MainWindow(bridge, settings)
    bridge.setParent(window)
    return window


def run(project: Path | None, *, sample: bool = False) -> int:
    """Open the window and stay until it is closed; give the exit code."""
    app = make_application(sys.argv[:1])
    log.set_up()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    settings = Settings()
    theme.choose(app, settings.theme)
    app.styleHints().colorSchemeChanged.connect(lambda _: theme.apply(app))
    window = make_window(settings)
    window.show()
    if project is not None:
        window.open_project(project)
    elif sample:
        window.try_sample()
    elif recent := settings.recent():
        window.open_project(recent[0])
    return app.exec()
