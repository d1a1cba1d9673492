"""How long two things take, in turns, so that a noisy machine is noisy to both."""

import gc
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

Work = Callable[[], object]


class Measured(NamedTuple):
    """The medians of two works, in milliseconds, and the spread of their ratio from round to round."""

    name: str
    ours: float
    limit: float
    against: str
    low: float
    high: float

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
    ratios = sorted(a / b for a, b in pairs[1:])
    first, second = ([pair[side] for pair in pairs[1:]] for side in (0, 1))
    return Measured(
        name, statistics.median(first) * 1e3, statistics.median(second) * 1e3, against, ratios[0], ratios[-1]
    )


def _timed(work: Work) -> float:
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def line(measured: Measured) -> str:
    """Give a measurement as a row of a Markdown table."""
    return (
        f"| {measured.name} | {_ms(measured.ours)} | {_ms(measured.limit)} | {measured.against} "
        f"| {measured.ratio:.2f} ({measured.low:.2f}–{measured.high:.2f}) |"
    )


def _ms(value: float) -> str:
    return f"{value:.0f} ms" if value >= 10 else f"{value:.2f} ms"
