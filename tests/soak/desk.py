"""A person who works in the real window for hours, by chance: what she does, one act after the other."""

import random
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from annotations.session import back_up, backups_of
from benchmarks.driver import wait
from gui import theme
from gui.app import make_window
from gui.backups import BackupsDialog
from gui.history import HistoryDialog
from gui.main_window import MainWindow
from gui.orphans import OrphansDialog
from gui.overview import OverviewDialog
from gui.preferences import PreferencesDialog
from gui.settings import Settings
from tests.gui.hands import answering, name_file, sweep
from tests.journeys.desk import press
from tests.torture import works

LONGEST = 120.0  # seconds that one act may take
PAUSE = 20  # milliseconds between two acts: timers run out, other threads go on
LIFE = 40  # projects in one window; another language comes with another window
LONG_ROW = 60  # steps taken back one after the other
EDGES = ("Alt+Right", "Alt+Left", "Alt+Down", "Alt+Shift+Left")
ORDERS = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)


def own_threads() -> list[threading.Thread]:
    """Give Python's threads, but for the main one and for those of Qt, of which Python has a note alone."""
    of_qt = threading._DummyThread
    return [one for one in threading.enumerate() if one is not threading.main_thread() and not isinstance(one, of_qt)]


class Desk:
    """The window, and a project that is thrown away and made anew again and again, so that it never grows for long.

    Args:
        folder: where settings, project and files lie.
    """

    def __init__(self, app: QApplication, folder: Path, seed: int) -> None:
        self.app, self.folder = app, folder
        self.chance = random.Random(seed)
        self.rounds, self.lives = 0, 1
        self.settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        self.settings.analyst, self.settings.theme, self.settings.language = "ana", "light", "en"
        self.settings.backups = 3
        theme.choose(app, "light")
        first = make_window(self.settings)
        first.resize(1200, 800)
        first.show()
        QTest.qWaitForWindowActive(first)
        self.acts: dict[Callable[[], None], int] = {
            self.highlight: 30,
            self.rate: 14,
            self.tag: 10,
            self.source: 10,
            self.move_edge: 8,
            self.go_on: 10,
            self.undo_and_redo: 6,
            self.delete: 3,
            self.search: 6,
            self.filter: 8,
            self.sort: 4,
            self.read: 8,
            self.review: 10,
            self.accept_all: 1,
            self.review_list: 2,
            self.bring_in: 4,
            self.bring_in_changed: 3,
            self.paste: 2,
            self.suggest: 1,
            self.export: 3,
            self.history: 3,
            self.as_of: 1,
            self.backups: 2,
            self.restore: 1,
            self.orphans: 3,
            self.overview: 1,
            self.details: 2,
            self.preferences: 2,
            self.help: 3,
            self.menu: 3,
            self.theme: 1,
            self.reopen: 2,
        }

    @property
    def window(self) -> MainWindow:
        """The window that is there now: another language comes with another one."""
        (window,) = (one for one in self.app.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
        return window

    # What a round is made of

    def begin(self) -> None:
        """Throw the project away, and open a new one of the same size; now and then in another language."""
        self.rest()
        self.window.close_project()
        self.rest()  # a backup may have begun meanwhile
        if self.rounds % LIFE == LIFE - 1:
            self.language()
            self.lives += 1
        self.settings.forget_recent()
        shutil.rmtree(self.folder / "work", ignore_errors=True)
        self.rounds += 1
        work = self.folder / "work"
        work.mkdir()
        seed = self.chance.randrange(1 << 30)
        works.project(work / works.NAME, seed)
        works.files(work / "files", seed, 12)
        self.new = sorted((work / "files").glob("*.txt"))
        self.known: list[Path] = []
        assert self.window.open_project(work / works.NAME)
        self.live()

    def act(self) -> str:
        """Do one thing or another; give its name."""
        (one,) = self.chance.choices(list(self.acts), list(self.acts.values()))
        return self.do(one)

    def do(self, one: Callable[[], None]) -> str:
        one()
        self.live()
        self.leave()
        return one.__name__

    def live(self, ms: int = PAUSE) -> None:
        """Let time go by as in the running program."""
        wait(ms)

    def until(self, done: Callable[[], object]) -> None:
        """Let the window live until something holds. Raises TimeoutError where it never does."""
        clock = QElapsedTimer()
        clock.start()
        while not done():
            if clock.hasExpired(int(LONGEST * 1000)):
                raise TimeoutError("it never came about")
            self.live(2)

    def leave(self) -> None:
        """Close every pop-up, message and dialog."""
        while popup := self.app.activePopupWidget():
            popup.close()
        for one in self.app.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                one.close()
        sweep()

    def rest(self) -> None:
        """Wait until nothing is at work."""
        self.leave()
        self.until(lambda: not self.busy())
        for thread in own_threads():
            thread.join(LONGEST)
        self.leave()

    def busy(self) -> bool:
        """Say whether something is at work in the background."""
        window = self.window
        jobs = (window.importer.running, window.suggester.running, window.worker.busy)
        return any(jobs) or window.export_job is not None or window._keeping is not None

    def press(self, *keys: str) -> None:
        for one in keys:
            press(self.app, self.window, one)

    def dialog(self, kind: type) -> QDialog | None:
        """Give the dialog of a kind that is shown."""
        found = [one for one in self.app.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
        return found[0] if found else None

    # Acts

    def highlight(self) -> None:
        page = self.window.page
        page.setFocus()
        page.select(works.passage(self.chance, page.text))
        self.press("H", self.chance.choice(("1", "2", "3", "Shift+2", "Q")))

    def rate(self) -> None:
        self.press("R", self.chance.choice("ABCDEF"), self.chance.choice("123456"))

    def tag(self) -> None:
        self._choose_in_popup("T", self.chance.choice(("banjir", "angka", "dana", "cuaca")))

    def source(self) -> None:
        self._choose_in_popup("S", self.chance.choice(works.Words(1).names[:12]))

    def _choose_in_popup(self, key: str, words: str) -> None:
        self.press(key)
        if popup := self.app.activePopupWidget():
            QTest.keyClicks(popup.focusWidget() or popup, words)
            self.press("Return")

    def move_edge(self) -> None:
        self.press(*(edge.replace("Pg", "Page") for edge in self.chance.choices(EDGES, k=3)))

    def go_on(self) -> None:
        self.press(*self.chance.choices(("J", "K", "O", "U"), k=4))

    def undo_and_redo(self) -> None:
        n = self.chance.randint(1, LONG_ROW)
        self.press(*["undo"] * n, *["redo"] * self.chance.randint(0, n))

    def delete(self) -> None:
        self.press("J", "delete")

    def search(self) -> None:
        window = self.window
        window.find()
        words = self.chance.choice([word for word in window.page.text.split() if word.isascii()] or ["kata"])
        QTest.keyClicks(window.search, words[:8])
        self.live(200)
        QTest.keyClick(window.search, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))
        window.search.clear()
        window.page.setFocus()

    def filter(self) -> None:
        table = self.window.table
        box = self.chance.choice((table.article, table.source, table.reliability, table.credibility, table.tag))
        box.setCurrentIndex(self.chance.randrange(box.count()))
        table.text.setText(self.chance.choice(("", "", "ba", "ke")))
        table.apply()
        self.live(200)
        if self.chance.random() < 0.7:
            for one in (table.article, table.source, table.reliability, table.credibility, table.tag):
                one.setCurrentIndex(0)
            table.text.clear()
            table.apply()

    def sort(self) -> None:
        table = self.window.table
        column = self.chance.randrange(-1, table.model.columnCount())
        table.view.horizontalHeader().setSortIndicator(column, self.chance.choice(ORDERS))

    def read(self) -> None:
        self.press(self.chance.choice(("Ctrl+PageDown", "Ctrl+PageUp")))

    def review(self) -> None:
        self.press("Tab", self.chance.choice(("Return", "Backspace", "Return", "E", "W")), "Escape")

    def accept_all(self) -> None:
        self.press("Ctrl+Return")

    def review_list(self) -> None:
        self.window.review_list()

    def bring_in(self) -> None:
        some, self.new = self.new[:2], self.new[2:]
        self.known += some
        if some:
            self.window.import_files(some)
            self.until(lambda: not self.window.importer.running)

    def bring_in_changed(self) -> None:
        """Bring a file in again of which a part has been written anew: claims lose their places."""
        if not self.known:
            self.bring_in()
            return
        path = self.chance.choice(self.known)
        title, *paragraphs = path.read_text(encoding="utf-8").split("\n\n")
        paragraphs[self.chance.randrange(len(paragraphs))] = works.Words(self.chance.randrange(1000)).article(60)
        path.write_text("\n\n".join((title, *paragraphs)), encoding="utf-8")
        self.window.import_files([path])
        self.until(lambda: not self.window.importer.running)

    def paste(self) -> None:
        text = works.Words(self.chance.randrange(1 << 30)).article(80)
        accepting = self.chance.random() < 0.5
        answering(lambda form: (form.text.setPlainText(text), form.accept() if accepting else form.reject()))
        self.window.ask_paste()

    def suggest(self) -> None:
        self.window.suggest_here()
        self.until(lambda: not self.window.suggester.running)

    def export(self) -> None:
        if self.chance.random() < 0.5:
            self.window.export_to(self.folder / "work" / "claims.csv", None)
            self.until(lambda: self.window.export_job is None)
        else:
            answering(QDialog.reject)
            self.window.ask_export()

    def history(self) -> None:
        self.window.show_history() if self.chance.random() < 0.5 else self.window.show_claim_history()
        dialog = self.dialog(HistoryDialog)
        if dialog is not None:
            dialog.view.selectRow(self.chance.randrange(dialog.view.model().rowCount()))
            if self.chance.random() < 0.3:
                dialog.verify()
                self.until(lambda: dialog._job is None)

    def as_of(self) -> None:
        """Save a copy of the project as it was at a step, or export that."""
        self.window.show_history()
        dialog = self.dialog(HistoryDialog)
        dialog.view.selectRow(self.chance.randrange(dialog.view.model().rowCount()))
        saving = self.chance.random() < 0.5
        target = self.folder / "work" / ("then.sorotan" if saving else "then.csv")
        target.unlink(missing_ok=True)  # or the dialog asks
        name_file(target)
        (dialog.save if saving else dialog.export).click()
        self.until(lambda: self.window._keeping is None)

    def backups(self) -> None:
        self.window.show_backups()
        dialog = self.dialog(BackupsDialog)
        self.until(lambda: not dialog._jobs)
        dialog.back_up()
        self.until(lambda: not dialog._jobs)

    def restore(self) -> None:
        path = self.window.session.path
        back_up(path, 3)
        self.window.restore(path, self.chance.choice(backups_of(path)).path)

    def orphans(self) -> None:
        self.window.show_orphans()
        dialog = self.dialog(OrphansDialog)
        if dialog.here.isEnabled() and self.chance.random() < 0.5:
            dialog.here.click()
        elif dialog.drop.isEnabled():
            dialog.drop.click()

    def overview(self) -> None:
        self.window.show_overview()
        while not any(one.is_drawn() for one in self.window.findChildren(OverviewDialog)):
            self.live(50)
        assert self.dialog(OverviewDialog)

    def details(self) -> None:
        answering(QDialog.accept)
        if self.chance.random() < 0.5:
            self.window.edit_article()
        else:
            self.window.edit_source(next(iter(self.window.sources)))

    def preferences(self) -> None:
        def choose(dialog: PreferencesDialog) -> None:
            dialog.points.setValue(self.chance.choice((11, 13, 15)))
            dialog.accept() if self.chance.random() < 0.5 else dialog.reject()

        answering(choose)
        self.window.preferences()

    def help(self) -> None:
        window = self.window
        self.chance.choice((window.show_guide, window.show_keys, window.show_code, window.show_about))()

    def menu(self) -> None:
        window = self.window
        window.page.customContextMenuRequested.emit(window.page.rect().center())

    def theme(self) -> None:
        self.window.set_theme("dark" if self.settings.theme == "light" else "light")

    def language(self) -> None:
        self.window.set_language("id" if self.settings.language == "en" else "en")
        QTest.qWaitForWindowActive(self.window)

    def reopen(self) -> None:
        window, path = self.window, self.window.session.path
        window.close_project()
        self.live()
        assert window.open_project(path)
