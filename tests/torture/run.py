"""Kills the program at random moments, again and again, and looks at what is left: `make torture`.

Prints at the end how often it was killed at which work, and what was lost or half there, which has to be nothing. A
case that fails is kept with its files as they lay after the kill, and done again with `--only "KIND:NUMBER"`.
"""

import argparse
import random
import shutil
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from tests.torture import cuts, works
from tests.torture.killing import Told
from tests.torture.kinds import KINDS, Case, Kind

SHARES = sum(kind.share for kind in KINDS)
CUTS = 0.5  # power cuts for each kill
TAPE = 40  # cuts of each recorded stretch of work
LONGEST = 600  # letters of a fault
TRIES = 40  # until a kill comes before the end
BY_COMMAND = 10  # `sorotan check` as a command in one case of so many; in the others inside this process


@dataclass
class Tally:
    """What was done, and what was found."""

    kills: Counter[str] = field(default_factory=Counter)
    phases: Counter[tuple[str, str]] = field(default_factory=Counter)
    checks: int = 0
    too_late: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def count(self, name: str, phase: str, *, checked: bool = False) -> None:
        with self.lock:
            self.kills[name] += 1
            self.checks += checked
            self.phases[name, phase] += 1

    def fault(self, case: str, words: str) -> None:
        with self.lock:
            self.faults.append((case, words))
            print(f"FAULT in {case}: {words}", flush=True)


