"""Qt's face of the session: runs an operation, re-emits its changes as one signal."""

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from annotations.errors import Damaged, OpenElsewhere, Problem
from annotations.session import DAYS, Session, Snapshot, checkpoint, get_ready

log = logging.getLogger(__name__)

Given = TypeVar("Given")
READY_MS = 150  # after opening: the window is painted by then, and nobody has pressed a key yet
DRIVE_MS = 500  # between two looks whether a drive of the network that stood still has come back
LOG_MS = 3000  # between two checkpoints, while something is written
BACKUP_MS = 2000  # after that: the first words are being read


class Bridge(QObject):
    """Holds the open project. Widgets talk to the core through it alone.

    Attributes:
        backups: how many copies of a project are kept; 0 for none.
        backup_days: of so many days the last copy is kept besides.
        backup_minutes: while it is worked on, a copy is made every so many minutes; 0 for never.

    Signals:
        opened: a project is open now, or none.
        changed: the Changes of a committed operation.
        problem: a Problem to be shown to the person.
        elsewhere: a project that another program holds, and the Problem that says so.
        damaged: a project that cannot be opened because of damage, and the Problem that says so.
        not_backed_up: the Problem because of which a copy could not be made.
        came_back: the drive of the network answers again that stood still over something; what is shown may be behind.
    """

    opened = Signal()
    changed = Signal(object)
    problem = Signal(object)
    elsewhere = Signal(object, object)
    damaged = Signal(object, object)
    not_backed_up = Signal(object)
    came_back = Signal()

    def __init__(self, analyst: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.analyst = analyst
        self._session: Session | None = None
        self._seen = 0
        self._is_ready = False
        self._ready = QTimer(self)
        self._ready.setSingleShot(True)
        self._ready.setInterval(READY_MS)
        self._ready.timeout.connect(self.get_ready)
        self.backups = 0
        self._backup = QTimer(self)
        self._backup.setSingleShot(True)
        self._backup.setInterval(BACKUP_MS)
        self._backup.timeout.connect(self.back_up)
        self.backup_days, self.backup_minutes = DAYS, 0
        self._work = QTimer(self)
        self._work.setSingleShot(True)
        self._work.timeout.connect(lambda: self.back_up("work"))
        self._log = QTimer(self)
        self._log.setSingleShot(True)
        self._log.setInterval(LOG_MS)
        self._log.timeout.connect(self._take_in_log)
        self._taking_in: Thread | None = None
        self._drive = QTimer(self)
        self._drive.setInterval(DRIVE_MS)
        self._drive.timeout.connect(self._look_at_drive)

    @property
    def session(self) -> Session:
        """The open project. Raises RuntimeError where none is open: a bug of ours."""
        if self._session is None:
            raise RuntimeError("no project is open")
        return self._session

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._session is not None

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a project in place of the present one; say whether that went well. A Problem is told by signal."""
        try:
            session = Session.open(path, self.analyst, read_only=read_only)
        except OpenElsewhere as problem:
            self.elsewhere.emit(path, problem)
            return False
        except Damaged as problem:
            self.damaged.emit(path, problem)
            return False
        except Problem as problem:
            self.problem.emit(problem)
            return False
        self.close()
        self._session = session
        self._seen = session.store.data_version()
        session.subscribe(self.changed.emit)
        session.subscribe(lambda _: self._start_work())
        if not read_only and not session.store.on_network:
            session.store.leave_log()
            session.subscribe(lambda _: self._log.isActive() or self._log.start())
        session.before_bulk = lambda: self.back_up("bulk")
        self.opened.emit()
        self._ready.start()
        if self.backups and not read_only:
            self._backup.start()
        if session.store.on_network:
            self._drive.start()
        return True

    def get_ready(self) -> None:
        """Load beside the window, once, what the first step and the first suggestion need."""
        self._ready.stop()
        if not self._is_ready:
            self._is_ready = True
            get_ready()

    def keep_backups(self, count: int, days: int, minutes: int) -> None:
        """Keep so many copies from now on; see the attributes."""
        self.backups, self.backup_days, self.backup_minutes = count, days, minutes
        self._work.stop()

    def back_up(self, reason: str = "opening") -> Thread | None:
        """Copy the project as it is now, beside the running program; give the thread that does it.

        Nothing is copied where the newest copy holds the same.
        """
        self._work.stop()
        if self.backups <= 0:
            return None
        try:
            snapshot = Snapshot(self.session.path)
        except Problem as problem:
            self._no_backup(problem)
            return None
        thread = Thread(target=self._copy, args=(snapshot, self.backups, reason), name="backup", daemon=True)
        thread.start()
        return thread

    def _copy(self, snapshot: Snapshot, keep: int, reason: str) -> None:
        try:
            snapshot.copy(keep, reason, self.backup_days)
        except Problem as problem:
            self._no_backup(problem)

    def _no_backup(self, problem: Problem) -> None:
        log.warning("no backup: %s", problem)
        with suppress(RuntimeError):  # the window is gone
            self.not_backed_up.emit(problem)

    def _take_in_log(self) -> None:
        """Have SQLite take its log into the file, in a thread: it waits for the disk, and the window does not."""
        if self._taking_in is not None and self._taking_in.is_alive():
            self._log.start()
            return
        self._taking_in = Thread(target=_checkpoint, args=(self.session.path,), name="checkpoint", daemon=True)
        self._taking_in.start()

    def _start_work(self) -> None:
        """Let a copy be made so many minutes after the first change since the last one."""
        if self.backups and self.backup_minutes and not self._work.isActive():
            self._work.start(self.backup_minutes * 60_000)

    @property
    def read_only(self) -> bool:
        """Whether the open project is one to look at alone."""
        return self._session is not None and self._session.store.read_only

    def is_behind(self) -> bool:
        """Say, of a project that is open read-only, whether another program has written since this was asked last."""
        if self._session is None or not self._session.store.read_only:
            return False
        seen, self._seen = self._seen, self._session.store.data_version()
        return seen != self._seen

    def _look_at_drive(self) -> None:
        if self.session.came_back():
            self.came_back.emit()

    def close(self) -> None:
        """Close the project, where one is open. Everything is saved already."""
        self._ready.stop()
        self._backup.stop()
        self._work.stop()
        self._drive.stop()
        self._log.stop()
        if self._taking_in is not None:
            self._taking_in.join()
            self._taking_in = None
        if self._session is not None:
            session, self._session = self._session, None
            self.run(session.close)
            self.opened.emit()

    def run(self, operation: Callable[[], Given]) -> Given | None:
        """Run an operation; a Problem is told by signal and gives None."""
        try:
            return operation()
        except Problem as problem:
            self.problem.emit(problem)
            return None


def _checkpoint(project: Path) -> None:
    try:
        checkpoint(project)
    except Problem as problem:  # the next one does it, or the closing of the project
        log.info("no checkpoint: %s", problem)
