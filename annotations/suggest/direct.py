"""Direct speech: long quotations with their cue before or after, over sentences, and interrupted."""

from collections.abc import Sequence

from annotations.model import Span
from annotations.suggest.rules import Found

_NEAR = 3


def attach(found: list[Found], quotes: Sequence[Span], text: str) -> list[Found]:
    """Grow claims to the whole quotations that they touch, and give further quotations of a paragraph to them.

    Args:
        quotes: the quotations of some length, marks included.
    """
    taken: set[Span] = set()
    for one in found:
        one.content = [_grown(span, quotes, taken) for span in one.content]
        _continue_after_cue(one, quotes, taken, text)
    _give_following(found, quotes, taken, text)
    return found


def _grown(span: Span, quotes: Sequence[Span], taken: set[Span]) -> Span:
    for quote in quotes:
        touches = quote.start < span.end and span.start < quote.end
        if touches:
            taken.add(quote)
            inside = quote.start <= span.start + _NEAR and span.end <= quote.end + _NEAR
            ends = span.end <= quote.end + 1 and span.start >= quote.start - _NEAR
            span = (
                Span(quote.start, quote.end)
                if inside or ends
                else Span(min(span.start, quote.start), max(span.end, quote.end))
            )
    return span


def _continue_after_cue(one: Found, quotes: Sequence[Span], taken: set[Span], text: str) -> None:
    """`"A," kata X, "B."`: the second part belongs to the same claim."""
    last = max(
        [*one.cue, *([one.mention] if one.mention else []), *([one.via] if one.via else [])], key=lambda s: s.end
    )
    if last.end < one.content[-1].end or not any(q.start <= one.content[-1].start < q.end for q in quotes):
        return
    for quote in quotes:
        between = text[last.end : quote.start]
        if quote not in taken and 0 <= quote.start - last.end <= 40 and "." not in between and "\n" not in between:
            one.content.append(quote)
            taken.add(quote)
            return


def _give_following(found: list[Found], quotes: Sequence[Span], taken: set[Span], text: str) -> None:
    """A quotation that stands as a sentence of its own after an attributed one goes on with it."""
    direct = [one for one in found if any(q == one.content[-1] for q in quotes)]
    for quote in quotes:
        if quote in taken:
            continue
        before = [one for one in direct if one.content[-1].end <= quote.start]
        if not before:
            continue
        nearest = max(before, key=_reach)
        between = text[_reach(nearest) : quote.start]
        closed = text[: quote.start].rstrip()[-1:] in {".", "!", "?", "”", '"'}
        if "\n" not in between and len(between) <= 60 and closed and _reach(nearest) <= quote.start:
            nearest.content.append(quote)
            taken.add(quote)


def _reach(one: Found) -> int:
    spans = [*one.content, *one.cue, *([one.mention] if one.mention else []), *([one.via] if one.via else [])]
    return max(span.end for span in spans)
