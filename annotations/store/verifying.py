"""Whether a project was changed outside Sorotan: the chain of its history, and its rows against what that tells."""

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from annotations.errors import Problem
from annotations.store import file, guard, history
from annotations.store.history import ASIDE, START, Entry, States
from annotations.store.steps import KEPT, TABLES, Row, RowChange, from_json, rows
from annotations.store.values import problems

_LITERAL = re.compile(r"'[^']*'|-?[0-9.]+|NULL")
_SHOWN = 20  # of a table; who changed thousands of rows is told their number


class Verified(NamedTuple):
    """What a look at the history found.

    Attributes:
        entries: how many there are.
        head: the hash of the last one, of 64 hexadecimal digits; zeros where there is none.
        at: when the last one was written, ISO 8601 in UTC.
        changed: in words, each thing that was changed outside.
        remarks: in words, what is odd and no proof, such as a clock that was set back.
        knows: whether the asked-for head is in the history; None where none was asked for.
    """

    entries: int
    head: str
    at: str
    changed: tuple[str, ...]
    remarks: tuple[str, ...]
    knows: bool | None


def verify(path: Path, known: str | None = None) -> Verified:
    """Look whether anything in a project was changed outside Sorotan. Memory stays flat; nothing is written.

    Args:
        path: the project, which may be open elsewhere.
        known: the head that an earlier export bears; the history must still hold it.

    Raises:
        Problem: the file cannot be read.
    """
    with problems(path), closing(guard.beside(project=path)) as conn:
        if not history.is_chained(conn, "project"):
            raise Problem(f"{path} is of an older format.", "Open it once to bring it up to date.")
        return _Verifier(conn, known).run()


def replay(path: Path) -> dict[str, dict[int, Row]] | None:
    """Give the rows that the history of a project tells of, by table and id; None where it cannot be followed.

    Texts and originals have their hashes alone.
    """
    try:
        with closing(guard.beside(project=path)) as conn:
            verifier = _Verifier(conn, None)
            verifier.follow_all()
            if verifier.changed:
                return None
            return {name: {row["id"]: row for row in rows(conn, f"SELECT * FROM main.{name}")} for name in TABLES}
    except (Problem, *guard.UNREADABLE, *file.MALFORMED):
        return None


