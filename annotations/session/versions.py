"""A new version of an article: claims that stand for certain go along, the rest wait for the analyst."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from annotations.errors import Problem
from annotations.model import Article, Changes, Incoming, Orphan, Span, State
from annotations.session.articles import ArticleOperations, Twin, check_incoming, delete_claim, keep_content
from annotations.session.base import counted
from annotations.session.claims import anchored, insert_spans, sound_spans
from annotations.store import Step, now, spans_to_json

if TYPE_CHECKING:
    from annotations.anchoring import Candidate, Moves

ALIKE = 0.5  # a file of the same name whose text is less like the old one is another article
_PARTS = ("spans", "attributions", "claim_tags")


class Update(NamedTuple):
    """What became of an article whose new version came in.

    Attributes:
        stand: claims that went along.
        orphans: claims that wait for the analyst.
    """

    incoming: Incoming
    article: Article
    stand: int
    orphans: int


class TakenIn(NamedTuple):
    """What became of incoming articles: new ones, those known already, new versions of known ones."""

    added: tuple[int, ...]
    twins: tuple[Twin, ...]
    updates: tuple[Update, ...]


class VersionOperations(ArticleOperations):
    """Bring new versions in, and give orphans a place."""

    def take_in(self, incoming: Sequence[Incoming], *, twice: bool = False) -> TakenIn:
        """Add articles; what comes from the address or the file of a known one, changed, is its new version.

        Args:
            twice: add each as an article of its own, whatever is there already.
        """
        updates, fresh = [], []
        for one in incoming:
            known = None if twice or self.twins(one) else self.earlier(one)
            if known is None:
                fresh.append(one)
            else:
                updates.append(self.update_article(known.id, one))
        changes, twins = self.add_articles(fresh, twice=twice)
        return TakenIn(tuple(sorted(changes.articles)), tuple(twins), tuple(updates))

    def earlier(self, incoming: Incoming) -> Article | None:
        """Give the article that an incoming one is a new version of; None where it is one of its own.

        It has the same address; or the same file name, and a text that is at least half like it.
        """
        from rapidfuzz import fuzz  # noqa: PLC0415  not before the window stands

        for article in self.store.articles_from(incoming.url, incoming.original_name):
            if incoming.url and article.url == incoming.url:
                return article
            if not (incoming.url and article.url):
                old = self.store.text(article.id)
                if fuzz.ratio(old, incoming.text, score_cutoff=100 * ALIKE) > 0:
                    return article
        return None

    def update_article(self, article_id: int, incoming: Incoming) -> Update:
        """Put a new version of an article in the place of its text, as one step.

        A claim goes along where its place is certain (see Moves). Any other becomes an orphan: it leaves the
        article with its source, ratings and note, and waits for `anchor_orphan`. The old text stays as a version.

        Raises:
            Problem: the text is empty, or is the one that is there.
        """
        from annotations.anchoring import Moves  # noqa: PLC0415  not before the window stands

        check_incoming(incoming)
        article, old = self.store.article(article_id), self.store.text(article_id)
        if incoming.text == old:
            raise Problem(f"“{article.title}” has this text already.", "There is nothing to bring up to date.")
        moves = Moves(old, incoming.text)
        claims, pending = self.store.claims_of(article_id), self.store.suggestions(article_id)
        orphans = 0
        with self.step(f"New version of {article.title}", of=len(claims)) as (step, _):
            version = self._keep_version(step, article_id)
            self._put_text(step, article_id, incoming)
            for claim in claims:
                places = moves.places(claim.spans)
                if places is None:
                    self._orphan(step, claim.id, version)
                    orphans += 1
                else:
                    _move(step, claim.id, places, incoming.text)
                    _move_chain(step, claim.id, moves)
            for suggestion in pending:
                step.update("suggestions", suggestion.id, {"state": str(State.SUPERSEDED)})
        return Update(incoming, self.store.article(article_id), len(claims) - orphans, orphans)

    def _keep_version(self, step: Step, article_id: int) -> int:
        row = step.row("articles", article_id)
        names = ("text_id", "original_id", "original_name", "media_type", "encoding", "retrieved_at")
        number = len(self.store.versions(article_id)) + 1
        kept = {name: row[name] for name in names}
        return step.insert("versions", {"article_id": article_id, "number": number, **kept, "replaced_at": now()})

    def _put_text(self, step: Step, article_id: int, incoming: Incoming) -> None:
        text_id, original_id = keep_content(step, incoming)
        names = ("original_name", "media_type", "encoding", "retrieved_at")
        values: dict[str, Any] = {name: getattr(incoming, name) for name in names}
        step.update(
            "articles", article_id, {**values, "text_id": text_id, "original_id": original_id, "updated_at": now()}
        )

    def _orphan(self, step: Step, claim_id: int, version_id: int) -> None:
        parts = {table: step.rows_of(table, "claim_id", claim_id) for table in _PARTS}
        claim = step.row("claims", claim_id)
        delete_claim(step, claim_id)
        row = {"article_id": claim["article_id"], "version_id": version_id, "claim_id": claim_id}
        kept = json.dumps({"claims": [claim], **parts}, ensure_ascii=False)
        step.insert("orphans", {**row, "quote": claim["quote"], "kept": kept, "created_at": now()})

    def candidates(self, orphan_id: int) -> list[Candidate]:
        """Give the places where an orphan may stand in its article now, the likeliest first."""
        from annotations.anchoring import candidates  # noqa: PLC0415

        orphan = self.store.orphan(orphan_id)
        return candidates(self.store.text(orphan.article_id), orphan.quote, orphan.prefix, orphan.suffix)

    def anchor_orphan(self, orphan_id: int, spans: Sequence[Span]) -> Changes:
        """Give an orphan a place in its article: it is a claim again, with the words that stand there.

        Its source, ratings, tags and note come back with it; of its chain the words that name a source and those of
        saying come back where their place is certain.

        Raises:
            Problem: nothing visible is there, or it lies outside the text.
        """
        from annotations.anchoring import Moves  # noqa: PLC0415

        orphan = self.store.orphan(orphan_id)
        text = self.store.text(orphan.article_id)
        places = sound_spans(text, spans)
        moves = Moves(self.store.version_text(orphan.version_id), text)
        with self.step("Give a claim its place") as (step, outcome):
            kept = json.loads(step.row("orphans", orphan_id)["kept"])
            step.delete("orphans", orphan_id)
            (claim,) = kept["claims"]
            step.insert("claims", {**claim, **anchored(text, places), "updated_at": now()})
            insert_spans(step, orphan.claim_id, places)
            for table in ("attributions", "claim_tags"):
                for row in kept[table]:
                    if self._fits(table, row):
                        step.insert(table, row)
            _move_chain(step, orphan.claim_id, moves)
        return outcome.changes

    def _fits(self, table: str, row: dict[str, Any]) -> bool:
        """Say whether what a row points to is still there; a source that was deleted meanwhile is named no more."""
        if table == "claim_tags":
            return bool(self.store.rows("SELECT 1 FROM tags WHERE id = ?", [row["tag_id"]]))
        if row["source_id"] and not self.store.rows("SELECT 1 FROM sources WHERE id = ?", [row["source_id"]]):
            row["source_id"] = None
        return True

    def drop_orphans(self, orphan_ids: Sequence[int]) -> Changes:
        """Let orphans go, as one step. Undo brings them back."""
        n = len(orphan_ids)
        with self.step(f"Drop {counted(n, 'claim')} without a place", of=n) as (step, outcome):
            for orphan_id in orphan_ids:
                step.delete("orphans", orphan_id)
        return outcome.changes

    def orphans(self, article_id: int | None = None) -> list[Orphan]:
        """Give the claims that wait for a place, in the order of the articles and of the old text."""
        return self.store.orphans(article_id)


def _move(step: Step, claim_id: int, spans: tuple[Span, ...], text: str) -> None:
    step.update("claims", claim_id, anchored(text, spans))
    for row, span in zip(step.rows_of("spans", "claim_id", claim_id), spans, strict=True):
        step.update("spans", row["id"], {"start": span.start, "end": span.end})


def _move_chain(step: Step, claim_id: int, moves: Moves) -> None:
    """Move the words that name a source and those of saying; where their place is not certain, they are left out."""
    for row in step.rows_of("attributions", "claim_id", claim_id):
        mention = None
        if row["mention_start"] is not None:
            mention = moves.place(Span(row["mention_start"], row["mention_end"]))
        start, end = mention or (None, None)
        cue = [place for one in json.loads(row["cue"]) if (place := moves.place(Span(*one))) is not None]
        step.update("attributions", row["id"], {"mention_start": start, "mention_end": end, "cue": spans_to_json(cue)})
