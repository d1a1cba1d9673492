"""What the claims of a project teach: other weights for the score, and words of saying that the lexicon lacks.

Figures come from articles that were held back, in turns; what is kept is learned from all of them.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from annotations.errors import Problem
from annotations.model import Case, Experience, HeldBack, KnownClaim, KnownSource, Learned, Lesson, Proposal, Span
from annotations.sentences import sentences
from annotations.suggest.components import Attributions, Quotations
from annotations.suggest.encoder import Encoder, Marks, shipped
from annotations.suggest.language import blank, split
from annotations.suggest.lexicon import Lexicon, load
from annotations.suggest.logistic import newton
from annotations.suggest.pipelines import pipeline_name
from annotations.suggest.scoring import Signs, log_odds
from annotations.text import fold, overlap

LEAST = 20  # decisions from which on anything is learned
_FOLDS = 5
_PENALTY = 4.0
_SEEN = 2  # times a sign or a cue must have been met
_SAME = 0.5
_STRONG = 0.5  # the score from which a suggestion counts in the figures
_GAP = re.compile(r"[\s,:\"“”„«»'‘’]*(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?:\s+(?:bahwa|kalau|that))?[\s,:\"“”„«»'‘’]*")

Signed = tuple[Proposal, Signs]
Recorder = Callable[[str], list[Signed]]


class Decided(NamedTuple):
    """A suggestion on which a decision is known."""

    score: float
    signs: Signs
    right: bool


@lru_cache(maxsize=1000)
def _marks(encoder: Encoder, text: str) -> Marks:
    """Give the encoder's marks; learning reads each text several times over."""
    return encoder.marks(text, split(text))


def recorder(language: str, sources: Sequence[KnownSource] = (), lesson: Lesson | None = None) -> Recorder:
    """Give a function that proposes for a text and tells the signs by which each proposal is scored.

    The score of a proposal is that of the lesson.
    """
    nlp = blank(language)
    nlp.max_length = 10**9
    quoted: Quotations = nlp.add_pipe("sorotan_quotations")
    component: Attributions = nlp.add_pipe("sorotan_attributions", config={"language": language})
    component.know(sources)
    component.learn(Experience(lessons={language: lesson or Lesson()}))
    component.least = 0.0
    if component.marker is not None and (encoder := shipped()) is not None:
        component.marker = lambda text, _words: _marks(encoder, text)

    def propose(text: str) -> list[Signed]:
        lexicon = component.lexicon
        found = component.weighed(quoted(nlp.make_doc(text)), lexicon) if lexicon and text.strip() else ()
        return [(one.proposal, one.signs) for one in found]

    return propose


def learn(cases: Sequence[Case], language: str, sources: Sequence[KnownSource]) -> Learned:
    """Learn from what was claimed and rejected in articles of one language.

    Raises:
        Problem: there is too little to learn from, or no lexicon of the language.
    """
    lexicon = load(language)
    if lexicon is None:
        raise Problem("Learning needs Indonesian or English articles.", "Set the language of the articles.")
    decisions = sum(len(case.claims) + len(case.rejected) for case in cases)
    if len(cases) < 2 or decisions < LEAST:
        raise Problem(
            f"Too little to learn from: {decisions} claims and rejected suggestions, articles: {len(cases)}.",
            f"Decide on suggestions in two articles or more, {LEAST} in all.",
        )
    plain = recorder(language, sources)
    before: list[Decided] = []
    after: list[Decided] = []
    found_before = found_after = 0
    for held, rest in _folds(cases):
        lesson = _lesson(rest, lexicon, language, sources, plain)
        taught = recorder(language, sources, lesson)
        for case in held:
            one, n = decided(case, plain(case.text))
            before, found_before = before + one, found_before + n
            one, n = decided(case, taught(case.text))
            after, found_after = after + one, found_after + n
    claims = sum(len(case.claims) for case in cases)
    return Learned(
        language,
        pipeline_name(language),
        _lesson(cases, lexicon, language, sources, plain),
        _figures(before, found_before, claims),
        _figures(after, found_after, claims),
        claims,
        len(cases),
    )


def _folds(cases: Sequence[Case]) -> Iterator[tuple[list[Case], list[Case]]]:
    folds = min(_FOLDS, len(cases))
    for fold_number in range(folds):
        held = [case for number, case in enumerate(cases) if number % folds == fold_number]
        yield held, [case for number, case in enumerate(cases) if number % folds != fold_number]


def _lesson(
    cases: Sequence[Case], lexicon: Lexicon, language: str, sources: Sequence[KnownSource], plain: Recorder
) -> Lesson:
    """Learn the cues first, then the weights of the suggestions that are made with them."""
    cues = new_cues(cases, lexicon, plain)
    propose = recorder(language, sources, Lesson(cues=cues)) if cues else plain
    known = [one for case in cases for one in decided(case, propose(case.text))[0]]
    return Lesson(weights_of(known), cues)


