"""Quotation marks: which stretches are quoted."""

from collections.abc import Iterator

import regex

from annotations.model import Span
from annotations.text import trim

_PARAGRAPH = regex.compile(r"[^\n\u2029]+")
_PAIRS = {"“": '”“"', "„": "“”", "«": "»", "‘": "’", "”": "”", "`": "'`", "»": "«"}
_MARK = regex.compile(r"``|''|[\"“”„«»]|(?<!\w)‘(?=\w)|(?<=[\w.,!?…])’(?!\w)")
_LONGEST = 3000
_SHORTEST_OPEN = 12


def quotations(text: str) -> list[Span]:
    """Give the stretches in quotation marks, marks included, in text order; inner ones are left to the outer.

    A mark without its partner counts where it is the paragraph's only one: an opening mark to the paragraph's
    end, as wire copy leaves it where the next paragraph goes on; a closing one from the paragraph's beginning.
    """
    return [span for paragraph in _PARAGRAPH.finditer(text) for span in _in_paragraph(text, *paragraph.span())]


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    opened: tuple[int, str] | None = None
    last = start
    for mark in _MARK.finditer(text, start, end):
        sign, at = mark.group()[0], mark.start()
        if opened is not None and at - opened[0] > _LONGEST:
            opened = None
        if opened is not None and sign in opened[1]:
            yield Span(opened[0], mark.end())
            opened, last = None, mark.end()
        elif opened is None and last == start and _only_closes(text, at, mark.end(), start, end):
            if span := trim(text, start, mark.end()):
                yield span
            last = mark.end()
        elif opened is None and (sign == '"' or sign in _PAIRS) and not (sign in "”»'" and last > start):
            opened = (at, '"”' if sign == '"' else _PAIRS.get(sign, "'"))
    if (
        opened is not None
        and _opens_paragraph(text, opened[0], start, end, last)
        and (span := trim(text, opened[0], end))
    ):
        yield span


def _only_closes(text: str, at: int, after: int, start: int, end: int) -> bool:
    """Say whether the first mark of a paragraph can only close: a word before it, none after, no other mark."""
    if at - start < _SHORTEST_OPEN or at - start > _LONGEST or (text[at - 1].isspace() and after < end):
        return False
    if after < end and not (text[after].isspace() or text[after] in ".,;:"):
        return False
    return _MARK.search(text, after, end) is None


def _opens_paragraph(text: str, at: int, start: int, end: int, last: int) -> bool:
    """Say whether a mark without a partner opens speech that goes on to the paragraph's end."""
    follows = at + 1 < end and not text[at + 1].isspace()
    return follows and end - at > _SHORTEST_OPEN and end - at < _LONGEST and (start in (at, last))
