"""One open project file: steps, undo, redo, content by its hash, and a look at its soundness."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotations.errors import Problem
from annotations.model import Incoming
from annotations.store import file
from annotations.store.checks import faults
from annotations.store.claim_list import ClaimLists
from annotations.store.steps import RowChange, Step, apply_backwards, apply_forwards, from_json, insert, joined, to_json
from annotations.text import sha256

if TYPE_CHECKING:
    from sqlite_utils import Database


class Past(NamedTuple):
    """A step of the history that can be undone or done again."""

    id: int
    name: str


class LastSaved(NamedTuple):
    """What a project holds whose program was ended without closing it: all up to this step."""

    step: str
    at: str
    analyst: str


class Store(ClaimLists):
    """One open project file. Belongs to the thread that opened it.

    Args:
        path: the project file.
        analyst: whose name the lock and the history bear.
        read_only: look without a lock and without writing; another program may be writing.

    Attributes:
        recovered: the program that wrote last was ended without closing the project; None where it closed it.

    Raises:
        Problem: no project, newer, read-only, damaged, or open elsewhere; nothing is changed then.
    """

    def __init__(self, path: Path, analyst: str, *, read_only: bool = False) -> None:
        self.path = path.absolute()
        self.analyst = analyst
        self.read_only = read_only
        self._closed = False
        self._lock = file.Lock(self.path, analyst)
        file.recognise(self.path)
        ended_early = file.ended_early(self.path)
        self._tidies = read_only and not ended_early  # else it stays to be seen by who opens it to write
        if not read_only:
            file.check_writable(self.path)
            self._lock.acquire()
        try:
            self.conn = file.connect(self.path, read_only=read_only)
            self._inode = self.path.stat().st_ino
            self.recovered = self._last_saved() if ended_early else None
        except BaseException:
            self._lock.release()
            raise

    def _last_saved(self) -> LastSaved:
        last = "SELECT name AS step, at, analyst FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1"
        with suppress(sqlite3.Error):  # a damaged file is opened all the same, to be looked at
            for row in self.rows(last):
                return LastSaved(**row)
        return LastSaved("", "", "")

    @cached_property
    def db(self) -> Database:
        """The project as sqlite-utils sees it, for transactions."""
        return file.database(self.conn)

    def close(self) -> None:
        """Close the file and let go of its lock; harmless where it is closed already."""
        if self._closed:
            return
        self._closed = True
        if not self.read_only:
            with file.problems(self.path):
                self.conn.execute("PRAGMA optimize")
        self.conn.close()
        self._lock.release()
        if self._tidies:
            file.tidy(self.path)

    def data_version(self) -> int:
        """Give a number that is another one after another connection has written to the file."""
        return int(self.conn.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def step(self, name: str, *, continues: int | None = None) -> Iterator[Step]:
        """Run one operation as one durable transaction with its history entry.

        An exception inside rolls everything back. A step without changes leaves no entry.

        Args:
            name: what the Undo menu calls it.
            continues: the entry of the history that this step goes on, where that is still the last
                one: both are undone together, as letters typed in one go are.

        Raises:
            Problem: the file cannot be written; nothing of the step is saved.
        """
        self.check_present()
        with file.problems(self.path), self.db.atomic():
            step = Step(self.conn)
            yield step
            if step.changes:
                self._record(name, step.changes, continues)

    def _record(self, name: str, changes: list[RowChange], continues: int | None) -> None:
        last, future = self.past(), self.future()
        entry = {"analyst": self.analyst, "at": file.now()}
        if last and last.id == continues and not future:
            merged = joined(self._changes(last.id), changes)
            values = [*entry.values(), to_json(merged), last.id]
            self.conn.execute("UPDATE history SET analyst = ?, at = ?, changes = ? WHERE id = ?", values)
            return
        self.conn.execute("UPDATE history SET state = 'abandoned' WHERE state = 'undone'")
        insert(self.conn, "history", {"name": name, **entry, "changes": to_json(changes), "state": "done"})

    def _changes(self, history_id: int) -> list[RowChange]:
        return from_json(self.rows("SELECT changes FROM history WHERE id = ?", [history_id])[0]["changes"])

    @contextmanager
    def aside(self) -> Iterator[Step]:
        """Run a durable transaction that is no act of the analyst and cannot be undone, such as recording a run."""
        self.check_present()
        with file.problems(self.path), self.db.atomic():
            yield Step(self.conn)

    def check_present(self) -> None:
        """Raises Problem where the project is read-only here, or its file was moved, deleted or replaced."""
        if self.read_only:
            raise Problem(f"{self.path} is open read-only.", "Close it where it is being edited, then open it again.")
        try:
            there = self.path.stat().st_ino == self._inode
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
        if target.exists():
            raise Problem(f"{target} exists already.", "Choose another name.")
        draft = target.with_name(f".{target.name}.new")
        with file.problems(target):
            try:
                with sqlite3.connect(draft) as copy:
                    self.conn.backup(copy)
                copy.close()
                draft.rename(target)
            finally:
                draft.unlink(missing_ok=True)

    def past(self) -> Past | None:
        """The step that undo would take back; None where there is none."""
        return self._past("SELECT id, name FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1")

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
        self.check_present()
        with file.problems(self.path), self.db.atomic():
            changes = self._changes(past.id)
            (apply_backwards if state == "undone" else apply_forwards)(self.conn, changes)
            self.conn.execute("UPDATE history SET state = ? WHERE id = ?", [state, past.id])
        return changes

    def keep_content(self, incoming: Incoming) -> tuple[int, int]:
        """Keep an article's text and original bytes, each once by its hash; give their ids.

        They stay when the article is deleted, so that undo can bring it back.
        """
        text = {"sha256": sha256(incoming.text), "length": len(incoming.text), "text": incoming.text}
        original = {"sha256": sha256(incoming.original), "bytes": incoming.original}
        return self._once("texts", text), self._once("originals", original)

    def _once(self, table: str, row: Mapping[str, object]) -> int:
        for found in self.rows(f'SELECT id FROM "{table}" WHERE sha256 = ?', [row["sha256"]]):
            return int(found["id"])
        return insert(self.conn, table, row)

    def faults(self) -> list[str]:
        """Say in words what is wrong with the file: integrity, orphans, anchors. Empty where it is sound."""
        with file.problems(self.path):
            return list(faults(self))
