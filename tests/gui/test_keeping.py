"""History, earlier states, backups and rescue in the window."""

import csv
import shutil
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox

from annotations.errors import Problem
from annotations.model import Credibility, Span
from annotations.session import Session
from annotations.store import back_up, backups_of, verify
from gui.backups import BackupsDialog
from gui.history import PAGE, HistoryDialog
from gui.marks import Key
from gui.orphans import OrphansDialog
from tests.conftest import TEXT, incoming, span_of
from tests.gui.hands import close, make_claim, press, wait_for
from tests.web_server import serving


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch):
    """A server on this machine, asked without a proxy, and what it was asked for."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as found:
        yield found


def dialog(window, kind: type[QDialog]):
    """Give the open dialog of a kind."""
    (found,) = [one for one in window.findChildren(kind) if one.isVisible()]
    return found


def lines(tree) -> list[list[str]]:
    """Give what stands in a list."""
    items = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return [[item.text(column) for column in range(tree.columnCount())] for item in items]


def choose_file(monkeypatch: pytest.MonkeyPatch, path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))


@pytest.fixture
def claim(window) -> int:
    """A claim that was rated twice, with the page on it."""
    (claim_id,) = window.session.highlight(1, [Span(0, 9)]).claims
    window.session.set_credibility([claim_id], Credibility.TWO)
    window.session.set_credibility([claim_id], Credibility.FOUR)
    window.go_to_claim(claim_id)
    return claim_id


def test_the_history_shows_each_step_and_what_it_changed(window, claim):
    window.show_history()
    shown = dialog(window, HistoryDialog)
    model = shown.view.model()
    assert [model.index(row, 2).data() for row in range(3)] == [
        "Rate credibility 4",
        "Rate credibility 2",
        "Highlight claim",
    ]
    assert model.index(0, 1).data() == "ana"
    assert lines(shown.details) == [
        [f"Claim {claim}: {window.session.store.claim(claim).quote}", "Credibility", "2", "4"]
    ]
    shown.view.selectRow(2)
    assert lines(shown.details)[0][1] == "new"
    window.undo()
    shown.read()
    model = shown.view.model()
    assert model.index(0, 2).data() == "Taken back: Rate credibility 4"
    assert model.index(1, 2).data() == "Rate credibility 4  (taken back)"
    assert model.index(1, 2).data(Qt.ItemDataRole.FontRole).strikeOut()
    assert lines(shown.details)[0][2:] == ["4", "2"]
    shown.close()


def test_a_key_shows_the_history_of_the_chosen_claim_alone(window, claim):
    window.session.add_source("TASS")
    window.page.setFocus()
    press("Y")
    shown = dialog(window, HistoryDialog)
    assert shown.view.model().rowCount() == 3
    shown.scope.setCurrentIndex(0)
    shown.read()
    assert shown.view.model().index(0, 2).data() == "New source TASS"
    shown.close()


def test_a_long_history_is_read_as_one_scrolls(window):
    for at in range(PAGE // 2 + 10):
        window.session.set_note([window.session.highlight(1, [Span(at, at + 5)]).claims.__iter__().__next__()], "x")
    window.show_history()
    model = dialog(window, HistoryDialog).view.model()
    assert model.rowCount() == PAGE
    assert model.canFetchMore()
    model.fetchMore()
    assert model.rowCount() == len(window.session.store.history(limit=10_000))
    assert not model.canFetchMore()
    dialog(window, HistoryDialog).close()


def test_the_window_says_whether_anything_was_changed_outside(window, claim, project):
    window.show_history()
    shown = dialog(window, HistoryDialog)
    shown.check.click()
    wait_for(lambda: "Nothing was changed from outside" in shown.words.text())
    assert window.session.store.head() in shown.words.text()
    with sqlite3.connect(project) as other:
        other.execute("UPDATE claims SET note = 'x' WHERE id = ?", [claim])
    other.close()
    wait_for(shown.check.isEnabled)
    shown.check.click()
    wait_for(lambda: "Changed from outside, 1 place:" in shown.words.text())
    assert f"Row {claim} of claims" in shown.words.text()
    shown.close()


def test_the_claims_and_the_project_as_of_a_step_are_saved(window, claim, tmp_path, monkeypatch):
    window.show_history()
    shown = dialog(window, HistoryDialog)
    shown.view.selectRow(1)
    choose_file(monkeypatch, tmp_path / "then.csv")
    shown.export.click()
    wait_for(lambda: "exported to then.csv" in window.saved.text())
    with (tmp_path / "then.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["credibility"] == "2"
    choose_file(monkeypatch, tmp_path / "then.sorotan")
    shown.save.click()
    wait_for(lambda: "saved as then.sorotan" in window.saved.text())
    assert verify(tmp_path / "then.sorotan").head == row["history_head"]
    shown.close()


def test_backups_are_listed_compared_and_made(window, claim, project):
    back_up(project, reason="work")
    window.session.delete_claims([claim])
    window.show_backups()
    shown = dialog(window, BackupsDialog)
    assert [line[1] for line in lines(shown.list)] == ["while it was worked on"]
    wait_for(lambda: "Claims only now: 0; only then: 1; different: 0." in shown.words.text())
    assert "1 entry of the history since." in shown.words.text()
    shown.make.click()
    wait_for(lambda: shown.list.topLevelItemCount() == 2)
    wait_for(lambda: "0 entries of the history since." in shown.words.text())
    shown.make.click()
    wait_for(lambda: not shown._jobs)  # what was said stays when the comparison has come
    assert shown.words.text().startswith("The newest backup holds everything already.\nNow: ")
    shown.list.setCurrentItem(shown.list.topLevelItem(1))
    wait_for(lambda: "1 entry of the history since." in shown.words.text())
    assert shown.words.text().startswith("Now: ")
    shown.close()


def test_a_backup_is_restored_after_a_question(window, claim, project):
    back_up(project)
    window.session.delete_claims([claim])
    window.show_backups()
    dialog(window, BackupsDialog).restore.click()
    (box,) = window.shown_boxes
    (yes,) = [button for button in box.buttons() if button.text() == "Restore"]
    yes.click()
    wait_for(lambda: "restored" in window.saved.text())
    assert [one.id for one in window.session.store.claims_of(1)] == [claim]
    assert [one.reason for one in backups_of(project)] == ["restoring", "asked"]
    assert window.session.store.faults() == []


def damage(project) -> None:
    data = bytearray(project.read_bytes())
    data[4096:40_960] = b"\xff" * 36_864
    project.write_bytes(data)


def test_a_damaged_project_is_offered_a_backup(empty_window, project):
    window = empty_window
    session = Session.open(project, "ana")
    session.add_source("TASS")
    back_up(project)
    session.close()
    damage(project)
    assert not window.open_project(project)
    (box,) = window.shown_boxes
    assert "is damaged" in box.text()
    (back,) = [button for button in box.buttons() if "newest backup" in button.text()]
    assert box.defaultButton() is back
    back.click()
    wait_for(lambda: window.bridge.is_open)
    assert window.session.store.source_named("TASS") is not None
    close(window)


def test_what_can_be_read_of_a_damaged_project_is_saved_and_opened(empty_window, project, tmp_path, monkeypatch):
    window = empty_window
    session = Session.open(project, "ana")
    session.add_source("TASS")
    session.close()
    data = bytearray(project.read_bytes())
    data[:100] = bytes(100)
    project.write_bytes(data)
    project.with_name(f"{project.stem}.backups").mkdir()
    assert not window.open_project(project)
    (box,) = window.shown_boxes
    choose_file(monkeypatch, tmp_path / "saved.sorotan")
    (save,) = [button for button in box.buttons() if "Save what can be read" in button.text()]
    save.click()
    wait_for(lambda: window.bridge.is_open)
    assert window.session.path.name == "saved.sorotan"
    wait_for(lambda: any("Nothing is missing" in one.informativeText() for one in window.shown_boxes))
    for one in list(window.shown_boxes):
        one.close()
    assert isinstance(box, QMessageBox)
    close(window)


NEW = TEXT.replace("300 warga telah diungsikan", "sekitar 310 warga sudah diungsikan")


@pytest.fixture
def old_file(window, tmp_path):
    """A file that came in as an article, with a claim, and has changed since."""
    path = tmp_path / "waduk.txt"
    path.write_text(f"{TEXT}\nSatu lagi.", encoding="utf-8")
    window.import_files([path])
    wait_for(lambda: len(window.session.store.articles()) == 3)
    article_id = window.article.id
    window.session.highlight(article_id, [span_of("300 warga telah diungsikan")], ["Antara"])
    path.write_text(f"{NEW}\nSatu lagi.", encoding="utf-8")
    return path


def test_a_changed_file_that_is_imported_again_is_shown_as_the_new_version(window, old_file):
    window.import_files([old_file])
    wait_for(lambda: bool(window.shown_boxes))
    (box,) = window.shown_boxes
    assert "has a new version" in box.text()
    assert "1 waits for a place." in box.text()
    assert window.page.text == f"{NEW}\nSatu lagi."
    assert window.session.store.claims_of(window.article.id) == []
    (settle,) = [button for button in box.buttons() if "without a place" in button.text()]
    settle.click()
    shown = dialog(window, OrphansDialog)
    assert "300 warga telah diungsikan" in shown.was.toPlainText()
    assert "310 warga sudah diungsikan" in shown.now.toPlainText()
    assert shown.places.item(0).text().endswith("310 warga sudah diungsikan")
    shown.here.click()
    assert shown.words.text() == "Every claim has its place."
    assert not shown.here.isEnabled()
    (claim,) = window.session.store.claims_of(window.article.id)
    assert claim.quote == "310 warga sudah diungsikan"
    assert window.page.chosen.id == claim.id
    shown.close()
    window.undo()
    assert len(window.session.orphans()) == 1
    window.undo()
    assert window.page.text == f"{TEXT}\nSatu lagi."
    assert Key("claim", claim.id) in window.page.marks


def test_a_file_is_taken_as_the_new_version_of_the_open_article(window, old_file, tmp_path, monkeypatch):
    other = tmp_path / "lain nama.txt"
    old_file.rename(other)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(other), ""))
    window.update_article()
    wait_for(lambda: window.page.text == f"{NEW}\nSatu lagi.")
    assert len(window.session.store.articles()) == 3
    window.show_orphans()
    shown = dialog(window, OrphansDialog)
    path = window.session.path
    window.close_project()
    window.open_project(path)
    assert "1 claim waits for a place" in window.saved.text()
    window.show_orphans()
    shown = dialog(window, OrphansDialog)
    shown.drop.click()
    assert window.session.orphans() == []
    shown.close()


def test_suggestions_for_a_text_that_was_replaced_meanwhile_are_not_kept(window):
    article = window.session.store.article(window.article.id)
    window.session.update_article(article.id, incoming(NEW))
    window.suggester._done(article, {"proposals": [], "pipeline": "p", "version": "1"})
    assert window.session.store.rows("SELECT * FROM runs") == []


def test_where_a_project_lies_is_warned_of_once(empty_window, project, monkeypatch):
    window = empty_window
    warned = Problem(f"{project} lies on a drive of the network.", "Copy it.")
    monkeypatch.setattr("annotations.store.project.place.warning", lambda _path: warned)
    assert window.open_project(project)
    (box,) = window.shown_boxes
    assert box.text() == warned.message
    box.close()
    window.close_project()
    assert window.open_project(project)
    assert window.shown_boxes == []
    close(window)


def test_an_article_is_loaded_from_an_address_and_its_redirects_are_shown(window, web, monkeypatch):
    address, asked = web
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: (f"{address}/to-a.html", True))
    window.ask_address()
    wait_for(lambda: bool(window.shown_boxes), 20)
    (box,) = window.shown_boxes
    assert f"Redirected: {address}/to-a.html → {address}/a.html" in box.informativeText()
    assert window.article.url == f"{address}/a.html"
    assert asked == ["/to-a.html", "/a.html"]
    window.show_history()
    dialog(window, HistoryDialog).close()


def test_an_address_without_an_article_is_told_in_words(window, web, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: (f"{web[0]}/missing", True))
    before = len(window.session.store.articles())
    window.ask_address()
    wait_for(lambda: bool(window.shown_boxes), 20)
    assert "the server answers 404" in window.shown_boxes[0].informativeText()
    assert len(window.session.store.articles()) == before


def test_the_log_is_taken_in_beside_the_window_while_it_works(window, project, tmp_path):
    """The claims are in the file itself soon, without its log; the window is not kept waiting for that."""
    window.bridge._log.setInterval(20)
    for at, words in enumerate(("300 warga", "hujan masih"), 1):
        before = window.bridge._taking_in
        make_claim(window, words)
        wait_for(lambda before=before: window.bridge._taking_in is not before)
        window.bridge._taking_in.join()
        alone = tmp_path / f"{at}.sorotan"
        shutil.copy(project, alone)
        with closing(sqlite3.connect(alone)) as conn:
            assert conn.execute("SELECT count(*) FROM claims").fetchone()[0] == at


def test_a_log_that_cannot_be_taken_in_is_left_for_later(window, monkeypatch):
    def refuse(path):
        raise Problem("the disk failed", "")

    monkeypatch.setattr("gui.bridge.checkpoint", refuse)
    window.bridge._take_in_log()
    window.bridge._taking_in.join()
    assert not window.shown_boxes
    make_claim(window, "300 warga")
    assert len(window.session.store.claim_ids()) == 1
