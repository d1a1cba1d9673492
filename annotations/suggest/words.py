"""A sentence as words with places, and the small questions that the rules ask of it."""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from annotations.model import Span
from annotations.suggest.lexicon import Cue, Lexicon

_OPEN = regex.compile(r"[\s,;:–—-]*[\"“„«‘”’»]*[\s,;:–—]*")
_CLOSE = " \t,;:–—-"
DASHES = frozenset({",", ";", "–", "—", "-"})


class Word(NamedTuple):
    """A token: its place in the text, and its lower-case form."""

    start: int
    end: int
    low: str
    capital: bool


class Sentence:
    """The words of one sentence of a text.

    Args:
        quoted: whether each word stands inside a quotation of some length.
    """

    def __init__(self, text: str, span: Span, words: Sequence[Word], quoted: Sequence[bool], lexicon: Lexicon) -> None:
        self.text = text
        self.span = span
        self.words = words
        self.quoted = quoted
        self.lexicon = lexicon
        self.low = [word.low for word in words]

    def find(self, place: str, at: int) -> Cue | None:
        """Give the cue of a place that begins at a word."""
        return self.lexicon.find(place, self.low[at : at + 6])

    def is_in(self, at: int, name: str) -> bool:
        """Say whether a word is in a set of function words; False outside the sentence."""
        return 0 <= at < len(self.low) and self.low[at] in self.lexicon.words(name)

    def stretch(self, first: int, last: int) -> Span | None:
        """Give the place of the words first to last, last not included, without punctuation at its edges."""
        while first < last and not self.words[first].low[0].isalnum() and self.low[first] not in '"“„«(':
            first += 1
        while first < last and self.low[last - 1] in {",", ";", ":", ".", "–", "—", "-", "!", "?"}:
            last -= 1
        return Span(self.words[first].start, self.words[last - 1].end) if first < last else None

    def has_verb(self, first: int, last: int) -> bool:
        """Say whether there is a verb among the words."""
        return any(self.lexicon.is_verb(low) for low in self.low[first:last])

    def content(self, first: int, last: int) -> Span | None:
        """Give the claim that the words first to last hold: connectives, complementiser and final stop left out."""
        first = self._after_connectives(first, last)
        while first < last and (
            self.is_in(first, "complementisers") or self.is_in(first, "leaders") or self.low[first] in DASHES | {":"}
        ):
            first += 1
        while first < last and self.low[last - 1] in {",", ";", ":", ".", "–", "—", "-"}:
            last -= 1
        if first >= last:
            return None
        end = self.words[last - 1].end
        while end > self.words[first].start and self.text[end - 1] in ".,;":
            end -= 1
        return Span(self.words[first].start, end) if end > self.words[first].start else None

    def _after_connectives(self, first: int, last: int) -> int:
        for length in (4, 3, 2, 1):
            if " ".join(self.low[first : first + length]) in self.lexicon.words("connectives"):
                after = first + length
                if after < last and (self.low[after] == "," or length == 1):
                    return after + (self.low[after] == ",")
        return first

    def comma_before(self, at: int) -> int:
        """Give the place after the last comma before a word; 0 where there is none."""
        for i in range(at - 1, -1, -1):
            if self.low[i] in DASHES or self.low[i] == ":":
                return i + 1
        return 0
