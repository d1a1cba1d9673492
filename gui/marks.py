"""What the page paints: claims and suggestions as plain marks, found by place."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotations.intervals import Intervals
from annotations.model import Span
from annotations.text import Utf16


class Key(NamedTuple):
    """Which claim or suggestion a mark stands for; `kind` is "claim" or "suggestion"."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim or suggestion as the page shows it.

    Attributes:
        spans, mentions, cue: code points, end exclusive.
        label: short name of the source.
        code: Admiralty code of a claim, score of a suggestion.
        colour: of the source, -1 for none.
    """

    key: Key
    spans: tuple[Span, ...]
    colour: int = -1
    label: str = ""
    code: str = ""
    mentions: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()


class Placed(NamedTuple):
    """A mark in Qt's positions, with the lane that keeps it clear of those it overlaps."""

    mark: Mark
    spans: tuple[Span, ...]
    lane: int

    @property
    def start(self) -> int:
        """First UTF-16 position."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """End of the last span."""
        return self.spans[-1].end


class Marks:
    """The marks of one page in UTF-16 positions, behind an interval index."""

    def __init__(self, marks: Iterable[Mark] = (), utf16: Utf16 | None = None) -> None:
        self._utf16 = utf16 or Utf16("")
        self.placed = _place(list(marks), self._utf16)
        self.by_key = {placed.mark.key: placed for placed in self.placed}
        self._spans = Intervals((s.start, s.end, placed) for placed in self.placed for s in placed.spans)
        self._reach = Intervals((placed.start, placed.end, placed) for placed in self.placed)

    def spans_within(self, start: int, end: int) -> list[tuple[Span, Placed]]:
        """Give the painted stretches that touch a part of the text, with their marks."""
        return [(Span(i.start, i.end), i.key) for i in self._spans.overlapping(start, end)]

    def within(self, start: int, end: int) -> list[Placed]:
        """Give the marks whose reach touches a part of the text."""
        return [i.key for i in self._reach.overlapping(start, end)]

    def at(self, position: int) -> list[Key]:
        """Give the marks under a position, innermost first."""
        found = {placed.mark.key: placed for placed in self._spans.at(position)}
        return [placed.mark.key for placed in sorted(found.values(), key=lambda p: p.end - p.start)]

    def units(self, spans: Sequence[Span]) -> list[Span]:
        """Give code point spans as UTF-16 spans."""
        return [Span(self._utf16.units(s.start), self._utf16.units(s.end)) for s in spans]


def _place(marks: list[Mark], utf16: Utf16) -> list[Placed]:
    """Give each mark the lowest lane that is free over its whole reach."""
    placed: list[Placed] = []
    busy: list[tuple[int, int]] = []  # end of reach, lane
    free: list[int] = []
    lanes = 0
    for mark in sorted(marks, key=lambda m: (m.spans[0].start, -m.spans[-1].end, m.key)):
        spans = tuple(Span(utf16.units(s.start), utf16.units(s.end)) for s in mark.spans)
        while busy and busy[0][0] <= spans[0].start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            lane = heapq.heappop(free)
        else:
            lane, lanes = lanes, lanes + 1
        heapq.heappush(busy, (spans[-1].end, lane))
        placed.append(Placed(mark, spans, lane))
    return placed
