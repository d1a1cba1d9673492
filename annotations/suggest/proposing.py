"""From what the rules found to proposals: places checked, sources named, scored."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from annotations.model import Experience, Proposal, Quotation, Span
from annotations.suggest.found import Found
from annotations.suggest.grammar import UNSEEN, Sight
from annotations.suggest.marked import Reading
from annotations.suggest.resolve import Resolver
from annotations.suggest.scoring import Score, Signs, experienced, signs_of
from annotations.text import overlap, trim

LEAST = 0.35  # below it F1 falls: what is added is right less often than one time in three
_SHORTEST = 4
_SAME, _MUCH = 0.5, 0.7
_LEAD = 0.2
_AROUND = 12  # claims that begin next before or after, of those that may overlap


class Candidate(NamedTuple):
    """A proposal with the signs of its score, and the number of the reading that it comes from."""

    proposal: Proposal
    signs: Signs
    reading: int


def proposals(
    readings: Sequence[Reading],
    sights: Sequence[Sight],
    marks: Sequence[Span],
    resolver: Callable[[], Resolver],
    score: Score,
    experience: Experience,
    least: float = LEAST,
) -> list[Candidate]:
    """Give the proposals in text order: the best reading of each attribution; two of the same claim and cue are one.

    Args:
        sights: what the grammar says of each reading; empty where the language has none.
        marks: the quotations, in order.
        resolver: makes a new one; sources are named anew when it is known which readings are the best.
        least: the score from which on a proposal is worth an analyst's time.
    """
    seen_as = list(sights) or [UNSEEN] * len(readings)
    found = candidates(readings, seen_as, marks, resolver(), score, experience)
    best = chosen(found, readings)
    if len(best) < len(found):
        kept = candidates([readings[n] for n in best], [seen_as[n] for n in best], marks, resolver(), score, experience)
        found = [one._replace(reading=best[one.reading]) for one in kept]
    out: list[Candidate] = []
    seen: set[tuple[object, ...]] = set()
    for one in found:
        key = (one.proposal.spans, one.proposal.cue)
        if key not in seen and one.proposal.score >= least:
            seen.add(key)
            out.append(one)
    return sorted(out, key=lambda one: _in_text(one.proposal))


def _in_text(proposal: Proposal) -> tuple[int, ...]:
    return (proposal.spans[0].start, -proposal.spans[-1].end, *(proposal.mention or proposal.spans[0]))


def candidates(
    readings: Sequence[Reading],
    sights: Sequence[Sight],
    marks: Sequence[Span],
    resolver: Resolver,
    score: Score,
    experience: Experience,
) -> list[Candidate]:
    """Give a scored proposal for each reading that has a claim of some length.

    They are asked in text order, so that later names are resolved by earlier ones; who *I* is inside a quotation is
    asked last, when its speaker is known.
    """
    out: list[Candidate] = []
    spoken: list[tuple[Span, str]] = []
    order = sorted(
        range(len(readings)),
        key=lambda n: (resolver.is_first_person(readings[n].found.mention), *_place(readings[n].found)),
    )
    for number in order:
        one = readings[number].found
        spans = tuple(spans_apart(span for s in one.content if (span := trim(resolver.text, *s))))
        if not spans or sum(span.end - span.start for span in spans) < _SHORTEST:
            continue
        speaker = _speaker(spoken, spans[0].start)
        quotation = quotation_of(spans, marks)
        proposal, signs = _proposal(one, sights[number], spans, quotation, resolver, speaker, score, experience)
        if proposal.quotation is Quotation.DIRECT:
            insort(spoken, (Span(spans[0].start, spans[-1].end), proposal.source))
        out.append(Candidate(proposal, signs, number))
    return out


def chosen(found: Sequence[Candidate], readings: Sequence[Reading]) -> list[int]:
    """Give the numbers of the best reading of each attribution, without those that a better one covers, in order.

    Only what the encoder alone sees may be covered; what the rules find stands beside its like. Two attributions do not
    share a claim because the encoder saw but one.
    """
    own = {one.of: one.found for one in readings if not one.found.reading}
    ways: dict[int, list[tuple[float, Candidate]]] = {}
    for one in found:
        number, reading = readings[one.reading].of, readings[one.reading].found
        ways.setdefault(number, []).append((one.proposal.score + _lead(reading, own[number]), one))
    best = [max(given, key=lambda way: way[0])[1] for given in ways.values()]
    claimed: dict[tuple[Span, ...], set[tuple[Span, ...]]] = {}
    for one in best:
        claimed.setdefault(one.proposal.spans, set()).add(one.proposal.cue)
    for at, (number, given) in enumerate(ways.items()):
        if len(claimed[best[at].proposal.spans]) > 1 and _is_other(readings[best[at].reading].found, own[number]):
            own_claim = [way for way in given if not _is_other(readings[way[1].reading].found, own[number])]
            best[at] = max(own_claim, key=lambda way: way[0], default=(0.0, best[at]))[1]
    kept = sorted(best, key=lambda one: one.proposal.spans)
    starts = [one.proposal.spans[0].start for one in kept]
    out = []
    for number, one in enumerate(kept):
        if readings[one.reading].found.rule.startswith("read"):
            last = bisect_left(starts, one.proposal.spans[-1].end)
            near = [kept[n] for n in range(max(0, number - _AROUND), min(last, number + _AROUND)) if n != number]
            if any(_better(other, one) for other in near):
                continue
        out.append(one.reading)
    return sorted(out)


def _is_other(one: Found, own: Found) -> bool:
    """Say whether the encoder's edges leave much less of a claim than the rules found."""
    return one.content != own.content and overlap(one.content, own.content) < _MUCH


def _lead(one: Found, own: Found) -> float:
    """Give how much surer than it says, or less sure, a reading is because its source is not that of the rules.

    A source elsewhere must be clearly surer, since the encoder likes its own. One that the rules' source is a part of,
    or where the rules have none, is mostly better, and scores do not show it: no source counts as no mistake there.
    """
    if one.mention is None or one.mention == own.mention:
        return 0.0
    if own.mention is None:
        return -_LEAD if own.rule == "noun" else _LEAD  # `membantah kabar bahwa`: nobody's claim
    if not one.mention.touches(own.mention):
        return -_LEAD
    return _LEAD / 2 if one.mention.end - one.mention.start > own.mention.end - own.mention.start else 0.0


def _better(other: Candidate, one: Candidate) -> bool:
    """Say whether another proposal is of the same claim, and surer."""
    same = overlap(other.proposal.spans, one.proposal.spans) >= _SAME
    return same and (other.proposal.score, -other.reading) > (one.proposal.score, -one.reading)


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
) -> tuple[Proposal, Signs]:
    source, kind = resolver.name(one.mention, speaker, sight.mention)
    via, via_kind = resolver.name(one.via, entity=sight.via)
    pronoun = resolver.is_pronoun(one.mention)
    signs = signs_of(resolver.text, one, spans, quotation, source, kind, sight.signs, pronoun=pronoun)
    scored = experienced(score(signs), signs.cue, source, experience)
    passing = one.via if via else None
    cue = tuple(sorted([*one.modifiers, *one.cue]))
    proposal = Proposal(spans, quotation, cue, one.mention, source, kind, passing, via, via_kind, one.act, scored)
    return proposal, signs


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
