"""Copies of a project beside it, made by SQLite's online backup and checked before they count, and the way back."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

from annotations import processes
from annotations.errors import Problem
from annotations.store import file, guard, history
from annotations.store.drive import in_time

KEEP, DAYS = 5, 14
REASONS = ("opening", "work", "format", "bulk", "restoring", "asked")
_PAGES, _REST = 512, 0.005  # of each few pages a moment's rest: who works on the project is not to notice
_NAME = rf"(\d{{4}}-\d\d-\d\dT[\d.]+Z)(?:-([a-z]+))?{re.escape(file.SUFFIX)}"
_DRAFT_OF = r"\.(\d+)-\d+\.new"
_drafts = count()
# What differs between two states of a project: each step, each undo, each run.
_STATE = "SELECT coalesce(max(id), 0), coalesce((SELECT hash FROM history ORDER BY id DESC LIMIT 1), '') FROM history"
_OLDER = """SELECT (SELECT coalesce(max(id), 0) FROM history), (SELECT count(*) FROM history WHERE state = 'undone'),
    (SELECT coalesce(max(id), 0) FROM runs)"""


class Backup(NamedTuple):
    """A copy of a project.

    Attributes:
        at: when it was made, ISO 8601 in UTC; later than the one before it also where the clock was set back.
        reason: opening, work (every so many minutes of it), format (before an update of the file's format), bulk
            (before a step that changes much), restoring (before another copy took its place), asked; "" if unknown.
        size: in bytes.
    """

    path: Path
    at: str
    reason: str
    size: int


class Differences(NamedTuple):
    """What a project has and its copy has not, and the other way round.

    Attributes:
        articles, claims: how many there are: in the project, and in the copy.
        claims_here: those that the project alone has.
        claims_there: those that the copy alone has.
        claims_changed: those that both have, with other words, places, sources, ratings, tags or notes.
        since: entries of the history that came after the copy; None where it does not go on from the copy.
    """

    articles: tuple[int, int]
    claims: tuple[int, int]
    claims_here: int
    claims_there: int
    claims_changed: int
    since: int | None


def backups_of(project: Path) -> list[Backup]:
    """Give the copies of a project, newest first."""
    found = []
    with file.problems(project):
        for path in file.backup_folder(project).glob(f"*{file.SUFFIX}"):
            if name := re.fullmatch(_NAME, path.name):
                at = re.sub(r"T(\d\d)\.(\d\d)\.", r"T\1:\2:", name[1])
                found.append(Backup(path, at, name[2] or "", path.stat().st_size))
    return sorted(found, key=lambda one: one.at, reverse=True)


class Snapshot:
    """One moment of a project, held while it is copied, whatever is written meanwhile.

    It is taken at once and cheaply, in the thread that works on the project; `copy` may run in another one.

    Raises:
        Problem: the project cannot be read.
    """

    def __init__(self, project: Path) -> None:
        self._project = project
        in_time(project, self._begin, undo=self.close)

    def _begin(self) -> None:
        with file.problems(self._project):
            self._source = guard.look(self._project, same_thread=False)  # closed by the thread that copies
            try:
                self._source.execute("BEGIN")
                self._state = _state(self._source)
            except BaseException:
                self._source.close()
                raise

    def close(self) -> None:
        """Let go of the moment; harmless where that was done."""
        self._source.close()

    def copy(self, keep: int, reason: str, days: int = DAYS, *, rest: float = _REST) -> Path | None:
        """Copy it into the folder of copies, and take away those that are too many; give the copy.

        Nothing is copied where the newest copy holds the same already.

        Args:
            keep: how many copies stay, the newest ones; 0 for none, and none is made.
            reason: one of REASONS; it goes into the name.
            days: of those days the last copy stays besides.
            rest: seconds of rest after every few pages.

        Raises:
            Problem: it cannot be written, or the copy is not sound; it does not count then, and older ones stay.
        """
        folder = file.backup_folder(self._project)
        try:
            if keep <= 0:
                return None
            with file.problems(folder):
                folder.mkdir(exist_ok=True)
                _sweep(folder)
                known = backups_of(self._project)
                if known and _state_in(known[0].path) == self._state:
                    return None
                copy = self._copied(folder, _moment(known), reason, rest)
        finally:
            self.close()
        prune(self._project, keep, days)
        return copy

    def _copied(self, folder: Path, at: str, reason: str, rest: float) -> Path:
        name = f"{at.replace(':', '.')}-{reason}{file.SUFFIX}"
        draft = folder / f".{name}.{os.getpid()}-{next(_drafts)}.new"  # two copies may be made at once
        try:
            with closing(guard.guarded(sqlite3.connect(draft))) as target:
                self._source.backup(target, pages=_PAGES, sleep=rest)
                target.execute("PRAGMA journal_mode=DELETE").fetchone()
                check_integrity(target)
            _sync(draft)
            return draft.rename(folder / name)
        finally:
            draft.unlink(missing_ok=True)


def back_up(
    project: Path, keep: int = KEEP, reason: str = "asked", days: int = DAYS, *, rest: float = _REST
) -> Path | None:
    """Copy a project, also one that is open and being written to; give the copy, None where none was needed.

    See Snapshot.copy. Raises Problem where it cannot be read or written, or the copy is not sound.
    """
    return Snapshot(project).copy(keep, reason, days, rest=rest) if keep > 0 else None


def prune(project: Path, keep: int, days: int) -> None:
    """Take away the copies that are too many: all but the newest, and but the last of each of the last days."""
    known = backups_of(project)
    if not known:
        return
    oldest = (datetime.fromisoformat(known[0].at).date() - timedelta(days=days)).isoformat()
    last_of_days: dict[str, Path] = {}
    for one in known:
        last_of_days.setdefault(date.fromisoformat(one.at[:10]).isoformat(), one.path)
    kept = {one.path for one in known[:keep]} | {path for day, path in last_of_days.items() if day > oldest}
    with file.problems(file.backup_folder(project)):
        for one in known:
            if one.path not in kept:
                one.path.unlink(missing_ok=True)


def restore(project: Path, backup: Path) -> None:
    """Make a project what its copy is. Nobody may have it open.

    What was there goes among the copies before. A sound project is written over by SQLite itself, all or nothing,
    also where the power fails; a damaged one, or one that is gone, is moved aside and the copy put in its place.

    Raises:
        Problem: the copy is not sound, the project is open elsewhere, or cannot be written; nothing is changed then.
    """
    file.recognise(backup)
    with file.problems(backup), closing(guard.look(backup)) as source:
        check_integrity(source)
        lock = file.Lock(project, "")
        lock.acquire()
        try:
            if not _is_sound(project):
                _move_aside(project)
                _put_in_place(source, project)
                return
            Snapshot(project).copy(10**6, "restoring", 10**4, rest=0)
            with file.problems(project), closing(sqlite3.connect(project, isolation_level=None)) as target:
                guard.guarded(target)
                target.execute(f"PRAGMA busy_timeout={file.BUSY_MS}")
                target.execute("PRAGMA synchronous=FULL")
                source.backup(target)
        finally:
            lock.release()


def differences(project: Path, backup: Path) -> Differences:
    """Compare a project with its copy; nothing is written.

    Raises:
        Problem: one of them cannot be read, or the copy is of an older format, which has to be restored to be read.
    """
    with file.problems(backup), closing(guard.beside(here=project, there=backup)) as conn:
        for name, path, hint in (
            ("here", project, "Open it once to bring it up to date."),
            ("there", backup, "Restore it to see what is in it."),
        ):
            if not history.is_chained(conn, name):
                raise Problem(f"{path} is of an older format.", hint)
        tables = {table: [_count(conn, name, table) for name in ("here", "there")] for table in ("articles", "claims")}
        only = "SELECT count(*) FROM {0}.claims WHERE id NOT IN (SELECT id FROM {1}.claims)"
        here, there = (conn.execute(only.format(*names)).fetchone()[0] for names in (_BOTH, _BOTH[::-1]))
        head = history.head(conn, "there")
        known = conn.execute("SELECT 1 FROM here.history WHERE id = ? AND hash = ?", head).fetchone() or not head[0]
        return Differences(
            articles=(tables["articles"][0], tables["articles"][1]),
            claims=(tables["claims"][0], tables["claims"][1]),
            claims_here=here,
            claims_there=there,
            claims_changed=_changed(conn),
            since=history.head(conn, "here")[0] - head[0] if known else None,
        )


_BOTH = ("here", "there")
_OF_CLAIMS = (
    ("claims", "id, start, end, quote, quotation, reliability, credibility, note"),
    ("spans", "claim_id, start, end"),
    ("attributions", "claim_id, step, source_id"),
    ("claim_tags", "claim_id, tag_id"),
)


def _changed(conn: sqlite3.Connection) -> int:
    parts = []
    for table, columns in _OF_CLAIMS:
        owner = columns.split(",")[0]
        for one, other in (_BOTH, _BOTH[::-1]):
            rows = f"SELECT {columns} FROM {one}.{table} EXCEPT SELECT {columns} FROM {other}.{table}"
            parts.append(f"SELECT {owner} AS claim FROM ({rows})")
    both = "claim IN (SELECT id FROM here.claims) AND claim IN (SELECT id FROM there.claims)"
    sql = f"SELECT count(DISTINCT claim) FROM ({' UNION ALL '.join(parts)}) WHERE {both}"
    return int(conn.execute(sql).fetchone()[0])


def _count(conn: sqlite3.Connection, schema: str, table: str) -> int:
    return int(conn.execute(f"SELECT count(*) FROM {schema}.{table}").fetchone()[0])


def _sweep(folder: Path) -> None:
    """Take away drafts, with SQLite's journals, of programs that were ended in the middle."""
    for left in folder.glob(".*.new*"):
        process = re.search(_DRAFT_OF, left.name)
        if process is None or not processes.runs(int(process[1])):
            left.unlink(missing_ok=True)


def _moment(known: list[Backup]) -> str:
    """Give the present time, or one just after the newest copy where the clock was set back."""
    at = file.now()
    if known and at <= known[0].at:
        later = datetime.fromisoformat(known[0].at) + timedelta(milliseconds=1)
        at = later.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return at


def check_integrity(conn: sqlite3.Connection) -> None:
    """Raises DatabaseError where SQLite finds damage."""
    found = conn.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(f"malformed: {found}")


def _is_sound(project: Path) -> bool:
    if not project.exists():
        return False
    try:
        file.recognise(project)
        with closing(guard.look(project)) as conn:
            check_integrity(conn)
    except (Problem, *guard.UNREADABLE):
        return False
    return True


def _move_aside(project: Path) -> None:
    """Move a damaged project with what SQLite keeps beside it out of the way, for whoever can read more of it."""
    at = file.now().replace(":", ".")
    name = f"{project.stem} (damaged {at}){project.suffix}"
    with file.problems(project):
        for old in [project, *file.sidecars(project)]:
            if old.exists():
                old.rename(old.with_name(name + old.name.removeprefix(project.name)))


def _put_in_place(source: sqlite3.Connection, project: Path) -> None:
    draft = project.with_name(f".{project.name}.{os.getpid()}.new")
    with file.problems(project):
        try:
            with closing(guard.guarded(sqlite3.connect(draft))) as target:
                source.backup(target)
            _sync(draft)
            draft.rename(project)
        finally:
            draft.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def _state(conn: sqlite3.Connection) -> tuple[object, ...]:
    return tuple(conn.execute(_STATE if history.is_chained(conn) else _OLDER).fetchone())


def _state_in(path: Path) -> tuple[object, ...] | None:
    """Give the state that a copy holds; None where it cannot be read."""
    try:
        with closing(guard.look(path)) as conn:
            return _state(conn)
    except (Problem, *guard.UNREADABLE):
        return None
