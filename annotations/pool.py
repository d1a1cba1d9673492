"""The same work on many things, on several processors, in order, with no more in memory than is being worked on."""

import itertools
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")
BATCH = 16
AHEAD = 4


def in_order(work: Callable[[Thing], Result], things: Iterable[Thing], workers: int) -> Iterator[Result]:
    """Give the result of each thing, in the order of the things, which are read as they are needed.

    Args:
        work: a function of a module, or a partial of one; with several workers it and the things are pickled.
        workers: processes; 1 works in this one. At most 64 things a worker are under way.
    """
    if workers == 1:
        yield from map(work, things)
        return
    waiting: deque[Future[list[Result]]] = deque()
    rest = iter(things)
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))
    try:
        while batch := list(itertools.islice(rest, BATCH)):
            waiting.append(pool.submit(_each, work, batch))
            if len(waiting) >= AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        # Futures cancelled one by one can leave the pool waiting for ever before Python 3.11.3 (CPython issue 94440).
        pool.shutdown(cancel_futures=True)


def _each(work: Callable[[Thing], Result], things: list[Thing]) -> list[Result]:
    return [work(thing) for thing in things]
