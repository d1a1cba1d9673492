"""Preferences, backups on opening, the guide and what is new."""

import re

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QTextBrowser

from annotations.model import Proposal, Quotation
from annotations.session import Session
from annotations.store import backups_of
from gui import app as program
from gui import help as pages
from gui import theme, words
from gui.acts import ACTS
from gui.app import make_window
from gui.preferences import PreferencesDialog
from tests.conftest import incoming, span_of
from tests.gui.hands import answering, close, press, sweep, wait_for


def change(window, **values):
    """Change some of the preferences by the dialog."""

    def answer(dialog: PreferencesDialog) -> None:
        for name, value in values.items():
            field = getattr(dialog, name)
            if hasattr(field, "setCurrentIndex"):
                assert field.findData(value) >= 0
                field.setCurrentIndex(field.findData(value))
            elif hasattr(field, "setValue"):
                field.setValue(value)
            else:
                field.setText(value)
        dialog.accept()

    answering(answer)
    press("Ctrl+,")


def test_each_preference_acts_at_once_and_is_kept(window, settings):
    window.session.record_run(1, "uji", "1", "id", [
        Proposal((span_of("300 warga"),), Quotation.DIRECT, score=0.9),
        Proposal((span_of("hujan masih"),), Quotation.DIRECT, score=0.4),
    ])  # fmt: skip
    usual = window.page._layout.measure
    change(window, measure=50)
    assert window.page._layout.measure < usual
    change(window, theme="dark", points=18.0, score=0.6, show_from=0.5, analyst="budi", backups=2)
    assert theme.current().dark
    assert window.page.points == 18.0
    assert window.review.score.value() == pytest.approx(0.6)
    assert len(window.suggestions) == 1
    assert (window.session.store.analyst, window.bridge.backups) == ("budi", 2)
    again = make_window(settings)
    assert (again.page.points, again.page.measure, again.review.score.value()) == (18.0, 50, pytest.approx(0.6))
    assert (settings.theme, settings.show_from, settings.analyst, settings.backups) == ("dark", 0.5, "budi", 2)
    close(again)


def test_another_face_is_read_in(window, settings):
    dialog = PreferencesDialog(settings, window)
    family = dialog.face.itemText(1)
    dialog.deleteLater()
    change(window, face=family)
    assert window.page.font().families()[0] == family
    assert theme.reading_font().families()[1:] == list(theme.SERIF)
    change(window, face="")
    assert window.page.font().families() == list(theme.SERIF)
    sweep()


def test_leaving_the_dialog_changes_nothing(window, settings):
    before = {key: settings._store.value(key) for key in settings._store.allKeys() if not key.startswith("place/")}

    def answer(dialog: PreferencesDialog) -> None:
        dialog.points.setValue(30)
        dialog.theme.setCurrentIndex(2)
        dialog.reject()

    answering(answer)
    press("Ctrl+,")
    assert window.page.points == 13.0
    assert not theme.current().dark
    after = {key: settings._store.value(key) for key in before}
    assert after == before


def test_an_empty_name_leaves_the_old_one(window):
    change(window, analyst="   ")
    assert window.session.store.analyst == "ana"


def test_another_language_is_spoken_at_once(window):
    change(window, language="id")
    new = program._windows[0]
    assert new is not window
    assert new.actions_.menus["Edit"].title() == "&Sunting"
    close(new)
    words.use("en")


# Backups


def test_a_backup_is_made_after_opening(empty_window, project, monkeypatch):
    monkeypatch.setattr(empty_window.bridge, "backups", 3)
    empty_window.bridge._backup.setInterval(1)
    assert empty_window.open_project(project)
    wait_for(lambda: len(backups_of(project)) == 1)
    empty_window.close_project()
    assert empty_window.open_project(project)
    sweep()
    empty_window.bridge.back_up().join()
    assert len(backups_of(project)) == 1


def test_without_backups_none_is_made(empty_window, project):
    empty_window.bridge.backups = 0
    assert empty_window.open_project(project)
    assert not empty_window.bridge._backup.isActive()


def test_a_backup_that_fails_is_logged_and_said_in_the_status_line_alone(window, project, caplog):
    window.bridge.keep_backups(3, 0, 0)
    project.with_name(f"{project.stem}.backups").write_text("in its place")
    window.bridge.back_up().join()
    wait_for(lambda: "no backup could be made" in window.saved.text())
    assert window.shown_boxes == []
    assert "no backup" in caplog.text
    caplog.clear()


def test_while_one_works_a_backup_is_made_so_many_minutes_after_the_first_change(window, project):
    window.bridge.keep_backups(3, 0, 10)
    assert not window.bridge._work.isActive()
    window.session.add_source("TASS")
    assert window.bridge._work.interval() == 600_000
    left = window.bridge._work.remainingTime()
    window.session.add_source("Xinhua")
    assert window.bridge._work.remainingTime() <= left  # not put off by each change
    window.bridge._work.start(1)
    wait_for(lambda: [one.reason for one in backups_of(project)] == ["work"])
    assert not window.bridge._work.isActive()


def test_before_many_things_are_changed_the_moment_is_kept_without_waiting(window, project):
    window.bridge.keep_backups(3, 0, 0)
    window.session.add_articles([incoming(f"Teks {at}.", str(at)) for at in range(25)])
    wait_for(lambda: [one.reason for one in backups_of(project)] == ["bulk"])
    look = Session.open(backups_of(project)[0].path, "ana", read_only=True)
    assert len(look.store.articles()) == len(window.session.store.articles()) - 25
    look.close()


# Guide and news


@pytest.mark.parametrize("name", ["guide", "news"])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_page_of_help_names_acts_that_are(app, window, name, language):
    text = pages.resource("guide", f"{name}_{language}.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\{(\w+)\}", text))
    assert named <= {act.name for act in ACTS}
    english = pages.resource("guide", f"{name}_en.md").read_text(encoding="utf-8")
    assert named == set(re.findall(r"\{(\w+)\}", english))
    assert text.count("\n#") == english.count("\n#")


def test_the_guide_has_the_keys_as_they_are(window):
    window.actions_.change("highlight", ["Ctrl+Alt+Y"])
    press("Shift+F1")
    (page,) = window.findChildren(QTextBrowser)
    assert "press Ctrl+Alt+Y" in page.toPlainText()
    assert "{" not in page.toPlainText()
    window.actions_.change("highlight", [])
    assert "`Ctrl+Shift+P`, Make a claim of the selection" in pages.guide("guide")
    page.window().close()
    sweep()


def test_what_is_new_is_offered_until_it_was_read(empty_window, settings):
    start = empty_window.start
    assert start.news.isVisible()
    start.news.click()
    (dialog,) = [one for one in empty_window.findChildren(QDialog) if one.isVisible()]
    assert dialog.windowTitle() == "What's new"
    dialog.close()
    sweep()
    again = make_window(settings)
    again.show()
    assert not again.start.news.isVisible()
    close(again)


def test_the_start_page_leads_to_the_guide(empty_window):
    start = empty_window.start
    guide = next(one for one in start.findChildren(type(start.news)) if one.text() == "Guide")
    assert start.childAt(guide.mapTo(start, QPoint(3, 3))) is guide
    guide.click()
    (dialog,) = [one for one in empty_window.findChildren(QDialog) if one.isVisible()]
    dialog.close()
    sweep()
