"""The Admiralty code, the guide and what is new."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument, QTextTable
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotations.files import resource
from annotations.model import Credibility, Reliability
from gui import theme
from gui.words import act_words, key, language, tr


def show_code(parent: QWidget) -> QDialog:
    """Show both axes of the Admiralty code."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(tr("The Admiralty code"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    for column, (title, codes) in enumerate(
        ((tr("Reliability of the source"), Reliability), (tr("Credibility of the information"), Credibility))
    ):
        grid.addWidget(QLabel(f"<b>{title}</b>"), 0, column)
        for row, code in enumerate(codes):
            grid.addWidget(QLabel(f"<b>{code}</b>&nbsp;&nbsp;{tr(code.meaning)}"), row + 1, column)
    words = QLabel(
        tr(
            "The two are rated apart from each other: a good source may say something doubtful. "
            "F and 6 say that there is no basis to judge, which is not the worst. "
            "Reliability belongs to the source; rated otherwise on one claim, it goes for that claim alone. "
            "Press {key} on a claim, then a letter and a digit.",
            key=key("rate"),
        )
    )
    words.setWordWrap(True)
    words.setFixedWidth(460)
    words.setMinimumHeight(words.heightForWidth(460))
    words.setObjectName("quiet")
    _finish(dialog, grid, words)
    dialog.open()
    return dialog


def show_guide(parent: QWidget, name: str, title: str) -> QDialog:
    """Show a page of help, with each key as it is now.

    Args:
        name: of the page: guide or news.
    """
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(720, 640)
    page = QTextBrowser()
    page.setFont(theme.reading_font(11.5))
    page.setOpenLinks(False)
    page.setAccessibleName(title)
    page.document().setDocumentMargin(18)
    page.setMarkdown(guide(name))
    _give_tables_room(page.document())
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(page)
    column.addWidget(buttons)
    dialog.open()
    page.setFocus()
    return dialog


def guide(name: str) -> str:
    """Give a page of help as Markdown, in the language that is spoken, with each key as it is now."""
    text = resource("guide", f"{name}_{language()}.md").read_text(encoding="utf-8")
    return text.format_map(_Keys())


class _Keys(dict[str, str]):
    """The key of an act, for its name; where it has none, where the act is found."""

    def __missing__(self, act: str) -> str:
        return f"`{key(act)}`" if key(act) else f"`{key('show_palette')}`, {act_words(act)}"


def _give_tables_room(document: QTextDocument) -> None:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format()
            form.setCellPadding(4)
            form.setBorder(0)
            frame.setFormat(form)


def _finish(dialog: QDialog, grid: QGridLayout, words: QLabel) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 14)
    column.setSpacing(12)
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
    column.addLayout(grid)
    column.addWidget(words)
    column.addWidget(buttons)
