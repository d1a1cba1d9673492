"""Quotation marks: which stretches are quoted."""

from collections.abc import Iterator
from itertools import islice

import regex

from annotations.model import Span
from annotations.text import trim

_PARAGRAPH = regex.compile(r"[^\n\u2029]+")
_PAIRS = {"“": '”“"', "„": "“”", "«": "»", "‘": "’", "”": "”", "`": "'`", "»": "«"}
_MARK = regex.compile(r"``|''|[\"“”„«»]|(?<!\w)‘(?=\w)|(?<=[\w.,!?…])’(?!\w)")
_BOILERPLATE = regex.compile(  # lines that outlets put between the paragraphs of an article
    r"(?:baca juga|lihat juga|simak (?:juga|video|pula)|tonton juga|pilihan redaksi|advertisement|iklan|sponsored"
    r"|scroll to continue|gulir untuk|lanjut ke halaman|\[gambas:|\[video|read more|also read|read also|see also"
    r"|related:|story continues below|article continues)\b?[^\n]*",
    regex.IGNORECASE,
)
_AFTER_SENTENCE = regex.compile(r"[.!?,:]\s$")
_LONGEST_LINE, _MOST_LINES = 160, 8
_LONGEST = 3000
_SHORTEST_OPEN = 12


def quotations(text: str) -> list[Span]:
    """Give the stretches in quotation marks, marks included, in text order; inner ones are left to the outer.

    A mark without its partner counts where it is the paragraph's only one: an opening mark to the paragraph's
    end, as wire copy leaves it where the next paragraph goes on; a closing one from the paragraph's beginning.
    """
    return [span for paragraph in _PARAGRAPH.finditer(text) for span in _in_paragraph(text, *paragraph.span())]


def runs_on(text: str, one: Span, next_one: Span) -> bool:
    """Say whether a quotation goes on in the next: it is not closed, and only boilerplate stands between."""
    if text[one.end - 1] in "”\"»’'" or "\n" not in text[one.end : next_one.start]:
        return False
    between = text[one.end : next_one.start].strip().split("\n")
    return between == [""] or all(is_boilerplate(line.strip()) for line in between if line.strip())


def is_boilerplate(line: str) -> bool:
    """Say whether a line is none of the article's: a link to another one, an advertisement."""
    return len(line) <= _LONGEST_LINE and _BOILERPLATE.match(line) is not None


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
    if at + 1 >= end or text[at + 1].isspace() or not _SHORTEST_OPEN < end - at < _LONGEST:
        return False
    return start in (at, last) or (_AFTER_SENTENCE.search(text, last, at) is not None and _goes_on(text, end))


def _goes_on(text: str, end: int) -> bool:
    """Say whether the next paragraph of the article begins with a mark, or its first mark closes what was open."""
    for paragraph in islice(_PARAGRAPH.finditer(text, end), _MOST_LINES):
        if paragraph.group().strip() and not is_boilerplate(paragraph.group().strip()):
            start, stop = paragraph.span()
            mark = _MARK.search(text, *paragraph.span())
            if mark is None:
                return False
            return not text[start : mark.start()].strip() or _only_closes(text, mark.start(), mark.end(), start, stop)
    return False
