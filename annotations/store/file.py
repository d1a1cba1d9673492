"""The project file on the disk: made, recognised, locked, opened."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote

from zc.lockfile import LockError, SimpleLockFile

from annotations import processes
from annotations.errors import Damaged, OpenElsewhere, Problem
from annotations.store import guard, migrations
from annotations.store.drive import Connection, Drive, in_time
from annotations.store.library import database
from annotations.store.migrations import APPLICATION_ID, newest

SUFFIX = ".sorotan"
MAGIC = b"SQLite format 3\0"
BUSY_MS = 5000
_LONGEST_NOTE = 4096  # bytes of what is read of who holds a project
_IS_LOCKED = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)  # the last two on Windows
# What Python says of a value that is not of the form that Sorotan writes.
MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)


def now(*, later: int = 0) -> str:
    """Give the present time, or one so many minutes later, as ISO 8601 in UTC, to the millisecond."""
    moment = datetime.now(UTC) + timedelta(minutes=later)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@contextmanager
def problems(path: Path) -> Iterator[None]:
    """Turn what the disk and SQLite complain about into a Problem that names the file."""
    try:
        yield
    except (sqlite3.Error, OSError, OverflowError, UnicodeError, MemoryError) as error:
        raise_in_words(problem_of(path, error), error)


def raise_in_words(problem: Problem | None, error: Exception) -> NoReturn:
    """Raise the problem that an error comes from, or the error.

    No frame may keep the problem: it would keep itself alive, and with it the query that failed and its lock.
    """
    if problem is None:
        raise error
    try:
        raise problem from error
    finally:
        del problem


def problem_of(path: Path, error: Exception) -> Problem | None:
    """Give in words what the disk and SQLite complain about; None where it is neither of them."""
    if isinstance(error, sqlite3.Error):
        return _problem(path, str(error))
    if isinstance(error, OSError):
        return Problem(f"{path} cannot be used: {error.strerror or error}.", "Check the disk and the folder.")
    if isinstance(error, MemoryError):  # SQLite's also, where a damaged index asks for more than there is
        hint = "Close other programs and try again. Where it comes again, restore a backup, or use sorotan recover."
        return Problem(f"There is not enough memory for what is in {path}.", hint)
    if isinstance(error, OverflowError):
        return Problem(f"A number is too large for {path}.", "Nothing of this step was saved.")
    if isinstance(error, UnicodeDecodeError):  # so Python's sqlite3 speaks of text that is not UTF-8
        return Damaged(f"{path} is damaged.", guard.HINT)
    if isinstance(error, UnicodeEncodeError):
        return Problem("There is half a character in it, which cannot be saved.", "Write or paste it anew.")
    return None


def _problem(path: Path, said: str) -> Problem:
    known = (
        ("full", f"The disk with {path} is full. Nothing of this step was saved.", "Free some space and try again."),
        ("disk I/O", f"The disk with {path} failed. Nothing of this step was saved.", "Check the disk and its space."),
        ("readonly", f"{path} cannot be written.", "Check its permissions, or save a copy elsewhere."),
        ("locked", f"{path} is in use by another program.", "Close it there and try again."),
        ("malformed", f"{path} is damaged.", "Restore a backup, or save what can be read: sorotan recover."),
        ("Could not decode", f"{path} is damaged.", guard.HINT),
        ("too big", f"A value in {path}, or for it, is longer than {guard.LONGEST >> 20} MiB.", "Nothing was saved."),
        ("not a database", f"{path} is no Sorotan project.", "Choose a file that ends in .sorotan."),
        ("unable to open", f"{path} cannot be opened.", "Check that its folder exists and may be written."),
    )
    for word, message, hint in known:
        if word in said:
            return (Damaged if hint == guard.HINT else Problem)(message, hint)
    return Problem(f"{path} could not be used: {said}.", "Nothing of this step was saved.")


def create(path: Path) -> None:
    """Make an empty project file; it appears under its name only when it is whole.

    Raises:
        Problem: something of that name exists, or the folder cannot be written.
    """
    in_time(path, lambda: _create(path))


def _create(path: Path) -> None:
    if _is_there(path):
        raise Problem(f"{path} exists already.", "Open it, or choose another name.")
    if not path.parent.is_dir():
        raise Problem(f"The folder {path.parent} does not exist.", "Make it first, or choose another folder.")
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    with problems(path):
        try:
            conn = guard.guarded(sqlite3.connect(draft))
            conn.execute(f"PRAGMA application_id={APPLICATION_ID}")
            migrations.apply(database(conn))
            conn.close()
            draft.rename(path)
        finally:
            draft.unlink(missing_ok=True)


def check_free(target: Path) -> None:
    """Raises Problem where a new file would be written over something."""
    if _is_there(target):
        raise Problem(f"{target} exists already.", "Choose another name.")
    if not target.parent.is_dir():
        raise Problem(f"The folder {target.parent} does not exist.", "Make it first, or choose another folder.")


def _is_there(path: Path) -> bool:
    with problems(path):  # its name may be too long, or its folder not be looked into
        return path.exists()


def backup_folder(project: Path) -> Path:
    """Give the folder that the copies of a project lie in."""
    return project.parent / f"{project.stem}.backups"


def recognise(path: Path) -> None:
    """Look at a file's first bytes without opening it in SQLite.

    Raises:
        Problem: it is missing, a folder, unreadable, or no Sorotan project.
    """
    if not _is_there(path):
        raise Problem(f"{path} does not exist.", "It may have been moved or renamed.")
    if path.is_dir():
        raise Problem(f"{path} is a folder, not a Sorotan project.", "Choose a file that ends in .sorotan.")
    with problems(path), path.open("rb") as file:
        head = file.read(100)
    if head[:16] != MAGIC or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        if backup_folder(path).is_dir():
            raise Damaged(f"{path} is damaged.", guard.HINT)
        raise Problem(
            f"{path} is no Sorotan project.", "Choose a file that ends in .sorotan, or import it as an article."
        )


def check_writable(path: Path) -> None:
    """Raises Problem where the file or its folder may not be written (also for the superuser, by the mode bits)."""
    mode = path.stat().st_mode
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK):
        raise Problem(f"{path} is read-only.", "Make it writable, or copy it to another place and open the copy.")
    if not os.access(path.parent, os.W_OK):
        raise Problem(f"The folder {path.parent} cannot be written.", "Copy the project to another folder.")


def _lock_of(path: Path) -> Path:
    return path.parent / f".{path.name}.lock"


def _note_of(path: Path) -> Path:
    return _lock_of(path).with_suffix(".holder")


def ended_early(path: Path) -> bool:
    """Say whether the program that wrote a project last was ended without closing it, as by a power cut.

    Its note of who holds the project is left then, and SQLite's log of the last steps; a program that closes takes both
    away. Nothing is changed.
    """
    log = path.parent / f"{path.name}-wal"
    if not _note_of(path).exists() and not (log.exists() and log.stat().st_size):
        return False
    try:
        held = _hold(_lock_of(path))
    except (LockError, OSError):  # it has not ended; or nobody may write here, and nobody can tell
        return False
    held.let_go()
    return True


class _Held(SimpleLockFile):  # type: ignore[misc]
    """A file on which the operating system holds a lock for this process, until it ends at the latest."""

    is_there = False

    def _on_lock(self) -> None:
        # The holder before takes the file away when he lets go of it: by then we may have opened it.
        self.is_there = os.fstat(self._fp.fileno()).st_nlink > 0

    def let_go(self) -> None:
        """Take the file away, and let go of the lock."""
        try:
            with suppress(PermissionError):  # Windows takes none away that is open: there it stays, and does no harm
                Path(self._path).unlink(missing_ok=True)
        finally:
            self.close()


def _hold(path: Path) -> _Held:
    """Lock a file, which is made where it is not there.

    Raises:
        LockError: somebody else has locked it, here or in another process.
        OSError: it cannot be locked.
    """
    while True:
        if path.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        try:
            held = _Held(path)
        except LockError as refusal:
            why = refusal.__context__
            if isinstance(why, OSError) and why.errno not in _IS_LOCKED:
                raise why from None
            raise
        if held.is_there:
            return held
        held.close()


def _computer() -> str:
    """Give the name of this computer in its network."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    import platform  # pragma: no cover  where there is no uname, as on Windows

    return platform.node()  # pragma: no cover


