"""The acts as QActions, with keys that can be changed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from gui.acts import ACTS, MENUS, Act, number_acts
from gui.settings import Settings
from gui.words import know_keys, tr

# Keys that move the text cursor, or leave a dialog: an act that took them would take the keyboard away.
_OF_THE_CURSOR = frozenset(
    {
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    }
)
_OF_SELECTING = (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier)


class Actions(QObject):
    """The acts as QActions of one window, each connected to the window's method of its name.

    Signals:
        keys_changed: an act has other keys now.
    """

    keys_changed = Signal()

    def __init__(self, window: QMainWindow, page: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self.by_name: dict[str, QAction] = {}
        self.acts: dict[str, Act] = {act.name: act for act in (*ACTS, *number_acts()) if act.name}
        self.menus: dict[str, QMenu] = {name: window.menuBar().addMenu(f"&{tr(name)}") for name in MENUS}
        know_keys(self.key_of, self.words)
        inner: dict[str, QMenu] = {}
        for act in ACTS:
            menu = self.menus[act.menu]
            if not act.name:
                menu.addSeparator()
                continue
            if act.under and act.under not in inner:
                inner[act.under] = menu.addMenu(tr(act.under))
            action = self._make(act, page if act.page else window, getattr(window, act.name))
            (inner[act.under] if act.under else menu).addAction(action)

    def add_numbers(self, window: QMainWindow, source: Callable[[int], None], step: Callable[[int], None]) -> None:
        """Let 1 to 9 and 0 stand for the first ten sources, with Shift for the next step of the chain."""
        menu = QMenu(tr("Source by number"), window)
        self.menus["Claim"].insertMenu(self.by_name["rate"], menu)
        for at, act in enumerate(number_acts()):
            menu.addAction(self._make(act, window, partial(step if at % 2 else source, at // 2)))

    def _make(self, act: Act, owner: QWidget, run: Callable[[], None]) -> QAction:
        action = QAction(self.words(act.name), owner)
        keys = [QKeySequence(key) for key in self.keys(act.name)]
        if len(keys) == 1:  # as most have, in half the time
            action.setShortcut(keys[0])
        elif keys:
            action.setShortcuts(keys)
        if owner is not owner.window():
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda *_: run())
        owner.addAction(action)
        self.by_name[act.name] = action
        return action

    def enable(self, *, project: bool, writable: bool) -> None:
        """Switch off what needs a project while none is open, and what changes one that is open read-only."""
        for name, action in self.by_name.items():
            act = self.acts[name]
            action.setEnabled(act.always or (writable if act.writes else project))

    # Keys

    def keys(self, name: str) -> tuple[str, ...]:
        """Give the keys of an act, as Qt writes them in every language."""
        own = self._settings.keys(name)
        return self.acts[name].keys if own is None else own

    def key_of(self, name: str) -> str:
        """Give the first key of an act in the words of the system; "" for none."""
        keys = self.keys(name)
        return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""

    def holder(self, key: QKeySequence, but: str = "") -> str:
        """Give the name of the act that has a key already; "" for none.

        Args:
            but: an act that is not meant.
        """
        same = (name for name in self.acts if name != but and any(QKeySequence(k) == key for k in self.keys(name)))
        return next(same, "")

    def refusal(self, name: str, key: QKeySequence) -> str:
        """Say why an act cannot have a key; "" where it can."""
        shown = key.toString(QKeySequence.SequenceFormat.NativeText)
        if key.isEmpty():
            return tr("Press a key.")
        if other := self.holder(key, but=name):
            return tr("{key} belongs to “{act}”. Give that another key first.", key=shown, act=self.words(other))
        combination = key[0]
        held = combination.keyboardModifiers()
        for one in _OF_SELECTING:
            held &= ~one
        if combination.key() in _OF_THE_CURSOR and held == Qt.KeyboardModifier.NoModifier:
            return tr("{key} moves the text cursor.", key=shown)
        return ""

    def change(self, name: str, keys: Sequence[str]) -> None:
        """Give an act other keys, or none. Raises ValueError for a key that it cannot have."""
        for key in keys:
            if why := self.refusal(name, QKeySequence(key)):
                raise ValueError(why)
        self._settings.keep_keys(name, None if tuple(keys) == self.acts[name].keys else tuple(keys))
        self._apply(name)

    def reset(self, name: str) -> str:
        """Give an act the keys it came with; say why not where another act has one of them, "" where it went well."""
        for key in self.acts[name].keys:
            if other := self.holder(QKeySequence(key), but=name):
                return tr("{key} belongs to “{act}” now. Give that another key first.", key=key, act=self.words(other))
        self._settings.keep_keys(name, None)
        self._apply(name)
        return ""

    def reset_all(self) -> None:
        """Give every act the keys it came with."""
        for name in self.acts:
            self._settings.keep_keys(name, None)
        for name in self.acts:
            self._apply(name)

    def _apply(self, name: str) -> None:
        self.by_name[name].setShortcuts([QKeySequence(key) for key in self.keys(name)])
        self.keys_changed.emit()

    def words(self, name: str) -> str:
        """Give the words of an act in the language of the person."""
        act = self.acts[name]
        place = name.rpartition("_")[2]
        return tr(act.words, place=place) if place.isdigit() else tr(act.words)
