"""The table of claims: sort, filter, select many, act on all of them as one step, go to the passage."""

import random

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from annotations.model import Credibility, Reliability, Span
from annotations.session.claims import insert_claim
from annotations.store import ClaimFilter
from annotations.text import trim
from gui.marks import Key
from tests.gui.hands import choosing, click_on, make_claim, press, shown_message, sweep, type_words

COLUMN = {"quote": 0, "source": 1, "via": 2, "rel": 3, "cred": 4, "quotation": 5, "tags": 6, "article": 7}


@pytest.fixture
def desk(window):
    """Four claims in two articles: of BNPB rated B2, of Antara, of nobody, and of Rahmat Hidayat rated 4."""
    make_claim(window, "hujan masih akan turun")
    press("2 R B 2 T")
    type_words("cuaca")
    press("Return")
    make_claim(window, "300 warga telah diungsikan")
    press("1")
    make_claim(window, "Retakan itu muncul")
    window.open_article(2)
    make_claim(window, "pasar baru akan dibuka")
    press("4 R A 4")
    window.open_article(1)
    press("Esc Esc")
    return window


def column(window, name):
    """Give a column as it is shown."""
    model = window.table.model
    return [model.index(row, COLUMN[name]).data() or "" for row in range(model.rowCount())]


def header_click(window, name):
    """Click a heading."""
    header = window.table.view.horizontalHeader()
    x = header.sectionViewportPosition(COLUMN[name]) + 20
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 8))


def click_row(window, row, held=Qt.KeyboardModifier.NoModifier, col="quote"):
    """Click a line."""
    view = window.table.view
    view.scrollTo(view.model().index(row, 0))
    place = view.visualRect(view.model().index(row, COLUMN[col])).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)
    QApplication.processEvents()


def pick(field: QComboBox, words: str) -> None:
    """Choose an entry of a filter by key."""
    row = next(i for i in range(field.count()) if field.itemText(i).startswith(words))
    field.setFocus()
    while field.currentIndex() < row:
        QTest.keyClick(field, Qt.Key.Key_Down)
    while field.currentIndex() > row:
        QTest.keyClick(field, Qt.Key.Key_Up)
    field.activated.emit(row)


def test_claims_stand_in_the_order_of_the_texts(desk):
    assert column(desk, "quote") == [
        "Retakan itu muncul", "300 warga telah diungsikan", "hujan masih akan turun", "pasar baru akan dibuka",
    ]  # fmt: skip
    assert column(desk, "source") == ["", "Antara", "BNPB", "Rahmat Hidayat"]
    assert column(desk, "rel") == ["", "", "B", "A"]
    assert column(desk, "cred") == ["", "", "2", "4"]
    assert column(desk, "tags") == ["", "", "cuaca", ""]
    assert desk.table.count.text() == "4 claims · 2 to rate"


def test_a_click_on_a_heading_sorts_and_another_turns_it_round(desk):
    header_click(desk, "source")
    down = column(desk, "source")
    header_click(desk, "source")
    up = column(desk, "source")
    assert down != up
    assert sorted(filter(None, down)) == [name for name in down if name]
    assert [name for name in up if name] == [name for name in reversed(down) if name]


def test_a_click_goes_to_the_passage_also_in_another_article(desk):
    click_row(desk, 3)
    assert desk.article.id == 2
    assert desk.page.chosen == Key("claim", 4)
    (rect, *_) = desk.page._painter().rects_of(desk.page.marks.unit(desk.page.marks.placed[0].spans[0]))
    assert desk.page.viewport().rect().contains(rect.toRect())
    click_row(desk, 0)
    assert desk.article.id == 1
    assert desk.page.chosen == Key("claim", 3)


