"""An interval index: which stretches overlap a stretch, at the cost of those that do. Takes and gives up stretches."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Key = TypeVar("Key")
Interval = tuple[int, int, Key]  # start, end, what it belongs to; a plain tuple, for there are many
_CHUNK = 128


def _order(item: Interval[Key]) -> tuple[int, int]:
    return item[0], -item[1]


class Intervals(Generic[Key]):
    """An index over intervals in the order of their starts, the longer first where they start together.

    Kept in sorted pieces of about a hundred, each with the greatest end in it. A query costs O(n / 128 + hits), so some
    microseconds for ten thousand intervals, also where one covers all the others; a change costs no more.
    Ends are exclusive.
    """

    def __init__(self, items: Iterable[Interval[Key]] = ()) -> None:
        ordered = sorted(items, key=_order)
        self._chunks = [ordered[at : at + _CHUNK] for at in range(0, len(ordered), _CHUNK)]
        self._firsts = [_order(chunk[0]) for chunk in self._chunks]
        self._greatest = [max([end for _, end, _ in chunk]) for chunk in self._chunks]
        self._length = len(ordered)

    def __len__(self) -> int:
        return self._length

    def add(self, start: int, end: int, key: Key) -> None:
        """Take an interval in, after those of the same stretch."""
        item = (start, end, key)
        self._length += 1
        if not self._chunks:
            self._chunks, self._firsts, self._greatest = [[item]], [_order(item)], [end]
            return
        at = max(0, bisect_right(self._firsts, _order(item)) - 1)
        chunk = self._chunks[at]
        insort(chunk, item, key=_order)
        if len(chunk) > 2 * _CHUNK:
            self._chunks[at : at + 1] = chunk[:_CHUNK], chunk[_CHUNK:]
            self._firsts.insert(at + 1, (0, 0))
            self._greatest.insert(at + 1, 0)
            self._sum_up(at + 1)
        self._sum_up(at)

    def remove(self, start: int, end: int, key: Key) -> None:
        """Give an interval up. Raises KeyError where it is not there."""
        order = (start, -end)
        at = max(0, bisect_left(self._firsts, order) - 1)  # those of the same stretch may begin in the piece before
        while at < len(self._chunks) and self._firsts[at] <= order:
            chunk = self._chunks[at]
            for i in range(bisect_left(chunk, order, key=_order), bisect_right(chunk, order, key=_order)):
                if chunk[i][2] == key:
                    del chunk[i]
                    self._length -= 1
                    self._sum_up(at)
                    return
            at += 1
        raise KeyError((start, end, key))

    def _sum_up(self, at: int) -> None:
        chunk = self._chunks[at]
        if chunk:
            self._firsts[at], self._greatest[at] = _order(chunk[0]), max([end for _, end, _ in chunk])
        else:
            del self._chunks[at], self._firsts[at], self._greatest[at]

    def overlapping(self, start: int, end: int) -> Iterator[Interval[Key]]:
        """Give the intervals that share at least one position with a stretch, in the order of their starts."""
        for chunk, first, greatest in zip(self._chunks, self._firsts, self._greatest, strict=True):
            if first[0] >= end:
                return
            if greatest > start:
                for item in chunk:
                    if item[0] >= end:
                        return
                    if item[1] > start:
                        yield item

    def at(self, position: int) -> list[Key]:
        """Give the keys of the intervals that hold a position, the shortest first."""
        found = sorted(self.overlapping(position, position + 1), key=lambda item: item[1] - item[0])
        return [key for _, _, key in found]

    def exactly(self, start: int, end: int) -> list[Key]:
        """Give the keys of the intervals that are this stretch."""
        return [key for a, b, key in self.overlapping(start, start + 1) if (a, b) == (start, end)]

    def after(self, start: int, end: int = 0) -> Iterator[Interval[Key]]:
        """Give the intervals that come after a stretch in order; without an end those that start there or later."""
        order = (start, -end) if end else (start - 1, 0)
        at = max(0, bisect_right(self._firsts, order) - 1)
        for chunk in self._chunks[at:]:
            yield from chunk[bisect_right(chunk, order, key=_order) :]

    def before(self, start: int, end: int = 0) -> Iterator[Interval[Key]]:
        """Give the intervals that come before a stretch, backwards; without an end those that start earlier."""
        order = (start, -end) if end else (start - 1, 0)
        for at in range(bisect_right(self._firsts, order) - 1, -1, -1):
            chunk = self._chunks[at]
            yield from reversed(
                chunk[: bisect_left(chunk, order, key=_order) if end else bisect_right(chunk, order, key=_order)]
            )
