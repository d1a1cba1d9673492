"""The kinds of work in the middle of which the program is killed, and what has to be there afterwards."""

import json
import random
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from annotations.session import Session, back_up, verify
from annotations.store import SUFFIX, backups_of, file
from annotations.store.migrations import newest
from annotations.text import sha256
from tests.torture import cuts, killing, works
from tests.torture.killing import KILLED, Told, When
from tests.torture.state import (
    NEWER,
    differing,
    fingerprint,
    runs_half_recorded,
    state_of,
    state_of_file,
    unsound_backups,
)


class Recording(NamedTuple):
    """The same work done without being killed.

    Attributes:
        states: the state after each act; 0 is when the project had been opened.
        shown: what the window showed after each act.
        gaps: seconds from each line to the next.
        seconds: how long it took.
        after_sign: how long it went on after its sign.
    """

    states: dict[int, str]
    shown: dict[int, str]
    gaps: list[float]
    seconds: float
    after_sign: float = 0.0


class Case(NamedTuple):
    """One kill: its number within its kind, its folder, and its own chance."""

    number: int
    seed: int
    folder: Path
    chance: random.Random


class Kind:
    """One kind of work.

    Attributes:
        share: how many of 1,000 kills.
        per_recording: how many kills share one recording, the same acts.
    """

    name = ""
    share = 0
    per_recording = 20
    module = "tests.torture.steps"
    acts = 30

    def __init__(self, seed: int, folder: Path) -> None:
        self.seed = seed
        self.folder = folder / self.name.replace(" ", "-").replace(",", "")
        self._recordings: dict[int, Recording] = {}
        self._lock = Lock()

    def fill(self, folder: Path, seed: int) -> None:
        """Make what the work begins with."""
        works.project(folder / works.NAME, seed)

    def words(self, seed: int) -> list[object]:
        """Give what is run with Python."""
        return ["-m", self.module, works.NAME, seed, "--acts", self.acts]

    def seed_of(self, number: int) -> int:
        return self.seed * 1000 + number // self.per_recording

    def recording(self, seed: int) -> Recording:
        """Give the work done without being killed; done once."""
        with self._lock:
            if seed not in self._recordings:
                base = self.folder / f"base-{seed}"
                if not base.exists():
                    base.mkdir(parents=True)
                    self.fill(base, seed)
                self._recordings[seed] = self.record(self.copy(seed, self.folder / f"recorded-{seed}"), seed)
            return self._recordings[seed]

    def copy(self, seed: int, to: Path) -> Path:
        """Give a folder with what the work begins with."""
        shutil.rmtree(to, ignore_errors=True)
        return Path(shutil.copytree(self.folder / f"base-{seed}", to))

    def record(self, folder: Path, seed: int) -> Recording:
        """Do the work without being killed."""
        told = killing.run(folder, [*self.words(seed), "--record"])
        assert told.code == 0, told.errors
        acts = acts_of(told)
        states = {at: line[-1] for at, line in acts.items()}
        gaps = [after - before for before, after in zip(told.times, [*told.times[1:], told.seconds], strict=True)]
        assert state_of_file(folder / works.NAME) == states[max(states)]
        return Recording(states, {at: line[1] for at, line in acts.items()}, gaps, told.seconds)

    def when(self, chance: random.Random, recording: Recording) -> When:
        """Choose a moment: over the whole run, or after one of its acts, while opening and closing among them."""
        if chance.random() < 0.15:
            return When(wait=chance.random() * recording.seconds)
        line = chance.randint(1, len(recording.gaps))
        return When(lines=line, wait=chance.random() * recording.gaps[line - 1])

    def killed(self, case: Case) -> tuple[Told, bool]:
        """Do the work and be killed; say whether the kill came before the end."""
        recording = self.recording(case.seed)
        self.copy(case.seed, case.folder)
        told = killing.run(case.folder, self.words(case.seed), self.when(case.chance, recording))
        return told, told.code == KILLED

    def look(self, case: Case, told: Told, *, by_command: bool) -> None:
        """Raise AssertionError where something is lost or half there."""
        recording = self.recording(case.seed)
        states, last = recording.states, max(acts_of(told), default=0)
        allowed = [states[at] for at in (last, last + 1) if at in states] if acts_of(told) else [states[0]]
        project = case.folder / works.NAME
        if by_command:
            check_by_command(case.folder, at_work(told))
        look_at(project, allowed, must_notice=at_work(told))
        look_at_backups(project)
        self.look_further(case, told, recording)

    def look_further(self, case: Case, told: Told, recording: Recording) -> None:
        """Look at what this kind alone makes."""

    def phase(self, told: Told) -> str:
        """Say in which part of its run it was killed."""
        return phase_of(told)


