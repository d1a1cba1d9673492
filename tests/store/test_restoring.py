"""The way back: copies for many reasons and of many days, what differs, and restoring also over damage."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from annotations.errors import OpenElsewhere, Problem
from annotations.model import Credibility, Span
from annotations.session import BULK, Session
from annotations.store import back_up, backups, backups_of, differences, file, restore, verify
from annotations.store.backups import Differences, Snapshot
from tests.conftest import incoming
from tests.store.test_history import content, older


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    """A clock that is set by hand."""
    time = ["2026-11-29T12:00:00.000Z"]
    monkeypatch.setattr(file, "now", lambda: time[0])
    return time


def test_the_last_copy_of_each_day_stays_beside_the_newest(session, project, clock):
    for day in range(1, 11):
        for hour in ("08", "17"):
            clock[0] = f"2026-11-{day:02d}T{hour}:00:00.000Z"
            session.add_source(f"S{day}{hour}")
            back_up(project, 3, "work", days=5)
    assert [one.at[8:13] for one in backups_of(project)] == ["10T17", "10T08", "09T17", "08T17", "07T17", "06T17"]


def test_a_copy_made_after_the_clock_was_set_back_is_still_the_newest(session, project, clock):
    back_up(project, 2, days=0)
    clock[0] = "2020-01-01T00:00:00.000Z"
    session.add_source("TASS")
    newest = back_up(project, 2, days=0)
    session.add_source("Xinhua")
    back_up(project, 2, days=0)
    assert [one.at for one in backups_of(project)] == ["2026-11-29T12:00:00.002Z", "2026-11-29T12:00:00.001Z"]
    assert backups_of(project)[1].path == newest


def test_a_copy_says_why_it_was_made(session, project):
    path = back_up(project, 3, "work")
    assert path is not None
    (one,) = backups_of(project)
    assert (one.path, one.reason, one.size) == (path, "work", path.stat().st_size)


def test_a_copy_is_of_the_moment_it_was_begun(session, project):
    snapshot = Snapshot(project)
    session.highlight(1, [Span(0, 9)])
    path = snapshot.copy(3, "bulk")
    again = Session.open(path, "ana")
    assert again.store.claim_ids() == []
    again.close()


BULKY = {
    "delete claims": lambda s, ids: s.delete_claims(ids),
    "rate": lambda s, ids: s.rate(ids, None, Credibility.TWO),
    "source": lambda s, ids: s.set_source(ids, "Antara"),
    "tag": lambda s, ids: s.add_tag(ids, "cuaca"),
    "delete articles": lambda s, _: s.delete_articles([article.id for article in s.store.articles()]),
    "import": lambda s, _: s.add_articles([incoming(f"Teks {at}", str(at)) for at in range(BULK)]),
}


@pytest.mark.parametrize("name", BULKY)
def test_before_a_step_that_changes_much_there_is_a_copy(session, project, name):
    session.before_bulk = lambda: None
    session.add_articles([incoming(f"Artikel {at}", str(at)) for at in range(BULK)])
    ids = [claim for at in range(BULK) for claim in session.highlight(1, [Span(at, at + 9)]).claims]
    session.before_bulk = session.back_up
    head = session.store.head()
    BULKY[name](session, ids)
    (copy,) = backups_of(project)
    assert copy.reason == "bulk"
    assert verify(copy.path).head == head


def test_a_small_step_makes_no_copy(session, project):
    session.highlight(1, [Span(0, 9)])
    assert backups_of(project) == []


def test_before_the_format_is_brought_up_to_date_there_is_a_copy(session, project):
    session.close()
    older(project)
    Session.open(project, "ana").close()
    (copy,) = backups_of(project)
    assert copy.reason == "format"
    with sqlite3.connect(copy.path) as look:
        assert look.execute("PRAGMA user_version").fetchone() == (5,)
    look.close()


def test_what_differs_is_counted(session, project):
    first = session.highlight(1, [Span(0, 9)]).claims
    (kept,) = session.highlight(1, [Span(20, 29)]).claims
    copy = back_up(project)
    session.delete_claims([*first])
    session.highlight(1, [Span(5, 12)])
    session.highlight(1, [Span(7, 15)])
    session.set_source([kept], "Antara")
    session.add_articles([incoming("Teks lain.", "Lain")])
    assert differences(project, copy) == Differences((2, 1), (3, 2), 2, 1, 1, 5)
    assert differences(copy, copy) == Differences((1, 1), (2, 2), 0, 0, 0, 0)


def test_a_copy_of_another_past_is_said_to_be_one(session, project):
    session.highlight(1, [Span(0, 9)])
    copy = back_up(project)
    session.close()
    with sqlite3.connect(project) as other:
        other.execute("UPDATE history SET hash = 'x' WHERE id = (SELECT max(id) FROM history)")
    other.close()
    assert differences(project, copy).since is None


def test_a_restored_project_is_its_copy_and_what_was_there_is_a_copy_now(session, project):
    session.highlight(1, [Span(0, 9)])
    copy = back_up(project)
    session.highlight(1, [Span(20, 29)])
    was = content(project)
    with pytest.raises(OpenElsewhere):
        restore(project, copy)
    session.close()
    restore(project, copy)
    assert content(project) == content(copy)
    newest = backups_of(project)[0]
    assert newest.reason == "restoring"
    assert content(newest.path) == was
    again = Session.open(project, "ana")
    assert again.store.faults() == []
    assert again.store.rows("PRAGMA journal_mode") == [{"journal_mode": "wal"}]
    again.highlight(1, [Span(3, 9)])
    again.close()
    restore(project, newest.path)
    assert content(project) == was


@pytest.mark.parametrize("damage", ["header", "middle", "cut", "gone", "empty"])
def test_a_damaged_project_is_moved_aside_and_the_copy_put_in_its_place(session, project, damage):
    session.highlight(1, [Span(0, 9)])
    copy = back_up(project)
    session.close()
    data = project.read_bytes()
    if damage == "gone":
        project.unlink()
    else:
        rotten = {
            "header": b"x" * 100 + data[100:],
            "middle": data[:4096] + b"\xff" * 40_960 + data[45_056:],
            "cut": data[: len(data) // 2],
            "empty": b"",
        }[damage]
        project.write_bytes(rotten)
    restore(project, copy)
    assert content(project) == content(copy)
    aside = [path for path in project.parent.glob("waduk (damaged *") if path.suffix == project.suffix]
    assert [path.read_bytes() for path in aside] == ([] if damage == "gone" else [rotten])


def test_a_copy_that_is_not_sound_is_not_restored(session, project):
    session.highlight(1, [Span(0, 9)])
    copy = back_up(project)
    session.close()
    was = content(project)
    data = copy.read_bytes()
    copy.write_bytes(data[:8192] + b"\xff" * 20_000 + data[28_192:])
    with pytest.raises(Problem, match="damaged"):
        restore(project, copy)
    assert content(project) == was


def test_other_files_in_the_folder_of_copies_are_left_alone(session, project: Path):
    folder = file.backup_folder(project)
    folder.mkdir()
    mine = folder / "mine.sorotan"
    mine.write_text("mine")
    for at in range(4):
        session.add_source(f"S{at}")
        back_up(project, 1, days=0)
    assert mine.read_text() == "mine"
    assert len(backups_of(project)) == 1


def test_a_copy_that_cannot_be_read_differs_in_nothing_that_could_be_said(session, project):
    copy = back_up(project)
    copy.write_bytes(b"x" * 8192)
    with pytest.raises(Problem, match="is no Sorotan project"):
        differences(project, copy)


def test_what_differs_from_a_copy_of_an_older_format_is_seen_once_that_is_restored(session, project, tmp_path):
    session.close()
    copy = tmp_path / "lama.sorotan"
    shutil.copy(project, copy)
    older(copy)
    with pytest.raises(Problem, match="is of an older format") as told:
        differences(project, copy)
    assert told.value.hint == "Restore it to see what is in it."


def test_a_project_of_which_no_copy_can_be_begun_lets_go_of_its_file(session, project, monkeypatch):
    def fail(_: sqlite3.Connection) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(backups, "_state", fail)
    with pytest.raises(Problem, match="is damaged"):
        Snapshot(project)
    assert backups_of(project) == []  # that its file is let go of, the watch over open files sees


def test_where_there_are_no_copies_none_are_taken_away(project):
    backups.prune(project, 1, 1)
    assert backups_of(project) == []
