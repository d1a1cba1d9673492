"""Rows into values: everything that is read from a project."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from annotations.errors import Problem
from annotations.model import (
    Acceptance,
    Article,
    ArticleLine,
    Attribution,
    Claim,
    Counts,
    Credibility,
    HeldBack,
    Learned,
    Lesson,
    Origin,
    Proposal,
    Quotation,
    Reliability,
    Run,
    Source,
    SourceKind,
    SourceRating,
    Span,
    State,
    Suggestion,
)
from annotations.plain import lesson_from_plain
from annotations.store.steps import Row, rows
from annotations.store.values import in_words, spans_from_json
from annotations.text import fold

_BATCH = 500
_ARTICLE = """SELECT a.id, a.title, a.outlet, a.url, a.byline, a.published, a.retrieved_at, a.language, a.note,
    t.sha256, o.sha256 AS original_sha256, a.original_name, t.length
    FROM articles a JOIN texts t ON t.id = a.text_id JOIN originals o ON o.id = a.original_id"""


def span_or_none(start: int | None, end: int | None) -> Span | None:
    """Give the span of two columns, None where they are empty."""
    return None if start is None or end is None else Span(start, end)


def spans_to_json(spans: Iterable[Span]) -> str:
    """Write spans as a JSON list of [start, end]."""
    return json.dumps([list(span) for span in spans], separators=(",", ":"))


# Of one article; each counted off an index by itself, in half the time of one pass over both.
_COUNTS = """SELECT (SELECT count(*) FROM claims WHERE article_id = :article),
    (SELECT count(*) FROM claims WHERE article_id = :article AND credibility IS NULL),
    (SELECT count(*) FROM suggestions WHERE article_id = :article AND state = 'pending')"""


@in_words
class Reader:
    """Reads one project. Every list comes in its natural order."""

    conn: sqlite3.Connection
    path: Path
    is_older: bool = False
    _last_text: tuple[int, str] = (0, "")

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Give the rows of a query as dictionaries."""
        return rows(self.conn, sql, parameters)

    def check_current(self) -> None:
        """Raises Problem where the project is of an older format and cannot be brought up to date here."""
        if self.is_older:
            raise Problem(f"{self.path} is of an older format.", "Open it once to bring it up to date.")

    def articles(self) -> list[Article]:
        """All articles, in the order they came."""
        return [Article(**row) for row in self.rows(f"{_ARTICLE} ORDER BY a.id")]

    def article_lines(self, article_ids: Sequence[int] | None = None) -> list[ArticleLine]:
        """What a list says of all articles, or of some, in the order they came."""
        within = "" if article_ids is None else f"WHERE id IN ({','.join('?' * len(article_ids))})"
        sql = f"SELECT id, title, outlet, published, language FROM articles {within} ORDER BY id"
        return [ArticleLine(*row) for row in self.conn.execute(sql, list(article_ids or ()))]

    def article_ids(self) -> list[int]:
        """The ids of all articles, in the order they came."""
        return [row[0] for row in self.conn.execute("SELECT id FROM articles ORDER BY id")]

    def article(self, article_id: int) -> Article:
        """One article. Raises Problem where it is not in the project."""
        for row in self.rows(f"{_ARTICLE} WHERE a.id = ?", [article_id]):
            return Article(**row)
        raise Problem(f"There is no article {article_id} in this project.", "It may have been deleted.")

    def text(self, article_id: int) -> str:
        """The canonical text of an article."""
        for (text_id,) in self.conn.execute("SELECT text_id FROM articles WHERE id = ?", [article_id]):
            if self._last_text[0] != text_id:  # texts never change, and one is asked for many times in a row
                (found,) = self.conn.execute("SELECT text FROM texts WHERE id = ?", [text_id])
                self._last_text = (text_id, found[0])
            return self._last_text[1]
        raise Problem(f"There is no article {article_id} in this project.", "It may have been deleted.")

    def original(self, article_id: int) -> bytes:
        """The bytes of an article as they came."""
        found = self.rows(
            "SELECT o.bytes FROM originals o JOIN articles a ON a.original_id = o.id WHERE a.id = ?", [article_id]
        )
        data = found[0]["bytes"] if found else b""
        if not isinstance(data, bytes):  # of a number, bytes() would make as many zeros
            raise TypeError(data)
        return data

    def articles_from(self, url: str, name: str) -> list[Article]:
        """The articles that came from an address or a file of this name, those of the address first."""
        sql = f"""{_ARTICLE} WHERE (? <> '' AND a.url = ?) OR (? <> '' AND a.original_name = ?)
            ORDER BY a.url = ? AND a.url <> '' DESC, a.id"""
        return [Article(**row) for row in self.rows(sql, [url, url, name, name, url])]

    def articles_with_text(self, sha256: str) -> list[int]:
        """Ids of the articles whose canonical text has this hash."""
        return [
            row["id"]
            for row in self.rows(
                "SELECT a.id FROM articles a JOIN texts t ON t.id = a.text_id WHERE t.sha256 = ? ORDER BY a.id",
                [sha256],
            )
        ]

    def sources(self) -> list[Source]:
        """All sources, in the analyst's order."""
        aliases: dict[int, list[str]] = defaultdict(list)
        for row in self.rows("SELECT source_id, name FROM aliases ORDER BY id"):
            aliases[row["source_id"]].append(row["name"])
        return [
            _source(row, tuple(aliases[row["id"]])) for row in self.rows("SELECT * FROM sources ORDER BY position, id")
        ]

    def source(self, source_id: int) -> Source:
        """One source. Raises Problem where it is not in the project."""
        for row in self.rows("SELECT * FROM sources WHERE id = ?", [source_id]):
            names = self.rows("SELECT name FROM aliases WHERE source_id = ? ORDER BY id", [source_id])
            return _source(row, tuple(n["name"] for n in names))
        raise Problem(f"There is no source {source_id} in this project.", "It may have been merged or deleted.")

    def sources_in(self, article_id: int) -> set[int]:
        """The sources that the claims of an article begin with."""
        sql = """SELECT DISTINCT f.source_id FROM claims c JOIN attributions f ON f.claim_id = c.id AND f.step = 0
            WHERE c.article_id = ? AND f.source_id NOT NULL"""
        return {row[0] for row in self.conn.execute(sql, [article_id])}

    def source_ratings(self, source_id: int) -> list[SourceRating]:
        """The ratings that a source has had, newest first."""
        sql = """SELECT id, name, reliability, reason, analyst, created_at FROM source_ratings WHERE source_id = ?
            ORDER BY id DESC"""
        return [
            SourceRating(id_, name, _RELIABILITIES[reliability], reason, analyst, at)
            for id_, name, reliability, reason, analyst, at in self.conn.execute(sql, [source_id])
        ]

    def source_named(self, name: str) -> int | None:
        """The id of the source that has this name or alias, whatever its case; None where there is none."""
        key = fold(name)
        for row in self.rows(
            "SELECT id FROM sources WHERE key = ? UNION ALL SELECT source_id FROM aliases WHERE key = ?", [key, key]
        ):
            return int(row["id"])
        return None

    def next_place(self) -> int:
        """The place after the last source in the list."""
        return int(self.rows("SELECT coalesce(max(position) + 1, 0) AS n FROM sources")[0]["n"])

    def claim(self, claim_id: int) -> Claim:
        """One claim. Raises Problem where it is not in the project."""
        for claim in self.claims([claim_id]):
            return claim
        raise Problem(f"There is no claim {claim_id} in this project.", "It may have been deleted.")

    def claims(self, claim_ids: Sequence[int]) -> Iterator[Claim]:
        """The claims with these ids, in the order of the ids; ids that are gone are passed over."""
        for at in range(0, len(claim_ids), _BATCH):
            batch = claim_ids[at : at + _BATCH]
            marks = ",".join("?" * len(batch))
            found = {claim.id: claim for claim in self._claims(f"IN ({marks})", batch, order="")}
            yield from (found[claim_id] for claim_id in batch if claim_id in found)

    def claims_of(self, article_id: int) -> list[Claim]:
        """The claims of an article in text order, the longer first where they start together."""
        where = "IN (SELECT id FROM claims WHERE article_id = ?)"
        return self._claims(where, [article_id], order="ORDER BY start, end DESC, id")

    def claims_at(self, article_id: int, place: Span) -> list[Claim]:
        """The claims of an article of which a span touches a stretch, in code points; in text order."""
        where = "IN (SELECT id FROM claims WHERE article_id = ? AND start < ? AND end > ?)"
        reaching = self._claims(where, [article_id, place.end, place.start], order="ORDER BY start, end DESC, id")
        return [one for one in reaching if any(map(place.touches, one.spans))]

    def _claims(self, where: str, parameters: Sequence[Any], *, order: str) -> list[Claim]:
        spans: dict[int, list[Span]] = defaultdict(list)
        for row in self.conn.execute(
            f"SELECT claim_id, start, end FROM spans WHERE claim_id {where} ORDER BY start", parameters
        ):
            spans[row[0]].append(Span(row[1], row[2]))
        chains: dict[int, list[Attribution]] = defaultdict(list)
        sql = f"""SELECT claim_id, source_id, mention_start, mention_end, cue FROM attributions
            WHERE claim_id {where} ORDER BY step"""
        for claim_id, source_id, start, end, cue in self.conn.execute(sql, parameters):
            chains[claim_id].append(Attribution(source_id, span_or_none(start, end), spans_from_json(cue)))
        tags: dict[int, list[str]] = defaultdict(list)
        for row in self.conn.execute(
            f"""SELECT ct.claim_id, t.name FROM claim_tags ct JOIN tags t ON t.id = ct.tag_id
                WHERE ct.claim_id {where} ORDER BY t.key""",
            parameters,
        ):
            tags[row[0]].append(row[1])
        sql = f"SELECT {_CLAIM} FROM claims WHERE id {where} {order}"
        return [
            _claim(row, tuple(spans[row[0]]), tuple(chains.get(row[0], ())), tuple(tags.get(row[0], ())))
            for row in self.conn.execute(sql, parameters)
        ]

    def tag_links(self, claim_id: int) -> list[Row]:
        """The rows that put tags on a claim."""
        return self.rows("SELECT * FROM claim_tags WHERE claim_id = ? ORDER BY id", [claim_id])

    def tags(self) -> list[str]:
        """All tags in use, by name."""
        sql = "SELECT name FROM tags t WHERE EXISTS (SELECT 1 FROM claim_tags c WHERE c.tag_id = t.id) ORDER BY key"
        return [row["name"] for row in self.rows(sql)]

    def runs(self, article_id: int) -> list[Run]:
        """The runs over an article, newest last."""
        return [Run(**row) for row in self.rows("SELECT * FROM runs WHERE article_id = ? ORDER BY id", [article_id])]

    def suggestions(self, article_id: int | None = None, *, pending: bool = True) -> list[Suggestion]:
        """The suggestions of an article, or of all, in text order.

        Args:
            pending: those alone on which nothing was decided.
        """
        where, parameters = ["article_id IN (SELECT id FROM articles)"], []
        if article_id is not None:
            on_its_text = "text_id = (SELECT text_id FROM articles WHERE id = ?)"
            where, parameters = ["article_id = ?", on_its_text], [article_id, article_id]
        if pending:
            where.append("state = 'pending'")
        sql = f"SELECT * FROM suggestions WHERE {' AND '.join(where)} ORDER BY article_id, start, end DESC, id"
        return [_suggestion(row) for row in self.rows(sql, parameters)]

    def is_on_its_text(self, suggestion_id: int) -> bool:
        """Whether a suggestion was made on the text that its article has now."""
        sql = """SELECT 1 FROM suggestions s JOIN articles a ON a.id = s.article_id AND a.text_id = s.text_id
            WHERE s.id = ?"""
        return self.conn.execute(sql, [suggestion_id]).fetchone() is not None

    def suggestions_with(self, suggestion_ids: Sequence[int]) -> list[Suggestion]:
        """The suggestions with these ids, whatever was decided; at most a few hundred at a time."""
        marks = ",".join("?" * len(suggestion_ids))
        return [
            _suggestion(row) for row in self.rows(f"SELECT * FROM suggestions WHERE id IN ({marks})", suggestion_ids)
        ]

    def suggestion(self, suggestion_id: int) -> Suggestion:
        """One suggestion. Raises Problem where it is not in the project."""
        for row in self.rows("SELECT * FROM suggestions WHERE id = ?", [suggestion_id]):
            return _suggestion(row)
        raise Problem(f"There is no suggestion {suggestion_id} in this project.", "Take the suggestions anew.")

    def rejected_on_text(self, article_id: int) -> list[Proposal]:
        """What was rejected on the text of an article, in this article or another one with the same text."""
        sql = """SELECT s.* FROM suggestions s JOIN articles a ON a.text_id = s.text_id
            WHERE a.id = ? AND s.state = 'rejected'"""
        return [_suggestion(row).proposal for row in self.rows(sql, [article_id])]

    def superseded_on(self, article_id: int) -> list[Proposal]:
        """What an earlier run proposed on an article and a later one did not."""
        sql = "SELECT * FROM suggestions WHERE article_id = ? AND state = 'superseded'"
        return [_suggestion(row).proposal for row in self.rows(sql, [article_id])]

    def acceptance(self) -> list[Acceptance]:
        """What became of the suggestions of each pipeline, in each language; superseded ones left out."""
        sql = """SELECT r.pipeline, r.version, r.language, sum(s.state = 'pending') AS pending,
                sum(s.state = 'accepted') AS accepted, sum(s.state = 'edited') AS edited,
                sum(s.state = 'rejected') AS rejected
            FROM suggestions s JOIN runs r ON r.id = s.run_id WHERE s.state != 'superseded'
            GROUP BY r.pipeline, r.version, r.language ORDER BY max(r.id) DESC"""
        return [Acceptance(**row) for row in self.rows(sql)]

    def decided_cues_and_sources(self) -> tuple[dict[str, Counts], dict[str, Counts]]:
        """How suggestions were decided on, by the words of their cue and by the folded name of their source.

        Those from before the newest lesson of their language are in that lesson already. An edited one had the right
        cue; of its source nothing is known.
        """
        sql = """SELECT s.text_id, s.cue, s.source, s.state FROM suggestions s JOIN runs r ON r.id = s.run_id
            WHERE s.state IN ('accepted', 'edited', 'rejected')
            AND s.decided_at > coalesce((SELECT max(l.created_at) FROM lessons l WHERE l.language = r.language), '')
            ORDER BY s.text_id"""
        cues: dict[str, Counts] = {}
        sources: dict[str, Counts] = {}
        text_id, text = 0, ""
        for row in self.rows(sql):
            if row["text_id"] != text_id:
                text_id = row["text_id"]
                (found,) = self.rows("SELECT text FROM texts WHERE id = ?", [text_id])
                text = found["text"]
            words = " ".join(text[slice(*span)] for span in spans_from_json(row["cue"])).lower()
            _count(cues, words, right=row["state"] != "rejected")
            if row["source"] and row["state"] != "edited":
                _count(sources, fold(row["source"]), right=row["state"] == "accepted")
        return cues, sources

    def lessons(self) -> dict[str, Lesson]:
        """The newest lesson of each language."""
        sql = "SELECT language, lesson FROM lessons ORDER BY id"
        return {row["language"]: lesson_from_plain(json.loads(row["lesson"])) for row in self.rows(sql)}

    def learned(self) -> list[Learned]:
        """The newest lesson of each language with when it was learned, and from what."""
        newest = {row["language"]: row for row in self.rows("SELECT * FROM lessons ORDER BY id")}
        return [_learned(row) for row in newest.values()]

    def ids_where(self, table: str, **columns: object) -> list[int]:
        """The ids of the rows whose columns have these values; of all rows without any."""
        where = " AND ".join(f'"{column}" = ?' for column in columns) or "1"
        return [
            row["id"] for row in self.rows(f'SELECT id FROM "{table}" WHERE {where} ORDER BY id', [*columns.values()])
        ]

    def rows_with(self, table: str, column: str, ids: Sequence[int]) -> list[Row]:
        """The values of a column, each once, over the rows with these ids."""
        found: list[Row] = []
        for at in range(0, len(ids), _BATCH):
            batch = ids[at : at + _BATCH]
            marks = ",".join("?" * len(batch))
            found += self.rows(f'SELECT DISTINCT "{column}" FROM "{table}" WHERE id IN ({marks})', batch)
        return found

    def counts(self, article_ids: Sequence[int] | None = None) -> dict[int, tuple[int, int, int]]:
        """For each article with any: claims, claims with no credibility yet, suggestions left.

        Args:
            article_ids: those articles alone, and each of them.
        """
        if article_ids is not None:
            return {one: self.conn.execute(_COUNTS, {"article": one}).fetchone() for one in article_ids}
        claims = "SELECT article_id, count(*), count(*) - count(credibility) FROM claims GROUP BY article_id"
        pending = "SELECT article_id, count(*) FROM suggestions WHERE state = 'pending' GROUP BY article_id"
        counted = {article_id: (n, unrated, 0) for article_id, n, unrated in self.conn.execute(claims)}
        for article_id, left in self.conn.execute(pending):
            n, unrated, _ = counted.get(article_id, (0, 0, 0))
            counted[article_id] = (n, unrated, left)
        return counted

    def source_counts(self, source_ids: Sequence[int] | None = None) -> dict[int, int]:
        """How many claims each source takes part in.

        Args:
            source_ids: those sources alone.
        """
        within = "NOT NULL" if source_ids is None else f"IN ({','.join('?' * len(source_ids))})"
        sql = (
            f"SELECT source_id, count(DISTINCT claim_id) FROM attributions WHERE source_id {within} GROUP BY source_id"
        )
        return dict(self.conn.execute(sql, list(source_ids or ())))

    def places(self, article_id: int, claim_ids: Sequence[int] | None = None) -> list[tuple[int, int, int]]:
        """Where the claims of an article stand: id, start and end of each span, in text order.

        Args:
            claim_ids: those claims alone, where they are in the article.
        """
        within = "" if claim_ids is None else f"AND c.id IN ({','.join('?' * len(claim_ids))})"
        sql = f"""SELECT c.id, s.start, s.end FROM claims c CROSS JOIN spans s ON s.claim_id = c.id
            WHERE c.article_id = ? {within} ORDER BY c.start, c.end DESC, c.id, s.start"""
        return self.conn.execute(sql, [article_id, *(claim_ids or ())]).fetchall()


