"""A project of 10,000 articles on the desk: opened, listed, searched, exported, worked on; W3."""

import csv
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotations.session import Session
from benchmarks.driver import Bare, Desk, idle, read, wait
from benchmarks.measure import Measured, figures, timed
from benchmarks.works import copy_of

STALL_SECONDS = 40
READ_MS = 1000  # an analyst looks at the page before the table is sorted; the first step's library is loaded meanwhile

ARTICLES = """SELECT a.id, a.title, a.outlet, a.published, count(c.id), sum(c.credibility IS NULL)
    FROM articles a LEFT JOIN claims c ON c.article_id = a.id GROUP BY a.id"""


def measure_project(folder: Path) -> Iterator[Measured]:
    path = copy_of("w3", folder)
    desk = Desk(folder)
    raw = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    opened, limits = [], []
    for _ in range(7):
        opened.append(timed(lambda: (desk.window.open_project(path), idle())))
        limits.append(timed(lambda: raw.execute(ARTICLES).fetchall()))
        if len(opened) < 7:
            desk.window.close_project()
            idle()
    said = "the articles with their numbers of claims in bare SQLite"
    yield figures("opening W3, 10,000 articles with 200,000 claims", opened, limits, said, key="open_w3")
    yield _open_articles(desk, path)
    yield _table(desk, raw)
    yield _search(desk, raw)
    yield _export(path, raw, folder)
    raw.close()
    yield _stall(desk)
    desk.close()


def _open_articles(desk: Desk, path: Path) -> Measured:
    bare = Bare()
    view = desk.window.articles_panel.list
    chance = random.Random(1)
    ours, limits = [], []
    for _ in range(30):
        row = chance.randrange(10_000)
        view.scrollTo(view.model().index(row, 0))
        idle()
        ours.append(desk.open(row))
        limits.append(timed(lambda row=row: bare.show(*read(path, row + 1))))
    bare.widget.close()
    said = "its text and formats, read from bare SQLite, in bare QPlainTextEdit"
    return figures("opening an article of W3", ours, limits, said, key="open_article_w3")


def _table(desk: Desk, raw: sqlite3.Connection) -> Measured:
    table = desk.window.table
    wait(READ_MS)
    took = []

    def act(work: Callable[[], object]) -> None:
        took.append(timed(lambda: (work(), table.view.viewport().repaint(), idle())))

    for column in range(8):
        for order in Qt.SortOrder:
            act(lambda column=column, order=order: table.view.sortByColumn(column, order))
    act(lambda: table.view.sortByColumn(-1, Qt.SortOrder.AscendingOrder))
    for field in (table.source, table.reliability, table.credibility, table.tag):
        for choice in (2, 1, 0):
            act(lambda field=field, choice=choice: (field.setCurrentIndex(choice), field.activated.emit(choice)))
    for words in ("ba", "menbagar", ""):
        act(lambda words=words: (table.text.setText(words), table.apply()))
    limits = [timed(lambda: raw.execute("SELECT id FROM claims ORDER BY article_id, start").fetchall()) for _ in took]
    said = "the ids of the claims in text order from bare SQLite"
    return figures("200,000 claims shown, sorted or filtered", took, limits, said, key="table_w3")


SEARCH = """SELECT rowid, snippet({0}, {1}, '[', ']', '…', 12) FROM {0} WHERE {0} MATCH ? ORDER BY rank LIMIT 50"""


def _search(desk: Desk, raw: sqlite3.Connection) -> Measured:
    chance = random.Random(2)
    texts = [row[0] for row in raw.execute("SELECT text FROM texts WHERE id IN (7, 77, 777, 7777)")]
    words = [word.strip("“”,.") for text in texts for word in text.split()]
    box = desk.window.search
    ours, limits = [], []
    for at in range(60):
        typed = " ".join(chance.sample(words, 1 + at % 2))
        box.setText(typed)
        ours.append(timed(lambda: (box.look(), idle())))
        query = " ".join(f'"{word}"' for word in typed.split()) + "*"
        limits.append(
            timed(
                lambda query=query: [
                    raw.execute(SEARCH.format(*what), [query]).fetchall()
                    for what in (("claims_fts", -1), ("texts_fts", 0))
                ]
            )
        )
    box.setText("")
    box.look()
    idle()
    return figures("search in W3, shown with snippets", ours, limits, "raw FTS5", key="search_w3")


RAW_EXPORT = """SELECT c.id, c.article_id, a.title, a.outlet, a.url, a.published, a.retrieved_at, a.language, t.sha256,
    c.start, c.end, (SELECT group_concat(start || '-' || end, ';') FROM spans WHERE claim_id = c.id),
    c.quote, c.prefix, c.suffix, c.quotation, s.name,
    substr(t.text, f.mention_start + 1, f.mention_end - f.mention_start),
    f.cue, (SELECT group_concat(v.name, ' > ') FROM attributions x JOIN sources v ON v.id = x.source_id
        WHERE x.claim_id = c.id AND x.step > 0),
    (SELECT group_concat(v.name, ' > ') FROM attributions x JOIN sources v ON v.id = x.source_id
        WHERE x.claim_id = c.id),
    (SELECT count(*) FROM attributions x WHERE x.claim_id = c.id),
    coalesce(c.reliability, s.reliability), c.credibility, coalesce(c.reliability, s.reliability) || c.credibility,
    (SELECT group_concat(g.name, '; ') FROM claim_tags m JOIN tags g ON g.id = m.tag_id WHERE m.claim_id = c.id),
    c.note, c.origin, c.pipeline, c.score, c.analyst, c.created_at, c.updated_at, ?
    FROM claims c JOIN articles a ON a.id = c.article_id JOIN texts t ON t.id = a.text_id
    LEFT JOIN attributions f ON f.claim_id = c.id AND f.step = 0 LEFT JOIN sources s ON s.id = f.source_id
    ORDER BY c.article_id, c.start, c.end DESC, c.id"""


def _export(path: Path, raw: sqlite3.Connection, folder: Path) -> Measured:
    session = Session.open(path, "ana", read_only=True)
    ours, limits = [], []
    head = session.store.head()

    def bare() -> None:
        with (folder / "raw.csv").open("w", newline="", encoding="utf-8-sig") as file:
            csv.writer(file).writerows(raw.execute(RAW_EXPORT, [head]))

    for _ in range(3):
        ours.append(timed(lambda: session.export_csv(folder / "ours.csv")))
        limits.append(timed(bare))
    session.close()
    size = (folder / "ours.csv").stat().st_size / 1e6
    said = "csv.writer over one cursor, nothing checked"
    return figures(f"200,000 claims to CSV, {size:.0f} MB, all columns", ours, limits, said, key="export_w3")


def _stall(desk: Desk) -> Measured:
    """The longest time in which the window answers nothing, for each second."""
    quiet = _gaps(5)
    desk.window.suggest_all()
    done: list[int] = []
    desk.window.suggester.progressed.connect(lambda at, _: done.append(at))
    while not done:  # the worker takes its time to start
        QApplication.processEvents()
    busy = _gaps(STALL_SECONDS)
    desk.window.cancel_suggesting()
    idle()
    said = "the same window at rest"
    return figures("longest stall in a second while suggestions run over W3", busy, quiet, said, key="stall")


def _gaps(seconds: int) -> list[float]:
    found = []
    for _ in range(seconds):
        end = time.perf_counter() + 1
        longest, last = 0.0, time.perf_counter()
        while last < end:
            QApplication.processEvents()
            time.sleep(0.0005)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        found.append(1e3 * longest)
    return found
