"""All keys, searchable, each to be changed; and the palette, where an act is found by its words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.actions import Actions
from gui.picker import Choice, Picker
from gui.words import tr

_NAME = Qt.ItemDataRole.UserRole


class Keys(QDialog):
    """All acts with their keys. Enter, or a double click, on one changes its key."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setWindowTitle(tr("Keys"))
        self.resize(720, 620)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Search keys and acts"))
        self.filter.setAccessibleName(tr("Search keys and acts"))
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([tr("Act"), tr("Keys"), tr("Menu")])
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName(tr("Keys"))
        self.words = QLabel()
        self.words.setObjectName("quiet")
        self.words.setWordWrap(True)
        self.change = QPushButton(tr("Change key…"))
        self.take = QPushButton(tr("No key"))
        self.reset = QPushButton(tr("As it came"))
        self.reset_all = QPushButton(tr("All as they came"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter is for the list
        row = QHBoxLayout()
        for button in (self.change, self.take, self.reset, self.reset_all):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        for widget in (self.filter, self.tree, self.words):
            column.addWidget(widget)
        column.addLayout(row)
        self._fill()
        self.filter.textChanged.connect(self._sift)
        self.filter.returnPressed.connect(self.ask)
        self.tree.itemActivated.connect(lambda _: self.ask())
        self.tree.currentItemChanged.connect(lambda _: self._show_buttons())
        self.change.clicked.connect(self.ask)
        self.take.clicked.connect(lambda: self._give([]))
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        self._show_buttons()

    def _fill(self) -> None:
        for name, act in self._actions.acts.items():
            item = QTreeWidgetItem([self._actions.by_name[name].text(), "", tr(act.menu)])
            item.setData(0, _NAME, name)
            self.tree.addTopLevelItem(item)
        self._show_keys()
        self.tree.resizeColumnToContents(0)
        self.tree.resizeColumnToContents(1)
        self.tree.setColumnWidth(0, min(self.tree.columnWidth(0), 400))
        self.tree.setColumnWidth(1, max(self.tree.columnWidth(1), 150))

    def _show_keys(self) -> None:
        native = QKeySequence.SequenceFormat.NativeText
        for item in self._items():
            name = str(item.data(0, _NAME))
            item.setText(1, ", ".join(QKeySequence(key).toString(native) for key in self._actions.keys(name)))
            font = item.font(1)
            font.setBold(self._actions.keys(name) != self._actions.acts[name].keys)
            item.setFont(1, font)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _sift(self, typed: str) -> None:
        words = typed.casefold().split()
        for item in self._items():
            text = " ".join(item.text(column) for column in range(3)).casefold()
            item.setHidden(not all(word in text for word in words))
        shown = [item for item in self._items() if not item.isHidden()]
        if shown and (self.tree.currentItem() is None or self.tree.currentItem().isHidden()):
            self.tree.setCurrentItem(shown[0])

    def _show_buttons(self) -> None:
        for button in (self.change, self.take, self.reset):
            button.setEnabled(bool(self.chosen()))

    def chosen(self) -> str:
        """Give the name of the act that is chosen; "" for none."""
        item = self.tree.currentItem()
        return "" if item is None else str(item.data(0, _NAME))

    def ask(self) -> None:
        """Ask for the key of the chosen act."""
        if name := self.chosen():
            dialog = AskKey(self._actions, name, self)
            dialog.accepted.connect(lambda: self._give([dialog.key()]))
            dialog.open()

    def _give(self, keys: list[str]) -> None:
        name = self.chosen()
        if name:
            self._actions.change(name, keys)
            self.words.setText(f"✓ {self._actions.words(name)}: {keys[0] if keys else tr('no key')}")
            self._show_keys()

    def _reset(self) -> None:
        name = self.chosen()
        if name:
            self.words.setText(self._actions.reset(name) or f"✓ {self._actions.words(name)}: {tr('as it came')}")
            self._show_keys()

    def _reset_all(self) -> None:
        self._actions.reset_all()
        self.words.setText(tr("✓ All keys are as they came."))
        self._show_keys()


class AskKey(QDialog):
    """Asks for one key for an act; a key that another act has is refused, and it says whose it is."""

    def __init__(self, actions: Actions, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions, self._name = actions, name
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Change key"))
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(tr("New key"))
        self.words = QLabel(tr("Press a key."))
        self.words.setObjectName("quiet")
        self.words.setWordWrap(True)
        self.words.setMinimumHeight(self.words.fontMetrics().height() * 3)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(QLabel(f"<b>{actions.words(name)}</b>"))
        for widget in (self.field, self.words, self.buttons):
            column.addWidget(widget)
        self.setMinimumWidth(380)
        self.field.keySequenceChanged.connect(self._typed)
        self._typed(QKeySequence())
        self.words.setText(tr("Press a key."))
        self.field.setFocus()

    def key(self) -> str:
        """Give the key that was pressed, as Qt writes it in every language."""
        return self.field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _typed(self, key: QKeySequence) -> None:
        why = self._actions.refusal(self._name, key)
        self.words.setText(why)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not why)


def show_keys(parent: QWidget, actions: Actions) -> Keys:
    """Show all keys."""
    dialog = Keys(actions, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    dialog.filter.setFocus()
    return dialog


def palette(parent: QWidget, actions: Actions) -> Picker:
    """Give a pop-up that finds an act by its words and does it."""
    names = {}
    choices = []
    for name, act in actions.acts.items():
        action = actions.by_name[name]
        if action.isEnabled() and name != "show_palette":
            words, key = action.text(), actions.key_of(name)
            names[words] = name
            choices.append(Choice(words, (act.menu,), f"{words}    {key}" if key else words))

    def run(words: str) -> None:
        if words in names:
            actions.by_name[names[words]].trigger()

    picker = Picker(tr("Find an act"), choices, "", run, parent)
    picker.resize(460, 380)
    return picker
