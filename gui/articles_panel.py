"""The list of articles: how far each is, a filter, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from annotations.model import Article

EMPTY = "No articles yet.\n\nDrop files here, or use\nFile > Import (Ctrl+I)."
_ID = Qt.ItemDataRole.UserRole


def sign(counts: tuple[int, int, int]) -> str:
    """Give the mark of an article: full when every claim is rated, half when some are, empty without claims."""
    claims, unrated, _ = counts
    if not claims:
        return "○"
    return "◐" if unrated else "●"


def in_words(counts: tuple[int, int, int]) -> str:
    """Say how far an article is."""
    claims, unrated, left = counts
    parts = [f"{claims - unrated} of {claims} claims rated" if claims else "no claims yet"]
    if left:
        parts.append(f"{left} suggestion{'s' if left > 1 else ''} left")
    return ", ".join(parts)


class ArticlesPanel(QWidget):
    """The articles of the project.

    Signals:
        opened: the id of the article to show.
        edit_asked, delete_asked, suggest_asked: ids of the articles chosen in the list.
    """

    opened = Signal(int)
    edit_asked = Signal(int)
    delete_asked = Signal(list)
    suggest_asked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter articles")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName("Filter articles")
        self.list = QListWidget()
        self.list.setAccessibleName("Articles")
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(0, 0))
        empty = QLabel(EMPTY)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        empty.setObjectName("quiet")
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 4)
        column.addWidget(self.filter)
        column.addLayout(self._stack)
        self.filter.textChanged.connect(self._apply_filter)
        self.list.currentItemChanged.connect(self._current_changed)
        self.list.customContextMenuRequested.connect(self._menu)
        self._quiet = False

    def show_articles(self, articles: Sequence[Article], counts: dict[int, tuple[int, int, int]], current: int) -> None:
        """Show these articles; the current one stays chosen without being opened again."""
        self._quiet = True
        self.list.clear()
        for article in articles:
            how_far = counts.get(article.id, (0, 0, 0))
            item = QListWidgetItem(f"{sign(how_far)}  {article.title}")
            item.setData(_ID, article.id)
            where = " · ".join(part for part in (article.outlet, article.published[:10], article.language) if part)
            item.setToolTip("\n".join(part for part in (article.title, where, in_words(how_far)) if part))
            self.list.addItem(item)
            if article.id == current:
                self.list.setCurrentItem(item)
        self._stack.setCurrentIndex(0 if articles else 1)
        self._apply_filter(self.filter.text())
        self._quiet = False

    def choose(self, article_id: int) -> None:
        """Mark an article as the one that is open."""
        self._quiet = True
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == article_id:
                self.list.setCurrentRow(row)
        self._quiet = False

    def chosen(self) -> list[int]:
        """Give the ids of the articles that are selected in the list."""
        return [item.data(_ID) for item in self.list.selectedItems()]

    def _current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._quiet:
            self.opened.emit(item.data(_ID))

    def _apply_filter(self, typed: str) -> None:
        words = typed.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            text = item.toolTip().casefold()
            item.setHidden(not all(word in text for word in words))

    def _menu(self, point: QPoint) -> None:
        chosen = self.chosen()
        if not chosen:
            return
        menu = QMenu(self)
        menu.addAction("Suggest claims", lambda: self.suggest_asked.emit(chosen))
        if len(chosen) == 1:
            menu.addAction("Article details…", lambda: self.edit_asked.emit(chosen[0]))
        menu.addSeparator()
        menu.addAction("Delete", lambda: self.delete_asked.emit(chosen))
        menu.exec(self.list.mapToGlobal(point))
        menu.deleteLater()
