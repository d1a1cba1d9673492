"""Copies beside the project: made while it is written to, checked, only where something has changed, and so many."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest

from annotations.errors import Problem
from annotations.model import Span
from annotations.session import Session
from annotations.store import backups, file


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch):
    """Let each look at the clock be a second later than the one before: copies are named by it."""
    real, ticks = file.now, iter(range(1, 10_000))

    def now() -> str:
        at = next(ticks)
        return f"2026-11-29T{at // 3600:02d}:{at // 60 % 60:02d}:{at % 60:02d}.000Z"

    monkeypatch.setattr(backups.file, "now", now)
    yield
    monkeypatch.setattr(file, "now", real)


def claims(path: Path) -> int:
    """Count the claims of a project file."""
    with sqlite3.connect(path) as look:
        found = int(look.execute("SELECT count(*) FROM claims").fetchone()[0])
    look.close()
    return found


def test_a_backup_is_a_project_of_its_own(session, project):
    session.highlight(1, [Span(0, 9)])
    copy = backups.back_up(project, 3, days=0)
    assert copy is not None
    assert copy.parent == project.with_name(f"{project.stem}.backups")
    opened = Session.open(copy, "ana")
    assert [claim.quote for claim in opened.store.claims_of(1)] == [claim.quote for claim in session.store.claims_of(1)]
    assert opened.undo_name == "Highlight claim"
    opened.close()
    assert sorted(path.suffix for path in copy.parent.iterdir()) == [".sorotan"]


def test_nothing_is_copied_where_nothing_has_changed(session, project):
    assert backups.back_up(project, 3, days=0) is not None
    assert backups.back_up(project, 3, days=0) is None
    session.highlight(1, [Span(0, 9)])
    assert backups.back_up(project, 3, days=0) is not None
    session.undo()
    assert backups.back_up(project, 3, days=0) is not None
    session.record_run(1, "uji", "1", "id", [])
    assert backups.back_up(project, 3, days=0) is not None
    assert backups.back_up(project, 3, days=0) is None


def test_the_newest_are_kept(session, project):
    made = []
    for at in range(5):
        session.highlight(1, [Span(at, at + 9)])
        made.append(backups.back_up(project, 3, days=0))
    assert [one.path for one in backups.backups_of(project)] == made[:1:-1]
    assert [claims(one.path) for one in backups.backups_of(project)] == [5, 4, 3]


def test_none_are_made_where_none_are_kept(session, project):
    assert backups.back_up(project, 0) is None
    assert not file.backup_folder(project).exists()


def test_what_a_program_left_that_was_ended_in_the_middle_goes(session, project):
    folder = file.backup_folder(project)
    folder.mkdir()
    (folder / ".2026-01-01.sorotan.new").write_bytes(b"half")
    (folder / ".2026-01-01.sorotan.new-journal").write_bytes(b"half")
    backups.back_up(project, 3, days=0)
    assert [path.name[0] for path in folder.iterdir()] != ["."]
    assert len(list(folder.iterdir())) == 1


def test_a_damaged_newest_copy_does_not_keep_a_new_one_from_being_made(session, project):
    first = backups.back_up(project, 3, days=0)
    first.write_bytes(b"SQLite format 3\0" + bytes(2000))
    assert backups.back_up(project, 3, days=0) is not None


def test_a_copy_that_is_not_sound_does_not_count(session, project, monkeypatch):
    real = sqlite3.connect

    class Torn(sqlite3.Connection):
        def execute(self, sql: str, *more):
            return super().execute("SELECT 'page 3: damaged'" if "integrity_check" in sql else sql, *more)

    monkeypatch.setattr(backups.sqlite3, "connect", lambda *a, **k: real(*a, **k, factory=Torn))
    with pytest.raises(Problem, match="damaged"):
        backups.back_up(project, 3, days=0)
    assert list(file.backup_folder(project).iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_problem(session, project):
    file.backup_folder(project).write_text("a file in its place")
    with pytest.raises(Problem, match=r"\.backups"):
        backups.back_up(project, 3, days=0)


def test_steps_that_are_saved_meanwhile_do_not_make_it_begin_anew(session, project, monkeypatch):
    session.highlight(1, [Span(0, 9)])
    monkeypatch.setattr(backups, "_PAGES", 1)
    pages: list[int] = []
    real = sqlite3.connect

    class Watched(sqlite3.Connection):
        def backup(self, target, *, pages=-1, progress=None, name="main", sleep=0.0):
            def step(_status: int, left: int, _total: int) -> None:
                notes.append(left)
                session.add_tag([1], f"tag {len(notes)}")

            super().backup(target, pages=pages, progress=step, name=name, sleep=0)

    notes = pages
    monkeypatch.setattr(backups.sqlite3, "connect", lambda *a, **k: real(*a, **k, factory=Watched))
    copy = backups.back_up(project, 3, days=0)
    assert pages == sorted(pages, reverse=True)
    assert len(pages) > 20
    with real(copy) as look:
        assert look.execute("SELECT count(*) FROM tags").fetchone()[0] == 0  # as it was when it began
    look.close()


def test_the_copy_is_whole_while_the_project_is_written_to(session, project):
    stop = threading.Event()
    copies: list[Path] = []

    def work() -> None:
        while not stop.is_set():
            copies.extend(filter(None, [backups.back_up(project, 50)]))

    thread = threading.Thread(target=work)
    thread.start()
    for at in range(60):
        session.highlight(1, [Span(at, at + 9)])
    stop.set()
    thread.join()
    assert copies
    for copy in copies:
        opened = Session.open(copy, "ana", read_only=True)
        n = len(opened.store.claim_ids())
        assert len(opened.store.rows("SELECT id FROM history WHERE name = 'Highlight claim'")) == n
        opened.close()


def test_two_copies_that_are_made_at_once_do_not_disturb_each_other(session, project):
    session.highlight(1, [Span(0, 9)])
    problems: list[Problem] = []

    def copy(at: int) -> None:
        try:
            for _ in range(6):
                backups.back_up(project, 50, f"work{at}"[:4], days=0, rest=0.002)
        except Problem as problem:
            problems.append(problem)

    threads = [threading.Thread(target=copy, args=(at,)) for at in range(3)]
    for thread in threads:
        thread.start()
    for at in range(30):
        session.add_tag([1], f"tag {at}")
    for thread in threads:
        thread.join()
    assert problems == []
    for one in backups.backups_of(project):
        assert claims(one.path) == 1
    assert [path.name for path in file.backup_folder(project).iterdir() if path.name.startswith(".")] == []


def test_a_draft_of_a_program_that_still_runs_is_left_to_it(session, project):
    folder = file.backup_folder(project)
    folder.mkdir()
    mine, old = folder / f".a.{os.getppid()}-0.new", folder / ".a.2147480000-0.new"
    mine.write_bytes(b"half")
    old.write_bytes(b"half")
    backups.back_up(project, 3, days=0)
    assert mine.exists()
    assert not old.exists()
