"""English and Indonesian: nothing is missing, nothing is clipped, numbers and dates are written as they are there."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from annotations.errors import Problem
from annotations.model import Credibility, Quotation, Reliability, Source, SourceRating, Span
from annotations.session import Session
from docs.strings import FOLDER, ROOT, catalogue, collect, core_templates
from gui import app as program
from gui import words
from gui.about import show_about
from gui.claim_table import COLUMNS
from gui.elided import Elided
from gui.main_window import MainWindow
from gui.marks import Key
from gui.settings import Settings
from tests.gui.hands import close, make_claim, press, sweep
from tests.gui.test_review import PROPOSALS

LANGUAGES = ("en", "id")
_FIELD = re.compile(r"\{\w*\}|%Ln")
_LETTERS = re.compile(r"[^\W\d_]{2}")
# Calls whose first or second argument comes to the screen.
_SHOWING = {
    *("setText", "setToolTip", "setAccessibleName", "setPlaceholderText", "setWindowTitle", "setInformativeText"),
    *("addMenu", "addAction", "addRow", "addButton", "setPrefix", "setSuffix", "setAccessibleDescription"),
    *("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QAction", "QMenu", "QGroupBox", "QProgressDialog"),
    *("say", "show_message", "section", "line", "choice", "setHeaderLabels", "getText"),
}
_NAMES = {"Sorotan", "— Sorotan", "MIT", "Python", "Qt"}


# The catalogues


def test_each_text_is_in_the_catalogues():
    texts = set(collect())
    assert set(catalogue("id")) == texts, "run: make strings"
    assert set(catalogue("en")) == {text for text in texts if text.plural}, "run: make strings"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_is_translated_with_the_same_values_in_it(language):
    wrong = []
    for text, forms in catalogue(language).items():
        wanted = sorted(_FIELD.findall(text.text))
        for form in forms:
            blanks = [form[:1].isspace(), form[-1:].isspace()] == [text.text[:1].isspace(), text.text[-1:].isspace()]
            if not form or sorted(_FIELD.findall(form)) != wanted or not blanks:
                wrong.append((text.text, form))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shipped_is_made_of_the_catalogue(language):
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"sorotan_{language}.qm"))
    for text, forms in catalogue(language).items():
        numbers = (1, 2)[: len(forms)] if text.plural else (-1,)
        found = [translator.translate(text.context, text.text, None, n) for n in numbers]
        assert found == forms, "run: make strings"


def test_the_patterns_of_the_core_are_up_to_date():
    assert (FOLDER / "core.json").read_text(encoding="utf-8") == core_templates(), "run: make strings"


def test_no_words_come_to_the_screen_untranslated():
    found = []
    for path in sorted((ROOT / "gui").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in _SHOWING:
                found += [f"{path.name}:{node.lineno}: {word}" for word in _bare(node.args[:2])]
    assert found == []


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _bare(arguments: list[ast.expr]) -> Iterator[str]:
    for argument in arguments:
        for node in _outside_calls(argument):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                plain = re.sub(r"<[^>]*>|&\w+;|\*\S+", "", node.value)
                if _LETTERS.search(plain) and plain.strip() not in _NAMES:
                    yield node.value


def _outside_calls(node: ast.expr) -> Iterator[ast.AST]:
    """Give the parts of an expression that are not inside a call or a subscript."""
    if isinstance(node, ast.Call | ast.Subscript | ast.Attribute | ast.Compare):
        return
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _outside_calls(child)


# The window in a language


@pytest.fixture
def speak(app: QApplication) -> Iterator[Callable[[str], None]]:
    """Speak a language, and English again at the end."""
    yield words.use
    words.use("en")


@pytest.fixture(params=LANGUAGES)
def desk(request: pytest.FixtureRequest, speak, settings: Settings, home, project: Path) -> Iterator[MainWindow]:
    """The window in each language, on a project with a claim that asks for a reason, and with suggestions."""
    speak(request.param)
    settings.language = request.param
    session = Session.open(project, "rahma")
    ids = sorted(session.record_run(1, "id-news", "0.4", "id", PROPOSALS).suggestions)
    (claim_id,) = session.accept(ids[:1]).claims
    session.rate([claim_id], Reliability.A, Credibility.FIVE)
    session.add_tag([claim_id], "energi")
    session.highlight(2, [Span(0, 9)])
    session.close()
    window = program.make_window(settings)
    window.resize(1280, 800)
    window.show()
    assert window.open_project(project)
    window.page.choose(Key("claim", claim_id))
    sweep()
    yield window
    close(program._windows[0])


def clipped(top: QWidget) -> list[str]:
    """Give the words on a window that have less room than they need."""
    shown = [one for one in top.findChildren(QWidget) if one.isVisible() and not one.visibleRegion().isEmpty()]
    return [f"{type(one).__name__}: {text}" for one in shown for text in _cut(one)]


def _cut(widget: QWidget) -> list[str]:
    """Give the words of one widget that are cut off."""
    room, wide = widget.width(), widget.fontMetrics().horizontalAdvance
    match widget:
        case Elided() | QLabel(text=""):
            return []
        case QToolButton() if widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and widget.icon():
            return []
        case QAbstractButton():
            return [widget.text()] if wide(widget.text().replace("&", "")) + 4 > room else []
        case QLabel() if widget.wordWrap():
            return [widget.text()] if widget.heightForWidth(room) > widget.height() + 1 else []
        case QLabel():
            return [widget.text()] if widget.sizeHint().width() > room + 1 else []
        case QLineEdit():
            return [widget.placeholderText()] if wide(widget.placeholderText()) > room - 8 else []
        case QComboBox() if widget.currentIndex() == 0:
            return [widget.currentText()] if wide(widget.currentText()) > room - 26 else []
        case QHeaderView() if widget.orientation() == Qt.Orientation.Horizontal:
            texts = [str(widget.model().headerData(at, widget.orientation())) for at in range(widget.count())]
            return [text for at, text in enumerate(texts) if wide(text) + 16 > widget.sectionSize(at)]
    return []


def english_left(top: QWidget) -> list[str]:
    """Give the words on a window that stand in the catalogue in English and otherwise in Indonesian."""
    known = {text.text for text, forms in catalogue("id").items() if forms != [text.text] and text.text not in forms}
    both = {form for forms in catalogue("id").values() for form in forms}
    said = [action.text().replace("&", "") for action in top.findChildren(QAction)]
    for one in top.findChildren(QWidget):
        said += [one.toolTip(), one.accessibleName(), one.windowTitle()]
        if isinstance(one, QAbstractButton | QLabel):
            said.append(one.text())
        elif isinstance(one, QLineEdit):
            said.append(one.placeholderText())
        elif isinstance(one, QComboBox):
            said += [one.itemText(at) for at in range(one.count())]
    return [words for words in said if words in known - both]


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)], ids=str)
def test_nothing_on_the_desk_is_clipped_or_left_in_english(desk, size):
    desk.resize(*size)
    sweep()
    assert clipped(desk) == []
    assert size[0] < 1280 or desk.table.count.shown() == desk.table.count.text()
    measure = desk.table.view.fontMetrics()
    widest = max(measure.horizontalAdvance(words.tr(quotation)) for quotation in Quotation)
    assert widest + 8 <= desk.table.view.columnWidth(COLUMNS.index("quotation"))
    press("J Tab")
    assert desk.chosen_suggestion() is not None
    assert clipped(desk) == []
    desk.page.choose(None)
    sweep()
    assert clipped(desk) == []
    if desk.settings.language == "id":
        assert english_left(desk) == []


def test_nothing_before_a_project_is_open_is_clipped(desk):
    desk.close_project()
    sweep()
    assert clipped(desk) == []


DIALOGS: dict[str, Callable[[MainWindow], None]] = {
    "keys": lambda window: window.show_keys(),
    "palette": lambda window: window.show_palette(),
    "code": lambda window: window.show_code(),
    "about": lambda window: window.show_about(),
    "licences": lambda window: show_about(window).pages.setCurrentIndex(1),
    "how good": lambda window: window.show_suggestions(),
    "review": lambda window: window.review_list(),
    "rate": lambda window: window.rate(),
    "source": lambda window: window.pick_source(),
    "guide": lambda window: window.show_guide(),
    "news": lambda window: window.show_news(),
    "why nothing": lambda window: window.why_nothing(),
    "problem": lambda window: window.show_problem(Problem("/a/b.sorotan is damaged.", "Choose another name.")),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_in_a_dialog_is_clipped_or_left_in_english(desk, name):
    DIALOGS[name](desk)
    sweep()
    (dialog,) = [one for one in desk.findChildren(QDialog) if one.isVisible()]
    assert clipped(dialog) == []
    if desk.settings.language == "id":
        assert english_left(dialog) == []
    dialog.close()
    sweep()


@pytest.mark.parametrize("name", ["article", "source", "paste", "export", "alike", "preferences"])
def test_nothing_in_a_form_is_clipped_or_left_in_english(desk, name):
    from gui.alike import AlikeDialog
    from gui.exporting import ExportForm
    from gui.forms import ArticleForm, PasteForm, SourceForm
    from gui.preferences import PreferencesDialog

    claim = desk.session.store.claim(desk.targets()[0])
    form = {
        "article": lambda: ArticleForm(desk.article, desk),
        "source": lambda: SourceForm(*_rated_source(desk), desk),
        "paste": lambda: PasteForm("", desk),
        "preferences": lambda: PreferencesDialog(desk.settings, desk),
        "export": lambda: ExportForm(desk.export_scopes(), desk),
        "alike": lambda: AlikeDialog(claim.quote, desk.session.occurrences(claim.id), desk),
    }[name]()
    form.show()
    sweep()
    assert clipped(form) == []
    if desk.settings.language == "id":
        assert english_left(form) == []
    form.close()
    form.deleteLater()
    sweep()


def _rated_source(desk: MainWindow) -> tuple[Source, list[SourceRating]]:
    source = desk.session.store.sources()[0]
    desk.session.rate_source(source.id, Reliability.B, "checked against two others")
    desk.session.rate_source(source.id, None)
    return desk.session.store.source(source.id), desk.session.store.source_ratings(source.id)


def test_another_language_takes_the_desk_over_as_it_is(desk):
    claim = make_claim(desk, "300 warga")
    article, project = desk.article.id, desk.session
    desk.set_language("id" if desk.settings.language == "en" else "en")
    sweep()
    new = program._windows[0]
    assert new.articles_panel.filter.isClearButtonEnabled()  # it was made ready as the first one is
    assert new is not desk
    assert (new.session, new.article.id, new.page.chosen) == (project, article, Key("claim", claim.id))
    menu = new.actions_.menus["File"].title()
    assert menu == ("&Berkas" if new.settings.language == "id" else "&File")
    press("Ctrl+Z")
    assert claim.id not in new.session.store.claim_ids()


# What the core says; numbers and dates


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("/a/b c.sorotan is damaged.", "/a/b c.sorotan rusak."),
        ("Choose another name.", "Pilih nama lain."),
        ("Set source Bank of Claims on 12 claims", "Tetapkan sumber Bank of Claims pada 12 klaim"),
        ("Set source House on the hill", "Tetapkan sumber House on the hill"),
        ("Rate B2", "Nilai B2"),
        ("Rate credibility none", "Nilai kredibilitas kosong"),
        ("Delete claim", "Hapus klaim"),
        ("Import 3 articles", "Impor 3 artikel"),
        ("Merge 2 sources into Antara", "Gabungkan 2 sumber menjadi Antara"),
        ("New source direct {0}", "Sumber baru direct {0}"),
        ("Something that nobody has translated", "Something that nobody has translated"),
    ],
)
def test_what_the_core_says_is_said_in_the_language(speak, english, indonesian):
    assert words.said(english) == english
    speak("id")
    assert words.said(english) == indonesian


def test_every_problem_of_the_core_is_known(speak):
    speak("id")
    for text in [text for text, _ in catalogue("id").items() if "{0}" in text.text]:
        filled = re.sub(r"\{\d\}", "x9", re.sub(r" on \{\d\}$", " on 3 claims", text.text))
        assert words.said(filled) != filled


@pytest.mark.parametrize(
    ("language", "number", "score", "share", "day", "claims"),
    [
        ("en", "12,345", "0.84", "7%", "29 Nov 2026", ["1 claim", "2 claims", "1,200 claims"]),
        ("id", "12.345", "0,84", "7%", "29 Nov 2026", ["1 klaim", "2 klaim", "1.200 klaim"]),
    ],
)
def test_numbers_and_dates(speak, language, number, score, share, day, claims):
    speak(language)
    assert (words.number(12345), words.score(0.84), words.percent(0.07)) == (number, score, share)
    assert words.day("2026-11-29T10:00:00Z") == day
    assert words.day("last week") == "last week"
    assert [words.counted("claim", n) for n in (1, 2, 1200)] == claims


def test_the_language_of_the_system_is_spoken_where_we_have_it(monkeypatch, app):
    class Java:
        def name(self) -> str:
            return "jv_ID"

    class Indonesia(Java):
        def name(self) -> str:
            return "id_ID"

    for system, code in ((Java, "en"), (Indonesia, "id")):
        monkeypatch.setattr(words.QLocale, "system", system)
        assert words.spoken("system") == code
    assert words.spoken("id") == "id"
