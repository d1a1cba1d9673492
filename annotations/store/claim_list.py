"""The claims of a project filtered, sorted and searched: ids first, rows for what is visible."""

from array import array
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from annotations.errors import Problem
from annotations.model import Credibility, Quotation, Reliability
from annotations.store.reading import Reader
from annotations.store.values import in_words

NO_SOURCE = -1


class ClaimFilter(NamedTuple):
    """Which claims to list; an empty field asks for nothing.

    Attributes:
        source_id: takes part anywhere in the chain; NO_SOURCE for claims that nobody is named for.
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


class Part(NamedTuple):
    """A part of the claims in its own order; the parts of a sort follow each other.

    In parts, because each is then read off an index, where one ORDER BY over all would sort them anew.

    Attributes:
        id: what the id of the claim is called in it.
        order: with {0} for the direction and {1} for the opposite one; "" for by their ids.
    """

    id: str
    tables: str
    where: str
    order: str


_PLACE = "c.article_id {0}, c.start {0}, c.end {1}, c.id"
_OF_RELIABILITY = "claims INDEXED BY claims_reliability"
_OVERRIDDEN = f"SELECT id FROM {_OF_RELIABILITY} WHERE reliability NOT NULL"
_NAMED = "sources s CROSS JOIN attributions f INDEXED BY attributions_named ON f.source_id = s.id"


def _by_code(column: str, codes: Sequence[str], last: str, *, descending: bool) -> list[Part]:
    """The claims of each code, then those of the code that judges nothing."""
    codes = [*sorted(codes, reverse=descending), *([last] if last else [])]
    return [Part("c.id", "claims c", f"c.{column} = '{code}'", "c.id") for code in codes]


def _first_of(sources: str) -> str:
    """The ids of the claims whose first source is one of these. Looked up, not joined: where SQLite has statistics it
    would make a Bloom filter for the join, and with it read the rows instead of the index alone.
    """
    return f"""SELECT claim_id FROM attributions INDEXED BY attributions_named
        WHERE source_id IN (SELECT id FROM sources WHERE {sources}) AND step = 0"""


def _rated(code: str) -> str:
    """The ids of the claims whose reliability is this code, their own or their source's.

    Indexes are named: of few figures in its statistics SQLite concludes that it had better read all rows, or make an
    index of its own each time.
    """
    return f"""SELECT id FROM {_OF_RELIABILITY} WHERE reliability = '{code}' UNION ALL
        {_first_of(f"reliability = '{code}'")} AND claim_id NOT IN ({_OVERRIDDEN})"""


def _parts(sort: str, *, descending: bool) -> list[Part]:
    """Give the parts of an order; claims that are in none of them follow by their ids."""
    match sort:
        case "place":
            return [Part("c.id", "claims c", "1", _PLACE)]
        case "quote":
            return [Part("c.id", "claims c", "1", "substr(c.quote, 1, 60) COLLATE NOCASE {0}, c.id {0}")]
        case "updated":
            return [Part("c.id", "claims c", "1", "c.updated_at {0}, c.id {0}")]
        case "source" | "via":
            step = "f.step = 0" if sort == "source" else "f.step = 1"
            return [Part("f.claim_id", _NAMED, step, "s.key {0}, f.claim_id")]
        case "reliability":
            codes = sorted((str(code) for code in Reliability if code != Reliability.F), reverse=descending)
            return [Part("c.id", f"({_rated(code)}) c", "1", "") for code in (*codes, "F")]
        case "credibility":
            return _by_code(sort, [str(c) for c in Credibility if c != Credibility.SIX], "6", descending=descending)
        case "quotation":
            return _by_code(sort, [str(quotation) for quotation in Quotation], "", descending=descending)
        case "article":
            tables = "articles a CROSS JOIN claims c ON c.article_id = a.id"
            return [Part("c.id", tables, "1", "a.title COLLATE NOCASE {0}, a.id {0}, c.start, c.end DESC, c.id")]
        case "tags":  # by the first of them
            tables = "tags t CROSS JOIN claim_tags m ON m.tag_id = t.id"
            first = """NOT EXISTS (SELECT 1 FROM claim_tags n JOIN tags u ON u.id = n.tag_id
                WHERE n.claim_id = m.claim_id AND u.key < t.key)"""
            return [Part("m.claim_id", tables, first, "t.key {0}, m.claim_id")]
    raise KeyError(sort)


_RANKED = 1000
SORTS = ("place", "quote", "source", "via", "reliability", "credibility", "quotation", "article", "tags", "updated")


def _left(every: Sequence[int], found: Sequence[int]) -> list[int]:
    """Give those that were not found, sorted. By a mark a number: sets of 200,000 take five times as long."""
    seen = bytearray(max(every, default=0) + 1)
    for one in found:
        seen[one] = 1
    return sorted([one for one in every if not seen[one]])


def fts_query(words: str) -> str:
    """Give the FTS5 query for words as typed: all of them, the last by its beginning; no operators get in."""
    parts = ['"' + part.replace('"', '""') + '"' for part in words.split()]
    return " ".join([*parts[:-1], parts[-1] + "*"]) if parts else ""


@in_words
class ClaimLists(Reader):
    """Lists of claims and search, on top of what a Reader reads."""

    _known_ids: tuple[tuple[int, int], Sequence[int]] | None = None

    def claim_ids(
        self, wanted: ClaimFilter | None = None, sort: str = "place", *, descending: bool = False
    ) -> list[int]:
        """Give the ids of the claims that pass the filter, in order.

        Args:
            sort: one of SORTS. Claims without a value come last, either way round, and before them F and 6.
        """
        found: list[int] = []
        conditions, parameters = _conditions(wanted or ClaimFilter())

        def ids(part: Part) -> list[int]:
            where = " AND ".join([part.where, *(condition.format(id=part.id) for condition in conditions)])
            sql = f"SELECT {part.id} FROM {part.tables} WHERE {where}"
            if not part.order:  # sorted here: SQLite would make a tree of them
                return sorted([row[0] for row in self.conn.execute(sql, parameters)])
            order = part.order.format(*(("DESC", "ASC") if descending else ("ASC", "DESC")))
            return [row[0] for row in self.conn.execute(f"{sql} ORDER BY {order}", parameters)]

        for part in _parts(sort, descending=descending):
            found += ids(part)
        if sort == "place" and not conditions:
            self._known_ids = self._state(), array("q", found)
        if sort not in ("place", "article", "quote", "updated"):
            every = self._ids_by_index(conditions, parameters) if conditions else self._every_id()
            found += _left(every, found)
        return found

    def _every_id(self) -> Sequence[int]:
        """Give the ids of all claims, in no order; those found last, where nothing was written since."""
        state = self._state()
        if self._known_ids is None or self._known_ids[0] != state:
            self._known_ids = state, array("q", self._ids_by_index((), ()))
        return self._known_ids[1]

    def _state(self) -> tuple[int, int]:
        """Give what is another one after anybody has written to the file."""
        ((version,),) = self.conn.execute("PRAGMA data_version")
        return self.conn.total_changes, int(version)

    def _ids_by_index(self, conditions: Sequence[str], parameters: Sequence[Any]) -> list[int]:
        """Give the ids of the claims that pass, off an index: the rows themselves are a hundred times as many pages."""
        where = " AND ".join(["1", *(condition.format(id="claims.id") for condition in conditions)])
        sql = f"SELECT id FROM claims INDEXED BY claims_credibility WHERE {where}"
        return [row[0] for row in self.conn.execute(sql, parameters)]

    def passing(self, claim_ids: Collection[int], wanted: ClaimFilter) -> list[int]:
        """Give those of some claims that are there and pass the filter, in text order."""
        conditions, parameters = _conditions(wanted)
        marks = ",".join("?" * len(claim_ids))
        where = " AND ".join([f"c.id IN ({marks})", *(condition.format(id="c.id") for condition in conditions)])
        sql = f"SELECT c.id FROM claims c WHERE {where} ORDER BY {_PLACE.format('ASC', 'DESC')}"
        return [row[0] for row in self.conn.execute(sql, [*claim_ids, *parameters])]

    def place_of(self, claim_id: int) -> tuple[int, int, int, int]:
        """Give what claims are sorted by in text order: article, start, end backwards, id."""
        sql = "SELECT article_id, start, -end, id FROM claims WHERE id = ?"
        for row in self.conn.execute(sql, [claim_id]):
            return (row[0], row[1], row[2], row[3])
        raise Problem(f"There is no claim {claim_id} in this project.", "It may have been deleted.")

    def claim_rows(self, claim_ids: Sequence[int]) -> list[ClaimRow]:
        """Give the table's lines of these claims, in the order of the ids; at most a few hundred at a time."""
        marks = ",".join("?" * len(claim_ids))
        sql = f"""SELECT c.id, c.article_id, c.quote, coalesce(s.name, ''), coalesce({_VIA}, ''), {_RATED},
            coalesce(c.credibility, ''), coalesce(c.quotation, ''), a.title, coalesce({_TAGS}, ''), c.note,
            coalesce(s.colour, -1), c.score
            FROM claims c CROSS JOIN articles a ON a.id = c.article_id {_FIRST} WHERE c.id IN ({marks})"""
        found = {row[0]: ClaimRow(*row) for row in self.conn.execute(sql, list(claim_ids))}
        return [found[claim_id] for claim_id in claim_ids if claim_id in found]

    def unrated(self) -> int:
        """How many claims have no credibility yet."""
        return int(self.conn.execute("SELECT count(*) FROM claims WHERE credibility IS NULL").fetchone()[0])

    def next_unrated(self, article_id: int, after: int, passing_over: Collection[int] = ()) -> int | None:
        """Give the next claim without a credibility: later in an article, else earlier in it, else in another one.

        Args:
            after: the code point after which it is to start.
            passing_over: claims that are not meant.
        """
        but = f"AND id NOT IN ({','.join('?' * len(passing_over))})"
        for where, order in (
            ("article_id = ? AND start > ?", "start"),
            ("article_id = ? AND start <= ?", "start"),
            ("article_id != ? AND ? >= -1", "article_id, start"),
        ):
            sql = f"SELECT id FROM claims WHERE credibility IS NULL AND {where} {but} ORDER BY {order} LIMIT 1"
            for row in self.conn.execute(sql, [article_id, after, *passing_over]):
                return int(row[0])
        return None

    def texts_with(self, words: str) -> list[tuple[int, str, str]]:
        """Give id, title and text of the articles in whose text some words stand, letter by letter."""
        sql = """SELECT a.id, a.title, t.text FROM articles a JOIN texts t ON t.id = a.text_id
            WHERE instr(t.text, ?) ORDER BY a.id"""
        return self.conn.execute(sql, [words]).fetchall()

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """Look for words in all claims and all articles, best first, claims before articles.

        Of words that stand in more than a thousand claims, or articles, the newest thousand are ranked: to weigh them
        all takes longer than one waits.

        Args:
            limit: at most so many hits of each.
        """
        query = fts_query(words)
        if not query:
            return []
        claims = "SELECT a.id, c.id, a.title FROM claims c JOIN articles a ON a.id = c.article_id WHERE c.id = ?"
        texts = "SELECT a.id, NULL, a.title FROM articles a WHERE a.text_id = ?"
        return [
            Hit(article_id, claim_id, title, snippet)
            for table, sql in (("claims_fts", claims), ("texts_fts", texts))
            for id_, snippet in self._ranked(table, query, limit)
            for article_id, claim_id, title in self.conn.execute(sql, [id_])
        ]

    def _ranked(self, table: str, query: str, limit: int) -> list[tuple[int, str]]:
        """Give the best rows of an FTS5 table, best first, each with its snippet."""
        best = f"""SELECT id FROM (SELECT rowid AS id, rank AS r FROM {table} WHERE {table} MATCH ?
            ORDER BY rowid DESC LIMIT {_RANKED}) ORDER BY r LIMIT ?"""
        ids = [row[0] for row in self.conn.execute(best, [query, limit])]
        if not ids:
            return []
        # In one pass over the matches, and of those that are shown alone: a snippet costs more than all the ranking,
        # and a look-up of each row (which the + keeps SQLite from) a search of its own.
        snippets = f"""SELECT rowid, snippet({table}, -1, '\x02', '\x03', '…', 12) FROM {table} WHERE {table} MATCH ?
            AND rowid BETWEEN ? AND ? AND +rowid IN ({",".join("?" * len(ids))})"""
        found = dict(self.conn.execute(snippets, [query, min(ids), max(ids), *ids]).fetchall())
        return [(id_, found[id_]) for id_ in ids]


