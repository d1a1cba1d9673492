"""Focus on one source, the legend, and the history of a source's reliability in its form."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTreeWidget

from annotations.model import Reliability, Span
from gui.forms import SourceForm
from gui.marks import Key
from tests.conftest import span_of
from tests.gui.hands import answering, make_claim, press, sweep


@pytest.fixture
def three(window):
    """Three claims: the first and the last of Antara, the second of BNPB."""
    made = []
    for words, key in (("Retakan itu", "1"), ("300 warga", "2"), ("hujan masih", "1")):
        made.append(make_claim(window, words).id)
        press(key)
    window.page.choose(Key("claim", made[0]))
    return made


def aside(window, ids):
    """Say which of the claims step back on the page."""
    return [window.page.marks.mark(Key("claim", one)).aside for one in ids]


def test_f_lets_the_claims_of_the_chosen_source_stand_out_and_back(window, three):
    press("F")
    assert aside(window, three) == [False, True, False]
    assert window.focus_bar.isVisible()
    assert window.focus_bar.words.text() == "Antara: 2 claims here"
    press("F")
    assert aside(window, three) == [False] * 3
    assert not window.focus_bar.isVisible()


def test_in_focus_j_and_k_go_through_its_claims_alone(window, three):
    press("F J")
    assert window.page.chosen == Key("claim", three[2])
    press("J")
    assert window.page.chosen == Key("claim", three[0])
    press("K")
    assert window.page.chosen == Key("claim", three[2])
    window.page.choose(None)
    cursor = window.page.textCursor()
    cursor.setPosition(span_of("300 warga").start)
    window.page.setTextCursor(cursor)
    press("J")
    assert window.page.chosen == Key("claim", three[2])


def test_escape_leaves_the_choice_then_the_focus(window, three):
    press("F Esc")
    assert window.page.chosen is None
    assert window.in_focus is not None
    press("Esc")
    assert window.in_focus is None


def test_a_retagged_claim_steps_back_at_once(window, three):
    press("F 2")
    assert aside(window, three) == [True, True, False]
    assert window.focus_bar.words.text() == "Antara: 1 claim here"


def test_focus_is_painted(window, three):
    window.page.choose(None)
    sweep()
    before = window.page.grab().toImage()
    window.focus_on(1)
    sweep()
    line = next(window.page._painter().rects_of(Span(*span_of("300 warga"))))
    place = QPoint(round(line.left()) + 8, round(line.top()) + 1)
    tinted, plain = (image.pixelColor(place) for image in (before, window.page.grab().toImage()))
    assert tinted != plain
    assert plain == window.page.palette().base().color()


def test_without_a_source_f_says_what_to_do(window):
    press("F")
    assert window.saved.text() == "Choose a claim with a source, or a source in the list."


def test_focus_goes_with_its_source(window, three):
    window.page.choose(Key("claim", three[1]))
    press("F")
    window.session.merge_sources(1, [2])
    assert window.in_focus is None
    assert aside(window, three) == [False] * 3


def test_the_legend_names_the_sources_of_the_article_and_stays(window, three, settings):
    press("L")
    assert window.legend.isVisible()
    assert [entry.words for entry in window.legend.entries][4:] == ["Antara", "BNPB"]
    assert settings.legend
    window.open_article(2)
    assert [entry.words for entry in window.legend.entries][4:] == []
    press("L")
    assert not window.legend.isVisible()
    assert not settings.legend


def test_the_legend_is_as_high_as_its_words_need(window, three):
    press("L")
    heights = []
    for width in (1600, 900):
        window.resize(width, 700)
        sweep()
        heights.append(window.legend.height())
        for (_, one), (_, following) in zip(window.legend.places(), window.legend.places()[1:], strict=False):
            assert not one.intersects(following)
        assert window.legend.places()[-1][1].bottom() <= window.legend.height()
    assert heights[0] < heights[1]


def test_the_form_of_a_source_shows_its_ratings_and_asks_why(window):
    window.session.rate_source(1, Reliability.B, "right so far")

    def look(dialog: SourceForm) -> None:
        (table,) = dialog.findChildren(QTreeWidget)
        item = table.topLevelItem(0)
        assert [item.text(0), item.text(2), item.text(3)] == ["B", "ana", "right so far"]
        assert dialog.reason.text() == "right so far"
        dialog.reliability.setCurrentIndex(dialog.reliability.findData("D"))
        assert dialog.reason.text() == ""
        dialog.reason.setText("wrong twice")
        dialog.accept()

    answering(look)
    window.edit_source(1)
    newest, oldest = window.session.store.source_ratings(1)
    assert (newest.reliability, newest.reason) == (Reliability.D, "wrong twice")
    assert (oldest.reliability, oldest.reason) == (Reliability.B, "right so far")
    press("Ctrl+Z")
    assert window.session.store.source(1).reliability == Reliability.B
