"""The last resort: what nobody expected is logged, said once in words, and loses nothing."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from annotations.errors import Problem
from gui.words import as_text, said, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

log = logging.getLogger("sorotan")
_NO_SCREEN = "This plugin does not support"  # said many times where there is no display
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_path() -> Path:
    """Give the log file, in the place the system keeps for the program's data."""
    from PySide6.QtCore import QStandardPaths

    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
    return folder / "sorotan.log"


class _Late(logging.Handler):
    """Opens the log with the first record: most starts have nothing to say, and wait for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; where the log cannot be written, to the screen."""
        if self._file is None:
            self._file = self._open()
        self._file.handle(record)

    @staticmethod
    def _open() -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        path = log_path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handler: logging.Handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=1, encoding="utf-8")
        except OSError:
            handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return handler


def set_up() -> None:
    """Log to a file of at most 1 MB and one older one; send Qt's messages and unexpected exceptions there."""
    logging.getLogger().addHandler(_Late())
    logging.getLogger().setLevel(logging.INFO)
    listen_to_qt()
    sys.excepthook = last_resort


def listen_to_qt() -> None:
    """Send Qt's messages to the log."""
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    level = logging.DEBUG if message.startswith(_NO_SCREEN) else _LEVELS.get(kind, logging.WARNING)
    logging.getLogger("qt").log(level, "%s", message)


def last_resort(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log an exception that nobody caught, and say so."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    text = "".join(traceback.format_exception(kind, error, trace))
    from PySide6.QtWidgets import QMessageBox

    if isinstance(error, Problem):  # met while something was shown, such as a damaged page of the file
        log.warning("problem: %s", text)
        if QApplication.instance() is not None:
            words = as_text(said(error.message))
            if any(box.isVisible() and box.text() == words for box in _shown):  # as of each row that is painted
                return
            box = QMessageBox(QMessageBox.Icon.Warning, "Sorotan", words)
            box.setInformativeText(as_text(said(error.hint)))
            _keep(box)
        return
    log.error("unexpected: %s", text)
    if QApplication.instance() is not None:
        show_unexpected(text)


def show_unexpected(text: str) -> QMessageBox:
    """Say that something went wrong that is our bug; everything done before is saved."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Critical, "Sorotan", tr("Something went wrong that should not have."))
    box.setInformativeText(
        tr(
            "Everything you did before is saved; you can go on, or start again.\nThe details are in {path}.",
            path=log_path(),
        )
    )
    box.setDetailedText(text)
    return _keep(box)


def _keep(box: QMessageBox) -> QMessageBox:
    box.setModal(False)
    box.show()
    _shown.append(box)
    del _shown[:-3]
    return box


_shown: list[QMessageBox] = []