def acts_of(told: Told) -> dict[int, list[str]]:
    """Give the lines that tell of an act, by its number; 0 tells that the project is open."""
    return {
        0 if line[0] == "open" else int(line[0]): line for line in told.lines if line[0] == "open" or line[0].isdigit()
    }


def phase_of(told: Told) -> str:
    """Say in which part of its run a program was killed."""
    words = {line[0] for line in told.lines}
    return "closing" if "closing" in words else "at work" if "open" in words else "opening"


def at_work(told: Told) -> bool:
    return phase_of(told) == "at work"


def check_by_command(folder: Path, noticed: bool) -> None:
    """Run `sorotan check` on what was left."""
    told = killing.run(folder, ["-m", "annotations.cli", "check", works.NAME, "--json"])
    assert told.code == 0, f"sorotan check ends with {told.code}: {told.lines} {told.errors}"
    answer = json.loads(" ".join(told.lines[0]))
    assert answer["sound"], answer
    assert "recovered" in answer or not noticed, "sorotan check did not notice it"


def look_at(project: Path, allowed: Sequence[str], *, must_notice: bool) -> None:
    """Open what was left: it is sound, in one of the states, goes on, and is closed without a trace."""
    session = Session.open(project, "budi")
    try:
        faults = session.store.faults()
        assert faults == [], f"not sound: {faults}"
        changed = verify(project).changed
        assert changed == (), f"not as its history tells: {changed}"
        state = state_of(session.store)
        assert state in allowed, f"not as told: {' | '.join(differing(one, state) for one in allowed)}"
        recovered = session.store.recovered
        assert recovered is not None or not must_notice, "it was not noticed"
        assert recovered is None or recovered.step == session.undo_name, f"another step is named: {recovered}"
        number = session.store.conn.execute("PRAGMA user_version").fetchone()[0]
        assert number == newest(), f"numbered {number}"
    finally:
        session.close()
    look_whether_it_goes_on(project)
    left = [one.name for one in project.parent.glob(f"*{project.name}*") if one != project and ".new" not in one.name]
    assert left == [], f"left beside it: {left}"
    again = Session.open(project, "budi", read_only=True)
    assert again.store.recovered is None, "it was noticed twice"
    again.close()


def look_whether_it_goes_on(project: Path) -> None:
    """Take the last step back and do it again, in a copy: a history may tell of that too."""
    copy = Path(shutil.copy(project, project.with_name("salinan.sorotan")))
    session = Session.open(copy, "budi")
    before = state_of(session.store, ("history",))
    if session.undo().step:
        assert session.redo().step
        assert state_of(session.store, ("history",)) == before, "undo and redo do not come back to it"
    session.close()


def look_at_backups(project: Path) -> None:
    """Look whether copies under their name are whole, and whether the next one takes half ones away."""
    unsound = list(unsound_backups(project))
    assert unsound == [], f"unsound copies: {unsound}"
    if file.backup_folder(project).exists():
        back_up(project, 3)
        left = [one.name for one in file.backup_folder(project).iterdir() if one.suffix != SUFFIX]
        assert left == [], f"left among the copies: {left}"
        newest = backups_of(project)[0].path
        leave = NEWER if file.is_older(file.format_of(newest)) else ()  # made between two steps, which bring no rows
        assert state_of_file(newest, leave) == state_of_file(project, leave), "the newest copy is another state"


class Window(Kind):
    """Keys, and now and then an import, an export, a backup."""

    name = "window, by key"
    share = 300
    module = "tests.torture.desk"
    per_recording = 25

    def fill(self, folder: Path, seed: int) -> None:
        super().fill(folder, seed)
        works.files(folder / "masuk", seed, 9)

    def look_further(self, case: Case, told: Told, recording: Recording) -> None:
        acts = acts_of(told)
        assert {at: line[1] for at, line in acts.items()} == {at: recording.shown[at] for at in acts}, "shown otherwise"
        if acts:
            may_be = {acts[max(acts)][2], fresh_export(case.folder)}
            assert fingerprint(case.folder / "klaim.csv") in may_be, "the CSV file is neither the old nor the new one"


def fresh_export(folder: Path) -> str:
    """Give the fingerprint of an export of what is there now."""
    session = Session.open(folder / works.NAME, "budi", read_only=True)
    try:
        session.export_csv(folder / "lagi.csv")
    finally:
        session.close()
    return fingerprint(folder / "lagi.csv")