class Lock:
    """One writer at a time: an operating-system lock that ends with its process, with the holder's name beside it."""

    def __init__(self, path: Path, analyst: str) -> None:
        self._path, self._note = _lock_of(path), _note_of(path)
        self._project = path
        self._held: _Held | None = None
        self._analyst = analyst

    def acquire(self) -> None:
        """Raises Problem, with the holder and since when, where another process holds the project."""
        with problems(self._project):
            try:
                self._held = _hold(self._path)
            except LockError:
                raise self._refusal() from None
            try:
                self._write_note()
            except BaseException:
                self.release()
                raise

    def _write_note(self) -> None:
        note = {"analyst": self._analyst, "host": _computer(), "process": os.getpid(), "since": now()}
        self._note.unlink(missing_ok=True)  # of a program that was ended; a link in its place is not followed
        with self._note.open("x", encoding="utf-8") as writing:
            json.dump(note, writing)

    def _read_note(self) -> dict[str, Any]:
        try:
            if not stat.S_ISREG(self._note.lstat().st_mode):  # to open a pipe would wait for somebody who writes
                return {}
            with self._note.open("rb") as reading:
                note = json.loads(reading.read(_LONGEST_NOTE))
        except (OSError, ValueError, RecursionError):
            return {}
        return note if isinstance(note, dict) else {}

    def _refusal(self) -> OpenElsewhere:
        hint = "Close it there, then open it here."
        if self._is_stale():
            hint = f"That program has ended, and its lock was left. Delete {self._path} and open it again."
        path, note = self._project, self._read_note()
        if not {"analyst", "host", "process", "since"} <= note.keys():
            return OpenElsewhere(f"{path} is open elsewhere.", hint)
        who, host, process, since = note["analyst"], note["host"], note["process"], note["since"]
        return OpenElsewhere(f"{path} is open elsewhere: by {who} on {host} (process {process}) since {since}.", hint)

    def _is_stale(self) -> bool:
        """Say whether who holds the lock has ended: on this computer, and no process has its number any more."""
        note = self._read_note()
        process = note.get("process")
        return note.get("host") == _computer() and isinstance(process, int) and not processes.runs(process)

    def release(self) -> None:
        """Let go, after the database is closed; harmless where it is not held."""
        held, self._held = self._held, None
        if held is not None:
            try:
                self._note.unlink(missing_ok=True)
            finally:
                held.let_go()