def _count(counts: dict[str, Counts], name: str, *, right: bool) -> None:
    old = counts.get(name, Counts())
    counts[name] = Counts(old.right + right, old.wrong + (not right))


def _learned(row: Row) -> Learned:
    return Learned(
        language=row["language"],
        pipeline=row["pipeline"],
        lesson=lesson_from_plain(json.loads(row["lesson"])),
        before=HeldBack(**json.loads(row["before"])),
        after=HeldBack(**json.loads(row["after"])),
        claims=row["claims"],
        articles=row["articles"],
        created_at=row["created_at"],
    )


def _source(row: Row, aliases: tuple[str, ...]) -> Source:
    return Source(
        row["id"],
        row["name"],
        SourceKind(row["kind"]),
        Reliability(row["reliability"]) if row["reliability"] else None,
        aliases,
        row["colour"],
        row["position"],
        row["note"],
    )


_CLAIM = """id, article_id, quote, prefix, suffix, quotation, reliability, credibility, note, origin, pipeline, score,
    analyst, created_at, updated_at"""
_QUOTATIONS: dict[str | None, Quotation | None] = {None: None, **{str(one): one for one in Quotation}}
_RELIABILITIES: dict[str | None, Reliability | None] = {None: None, **{str(one): one for one in Reliability}}
_CREDIBILITIES: dict[str | None, Credibility | None] = {None: None, **{str(one): one for one in Credibility}}
_ORIGINS = {str(one): one for one in Origin}


