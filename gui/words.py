"""The words on the screen in the language of the person; numbers and dates as they are written there.

English is the language of the source. The others lie in resources/languages as files of Qt Linguist; docs/languages.md
says how to add one. What the core says (problems, names of steps) comes in English and is found by its pattern.
"""

import json
import re
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator

from annotations.files import resource

CONTEXT = "Sorotan"
LANGUAGES = ("en", "id")
_COUNTED = r"(\d+) (claim|article|source|suggestion)s"
_asked: list[tuple[Callable[[str], str], Callable[[str], str]]] = []
_now: list[str] = [LANGUAGES[0]]
_installed: list[QTranslator] = []


def tr(words: str, n: int | None = None, /, **values: object) -> str:
    """Give words in the language of the person.

    Args:
        words: in English, as they stand in the catalogue: a literal, or one of `marked`.
        n: a number that `%Ln` stands for and that chooses singular or plural.
        values: what stands in for `{name}`.
    """
    said = QCoreApplication.translate(CONTEXT, words, None, -1 if n is None else n)  # type: ignore[arg-type]
    return said.format(**values) if values else said


def as_text(words: str) -> str:
    """Give words for a tool tip or a message that may hold anything: marks in them are shown and not followed.

    Qt takes what looks like HTML for HTML there, and would load the pictures that it names.
    """
    if "<" not in words:
        return words
    from html import escape

    return f"<span>{escape(words).replace(chr(10), '<br>')}</span>"


def marked(words: str) -> str:
    """Mark words that are given to `tr` later, as those of a table that is made before the language is known."""
    return words


def use(language: str) -> None:
    """Speak a language from now on: `en`, `id`, or `system` for that of the system, English where we lack it."""
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no application yet")
    for old in _installed:
        app.removeTranslator(old)
    _installed.clear()
    _patterns.cache_clear()
    code = spoken(language)
    _now[:] = [code]
    system = QLocale.system()
    QLocale.setDefault(system if system.name().startswith(code) else QLocale(code))
    translator = QTranslator(app)
    if not translator.load(str(resource("languages", f"sorotan_{code}.qm"))):
        raise RuntimeError(f"the catalogue of {code} is damaged")
    app.installTranslator(translator)
    _installed.append(translator)


def language() -> str:
    """Give the code of the language that is spoken now."""
    return _now[0]


def spoken(language: str) -> str:
    """Give the code of the language that a setting means."""
    if language in LANGUAGES:
        return language
    own = QLocale.system().name().split("_")[0]
    return own if own in LANGUAGES else LANGUAGES[0]


# What the core says


# Words of our own that stand for a value; every other one is a name, and stays as it is.
_VALUES = (
    *(marked("claim"), marked("article"), marked("source"), marked("suggestion")),
    *(marked("none"), marked("direct"), marked("indirect"), marked("mixed")),
)


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    templates: list[str] = json.loads(resource("languages", "core.json").read_text(encoding="utf-8"))
    return [(_pattern(one), one) for one in templates]


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\d+)\}", template)
    for at in range(1, len(parts), 2):
        of_many = parts[at - 1].endswith(" on ") and at == len(parts) - 2  # "Tag energy on 3 claims"
        parts[at] = f"(?P<v{parts[at]}>{_COUNTED if of_many else '.*?'})"
    parts[::2] = map(re.escape, parts[::2])
    return re.compile("".join(parts), re.DOTALL)


def said(words: str) -> str:
    """Give what the core said in English, such as the message of a Problem or the name of a step."""
    if not words:
        return ""
    exact = tr(words)
    if exact != words or not _installed:
        return exact
    for pattern, template in _patterns():
        if (found := pattern.fullmatch(words)) is not None:
            return tr(template).format(*(_value(found[f"v{at}"]) for at in range(template.count("{"))))
    return words


def _value(words: str) -> str:
    if (found := re.fullmatch(_COUNTED, words)) is not None:
        return counted(found[2], int(found[1]))
    return tr(words) if words in _VALUES else words


def counted(what: str, n: int) -> str:
    """Give a number of claims, articles, sources or suggestions in words."""
    return {
        "claim": lambda: tr("%Ln claims", n),
        "article": lambda: tr("%Ln articles", n),
        "source": lambda: tr("%Ln sources", n),
        "suggestion": lambda: tr("%Ln suggestions", n),
    }[what]()


# Numbers and dates


def number(n: int) -> str:
    """Give a whole number as it is written here: 1,234 or 1.234."""
    return QLocale().toString(n)


def score(value: float) -> str:
    """Give a score with two decimals: 0.84 or 0,84."""
    return QLocale().toString(value, "f", 2)


def percent(share: float) -> str:
    """Give a share as whole percent."""
    return f"{QLocale().toString(round(100 * share))}{QLocale().percent()}"


def day(iso: str) -> str:
    """Give a date as it is written here; what is no ISO date stays as it is."""
    from PySide6.QtCore import QDate

    found = QDate.fromString(iso[:10], Qt.DateFormat.ISODate)
    return QLocale().toString(found, "d MMM yyyy") if found.isValid() else iso


def moment(iso: str) -> str:
    """Give a UTC time as local date and time; what is none stays as it is."""
    from PySide6.QtCore import QDateTime, QTimeZone

    found = QDateTime.fromString(iso, Qt.DateFormat.ISODateWithMs)
    if not found.isValid():
        return iso
    found.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
    return QLocale().toString(found.toLocalTime(), "d MMM yyyy, HH:mm")


# Keys


def know_keys(key_of: Callable[[str], str], words_of: Callable[[str], str]) -> None:
    """Take down who knows which key each act has now, and its words; both raise KeyError for an act that is none."""
    _asked[:] = [(key_of, words_of)]


def act_words(act: str) -> str:
    """Give the words of an act, as its menu has them."""
    return next((words_of(act) for _, words_of in _asked), act)


def key(act: str) -> str:
    """Give the key of an act as the system writes it; "" for none."""
    return next((key_of(act) for key_of, _ in _asked), "")


def with_key(words: str, act: str) -> str:
    """Give words with the key of an act behind them: Note  (N)."""
    return f"{words}  ({key(act)})" if key(act) else words


ARTICLE_LANGUAGES = ("", "id", "en", "ms", "ar", "de", "es", "fr", "ja", "ko", "nl", "pt", "ru", "uk", "zh")


def languages() -> dict[str, str]:
    """Give the languages that an article can be said to be in, in words."""
    names = (
        tr("not known"),
        tr("Indonesian"),
        tr("English"),
        tr("Malay"),
        tr("Arabic"),
        tr("German"),
        tr("Spanish"),
        tr("French"),
        tr("Japanese"),
        tr("Korean"),
        tr("Dutch"),
        tr("Portuguese"),
        tr("Russian"),
        tr("Ukrainian"),
        tr("Chinese"),
    )
    return dict(zip(ARTICLE_LANGUAGES, names, strict=True))


def language_name(code: str) -> str:
    """Give a language's name; the code itself where we have none."""
    return languages().get(code, code)
