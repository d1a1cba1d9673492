"""What opens when no project is: new, open, the sample, and recent projects."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from annotations.files import resource
from gui import theme


class StartPage(QWidget):
    """The start page.

    Signals:
        new_asked, open_asked, sample_asked.
        project_asked: the path of a recent project.
    """

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    project_asked = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card = QFrame()
        card.setFixedWidth(460)
        self._column = QVBoxLayout(card)
        self._column.setSpacing(8)
        outer.addWidget(card)
        title = QLabel("Sorotan")
        font = theme.reading_font(30)
        title.setFont(font)
        self._column.addWidget(title)
        says = QLabel("Who says so, and how far do we believe it?")
        says.setObjectName("quiet")
        self._column.addWidget(says)
        self._column.addSpacing(14)
        for text, signal, tip in (
            ("New project…", self.new_asked, "Ctrl+N"),
            ("Open project…", self.open_asked, "Ctrl+O"),
            ("Try the sample", self.sample_asked, "Articles of our own, to try everything on"),
        ):
            button = QPushButton(text)
            button.setMinimumHeight(38)
            button.setToolTip(tip)
            button.clicked.connect(signal)
            self._column.addWidget(button)
        self._column.addSpacing(14)
        self._heading = QLabel("Recent projects")
        self._heading.setObjectName("section")
        self._column.addWidget(self._heading)
        self._recent: list[QPushButton] = []
        hint = QLabel("Or drop a project or articles on this window.")
        hint.setObjectName("quiet")
        outer.addSpacing(18)
        outer.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer these projects."""
        for button in self._recent:
            button.deleteLater()
        self._recent = []
        self._heading.setVisible(bool(paths))
        for path in paths[:6]:
            button = QPushButton(f"{path.stem}   {path.parent}")
            button.setObjectName("flat")
            button.setToolTip(str(path))
            button.clicked.connect(lambda _=False, path=path: self.project_asked.emit(path))
            self._column.addWidget(button)
            self._recent.append(button)


def icon_path() -> str:
    """Give the path of the program's icon; "" where none is shipped."""
    try:
        return str(resource("icons", "sorotan.svg"))
    except FileNotFoundError:
        return ""
