"""An interval index: which stretches overlap a stretch, at the cost of those that do."""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

Key = TypeVar("Key")


class Interval(NamedTuple, Generic[Key]):
    """A stretch with the thing it belongs to; end exclusive."""

    start: int
    end: int
    key: Key


class Intervals(Generic[Key]):
    """A static index over intervals: a balanced tree in a sorted list, each node with the greatest end below it.

    A query costs O(log n + hits), also where one interval covers all the others.
    """

    def __init__(self, items: Iterable[tuple[int, int, Key]] = ()) -> None:
        self._items = sorted((Interval(*item) for item in items), key=lambda item: (item.start, -item.end))
        self._greatest = [0] * len(self._items)
        self._fill()

    def _fill(self) -> None:
        stack = [(0, len(self._items), False)]
        while stack:
            low, high, ready = stack.pop()
            if low >= high:
                continue
            middle = (low + high) // 2
            if not ready:
                stack += [(low, high, True), (low, middle, False), (middle + 1, high, False)]
                continue
            ends = [self._items[middle].end]
            ends += [self._greatest[(a + b) // 2] for a, b in ((low, middle), (middle + 1, high)) if a < b]
            self._greatest[middle] = max(ends)

    def __len__(self) -> int:
        return len(self._items)

    def overlapping(self, start: int, end: int) -> Iterator[Interval[Key]]:
        """Give the intervals that share at least one position with a stretch, in the order of their starts."""
        stack = [(0, len(self._items), False)]
        while stack:
            low, high, emit = stack.pop()
            if low >= high:
                continue
            middle = (low + high) // 2
            item = self._items[middle]
            if emit:
                if item.start < end and item.end > start:
                    yield item
                continue
            if self._greatest[middle] <= start:
                continue
            if item.start < end:
                stack.append((middle + 1, high, False))
                stack.append((low, high, True))
            stack.append((low, middle, False))

    def at(self, position: int) -> list[Key]:
        """Give the keys of the intervals that hold a position, the shortest first."""
        found = sorted(self.overlapping(position, position + 1), key=lambda item: item.end - item.start)
        return [item.key for item in found]
