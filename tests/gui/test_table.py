"""The table of claims: sort, filter, select many, act on all of them as one step, go to the passage."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from annotations.model import Credibility, Reliability, Span
from annotations.session.claims import insert_claim
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
    (rect, *_) = desk.page._painter().rects_of(desk.page.marks.placed[0].spans[0])
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
        ("article", "Wali Kota", ["pasar baru akan dibuka"]),
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
    pick(field, "A" if filter_name not in ("article",) else "All")
    assert desk.table.model.rowCount() == 4


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
    assert desk.claim_panel.currentIndex() == 0
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
    assert len(window.table.model._pages) <= 2


def test_what_is_used_by_claims_is_not_deleted(desk):
    tree = desk.sources_panel.tree
    tree.setCurrentItem(tree.topLevelItem(0))
    choosing("Delete")
    tree.customContextMenuRequested.emit(tree.visualItemRect(tree.topLevelItem(0)).center())
    assert "Antara is used by claims" in shown_message(desk)
    assert len(desk.session.store.sources()) == 4
