"""A program that is ended without closing the project: the next one notices, and says up to where all is there."""

import multiprocessing
import os
import shutil
import signal
import sqlite3
from pathlib import Path

import pytest

from annotations.session import Session
from annotations.store import file


def _work_and_die(path: Path, steps: int) -> None:
    session = Session.open(path, "ana")
    for at in range(steps):
        session.add_source(f"Sumber {at}")
    os.kill(os.getpid(), signal.SIGKILL)


def killed(path: Path, steps: int) -> None:
    """Work on a project in a process that is killed."""
    process = multiprocessing.get_context("spawn").Process(target=_work_and_die, args=(path, steps))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def test_a_project_that_was_closed_was_not_ended_early(session, project):
    assert session.store.recovered is None
    session.close()
    again = Session.open(project, "budi")
    assert again.store.recovered is None
    again.close()


def test_the_next_program_says_up_to_which_step_all_is_there_and_the_one_after_it_nothing(project):
    killed(project, 3)
    for read_only in (True, True, False):  # to look at it changes nothing of that
        again = Session.open(project, "budi", read_only=read_only)
        assert again.store.recovered is not None
        assert again.store.recovered[::2] == ("New source Sumber 2", "ana")
        assert again.store.recovered.at == again.store.rows("SELECT max(at) AS at FROM history")[0]["at"]
        assert len(again.store.sources()) == 3
        again.close()
    after = Session.open(project, "budi")
    assert after.store.recovered is None
    after.close()


def test_where_no_step_had_been_saved_it_names_none(project):
    killed(project, 0)
    again = Session.open(project, "budi")
    assert again.store.recovered == ("", "", "")
    again.close()


def test_a_copy_that_came_with_the_log_alone_was_ended_early_too(session, project, tmp_path):
    copy = tmp_path / "salinan.sorotan"
    for end in ("", "-wal"):
        shutil.copy(f"{project}{end}", f"{copy}{end}")
    again = Session.open(copy, "budi")
    assert again.store.recovered is not None
    assert again.store.recovered.step == "New source Sri Wahyuni"
    again.close()


def test_who_looks_at_a_project_that_is_being_worked_on_sees_no_end(session, project):
    look = Session.open(project, "budi", read_only=True)
    assert look.store.recovered is None
    look.close()
    assert session.add_source("TASS").sources


def test_a_reader_that_outlives_the_writer_leaves_no_sign_of_an_end(session, project):
    look = Session.open(project, "budi", read_only=True)
    assert look.store.sources()
    session.close()
    look.close()
    assert os.listdir(project.parent) == [project.name]


def test_a_reader_leaves_what_a_killed_writer_left(session, project):
    look = Session.open(project, "budi", read_only=True)
    assert look.store.sources()
    session.close()
    killed(project, 1)
    look.close()
    assert file.ended_early(project)


@pytest.mark.parametrize("read_only", [True, False])
def test_what_was_being_written_without_the_log_is_undone(project, tmp_path, read_only):
    """A project that nobody has opened yet, or that was restored from a backup, has no log: SQLite keeps a journal."""
    left = tmp_path / "sisa.sorotan"
    conn = sqlite3.connect(project)
    conn.execute("PRAGMA cache_size=2")  # so that the file is written to before the end
    conn.execute("BEGIN")
    conn.executemany("INSERT INTO tags (name, key) VALUES (?, ?)", ((f"{at:01000}", str(at)) for at in range(50)))
    for end in ("", "-journal"):
        shutil.copy(f"{project}{end}", f"{left}{end}")
    conn.close()
    again = Session.open(left, "budi", read_only=read_only)
    assert again.store.rows("SELECT count(*) AS n FROM tags") == [{"n": 0}]
    assert again.store.faults() == []
    again.close()
    assert not left.with_name(f"{left.name}-journal").exists()
