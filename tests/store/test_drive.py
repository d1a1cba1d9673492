"""Drives of the network: what is asked of them is waited for no longer than they answer, and nothing is lost over it.

The drive of these tests stands still where SQLite runs a statement, which it does in the thread that asks the drive.
tests/journeys/test_standing_drive.py has a real one.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from annotations.errors import Damaged, Problem
from annotations.model import Credibility
from annotations.session import BULK, Session, Snapshot, create_project
from annotations.store import Store, drive, place
from tests.conftest import incoming, span_of
from tests.gui.hands import wait_for

STILL = "does not answer"


class Standing:
    """A drive that goes, or stands still."""

    def __init__(self) -> None:
        self.goes = Event()
        self.goes.set()

    def stands(self) -> None:
        """Let everything wait that asks it from now on."""
        self.goes.clear()


@pytest.fixture
def standing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Standing]:
    """A drive of the network under every project, that can be made to stand still."""
    one = Standing()
    real = os.statvfs

    def space(path: Path) -> os.statvfs_result:
        one.goes.wait(30)
        return real(path)

    monkeypatch.setattr(drive.os, "statvfs", space)
    monkeypatch.setattr(place, "is_network", lambda _: True)
    monkeypatch.setattr(drive, "SOON_S", 0.02)
    monkeypatch.setattr(drive, "ANSWER_S", 0.1)
    yield one
    one.goes.set()
    wait_for(lambda: not any("drive" in thread.name for thread in threading.enumerate()))


@pytest.fixture
def desk(standing: Standing, project: Path) -> Iterator[Session]:
    """A session on that drive, with an article and a claim."""
    session = Session.open(project, "ana")
    session.before_bulk = lambda: None
    session.add_articles([incoming()])
    session.highlight(1, [span_of("300 warga")])
    yield session
    standing.goes.set()
    session.close()


def still_at(standing: Standing, desk: Session, statement: str) -> None:
    """Let the drive stand still at the next statement that begins with this."""
    left = [True]

    def run(sql: str) -> None:
        if left and sql.startswith(statement):
            left.clear()
            standing.stands()
            standing.goes.wait(30)

    desk.store.conn.set_trace_callback(run)


def goes_on(standing: Standing, desk: Session) -> None:
    """Let it go on, and wait until what was begun has come to its end."""
    assert desk.store._drive.stands_still
    assert not desk.came_back()
    standing.goes.set()
    wait_for(desk.came_back)
    assert not desk.came_back()


@pytest.mark.parametrize(
    ("statement", "saved"), [("COMMIT", True), ("INSERT INTO history", False), ("UPDATE", False), ("BEGIN", False)]
)
def test_a_step_over_which_it_stands_still_is_there_whole_or_not_at_all(standing, desk, statement, saved):
    before = len(desk.store.history(limit=1000))
    still_at(standing, desk, statement)
    with pytest.raises(Problem, match="is there whole or not at all"):
        desk.set_credibility([1], Credibility.TWO)
    began = time.monotonic()
    with pytest.raises(Problem, match=STILL):
        desk.store.claim(1)
    with pytest.raises(Problem, match=STILL):
        desk.add_source("TASS")
    assert time.monotonic() - began < 5
    goes_on(standing, desk)
    assert (desk.store.claim(1).credibility is not None) is saved
    assert len(desk.store.history(limit=1000)) == before + saved
    desk.add_source("Xinhua")
    assert desk.undo_name == "New source Xinhua"
    desk.undo()
    assert [one.name for one in desk.store.sources()] == []
    assert desk.store.faults() == []


def test_before_a_step_it_is_asked_whether_it_answers(standing, desk):
    standing.stands()
    with pytest.raises(Problem, match=r"does not answer\. Nothing was begun"):
        desk.add_source("TASS")
    standing.goes.set()
    desk.add_source("Xinhua")
    assert [one.name for one in desk.store.sources()] == ["Xinhua"]
    assert not desk.came_back()


def test_an_undo_over_which_it_stands_still_is_told_by_what_is_there(standing, desk):
    still_at(standing, desk, "COMMIT")
    with pytest.raises(Problem, match=STILL):
        desk.undo()
    goes_on(standing, desk)
    assert desk.store.claim_ids() == []
    assert desk.redo_name == "Highlight claim"


def test_a_step_that_goes_on_after_it_stood_still_is_taken_back(standing, desk):
    still_at(standing, desk, 'INSERT INTO "tags"')

    def go_on_after_it() -> None:
        with desk.store.step("Two tags") as step:
            with pytest.raises(Problem, match=STILL):
                step.insert("tags", {"name": "air", "key": "air"})
            goes_on(standing, desk)
            step.insert("tags", {"name": "banjir", "key": "banjir"})

    with pytest.raises(Problem, match=STILL):
        go_on_after_it()
    assert desk.store.rows("SELECT * FROM tags") == []
    assert not desk.store.conn.in_transaction


def test_a_disk_that_takes_its_time_and_answers_is_waited_for(standing, desk):
    desk.store.conn.set_trace_callback(lambda sql: time.sleep(0.3) if sql == "COMMIT" else None)
    desk.add_source("TASS")
    assert [one.name for one in desk.store.sources()] == ["TASS"]


def test_what_a_statement_raises_is_raised(standing, desk):
    with pytest.raises(sqlite3.OperationalError, match="no such table: tasks"):
        desk.store.conn.execute("SELECT * FROM tasks")
    with pytest.raises(sqlite3.IntegrityError):
        desk.store.conn.executemany("INSERT INTO spans (claim_id, start, end) VALUES (?, ?, ?)", [(99, 0, 1)])
    desk.store.conn.commit()
    assert desk.store.faults() == []


def test_rows_are_read_as_from_any_cursor(standing, desk):
    cursor = desk.store.conn.execute("VALUES (1), (2), (3), (4), (5)")
    assert cursor.description[0][0] == "column1"
    assert next(cursor) == (1,)
    assert cursor.fetchone() == (2,)
    assert cursor.fetchmany() == [(3,)]
    assert cursor.fetchmany(1) == [(4,)]
    assert cursor.fetchall() == [(5,)]
    assert cursor.fetchone() is None
    assert list(cursor) == []
    assert desk.store.conn.cursor().fetchall() == []


def test_opening_ends_in_words_and_what_was_opened_late_is_closed_again(standing, project, monkeypatch):
    standing.stands()
    with pytest.raises(Problem, match=r"does not answer\. Nothing was begun"):
        Session.open(project, "ana")
    standing.goes.set()
    real = Store._open

    def slow(store: Store) -> None:
        standing.stands()
        standing.goes.wait(30)
        real(store)

    monkeypatch.setattr(Store, "_open", slow)
    with pytest.raises(Problem, match=STILL):
        Session.open(project, "ana")
    standing.goes.set()
    monkeypatch.setattr(Store, "_open", real)
    lock = project.with_name(f".{project.name}.lock")
    wait_for(lambda: not any("drive" in thread.name for thread in threading.enumerate()))
    assert not lock.exists()
    Session.open(project, "ana").close()


def test_a_problem_of_opening_is_told_as_on_any_disk(standing, project):
    project.write_bytes(project.read_bytes()[:5000])
    with pytest.raises(Damaged):
        Session.open(project, "ana")


def test_closing_is_done_when_it_answers_again(standing, desk, project):
    still_at(standing, desk, "COMMIT")
    with pytest.raises(Problem, match=STILL):
        desk.add_source("TASS")
    desk.close()
    lock = project.with_name(f".{project.name}.lock")
    assert lock.exists()
    standing.goes.set()
    wait_for(lambda: not lock.exists())
    again = Session.open(project, "bo")
    assert [one.name for one in again.store.sources()] == ["TASS"]
    again.close()


def test_it_may_stand_still_over_the_closing(standing, desk, project):
    still_at(standing, desk, "PRAGMA optimize")
    with pytest.raises(Problem, match=STILL):
        desk.close()
    standing.goes.set()
    wait_for(lambda: not project.with_name(f".{project.name}.lock").exists())


@pytest.mark.parametrize("act", [create_project, Snapshot])
def test_a_new_project_and_a_backup_end_in_words(standing, desk, project, act: Callable[[Path], object]):
    standing.stands()
    with pytest.raises(Problem, match=STILL):
        act(project.with_name("new.sorotan") if act is create_project else project)


def test_a_copy_and_many_steps_at_once_are_made_through_it(standing, desk, tmp_path):
    with desk.step("Many", of=BULK) as (step, _):
        for n in range(BULK):
            step.insert("tags", {"name": f"t{n}", "key": f"t{n}"})
    desk.store.save_copy(tmp_path / "copy.sorotan")
    copy = Session.open(tmp_path / "copy.sorotan", "ana", read_only=True)
    assert copy.store.on_network
    assert copy.store.rows("SELECT count(*) AS n FROM tags") == [{"n": BULK}]
    copy.close()
