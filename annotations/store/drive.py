"""A drive of the network, asked in a thread of its own: one that stands still does not hold who works on the project.

A disk of this machine is asked directly. What a drive of the network is asked for is waited for as long as the drive
answers at all; where it does not, the work ends in a Problem, and what was asked for comes to its end by itself later.
"""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread, get_ident
from typing import Any, TypeVar, cast

from annotations.errors import Problem
from annotations.store import place

Given = TypeVar("Given")
SOON_S = 1.0  # work that takes longer has the drive asked meanwhile whether it answers
ANSWER_S = 3.0  # a drive that has not answered by then is said to stand still


class _Call:
    """A piece of work, and what became of it."""

    def __init__(self, job: Callable[[], Any], undo: Callable[[], object] | None = None) -> None:
        self._job, self._undo = job, undo
        self._lock = Lock()
        self._left = False
        self._given: Any = None
        self._error: BaseException | None = None
        self.ended = Event()

    def run(self) -> None:
        """Do the work; undo it where nobody waited so long."""
        given, error = None, None
        try:
            given = self._job()
        except BaseException as one:  # noqa: BLE001  raised again by result
            error = one
        with self._lock:
            self._given, self._error = given, error
            self.ended.set()
        if self._left and self._undo is not None and error is None:
            with suppress(Problem):  # there is nobody to be told
                self._undo()

    def leave(self) -> bool:
        """Wait no longer; give False where it has ended just now."""
        with self._lock:
            self._left = not self.ended.is_set()
            return self._left

    def result(self) -> Any:
        """Give or raise what the work did; it is not kept here."""
        given, error, self._given, self._error = self._given, self._error, None, None
        if error is None:
            return given
        try:
            raise error
        finally:
            del error


