"""The backups of a project: when and why each was made, what differs from it, and the way back."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.errors import Problem
from annotations.session import Backup, Differences, back_up, backups_of, differences
from gui.bridge import Bridge
from gui.job import Job
from gui.words import marked, moment, number, said, tr

_REASONS = {
    "opening": marked("when it was opened"),
    "work": marked("while it was worked on"),
    "format": marked("before an update of its format"),
    "bulk": marked("before a step of many changes"),
    "restoring": marked("before a backup was restored"),
    "asked": marked("asked for"),
}


class BackupsDialog(QDialog):
    """The list, with what differs between the project and the chosen copy.

    Signals:
        restore_asked: the path of a copy.
    """

    restore_asked = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Backups"))
        self.resize(660, 460)
        self._bridge = bridge
        self._path = bridge.session.path
        self._jobs: list[Job] = []
        self._note = ""  # stands above what differs, until another copy is chosen
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Backups"))
        self.list.setHeaderLabels([tr("When"), tr("Why"), tr("Size")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.header().resizeSection(0, 200)
        self.list.header().resizeSection(1, 290)
        self.list.currentItemChanged.connect(lambda *_: self._compare())
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setMinimumHeight(84)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setAccessibleName(tr("What differs"))
        self.make, self.restore = QPushButton(tr("Back up now")), QPushButton(tr("Restore…"))
        close = QPushButton(tr("Close"))
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addStretch(1)
        row.addWidget(self.restore)
        row.addWidget(close)
        for button, act in ((self.make, self.back_up), (self.restore, self._ask), (close, self.close)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self.make.setEnabled(not bridge.read_only)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(self.words)
        column.addLayout(row)
        self.finished.connect(self.stop)
        self.read()
        self.list.setFocus()

    def read(self) -> None:
        """Look into the folder again."""
        self.list.clear()
        for one in backups_of(self._path):
            size = tr("{size} MB", size=number(max(1, round(one.size / 1e6))))
            item = QTreeWidgetItem([moment(one.at), tr(_REASONS[one.reason]) if one.reason in _REASONS else "", size])
            item.setData(0, Qt.ItemDataRole.UserRole, one)
            item.setToolTip(0, str(one.path))
            self.list.addTopLevelItem(item)
        if self.list.topLevelItemCount():
            self.list.setCurrentItem(self.list.topLevelItem(0))
        else:
            self.words.setText(tr("There is no backup yet. They are made on opening, and while you work."))
        self.restore.setEnabled(self.list.topLevelItemCount() > 0 and not self._bridge.read_only)

    def chosen(self) -> Backup | None:
        """Give the chosen copy."""
        item = self.list.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item else None

    def _compare(self, note: str = "") -> None:
        self._note = note
        if (one := self.chosen()) is not None:
            self._say(tr("Comparing…"))
            self._start(partial(differences, self._path, one.path), partial(self._compared, one))

    def _compared(self, one: Backup, found: Differences) -> None:
        if self.chosen() != one:
            return
        since = (
            tr("It has another history than the project.")
            if found.since is None
            else tr("%Ln entries of the history since.", found.since)
        )
        lines = [
            tr("Now: {articles} articles, {claims} claims.", articles=found.articles[0], claims=found.claims[0]),
            tr("Then: {articles} articles, {claims} claims.", articles=found.articles[1], claims=found.claims[1]),
            tr(
                "Claims only now: {here}; only then: {there}; different: {changed}.",
                here=number(found.claims_here),
                there=number(found.claims_there),
                changed=number(found.claims_changed),
            ),
            since,
        ]
        self._say("\n".join(lines))

    def _say(self, words: str) -> None:
        self.words.setText("\n".join(filter(None, (self._note, words))))

    def back_up(self) -> None:
        """Make one now."""
        self.make.setEnabled(False)
        keep, days = max(1, self._bridge.backups), self._bridge.backup_days
        self._start(partial(back_up, self._path, keep, "asked", days), self._made)

    def _made(self, path: object) -> None:
        self.make.setEnabled(True)
        if path is None:
            self._compare(tr("The newest backup holds everything already."))
        else:
            self.read()

    def _start(self, work: object, then: object) -> None:
        job = Job(work, self)  # type: ignore[arg-type]
        job.done.connect(then)
        job.failed.connect(self._failed)
        job.finished.connect(lambda: self._jobs.remove(job))
        self._jobs.append(job)
        job.start()

    def _failed(self, problem: Problem) -> None:
        self.make.setEnabled(not self._bridge.read_only)
        self.words.setText(f"{said(problem.message)} {said(problem.hint)}")

    def _ask(self) -> None:
        if (one := self.chosen()) is not None:
            self.restore_asked.emit(one.path)

    def stop(self) -> None:
        """Wait for what runs."""
        for job in list(self._jobs):
            job.wait()
