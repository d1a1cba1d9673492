"""Chains of two sources around a verb: `TASS, mengutip kementerian, melaporkan Y`, `Xinhua quoted X as saying Y`."""

from annotations.model import Span
from annotations.suggest.asides import cue_spans
from annotations.suggest.found import Found
from annotations.suggest.phrases import phrase_after, phrase_before
from annotations.suggest.words import Sentence


def chains(s: Sentence, taken: set[int]) -> list[Found]:
    """Give the attributions whose claim reaches the text through a medium that quotes; their cues are taken."""
    found = []
    for at in range(1, len(s)):
        if s.quote_of[at] < 0 and at not in taken:
            one = _quoting(s, at, taken) or _was_quoted(s, at, taken) or _quoted_as_saying(s, at, taken)
            if one:
                found.append(one)
    return found


def _quoting(s: Sentence, at: int, taken: set[int]) -> Found | None:
    cue = s.find("quoting", at)
    if cue is None:
        return None
    first = at + len(cue.words)
    last = phrase_after(s, first, len(s))
    verb = last + (last < len(s) and s.low[last] == ",")
    while s.is_in(verb, "adverbs"):
        verb += 1
    kind = s.find("verb", verb) if verb < len(s) else None
    passing = phrase_before(s, at, 0)
    mention = s.stretch(first, last)
    if kind is None or passing is None or mention is None:
        return None
    begin = verb + len(kind.words)
    content = s.content(begin, len(s))
    if content is None:
        return None
    taken.update(range(at, begin))
    cues = [cue_spans(s, at, cue)[0], cue_spans(s, verb, kind)[0]]
    return Found([content], cues, mention, kind.act, kind.strength, "quoting", s.span, s.stretch(*passing), s.paragraph)


def _was_quoted(s: Sentence, at: int, taken: set[int]) -> Found | None:
    """`X was quoted by Xinhua as saying Y`, `Y, X was quoted by Xinhua as saying`, `X dikutip Xinhua mengatakan Y`."""
    quoted = s.find("quoted", at)
    passive = s.is_in(at - 1, "passive_aux")
    if quoted is None or not (passive or s.lexicon.language == "id"):
        return None
    first = at + len(quoted.words)
    by = s.is_in(first, "agent_links")
    last = phrase_after(s, first + by, len(s)) if by or not passive else first
    saying = s.find("as_saying" if passive else "verb", last) if last < len(s) else None
    subject = phrase_before(s, at - passive, 0)
    if saying is None or subject is None:
        return None
    stop = last + len(saying.words)
    mention, content = s.stretch(*subject), s.content(stop, len(s)) or s.content(0, subject[0])
    if mention is None or content is None:
        return None
    passing = s.stretch(first + by, last)
    taken.update((*range(at, first), *range(last, stop)))
    cues = [cue_spans(s, at, quoted)[0], Span(s.words[stop - 1].start, s.words[stop - 1].end)]
    rule = "quoted as saying"
    return Found([content], cues, mention, quoted.act, quoted.strength, rule, s.span, passing, s.paragraph)


def _quoted_as_saying(s: Sentence, at: int, taken: set[int]) -> Found | None:
    quoted = s.find("quoted", at)
    if quoted is None:
        return None
    first = at + len(quoted.words)
    last = phrase_after(s, first, len(s))
    saying = s.find("as_saying", last) if last < len(s) else None
    if saying is None:
        return None
    stop = last + len(saying.words)
    begin = phrase_after(s, stop, len(s)) if saying.needs == "hearer" else stop
    begin += begin > stop and s.is_in(begin, "complementisers")
    passing, mention, content = phrase_before(s, at, 0), s.stretch(first, last), s.content(begin, len(s))
    if passing is None or mention is None or content is None:
        return None
    taken.update((*range(at, first), *range(last, stop)))
    cues = [cue_spans(s, at, quoted)[0], Span(s.words[stop - 1].start, s.words[stop - 1].end)]
    return Found(
        [content],
        cues,
        mention,
        quoted.act,
        quoted.strength,
        "quoted as saying",
        s.span,
        s.stretch(*passing),
        s.paragraph,
    )
