"""The whole job without a display, by the keys a person would press: `sorotan demo --out FOLDER`."""

import argparse
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from annotations.model import Claim


def main(arguments: Sequence[str]) -> int:
    """Walk the job on the sample and print where the CSV and the pictures lie; give the exit code."""
    parser = argparse.ArgumentParser(prog="sorotan demo", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out"), help="folder for the CSV and the pictures")
    out = parser.parse_args(arguments).out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from gui.log import listen_to_qt, log

    listen_to_qt()
    try:
        Walk(out).walk()
    except DemoFailed as failure:
        log.error("the walk stopped: %s", failure)
        print(f"The walk stopped: {failure}")  # noqa: T201  this command speaks to a terminal
        return 1
    return 0


class DemoFailed(Exception):
    """A step of the walk did not do what it should."""


class Walk:
    """Opens the window on a fresh copy of the sample and works in it by key."""

    def __init__(self, out: Path) -> None:
        from PySide6.QtCore import QSettings

        from annotations.sample import make_sample
        from gui import theme
        from gui.app import make_application, make_window
        from gui.settings import Settings

        self.out = out
        self._folder = tempfile.TemporaryDirectory(prefix="sorotan-demo-")
        folder = Path(self._folder.name)
        self.project = folder / "sample.sorotan"
        make_sample(self.project, "demo")
        self.app = make_application(["sorotan"])
        theme.choose(self.app, "light")
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        settings.analyst = "demo"
        self.window = make_window(settings)

    def walk(self) -> None:
        """Open, suggest, accept, highlight, tag, rate, undo, redo, look at the overview, export."""
        window = self.window
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        self._wait(window.isActiveWindow, 10)  # keys sent to a window that is not active yet are lost
        self._step("open", window.open_project(self.project))
        self._suggest()
        self._accept()
        self._highlight()
        self._tag_and_rate()
        self._undo()
        self._picture("window.png")
        self._overview()
        self._export()
        window.close()
        self._folder.cleanup()

    def _suggest(self) -> None:
        self._key("G", ctrl=True)
        self._wait(lambda: not self.window.suggester.running, 60)
        self._step("suggest", bool(self.window.suggestions), f"{len(self.window.suggestions)} suggestions")

    def _accept(self) -> None:
        for _ in range(4):
            self._key("Tab")
            self._key("Return")
        self._key("Tab")
        self._key("Backspace")
        n = len(self._claims())
        self._step("accept", n == 4, f"{n} claims, one suggestion rejected")

    def _highlight(self) -> None:
        from annotations.sentences import sentences

        page = self.window.page
        page.choose(None)
        taken = [span for claim in self._claims() for span in claim.spans]
        taken += [span for suggestion in self.window.suggestions.values() for span in suggestion.proposal.spans]
        free = [
            one
            for one in sentences(page.text, page.text.index("\n"))
            if all(one.end <= span.start or one.start >= span.end for span in taken)
        ]
        page.select(max(free, key=lambda one: one.end - one.start))
        self._key("H")
        self._step("highlight", len(self._claims()) == 5, "one passage by hand")

    def _tag_and_rate(self) -> None:
        self._key("1")
        self._key("2", shift=True)
        self._popup("R", "B", "2")
        self._popup("T", *"PERLU CEK", "Return")
        claim = self.window.session.store.claim(self.window.targets()[0])
        names = [self.window.sources[step.source_id].name for step in claim.chain if step.source_id]
        rated = claim.credibility == "2" and bool(claim.tags) and len(names) == 2
        self._step("tag and rate", rated, f"{' via '.join(names)}, B2, tag “{claim.tags[0] if claim.tags else ''}”")

    def _undo(self) -> None:
        named = self.window.session.undo_name
        self._key("Z", ctrl=True)
        gone = self.window.session.undo_name != named
        self._key("Z", ctrl=True, shift=True)
        self._step("undo and redo", gone and self.window.session.undo_name == named, named)

    def _overview(self) -> None:
        from gui.overview import OverviewDialog

        self._key("O", ctrl=True, shift=True)
        self._wait(lambda: any(one.is_drawn() for one in self.window.findChildren(OverviewDialog)), 30)
        (dialog,) = self.window.findChildren(OverviewDialog)
        dialog.grab().save(str(self.out / "overview.png"))
        self._step("overview", dialog.tabs.count() == 4, f"four drawings: {self.out / 'overview.png'}")
        dialog.close()

    def _export(self) -> None:
        target = self.out / "claims.csv"
        self.window.export_to(target, None)
        self._wait(lambda: self.window.export_job is None, 30)
        self._step("export", target.exists(), f"CSV: {target}")

    def _claims(self) -> list[Claim]:
        article = self.window.article
        return self.window.session.store.claims_of(article.id) if article else []

    # The hands

    def _key(self, key: str, *, ctrl: bool = False, shift: bool = False) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        modifiers = Qt.KeyboardModifier.NoModifier
        modifiers |= Qt.KeyboardModifier.ControlModifier if ctrl else modifiers
        modifiers |= Qt.KeyboardModifier.ShiftModifier if shift else modifiers
        name = "Space" if key == " " else key
        target = self.app.activePopupWidget() or self.window.page
        focus = target.focusWidget() if target is not self.window.page else None
        QTest.keyClick(focus or target, getattr(Qt.Key, f"Key_{name}"), modifiers)
        self.app.processEvents()

    def _popup(self, *keys: str) -> None:
        from PySide6.QtTest import QTest

        self._key(keys[0])
        for key in keys[1:]:
            popup = self.app.activePopupWidget()
            if popup is None:
                raise DemoFailed(f"the key {keys[0]} opened nothing")
            if len(key) == 1 and len(keys) > 3:
                QTest.keyClicks(popup.focusWidget() or popup, key.lower())
            else:
                self._key(key)
        self.app.processEvents()

    def _wait(self, until: Callable[[], bool], seconds: float) -> None:
        from PySide6.QtTest import QTest

        for _ in range(int(seconds * 50)):
            if until():
                return
            QTest.qWait(20)
        raise DemoFailed(f"nothing happened for {seconds:.0f} seconds")

    def _picture(self, name: str) -> None:
        from PySide6.QtTest import QTest

        QTest.qWait(100)
        self.window.grab().save(str(self.out / name))
        print(f"Picture of the window: {self.out / name}")  # noqa: T201

    def _step(self, name: str, done: bool, words: str = "") -> None:
        if not done:
            raise DemoFailed(f"“{name}” did not do what it should ({words})")
        print(f"✓ {name}{': ' if words else ''}{words}")  # noqa: T201