# Asked of each claim: a list of all others, to look it up in, takes twice as long where most are others.
_NOBODY_NAMED = "NOT EXISTS (SELECT 1 FROM attributions f WHERE f.claim_id = {id} AND f.source_id NOT NULL)"
_NOT_RATED = f"{{id}} NOT IN ({_OVERRIDDEN} UNION ALL {_first_of('reliability NOT NULL')})"


def _conditions(wanted: ClaimFilter) -> tuple[list[str], list[Any]]:
    """Give what a claim must fulfil for each part of the filter, with {id} for its id, and the parameters."""
    conditions: list[str] = []
    parameters: list[Any] = []

    def among(query: str, *values: Any) -> None:
        conditions.append(f"{{id}} IN ({query})")
        parameters.extend(values)

    if wanted.article_id is not None:
        among("SELECT id FROM claims WHERE article_id = ?", wanted.article_id)
    if wanted.source_id == NO_SOURCE:
        conditions.append(_NOBODY_NAMED)
    elif wanted.source_id is not None:
        among("SELECT claim_id FROM attributions WHERE source_id = ?", wanted.source_id)
    if wanted.reliability == "-":
        conditions.append(_NOT_RATED)
    elif wanted.reliability:
        among(_rated(str(Reliability(wanted.reliability))))
    if wanted.credibility == "-":
        among("SELECT id FROM claims WHERE credibility IS NULL")
    elif wanted.credibility:
        among("SELECT id FROM claims WHERE credibility = ?", wanted.credibility)
    if wanted.tag:
        among("SELECT m.claim_id FROM tags t JOIN claim_tags m ON m.tag_id = t.id WHERE t.name = ?", wanted.tag)
    if query := fts_query(wanted.text):
        among("SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?", query)
    return conditions, parameters
