"""What a project holds, as words that can be compared: each table with its number of rows and a fingerprint of them."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotations.session import Session
from annotations.store import Store, backups_of

# All that an analyst works with and its history, without what differs from run to run: times, and the chain over them.
COLUMNS = {
    "texts": "id, sha256, length, text",
    "originals": "id, sha256",
    "articles": "*",
    "sources": "*",
    "aliases": "*",
    "claims": "*",
    "spans": "*",
    "attributions": "*",
    "tags": "*",
    "claim_tags": "*",
    "runs": "*",
    "suggestions": "*",
    "lessons": "*",
    "source_ratings": "*",
    "versions": "*",
    "orphans": "*",
    "history": "id, act, step_id, name, analyst, state, changes",
}
NEWER = ("lessons", "source_ratings", "versions", "orphans")  # tables that the first schema lacks
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def state_of(store: Store, leave: tuple[str, ...] = ()) -> str:
    """Give the state of an open project in one line without blanks."""
    return ",".join(
        f"{table}:{_rows(store, table, columns)}" for table, columns in COLUMNS.items() if table not in leave
    )


def _rows(store: Store, table: str, columns: str) -> str:
    rows = [list(row) for row in store.conn.execute(f"SELECT {columns} FROM {table} ORDER BY id")]
    if table == "history":
        for row in rows:
            row[-1] = [change for change in map(_without_times, json.loads(row[-1])) if change[2] or change[3]]
    words = _TIME.sub("T", json.dumps(rows, ensure_ascii=False, default=repr))
    return f"{len(rows)}:{hashlib.sha256(words.encode()).hexdigest()[:12]}"


def _without_times(change: list[Any]) -> list[Any]:
    """Leave out the times of an update: one that stayed the same within a millisecond is no change."""
    table, row_id, before, after = change
    if before is None or after is None:
        return change
    kept = [{key: value for key, value in one.items() if not key.endswith("_at")} for one in (before, after)]
    return [table, row_id, *kept]


def differing(one: str, other: str) -> str:
    """Say in which tables two states differ, with the numbers of rows."""
    parts = [dict(part.split(":", 1) for part in state.split(",")) for state in (one, other)]
    return ", ".join(f"{name} {a} / {parts[1].get(name)}" for name, a in parts[0].items() if parts[1].get(name) != a)


def state_of_file(path: Path, leave: tuple[str, ...] = ()) -> str:
    """Give the state of a project file that nobody has open."""
    session = Session.open(path, "budi", read_only=True)
    try:
        return state_of(session.store, leave)
    finally:
        session.close()


def fingerprint(path: Path) -> str:
    """Give the fingerprint of a file's bytes; "-" where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.exists() else "-"


def unsound_backups(project: Path) -> Iterator[str]:
    """Give the copies of a project that stand under their final name and are not whole."""
    for copy in (one.path for one in backups_of(project)):
        connection = sqlite3.connect(copy)
        try:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.Error as error:
            found = str(error)
        finally:
            connection.close()
        if found != "ok":
            yield f"{copy.name}: {found}"


def runs_half_recorded(store: Store) -> list[int]:
    """Give the runs that lack suggestions which they proposed; of runs on articles that had none before."""
    sql = """SELECT r.id FROM runs r WHERE r.proposed != (SELECT count(*) FROM suggestions s WHERE s.run_id = r.id)"""
    return [row["id"] for row in store.rows(sql)]
