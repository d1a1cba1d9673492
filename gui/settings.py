"""What the program remembers between two starts: places, recent projects, the analyst's name."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings

from annotations.session import DAYS, KEEP, is_there
from gui.words import marked

RECENT = 10
SCORE = 0.8
MEASURE, MEASURES = 70, (40, 120)
BACKUPS, BACKUP_MINUTES = KEEP, 10


# Names of settings, and their words.
THEMES = (("system", marked("System")), ("light", marked("Light")), ("dark", marked("Dark")))
# A language is written in itself, to be found again from any other.
LANGUAGES = (("system", marked("System")), ("en", "English"), ("id", "Bahasa Indonesia"))


class Preferences(NamedTuple):
    """What a person prefers, as it stands in the dialog."""

    theme: str
    language: str
    face: str
    points: float
    measure: int
    score: float
    show_from: float
    analyst: str
    backups: int
    backup_days: int
    backup_minutes: int


class View(NamedTuple):
    """What of an article is in view, in code points.

    Attributes:
        top: the first character of the topmost line.
        anchor, at: the selection; both the same for none.
        claim: the chosen claim; 0 for none.
    """

    top: int = 0
    anchor: int = 0
    at: int = 0
    claim: int = 0


class Settings:
    """A typed face of QSettings. Holds nothing of a project."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("Sorotan", "Sorotan")

    @property
    def analyst(self) -> str:
        """The name that decisions bear; that of the account until another one is set."""
        if name := self._store.value("analyst", ""):
            return str(name)
        from getpass import getuser

        return getuser()

    @analyst.setter
    def analyst(self, name: str) -> None:
        self._store.setValue("analyst", name)

    @property
    def theme(self) -> str:
        """system, light or dark."""
        return str(self._store.value("theme", "system"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def language(self) -> str:
        """system, or the code of the language of the window."""
        return str(self._store.value("language", "system"))

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def score(self) -> float:
        """The score from which on Ctrl+Enter accepts, 0 to 1."""
        return float(str(self._store.value("score", SCORE)))

    @score.setter
    def score(self, score: float) -> None:
        self._store.setValue("score", score)

    @property
    def show_from(self) -> float:
        """The score from which suggestions are shown at all, 0 to 1."""
        return float(str(self._store.value("show_from", 0.0)))

    @show_from.setter
    def show_from(self, score: float) -> None:
        self._store.setValue("show_from", score)

    @property
    def face(self) -> str:
        """The family of the page's face; "" for the one it came with."""
        return str(self._store.value("face", ""))

    @face.setter
    def face(self, family: str) -> None:
        self._store.setValue("face", family)

    @property
    def measure(self) -> int:
        """How many characters a line of the page has, about."""
        return int(str(self._store.value("measure", MEASURE)))

    @measure.setter
    def measure(self, characters: int) -> None:
        self._store.setValue("measure", characters)

    @property
    def backups(self) -> int:
        """How many backups of a project are kept; 0 for none."""
        return int(str(self._store.value("backups", BACKUPS)))

    @backups.setter
    def backups(self, count: int) -> None:
        self._store.setValue("backups", count)

    @property
    def backup_days(self) -> int:
        """Of how many days the last backup is kept besides."""
        return int(str(self._store.value("backup_days", DAYS)))

    @backup_days.setter
    def backup_days(self, days: int) -> None:
        self._store.setValue("backup_days", days)

    @property
    def backup_minutes(self) -> int:
        """After how many minutes of work a backup is made; 0 for never."""
        return int(str(self._store.value("backup_minutes", BACKUP_MINUTES)))

    @backup_minutes.setter
    def backup_minutes(self, minutes: int) -> None:
        self._store.setValue("backup_minutes", minutes)

    def may_warn(self, words: str) -> bool:
        """Whether a warning was not given before; it counts as given from now on."""
        value = self._store.value("warned", [])
        given = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        if words in given:
            return False
        self._store.setValue("warned", [*given, words][-50:])
        return True

    @property
    def seen_news(self) -> str:
        """The mark of the news that were read last; "" for none."""
        return str(self._store.value("seen_news", ""))

    @seen_news.setter
    def seen_news(self, mark: str) -> None:
        self._store.setValue("seen_news", mark)

    @property
    def legend(self) -> bool:
        """Whether the legend is shown under the page."""
        return str(self._store.value("legend", "false")) == "true"

    @legend.setter
    def legend(self, shown: bool) -> None:
        self._store.setValue("legend", "true" if shown else "false")

    @property
    def points(self) -> float:
        """The size of the page's face, in points."""
        return float(str(self._store.value("points", 13.0)))

    @points.setter
    def points(self, points: float) -> None:
        self._store.setValue("points", points)

    def keys(self, act: str) -> tuple[str, ...] | None:
        """The keys a person gave an act; None where it has those it came with."""
        value = self._store.value(f"keys/{act}")
        if value is None:
            return None
        return tuple(str(value).split("\n")) if value else ()

    def keep_keys(self, act: str, keys: tuple[str, ...] | None) -> None:
        """Remember the keys of an act; None for those it came with."""
        if keys is None:
            self._store.remove(f"keys/{act}")
        else:
            self._store.setValue(f"keys/{act}", "\n".join(keys))

    def recent(self) -> list[Path]:
        """The projects opened last that are still there, newest first."""
        return [path for path in map(Path, self._recent()) if is_there(path)]

    def _recent(self) -> list[str]:
        value = self._store.value("recent", [])
        return [value] if isinstance(value, str) else [str(v) for v in value or []]  # type: ignore[attr-defined]

    def remember(self, path: Path) -> None:
        """Put a project first among the recent ones."""
        others = [one for one in self._recent() if one != str(path)]
        self._store.setValue("recent", [str(path), *others][:RECENT])

    def forget_recent(self) -> None:
        """Empty the list of recent projects."""
        self._store.remove("recent")

    def place(self, name: str) -> QByteArray:
        """Give a remembered geometry or state; empty where there is none."""
        value = self._store.value(f"place/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_place(self, name: str, value: QByteArray) -> None:
        """Remember a geometry or state."""
        self._store.setValue(f"place/{name}", value)

    def last_view(self, project: Path) -> tuple[int, View]:
        """The article that was open last in a project, 0 for none, and what of it was in view."""
        try:
            article_id, *view = map(int, str(self._store.value(f"view/{_key(project)}", "")).split())
            return article_id, View(*view)
        except (ValueError, TypeError):
            return 0, View()

    def keep_view(self, project: Path, article_id: int, view: View) -> None:
        """Remember the article that is open in a project, and what of it is in view."""
        self._store.setValue(f"view/{_key(project)}", " ".join(map(str, (article_id, *view))))

    def sync(self) -> None:
        """Write everything to the disk now."""
        self._store.sync()


def _key(project: Path) -> str:
    return str(project.absolute()).replace("/", "|").replace("\\", "|")
