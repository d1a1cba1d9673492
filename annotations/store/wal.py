"""SQLite's log, taken into the file beside the running program: whoever does that waits for the disk twice."""

import sqlite3
from contextlib import closing
from pathlib import Path

from annotations.store import file, guard


def checkpoint(project: Path) -> None:
    """Take what stands in the log into the file, as far as nobody reads it there; nobody is kept from writing.

    What was in the log is on the disk then, also what did not wait for it. Source: sqlite.org/wal.html.

    Raises:
        Problem: the project is gone, or the disk fails; the log stays as it is.
    """
    with (
        file.problems(project),
        closing(guard.guarded(sqlite3.connect(guard.uri(project, "rw"), uri=True))) as conn,
    ):
        conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
