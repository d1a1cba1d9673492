"""Focus on one source: its claims stand out on the page, the others step back; a bar says so."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from annotations.model import Source
from gui import theme
from gui.sources_panel import chip
from gui.words import tr, with_key


class FocusBar(QWidget):
    """Shown above the page while a source is in focus.

    Signals:
        left: all claims are to be shown alike again.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = QLabel()
        self.words = QLabel()
        self.all = QPushButton()
        self.all.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addStretch()
        for widget in (self.chip, self.words, self.all):
            row.addWidget(widget)
        row.addStretch()
        self.show_keys()
        self.hide()

    def show_keys(self) -> None:
        """Say which key leaves."""
        self.all.setText(with_key(tr("Show all"), "focus_source"))

    def show_source(self, source: Source | None, claims: int = 0) -> None:
        """Name the source in focus, and how many claims of the article it takes part in; None for no focus."""
        self.setVisible(source is not None)
        if source is not None:
            self.chip.setPixmap(chip(theme.current().source(source.colour)).pixmap(12, 12))
            self.words.setText(tr("{name}: %Ln claims here", claims, name=source.name))
