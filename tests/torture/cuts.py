"""Power cuts, as far as they can be simulated: what may lie on the disk after one, and what of it SQLite gives back.

Each transaction is synced to SQLite's log (the -wal) before it counts as saved. So an honest disk keeps the log up to
the last saved step; what was written after it may be there in part, in any order, or be garbage. A checkpoint copies
pages of the synced log into the file, and the log stays until all of them are synced.
Source: SQLite, "WAL-mode File Format" and "Write-Ahead Logging", sqlite.org.
"""

import random
import shutil
import sqlite3
import struct
from pathlib import Path
from typing import NamedTuple

from annotations.session import Session, verify
from tests.torture.state import state_of

HEADER, FRAME, SECTOR = 32, 24, 512


def log_of(project: Path) -> Path:
    """Give the path of SQLite's log of a project."""
    return project.with_name(f"{project.name}-wal")


def read_log(project: Path) -> bytes:
    """Give SQLite's log of a project; nothing where there is none."""
    log = log_of(project)
    return log.read_bytes() if log.exists() else b""


class Log(NamedTuple):
    """What is valid of a log: its salts, and where each saved transaction ends in it."""

    salts: bytes
    ends: list[int]
    page: int

    @property
    def end(self) -> int:
        """Where the last saved transaction ends."""
        return self.ends[-1] if self.ends else HEADER


def parse(log: bytes) -> Log:
    """Read which frames of a log are of its present round, by their salts, and which of them end a transaction."""
    if len(log) < HEADER:
        return Log(b"", [], 4096)
    page, salts = struct.unpack(">I", log[8:12])[0], log[16:24]
    ends = []
    at = HEADER
    while at + FRAME + page <= len(log) and log[at + 8 : at + 16] == salts:
        if log[at + 4 : at + 8] != bytes(4):
            ends.append(at + FRAME + page)
        at += FRAME + page
    return Log(salts, ends, page)


def mark_of(project: Path) -> str:
    """Give how far the log of a project is valid, in one word."""
    log = parse(read_log(project))
    return f"{log.salts.hex() or '-'}@{log.end}"


class Moment(NamedTuple):
    """What lay on the disk after an act was saved, and what the project held."""

    main: bytes
    log: bytes
    state: str


class Cut(NamedTuple):
    """What lies on the disk after a power cut, and which states may come back."""

    name: str
    main: bytes
    log: bytes
    states: tuple[str, ...]


