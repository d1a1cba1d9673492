"""Small forms: an article's details, a pasted text, a source."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotations.model import Article, Reliability, Source, SourceKind

LANGUAGES = {
    "": "not known",
    "id": "Indonesian",
    "en": "English",
    "ms": "Malay",
    "ar": "Arabic",
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def language_name(code: str) -> str:
    """Give a language's English name; the code itself where we have none."""
    return LANGUAGES.get(code, code)


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
        super().__init__("Article details", parent)
        self.fields = {
            "title": self.line("Title", article.title),
            "outlet": self.line("Outlet", article.outlet),
            "byline": self.line("Byline", article.byline),
            "published": self.line("Published", article.published, "2024-11-13"),
            "url": self.line("URL", article.url),
            "note": self.line("Note", article.note),
        }
        self.language = self.choice("Language", list(LANGUAGES.items()), article.language)
        for label, value in (
            ("Imported from", article.original_name or "pasted text"),
            ("Retrieved", article.retrieved_at),
            ("SHA-256, text", article.sha256),
            ("SHA-256, file", article.original_sha256),
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
        super().__init__("Paste an article", parent)
        self.resize(640, 560)
        self.text = QPlainTextEdit(text)
        self.text.setPlaceholderText("Paste the text of the article here.")
        self.text.setAccessibleName("Text")
        self.text.setTabChangesFocus(True)
        self.column.insertWidget(0, self.text)
        self.title = self.line("Title", hint="taken from the first line where left empty")
        self.outlet = self.line("Outlet")
        self.url = self.line("URL")
        self.published = self.line("Published", hint="2024-11-13")

    def metadata(self) -> dict[str, str]:
        """Give what stands in the fields under the text."""
        names = ("title", "outlet", "url", "published")
        return {name: getattr(self, name).text().strip() for name in names if getattr(self, name).text().strip()}


class SourceForm(_Form):
    """A source: name, kind, reliability, aliases, note."""

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(f"Source: {source.name}", parent)
        self.name = self.line("Name", source.name)
        self.kind = self.choice("Kind", [(str(k), str(k)) for k in SourceKind], str(source.kind))
        ratings = [("", "not rated")] + [(str(r), f"{r} · {r.meaning}") for r in Reliability]
        self.reliability = self.choice("Reliability", ratings, str(source.reliability or ""))
        self.aliases = QPlainTextEdit("\n".join(source.aliases))
        self.aliases.setPlaceholderText("One a line, in any language and script")
        self.aliases.setAccessibleName("Aliases")
        self.aliases.setTabChangesFocus(True)
        self.aliases.setMaximumHeight(120)
        self.form.addRow("Aliases", self.aliases)
        self.note = self.line("Note", source.note)

    def alias_list(self) -> list[str]:
        """Give the aliases, one a line, blanks left out."""
        lines = (" ".join(line.split()) for line in self.aliases.toPlainText().splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def rating(self) -> Reliability | None:
        """Give the reliability chosen."""
        value = str(self.reliability.currentData())
        return Reliability(value) if value else None
