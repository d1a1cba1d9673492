"""The list of articles: how far each is, a filter, and what can be done with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from annotations.model import ArticleLine
from gui.words import as_text, key, number, tr

Index = QModelIndex | QPersistentModelIndex
HowFar = tuple[int, int, int]
_NOTHING = (0, 0, 0)


def sign(counts: HowFar) -> str:
    """Give the mark of an article: full when every claim is rated, half when some are, empty without claims."""
    claims, unrated, _ = counts
    if not claims:
        return "○"
    return "◐" if unrated else "●"


def in_words(counts: HowFar) -> str:
    """Say how far an article is."""
    claims, unrated, left = counts
    done = tr("{done} of %Ln claims rated", claims, done=number(claims - unrated))
    parts = [done if claims else tr("no claims yet")]
    if left:
        parts.append(tr("%Ln suggestions left", left))
    return ", ".join(parts)


class ArticleModel(QAbstractListModel):
    """The articles that pass the filter, each with how far it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[ArticleLine] = []
        self._counts: dict[int, HowFar] = {}
        self._words: list[str] = []
        self._shown: list[ArticleLine] = []
        self._row_of: dict[int, int] = {}

    def show(self, articles: Sequence[ArticleLine], counts: Mapping[int, HowFar]) -> None:
        """Show these articles.

        Args:
            counts: for each with any its claims, those not rated, its suggestions.
        """
        self.beginResetModel()
        self._all, self._counts = list(articles), dict(counts)
        self._sift()
        self.endResetModel()

    def filter(self, typed: str) -> None:
        """Leave the articles that have all these words in what is said of them."""
        self.beginResetModel()
        self._words = typed.casefold().split()
        self._sift()
        self.endResetModel()

    def _sift(self) -> None:
        self._shown = [one for one in self._all if self._passes(one)] if self._words else self._all
        self._row_of = {one.id: row for row, one in enumerate(self._shown)}

    def _passes(self, article: ArticleLine) -> bool:
        text = self._tip(article).casefold()
        return all(word in text for word in self._words)

    def recount(self, counts: Mapping[int, HowFar]) -> None:
        """Show how far some articles are now."""
        self._counts.update(counts)
        for article_id in counts:
            if (row := self.row_of(article_id)) is not None:
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, article_id: int) -> int | None:
        """Give the row of an article; None where it is not shown."""
        return self._row_of.get(article_id)

    def id_at(self, row: int) -> int:
        """Give the id of the article of a row."""
        return self._shown[row].id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """The number of articles shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title with a sign, and what is known of the article as tool tip."""
        if not index.isValid():
            return None
        article = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{sign(self._how_far(article))}  {article.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_text(self._tip(article))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{article.title}, {in_words(self._how_far(article))}"
        return None

    def _how_far(self, article: ArticleLine) -> HowFar:
        return self._counts.get(article.id, _NOTHING)

    def _tip(self, article: ArticleLine) -> str:
        where = " · ".join(part for part in (article.outlet, article.published[:10], article.language) if part)
        return "\n".join(part for part in (article.title, where, in_words(self._how_far(article))) if part)


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
        self.filter.setPlaceholderText(tr("Filter articles"))
        self.filter.setAccessibleName(tr("Filter articles"))
        self.model = ArticleModel(self)
        self.list = QTreeView()  # a QListView lays all lines out anew whenever one changes
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Articles"))
        self.list.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(0)
        self.list.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(0, 0))
        empty = self._empty = QLabel()
        self.show_keys()
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        empty.setObjectName("quiet")
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        self._stack.setCurrentWidget(empty)  # nothing is in it yet
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 4)
        column.addWidget(self.filter)
        column.addLayout(self._stack)
        self.filter.textChanged.connect(self._apply_filter)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.customContextMenuRequested.connect(self._menu)
        self._quiet, self._current = False, 0

    def show_keys(self) -> None:
        """Say which key imports."""
        words = tr("No articles yet.\n\nDrop files here, or press {key}\nto import some.", key=key("ask_import"))
        self._empty.setText(words)

    def show_articles(self, articles: Sequence[ArticleLine], counts: Mapping[int, HowFar], current: int) -> None:
        """Show these articles; the current one stays chosen without being opened again."""
        self._quiet = True
        self.model.show(articles, counts)
        self._stack.setCurrentIndex(0 if articles else 1)
        self._quiet = False
        self.choose(current)

    def recount(self, counts: Mapping[int, HowFar]) -> None:
        """Show how far some articles are now: claims, those not rated, suggestions."""
        self.model.recount(counts)

    def choose(self, article_id: int) -> None:
        """Mark an article as the one that is open."""
        self._quiet, self._current = True, article_id
        row = self.model.row_of(article_id)
        if row is not None and self.list.currentIndex().row() != row:
            self.list.setCurrentIndex(self.model.index(row))
        self._quiet = False

    def chosen(self) -> list[int]:
        """Give the ids of the articles that are selected in the list."""
        return [
            self.model.id_at(row) for row in sorted(index.row() for index in self.list.selectionModel().selectedRows())
        ]

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.opened.emit(self.model.id_at(index.row()))

    def _apply_filter(self, typed: str) -> None:
        self._quiet = True
        self.model.filter(typed)
        self._quiet = False
        self.choose(self._current)

    def _menu(self, point: QPoint) -> None:
        chosen = self.chosen()
        if not chosen:
            return
        menu = QMenu(self)
        menu.addAction(tr("Suggest claims"), lambda: self.suggest_asked.emit(chosen))
        if len(chosen) == 1:
            menu.addAction(tr("Article details…"), lambda: self.edit_asked.emit(chosen[0]))
        menu.addSeparator()
        menu.addAction(tr("Delete"), lambda: self.delete_asked.emit(chosen))
        menu.exec(self.list.mapToGlobal(point))
        menu.deleteLater()