def mangled(chance: random.Random, tail: bytes, page: int) -> bytes:
    """Give what may be there of bytes that were written and not synced, never all of them whole."""
    frame = FRAME + page
    cut = chance.randrange(len(tail))
    match chance.randrange(5):
        case 0:
            return tail[:cut]
        case 1:  # at the border of a frame
            return tail[: cut // frame * frame]
        case 2:  # the file has grown, and what should stand there was not written
            return tail[:cut] + bytes(len(tail) - cut)
        case 3:  # the last sector is garbage
            at = max(0, len(tail) - SECTOR)
            return tail[:at] + chance.randbytes(len(tail) - at)
        case _:  # sectors are written in any order
            sectors = [tail[at : at + SECTOR] for at in range(0, len(tail), SECTOR)]
            lost = set(chance.sample(range(len(sectors)), chance.randint(1, len(sectors))))
            return b"".join(bytes(len(one)) if at in lost else one for at, one in enumerate(sectors))


def in_the_middle_of_a_step(chance: random.Random, tape: list[Moment]) -> Cut:
    """The power goes while a step is being saved: all before it is there, and it itself wholly or not at all."""
    at = chance.choice([at for at in range(len(tape) - 1) if tape[at + 1].log != tape[at].log])
    before, after = tape[at], tape[at + 1]
    old, new = parse(before.log), parse(after.log)
    synced = old.end if old.salts == new.salts else 0  # another round begins at the start of the log
    tail = after.log[synced : new.end]
    whole = chance.random() < 0.1
    written = tail if whole else mangled(chance, tail, new.page)
    log = after.log[:synced] + written
    log += before.log[len(log) :]
    expected = after.state if whole else before.state
    # What was cut off may have been alike what lay there before.
    return Cut("in the middle of a step", before.main, log, (expected,) if log != after.log else (after.state,))


def anywhere_in_the_log(chance: random.Random, tape: list[Moment]) -> Cut:
    """The log ends anywhere, also where a disk lied about having synced it: the state of some step comes back."""
    at = chance.choice([at for at in range(len(tape)) if len(tape[at].log) > HEADER])
    salts = parse(tape[at].log).salts
    first = at
    while first > 0 and parse(tape[first - 1].log).salts == salts:
        first -= 1
    before = tape[max(first - 1, 0)]
    while at >= first and tape[at].main != before.main:  # not after a checkpoint: the log was synced before that
        at -= 1
    if at < first:
        return anywhere_in_the_log(chance, tape)
    log = tape[at].log[: chance.randrange(parse(tape[at].log).end + 1)]
    there = [one.state for one in tape[first : at + 1] if parse(one.log).end <= len(log) and len(log) > HEADER]
    if first == 0 and not there:
        return anywhere_in_the_log(chance, tape)  # what opening wrote is no step: nothing is known of its middle
    state = there[-1] if there else before.state
    return Cut("anywhere in the log", tape[at].main, log, (state,))


def in_the_middle_of_a_checkpoint(chance: random.Random, tape: list[Moment], folder: Path) -> Cut:
    """The power goes while the log is copied into the file: sectors of it are old, others new, the log is whole."""
    moment = chance.choice([one for one in tape if len(one.log) > HEADER])
    done = folder / "checkpoint.sorotan"
    put(done, moment.main, moment.log)
    conn = sqlite3.connect(done)
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    main = done.read_bytes()
    conn.close()
    old = moment.main.ljust(len(main), b"\0")
    share = chance.random()
    mixed = b"".join((main if chance.random() < share else old)[at : at + SECTOR] for at in range(0, len(main), SECTOR))
    mixed = mixed[: chance.choice((len(moment.main), len(main)))]
    return Cut("in the middle of a checkpoint", mixed, moment.log, (moment.state,))


def put(project: Path, main: bytes, log: bytes) -> None:
    """Lay down what is on the disk after a power cut; what SQLite keeps in memory is gone."""
    for left in project.parent.glob(f"*{project.name}*"):
        left.unlink()
    project.write_bytes(main)
    log_of(project).write_bytes(log)


def look_after(cut: Cut, project: Path) -> None:
    """Open what a power cut has left; raise AssertionError where it is not as it was after a step."""
    put(project, cut.main, cut.log)
    session = Session.open(project, "budi")
    try:
        faults = session.store.faults()
        assert faults == [], f"{cut.name}: not sound: {faults}"
        changed = verify(project).changed
        assert changed == (), f"{cut.name}: not as its history tells: {changed}"
        found = state_of(session.store)
        assert found in cut.states, f"{cut.name}: another state came back"
        assert (session.store.recovered is not None) == bool(cut.log), f"{cut.name}: it was not noticed"
    finally:
        session.close()
    assert read_log(project) == b""


def taped(project: Path, folder: Path, seed: int, acts: int, *, rounds: bool) -> list[Moment]:
    """Work on a copy of a project and keep what lies on the disk after each act.

    Args:
        rounds: let SQLite begin its log anew every few steps, as it does in a long day.
    """
    from tests.torture.steps import Acts

    path = folder / "tape.sorotan"
    shutil.copy(project, path)
    session = Session.open(path, "ana")
    if rounds:
        session.store.conn.execute("PRAGMA wal_autocheckpoint=40")
    work = Acts(session, seed)
    tape = [Moment(path.read_bytes(), read_log(path), state_of(session.store))]
    for _ in range(acts):
        work.one("any")
        for thread in work.backing:
            thread.join()
        main = path.read_bytes()
        tape.append(Moment(tape[-1].main if tape[-1].main == main else main, read_log(path), state_of(session.store)))
    session.close()
    return tape
