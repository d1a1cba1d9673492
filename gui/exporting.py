"""Export to CSV: what to export, where to, and the writing of it."""

from collections.abc import Sequence
from pathlib import Path

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


def write_csv(project: Path, target: Path, claim_ids: Sequence[int] | None, *, verbatim: bool) -> int:
    """Write the CSV from a read-only connection of its own; give how many claims. For a thread of its own."""
    session = Session.open(project, "", read_only=True)
    try:
        return session.export_csv(target, claim_ids, verbatim=verbatim)
    finally:
        session.close()
