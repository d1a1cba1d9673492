"""The composition root: settings, bridge, window, last-resort handler."""

import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from gui import log, theme, words
from gui.bridge import Bridge
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.start_page import icon_path

SWITCH_S = 0.001  # the window waits so long at most for a thread beside it, such as one that backs up; Python's is 5 ms
SETTLED_MS = 100  # until the window is painted


def make_application(arguments: Sequence[str]) -> QApplication:
    """Make the one QApplication, named, styled and in its theme."""
    app = QApplication([*arguments, "-style", "Fusion"])  # setStyle() would hand over a style, and make its classes
    app.setOrganizationName("Sorotan")
    app.setApplicationName("Sorotan")
    app.setDesktopFileName("sorotan")
    return app


def make_window(settings: Settings) -> MainWindow:
    """Make the window with no project open. It is made anew, on the same project, when another language is chosen."""
    bridge = Bridge(settings.analyst)
    bridge.keep_backups(settings.backups, settings.backup_days, settings.backup_minutes)
    return _window_on(bridge, settings)


def _window_on(bridge: Bridge, settings: Settings) -> MainWindow:
    window = MainWindow(bridge, settings)
    bridge.setParent(window)
    window.language_chosen.connect(lambda: _in_its_language(window))
    _windows[:] = [window]
    return window


def _in_its_language(old: MainWindow) -> None:
    """Put a window in the language of the settings in place of one in another. Project and undo go on."""
    chosen, settings = old.page.chosen, old.settings
    old.leave_project_open()
    bridge = old.bridge
    bridge.setParent(None)
    old.close()
    old.deleteLater()
    words.use(settings.language)
    window = _window_on(bridge, settings)
    window.show()
    window.make_ready()
    window.page.choose(chosen)


class Opening(QObject):
    """Opens what macOS hands over: there a file that was double-clicked comes as an event, not as an argument."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open a file in the window that is there now."""
        if isinstance(event, QFileOpenEvent) and event.file() and _windows:
            _windows[0].open_project(Path(event.file()))
            return True
        return super().eventFilter(watched, event)


_windows: list[MainWindow] = []


def settle() -> None:
    """What was made for the window stays until it closes: never look through it again for what can go."""
    gc.freeze()
    gc.enable()


def run(project: Path | None, *, sample: bool = False) -> int:
    """Open the window and stay until it is closed; give the exit code."""
    sys.setswitchinterval(SWITCH_S)
    app = make_application(sys.argv[:1])
    log.set_up()
    settings = Settings()
    words.use(settings.language)
    theme.choose(app, settings.theme, dressed=False)
    app.styleHints().colorSchemeChanged.connect(lambda _: theme.apply(app))
    if sys.platform == "darwin":  # a filter of the application sees every event, which costs time
        app.installEventFilter(Opening(app))
    window = make_window(settings)
    theme.dress(app)
    known = [project] if project is not None else settings.recent()[:1]
    if known or sample:
        window.expect_project()
    window.show()
    if sample:
        window.try_sample()
    elif known:
        window.open_project(known[0])
    if not window.bridge.is_open:
        window.show_project()
    QTimer.singleShot(SETTLED_MS, partial(_finish, app, window))
    return app.exec()


def _finish(app: QApplication, window: MainWindow) -> None:
    """Do what nobody waits for: the icon in the list of windows, Ctrl+C in a terminal, what the first act will need."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app.setWindowIcon(QIcon(icon_path()))
    window.make_ready()
    settle()
