"""The rules of one sentence: which words are a claim, who says it, and by which cue."""

from bisect import bisect_left

from annotations.model import Span
from annotations.sentences import sentences
from annotations.suggest.asides import Aside, asides, interviewer, is_medium, opens
from annotations.suggest.found import Found
from annotations.suggest.headlines import headline
from annotations.suggest.quoting import chains
from annotations.suggest.verbs import Verbs
from annotations.suggest.words import COMMAS, QUOTES, Sentence


def analyse(s: Sentence) -> list[Found]:
    """Give the attributions of a sentence, in no order; a cue word is used once."""
    taken: set[int] = set()
    found = chains(s, taken)
    beside = asides(s, taken)
    verbs = _verbs(s, taken)
    found += verbs
    for number, aside in enumerate(beside):
        floor = beside[number - 1].last if number else 0
        last = beside[number + 1].first if number + 1 < len(beside) else len(s)
        one = _beside(s, aside, floor, last, verbs)
        if one is not None:
            found.append(one)
    _name_interviewer(s, found)
    found += headline(s) if not found else []
    found += _nested(s)
    for one in found:
        one.modifiers = _modifiers(s, one)
    return found


def _modifiers(s: Sentence, one: Found) -> list[Span]:
    """Give the negations and modal verbs before a cue, `belum` of `belum mengatakan`; none that the claim holds."""
    if not one.cue:
        return []
    at = bisect_left(s.words, one.cue[0].start, key=lambda word: word.start) - 1
    out = []
    while at >= 0 and any(s.is_in(at, name) for name in ("modifiers", "modifier_links", "adverbs", "passive_aux")):
        word = s.words[at]
        if any(span.start <= word.start < span.end for span in one.content):
            break
        if s.is_in(at, "modifiers"):
            out.append(Span(word.start, word.end))
        at -= 1
    return out[::-1]


def _name_interviewer(s: Sentence, found: list[Found]) -> None:
    """`Dalam wawancara dengan Rappler, X mengatakan Y`: the medium passes on what X says."""
    if (named := interviewer(s)) is None:
        return
    medium, begin = named
    for one in found:
        if one.via is None and one.mention and begin < len(s) and one.mention.start == s.words[begin].start:
            one.via = medium


def _verbs(s: Sentence, taken: set[int]) -> list[Found]:
    return Verbs(s, 0, len(s), taken).run()


def _nested(s: Sentence) -> list[Found]:
    """Give the attributions inside the quotations."""
    found: list[Found] = []
    for first, last in s.quotes:
        begin = first + 1
        inside = list(sentences(s.text, s.words[first].end, s.words[last - 1].end))
        for span in inside:
            stop = begin
            while stop < last and s.words[stop].start < span.end:
                stop += 1
            end = stop - 1 if stop == last and s.low[last - 1] in QUOTES else stop
            found += [one for one in Verbs(s, begin, end, set(), nested=True).run() if one.mention is not None]
            begin = stop
    return found


def _beside(s: Sentence, aside: Aside, floor: int, last: int, verbs: list[Found]) -> Found | None:
    """Give the attribution of an aside: its claim stands before it, after it, or on both sides."""
    parts = _parts(s, aside, floor, last)
    spans = [span for span in parts if span is not None]
    if not spans or sum(span.end - span.start for span in spans) < 4:
        return None
    if _passes_on(s, aside) and _becomes_via(s, aside, verbs):
        return None
    return Found(
        spans,
        aside.cue,
        aside.mention,
        aside.kind.act,
        aside.kind.strength,
        "inverted" if aside.inverted else f"{aside.kind.place}{' opening' * opens(s, aside.first)}",
        s.span,
        aside.via,
        s.paragraph,
        follows=_follows(s, aside, spans),
    )


def _follows(s: Sentence, aside: Aside, spans: list[Span]) -> bool:
    """Say whether the claim is a quotation that the next sentence may go on with."""
    quotes = [s.words[stop - 1].end for _, stop in s.quotes]
    return (aside.kind.place == "parenthesis" and any(span.end in quotes for span in spans)) or s.text[
        spans[-1].end - 1
    ] in QUOTES