def decided(case: Case, signed: Sequence[Signed]) -> tuple[list[Decided], int]:
    """Give the suggestions on which a decision is known, and how many of the claims were suggested.

    A suggestion is right where it shares half of its characters with a claim, and the source is the same or one of
    both has none. It is wrong where it does so with one that was rejected, or where its source is another.
    """
    out = []
    found: set[int] = set()
    for proposal, signs in signed:
        same = [(overlap(proposal.spans, claim.spans), number) for number, claim in enumerate(case.claims)]
        best, number = max(same, default=(0.0, 0))
        if best >= _SAME and number not in found:
            found.add(number)
            out.append(Decided(proposal.score, signs, _same_source(proposal, case.claims[number])))
        elif any(overlap(proposal.spans, old.spans) >= _SAME for old in case.rejected):
            out.append(Decided(proposal.score, signs, right=False))
    return out, len(found)


def _same_source(proposal: Proposal, claim: KnownClaim) -> bool:
    if not proposal.source or not claim.names:
        return True
    mine = set(fold(proposal.source).split())
    return any(mine <= (names := set(fold(name).split())) or names <= mine for name in claim.names)


def weights_of(known: Sequence[Decided]) -> Mapping[str, Mapping[str, float]]:
    """Give what to add to the log odds of a suggestion for each of its signs; numbers are left as they are."""
    if not known:
        return {}
    counts = Counter(key for one in known for key, _ in one.signs.named() if key[0] != "number")
    keys = [("base", ""), *sorted(key for key, n in counts.items() if n >= _SEEN)]
    place = {key: number for number, key in enumerate(keys)}
    signs = np.zeros((len(known), len(keys)))
    signs[:, 0] = 1.0
    for row, one in enumerate(known):
        for key, _ in one.signs.named():
            if key in place:
                signs[row, place[key]] = 1.0
    right = np.array([one.right for one in known], float)
    offset = np.array([log_odds(one.score) for one in known])
    solved = newton(signs, right, np.full(len(keys), _PENALTY), offset)
    weights: dict[str, dict[str, float]] = {}
    for (table, name), weight in zip(keys, solved, strict=True):
        if abs(weight) >= 0.005:
            weights.setdefault(table, {})[name] = round(float(weight), 3)
    return weights


def new_cues(cases: Sequence[Case], lexicon: Lexicon, propose: Recorder) -> tuple[tuple[str, str], ...]:
    """Give words that stand between a claim and its source twice or more and are no cues yet, with their places.

    Looked at are claims that were not suggested, `X WORD (bahwa) claim` and `claim, WORD X` in one sentence.
    """
    met: Counter[tuple[str, str]] = Counter()
    for case in cases:
        suggested = [proposal.spans for proposal, _ in propose(case.text)]
        missed = [c for c in case.claims if c.names and all(overlap(c.spans, spans) < _SAME for spans in suggested)]
        for claim in missed:
            met.update(_words_beside(case.text, claim))
    return tuple(
        (word, place)
        for (word, place), n in sorted(met.items())
        if n >= _SEEN and lexicon.find(place, [word]) is None and not lexicon.is_function_word(word)
    )


def _words_beside(text: str, claim: KnownClaim) -> set[tuple[str, str]]:
    begin, end = claim.spans[0].start, claim.spans[-1].end
    around = _around(text, begin, end)
    words = set()
    for name in _names(claim.names):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text[around.start : around.end], re.IGNORECASE):
            first, last = around.start + match.start(), around.start + match.end()
            if last <= begin and (gap := _GAP.fullmatch(text, last, begin)):
                words.add((gap["word"].lower(), "verb"))
            elif first >= end and (gap := _GAP.fullmatch(text, end, first)):
                words.add((gap["word"].lower(), "parenthesis"))
    return words


def _around(text: str, begin: int, end: int) -> Span:
    """Give the sentences that a claim touches, with a little more on both sides."""
    start, stop = max(0, begin - 300), min(len(text), end + 300)
    touched = [s for s in sentences(text, start, stop) if s.start < end + 2 and s.end > begin - 2]
    return Span(touched[0].start, touched[-1].end) if touched else Span(begin, end)


def _names(names: Sequence[str]) -> set[str]:
    """Give the names and their last words, by which people are called later."""
    return {part for name in names for part in (name, name.split()[-1]) if len(part) > 2}


def _figures(known: Sequence[Decided], found: int, claims: int) -> HeldBack:
    strong = [one.right for one in known if one.score >= _STRONG]
    loss = [-math.log(one.score if one.right else 1 - one.score) for one in known]
    return HeldBack(
        found / claims if claims else 0.0,
        sum(strong) / len(strong) if strong else 0.0,
        sum(loss) / len(loss) if loss else 0.0,
    )
