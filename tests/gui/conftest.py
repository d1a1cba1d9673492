"""A window on a project of its own, and a watch over what a test leaves behind."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QSettings, QThread, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from annotations.model import SourceKind
from annotations.session import Session, create_project
from gui import log, theme, words
from gui.app import make_window
from gui.article_view import ArticleView
from gui.main_window import MainWindow
from gui.settings import Settings
from tests.conftest import incoming
from tests.gui.hands import SECOND, close, sweep


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a screen Qt says of some of its calls that they do nothing, and of scripts that no font here has them."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(f"^{log._NO_SCREEN}", "^OpenType support missing", extend=True))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["sorotan"]


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    """The application as the program makes it, in the light theme."""
    if qapp.style().objectName() != "fusion":
        qapp.setStyle("Fusion")
    theme.choose(qapp, "light")
    words.use("en")
    return qapp


def living(kind: type) -> list:
    """Give the living Qt objects of a kind that Python holds."""
    return [thing for thing in gc.get_objects() if isinstance(thing, kind) and isValid(thing)]


@pytest.fixture(autouse=True)
def no_leaks(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window, a running thread or process, or an active timer behind."""
    before = set(qapp.topLevelWidgets())
    yield
    sweep()
    gc.collect()
    assert [widget for widget in qapp.topLevelWidgets() if widget not in before] == []
    assert [thread for thread in living(QThread) if thread.isRunning() and thread is not qapp.thread()] == []
    assert [process for process in living(QProcess) if process.state() != QProcess.ProcessState.NotRunning] == []
    assert [timer for timer in living(QTimer) if timer.isActive()] == []


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """What the program remembers, in a file of this test's own."""
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    settings.analyst = "ana"
    settings.theme = "light"
    return settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of this test's own, where file dialogs begin and the sample is put."""
    folder = tmp_path / "home"
    (folder / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def empty_window(app: QApplication, settings: Settings, home: Path) -> Iterator[MainWindow]:
    """The window, shown and active, with no project open."""
    window = make_window(settings)
    window.resize(1280, 860)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    yield window
    close(window)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two articles and four sources."""
    path = tmp_path / "waduk.sorotan"
    create_project(path)
    session = Session.open(path, "ana")
    session.add_articles([incoming(outlet="Warta"), incoming(SECOND, "Wali Kota: Pasar Baru Dibuka Juni")])
    session.add_source("Antara", SourceKind.NEWS_AGENCY, ["Kantor Berita Antara"])
    session.add_source("BNPB", SourceKind.GOVERNMENT, ["Badan Nasional Penanggulangan Bencana"])
    session.add_source("Sri Wahyuni", SourceKind.PERSON)
    session.add_source("Rahmat Hidayat", SourceKind.PERSON)
    session.close()
    return path


@pytest.fixture
def window(empty_window: MainWindow, project: Path) -> MainWindow:
    """The window with the project open and the focus on the page."""
    assert empty_window.open_project(project)
    sweep()
    assert empty_window.page.hasFocus()
    return empty_window


@pytest.fixture
def page(window: MainWindow) -> ArticleView:
    """The page of the window."""
    return window.page
