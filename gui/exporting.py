"""Export to CSV: what to export, where to, and the writing of it in a thread of its own."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotations.errors import Problem
from annotations.session import Session
from gui.words import tr


class ExportForm(QDialog):
    """Asks what to export.

    Args:
        scopes: words and claims of each choice; None stands for all claims. Empty ones are greyed.
    """

    def __init__(self, scopes: Sequence[tuple[str, Sequence[int] | None]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export to CSV"))
        self._scopes = scopes
        column = QVBoxLayout(self)
        column.addWidget(QLabel(tr("One row a claim, with its source, chain, codes and place in the text.")))
        self.group = QButtonGroup(self)
        for place, (words, ids) in enumerate(scopes):
            button = QRadioButton(words)
            button.setEnabled(ids is None or len(ids) > 0)
            self.group.addButton(button, place)
            column.addWidget(button)
            if ids is None:
                button.setChecked(True)
                button.setFocus()
        self.verbatim = QCheckBox(tr("Verbatim: do not guard cells that a spreadsheet would run as a formula"))
        column.addWidget(self.verbatim)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(tr("Choose file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def claim_ids(self) -> Sequence[int] | None:
        """Give the claims chosen; None for all."""
        return self._scopes[self.group.checkedId()][1]


class ExportJob(QThread):
    """Writes the CSV from a read-only connection of its own, so that the window stays live.

    Signals:
        written: how many claims, and the path.
        failed: a Problem.
    """

    written = Signal(int, Path)
    failed = Signal(object)

    def __init__(
        self, project: Path, target: Path, claim_ids: Sequence[int] | None, *, verbatim: bool, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._target = target
        self._claim_ids = claim_ids
        self._verbatim = verbatim

    def run(self) -> None:
        """Write the file."""
        try:
            session = Session.open(self._project, "", read_only=True)
            try:
                n = session.export_csv(self._target, self._claim_ids, verbatim=self._verbatim)
            finally:
                session.close()
        except Problem as problem:
            self.failed.emit(problem)
        else:
            self.written.emit(n, self._target)
