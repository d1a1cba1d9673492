"""Sentences of canonical text: pure functions, for Indonesian and English and whatever else writes a full stop."""

from collections.abc import Iterator

from annotations.model import Span
from annotations.patterns import Pattern
from annotations.text import trim

_PARAGRAPH = Pattern(r"[^\n\u2029]+")
_BREAKS = "\n\u2029"
_CLOSERS = "\"”’»“'›)\\]"
_END = Pattern(rf"[.!?…]+[{_CLOSERS}]*+|[。！？]+[」』”’）]*+")
_WORD_BEFORE = Pattern(r"(?r)[\p{L}\p{M}.]+")
_NEXT = Pattern(r"[\s\"“„«‘'(\[]*+(\S)")
_GLUED = Pattern(r"\p{Lu}\p{Ll}{2}")
_LOOK_BACK = 24
_WINDOW = 20_000
# Never the end of a sentence: what follows belongs to them.
_TITLES = frozenset(
    [
        "dr",
        "drs",
        "muh",
        "moch",
        "moh",
        "mhd",
        "muhd",
        "abd",
        "dra",
        "ir",
        "prof",
        "h",
        "hj",
        "kh",
        "tn",
        "ny",
        "nn",
        "sdr",
        "sdri",
        "bpk",
        "jl",
        "jln",
        "no",
        "nomor",
        "kol",
        "letjen",
        "mayjen",
        "brigjen",
        "jend",
        "irjen",
        "komjen",
        "kompol",
        "akbp",
        "ust",
        "alm",
        "almh",
        "pt",
        "cv",
        "tbk",
        "mr",
        "mrs",
        "ms",
        "messrs",
        "gen",
        "col",
        "lt",
        "capt",
        "sgt",
        "maj",
        "cmdr",
        "adm",
        "rev",
        "hon",
        "gov",
        "sen",
        "rep",
        "pres",
        "st",
        "mt",
        "vs",
        "fig",
        "vol",
        "pp",
        "hal",
        "hlm",
        "art",
        "ps",
        "a.n",
        "u.p",
        "d/a",
        "e.g",
        "i.e",
        "cf",
        "al",
        "ph.d",
        "yth",
    ]
)
# May end one: they do where a capital follows.
_SHORT = frozenset(
    [
        "dll",
        "dsb",
        "dst",
        "dkk",
        "etc",
        "inc",
        "ltd",
        "corp",
        "co",
        "jr",
        "sr",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "agu",
        "agt",
        "aug",
        "sep",
        "sept",
        "okt",
        "oct",
        "nov",
        "nop",
        "des",
        "dec",
        "a.m",
        "p.m",
        "wib",
    ]
)
# Said of a question or an exclamation that stands before it.
SPEECH_VERBS = frozenset(
    [
        "kata",
        "ujar",
        "tutur",
        "ucap",
        "ungkap",
        "jelas",
        "tegas",
        "tambah",
        "lanjut",
        "tanya",
        "jawab",
        "seru",
        "sebut",
        "imbuh",
        "papar",
        "pungkas",
        "said",
        "says",
        "asked",
        "asks",
        "added",
        "replied",
        "told",
        "wrote",
        "shouted",
        "cried",
        "answered",
        "explained",
        "tweeted",
        "warned",
        "continued",
    ]
)
_SPEAKER_AFTER = Pattern(rf"\s*+(?:[\w.’'-]+\s+){{1,4}}?(?:{'|'.join(sorted(SPEECH_VERBS))})\b")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Give the sentences of a stretch of canonical text, in order, trimmed of blanks.

    A paragraph (up to a line feed or U+2029) ends a sentence. Linear in the length of the stretch.

    Args:
        start, end: code points, end exclusive; the whole text by default.
    """
    end = len(text) if end is None else min(end, len(text))
    for paragraph in _PARAGRAPH.compiled.finditer(text, max(0, start), end):
        yield from _sentences_of(text, paragraph.start(), paragraph.end())


def sentence_at(text: str, position: int) -> Span:
    """Give the sentence around a position; between two, the one before it; empty where there is none.

    Args:
        position: code points, 0 to len(text).
    """
    position = max(0, min(position, len(text)))
    start = max(text.rfind(mark, 0, position) for mark in _BREAKS) + 1
    ends = [at for mark in _BREAKS if (at := text.find(mark, position)) >= 0]
    end = min(ends, default=len(text))
    near = max(start, position - _WINDOW)
    found = _around(text, position, near, end)
    if near > start and found.start <= near:
        found = _around(text, position, start, end)
    return found


def _around(text: str, position: int, start: int, end: int) -> Span:
    found = Span(position, position)
    for span in _sentences_of(text, start, end):
        if span.start > position and found.end > found.start:
            break
        found = span
        if span.end > position:
            break
    return found


def _sentences_of(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _END.compiled.finditer(text, start, end):
        at = match.end()
        if at < end and not _is_boundary(text, match.start(), at, end):
            continue
        if span := trim(text, begin, at):
            yield span
        begin = at
    if begin < end and (span := trim(text, begin, end)):
        yield span


def _is_boundary(text: str, mark: int, at: int, end: int) -> bool:
    if text[mark] in "。！？":
        return True
    follows = _NEXT.compiled.match(text, at, min(end, at + 64))
    if not follows:
        return at + 64 < end
    if not text[at].isspace():
        return _ends_glued(text, mark, at)
    if follows.group(1).islower():
        return False
    if text[mark] != "." or at - mark > 1:
        return not (text[mark] in "?!" and at - mark > 1 and _SPEAKER_AFTER.compiled.match(text, at, min(end, at + 80)))
    return not _is_abbreviation(text, mark)


def _ends_glued(text: str, mark: int, at: int) -> bool:
    """Tell whether a stop without a blank ends a sentence: `2024.Namun`, `selesai.Pemerintah`, not `Kompas.com`."""
    before = text[mark - 1] if mark else " "
    word = _WORD_BEFORE.compiled.search(text, max(0, mark - _LOOK_BACK), mark)
    known = before.isdigit() or (before.islower() and word is not None and len(word.group()) > 3)
    return bool(known and _GLUED.compiled.match(text, at))


def _is_abbreviation(text: str, mark: int) -> bool:
    word = _WORD_BEFORE.compiled.search(text, max(0, mark - _LOOK_BACK), mark)
    if not word or word.end() != mark:
        return False
    before = word.group().lower().strip(".")
    if before in _SHORT:
        return False
    if len(before) == 1 and word.group()[-1].isupper():
        return True
    return before in _TITLES
