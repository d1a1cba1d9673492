"""A small project with something in every table, and ways to spoil it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from annotations.model import Credibility, HeldBack, Learned, Lesson, Proposal, Quotation, Reliability, SourceKind, Span
from annotations.session import Session, create_project
from annotations.store import guard
from annotations.store.steps import TABLES
from tests.conftest import TEXT, incoming, span_of

PAGE = 4096
DEEP = "[" * 100_000
_CONSTRAINT = re.compile(r" STRICT$| NOT NULL| CHECK \((?:[^()]|\([^()]*\))*\)")
NEWER = TEXT.replace("Menurut BNPB, hujan masih akan turun sampai Kamis.", "Hujan berhenti.")


def make_project(path: Path) -> None:
    """Make a project with articles, an earlier version, sources, claims, suggestions, a lesson and a history."""
    create_project(path)
    session = Session.open(path, "ana")
    session.add_articles([incoming(url="https://w.example/1"), incoming("Harga beras naik, kata pedagang.", "Beras")])
    session.add_source("Antara", SourceKind.NEWS_AGENCY, ["Kantor Berita Antara"])
    session.add_source("BNPB", SourceKind.GOVERNMENT)
    words = ("300 warga telah diungsikan", "hujan masih akan turun sampai Kamis", "Retakan itu muncul pada Senin malam")
    for text in words:
        session.highlight(1, [span_of(text)], ["BNPB", "Antara"], Credibility.TWO)
    session.add_tag([1, 2], "banjir")
    session.rate_source(2, Reliability.B, "dekat")
    session.set_note([1], "catatan")
    place = span_of("Kami tidak panik")
    proposal = Proposal((place,), Quotation.DIRECT, (span_of("ujarnya"),), span_of("Sri Wahyuni"), "Sri Wahyuni")
    session.record_run(1, "aturan", "1", "id", [proposal, Proposal((Span(0, 9),), Quotation.INDIRECT, score=0.9)])
    session.accept([2])
    held = HeldBack(0.5, 0.5, 0.5)
    session.keep_lesson(Learned("id", "aturan", Lesson({"cue": {"kata": 0.5}}, (("kata", "after"),)), held, held, 3, 1))
    session.set_note([2], "diurungkan")
    session.undo()
    session.take_in([incoming(NEWER, url="https://w.example/1")])
    session.close()


def loosened(sound: Path, target: Path) -> None:
    """Copy a project without its constraints, so that anything can be put into it; `tightened` puts them back."""
    target.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(target, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode=DELETE").fetchone()
        conn.execute("PRAGMA writable_schema=ON")
        for name in (*TABLES, "history"):
            (sql,) = conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()
            loose = _CONSTRAINT.sub("", sql)
            conn.execute("UPDATE sqlite_master SET sql = ? WHERE name = ? AND type = 'table'", [loose, name])


def tightened(path: Path, sound: Path) -> None:
    """Give a loosened project the words of its schema back."""
    with closing(sqlite3.connect(sound)) as conn:
        schema = conn.execute("SELECT sql, name FROM sqlite_master WHERE type = 'table'").fetchall()
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA writable_schema=ON")
        conn.executemany("UPDATE sqlite_master SET sql = ? WHERE name = ? AND type = 'table'", schema)


FOREVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
HOSTILE_SCHEMA = {
    "a view in place of a table": f"ALTER TABLE claims RENAME TO old; CREATE VIEW claims AS {FOREVER}",
    "a view in place of the list of steps": (
        f"ALTER TABLE _sqlite_migrations RENAME TO old; CREATE VIEW _sqlite_migrations AS {FOREVER}"
    ),
    "a view more": "CREATE VIEW x AS SELECT * FROM claims",
    "a view without end in place of the history": f"DROP TABLE history; CREATE VIEW history AS {FOREVER}",
    "a trigger that deletes": "CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM claims; END",
    "a trigger that refuses": "CREATE TRIGGER t BEFORE UPDATE ON claims BEGIN SELECT RAISE(ABORT, 'no'); END",
    "a trigger without end": f"CREATE TRIGGER t BEFORE INSERT ON history BEGIN SELECT count(*) FROM ({FOREVER}); END",
    "a temporary name": 'CREATE TABLE "temp.claims" (id)',
    "a table whose name holds quotes": """CREATE TABLE "a""b'c; DROP TABLE claims" (id)""",
    "a virtual table over a view": f"CREATE VIEW v AS {FOREVER}; DROP TABLE claims;"
    " CREATE VIRTUAL TABLE claims USING fts5(i, content='v')",
    "a computed column": "DROP TABLE tags; CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT, "
    "key AS (instr(zeroblob(500000000), zeroblob(250000000))))",
    "an index that computes": "CREATE INDEX slow ON claims(instr(zeroblob(500000000), zeroblob(250000000) || id))"
    " WHERE id < 0",
    "claims of another shape": "DROP TABLE claims; CREATE TABLE claims (a, b, c)",
    "a column whose name is SQL": """DROP TABLE tags; CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT, key TEXT,
        "x"") VALUES (1, 2); --" TEXT DEFAULT 'y'); INSERT INTO tags (id, name, key) VALUES (1, 'a', 'a')""",
    "no history": "DROP TABLE history",
    "no search": "DROP TABLE claims_fts",
    "an empty search index": "DELETE FROM claims_fts_data; DELETE FROM texts_fts_config",
    "a search index of nonsense": "UPDATE claims_fts_data SET block = randomblob(4000)",
    "no list of steps": "DROP TABLE _sqlite_migrations",
    "an empty list of steps": "DELETE FROM _sqlite_migrations",
    "the list of an older format": "DELETE FROM _sqlite_migrations WHERE name > 'm004'",
    "an odd list of steps": "DELETE FROM _sqlite_migrations WHERE name < 'm003'",
    "a user_version beyond reason": "PRAGMA user_version=2147483647",
    "a user_version below zero": "PRAGMA user_version=-5",
    "odd statistics": "ANALYZE; UPDATE sqlite_stat1 SET stat = 'x 0 -1 99999999999999999999'",
    "a thousand tables": "BEGIN; " + "; ".join(f"CREATE TABLE t{n} (id)" for n in range(1000)) + "; COMMIT",
    "a sequence at its end": "UPDATE sqlite_sequence SET seq = 9223372036854775807",
}
_SPAN = "UPDATE spans SET end = {0}"
HOSTILE_VALUES = {
    "a history a hundred thousand deep": f"UPDATE history SET changes = '{DEEP}'",
    "a history that names other tables": """UPDATE history SET changes =
        '[["sqlite_master",1,null,{"name":"x"}],["history",1,{"id":1},null],["claims_fts",1,null,{"quote":"x"}]]'""",
    "a history that names other columns": """UPDATE history SET changes = '[["claims",1,{"x\\" = 1 --":1},{"y":2}]]'""",
    "a history of numbers": "UPDATE history SET changes = '[[1,2,3,4],[5]]'",
    "a history of numbers beyond 64 bits": (
        f"""UPDATE history SET changes = '[["claims",{"9" * 40},null,{{"id":1e999}}]]'"""
    ),
    "a history of a number of 5000 digits": f"UPDATE history SET changes = '[{'9' * 5000}]'",
    "a history of lists as values": """UPDATE history SET changes = '[["claims",1,{"note":""},{"note":[1,{}]}]]'""",
    "a history of blobs": "UPDATE history SET changes = x'ff00', hash = NULL, at = 7, act = 'x'",
    "a history that goes on itself": "UPDATE history SET act = 'undo', step_id = id",
    "a history without states": "UPDATE history SET state = NULL, name = NULL",
    "cues that are no spans": """UPDATE attributions SET cue = '[["a","b"]]'""",
    "cues that are deep": f"UPDATE attributions SET cue = '{DEEP}'",
    "claims that are empty": "UPDATE claims SET quote = NULL, start = NULL, prefix = NULL, article_id = NULL",
    "claims that are blobs": "UPDATE claims SET quote = zeroblob(100000), quotation = x'00', score = 'x'",
    "claims of another article": "UPDATE claims SET article_id = 99",
    "claims rated Z": "UPDATE claims SET credibility = 'Z', reliability = 'Z', quotation = 'Z', origin = 'Z'",
    "claims without spans": "DELETE FROM spans",
    "spans beyond the text": _SPAN.format(2**62),
    "spans backwards": "UPDATE spans SET start = end + 5",
    "spans of words": _SPAN.format("'x'"),
    "originals that are a number": "UPDATE originals SET bytes = 400000000",
    "texts that are not UTF-8": "UPDATE texts SET text = CAST(x'ff41fe' AS TEXT)",
    "texts that are blobs": "UPDATE texts SET text = x'ff41fe', length = 'x'",
    "texts that are gone": "DELETE FROM texts",
    "texts with a NUL": "UPDATE texts SET text = 'a' || char(0) || 'b'",
    "originals that are numbers": "UPDATE originals SET bytes = 7",
    "articles without words": "UPDATE articles SET title = NULL, language = 5, url = x'ff', original_id = 'x'",
    "sources of no kind": "UPDATE sources SET kind = 'x', key = NULL, colour = 'red', position = NULL",
    "aliases of nobody": "UPDATE aliases SET source_id = 77, name = NULL",
    "suggestions of nonsense": """UPDATE suggestions SET spans = '{"a":1}', cue = '7', kind = 'x', score = 'x'""",
    "suggestions beyond the text": "UPDATE suggestions SET spans = '[[-5,99999999999]]', start = -1, mention_start = 5",
    "suggestions without a run": "DELETE FROM runs",
    "lessons that are none": "UPDATE lessons SET lesson = '[]', before = '{}', after = 'null', created_at = NULL",
    "orphans that are none": "UPDATE orphans SET kept = 'null'",
    "orphans of another shape": """UPDATE orphans SET kept = '{"claims":[{"start":"x"}],"attributions":[7]}'""",
    "tags that are NULL": "UPDATE tags SET name = NULL, key = NULL",
    "versions of nothing": "UPDATE versions SET text_id = 99, number = 'x'",
    "a quote of four megabytes": "UPDATE claims SET quote = hex(zeroblob(2000000))",
    "ids at the end of all": "UPDATE claims SET id = 9223372036854775807 WHERE id = 1",
    "ids below zero": "UPDATE articles SET id = -id; UPDATE claims SET id = -id",
}


def spoil_schema(sound: Path, target: Path, statements: str) -> None:
    """Make of a sound project one with something in its schema that is not ours."""
    target.write_bytes(sound.read_bytes())
    with closing(sqlite3.connect(target, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode=DELETE").fetchone()
        conn.execute("PRAGMA synchronous=OFF")
        conn.execute("PRAGMA legacy_alter_table=ON")
        conn.executescript(statements)


def spoil_values(sound: Path, target: Path, statements: str) -> None:
    """Make of a sound project one with values that its constraints forbid, under the words of our schema."""
    loosened(sound, target)
    with closing(sqlite3.connect(target, isolation_level=None)) as conn:
        for statement in statements.split("; "):
            with suppress(sqlite3.Error):  # what an index or a key forbids cannot come about
                conn.execute(statement)
    tightened(target, sound)


class Bytes:
    """Takes choices off the bytes that a fuzzer gives; zeros when they are used up."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __bool__(self) -> bool:
        return self._at < len(self._data)

    def number(self, below: int) -> int:
        """Give a number from 0 up to one below this."""
        width = max(1, (max(below - 1, 1).bit_length() + 7) // 8)
        taken = self._data[self._at : self._at + width]
        self._at += width
        return int.from_bytes(taken, "big") % max(1, below)

    def some(self, most: int) -> bytes:
        """Give a few bytes as they are."""
        length = self.number(most + 1)
        taken = self._data[self._at : self._at + length]
        self._at += length
        return taken

    def rest(self) -> bytes:
        """Give all that is left."""
        taken, self._at = self._data[self._at :], len(self._data)
        return taken


def _flip(file: bytearray, take: Bytes) -> None:
    file[take.number(len(file))] ^= 1 << take.number(8)


def _put(file: bytearray, take: Bytes) -> None:
    at, new = take.number(len(file)), take.some(16)
    file[at : at + len(new)] = new


def _put_in_head(file: bytearray, take: Bytes) -> None:
    """Change the head of a page, or of the file: what SQLite finds its way by."""
    at, new = take.number(len(file) // PAGE) * PAGE + take.number(100), take.some(4)
    file[at : at + len(new)] = new


def _swap(file: bytearray, take: Bytes) -> None:
    one, other = (take.number(len(file) // PAGE) * PAGE for _ in range(2))
    file[one : one + PAGE], file[other : other + PAGE] = file[other : other + PAGE], file[one : one + PAGE]


def _copy(file: bytearray, take: Bytes) -> None:
    one, other = (take.number(len(file) // PAGE) * PAGE for _ in range(2))
    file[one : one + PAGE] = file[other : other + PAGE]


def _cut(file: bytearray, take: Bytes) -> None:
    del file[1 + take.number(len(file)) :]


def _splice(file: bytearray, take: Bytes) -> None:
    start, length, at = take.number(len(file)), take.number(5000), take.number(len(file))
    file[at:at] = file[start : start + length]


def _blank(file: bytearray, take: Bytes) -> None:
    at, length = take.number(len(file)), take.number(9000)
    file[at : at + length] = bytes(len(file[at : at + length]))


_WAYS: tuple[Callable[[bytearray, Bytes], None], ...] = (
    _flip, _put, _put_in_head, _put_in_head, _swap, _copy, _cut, _splice, _blank,
)  # fmt: skip


def spoil_bytes(sound: bytes, take: Bytes) -> bytes:
    """Make of a sound project's bytes others, in up to eight ways one after the other."""
    file = bytearray(sound)
    for _ in range(1 + take.number(8)):
        if len(file) > 2 * PAGE:
            _WAYS[take.number(len(_WAYS))](file, take)
    return bytes(file)


_VALUES = (
    "NULL", "-1", "0", str(2**62), "1e308", "''", "'x'", "x'ff'", "CAST(x'ff' AS TEXT)", "'[]'", "'{}'", "'null'",
    "'[[1,2]]'", "'[[0,5],[3,1]]'", "'[[\"claims\",1,null,null]]'", "'[[\"history\",1,null,{\"state\":\"done\"}]]'",
    "'undo'", "'pending'", "'done'", "9223372036854775807", "-9223372036854775808", "zeroblob(5000)", "char(0)",
    "char(55296)", "'2024-13-99'", f"'{DEEP[:3000]}'",
)  # fmt: skip


def random_values(take: Bytes) -> str:
    """Give SQL that puts odd values into a few columns."""
    tables = {name: list(found) for name, found in guard.columns().items() if name != "entries"}
    statements = []
    for _ in range(1 + take.number(4)):
        table = sorted(tables)[take.number(len(tables))]
        column = tables[table][take.number(len(tables[table]))]
        value = _VALUES[take.number(len(_VALUES))]
        where = f" WHERE id = {1 + take.number(5)}" if take.number(2) and table != "history_claims" else ""
        statements.append(f'UPDATE OR IGNORE "{table}" SET "{column}" = {value}{where}')
    return "; ".join(statements)


def garbage_beside(path: Path, take: Bytes) -> None:
    """Put files beside a project that SQLite takes for its own."""
    header = {
        "-journal": bytes.fromhex("d9d505f920a163d7"),
        "-wal": bytes.fromhex("377f0682002de218") + PAGE.to_bytes(4, "big"),
        "-shm": b"",
    }
    for end, head in header.items():
        if take.number(2):
            whole = head if take.number(2) else b""
            path.with_name(path.name + end).write_bytes(whole + take.some(600))


def remove_beside(path: Path) -> None:
    """Take away what lies beside a project."""
    for end in ("-journal", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + end).unlink()
