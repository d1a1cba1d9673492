"""Direct speech without a cue of its own: quotations that go on an attributed one, and those that stand alone."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from annotations.model import Span
from annotations.suggest.found import Found
from annotations.suggest.quotations import runs_on
from annotations.suggest.words import Sentence

_ALONE = 0.45
_LONG = 5
_MOST_SPANS = 12  # of a claim whose quotation runs over paragraphs
_DASHES = frozenset({"-", "–", "—"})


def attach(found: list[Found], views: Sequence[Sentence]) -> list[Found]:
    """Give further quotations of a paragraph to the claim before them, and those that nobody took as claims alone.

    Args:
        found: the attributions so far; their content grows.
        views: all sentences of the text, in order.
    """
    taken = sorted((span.start, span.end) for one in found for span in one.content)
    speakers = sorted((one for one in found if one.follows), key=lambda one: one.reach)
    reaches = [one.reach for one in speakers]
    alone: list[Found] = []
    for s in views:
        for first, stop in s.quotes:
            quote = Span(s.words[first].start, s.words[stop - 1].end)
            if _covered(quote, taken):
                continue
            before = bisect_right(reaches, quote.start)
            speaker = speakers[before - 1] if before else None
            if speaker and _stands_alone(s, first, stop) and _is_next(speaker, quote, s):
                speaker.content.append(quote)
            elif _is_sentence(s, first, stop):
                alone.append(_alone(s, stop, quote))
    return _running_on(found + alone, views)


def _running_on(found: list[Found], views: Sequence[Sentence]) -> list[Found]:
    """Make one claim of a quotation that runs over paragraphs, where no more than one of them says whose it is."""
    quotes = [Span(s.words[first].start, s.words[stop - 1].end) for s in views for first, stop in s.quotes]
    gone: set[int] = set()
    holders: dict[Span, Found] = {}
    if any(runs_on(views[0].text, a, b) for a, b in pairwise(quotes)):
        holders = {span: one for one in found for span in one.content}
    for a, b in pairwise(quotes) if holders else ():
        one, other = holders.get(a), holders.get(b)
        if one is None or other is None or one is other or not runs_on(views[0].text, a, b):
            continue
        kept, joined = (one, other) if one.cue or not other.cue else (other, one)
        if not joined.cue and joined.mention is None and len(kept.content) + len(joined.content) <= _MOST_SPANS:
            kept.content = sorted([*kept.content, *joined.content])
            kept.sentence = Span(
                min(kept.sentence.start, joined.sentence.start), max(kept.sentence.end, joined.sentence.end)
            )
            gone.add(id(joined))
            holders.update(dict.fromkeys(joined.content, kept))
    return [one for one in found if id(one) not in gone]


def _covered(quote: Span, taken: list[tuple[int, int]]) -> bool:
    """Say whether a claim holds most of the quotation; one that stands inside it does not count."""
    at = bisect_right(taken, (quote.end - 2, quote.end + 10**9))
    near = taken[max(0, at - 12) : at]
    return any(end > quote.start + 1 and not (quote.start < start and end < quote.end) for start, end in near)


def _is_next(speaker: Found, quote: Span, s: Sentence) -> bool:
    """Say whether the quotation stands right after an attributed one, in its paragraph."""
    reach = speaker.content[-1].end if speaker.content[-1].end > speaker.reach else speaker.reach
    return speaker.paragraph == s.paragraph and len(s.text[reach : quote.start].strip(" .!?\n")) <= 60


def _alone(s: Sentence, stop: int, quote: Span) -> Found:
    """`"A." – Budi Hartono`: a quotation without a cue, with the name after a dash where there is one."""
    mention = None
    if s.is_mark(stop, _DASHES) and stop + 1 < len(s) and len(s) - stop <= 8 and s.is_capital(stop + 1):
        mention = s.stretch(stop + 1, len(s))
    return Found([quote], [], mention, "assertion", _ALONE, "alone", s.span, None, s.paragraph)


def _stands_alone(s: Sentence, first: int, stop: int) -> bool:
    named = s.is_mark(stop, _DASHES) and len(s) - stop <= 8
    return not s.has_word(0, first) and (named or not s.has_word(stop, len(s)))


def _is_sentence(s: Sentence, first: int, stop: int) -> bool:
    """Say whether a quotation is a sentence that somebody utters, and no title or term."""
    if _stands_alone(s, first, stop):
        return True
    ends = s.low[stop - 2] in {".", ",", "!", "?"}
    return stop - first >= _LONG + 2 and s.is_capital(first + 1) and s.has_verb(first, stop) and ends
