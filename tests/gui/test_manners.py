"""What is remembered over a restart; a second window; dragged quotes; paper."""

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotations.model import Attribution, Span
from annotations.session import Session
from gui.acts import ACTS
from gui.app import make_window
from gui.marks import Key
from gui.printing import annotated, save_pdf
from tests.conftest import TEXT, incoming, span_of
from tests.gui.hands import close, make_claim, name_file, only_claim, press, shown_message, sweep, wait_for

HOLD = (
    "import sys; from pathlib import Path; from annotations.session import Session;"
    "held = Session.open(Path(sys.argv[1]), 'budi'); print('held', flush=True);"
    "sys.stdin.readline(); held.highlight(1, [(0, 9)]); print('done', flush=True); sys.stdin.read()"
)


# What is remembered


@pytest.fixture
def long_project(tmp_path: Path) -> Path:
    """A project with an article of 300 paragraphs, one of them taller than the window, and a short one."""
    path = tmp_path / "panjang.sorotan"
    from annotations.session import create_project

    create_project(path)
    session = Session.open(path, "ana")
    tall = "Kalimat panjang yang tidak habis-habis. " * 300
    paragraphs = [f"Paragraf {n} tentang waduk yang retak. " * 6 for n in range(150)]
    session.add_articles([incoming("\n\n".join([*paragraphs, tall, *paragraphs]), "Panjang"), incoming(TEXT, "Pendek")])
    session.close()
    return path


@pytest.mark.parametrize("words", ["Paragraf 140", "Paragraf 3 ", "panjang yang tidak"])
def test_article_scroll_selection_and_claim_are_there_after_a_restart(empty_window, long_project, settings, words):
    window = empty_window
    assert window.open_project(long_project)
    page = window.page
    at = page.text.rindex(words)
    page.select(Span(at, at + len(words)))
    page.centerCursor()
    press("H")
    page.select(Span(at + 2, at + 6))
    sweep()
    top = page.top()
    assert top > 0
    window.close_project()
    other = make_window(settings)
    other.resize(window.size())
    other.show()
    assert other.open_project(long_project)
    sweep()
    assert other.page.top() == top
    assert other.page.selected() == Span(at + 2, at + 6)
    assert other.page.chosen == Key("claim", only_claim(other).id)
    assert other.page.viewport().rect().contains(other.page.cursorRect().center())
    close(other)


def test_each_article_keeps_its_place_while_one_goes_about(empty_window, long_project):
    window = empty_window
    assert window.open_project(long_project)
    window.page.verticalScrollBar().setValue(60)
    sweep()
    top = window.page.top()
    window.open_article(2)
    assert window.page.top() == 0
    window.open_article(1)
    sweep()
    assert window.page.top() == top > 0


@pytest.mark.parametrize("kept", ["", "7", "1 999999 0 0 0", "1 0 50 20 0", "a b", "1 0 0 9999999 3", "1 0 0 0 77 5"])
def test_a_remembered_place_that_is_not_there_is_passed_over(empty_window, project, settings, kept):
    assert empty_window.open_project(project)
    empty_window.close_project()
    key = next(key for key in settings._store.allKeys() if key.startswith("view/"))
    settings._store.setValue(key, kept)
    assert empty_window.open_project(project)
    assert empty_window.article is not None
    assert empty_window.page.top() == 0


# A second window


