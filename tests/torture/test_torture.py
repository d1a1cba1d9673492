"""The short form of `make torture`: a few kills of each kind; and what it would not miss."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotations.session import Session
from tests.torture import cuts, works
from tests.torture.killing import Told
from tests.torture.kinds import KINDS, Anything, Case, ExportCommand, Recording, look_at, look_at_backups
from tests.torture.run import Torture, table
from tests.torture.state import state_of_file


def test_killed_at_each_kind_of_work_and_at_power_cuts_nothing_is_lost_or_half_there(tmp_path):
    torture = Torture(tmp_path / "torture", 4)
    tally = torture.run(12, 30, 2, print)
    assert tally.faults == []
    assert all(tally.kills[kind.name] for kind in KINDS)
    assert sum(tally.kills[name] for name in tally.kills if name.startswith("power cut")) == 30
    assert "faults found: 0." in table(tally)


@pytest.fixture
def left(tmp_path) -> Path:
    """A project as a kill could have left it."""
    path = tmp_path / works.NAME
    works.project(path, 1, articles=2, claims=3, suggestions=4)
    return path


def tamper(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(statement)
        conn.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM history WHERE id = (SELECT max(id) FROM history)",
        "UPDATE history SET state = 'undone' WHERE id = (SELECT max(id) FROM history)",
        "UPDATE suggestions SET state = 'accepted' WHERE id = 1",
        "UPDATE claims SET credibility = '3' WHERE id = 1",
        "DELETE FROM spans WHERE claim_id = 1",
        "UPDATE texts SET text = text || '.' WHERE id = 1",
        "INSERT INTO tags (name, key) VALUES ('banjir', 'banjir')",
    ],
)
def test_what_is_lost_or_half_there_is_noticed(left, statement):
    state = state_of_file(left)
    look_at(left, [state], must_notice=False)
    tamper(left, statement)
    with pytest.raises(AssertionError):
        look_at(left, [state], must_notice=False)


def test_a_program_that_notices_nothing_is_noticed(left):
    with pytest.raises(AssertionError, match="not noticed"):
        look_at(left, [state_of_file(left)], must_notice=True)


def test_a_half_copy_under_its_final_name_is_noticed(left):
    folder = left.with_name("kerja.backups")
    folder.mkdir()
    data = left.read_bytes()
    (folder / f"2026-11-29T00.00.00.000Z-work{left.suffix}").write_bytes(data[: len(data) // 2])
    with pytest.raises(AssertionError, match="unsound copies"):
        look_at_backups(left)


@pytest.mark.parametrize("end", [0, 100, -1])
def test_a_half_export_is_noticed(tmp_path, end):
    kind = ExportCommand(1, tmp_path)
    base, folder = kind.folder / "base-1000", tmp_path / "left"
    base.mkdir(parents=True)
    works.project(base / works.NAME, 1)
    (base / "klaim.csv").write_text(kind.old)
    kind.copy(1000, folder)
    case, told = Case(0, 1000, folder, random.Random(1)), Told([], [], -9, "", 0)
    nothing_recorded = Recording({}, {}, [], 0)
    kind.look_further(case, told, nothing_recorded)
    session = Session.open(folder / works.NAME, "budi")
    session.export_csv(folder / "klaim.csv")
    session.close()
    kind.look_further(case, told, nothing_recorded)
    written = (folder / "klaim.csv").read_bytes()
    (folder / "klaim.csv").write_bytes(written[:end])
    with pytest.raises(AssertionError, match="neither the old nor the new"):
        kind.look_further(case, told, nothing_recorded)


def test_a_power_cut_that_lost_a_saved_step_is_noticed(left, tmp_path):
    tape = cuts.taped(left, tmp_path, 1, 6, rounds=False)
    whole = cuts.Cut("whole", tape[0].main, tape[-1].log, (tape[-1].state,))
    cuts.look_after(whole, tmp_path / "cut.sorotan")
    short = tape[-1].log[: cuts.parse(tape[-1].log).end - 1]
    with pytest.raises(AssertionError, match="another state came back"):
        cuts.look_after(whole._replace(log=short), tmp_path / "cut.sorotan")


def test_a_case_that_fails_is_told_and_its_files_stay(tmp_path, capsys):
    class Failing(Anything):
        name = "failing"
        acts = 2

        def look(self, case, told, *, by_command):
            raise AssertionError("a step is lost")

    torture = Torture(tmp_path, 1)
    torture.kinds["failing"] = Failing(1, tmp_path)
    torture.only("failing:3")
    assert [(case, words.partition(": ")[2]) for case, words in torture.tally.faults] == [
        ("failing:3", "a step is lost")
    ]
    assert (tmp_path / "failing" / "case-3-as-killed" / works.NAME).exists()
    assert "FAULT in failing:3" in capsys.readouterr().out
