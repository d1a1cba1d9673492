"""The rules: which words of a sentence are a claim, who says it, and by which cue."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.model import Quotation, Span
from annotations.suggest.lexicon import Cue
from annotations.suggest.sources import after_cue, before_cue, skip_adverbs_back
from annotations.suggest.words import DASHES, Sentence

QUOTES = frozenset('"“”„«»')


@dataclass(slots=True)
class Found:
    """An attribution before its source is resolved.

    Attributes:
        content, cue: places in the text.
        mention, via: the words that name the source, and who passes the claim on; None for none.
        strength: 0 to 1, how sure a sign of a claim it is.
    """

    content: list[Span]
    cue: list[Span]
    mention: Span | None
    act: str
    strength: float
    via: Span | None = None


class Rules:
    """Finds the attributions of one sentence, outside long quotations."""

    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.found: list[Found] = []
        self._taken: set[int] = set()

    def run(self) -> list[Found]:
        """Give what all rules find; a cue word is used once."""
        for rule in (self._markers, self._parentheses, self._prepositions, self._quoting, self._verbs, self._passives):
            for at in range(len(self.s.words)):
                if at not in self._taken and not self.s.quoted[at]:
                    rule(at)
        return self.found

    def _take(self, first: int, cue: Cue) -> Span:
        last = first + len(cue.words)
        self._taken.update(range(first, last))
        return Span(self.s.words[first].start, self.s.words[last - 1].end)

    def _add(
        self, content: Span | None, cue: Span | list[Span], mention: Span | None, kind: Cue, via: Span | None = None
    ) -> None:
        if content is not None and content.end - content.start > 3:
            cues = cue if isinstance(cue, list) else [cue]
            self.found.append(Found([content], cues, mention, kind.act, kind.strength, via))

    # Y, seperti dilaporkan oleh X.   Dilansir X, Y.

    def _markers(self, at: int) -> None:
        cue = self.s.find("marker", at)
        if cue is None:
            return
        first = at + len(cue.words)
        last = after_cue(self.s, first, len(self.s.words))
        mention = self.s.stretch(first, last)
        begins = self._is_start(at)
        if mention is None or (not begins and (at == 0 or self.s.low[at - 1] not in DASHES)):
            return
        content = self.s.content(last, self._end(last)) if begins else self.s.content(0, at)
        self._add(content, self._take(at, cue), mention, cue)

    # Y, kata X.   Y, katanya.   (English: Y, said X.)

    def _parentheses(self, at: int) -> None:
        clitic = self._clitic(at, "parenthesis")
        cue = clitic or self.s.find("parenthesis", at)
        if cue is None or not self._closes_something(at):
            return
        first = at + len(cue.words)
        span = self._take(at, cue)
        if clitic:
            word = self.s.words[at]
            span, last = Span(word.start, word.end - 3), first
            mention: Span | None = Span(word.end - 3, word.end)
        else:
            last = after_cue(self.s, first, len(self.s.words))
            mention = self.s.stretch(first, last)
        self._add(self._before(at), span, mention, cue, self._via_after(last))

    def _closes_something(self, at: int) -> bool:
        return at > 0 and (self.s.low[at - 1] in DASHES or self.s.low[at - 1] in QUOTES)

    def _clitic(self, at: int, place: str) -> Cue | None:
        low = self.s.low[at]
        if low.endswith("nya") and "nya" in self.s.lexicon.words("clitics"):
            return self.s.lexicon.find(place, [low[:-3]])
        return None

    def _before(self, at: int) -> Span | None:
        """Give the claim before a closing cue: from the last cue of another attribution on."""
        first = max((i + 1 for i in self._taken if i < at - 1), default=0)
        return self.s.content(first if first < at - 3 else 0, at)

    def _via_after(self, at: int) -> Span | None:
        if self.s.is_in(at, "recipients"):
            last = after_cue(self.s, at + 1, len(self.s.words))
            mention = self.s.stretch(at + 1, last)
            if mention and self.s.words[at + 1].capital:
                return mention
        return None

    # Menurut X, Y.   Y, menurut X.

    def _prepositions(self, at: int) -> None:
        clitic = self._clitic(at, "preposition")
        cue = clitic or self.s.find("preposition", at)
        if cue is None:
            return
        first = at + len(cue.words)
        span: Span = self._take(at, cue)
        if clitic:
            word = self.s.words[at]
            span, last = Span(word.start, word.end - 3), first
            mention: Span | None = Span(word.end - 3, word.end)
        else:
            last = after_cue(self.s, first, len(self.s.words))
            mention = self.s.stretch(first, last)
        if mention is None:
            return
        if self._is_start(at):
            comma = next((i for i in range(last, min(last + 14, len(self.s.low))) if self.s.low[i] == ","), None)
            begin = comma + 1 if comma is not None and not self.s.has_verb(last, comma) else last
            self._add(self.s.content(begin, self._end(begin)), span, mention, cue)
        elif self.s.low[at - 1] in DASHES and last < len(self.s.low) - 2 and self.s.low[last] == ",":
            self._interrupted(at, last, span, mention, cue)
        else:
            self._add(self.s.content(0, at), span, mention, cue)

    def _interrupted(self, at: int, last: int, span: Span, mention: Span, cue: Cue) -> None:
        parts = [part for part in (self.s.content(0, at), self.s.content(last + 1, self._end(last + 1))) if part]
        if parts:
            self.found.append(Found(parts, [span], mention, cue.act, cue.strength))

    def _is_start(self, at: int) -> bool:
        """Say whether a word opens the sentence, connectives aside."""
        before = [low for low in self.s.low[:at] if low not in DASHES]
        return not before or " ".join(before) in self.s.lexicon.words("connectives") or before == ["("]

    # TASS, mengutip kementerian, melaporkan Y.

    def _quoting(self, at: int) -> None:
        cue = self.s.find("quoting", at)
        if cue is None or at == 0:
            return
        last = after_cue(self.s, at + len(cue.words), len(self.s.words))
        verb = last + 1 if last < len(self.s.low) and self.s.low[last] == "," else last
        while self.s.is_in(verb, "adverbs"):
            verb += 1
        mention, kind = self.s.stretch(at + len(cue.words), last), self.s.find("verb", verb)
        via = self.s.stretch(before_cue(self.s, at, 0), at)
        if mention is None or kind is None or via is None or verb >= len(self.s.low):
            return
        cues = [self._take(at, cue), self._take(verb, kind)]
        first = verb + len(kind.words)
        self._add(self.s.content(first, self._end(first)), cues, mention, kind, via)

    # X mengatakan (bahwa) Y.

    def _verbs(self, at: int) -> None:
        for place in ("naming", "verb"):
            cue = self.s.find(place, at) or (self._clitic(at, place) if place == "naming" else None)
            if cue is not None and at > 0 and (self._naming(at, cue) if place == "naming" else self._verb(at, cue)):
                return

    def _naming(self, at: int, cue: Cue) -> bool:
        clitic = self.s.low[at].endswith("nya") and self.s.find("naming", at) is None
        stop = self._end(at)
        as_word = next((i for i in range(at + 1, min(stop, at + 16)) if self.s.is_in(i, "naming")), None)
        mention = self._subject(at)
        if as_word is None or mention is None:
            return False
        word = self.s.words[at]
        span = self._take(at, cue)
        content = self.s.content(as_word + 1 if clitic else at + 1, stop)
        self._add(content, Span(span.start, word.end - 3) if clitic else span, mention, cue)
        return True

    def _verb(self, at: int, cue: Cue) -> bool:
        first, stop = at + len(cue.words), self._end(at)
        mention = self._subject(at)
        begin, via, that = self._content_start(first, stop)
        if begin >= stop or self._only_circumstance(begin, stop, that):
            return self._content_before(at, cue, mention)
        quoted = any(self.s.low[i] in QUOTES for i in range(first, min(begin + 2, len(self.s.low))))
        if not that and not quoted and not self._fits(cue, begin, stop):
            return False
        if cue.document and not self._is_document(mention):
            return False
        self._add(self.s.content(begin, stop), self._take(at, cue), mention, cue, via)
        if self.found and that:
            self.found[-1].strength = min(1.0, self.found[-1].strength + 0.08)
        return True

    def _fits(self, cue: Cue, begin: int, stop: int) -> bool:
        if cue.needs == "that":
            return False
        if stop - begin < 3 or self.s.is_in(begin, "topics"):
            return False
        return self.s.has_verb(begin, stop) if cue.needs in {"clause", "anything"} else True

    def _content_start(self, first: int, stop: int) -> tuple[int, Span | None, bool]:
        """Give where the claim begins after a verb, who is told, and whether a complementiser opens it."""
        via = None
        for i in range(first, min(stop, first + 14)):
            if self.s.is_in(i, "complementisers") or (i == first and self.s.is_in(i, "leaders")):
                return i + 1, via or self._via_after(first), True
            if self.s.low[i] in QUOTES or self.s.low[i] == ":":
                return i, via or self._via_after(first), False
        if self.s.is_in(first, "recipients"):
            last = after_cue(self.s, first + 1, stop)
            return last + (last < stop and self.s.low[last] == ","), self._via_after(first), False
        return first + (first < stop and self.s.low[first] == ","), None, False

    def _only_circumstance(self, begin: int, stop: int, that: bool) -> bool:
        rest = [i for i in range(begin, stop) if self.s.low[i][0].isalnum()]
        if that or not rest:
            return not rest
        opens = self.s.is_in(rest[0], "times") or self.s.is_in(rest[0], "circumstances")
        return opens and len(rest) <= 8 and not self.s.has_verb(begin, stop)

    def _content_before(self, at: int, cue: Cue, mention: Span | None) -> bool:
        """`Y, X said.`"""
        if mention is None:
            return False
        first = next(i for i, word in enumerate(self.s.words) if word.end > mention.start)
        if first < 2 or self.s.low[first - 1] not in DASHES | QUOTES:
            return False
        self._add(self._before(first), self._take(at, cue), mention, cue)
        return True

    def _subject(self, at: int) -> Span | None:
        start = max((i + 1 for i in self._taken if i < at - 1), default=0)
        begin = before_cue(self.s, at, start)
        last = skip_adverbs_back(self.s, at, begin)
        begin = self._after_openers(begin, last)
        if last - begin > 26:
            return None
        return self.s.stretch(begin, last)

    def _after_openers(self, begin: int, last: int) -> int:
        while begin < last and (self.s.is_in(begin, "connectives") or self.s.is_in(begin, "coordinators")):
            begin += 1
        for i in range(last - 1, begin, -1):
            boundary = self.s.is_in(i, "boundaries") or (self.s.is_in(i, "coordinators") and self.s.has_verb(begin, i))
            if boundary:
                return i + 1
        return begin

    def _is_document(self, mention: Span | None) -> bool:
        if mention is None:
            return False
        words = self.s.text[mention.start : mention.end].casefold().replace(",", " ").split()
        return any(word in self.s.lexicon.words("documents") for word in words[:5])

    # Dilaporkan bahwa Y.   Dikatakan X bahwa Y.

    def _passives(self, at: int) -> None:
        cue = self.s.find("passive", at)
        if cue is None:
            return
        first, stop = at + len(cue.words), self._end(at)
        that = next((i for i in range(first, min(stop, first + 12)) if self.s.is_in(i, "complementisers")), None)
        if that is None or cue.needs not in {"anything", "agent"}:
            return
        agent = first + self.s.is_in(first, "recipients")
        mention = self.s.stretch(agent, after_cue(self.s, agent, that)) if agent < that else None
        if mention is not None or cue.needs == "anything":
            self._add(self.s.content(that + 1, stop), self._take(at, cue), mention, cue)

    def _end(self, at: int) -> int:
        """Give the word before which a claim that begins here ends: a cue found already, or the sentence's end."""
        return min((i for i in self._taken if i > at), default=len(self.s.words))


def quotation_of(content: list[Span], quotes: list[Span]) -> Quotation:
    """Say whether the words of a claim are quoted wholly, partly or not at all."""
    inside = sum(max(0, min(a.end, q.end) - max(a.start, q.start)) for a in content for q in quotes)
    total = sum(a.end - a.start for a in content)
    if inside >= total - 4 * len(content):
        return Quotation.DIRECT
    return Quotation.MIXED if inside > 2 else Quotation.INDIRECT


def spans_apart(spans: list[Span]) -> Iterator[Span]:
    """Give the spans in order, those that overlap an earlier one left out."""
    end = -1
    for span in sorted(spans):
        if span.start >= end:
            yield span
            end = span.end
