"""What the page paints: claims and suggestions found by place; what each looks like is asked for when it is seen."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from annotations.intervals import Intervals
from annotations.model import Span
from annotations.text import Utf16


class Key(NamedTuple):
    """Which claim or suggestion a mark stands for; `kind` is "claim" or "suggestion"."""

    kind: str
    id: int


class Mark(NamedTuple):
    """One claim or suggestion as the page shows it.

    Attributes:
        spans, mentions, cue: code points, end exclusive.
        label: short name of the source.
        code: Admiralty code of a claim, score of a suggestion.
        colour: of the source, -1 for none.
        aside: of another source than the one in focus: no more than a fine line.
    """

    key: Key
    spans: tuple[Span, ...]
    colour: int = -1
    label: str = ""
    code: str = ""
    mentions: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    aside: bool = False


class Place(NamedTuple):
    """Where a mark stands, in code points."""

    key: Key
    spans: tuple[Span, ...]


class Placed(NamedTuple):
    """Where a mark stands, in code points, with the lane that keeps it clear of those it overlaps."""

    key: Key
    spans: tuple[Span, ...]
    lane: int

    @property
    def start(self) -> int:
        """First code point."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """End of the last span."""
        return self.spans[-1].end


Describe = Callable[[Sequence[Key]], Iterable[Mark]]
Row = tuple[int, int, int]
_KEPT = 2000


class Marks:
    """The marks of one page behind an interval index. Asked about places in UTF-16 positions, as Qt counts.

    There may be ten thousand, so inside they are numbers: a claim by its id, a suggestion by its id below zero.

    Args:
        claims, suggestions: where they stand: id, start and end in code points, a row for each span.
        describe: gives what some of them look like; asked for those that are seen, and its answers kept.
    """

    def __init__(self, claims: Iterable[Row], suggestions: Iterable[Row], describe: Describe, utf16: Utf16) -> None:
        self._utf16 = utf16
        self._describe = describe
        self._known: dict[Key, Mark] = {}
        self._reach: dict[int, tuple[int, int]] = {}
        self._more: dict[int, tuple[Span, ...]] = {}  # spans where there are several
        self._lanes: dict[int, int] = {}  # where it is not the first
        for code, start, end in (*claims, *((-one, start, end) for one, start, end in suggestions)):
            if code in self._reach:
                self._more[code] = (*self._spans_of(code), Span(start, end))
                self._reach[code] = (self._reach[code][0], end)
            else:
                self._reach[code] = (start, end)
        self._index = Intervals((start, end, code) for code, (start, end) in self._reach.items())
        self._give_lanes()

    def _give_lanes(self) -> None:
        """Give each mark the lowest lane that is free over its whole reach."""
        busy: list[tuple[int, int]] = []  # end of reach, lane
        free: list[int] = []
        lanes, furthest = 0, -1
        for start, end, code in self._index.after(0):
            if start >= furthest:  # clear of all before it, as most are
                busy, free, lanes, furthest = [(end, 0)], [], 1, end
                continue
            while busy and busy[0][0] <= start:
                heapq.heappush(free, heapq.heappop(busy)[1])
            if free:
                lane = heapq.heappop(free)
            else:
                lane, lanes = lanes, lanes + 1
            if lane:
                self._lanes[code] = lane
            heapq.heappush(busy, (end, lane))
            furthest = max(furthest, end)

    def _spans_of(self, code: int) -> tuple[Span, ...]:
        return self._more.get(code) or (Span(*self._reach[code]),)

    def __contains__(self, key: Key | None) -> bool:
        return key is not None and _code(key) in self._reach

    def __getitem__(self, key: Key) -> Placed:
        return self._placed(_code(key))

    def _placed(self, code: int) -> Placed:
        return Placed(_key(code), self._spans_of(code), self._lanes.get(code, 0))

    @property
    def placed(self) -> list[Placed]:
        """All of them, in the order of the text."""
        return [self._placed(code) for _, _, code in self._index.after(0)]

    def put(self, place: Place) -> None:
        """Take a mark in, or move it. It gets the lowest lane that is free; the others stay in theirs."""
        self.take(place.key)
        code, start, end = _code(place.key), place.spans[0].start, place.spans[-1].end
        busy = {self._lanes.get(other, 0) for _, _, other in self._index.overlapping(start, end)}
        if lane := next(lane for lane in range(len(busy) + 1) if lane not in busy):
            self._lanes[code] = lane
        if len(place.spans) > 1:
            self._more[code] = place.spans
        self._reach[code] = (start, end)
        self._index.add(start, end, code)

    def take(self, key: Key) -> None:
        """Give a mark up; harmless where it is not there."""
        code = _code(key)
        self._known.pop(key, None)
        self._lanes.pop(code, None)
        self._more.pop(code, None)
        reach = self._reach.pop(code, None)
        if reach is not None:
            self._index.remove(*reach, code)

    def forget(self) -> None:
        """Ask anew what the marks look like."""
        self._known.clear()

    def mark(self, key: Key) -> Mark:
        """Give what a mark looks like."""
        return self.looks([key])[0]

    def looks(self, keys: Sequence[Key]) -> list[Mark]:
        """Give what some marks look like; those that are not known are asked for together."""
        unknown = [key for key in keys if key not in self._known]
        if unknown:
            if len(self._known) > _KEPT:
                self._known.clear()
                unknown = list(keys)
            self._known.update((mark.key, mark) for mark in self._describe(unknown))
        return [self._known[key] if key in self._known else Mark(key, self[key].spans) for key in keys]

    def spans_within(self, start: int, end: int) -> list[tuple[Span, Placed]]:
        """Give the painted stretches, in UTF-16, that touch a part of the text, with their marks."""
        start, end = self._code_points(start, end)
        found = (self._placed(code) for _, _, code in self._index.overlapping(start, end))
        return [(self.unit(s), placed) for placed in found for s in placed.spans if s.start < end and s.end > start]

    def within(self, start: int, end: int) -> list[Placed]:
        """Give the marks whose reach touches a part of the text."""
        return [self._placed(code) for _, _, code in self._index.overlapping(*self._code_points(start, end))]

    def at(self, position: int) -> list[Key]:
        """Give the marks under a position, innermost first."""
        here = self._utf16.code_points(position)
        found = (self._placed(code) for code in self._index.at(here))
        return [placed.key for placed in found if any(s.start <= here < s.end for s in placed.spans)]

    def exactly(self, span: Span, kind: str) -> list[Key]:
        """Give the marks of a kind that are this one stretch, in code points."""
        found = (self._placed(code) for code in self._index.exactly(*span))
        return [placed.key for placed in found if placed.key.kind == kind and placed.spans == (span,)]

    def beside(self, kind: str, at: Key | int, *, forward: bool) -> Key | None:
        """Give the mark of a kind that comes after or before another, or a code point; past the end from the beginning.

        Those of the same stretch follow each other by their ids.
        """
        for code in self._walk(at, forward=forward):
            if (code > 0) == (kind == "claim"):
                return _key(code)
        return None

    def _walk(self, at: Key | int, *, forward: bool) -> Iterator[int]:
        place: tuple[int, ...]
        if isinstance(at, int):
            place = (at,)
        else:
            place = self._reach[_code(at)]
            twins = sorted(self._index.exactly(*place), key=abs)
            own = twins.index(_code(at))
            yield from twins[own + 1 :] if forward else reversed(twins[:own])
        yield from _by_id(self._index.after(*place) if forward else self._index.before(*place), forward=forward)
        around = self._index.after(0) if forward else self._index.before(self._utf16.length + 1)
        yield from _by_id(around, forward=forward)

    def units(self, spans: Sequence[Span]) -> list[Span]:
        """Give code point spans as UTF-16 spans."""
        return [self.unit(span) for span in spans]

    def unit(self, span: Span) -> Span:
        """Give a code point span as a UTF-16 span."""
        return Span(self._utf16.units(span.start), self._utf16.units(span.end))

    def _code_points(self, start: int, end: int) -> tuple[int, int]:
        return self._utf16.code_points(start), self._utf16.code_points(end)


def nothing(_keys: Sequence[Key]) -> Iterable[Mark]:
    """Describe no mark."""
    return ()


def _code(key: Key) -> int:
    return key.id if key.kind == "claim" else -key.id


def _key(code: int) -> Key:
    return Key("claim", code) if code > 0 else Key("suggestion", -code)


def _by_id(walk: Iterable[Row], *, forward: bool) -> Iterator[int]:
    """Give what an index walks over, those of the same stretch by their ids."""
    for _, same in groupby(walk, itemgetter(0, 1)):
        yield from sorted((code for _, _, code in same), key=abs, reverse=not forward)
