"""Cues that stand beside the claim: `Y, kata X`, `menurut X, Y`, `Y, seperti dilaporkan oleh X`, `Y, X said`."""

from dataclasses import dataclass

from annotations.gazetteer import kind_of
from annotations.model import SourceKind, Span
from annotations.suggest.lexicon import Cue
from annotations.suggest.phrases import phrase_after, phrase_before
from annotations.suggest.words import COMMAS, HARD, QUOTES, STOPS, Sentence

PLACES = ("marker", "parenthesis", "preposition")
_MEDIA = frozenset({SourceKind.NEWS_AGENCY, SourceKind.OUTLET})
_DOMAINS = (".com", ".co", ".id", ".net", ".org", ".tv")


@dataclass(slots=True)
class Aside:
    """A cue with its source, beside the claim: words first to last."""

    first: int
    last: int
    kind: Cue
    cue: list[Span]
    mention: Span | None
    via: Span | None = None
    inverted: bool = False


def asides(s: Sentence, taken: set[int]) -> list[Aside]:
    """Give the asides of a sentence in order; the words of their cues are added to `taken`."""
    out: list[Aside] = []
    at = 0
    while at < len(s):
        found = None if at in taken or s.quote_of[at] >= 0 else _aside(s, at, out[-1].last if out else 0)
        if found is None:
            at += 1
            continue
        out.append(found)
        taken.update(range(found.first, found.last))
        at = max(at + 1, found.last)
    return out


def _aside(s: Sentence, at: int, floor: int) -> Aside | None:
    for place in PLACES:
        cue = s.find(place, at)
        if cue is None:
            continue
        if place == "marker":
            found = _marker(s, at, cue)
        elif place == "preposition":
            found = _preposition(s, at, cue)
        else:
            found = _parenthesis(s, at, cue) or _inverted(s, at, cue, floor)
        if found:
            return found
    return None


def cue_spans(s: Sentence, at: int, cue: Cue) -> tuple[Span, Span | None]:
    """Give the place of a cue's words, and of the clitic that stands for the speaker."""
    start, end = s.words[at].start, s.words[at + len(cue.words) - 1].end
    if cue.clitic:
        return Span(start, end - cue.clitic), Span(end - cue.clitic, end)
    return Span(start, end), None


def opens(s: Sentence, at: int) -> bool:
    """Say whether a word opens its sentence, connectives aside, or the clause after `bahwa`."""
    return s.after_connectives(0, at) >= at or s.is_in(at - 1, "complementisers")


def _marker(s: Sentence, at: int, cue: Cue) -> Aside | None:
    if not opens(s, at) and not s.is_mark(at - 1, COMMAS | {"("} | QUOTES) and not s.is_in(at, "comparisons"):
        return None
    first = at + len(cue.words)
    first += s.is_in(first, "recipients")
    last = phrase_after(s, first, len(s))
    comma = next((i for i in range(first, last) if s.low[i] == ","), last)
    if opens(s, at) and comma < last and s.is_mark(last, COMMAS) and s.find("verb", last + 1):
        last = comma  # `Dilansir X, kepala polisi, Tono, mengatakan Y`: who is named behind X is the one who says it
    mention = s.stretch(first, last)
    if mention is None or (opens(s, at) and not (s.is_mark(last, COMMAS) or s.is_mark(last, QUOTES))):
        return None
    return Aside(at, last, cue, [cue_spans(s, at, cue)[0]], mention)


def _preposition(s: Sentence, at: int, cue: Cue) -> Aside | None:
    at_start = opens(s, at)
    beside = s.is_mark(at - 1, COMMAS | QUOTES)
    span, mention = cue_spans(s, at, cue)
    first = last = at + len(cue.words)
    if mention is None:
        last = phrase_after(s, first, len(s))
        mention = s.stretch(first, last)
    if mention is None or s.is_in(first, "coordinators") or (cue.document and not _is_document(s, first)):
        return None
    if s.is_in(first, "standards"):
        return None
    closed = s.is_mark(last, COMMAS | QUOTES) or _ends(s, last)
    if not at_start and not beside and (cue.document or (len(cue.words) > 1 and not closed)):
        return None
    if at_start:
        last = _skip_circumstance(s, last)
    elif s.is_mark(last, frozenset({"("})):
        last = s.end_of_circumstance(last, len(s))
    cues = [span]
    if at_start and s.is_mark(last, COMMAS) is False and s.is_in(last, "document_verbs"):
        cues.append(Span(s.words[last].start, s.words[last].end))
        last += 1
    return Aside(at, last, cue, cues, mention, via_in(s, first, last))


def _closing(s: Sentence, last: int) -> int:
    """Give where what follows the date and place after a source begins."""
    while s.is_mark(last, frozenset({",", "("})) or s.is_in(last, "times"):
        last = s.end_of_circumstance(last + 1, len(s))
    return last


