"""A text as sentences, where one that a quotation runs through counts as one."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from annotations.model import Span
from annotations.sentences import sentences
from annotations.suggest.datelines import datelines
from annotations.suggest.lexicon import Lexicon
from annotations.suggest.words import Sentence, Word

SHORT_QUOTE = 4
_LONGEST = 600


def views_of(text: str, words: Sequence[Word], marks: Sequence[Span], lexicon: Lexicon) -> Iterator[Sentence]:
    """Give the sentences of a text for the rules to read; at most 600 words each.

    Args:
        marks: all quotations, in order; those of fewer than four words count as words of their sentence.
    """
    starts = [word.start for word in words]
    ranges = [(bisect_left(starts, mark.start), bisect_left(starts, mark.end)) for mark in marks]
    long = [pair for pair in ranges if pair[1] - pair[0] >= SHORT_QUOTE + 1]
    whole = [(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in sentences(text)]
    skipped = [(bisect_left(starts, line.start), bisect_left(starts, line.end)) for line in datelines(text)]
    paragraph, end = 0, 0
    at = 0
    for first, last in _without(skipped, _joined(whole, long)):
        if first < last and "\n" in text[end : words[first].start]:
            paragraph += 1
        end = words[last - 1].end if first < last else end
        for begin in range(first, last, _LONGEST):
            stop = min(last, begin + _LONGEST)
            while at < len(long) and long[at][1] <= begin:
                at += 1
            inside = [(max(a, begin) - begin, min(b, stop) - begin) for a, b in _overlapping(long, at, stop)]
            yield Sentence(text, words[begin:stop], inside, lexicon, paragraph)


def _without(skipped: Sequence[tuple[int, int]], ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Take the datelines, of which each begins a paragraph, from the sentences."""
    at = 0
    for first, last in ranges:
        while at < len(skipped) and skipped[at][1] <= first:
            at += 1
        begin = skipped[at][1] if at < len(skipped) and skipped[at][0] <= first else first
        if begin < last:
            yield begin, last


def _overlapping(ranges: Sequence[tuple[int, int]], at: int, stop: int) -> Iterator[tuple[int, int]]:
    while at < len(ranges) and ranges[at][0] < stop:
        yield ranges[at]
        at += 1


def _joined(whole: Sequence[tuple[int, int]], long: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join the sentences that a long quotation runs through."""
    at = 0
    current: tuple[int, int] | None = None
    for first, last in whole:
        while at < len(long) and long[at][1] <= first:
            at += 1
        inside = at < len(long) and long[at][0] < first < long[at][1]
        if current is not None and inside:
            current = (current[0], last)
        else:
            if current is not None:
                yield current
            current = (first, last)
    if current is not None:
        yield current
