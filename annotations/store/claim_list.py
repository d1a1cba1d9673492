"""The claims of a project filtered, sorted and searched: ids first, rows for what is visible."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from annotations.store.reading import Reader


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to list; an empty field asks for nothing.

    Attributes:
        source_id: takes part anywhere in the chain.
        reliability: A to F; "-" for claims without one.
        credibility: 1 to 6; "-" for claims not rated yet.
        text: words looked for in quote and note, the last one by its beginning.
    """

    article_id: int | None = None
    source_id: int | None = None
    reliability: str = ""
    credibility: str = ""
    tag: str = ""
    text: str = ""


class ClaimRow(NamedTuple):
    """One line of the table of claims."""

    id: int
    article_id: int
    quote: str
    source: str
    via: str
    reliability: str
    credibility: str
    quotation: str
    article: str
    tags: str
    note: str
    colour: int
    score: float | None


class Hit(NamedTuple):
    """One place where a search found something. `claim_id` is None where it is in an article's text."""

    article_id: int
    claim_id: int | None
    title: str
    snippet: str


_FIRST = """LEFT JOIN attributions f ON f.claim_id = c.id AND f.step = 0
    LEFT JOIN sources s ON s.id = f.source_id"""
_VIA = """(SELECT group_concat(name, ' > ') FROM (SELECT v.name FROM attributions x JOIN sources v ON v.id = x.source_id
    WHERE x.claim_id = c.id AND x.step > 0 ORDER BY x.step))"""
_TAGS = """(SELECT group_concat(name, '; ') FROM (SELECT t.name FROM claim_tags ct JOIN tags t ON t.id = ct.tag_id
    WHERE ct.claim_id = c.id ORDER BY t.key))"""
_RATED = "coalesce(c.reliability, s.reliability, '')"
# F and 6 say that there is no basis to judge, which is not the worst: they come after the others, either way round.
_RANK_OF_SOURCE = f"CASE {_RATED} WHEN '' THEN 2 WHEN 'F' THEN 1 ELSE 0 END"
_RANK = "CASE coalesce(c.credibility, '') WHEN '' THEN 2 WHEN '6' THEN 1 ELSE 0 END"

SORTS: dict[str, tuple[str, str]] = {  # ascending, descending
    "place": ("c.article_id, c.start, c.end DESC", "c.article_id DESC, c.start DESC, c.end"),
    "quote": ("c.quote COLLATE NOCASE", "c.quote COLLATE NOCASE DESC"),
    "source": ("s.key IS NULL, s.key", "s.key IS NULL, s.key DESC"),
    "via": ("via IS NULL, via COLLATE NOCASE", "via IS NULL, via COLLATE NOCASE DESC"),
    "reliability": (f"{_RANK_OF_SOURCE}, {_RATED}", f"{_RANK_OF_SOURCE}, {_RATED} DESC"),
    "credibility": (f"{_RANK}, c.credibility", f"{_RANK}, c.credibility DESC"),
    "quotation": ("c.quotation IS NULL, c.quotation", "c.quotation IS NULL, c.quotation DESC"),
    "article": ("a.title COLLATE NOCASE, c.start", "a.title COLLATE NOCASE DESC, c.start"),
    "tags": ("tags IS NULL, tags COLLATE NOCASE", "tags IS NULL, tags COLLATE NOCASE DESC"),
    "updated": ("c.updated_at", "c.updated_at DESC"),
}


def fts_query(words: str) -> str:
    """Give the FTS5 query for words as typed: all of them, the last by its beginning; no operators get in."""
    parts = ['"' + part.replace('"', '""') + '"' for part in words.split()]
    return " ".join([*parts[:-1], parts[-1] + "*"]) if parts else ""


class ClaimLists(Reader):
    """Lists of claims and search, on top of what a Reader reads."""

    def claim_ids(
        self, wanted: ClaimFilter | None = None, sort: str = "place", *, descending: bool = False
    ) -> list[int]:
        """Give the ids of the claims that pass the filter, in order.

        Args:
            sort: one of SORTS. Claims without a value come last, either way round, and before them F and 6.
        """
        where, parameters = _where(wanted or ClaimFilter())
        order = SORTS[sort][descending]
        via = f", {_VIA} AS via" if sort == "via" else ""
        tags = f", {_TAGS} AS tags" if sort == "tags" else ""
        sql = f"""SELECT c.id{via}{tags} FROM claims c JOIN articles a ON a.id = c.article_id {_FIRST}
            WHERE {where} ORDER BY {order}, c.id"""
        return [row[0] for row in self.db.execute(sql, parameters)]

    def claim_rows(self, claim_ids: Sequence[int]) -> list[ClaimRow]:
        """Give the table's lines of these claims, in the order of the ids; at most a few hundred at a time."""
        marks = ",".join("?" * len(claim_ids))
        sql = f"""SELECT c.id, c.article_id, c.quote, coalesce(s.name, ''), coalesce({_VIA}, ''), {_RATED},
            coalesce(c.credibility, ''), coalesce(c.quotation, ''), a.title, coalesce({_TAGS}, ''), c.note,
            coalesce(s.colour, -1), c.score
            FROM claims c JOIN articles a ON a.id = c.article_id {_FIRST} WHERE c.id IN ({marks})"""
        found = {row[0]: ClaimRow(*row) for row in self.db.execute(sql, list(claim_ids))}
        return [found[claim_id] for claim_id in claim_ids if claim_id in found]

    def unrated(self) -> list[int]:
        """Give the ids of the claims without a credibility, in text order."""
        return self.claim_ids(ClaimFilter(credibility="-"))

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """Look for words in all claims and all articles, best first, claims before articles.

        Args:
            limit: at most so many hits of each.
        """
        query = fts_query(words)
        if not query:
            return []
        claims = """SELECT c.article_id, c.id, a.title, snippet(claims_fts, -1, '\x02', '\x03', '…', 12)
            FROM claims_fts JOIN claims c ON c.id = claims_fts.rowid JOIN articles a ON a.id = c.article_id
            WHERE claims_fts MATCH ? ORDER BY rank LIMIT ?"""
        texts = """SELECT a.id, NULL, a.title, snippet(texts_fts, 0, '\x02', '\x03', '…', 12)
            FROM texts_fts JOIN articles a ON a.text_id = texts_fts.rowid
            WHERE texts_fts MATCH ? ORDER BY rank LIMIT ?"""
        return [Hit(*row) for sql in (claims, texts) for row in self.db.execute(sql, [query, limit])]


def _where(wanted: ClaimFilter) -> tuple[str, list[Any]]:
    parts: list[str] = ["1"]
    parameters: list[Any] = []

    def add(part: str, *values: Any) -> None:
        parts.append(part)
        parameters.extend(values)

    if wanted.article_id is not None:
        add("c.article_id = ?", wanted.article_id)
    if wanted.source_id is not None:
        add("EXISTS (SELECT 1 FROM attributions x WHERE x.claim_id = c.id AND x.source_id = ?)", wanted.source_id)
    if wanted.reliability:
        add(f"{_RATED} = ?", wanted.reliability.replace("-", ""))
    if wanted.credibility:
        add("coalesce(c.credibility, '') = ?", wanted.credibility.replace("-", ""))
    if wanted.tag:
        tagged = "SELECT ct.claim_id FROM claim_tags ct JOIN tags t ON t.id = ct.tag_id WHERE t.name = ?"
        add(f"c.id IN ({tagged})", wanted.tag)
    if query := fts_query(wanted.text):
        add("c.id IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?)", query)
    return " AND ".join(parts), parameters
