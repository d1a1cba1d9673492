"""A whole article by keyboard alone: from opening the project to the file of the export."""

import csv

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from gui.exporting import ExportForm
from tests.conftest import TEXT
from tests.gui.hands import answering, focus, name_file, press, sweep, type_words, wait_for


def go_to(words):
    """Find words by the search and leave the first of them selected on the page."""
    press("Ctrl+F")
    type_words(words)
    press("Return")
    sweep()


def claim(window, first, growth, source, code):
    """Make a claim that begins with a word, name its source, rate it."""
    go_to(first)
    assert focus() is window.page
    press(f"{growth} H")
    press("S")
    type_words(source)
    press("Return")
    press(f"R {code[0]} {code[1]}")


def export_this_article(window, target):
    """Export the open article, by key from the question to the name of the file."""

    def choose_scope(form):
        assert isinstance(form, ExportForm)
        assert QTest.qWaitForWindowActive(form)
        wait_for(form.group.checkedButton().hasFocus)
        press("Down")
        assert form.group.checkedButton().text().startswith("This article")
        press("Return")
        name_file(target)

    answering(choose_scope)
    press("Ctrl+E")
    wait_for(lambda: window.export_job is None and target.exists())


def test_an_article_from_the_file_to_the_csv(empty_window, project, tmp_path):
    window = empty_window
    name_file(project)
    press("Ctrl+O")
    assert window.session.path == project

    claim(window, "Retakan", "Alt+Right Alt+Right Alt+Right Alt+Right Alt+Right", "Sri", "B2")
    press("Q Q")
    press("T")
    type_words("waduk")
    press("Return")
    claim(window, "Kami tidak", "Alt+Right Alt+Right", "Sri", "B3")
    press("Q N")
    type_words("hanya satu orang")
    press("F6 F6")  # out of the note; on to the next panes
    while focus() is not window.page:
        press("F6")
    claim(window, "300", "Alt+Down Alt+Left", "Antara", "C2")
    press("Shift+S")
    type_words("Warta")
    press("Return")
    claim(window, "hujan", "Alt+PgDown", "BNPB", "A2")
    go_to("Kantor")
    press("Alt+Right H 1")  # a claim that is not to stay
    press("X")
    assert "put the text cursor inside it" in window.saved.text()
    press("Ctrl+Left X Shift+X Delete")
    press("Ctrl+PgDown")
    assert window.article.id == 2
    go_to("pasar")
    press("Alt+Right H 4")
    press("Ctrl+PgUp U R D 5")  # the one that is left to rate
    assert window.article.id == 2
    press("Ctrl+PgUp J J K")

    target = tmp_path / "klaim.csv"
    export_this_article(window, target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [(row["quote"], row["source"], row["via"], row["admiralty"], row["tags"], row["note"]) for row in rows]
    assert found == [
        ("Retakan itu muncul pada Senin malam", "Sri Wahyuni", "", "B2", "waduk", ""),
        ("Kami tidak panik", "Sri Wahyuni", "", "B3", "", "hanya satu orang"),
        ("300 warga telah diungsikan", "Antara", "Warta", "C2", "", ""),
        (TEXT[TEXT.index("hujan") :], "BNPB", "", "A2", "", ""),
    ]
    assert [row["quotation"] for row in rows] == ["indirect", "direct", "", ""]
    assert [TEXT[int(row["start"]) : int(row["end"])] for row in rows] == [row["quote"] for row in rows]
    assert not isinstance(QApplication.focusWidget(), QLineEdit)
    press("Ctrl+Shift+P")
    type_words("close project")
    press("Return")
    assert not window.bridge.is_open
