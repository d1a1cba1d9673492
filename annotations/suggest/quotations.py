"""Quotation marks: which stretches are quoted."""

from collections.abc import Iterator

import regex

from annotations.model import Span

_PARAGRAPH = regex.compile(r"[^\n\u2029]+")
_PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’", "”": "”"}
_MARK = regex.compile(r"[\"“”„«»]|(?<!\w)‘|’(?!\w)")
_LONGEST = 3000


def quotations(text: str) -> list[Span]:
    """Give the stretches in quotation marks, marks included, in text order; inner ones are left to the outer.

    A mark without its partner in the paragraph is passed over; only a quotation that stands open to the
    paragraph's end, as wire copy leaves it where the next paragraph goes on, is taken to that end.
    """
    return [span for paragraph in _PARAGRAPH.finditer(text) for span in _in_paragraph(text, *paragraph.span())]


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text, start, end):
        sign, at = mark.group(), mark.start()
        if opened is None:
            if sign == '"' or sign in _PAIRS:
                opened = (at, '"' if sign == '"' else _PAIRS[sign])
        elif sign in opened[1]:
            yield Span(opened[0], mark.end())
            opened = None
        elif at - opened[0] > _LONGEST:
            opened = None
    if opened is not None and opened[0] == start and end - start > 40:
        yield Span(opened[0], end)