class Torture:
    """One run.

    Args:
        folder: where the projects lie; cases that fail stay there.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.seed = folder, seed
        self.kinds: dict[str, Kind] = {one.name: one(seed, folder) for one in KINDS}
        self.tally = Tally()

    def kill(self, name: str, number: int) -> None:
        """Kill once in the middle of a kind of work, and look at what is left."""
        kind = self.kinds[name]
        chance = random.Random(f"{self.seed} {name} {number}")
        folder = kind.folder / f"case-{number}"
        kept = folder.with_name(f"{folder.name}-as-killed")
        case = Case(number, kind.seed_of(number), folder, chance)
        by_command = chance.randrange(BY_COMMAND) == 0
        try:
            told = self._killed(kind, case)
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(folder, kept)
            kind.look(case, told, by_command=by_command)
        except Exception as error:  # noqa: BLE001  each fault is counted, and the run goes on
            where = traceback.extract_tb(error.__traceback__)[-1]
            words = f"{type(error).__name__} in {where.name}: {error or where.line}"
            self.tally.fault(f"{name}:{number}", words[-LONGEST:])
            return
        self.tally.count(name, kind.phase(told), checked=by_command)
        for done in (folder, kept):
            shutil.rmtree(done)

    def _killed(self, kind: Kind, case: Case) -> Told:
        for _ in range(TRIES):
            told, in_time = kind.killed(case)
            if in_time:
                return told
            with self.tally.lock:
                self.tally.too_late += 1
        raise TimeoutError("it always ended before it was killed")

    def cut(self, tape_number: int, n: int) -> None:
        """Record a stretch of work and let the power go so many times in the middle of it."""
        seed = self.seed * 1000 + tape_number
        folder = self.folder / f"power-{tape_number}"
        folder.mkdir(parents=True, exist_ok=True)
        chance = random.Random(f"{self.seed} power {tape_number}")
        works.project(folder / works.NAME, seed)
        tape = cuts.taped(folder / works.NAME, folder, seed, TAPE, rounds=tape_number % 3 > 0)
        makers: tuple[Callable[[], cuts.Cut], ...] = (
            lambda: cuts.in_the_middle_of_a_step(chance, tape),
            lambda: cuts.anywhere_in_the_log(chance, tape),
            lambda: cuts.in_the_middle_of_a_checkpoint(chance, tape, folder),
        )
        failed = False
        for at in range(n):
            cut = makers[at % len(makers)]()
            try:
                cuts.look_after(cut, folder / "cut.sorotan")
                self.tally.count(f"power cut {cut.name}", "at work")
            except Exception as error:  # noqa: BLE001  each fault is counted, and the run goes on
                failed = True
                cuts.put(folder / f"cut-{at}.sorotan", cut.main, cut.log)
                self.tally.fault(f"power:{tape_number}", f"cut {at}, {cut.name}: {error}")
        if not failed:
            shutil.rmtree(folder)

    def jobs(self, kills: int, cut: int) -> Iterator[Callable[[], None]]:
        """Give all that is to be done, mixed."""
        cases = [
            (lambda name=kind.name, at=at: self.kill(name, at))
            for kind in KINDS
            for at in range(max(1, round(kills * kind.share / SHARES)))
        ]
        cases += [(lambda at=at: self.cut(at // TAPE, min(TAPE, cut - at))) for at in range(0, cut, TAPE)]
        random.Random(self.seed).shuffle(cases)
        yield from cases

    def only(self, case: str) -> None:
        """Do one case again."""
        name, _, number = case.rpartition(":")
        if name == "power":
            self.cut(int(number), TAPE)
        else:
            self.kill(name, int(number))

    def run(self, kills: int, cut: int, jobs: int, say: Callable[[str], None]) -> Tally:
        """Do all of it; tell how far it is."""
        began = time.monotonic()
        with ThreadPoolExecutor(jobs) as pool:
            waiting = [pool.submit(job) for job in self.jobs(kills, cut)]
            for n, done in enumerate(as_completed(waiting), 1):
                done.result()
                if n % 50 == 0 or n == len(waiting):
                    seconds = time.monotonic() - began
                    say(f"{n} of {len(waiting)} after {seconds:.0f} s, faults: {len(self.tally.faults)}")
        return self.tally


def table(tally: Tally) -> str:
    """Give what was done as a table."""
    rows = [f"{'work':<42}{'kills':>7}{'opening':>9}{'at work':>9}{'closing':>9}{'faults':>8}"]
    for name in [*(kind.name for kind in KINDS), *sorted(one for one in tally.kills if one.startswith("power cut"))]:
        own = "power" if name.startswith("power cut") else name
        said = f"cut .*{name[10:]}" if own == "power" else ""
        faults = sum(
            case.rpartition(":")[0] == own and (not said or name[10:] in words) for case, words in tally.faults
        )
        phases = [tally.phases[name, phase] for phase in ("opening", "at work", "closing")]
        rows.append(f"{name:<42}{tally.kills[name]:>7}{phases[0]:>9}{phases[1]:>9}{phases[2]:>9}{faults:>8}")
    killed = sum(n for name, n in tally.kills.items() if not name.startswith("power cut"))
    cut = sum(tally.kills.values()) - killed
    rows.append(f"{killed} kills and {cut} power cuts; faults found: {len(tally.faults)}.")
    rows.append(f"`sorotan check` by command in {tally.checks} of them, inside this process in all.")
    rows.append(f"{tally.too_late} runs ended before they were killed, and were done again.")
    return "\n".join(rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--cuts", type=int, help="power cuts; one for two kills where left out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time")
    parser.add_argument("--folder", type=Path, default=Path("out/torture"), help="where cases that fail are kept")
    parser.add_argument("--only", metavar="KIND:NUMBER", help="one case again")
    given = parser.parse_args()
    torture = Torture(given.folder.absolute() / f"seed-{given.seed}", given.seed)
    shutil.rmtree(torture.folder, ignore_errors=True)
    torture.folder.mkdir(parents=True)
    began = time.monotonic()
    if given.only:
        torture.only(given.only)
    else:
        cut = int(given.kills * CUTS) if given.cuts is None else given.cuts
        torture.run(given.kills, cut, given.jobs, lambda words: print(words, flush=True))
    print(table(torture.tally))
    print(f"Seed {given.seed}, {time.monotonic() - began:.0f} s.")
    for case, _ in torture.tally.faults:
        print(f'Again: python -m tests.torture.run --seed {given.seed} --only "{case}"')
    if torture.tally.faults:
        print(f"The files lie in {torture.folder}; those in …-as-killed are as the kill left them.")
        return 1
    shutil.rmtree(torture.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
