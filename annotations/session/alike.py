"""The same words in other places: where they stand, and the same claim made there, as one step."""

from collections.abc import Sequence
from typing import NamedTuple

from annotations.errors import Problem
from annotations.model import Attribution, Changes, Span
from annotations.session.base import counted
from annotations.session.claims import insert_chain, insert_claim
from annotations.session.shaping import ShapeOperations, ratings_of
from annotations.text import snap

_AROUND = 60  # code points of context on either side


class Occurrence(NamedTuple):
    """A place with the same words, and what stands around it."""

    article_id: int
    title: str
    span: Span
    before: str
    words: str
    after: str


class AlikeOperations(ShapeOperations):
    """What goes from one claim to all places with the same words."""

    def occurrences(self, claim_id: int) -> list[Occurrence]:
        """Give every place in all articles with the words of a claim, in text order, where no claim has them yet.

        The same words are the same characters, from word to word.

        Raises:
            Problem: the claim has several passages.
        """
        claim = self.store.claim(claim_id)
        if len(claim.spans) > 1:
            raise Problem("This claim has several passages.", "Choose a claim that is one passage.")
        found = []
        for article_id, title, text in self.store.texts_with(claim.quote):
            taken = {(start, end) for _, start, end in self.store.places(article_id)}
            at = text.find(claim.quote)
            while at >= 0:
                span = Span(at, at + len(claim.quote))
                if span not in taken and snap(text, *span) == span:
                    before, after = text[max(0, at - _AROUND) : at], text[span.end : span.end + _AROUND]
                    found.append(Occurrence(article_id, title, span, before, claim.quote, after))
                at = text.find(claim.quote, span.end)
        return found

    def claim_alike(self, claim_id: int, places: Sequence[tuple[int, Span]]) -> Changes:
        """Make claims like another one, as one step: with its sources, ratings, quotation and tags, without its note.

        Args:
            places: the article and the span of each.

        Raises:
            Problem: the words of a place are not those of the claim.
        """
        claim = self.store.claim(claim_id)
        chain = [Attribution(one.source_id) for one in claim.chain]
        with self.step(f"Tag the same words, {counted(len(places), 'claim')}", of=len(places)) as (step, outcome):
            for article_id, span in places:
                text = self.store.text(article_id)
                if text[span.start : span.end] != claim.quote:
                    raise Problem("These are not the words of the claim.", "Look for the same words again.")
                other = insert_claim(
                    step, article_id, text, (span,), analyst=self.store.analyst, quotation=claim.quotation
                )
                insert_chain(step, other, chain)
                step.update("claims", other, ratings_of([claim]))
                self.tag_as(step, other, claim_id)
        return outcome.changes
