"""The program is killed while an analyst works: all that was on the screen is in the file."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotations.session import Session

ROOT = Path(__file__).parents[2]
DESK = Path(__file__).with_name("desk.py")
COLUMNS = ("quote", "source", "via", "reliability", "credibility", "quotation", "tags", "article")
Shown = list[list[str]]


def work(project: Path, lines: int, wait: float = 0.0) -> Shown:
    """Start the window on a project, kill it after so many acts and seconds; give what it showed last."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    log = project.with_suffix(".errors")
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [sys.executable, str(DESK), str(project)], stdout=subprocess.PIPE, stderr=errors, text=True, env=environment
        ) as desk,
    ):
        assert desk.stdout is not None
        told = [line for _, line in zip(range(lines), desk.stdout, strict=False)]
        time.sleep(wait)
        desk.kill()
        told += [line for line in desk.stdout if line.endswith("\n")]
    assert len(told) >= lines, log.read_text()
    shown: Shown = json.loads(told[-1])["shown"]
    return shown


def in_file(session: Session) -> Shown:
    """Give the claims of a project as the table shows them."""
    lines = session.store.claim_rows(session.store.claim_ids())
    return [[" ".join(str(getattr(line, name)).split()) for name in COLUMNS] for line in lines]


def on_disk_or_later(session: Session, shown: Shown) -> bool:
    """Say whether the file holds what was shown; one act of at most two steps may have been finished after it."""
    if in_file(session) == shown:
        return True
    for back, forth in ((session.undo, session.redo), (session.redo, session.undo)):
        made = 0
        while made < 2 and back().step:
            made += 1
            if in_file(session) == shown:
                return True
        for _ in range(made):
            forth()
    return False


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_nothing_that_was_shown_is_lost(session, project, seed):
    session.close()
    chance = random.Random(seed)
    for _ in range(2):  # killed, opened again, killed again
        shown = work(project, chance.randrange(8, 40), chance.random() * 0.05)
        again = Session.open(project, "budi")
        assert again.store.faults() == []
        assert shown
        assert on_disk_or_later(again, shown)
        again.close()


def test_all_that_was_done_before_the_kill_is_undone_after_it(session, project, rows):
    before, done = rows(), session.undo_name
    session.close()
    assert work(project, 30)
    again = Session.open(project, "budi")
    steps = 0
    while again.undo_name != done:
        assert again.undo().step
        steps += 1
    assert steps >= 10
    tables = {
        name: [tuple(r.values()) for r in again.store.rows(f"SELECT * FROM {name} ORDER BY id")] for name in before
    }
    again.close()
    assert tables == before


def test_what_the_killed_program_left_is_exported(session, project, tmp_path):
    session.close()
    shown = work(project, 6)
    target = tmp_path / "klaim.csv"
    command = [sys.executable, "-m", "annotations.cli", "export", str(project), "--to", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    words = target.read_text(encoding="utf-8-sig")
    assert shown
    for line in shown:
        assert line[0] in words
