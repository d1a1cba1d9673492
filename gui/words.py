"""The words on the screen, in the language of the person. Qt Linguist's files hold them: see docs/languages.md."""

from PySide6.QtCore import QCoreApplication


def tr(words: str, n: int | None = None, **values: object) -> str:
    """Give words in the language of the person.

    Args:
        words: in English, as they stand in the catalogue; a literal, so that it is found for it.
        n: a number that `%n` stands for and that chooses singular or plural.
        values: what stands in for `{name}`.
    """
    said = QCoreApplication.translate("Sorotan", words, None, -1 if n is None else n)  # type: ignore[arg-type]
    return said.format(**values) if values else said
