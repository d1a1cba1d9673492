"""Rules and encoder together: what the encoder says of a found attribution, and attributions that only it sees."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from annotations.model import Span
from annotations.suggest.datelines import datelines
from annotations.suggest.encoder import HEADS, Marks
from annotations.suggest.found import Found
from annotations.suggest.lexicon import Lexicon
from annotations.suggest.pieces import Place
from annotations.suggest.words import Sentence

_CLAIM, _INNER, _CUE, _SOURCE, _VIA = range(len(HEADS))
_SAME, _ALIKE, _OTHER = 0.95, 0.15, 0.5  # shares of characters: the same stretch, one to compare, another one
_FAR, _STOP = 16, 12  # words between the parts of an attribution; how many words the end of a sentence counts for
_NEAR = 10  # words between a cue and another source
_SHORTEST = 3  # words of a claim that has no cue
_PHRASE = 4  # words of the longest cue beside a claim
_SURE = 4.6  # the log odds at which a chance is cut: 0.99
_STRENGTH = 0.6
_ENDS = frozenset({".", "!", "?", "…"})

Run = tuple[int, int]


class Marked:
    """A text with its marks.

    Args:
        words: places of the words, in order.
        marks: (words, heads, 3), as `Encoder.marks` gives them.
    """

    def __init__(self, text: str, words: Sequence[Place], marks: Marks, lexicon: Lexicon) -> None:
        self.text, self.words, self.lexicon = text, words, lexicon
        self._starts = [start for start, _ in words]
        marks = marks.copy()
        for line in datelines(text):
            marks[slice(*self.range_of(line)), _CLAIM : _INNER + 1] = (1.0, 0.0, 0.0)
        self._in = 1.0 - marks[:, :, 0]
        self._any = np.maximum(self._in[:, _CLAIM], self._in[:, _INNER])
        self._first = np.maximum(marks[:, _CLAIM, 1], marks[:, _INNER, 1])
        self._stops = np.cumsum([0, *(text[a:b] in _ENDS for a, b in words)])
        self._lines = np.cumsum([0, *("\n" in text[a[1] : b[0]] for a, b in pairwise(words)), 0])
        self.runs = [self._runs(marks[:, head]) for head in range(len(HEADS))]
        self._ends = [[last for _, last in runs] for runs in self.runs]

    def _runs(self, marks: Marks) -> list[Run]:
        """Give the stretches of words that a head marks, in order; one ends with its line."""
        out: list[Run] = []
        begin = -1
        inside = marks[:, 0] < 0.5
        begins = marks[:, 1] > marks[:, 2]
        for at in range(len(inside) + 1):
            goes_on = at < len(inside) and inside[at]
            new = goes_on and (begins[at] or (at > 0 and self._lines[at] != self._lines[at - 1]))
            if begin >= 0 and (not goes_on or new):
                out.append((begin, at))
                begin = -1
            if goes_on and begin < 0:
                begin = at
        return out

    def range_of(self, span: Span) -> Run:
        """Give the words that a stretch touches."""
        first = bisect_right(self._starts, span.start)
        first -= first > 0 and self.words[first - 1][1] > span.start
        return first, max(first, bisect_left(self._starts, span.end))

    def span(self, run: Run) -> Span:
        """Give the place of some words."""
        return Span(self.words[run[0]][0], self.words[run[1] - 1][1])

    def near(self, head: int, at: Run) -> Iterator[Run]:
        """Give the runs of a head that lie around some words, a few on each side."""
        place = bisect_left(self._ends[head], at[0])
        yield from self.runs[head][max(0, place - 3) : bisect_left(self._ends[head], at[1]) + 4]

    def distance(self, one: Run, other: Run) -> int:
        """Give how many words lie between two runs; the end of a sentence counts for more, another line is far."""
        left, right = sorted((one, other))
        if right[0] < left[1]:
            return 0
        if self._lines[left[0]] != self._lines[right[0]]:
            return 10**6
        return int(right[0] - left[1] + _STOP * (self._stops[right[0]] - self._stops[left[1]]))

    # Signs for the score

    def signs(self, one: Found) -> tuple[tuple[str, float], ...]:
        """Give what the encoder says of an attribution, in log odds."""
        runs = [self.range_of(span) for span in one.content]
        inside = np.concatenate([self._any[slice(*run)] for run in runs]) if runs else np.zeros(0)
        if not inside.size:
            return ()
        first, last = self._bare(runs[0])[0], self._bare(runs[-1])[1]
        named = [
            ("claim", _odds(float(inside.mean()))),
            ("least of claim", _odds(float(np.quantile(inside, 0.1)))),
            ("first of claim", _odds(float(self._first[runs[0][0] : first + 1].max()))),
            ("before claim", _odds(self._of(self._any, runs[0][0] - 1, first))),
            ("after claim", _odds(self._of(self._any, runs[-1][1], last - 1))),
            ("alike", max((_alike(run, other) for run in runs for other in self._claims_near(run)), default=0.0)),
        ]
        if one.cue:
            cue = np.concatenate([self._in[slice(*self.range_of(span)), _CUE] for span in one.cue])
            named.append(("cue", _odds(float(cue.max())) if cue.size else -_SURE))
        if one.mention is not None:
            words = self.range_of(one.mention)
            source = np.maximum(self._in[slice(*words), _SOURCE], self._in[slice(*words), _VIA])
            named.append(("source", _odds(float(source.mean())) if source.size else -_SURE))
            near = [_alike(words, run) for head in (_SOURCE, _VIA) for run in self.near(head, words)]
            named.append(("source alike", max(near, default=0.0)))
        return tuple(named)

    def _claims_near(self, run: Run) -> Iterator[Run]:
        yield from self.near(_CLAIM, run)
        yield from self.near(_INNER, run)

    def _bare(self, run: Run) -> Run:
        """Leave out the marks at the edges."""
        first, last = run
        while first < last - 1 and not self._is_word(first):
            first += 1
        while last > first + 1 and not self._is_word(last - 1):
            last -= 1
        return first, last

    def _is_word(self, at: int) -> bool:
        return self.text[self.words[at][0]].isalnum()

    def _of(self, chances: np.ndarray, at: int, beside: int) -> float:
        """Give a word's chance; 0 outside the line of the word beside."""
        if not 0 <= at < len(self.words) or self._lines[at] != self._lines[max(0, min(beside, len(self.words) - 1))]:
            return 0.0
        return float(chances[at])

    # Other readings of what the rules found

    def readings(self, one: Found) -> list[Found]:
        """Give an attribution with the encoder's edges of the claim, with its source, with both: where they differ."""
        content = self._content(one)
        mention = self._mention(one)
        out: list[Found] = []
        if content is not None:
            out.append(replace(one, content=content, reading="claim"))
        if mention is not None:
            out.append(replace(one, mention=mention, reading="source"))
        if content is not None and mention is not None:
            out.append(replace(one, content=content, mention=mention, reading="both"))
        return out

    def _content(self, one: Found) -> list[Span] | None:
        others = [*one.cue, *filter(None, (one.mention, one.via))]
        out: list[Span] = []
        changed = False
        for span in one.content:
            words = self.range_of(span)
            best = max(self._claims_near(words), key=lambda run: _alike(words, run), default=None)
            if best is not None and _ALIKE < _alike(words, best) < _SAME:
                new = self.span(best)
                if not any(map(new.touches, (*others, *out))):
                    out.append(new)
                    changed = True
                    continue
            out.append(span)
        return sorted(out) if changed and _apart(out) else None

    def _mention(self, one: Found) -> Span | None:
        anchor = one.cue[0] if one.cue else one.content[0]
        words = self.range_of(anchor)
        own = self.range_of(one.mention) if one.mention else None
        taken = [self.range_of(span) for span in one.content]
        free = [run for run in self.near(_SOURCE, words) if not any(a < run[1] and run[0] < b for a, b in taken)]
        best = min(free, key=lambda run: self.distance(run, words), default=None)
        if best is None or self.distance(best, words) > _NEAR or (own and _alike(own, best) >= _SAME):
            return None
        if one.via is not None and _alike(self.range_of(one.via), best) >= _OTHER:
            return None
        return self._name(best, words)

    def _name(self, source: Run, cue: Run) -> Span:
        """Give the words of a source; of a word that is the cue too, the clitic."""
        span = self.span(source)
        if source[0] >= cue[1] or source[1] <= cue[0]:
            return span
        ending = self._clitic(source[1] - 1)
        return Span(span.end - ending, span.end) if ending else span

    def _clitic(self, at: int) -> int:
        word = self.text[slice(*self.words[at])].lower()
        return max(
            (len(end) for end in self.lexicon.clitics if word.endswith(end) and len(word) > len(end) + 2), default=0
        )

    # What only the encoder sees

    def more(self, found: Sequence[Found], views: Sequence[Sentence]) -> list[Found]:
        """Give attributions of claims that the rules did not find."""
        known = sorted((self.range_of(Span(s.start, s.end)), n) for n, one in enumerate(found) for s in one.content)
        starts = [run[0] for run, _ in known]
        out = []
        for head in (_CLAIM, _INNER):
            groups: dict[Run | None, list[Run]] = {}
            lone: list[tuple[Run | None, list[Run]]] = []
            for run in self.runs[head]:
                if self._is_known(run, known, starts):
                    continue
                cue = self._cue(run)
                if cue is None:
                    lone.append((None, [run]))
                else:
                    groups.setdefault(cue, []).append(run)
            for cue, runs in [*groups.items(), *lone]:
                if cue is None and runs[0][1] - runs[0][0] < _SHORTEST:
                    continue
                one = self._attribution(runs, cue, views, nested=head == _INNER)
                if cue is None or not self._is_refused(one, cue, runs):
                    out.append(one)
        return out

    def _is_refused(self, one: Found, cue: Run, runs: Sequence[Run]) -> bool:
        """`tidak mengatakan siapa`, `according to plan`, `demikian juga`: say whether the rules know it to be none."""
        before = self._lows(max(0, cue[0] - 2), cue[0])
        that = self._low(runs[0][0] - 1) if runs[0][0] else ""
        if self.lexicon.words("negations").intersection(before) and that not in self.lexicon.words("complementisers"):
            return True
        named = self.lexicon.find("parenthesis", self._lows(*cue))
        if one.mention is None:
            beside = self.lexicon.find("preposition", self._lows(*cue))
            return beside is not None and self._lows(*cue, 1)[-1] in self.lexicon.words("standards")
        first, last = self.range_of(one.mention)
        if named is not None and named.needs == "name" and not self.text[self.words[first][0]].isupper():
            return True
        return last - first == 1 and self._low(first) in self.lexicon.words("standards")

    def _low(self, at: int) -> str:
        return self.text[slice(*self.words[at])].lower()

    def _lows(self, first: int, last: int, more: int = 0) -> list[str]:
        return [self._low(at) for at in range(first, min(len(self.words), last + more))]

    def _is_known(self, run: Run, known: Sequence[tuple[Run, int]], starts: Sequence[int]) -> bool:
        at = bisect_left(starts, run[1])
        return any(_alike(run, other) >= _OTHER for other, _ in known[max(0, at - 12) : at])

    def _cue(self, claim: Run) -> Run | None:
        outside = [run for run in self.near(_CUE, claim) if run[1] <= claim[0] or run[0] >= claim[1]]
        best = min(outside, key=lambda run: self.distance(run, claim), default=None)
        return self._whole(best) if best is not None and self.distance(best, claim) <= _FAR else None

    def _whole(self, cue: Run) -> Run:
        """Give a cue to the end of the phrase that it begins: the encoder may mark `according` of `according to`."""
        phrase = self.lexicon.find("preposition", self._lows(cue[0], cue[0] + _PHRASE))
        return cue[0], max(cue[1], cue[0] + len(phrase.words) if phrase else 0)

    def _attribution(self, runs: Sequence[Run], cue: Run | None, views: Sequence[Sentence], *, nested: bool) -> Found:
        anchor = cue or runs[0]
        free = [run for run in self.near(_SOURCE, anchor) if not any(a < run[1] and run[0] < b for a, b in runs)]
        source = min(free, key=lambda run: self.distance(run, anchor), default=None)
        if source is not None and self.distance(source, anchor) > _FAR:
            source = None
        passing = min(self.near(_VIA, anchor), key=lambda run: self.distance(run, anchor), default=None)
        if passing is not None and (self.distance(passing, anchor) > _FAR or passing == source):
            passing = None
        mention = self._name(source, anchor) if source else None
        content = [self.span(run) for run in runs]
        cues = []
        if cue is not None:
            span = self.span(cue)
            cues = [Span(span.start, mention.start) if mention and span.start < mention.start < span.end else span]
        parts = [*content, *cues, *filter(None, (mention,))]
        begin, end = min(part.start for part in parts), max(part.end for part in parts)
        around = list(_touching(views, begin, end))
        begin = min([begin, *(view.span.start for view in around)])
        end = max([end, *(view.span.end for view in around)])
        return Found(
            content,
            cues,
            mention,
            "assertion",
            _STRENGTH,
            "read" if cues else "read alone",
            Span(begin, end),
            self.span(passing) if passing else None,
            around[0].paragraph if around else 0,
            nested=nested,
        )


