"""What goes wrong in the world is said in words, and nothing is lost."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys

import pytest

from annotations.errors import Problem
from annotations.session import Session, create_project
from annotations.store.migrations import newest
from gui.log import _shown, last_resort
from tests.conftest import span_of
from tests.gui.hands import drag, make_claim, only_claim, press, shown_message, sweep, type_words, wait_for


def stays_closed(window):
    """Say that the start page is still there."""
    return not window.bridge.is_open and window.start.isVisible()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.unlink(), "does not exist"),
        (lambda path: path.chmod(0o444), "is read-only"),
        (lambda path: path.write_bytes(b"Bukan proyek."), "is no Sorotan project"),
        (lambda path: path.write_bytes(path.read_bytes()[:100] + b"\xff" * 5000), "waduk.sorotan"),
    ],
)
def test_a_project_that_cannot_be_opened_is_told_in_words(empty_window, project, make, words):
    make(project)
    assert not empty_window.open_project(project)
    assert words in shown_message(empty_window)
    assert stays_closed(empty_window)
    if project.exists():
        project.chmod(0o644)


def test_a_program_that_was_ended_without_closing_is_told_of_once(empty_window, project, tmp_path):
    session = Session.open(project, "ana")
    session.add_source("TASS")
    left = tmp_path / "sisa.sorotan"
    for end in ("", "-wal"):  # what lies on the disk while a program works, and where it is killed
        shutil.copy(f"{project}{end}", f"{left}{end}")
    session.close()
    assert empty_window.open_project(left)
    words = "The program was ended without closing last time; all is here up to “New source TASS”, "
    assert empty_window.saved.text().startswith(words)
    empty_window.close_project()
    assert empty_window.open_project(left)
    assert "without closing" not in empty_window.saved.text()


def test_a_folder_is_no_project(empty_window, tmp_path):
    assert not empty_window.open_project(tmp_path)
    assert "is a folder" in shown_message(empty_window)


def test_a_project_of_a_newer_program_is_refused_and_left_as_it_is(empty_window, project):
    db = sqlite3.connect(project)
    db.execute(f"PRAGMA user_version={newest() + 7}")
    db.close()
    before = project.read_bytes()
    assert not empty_window.open_project(project)
    words = shown_message(empty_window)
    assert "newer Sorotan" in words
    assert "Update Sorotan" in words
    assert project.read_bytes() == before


def test_a_project_that_is_open_elsewhere_says_by_whom(empty_window, project):
    hold = (
        "import sys; from pathlib import Path; from annotations.session import Session;"
        "held = Session.open(Path(sys.argv[1]), 'budi'); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(project)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        assert not empty_window.open_project(project)
        words = shown_message(empty_window)
        assert "is open elsewhere" in words
        assert "by budi" in words
        other.communicate("")
    assert empty_window.open_project(project)


def test_a_project_that_fails_to_open_leaves_the_present_one_open(window, tmp_path):
    claim = make_claim(window, "300 warga")
    assert not window.open_project(tmp_path / "tidak-ada.sorotan")
    assert "does not exist" in shown_message(window)
    assert only_claim(window) == claim
    assert window.windowTitle() == "waduk.sorotan — Sorotan"
    press("R B 2")
    assert only_claim(window).credibility == "2"


def full(window):
    """Let the disk be full from now on, as SQLite tells it: not one more page fits."""
    pages = window.session.store.db.execute("PRAGMA page_count").fetchone()[0]
    window.session.store.db.execute(f"PRAGMA max_page_count={pages}")


def test_a_full_disk_is_told_and_nothing_of_the_step_is_kept(window, page):
    claim = make_claim(window, "300 warga")
    undo = window.session.undo_name
    full(window)
    press("N")
    window.claim_panel.claim.note.insertPlainText("x" * 30_000)
    words = shown_message(window)
    assert "is full" in words
    assert "Nothing of this step was saved." in words
    assert only_claim(window) == claim
    assert window.session.undo_name == undo
    assert list(window.session.store.faults()) == []


def test_after_a_full_disk_the_work_goes_on(window, page, monkeypatch):
    make_claim(window, "300 warga")
    store, real = window.session.store, window.session.store.step

    def no_room(*_args, **_more):
        raise Problem(f"The disk with {store.path} is full. Nothing of this step was saved.", "Free some space.")

    monkeypatch.setattr(store, "step", no_room)
    for keys in ("1", "R B 2", "Q", "Delete"):
        press(keys)
        assert "is full" in shown_message(window)
    drag(page, span_of("hujan masih"))
    press("H")
    assert "is full" in shown_message(window)
    assert page.selected() == span_of("hujan masih")
    monkeypatch.setattr(store, "step", real)
    press("H")
    assert len(window.session.store.claim_ids()) == 2


def test_a_note_that_was_not_saved_is_not_shown_as_saved(window, page, monkeypatch):
    claim = make_claim(window, "300 warga")
    store, real = window.session.store, window.session.store.step
    press("N")
    type_words("cek")

    def no_room(*_args, **_more):
        raise Problem("The disk is full.", "Free some space.")

    monkeypatch.setattr(store, "step", no_room)
    type_words("!")
    assert "The disk is full." in shown_message(window)
    assert only_claim(window).note == "cek"
    assert window.saved.text() == "✕ not done"
    monkeypatch.setattr(store, "step", real)
    window.claim_panel.claim.note.setFocus()
    type_words("?")
    assert window.session.store.claim(claim.id).note == window.claim_panel.claim.note.toPlainText()
    assert window.saved.text() == "✓ saved · edit note"


def test_a_project_that_is_deleted_while_open_loses_nothing_that_can_be_kept(window, page, project, tmp_path):
    claim = make_claim(window, "300 warga")
    project.unlink()
    press("1 R B 2")
    while window.shown_boxes:
        shown_message(window)
    assert window.isVisible()
    assert only_claim(window).id == claim.id
    window.bridge.run(lambda: window.session.store.save_copy(tmp_path / "selamat.sorotan"))
    saved = Session.open(tmp_path / "selamat.sorotan", "ana")
    assert [c.quote for c in saved.store.claims(saved.store.claim_ids())] == ["300 warga"]
    saved.close()


def test_closing_while_jobs_run_leaves_no_process(window, tmp_path):
    window.suggest_all()
    assert window.suggester.running
    window.close()
    assert window.worker.process_id == 0
    sweep()


def test_a_claim_that_is_gone_when_its_table_line_is_clicked(window):
    claim = make_claim(window, "300 warga")
    window.session.delete_claims([claim.id])
    window.go_to_claim(claim.id)
    assert "claim" in shown_message(window)


def test_an_unexpected_error_is_logged_and_said_once_in_words(window, caplog):
    error = LookupError("claims 99")
    last_resort(type(error), error, error.__traceback__)
    box = _shown[-1]
    assert box.text() == "Something went wrong that should not have."
    assert "Everything you did before is saved" in box.informativeText()
    assert "LookupError: claims 99" in box.detailedText()
    assert "claims 99" in caplog.text
    caplog.clear()
    box.close()
    box.deleteLater()
    _shown.clear()
    sweep()
    press("H")
    assert window.saved.text() == "Select the words of the claim first."


def test_a_problem_met_while_something_is_shown_is_said_as_one(window, caplog):
    error = Problem("waduk.sorotan is damaged.", "Restore <b>a backup</b>.")
    last_resort(type(error), error, error.__traceback__)
    box = _shown[-1]
    assert box.text() == "waduk.sorotan is damaged."
    assert box.informativeText() == "<span>Restore &lt;b&gt;a backup&lt;/b&gt;.</span>"
    assert "is damaged" in caplog.text
    caplog.clear()
    box.close()
    box.deleteLater()
    _shown.clear()
    sweep()


def test_a_worker_that_dies_is_started_again_and_the_work_is_done(window):
    press("Ctrl+G")
    wait_for(lambda: window.worker.process_id > 0, 20)
    first = window.worker.process_id
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: not window.suggester.running, 60)
    assert window.suggestions
    assert window.worker.process_id not in (0, first)


def test_a_letter_that_was_not_saved_is_saved_when_the_drive_answers_again(window, monkeypatch):
    claim = make_claim(window, "300 warga")
    press("N")
    type_words("ab")
    with monkeypatch.context() as standing:
        standing.setattr(window.session.store, "check_present", lambda: refuse("The drive does not answer."))
        type_words("c")
        assert "does not answer" in shown_message(window)
    assert window.session.store.claim(claim.id).note == "ab"
    window.bridge.came_back.emit()
    assert window.session.store.claim(claim.id).note == "abc"
    assert window.claim_panel.claim.note.toPlainText() == "abc"
    assert window.saved.text() == "The drive answers again. All is here up to “Edit note”."


def test_what_answers_again_before_any_step_says_so(empty_window, tmp_path):
    create_project(tmp_path / "kosong.sorotan")
    assert empty_window.open_project(tmp_path / "kosong.sorotan")
    empty_window.bridge.came_back.emit()
    assert empty_window.saved.text() == "The drive answers again. There is no step yet."


def test_the_same_problem_is_not_said_twice_at_once(window, caplog):
    problem = Problem("The drive does not answer.", "Wait.")
    for _ in range(3):  # as for each row that is painted
        window.show_problem(problem)
        last_resort(Problem, problem, None)
    assert [box.text() for box in window.shown_boxes] == ["The drive does not answer."]
    assert [box.text() for box in _shown if box.isVisible()] == ["The drive does not answer."]
    caplog.clear()
    for box in (*window.shown_boxes, *_shown):
        box.close()
        box.deleteLater()
    _shown.clear()
    sweep()


def refuse(words: str) -> None:
    raise Problem(words, "Wait.")
