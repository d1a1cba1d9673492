"""The keyboard: keys that are changed, conflicts, the palette, edges by sentence and paragraph, nested claims."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from annotations.model import Span
from gui.acts import ACTS
from gui.app import make_window
from gui.keys import AskKey
from gui.marks import Key
from gui.picker import Picker
from tests.conftest import TEXT, span_of
from tests.gui.hands import close, make_claim, only_claim, press, sweep, type_words


def keys_dialog(window):
    press("F1")
    return QApplication.activeModalWidget()


def ask(window, act):
    """Search an act in the list of keys and ask for its key."""
    dialog = keys_dialog(window)
    type_words(act)
    dialog.tree.setFocus()
    press("Return")
    sweep()
    found = QApplication.activeModalWidget()
    assert isinstance(found, AskKey)
    return dialog, found


def accept(asking):
    asking.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    sweep()


def leave(dialog):
    dialog.reject()
    sweep()


def test_no_two_acts_have_the_same_key(window):
    seen = {}
    for name in window.actions_.acts:
        for key in window.actions_.keys(name):
            assert QKeySequence(key).toString() not in seen, (name, seen)
            seen[QKeySequence(key).toString()] = name
    assert {act.name for act in ACTS if act.name} <= window.actions_.by_name.keys()


def test_a_key_is_changed_shown_kept_and_taken_back(window, settings, project):
    dialog, asking = ask(window, "make a claim of")
    QTest.keyClick(asking.field, Qt.Key.Key_B)
    accept(asking)
    assert "Make a claim of the selection: B" in dialog.words.text()
    leave(dialog)
    page = window.page
    page.select(span_of("300 warga"))
    press("H")
    assert window.session.store.claim_ids() == []
    press("B")
    assert only_claim(window).quote == "300 warga"
    assert window.hint.text().startswith("B claim")
    assert "(B)" in window.actions_.by_name["highlight"].toolTip()
    window.close_project()
    other = make_window(settings)
    assert other.actions_.keys("highlight") == ("B",)
    close(other)
    dialog = keys_dialog(window)
    type_words("make a claim of")
    dialog.reset.click()
    assert window.actions_.keys("highlight") == ("H",)
    assert settings.keys("highlight") is None
    leave(dialog)


@pytest.mark.parametrize(
    ("key", "held", "why"),
    [
        (Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier, "J belongs to “Next claim”"),
        (Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier, "3 belongs to “Source 3 of the list”"),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier, "belongs to “Previous suggestion”"),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, "moves the text cursor"),
    ],
)
def test_a_key_that_is_taken_is_refused_in_words(window, key, held, why):
    dialog, asking = ask(window, "make a claim of")
    asking.field.setKeySequence(QKeySequence(QKeySequence(key | held)))
    assert why in asking.words.text()
    assert not asking.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    leave(asking)
    leave(dialog)
    assert window.actions_.keys("highlight") == ("H",)
    with pytest.raises(ValueError, match=r"belongs to|text cursor"):
        window.actions_.change("highlight", [QKeySequence(key | held).toString()])


def test_a_key_is_taken_away_and_all_come_back(window):
    dialog = keys_dialog(window)
    type_words("next claim not")
    dialog.take.click()
    assert window.actions_.keys("next_unrated") == ()
    window.actions_.change("next_claim", ["U"])
    dialog.reset.click()
    assert "U belongs to “Next claim” now" in dialog.words.text()
    assert window.actions_.keys("next_unrated") == ()
    dialog.reset_all.click()
    assert window.actions_.keys("next_unrated") == ("U",)
    assert window.actions_.keys("next_claim") == ("J",)
    leave(dialog)


def test_the_palette_finds_an_act_by_its_words_and_does_it(window):
    make_claim(window, "300 warga")
    press("Ctrl+Shift+P")
    assert isinstance(QApplication.activePopupWidget(), Picker)
    type_words("delete claim")
    press("Return")
    assert window.session.store.claim_ids() == []
    press("Ctrl+Shift+P")
    type_words("there is no such act")
    press("Return")
    assert QApplication.activePopupWidget() is not None
    press("Esc")


def test_the_palette_offers_what_can_be_done_now(empty_window):
    press("Ctrl+Shift+P")
    picker = QApplication.activePopupWidget()
    shown = [picker.list.item(row).text() for row in range(picker.list.count())]
    assert any(words.startswith("Open project") for words in shown)
    assert not any(words.startswith("Export") for words in shown)
    press("Esc")


def test_a_selection_is_grown_and_shrunk(window):
    page = window.page
    page.reveal(Span(TEXT.index("warga"), TEXT.index("warga")))
    press(".")
    assert TEXT[slice(*page.selected())] == "warga"
    press(".")
    sentence = TEXT[slice(*page.selected())]
    assert sentence == "Kantor berita Antara melaporkan bahwa 300 warga telah diungsikan."
    press(". .")
    assert page.selected() == Span(0, len(TEXT))
    press(", ,")
    assert TEXT[slice(*page.selected())] == sentence
    press(", , ,")
    assert TEXT[slice(*page.selected())] == "warga"


def test_edges_of_a_claim_go_by_sentence_and_paragraph(window):
    make_claim(window, "300 warga")
    press("Alt+Down")
    assert only_claim(window).quote == "300 warga telah diungsikan."
    press("Alt+Down")
    assert only_claim(window).quote.endswith("sampai Kamis.")
    press("Alt+Up")
    assert only_claim(window).quote == "300 warga telah diungsikan."
    press("Alt+Shift+Up")
    assert only_claim(window).quote.startswith("Kantor berita Antara")
    press("Alt+PgDown")
    assert only_claim(window).quote == TEXT[TEXT.index("Kantor") :]
    press("Ctrl+Z Ctrl+Z Ctrl+Z Ctrl+Z Ctrl+Z")
    assert only_claim(window).quote == "300 warga"


def test_split_at_the_cursor_and_join_again(window):
    claim = make_claim(window, "300 warga telah diungsikan")
    press("1")
    cursor = window.page.textCursor()
    cursor.setPosition(window.page.utf16.units(TEXT.index("telah")))
    window.page.setTextCursor(cursor)
    press("X")
    assert [one.quote for one in window.session.store.claims_of(1)] == ["300 warga", "telah diungsikan"]
    assert len({one.chain for one in window.session.store.claims_of(1)}) == 1
    assert window.page.chosen == Key("claim", claim.id)
    press("Shift+X")
    assert only_claim(window).quote == "300 warga […] telah diungsikan"
    press("Ctrl+Z Ctrl+Z")
    assert only_claim(window).quote == claim.quote


def test_nested_claims_are_gone_through(window):
    outer = make_claim(window, "Kantor berita Antara melaporkan bahwa 300 warga telah diungsikan")
    middle = make_claim(window, "300 warga telah diungsikan")
    inner = make_claim(window, "300 warga")
    make_claim(window, "hujan masih")
    window.page.choose(Key("claim", inner.id))
    seen = [inner.id]
    for _ in range(3):
        press("O")
        seen.append(window.page.chosen.id)
    assert seen == [inner.id, outer.id, middle.id, inner.id]
    new = make_claim(window, "warga telah")
    press("O O")
    assert window.page.chosen.id == middle.id
    press("O O")
    assert window.page.chosen.id == new.id
