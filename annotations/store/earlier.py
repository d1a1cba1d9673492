"""A project as it was at a moment, with the history up to then."""

import sqlite3
from contextlib import closing
from pathlib import Path

from annotations.errors import Problem
from annotations.store import file, guard, history
from annotations.store.history import Entry, States
from annotations.store.steps import apply_backwards, apply_forwards, forget_content, from_json
from annotations.store.values import problems


def as_of(path: Path, target: Path, moment: str) -> Entry | None:
    """Write a project as it was at a moment into a new file, with the history up to then.

    Args:
        path: the project, which may be open elsewhere.
        moment: ISO 8601 in UTC, to the millisecond; the last entry dated no later counts, with all before it.

    Returns:
        The last entry that counts; None where the project was empty then.

    Raises:
        Problem: a file cannot be read or written, or the target exists.
    """
    file.check_free(target)
    draft = target.with_name(f".{target.name}.new")
    with file.problems(target), problems(path):
        try:
            with (
                closing(guard.look(path)) as source,
                closing(guard.guarded(sqlite3.connect(draft, isolation_level=None))) as copy,
            ):
                source.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE").fetchone()
                if not history.is_chained(copy):
                    raise Problem(f"{path} is of an older format.", "Open it once to bring it up to date.")
                copy.execute("BEGIN")
                last = _go_back(copy, moment)
                copy.execute("COMMIT")
                copy.execute("VACUUM")
            draft.rename(target)
        finally:
            draft.unlink(missing_ok=True)
    return last


def _go_back(conn: sqlite3.Connection, moment: str) -> Entry | None:
    last = conn.execute("SELECT max(id) FROM history WHERE at <= ?", [moment]).fetchone()[0] or 0
    begun, not_done = history.begun(conn)
    later = [row[0] for row in conn.execute("SELECT id FROM history WHERE id > ? ORDER BY id DESC", [last])]
    for entry_id in later:
        entry = next(history.entries(conn, after=entry_id - 1), None)
        if entry is None:  # an index tells of it, and it is not there
            raise sqlite3.DatabaseError("malformed history")
        if entry.act in ("step", "continued", "aside"):
            if not (entry.id < begun and entry.id in not_done):
                changes = from_json(entry.changes)
                apply_backwards(conn, changes)
                forget_content(conn, changes)
        elif entry.act in ("undo", "redo") and entry.step_id is not None:
            changes = history.changes_of_step(conn, entry.step_id)
            (apply_forwards if entry.act == "undo" else apply_backwards)(conn, changes)
    conn.execute("DELETE FROM history WHERE id > ?", [last])
    conn.execute("DELETE FROM history_claims WHERE history_id > ?", [last])
    states = States()
    newest: Entry | None = None
    for entry in history.entries(conn):
        states.take(entry)
        newest = entry
    if last < begun:
        states.of.update(dict.fromkeys(not_done, "abandoned"))  # nobody wrote down when they were taken back
    for step_id, state in states.of.items():
        own = "id = ? OR (step_id = ? AND act = 'continued')"
        conn.execute(f"UPDATE history SET state = ? WHERE {own}", [state, step_id, step_id])
    return newest
