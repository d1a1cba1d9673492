"""A piece of work in a thread of its own, so that the window stays live."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from annotations.errors import Problem


class Job(QThread):
    """Runs a function that opens what it needs by itself.

    Signals:
        done: what it gave.
        failed: a Problem.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def start(self) -> None:
        """Begin. Connect to the signals before: it goes away after all that was told of its end."""
        self.finished.connect(self.deleteLater)
        super().start()

    def run(self) -> None:
        """Do the work."""
        try:
            given = self._work()
        except Problem as problem:
            self.failed.emit(problem)
        else:
            self.done.emit(given)
