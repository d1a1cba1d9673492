"""About: at once there, and on its second page every part with the text of its licence."""

import pytest

from annotations.parts import parts
from gui import about
from tests.gui.hands import press, sweep, type_words


@pytest.fixture
def dialog(empty_window):
    shown = about.show_about(empty_window)
    sweep()
    yield shown
    shown.reject()
    sweep()


def test_the_parts_are_not_read_before_their_page_is_turned_to(empty_window, monkeypatch):
    read = []
    monkeypatch.setattr(about, "parts", lambda: read.append(True) or parts()[:3])
    shown = about.show_about(empty_window)
    sweep()
    assert read == []
    for page in (1, 0, 1):
        shown.pages.setCurrentIndex(page)
        sweep()
    assert read == [True]
    assert shown.licences.table.model().rowCount() == 3
    shown.reject()
    sweep()


def test_each_part_is_listed_and_the_chosen_one_shows_its_licence(dialog):
    dialog.pages.setCurrentIndex(1)
    sweep()
    table = dialog.licences.table
    assert table.model().rowCount() == len(parts())
    type_words("spacy")
    found = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    assert {"spacy", "spacy-legacy", "spacy-loggers"} <= set(found)
    assert "numpy" not in found
    table.selectRow(found.index("spacy"))
    assert "ExplosionAI" in dialog.licences.text.toPlainText()


def test_what_is_not_found_shows_no_licence(dialog):
    dialog.pages.setCurrentIndex(1)
    dialog.licences.search.setText("tiada yang begini")
    assert dialog.licences.text.toPlainText() == ""
    dialog.licences.search.clear()
    assert dialog.licences.text.toPlainText() != ""


def test_the_list_is_walked_by_key(dialog):
    dialog.pages.setCurrentIndex(1)
    sweep()
    first = dialog.licences.text.toPlainText()
    assert dialog.licences.search.hasFocus()
    press("Tab")
    assert dialog.licences.table.hasFocus()
    press("Down")
    assert dialog.licences.text.toPlainText() not in ("", first)
    press("Tab")
    assert dialog.licences.text.hasFocus()
