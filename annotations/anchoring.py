"""Where a claim stands in a new version of its article: certain, or candidates for the analyst to decide."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz, process

from annotations.model import Span
from annotations.sentences import sentences
from annotations.text import CONTEXT, anchor

MOST_CANDIDATES = 5
LOWEST_SCORE = 0.6
_BESIDE = 12  # code points on one side that tell that words are the same, where they stand but once
_NEAR = 24  # sentences that are looked into closely
_OF_CONTEXT = 0.2  # how much the words around count in a score


class Candidate(NamedTuple):
    """A place where a claim may stand now.

    Attributes:
        span: code points of the new text, end exclusive.
        score: 0 to 1: how alike the words are, and a little how alike those around them are.
    """

    span: Span
    score: float


class Moves:
    """What became of places between two versions of a text.

    A place is certain in three cases alone: all text before it, or all text after it, is the same in both versions;
    its words stand in each version but once, with the same words before or after them; or they stand more often,
    but once between the same words. Anything else might be a look-alike. A place in which a word or a number goes
    on now (300, 300.000) is none. Source: hypothesis/client issue 7571 is what comes of guessing.
    """

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._head = _common(old, new)
        self._tail = len(old) - _common(old[self._head :][::-1], new[self._head :][::-1])
        self._shift = len(new) - len(old)

    def place(self, span: Span) -> Span | None:
        """Give where a stretch stands in the new text; None where that is not certain."""
        found = self._found(span)
        return found if found is not None and self._edges_hold(span, found) else None

    def _found(self, span: Span) -> Span | None:
        if span.end <= self._head:
            return span
        if span.start >= self._tail:
            return Span(span.start + self._shift, span.end + self._shift)
        was = anchor(self._old, *span)
        here = _only(self._old, was.exact), _only(self._new, was.exact)
        if here[0] is not None and here[1] is not None:
            found = Span(here[1], here[1] + len(was.exact))
            now = anchor(self._new, *found)
            beside = was.prefix[-_BESIDE:] == now.prefix[-_BESIDE:] or was.suffix[:_BESIDE] == now.suffix[:_BESIDE]
            return found if beside else None
        around = was.prefix + was.exact + was.suffix
        at = _only(self._new, around) if _only(self._old, around) is not None else None
        return None if at is None else Span(at + len(was.prefix), at + len(was.prefix) + len(was.exact))

    def _edges_hold(self, span: Span, found: Span) -> bool:
        old, new = self._old, self._new
        before = old[max(0, span.start - 2) : span.start], new[max(0, found.start - 2) : found.start]
        after = old[span.end : span.end + 2], new[found.end : found.end + 2]
        return (before[0] == before[1] or not _goes_on(before[1][::-1], new[found.start])) and (
            after[0] == after[1] or not _goes_on(after[1], new[found.end - 1])
        )

    def places(self, spans: Sequence[Span]) -> tuple[Span, ...] | None:
        """Give where all stretches of a claim stand; None where one is not certain, or their order has changed."""
        found = [self.place(span) for span in spans]
        certain = tuple(span for span in found if span is not None)
        in_order = all(one.end <= other.start for one, other in pairwise(certain))
        return certain if len(certain) == len(found) and in_order else None


def _only(text: str, words: str) -> int | None:
    """Give where words stand in a text; None where they stand nowhere, or more than once."""
    at = text.find(words)
    return at if at >= 0 and text.find(words, at + 1) < 0 else None


def _goes_on(beyond: str, edge: str) -> bool:
    """Say whether a word or number goes on beyond its edge, read away from it."""
    if not edge.isalnum() or not beyond:
        return False
    return beyond[0].isalnum() or (beyond[0] in ".,'’-" and beyond[1:].isalnum())


def _common(one: str, other: str) -> int:
    """Give the length of the common beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def candidates(text: str, quote: str, prefix: str, suffix: str) -> list[Candidate]:
    """Give places in a text whose words are like those of a claim, the likeliest first; none that is too unlike.

    Args:
        quote, prefix, suffix: the words of the claim, and up to 32 characters on either side.
    """
    found: dict[Span, float] = {}
    at = text.find(quote)
    while at >= 0 and len(found) < _NEAR:
        found[Span(at, at + len(quote))] = 1.0
        at = text.find(quote, at + 1)
    units = list(sentences(text))
    words = [text[one.start : one.end] for one in units]
    for _, _, place in process.extract(quote, words, scorer=fuzz.partial_ratio, limit=_NEAR):
        start = units[place].start
        end = max(units[place].end, min(len(text), start + len(quote) + CONTEXT))
        aligned = fuzz.partial_ratio_alignment(quote, text[start:end])
        if aligned is None:
            continue
        if len(quote) <= end - start:
            span = _fitted(text, Span(start + aligned.dest_start, start + aligned.dest_end), quote)
        else:
            span = units[place]
        likeness = fuzz.ratio(quote, text[span.start : span.end]) / 100
        if not any(span.touches(other) and found[other] >= likeness for other in found):
            found[span] = likeness
    scored = [
        Candidate(span, round(_with_context(text, span, likeness, prefix, suffix), 3))
        for span, likeness in found.items()
    ]
    best = sorted((one for one in scored if one.score >= LOWEST_SCORE), key=lambda one: (-one.score, one.span))
    return best[:MOST_CANDIDATES]


def _fitted(text: str, span: Span, quote: str) -> Span:
    """Move the edges of a stretch to those words around at which it is most like the quote."""
    best = _to_words(text, span)
    room = max(8, len(quote) // 3)
    for edge in ("end", "start"):
        at = getattr(span, edge)
        low, high = max(0, at - room), min(len(text), at + room)
        places = {one for one in range(low, high + 1) if _is_edge(text, one)}
        tried = [best._replace(**{edge: one}) for one in places]
        tried = [_to_words(text, one) for one in tried if one.start < one.end]
        best = max((best, *sorted(tried)), key=lambda one: fuzz.ratio(quote, text[one.start : one.end]))
    return best


def _is_edge(text: str, at: int) -> bool:
    return at in (0, len(text)) or text[at - 1].isalnum() != text[at].isalnum()


def _to_words(text: str, span: Span) -> Span:
    """Let a stretch begin and end with whole words."""
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _with_context(text: str, span: Span, likeness: float, prefix: str, suffix: str) -> float:
    around = anchor(text, *span)
    sides = (fuzz.ratio(prefix, around.prefix) + fuzz.ratio(suffix, around.suffix)) / 200
    return (1 - _OF_CONTEXT) * likeness + _OF_CONTEXT * sides
