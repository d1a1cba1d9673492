"""What a start does without, and what is made as soon as the window stands."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from annotations.session import create_project
from benchmarks.desk_start import WINDOW
from gui.app import make_window
from tests.gui.hands import close

SEEN = """
import builtins, gc, json, linecache
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStyle, QWidget

def below(cls):
    for one in cls.__subclasses__():
        yield one.__name__
        yield from below(one)

print(json.dumps({
    "imports": getattr(builtins.__import__, "__name__", ""),
    "read": [name for name in linecache.cache if "gui" in name],
    "classes": sorted({*below(QWidget), *below(QEvent), *below(QStyle)}),
    "forms": [name for name in ("_claim", "_suggestion") if getattr(window.claim_panel, name) is not None],
}))
"""


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """What is there when the window of an empty project is painted, in a process of its own."""
    folder = tmp_path_factory.mktemp("start")
    project = folder / "kosong.sorotan"
    create_project(project)
    found = subprocess.run(
        [sys.executable, "-c", WINDOW + SEEN, str(folder), str(project)],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    return json.loads(found.stdout.splitlines()[-1])


def test_no_import_is_looked_through_for_features_of_pyside(started):
    assert started["imports"] != "__feature_import__"
    assert started["read"] == []


def test_no_class_is_made_of_which_nothing_is_shown(started):
    assert {"QPlainTextEdit", "QTableView", "QPaintEvent"} <= set(started["classes"])
    assert {"QWizard", "QCalendarWidget", "QGraphicsSceneEvent", "QCommonStyle"} & set(started["classes"]) == set()


def test_the_forms_are_made_when_the_window_stands(started, window):
    assert started["forms"] == []
    made = []
    window.claim_panel.claim_made.connect(lambda: made.append("claim"))
    window.claim_panel.suggestion_made.connect(lambda: made.append("suggestion"))
    window.make_ready()
    window.make_ready()
    assert made == ["claim", "suggestion"]


def test_news_are_read_where_the_start_page_was_never_seen_and_are_not_offered_there_then(app, settings, project):
    window = make_window(settings)
    window.expect_project()
    window.show()
    assert window.open_project(project)
    window.show_news()
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.close_project()
    assert window.start.isVisible()
    assert not window.start.news.isVisible()
    close(window)
