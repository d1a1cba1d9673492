"""How long two things take, in turns, so that a noisy machine is noisy to both."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

Work = Callable[[], object]


class Measured(NamedTuple):
    """What two works took in rounds, in milliseconds or what `unit` says, one value of each a round.

    Attributes:
        key: the name of the row in results.json; "" keeps it out of there.
        per_second: how many of what `name` says ours does in a second; 0 where that means nothing.
    """

    name: str
    all_ours: tuple[float, ...]
    all_limits: tuple[float, ...]
    against: str
    unit: str = "ms"
    key: str = ""
    per_second: float = 0.0

    @property
    def ours(self) -> float:
        """The median of ours."""
        return statistics.median(self.all_ours)

    @property
    def p95(self) -> float:
        """What 95 of 100 rounds of ours did not exceed."""
        return sorted(self.all_ours)[max(0, -(-len(self.all_ours) * 95 // 100) - 1)]

    @property
    def limit(self) -> float:
        """The median of the limit."""
        return statistics.median(self.all_limits)

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return self.ours / self.limit

    def row(self) -> dict[str, float]:
        """Give what stands in results.json."""
        unit = self.unit.lower()
        found = {f"median_{unit}" if unit == "ms" else unit: self.ours}
        if unit == "ms":
            found |= {"p95_ms": self.p95, "max_ms": max(self.all_ours)}
        if self.per_second:
            found["fps"] = self.per_second
        found |= {f"limit_{unit}": self.limit, "ratio": self.ratio}
        return {name: round(value, 3) for name, value in found.items()}


def compare(name: str, ours: Work, limit: Work, against: str, *, rounds: int = 7, key: str = "") -> Measured:
    """Time two works in turns.

    Args:
        ours: what Sorotan does.
        limit: what it is measured against, in the same process and run.
        against: in words, what that is.
        rounds: how often each is timed, after one round that does not count.
    """
    pairs = []
    for at in range(rounds + 1):
        pair = (timed(ours), timed(limit)) if at % 2 else tuple(reversed((timed(limit), timed(ours))))
        pairs.append(pair)
    first, second = ([pair[side] for pair in pairs[1:]] for side in (0, 1))
    return figures(name, first, second, against, key=key)


def timed(work: Work) -> float:
    """Give how long a work takes, in milliseconds."""
    gc.collect()
    begin = time.perf_counter()
    work()
    return 1e3 * (time.perf_counter() - begin)


def figures(
    name: str,
    ours: Sequence[float],
    limit: Sequence[float],
    against: str,
    unit: str = "ms",
    *,
    key: str = "",
    per_second: float = 0.0,
) -> Measured:
    """Put together what was read off in rounds."""
    return Measured(name, tuple(ours), tuple(limit), against, unit, key, per_second)


def line(measured: Measured) -> str:
    """Give a measurement as a row of a Markdown table."""
    ours, p95, most, limit = (
        _said(value, measured.unit) for value in (measured.ours, measured.p95, max(measured.all_ours), measured.limit)
    )
    often = f", {measured.per_second:.0f} a second" if measured.per_second else ""
    name = f"{measured.name} (`{measured.key}`)" if measured.key else measured.name
    return f"| {name}{often} | {ours} | {p95} | {most} | {limit} | {measured.against} | {measured.ratio:.2f} |"


HEADING = """| What | Sorotan, median | p95 | longest | limit | measured against | times as long |
|---|---|---|---|---|---|---|"""


def _said(value: float, unit: str) -> str:
    return f"{value:.0f} {unit}" if value >= 10 else f"{value:.2f} {unit}"
