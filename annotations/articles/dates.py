"""Dates of publication as newspapers write them, in Indonesian and English, to ISO 8601."""

import re
from datetime import date

_MONTH_NAMES = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february", "pebruari"),
    ("mar", "maret", "march"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("agu", "ags", "agt", "agustus", "aug", "august"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november", "nop", "nopember"),
    ("des", "desember", "dec", "december"),
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
ZONES = {"wib": "+07:00", "wita": "+08:00", "wit": "+09:00", "gmt": "+00:00", "utc": "+00:00", "z": "+00:00"}

_DATE = (
    r"(?:(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)?[ -](?P<m2>[a-z]{3,10})\.?,?[ -](?P<y2>\d{4})"
    r"|(?P<m3>[a-z]{3,10})\.? (?P<d3>\d{1,2})(?:st|nd|rd|th)?,? (?P<y3>\d{4})"
    r"|(?P<d4>\d{1,2})[/.](?P<m4>\d{1,2})[/.](?P<y4>\d{4}))"
)
_TIME = (
    r"(?:[ ,|t–-]{1,4}(?:pukul|jam|pkl\.?|at)? ?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r" ?(?P<noon>[ap]m)?)?(?: ?(?P<zone>wib|wita|wit|gmt|utc|z|[+-]\d{2}:?\d{2}))?"
)
_LABEL = (
    r"(?:(?:tanggal|tgl|diterbitkan|terbit|dipublikasikan|publikasi|tayang|diunggah|date|published|posted|issued)"
    r"(?: (?:on|pada|tanggal|terbit))? ?:? ?)?"
)
_DAY = (
    r"(?:(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|mon|tue|wed|thu|fri|sat|sun),? )?"
)
_MOMENT = re.compile(_DAY + _DATE + _TIME, re.IGNORECASE)
_LINE = re.compile(r"[\[(]?" + _LABEL + _DAY + _DATE + _TIME + r" ?[.)\]|]?", re.IGNORECASE)
_LINES, _LENGTH, _HEAD = 6, 120, 4096


def iso_date(written: str) -> str:
    """Give a date, with its time where it has one, in ISO 8601; "" where it cannot be told.

    Args:
        written: such as 2024-11-13, 13 Nov 2024 07:00 WIB, November 13, 2024 or 13/11/2024.
    """
    match = _MOMENT.fullmatch(" ".join(written.split()))
    return _iso(match, day_first=False) if match else ""


def published_line(text: str, language: str = "") -> str:
    """Give the date of a line near the top that is nothing but a date, in ISO 8601; "" where there is none.

    Args:
        text: canonical text of the article.
        language: ISO 639-1; Indonesian writes the day before the month, so 3/4/2024 can be told.
    """
    lines = [" ".join(line.split()) for line in text[:_HEAD].split("\n") if not line.isspace() and line]
    for line in lines[:_LINES]:
        match = _LINE.fullmatch(line) if len(line) <= _LENGTH else None
        if match and (told := _iso(match, day_first=language in {"id", "ms"})):
            return told
    return ""


def _iso(match: re.Match[str], *, day_first: bool) -> str:
    parts = match.groupdict()
    day, month, year = next((parts[f"d{n}"], parts[f"m{n}"], parts[f"y{n}"]) for n in range(1, 5) if parts[f"y{n}"])
    number = int(month) if month.isdecimal() else MONTHS.get(month.lower(), 0)
    if parts["y4"] and not day_first and int(day) <= 12 and int(day) != number:
        return ""
    try:
        told = date(int(year), number, int(day))
    except ValueError:
        return ""
    return told.isoformat() + _clock(parts)


def _clock(parts: dict[str, str | None]) -> str:
    if parts["hour"] is None or parts["minute"] is None:
        return ""
    hour, minute, second = int(parts["hour"]), int(parts["minute"]), int(parts["second"] or 0)
    if noon := parts["noon"]:
        hour = hour % 12 + (12 if noon.lower() == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return ""
    return f"T{hour:02}:{minute:02}:{second:02}" + _zone(parts["zone"])


def _zone(written: str | None) -> str:
    if not written:
        return ""
    if named := ZONES.get(written.lower()):
        return named
    return f"{written[:3]}:{written[-2:]}"