class Anything(Kind):
    """Any operation, without a window."""

    name = "any operation"
    share = 60
    acts = 40


class Bulk(Kind):
    """Many suggestions accepted as one step, taken back, done again."""

    name = "bulk acceptance"
    share = 60
    acts = 12

    def words(self, seed: int) -> list[object]:
        return [*super().words(seed), "--kind", "bulk"]


class UndoRedo(Kind):
    """Undo and redo, one after the other."""

    name = "undo and redo"
    share = 120

    def words(self, seed: int) -> list[object]:
        return [*super().words(seed), "--kind", "undo"]


class Migration(Kind):
    """A project of an older program is opened, which brings its schema up to date, and worked on."""

    name = "migration"
    share = 120
    acts = 3
    per_recording = 10

    def fill(self, folder: Path, seed: int) -> None:
        works.large(folder / works.NAME, seed, 1200)
        works.older(folder / works.NAME, seed % 4 + 1)

    def record(self, folder: Path, seed: int) -> Recording:
        before = state_of_file(folder / works.NAME, (*NEWER, "history"))
        conn = sqlite3.connect(folder / works.NAME)
        assert conn.execute("PRAGMA user_version").fetchone()[0] == seed % 4 + 1, "it is not an older one"
        conn.close()
        migrated = self.copy(seed, folder.with_name(f"migrated-{seed}"))
        Session.open(migrated / works.NAME, "budi").close()
        assert state_of_file(migrated / works.NAME, (*NEWER, "history")) == before, (
            "brought up to date it holds other rows"
        )
        return super().record(folder, seed)

    def when(self, chance: random.Random, recording: Recording) -> When:
        if chance.random() < 0.75:
            return When(lines=1, wait=chance.random() * recording.gaps[0])
        return super().when(chance, recording)


class Command(Kind):
    """One command of the command line: done or not done."""

    sign = f".{works.NAME}.holder"

    def phase(self, told: Told) -> str:
        return "closing" if told.lines else "at work"

    def command(self, seed: int) -> list[object]:
        """Give the words of the command."""
        raise NotImplementedError

    def words(self, seed: int) -> list[object]:
        return ["-m", "annotations.cli", *self.command(seed)]

    def record(self, folder: Path, seed: int) -> Recording:
        before = state_of_file(folder / works.NAME)
        told = killing.run(folder, self.words(seed))
        assert told.code == 0, told.errors
        after = state_of_file(folder / works.NAME)
        span = killing.seconds_after(self.copy(seed, folder.with_name(f"timed-{seed}")), self.words(seed), self.sign)
        return Recording({0: before, 1: after}, {}, [], told.seconds, span)

    def when(self, chance: random.Random, recording: Recording) -> When:
        if chance.random() < 0.8:
            return When(sign=self.sign, wait=chance.random() * recording.after_sign)
        return When(wait=chance.random() * recording.seconds)

    def look(self, case: Case, told: Told, *, by_command: bool) -> None:
        recording = self.recording(case.seed)
        if by_command:
            check_by_command(case.folder, noticed=False)
        # A command that had told of its end by then is done.
        allowed = [recording.states[1]] if told.lines else [*recording.states.values()]
        look_at(case.folder / works.NAME, allowed, must_notice=False)
        self.look_further(case, told, recording)


class AcceptCommand(Command):
    """`sorotan accept`: all above a score."""

    name = "bulk acceptance, by command"
    share = 70
    per_recording = 18

    def fill(self, folder: Path, seed: int) -> None:
        works.project(folder / works.NAME, seed, suggestions=45)

    def command(self, seed: int) -> list[object]:
        return ["accept", works.NAME, "--min-score", random.Random(seed).choice((0, 0.1, 0.3))]


class ImportCommand(Command):
    """`sorotan import` of many files: all of them or none."""

    name = "import, by command"
    share = 110
    files = 30

    def fill(self, folder: Path, seed: int) -> None:
        super().fill(folder, seed)
        works.files(folder / "masuk", seed, self.files)

    def command(self, seed: int) -> list[object]:
        return ["import", works.NAME, *(f"masuk/{at:02}.txt" for at in range(self.files))]

    def look_further(self, case: Case, told: Told, recording: Recording) -> None:
        known = {sha256(path.read_bytes()) for path in (case.folder / "masuk").glob("*.txt")}
        session = Session.open(case.folder / works.NAME, "budi", read_only=True)
        there = known & {article.original_sha256 for article in session.store.articles()}
        session.close()
        assert len(there) in {0, len(known)}, f"{len(there)} of {len(known)} files are there"


