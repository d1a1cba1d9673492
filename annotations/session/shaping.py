"""Operations on where claims stand: move edges, split, join."""

from collections.abc import Sequence

from annotations.errors import Problem
from annotations.model import Changes, Claim, Span
from annotations.session.articles import delete_claim
from annotations.session.base import Desk, counted
from annotations.session.claims import anchored, insert_chain, insert_claim, insert_spans, sound_spans
from annotations.store import Step, now
from annotations.text import trim


class ShapeOperations(Desk):
    """What changes the words of a claim. Each operation is one step."""

    def reshape(self, claim_id: int, spans: Sequence[Span]) -> Changes:
        """Give a claim other spans. Raises Problem where they hold nothing visible or lie outside the text."""
        claim = self.store.claim(claim_id)
        text = self.store.text(claim.article_id)
        sound = sound_spans(text, spans)
        with self.step("Move claim's edges") as (step, outcome):
            if sound != claim.spans:
                _reshape(step, claim_id, text, sound)
        return outcome.changes

    def split_claim(self, claim_id: int, at: int) -> Changes:
        """Make two claims of one, both with its sources, ratings and tags; the note stays with the first.

        Args:
            at: the code point before which it is split.

        Raises:
            Problem: there is nothing of it before, or after, that place.
        """
        claim = self.store.claim(claim_id)
        text = self.store.text(claim.article_id)
        before = _cut(text, claim.spans, 0, at)
        after = _cut(text, claim.spans, at, len(text))
        if not before or not after:
            raise Problem("There is nothing to split here.", "Put the text cursor inside the claim, between two words.")
        with self.step("Split claim") as (step, outcome):
            _reshape(step, claim_id, text, before)
            other = insert_claim(
                step,
                claim.article_id,
                text,
                after,
                analyst=self.store.analyst,
                quotation=claim.quotation,
                origin=claim.origin,
                pipeline=claim.pipeline,
                score=claim.score,
            )
            insert_chain(step, other, claim.chain)
            step.update("claims", other, ratings_of([claim]))
            self.tag_as(step, other, claim_id)
        return outcome.changes

    def tag_as(self, step: Step, claim_id: int, other_id: int) -> None:
        own = {row["tag_id"] for row in self.store.tag_links(claim_id)}
        for row in self.store.tag_links(other_id):
            if row["tag_id"] not in own:
                step.insert("claim_tags", {"claim_id": claim_id, "tag_id": row["tag_id"]})

    def join_claims(self, claim_ids: Sequence[int]) -> Changes:
        """Make one claim of several of an article: the first takes the words and tags of the others and what it lacks.

        Raises:
            Problem: they stand in different articles, or there is one alone.
        """
        claims = list(self.store.claims(claim_ids))
        if len({claim.article_id for claim in claims}) > 1:
            raise Problem("Claims of different articles cannot be joined.", "Select claims of one article.")
        if len(claims) < 2:
            raise Problem("There is no other claim to join it with.", "Select several claims in the table.")
        first, others = claims[0], claims[1:]
        text = self.store.text(first.article_id)
        with self.step(f"Join {counted(len(claims), 'claim')}") as (step, outcome):
            for other in others:
                self.tag_as(step, first.id, other.id)
                delete_claim(step, other.id)
            _reshape(step, first.id, text, sound_spans(text, [span for claim in claims for span in claim.spans]))
            if not first.chain:
                insert_chain(step, first.id, next((other.chain for other in others if other.chain), ()))
            quotation = next((claim.quotation for claim in claims if claim.quotation), None)
            note = "\n\n".join(claim.note for claim in claims if claim.note)
            own = {"quotation": quotation and str(quotation), "note": note}
            step.update("claims", first.id, {**own, **ratings_of(claims), "updated_at": now()})
        return outcome.changes


def ratings_of(claims: Sequence[Claim]) -> dict[str, str | None]:
    """Give the first rating of each kind among claims."""
    reliability = next((claim.reliability for claim in claims if claim.reliability), None)
    credibility = next((claim.credibility for claim in claims if claim.credibility), None)
    return {
        "reliability": reliability and str(reliability),
        "credibility": credibility and str(credibility),
    }


def _cut(text: str, spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    cut = [Span(max(span.start, start), min(span.end, end)) for span in spans]
    return tuple(left for span in cut if span.start < span.end and (left := trim(text, *span)))


def _reshape(step: Step, claim_id: int, text: str, spans: tuple[Span, ...]) -> None:
    step.delete_where("spans", "claim_id", claim_id)
    insert_spans(step, claim_id, spans)
    step.update("claims", claim_id, {**anchored(text, spans), "updated_at": now()})