def _is_document(s: Sentence, first: int) -> bool:
    return s.is_in(first, "documents") or s.is_in(first - 1, "documents")


def _skip_circumstance(s: Sentence, last: int) -> int:
    """`Menurut X di Jakarta, Jumat, Y`: the claim begins after the place and the date."""
    while last < len(s) and (s.is_in(last, "circumstances") or s.is_mark(last, frozenset({"("}))):
        comma = s.end_of_circumstance(last, len(s))
        if not s.is_mark(comma, frozenset({","})) or comma - last > 14 or s.has_verb(last + 1, comma):
            break
        last = comma
    while (
        s.is_mark(last, frozenset({","}))
        and s.is_in(last + 1, "times")
        and s.end_of_circumstance(last + 1, len(s)) - last < 5
    ):
        last = s.end_of_circumstance(last + 1, len(s))
    return last


def _parenthesis(s: Sentence, at: int, cue: Cue) -> Aside | None:
    span, mention = cue_spans(s, at, cue)
    first = last = at + len(cue.words)
    behind = s.is_mark(at - 1, COMMAS | QUOTES | {"?", "!", ")"}) and at > 1
    glued = mention is not None
    if not behind and not (opens(s, at) and not s.is_in(at, "connectives")):
        return None
    if mention is None:
        last = phrase_after(s, first, len(s))
        mention = s.stretch(first, last)
    if cue.needs == "hearer":
        return None
    if cue.needs == "name" and not (behind and s.is_capital(first) and _ends(s, last)):
        return None
    idle = not glued and all(s.is_in(i, "adverbs") for i in range(first, last))
    if (
        mention is None
        or idle
        or (not glued and s.is_in(first, "complementisers"))
        or s.is_mark(first, frozenset({":"}))
    ):
        return None
    if not behind and not (s.is_mark(last, COMMAS | {":"} | QUOTES) or s.is_in(last, "complementisers")):
        return None
    if s.lexicon.language == "en" and not (_closes(s, last) and (s.is_mark(at - 1, QUOTES) or s.has_clause(0, at))):
        return None
    via, last = via_after(s, last)
    found = Aside(at, last, cue, [span], mention, via or via_in(s, first, last))
    return _chained(s, found, last)


def _ends(s: Sentence, last: int) -> bool:
    """Say whether nothing but a date or a place stands behind."""
    return not s.has_word(_closing(s, last), len(s))


def _chained(s: Sentence, found: Aside, last: int) -> Aside:
    """`lapor Reuters, mengutip syahbandar`: the agency passes on what the harbour master says."""
    day = s.end_of_circumstance(last, len(s)) if s.is_in(last, "times") else last
    at = day + s.is_mark(day, frozenset({","}))
    cue = s.find("quoting", at)
    if cue is None:
        return found
    stop = phrase_after(s, at + len(cue.words), len(s))
    quoted = s.stretch(at + len(cue.words), stop)
    if quoted is None:
        return found
    cues = [*found.cue, cue_spans(s, at, cue)[0]]
    return Aside(found.first, stop, found.kind, cues, quoted, found.mention, found.inverted)


def _closes(s: Sentence, at: int) -> bool:
    return (
        at >= len(s)
        or s.is_mark(at, COMMAS | STOPS | QUOTES | {":", ")", "("})
        or s.is_in(at, "circumstances")
        or s.is_in(at, "coordinators")
    )


def _inverted(s: Sentence, at: int, cue: Cue, floor: int) -> Aside | None:
    """`Y, X said.`  `"Y," X said, "Z."`"""
    if s.lexicon.language == "id" or cue.clitic:
        return None
    after = at + len(cue.words)
    hearer = None
    if cue.needs == "hearer":
        after = phrase_after(s, after, len(s))
        hearer = heard_by(s, at + len(cue.words))
    subject = phrase_before(s, at, floor)
    if subject is None:
        return None
    first, last = subject
    quoted = s.quote_before(first) is not None and not s.is_in(after, "complementisers")
    if after < len(s) and not _closes(s, after) and not quoted:
        return None
    if first - 1 <= floor or not s.is_mark(first - 1, COMMAS | QUOTES | {"?", "!"}):
        return None
    ends = after >= len(s) or s.is_mark(after, STOPS | {","}) or s.is_in(after, "circumstances")
    if not (ends or quoted) or not (quoted or _is_claim_before(s, floor, first, after)):
        return None
    via, after = via_after(s, after)
    cues = [cue_spans(s, at, cue)[0]]
    found = Aside(first, after, cue, cues, s.stretch(first, last), via or hearer, inverted=True)
    return _chained(s, found, after)


