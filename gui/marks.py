"""What the page paints: claims and suggestions found by place; what each looks like is asked for when it is seen."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
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
_KEPT = 2000


class Marks:
    """The marks of one page behind an interval index. Asked about places in UTF-16 positions, as Qt counts.

    Args:
        places: where they stand.
        describe: gives what some of them look like; asked for those that are seen, and its answers kept.
    """

    def __init__(self, places: Iterable[Place], describe: Describe, utf16: Utf16) -> None:
        self._utf16 = utf16
        self._describe = describe
        self._known: dict[Key, Mark] = {}
        self.by_key = {placed.key: placed for placed in _place(list(places))}
        self._spans = Intervals((s.start, s.end, placed) for placed in self.by_key.values() for s in placed.spans)
        self._reach = Intervals((placed.start, placed.end, placed) for placed in self.by_key.values())

    @property
    def placed(self) -> list[Placed]:
        """All of them, in the order of the text."""
        return [interval.key for interval in self._reach.after(0)]

    def put(self, place: Place) -> None:
        """Take a mark in, or move it. It gets the lowest lane that is free; the others stay in theirs."""
        self.take(place.key)
        start, end = place.spans[0].start, place.spans[-1].end
        busy = {interval.key.lane for interval in self._reach.overlapping(start, end)}
        placed = Placed(*place, next(lane for lane in range(len(busy) + 1) if lane not in busy))
        self.by_key[place.key] = placed
        self._reach.add(start, end, placed)
        for span in place.spans:
            self._spans.add(span.start, span.end, placed)

    def take(self, key: Key) -> None:
        """Give a mark up; harmless where it is not there."""
        self._known.pop(key, None)
        placed = self.by_key.pop(key, None)
        if placed is not None:
            self._reach.remove(placed.start, placed.end, placed)
            for span in placed.spans:
                self._spans.remove(span.start, span.end, placed)

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
        return [self._known[key] if key in self._known else Mark(key, self.by_key[key].spans) for key in keys]

    def spans_within(self, start: int, end: int) -> list[tuple[Span, Placed]]:
        """Give the painted stretches, in UTF-16, that touch a part of the text, with their marks."""
        found = self._spans.overlapping(*self._code_points(start, end))
        return [(self.unit(Span(i.start, i.end)), i.key) for i in found]

    def within(self, start: int, end: int) -> list[Placed]:
        """Give the marks whose reach touches a part of the text."""
        return [i.key for i in self._reach.overlapping(*self._code_points(start, end))]

    def at(self, position: int) -> list[Key]:
        """Give the marks under a position, innermost first."""
        found = {placed.key: placed for placed in self._spans.at(self._utf16.code_points(position))}
        return [placed.key for placed in sorted(found.values(), key=lambda p: p.end - p.start)]

    def exactly(self, span: Span, kind: str) -> list[Key]:
        """Give the marks of a kind that are this one stretch, in code points."""
        return [p.key for p in self._reach.exactly(*span) if p.key.kind == kind and p.spans == (span,)]

    def beside(self, kind: str, at: Placed | int, *, forward: bool) -> Key | None:
        """Give the mark of a kind that comes after or before another, or a code point; past the end from the beginning.

        Those of the same stretch follow each other by their ids.
        """
        for placed in self._walk(at, forward=forward):
            if placed.key.kind == kind:
                return placed.key
        return None

    def _walk(self, at: Placed | int, *, forward: bool) -> Iterator[Placed]:
        here = self._reach.exactly(at.start, at.end) if isinstance(at, Placed) else []
        if isinstance(at, Placed):
            twins = sorted(here, key=lambda placed: placed.key.id)
            own = twins.index(at)
            yield from twins[own + 1 :] if forward else reversed(twins[:own])
        place = (at.start, at.end) if isinstance(at, Placed) else (at,)
        walk = self._reach.after(*place) if forward else self._reach.before(*place)
        yield from _by_id(walk, forward=forward)
        around = self._reach.after(0) if forward else self._reach.before(self._utf16.length + 1)
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


def _by_id(walk: Iterable, *, forward: bool) -> Iterator[Placed]:  # type: ignore[type-arg]
    """Give what an index walks over, those of the same stretch by their ids."""
    same: list[Placed] = []
    for interval in walk:
        if same and (same[0].start, same[0].end) != (interval.start, interval.end):
            yield from sorted(same, key=lambda placed: placed.key.id, reverse=not forward)
            same = []
        same.append(interval.key)
    yield from sorted(same, key=lambda placed: placed.key.id, reverse=not forward)


def _place(places: list[Place]) -> Iterator[Placed]:
    """Give each mark the lowest lane that is free over its whole reach."""
    busy: list[tuple[int, int]] = []  # end of reach, lane
    free: list[int] = []
    lanes, furthest = 0, 0
    places.sort(key=lambda place: (place.spans[0].start, -place.spans[-1].end, place.key))
    for key, spans in places:
        start, end = spans[0].start, spans[-1].end
        if start >= furthest:  # clear of all before it, as most are
            busy, free, lanes, lane = [], [], 1, 0
        else:
            while busy and busy[0][0] <= start:
                heapq.heappush(free, heapq.heappop(busy)[1])
            if free:
                lane = heapq.heappop(free)
            else:
                lane, lanes = lanes, lanes + 1
        heapq.heappush(busy, (end, lane))
        furthest = max(furthest, end)
        yield Placed(key, spans, lane)
