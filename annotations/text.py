"""Pure functions on text: canonical form, code points and UTF-16, anchors, words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from annotations.errors import Problem
from annotations.model import Anchor, Span
from annotations.patterns import Pattern

CONTEXT = 32
_ASTRAL = "[\U00010000-\U0010ffff]"
_SURROGATE = "[\ud800-\udfff]"
_WORD = Pattern(r"[\w\p{M}]+(?:[-'’./]?[\w\p{M}]+)*|\X")
_INVISIBLE = Pattern(r"[\s\p{Z}\p{Cc}\u200b\u2060\ufeff]+")
_WINDOW = 256


def canonical(raw: str) -> str:
    r"""Give the canonical form of a text: `\n` line ends, no byte-order mark, no NUL, nothing else changed.

    Half surrogate pairs, which no UTF-8 file can hold, become U+FFFD.
    """
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return re.sub(_SURROGATE, "\ufffd", text)


def sha256(data: str | bytes) -> str:
    """Give the SHA-256 of bytes, or of a text in UTF-8, in hex."""
    import hashlib  # noqa: PLC0415  with it comes OpenSSL, which no start waits for

    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


class Utf16:
    """Convert positions in one text between Unicode code points and UTF-16 units.

    Both directions cost a binary search over the characters beyond the Basic Multilingual Plane alone.
    """

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._astral: list[int] = [m.start() for m in re.finditer(_ASTRAL, text)] if not text.isascii() else []
        self._astral_units = [at + i for i, at in enumerate(self._astral)]

    def units(self, code_point: int) -> int:
        """Give the UTF-16 position of a code point position."""
        return code_point + bisect_left(self._astral, code_point)

    def code_points(self, unit: int) -> int:
        """Give the code point position of a UTF-16 position; inside a pair, that of the whole character."""
        before = bisect_right(self._astral_units, unit)
        if before and unit == self._astral_units[before - 1] + 1:
            return self._astral[before - 1]
        return unit - bisect_left(self._astral_units, unit)


def fold(name: str) -> str:
    """Give the key under which a name is found: case folded, white space collapsed."""
    return " ".join(name.casefold().split())


def check_span(text: str, start: int, end: int) -> Span:
    """Give the stretch back as a span.

    Raises:
        Problem: it is empty or lies outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise Problem(
            f"The passage {start} to {end} is not inside the article of {len(text)} characters.",
            "Select the passage again.",
        )
    return Span(start, end)


def anchor(text: str, start: int, end: int, context: int = CONTEXT) -> Anchor:
    """Give the W3C anchor of a stretch of canonical text.

    Args:
        text: canonical text of the article.
        start, end: code points, end exclusive, 0 <= start < end <= len(text).
        context: how many code points of prefix and suffix to keep.

    Raises:
        Problem: the stretch is empty or lies outside the text.

    Source: W3C Web Annotation Data Model (2017), 4.2.4 and 4.2.5.
    """
    check_span(text, start, end)
    return Anchor(text[start:end], text[max(0, start - context) : start], text[end : end + context], start, end)


def trim(text: str, start: int, end: int) -> Span | None:
    """Give the stretch without invisible characters at its edges, or None where nothing is left.

    Args:
        start, end: code points, end exclusive; cut to the text where they lie outside.
    """
    start, end = max(0, start), min(len(text), end)
    if head := _INVISIBLE.compiled.match(text, start, end):
        start = head.end()
    while end > start and _INVISIBLE.compiled.match(text, end - 1, end):
        end -= 1
    return Span(start, end) if start < end else None


def snap(text: str, start: int, end: int, pattern: Pattern = _WORD) -> Span | None:
    """Give the stretch grown to whole words and trimmed, or None where it holds nothing visible.

    A word is looked for within 256 code points of the edges.
    """
    trimmed = trim(text, start, end)
    if trimmed is None:
        return None
    return Span(
        _unit_around(text, trimmed.start, pattern).start,
        max(trimmed.end, _unit_around(text, trimmed.end - 1, pattern).end),
    )


def graphemes(text: str, start: int, end: int) -> Span | None:
    """Give the stretch grown to whole user-perceived characters and trimmed. Source: UAX #29."""
    return snap(text, start, end, _GRAPHEME)


_GRAPHEME = Pattern(r"\X")


def word_at(text: str, at: int) -> Span:
    """Give the word, or the single character, around a code point position; empty at the end of the text."""
    if at >= len(text):
        return Span(len(text), len(text))
    return _unit_around(text, at, _WORD)


def _unit_around(text: str, at: int, pattern: Pattern) -> Span:
    begin = max(0, at - _WINDOW)
    for match in pattern.compiled.finditer(text, begin, min(len(text), at + _WINDOW)):
        if match.end() > at:
            return Span(min(at, match.start()), match.end())
    return Span(at, at + 1)


def next_word(text: str, at: int) -> int:
    """Give the end of the word that follows a position; the text's end where there is none."""
    for match in _WORD.compiled.finditer(text, at):
        if trim(text, match.start(), match.end()):
            return int(match.end())
    return len(text)


def previous_word(text: str, at: int) -> int:
    """Give the start of the word before a position; 0 where there is none."""
    while at > 0:
        unit = _unit_around(text, at - 1, _WORD)
        if trim(text, unit.start, min(unit.end, at)):
            return unit.start
        at = min(unit.start, at - 1)
    return 0


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give the spans in text order, those that touch or overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(Span(*span))
    return tuple(merged)


def quote_of(text: str, spans: Sequence[Span]) -> str:
    """Give the words of a claim; an ellipsis in brackets stands between its spans."""
    return " […] ".join(text[s.start : s.end] for s in spans)


def overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Give the Jaccard overlap of the characters of two lists of spans, 0 to 1."""
    common = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    total = sum(s.end - s.start for s in (*a, *b)) - common
    return common / total if total else 1.0
