"""Acts that look after a project: its history, earlier states, backups, and what to do with a damaged one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets

from annotations.errors import Problem
from annotations.session import Session, backups_of, restore
from annotations.store import SUFFIX
from gui.frame import default_folder
from gui.project_acts import ProjectActs, projects
from gui.words import moment, said, tr

if TYPE_CHECKING:
    from annotations.session import Recovered
    from gui.job import Job


class KeepingActs(ProjectActs):
    """What keeps months of judgement safe."""

    _keeping: Job | None = None

    def show_history(self) -> None:
        """Show who did what and when."""
        self._show_history(None)

    def show_claim_history(self) -> None:
        """Show who did what to the chosen claim, and when."""
        if found := self.targets_or_hint():
            self._show_history(found[0])

    def _show_history(self, claim_id: int | None) -> None:
        from gui.history import HistoryDialog

        dialog = HistoryDialog(self.session, claim_id, self)
        dialog.save_asked.connect(self.save_as_of)
        dialog.export_asked.connect(self.export_as_of)
        self.bridge.opened.connect(dialog.close)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_orphans(self) -> None:
        """Show the claims that lost their place in a new version, and where they may stand now."""
        from gui.orphans import OrphansDialog

        dialog = OrphansDialog(self.session, self.bridge.run, self)
        dialog.placed.connect(self.go_to_claim)
        self.bridge.opened.connect(dialog.close)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_as_of(self, at: str) -> None:
        """Ask where to, and save the project as it was at a moment."""
        from annotations.session import as_of
        from gui.history import then

        start = default_folder() / f"{self.session.path.stem} {then(at)}{SUFFIX}"
        name, _ = QtWidgets.QFileDialog.getSaveFileName(self, tr("Save the project as of then"), str(start), projects())
        if name:
            target = Path(name if name.endswith(SUFFIX) else name + SUFFIX)
            target.unlink(missing_ok=True)  # the dialog has asked
            words = tr("✓ the project of {moment} saved as {name}", moment=moment(at), name=target.name)
            self.in_background(partial(as_of, self.session.path, target, at), words)

    def export_as_of(self, at: str) -> None:
        """Ask where to, and export all claims as they were at a moment."""
        from gui.history import then

        start = default_folder() / f"{self.session.path.stem} {then(at)}.csv"
        name, _ = QtWidgets.QFileDialog.getSaveFileName(self, tr("Export as of then"), str(start), "CSV (*.csv)")
        if name:
            target = Path(name if name.lower().endswith(".csv") else name + ".csv")
            words = tr("✓ the claims of {moment} exported to {name}", moment=moment(at), name=target.name)
            self.in_background(partial(_export_as_of, self.session.path, target, at), words)

    def in_background(self, work: object, words: str) -> None:
        """Do something in a thread of its own, and say so when it is done."""
        from gui.job import Job

        job = Job(work, self)  # type: ignore[arg-type]
        job.done.connect(lambda _: self.say(words))
        job.failed.connect(self.show_problem)
        job.finished.connect(self._kept)
        self._keeping = job
        job.start()

    def _kept(self) -> None:
        self._keeping = None

    def stop_jobs(self) -> None:
        """Stop what works on the present project in the background."""
        super().stop_jobs()
        if self._keeping is not None:
            self._keeping.wait()

    def say_no_backup(self, problem: Problem) -> None:
        """Say that a backup could not be made; the work itself is saved."""
        self.say(tr("✕ no backup could be made: {why}", why=said(problem.message)))

    def show_what_is_there(self) -> None:
        """Show anew, around the same place, what a drive holds that stood still over a step and answers again."""
        self.claim_panel.save_again()
        self.keep_places()
        self.show_project()
        if step := said(self.session.undo_name):
            self.say(tr("The drive answers again. All is here up to “{step}”.", step=step))
        else:
            self.say(tr("The drive answers again. There is no step yet."))

    def show_backups(self) -> None:
        """Show the backups, and what differs."""
        from gui.backups import BackupsDialog

        dialog = BackupsDialog(self.bridge, self)
        dialog.restore_asked.connect(self.ask_restore)
        self.bridge.opened.connect(dialog.close)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_restore(self, backup: Path) -> None:
        """Ask once more, and put a backup in the place of the project."""
        path = self.session.path
        box = self.show_message(
            tr("Put this backup in the place of “{name}”?", name=path.name),
            tr("What is there now becomes a backup first, so there is a way back."),
            asks=True,
        )
        self.offer(box, tr("Restore"), lambda: self.restore(path, backup))

    def restore(self, path: Path, backup: Path) -> None:
        """Put a backup in the place of a project, and open that."""
        if self.bridge.is_open:
            self.close_project()
        restored = self._while_waiting(lambda: (restore(path, backup), True))
        if self.open_project(path) and restored:
            self.say(tr("✓ restored; the backups hold what was there before"))

    def offer_rescue(self, path: Path, problem: Problem) -> None:
        """Say that a project is damaged, and offer what can be done."""
        known = backups_of(path)
        hint = tr("What can still be read can be saved into a new project. The damaged file is not touched.")
        if known:
            newest = tr("The newest backup is of {moment}.", moment=moment(known[0].at))
            hint = f"{newest} {hint}"
        box = self.show_message(said(problem.message), hint, warns=True, asks=True)
        self.offer(box, tr("Save what can be read…"), lambda: self.ask_recover(path))
        if known:
            back = tr("Restore the newest backup")
            self.offer(box, back, lambda: self.restore(path, known[0].path), usual=True)

    def ask_recover(self, path: Path) -> None:
        """Ask where to, save there what can be read of a damaged project, and open it."""
        from annotations.session import recover

        start = path.with_name(f"{path.stem} ({tr('saved')}){SUFFIX}")
        name, _ = QtWidgets.QFileDialog.getSaveFileName(self, tr("Save what can be read"), str(start), projects())
        if name:
            target = Path(name if name.endswith(SUFFIX) else name + SUFFIX)
            target.unlink(missing_ok=True)
            found = self._while_waiting(lambda: recover(path, target, self.bridge.analyst))
            if found is not None and self.open_project(target):
                self.show_recovered(found)

    def show_recovered(self, found: Recovered) -> None:
        """Say what came of a recovery."""
        saved = tr("Saved: %Ln claims", found.claims) + ", " + tr("%Ln articles", found.articles) + "."
        if found.whole:
            self.show_message(saved, tr("Nothing is missing, and every step can still be undone."))
            return
        more = tr("Steps from before cannot be undone any more.")
        box = self.show_message(saved, "\n".join([more, *found.lost[:3]]))
        box.setDetailedText("\n".join(found.lost))


def _export_as_of(project: Path, target: Path, at: str) -> int:
    from tempfile import TemporaryDirectory

    from annotations.session import as_of

    with TemporaryDirectory(prefix="sorotan-") as folder:
        earlier = Path(folder) / project.name
        as_of(project, earlier, at)
        session = Session.open(earlier, "", read_only=True)
        try:
            return session.export_csv(target)
        finally:
            session.close()