def _is_claim_before(s: Sentence, floor: int, first: int, after: int) -> bool:
    """Say whether unquoted words before `X said` are what X says: they hold a verb, and X does no more after."""
    if not s.has_verb(floor, first) or (s.is_in(0, "openers") and s.has_word(after, len(s))):
        return False
    comma = s.is_mark(after, frozenset({","}))
    return not (comma and s.quote_from(after + 1) is None and s.is_in(after + 1, "circumstances"))


def via_after(s: Sentence, at: int) -> tuple[Span | None, int]:
    """Give the medium that passes a claim on, `kepada Reuters`, and where its words end."""
    while s.is_in(at, "manners"):
        at += 1
    comma = int(s.is_mark(at, frozenset({","})))
    if s.find("quoting", at + comma):
        return None, at
    if cue := s.find("marker", at + comma):
        return _medium(s, at, at + comma + len(cue.words))
    if comma and not (s.is_in(at + 1, "recipients") or s.is_in(at + 1, "circumstances")):
        return None, at
    for first in range(at + comma, min(at + 9, len(s))):
        if s.is_mark(first, COMMAS | HARD | STOPS):
            break
        reached = s.is_in(first, "reached") and is_medium(s, first + 1)  # `kata X saat ditemui Reuters`
        if reached or (s.is_in(first, "recipients") and _may_be_medium(s, first)):
            return _medium(s, at, first + 1)
    return None, at


def _may_be_medium(s: Sentence, recipient: int) -> bool:
    """A name in capitals after `kepada` is a medium, unless it bears a title or is a country."""
    if is_medium(s, recipient + 1):
        return True
    first = recipient + 1
    if (
        not s.is_in(recipient, "hearer_links")
        or not s.is_capital(first)
        or s.is_in(first, "titles")
        or s.is_in(first, "governments")
    ):
        return False
    last = first
    while s.is_capital(last):
        last += 1
    ends = last >= len(s) or not s.is_word(last)
    return ends and kind_of(s.text[s.words[first].start : s.words[last - 1].end]) is None and last - first <= 3


def _medium(s: Sentence, at: int, first: int) -> tuple[Span | None, int]:
    first += s.is_in(first, "recipients")
    last = phrase_after(s, first, len(s))
    if last <= first or not any(s.words[i].capital for i in range(first, last)):
        return None, at
    comma = next((i for i in range(first, last) if s.low[i] == "," and not s.is_capital(i + 1)), last)
    return s.stretch(first, comma), last


def is_medium(s: Sentence, first: int) -> bool:
    """Say whether the words from here name a news agency or an outlet."""
    for length in (4, 3, 2, 1):
        words = s.low[first : first + length]
        if len(words) == length and " ".join(words) in s.lexicon.words("media"):
            return True
        if first + length <= len(s) and s.is_capital(first + s.is_in(first, "articles")):
            name = s.text[s.words[first].start : s.words[first + length - 1].end]
            if kind_of(name) in _MEDIA:
                return True
    if _has_name_of_medium(s, first):
        return True
    return first + 1 < len(s) and s.is_in(first, "articles") and is_medium(s, first + 1)


def _has_name_of_medium(s: Sentence, first: int) -> bool:
    """`Defense Ledger`, `Radar Blora Raya`, `SuaraPantura.id`: of words in capitals, one is a word for a medium."""
    at = first
    while at < min(first + 4, len(s)) and s.is_capital(at):
        if s.is_in(at, "media_names") or s.low[at].endswith(_DOMAINS):
            return True
        at += 1
    return False


def heard_by(s: Sentence, at: int) -> Span | None:
    """`told Defense Ledger that`: the medium that is told, from here on."""
    return s.stretch(at, phrase_after(s, at, len(s))) if is_medium(s, at) else None


def interviewer(s: Sentence) -> tuple[Span, int] | None:
    """`Dalam wawancara dengan Rappler, X …`: the medium that a sentence opens with, and where the clause begins."""
    begin = s.after_connectives(0, len(s) - 1)
    for at in range(begin, min(begin + 5, len(s) - 1)):
        if s.is_in(at, "interviews") and s.is_in(at + 1, "recipients"):
            medium, last = _medium(s, at, at + 2)
            known = medium is not None and (is_medium(s, at + 2) or _may_be_medium(s, at + 1))
            comma = next((i for i in range(last, min(last + 8, len(s))) if s.low[i] == ","), None)
            return (medium, comma + 1) if medium and known and comma is not None else None
    return None


def via_in(s: Sentence, first: int, last: int) -> Span | None:
    """`pengamat yang ditemui Reuters`, `a memo obtained by Reuters`: a medium at the end of a relative clause."""
    relative = next((i for i in range(first, last) if s.is_in(i, "relatives") or s.is_in(i, "reaching")), None)
    if relative is None:
        return None
    for at in range(relative + 1, last):
        reached = s.is_in(at - 1, "reached")
        if s.is_capital(at) and (is_medium(s, at) or reached) and last - at <= 5:
            return s.stretch(at, last)
    return None
