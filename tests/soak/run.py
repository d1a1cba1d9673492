"""Hours of random work in the real window, with an eye on memory and on what is left open: `make soak`.

Every so many acts all is brought to rest and measured: memory of this process and of the worker, open files, threads,
timers, windows, objects. Ends with 1 where memory is not flat, where anything else has grown, or where something broke.
"""

import argparse
import gc
import os
import random
import shutil
import statistics
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from itertools import combinations, groupby
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from gui import log
from gui.app import make_application
from tests.gui.hands import close
from tests.soak.desk import Desk, own_threads

ACTS = 150  # from one measurement to the next; then the project is thrown away
LIMIT = 30.0  # MB that memory may grow over the run, by its slope
WARMING = 0.25  # part of the run that is not counted: caches fill, each dialog is opened the first time
# Qt makes new handles beside lines of one pixel each time docks are shown, four small widgets when a project is opened,
# and keeps the old ones, hidden, as long as the window. Taking them from it would leave it with pointers to nothing.
HANDLE = "qt_qmainwindow_extended_splitter"
QUIET = 10.0  # seconds within which all timers have run out
FEWEST = 6  # samples from which a slope is told
FEWEST_OF_LIFE = 12  # samples of one window from which it is told what grew in it: a file more or less comes and goes
GROWN = ("files", "threads", "jobs", "timers", "windows", "objects")
PARTS = ("RssAnon", "VmSwap")  # pages of files come and go as the machine likes


@dataclass(frozen=True)
class Sample:
    """What was measured when all was at rest.

    Attributes:
        life: which window it is; another language comes with another one.
        memory, worker: MB of this process and of the worker that are backed by no file.
        files: open file descriptors, with those of the pipes to the worker.
        threads: of Python, beside the main one. jobs: of Qt, running or not.
        timers: that are active. windows: at the top, menus and lists too. objects: below the window, but for HANDLE.
        living: objects of Python that the garbage collector knows.
    """

    minutes: float
    acts: int
    life: int
    memory: float
    worker: float
    files: int
    threads: int
    jobs: int
    timers: int
    windows: int
    objects: int
    living: int


