"""How good the suggestions are, and learning from the project, in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from annotations.model import HeldBack, Learned, Lesson
from gui.learning import LearningDialog
from tests.conftest import incoming
from tests.suggest.test_learning import article


@pytest.fixture
def dialog(window, qtbot):
    """Open the dialog from the menu."""

    def open_() -> LearningDialog:
        window.actions_.by_name["show_suggestions"].trigger()
        (found,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, LearningDialog) and w.isVisible()]
        return found

    return open_


def shown(dialog: LearningDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]


def teach(window) -> None:
    for number in range(6):
        case = article(number, "melantunkan")
        changes, _ = window.session.add_articles([incoming(case.text, f"Kabar {number}")])
        (article_id,) = changes.articles
        for claim in case.claims:
            window.session.highlight(article_id, list(claim.spans), [claim.names[0]])


def test_without_suggestions_it_says_so(dialog):
    one = dialog()
    assert "No suggestions yet." in shown(one)
    assert not one.forget.isVisible()
    one.close()


def test_learning_shows_before_and_after_and_can_be_forgotten_and_undone(window, dialog, qtbot):
    teach(window)
    one = dialog()
    qtbot.mouseClick(one.learn, Qt.MouseButton.LeftButton)
    assert not one.learn.isEnabled()
    assert one.progress.isVisible()
    qtbot.waitUntil(one.learn.isEnabled, timeout=60_000)
    assert "Indonesian: better, and kept." in one.words.text()
    qtbot.waitUntil(lambda: "Claims that were suggested" in shown(one))
    assert any(text.startswith("From 24 claims in 6 articles") for text in shown(one))
    assert window.session.experience().lessons["id"].weights
    qtbot.mouseClick(one.forget, Qt.MouseButton.LeftButton)
    assert window.session.experience().lessons == {}
    assert not one.forget.isVisible()
    one.close()
    assert window.session.undo_name == "Forget what was learned"
    window.session.undo()
    assert window.session.experience().lessons["id"].weights


def test_too_little_is_said_in_the_dialog(window, dialog, qtbot):
    one = dialog()
    qtbot.mouseClick(one.learn, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(one.learn.isEnabled, timeout=60_000)
    assert "oo little to learn from" in one.words.text()
    one.close()


def test_the_project_may_be_closed_meanwhile(window, project, dialog, qtbot):
    teach(window)
    one = dialog()
    qtbot.mouseClick(one.learn, Qt.MouseButton.LeftButton)
    window.close_project()
    qtbot.waitUntil(one.learn.isEnabled, timeout=60_000)
    one.close()
    window.open_project(project)
    assert window.session.experience().lessons == {}


def test_the_dialog_may_be_closed_meanwhile(window, dialog, qtbot):
    teach(window)
    one = dialog()
    qtbot.mouseClick(one.learn, Qt.MouseButton.LeftButton)
    one.close()
    qtbot.waitUntil(lambda: not window.worker.busy, timeout=60_000)
    assert window.session.experience().lessons == {}


def test_the_dialog_names_the_words_that_were_learned(window, dialog):
    figures = HeldBack(0.5, 0.5, 0.4), HeldBack(0.7, 0.6, 0.3)
    lesson = Lesson({"base": {"": 0.1}}, (("melantunkan", "verb"), ("celetuk", "parenthesis")))
    window.session.keep_lesson(Learned("id", "sorotan-id", lesson, *figures, 24, 6))
    one = dialog()
    assert any(text.endswith("New words of saying: melantunkan, celetuk.") for text in shown(one))
    one.close()
