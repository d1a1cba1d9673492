"""Making, reshaping and choosing claims on the page, by real mouse and real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotations.model import Span
from gui.marks import Key
from tests.conftest import TEXT, span_of
from tests.gui.hands import click, clipboard, drag, edge_of, make_claim, middle_of, only_claim, press

ALT = Qt.KeyboardModifier.AltModifier


def claims(window):
    """Give all claims as they stand in the file."""
    return list(window.session.store.claims(window.session.store.claim_ids()))


@pytest.mark.parametrize("key", ["H", "Return", "Enter"])
def test_words_dragged_over_and_a_key_make_a_claim(window, page, key):
    words = span_of("300 warga telah diungsikan")
    drag(page, words)
    assert page.selected() == words
    press(key)
    claim = only_claim(window)
    assert (claim.spans, claim.quote, claim.analyst) == ((words,), "300 warga telah diungsikan", "ana")
    assert page.chosen == Key("claim", claim.id)
    assert page.selected() is None
    assert "300 warga telah diungsikan" in window.claim_panel.claim.quote.text()
    assert window.table.chosen() == [claim.id]


def test_a_drag_snaps_to_words(window, page):
    whole = span_of("warga telah diungsikan")
    drag(page, Span(whole.start + 2, whole.end - 3))
    assert page.selected() == whole


def test_a_drag_backwards_snaps_to_words(window, page):
    whole = span_of("warga telah")
    drag(page, Span(whole.start + 2, whole.end - 2), backwards=True)
    assert page.selected() == whole


def test_a_drag_with_alt_takes_characters(window, page):
    part = Span(span_of("diungsikan").start + 2, span_of("diungsikan").start + 7)
    drag(page, part, ALT)
    assert page.selected() == part
    press("Ctrl+H")
    assert only_claim(window).quote == TEXT[part.start : part.end] == "ungsi"


def test_h_after_an_alt_drag_makes_the_claim_that_is_shown(window, page):
    part = Span(span_of("diungsikan").start + 2, span_of("diungsikan").start + 7)
    drag(page, part, ALT)
    press("H")
    assert only_claim(window).quote == "ungsi"


def test_a_drag_that_begins_in_a_selection_selects_anew(window, page):
    drag(page, span_of("300 warga telah diungsikan"))
    drag(page, span_of("warga telah"))
    assert page.selected() == span_of("warga telah")


def test_a_click_with_shift_stretches_the_selection(window, page):
    click(page, span_of("warga").start)
    click(page, span_of("diungsikan").start + 3, held=Qt.KeyboardModifier.ShiftModifier)
    assert page.selected() == span_of("warga telah diungsikan")


def test_a_drag_over_an_emoji_takes_it_whole(window, page):
    at = TEXT.index("😀")
    drag(page, Span(span_of("ujarnya").start, at + 1))
    assert page.selected() == Span(span_of("ujarnya").start, at + 1)
    press("H")
    assert only_claim(window).quote == "ujarnya 😀"


def test_a_double_click_selects_the_word(window, page):
    word = span_of("pengelola")
    click(page, word.start + 3, times=2)
    assert page.selected() == word


def test_a_triple_click_selects_the_sentence(window, page):
    sentence = span_of("Kantor berita Antara melaporkan bahwa 300 warga telah diungsikan.")
    click(page, sentence.start + 20, times=3)
    assert page.selected() == sentence


def test_h_without_a_selection_says_what_to_do(window, page):
    press("H")
    assert window.saved.text() == "Select the words of the claim first."
    assert claims(window) == []


def test_a_selection_without_words_makes_no_claim(window, page):
    page.select(Span(TEXT.index("\n"), TEXT.index("\n") + 1))
    press("H")
    assert claims(window) == []


def test_the_same_words_are_not_a_claim_twice(window, page):
    first = make_claim(window, "hujan masih akan turun")
    drag(page, first.spans[0])
    press("H")
    assert only_claim(window) == first


def test_words_are_selected_by_key(window, page):
    click(page, span_of("hujan").start)
    press("Home")
    press("Shift+Right Shift+Right Shift+Right")
    assert page.selected() is not None
    assert page.selected().end - page.selected().start == 3
    press("H")
    assert only_claim(window).quote == TEXT[slice(*page.marks.placed[0].spans[0])]
    assert " " not in only_claim(window).quote


def test_the_selections_edges_move_word_by_word(window, page):
    page.select(span_of("warga telah"))
    press("Alt+Right")
    assert page.selected() == span_of("warga telah diungsikan")
    press("Alt+Shift+Left")
    assert page.selected() == span_of("300 warga telah diungsikan")
    press("Alt+Left Alt+Left")
    assert page.selected() == span_of("300 warga")
    press("Alt+Shift+Right")
    assert page.selected() == Span(span_of("300 warga").start + 4, span_of("300 warga").end)
    assert claims(window) == []


def test_the_chosen_claims_edges_move_word_by_word(window, page):
    make_claim(window, "warga telah")
    press("Alt+Right")
    assert only_claim(window).quote == "warga telah diungsikan"
    press("Alt+Shift+Left")
    assert only_claim(window).quote == "300 warga telah diungsikan"
    press("Ctrl+Z Ctrl+Z")
    assert only_claim(window).quote == "warga telah"


def test_a_claim_takes_several_passages(window, page):
    make_claim(window, "Retakan itu muncul")
    drag(page, span_of("300 warga"))
    press("Shift+H")
    assert only_claim(window).quote == "Retakan itu muncul […] 300 warga"
    click(page, span_of("300").start)
    assert page.chosen == Key("claim", only_claim(window).id)
    drag(page, span_of("Retakan itu muncul"))
    press("Ctrl+Shift+H")
    assert only_claim(window).quote == "300 warga"


def test_a_passage_is_cut_out_of_the_middle_of_a_claim(window, page):
    make_claim(window, "hujan masih akan turun sampai Kamis")
    drag(page, span_of("akan turun"))
    press("Ctrl+Shift+H")
    assert only_claim(window).quote == "hujan masih […] sampai Kamis"


def test_clicks_go_through_nested_claims_innermost_first(window, page):
    outer = make_claim(window, "Kantor berita Antara melaporkan bahwa 300 warga telah diungsikan").id
    middle = make_claim(window, "300 warga telah diungsikan").id
    inner = make_claim(window, "warga telah").id
    click(page, span_of("Senin").start)
    assert page.chosen is None
    at = span_of("telah").start
    seen = []
    for _ in range(4):
        click(page, at)
        seen.append(page.chosen.id)
    assert seen == [inner, middle, outer, inner]
    click(page, span_of("melaporkan").start)
    assert page.chosen.id == outer


def test_a_click_beside_the_claims_chooses_nothing(window, page):
    make_claim(window, "300 warga")
    click(page, span_of("Senin").start)
    assert page.chosen is None
    assert window.table.chosen() == []
    assert window.claim_panel.nothing.isVisible()


def test_a_click_on_the_label_in_the_margin_chooses_its_claim(window, page, qtbot):
    drag(page, span_of("300 warga"))
    press("1")
    claim = only_claim(window)
    press("Esc")
    assert page.chosen is None
    page.viewport().repaint()
    ((rect, key),) = page._labels
    assert key == Key("claim", claim.id)
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert page.chosen == Key("claim", claim.id)


def test_j_and_k_go_from_claim_to_claim_in_the_order_of_the_text(window, page):
    last = make_claim(window, "hujan masih").id
    first = make_claim(window, "Retakan itu").id
    middle = make_claim(window, "300 warga").id
    page.choose(None)
    click(page, 0)
    seen = []
    for key in "JJJJKKK":
        press(key)
        seen.append(page.chosen.id)
    assert seen == [first, middle, last, first, last, middle, first]


def test_u_goes_to_what_is_not_rated_yet_also_in_another_article(window, page):
    first = make_claim(window, "Retakan itu").id
    press("R B 2")
    second = make_claim(window, "300 warga").id
    window.open_article(2)
    third = make_claim(window, "420 kios").id
    window.open_article(1)
    press("J")
    assert page.chosen.id == first
    press("U")
    assert page.chosen.id == second
    press("R C 3 U")
    assert (window.article.id, page.chosen.id) == (2, third)
    press("R C 3 U")
    assert window.saved.text() == "Every claim is rated."


def test_delete_takes_the_claim_away_and_undo_brings_it_back(window, page):
    before = make_claim(window, "300 warga")
    press("Delete")
    assert claims(window) == []
    assert page.marks.placed == []
    assert window.claim_panel.nothing.isVisible()
    press("Ctrl+Z")
    assert only_claim(window) == before
    assert page.chosen == Key("claim", before.id)


def test_escape_leaves_the_selection_then_the_claim(window, page):
    claim = make_claim(window, "300 warga")
    drag(page, span_of("hujan masih"))
    press("Esc")
    assert page.selected() is None
    assert page.chosen == Key("claim", claim.id)
    press("Esc")
    assert page.chosen is None


def test_copy_gives_the_canonical_words(window, page):
    window.add_pasted("Satu\u00a0dua\u2028tiga 😀 empat.\r\nLima.", {"title": "Uji"})
    page.select(Span(0, len(page.text)))
    press("Ctrl+C")
    assert clipboard() == "Satu\u00a0dua\u2028tiga 😀 empat.\nLima."
    make = span_of("dua\u2028tiga", page.text)
    page.select(make)
    press("H Ctrl+C")
    assert clipboard() == "dua\u2028tiga"


def test_a_right_click_offers_what_can_be_done(window, page, qtbot):
    make_claim(window, "300 warga")
    point = middle_of(page, span_of("300").start)
    page.customContextMenuRequested.emit(point)
    popup = QApplication.activePopupWidget()
    words = [action.text() for action in popup.actions()]
    assert {"Make a claim of the selection", "Source…", "Rate…", "Tag…", "Delete claim"} <= set(words)
    popup.close()


def test_the_pointer_is_a_hand_over_a_claim_alone(window, page, qtbot):
    make_claim(window, "300 warga")
    qtbot.mouseMove(page.viewport(), edge_of(page, span_of("Senin").start))
    assert page.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
    qtbot.mouseMove(page.viewport(), edge_of(page, span_of("300").start))
    assert page.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_ctrl_plus_and_minus_and_zero_change_the_size(window, page):
    width = page.fontMetrics().horizontalAdvance(TEXT)
    press("Ctrl+=")
    assert page.fontMetrics().horizontalAdvance(TEXT) > width
    press("Ctrl+0")
    assert page.fontMetrics().horizontalAdvance(TEXT) == width
    press("Ctrl+-")
    assert page.fontMetrics().horizontalAdvance(TEXT) < width
