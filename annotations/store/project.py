"""One open project file: steps, undo, redo, and a look at its soundness."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from annotations.errors import Problem
from annotations.store import backups, file, guard, history, library, place, values
from annotations.store.checks import faults
from annotations.store.claim_list import ClaimLists
from annotations.store.drive import Drive, stands_still
from annotations.store.past import PastReader
from annotations.store.steps import RowChange, Step, apply_backwards, apply_forwards

if TYPE_CHECKING:
    from sqlite_utils import Database


Given = TypeVar("Given")
_LONG_LOG = 20_000  # pages, 80 MB: nobody seems to take it in
_LATEST = 500  # steps that are looked at for their time; all of ten thousand take 30 ms
CLOCK_MINUTES = 2  # clocks of two computers that agree may differ by so much


class Past(NamedTuple):
    """A step of the history that can be undone or done again."""

    id: int
    name: str


class LastSaved(NamedTuple):
    """What a project holds whose program was ended without closing it: all up to this step."""

    step: str
    at: str
    analyst: str


class Store(ClaimLists, PastReader):
    """One open project file. Belongs to the thread that opened it.

    Args:
        path: the project file.
        analyst: whose name the lock and the history bear.
        read_only: look without a lock and without writing; another program may be writing.

    Attributes:
        is_older: it is of an older format and open to look at alone: what came later is not in it.
        recovered: the program that wrote last was ended without closing the project; None where it closed it.

    Raises:
        Problem: no project, newer, read-only, damaged, or open elsewhere; nothing is changed then.
    """

    def __init__(self, path: Path, analyst: str, *, read_only: bool = False) -> None:
        self.path = path.absolute()
        self.analyst = analyst
        self.read_only = read_only
        self._closed = False
        self.is_older = False
        self._lock = file.Lock(self.path, analyst)
        self._drive = Drive(self.path) if place.is_network(self.path) else None
        if self._drive is None:
            self._open()
            return
        try:
            self._drive.check()
            self._drive.ask(self._open, undo=self._close)
        except BaseException:
            self._drive.last(lambda: None)
            raise

    def _open(self) -> None:
        file.recognise(self.path)
        ended_early = file.ended_early(self.path)
        self._tidies = self.read_only and not ended_early  # else it stays to be seen by who opens it to write
        if not self.read_only:
            file.check_writable(self.path)
            self._lock.acquire()
        try:
            known = None if self.read_only else file.format_of(self.path)
            if known is not None and file.is_older(known):
                backups.back_up(self.path, reason="format", rest=0)
            self.conn = file.connect(self.path, read_only=self.read_only, drive=self._drive, known=known)
            self.is_older = self.read_only and file.is_older(file.format_of(self.path))
            self._inode = self.path.stat().st_ino
            self.recovered = self._last_saved() if ended_early else None
        except BaseException:
            self._lock.release()
            raise

    def _ask(self, job: Callable[[], Given]) -> Given:
        """Run a job that asks the drive; raises Problem where that is of the network and stands still."""
        return job() if self._drive is None else self._drive.ask(job)

    def _last_saved(self) -> LastSaved:
        last = "SELECT name AS step, at, analyst FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1"
        with suppress(*guard.UNREADABLE):  # a damaged file is opened all the same, to be looked at
            for row in self.rows(last):
                return LastSaved(**row)
        return LastSaved("", "", "")

    @cached_property
    def db(self) -> Database:
        """The project as sqlite-utils sees it, for transactions."""
        return library.database(self.conn)

    @property
    def on_network(self) -> bool:
        """Whether the project lies on a drive of the network, which may stand still."""
        return self._drive is not None

    def came_back(self) -> bool:
        """Say once, after the drive stood still over something, that this has come to its end.

        Only then is it known whether a step is there over which it stood still.
        """
        return self._drive is not None and self._drive.came_back()

    def warnings(self) -> list[Problem]:
        """Say what to know before one works on the project: where it lies, and a clock that is behind its history."""
        found = [] if (where := place.warning(self.path)) is None else [where]
        latest = f"SELECT max(at) FROM (SELECT at FROM history ORDER BY id DESC LIMIT {_LATEST})"
        last = self.conn.execute(latest).fetchone()[0] or ""
        if last > file.now(later=CLOCK_MINUTES):
            found.append(
                Problem(
                    f"The clock of this computer is behind: the last step in {self.path.name} is of {last}.",
                    "Set the clock. Until then new steps bear a wrong time; their order and their backups are right.",
                )
            )
        return found

    def close(self) -> None:
        """Close the file and let go of its lock; harmless where it is closed already.

        On a drive that stands still this is done when it answers again.
        """
        if self._closed:
            return
        self._closed = True
        if self._drive is None:
            self._close()
        else:
            self._drive.last(self._close)

    def _close(self) -> None:
        try:
            if not self.read_only:
                with file.problems(self.path):
                    self.conn.execute("PRAGMA optimize")
        finally:
            self.conn.close()
            self._lock.release()
            if self._tidies:
                file.tidy(self.path)

    def data_version(self) -> int:
        """Give a number that is another one after another connection has written to the file."""
        with file.problems(self.path):
            return int(self.conn.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def step(self, name: str, *, continues: int | None = None) -> Iterator[Step]:
        """Run one operation as one durable transaction with its history entry.

        An exception inside rolls everything back. A step without changes leaves no entry.

        Args:
            name: what the Undo menu calls it.
            continues: the step that this one goes on, where that is still the last one: both are undone
                together, as letters typed in one go are.

        Raises:
            Problem: the file cannot be written; nothing of the step is saved.
        """
        with self._transaction():
            step = Step(self.conn)
            yield step
            if step.changes:
                self._record(name, step.changes, continues)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.check_present()
        left = self._drive.left if self._drive else 0
        with file.problems(self.path), self.db.atomic():
            yield
            if self._drive and self._drive.left != left:  # what came before it stood still is taken back
                raise stands_still(self.path)

    @contextmanager
    def _not_waiting(self) -> Iterator[None]:
        with file.problems(self.path):
            self.conn.execute("PRAGMA synchronous=NORMAL")
            try:
                yield
            finally:
                self.conn.execute("PRAGMA synchronous=FULL")

    def leave_log(self) -> None:
        """Take the log into the file with no step from now on, as long as it is short: another does it beside."""
        self.conn.execute(f"PRAGMA wal_autocheckpoint={_LONG_LOG}")

    def _record(self, name: str, changes: list[RowChange], continues: int | None) -> None:
        last, future = self.past(), self.future()
        if last and last.id == continues and not future:
            self._append("continued", name, changes, last.id)
            return
        self.conn.execute("UPDATE history SET state = 'abandoned' WHERE state = 'undone'")
        self._append("step", name, changes)

    def _append(self, act: str, name: str, changes: Sequence[RowChange] = (), step_id: int | None = None) -> None:
        history.append(self.conn, act, name=name, analyst=self.analyst, at=file.now(), changes=changes, step_id=step_id)

    @contextmanager
    def aside(self, name: str) -> Iterator[Step]:
        """Run a transaction that is no act of the analyst and cannot be undone, such as recording a run.

        It does not wait for the disk, where ten thousand runs would keep the window waiting: it is there with the next
        step, or the next checkpoint. A power cut before may take it back, whole; the end of the program does not.
        """
        with self._not_waiting(), self._transaction():
            step = Step(self.conn)
            yield step
            if step.changes:
                self._append("aside", name, step.changes)

    def check_present(self) -> None:
        """Raises Problem where the project is read-only here, or its file was moved, deleted or replaced."""
        if self.read_only:
            raise Problem(f"{self.path} is open read-only.", "Close it where it is being edited, then open it again.")
        if self._drive is not None:
            self._drive.check()
        try:
            there = self._ask(self.path.stat).st_ino == self._inode
        except OSError:
            there = False
        if not there:
            raise Problem(
                f"{self.path} was moved, deleted or replaced while it was open. This step was not saved.",
                "Use File > Save a copy to keep everything up to here.",
            )

    def save_copy(self, target: Path) -> None:
        """Write everything, also of a project whose file has vanished, to a new file.

        Raises:
            Problem: the target exists or cannot be written.
        """
        file.check_free(target)
        draft = target.with_name(f".{target.name}.new")
        with file.problems(target):
            try:
                with sqlite3.connect(draft, check_same_thread=False) as copy:  # the drive's thread may write it
                    self.conn.backup(copy)
                copy.close()
                draft.rename(target)
            finally:
                draft.unlink(missing_ok=True)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state, whatever another program writes meanwhile."""
        with file.problems(self.path):
            self.conn.execute("BEGIN")
            try:
                yield
            finally:
                self.conn.rollback()

    def past(self) -> Past | None:
        """The step that undo would take back; None where there is none."""
        sql = "SELECT id, name FROM history WHERE state = 'done' AND act = 'step' ORDER BY id DESC LIMIT 1"
        return self._past(sql)

    def future(self) -> Past | None:
        """The step that redo would do again; None where there is none."""
        return self._past("SELECT id, name FROM history WHERE state = 'undone' ORDER BY id LIMIT 1")

    def _past(self, sql: str) -> Past | None:
        for row in self.rows(sql):
            return Past(row["id"], row["name"])
        return None

    def undo(self, past: Past) -> list[RowChange]:
        """Take a step back; give its row changes, as they were done."""
        return self._move(past, "undone")

    def redo(self, past: Past) -> list[RowChange]:
        """Do a step again; give its row changes."""
        return self._move(past, "done")

    def _move(self, past: Past, state: str) -> list[RowChange]:
        with self._transaction():
            changes = history.changes_of_step(self.conn, past.id)
            (apply_backwards if state == "undone" else apply_forwards)(self.conn, changes)
            own = "id = ? OR (step_id = ? AND act = 'continued')"
            self.conn.execute(f"UPDATE history SET state = ? WHERE {own}", [state, past.id, past.id])
            self._append("undo" if state == "undone" else "redo", past.name, step_id=past.id)
        return changes

    def head(self) -> str:
        """Give the hash of the last entry of the history: it stands for the whole of the project.

        A project of an older format that is open to look at has none: zeros.
        """
        if self.is_older:
            return history.START
        with file.problems(self.path):
            return history.head(self.conn)[1]

    def problem_of(self, error: Exception) -> Problem | None:
        """Give in words what an error comes from, where the file is not as Sorotan writes it; None for a bug."""
        return values.problem_of(error, self.conn, self.path)

    def faults(self) -> list[str]:
        """Say in words what is wrong with the file: integrity, orphans, anchors. Empty where it is sound."""
        with file.problems(self.path):
            return list(faults(self))
