"""Cues that are the verb of a sentence: `X mengatakan bahwa Y`, `X menyebut Y sebagai Z`, `dilaporkan bahwa Y`."""

from bisect import bisect_right

from annotations.model import Span
from annotations.suggest.asides import cue_spans, heard_by, via_after, via_in
from annotations.suggest.ends import is_denied, is_stop
from annotations.suggest.found import Found
from annotations.suggest.lexicon import Cue
from annotations.suggest.phrases import first_subject, phrase_after, phrase_before
from annotations.suggest.words import COMMAS, HARD, QUOTES, STOPS, Sentence

_Range = tuple[int, int]


class Verbs:
    """Finds the attributions of one stretch of words whose cue is a verb or a noun.

    Args:
        floor, last: the stretch.
        taken: words that belong to other cues.
        nested: whether the stretch stands inside a quotation; then only sure signs count.
    """

    def __init__(self, s: Sentence, floor: int, last: int, taken: set[int], *, nested: bool = False) -> None:
        self.s, self.floor, self.last, self.taken, self.nested = s, floor, last, taken, nested
        self.found: list[Found] = []
        self._stops = [i for i in range(floor, last) if is_stop(s, i, last, nested=nested)]

    def run(self) -> list[Found]:
        """Give what stands in the stretch."""
        for at in range(self.floor, self.last):
            if at in self.taken or (self.s.quote_of[at] >= 0 and not self.nested):
                continue
            _ = (
                self._naming(at)
                or self._calling(at)
                or self._verb(at)
                or self._asked(at)
                or self._passive(at)
                or self._noun(at)
            )
        return self.found

    def _add(
        self,
        content: list[Span | None],
        cue: list[Span],
        mention: Span | None,
        kind: Cue,
        rule: str,
        via: Span | None = None,
        more: float = 0.0,
    ) -> bool:
        spans = [span for span in content if span is not None]
        if not spans or sum(span.end - span.start for span in spans) < 4:
            return False
        strength = min(1.0, kind.strength + more)
        self.found.append(
            Found(spans, cue, mention, kind.act, strength, rule, self.s.span, via, self.s.paragraph, self.nested)
        )
        return True

    # Where a claim that begins after a verb ends

    def _end(self, at: int) -> int:
        """Give the word before which a claim ends: an aside, a further verb of the same subject, or the end."""
        following = bisect_right(self._stops, at)
        stop = self._stops[following] if following < len(self._stops) else self.last
        return next((i for i in range(at, stop) if i in self.taken and self.s.quote_of[i] < 0), stop)

    # X mengatakan (bahwa) Y

    def _verb(self, at: int) -> bool:
        s = self.s
        cue = s.find("verb", at)
        if cue is None or not self._may_be_verb(at, cue):
            return False
        first = at + len(cue.words)
        subject = self._subject(at)
        negated, intended = self._negated(at), s.is_in(at - 1, "intentions") and cue.act != "belief"
        begin, via, quoted_source, cues = self._start(first, cue)
        that = s.is_in(begin - 1, "complementisers")
        mention = s.stretch(*subject) if subject else None
        via = via or (via_in(s, *subject) if subject else None)
        if quoted_source:
            via, mention = mention, quoted_source
        if cue.needs == "hearer" and s.is_in(at - 1, "passive_aux"):
            mention = None
        if (negated or intended) and not that:
            return False
        stop = self._quote_end(begin) or self._end(self._behind_aside(begin))
        if begin >= stop or not self._fits(cue, subject, begin, stop, that=that):
            return False
        if subject is None and not (that or s.quote_from(begin) is not None):
            return False
        cues = sorted([*cues, cue_spans(s, at, cue)[0]])
        self._take(at, begin if quoted_source or via else first)
        rule, more = ("verb that", 0.08) if that else ("verb", 0.0)
        return self._add([s.content(begin, stop, whole=True)], cues, mention, cue, rule, via, more)

    def _subject(self, at: int) -> _Range | None:
        """`X said Y believes Z`: of the words before *believes*, those behind the cue *said*."""
        subject = phrase_before(self.s, self._before_aside(at), self.floor)
        if subject is None:
            return None
        first, last = subject
        relative = next((i for i in range(first + 1, last) if self.s.is_in(i, "relatives")), last)
        first = max([first, *(i + 1 for i in range(first, relative) if i in self.taken)])
        return (first, last) if first < last else None

    def _before_aside(self, at: int) -> int:
        """`X, seperti dilaporkan Y, mengatakan Z`: the subject ends before the aside."""
        s, first = self.s, at - 1
        if not s.is_mark(first, frozenset({","})):
            return at
        while first - 1 in self.taken and s.quote_of[first - 1] < 0:
            first -= 1
        return first - 1 if first < at - 1 and s.is_mark(first - 1, frozenset({","})) else at

    def _behind_aside(self, at: int) -> int:
        """`X mengatakan bahwa menurut Y, Z`: the aside is part of what X says."""
        while at < self.last - 1 and at in self.taken and self.s.quote_of[at] < 0:
            at += 1
        return at

    def _may_be_verb(self, at: int, cue: Cue) -> bool:
        """Say no to `United States`, `the claims made`, `a report by`, `is added`, `they say adding sugar`."""
        s, low = self.s, self.s.low[at]
        if s.words[at].capital and s.after_connectives(self.floor, at) < at and not s.is_mark(at - 1, QUOTES):
            return False
        if s.lexicon.language != "en":
            return True
        if cue.act == "belief" and s.is_in(at - 1, "addressees"):
            return False
        if s.is_in(at - 1, "intentions") or s.is_in(at + 1, "finite"):
            return False
        by = s.is_in(at + 1, "reached")
        if by and (s.is_in(at + 2, "articles") or s.is_capital(at + 2) or s.is_in(at - 1, "passive_aux")):
            return False
        if low.endswith("ed") and cue.act != "belief" and s.is_in(at - 1, "passive_aux"):
            return False
        return (
            not low.endswith("ing")
            or s.is_mark(at - 1, COMMAS | QUOTES)
            or s.is_in(at - 1, "coordinators")
            or s.is_in(at - 1, "passive_aux")
        )

    def _negated(self, at: int) -> bool:
        """`tidak menyebutkan siapa`: nothing is said."""
        s = self.s
        i = at - 1
        while i >= self.floor and (s.is_in(i, "adverbs") or s.is_in(i, "negations")):
            if s.is_in(i, "negations"):
                return True
            i -= 1
        return False

    def _take(self, first: int, last: int) -> None:
        self.taken.update(range(first, last))

    def _start(self, first: int, cue: Cue) -> tuple[int, Span | None, Span | None, list[Span]]:
        """Give where the claim begins after a verb, the medium and the quoted source between, and further cues."""
        s, via, quoted = self.s, None, None
        cues: list[Span] = []
        at = first
        if at < self.last and (s.is_in(at, "determiners") or s.is_in(at, "topic_openers")):
            return at, via, quoted, cues
        comma = int(s.is_mark(at, frozenset({","})))
        if quoting := s.find("quoting", at + comma):
            cues.append(cue_spans(s, at + comma, quoting)[0])
            stop = phrase_after(s, at + comma + len(quoting.words), self.last)
            quoted, at = s.stretch(at + comma + len(quoting.words), stop), stop + s.is_mark(stop, frozenset({","}))
        heard = heard_by(s, at) if cue.needs == "hearer" else None
        that = self._complementiser(at, cue)
        if that is not None:
            via = via_after(s, at)[0] if that > at + 1 else None
            return that + 1, via or heard, quoted, cues
        if cue.needs == "hearer":
            at = phrase_after(s, at, self.last)
        via, after = via_after(s, at)
        via = via or heard
        at = self._skip_recipient(after)
        at = self._to_colon(at)
        if s.is_mark(at, frozenset({",", ":"})):
            at += 1
        while at < self.last and s.is_in(at, "leaders"):
            at += 1
        return at, via, quoted, cues

    def _to_colon(self, at: int) -> int:
        """`menjawab pelan: "Sudah."`: give the place of a colon before a quotation, else the place itself."""
        s = self.s
        for i in range(at, min(at + 20, self.last - 1)):
            if s.low[i] == ":" and (s.low[i + 1] in QUOTES or i - at <= 2):
                return i
            if s.is_mark(i, HARD | STOPS):
                break
        return at

    def _complementiser(self, at: int, cue: Cue) -> int | None:
        """Give the place of `bahwa` after a verb; what may stand between is a hearer, a place or a date."""
        s = self.s
        for i in range(at, min(at + 14, self.last)):
            asks = i > at and cue.act == "directive" and s.is_in(i, "purposes")
            if s.is_in(i, "complementisers") or asks:
                told = cue.needs == "hearer" and not s.has_verb(at, i)
                return i if i == at or asks or told or self._only_between(at, i) else None
            if s.is_hard(i) or i in self.taken:
                return None
        return None

    def _only_between(self, first: int, last: int) -> bool:
        s = self.s
        opens = (
            s.is_in(first, "recipients")
            or s.is_in(first, "circumstances")
            or s.is_in(first, "adverbs")
            or s.low[first] in COMMAS
        )
        says = s.has_verb(first, last) or any(s.find("verb", i) for i in range(first, last))
        return opens or (last - first <= 6 and not says)

    def _skip_recipient(self, at: int) -> int:
        s = self.s
        if s.is_in(at, "recipients") and (s.is_in(at, "hearer_links") or s.is_in(at, "loose_hearer_links")):
            stop = phrase_after(s, at + 1, self.last)
            if s.is_mark(stop, frozenset({",", ":"})) or s.is_in(stop, "leaders") or s.lexicon.language == "id":
                return stop
        if s.is_in(at, "circumstances"):
            stop = s.end_of_circumstance(at, self.last)
            if stop - at < 14 and s.is_mark(stop, frozenset({",", ":"})) and s.quote_from(stop + 1) is not None:
                return stop
        return at

    def _quote_end(self, begin: int) -> int | None:
        stop = self.s.quote_from(begin)
        if stop is None:
            return None
        follows = next((i for i in range(stop, self.last) if self.s.is_word(i)), None)
        if follows is not None and not (
            self.s.is_mark(stop, COMMAS) or self.s.is_in(stop, "coordinators") or self.s.is_in(stop, "circumstances")
        ):
            return None
        return stop

    def _fits(self, cue: Cue, subject: _Range | None, begin: int, stop: int, *, that: bool) -> bool:
        s = self.s
        if cue.document and not self._is_document(subject):
            return False
        quoted = s.quote_from(begin) is not None
        question = s.is_in(begin, "questions")
        if that or quoted:
            return True
        if self._only_topic(begin, stop) or s.is_in(begin, "naming"):
            return False
        if cue.needs == "that":
            return question and s.has_verb(begin, stop)
        if cue.needs == "anything":
            bare = (
                s.lexicon.language == "en"
                and s.is_in(begin, "circumstances")
                and not s.is_in(begin, "articles")
                and not s.is_in(begin, "pointers")
            )
            return stop - begin >= 2 and not self._only_circumstance(begin, stop) and not bare
        if cue.act == "directive" and (
            s.lexicon.is_action(s.low[begin]) or any(s.is_in(i, "infinitives") for i in range(begin, begin + 12))
        ):
            return True
        if cue.act == "directive" and s.is_in(begin - 1, "goals") and s.low[begin].startswith("di"):
            return False
        if (
            subject
            and s.is_in(subject[1], "relatives")
            and any(s.find("verb", i) for i in range(begin, min(begin + 4, stop)))
        ):
            return False
        quotes = any(s.low[i] in QUOTES for i in range(begin, stop))
        return (s.has_clause(begin, stop) or quotes) and stop - begin >= 2

    def _is_document(self, subject: _Range | None) -> bool:
        if subject is None:
            return False
        first, last = subject
        return any(self.s.is_in(i, "documents") for i in range(first, min(last, first + 6)))

    def _only_topic(self, begin: int, stop: int) -> bool:
        """`mengatakan hal itu`, `mengungkapkan soal tersebut`: nothing is said."""
        s = self.s
        words = [i for i in range(begin, stop) if s.is_word(i)]
        if not words:
            return True
        end = next((k for k, i in enumerate(words) if s.is_in(i, "circumstances") or s.is_in(i, "times")), len(words))
        short = words[:end]
        if not short:
            return False
        return len(short) <= 3 and s.is_in(short[-1], "topics") and not s.has_verb(short[0], short[-1] + 1)

    def _only_circumstance(self, begin: int, stop: int) -> bool:
        s = self.s
        return (s.is_in(begin, "circumstances") or s.is_in(begin, "times")) and not s.has_verb(begin + 1, stop)

    # X menyebut Y sebagai Z

    def _naming(self, at: int) -> bool:
        s = self.s
        cue = s.find("naming", at)
        if cue is None or s.is_in(at - 1, "passive_aux"):
            return False
        first, stop = at + len(cue.words), self._end(at + 1)
        word = next(
            (i for i in range(first, min(stop, first + 14)) if s.is_in(i, "naming") and (i > first or cue.clitic)), None
        )
        if (
            word is None
            or s.is_in(first, "complementisers")
            or s.finite(first, word) is not None
            or s.is_mark(word - 1, QUOTES)
        ):
            return False
        subject = phrase_before(s, at, self.floor)
        if subject is None:
            subject = first_subject(s, self.floor, at)
        if subject is None:
            return False
        content = s.content(word + 1 if cue.clitic else first, stop, whole=True)
        self._take(at, first)
        return self._add([content], [cue_spans(s, at, cue)[0]], s.stretch(*subject), cue, "naming")

    def _calling(self, at: int) -> bool:
        """`She called the prosecution “a witch hunt”`: the judgement is quoted."""
        s = self.s
        cue = s.find("calling", at)
        if cue is None or s.is_in(at - 1, "passive_aux"):
            return False
        first = at + len(cue.words)
        mark = next((i for i in range(first, min(first + 12, self.last)) if s.low[i] in QUOTES), None)
        subject = self._subject(at) or first_subject(s, self.floor, at)
        if mark is None or mark == first or subject is None:
            return False
        if any(s.is_mark(i, COMMAS | STOPS | {":"}) for i in range(first, mark)) or s.finite(first, mark) is not None:
            return False
        stop = s.quote_from(mark) or next((i + 1 for i in range(mark + 1, self.last) if s.low[i] in QUOTES), None)
        if stop is None:
            return False
        self._take(at, first)
        content = s.stretch(first, stop)
        return self._add([content], [cue_spans(s, at, cue)[0]], s.stretch(*subject), cue, "naming")

    def _asked(self, at: int) -> bool:
        """`Asked whether Y, X said …`: nobody is named who asks."""
        s = self.s
        cue = s.find("asked", at)
        if cue is None or s.after_connectives(self.floor, at) < at:
            return False
        first = at + len(cue.words)
        stop = next((i for i in range(first, self.last) if s.low[i] == ","), self.last)
        if not s.is_in(first, "questions") or stop == self.last or not s.has_verb(first, stop):
            return False
        self._take(at, first)
        return self._add([s.content(first, stop)], [cue_spans(s, at, cue)[0]], None, cue, "asked")

    # Dilaporkan bahwa Y.  Dikatakannya, Y.  Rancangan itu disebut memuat Y.

    def _passive(self, at: int) -> bool:
        s = self.s
        cue = s.find("passive", at)
        if cue is None:
            return False
        if is_denied(s, at):
            return self._deny(at, cue)
        span, mention = cue_spans(s, at, cue)
        first, stop = at + len(cue.words), self._end(at + 1)
        that = next((i for i in range(first, min(stop, first + 14)) if s.is_in(i, "complementisers")), None)
        if that is not None and not s.has_clause(first, that):
            mention = mention or self._agent(first, that) or self._place_as_source(at)
            self._take(at, first)
            return self._add([s.content(that + 1, stop, whole=True)], [span], mention, cue, "passive that", more=0.05)
        if mention is not None:
            return self._glued(at, first, stop, span, mention, cue)
        return self._raised(at, first, stop, span, cue)

    def _place_as_source(self, at: int) -> Span | None:
        """`Dalam laporan itu disebutkan bahwa Y`: the document says so."""
        s = self.s
        first = s.after_connectives(self.floor, at)
        if not (s.is_in(first, "within") and s.is_in(first + 1, "documents")):
            return None
        last = phrase_after(s, first + 1, at)
        return s.stretch(first + 1, last) if last == at or s.is_mark(last, COMMAS) else None

    def _agent(self, first: int, last: int) -> Span | None:
        while first < last and (self.s.is_in(first, "recipients") or self.s.is_in(first, "adverbs")):
            first += 1
        stop = phrase_after(self.s, first, last)
        return self.s.stretch(first, stop) if stop > first else None

    def _glued(self, at: int, first: int, stop: int, span: Span, mention: Span, cue: Cue) -> bool:
        """`Diakuinya, Y`."""
        s = self.s
        before = s.content(self.floor, at) if not s.is_mark(self.floor, STOPS) else None
        if cue.act == "directive" or (before and s.has_verb(self.floor, at)) or not s.has_verb(first, stop):
            return False
        self._take(at, first)
        return self._add([before, s.content(first, stop)], [span], mention, cue, "passive glued")

    def _deny(self, at: int, cue: Cue) -> bool:
        """`Kabar bahwa Y dibantah oleh X`, `Y dibantah oleh X`: what stands before is denied by X."""
        s = self.s
        first = at + len(cue.words)
        last = phrase_after(s, first, self.last)
        that = next((i for i in range(at - 1, self.floor - 1, -1) if s.is_in(i, "complementisers")), None)
        begin = self.floor if that is None else that + 1
        if last == first or (that is None and phrase_before(s, at, self.floor) is None):
            return False
        self._take(at, last)
        return self._add([s.content(begin, at)], [cue_spans(s, at, cue)[0]], s.stretch(first, last), cue, "denied")

    def _raised(self, at: int, first: int, stop: int, span: Span, cue: Cue) -> bool:
        """The subject of the passive is the subject of the claim."""
        s = self.s
        by = first + s.is_in(first, "adverbs")
        mention = None
        if by < stop and s.is_in(by, "agent_links"):
            to = next((i for i in range(by + 2, stop) if s.is_in(i, "infinitives")), stop)
            last = phrase_after(s, by + 1, to)
            mention, first = s.stretch(by + 1, last), last
        elif (behind := self._agent_behind(first, stop)) is not None:
            mention, stop = s.stretch(behind + 1, phrase_after(s, behind + 1, stop)), behind
        while first < stop and s.is_in(first, "leaders"):
            first += 1
        needs_agent = cue.needs == "agent" and mention is None
        follows = first < stop and (s.lexicon.is_verb(s.low[first]) or s.is_in(first, "adverbs"))
        subject = phrase_before(s, at, self.floor)
        if needs_agent or subject is None or not follows or s.is_in(subject[1], "relatives"):
            return False
        self._take(at, first)
        return self._add([s.stretch(*subject), s.content(first, stop)], [span], mention, cue, "passive raised")

    def _agent_behind(self, first: int, stop: int) -> int | None:
        """`disebut tidak layak oleh X`: give the place of *oleh* where no other passive takes it, and X ends there."""
        s = self.s
        by = next((i for i in range(first, stop) if s.is_in(i, "agent_links")), None)
        if by is None or by == first or any(self._is_passive(i) for i in range(first, by)):
            return None
        last = phrase_after(s, by + 1, stop)
        return by if last > by + 1 and not s.has_verb(last, stop) else None

    def _is_passive(self, at: int) -> bool:
        s = self.s
        indonesian = s.lexicon.language == "id" and s.low[at].startswith("di") and s.has_verb(at, at + 1)
        return indonesian or s.is_in(at, "passive_aux")

    # kabar bahwa Y

    def _noun(self, at: int) -> bool:
        s = self.s
        cue = s.find("noun", at)
        if cue is None or self.nested:
            return False
        first = at + len(cue.words)
        that = next((i for i in range(first, min(self.last, first + 6)) if s.is_in(i, "complementisers")), None)
        if that is None and s.is_in(at, "reason_openers"):
            that = first - 1
        if that is None or (s.has_verb(first, that) and that > first):
            return False
        mention = self._agent(first, that) if that > first else None
        if mention is None and s.is_in(at, "reason_openers"):
            subject = first_subject(s, self.floor, at)
            mention = s.stretch(*subject) if subject else None
        self._take(at, first)
        return self._add(
            [s.content(that + 1, self._end(that + 1), whole=True)], [cue_spans(s, at, cue)[0]], mention, cue, "noun"
        )
