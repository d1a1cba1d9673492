"""The whole of a project in figures: sources against credibility, claims over time, who cites whom, progress."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from annotations.model import Source
from annotations.session.base import Desk
from annotations.store import NO_SOURCE, Store


class Cell(NamedTuple):
    """How many claims a source takes part in that have one credibility.

    Attributes:
        source_id: NO_SOURCE for claims that nobody is named for.
        credibility: "1" to "6", "-" for those not rated.
    """

    source_id: int
    credibility: str
    claims: int


class Day(NamedTuple):
    """How many claims the articles of one day hold.

    Attributes:
        date: ISO 8601, of publication.
    """

    date: str
    rated: int
    unrated: int


class Citing(NamedTuple):
    """How often one source passes on what another one says: who passes on, who is cited."""

    by_id: int
    of_id: int
    claims: int


class Progress(NamedTuple):
    """How far an article is."""

    article_id: int
    title: str
    rated: int
    unrated: int
    left: int


class Overview(NamedTuple):
    """A project in figures, as it stood when they were read; `head` is the hash that its history ended with."""

    sources: dict[int, Source]
    matrix: list[Cell]
    days: list[Day]
    citing: list[Citing]
    progress: list[Progress]
    head: str

    def leading(self, limit: int) -> list[int]:
        """Give the sources with most claims, those first that have most; NO_SOURCE among them."""
        counts: Counter[int] = Counter()
        for cell in self.matrix:
            counts[cell.source_id] += cell.claims
        return [source_id for source_id, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))][:limit]


class OverviewOperations(Desk):
    """The project in figures."""

    def overview(self) -> Overview:
        """Read the figures of the whole project."""
        ask = self.store.conn.execute
        matrix = ask(
            """SELECT f.source_id, coalesce(c.credibility, '-'), count(DISTINCT c.id)
            FROM attributions f JOIN claims c ON c.id = f.claim_id WHERE f.source_id NOT NULL GROUP BY 1, 2
            UNION ALL SELECT ?, coalesce(c.credibility, '-'), count(*) FROM claims c
            WHERE c.id NOT IN (SELECT claim_id FROM attributions WHERE source_id NOT NULL) GROUP BY 2""",
            [NO_SOURCE],
        )
        days = ask(
            """SELECT substr(a.published, 1, 10), count(c.credibility), count(*) - count(c.credibility)
            FROM articles a JOIN claims c ON c.article_id = a.id WHERE a.published != '' GROUP BY 1 ORDER BY 1"""
        )
        citing = ask(
            """SELECT b.source_id, a.source_id, count(*) FROM attributions a
            JOIN attributions b ON b.claim_id = a.claim_id AND b.step = a.step + 1
            WHERE a.source_id NOT NULL AND b.source_id NOT NULL AND a.source_id != b.source_id
            GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"""
        )
        counts = self.store.counts()
        progress = []
        for line in self.store.article_lines():
            claims, unrated, left = counts.get(line.id, (0, 0, 0))
            progress.append(Progress(line.id, line.title, claims - unrated, unrated, left))
        return Overview(
            {source.id: source for source in self.store.sources()},
            [Cell(*row) for row in matrix],
            [Day(*row) for row in days],
            [Citing(*row) for row in citing],
            progress,
            self.store.head(),
        )


def overview_of(path: Path) -> Overview:
    """Read the figures of a project from a read-only connection of its own, for a thread of its own.

    Raises:
        Problem: it cannot be read.
    """
    desk = OverviewOperations(Store(path, "", read_only=True))
    try:
        with desk.store.snapshot():
            return desk.overview()
    finally:
        desk.close()
