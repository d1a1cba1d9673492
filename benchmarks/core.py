"""The project file and the export: without a window."""

import csv
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from annotations.export.csv_file import write_csv
from annotations.export.rows import claim_cells
from annotations.session import Session, create_project
from benchmarks.measure import Measured, compare
from benchmarks.texts import article, incoming, passages

CLAIMS = 2_000
ACTS = 50


def measure() -> Iterator[Measured]:
    """Measure one thing after the other."""
    with tempfile.TemporaryDirectory() as folder:
        yield _highlight(Path(folder))
        project, session = _full(Path(folder))
        yield _claims_of(project, session)
        yield _export(Path(folder), session)
        session.close()


def _highlight(folder: Path) -> Measured:
    """One act is one durable transaction: the limit is one row in one durable transaction of SQLite."""
    create_project(folder / "acts.sorotan")
    session = Session.open(folder / "acts.sorotan", "ana")
    text = article(20_000)
    session.add_articles([incoming(text, "Acts")])
    spans = iter(passages(text, 20_000))
    raw = sqlite3.connect(folder / "raw.db", isolation_level=None)
    raw.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, x)")

    def ours() -> None:
        for _ in range(ACTS):
            session.highlight(1, [next(spans)])

    def limit() -> None:
        for at in range(ACTS):
            raw.execute("INSERT INTO t (x) VALUES (?)", [str(at)])

    found = compare(f"{ACTS} highlights, each saved", ours, limit, "one row, saved, in bare SQLite")
    session.close()
    raw.close()
    return found


def _full(folder: Path) -> tuple[Path, Session]:
    path = folder / "full.sorotan"
    create_project(path)
    session = Session.open(path, "ana")
    text = article(1_000_000)
    session.add_articles([incoming(text, "Book")])
    for span in passages(text, CLAIMS):
        session.highlight(1, [span], credibility="3")
    return path, session


def _claims_of(project: Path, session: Session) -> Measured:
    raw = sqlite3.connect(f"file:{project}?mode=ro", uri=True)
    found = compare(
        f"reading {CLAIMS} claims of an article",
        lambda: session.store.claims_of(1),
        lambda: raw.execute("SELECT * FROM claims c JOIN spans s ON s.claim_id = c.id").fetchall(),
        "their rows in bare SQLite",
    )
    raw.close()
    return found


def _export(folder: Path, session: Session) -> Measured:
    rows = [claim_cells(*found, session.store.head()) for found in session.export_rows()]

    def limit() -> None:
        with (folder / "raw.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)

    return compare(
        f"exporting {len(rows)} claims, guarded and read back",
        lambda: write_csv(folder / "ours.csv", rows),
        limit,
        "csv.writer alone",
    )
