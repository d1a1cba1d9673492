"""The lists at the side and the search: filter, order, rename, merge, edit, find."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from annotations.model import Reliability, SourceKind
from gui.forms import ArticleForm, SourceForm
from gui.marks import Key
from tests.conftest import incoming
from tests.gui.hands import answering, choosing, click_on, fill, make_claim, press, shown_message, type_words


def shown_articles(window):
    """Give the articles that the list shows."""
    model = window.articles_panel.model
    return [model.index(row).data() for row in range(model.rowCount())]


def shown_sources(window):
    """Give the list of sources: key, name, reliability, number of claims."""
    tree = window.sources_panel.tree
    return [[tree.topLevelItem(i).text(c) for c in range(4)] for i in range(tree.topLevelItemCount())]


def choose_source(window, *rows):
    """Select lines of the list of sources; the last one becomes the current one."""
    tree = window.sources_panel.tree
    tree.clearSelection()
    for row in rows:
        tree.setCurrentItem(tree.topLevelItem(row), 0, QItemSelectionModel.SelectionFlag.Select)
        tree.topLevelItem(row).setSelected(True)


def source_menu(window, words):
    """Choose an entry of the menu of the list of sources."""
    tree = window.sources_panel.tree
    choosing(words)
    tree.customContextMenuRequested.emit(tree.visualItemRect(tree.currentItem()).center())


# Articles


def test_the_list_says_how_far_each_article_is(window):
    assert shown_articles(window) == ["○  Bendungan Randu Alas Retak", "○  Wali Kota: Pasar Baru Dibuka Juni"]
    make_claim(window, "300 warga")
    assert shown_articles(window)[0] == "◐  Bendungan Randu Alas Retak"
    press("R B 2")
    assert shown_articles(window)[0] == "●  Bendungan Randu Alas Retak"
    assert window.articles_panel.model.index(0).data(Qt.ItemDataRole.ToolTipRole).endswith("1 of 1 claim rated")
    assert window.heading.text().endswith("1 of 1 claim rated")


def test_the_filter_leaves_what_has_all_the_words(window):
    window.articles_panel.filter.setFocus()
    type_words("pasar juni")
    assert shown_articles(window) == ["○  Wali Kota: Pasar Baru Dibuka Juni"]
    press("Ctrl+A")
    type_words("warta")
    assert shown_articles(window) == ["○  Bendungan Randu Alas Retak"]
    make = window.session.add_articles([incoming("Teks lain.", "Teks lain")])
    assert make[0].articles
    assert shown_articles(window) == ["○  Bendungan Randu Alas Retak"]
    press("Ctrl+A Delete")
    assert len(shown_articles(window)) == 3


def test_a_click_opens_an_article_and_ctrl_page_keys_go_on(window):
    rows = window.articles_panel.list
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(1, 0)).center())
    assert (window.article.id, window.page.text[:9]) == (2, "Wali Kota")
    press("Ctrl+PgDown")
    assert window.article.id == 1
    press("Ctrl+PgUp")
    assert window.article.id == 2
    assert rows.currentIndex().row() == 1


def test_details_are_changed_in_a_form_as_one_step(window):
    def edit(form):
        assert isinstance(form, ArticleForm)
        fill(form.fields["title"], "Judul baru")
        fill(form.fields["outlet"], "Koran")
        form.accept()

    answering(edit)
    press("Ctrl+Shift+I")
    assert window.article.title == "Judul baru"
    assert window.heading.text().startswith("Koran")
    assert shown_articles(window)[0] == "○  Judul baru"
    press("Ctrl+Z")
    assert (window.article.title, window.article.outlet) == ("Bendungan Randu Alas Retak", "Warta")


def test_a_title_left_empty_is_told_in_words(window):
    def edit(form):
        fill(form.fields["title"], " ")
        form.accept()

    answering(edit)
    press("Ctrl+Shift+I")
    assert "An article needs a title" in shown_message(window)
    assert window.article.title == "Bendungan Randu Alas Retak"


def test_an_article_is_deleted_with_its_claims_and_comes_back(window):
    claim = make_claim(window, "300 warga")
    rows = window.articles_panel.list
    choosing("Delete")
    rows.customContextMenuRequested.emit(rows.visualRect(rows.model().index(0, 0)).center())
    assert shown_articles(window) == ["○  Wali Kota: Pasar Baru Dibuka Juni"]
    assert window.article.id == 2
    assert window.table.model.rowCount() == 0
    press("Ctrl+Z")
    assert shown_articles(window)[0] == "◐  Bendungan Randu Alas Retak"
    assert window.session.store.claim(claim.id) == claim


def test_the_last_article_deleted_leaves_a_page_that_says_what_to_do(window):
    window.articles_panel.list.setFocus()
    window.articles_panel.list.selectAll()
    window.delete_article(window.articles_panel.chosen())
    assert shown_articles(window) == []
    assert window.article is None
    assert window.nothing_open.isVisible()
    press("Ctrl+Z")
    assert len(shown_articles(window)) == 2


# Sources


def test_the_list_of_sources_has_keys_codes_and_counts(window):
    make_claim(window, "300 warga")
    press("1 R B 2")
    assert shown_sources(window) == [
        ["1", "Antara", "B", "1"], ["2", "BNPB", "", ""], ["3", "Sri Wahyuni", "", ""], ["4", "Rahmat Hidayat", "", ""],
    ]  # fmt: skip


def test_the_keys_follow_the_order_of_the_list(window):
    choose_source(window, 3)
    up = next(b for b in window.sources_panel.findChildren(QToolButton) if b.text() == "▲")
    click_on(up)
    click_on(up)
    assert [row[:2] for row in shown_sources(window)][1] == ["2", "Rahmat Hidayat"]
    window.page.setFocus()
    make_claim(window, "300 warga")
    press("2")
    assert shown_sources(window)[1] == ["2", "Rahmat Hidayat", "", "1"]


def test_a_source_is_renamed_rated_and_given_aliases_in_a_form(window):
    make_claim(window, "300 warga")
    press("2")

    def edit(form):
        assert isinstance(form, SourceForm)
        fill(form.name, "BNPB Pusat")
        form.kind.setCurrentIndex(form.kind.findData(str(SourceKind.GOVERNMENT)))
        form.reliability.setCurrentIndex(form.reliability.findData("A"))
        form.aliases.setPlainText("BNPB\n\n  Badan   Bencana ")
        form.accept()

    choose_source(window, 1)
    answering(edit)
    click_on(next(b for b in window.sources_panel.findChildren(QToolButton) if b.text() == "Edit"))
    source = window.session.store.source(2)
    assert (source.name, source.reliability, source.aliases) == ("BNPB Pusat", "A", ("BNPB", "Badan Bencana"))
    assert window.page.marks.mark(window.page.marks.placed[0].key).label == "BNPB Pusat"
    assert window.table.model.line(0).source == "BNPB Pusat"
    press("Ctrl+Z")
    assert window.session.store.source(2).name == "BNPB"


def test_a_name_that_is_taken_is_told_in_words(window):
    def edit(form):
        fill(form.name, "antara")
        form.accept()

    choose_source(window, 1)
    answering(edit)
    source_menu(window, "Edit")
    assert "is a name of Antara already" in shown_message(window)
    assert window.session.store.source(2).name == "BNPB"


def test_sources_are_merged_as_one_step(window):
    make_claim(window, "300 warga")
    press("3")
    choose_source(window, 2, 0)
    source_menu(window, "Merge 2 sources into Antara")
    assert [row[1] for row in shown_sources(window)] == ["Antara", "BNPB", "Rahmat Hidayat"]
    assert window.table.model.line(0).source == "Antara"
    assert "Sri Wahyuni" in window.session.store.source(1).aliases
    press("Ctrl+Z")
    assert len(shown_sources(window)) == 4
    assert window.table.model.line(0).source == "Sri Wahyuni"


def test_the_menu_rates_a_source_and_shows_its_claims(window):
    make_claim(window, "300 warga")
    press("1")
    make_claim(window, "hujan masih")
    press("2")
    choose_source(window, 1)
    source_menu(window, "Show its claims")
    assert [window.table.model.line(i).quote for i in range(window.table.model.rowCount())] == ["hujan masih"]
    window.sources_panel.rate_asked.emit(2, Reliability.C)
    assert shown_sources(window)[1] == ["2", "BNPB", "C", "1"]
    assert window.page.marks.mark(Key("claim", 2)).code == "C–"


def test_a_new_source_by_button(window):
    click_on(next(b for b in window.sources_panel.findChildren(QToolButton) if b.text() == "New"))
    type_words("Relawan Hulu")
    press("Return")
    assert shown_sources(window)[-1][:2] == ["5", "Relawan Hulu"]


def test_an_unused_source_is_deleted_and_comes_back(window):
    choose_source(window, 3)
    source_menu(window, "Delete")
    assert len(shown_sources(window)) == 3
    press("Ctrl+Z")
    assert shown_sources(window)[-1][1] == "Rahmat Hidayat"


# Search


def test_ctrl_f_finds_a_passage_of_another_article(window, qtbot):
    press("Ctrl+F")
    assert window.search.hasFocus()
    type_words("kios")
    qtbot.waitUntil(lambda: window.search.list.isVisible() and window.search.list.count() == 1)
    press("Return")
    assert window.article.id == 2
    assert window.page.hasFocus()
    selected = window.page.selected()
    assert window.page.text[slice(*selected)] == "kios"
    assert not window.search.list.isVisible()


def test_a_claim_is_found_by_its_words_and_its_note(window, qtbot):
    claim = make_claim(window, "300 warga telah diungsikan")
    press("N")
    type_words("bandingkan")
    for words in ("diungsikan", "bandingkan"):
        press("Ctrl+F Ctrl+A")
        type_words(words)
        qtbot.waitUntil(window.search.list.isVisible)
        press("Return")
        assert window.page.chosen == Key("claim", claim.id)
        press("Esc")


@pytest.mark.parametrize("typed", ["tidak ada", '"', "a AND (", "*", "-"])
def test_odd_words_find_nothing_and_break_nothing(window, qtbot, typed):
    press("Ctrl+F")
    type_words(typed)
    press("Return")
    assert window.article.id == 1
    assert not window.shown_boxes
    press("Esc")
    assert window.search.text() == ""
    assert not window.search.list.isVisible()


def test_arrows_move_among_the_hits(window, qtbot):
    make_claim(window, "300 warga")
    press("Ctrl+F")
    type_words("war")
    qtbot.waitUntil(lambda: window.search.list.count() >= 2)
    press("Down")
    assert window.search.list.currentRow() == 1
    press("Up Up")
    assert window.search.list.currentRow() == 0


# Panes


def test_f6_goes_round_all_panes(window):
    seen = []
    for _ in range(5):
        press("F6")
        seen.append(QApplication.focusWidget().accessibleName())
    assert seen[:4] == ["Claims", "Articles", "Sources", "Search all articles and claims"]
    assert seen[4] == "Article: Bendungan Randu Alas Retak"