def test_enter_on_a_line_goes_to_the_passage(desk):
    desk.table.view.setFocus()
    desk.table.view.selectionModel().setCurrentIndex(
        desk.table.model.index(3, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    press("Return")
    assert desk.article.id == 2


def test_many_lines_get_a_tag_as_one_step(desk):
    click_row(desk, 0)
    click_row(desk, 3, Qt.KeyboardModifier.ControlModifier)
    click_row(desk, 2, Qt.KeyboardModifier.ControlModifier)
    assert "and 2 more" in desk.claim_panel.claim.quote.text()
    press("T")
    type_words("cek")
    press("Return")
    assert column(desk, "tags") == ["cek", "", "cek; cuaca", "cek"]
    assert desk.session.undo_name == "Tag cek on 3 claims"
    assert desk.table.chosen() == [3, 1, 4]
    press("Ctrl+Z")
    assert column(desk, "tags") == ["", "", "cuaca", ""]


def test_many_lines_are_rated_and_given_a_source_as_one_step_each(desk):
    click_row(desk, 0)
    click_row(desk, 1, Qt.KeyboardModifier.ShiftModifier)
    press("3")
    assert column(desk, "source")[:2] == ["Sri Wahyuni"] * 2
    press("R C 3")
    assert column(desk, "cred") == ["3", "3", "2", "4"]
    press("Ctrl+Z Ctrl+Z")
    assert column(desk, "source")[:2] == ["", "Antara"]
    assert column(desk, "cred") == ["", "", "2", "4"]


def test_all_lines_are_deleted_and_come_back_as_one_step(desk):
    before = [desk.session.store.claim(i) for i in desk.session.store.claim_ids()]
    desk.table.view.setFocus()
    press("Ctrl+A Delete")
    assert desk.table.model.rowCount() == 0
    assert desk.page.marks.placed == []
    assert desk.session.undo_name == "Delete 4 claims"
    press("Ctrl+Z")
    assert [desk.session.store.claim(i) for i in desk.session.store.claim_ids()] == before


def test_the_menu_takes_a_tag_off_all_selected(desk):
    click_row(desk, 2)
    desk.table.view.setFocus()
    choosing("Remove tag")
    desk.table.menu_asked.emit(desk.table.mapToGlobal(desk.table.rect().center()))
    QTest.qWait(30)
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == ["cuaca"]
    press("Return")
    sweep()
    assert column(desk, "tags") == [""] * 4


@pytest.mark.parametrize(
    ("filter_name", "words", "left"),
    [
        ("source", "Antara", ["300 warga telah diungsikan"]),
        ("reliability", "B", ["hujan masih akan turun"]),
        ("reliability", "not rated", ["Retakan itu muncul", "300 warga telah diungsikan"]),
        ("credibility", "4", ["pasar baru akan dibuka"]),
        ("credibility", "not rated", ["Retakan itu muncul", "300 warga telah diungsikan"]),
        ("tag", "cuaca", ["hujan masih akan turun"]),
    ],
)
def test_filters(desk, filter_name, words, left):
    field = getattr(desk.table, filter_name)
    pick(field, words)
    assert column(desk, "quote") == left
    assert desk.table.count.text().startswith(f"{len(left)} claim")
    pick(field, "A")
    assert desk.table.model.rowCount() == 4


def test_the_filter_of_this_article_follows_the_page(desk):
    pick(desk.table.article, "This article")
    assert column(desk, "quote") == ["Retakan itu muncul", "300 warga telah diungsikan", "hujan masih akan turun"]
    press("Ctrl+PgDown")
    assert column(desk, "quote") == ["pasar baru akan dibuka"]
    pick(desk.table.article, "All articles")
    assert desk.table.model.rowCount() == 4


@pytest.mark.parametrize("wanted", [ClaimFilter(), ClaimFilter(credibility="-"), ClaimFilter(source_id=2)])
def test_what_a_step_changes_is_put_in_its_place_as_if_all_were_asked_for_anew(desk, wanted):
    chance = random.Random(3)
    model, session, text = desk.table.model, desk.session, desk.page.text
    model.wanted = wanted
    model.refresh()
    for _ in range(60):
        ids = session.store.claim_ids()
        claim = chance.choice(ids) if ids else 0
        start = chance.randrange(len(text) - 40)
        act = chance.choice(("highlight", "highlight", "reshape", "rate", "source", "delete", "undo", "redo", "many"))
        if act == "highlight" or not ids:
            session.highlight(1, [Span(start, start + 30)], chance.choice(([], [2], [1, 2])))
        elif act == "reshape":
            here = session.store.text(session.store.claim(claim).article_id)
            session.reshape(claim, [Span(start % (len(here) - 40), start % (len(here) - 40) + 35)])
        elif act == "rate":
            session.set_credibility([claim], chance.choice([None, *Credibility]))
        elif act == "source":
            session.set_source([claim], chance.randint(1, 3))
        elif act == "delete":
            session.delete_claims(chance.sample(ids, min(2, len(ids))))
        elif act == "many":
            session.set_credibility(ids[::2], chance.choice([None, *Credibility]))
        else:
            getattr(session, act)()
        sweep()
        assert model.ids.tolist() == session.store.claim_ids(wanted)
        assert [model.line(row) for row in range(model.rowCount())] == session.store.claim_rows(model.ids)
        marks = {placed.key.id: placed.spans for placed in desk.page.marks.placed}
        assert marks == {claim.id: claim.spans for claim in session.store.claims_of(1)}
        looks = [desk.page.marks.mark(Key("claim", one)).label for one in marks]
        own = [session.store.claim(one).chain for one in marks]
        assert looks == [session.store.source(chain[0].source_id).name if chain else "" for chain in own]
        assert desk.table._unrated == session.store.unrated()


def test_words_filter_while_one_types(desk, qtbot):
    desk.table.text.setFocus()
    type_words("warga")
    qtbot.waitUntil(lambda: column(desk, "quote") == ["300 warga telah diungsikan"])
    press("Ctrl+A Backspace")
    qtbot.waitUntil(lambda: desk.table.model.rowCount() == 4)


def test_the_filter_holds_while_claims_change(desk):
    pick(desk.table.credibility, "not rated")
    click_row(desk, 0)
    press("R C 3")
    assert column(desk, "quote") == ["300 warga telah diungsikan"]
    press("Ctrl+Z")
    assert len(column(desk, "quote")) == 2


def test_the_count_says_what_is_to_rate_also_when_filtered(desk):
    pick(desk.table.source, "Antara")
    assert desk.table.count.text() == "1 claim · 2 to rate"


def test_deleting_the_chosen_claim_empties_the_panel(desk):
    click_row(desk, 1)
    press("Delete")
    assert desk.claim_panel.nothing.isVisible()
    assert not desk.shown_boxes


def test_the_panel_sets_a_code_for_all_selected(desk):
    click_row(desk, 0)
    click_row(desk, 1, Qt.KeyboardModifier.ControlModifier)
    click_on(desk.claim_panel.claim.rating.credibility.buttons[Credibility.FIVE])
    assert column(desk, "cred") == ["5", "5", "2", "4"]
    click_on(desk.claim_panel.claim.rating.reliability.buttons[Reliability.E])
    assert column(desk, "rel")[:2] == ["E", "E"]


def test_a_note_goes_to_all_selected_and_is_one_step(desk):
    click_row(desk, 0)
    click_row(desk, 1, Qt.KeyboardModifier.ControlModifier)
    press("N")
    type_words("cek")
    notes = [desk.session.store.claim(i).note for i in desk.table.chosen()]
    assert notes == ["cek", "cek"]
    desk.page.setFocus()
    press("Ctrl+Z")
    assert [desk.session.store.claim(i).note for i in (2, 3)] == ["", ""]


def test_many_claims_keep_the_table_live(window, qtbot):
    text = window.page.text
    spans = [trim(text, start, start + 20) for start in range(0, 240, 3)] * 5
    with window.session.step("Many") as (step, _):
        for span in spans:
            insert_claim(step, 1, text, (Span(*span),), analyst="ana")
    assert window.table.model.rowCount() == 400
    window.table.view.scrollToBottom()
    window.table.view.grab()
    assert window.table.model.line(399) is not None
    assert len(window.table.model._lines) <= 50


def test_what_is_used_by_claims_is_not_deleted(desk):
    tree = desk.sources_panel.tree
    tree.setCurrentItem(tree.topLevelItem(0))
    choosing("Delete")
    tree.customContextMenuRequested.emit(tree.visualItemRect(tree.topLevelItem(0)).center())
    assert "Antara is used by claims" in shown_message(desk)
    assert len(desk.session.store.sources()) == 4
