"""Proposals without a lexicon: long quotations, each with who is said to say it, or the nearest known source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from annotations.model import KnownSource, Proposal, Quotation, SourceKind, Span
from annotations.suggest.grammar import Speaker
from annotations.suggest.proposing import quotation_of

_SHORTEST = 25
_SPOKEN = 0.48
_NAMED = 0.45
_UNNAMED = 0.3

Mention = tuple[Span, str]


def quoted_only(
    text: str,
    quotes: Sequence[Span],
    mentions: Sequence[Mention],
    known: Mapping[str, KnownSource],
    speakers: Mapping[Span, Speaker],
) -> list[Proposal]:
    """Give a proposal for each quotation of `long_quotes`.

    Args:
        quotes: all quotations, in order.
        mentions: where known sources stand in the text, in order, with their names.
        known: the sources by name.
        speakers: who says a quotation, as far as a grammar of the language tells.
    """
    paragraphs = [at for at, sign in enumerate(text) if sign == "\n"]
    starts = [span.start for span, _ in mentions]
    out = []
    for quote in long_quotes(quotes):
        kind_of_quotation = quotation_of([quote], [quote])
        near = [m for m in _beside(quote, mentions, starts) if _same(paragraphs, quote, m[0])]
        if quote in speakers:
            out.append(_spoken(quote, kind_of_quotation, speakers[quote], text, mentions, known))
        elif near:
            mention, name = min(near, key=lambda m: _distance(quote, m[0]))
            source = known[name]
            out.append(Proposal((quote,), kind_of_quotation, (), mention, source.name, source.kind, score=_NAMED))
        else:
            out.append(Proposal((quote,), kind_of_quotation, score=_UNNAMED))
    return out


def long_quotes(quotes: Sequence[Span]) -> list[Span]:
    """Give the quotations of 25 code points or more."""
    return [quote for quote in quotes if quote.end - quote.start >= _SHORTEST]


def _spoken(
    quote: Span,
    kind_of_quotation: Quotation,
    speaker: Speaker,
    text: str,
    mentions: Sequence[Mention],
    known: Mapping[str, KnownSource],
) -> Proposal:
    """Give the proposal of a quotation whose cue and subject are known."""
    words, cue, kind = speaker
    named = next((known[name] for span, name in mentions if words.start <= span.start and span.end <= words.end), None)
    source, kind = (named.name, named.kind) if named else (text[words.start : words.end], kind or SourceKind.UNNAMED)
    return Proposal((quote,), kind_of_quotation, (cue,), words, source, kind, score=_SPOKEN)


def _beside(quote: Span, mentions: Sequence[Mention], starts: Sequence[int]) -> Iterator[Mention]:
    """Give the last mention before a quotation and the first after it."""
    before = bisect_left(starts, quote.start)
    if before and mentions[before - 1][0].end <= quote.start:
        yield mentions[before - 1]
    after = bisect_left(starts, quote.end)
    if after < len(mentions):
        yield mentions[after]


def _same(paragraphs: Sequence[int], quote: Span, mention: Span) -> bool:
    """Say whether no line feed stands between a quotation and a mention."""
    return bisect_right(paragraphs, quote.start) == bisect_right(paragraphs, mention.start)


def _distance(quote: Span, mention: Span) -> int:
    return mention.start - quote.end if mention.start >= quote.end else quote.start - mention.end
