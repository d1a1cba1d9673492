"""Suggestions in a list; the same words everywhere; why nothing is suggested at a place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from annotations.model import Proposal, Quotation, State
from gui.alike import AlikeDialog
from gui.review_list import ReviewList
from tests.conftest import TEXT, incoming, span_of
from tests.gui.hands import SECOND, answering, click, make_claim, press, shown_message, sweep, type_words
from tests.gui.test_review import PROPOSALS, chosen, states


@pytest.fixture
def review(window):
    """The window with three suggestions on the first article, and one on the second."""
    window.session.record_run(1, "uji", "1", "id", PROPOSALS)
    words = SECOND[:9]
    other = Proposal((span_of(words, SECOND),), Quotation.DIRECT, source="Wali Kota", score=0.6)
    window.session.record_run(2, "uji", "1", "id", [other])
    return window


@pytest.fixture
def listed(review):
    """The list, opened by its key."""
    press("Ctrl+Shift+R")
    (dialog,) = review.findChildren(ReviewList)
    yield dialog
    if isValid(dialog):
        dialog.close()
    sweep()


def rows(dialog):
    """Give the words of the lines that are shown."""
    return [dialog.model.index(row, 3).data()[:7] for row in range(dialog.model.rowCount())]


def test_the_list_shows_this_article_then_all(listed):
    assert rows(listed) == ["Retakan", "300 war", "hujan m"]
    assert "<b>Retakan itu muncul pada Senin malam</b>" in listed.context.text()
    listed.scope.setCurrentIndex(1)
    listed.scope.activated.emit(1)
    assert len(rows(listed)) == 4
    assert listed.words.text() == "4 suggestions"


@pytest.mark.parametrize(
    ("set_filter", "left"),
    [
        (lambda d: d.score.setValue(0.9), ["Retakan"]),
        (lambda d: choose(d.source, "Antara"), ["300 war"]),
        (lambda d: choose(d.cue, "menurut"), ["hujan m"]),
        (lambda d: d.text.setText("WARGA"), ["300 war"]),
        (lambda d: d.text.setText("tidak ada"), []),
    ],
)
def test_each_filter_leaves_what_passes(listed, set_filter, left):
    set_filter(listed)
    assert rows(listed) == left
    assert listed.accept_them.isEnabled() == bool(left)


def choose(box, data):
    """Choose an entry of a box as by hand."""
    at = box.findData(data)
    assert at > 0
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_sorted_by_a_click_on_a_heading(listed):
    listed.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert rows(listed) == ["hujan m", "300 war", "Retakan"]


def test_all_that_pass_are_accepted_as_one_step(review, listed):
    listed.score.setValue(0.8)
    press("Ctrl+Return")
    assert states(review) == [State.ACCEPTED, State.ACCEPTED, State.PENDING, State.PENDING]
    listed.score.setValue(0)
    assert rows(listed) == ["hujan m"]
    review.undo()
    assert states(review) == [State.PENDING] * 4
    assert rows(listed) == ["Retakan", "300 war", "hujan m"]


def test_those_selected_alone_are_rejected(review, listed):
    place = listed.view.visualRect(listed.model.index(1, 0)).center()
    QTest.mouseClick(listed.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert listed.words.text() == "3 suggestions · 1 selected"
    press("Backspace")
    assert states(review)[:3] == [State.PENDING, State.REJECTED, State.PENDING]
    assert "1 rejected" in review.saved.text()


def test_enter_goes_to_the_suggestion_on_the_page_of_its_article(review, listed):
    listed.scope.setCurrentIndex(1)
    listed.scope.activated.emit(1)
    listed.view.setCurrentIndex(listed.model.index(3, 0))
    listed.view.activated.emit(listed.model.index(3, 0))
    assert review.article.id == 2
    assert chosen(review) == SECOND[:9]


def test_the_list_closes_with_the_project(review, listed):
    review.close_project()
    sweep()
    assert not any(dialog.isVisible() for dialog in review.findChildren(ReviewList))


# Hidden by the score; why nothing is here


def test_a_suggestion_below_the_score_is_hidden_and_said_to_be(review):
    review.settings.show_from = 0.9
    review._show_marks()
    assert list(review.suggestions) == [1]
    assert review.review.words.text() == "1 suggestion left · 2 hidden by their score"
    click(review.page, span_of("300 warga").start + 1)
    press("W")
    assert shown_message(review).startswith("“300 warga telah diungsikan” is hidden: its score is 0.85")


@pytest.mark.parametrize(
    ("prepare", "at", "said"),
    [
        (None, "Retakan itu", "There is a suggestion here, with the score 0.95"),
        ("accept", "Retakan itu", "It is a claim already"),
        ("reject", "Retakan itu", "was rejected on this text before"),
    ],
)
def test_what_is_said_of_a_place(review, prepare, at, said):
    if prepare:
        getattr(review.session, prepare)([1])
    click(review.page, span_of(at).start + 1)
    press("W")
    assert said in shown_message(review)


def test_an_article_that_nobody_asked_about(window):
    press("W")
    assert shown_message(window).strip() == "Nobody has asked for suggestions in this article yet. Ctrl+G does."


def test_an_article_in_which_nothing_was_found(window):
    window.session.record_run(1, "uji", "7", "id", [])
    press("W")
    assert shown_message(window).startswith("uji 7 looked through this article on ")


# The same words everywhere


@pytest.fixture
def alike(window):
    """Three articles in which the same words stand, twice in one of them."""
    window.session.add_articles([incoming("Air naik.\n\n" + TEXT, "Ulang"), incoming("300 warga. 300 warga!", "Dua")])
    return window


def test_the_same_words_become_claims_as_one_step(alike):
    claim = make_claim(alike, "300 warga")
    press("1 R B 2")
    before = len(alike.session.store.claim_ids())

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, AlikeDialog)
        contexts = [dialog.list.topLevelItem(row).text(0) for row in range(dialog.list.topLevelItemCount())]
        assert len(contexts) >= 3
        assert all("«300 warga»" in context for context in contexts)
        dialog.list.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
        assert len(dialog.places()) == len(contexts) - 1
        dialog.accept()

    answering(answer)
    press("Ctrl+Shift+A")
    made = [one for one in alike.session.store.claims(alike.session.store.claim_ids()) if one.quote == "300 warga"]
    assert len(made) > 2
    assert {(one.credibility, one.chain[0].source_id) for one in made} == {
        (alike.session.store.claim(claim.id).credibility, alike.session.store.claim(claim.id).chain[0].source_id)
    }
    press("Ctrl+Z")
    assert len(alike.session.store.claim_ids()) == before


def test_none_ticked_makes_nothing(alike):
    make_claim(alike, "300 warga")

    def answer(dialog: AlikeDialog) -> None:
        dialog.tick.click()
        assert dialog.places() == []
        assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()
        dialog.tick.click()
        assert dialog.places()
        dialog.reject()

    answering(answer)
    press("Ctrl+Shift+A")
    assert len(alike.session.store.claim_ids()) == 1


def test_words_that_stand_nowhere_else(window):
    make_claim(window, "Retakan itu")
    press("Ctrl+Shift+A")
    assert window.saved.text() == "These words stand nowhere else."
    assert QApplication.activeModalWidget() is None


def test_typing_in_the_list_presses_nothing_on_the_page(review, listed):
    listed.text.setFocus()
    type_words("w h 1")
    assert listed.text.text() == "w h 1"
    assert review.session.store.claim_ids() == []
