"""Headlines that name their source before a colon: `Gubernur: Jembatan Segera Dibuka`."""

from annotations.gazetteer import kind_of
from annotations.model import Span
from annotations.suggest.found import Found
from annotations.suggest.words import COMMAS, STOPS, Sentence

_LONGEST_SOURCE = 6
_LONGEST = 20


def headline(s: Sentence) -> list[Found]:
    """Give the claim of a headline; nothing for a sentence with a full stop."""
    if len(s) > _LONGEST or len(s) < 4 or s.is_mark(len(s) - 1, STOPS - {"?", "!"}):
        return []
    return _colon(s) or _bare_verb(s)


def _colon(s: Sentence) -> list[Found]:
    colon = next((i for i in range(1, len(s)) if s.low[i] == ":"), None)
    if colon is None or len(s) - colon < 3:
        return []
    first = _subject(s, colon)
    mention, content = s.stretch(first, colon), s.content(colon + 1, len(s), whole=True)
    if mention is None or content is None or colon - first > _LONGEST_SOURCE or not _is_source(s, first, colon):
        return []
    return [Found([content], [], mention, "assertion", 0.6, "headline colon", s.span, None, s.paragraph)]


def _bare_verb(s: Sentence) -> list[Found]:
    """`Wali Kota Bantah Tutup Pasar`: headlines drop the prefix of the verb, and write it with a capital."""
    for at in range(1, len(s) - 1):
        kind = s.find("headline", at) or s.find("parenthesis", at)
        if kind is None or kind.clitic or not s.words[at].capital or not s.has_word(at + len(kind.words), len(s)):
            continue
        first = _subject(s, at)
        mention, content = s.stretch(first, at), s.content(at + len(kind.words), len(s), whole=True)
        if mention is None or content is None or at - first > _LONGEST_SOURCE:
            continue
        if not all(s.words[i].capital for i in range(first, at)):
            continue
        cue = Span(s.words[at].start, s.words[at + len(kind.words) - 1].end)
        return [Found([content], [cue], mention, kind.act, 0.6, "headline verb", s.span, None, s.paragraph)]
    return []


def _subject(s: Sentence, at: int) -> int:
    """`Banjir Terjang Tiga Desa, BPBD Sebut …`: give where the source begins, after the last comma before a word."""
    return next((i + 1 for i in range(at - 1, -1, -1) if s.is_mark(i, COMMAS)), 0)


def _is_source(s: Sentence, first: int, colon: int) -> bool:
    if s.is_in(first, "headline_labels"):
        return False
    name = s.text[s.words[first].start : s.words[colon - 1].end]
    return kind_of(name) is not None or any(
        s.is_in(first, kind) for kind in ("titles", "governments", "organisations", "documents")
    )
