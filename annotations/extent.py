"""Growing and shrinking a stretch of text by words, sentences and paragraphs, as an analyst does by key."""

from collections.abc import Callable
from enum import Enum, auto

from annotations.model import Span
from annotations.sentences import sentence_at
from annotations.text import next_word, previous_word, trim, word_at


class Unit(Enum):
    """By what an edge is moved."""

    WORD = auto()
    SENTENCE = auto()
    PARAGRAPH = auto()


class Edge(Enum):
    """An edge of a stretch."""

    START = auto()
    END = auto()


def paragraph_at(text: str, position: int) -> Span:
    """Give the paragraph around a code point position, without white space at its edges."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return trim(text, start, len(text) if end < 0 else end) or Span(start, start)


AROUND: dict[Unit, Callable[[str, int], Span]] = {
    Unit.WORD: word_at,
    Unit.SENTENCE: sentence_at,
    Unit.PARAGRAPH: paragraph_at,
}


def moved(text: str, span: Span, edge: Edge, unit: Unit, *, forward: bool) -> Span:
    """Give a stretch with one edge moved to the next edge of a unit; never empty, never outside the text.

    Args:
        span: code points, end exclusive.
    """
    if unit is Unit.WORD:
        start, end = _by_word(text, span, edge, forward=forward)
    elif edge is Edge.END:
        start, end = span.start, _end_moved(text, span.end, AROUND[unit], forward=forward)
    else:
        start, end = _start_moved(text, span.start, AROUND[unit], forward=forward), span.end
    return Span(start, end) if start < end else span


def _by_word(text: str, span: Span, edge: Edge, *, forward: bool) -> tuple[int, int]:
    if edge is Edge.END:
        end = next_word(text, span.end) if forward else previous_word(text, span.end)
        while not forward and end > span.start and text[end - 1].isspace():
            end -= 1
        return span.start, end
    if not forward:
        return previous_word(text, span.start), span.end
    end = word_at(text, span.start).end
    return max(end, previous_word(text, next_word(text, end))), span.end


def _end_moved(text: str, end: int, around: Callable[[str, int], Span], *, forward: bool) -> int:
    if forward:
        at = _skip(text, end)
        return max(end, around(text, at).end) if at < len(text) else end
    return min(end, _skip_back(text, around(text, _skip_back(text, end) - 1).start))


def _start_moved(text: str, start: int, around: Callable[[str, int], Span], *, forward: bool) -> int:
    if forward:
        return max(start, _skip(text, around(text, start).end))
    own = around(text, start).start
    before = _skip_back(text, start) - 1
    return min(start, own if own < start or before < 0 else around(text, before).start)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _skip_back(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


def grown(text: str, span: Span) -> Span:
    """Give the smallest word, sentence, paragraph or, last, text that holds a stretch and is larger."""
    for around in AROUND.values():
        first = around(text, span.start)
        last = around(text, max(span.start, span.end - 1))
        found = Span(min(first.start, span.start), max(last.end, span.end))
        if found != span:
            return found
    whole = trim(text, 0, len(text)) or span
    return Span(min(whole.start, span.start), max(whole.end, span.end))