def _passes_on(s: Sentence, aside: Aside) -> bool:
    """Say whether an aside may name who passes a claim on: `seperti dilansir X`; `lapor X` where X is a medium."""
    if aside.kind.place == "marker":
        return True
    first = aside.first + len(aside.kind.words)
    return aside.kind.place == "parenthesis" and not aside.inverted and is_medium(s, first)


def _becomes_via(s: Sentence, aside: Aside, verbs: list[Found]) -> bool:
    """`Ia mendesak …, seperti dilansir Reuters`: the medium passes on what the main verb's subject says."""
    if opens(s, aside.first):
        return _opens_with_via(s, aside, verbs)
    start = s.words[s.after_connectives(0, len(s) - 1)].start
    words = Span(s.words[aside.first].start, s.words[aside.last - 1].end)
    for one in verbs:
        if one.via is None and one.mention and one.mention.start == start and one.mention.end <= one.cue[0].start:
            gap = s.text[one.mention.end : one.cue[0].start]
            if (
                one.mention.end <= words.start and words.end <= one.cue[0].start
            ):  # `X, seperti dilaporkan Y, mengatakan Z`
                gap = s.text[one.mention.end : words.start].strip(", ") + s.text[words.end : one.cue[0].start].strip(
                    ", "
                )
            if "," not in gap:
                one.via = aside.mention
                return True
    return False


def _opens_with_via(s: Sentence, aside: Aside, verbs: list[Found]) -> bool:
    """`Dilansir Reuters, Wali Kota Tono mengatakan Y`: the first verb's subject stands right behind the medium."""
    behind = next((i for i in range(aside.last, len(s)) if s.is_word(i)), len(s))
    medium = aside.first + len(aside.kind.words)
    if not is_medium(s, medium) and not (s.is_capital(medium) and not s.is_in(medium, "titles")):
        return False
    for one in verbs:
        if one.via is None and one.mention and behind < len(s) and one.mention.start == s.words[behind].start:
            one.via = aside.mention
            return True
    return False


def _parts(s: Sentence, aside: Aside, floor: int, last: int) -> list[Span | None]:
    first = aside.first
    if opens(s, first):
        return [s.content(aside.last, last)]
    after = _after(s, aside.last, last)
    quote = s.quote_before(first)
    if s.quote_from(after) is not None:
        return [s.content(floor, first), _quote(s, after)]
    if after >= last or not s.has_word(after, last):
        return [s.content(floor, first)]
    if quote is not None:
        return [s.content(floor, first)]
    if aside.kind.place == "marker" or (aside.inverted and not s.is_mark(aside.last, COMMAS)):
        return [s.content(floor, first)]
    return _both(s, aside, floor, after, last)


def _quote(s: Sentence, at: int) -> Span | None:
    stop = s.quote_from(at)
    return Span(s.words[at].start, s.words[stop - 1].end) if stop else None


def _after(s: Sentence, at: int, last: int) -> int:
    """Skip the circumstances after a source: `kata X di Jakarta, Jumat`; give where anything else begins."""
    while at < last:
        if s.is_mark(at, COMMAS | {":", ")"}):
            at += 1
        elif (
            s.is_in(at, "times")
            or s.is_mark(at, frozenset({"("}))
            or (s.is_in(at, "circumstances") and not s.is_in(at, "connectives"))
        ):
            at = max(at + 1, s.end_of_circumstance(at, last))
        else:
            break
    return at


def _both(s: Sentence, aside: Aside, begin: int, after: int, last: int) -> list[Span | None]:
    comma_before = s.is_mark(aside.first - 1, COMMAS)
    comma_after = s.is_mark(aside.last, COMMAS)
    left, right = s.content(begin, aside.first), s.content(aside.last, last)
    if not comma_after and not comma_before:
        return [left, right]
    if comma_after:
        return [left, right]
    if aside.kind.place == "preposition" and comma_before and s.has_verb(begin, aside.first):
        return [right] if s.has_verb(after, last) or last - after >= 3 else [left]
    return [left, right] if s.has_verb(after, last) and not s.has_clause(begin, aside.first) else [left]
