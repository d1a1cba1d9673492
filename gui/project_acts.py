"""Acts on projects and files: new, open, import, paste, export, copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from annotations.errors import Problem
from annotations.model import SUFFIXES, Article, Incoming
from annotations.session import create_project
from annotations.store import SUFFIX, ClaimFilter
from gui import importing
from gui.frame import Frame, default_folder
from gui.words import key, moment, said, tr

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from gui.job import Job

# Dialogs are imported when they are shown, and those of Qt named by their module, which makes a class when it is asked
# for it: what a start does not show it does not wait for.

Given = TypeVar("Given")
_ARTICLES = " ".join(f"*{suffix}" for suffix in SUFFIXES)


def projects() -> str:
    """Give the filter of file dialogs for projects."""
    return f"{tr('Sorotan projects')} (*{SUFFIX})"


def _file_name(title: str) -> str:
    """Give a title as a name of a file."""
    return " ".join("".join(c if c.isalnum() or c in " -_.,()" else " " for c in title).split())[:80] or "article"


class ProjectActs(Frame):
    """What the File menu does."""

    _progress: QtWidgets.QProgressDialog | None = None
    export_job: Job | None = None

    def new_project(self) -> None:
        """Ask for a name, and make an empty project there."""
        suggestion = str(default_folder() / f"project{SUFFIX}")
        name, _ = QtWidgets.QFileDialog.getSaveFileName(self, tr("New project"), suggestion, projects())
        if name:
            path = Path(name if name.endswith(SUFFIX) else name + SUFFIX)
            if self.bridge.run(lambda: (create_project(path), True)):
                self.open_project(path)

    def ask_open_project(self) -> None:
        """Ask for a project, and open it."""
        name, _ = QtWidgets.QFileDialog.getOpenFileName(self, tr("Open project"), str(default_folder()), projects())
        if name:
            self.open_project(Path(name))

    def open_project(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a project in place of the present one.

        Args:
            read_only: to look at alone, as where another program holds it.
        """
        if self.bridge.is_open and path.absolute() == self.session.path:
            return True
        self.stop_jobs()
        if self.bridge.is_open:
            self.keep_places()
        if not self.bridge.open(path, read_only=read_only):
            return False
        self.settings.remember(path.absolute())
        self._say_waiting()
        self._say_recovered()
        self._say_warnings()
        return True

    def _say_warnings(self) -> None:
        """Say what to know before one works on a project; of where it lies once for each place."""
        if self.bridge.read_only:
            return
        for warning in self.session.store.warnings():
            if self.settings.may_warn(warning.message):
                self.show_message(said(warning.message), said(warning.hint), warns=True)

    def _say_waiting(self) -> None:
        """Say how many claims lost their place in a new version, and wait."""
        if n := self.session.store.orphan_count():
            self.say(tr("%Ln claims wait for a place: Claim > Claims without a place", n))

    def _say_recovered(self) -> None:
        """Say once what is there of a project whose program was ended without closing it."""
        recovered = self.session.store.recovered
        if recovered is None:
            return
        words = tr("The program was ended without closing last time; no step had been saved.")
        if recovered.step:
            step, time = said(recovered.step), moment(recovered.at)
            words = tr("The program was ended without closing last time; all is here up to “{step}”, {time}.")
            words = words.format(step=step, time=time)
        self.say(words)

    def ask_read_only(self, path: Path, problem: Problem) -> None:
        """Say who holds a project, and offer to look at it meanwhile."""
        hint = tr("You can read it here meanwhile: search, filter and export go on, nothing is changed.")
        box = self.show_message(said(problem.message), hint, asks=True)
        self.offer(box, tr("Open read-only"), lambda: self.open_project(path, read_only=True), usual=True)

    def try_sample(self) -> None:
        """Open the sample project: a copy of one's own, made the first time."""
        path = self.sample_path()
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            from annotations.sample import make_sample

            if not self.bridge.run(lambda: (make_sample(path, self.bridge.analyst), True)):
                return
        self.open_project(path)

    @staticmethod
    def sample_path() -> Path:
        """Where the person's own sample project lies."""
        return default_folder() / f"Sorotan sample{SUFFIX}"

    def close_project(self) -> None:
        """Close the project and show the start page. Everything is saved already."""
        self.stop_jobs()
        self.keep_places()
        self.bridge.close()

    def stop_jobs(self) -> None:
        """Stop what works on the present project in the background."""
        self.suggester.cancel()
        self.importer.cancel()
        if self.export_job is not None:
            self.export_job.wait()

    def quit(self) -> None:
        """Leave the program."""
        self.close()

    def ask_import(self) -> None:
        """Ask for files, and import them."""
        names, _ = QtWidgets.QFileDialog.getOpenFileNames(
            self, tr("Import articles"), str(default_folder()), f"{tr('Articles')} ({_ARTICLES});;{tr('All files')} (*)"
        )
        if names:
            self.import_files([Path(name) for name in names])

    def ask_address(self) -> None:
        """Ask for an address of the web, and import the article that is there."""
        copied = QGuiApplication.clipboard().text().strip()
        start = copied if copied.lower().startswith(("http://", "https://")) and "\n" not in copied else ""
        address, ok = QtWidgets.QInputDialog.getText(
            self, tr("Import from an address"), tr("Address of the article. It is loaded from the web:"), text=start
        )
        if ok and address.strip():
            self.say(tr("Loading {address}…", address=address.strip()))
            self.importer.fetch(address.strip())

    def import_files(self, paths: Sequence[Path]) -> None:
        """Import files with progress and cancel."""
        self._progress = QtWidgets.QProgressDialog(tr("Importing articles…"), tr("Cancel"), 0, 0, self)
        self._progress.setWindowTitle(tr("Import"))
        self._progress.setMinimumDuration(600)
        self._progress.setAutoReset(False)
        self._progress.canceled.connect(self.importer.cancel)
        self.importer.start(paths)

    def show_import_progress(self, done: int, total: int) -> None:
        """Show how far an import is."""
        if self._progress is not None and total:
            self._progress.setMaximum(total)
            self._progress.setValue(done)

    def show_import(self, report: importing.ImportReport) -> None:
        """Say what an import did, and open the first new article."""
        progress, self._progress = self._progress, None
        if progress is not None:
            progress.canceled.disconnect()
            progress.close()
            progress.deleteLater()
        words = importing.in_words(report)
        if report.failed or report.twins or report.updates or report.cancelled or len(report.way) > 1:
            first, _, rest = words.partition("\n")
            box = self.show_message(first, rest)
            if any(orphans for *_, orphans in report.updates):
                self.offer(box, tr("Claims without a place…"), self.show_orphans)
        else:
            self.say(words)
        if report.added or report.updated:
            self.open_article((*report.added, *report.updated)[0])

    def ask_paste(self, text: str = "") -> None:
        """Ask for a text, and add it as an article."""
        from gui.forms import PasteForm

        form = PasteForm(text, self)
        if form.exec() == QtWidgets.QDialog.DialogCode.Accepted:
            self.add_pasted(form.text.toPlainText(), form.metadata())

    def add_pasted(self, text: str, metadata: dict[str, str]) -> None:
        """Add a pasted text as an article; say so where the same text is there already."""
        from annotations.articles import read_text

        added = self.bridge.run(lambda: self.session.add_articles([read_text(text, **metadata)]))
        if added is None:
            return
        changes, twins = added
        if twins:
            self.show_message(
                tr("This text is in the project already."), tr("It is “{title}”.", title=twins[0].article.title)
            )
            self.open_article(twins[0].article.id)
        for article_id in changes.articles:
            self.open_article(article_id)

    def edit_article(self, article_id: int | None = None) -> None:
        """Show and change what is known of an article."""
        which = article_id if article_id is not None else (self.article.id if self.article else None)
        if which is None:
            return
        from gui.forms import ArticleForm

        form = ArticleForm(self.session.store.article(which), self)
        if form.exec() == QtWidgets.QDialog.DialogCode.Accepted:
            self.bridge.run(lambda: self.session.edit_article(which, **form.values()))

    def update_article(self) -> None:
        """Ask for a file, and take it as the new version of the open article."""
        if self.article is None:
            return
        name, _ = QtWidgets.QFileDialog.getOpenFileName(
            self, tr("New version of the article"), str(default_folder()), f"{tr('Articles')} ({_ARTICLES})"
        )
        if name:
            article = self.article
            self.importer.read(Path(name), lambda incoming: self._put_version(article, incoming))

    def _put_version(self, article: Article, incoming: Incoming) -> None:
        done = self.bridge.run(lambda: self.session.update_article(article.id, incoming))
        if done is not None:
            updates = ((article.title, done.stand, done.orphans),)
            self.show_import(importing.ImportReport([], [], [], updates=updates, updated=(article.id,)))

    def delete_article(self, article_ids: Sequence[int] | None = None) -> None:
        """Take articles out; undo brings them back."""
        which = article_ids or ([self.article.id] if self.article else [])
        if which:
            self.bridge.run(lambda: self.session.delete_articles(which))
            self.say(tr("Deleted. {undo} brings it back.", undo=key("undo")))

    def save_copy(self) -> None:
        """Write everything to another file; the present one stays open."""
        name, _ = QtWidgets.QFileDialog.getSaveFileName(
            self, tr("Save a copy"), str(default_folder() / f"copy{SUFFIX}"), projects()
        )
        if name:
            path = Path(name if name.endswith(SUFFIX) else name + SUFFIX)
            if self.bridge.run(lambda: (self.session.store.save_copy(path), True)):
                self.say(tr("✓ copy saved as {name}", name=path.name))

    def ask_export(self) -> None:
        """Ask what to export and where to, and write it."""
        from gui.exporting import ExportForm

        form = ExportForm(self.export_scopes(), self)
        if form.exec() != QtWidgets.QDialog.DialogCode.Accepted:
            return
        name, _ = QtWidgets.QFileDialog.getSaveFileName(
            self, tr("Export to CSV"), str(default_folder() / f"{self.session.path.stem}.csv"), "CSV (*.csv)"
        )
        if name:
            path = Path(name if name.lower().endswith(".csv") else name + ".csv")
            self.export_to(path, form.claim_ids(), verbatim=form.verbatim.isChecked())

    def save_pdf(self) -> None:
        """Ask where to, and save the open article with its claims as PDF."""
        if self.article is None:
            return
        name, _ = QtWidgets.QFileDialog.getSaveFileName(
            self, tr("Save as PDF"), str(default_folder() / f"{_file_name(self.article.title)}.pdf"), "PDF (*.pdf)"
        )
        if name:
            from gui.printing import save_pdf

            path, title = Path(name if name.lower().endswith(".pdf") else f"{name}.pdf"), self.article.title
            if self._while_waiting(lambda: (save_pdf(path, self.annotated(), title), True)):
                self.say(tr("✓ saved as {name}", name=path.name))

    def print_article(self) -> None:
        """Ask for a printer, and print the open article with its claims."""
        if self.article is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from gui.printing import print_on

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.article.title)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QtWidgets.QDialog.DialogCode.Accepted:
            self._while_waiting(lambda: print_on(printer, self.annotated()))
        dialog.deleteLater()

    def annotated(self) -> str:
        """Give the open article with its claims as HTML for paper."""
        from gui.printing import annotated

        if self.article is None:
            return ""
        claims = self.session.store.claims_of(self.article.id)
        return annotated(self.article, self.page.text, claims, self.sources, self.session.store.head())

    def _while_waiting(self, work: Callable[[], Given]) -> Given | None:
        """Run what may take seconds, with the pointer saying so."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return self.bridge.run(work)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def export_scopes(self) -> list[tuple[str, Sequence[int] | None]]:
        """Give what can be exported: words, and the claims."""
        store = self.session.store
        chosen = self.targets()
        here = store.claim_ids(ClaimFilter(article_id=self.article.id)) if self.article else []
        filtered = list(self.table.model.ids)
        return [
            (tr("All %Ln claims", len(store.claim_ids())), None),
            (tr("This article: %Ln claims", len(here)), here),
            (tr("The table as filtered: %Ln claims", len(filtered)), filtered),
            (tr("The selection: %Ln claims", len(chosen)), chosen),
        ]

    def export_to(self, path: Path, claim_ids: Sequence[int] | None, *, verbatim: bool = False) -> None:
        """Write claims to a CSV file in the background."""
        from gui.exporting import write_csv
        from gui.job import Job

        job = Job(partial(write_csv, self.session.path, path, claim_ids, verbatim=verbatim), self)
        job.done.connect(lambda n: self.say(tr("✓ %Ln claims exported to {path}", n, path=path)))
        job.failed.connect(self.show_problem)
        job.finished.connect(self._export_ended)
        self.export_job = job
        job.start()

    def _export_ended(self) -> None:
        self.export_job = None

    def name_analyst(self) -> None:
        """Ask whose name decisions bear."""
        name, ok = QtWidgets.QInputDialog.getText(
            self, tr("Analyst"), tr("Your decisions bear this name:"), text=self.bridge.analyst
        )
        if ok and name.strip():
            self.bear_name(name.strip())

    def bear_name(self, name: str) -> None:
        """Let decisions bear a name from now on."""
        self.settings.analyst = name
        self.bridge.analyst = name
        if self.bridge.is_open:
            self.session.store.analyst = name

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project, import articles, or paste a text."""
        data = event.mimeData()
        event.acceptProposedAction()
        if data.hasUrls():
            self.take_dropped(data.urls())
        elif self.bridge.is_open:
            self.ask_paste(data.text())

    def take_dropped(self, urls: Sequence[QUrl]) -> None:
        """Open the project among dropped files, or import them all."""
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        projects = [path for path in paths if path.suffix == SUFFIX]
        if projects:
            self.open_project(projects[0])
        elif paths and self.bridge.is_open:
            self.import_files(paths)
        elif paths:
            self.show_message(tr("Open a project first, or make one."), tr("Then drop the articles again."))
