"""Every act: its words, its menu, its keys. The menus, the toolbar and the list of keys are made from this table."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from gui.settings import Settings


@dataclass(frozen=True, slots=True)
class Act:
    """One act.

    Attributes:
        name: the window's method that does it.
        page: acts while the page has the focus alone (Tab, Enter, Backspace mean other things elsewhere).
        always: acts also where no project is open.
    """

    name: str
    words: str
    menu: str
    keys: tuple[str, ...] = ()
    page: bool = False
    always: bool = False


LINE = Act("", "", "")

ACTS: tuple[Act, ...] = (
    Act("new_project", "New project…", "File", ("Ctrl+N",), always=True),
    Act("ask_open_project", "Open project…", "File", ("Ctrl+O",), always=True),
    Act("try_sample", "Try the sample", "File", always=True),
    Act("", "", "File"),
    Act("ask_import", "Import articles…", "File", ("Ctrl+I",)),
    Act("ask_paste", "Paste an article…", "File", ("Ctrl+Shift+V",)),
    Act("edit_article", "Article details…", "File", ("Ctrl+Shift+I",)),
    Act("delete_article", "Delete article", "File"),
    Act("", "", "File"),
    Act("ask_export", "Export to CSV…", "File", ("Ctrl+E",)),
    Act("save_copy", "Save a copy…", "File", ("Ctrl+Shift+S",)),
    Act("close_project", "Close project", "File", ("Ctrl+W",)),
    Act("quit", "Quit", "File", ("Ctrl+Q",), always=True),
    Act("undo", "Undo", "Edit", ("Ctrl+Z",)),
    Act("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Act("", "", "Edit"),
    Act("copy", "Copy", "Edit", ("Ctrl+C",), page=True),
    Act("find", "Search all articles and claims", "Edit", ("Ctrl+F",)),
    Act("", "", "Edit"),
    Act("name_analyst", "Analyst's name…", "Edit", always=True),
    Act("larger", "Larger text", "View", ("Ctrl++", "Ctrl+=")),
    Act("smaller", "Smaller text", "View", ("Ctrl+-",)),
    Act("usual_size", "Usual size", "View", ("Ctrl+0",)),
    Act("", "", "View"),
    Act("next_pane", "Next pane", "View", ("F6",)),
    Act("previous_pane", "Previous pane", "View", ("Shift+F6",)),
    Act("next_article", "Next article", "View", ("Ctrl+PgDown",)),
    Act("previous_article", "Previous article", "View", ("Ctrl+PgUp",)),
    Act("highlight", "Make a claim of the selection", "Claim", ("H",)),
    Act("highlight_exactly", "Make a claim, to the character", "Claim", ("Ctrl+H",)),
    Act("add_passage", "Add the selection to the claim", "Claim", ("Shift+H",)),
    Act("take_passage", "Take the selection out of the claim", "Claim", ("Ctrl+Shift+H",)),
    Act("", "", "Claim"),
    Act("next_claim", "Next claim", "Claim", ("J",)),
    Act("previous_claim", "Previous claim", "Claim", ("K",)),
    Act("next_unrated", "Next claim not rated yet", "Claim", ("U",)),
    Act("", "", "Claim"),
    Act("pick_source", "Source…", "Claim", ("S",)),
    Act("pick_next_step", "Source, next step of the chain…", "Claim", ("Shift+S",)),
    Act("source_from_words", "Source from the words under the cursor", "Claim", ("M",)),
    Act("next_step_from_words", "Next step from the words under the cursor", "Claim", ("Shift+M",)),
    Act("rate", "Rate…", "Claim", ("R",)),
    Act("next_quotation", "Quotation: direct, indirect, mixed", "Claim", ("Q",)),
    Act("pick_tag", "Tag…", "Claim", ("T",)),
    Act("write_note", "Note", "Claim", ("N",)),
    Act("", "", "Claim"),
    Act("end_right", "Move its end a word right", "Claim", ("Alt+Right",), page=True),
    Act("end_left", "Move its end a word left", "Claim", ("Alt+Left",), page=True),
    Act("start_right", "Move its start a word right", "Claim", ("Alt+Shift+Right",), page=True),
    Act("start_left", "Move its start a word left", "Claim", ("Alt+Shift+Left",), page=True),
    Act("", "", "Claim"),
    Act("delete_claim", "Delete claim", "Claim", ("Del",)),
    Act("suggest_here", "Suggest claims in this article", "Suggestions", ("Ctrl+G",)),
    Act("suggest_all", "Suggest claims in all articles", "Suggestions", ("Ctrl+Shift+G",)),
    Act("cancel_suggesting", "Cancel", "Suggestions"),
    Act("show_suggestions", "How good are they?…", "Suggestions"),
    Act("", "", "Suggestions"),
    Act("next_suggestion", "Next suggestion", "Suggestions", ("Tab",), page=True),
    Act("previous_suggestion", "Previous suggestion", "Suggestions", ("Shift+Tab",), page=True),
    Act("enter", "Accept (on a selection: make a claim)", "Suggestions", ("Return", "Enter"), page=True),
    Act("reject", "Reject", "Suggestions", ("Backspace",), page=True),
    Act("edit_suggestion", "Edit before accepting", "Suggestions", ("E",)),
    Act("accept_above", "Accept all above the score", "Suggestions", ("Ctrl+Return", "Ctrl+Enter")),
    Act("leave", "Choose nothing", "Claim", ("Esc",), page=True),
    Act("show_keys", "Keys", "Help", ("F1",), always=True),
    Act("show_code", "The Admiralty code", "Help", always=True),
    Act("show_about", "About Sorotan", "Help", always=True),
)
MENUS = ("File", "Edit", "View", "Claim", "Suggestions", "Help")
NUMBERS = tuple("1234567890")


class Actions:
    """The acts as QActions of one window, each connected to the window's method of its name."""

    def __init__(self, window: QMainWindow, page: QWidget, settings: Settings) -> None:
        self._settings = settings
        self.by_name: dict[str, QAction] = {}
        self.acts = {act.name: act for act in ACTS if act.name}
        self.menus: dict[str, QMenu] = {name: window.menuBar().addMenu(f"&{name}") for name in MENUS}
        for act in ACTS:
            if not act.name:
                self.menus[act.menu].addSeparator()
                continue
            action = self._make(act.words, act.keys, page if act.page else window, getattr(window, act.name))
            self.by_name[act.name] = action
            self.menus[act.menu].addAction(action)

    def _make(self, words: str, keys: tuple[str, ...], owner: QWidget, run: Callable[[], None]) -> QAction:
        action = QAction(words, owner)
        action.setShortcuts([QKeySequence(key) for key in keys])
        if owner is not owner.window():
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda *_: run())
        owner.addAction(action)
        return action

    def add_numbers(self, window: QMainWindow, source: Callable[[int], None], step: Callable[[int], None]) -> None:
        """Let 1 to 9 and 0 stand for the first ten sources, with Shift for the next step of the chain."""
        for place, key in enumerate(NUMBERS):
            self._make(f"Source {key}", (key,), window, lambda place=place: source(place))  # type: ignore[misc]
            self._make(f"Next step {key}", (f"Shift+{key}",), window, lambda place=place: step(place))  # type: ignore[misc]

    def enable(self, *, project: bool) -> None:
        """Switch off what needs a project while none is open."""
        for name, action in self.by_name.items():
            action.setEnabled(project or self.acts[name].always)

    def listed(self) -> list[tuple[str, str, str]]:
        """Give menu, words and keys of every act, for the list of keys."""
        listed = [
            (act.menu, self.by_name[name].text(), ", ".join(s.toString() for s in self.by_name[name].shortcuts()))
            for name, act in self.acts.items()
        ]
        listed.append(("Claim", "Source by its place in the list", "1 … 9, 0"))
        listed.append(("Claim", "Next step of the chain by its place in the list", "Shift+1 … Shift+0"))
        return listed
