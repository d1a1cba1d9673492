"""The projects and files that are tortured: texts by chance, always the same for a seed."""

import random
import sqlite3
from pathlib import Path

from sqlite_utils.migrations import Migrations

from annotations.model import Incoming, Proposal, Quotation, Reliability, SourceKind, Span
from annotations.session import Session, create_project
from annotations.store import migrations
from annotations.store.file import database
from benchmarks.works import Words, incoming, spread
from tests.torture.state import COLUMNS, NEWER

NAME = "kerja.sorotan"


def proposals(words: Words, text: str, n: int) -> list[Proposal]:
    """Give what a pipeline could have proposed: passages with a source and a score."""
    chance = words.chance
    return [
        Proposal(
            (span,),
            chance.choice(list(Quotation)),
            source=chance.choice(words.names[:40]),
            kind=SourceKind.PERSON,
            score=round(chance.random(), 3),
        )
        for span in spread(text, n, chance)
    ]


def project(
    path: Path, seed: int, *, articles: int = 6, claims: int = 8, suggestions: int = 30, words: int = 300
) -> None:
    """Make a project with articles, claims, sources, and suggestions that nobody decided on."""
    maker = Words(seed)
    create_project(path)
    session = Session.open(path, "ana")
    texts = [maker.article(words) for _ in range(articles)]
    session.add_articles([incoming(text, f"Artikel {at}", at) for at, text in enumerate(texts)])
    for name in maker.names[:5]:
        session.add_source(name, SourceKind.PERSON)
    for at, text in enumerate(texts, 1):
        for span in spread(text, claims, maker.chance) if claims else ():
            session.highlight(at, [span], [maker.chance.choice(maker.names[:8])])
        if suggestions:
            session.record_run(at, "uji", "1", "id", proposals(maker, text, suggestions))
    session.close()


def large(path: Path, seed: int, claims: int) -> None:
    """Make a project with many claims in few steps, so that an export or a migration of it takes a while."""
    maker = Words(seed)
    create_project(path)
    session = Session.open(path, "ana")
    texts = [maker.article(900) for _ in range(claims // 40)]
    session.add_articles([incoming(text, f"Artikel {at}", at) for at, text in enumerate(texts)])
    for at, text in enumerate(texts, 1):
        session.record_run(at, "uji", "1", "id", proposals(maker, text, 40))
    session.accept_above(0)
    for source in (1, 2, 3):
        session.rate_source(source, maker.chance.choice(list(Reliability)))
    session.close()


def files(folder: Path, seed: int, n: int) -> None:
    """Write articles as files to be imported."""
    maker = Words(seed)
    folder.mkdir()
    for at in range(n):
        (folder / f"{at:02}.txt").write_text(f"Berita {seed} {at}\n\n{maker.article(200)}\n", encoding="utf-8")


def older(path: Path, steps: int) -> None:
    """Make a project file one of an older program: with the first steps of the schema alone, and the same rows."""
    old = path.with_suffix(".old")
    conn = sqlite3.connect(old)
    conn.execute(f"PRAGMA application_id={migrations.APPLICATION_ID}")
    first = Migrations(migrations.SET)
    for step in migrations.STEPS[:steps]:
        first()(step)
    first.apply(database(conn))
    conn.execute(f"PRAGMA user_version={steps}")
    conn.commit()
    conn.execute("ATTACH ? AS new", [str(path)])
    for table in set(COLUMNS) - set(NEWER):
        columns = ", ".join(f'"{row[1]}"' for row in conn.execute(f"PRAGMA main.table_info({table})"))
        steps_alone = "WHERE state NOT NULL" if table == "history" else ""
        conn.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table} {steps_alone}")
    for table in ("texts", "claims"):
        conn.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")
    conn.commit()
    conn.close()
    old.replace(path)


def pasted(chance: random.Random, n: int) -> list[Incoming]:
    """Give articles as they are pasted."""
    maker = Words(chance.randrange(1 << 30))
    return [incoming(maker.article(60), f"Tempelan {maker.chance.randrange(1 << 30)}") for _ in range(n)]


def passage(chance: random.Random, text: str) -> Span:
    """Give a passage of a text."""
    start = chance.randrange(max(1, len(text) - 80))
    return Span(start, start + chance.randint(5, 70))