class _Verifier:
    def __init__(self, conn: sqlite3.Connection, known: str | None) -> None:
        self._conn = conn
        self._known = known
        self.changed: list[str] = []
        self._remarks: list[str] = []
        self._columns = {name: self._columns_of(name) for name in TABLES}
        self._head, self._states = Entry(0, "", None, "", "", "", "", START), States()
        self._count, self._found = 0, False
        self._begun, self._not_done = history.begun(conn, "project")

    def run(self) -> Verified:
        self.follow_all()
        self._compare_states(self._states)
        for name in TABLES:
            self._compare(name)
        self._compare_content()
        if self._known is not None and not self._found:
            self.changed.append(f"No entry of the history has the hash {self._known}.")
        knows = self._found if self._known is not None else None
        head = self._head
        return Verified(self._count, head.hash, head.at, tuple(self.changed), tuple(self._remarks), knows)

    def follow_all(self) -> None:
        """Fill the tables with what the entries tell, one after the other."""
        for name in TABLES:
            self._make(name)
        for entry in history.entries(self._conn, "project"):
            last = self._head
            if entry.hash != history.hash_of(entry, last.hash):
                what = f"“{entry.name}”, " if entry.name else ""
                which = f"Entry {entry.id} of the history ({what}{entry.at})"
                self.changed.append(f"{which} is not what was written, or one before it is gone.")
            if entry.at < last.at:
                self._remarks.append(f"Entry {entry.id} is dated {entry.at}, before the one before it, {last.at}.")
            try:
                self._follow(entry)
                self._states.take(entry)
            except (*guard.UNREADABLE, *file.MALFORMED) as error:
                self.changed.append(f"Entry {entry.id} of the history cannot be followed: {error}.")
            self._head, self._count = entry, self._count + 1
            self._found = self._found or entry.hash == self._known

    def _columns_of(self, table: str) -> list[str]:
        if table in KEPT:
            return ["id", "sha256", "length"] if table == "texts" else ["id", "sha256"]
        return [row[1] for row in self._conn.execute(f'PRAGMA project.table_info("{table}")') if row[1].isidentifier()]

    def _make(self, table: str) -> None:
        """Make the table that is filled from the history; what an entry leaves out has the value the schema gives."""
        given = {row[1]: row[4] for row in self._conn.execute(f'PRAGMA project.table_info("{table}")')}
        columns = ", ".join(
            f'"{name}" DEFAULT {given[name]}' if _LITERAL.fullmatch(given.get(name) or "") else f'"{name}"'
            for name in self._columns[table]
        )
        self._conn.execute(f'CREATE TABLE "{table}" ({columns}, PRIMARY KEY (id))')

    def _follow(self, entry: Entry) -> None:
        if entry.act == "begun":
            for table in ASIDE:
                self._conn.execute(f'DELETE FROM "{table}"')
            for change in from_json(entry.changes):
                if change.table != "history":
                    self._set(change.table, change.id, change.after)
        elif entry.act in ("step", "continued", "aside"):
            older = entry.id < self._begun
            if not (older and entry.id in self._not_done):
                for change in from_json(entry.changes):
                    self._forwards(change, lenient=older)
        elif entry.step_id is not None:
            changes = history.changes_of_step(self._conn, entry.step_id, "project")
            if entry.act == "undo":
                changes = [one._replace(before=one.after, after=one.before) for one in reversed(changes)]
            for change in changes:
                self._forwards(change)

    def _forwards(self, change: RowChange, *, lenient: bool = False) -> None:
        if change.before is None:
            self._set(change.table, change.id, change.after)
        elif change.after is None:
            self._set(change.table, change.id, None)
        elif not self._update(change.table, change.id, change.after) and not (lenient and change.table in ASIDE):
            raise ValueError(f"there was no row {change.id} of {change.table}")

    def _set(self, table: str, row_id: int, row: Mapping[str, Any] | None) -> None:
        if row is None:
            if table not in KEPT:
                self._conn.execute(f'DELETE FROM "{table}" WHERE id = ?', [row_id])
            return
        names = self._names(table, row)
        marks = ", ".join("?" * len(row))
        self._conn.execute(f'INSERT OR REPLACE INTO "{table}" ({", ".join(names)}) VALUES ({marks})', [*row.values()])

    def _update(self, table: str, row_id: int, values: Mapping[str, Any]) -> bool:
        assign = ", ".join(f"{name} = ?" for name in self._names(table, values))
        sql = f'UPDATE "{table}" SET {assign} WHERE id = ?'
        return self._conn.execute(sql, [*values.values(), row_id]).rowcount == 1

    def _names(self, table: str, row: Mapping[str, Any]) -> list[str]:
        if not set(row) <= set(self._columns[table]):
            raise ValueError(f"{table} has no such column")
        return [f'"{name}"' for name in row]

    def _compare(self, table: str) -> None:
        names = ", ".join(f'"{name}"' for name in self._columns[table])
        ours, theirs = (f'SELECT {names} FROM {schema}."{table}"' for schema in ("main", "project"))
        sql = f"SELECT id FROM ({theirs} EXCEPT {ours}) UNION SELECT id FROM ({ours} EXCEPT {theirs}) ORDER BY id"
        different = [row[0] for row in self._conn.execute(sql)]
        for row_id in different[:_SHOWN]:
            self.changed.append(f"Row {row_id} of {table} is not as the history left it{self._how(table, row_id)}.")
        if len(different) > _SHOWN:
            self.changed.append(f"{len(different) - _SHOWN} more rows of {table} are not as the history left them.")

    def _how(self, table: str, row_id: int) -> str:
        names = ", ".join(f'"{name}"' for name in self._columns[table])
        there, told = (
            self._conn.execute(f'SELECT {names} FROM {schema}."{table}" WHERE id = ?', [row_id]).fetchone()
            for schema in ("project", "main")
        )
        if there is None or told is None:
            return ": it is gone" if there is None else ": it was put in"
        pairs = zip(self._columns[table], there, told, strict=True)
        which = [name for name, now, then in pairs if now != then]
        return f": {', '.join(which)}"

    def _compare_states(self, states: States) -> None:
        sql = "SELECT coalesce(step_id, id), state FROM project.history WHERE act IN ('step', 'continued')"
        for step_id, state in self._conn.execute(sql):
            told = states.of.get(step_id, "done")
            if told != state:
                self.changed.append(f"Step {step_id} of the history is marked {state}, and it is {told}.")

    def _compare_content(self) -> None:
        for table, column in zip(KEPT, ("text", "bytes"), strict=True):
            for row_id, known, content in self._conn.execute(f"SELECT id, sha256, {column} FROM project.{table}"):
                data = content.encode() if isinstance(content, str) else content
                if sha256(data).hexdigest() != known:
                    self.changed.append(f"Row {row_id} of {table} does not hold what its hash says.")
