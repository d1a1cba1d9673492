"""The score of a proposal: how likely it is right, weighed from the signs that the rules know.

The weights of each language lie in resources/scores; training/calibrate.py makes them.
"""

import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from annotations.files import resource
from annotations.model import Experience, Lesson, Quotation, SourceKind, Span
from annotations.suggest.found import Found
from annotations.text import fold

_VERY_SHORT, _VERY_LONG = 15, 600
_IDLE = " \t\n,.;:!?()–—-\"“”«»„'‘’"


class Signs(NamedTuple):
    """What is known of a proposal, as far as it tells right from wrong.

    Attributes:
        rule: which rule found it; `nested` is added inside a quotation.
        cue: its words in lower case; "" for none.
        source: nobody, pronoun, untold pronoun, untold, or the kind of the source.
        strength: of the cue, 0 to 1.
        length: of the claim, in code points.
        spans: how many the claim has.
        before, between, after: code points of the sentence that are in no part of the attribution.
        sentence: length of the sentence in code points.
        grammar: what a parser and a recogniser of names say; empty where the language has none.
        reading: what of it is the encoder's and not the rules'.
        marks: what the encoder says of it, in log odds; empty where it was not asked.
    """

    rule: str
    act: str
    quotation: Quotation
    cue: str
    source: str
    via: bool
    strength: float
    length: int
    spans: int
    before: int
    between: int
    after: int
    sentence: int
    grammar: tuple[str, ...] = ()
    reading: str = ""
    marks: tuple[tuple[str, float], ...] = ()

    def named(self) -> list[tuple[tuple[str, str], float]]:
        """Give each sign as table and name, as the weights are filed, with its value; most are 1 where they hold."""
        named = [
            (("rule", self.rule), 1.0),
            (("act", self.act), 1.0),
            (("quotation", self.quotation.value), 1.0),
            (("cue", self.cue), 1.0),
            (("source", self.source), 1.0),
            (("number", "strength"), self.strength),
            (("number", "log length"), math.log(self.length)),
            (("number", "log before"), math.log1p(self.before)),
            (("number", "log between"), math.log1p(self.between)),
            (("number", "log after"), math.log1p(self.after)),
            (("number", "unused share"), min(1.0, (self.before + self.between + self.after) / self.sentence)),
        ]
        if self.length < _VERY_SHORT:
            named.append((("shape", "very short"), 1.0))
        if self.spans > 1:
            named.append((("shape", "several spans"), 1.0))
        if self.via:
            named.append((("shape", "passed on"), 1.0))
        if self.reading:
            named.append((("reading", self.reading), 1.0))
        named += [(("grammar", sign), 1.0) for sign in self.grammar]
        return named + [(("marks", name), value) for name, value in self.marks]


Score = Callable[[Signs], float]


def signs_of(
    text: str,
    one: Found,
    spans: Sequence[Span],
    quotation: Quotation,
    source: str,
    kind: SourceKind,
    grammar: tuple[str, ...] = (),
    *,
    pronoun: bool,
) -> Signs:
    """Give the signs of an attribution whose source is resolved.

    Args:
        spans: of the claim, in order.
        source, kind: whom the mention stands for; "" where the text does not tell.
        grammar: its signs, where the language has one.
        pronoun: whether the mention is one.
    """
    parts = sorted([*spans, *one.cue, *filter(None, (one.mention, one.via))])
    begin, end = one.sentence
    before = _used(text, begin, parts[0].start)
    between, at = 0, parts[0].end
    for part in parts:
        if part.start > at + 1:
            between += _used(text, at, part.start)
        at = max(at, part.end)
    return Signs(
        "nested " + one.rule if one.nested else one.rule,
        one.act,
        quotation,
        " ".join([text[span.start : span.end] for span in one.cue]).lower(),
        _source(one, source, kind, pronoun=pronoun),
        one.via is not None,
        one.strength,
        sum([span.end - span.start for span in spans]),
        len(spans),
        before,
        between,
        _used(text, at, end),
        max(1, end - begin),
        grammar,
        one.reading,
        one.marks,
    )


