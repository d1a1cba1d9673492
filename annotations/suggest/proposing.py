"""From what the rules found to proposals: places checked, sources named, scored."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

from annotations.model import Experience, Proposal, Quotation, Span
from annotations.suggest.found import Found
from annotations.suggest.grammar import UNSEEN, Sight
from annotations.suggest.resolve import Resolver
from annotations.suggest.scoring import Score, experienced, signs_of
from annotations.text import trim

LEAST = 0.2  # what is right less often than one time in five costs an analyst more than it finds
_SHORTEST = 4


def proposals(
    found: Sequence[Found],
    sights: Sequence[Sight],
    marks: Sequence[Span],
    resolver: Resolver,
    score: Score,
    experience: Experience,
    least: float = LEAST,
) -> list[Proposal]:
    """Give the proposals in text order; two of the same claim and cue are one.

    Who *I* is inside a quotation is asked last, when its speaker is known.

    Args:
        sights: what the grammar says of each that was found; empty where the language has none.
        least: the score from which on a proposal is worth an analyst's time.
    """
    out: list[Proposal] = []
    seen: set[tuple[object, ...]] = set()
    spoken: list[tuple[Span, str]] = []
    seen_as = zip(found, sights or [UNSEEN] * len(found), strict=True)
    for one, sight in sorted(seen_as, key=lambda pair: (resolver.is_first_person(pair[0].mention), *_place(pair[0]))):
        spans = tuple(spans_apart(span for s in one.content if (span := trim(resolver.text, *s))))
        key = (spans, tuple(one.cue))
        if not spans or key in seen or sum(span.end - span.start for span in spans) < _SHORTEST:
            continue
        seen.add(key)
        speaker = _speaker(spoken, spans[0].start)
        proposal = _proposal(one, sight, spans, quotation_of(spans, marks), resolver, speaker, score, experience)
        if proposal.quotation is Quotation.DIRECT:
            insort(spoken, (Span(spans[0].start, spans[-1].end), proposal.source))
        if proposal.score >= least:
            out.append(proposal)
    return sorted(out, key=lambda p: (p.spans[0].start, -p.spans[-1].end, *(p.mention or p.spans[0])))


def _place(one: Found) -> tuple[int, int]:
    start = one.mention.start if one.mention else one.content[0].start
    return start, one.content[0].start


def _speaker(spoken: Sequence[tuple[Span, str]], at: int) -> str:
    """Give whose quotation a place stands in; "" for nobody's. Looks at the eight that begin before it."""
    before = bisect_right(spoken, at, key=lambda one: one[0].start)
    near = spoken[max(0, before - 8) : before]
    return next((name for span, name in reversed(near) if name and at < span.end), "")


def _proposal(
    one: Found,
    sight: Sight,
    spans: tuple[Span, ...],
    quotation: Quotation,
    resolver: Resolver,
    speaker: str,
    score: Score,
    experience: Experience,
) -> Proposal:
    source, kind = resolver.name(one.mention, speaker, sight.mention)
    via, via_kind = resolver.name(one.via, entity=sight.via)
    pronoun = resolver.is_pronoun(one.mention)
    signs = signs_of(resolver.text, one, spans, quotation, source, kind, sight.signs, pronoun=pronoun)
    scored = experienced(score(signs), signs.cue, source, experience)
    passing = one.via if via else None
    cue = tuple(sorted([*one.modifiers, *one.cue]))
    return Proposal(spans, quotation, cue, one.mention, source, kind, passing, via, via_kind, one.act, scored)


def quotation_of(content: Sequence[Span], quotes: Sequence[Span]) -> Quotation:
    """Say whether the words of a claim are quoted wholly, partly or not at all."""
    begin, end = content[0].start, content[-1].end
    near = quotes[bisect_right(quotes, begin, key=lambda q: q.end) : bisect_left(quotes, end, key=lambda q: q.start)]
    inside = sum(max(0, min(a.end, q.end) - max(a.start, q.start)) for a in content for q in near)
    total = sum(a.end - a.start for a in content)
    if inside >= total - 4 * len(content):
        return Quotation.DIRECT
    return Quotation.MIXED if inside > 2 else Quotation.INDIRECT


def spans_apart(spans: Iterable[Span]) -> Iterable[Span]:
    """Give the spans in order, those that overlap an earlier one left out."""
    end = -1
    for span in sorted(spans):
        if span.start >= end:
            yield span
            end = span.end