def memory_of(process: int | str) -> float:
    """Give the memory of a process, in MB; 0 where there is none."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith(PARTS)) / 1024


def things(kind: type) -> list:
    """Give the living Qt objects of a kind that Python holds."""
    return [thing for thing in gc.get_objects() if isinstance(thing, kind) and isValid(thing)]


def measure(desk: Desk, began: float, acts: int) -> Sample:
    """Bring all to rest, and measure."""
    desk.rest()
    window = desk.window
    if not window.worker.process_id:
        window.worker.submit("warm", lambda _: None, lambda _: None, language="id")
        desk.rest()
    end = time.monotonic() + QUIET
    while (timers := sum(timer.isActive() for timer in things(QTimer))) and time.monotonic() < end:
        desk.live(200)
    gc.collect()
    desk.leave()
    gc.collect()
    return Sample(
        minutes=(time.monotonic() - began) / 60,
        acts=acts,
        life=desk.lives,
        memory=memory_of("self"),
        worker=memory_of(window.worker.process_id),
        files=len(os.listdir("/proc/self/fd")),
        threads=len(own_threads()),
        jobs=sum(thread is not desk.app.thread() for thread in things(QThread)),
        timers=timers,
        windows=len(QApplication.topLevelWidgets()),
        objects=sum(thing.objectName() != HANDLE for thing in window.findChildren(QObject)),
        living=len(gc.get_objects()),
    )


def slope(samples: Sequence[tuple[float, float]]) -> float:
    """Give how steeply values grow: the median of the slopes between all pairs (Theil and Sen)."""
    slopes = [(b - a) / (then - now) for (now, a), (then, b) in combinations(samples, 2) if then > now]
    return statistics.median(slopes) if slopes else 0.0


def faults_in(samples: Sequence[Sample]) -> list[str]:
    """Say what has grown: memory by its slope, and all else where even the least at the end is more
    than the most at the beginning, of the whole or while one window was there.

    Args:
        samples: those after the warming up, in order.
    """
    if len(samples) < FEWEST:
        return [f"only {len(samples)} samples: run it longer"]
    found = []
    length = samples[-1].minutes - samples[0].minutes
    for name in ("memory", "worker"):
        grown = slope([(one.minutes, getattr(one, name)) for one in samples]) * length
        if grown > LIMIT:
            found.append(f"{name} grows by {grown:.1f} MB in {length:.0f} minutes, more than {LIMIT:.0f}")
    lives = [list(of_one) for _, of_one in groupby(samples, lambda one: one.life)]
    lives = [some for some in lives if len(some) >= FEWEST_OF_LIFE]
    for name in GROWN:
        found += [grown for some in (samples, *lives) if (grown := _grown(name, some))][:1]
    return found


def _grown(name: str, samples: Sequence[Sample]) -> str:
    part = len(samples) // 3
    values = [getattr(one, name) for one in samples]
    if part and (least := min(values[-part:])) > (most := max(values[:part])):
        return f"{name}: {most} at most at the beginning, {least} at least at the end"
    return ""


def heading() -> str:
    return "".join(f"{field.name:>9}" for field in fields(Sample))


def line(sample: Sample) -> str:
    values = (getattr(sample, field.name) for field in fields(Sample))
    return "".join(f"{value:>9.1f}" if isinstance(value, float) else f"{value:>9}" for value in values)


def table(samples: Sequence[Sample]) -> str:
    """Give what was measured after the warming up: least, median and most, and by how much it grows in an hour."""
    rows = [f"{'':<9}{'least':>10}{'median':>10}{'most':>10}{'in an hour':>12}"]
    for name in [field.name for field in fields(Sample)][3:]:
        values = [getattr(one, name) for one in samples]
        hourly = 60 * slope([(one.minutes, getattr(one, name)) for one in samples])
        rows.append(
            f"{name:<9}{min(values):>10.1f}{statistics.median(values):>10.1f}{max(values):>10.1f}{hourly:>+12.2f}"
        )
    return "\n".join(rows)


class Soak:
    """One run.

    Attributes:
        broken: what broke, with where: exceptions, also those inside Qt's calls, and Qt's own warnings.
    """

    def __init__(self, app: QApplication, folder: Path, seed: int, say: Callable[[str], None]) -> None:
        self.say = say
        self.broken: list[str] = []
        self.desk = Desk(app, folder, seed)
        self.samples: list[Sample] = []
        self.acts = 0
        self.began = time.monotonic()

    def watch(self) -> None:
        """Notice what nobody would catch."""
        sys.excepthook = lambda kind, error, trace: self.note("".join(traceback.format_exception(kind, error, trace)))
        qInstallMessageHandler(self._told)

    def _told(self, _kind: object, _context: object, words: str) -> None:
        if not words.startswith((log._NO_SCREEN, "This plugin does not support ", "OpenType support missing")):
            self.note(words)

    def note(self, words: str) -> None:
        self.broken.append(words)
        self.say(f"BROKEN: {words}")

    def sample(self) -> Sample:
        sample = measure(self.desk, self.began, self.acts)
        self.samples.append(sample)
        self.say(line(sample))
        return sample

    def each(self) -> None:
        """Do every act once, on a new project and in a new window."""
        self.desk.begin()
        for act in (self.desk.language, *self.desk.acts):
            self.desk.do(act)
            self.acts += 1

    def round(self) -> None:
        """Work on a new project for a while, and measure."""
        self.desk.begin()
        for _ in range(ACTS):
            self.desk.act()
            self.acts += 1
        self.sample()

    def run(self, minutes: float) -> list[str]:
        """Work for so long; give what is wrong."""
        self.say(heading())
        self.each()
        while time.monotonic() < self.began + 60 * minutes:
            try:
                self.round()
            except Exception:  # noqa: BLE001  it is told at the end, and the run goes on
                self.note(traceback.format_exc())
        return [*self.broken, *faults_in(self.counted())]

    def counted(self) -> list[Sample]:
        """Give the samples after the warming up."""
        if not self.samples:
            return []
        from_ = WARMING * self.samples[-1].minutes
        return [one for one in self.samples if one.minutes >= from_]

    def close(self) -> None:
        """Close the window as a person does."""
        self.desk.rest()
        close(self.desk.window)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--seed", type=int, default=random.randrange(1000))
    parser.add_argument("--folder", type=Path, default=Path("out/soak"))
    given = parser.parse_args()
    folder = given.folder.absolute() / f"seed-{given.seed}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    app = make_application(["soak"])
    soak = Soak(app, folder, given.seed, lambda words: print(words, flush=True))
    soak.watch()
    wrong = soak.run(given.minutes)
    soak.close()
    print(table(soak.counted()))
    minutes = soak.samples[-1].minutes
    print(f"Seed {given.seed}: {soak.acts} acts in {soak.desk.rounds} projects, {minutes:.0f} minutes.")
    for one in wrong:
        print(f"WRONG: {one}")
    if not wrong:
        shutil.rmtree(folder)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
