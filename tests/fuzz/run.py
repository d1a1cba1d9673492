"""Fuzz every target in a process of its own: `python -m tests.fuzz.run --seconds N [TARGET...]`."""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

SLOWEST = 10  # seconds that one input may take
LARGEST = 512  # MB that a process may hold
HEAP = 256 << 20  # bytes that SQLite may take
ADDRESSES = 4 << 30  # bytes of addresses, behind which no allocation succeeds; threads' stacks count in full
LONGEST = 64 * 1024  # bytes of one input
ROOT = Path(__file__).parents[2]
FOUND = ROOT / "build" / "fuzz"
NAMES = (
    *("text", "html", "markdown", "pasted", "lines", "worker"),
    *("bytes", "values", "schema", "beside", "command"),
)
HOUR = 3600
Target = Callable[[bytes], None]
AN_END = 77


class Result(NamedTuple):
    """What came of one target; `features` counts what inputs reached, where coverage led the way."""

    target: str
    guided: bool
    runs: int
    features: int
    slowest: float
    peak: float
    failed: str


def main() -> int:
    """Fuzz the targets one after the other; print a table; give 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=HOUR // len(NAMES), help="for each target")
    parser.add_argument("--one", choices=NAMES, help="run one target here; what the others are started as")
    parser.add_argument("--again", type=Path, help="with --one: run it on one input that failed")
    parser.add_argument("--unguided", action="store_true", help="without atheris, also where it is there")
    parser.add_argument("targets", nargs="*", help="these alone")
    given = parser.parse_args()
    if given.one:
        return _one(given.one, given.seconds, given.again, guided=not given.unguided and _is_guided())
    names = given.targets or NAMES
    results = [_started(name, given.seconds, unguided=given.unguided) for name in names]
    print(table(results))
    return 1 if any(one.failed for one in results) else 0


def table(results: list[Result]) -> str:
    """Give the results as a table in Markdown."""
    lines = [
        "| Target | Guided | Inputs | Features | Slowest, s | Peak, MB | Failed |",
        "|---|---|--:|--:|--:|--:|---|",
    ]
    for one in results:
        guided = "yes" if one.guided else "no"
        figures = f"{one.runs:,} | {one.features or '–'} | {one.slowest:.1f} | {one.peak:.0f}"
        lines.append(f"| {one.target} | {guided} | {figures} | {one.failed or 'none'} |")
    return "\n".join(lines)


def _is_guided() -> bool:
    try:
        import atheris  # noqa: F401
    except ImportError:
        return False
    return True


def _started(name: str, seconds: int, *, unguided: bool) -> Result:
    """Run a target in a process of its own, and read off what it says."""
    found = FOUND / name
    found.mkdir(parents=True, exist_ok=True)
    log = found / "log.txt"
    words = [sys.executable, "-m", "tests.fuzz.run", "--one", name, "--seconds", str(seconds)]
    words += ["--unguided"] if unguided else []
    print(f"{name}: {seconds} s, log in {log}", flush=True)
    with log.open("w", encoding="utf-8") as out:
        try:
            done = subprocess.run(
                words,
                stdout=out,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=seconds + 120,
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "SOROTAN_ANALYST": "ana", "PYTHONHASHSEED": "0"},
            )
            failed = "" if done.returncode == 0 else f"exit code {done.returncode}, see {log}"
        except subprocess.TimeoutExpired:
            failed = f"did not end, see {log}"
    return read_log(name, log.read_text(encoding="utf-8", errors="replace"), failed)


def read_log(name: str, said: str, failed: str) -> Result:
    """Read the figures that libFuzzer, or our own loop in its words, leaves at the end of a log."""
    stats = {key: float(value) for key, value in re.findall(r"stat::(\w+):\s+([\d.]+)", said)}
    features = [int(one) for one in re.findall(r" ft: (\d+)", said)]
    if "number_of_executed_units" not in stats and not failed:
        failed = "left no figures"
    return Result(
        name,
        "INFO: Seed" in said,
        int(stats.get("number_of_executed_units", 0)),
        max(features, default=0),
        stats.get("slowest_s", stats.get("slowest_unit_time_sec", 0)),
        stats.get("peak_rss_mb", 0),
        failed,
    )


def _one(name: str, seconds: int, again: Path | None, *, guided: bool) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    if guided:
        import atheris

        with atheris.instrument_imports(include=["annotations"]):
            from tests.fuzz import targets
    else:
        from tests.fuzz import targets
    from annotations.store import guard

    guard.HEAP = HEAP
    memory = Path("/dev/shm")  # noqa: S108  a disk that waits for every step would be all that is measured
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        target = _timed(targets.TARGETS[name](targets.Place(Path(folder))))
        if again is not None:
            target(again.read_bytes())
            return 0
        if not guided:
            return _unguided(name, target, targets.seeds(name), seconds)
        return _guided(name, target, targets.seeds(name), seconds)


_slowest = 0.0


def _timed(target: Target) -> Target:
    def timed(data: bytes) -> None:
        global _slowest  # noqa: PLW0603  libFuzzer itself says whole seconds only
        begin = time.perf_counter()
        target(data)
        took = time.perf_counter() - begin
        if took > _slowest * 1.05:
            _slowest = took
            print(f"stat::slowest_s: {took:.3f}", flush=True)

    return timed


def _guided(name: str, target: Target, corpus: list[bytes], seconds: int) -> int:
    """Let libFuzzer choose inputs by the code in our rooms that they reach. It ends the process itself."""
    import atheris

    begin = FOUND / name / "corpus"
    begin.mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate(corpus):
        (begin / f"seed-{n:03}").write_bytes(seed[:LONGEST])
    atheris.Setup(
        [
            "sorotan",
            f"-max_total_time={seconds}",
            f"-timeout={SLOWEST}",
            f"-rss_limit_mb={LARGEST}",
            f"-max_len={LONGEST}",
            f"-artifact_prefix={FOUND / name}/",
            "-print_final_stats=1",
            "-len_control=20",
            str(begin),
        ],
        target,
    )
    atheris.Fuzz()
    return 0


def _unguided(name: str, target: Target, corpus: list[bytes], seconds: int) -> int:
    """Change seeds at random for a while, in the words of libFuzzer's log."""
    choose = random.Random(name)
    runs, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        data = changed(choose.choice(corpus), choose)
        faulthandler.dump_traceback_later(SLOWEST, exit=True, file=sys.__stderr__)
        try:
            target(data)
        except BaseException:
            path = FOUND / name / f"crash-{runs}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"failed: {path}")
            raise
        finally:
            faulthandler.cancel_dump_traceback_later()
        runs += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"stat::number_of_executed_units: {runs}\nstat::peak_rss_mb: {peak:.0f}")
    return AN_END if peak > LARGEST else 0


def changed(seed: bytes, choose: random.Random) -> bytes:
    """Give a seed with a few bytes changed, taken away, doubled or put in."""
    data = bytearray(seed)
    for _ in range(choose.randrange(1, 9)):
        at, length = choose.randrange(len(data) + 1), choose.choice((1, 1, 2, 4, 50, 1000))
        match choose.randrange(4):
            case 0:
                data[at : at + length] = choose.randbytes(len(data[at : at + length]))
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length] * choose.choice((1, 2, 100))
            case _:
                data[at:at] = choose.randbytes(min(length, 50))
    return bytes(data[:LONGEST])


if __name__ == "__main__":
    sys.exit(main())
