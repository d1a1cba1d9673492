"""Names and roles as a screen reader gets them, what it is told, the order of Tab, and text at 300 %."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QToolButton,
    QWidget,
)

from gui.article_view import USUAL
from gui.marks import Key
from tests.gui.hands import make_claim, press, sweep
from tests.gui.test_languages import DIALOGS
from tests.gui.test_review import PROPOSALS

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QPlainTextEdit, QTabWidget)
ROLES = {
    QAbstractButton: {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton,
                      QAccessible.Role.ButtonMenu},
    QLineEdit: {QAccessible.Role.EditableText},
    QPlainTextEdit: {QAccessible.Role.EditableText},
    QComboBox: {QAccessible.Role.ComboBox},
    QAbstractSpinBox: {QAccessible.Role.SpinBox},
    QAbstractItemView: {QAccessible.Role.Table, QAccessible.Role.Tree, QAccessible.Role.List},
}  # fmt: skip


@pytest.fixture
def desk(window):
    """The window on a claim with everything set, and with suggestions."""
    window.session.record_run(1, "uji", "1", "id", PROPOSALS)
    claim = make_claim(window, "Bendungan Randu Alas")
    press("1 R B 2")
    window.session.add_tag([claim.id], "energi")
    window.page.choose(None)
    window.page.choose(Key("claim", claim.id))
    sweep()
    return window


@pytest.fixture
def heard(monkeypatch):
    """What a screen reader was told."""
    told = []

    class Listening:
        isActive = staticmethod(lambda: True)  # noqa: N815  Qt's own name
        updateAccessibility = staticmethod(lambda event: told.append(event.message()))  # noqa: N815

    monkeypatch.setattr(QtGui, "QAccessible", Listening)
    return told


def said_of(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """Give the name and the role that a screen reader gets."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name), found.role()


def controls(top: QWidget) -> list[QWidget]:
    """Give what can be worked with; parts that Qt makes inside its own controls are left out."""
    return [
        one
        for one in top.findChildren(QWidget)
        if one.isVisible()
        and isinstance(one, CONTROLS)
        and not isinstance(one, QHeaderView)
        and not one.objectName().startswith("qt_")
    ]


def nameless(top: QWidget) -> list[str]:
    """Give the controls that have no name in words."""
    return [
        f"{type(one).__name__} in {type(one.parent()).__name__}"
        for one in controls(top)
        if not any(letter.isalnum() for letter in said_of(one)[0])
    ]


def test_each_control_of_the_window_has_a_name_and_its_role(desk):
    assert len(controls(desk)) > 40
    assert nameless(desk) == []
    for one in controls(desk):
        wanted = next((roles for kind, roles in ROLES.items() if isinstance(one, kind)), None)
        assert wanted is None or said_of(one)[1] in wanted, (type(one), said_of(one))


@pytest.mark.parametrize("name", DIALOGS)
def test_each_control_of_a_dialog_has_a_name(desk, name):
    DIALOGS[name](desk)
    sweep()
    (dialog,) = [one for one in desk.findChildren(QDialog) if one.isVisible()]
    assert nameless(dialog) == []
    assert dialog.windowTitle() or dialog.accessibleName()
    dialog.close()
    sweep()


@pytest.mark.parametrize("name", ["article", "source", "paste", "export", "preferences", "review"])
def test_each_field_of_a_form_has_a_name(desk, name):
    from gui.exporting import ExportForm
    from gui.forms import ArticleForm, PasteForm, SourceForm
    from gui.preferences import PreferencesDialog
    from gui.review_list import ReviewList

    form = {
        "article": lambda: ArticleForm(desk.article, desk),
        "source": lambda: SourceForm(desk.session.store.sources()[0], (), desk),
        "paste": lambda: PasteForm("", desk),
        "export": lambda: ExportForm(desk.export_scopes(), desk),
        "preferences": lambda: PreferencesDialog(desk.settings, desk),
        "review": lambda: ReviewList(desk.session, desk.bridge.run, 1, desk),
    }[name]()
    form.show()
    sweep()
    assert nameless(form) == []
    form.close()
    form.deleteLater()
    sweep()


def test_the_page_is_text_that_cannot_be_edited(desk):
    found = QAccessible.queryAccessibleInterface(desk.page)
    assert found.role() == QAccessible.Role.EditableText
    assert found.state().readOnly
    assert found.text(QAccessible.Text.Name) == "Article: Bendungan Randu Alas Retak"
    text = found.textInterface()
    assert text.text(0, 20) == desk.page.text[:20]
    desk.page.select(desk.page.marks[desk.page.chosen].spans[0])
    assert text.cursorPosition() == 20


def test_the_list_of_articles_says_how_far_each_is(desk):
    view = QAccessible.queryAccessibleInterface(desk.articles_panel.list)
    names = [view.child(at).text(QAccessible.Text.Name) for at in range(view.childCount())]
    assert "Bendungan Randu Alas Retak, 1 of 1 claim rated, 3 suggestions left" in names