@pytest.fixture
def second(empty_window, project):
    """The window, looking at a project that another program holds; a line to that program lets it highlight."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(project)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        assert not empty_window.open_project(project)
        (box,) = empty_window.shown_boxes
        look = next(button for button in box.buttons() if button.text() == "Open read-only")
        assert "by budi" in box.text()
        look.click()
        sweep()
        yield empty_window, other
        other.stdin.close()


def test_a_project_open_elsewhere_can_be_read(second, project):
    window, _ = second
    assert window.bridge.read_only
    assert window.windowTitle() == "waduk.sorotan, read-only — Sorotan"
    assert window.saved.text() == "read-only: it is open elsewhere"
    assert window.page.text == TEXT
    writing = {act.name for act in ACTS if act.writes}
    actions: dict[str, QAction] = window.actions_.by_name
    assert all(not actions[name].isEnabled() for name in writing)
    assert actions["ask_export"].isEnabled()
    assert not window.claim_panel.claim.isEnabled()


def test_nothing_can_be_changed_in_it(second):
    window, _ = second
    window.page.select(span_of("300 warga"))
    press("H 1 Return Ctrl+Z Delete")
    assert window.session.store.claim_ids() == []
    window.use_source(1)
    assert "is open read-only" in shown_message(window)


def test_it_shows_what_the_other_has_written_when_one_comes_back_to_it(second, qtbot):
    window, other = second
    other.stdin.write("go\n")
    other.stdin.flush()
    assert other.stdout.readline() == "done\n"
    assert len(window.page.marks.placed) == 0
    assert window.bridge.is_behind()
    window.bridge._seen = -1
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    elsewhere.show()
    elsewhere.activateWindow()
    wait_for(elsewhere.isActiveWindow)
    window.activateWindow()
    wait_for(window.isActiveWindow)
    sweep()
    assert len(window.page.marks.placed) == 1
    assert len(window.table.model.ids) == 1


def test_when_the_other_is_gone_it_opens_for_writing(second, project):
    window, other = second
    other.communicate("")
    window.close_project()
    assert window.open_project(project)
    assert not window.bridge.read_only
    assert window.actions_.by_name["highlight"].isEnabled()
    assert window.claim_panel.claim.isEnabled()


# Dragged out


def test_a_quote_is_dragged_out_with_who_says_so_and_where(window, monkeypatch):
    make_claim(window, "300 warga")
    press("1")
    dragged = []
    monkeypatch.setattr("gui.main_window.QDrag.exec", lambda drag, _: dragged.append(drag.mimeData().text()))
    quote = window.claim_panel.claim.quote
    QTest.mousePress(quote, Qt.MouseButton.LeftButton, pos=quote.rect().center())
    QTest.mouseMove(quote, quote.rect().center() + QPointF(3, 0).toPoint())
    assert dragged == []
    QTest.mouseMove(quote, quote.rect().center() + QPointF(40, 0).toPoint())
    assert dragged == ["“300 warga” (Antara). Warta, “Bendungan Randu Alas Retak”."]


def test_lines_of_the_table_are_dragged_out_one_a_line(window):
    make_claim(window, "300 warga")
    make_claim(window, "Retakan itu")
    model = window.table.model
    data = model.mimeData([model.index(row, column) for column in range(3) for row in (1, 0)])
    assert [line.split("”")[0] for line in data.text().splitlines()] == ["“Retakan itu", "“300 warga"]
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled


# On paper


def plain(html: str) -> str:
    """Give the words of HTML, without blanks and without the numbers of claims."""
    bare = re.sub(r"<style>.*</style>|<sup>\d+</sup>|<[^>]+>", "", html, flags=re.DOTALL)
    return "".join(unescape(bare).split())


def words_of(window) -> str:
    """Give the words of the printed article, without its head and its list of claims."""
    return plain(window.annotated().partition("<hr>")[0])


def test_the_annotated_article_has_all_words_tints_and_numbers(window):
    make_claim(window, "300 warga telah diungsikan")
    press("1 R B 2")
    make_claim(window, "300 warga")
    assert words_of(window) == plain("Bendungan Randu Alas Retak Warta") + "".join(TEXT.split())
    text, _, listed = window.annotated().partition("<hr>")
    assert text.count("<sup>1</sup>") == text.count("<sup>2</sup>") == 1
    assert text.index("<sup>2</sup>") < text.index("<sup>1</sup>")  # the inner one ends first
    assert text.count("background-color") == 2
    assert "“300 warga telah diungsikan”<br>Antara · <b>B2</b> (usually reliable, probably true)" in listed


def test_words_that_look_like_html_stay_words(window):
    window.session.add_articles([incoming("<b>tebal</b> & <script>x</script> kata", "A & <B>")])
    window.open_article(3)
    make_claim(window, "<script>x")
    assert "<script>" not in window.annotated()
    assert words_of(window) == "A&<B><b>tebal</b>&<script>x</script>kata"


def test_claims_over_paragraphs_and_over_each_other(window):
    text = window.page.text
    for span in (Span(0, len(text)), Span(text.index("\n") - 4, text.index("\n") + 9), Span(3, 7)):
        window.session.highlight(1, [span])
    html = window.annotated()
    assert html.count("<span") == html.count("</span>")
    paragraphs = [one for one in text.split("\n") if one.strip()]
    assert html.count("<p>") == len(paragraphs) + 3  # and one for each claim in the list
    assert words_of(window).endswith("".join(text.split()))


def test_a_chain_is_said_in_the_list(window):
    claim = make_claim(window, "300 warga")
    window.session.set_chain([claim.id], [Attribution(2), Attribution(1)])
    assert "BNPB via Antara" in window.annotated()


def test_the_paper_says_which_state_of_the_project_it_is(window):
    assert f"State of the project: {window.session.store.head()}" in window.annotated()


def test_the_article_is_saved_as_pdf(window, tmp_path, home):
    make_claim(window, "300 warga")
    name_file(tmp_path / "artikel")
    press("Ctrl+Shift+E")
    data = (tmp_path / "artikel.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert len(data) > 5000
    assert sorted(path.name for path in tmp_path.glob("*artikel*")) == ["artikel.pdf"]
    assert window.saved.text() == "✓ saved as artikel.pdf"


def test_a_pdf_that_cannot_be_written_says_so_and_leaves_the_old_one(window, tmp_path):
    old = tmp_path / "a.pdf"
    old.mkdir()
    assert window._while_waiting(lambda: save_pdf(old, "<p>x</p>", "x")) is None
    assert "could not be written" in shown_message(window)
    assert [path.name for path in tmp_path.glob("*a.pdf*")] == ["a.pdf"]


def test_without_claims_it_is_the_article_alone(window):
    html = annotated(window.article, window.page.text, [], {}, "")
    assert "<hr>" not in html
    assert "<sup>" not in html
