"""What opens when no project is: new, open, the sample, and recent projects."""

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotations.files import resource
from gui import theme
from gui.words import key, tr, with_key

_CARD = 460  # pixels


class StartPage(QWidget):
    """The start page. What is on it is made when it is seen: most starts go on with a project.

    Signals:
        seen: it comes into view; what it offers is to be told.
        new_asked, open_asked, sample_asked, guide_asked, news_asked.
        project_asked: the path of a recent project.
    """

    seen = Signal()

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    guide_asked = Signal()
    news_asked = Signal()
    project_asked = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._recent: list[QPushButton] = []

    def showEvent(self, event: QShowEvent) -> None:
        """Come into view."""
        if not self._buttons:
            self._make()
        self.seen.emit()
        super().showEvent(event)

    def _make(self) -> None:
        outer = QVBoxLayout(self)
        outer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card = QFrame()
        card.setFixedWidth(_CARD)
        self._column = QVBoxLayout(card)
        self._column.setSpacing(8)
        outer.addWidget(card)
        self._column.addLayout(_head())
        self._column.addSpacing(18)
        for text, signal, act in (
            (tr("New project…"), self.new_asked, "new_project"),
            (tr("Open project…"), self.open_asked, "ask_open_project"),
            (tr("Try the sample"), self.sample_asked, "try_sample"),
        ):
            self._buttons[act] = _button(text, signal)
            self._column.addWidget(self._buttons[act])
        self._column.addSpacing(14)
        self._heading = QLabel(tr("Recent projects"))
        self._heading.setObjectName("section")
        self._column.addWidget(self._heading)
        self.news = _flat(tr("What's new"), self.news_asked)
        outer.addSpacing(18)
        row = QHBoxLayout()
        row.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button in (_flat(tr("Guide"), self.guide_asked), self.news):
            row.addWidget(button)
        outer.addLayout(row)
        outer.addWidget(_quiet(tr("Or drop a project or articles on this window.")), 0, Qt.AlignmentFlag.AlignHCenter)
        self.show_keys()
        for at in range(outer.count()):
            if (widget := outer.itemAt(at).widget()) is not None:
                widget.show()

    def show_keys(self) -> None:
        """Say which keys do the same."""
        if not self._buttons:
            return
        for act, button in self._buttons.items():
            button.setToolTip(key(act))
        sample = self._buttons["try_sample"]
        sample.setToolTip(with_key(tr("Articles of our own, to try everything on"), "try_sample"))

    def show_news(self, *, new: bool) -> None:
        """Offer what is new, where it has not been read yet."""
        if not self._buttons:  # it is told when it is seen
            return
        self.news.setVisible(new)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Offer these projects."""
        for button in self._recent:
            button.deleteLater()
        self._recent = []
        self._heading.setVisible(bool(paths))
        for path in paths[:6]:
            button = QPushButton()
            room = _CARD - 40 - button.fontMetrics().horizontalAdvance(f"{path.stem}   ")
            folder = button.fontMetrics().elidedText(str(path.parent), Qt.TextElideMode.ElideMiddle, max(60, room))
            button.setText(f"{path.stem}   {folder}")
            button.setObjectName("flat")
            button.setToolTip(str(path))
            button.clicked.connect(lambda _=False, path=path: self.project_asked.emit(path))
            self._column.addWidget(button)
            button.show()  # in a page that is in view already Qt would wait with it
            self._recent.append(button)


class EmptyPage(QWidget):
    """What stands in place of the page while a project has no article.

    Signals:
        import_asked, paste_asked.
    """

    import_asked = Signal()
    paste_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(10)
        title = QLabel(tr("Bring in the first article"))
        title.setFont(theme.reading_font(18))
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(_quiet(tr("Drop text, HTML or Markdown files anywhere on this window,\nor")))
        row = QHBoxLayout()
        self._buttons: dict[str, QPushButton] = {}
        for text, signal, act in (
            (tr("Import files…"), self.import_asked, "ask_import"),
            (tr("Paste text…"), self.paste_asked, "ask_paste"),
        ):
            button = self._buttons[act] = _button(text, signal)
            button.setMinimumWidth(150)
            row.addWidget(button)
        column.addLayout(row)

    def show_keys(self) -> None:
        """Say which keys do the same."""
        for act, button in self._buttons.items():
            button.setToolTip(key(act))


def news_mark() -> str:
    """Give a mark of the news that are shipped: another one when there is something new."""
    return f"{crc32(resource('guide', 'news_en.md').read_bytes()):08x}"


def _head() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    picture = QLabel()
    picture.setPixmap(QIcon(icon_path()).pixmap(QSize(72, 72)))
    row.addWidget(picture)
    words = QVBoxLayout()
    words.setSpacing(0)
    title = QLabel("Sorotan")
    title.setFont(theme.reading_font(30))
    words.addWidget(title)
    words.addWidget(_quiet(tr("Who says so, and how far do we believe it?")))
    row.addLayout(words, 1)
    return row


def _button(text: str, signal: SignalInstance) -> QPushButton:
    button = QPushButton(text)
    button.setMinimumHeight(38)
    button.clicked.connect(signal)
    return button


def _flat(text: str, signal: SignalInstance) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("flat")
    button.clicked.connect(signal)
    return button


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("quiet")
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter if "\n" in text else Qt.AlignmentFlag.AlignLeft)
    return label


def icon_path() -> str:
    """Give the path of the program's icon; "" where none is shipped."""
    try:
        return str(resource("icons", "sorotan.svg"))
    except FileNotFoundError:
        return ""
