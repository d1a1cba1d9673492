"""How long two things take, in turns, so that a noisy machine is noisy to both."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

Work = Callable[[], object]


class Measured(NamedTuple):
    """The medians of two works, in milliseconds or what `unit` says, and the spread of their ratio over the rounds."""

    name: str
    ours: float
    limit: float
    against: str
    low: float
    high: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return self.ours / self.limit


def compare(name: str, ours: Work, limit: Work, against: str, *, rounds: int = 7) -> Measured:
    """Time two works in turns.

    Args:
        ours: what Sorotan does.
        limit: what it is measured against, in the same process and run.
        against: in words, what that is.
        rounds: how often each is timed, after one round that does not count.
    """
    pairs = []
    for at in range(rounds + 1):
        pair = (_timed(ours), _timed(limit)) if at % 2 else tuple(reversed((_timed(limit), _timed(ours))))
        pairs.append(pair)
    first, second = ([1e3 * pair[side] for pair in pairs[1:]] for side in (0, 1))
    return figures(name, first, second, against)


def _timed(work: Work) -> float:
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def figures(name: str, ours: Sequence[float], limit: Sequence[float], against: str, unit: str = "ms") -> Measured:
    """Put together what was read off in rounds, one value of each a round."""
    ratios = sorted(a / b for a, b in zip(ours, limit, strict=True))
    return Measured(name, statistics.median(ours), statistics.median(limit), against, ratios[0], ratios[-1], unit)


def line(measured: Measured) -> str:
    """Give a measurement as a row of a Markdown table."""
    ours, limit = (_said(value, measured.unit) for value in (measured.ours, measured.limit))
    return (
        f"| {measured.name} | {ours} | {limit} | {measured.against} "
        f"| {measured.ratio:.2f} ({measured.low:.2f}–{measured.high:.2f}) |"
    )


def _said(value: float, unit: str) -> str:
    return f"{value:.0f} {unit}" if value >= 10 else f"{value:.2f} {unit}"
