"""Sources, chains, codes, tags, quotation and notes of claims, by key and by click."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QToolTip

from annotations.model import Credibility, Quotation, Reliability, SourceKind, Span
from gui.article_view import CARD_MS
from tests.conftest import span_of
from tests.gui.hands import (
    click,
    click_on,
    clipboard,
    drag,
    make_claim,
    middle_of,
    only_claim,
    press,
    shown_message,
    sweep,
    type_words,
    wait_for,
)


@pytest.fixture
def claim(window):
    """One claim, chosen."""
    return make_claim(window, "300 warga telah diungsikan")


def names(window):
    """Give the names in the chain of the only claim."""
    return [window.session.store.source(step.source_id).name for step in only_claim(window).chain]


# Sources


@pytest.mark.parametrize(("key", "name"), [("1", "Antara"), ("2", "BNPB"), ("4", "Rahmat Hidayat")])
def test_a_digit_names_the_source_by_its_place(window, claim, key, name):
    press(key)
    assert names(window) == [name]
    assert window.claim_panel.claim.chain.findChild(QToolButton).text() == f"1  {name}"


def test_nine_and_zero_are_the_ninth_and_tenth(window, claim):
    for n in range(5, 11):
        window.session.add_source(f"Sumber {n}")
    press("9")
    assert names(window) == ["Sumber 9"]
    press("0")
    assert names(window) == ["Sumber 10"]


def test_a_digit_without_a_source_at_its_place_says_so(window, claim):
    press("9")
    assert window.saved.text() == "There is no source 9 in the list."
    assert only_claim(window) == claim


def test_shift_and_a_digit_add_the_next_step(window, claim):
    press("3 Shift+1 Shift+2")
    assert names(window) == ["Sri Wahyuni", "Antara", "BNPB"]
    assert window.table.model.line(0).via == "Antara > BNPB"


def test_a_digit_on_a_selection_makes_a_claim_of_that_source(window, page):
    drag(page, span_of("hujan masih akan turun"))
    press("2")
    assert names(window) == ["BNPB"]
    assert only_claim(window).quote == "hujan masih akan turun"
    press("Ctrl+Z")
    assert window.session.store.claim_ids() == []


def test_a_new_name_in_the_picker_makes_a_source(window, claim):
    press("S")
    type_words("Relawan Hulu")
    press("Return")
    assert names(window) == ["Relawan Hulu"]
    assert [s.name for s in window.session.store.sources()][-1] == "Relawan Hulu"
    assert "Relawan Hulu" in [
        window.sources_panel.tree.topLevelItem(i).text(1) for i in range(window.sources_panel.tree.topLevelItemCount())
    ]


def test_an_alias_completes_to_its_source(window, claim):
    press("S")
    type_words("badan nas")
    popup = QApplication.activePopupWidget()
    assert popup.list.item(0).text() == "BNPB  · government  (Badan Nasional Penanggulangan Bencana)"
    press("Return")
    assert names(window) == ["BNPB"]
    assert len(window.session.store.sources()) == 4


def test_arrows_move_in_the_picker_and_escape_leaves_it(window, claim):
    press("S Down Down Up Return")
    assert names(window) == ["BNPB"]
    press("S")
    type_words("Tidak jadi")
    press("Esc")
    assert names(window) == ["BNPB"]
    assert len(window.session.store.sources()) == 4


def test_a_click_in_the_picker_takes_the_entry(window, claim):
    press("S")
    popup = QApplication.activePopupWidget()
    item = popup.list.item(2)
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=popup.list.visualItemRect(item).center())
    assert names(window) == ["Sri Wahyuni"]


def test_shift_s_types_the_next_step(window, claim):
    press("3 Shift+S")
    type_words("antara")
    press("Return")
    assert names(window) == ["Sri Wahyuni", "Antara"]


def test_m_takes_the_words_under_the_cursor_as_the_mention(window, page, claim):
    page.select(Span(span_of("Antara").start + 2, span_of("Antara").start + 2))
    press("M")
    (step,) = only_claim(window).chain
    assert (names(window), step.mention) == (["Antara"], span_of("Kantor berita Antara"))


def test_m_knows_a_name_in_any_case_and_a_new_one_is_one_step(window, page, claim):
    window.session.add_source("SENIN MALAM")
    page.select(Span(span_of("Senin").start + 2, span_of("Senin").start + 2))
    press("M")
    assert (names(window), only_claim(window).chain[0].mention) == (["SENIN MALAM"], span_of("Senin malam"))
    page.select(span_of("Kamis"))
    press("M")
    assert names(window) == ["Kamis"]
    press("Ctrl+Z")
    assert names(window) == ["SENIN MALAM"]
    assert window.session.store.source_named("Kamis") is None


def test_a_name_typed_anew_is_one_step_with_its_kind(window, claim):
    press("S")
    type_words("xinhua")
    press("Return")
    (step,) = only_claim(window).chain
    assert window.session.store.source(step.source_id).kind == SourceKind.NEWS_AGENCY
    press("Ctrl+Z")
    assert names(window) == []
    assert window.session.store.source_named("Xinhua") is None


def test_the_chain_is_changed_and_cut_by_click(window, claim):
    press("3 Shift+1")
    chain = window.claim_panel.claim.chain
    buttons = [b for b in chain.findChildren(QToolButton) if b.isVisible()]
    assert [b.text() for b in buttons] == ["1  Sri Wahyuni", "×", "2  via Antara", "×"]
    click_on(buttons[2])
    type_words("BNPB")
    press("Return")
    assert names(window) == ["Sri Wahyuni", "BNPB"]
    click_on([b for b in chain.findChildren(QToolButton) if b.isVisible()][1])
    assert names(window) == ["BNPB"]
    click_on(next(b for b in chain.findChildren(QPushButton) if b.isVisible()))
    type_words("antara")
    press("Return")
    assert names(window) == ["BNPB", "Antara"]


def test_a_double_click_in_the_list_of_sources_uses_it(window, claim):
    tree = window.sources_panel.tree
    at = tree.visualItemRect(tree.topLevelItem(2)).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert names(window) == ["Sri Wahyuni"]


# Codes


def test_r_and_two_keys_rate(window, claim):
    press("1 R B 2")
    assert only_claim(window).credibility == Credibility.TWO
    assert window.sources[1].reliability == Reliability.B
    assert window.page.marks.mark(window.page.marks.placed[0].key).code == "B2"
    assert window.session.undo_name == "Rate B2"


def test_a_second_rating_is_the_claims_own(window, claim):
    press("1 R B 2 R D 4")
    assert window.sources[1].reliability == Reliability.B
    assert (only_claim(window).reliability, only_claim(window).credibility) == (Reliability.D, Credibility.FOUR)


def test_a_digit_before_the_letter_and_escape_rate_nothing(window, claim):
    press("R 2")
    assert QApplication.activePopupWidget() is not None
    press("Esc")
    assert QApplication.activePopupWidget() is None
    assert only_claim(window) == claim


def test_the_rating_table_takes_clicks(window, claim):
    press("R")
    table = QApplication.activePopupWidget()
    click_on(table.buttons["C"])
    assert table.buttons["C"].isChecked()
    click_on(table.buttons["3"])
    assert QApplication.activePopupWidget() is None
    assert (only_claim(window).reliability, only_claim(window).credibility) == (Reliability.C, Credibility.THREE)


def test_r_without_a_claim_says_what_to_do(window):
    press("R")
    assert QApplication.activePopupWidget() is None
    assert window.saved.text() == "Choose a claim first: click it, or press J."


def test_letters_and_digits_rate_in_the_rating_field_and_name_no_source(window, claim):
    window.claim_panel.claim.rating.setFocus()
    press("E 5")
    assert (only_claim(window).reliability, only_claim(window).credibility) == (Reliability.E, Credibility.FIVE)
    assert only_claim(window).chain == ()


def test_f6_reaches_the_rating_field(window, page, claim):
    press("F6")
    assert QApplication.focusWidget() is window.claim_panel.claim.rating
    press("3")
    assert only_claim(window).credibility == Credibility.THREE
    press("Shift+F6")
    assert page.hasFocus()


def test_codes_are_set_and_taken_off_by_click(window, claim):
    field = window.claim_panel.claim.rating.credibility
    click_on(field.buttons[Credibility.FOUR])
    assert only_claim(window).credibility == Credibility.FOUR
    assert field._hint.text() == "4 · doubtful"
    click_on(field.buttons[Credibility.FOUR])
    assert only_claim(window).credibility is None
    assert field._hint.text() == "not rated"


def test_the_panel_says_whose_reliability_it_is(window, claim):
    press("1 R B 2")
    hint = window.claim_panel.claim.rating.reliability._hint
    assert hint.text() == "B · usually reliable (of Antara)"
    press("R D 2")
    assert hint.text() == "D · not usually reliable (this claim alone)"


# Quotation, tags, note


def test_q_goes_through_the_quotations(window, claim):
    seen = []
    for _ in range(4):
        press("Q")
        seen.append(only_claim(window).quotation)
    assert seen == [Quotation.DIRECT, Quotation.INDIRECT, Quotation.MIXED, Quotation.DIRECT]


def test_quotation_is_set_and_taken_off_by_click(window, claim):
    row = window.claim_panel.claim.quotation
    click_on(row.buttons[Quotation.MIXED])
    assert only_claim(window).quotation == Quotation.MIXED
    click_on(row.buttons[Quotation.MIXED])
    assert only_claim(window).quotation is None


def test_t_types_a_tag_and_offers_those_there_are(window, claim):
    press("T")
    type_words("angka resmi")
    press("Return")
    assert only_claim(window).tags == ("angka resmi",)
    make_claim(window, "hujan masih")
    press("T")
    type_words("ang")
    assert QApplication.activePopupWidget().list.item(0).text() == "angka resmi"
    press("Return")
    assert window.session.store.tags() == ["angka resmi"]
    assert window.session.store.claim(2).tags == ("angka resmi",)


def test_a_tag_is_added_in_the_panel_and_taken_off_by_click(window, claim):
    tags = window.claim_panel.claim.tags
    tags.field.setFocus()
    type_words("penting")
    press("Return")
    assert only_claim(window).tags == ("penting",)
    (button,) = [b for b in tags.findChildren(QToolButton) if b.isVisible() and b.text() == "penting ×"]
    click_on(button)
    assert only_claim(window).tags == ()


def test_a_note_is_saved_letter_by_letter_and_is_one_undo_step(window, claim):
    press("1 N")
    type_words("cek lagi")
    assert only_claim(window).note == "cek lagi"
    press("Space 2")
    assert only_claim(window).note == "cek lagi 2"
    assert window.session.undo_name == "Edit note"
    window.page.setFocus()
    press("Ctrl+Z")
    assert only_claim(window).note == ""
    assert window.claim_panel.claim.note.toPlainText() == ""
    assert names(window) == ["Antara"]
    press("Ctrl+Shift+Z")
    assert only_claim(window).note == "cek lagi 2"
    assert window.claim_panel.claim.note.toPlainText() == "cek lagi 2"


def test_ctrl_z_in_the_note_takes_the_note_back(window, claim):
    press("1 N")
    type_words("cek")
    press("Ctrl+Z")
    assert only_claim(window).note == ""
    assert window.claim_panel.claim.note.toPlainText() == ""
    assert names(window) == ["Antara"]


def test_two_notes_are_two_steps(window, page, claim):
    press("N")
    type_words("satu")
    page.setFocus()
    other = make_claim(window, "hujan masih").id
    press("N")
    type_words("dua")
    page.setFocus()
    press("Ctrl+Z")
    assert [window.session.store.claim(i).note for i in (claim.id, other)] == ["satu", ""]


@pytest.mark.parametrize("place", ["note", "tag", "search", "articles", "table"])
def test_single_keys_never_act_while_a_text_field_has_the_focus(window, claim, place):
    field = {
        "note": window.claim_panel.claim.note,
        "tag": window.claim_panel.claim.tags.field,
        "search": window.search,
        "articles": window.articles_panel.filter,
        "table": window.table.text,
    }[place]
    field.setFocus()
    typed = "hjkurstmqne1290 HSM"
    type_words(typed)
    assert (field.toPlainText() if place == "note" else field.text()) == typed
    after = only_claim(window)
    assert (after.chain, after.spans, after.tags, after.quotation) == ((), claim.spans, (), None)
    assert QApplication.activePopupWidget() is None
    field.clear()
    window.page.setFocus()


@pytest.mark.parametrize("key", ["Delete", "Backspace", "Return", "Alt+Right", "Alt+Left"])
def test_editing_keys_in_a_text_field_leave_the_claim_alone(window, claim, key):
    window.articles_panel.filter.setFocus()
    type_words("waduk")
    press(key)
    assert only_claim(window) == claim


def test_edges_move_by_key_from_the_table_too(window, claim):
    window.table.view.setFocus()
    press("Alt+Left")
    assert only_claim(window).quote == "300 warga telah"


# Undo


def test_undo_and_redo_bear_the_names_of_the_steps(window, claim):
    press("1 R B 2")
    undo, redo = window.actions_.by_name["undo"], window.actions_.by_name["redo"]
    assert (undo.text(), redo.text(), redo.isEnabled()) == ("Undo: Rate B2", "Redo", False)
    press("Ctrl+Z")
    assert (undo.text(), redo.text()) == ("Undo: Set source Antara", "Redo: Rate B2")
    press("Ctrl+Z Ctrl+Z Ctrl+Z")
    assert (undo.text(), redo.text()) == ("Undo: New source Sri Wahyuni", "Redo: New source Rahmat Hidayat")
    press("Ctrl+Shift+Z Ctrl+Shift+Z Ctrl+Y Ctrl+Y")
    assert (undo.text(), redo.text(), redo.isEnabled()) == ("Undo: Rate B2", "Redo", False)
    assert only_claim(window).credibility == Credibility.TWO


def test_undo_works_after_closing_and_opening_again(window, claim, project):
    press("1 R B 2 Ctrl+Z")
    window.close_project()
    assert window.open_project(project)
    undo, redo = window.actions_.by_name["undo"], window.actions_.by_name["redo"]
    assert (undo.text(), redo.text()) == ("Undo: Set source Antara", "Redo: Rate B2")
    press("Ctrl+Shift+Z")
    assert only_claim(window).credibility == Credibility.TWO
    press("Ctrl+Z Ctrl+Z Ctrl+Z")
    assert window.session.store.claim_ids() == []
    assert undo.text() == "Undo: New source Rahmat Hidayat"


def test_a_new_act_ends_redo(window, claim):
    press("1 Ctrl+Z 2")
    assert names(window) == ["BNPB"]
    assert not window.actions_.by_name["redo"].isEnabled()
    press("Ctrl+Shift+Z")
    assert names(window) == ["BNPB"]


def test_undo_of_what_is_in_another_article_is_said(window, claim):
    window.open_article(2)
    press("Ctrl+Z")
    assert window.saved.text() == "Undone: Highlight claim"
    assert window.session.store.claim_ids() == []


def test_kinds_are_known_for_names_of_the_gazetteer(window, claim):
    press("S")
    type_words("Reuters")
    press("Return")
    (source,) = [s for s in window.session.store.sources() if s.name == "Reuters"]
    assert source.kind == SourceKind.NEWS_AGENCY


def test_a_click_on_another_claim_shows_that_one(window, page, claim):
    other = make_claim(window, "hujan masih akan turun")
    press("2")
    click(page, span_of("300").start)
    assert "300 warga" in window.claim_panel.claim.quote.text()
    assert window.table.chosen() == [claim.id]
    click(page, span_of("hujan").start)
    assert window.table.chosen() == [other.id]
    assert "hujan masih" in window.claim_panel.claim.quote.text()


def card_over(window, words):
    """Rest the pointer on words of the page, and give the card that comes up."""
    page = window.page
    place = middle_of(page, page.text.index(words))
    QTest.mouseMove(page.viewport(), place)
    if page.keys_at(QPointF(place)):
        wait_for(QToolTip.isVisible)
    else:
        wait_for(lambda: not QToolTip.isVisible())
        QTest.qWait(CARD_MS + 100)
    return QToolTip.text()


def test_a_card_says_what_is_known_of_the_claims_under_the_pointer(window, claim):
    press("1 Shift+2 R B 2 N")
    type_words("lihat <foto>")
    window.page.setFocus()
    make_claim(window, f"bahwa {claim.quote}")
    found = card_over(window, claim.quote)
    mine, other = found.split("<hr>")
    assert "Antara via BNPB" in mine
    assert "B · usually reliable" in mine
    assert "2 · probably true" in mine
    assert "lihat &lt;foto&gt;" in mine
    assert "no source yet" in other
    assert "credibility not rated" in other
    assert card_over(window, "Bendungan") == ""


def test_a_claim_is_copied_as_citation(window, claim):
    press("1 Shift+2 R B 2 Ctrl+Shift+C")
    assert clipboard() == f"“{claim.quote}” (Antara via BNPB, B2). Warta, “Bendungan Randu Alas Retak”."


def test_an_unusual_pair_asks_for_a_reason(window, claim):
    asks = window.claim_panel.claim.asks
    press("1 R A 2")
    assert not asks.isVisible()
    press("R A 5")
    assert asks.isVisible()
    assert "A5 is an unusual pair" in asks.text()
    click_on(asks)
    assert window.claim_panel.claim.note.hasFocus()
    type_words("bukti foto")
    window.page.setFocus()
    press("R A 5")
    assert not asks.isVisible()


def test_confirmed_asks_by_whom_and_writes_it_down(window, claim):
    asks = window.claim_panel.claim.asks
    press("1 R B 1")
    assert asks.text().startswith("1 says confirmed")
    press("Shift+R")
    picker = QApplication.activePopupWidget()
    assert [picker.list.item(row).text() for row in range(picker.list.count())] == [
        "BNPB", "Sri Wahyuni", "Rahmat Hidayat",
    ]  # fmt: skip
    type_words("BN")
    press("Return")
    assert only_claim(window).note == "Confirmed by BNPB."
    assert window.claim_panel.claim.note.toPlainText() == "Confirmed by BNPB."
    assert not asks.isVisible()
    press("Ctrl+Z")
    assert only_claim(window).note == ""
    assert asks.isVisible()


def test_a_source_does_not_confirm_itself(window, claim):
    press("1 R B 1 Shift+R")
    type_words("kantor berita antara")
    press("Return")
    assert "is a source of this claim already" in shown_message(window)
    assert only_claim(window).note == ""


class Paints(QObject):
    """Counts how often some widgets are painted."""

    def __init__(self, widgets):
        super().__init__()
        self.times = dict.fromkeys(widgets, 0)
        for one in widgets:
            one.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.times[watched] += 1
        return False


def test_a_new_claim_paints_each_part_of_its_form_once(window):
    make_claim(window, "300 warga")
    window.page.choose(None)
    sweep()
    form = window.claim_panel.claim
    watched = Paints([*form.rating.credibility.buttons.values(), window.claim_panel, form.quote])
    make_claim(window, "hujan masih")
    assert form.isVisible()
    assert set(watched.times.values()) <= {0, 1}
    assert sum(watched.times.values()) >= 7