def test_the_chosen_claim_is_told_and_stays_as_description(desk, heard):
    desk.page.choose(None)
    desk.page.choose(Key("claim", 1))
    words = "Claim: “Bendungan Randu Alas”. Antara. B · usually reliable. 2 · probably true. energi"
    assert heard[-1] == words
    found = QAccessible.queryAccessibleInterface(desk.page)
    assert found.text(QAccessible.Text.Description) == words


def test_a_suggestion_an_article_and_what_was_done_are_told(desk, heard):
    press("Tab")
    assert heard[-1].startswith("Suggestion: “Retakan itu muncul pada Senin malam”. ? Sri Wahyuni. ")
    desk.open_article(2)
    assert any(words.startswith("Article: Wali Kota: Pasar Baru Dibuka Juni. ") for words in heard)
    desk.open_article(1)
    press("Tab Return")
    assert any(words.startswith("✓ saved · accept suggestion") for words in heard)


def test_nothing_is_told_where_nobody_listens(desk, monkeypatch):
    def fail(_event: object) -> None:
        raise AssertionError

    class Deaf:
        isActive = staticmethod(lambda: False)  # noqa: N815
        updateAccessibility = staticmethod(fail)  # noqa: N815

    monkeypatch.setattr(QtGui, "QAccessible", Deaf)
    desk.page.choose(None)
    desk.say("x")


# The order of Tab


def stops(window) -> list[QWidget]:
    """Give where Tab stops, from the filter of articles on, round once."""
    first = one = window.articles_panel.filter
    found = []
    while True:
        if one.isVisibleTo(window) and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled():
            found.append(one)
        one = one.nextInFocusChain()
        if one is first:
            return found


def test_tab_goes_as_the_eye_does(desk):
    found = stops(desk)
    panes = [desk.articles_panel, desk.sources_panel, desk.page, desk.review, desk.claim_panel, desk.table, desk.search]

    def pane(widget: QWidget) -> int:
        return next(at for at, one in enumerate(panes) if one is widget or one.isAncestorOf(widget))

    order = [pane(one) for one in found if any(p is one or p.isAncestorOf(one) for p in panes)]
    assert order == sorted(order)
    assert set(order) == set(range(len(panes)))


def test_in_the_claim_it_goes_from_top_to_bottom_also_after_a_change(desk):
    desk.session.add_tag([1], "waduk")
    desk.session.set_source([1], "BNPB", 1)
    sweep()
    form = desk.claim_panel.claim
    inside = [one for one in stops(desk) if form.isAncestorOf(one)]
    places = [(one.mapTo(form, one.rect().topLeft()).y(), one.mapTo(form, one.rect().topLeft()).x()) for one in inside]
    rows = [round(y / 12) for y, _ in places]
    assert len(inside) > 20
    assert rows == sorted(rows)
    assert {"energi ×", "waduk ×"} <= {one.text() for one in inside if isinstance(one, QToolButton)}


# 300 %, and twice the points of a 4K screen


def test_the_page_can_be_read_at_three_hundred_percent(desk):
    while desk.page.points < 3 * USUAL:
        press("Ctrl+=")
    assert desk.page.points == 3 * USUAL
    for width, height in ((1024, 640), (1920, 1080)):
        desk.resize(width, height)
        sweep()
        desk.page.choose(Key("claim", 1))
        sweep()
        room = QRectF(desk.page.viewport().rect())
        for visible in desk.page._visible_blocks():
            layout = visible.block.layout()
            for at in range(layout.lineCount()):
                line = layout.lineAt(at)
                assert line.x() + line.naturalTextWidth() <= room.width() or line.textLength() < 20
        rects = list(desk.page._painter().rects_of(desk.page.marks[Key("claim", 1)].spans[0]))
        assert rects
        assert any(room.intersects(rect) for rect in rects)
        assert desk.page.keys_at(rects[0].center()) == [Key("claim", 1)]
    press("Ctrl+0")
    assert desk.page.points == USUAL


AT_200 = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from gui import log, theme, words
from gui.app import make_application, make_window
from gui.settings import Settings
from tests.gui.test_languages import clipped
log.listen_to_qt()
app = make_application(["sorotan"])
words.use(sys.argv[2])
theme.choose(app, "light")
window = make_window(Settings(QSettings(sys.argv[3], QSettings.Format.IniFormat)))
window.resize(int(sys.argv[4]), int(sys.argv[5]))
window.show()
assert window.open_project(Path(sys.argv[1]))
QTest.qWait(200)
picture = window.grab()
print(picture.width(), picture.height(), clipped(window))
window.close()
"""


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 640)])
def test_at_two_hundred_percent_nothing_is_clipped(project, tmp_path, language, width, height):
    done = subprocess.run(
        [sys.executable, "-c", AT_200, str(project), language, str(tmp_path / "s.ini"), str(width), str(height)],
        env={**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == f"{2 * width} {2 * height} []"


def test_the_application_is_there():
    assert QApplication.instance() is not None