class Drive:
    """The thread that asks a drive, one thing after the other. Belongs to the thread that made it.

    Attributes:
        path: the project on it.
        left: how many calls were waited for no longer.
        settle: called in that thread before anything else is done after a call that was left.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.left = 0
        self.settle: Callable[[], object] = lambda: None
        self._settling: _Call | None = None
        from queue import SimpleQueue  # noqa: PLC0415  for drives of the network alone

        self._calls: SimpleQueue[_Call | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="drive", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while (call := self._calls.get()) is not None:
            call.run()
            del call  # and with it what it holds of SQLite's

    @property
    def stands_still(self) -> bool:
        """Whether something that was asked for, and is waited for no longer, has not come to its end."""
        return self._settling is not None and not self._settling.ended.is_set()

    def came_back(self) -> bool:
        """Say once, after the drive stood still, that what it was asked for has come to its end."""
        if self._settling is None or self.stands_still:
            return False
        self._settling = None
        return True

    def check(self) -> None:
        """Raises Problem where the drive does not answer; asked before something is begun."""
        if self.stands_still or not answers(self.path):
            raise stands_still(self.path, begun=False)

    def ask(self, job: Callable[[], Given], *, undo: Callable[[], object] | None = None) -> Given:
        """Run a job in the thread of the drive; give or raise what it does.

        Args:
            undo: called where it came to its end after nobody waited for it any more.

        Raises:
            Problem: the drive stands still. What was begun comes to its end when it answers again.
        """
        if get_ident() == self._thread.ident:
            return job()
        if self.stands_still:
            raise stands_still(self.path)
        call = _Call(job, undo)
        self._calls.put(call)
        while not call.ended.wait(SOON_S):
            if not answers(self.path) and call.leave():
                self.left += 1
                self._settling = _Call(self.settle)
                self._calls.put(self._settling)
                raise stands_still(self.path)
        return cast("Given", call.result())

    def last(self, job: Callable[[], object]) -> None:
        """Run a job after all that was asked for, and end; it is waited for only where the drive does not stand still.

        Raises:
            Problem: it began to stand still over it.
        """
        try:
            if self.stands_still:
                self._calls.put(_Call(job))
            else:
                self.ask(job)
        finally:
            self._calls.put(None)


def stands_still(path: Path, *, begun: bool = True) -> Problem:
    """Give the Problem of a drive that does not answer, before something was begun or in the middle of it."""
    hint = "Wait until it is there again, or check the network; then try again."
    if begun:
        return Problem(f"The drive with {path} does not answer. The last step is there whole or not at all.", hint)
    return Problem(f"The drive with {path} does not answer. Nothing was begun.", hint)


def answers(path: Path) -> bool:
    """Say whether a drive answers in time, and be it that the file is gone."""
    answered = Event()

    def ask() -> None:
        with suppress(OSError):
            path.stat()
        with suppress(OSError):
            if hasattr(os, "statvfs"):  # which no file system of the network answers from memory
                os.statvfs(path.parent)
        answered.set()

    Thread(target=ask, name="does the drive answer", daemon=True).start()
    return answered.wait(ANSWER_S)


def in_time(path: Path, job: Callable[[], Given], *, undo: Callable[[], object] | None = None) -> Given:
    """Run a job that asks the drive of a project; raises Problem where that is of the network and stands still."""
    if not place.is_network(path):
        return job()
    drive = Drive(path)
    try:
        drive.check()
        return drive.ask(job, undo=undo)
    finally:
        drive.last(lambda: None)


class Connection(sqlite3.Connection):
    """A connection that asks its drive in time."""

    drive: Drive

    def attach(self, drive: Drive) -> None:
        """Ask through a drive from now on."""
        self.drive = drive
        drive.settle = super().rollback

    def cursor(self, factory: Any = None) -> Any:
        """Give a cursor that holds what it found, so that reading on does not ask the drive."""
        return super().cursor(factory or Cursor)  # type: ignore[arg-type]  # which takes a class there as well

    def execute(self, *given: Any) -> Cursor:
        """Run a statement."""
        return cast("Cursor", self.cursor().execute(*given))

    def executemany(self, *given: Any) -> Cursor:
        """Run a statement once for each of the parameters."""
        return cast("Cursor", self.cursor().executemany(*given))

    def rollback(self) -> None:
        """Take back the transaction; what is left of one over which the drive stood still is taken back by itself."""
        self.drive.ask(super().rollback)

    def commit(self) -> None:
        """Commit the transaction."""
        self.drive.ask(super().commit)

    def backup(self, target: sqlite3.Connection, **given: Any) -> None:
        """Copy everything to another connection, which may be used by any thread."""
        self.drive.ask(lambda: super(Connection, self).backup(target, **given))


class Cursor(sqlite3.Cursor):
    """A cursor that has read all it found when its statement has run."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._connection = connection
        self._rows: deque[Any] = deque()

    def _run(self, run: Callable[[], object]) -> Cursor:
        def whole() -> deque[Any]:
            run()
            return deque(super(Cursor, self).fetchall())

        self._rows = deque()
        self._rows = self._connection.drive.ask(whole)
        return self

    def execute(self, *given: Any) -> Cursor:
        """Run a statement."""
        return self._run(lambda: super(Cursor, self).execute(*given))

    def executemany(self, *given: Any) -> Cursor:
        """Run a statement once for each of the parameters."""
        return self._run(lambda: super(Cursor, self).executemany(*given))

    def __iter__(self) -> Cursor:
        """Give the cursor itself: it is read once."""
        return self

    def __next__(self) -> Any:
        """Give the next row."""
        if not self._rows:
            raise StopIteration
        return self._rows.popleft()

    def fetchone(self) -> Any:
        """Give the next row; None where there is none."""
        return next(self, None)

    def fetchall(self) -> list[Any]:
        """Give the rows that are left."""
        return list(self)

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """Give the next rows, as many as asked for."""
        return [self._rows.popleft() for _ in range(min(size or self.arraysize, len(self._rows)))]