def connect(path: Path, *, read_only: bool, drive: Drive | None = None, known: int | None = None) -> sqlite3.Connection:
    """Open a recognised project and bring its schema up to date.

    Args:
        drive: of the network, through which everything is asked for.
        known: its format, where it has been looked at since nobody else may write.

    Raises:
        Problem: its schema is newer than this program, it is damaged, or it cannot be written.
    """
    recognise(path)
    with problems(path):
        if known is None:
            known = _format(path)
        if not read_only:
            check_writable(path)
        conn = _connection(guard.uri(path, "ro" if read_only else "rw"), drive)
        try:
            _prepare(guard.guarded(conn), read_only=read_only)
            if known < newest() and not read_only:
                _bring_up_to_date(conn)
        except BaseException:
            conn.close()
            raise
    return conn


def _connection(uri: str, drive: Drive | None) -> sqlite3.Connection:
    if drive is None:
        return sqlite3.connect(uri, uri=True)
    conn = sqlite3.connect(uri, uri=True, check_same_thread=False, factory=Connection)
    conn.attach(drive)
    return conn


def sidecars(path: Path) -> list[Path]:
    """Give the files that SQLite keeps beside an open project and that lie there now."""
    beside = (path.parent / f"{path.name}{end}" for end in ("-wal", "-shm"))
    return [one for one in beside if one.exists()]


def _roll_back(path: Path) -> None:
    """Have SQLite undo what was being written, without its log, when a program was ended; a reader alone may not.

    So is a project left whose program was killed while it turned the log on, at the first opening of the file.
    """
    if (path.parent / f"{path.name}-journal").exists() and os.access(path, os.W_OK):
        conn = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=rw", uri=True)
        try:
            conn.execute("SELECT 1 FROM sqlite_master").fetchone()
        finally:
            conn.close()


def tidy(path: Path) -> None:
    """Have SQLite take away its files beside a project that was only read; a reader alone leaves them there.

    Nothing happens where another program has the project open, or may not write here.
    """
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return
    if _note_of(path).exists():  # a program works on it, or was ended in the middle: the next to write sees to it
        return
    lock = Lock(path, "")
    try:
        lock.acquire()
    except Problem:
        return
    try:
        with closing(guard.guarded(sqlite3.connect(guard.uri(path, "rw"), uri=True))) as last:
            last.execute("SELECT 1 FROM sqlite_master").fetchone()
    except guard.UNREADABLE:
        return
    finally:
        lock.release()


def format_of(path: Path) -> int:
    """Give the format of a project. Raises Problem where it is newer than this program, or damaged."""
    with problems(path):
        return _format(path)


def is_older(format_: int) -> bool:
    """Say whether opening a project of this format brings it up to date."""
    return 0 < format_ < newest()


def _format(path: Path) -> int:
    """Give how many steps of the schema a file has, and is numbered with.

    Raises Problem where it has a step, or a part, that is not known here.
    """
    guard.check_journal(path)
    _roll_back(path)
    with closing(sqlite3.connect(guard.uri(path, "ro"), uri=True)) as look:
        guard.guarded(look)
        found = int(look.execute("PRAGMA user_version").fetchone()[0])
        parts = guard.parts_of(look)
        applied = guard.steps_of(look, parts=parts)
        if found > newest() or applied - migrations.NAMES:
            made = max(found, len(applied))
            raise Problem(
                f"{path} was made by a newer Sorotan: its format is {made}, this one knows {newest()}.",
                "Update Sorotan to open it.",
            )
        guard.check_schema(look, path, parts=parts)
    return min(found, len(applied))  # a program may have been ended between the last step and the number


def _bring_up_to_date(conn: sqlite3.Connection) -> None:
    try:
        migrations.apply(database(conn))
    except MALFORMED as error:
        raise sqlite3.DatabaseError("malformed: older history") from error


def _prepare(conn: sqlite3.Connection, *, read_only: bool) -> None:
    conn.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    conn.execute("PRAGMA foreign_keys=ON")
    conn.execute("PRAGMA cache_size=-32768")
    if not read_only:
        conn.execute("PRAGMA journal_mode=WAL").fetchone()
        conn.execute("PRAGMA synchronous=FULL")
