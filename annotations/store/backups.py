"""Copies of a project beside it, made by SQLite's online backup and checked before they count."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from annotations.store import file

FOLDER = "backups"
_PAGES, _REST = 512, 0.005  # of each few pages a moment's rest: who works on the project is not to notice
# What differs between two states of a project: each step, each undo, each run.
_STATE = """SELECT (SELECT coalesce(max(id), 0) FROM history), (SELECT count(*) FROM history WHERE state = 'undone'),
    (SELECT coalesce(max(id), 0) FROM runs)"""


def folder_of(project: Path) -> Path:
    """Give the folder that the copies of a project lie in."""
    return project.with_name(f"{project.stem}.{FOLDER}")


def backups(project: Path) -> list[Path]:
    """Give the copies of a project, newest first."""
    return sorted(folder_of(project).glob(f"*{file.SUFFIX}"), reverse=True)


def back_up(project: Path, keep: int) -> Path | None:
    """Copy a project, also one that is open and being written to; give the copy.

    Nothing is copied where the newest copy holds the same already.

    Args:
        keep: how many copies stay, the newest ones; 0 for none, and none is made.

    Raises:
        Problem: it cannot be written, or the copy is not sound; it does not count then, and older ones stay.
    """
    if keep <= 0:
        return None
    folder = folder_of(project)
    with file.problems(folder):
        folder.mkdir(exist_ok=True)
        for left in folder.glob(".*.new*"):  # with SQLite's journals, by a program that was ended in the middle
            left.unlink()
        source = _look(project)
        try:
            source.execute("BEGIN")  # of one moment: SQLite would begin anew at each step that is saved meanwhile
            now, known = source.execute(_STATE).fetchone(), backups(project)
            if known and _state(known[0]) == now:
                return None
            copy = _copied(source, folder)
        finally:
            source.close()
        for old in backups(project)[keep:]:
            old.unlink()
    return copy


def _copied(source: sqlite3.Connection, folder: Path) -> Path:
    name = f"{file.now().replace(':', '.')}{file.SUFFIX}"
    draft = folder / f".{name}.new"
    try:
        target = sqlite3.connect(draft)
        try:
            source.backup(target, pages=_PAGES, sleep=_REST)
            target.execute("PRAGMA journal_mode=DELETE").fetchone()
            found = target.execute("PRAGMA integrity_check(1)").fetchone()[0]
        finally:
            target.close()
        if found != "ok":
            raise sqlite3.DatabaseError(f"malformed: {found}")
        return draft.rename(folder / name)
    finally:
        draft.unlink(missing_ok=True)


def _look(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, isolation_level=None)


def _state(path: Path) -> tuple[int, ...] | None:
    """Give the state that a copy holds; None where it cannot be read."""
    try:
        connection = _look(path)
        try:
            return tuple(connection.execute(_STATE).fetchone())
        finally:
            connection.close()
    except sqlite3.Error:
        return None
