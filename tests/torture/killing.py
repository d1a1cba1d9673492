"""Starts a program, kills it with SIGKILL at a given moment, and gives what it had told by then."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
KILLED = -signal.SIGKILL
LONGEST = 240  # seconds; nothing here takes that long


class When(NamedTuple):
    """When to kill: after so many lines, or when a file of this pattern is there, and then so many seconds."""

    lines: int = 0
    sign: str = ""
    wait: float = 0.0


class Told(NamedTuple):
    """What a program told, and how it ended.

    Attributes:
        lines: the words of each line.
        times: when each came, in seconds since the start.
        code: KILLED, or its exit code.
        seconds: how long it ran.
    """

    lines: list[list[str]]
    times: list[float]
    code: int
    errors: str
    seconds: float


def environment(folder: Path) -> dict[str, str]:
    """Give the environment of a program that works in a folder of its own."""
    own = {
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "SOROTAN_ANALYST": "ana",
        "HOME": str(folder),
        "PYTHONHASHSEED": "0",
        "OMP_NUM_THREADS": "1",
    }
    return {**os.environ, **own}


@contextmanager
def _started(folder: Path, words: Sequence[object]) -> Iterator[subprocess.Popen[str]]:
    with (
        (folder / "errors.txt").open("w") as errors,
        subprocess.Popen(
            [sys.executable, *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=folder,
            env=environment(folder),
        ) as process,
    ):
        last = Timer(LONGEST, process.terminate)
        last.start()
        try:
            yield process
        finally:
            last.cancel()


def run(folder: Path, words: Sequence[object], when: When | None = None) -> Told:
    """Run Python in a folder; kill it at a moment, or let it end by itself."""
    began = time.monotonic()
    told: list[tuple[str, float]] = []
    with _started(folder, words) as process:

        def read(most: int) -> None:
            while len(told) < most and (line := process.stdout.readline()):
                told.append((line, time.monotonic() - began))

        if when is not None:
            read(when.lines)
            if when.sign:
                wait_for(folder, when.sign, process)
            time.sleep(when.wait)
            process.kill()
        read(sys.maxsize)
        code = process.wait()
    seconds = time.monotonic() - began
    whole = [(line.split(), at) for line, at in told if line.endswith("\n")]
    return Told([line for line, _ in whole], [at for _, at in whole], code, errors_of(folder), seconds)


def wait_for(folder: Path, sign: str, process: subprocess.Popen[str]) -> None:
    """Wait until a file of a pattern is there, or the program has ended."""
    while process.poll() is None and not any(folder.glob(sign)):
        time.sleep(0.0005)


def seconds_after(folder: Path, words: Sequence[object], sign: str) -> float:
    """Run Python and give how long it goes on after a file of a pattern is there."""
    with _started(folder, words) as process:
        wait_for(folder, sign, process)
        began = time.monotonic()
        process.communicate()
        assert process.returncode == 0, errors_of(folder)
    return time.monotonic() - began


def run_and_kill_its_worker(folder: Path, words: Sequence[object], wait: float) -> tuple[Told, bool]:
    """Run Python, kill the worker that it tells of after so many seconds, and let it itself go on to its end.

    The second value says whether the worker was there still.
    """
    began = time.monotonic()
    lines: list[list[str]] = []
    killed = False
    with _started(folder, words) as process:
        for line in process.stdout:
            lines.append(line.split())
            if lines[-1][0] == "worker" and not killed:
                time.sleep(wait)
                try:
                    os.kill(int(lines[-1][1]), signal.SIGKILL)
                    killed = True
                except ProcessLookupError:
                    break
        process.stdout.read()
        code = process.wait()
    return Told(lines, [], code, errors_of(folder), time.monotonic() - began), killed


def has_ended(process_id: int, within: float = 20.0) -> bool:
    """Say whether a process that is not ours ends by itself in so many seconds."""
    end = time.monotonic() + within
    stat = Path(f"/proc/{process_id}/stat")
    while time.monotonic() < end:
        try:
            if stat.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


def errors_of(folder: Path) -> str:
    """Give what a program said on its error stream."""
    said = (folder / "errors.txt").read_text(errors="replace").splitlines()
    return "\n".join(line for line in said if "does not support propagateSizeHints" not in line)
