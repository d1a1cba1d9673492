"""Works in the real window by key, act after act, and tells of each what the window shows: `desk.py PROJECT SEED`.

The acts are those of the seed, always the same. Meant to be killed.
"""

import argparse
import hashlib
import random
import time
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.app import make_application, make_window
from gui.main_window import MainWindow
from gui.settings import Settings
from tests.journeys.desk import press
from tests.torture import works
from tests.torture.state import fingerprint, state_of

# Key after key, each of them an act; with how often they are chosen.
PHRASES = (
    ("H", 3),
    ("H 1", 4),
    ("H 2 Q", 3),
    ("H 1 Shift+3 J", 2),
    ("H R B 2", 3),
    ("R E 5", 1),
    ("undo", 5),
    ("undo undo redo", 2),
    ("redo", 3),
    ("delete", 2),
    ("Tab Return", 4),
    ("Tab Backspace", 2),
    ("Ctrl+Return", 2),
    ("Ctrl+PgDown", 2),
    ("Alt+Right", 2),
    ("H tag", 3),
    ("import", 1),
    ("export", 2),
    ("backup", 1),
)
PAGE_KEYS = {"PgDown": "PageDown"}


class Desk:
    """A person at the window."""

    def __init__(self, app: QApplication, window: MainWindow, project: Path, seed: int) -> None:
        self.app, self.window, self.project = app, window, project
        self.chance = random.Random(seed)
        self.files = sorted((project.parent / "masuk").glob("*.txt"))
        self.written = project.parent / "klaim.csv"
        self.backing = []

    def acts(self):
        """Do acts without end; stop after each."""
        phrases, weights = zip(*PHRASES, strict=True)
        while True:
            (phrase,) = self.chance.choices(phrases, weights)
            for act in phrase.split():
                self.do(act)
                yield

    def do(self, act: str) -> None:
        match act:
            case "H":
                self.window.page.setFocus()
                self.window.page.select(works.passage(self.chance, self.window.page.text))
                press(self.app, self.window, "H")
            case "tag":
                self.tag()
            case "import":
                self.bring_in()
            case "export":
                self.write_out()
            case "backup":
                for before in self.backing:
                    before.join()
                self.backing.append(self.window.bridge.back_up())
            case _:
                for short, name in PAGE_KEYS.items():
                    act = act.replace(short, name)
                press(self.app, self.window, act)
        self.app.processEvents()

    def tag(self) -> None:
        press(self.app, self.window, "T")
        if popup := self.app.activePopupWidget():
            field = popup.focusWidget() or popup
            QTest.keyClicks(field, self.chance.choice(("banjir", "angka", "dana")))
            press(self.app, self.window, "Return")
            if popup := self.app.activePopupWidget():
                popup.close()

    def bring_in(self) -> None:
        some, self.files = self.files[:3], self.files[3:]
        if some:
            self.window.import_files(some)
            self.wait(lambda: not self.window.importer.running)
            self.window.worker.stop()

    def write_out(self) -> None:
        self.window.export_to(self.written, None)
        self.wait(lambda: self.window.export_job is None)

    def wait(self, until) -> None:
        for _ in range(20_000):
            if until():
                return
            self.app.processEvents()
            time.sleep(0.001)
        raise TimeoutError

    def shown(self) -> str:
        """Give what the table shows, as one word."""
        model = self.window.table.model
        rows = [
            [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]
        return f"{len(rows)}:{hashlib.sha256(repr(rows).encode()).hexdigest()[:12]}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=Path)
    parser.add_argument("seed", type=int)
    parser.add_argument("--acts", type=int, default=30)
    parser.add_argument("--record", action="store_true", help="tell the state after each act")
    given = parser.parse_args()
    print("start", flush=True)
    app = make_application(["desk"])
    settings = Settings(QSettings(str(given.project.with_suffix(".ini")), QSettings.Format.IniFormat))
    settings.analyst, settings.backups = "ana", 3
    window = make_window(settings)
    window.resize(1200, 800)
    window.show()
    QTest.qWaitForWindowActive(window)
    if not window.open_project(given.project):
        raise SystemExit("it was not opened")
    desk = Desk(app, window, given.project, given.seed)

    def tell(what: object) -> None:
        more = [state_of(window.session.store)] if given.record else []
        print(what, desk.shown(), fingerprint(desk.written), *more, flush=True)

    tell("open")
    for at, _ in zip(range(1, given.acts + 1), desk.acts(), strict=False):
        tell(at)
    print("closing", flush=True)
    window.close_project()
    for thread in desk.backing:
        thread.join()
    window.close()
    print("closed", flush=True)


if __name__ == "__main__":
    main()