class ExportCommand(Command):
    """`sorotan export` over an older file: the old one whole, or the new one."""

    name = "export, by command"
    share = 70
    sign = "*.part"
    old = "Tabel lama, dengan tangan.\n" * 40

    def fill(self, folder: Path, seed: int) -> None:
        works.large(folder / works.NAME, seed, 2000)
        (folder / "klaim.csv").write_text(self.old)

    def command(self, seed: int) -> list[object]:
        return ["export", works.NAME, "--to", "klaim.csv"]

    def look_further(self, case: Case, told: Told, recording: Recording) -> None:
        target = case.folder / "klaim.csv"
        found, new = fingerprint(target), fresh_export(case.folder)
        old = fingerprint(self.folder / f"base-{case.seed}" / "klaim.csv")
        assert found in ({new} if told.lines else {old, new}), "the CSV file is neither the old nor the new one"
        drafts = list(case.folder.glob(".*.part"))
        again = killing.run(case.folder, self.words(case.seed)) if drafts and case.number % 5 == 0 else None
        assert again is None or (again.code == 0 and fingerprint(target) == new), "a left draft does harm"


class Suggesting(Kind):
    """The window is killed while its worker looks for claims: a run is there with all it proposed, or not at all."""

    name = "window, while suggesting"
    share = 10
    module = "tests.torture.suggesting"
    per_recording = 100

    def fill(self, folder: Path, seed: int) -> None:
        works.project(folder / works.NAME, seed, articles=4, claims=0, suggestions=0, words=250)

    def words(self, seed: int) -> list[object]:
        return ["-m", self.module, works.NAME, seed]

    def record(self, folder: Path, seed: int) -> Recording:
        made = super().record(folder, seed)
        assert len(made.states) == 5, "an article was not worked on"
        return made

    def look_further(self, case: Case, told: Told, recording: Recording) -> None:
        session = Session.open(case.folder / works.NAME, "budi", read_only=True)
        half = runs_half_recorded(session.store)
        session.close()
        assert half == [], f"runs half recorded: {half}"
        assert all(map(killing.has_ended, workers_of(told))), "its worker goes on without it"


def workers_of(told: Told) -> list[int]:
    """Give the process numbers of the workers that were started."""
    return [int(line[1]) for line in told.lines if line[0] == "worker"]


class WorkerKilled(Suggesting):
    """The worker is killed: the window goes on, and every article is done in the end."""

    name = "worker killed"
    share = 40

    def phase(self, told: Told) -> str:
        return "at work"

    def killed(self, case: Case) -> tuple[Told, bool]:
        recording = self.recording(case.seed)
        self.copy(case.seed, case.folder)
        wait = case.chance.random() * sum(recording.gaps[2:-1])
        told, killed = killing.run_and_kill_its_worker(case.folder, self.words(case.seed), wait)
        needed = max(recording.states) not in acts_of(told)  # else it was killed when it had done all
        return told, killed and (needed or len(workers_of(told)) > 1)

    def look(self, case: Case, told: Told, *, by_command: bool) -> None:
        recording = self.recording(case.seed)
        assert told.code == 0, f"the window ended with {told.code}: {told.errors}"
        assert told.lines[-1] == ["closed"], told.lines
        if by_command:
            check_by_command(case.folder, noticed=False)
        look_at(case.folder / works.NAME, [recording.states[max(recording.states)]], must_notice=False)
        self.look_further(case, told, recording)


class PowerAfterKill(Kind):
    """Killed, and what had not been synced to SQLite's log by then is lost in part."""

    name = "killed, and the end of the log cut"
    share = 40
    acts = 40

    def words(self, seed: int) -> list[object]:
        return [*super().words(seed), "--marks"]

    def look(self, case: Case, told: Told, *, by_command: bool) -> None:
        acts, project = acts_of(told), case.folder / works.NAME
        log = cuts.read_log(project)
        if acts and log:
            salts, end = acts[max(acts)][-1].split("@")
            synced = int(end) if salts == cuts.parse(log).salts.hex() else 0
            tail = log[synced:]
            if tail:
                cuts.put(project, project.read_bytes(), log[:synced] + cuts.mangled(case.chance, tail, 4096))
        super().look(case, told, by_command=by_command)


KINDS: tuple[type[Kind], ...] = (
    Window,
    Anything,
    Bulk,
    AcceptCommand,
    UndoRedo,
    ImportCommand,
    ExportCommand,
    Migration,
    Suggesting,
    WorkerKilled,
    PowerAfterKill,
)
