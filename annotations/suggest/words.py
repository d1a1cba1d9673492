"""A sentence as words with places, and the small questions that the rules ask of it."""

from collections.abc import Sequence
from typing import NamedTuple

from annotations.model import Span
from annotations.suggest.lexicon import Cue, Lexicon

COMMAS = frozenset({",", ";", "–", "—", "-"})
QUOTES = frozenset('"“”„«»')
STOPS = frozenset({".", "!", "?", "…", "...", ".."})
HARD = frozenset({":", ";", "–", "—", "|", "•"}) | QUOTES
_LONGEST_CUE = 7
_NONE: frozenset[str] = frozenset()


class Word(NamedTuple):
    """A token: its place in the text, its lower-case form, and whether it begins with a capital."""

    start: int
    end: int
    low: str
    capital: bool


class Sentence:
    """The words of one sentence of a text, or of several that one quotation joins.

    Args:
        quotes: the long quotations as ranges of words, marks included, in order.
    """

    def __init__(
        self, text: str, words: Sequence[Word], quotes: Sequence[tuple[int, int]], lexicon: Lexicon, paragraph: int = 0
    ) -> None:
        self.text = text
        self.words = words
        self.quotes = quotes
        self.lexicon = lexicon
        self._sets = lexicon.sets  # `is_in` is the question that is asked most
        self.paragraph = paragraph
        self.span = Span(words[0].start, words[-1].end) if words else Span(0, 0)
        self.low = [word.low for word in words]
        self.quote_of = [-1] * len(words)
        for number, (first, last) in enumerate(quotes):
            self.quote_of[first:last] = [number] * (last - first)

    def __len__(self) -> int:
        return len(self.words)

    def find(self, place: str, at: int) -> Cue | None:
        """Give the cue of a place that begins at a word."""
        return self.lexicon.find(place, self.low[at : at + _LONGEST_CUE])

    def is_in(self, at: int, name: str) -> bool:
        """Say whether a word is in a set of function words; False outside the sentence."""
        return 0 <= at < len(self.low) and self.low[at] in self._sets.get(name, _NONE)

    def is_mark(self, at: int, marks: frozenset[str]) -> bool:
        """Say whether a word is one of the marks; False outside the sentence."""
        return 0 <= at < len(self.low) and self.low[at] in marks

    def is_hard(self, at: int) -> bool:
        """Say whether a mark ends every phrase: a colon, a dash between blanks, the mark of a long quotation."""
        low = self.low[at]
        if low in QUOTES:
            return self.quote_of[at] >= 0
        if low == "-":
            return at > 0 and self.words[at - 1].end < self.words[at].start
        return low in HARD

    def is_opener(self, at: int) -> bool:
        """Say whether a word opens a circumstance, and is no part of a name such as *Menteri Dalam Negeri*."""
        return self.is_in(at, "openers") and not (at > 0 and self.words[at].capital)

    def is_capital(self, at: int) -> bool:
        """Say whether a word begins with a capital; False outside the sentence."""
        return 0 <= at < len(self.words) and self.words[at].capital

    def is_word(self, at: int) -> bool:
        """Say whether there is a word, and no mark, at a place."""
        return 0 <= at < len(self.low) and self.low[at][0].isalnum()

    def has_word(self, first: int, last: int) -> bool:
        """Say whether there is any word, and not marks alone, in a stretch."""
        return any(self.is_word(i) for i in range(max(0, first), min(last, len(self.low))))

    def has_verb(self, first: int, last: int) -> bool:
        """Say whether there is a verb among the words."""
        return any(self.lexicon.is_verb(low) for low in self.low[max(0, first) : last])

    def has_clause(self, first: int, last: int) -> bool:
        """Say whether the words hold a verb that stands in no relative clause."""
        relative = False
        for i in range(max(0, first), last):
            if self.low[i] == "," or self.is_in(i, "determiners"):
                relative = False
            elif self.is_in(i, "relatives") and i > first:
                relative = True
            elif not relative and self.lexicon.is_verb(self.low[i]):
                return True
        return False

    def finite(self, first: int, last: int) -> int | None:
        """Give the last sure verb among the words that is in no relative clause; None for none."""
        found, relative = None, False
        for i in range(first, last):
            if self.low[i] == ",":
                relative = False
            elif self.is_in(i, "relatives"):
                relative = True
            elif not relative and self.lexicon.is_finite(self.low[i]) and not self.words[i].capital:
                found = i
        return found

    def stretch(self, first: int, last: int) -> Span | None:
        """Give the place of the words first to last, last not included, without punctuation at its edges."""
        while first < last and not self.is_word(first) and self.low[first] not in QUOTES | {"("}:
            first += 1
        while first < last and self.low[last - 1] in COMMAS | {":", "."} and self.low[last - 1] not in QUOTES:
            last -= 1
        return Span(self.words[first].start, self.words[last - 1].end) if first < last else None

    def after_connectives(self, first: int, last: int) -> int:
        """Give the place after the connectives that open a stretch: `Namun,`, `Sementara itu`."""
        while first < last:
            if self.low[first] in COMMAS | {")"}:
                first += 1
                continue
            length = next(
                (
                    n
                    for n in (5, 4, 3, 2, 1)
                    if " ".join(self.low[first : first + n]) in self.lexicon.words("connectives")
                ),
                0,
            )
            if not length or first + length > last:
                break
            first += length
        return first

    def content(self, first: int, last: int, *, whole: bool = False) -> Span | None:
        """Give the claim that the words hold: connectives, complementiser and final stop left out.

        Args:
            whole: keep connectives.
        """
        if not whole:
            first = self.after_connectives(first, last)
        while first < last and (
            self.is_in(first, "complementisers")
            or self.is_in(first, "leaders")
            or self.low[first] in COMMAS | {":", ")", "."}
        ):
            first += 1
        while first < last and self._is_edge(last - 1):
            last -= 1
        return Span(self.words[first].start, self.words[last - 1].end) if self.has_word(first, last) else None

    def _is_edge(self, at: int) -> bool:
        if self.low[at] == "." and self.quote_of[at] >= 0:
            return False
        return self.low[at] in COMMAS | {":", ".", "("}

    def quote_from(self, at: int) -> int | None:
        """Give the end of the quotation that begins at a word; None where none does."""
        number = self.quote_of[at] if 0 <= at < len(self.words) else -1
        return self.quotes[number][1] if number >= 0 and self.quotes[number][0] == at else None

    def quote_before(self, at: int) -> int | None:
        """Give the beginning of the quotation that ends just before a word, a comma between allowed."""
        at -= 1
        if self.is_mark(at, COMMAS) and self.quote_of[at] < 0:
            at -= 1
        number = self.quote_of[at] if 0 <= at < len(self.words) else -1
        return self.quotes[number][0] if number >= 0 and self.quotes[number][1] == at + 1 else None

    def end_of_circumstance(self, at: int, last: int) -> int:
        """Give the place of the comma, quotation or end that closes what begins at a word."""
        while at < last and not (self.low[at] == "," or self.is_mark(at, HARD)):
            at += 1
        return at
