"""What can still be read of a damaged project, written into a new one."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from annotations.errors import Problem
from annotations.model import Span
from annotations.store import file, guard, history, steps
from annotations.store.backups import backups_of
from annotations.store.checks import faults
from annotations.store.reading import Reader
from annotations.store.steps import TABLES, Row
from annotations.store.values import odd_column
from annotations.store.verifying import replay
from annotations.text import quote_of

_HEADER = 100  # bytes of a SQLite file before its first page's content
_MOST_PROBES = 2_000_000
_ROOM = 8  # bytes of a file for each number that is tried; few rows have less than twenty
_ALIKE = 90  # of 100: how much of the words of a part of the schema has to be left
Found = dict[str, dict[int, Row]]


class Recovered(NamedTuple):
    """What came of a recovery.

    Attributes:
        articles, claims, sources, suggestions: how many are in the new project.
        whole: the history could be followed from its first entry to its last: nothing is missing, and every
            step can still be undone. Otherwise the new project's history begins with what was saved.
        lost: in words, what could not be saved, and what was put in its place.
    """

    articles: int
    claims: int
    sources: int
    suggestions: int
    whole: bool
    lost: tuple[str, ...]


def recover(path: Path, target: Path, analyst: str) -> Recovered:
    """Read what is left of a damaged project, and write it into a new one. The damaged file is not touched.

    Rows are read from both sides of the damage and one by one between; texts that are gone are taken from backups,
    where one has the same text by its hash. Where the history is whole, all else is rebuilt from it.

    Raises:
        Problem: nothing can be read, the target exists, or it cannot be written.
    """
    file.check_free(target)
    draft = target.with_name(f".{target.name}.new")
    with TemporaryDirectory(prefix="sorotan-") as folder:
        copy = _readable_copy(path, Path(folder))
        rescue = _Rescue(path, copy)
        rescue.read()
        draft.unlink(missing_ok=True)
        file.create(draft)
        with file.problems(target):
            try:
                with closing(sqlite3.connect(draft, isolation_level=None)) as conn:
                    result = rescue.write(conn, analyst)
                draft.rename(target)
            finally:
                draft.unlink(missing_ok=True)
    return result


def _readable_copy(path: Path, folder: Path) -> Path:
    """Copy a project with its log; where its header is damaged, that of a new project is put before the rest."""
    copy = folder / "damaged.sorotan"
    with file.problems(path):
        shutil.copyfile(path, copy)
        for beside in file.sidecars(path):
            if beside.name.endswith("-wal"):
                shutil.copyfile(beside, copy.with_name(f"{copy.name}-wal"))
        _mend_schema(copy)
        if not _opens(copy):
            _put_header(copy, folder / "fresh.sorotan")
            _mend_schema(copy)
    if not _opens(copy):
        hint = (
            f"Restore one of its {len(backups_of(path))} backups." if backups_of(path) else "There is no backup of it."
        )
        raise Problem(f"Nothing of {path} can be read: its table of contents is destroyed.", hint)
    return copy


def _put_header(copy: Path, fresh: Path) -> None:
    """Put the header of a new project before the pages, with the number of pages that are there."""
    file.create(fresh)
    header = bytearray(fresh.read_bytes()[:_HEADER])
    page = int.from_bytes(header[16:18], "big")
    header[18:20] = b"\2\2" if file.sidecars(copy) else b"\1\1"  # whether the log is read
    header[28:32] = (copy.stat().st_size // page).to_bytes(4, "big")
    header[92:96] = header[24:28]
    with copy.open("rb+") as damaged:
        damaged.write(header)


def _mend_schema(copy: Path) -> None:
    """Give parts of the schema whose words are damaged our words, where enough of them is left to know them by.

    SQLite knows a table by its words alone: one wrong letter in them, and all its rows are out of reach.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415  nobody needs it before a file is damaged

    with suppress(*guard.UNREADABLE), closing(_look(copy)) as conn:
        there = guard.parts_with_words(conn)
        known = {part.plain for part in there}
        ours = max(guard.parts_of_formats(), key=lambda parts: sum(part.plain in known for part in parts))
        sound = known & {part.plain for part in ours}
        lacking = [part for part in ours if part.plain not in sound]
        conn.execute("PRAGMA query_only=OFF")
        for part in there:
            if part.plain in sound or not lacking:
                continue
            words = [one.words for one in lacking]
            near = process.extractOne(part.words, words, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            if near is not None:
                kind, name, of, sql, _ = lacking.pop(near[2])
                conn.execute(
                    "UPDATE sqlite_master SET type = ?, name = ?, tbl_name = ?, sql = ? WHERE rowid = ?",
                    [kind, name, of, sql, part.row],
                )


def _opens(path: Path) -> bool:
    try:
        with closing(_look(path)) as conn:
            return bool(conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'claims'").fetchone()[0])
    except guard.UNREADABLE:
        return False


def _look(path: Path) -> sqlite3.Connection:
    conn = guard.guarded(sqlite3.connect(guard.uri(path, "rw"), uri=True, isolation_level=None))
    conn.execute("PRAGMA writable_schema=ON")  # reads on where one table of many is beyond the file's end
    conn.execute("PRAGMA query_only=ON")
    conn.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return conn


class _New(Reader):
    def __init__(self, conn: sqlite3.Connection, path: Path) -> None:
        self.conn, self.path = conn, path


class _Rescue:
    def __init__(self, path: Path, copy: Path) -> None:
        self._path = path
        self._copy = copy
        self._rows: Found = {name: {} for name in TABLES}
        self._lost: list[str] = []
        self._whole = False

    def read(self) -> None:
        with closing(_look(self._copy)) as conn:
            for table in TABLES:
                self._rows[table] = self._of_our_form(table, _salvaged(conn, table))
        told = replay(self._copy)
        if told is not None:
            self._whole = True
            for table, rows in told.items():
                if table in steps.KEPT:
                    continue
                self._rows[table] = self._of_our_form(table, rows.items())
        self._keep_content(told)

    def _of_our_form(self, table: str, rows: Iterable[tuple[int, Row]]) -> dict[int, Row]:
        """Give the rows that have our columns, with values as we write them; nothing else of a row is taken."""
        columns = guard.columns()[table]
        found: dict[int, Row] = {}
        odd = 0
        for row_id, row in rows:
            if all(type(row.get(name)) in types for name, types in columns.items()) and not odd_column(table, row):
                found[row_id] = {name: row[name] for name in columns}
            else:
                odd += 1
        if odd:
            self._lost.append(f"{odd} of {table}: what stands in them is not as Sorotan writes it.")
        return found

    def _keep_content(self, told: Found | None) -> None:
        """Keep texts and originals that are what their hash says; look for others in the backups."""
        for table, column in zip(steps.KEPT, ("text", "bytes"), strict=True):
            wanted = {row_id: row["sha256"] for row_id, row in (told or {}).get(table, {}).items()}
            rows = self._rows[table]
            for row_id, row in list(rows.items()):
                if _hash(row.get(column)) != row.get("sha256") or wanted.get(row_id, row["sha256"]) != row["sha256"]:
                    wanted.setdefault(row_id, row["sha256"])
                    del rows[row_id]
            users = [*self._rows["articles"].values(), *self._rows["versions"].values()]
            needed = {row[f"{table[:-1]}_id"] for row in users}
            for row_id in sorted((needed | wanted.keys()) - rows.keys()):
                found = self._from_backups(table, column, row_id, wanted.get(row_id))
                if found is not None:
                    rows[row_id] = found

    def _from_backups(self, table: str, column: str, row_id: int, known: str | None) -> Row | None:
        for backup in backups_of(self._path):
            with suppress(Problem, *guard.UNREADABLE), closing(guard.look(backup.path)) as conn:
                key, value = ("sha256", known) if known else ("id", row_id)
                for row in steps.rows(conn, f"SELECT * FROM {table} WHERE {key} = ?", [value]):
                    if _hash(row[column]) == row["sha256"]:
                        return {**row, "id": row_id}
        return None

    def write(self, conn: sqlite3.Connection, analyst: str) -> Recovered:
        conn.execute("PRAGMA foreign_keys=ON")
        conn.execute("BEGIN")
        rows = self._rows
        self._articles()
        self._sources()
        self._claims()
        self._drop(
            "versions",
            lambda row: (
                row["article_id"] in rows["articles"]
                and row["text_id"] in rows["texts"]
                and row["original_id"] in rows["originals"]
            ),
        )
        self._drop(
            "orphans", lambda row: row["article_id"] in rows["articles"] and row["version_id"] in rows["versions"]
        )
        self._drop("source_ratings", lambda row: row["source_id"] in rows["sources"])
        self._drop("suggestions", lambda row: row["run_id"] in rows["runs"] and row["text_id"] in rows["texts"])
        for table in TABLES:
            for row_id in sorted(rows[table]):
                self._insert(conn, table, rows[table][row_id])
        whole = self._whole and not self._lost
        if whole:
            self._copy_history(conn)
        else:
            self._begin_history(conn, analyst)
        wrong = list(faults(_New(conn, self._path)))
        if wrong:
            raise Problem(f"What was saved of {self._path} does not hold together: {wrong[0]}", "Restore a backup.")
        conn.execute("COMMIT")
        count = {name: len(rows[name]) for name in ("articles", "claims", "sources", "suggestions")}
        return Recovered(**count, whole=whole, lost=tuple(self._lost))

    def _insert(self, conn: sqlite3.Connection, table: str, row: Row) -> None:
        try:
            steps.insert(conn, table, row)
        except sqlite3.IntegrityError as error:
            del self._rows[table][row["id"]]
            self._lost.append(f"Row {row['id']} of {table} does not fit the rest ({error}).")

    def _drop(self, table: str, stays: Callable[[Row], bool]) -> None:
        gone = [row_id for row_id, row in self._rows[table].items() if not stays(row)]
        for row_id in gone:
            del self._rows[table][row_id]
        if gone:
            self._lost.append(f"{len(gone)} of {table}: what they belong to is lost.")

    def _articles(self) -> None:
        rows = self._rows
        for article_id, row in list(rows["articles"].items()):
            if row["text_id"] not in rows["texts"]:
                self._lost.append(f"Article {article_id} ({row['title']}): its text is lost, and no backup has it.")
                del rows["articles"][article_id]
            elif row["original_id"] not in rows["originals"]:
                data = rows["texts"][row["text_id"]]["text"].encode()
                same = [one["id"] for one in rows["originals"].values() if one["sha256"] == _hash(data)]
                place = same[0] if same else max(rows["originals"], default=0) + row["original_id"] + 1
                rows["originals"][place] = {"id": place, "sha256": _hash(data), "bytes": data}
                row["original_id"] = place
                self._lost.append(
                    f"Article {article_id} ({row['title']}): its original is lost; its text stands for it."
                )

    def _sources(self) -> None:
        self._drop("aliases", lambda row: row["source_id"] in self._rows["sources"])
        for row in self._rows["attributions"].values():
            if row["source_id"] is not None and row["source_id"] not in self._rows["sources"]:
                self._lost.append(f"Claim {row['claim_id']}: its source {row['source_id']} is lost.")
                row["source_id"] = None

    def _claims(self) -> None:
        rows = self._rows
        spans: dict[int, list[Span]] = {}
        for row in rows["spans"].values():
            spans.setdefault(row["claim_id"], []).append(Span(row["start"], row["end"]))
        for claim_id, row in list(rows["claims"].items()):
            article = rows["articles"].get(row["article_id"])
            text = rows["texts"][article["text_id"]]["text"] if article else ""
            own = tuple(sorted(spans.get(claim_id, ())))
            if own and _stands(text, own, row["quote"]):
                continue
            whole = (Span(row["start"], row["end"]),)
            if _stands(text, whole, row["quote"]):
                place = max(rows["spans"], default=0) + 1
                rows["spans"] = {key: one for key, one in rows["spans"].items() if one["claim_id"] != claim_id}
                rows["spans"][place] = {"id": place, "claim_id": claim_id, "start": row["start"], "end": row["end"]}
            else:
                self._lost.append(f"Claim {claim_id} (“{row['quote'][:80]}”): its place in the text is lost.")
                del rows["claims"][claim_id]
        for table in ("spans", "attributions", "claim_tags"):
            self._drop(table, lambda row: row["claim_id"] in rows["claims"])
        self._drop("claim_tags", lambda row: row["tag_id"] in rows["tags"])

    def _copy_history(self, conn: sqlite3.Connection) -> None:
        with closing(_look(self._copy)) as source:
            for entry in history.entries(source):
                state = source.execute("SELECT state FROM history WHERE id = ?", [entry.id]).fetchone()[0]
                history.copy(conn, entry, state)

    def _begin_history(self, conn: sqlite3.Connection, analyst: str) -> None:
        history.begin(conn, TABLES, name=f"Recovered from {self._path.name}", analyst=analyst, at=file.now())


def _hash(content: object) -> str:
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogatepass")
    return sha256(content).hexdigest() if isinstance(content, bytes) else ""


def _stands(text: str, spans: Iterable[Span], quote_: str) -> bool:
    spans = tuple(spans)
    return all(0 <= one.start < one.end <= len(text) for one in spans) and quote_of(text, spans) == quote_


def _most_probes(conn: sqlite3.Connection) -> int:
    """Give how many numbers of rows are tried one by one: as many as there is room for, with gaps between them."""
    with suppress(*guard.UNREADABLE, TypeError):
        (pages,), (size,) = (conn.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
        return min(_MOST_PROBES, int(pages) * int(size) // _ROOM)
    return _MOST_PROBES


def _salvaged(conn: sqlite3.Connection, table: str) -> Iterator[tuple[int, Row]]:
    """Give the rows of a table that can be read: from both ends, and one by one between."""
    if not guard.holds_rows(conn, table):
        return
    first, last = 0, None
    for order, where in (("", "id > ?"), ("DESC", "id > ?")):
        try:
            cursor = conn.execute(f'SELECT * FROM "{table}" WHERE {where} ORDER BY id {order}', [first])
            names = [column[0] for column in cursor.description]
            for values in cursor:
                row = dict(zip(names, values, strict=True))
                if not isinstance(row["id"], int):
                    raise sqlite3.DatabaseError("malformed")
                if order:
                    last = row["id"]
                else:
                    first = row["id"]
                yield row["id"], row
        except (*guard.UNREADABLE, KeyError):
            continue
        return
    if last is None:
        last = first
        with suppress(*guard.UNREADABLE, ValueError):
            for (newest,) in conn.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]):
                last = max(last, int(newest))
    for row_id in range(first + 1, min(last, first + _most_probes(conn)) + 1):
        with suppress(*guard.UNREADABLE):
            for row in steps.rows(conn, f'SELECT * FROM "{table}" WHERE id = ?', [row_id]):
                if row["id"] == row_id:
                    yield row_id, row