def _claim(
    row: tuple[Any, ...], spans: tuple[Span, ...], chain: tuple[Attribution, ...], tags: tuple[str, ...]
) -> Claim:
    """Make a claim of the columns _CLAIM; looked up and not made anew, as there may be hundreds of thousands."""
    id_, article_id, quote, prefix, suffix, quotation, reliability, credibility, note, origin, *rest = row
    return Claim(
        id_,
        article_id,
        spans,
        quote,
        prefix,
        suffix,
        _QUOTATIONS[quotation],
        chain,
        _RELIABILITIES[reliability],
        _CREDIBILITIES[credibility],
        tags,
        note,
        _ORIGINS[origin],
        *rest,
    )


def _suggestion(row: Row) -> Suggestion:
    proposal = Proposal(
        spans=spans_from_json(row["spans"]),
        quotation=Quotation(row["quotation"]),
        cue=spans_from_json(row["cue"]),
        mention=span_or_none(row["mention_start"], row["mention_end"]),
        source=row["source"],
        kind=SourceKind(row["kind"]),
        via=span_or_none(row["via_start"], row["via_end"]),
        via_source=row["via_source"],
        via_kind=SourceKind(row["via_kind"]),
        act=row["act"],
        score=row["score"],
    )
    return Suggestion(
        row["id"],
        row["run_id"],
        row["article_id"],
        proposal,
        State(row["state"]),
        row["decided_by"],
        row["decided_at"],
        row["claim_id"],
    )
