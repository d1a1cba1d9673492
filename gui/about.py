"""About Sorotan: its version, where the log lies, and all that it is made of, each part with its licence."""

import platform
from importlib.metadata import version

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, Qt, qVersion
from PySide6.QtGui import QFontDatabase, QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotations.parts import SEE_TEXT, Part, parts
from gui import theme
from gui.log import log_path
from gui.start_page import icon_path
from gui.words import marked, tr

_ICON = 72
_PART = Qt.ItemDataRole.UserRole
_UNKNOWN = marked("see its text")


class AboutDialog(QDialog):
    """The dialog. The parts are read when their page is turned to, so that it opens at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Sorotan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1000, 620)
        self.pages = QTabWidget()
        self.pages.setAccessibleName(tr("About Sorotan"))
        self.licences = LicencesPage()
        self.pages.addTab(_about(), tr("Program"))
        self.pages.addTab(self.licences, tr("Parts and licences"))
        self.pages.currentChanged.connect(self._turned)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(12)
        column.addWidget(self.pages)
        column.addWidget(buttons)

    def _turned(self, _page: int) -> None:
        if self.pages.currentWidget() is self.licences:
            self.licences.read()


def _about() -> QWidget:
    page = QWidget()
    picture = QLabel()
    picture.setPixmap(QIcon(icon_path()).pixmap(QSize(_ICON, _ICON)))
    title = QLabel("Sorotan")
    title.setFont(theme.reading_font(26))
    number = QLabel(tr("Version {number}", number=version("sorotan")))
    number.setObjectName("quiet")
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(title)
    names.addWidget(number)
    head = QHBoxLayout()
    head.setSpacing(18)
    head.addWidget(picture)
    head.addLayout(names)
    head.addStretch()
    asked = QLabel(tr("Who says so, and how far do we believe it?"))
    asked.setFont(theme.reading_font(14))
    words = QLabel(
        "\n".join(
            [
                tr("MIT licence. Nothing leaves this machine.\nLog: {path}", path=log_path()),
                f"Python {platform.python_version()} · Qt {qVersion()}",
            ]
        )
    )
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setObjectName("quiet")
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 20)
    column.setSpacing(20)
    column.addLayout(head)
    column.addWidget(asked)
    column.addWidget(words)
    column.addStretch()
    return page


class LicencesPage(QWidget):
    """All parts at the left, found by name or licence; the text of the chosen one at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a part or a licence"))
        self.search.setAccessibleName(tr("Find a part or a licence"))
        self.search.setClearButtonEnabled(True)
        self._rows = QStandardItemModel(0, 3, self)
        self._rows.setHorizontalHeaderLabels([tr("Part"), tr("Version"), tr("Licence")])
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._rows)
        self._found.setFilterKeyColumn(-1)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._found.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.table = self._table()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Text of the licence"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(9)
        self.text.setFont(font)
        self.count = QLabel()
        self.count.setObjectName("quiet")
        split = QSplitter()
        split.addWidget(self.table)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([360, 600])
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.addWidget(self.search)
        column.addWidget(split, 1)
        column.addWidget(self.count)
        self.search.textChanged.connect(self._filter)

    def read(self) -> None:
        """Read the parts, once; choose the first."""
        if self._rows.rowCount():
            return
        for part in parts():
            self._rows.appendRow(_row(part))
        self._filter("")
        self.search.setFocus()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._found)
        table.setAccessibleName(tr("Parts and licences"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(0, 155)
        head.resizeSection(1, 80)
        head.setStretchLastSection(True)
        table.selectionModel().currentRowChanged.connect(self._show)
        return table

    def _filter(self, words: str) -> None:
        self._found.setFilterFixedString(words.strip())
        shown = self._found.rowCount()
        self.count.setText(tr("%Ln parts", shown))
        if shown and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        if not shown:
            self.text.clear()

    def _show(self, chosen: QModelIndex) -> None:
        part: Part | None = chosen.siblingAtColumn(0).data(_PART)
        if part is not None:
            self.text.setPlainText(part.text())


def _row(part: Part) -> list[QStandardItem]:
    licence = tr(_UNKNOWN) if part.licence == SEE_TEXT else part.licence
    cells = [QStandardItem(words) for words in (part.name, part.version, licence)]
    cells[0].setData(part, _PART)
    for cell in cells:
        cell.setToolTip(cell.text())
    return cells


def show_about(parent: QWidget) -> AboutDialog:
    """Show the dialog."""
    dialog = AboutDialog(parent)
    dialog.open()
    return dialog
