"""What every reader shares: what the person may say of an article, and how an Incoming is put together."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypedDict

from annotations.articles.dates import iso_date, published_line
from annotations.articles.language import detect_language
from annotations.errors import Problem
from annotations.model import Incoming
from annotations.text import canonical, trim

MAX_BYTES = 64 * 1024 * 1024
MAX_TITLE = 200
SHORT_TITLE = 80
_HEAD = 4096
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)


class Metadata(TypedDict, total=False):
    """What the person says of an article; each wins over what the reader finds. Empty means: not said."""

    title: str
    outlet: str
    url: str
    byline: str
    published: str
    language: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found in the bytes, before it is made canonical and completed."""

    text: str
    original: bytes
    name: str = ""
    stem: str = ""
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    title: str = ""
    outlet: str = ""
    url: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""


def complete(found: Found, said: Metadata) -> Incoming:
    """Give the article with canonical text, title, date, language and the time of reading.

    Args:
        found: what the reader found.
        said: what the person says; it wins.

    Raises:
        Problem: there is no visible character in the text, or what was said of it cannot be so.
    """
    text = canonical(found.text)
    if trim(text, 0, len(text)) is None:
        raise Problem(f"{_label(found)} holds no text.", "Choose a file with words in it.")
    language = _said_language(said.get("language", "")) or detect_language(text) or _declared(found.language)
    return Incoming(
        text=text,
        title=said.get("title", "").strip() or found.title or default_title(text, found.stem),
        original=found.original,
        original_name=found.name,
        media_type=found.media_type,
        encoding=found.encoding,
        outlet=said.get("outlet", "").strip() or found.outlet,
        url=said.get("url", "").strip() or found.url,
        byline=said.get("byline", "").strip() or found.byline,
        published=_said_date(said.get("published", "")) or found.published or published_line(text, language),
        retrieved_at=datetime.now(UTC).isoformat(timespec="seconds"),
        language=language,
    )


def default_title(text: str, stem: str = "") -> str:
    """Give the first line with words where it is short, else the file's stem, else how the text begins."""
    first = next((line for line in text[:_HEAD].split("\n") if trim(line, 0, len(line))), "").strip()
    if 0 < len(first) <= MAX_TITLE:
        return first
    return stem or _shortened(first) or "Untitled"


def _shortened(line: str) -> str:
    if len(line) <= SHORT_TITLE:
        return line
    cut = line[:SHORT_TITLE]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _label(found: Found) -> str:
    return f"“{found.name}”" if found.name else "What was pasted"


def _said_date(said: str) -> str:
    if not said.strip():
        return ""
    if date := iso_date(said):
        return date
    raise Problem(f"“{said}” is not understood as a date of publication.", "Write it as 2024-11-13.")


def _said_language(said: str) -> str:
    if not said.strip():
        return ""
    if code := _declared(said):
        return code
    raise Problem(f"“{said}” is not a language code.", "Write it as “id” or “en” (ISO 639-1).")


def _declared(tag: str) -> str:
    match = _LANGUAGE.fullmatch(tag.strip())
    return match.group(1).lower() if match else ""