def _touching(views: Sequence[Sentence], begin: int, end: int) -> Iterator[Sentence]:
    """Give the sentences that a stretch touches."""
    at = max(0, bisect_right(views, begin, key=lambda view: view.span.start) - 1)
    while at < len(views) and views[at].span.start < end:
        yield views[at]
        at += 1


def _alike(one: Run, other: Run) -> float:
    """Give the share of words that two runs have in common, of those of both."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


def _apart(spans: Sequence[Span]) -> bool:
    order = sorted(spans)
    return all(a.end <= b.start for a, b in pairwise(order))


def _odds(chance: float) -> float:
    chance = min(max(chance, 0.01), 0.99)
    return round(math.log(chance / (1 - chance)), 3)


class Reading(NamedTuple):
    """A candidate and the number of the attribution that it is a reading of."""

    found: Found
    of: int


def readings(found: Sequence[Found], marked: Marked | None, views: Sequence[Sentence]) -> list[Reading]:
    """Give what the rules found, other readings of it, and what only the encoder sees, with the encoder's signs.

    Args:
        marked: None leaves it at what the rules found.
    """
    if marked is None:
        return [Reading(one, number) for number, one in enumerate(found)]
    out = []
    for number, one in enumerate([*found, *marked.more(found, views)]):
        for reading in (one, *(marked.readings(one) if number < len(found) else ())):
            reading.marks = marked.signs(reading)
            out.append(Reading(reading, number))
    return out
