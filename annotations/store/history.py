"""The history: entries that only grow, each with the hash of itself and all before it."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotations.store.steps import KEPT, RowChange, canonical_json, from_json, rows, to_json
from annotations.text import sha256

START = "0" * 64
# Rows that are written outside steps, so that the entries of an older file do not tell of them.
ASIDE = ("runs", "suggestions", "lessons", "source_ratings")
_OF_CLAIM = ("spans", "attributions", "claim_tags")


class Entry(NamedTuple):
    """One entry of the history.

    Attributes:
        act: step, continued (goes on a step), undo, redo, aside (no act of the analyst), or begun: an
            older file was taken over, with the rows that its own entries do not tell of.
        step_id: the step that is gone on, undone or done again.
        at: ISO 8601 in UTC, by the clock of the machine.
        changes: canonical JSON, `[[table, id, before, after], ...]`; `[]` for undo and redo.
        hash: SHA-256 of the hash before it and of what it says, in hexadecimal.
    """

    id: int
    act: str
    step_id: int | None
    name: str
    analyst: str
    at: str
    changes: str
    hash: str = ""


def hash_of(entry: Entry, previous: str) -> str:
    """Give the hash of an entry: SHA-256 over canonical JSON of what it says and of the hash before it."""
    said = {
        "act": entry.act,
        "analyst": entry.analyst,
        "at": entry.at,
        "changes": sha256(entry.changes),
        "id": entry.id,
        "name": entry.name,
        "previous": previous,
        "step_id": entry.step_id,
    }
    return sha256(canonical_json(said))


def head(conn: sqlite3.Connection, schema: str = "main") -> tuple[int, str]:
    """Give number and hash of the last entry; 0 and zeros where there is none."""
    found = conn.execute(f"SELECT id, hash FROM {schema}.history ORDER BY id DESC LIMIT 1").fetchone()
    return (int(found[0]), str(found[1])) if found else (0, START)


def is_chained(conn: sqlite3.Connection, schema: str = "main") -> bool:
    """Say whether a file's history is a chain; that of an older format is none."""
    return any(row[1] == "hash" for row in conn.execute(f"PRAGMA {schema}.table_info(history)"))


def append(
    conn: sqlite3.Connection,
    act: str,
    *,
    name: str,
    analyst: str,
    at: str,
    changes: Sequence[RowChange] = (),
    step_id: int | None = None,
) -> int:
    """Write an entry at the end of the chain; give its number."""
    last, previous = head(conn)
    entry = Entry(last + 1, act, step_id, name, analyst, at, to_json(changes))
    state = "done" if act in ("step", "continued") else None
    _write(conn, "history", entry._replace(hash=hash_of(entry, previous)), state)
    _point_at_claims(conn, entry.id, changes)
    return entry.id


