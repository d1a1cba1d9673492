"""The frame of the window: page, panels, docks, and the state that the acts share."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotations.errors import Problem
from annotations.model import Article, Source, Suggestion
from annotations.session import Session
from annotations.store import Hit
from gui import icons, theme
from gui.announce import announce
from gui.article_view import ArticleView
from gui.articles_panel import ArticlesPanel
from gui.bridge import Bridge
from gui.claim_panel import ClaimPanel
from gui.claim_table import ClaimTable
from gui.elided import Elided
from gui.focus import FocusBar
from gui.importing import Importer
from gui.legend import Legend
from gui.review_bar import ReviewBar
from gui.search_box import SearchBox
from gui.settings import Settings, View
from gui.sources_panel import SourcesPanel
from gui.start_page import EmptyPage, StartPage
from gui.suggesting import Suggester
from gui.words import as_text, marked, said, tr
from gui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMessageBox

HINT = (
    ("highlight", marked("claim")),
    ("source_1", marked("source")),
    ("rate", marked("rate")),
    ("next_claim", marked("next")),
    ("previous_claim", marked("previous")),
    ("next_suggestion", marked("suggestions")),
    ("show_keys", marked("keys")),
)
REVIEW_HINT = (
    ("next_suggestion", marked("next")),
    ("enter", marked("accept")),
    ("reject", marked("reject")),
    ("edit_suggestion", marked("edit")),
    ("accept_above", marked("accept all above the score")),
)


class Frame(QMainWindow):
    """Holds what the window is made of. What can be done with it is in the acts."""

    _docks_stand = False

    def __init__(self, bridge: Bridge, settings: Settings) -> None:
        super().__init__()
        self.bridge = bridge
        self.settings = settings
        self.worker = Worker(self)
        self.suggester = Suggester(bridge, self.worker, self)
        self.importer = Importer(bridge, self.worker, self)
        self.article: Article | None = None
        self.suggestions: dict[int, Suggestion] = {}
        self.sources: dict[int, Source] = {}
        self.editing: Suggestion | None = None
        self.in_focus: int | None = None
        self.shown_boxes: list[QMessageBox] = []
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setAnimated(False)  # at each change in a panel Qt would begin an animation for each dock
        self._make_page()
        self._make_docks()
        self._make_toolbar()
        self._make_status()
        self._order_focus()

    def _order_focus(self) -> None:
        """Let Tab go as the eye does: articles, sources, the page, the claim, the table, the search."""
        articles, sources, review, table = self.articles_panel, self.sources_panel, self.review, self.table
        stops: list[QWidget] = [articles.filter, articles.list, sources.tree]
        stops += sources.buttons.findChildren(QToolButton)
        stops += [self.page, review.next, review.score, review.accept_all, review.suggest]
        stops += [table.article, table.source, table.reliability, table.credibility, table.tag, table.text, table.view]
        for one, following in pairwise([*stops, self.search]):
            QWidget.setTabOrder(one, following)

    def _order_claim(self) -> None:
        """Put the form of a claim between the review and the table."""
        self.claim_panel.claim.comes_after = self.review.suggest
        self.claim_panel.claim.order()

    def _order_suggestion(self) -> None:
        for one, following in pairwise([self.review.suggest, *self.claim_panel.suggestion.stops()]):
            QWidget.setTabOrder(one, following)

    @property
    def session(self) -> Session:
        """The open project."""
        return self.bridge.session

    def _make_page(self) -> None:
        theme.choose_face(self.settings.face)
        self.page = ArticleView()
        self.heading = Elided()
        self.heading.setObjectName("quiet")
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.heading.setContentsMargins(8, 8, 8, 6)
        self.review = ReviewBar()
        self.review.score.setValue(self.settings.score)
        measure, points = self.settings.measure, self.settings.points
        if (measure, points) != (self.page.measure, self.page.points):  # else it is laid out as it is wanted
            self.page.measure = measure
            self.page.set_points(points)
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.focus_bar = FocusBar()
        self.legend = Legend()
        self.legend.setVisible(self.settings.legend)
        for widget in (self.heading, self.focus_bar, self.page, self.legend, self.review):
            column.addWidget(widget)
        self.nothing_open = EmptyPage()
        self.start = StartPage()
        self.middle = QStackedWidget()
        for widget in (self.start, desk, self.nothing_open):
            self.middle.addWidget(widget)
        self.middle.setMinimumWidth(420)
        self.setCentralWidget(self.middle)

    def _make_docks(self) -> None:
        self.articles_panel = ArticlesPanel()
        self.sources_panel = SourcesPanel()
        self.claim_panel = ClaimPanel()
        self.claim_panel.claim_made.connect(self._order_claim)
        self.claim_panel.suggestion_made.connect(self._order_suggestion)
        self.table = ClaimTable()
        left, right, bottom = (
            Qt.DockWidgetArea.LeftDockWidgetArea,
            Qt.DockWidgetArea.RightDockWidgetArea,
            Qt.DockWidgetArea.BottomDockWidgetArea,
        )
        self.docks = {
            "Articles": self._dock("Articles", tr("Articles"), self.articles_panel, left),
            "Sources": self._dock("Sources", tr("Sources"), self.sources_panel, left),
            "Claim": self._dock("Claim", tr("Claim"), self.claim_panel, right),
            "Claims": self._dock("Claims", tr("Claims"), self.table, bottom),
        }
        self.setCorner(Qt.Corner.BottomLeftCorner, bottom)
        self.setCorner(Qt.Corner.BottomRightCorner, bottom)

    def _dock(self, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(f"dock-{name}")
        dock.setWidget(widget)
        dock.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        self.addDockWidget(area, dock)
        return dock

    def make_ready(self) -> None:
        """Make, while nobody waits, what the first article and the first claim would wait for.

        That is the forms, classes of PySide's, and in a thread the libraries that write rows and link names.
        """
        from PySide6.QtGui import QTextCharFormat  # noqa: F401

        from gui import card  # noqa: F401

        self.bridge.get_ready()
        for field in (self.articles_panel.filter, self.search, self.table.text):
            field.setClearButtonEnabled(True)  # there is nothing to clear before
        self.claim_panel.make_forms()
        self.table.view.viewport()
        announce(self, "")

    def usual_layout(self) -> None:
        """Give the docks their usual room."""
        self.resizeDocks([self.docks["Articles"], self.docks["Claim"]], [240, 310], Qt.Orientation.Horizontal)
        self.resizeDocks([self.docks["Claims"]], [190], Qt.Orientation.Vertical)
        self.resizeDocks([self.docks["Articles"], self.docks["Sources"]], [260, 240], Qt.Orientation.Vertical)

    def _make_toolbar(self) -> None:
        self.toolbar = QToolBar(tr("Toolbar"))
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addToolBar(self.toolbar)
        self.search = SearchBox(self._look, self)
        self._toolbar_room = 0

    def fill_toolbar(self, actions: list[tuple[QAction, str] | None]) -> None:
        """Put actions, under short names, into the toolbar, and the search at its end."""
        for entry in actions:
            if entry is None:
                self.toolbar.addSeparator()
                continue
            action, words = entry
            action.setIconText(words)
            self.toolbar.addAction(action)
        self.show_tips()
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.toolbar.addWidget(gap)
        self.toolbar.addWidget(self.search)

    def show_tips(self) -> None:
        """Say what each button of the toolbar does, and its key."""
        for action in self.toolbar.actions():
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{action.text()}  ({key})" if key else action.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the toolbar out where they would push the search out of sight."""
        super().resizeEvent(event)
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if self.toolbar.toolButtonStyle() == beside:
            self._toolbar_room = max(self._toolbar_room, self.toolbar.sizeHint().width())
        wide = self.width() >= self._toolbar_room
        self.toolbar.setToolButtonStyle(beside if wide else Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _make_status(self) -> None:
        self.saved = Elided()
        self.saved.setContentsMargins(8, 0, 0, 0)
        self.hint = QLabel()
        self.hint.setObjectName("quiet")
        self.statusBar().addWidget(self.saved, 1)
        self.statusBar().addPermanentWidget(self.hint)
        self._quiet_again = QTimer(self)
        self._quiet_again.setSingleShot(True)
        self._quiet_again.setInterval(6000)
        self._quiet_again.timeout.connect(lambda: self.saved.setText(self.usual_words()))

    def usual_words(self) -> str:
        """Give what the status line says while nothing happens."""
        if not self.bridge.is_open:
            return ""
        return tr("read-only: it is open elsewhere") if self.bridge.read_only else tr("✓ saved")

    def say(self, words: str) -> None:
        """Say something in the status line for some seconds."""
        self.saved.setText(words)
        announce(self.saved, words)
        self._quiet_again.start()

    def show_problem(self, problem: Problem) -> None:
        """Show a Problem: what happened, and what to do."""
        self._quiet_again.stop()
        self.saved.setText(tr("✕ not done"))
        if not any(box.text() == as_text(said(problem.message)) for box in self.shown_boxes):  # not said twice at once
            self.show_message(said(problem.message), said(problem.hint), warns=True)

    def show_message(self, words: str, more: str = "", *, warns: bool = False, asks: bool = False) -> QMessageBox:
        """Show a message that does not stop the program.

        Args:
            warns: something was not done, or is to be known before one goes on.
            asks: it can be left by Cancel; what else can be done is put on it by `offer`.
        """
        from PySide6.QtWidgets import QMessageBox

        usual = QMessageBox.Icon.Question if asks else QMessageBox.Icon.Information
        button = QMessageBox.StandardButton.Cancel if asks else QMessageBox.StandardButton.Ok
        box = QMessageBox(QMessageBox.Icon.Warning if warns else usual, "Sorotan", as_text(words), button, self)
        box.setInformativeText(as_text(more))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda: self.shown_boxes.remove(box))
        self.shown_boxes.append(box)
        box.open()
        return box

    @staticmethod
    def offer(box: QMessageBox, words: str, do: Callable[[], object], *, usual: bool = False) -> None:
        """Put a button on a message.

        Args:
            usual: it is what Enter does.
        """
        button = box.addButton(words, box.ButtonRole.AcceptRole)
        button.clicked.connect(lambda _=False: do())
        if usual:
            box.setDefaultButton(button)

    def _look(self, words: str) -> list[Hit]:
        return (self.bridge.run(lambda: self.session.store.search(words)) if self.bridge.is_open else None) or []

    def corner(self) -> QPoint:
        """A place of the screen near the text cursor, for pop-ups."""
        rect = self.page.cursorRect()
        point = self.page.viewport().mapToGlobal(rect.bottomLeft())
        lowest = self.mapToGlobal(QPoint(0, self.height() - 320))
        leftmost = self.page.viewport().mapToGlobal(QPoint(140, 0))
        return QPoint(max(point.x(), leftmost.x()), min(point.y() + 6, lowest.y()))

    def restore_places(self) -> None:
        """Put the window where it was."""
        geometry = self.settings.place("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1280, 800)

    def hide_docks(self) -> None:
        """Show no dock, as where no project is open."""
        self._docks_stand = False
        for dock in self.docks.values():
            dock.hide()

    def show_docks(self) -> None:
        """Put the docks where they were, where they are not there yet; one that was closed stays closed."""
        if self._docks_stand:
            return
        self._docks_stand = True
        state = self.settings.place("state")
        if state.isEmpty() or not self.restoreState(state):
            for dock in self.docks.values():
                dock.show()
            self.usual_layout()

    def keep_places(self) -> None:
        """Remember where window and docks are."""
        self.settings.keep_place("geometry", self.saveGeometry())
        self.settings.points = self.page.points
        self.settings.score = self.review.score.value()
        if self.bridge.is_open:
            self.settings.keep_place("state", self.saveState())
        if self.bridge.is_open and self.article:
            self.settings.keep_view(self.session.path, self.article.id, self.view_now())
        self.settings.sync()

    def view_now(self) -> View:
        """Give what of the open article is in view: its top, the selection, the chosen claim."""
        at = self.page.utf16.code_points(self.page.textCursor().position())
        selected, chosen = self.page.selected(), self.page.chosen
        claim = chosen.id if chosen is not None and chosen.kind == "claim" else 0
        return View(self.page.top(), *(selected or (at, at)), claim)

    def name_window(self) -> None:
        """Put the project's name into the title."""
        name = self.session.path.name if self.bridge.is_open else ""
        if self.bridge.read_only:
            name = tr("{name}, read-only", name=name)
        self.setWindowTitle(f"{name} — Sorotan" if name else "Sorotan")


def default_folder() -> Path:
    """The folder that file dialogs begin in."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()
