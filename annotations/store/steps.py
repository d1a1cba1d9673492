"""A step: one transaction of row changes with its history entry, and the same road backwards."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Row = dict[str, Any]
SEARCHED = {"texts": ("text",), "claims": ("quote", "note")}
# What an article was made of stays when the article goes. The history knows it by its hash alone.
KEPT = ("texts", "originals")
# What the history tells of.
TABLES = (
    *("texts", "originals", "articles", "sources", "aliases", "claims", "spans", "attributions", "tags"),
    *("claim_tags", "runs", "suggestions", "lessons", "source_ratings", "versions", "orphans"),
)


class RowChange(NamedTuple):
    """One row of one table before and after; None where it did not exist."""

    table: str
    id: int
    before: Row | None
    after: Row | None


class Step:
    """Collects the row changes of one operation. Made by Store.step, inside its transaction."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self.changes: list[RowChange] = []

    def insert(self, table: str, row: Mapping[str, Any]) -> int:
        """Write a new row; give its id."""
        row_id = insert(self._conn, table, row)
        self.changes.append(RowChange(table, row_id, None, {"id": row_id, **row}))
        return row_id

    def update(self, table: str, row_id: int, values: Mapping[str, Any]) -> bool:
        """Write new values into a row; give whether anything differs. Raises LookupError for no such row."""
        before = self.row(table, row_id)
        changed = {key: value for key, value in values.items() if before[key] != value}
        if changed:
            _update(self._conn, table, row_id, changed)
            self.changes.append(RowChange(table, row_id, {k: before[k] for k in changed}, changed))
        return bool(changed)

    def delete(self, table: str, row_id: int) -> None:
        """Take a row away. Raises LookupError for no such row."""
        before = self.row(table, row_id)
        _delete(self._conn, table, row_id)
        self.changes.append(RowChange(table, row_id, before, None))

    def delete_where(self, table: str, column: str, value: int) -> None:
        """Take away all rows of a table whose column has the value."""
        for row in self.rows_of(table, column, value):
            self.delete(table, row["id"])

    def rows_of(self, table: str, column: str, value: int) -> list[Row]:
        """Give all rows of a table whose column has the value, as they stand now."""
        return rows(self._conn, f'SELECT * FROM "{table}" WHERE "{column}" = ? ORDER BY id', [value])

    def keep(self, table: str, row: Mapping[str, Any]) -> int:
        """Keep content once, by its hash; undo leaves it there. Give its id."""
        for found in rows(self._conn, f'SELECT id FROM "{table}" WHERE sha256 = ?', [row["sha256"]]):
            return int(found["id"])
        row_id = insert(self._conn, table, row)
        known = {name: value for name, value in row.items() if name in ("sha256", "length")}
        self.changes.append(RowChange(table, row_id, None, {"id": row_id, **known}))
        return row_id

    def row(self, table: str, row_id: int) -> Row:
        """Give a row as it stands now. Raises LookupError for no such row."""
        for row in rows(self._conn, f'SELECT * FROM "{table}" WHERE id = ?', [row_id]):
            return row
        raise LookupError(f"{table} {row_id}")


def rows(conn: sqlite3.Connection, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
    """Give the rows of a query as dictionaries."""
    cursor = conn.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def insert(conn: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> int:
    """Write a row; give its id."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    cursor = conn.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(row.values()))
    row_id = int(cursor.lastrowid or 0)
    _index(conn, table, row_id)
    return row_id


def _update(conn: sqlite3.Connection, table: str, row_id: int, values: Mapping[str, Any]) -> None:
    searched = not values.keys().isdisjoint(SEARCHED.get(table, ()))
    if searched:
        _unindex(conn, table, row_id)
    assign = ", ".join(f'"{name}" = ?' for name in values)
    conn.execute(f'UPDATE "{table}" SET {assign} WHERE id = ?', [*values.values(), row_id])
    if searched:
        _index(conn, table, row_id)


def _delete(conn: sqlite3.Connection, table: str, row_id: int) -> None:
    _unindex(conn, table, row_id)
    conn.execute(f'DELETE FROM "{table}" WHERE id = ?', [row_id])


def _index(conn: sqlite3.Connection, table: str, row_id: int) -> None:
    if table in SEARCHED:
        names = ", ".join(SEARCHED[table])
        conn.execute(f"INSERT INTO {table}_fts (rowid, {names}) SELECT id, {names} FROM {table} WHERE id = ?", [row_id])


def _unindex(conn: sqlite3.Connection, table: str, row_id: int) -> None:
    """Take a row out of its search index; FTS5 asks for the words it was indexed with."""
    if table in SEARCHED:
        names = ", ".join(SEARCHED[table])
        old = f"SELECT 'delete', id, {names} FROM {table} WHERE id = ?"
        conn.execute(f"INSERT INTO {table}_fts ({table}_fts, rowid, {names}) {old}", [row_id])


def apply_backwards(conn: sqlite3.Connection, changes: Sequence[RowChange]) -> None:
    """Bring every row back to what it was before the step."""
    for change in reversed(changes):
        _set(conn, change.table, change.id, now=change.after, then=change.before)


def forget_content(conn: sqlite3.Connection, changes: Sequence[RowChange]) -> None:
    """Take out the content that came with a step, of which nothing else speaks."""
    for change in changes:
        if change.table in KEPT:
            _delete(conn, change.table, change.id)


def apply_forwards(conn: sqlite3.Connection, changes: Sequence[RowChange]) -> None:
    """Do the row changes of a step again."""
    for change in changes:
        _set(conn, change.table, change.id, now=change.before, then=change.after)


def _set(conn: sqlite3.Connection, table: str, row_id: int, *, now: Row | None, then: Row | None) -> None:
    if table in KEPT:
        return
    if table not in TABLES or not all(name.isidentifier() for name in (*(now or ()), *(then or ()))):
        raise sqlite3.DatabaseError("malformed history")  # the names go into SQL, and a file may come from anybody
    if then is None:
        _delete(conn, table, row_id)
    elif now is None:
        insert(conn, table, then)
    else:
        _update(conn, table, row_id, then)


def canonical_json(value: object) -> str:
    """Give the one JSON text of a value: keys in order, no blanks, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def to_json(changes: Sequence[RowChange]) -> str:
    """Give the changes as they stand in the history table."""
    return canonical_json(changes)


def from_json(text: str) -> list[RowChange]:
    """Read what to_json wrote. Raises DatabaseError where it is something else."""
    try:
        changes = [RowChange(*change) for change in json.loads(text)]
    except (ValueError, TypeError, RecursionError) as error:
        raise sqlite3.DatabaseError("malformed history") from error
    if not all(map(_is_change, changes)):
        raise sqlite3.DatabaseError("malformed history")
    return changes


def _is_change(change: RowChange) -> bool:
    """Tell whether a file's word for a change has its form; its names and values are SQLite's to look at."""
    table, row_id, before, after = change
    rows_ = isinstance(before, dict | None) and isinstance(after, dict | None)
    return rows_ and isinstance(table, str) and type(row_id) is int