def _write(conn: sqlite3.Connection, table: str, entry: Entry, state: str | None) -> None:
    names = ", ".join(Entry._fields)
    conn.execute(f"INSERT INTO {table} ({names}, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [*entry, state])


def _point_at_claims(conn: sqlite3.Connection, entry_id: int, changes: Iterable[RowChange]) -> None:
    found: set[int] = set()
    for change in changes:
        if change.table == "claims":
            found.add(change.id)
        elif change.table in _OF_CLAIM:
            known = (change.after or {}).get("claim_id") or (change.before or {}).get("claim_id")
            found.update([known] if known else _owner(conn, change))
    conn.executemany("INSERT OR IGNORE INTO history_claims VALUES (?, ?)", [(claim, entry_id) for claim in found])


def _owner(conn: sqlite3.Connection, change: RowChange) -> list[int]:
    sql = f'SELECT claim_id FROM "{change.table}" WHERE id = ?'
    return [int(row[0]) for row in conn.execute(sql, [change.id])]


def entries(conn: sqlite3.Connection, schema: str = "main", *, after: int = 0) -> Iterator[Entry]:
    """Give the entries in their order."""
    names = ", ".join(Entry._fields)
    for row in conn.execute(f"SELECT {names} FROM {schema}.history WHERE id > ? ORDER BY id", [after]):
        entry = Entry(*row)
        if not all(isinstance(one, str) for one in (*entry[3:], entry.act)) or not isinstance(
            entry.step_id, int | None
        ):
            raise sqlite3.DatabaseError("malformed history")
        yield entry


def changes_of_step(conn: sqlite3.Connection, step_id: int, schema: str = "main") -> list[RowChange]:
    """Give the row changes of a step with all that went on it, in the order they were made."""
    sql = f"SELECT changes FROM {schema}.history WHERE id = ? OR (step_id = ? AND act = 'continued') ORDER BY id"
    return [change for (text,) in conn.execute(sql, [step_id, step_id]) for change in from_json(text)]


class States:
    """Follows which steps are done, undone or abandoned, entry by entry."""

    def __init__(self) -> None:
        self.of: dict[int, str] = {}
        self._undone: set[int] = set()

    def take(self, entry: Entry) -> None:
        """Follow one entry."""
        if entry.act == "begun":
            for change in from_json(entry.changes):
                if change.table == "history" and change.after:
                    self._mark(change.id, str(change.after["state"]))
        elif entry.act == "step":
            self.of.update(dict.fromkeys(self._undone, "abandoned"))
            self._undone.clear()
            self._mark(entry.id, "done")
        elif entry.act in ("undo", "redo") and entry.step_id is not None:
            self._mark(entry.step_id, "undone" if entry.act == "undo" else "done")

    def _mark(self, step_id: int, state: str) -> None:
        self.of[step_id] = state
        (self._undone.add if state == "undone" else self._undone.discard)(step_id)


def begun(conn: sqlite3.Connection, schema: str = "main") -> tuple[int, frozenset[int]]:
    """Give the entry with which an older file was taken over, and the steps before it that were not done then."""
    for entry_id, text in conn.execute(f"SELECT id, changes FROM {schema}.history WHERE act = 'begun'"):
        return int(entry_id), frozenset(change.id for change in from_json(text) if change.table == "history")
    return 0, frozenset()


def copy(conn: sqlite3.Connection, entry: Entry, state: str | None) -> None:
    """Write an entry as it stands in another file."""
    _write(conn, "history", entry, state)
    _point_at_claims(conn, entry.id, from_json(entry.changes))


def begin(conn: sqlite3.Connection, tables: Iterable[str], *, name: str, analyst: str, at: str) -> None:
    """Begin the history of a file with the rows it holds already."""
    entry = Entry(1, "begun", None, name, analyst, at, to_json(list(_all(conn, tables))))
    _write(conn, "history", entry._replace(hash=hash_of(entry, START)), None)


def chain_older_history(conn: sqlite3.Connection) -> None:
    """Write the history of an older file into `entries` as a chain, and note what it does not tell."""
    previous, last = START, 0
    known: list[RowChange] = []
    names = "id, name, analyst, at, changes, state"
    for row in rows(conn, f"SELECT {names} FROM history ORDER BY id"):
        changes = from_json(row["changes"])
        last = row["id"]
        entry = Entry(last, "step", None, row["name"], row["analyst"], row["at"], to_json(changes))
        previous = hash_of(entry, previous)
        _write(conn, "entries", entry._replace(hash=previous), row["state"])
        _point_at_claims(conn, entry.id, changes)
        if row["state"] != "done":
            known.append(RowChange("history", last, None, {"state": row["state"]}))
    known += _all(conn, (*KEPT, *ASIDE))
    if last or known:
        at = str(conn.execute("SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')").fetchone()[0])
        entry = Entry(last + 1, "begun", None, "", "", at, to_json(known))
        _write(conn, "entries", entry._replace(hash=hash_of(entry, previous)), None)


def _all(conn: sqlite3.Connection, tables: Iterable[str]) -> Iterator[RowChange]:
    columns = {"texts": "id, sha256, length", "originals": "id, sha256"}
    for table in tables:
        for row in rows(conn, f"SELECT {columns.get(table, '*')} FROM {table} ORDER BY id"):
            yield RowChange(table, row["id"], None, row)
