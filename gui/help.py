"""Keys, the Admiralty code, and About."""

import platform
from importlib.metadata import version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.model import Credibility, Reliability
from gui import theme
from gui.actions import Actions
from gui.log import log_path

PARTS = ("PySide6-Essentials", "sqlite-utils", "spacy", "trafilatura", "charset-normalizer", "py3langid", "typer")


class Keys(QDialog):
    """All keys, searchable."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(660, 600)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Search keys and acts")
        self.filter.setAccessibleName("Search keys and acts")
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(["Act", "Keys", "Menu"])
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName("Keys")
        for menu, words, keys in actions.listed():
            self.tree.addTopLevelItem(QTreeWidgetItem([words, keys, menu]))
        self.tree.resizeColumnToContents(0)
        self.tree.resizeColumnToContents(1)
        column = QVBoxLayout(self)
        column.addWidget(self.filter)
        column.addWidget(self.tree)
        self.filter.textChanged.connect(self._apply)

    def _apply(self, typed: str) -> None:
        words = typed.casefold().split()
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            if item is not None:
                text = " ".join(item.text(column) for column in range(3)).casefold()
                item.setHidden(not all(word in text for word in words))


def show_keys(parent: QWidget, actions: Actions) -> Keys:
    """Show all keys."""
    dialog = Keys(actions, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    dialog.filter.setFocus()
    return dialog


def show_code(parent: QWidget) -> QDialog:
    """Show both axes of the Admiralty code."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("The Admiralty code")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    for column, (title, codes) in enumerate(
        (("Reliability of the source", Reliability), ("Credibility of the information", Credibility))
    ):
        grid.addWidget(QLabel(f"<b>{title}</b>"), 0, column)
        for row, code in enumerate(codes):
            grid.addWidget(QLabel(f"<b>{code}</b>&nbsp;&nbsp;{code.meaning}"), row + 1, column)
    words = QLabel(
        "The two are rated apart from each other: a good source may say something doubtful. "
        "F and 6 say that there is no basis to judge, which is not the worst. "
        "Reliability belongs to the source; rated otherwise on one claim, it goes for that claim alone. "
        "Press R on a claim, then a letter and a digit."
    )
    words.setWordWrap(True)
    words.setFixedWidth(460)
    words.setMinimumHeight(words.heightForWidth(460))
    words.setObjectName("quiet")
    _finish(dialog, grid, words)
    dialog.open()
    return dialog


def show_about(parent: QWidget) -> QDialog:
    """Show versions and where the log lies."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("About Sorotan")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    grid = QGridLayout()
    title = QLabel("Sorotan")
    title.setFont(theme.reading_font(22))
    grid.addWidget(title, 0, 0, 1, 2)
    grid.addWidget(QLabel("Who says so, and how far do we believe it?"), 1, 0, 1, 2)
    rows = [("Sorotan", version("sorotan")), ("Python", platform.python_version()), ("Qt", qVersion())]
    rows += [(part, version(part)) for part in PARTS]
    for row, (name, number) in enumerate(rows):
        grid.addWidget(QLabel(name), row + 2, 0)
        grid.addWidget(QLabel(number), row + 2, 1)
    words = QLabel(f"MIT licence. Nothing leaves this machine.\nLog: {log_path()}")
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setObjectName("quiet")
    _finish(dialog, grid, words)
    dialog.open()
    return dialog


def _finish(dialog: QDialog, grid: QGridLayout, words: QLabel) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 14)
    column.setSpacing(12)
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
    column.addLayout(grid)
    column.addWidget(words)
    column.addWidget(buttons)