def _source(one: Found, source: str, kind: SourceKind, *, pronoun: bool) -> str:
    if one.mention is None:
        return "nobody"
    if pronoun:
        return "pronoun" if source else "untold pronoun"
    return kind.value if source else "untold"


def _used(text: str, start: int, end: int) -> int:
    """Give how long a stretch is without marks and blanks at its edges."""
    return len(text[start:end].strip(_IDLE)) if start < end else 0


class Scores:
    """The measured score of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._base = float(data["base"])
        self._weights = {
            (table, name): float(weight)
            for table, weights in data.items()
            if isinstance(weights, dict)
            for name, weight in weights.items()
        }

    def __call__(self, signs: Signs) -> float:
        """Give 0 to 1: the share of proposals with such signs that are right. A sign never seen weighs nothing."""
        weight = self._weights.get
        total = self._base + sum([value * weight(name, 0.0) for name, value in signs.named()])
        return within((1 + math.tanh(total / 2)) / 2)


_LESS = 0.3


def floored(score: Score, rules: Score) -> Score:
    """Give a score that an encoder's marks do not push far below that of the rules alone.

    An encoder has met few passives and headlines; what the rules are sure of stays on the list, as less sure. On
    held-back documents this changes F1 by less than 0.005.
    """

    def not_far_below(signs: Signs) -> float:
        scored = score(signs)
        if not signs.marks or of_encoder(signs):
            return scored
        return max(scored, within(rules(signs._replace(marks=())) - _LESS))

    return not_far_below


def of_encoder(signs: Signs) -> bool:
    """Say whether a proposal, its edges or its source are the encoder's and not the rules'."""
    return bool(signs.reading) or "read" in signs.rule.split()


_WEIGHT = 8  # suggestions: how many decisions outweigh what the score says by itself


def learned(score: Score, lesson: Lesson) -> Score:
    """Give a score to which what a project has taught is added, in log odds."""
    weights = {(table, name): weight for table, ws in lesson.weights.items() for name, weight in ws.items()}
    if not weights:
        return score

    def with_lesson(signs: Signs) -> float:
        shift = weights.get(("base", ""), 0.0) + sum([weights.get(key, 0.0) for key, _ in signs.named()])
        return within((1 + math.tanh((log_odds(score(signs)) + shift) / 2)) / 2)

    return with_lesson


def experienced(score: float, cue: str, source: str, experience: Experience) -> float:
    """Give a score in the light of what was decided on suggestions of this cue and of this source.

    The score is taken for the mean of a beta distribution that is worth eight decisions, and brought up to date.
    """
    known = [counts for counts in (experience.cues.get(cue), experience.sources.get(fold(source))) if counts]
    for counts in known:
        score = (_WEIGHT * score + counts.right) / (_WEIGHT + counts.right + counts.wrong)
    return within(score) if known else score


def log_odds(score: float) -> float:
    """Give the log odds of a score between 0 and 1."""
    return math.log(score / (1 - score))


def within(score: float) -> float:
    """Give a score as it is shown: two decimals, never 0 or 1."""
    return round(max(0.01, min(0.99, score)), 2)


def by_hand(signs: Signs) -> float:
    """Give a score where none was measured: the strength of the cue, with what is known to lower it."""
    score = signs.strength
    if signs.quotation is Quotation.DIRECT and signs.cue:
        score += 0.05
    if signs.source == "nobody":
        score -= 0.15
    elif signs.source in {"untold", "untold pronoun"}:
        score -= 0.05
    if signs.length < _VERY_SHORT or signs.length > _VERY_LONG:
        score -= 0.15
    return within(max(0.05, score))


@lru_cache(maxsize=8)
def load(language: str, *, marked: bool) -> Score:
    """Give the score of a language; the one by hand where none is shipped.

    Args:
        marked: whether the encoder's marks are among the signs.
    """
    if not language.isalpha():
        return by_hand
    try:
        path = resource("scores", f"{language}.toml" if marked else f"{language}-rules.toml")
    except FileNotFoundError:
        return by_hand
    return Scores(tomllib.loads(path.read_text(encoding="utf-8")))
