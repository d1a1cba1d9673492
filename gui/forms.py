"""Small forms: an article's details, a pasted text, a source."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.model import Article, Reliability, Source, SourceKind, SourceRating
from gui.words import as_text, languages, moment, tr


class _Form(QDialog):
    """A form with OK and Cancel."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.addLayout(self.form)
        self.column.addWidget(self.buttons)

    def line(self, label: str, value: str = "", hint: str = "") -> QLineEdit:
        """Add a field of one line."""
        field = QLineEdit(value)
        field.setCursorPosition(0)
        field.setPlaceholderText(hint)
        field.setAccessibleName(label)
        self.form.addRow(label, field)
        return field

    def choice(self, label: str, choices: Sequence[tuple[str, str]], value: str) -> QComboBox:
        """Add a list to choose from: pairs of value and words."""
        field = QComboBox()
        field.setAccessibleName(label)
        for key, words in choices:
            field.addItem(words, key)
        if field.findData(value) < 0:
            field.addItem(value, value)
        field.setCurrentIndex(field.findData(value))
        self.form.addRow(label, field)
        return field


class ArticleForm(_Form):
    """What is known of an article."""

    def __init__(self, article: Article, parent: QWidget | None = None) -> None:
        super().__init__(tr("Article details"), parent)
        self.fields = {
            "title": self.line(tr("Title"), article.title),
            "outlet": self.line(tr("Outlet"), article.outlet),
            "byline": self.line(tr("Byline"), article.byline),
            "published": self.line(tr("Published"), article.published, "2024-11-13"),
            "url": self.line(tr("URL"), article.url),
            "note": self.line(tr("Note"), article.note),
        }
        self.language = self.choice(tr("Language"), list(languages().items()), article.language)
        for label, value in (
            (tr("Imported from"), article.original_name or tr("pasted text")),
            (tr("Retrieved"), article.retrieved_at),
            (tr("SHA-256, text"), article.sha256),
            (tr("SHA-256, file"), article.original_sha256),
        ):
            words = QLineEdit(value)
            words.setObjectName("told")
            words.setReadOnly(True)
            words.setCursorPosition(0)
            words.setAccessibleName(label)
            self.form.addRow(label, words)

    def values(self) -> dict[str, str]:
        """Give what stands in the form."""
        return {name: field.text().strip() for name, field in self.fields.items()} | {
            "language": str(self.language.currentData())
        }


class PasteForm(_Form):
    """A text to paste, with what is known of it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tr("Paste an article"), parent)
        self.resize(640, 560)
        self.text = QPlainTextEdit(text)
        self.text.setPlaceholderText(tr("Paste the text of the article here."))
        self.text.setAccessibleName(tr("Text"))
        self.text.setTabChangesFocus(True)
        self.column.insertWidget(0, self.text)
        self.title = self.line(tr("Title"), hint=tr("taken from the first line where left empty"))
        self.outlet = self.line(tr("Outlet"))
        self.url = self.line(tr("URL"))
        self.published = self.line(tr("Published"), hint="2024-11-13")

    def metadata(self) -> dict[str, str]:
        """Give what stands in the fields under the text."""
        names = ("title", "outlet", "url", "published")
        return {name: getattr(self, name).text().strip() for name in names if getattr(self, name).text().strip()}


class SourceForm(_Form):
    """A source: name, kind, reliability, aliases, note."""

    def __init__(self, source: Source, history: Sequence[SourceRating] = (), parent: QWidget | None = None) -> None:
        super().__init__(tr("Source: {name}", name=source.name), parent)
        self.name = self.line(tr("Name"), source.name)
        self.kind = self.choice(tr("Kind"), [(str(k), tr(k)) for k in SourceKind], str(source.kind))
        ratings = [("", tr("not rated"))] + [(str(r), f"{r} · {tr(r.meaning)}") for r in Reliability]
        self.reliability = self.choice(tr("Reliability"), ratings, str(source.reliability or ""))
        current = next((one.reason for one in history if one.reliability == source.reliability), "")
        self.reason = self.line(tr("Why"), current, tr("What the rating rests on"))
        self.reason.setEnabled(source.reliability is not None)
        self._reason, self._rated = current, str(source.reliability or "")
        self.reliability.currentIndexChanged.connect(self._rating_changed)
        if history:
            self.form.addRow(tr("Ratings so far"), _history(source, history))
        self.aliases = QPlainTextEdit("\n".join(source.aliases))
        self.aliases.setPlaceholderText(tr("One a line, in any language and script"))
        self.aliases.setAccessibleName(tr("Aliases"))
        self.aliases.setTabChangesFocus(True)
        self.aliases.setMaximumHeight(120)
        self.form.addRow(tr("Aliases"), self.aliases)
        self.note = self.line(tr("Note"), source.note)

    def _rating_changed(self) -> None:
        code = str(self.reliability.currentData())
        self.reason.setText(self._reason if code == self._rated else "")
        self.reason.setEnabled(bool(code))

    def alias_list(self) -> list[str]:
        """Give the aliases, one a line, blanks left out."""
        lines = (" ".join(line.split()) for line in self.aliases.toPlainText().splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def rating(self) -> Reliability | None:
        """Give the reliability chosen."""
        value = str(self.reliability.currentData())
        return Reliability(value) if value else None


def _history(source: Source, ratings: Sequence[SourceRating]) -> QTreeWidget:
    """Give the list of the ratings that a source has had: which, when, who, why."""
    table = QTreeWidget()
    table.setHeaderLabels([tr("Rating"), tr("When"), tr("Analyst"), tr("Why")])
    table.setRootIsDecorated(False)
    table.setAccessibleName(tr("Ratings so far"))
    for one in ratings:
        code = str(one.reliability) if one.reliability else tr("not rated")
        before = tr("as {name}", name=one.name) if one.name not in (source.name, *source.aliases) else ""
        words = " · ".join(part for part in (one.reason, before) if part)
        item = QTreeWidgetItem([code, moment(one.created_at), one.analyst, words])
        item.setToolTip(3, as_text(words))
        table.addTopLevelItem(item)
    for column in range(3):
        table.resizeColumnToContents(column)
    table.setMaximumHeight(table.sizeHintForRow(0) * min(5, len(ratings)) + table.header().sizeHint().height() + 8)
    return table
