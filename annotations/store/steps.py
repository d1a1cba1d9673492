"""A step: one transaction of row changes with its history entry, and the same road backwards."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlite_utils import Database

Row = dict[str, Any]
SEARCHED = {"texts": ("text",), "claims": ("quote", "note")}


class RowChange(NamedTuple):
    """One row of one table before and after; None where it did not exist."""

    table: str
    id: int
    before: Row | None
    after: Row | None


class Step:
    """Collects the row changes of one operation. Made by Store.step, inside its transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.changes: list[RowChange] = []

    def insert(self, table: str, row: Mapping[str, Any]) -> int:
        """Write a new row; give its id."""
        row_id = insert(self._db, table, row)
        self.changes.append(RowChange(table, row_id, None, {"id": row_id, **row}))
        return row_id

    def update(self, table: str, row_id: int, values: Mapping[str, Any]) -> bool:
        """Write new values into a row; give whether anything differs. Raises LookupError for no such row."""
        before = self.row(table, row_id)
        changed = {key: value for key, value in values.items() if before[key] != value}
        if changed:
            _update(self._db, table, row_id, changed)
            self.changes.append(RowChange(table, row_id, {k: before[k] for k in changed}, changed))
        return bool(changed)

    def delete(self, table: str, row_id: int) -> None:
        """Take a row away. Raises LookupError for no such row."""
        before = self.row(table, row_id)
        _delete(self._db, table, row_id)
        self.changes.append(RowChange(table, row_id, before, None))

    def delete_where(self, table: str, column: str, value: int) -> None:
        """Take away all rows of a table whose column has the value."""
        for row in rows(self._db, f'SELECT * FROM "{table}" WHERE "{column}" = ? ORDER BY id', [value]):
            self.delete(table, row["id"])

    def row(self, table: str, row_id: int) -> Row:
        """Give a row as it stands now. Raises LookupError for no such row."""
        for row in rows(self._db, f'SELECT * FROM "{table}" WHERE id = ?', [row_id]):
            return row
        raise LookupError(f"{table} {row_id}")


def rows(db: Database, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
    """Give the rows of a query as dictionaries."""
    cursor = db.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def insert(db: Database, table: str, row: Mapping[str, Any]) -> int:
    """Write a row; give its id."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    cursor = db.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(row.values()))
    row_id = int(cursor.lastrowid or 0)
    _index(db, table, row_id)
    return row_id


def _update(db: Database, table: str, row_id: int, values: Mapping[str, Any]) -> None:
    searched = not values.keys().isdisjoint(SEARCHED.get(table, ()))
    if searched:
        _unindex(db, table, row_id)
    assign = ", ".join(f'"{name}" = ?' for name in values)
    db.execute(f'UPDATE "{table}" SET {assign} WHERE id = ?', [*values.values(), row_id])
    if searched:
        _index(db, table, row_id)


def _delete(db: Database, table: str, row_id: int) -> None:
    _unindex(db, table, row_id)
    db.execute(f'DELETE FROM "{table}" WHERE id = ?', [row_id])


def _index(db: Database, table: str, row_id: int) -> None:
    if table in SEARCHED:
        names = ", ".join(SEARCHED[table])
        db.execute(f"INSERT INTO {table}_fts (rowid, {names}) SELECT id, {names} FROM {table} WHERE id = ?", [row_id])


def _unindex(db: Database, table: str, row_id: int) -> None:
    """Take a row out of its search index; FTS5 asks for the words it was indexed with."""
    if table in SEARCHED:
        names = ", ".join(SEARCHED[table])
        old = f"SELECT 'delete', id, {names} FROM {table} WHERE id = ?"
        db.execute(f"INSERT INTO {table}_fts ({table}_fts, rowid, {names}) {old}", [row_id])


def apply_backwards(db: Database, changes: Sequence[RowChange]) -> None:
    """Bring every row back to what it was before the step."""
    for change in reversed(changes):
        _set(db, change.table, change.id, now=change.after, then=change.before)


def apply_forwards(db: Database, changes: Sequence[RowChange]) -> None:
    """Do the row changes of a step again."""
    for change in changes:
        _set(db, change.table, change.id, now=change.before, then=change.after)


def _set(db: Database, table: str, row_id: int, *, now: Row | None, then: Row | None) -> None:
    if then is None:
        _delete(db, table, row_id)
    elif now is None:
        insert(db, table, then)
    else:
        _update(db, table, row_id, then)


def joined(first: Sequence[RowChange], then: Sequence[RowChange]) -> list[RowChange]:
    """Give the changes of two steps as one; two updates of the same columns of a row become one."""
    out = list(first)
    for change in then:
        same = [i for i, old in enumerate(out) if (old.table, old.id) == (change.table, change.id)]
        old = out[same[-1]] if same else None
        if old and old.before and old.after and change.after and old.after.keys() == change.after.keys():
            out[same[-1]] = old._replace(after=change.after)
        else:
            out.append(change)
    return out


def to_json(changes: Sequence[RowChange]) -> str:
    """Give the changes as they stand in the history table."""
    return json.dumps(changes, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> list[RowChange]:
    """Read what to_json wrote."""
    return [RowChange(*change) for change in json.loads(text)]
