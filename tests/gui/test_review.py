"""Suggestions: from one to the next, accept, reject, edit, accept all above the score."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotations.model import Proposal, Quotation, SourceKind, State
from gui.marks import Key
from tests.conftest import span_of
from tests.gui.hands import click, click_on, drag, only_claim, press, shown_message, type_words

PROPOSALS = [
    Proposal((span_of("Retakan itu muncul pada Senin malam"),), Quotation.INDIRECT, (span_of("kata"),),
             span_of("Sri Wahyuni"), "Sri Wahyuni", SourceKind.PERSON, score=0.95),
    Proposal((span_of("300 warga telah diungsikan"),), Quotation.INDIRECT, (span_of("melaporkan"),),
             span_of("Kantor berita Antara"), "Antara", SourceKind.NEWS_AGENCY, score=0.85),
    Proposal((span_of("hujan masih akan turun"),), Quotation.INDIRECT, (span_of("Menurut"),),
             span_of("BNPB"), "BMKG", SourceKind.GOVERNMENT, score=0.5),
]  # fmt: skip


@pytest.fixture
def review(window):
    """The window with three suggestions on the page."""
    window.session.record_run(1, "uji", "1", "id", PROPOSALS)
    assert len(window.suggestions) == 3
    return window


def chosen(window):
    """Give the words of the chosen suggestion."""
    (span,) = window.suggestions[window.page.chosen.id].proposal.spans
    return window.page.text[slice(*span)]


def states(window):
    """Give the state of every suggestion in the file."""
    return [State(row["state"]) for row in window.session.store.rows("SELECT state FROM suggestions ORDER BY id")]


def test_tab_and_shift_tab_go_from_one_to_the_next_and_round(review):
    seen = []
    for key in ("Tab", "Tab", "Tab", "Tab", "Shift+Backtab", "Shift+Backtab"):
        press(key)
        seen.append(chosen(review)[:7])
    assert seen == ["Retakan", "300 war", "hujan m", "Retakan", "hujan m", "300 war"]
    assert review.page.hasFocus()


def test_tab_begins_at_the_cursor(review):
    click(review.page, span_of("melaporkan").start)
    press("Tab")
    assert chosen(review) == "300 warga telah diungsikan"


def test_enter_accepts_and_goes_to_the_next(review):
    press("Tab Return")
    claim = only_claim(review)
    assert claim.quote == "Retakan itu muncul pada Senin malam"
    assert (claim.score, claim.pipeline, claim.quotation) == (0.95, "uji 1", Quotation.INDIRECT)
    assert claim.credibility is None
    assert review.sources[claim.chain[0].source_id].name == "Sri Wahyuni"
    assert chosen(review) == "300 warga telah diungsikan"
    assert states(review) == [State.ACCEPTED, State.PENDING, State.PENDING]


def test_backspace_rejects_and_what_was_rejected_does_not_come_back(review):
    press("Tab Backspace")
    assert states(review) == [State.REJECTED, State.PENDING, State.PENDING]
    assert chosen(review) == "300 warga telah diungsikan"
    review.session.record_run(1, "uji", "2", "id", PROPOSALS)
    assert [one.proposal.score for one in review.suggestions.values()] == [0.85, 0.5]


def test_undo_of_a_rejection_brings_it_back(review):
    press("Tab Backspace Ctrl+Z")
    assert states(review) == [State.PENDING] * 3
    assert len(review.suggestions) == 3


def test_e_then_a_key_for_the_edge_then_enter(review):
    press("Tab E")
    assert review.page.selected() == span_of("Retakan itu muncul pada Senin malam")
    assert "Editing" in review.claim_panel.suggestion.score.text()
    press("Alt+Left Alt+Left Return")
    assert only_claim(review).quote == "Retakan itu muncul pada"
    assert states(review)[0] == State.EDITED


def test_e_then_another_passage_by_mouse_and_another_source(review):
    press("Tab E")
    drag(review.page, span_of("Retakan itu muncul"))
    press("S")
    type_words("Antara")
    press("Return Return")
    claim = only_claim(review)
    assert claim.quote == "Retakan itu muncul"
    assert review.sources[claim.chain[0].source_id].name == "Antara"


def test_escape_leaves_editing_and_changes_nothing(review):
    press("Tab E Alt+Left Esc")
    assert review.editing is None
    assert review.page.selected() is None
    assert states(review) == [State.PENDING] * 3
    press("Return")
    assert only_claim(review).quote == "Retakan itu muncul pada Senin malam"
    assert states(review)[0] == State.ACCEPTED


def test_a_digit_gives_the_suggestion_another_source(review):
    press("Tab 2")
    assert review.claim_panel.suggestion.source.text() == "BNPB"
    press("Return")
    assert review.sources[only_claim(review).chain[0].source_id].name == "BNPB"
    assert states(review)[0] == State.EDITED


def test_the_panel_answers_by_click(review):
    press("Tab")
    form = review.claim_panel.suggestion
    accept, reject, edit = [b for b in form.findChildren(type(form.source)) if b is not form.source]
    click_on(form.quotation.buttons[Quotation.MIXED])
    click_on(accept)
    assert only_claim(review).quotation == Quotation.MIXED
    click_on(reject)
    assert states(review) == [State.EDITED, State.REJECTED, State.PENDING]
    click_on(edit)
    assert review.editing is not None
    press("Esc")


def test_a_click_on_a_suggestion_chooses_it(review):
    click(review.page, span_of("warga telah").start)
    assert chosen(review) == "300 warga telah diungsikan"
    assert review.claim_panel.suggestion.isVisible()


def test_a_suggestion_with_a_new_source_says_so(review):
    click(review.page, span_of("hujan masih").start)
    assert review.claim_panel.suggestion.source.text() == "BMKG  (new: government)"
    press("Return")
    assert "BMKG" in [source.name for source in review.session.store.sources()]


def test_ctrl_enter_accepts_all_above_the_score_as_one_step(review):
    review.review.score.setFocus()
    review.review.score.selectAll()
    type_words("0.80")
    assert review.review.score.value() == pytest.approx(0.8)
    assert review.review.accept_all.text() == "Accept 2"
    press("Ctrl+Return")
    assert states(review) == [State.ACCEPTED, State.ACCEPTED, State.PENDING]
    assert review.session.undo_name == "Accept 2 suggestions"
    press("Ctrl+Z")
    assert states(review) == [State.PENDING] * 3
    assert review.session.store.claim_ids() == []


def test_the_score_is_remembered_and_the_button_follows_it(review, settings):
    review.review.score.setFocus()
    press("Ctrl+A")
    type_words("0.40")
    assert review.review.accept_all.text() == "Accept 3"
    click_on(review.review.accept_all)
    assert states(review) == [State.ACCEPTED] * 3
    assert review.review.words.text() == "All suggestions decided"
    review.keep_places()
    assert settings.score == pytest.approx(0.4)


def test_a_claim_by_hand_amid_suggestions(review):
    drag(review.page, span_of("Kami tidak panik"))
    press("Return")
    assert only_claim(review).quote == "Kami tidak panik"
    assert states(review) == [State.PENDING] * 3


def test_tab_without_suggestions_goes_on_and_enter_says_what_to_do(window):
    press("Return")
    assert window.saved.text() == "Choose a suggestion first: Tab goes to the next one."
    press("Tab")
    assert not window.page.hasFocus()


def test_mention_and_cue_show_for_the_chosen_one_alone(review):
    page = review.page
    page.setFocus()
    before = page.grab().toImage()
    press("Tab")
    mention = page.marks.units([span_of("Sri Wahyuni")])[0]
    (rect,) = page._painter().rects_of(mention)
    area = rect.adjusted(-4, -3, 4, 3).toRect()
    assert page.grab().toImage().copy(area) != before.copy(area)
    press("Tab")
    assert page.grab().toImage().copy(area) == before.copy(area)


def test_suggestions_survive_closing(review, project):
    press("Tab Return")
    review.close_project()
    assert review.open_project(project)
    assert len(review.suggestions) == 2
    press("Tab")
    assert review.page.chosen == Key("suggestion", 2)


# The worker


def test_ctrl_g_asks_the_worker_and_the_window_stays_live(window, qtbot):
    press("Ctrl+G")
    assert window.suggester.running
    assert window.review.cancel.isVisible()
    press("F6")
    assert QApplication.focusWidget() is not window.page
    qtbot.waitUntil(lambda: not window.suggester.running, timeout=60_000)
    assert not window.review.cancel.isVisible()
    found = {window.page.text[slice(*s.proposal.spans[0])] for s in window.suggestions.values()}
    assert "300 warga telah diungsikan" in found
    assert window.worker.process_id
    assert window.saved.text() == "✓ suggestions are there: Tab goes to the first"


def test_a_run_is_cancelled_by_click(window, qtbot):
    press("Ctrl+Shift+G")
    assert window.suggester.running
    qtbot.mouseClick(window.review.cancel, Qt.MouseButton.LeftButton)
    assert not window.suggester.running
    assert window.worker.process_id == 0
    assert window.session.store.runs(1) == []


def test_a_worker_that_cannot_start_is_told_in_words(window, qtbot, monkeypatch):
    monkeypatch.setattr("gui.worker.command", lambda: ("/no/such/program", []))
    press("Ctrl+G")
    qtbot.waitUntil(lambda: bool(window.shown_boxes), timeout=10_000)
    assert "stopped twice" in shown_message(window)
    assert not window.suggester.running


def test_a_source_that_is_read_from_a_pronoun_says_so(window):
    read = Proposal((span_of("“Kami tidak panik,”"),), Quotation.DIRECT, (), span_of("juru bicara pengelola bendungan"),
                    "Sri Wahyuni", SourceKind.PERSON, score=0.9)  # fmt: skip
    window.session.record_run(1, "uji", "1", "id", [*PROPOSALS[:1], read])
    labels = [window.page.marks.mark(placed.key).label for placed in window.page.marks.placed]
    assert sorted(labels) == ["? Sri Wahyuni", "Sri Wahyuni"]
    form = window.claim_panel.suggestion
    press("Tab")
    assert form.reads.isHidden()
    press("Tab")
    assert form.reads.text() == "Reads “juru bicara pengelola bendungan” as Sri Wahyuni"
    assert form.reads.isVisible()
    press("Return")
    assert only_claim(window).quote == "“Kami tidak panik,”"
