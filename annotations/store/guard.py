"""The door to SQLite: limits for every connection, and a look at what a file brings before anything in it runs.

A project may come from anybody. Views, triggers and expressions in its schema would be run by SQLite as if they were
ours, so that a file with any is refused: its schema must be the one that our own steps make.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import quote

from annotations.errors import Damaged
from annotations.files import resource
from annotations.store import migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

LONGEST = 512 * 1024 * 1024  # bytes of one value; an article has 64 MiB, its text in UTF-8 three times that at most
HEAP = 4 * LONGEST  # bytes that SQLite may take, of all connections together; a damaged index may ask for more
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 2_000_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_ATTACHED: 2,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
# What Python raises where SQLite cannot read a file. It may not even say why: a damaged name in the words is no UTF-8.
UNREADABLE = (sqlite3.Error, MemoryError, OverflowError, UnicodeDecodeError)
HINT = "Restore a backup, or save what can be read: sorotan recover."
_MADE_BY_SQLITE = ("sqlite_stat1", "sqlite_stat4")
_QUOTATION_MARKS = dict.fromkeys(map(ord, "\"'`[]"))
_MOST_PARTS = 1000
_MOST_NAMED = 5
_CHECK = r"CHECK (\((?:[^()]|\([^()]*\))*\))"
_JOURNAL_END = bytes.fromhex("d9d505f920a163d7")
_LIST_OF_STEPS = (
    "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT)",
    "CREATE UNIQUE INDEX idx__sqlite_migrations_migration_set_name ON _sqlite_migrations (migration_set, name)",
)

Parts = dict[tuple[str, str], str]


class Part(NamedTuple):
    """A part of a schema, with the words that make it, and where it stands in the schema."""

    kind: str
    name: str
    of: str
    words: str
    row: int

    @property
    def plain(self) -> tuple[str, str, str]:
        """What makes two of them the same."""
        return self.kind, self.name, _plain(f"{self.words} {self.of}")


def guarded(conn: sqlite3.Connection) -> sqlite3.Connection:
    """Set the limits of a connection, and let nothing that a schema brings do more than compute."""
    for limit, value in LIMITS.items():
        conn.setlimit(limit, value)
    if hasattr(conn, "setconfig"):  # from Python 3.12
        conn.setconfig(cast("Any", sqlite3).SQLITE_DBCONFIG_DEFENSIVE, True)
    conn.execute(f"PRAGMA hard_heap_limit={HEAP}")
    conn.execute("PRAGMA trusted_schema=OFF")
    conn.execute("PRAGMA cell_size_check=ON")
    return conn


def uri(path: Path, mode: str = "ro") -> str:
    """Give the name by which SQLite opens a file that is there."""
    return f"file:{quote(str(path.absolute()))}?mode={mode}"


def look(path: Path, *, same_thread: bool = True) -> sqlite3.Connection:
    """Open a project for reading; transactions are begun and ended by hand.

    Raises:
        Problem: what lies beside it would have SQLite touch another file, or its schema is not Sorotan's.
    """
    check_journal(path)
    conn = sqlite3.connect(uri(path), uri=True, isolation_level=None, check_same_thread=same_thread)
    try:
        guarded(conn)
        check_schema(conn, path)
    except BaseException:
        conn.close()
        raise
    return conn


def beside(**projects: Path) -> sqlite3.Connection:
    """Open a database of its own for a while, with projects attached for reading under these names.

    Raises:
        Problem: as for look.
    """
    conn = sqlite3.connect("", uri=True, isolation_level=None)
    try:
        guarded(conn)
        for name, path in projects.items():
            check_journal(path)
            conn.execute(f"ATTACH ? AS {name}", [uri(path)])
            check_schema(conn, path, name)
        conn.execute("BEGIN")
    except BaseException:
        conn.close()
        raise
    return conn


def check_journal(path: Path) -> None:
    """Raises Damaged where a journal beside a file names another one, which SQLite would delete.

    SQLite writes such a name where one transaction spans several files; none of Sorotan's does.
    """
    journal = path.parent / f"{path.name}-journal"
    if not journal.is_file():
        return
    with journal.open("rb") as file:
        file.seek(max(0, journal.stat().st_size - len(_JOURNAL_END)))
        if file.read() == _JOURNAL_END:
            raise Damaged(f"{journal} is not of Sorotan: it speaks of another file.", "Move it away, then try again.")


def steps_of(conn: sqlite3.Connection, schema: str = "main", parts: Parts | None = None) -> frozenset[str]:
    """Give the names of the steps of the schema that a file has. Raises DatabaseError where it keeps no list.

    Args:
        parts: of the schema, where they have been read.
    """
    kept = (parts_of(conn, schema) if parts is None else parts).get(("table", "_sqlite_migrations"), "")
    if not kept.startswith("CREATETABLE"):
        raise sqlite3.DatabaseError("malformed: no list of migrations")
    sql = f"SELECT name FROM {schema}._sqlite_migrations WHERE migration_set = ? LIMIT {_MOST_PARTS}"
    return frozenset(str(row[0]) for row in conn.execute(sql, [migrations.SET]))


def check_schema(conn: sqlite3.Connection, path: Path, schema: str = "main", parts: Parts | None = None) -> None:
    """Raises Damaged where the schema of a file is not what our steps make; tables are not read.

    Args:
        parts: of the schema, where they have been read.
    """
    found = parts_of(conn, schema) if parts is None else parts
    steps = steps_of(conn, schema, found)
    ours = {part: sql for part, sql in found.items() if part[1] not in _MADE_BY_SQLITE}
    if steps == migrations.NAMES and listed(ours) == resource("schema.json").read_text(encoding="utf-8"):
        return  # to make the schema anew, only to compare, would take half of the time of opening a project
    try:
        made = _made_by(steps)
    except sqlite3.OperationalError as error:
        raise sqlite3.DatabaseError("malformed: steps of the schema are missing") from error
    if strange := sorted(ours.keys() - made.keys()):
        named = ", ".join(f"{kind} {name!r}" for kind, name in strange[:_MOST_NAMED])
        more = f" and {len(strange) - _MOST_NAMED} more" if len(strange) > _MOST_NAMED else ""
        raise Damaged(f"{path} has parts in it that Sorotan did not make ({named}{more}). It was not opened.", HINT)
    for kind, name in sorted(made):
        if ours.get((kind, name)) != made[kind, name]:
            raise Damaged(f"{path} is damaged: {kind} {name} is not as Sorotan made it.", HINT)


def listed(parts: Parts) -> str:
    """Give the parts of a schema as JSON, a line each."""
    return "[\n" + ",\n".join(json.dumps([kind, name, said]) for (kind, name), said in sorted(parts.items())) + "\n]\n"


def newest_schema() -> str:
    """Give what resources/schema.json is to hold: the parts that all steps together make.

    A release of SQLite that writes its own parts in other words costs the time to compare them, and nothing else.
    """
    return listed(_made_by(migrations.NAMES))


def holds_rows(conn: sqlite3.Connection, table: str) -> bool:
    """Tell whether a table is one that holds its rows as they are: no view, not virtual, nothing computed."""
    try:
        kinds = [row[2] for row in conn.execute(f'PRAGMA table_list("{table}")') if row[0] == "main"]
        columns = conn.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    except UNREADABLE:
        return False
    return kinds == ["table"] and not any(row[6] for row in columns)  # hidden, or computed


@lru_cache(maxsize=1)
def columns() -> dict[str, dict[str, frozenset[type]]]:
    """Give for each table of the newest schema its columns, with the types that Python gives their values."""
    types: dict[str, set[type]] = {"INTEGER": {int}, "TEXT": {str}, "REAL": {float, int}, "BLOB": {bytes}}
    found: dict[str, dict[str, frozenset[type]]] = {}
    with closing(sqlite3.connect(":memory:")) as conn:
        _make(conn, migrations.NAMES)
        for (table,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'"):
            found[table] = {
                name: frozenset(types[kind] | (set() if needed or key else {type(None)}))
                for _, name, kind, needed, _, key in conn.execute(f'PRAGMA table_info("{table}")')
            }
    return found


def parts_of(conn: sqlite3.Connection, schema: str = "main") -> Parts:
    """Give the parts of a schema by kind and name, with the words that made them."""
    sql = f"SELECT type, name, tbl_name, sql FROM {schema}.sqlite_master LIMIT {_MOST_PARTS}"
    return {(str(kind), str(name)): _plain(f"{said or ''} {of}") for kind, name, of, said in conn.execute(sql)}


def _plain(words: str) -> str:
    """Give SQL without blanks and quotation marks, in which releases of SQLite and sqlite-utils differ."""
    return "".join(words.split()).translate(_QUOTATION_MARKS)


def parts_of_formats() -> Iterator[list[Part]]:
    """Give for each format that there was, the oldest first, the parts of its schema that have words."""
    names = [step.__name__ for step in migrations.STEPS]
    for count in range(1, len(names) + 1):
        with closing(sqlite3.connect(":memory:")) as conn:
            _make(conn, frozenset(names[:count]))
            yield parts_with_words(conn)


def parts_with_words(conn: sqlite3.Connection) -> list[Part]:
    """Give the parts of a schema that have words; of a damaged one what can be read."""
    sql = "SELECT rowid, type, name, tbl_name, sql FROM sqlite_master WHERE sql <> '' LIMIT ?"
    found = conn.execute(sql, [_MOST_PARTS])
    return [Part(str(kind), str(name), str(of), str(words), row) for row, kind, name, of, words in found]


@lru_cache(maxsize=1)
def conditions() -> dict[str, str]:
    """Give for each table of the newest schema what its constraints ask of a row, as one condition in SQL."""
    found = {}
    with closing(sqlite3.connect(":memory:")) as conn:
        _make(conn, migrations.NAMES)
        for table, sql in conn.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK%'"
        ):
            found[table] = " AND ".join(f"coalesce({one}, 1)" for one in re.findall(_CHECK, sql))
    return found


@lru_cache(maxsize=16)
def _made_by(names: frozenset[str]) -> Parts:
    """Give the parts of the schema that these of our steps make. Raises OperationalError where they build on others."""
    with closing(sqlite3.connect(":memory:")) as conn:
        _make(conn, names)
        return parts_of(conn, "main")


def _make(conn: sqlite3.Connection, names: frozenset[str]) -> None:
    """Run these of our steps, with the list of steps that sqlite-utils keeps."""
    for statement in _LIST_OF_STEPS:
        conn.execute(statement)
    for step in migrations.STEPS:
        if step.__name__ in names:
            step(cast("Database", _Bare(conn)))


class _Bare:
    """What the steps need of sqlite-utils' face of a connection, without importing it."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.execute = conn.execute
