"""What helps to review suggestions: a list of those that are left, and why there is none at a place."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from annotations.model import Proposal, Run, Span
from annotations.session.base import Desk


class Pending(NamedTuple):
    """A suggestion on which nothing was decided, in words."""

    id: int
    article_id: int
    title: str
    score: float
    source: str
    cue: str
    spans: tuple[Span, ...]
    words: str


class Why(Enum):
    """Why no suggestion is shown at a place."""

    SHOWN = auto()  # there is one
    HIDDEN = auto()  # there is one, below the score from which they are shown
    CLAIM = auto()  # it is a claim already
    REJECTED = auto()  # it was turned down on this text before
    SUPERSEDED = auto()  # an earlier run proposed one, the last did not
    NOT_RUN = auto()  # nobody asked for suggestions in this article
    FOUND_NOTHING = auto()  # the last run found nothing in the whole article
    NOT_HERE = auto()  # the last run found something elsewhere in the article


class Reason(NamedTuple):
    """One answer, with what it speaks of."""

    why: Why
    score: float | None = None
    run: Run | None = None
    quote: str = ""


class ReviewOperations(Desk):
    """Looks at suggestions. Nothing here changes the project."""

    def pending(self, article_id: int | None = None) -> list[Pending]:
        """Give the suggestions of an article, or of all, on which nothing was decided, in text order."""
        titles = {line.id: line.title for line in self.store.article_lines()}
        found = []
        for one in self.store.suggestions(article_id):
            text, proposal = self.store.text(one.article_id), one.proposal
            cue, words = (" … ".join(text[slice(*span)] for span in spans) for spans in (proposal.cue, proposal.spans))
            names = proposal.source or (text[slice(*proposal.mention)] if proposal.mention else "")
            title = titles[one.article_id]
            found.append(Pending(one.id, one.article_id, title, proposal.score, names, cue, proposal.spans, words))
        return found

    def why_nothing(self, article_id: int, place: Span, shown_from: float = 0.0) -> list[Reason]:
        """Say why no suggestion is shown at a place; never empty, the most telling first.

        Args:
            place: code points, such as a sentence.
            shown_from: the score from which suggestions are shown.
        """
        text, runs = self.store.text(article_id), self.store.runs(article_id)
        last = runs[-1] if runs else None

        def here(proposals: Iterable[Proposal], why: Why) -> Iterator[Reason]:
            for one in proposals:
                if any(map(place.touches, one.spans)):
                    quote = " … ".join(text[slice(*span)] for span in one.spans)
                    yield Reason(why, one.score, last, quote)

        pending = [one.proposal for one in self.store.suggestions(article_id)]
        found = list(here((one for one in pending if one.score >= shown_from), Why.SHOWN))
        found += here((one for one in pending if one.score < shown_from), Why.HIDDEN)
        claims = self.store.claims_at(article_id, place)
        found += [Reason(Why.CLAIM, one.score, None, one.quote) for one in claims]
        found += here(self.store.rejected_on_text(article_id), Why.REJECTED)
        if not found:
            found += here(self.store.superseded_on(article_id), Why.SUPERSEDED)
        if last is None:
            found.append(Reason(Why.NOT_RUN))
        elif not found:
            found.append(Reason(Why.NOT_HERE if last.found else Why.FOUND_NOTHING, run=last))
        return found
