"""How good suggestions are, against annotated texts: pure functions on plain values."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from annotations.errors import Problem
from annotations.model import Proposal, Quotation, Span

BINS = 10
_EDGE = " \t\n\r\"'“”‘’«».,;:!?…()-–—"  # at the edge of a claim these are convention
_LEADS = ("bahwa ", "that ", "agar ", "supaya ", "untuk ", "if ", "whether ")

Propose = Callable[[str], Sequence[Proposal]]
Clock = Callable[[], float]


class Attribution(NamedTuple):
    """An annotated or a suggested attribution; spans in code points of its text."""

    content: tuple[Span, ...]
    source: Span | None
    via: Span | None
    quotation: str
    score: float = 0.0


class Annotated(NamedTuple):
    """A text with all its attributions, as a person or another program annotated them."""

    id: Any
    text: str
    attributions: tuple[Attribution, ...]


class Pair(NamedTuple):
    """An annotated and a suggested attribution of the same claim: their numbers, and how much they share, 0 to 1."""

    overlap: float
    gold: int
    found: int


class Figures(NamedTuple):
    """Precision, recall and their harmonic mean, 0 to 1; 0 where there is nothing to divide by."""

    precision: float
    recall: float
    f1: float


class Bin(NamedTuple):
    """Suggestions of about the same score: how many, their mean score, and the share that is right."""

    n: int
    score: float
    right: float


@dataclass(slots=True)
class Tally:
    """What was counted over texts.

    Attributes:
        gold, found: attributions annotated and suggested.
        hits_gold, hits_found: those of them that are in a pair; they differ only by kind of quotation.
        sources_gold, sources_found: those of them that are in a pair with the right source.
    """

    gold: int = 0
    found: int = 0
    hits_gold: int = 0
    hits_found: int = 0
    sources_gold: int = 0
    sources_found: int = 0

    def content(self) -> Figures:
        """Give the figures of the claims."""
        return _figures(self.hits_found, self.found, self.hits_gold, self.gold)

    def full(self) -> Figures:
        """Give the figures of the claims together with their sources."""
        return _figures(self.sources_found, self.found, self.sources_gold, self.gold)

    def source(self) -> float:
        """Give the share of the paired claims whose source is right."""
        return _share(self.sources_gold, self.hits_gold)


@dataclass(slots=True)
class Evaluation:
    """What was measured over annotated texts.

    Attributes:
        all, by_quotation: counts; recall is of the annotated claims of a kind, precision of the suggested ones.
        chains, chains_right: pairs of which the annotated one names who passes it on, and those that found it.
        scored: for each suggestion its score and whether it is right.
        texts, words, seconds: how much was read, and in what time.
    """

    all: Tally = field(default_factory=Tally)
    by_quotation: dict[str, Tally] = field(default_factory=lambda: {one.value: Tally() for one in Quotation})
    chains: int = 0
    chains_right: int = 0
    scored: list[tuple[float, bool]] = field(default_factory=list)
    texts: int = 0
    words: int = 0
    seconds: float = 0.0


def read_gold(lines: Iterable[str]) -> Iterator[Annotated]:
    """Give the annotated text of each line `{"id", "text", "attributions"}`; blank lines are none.

    Raises:
        Problem: a line is not of that form, or a span is outside its text; it names the line number.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _annotated(json.loads(line.removeprefix("\ufeff")))
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
                raise Problem(
                    f"Line {number} is not an annotated text: a JSON object with “id”, “text” and “attributions”, "
                    "of which each has “content”, “source” and “quote”, with spans inside the text.",
                    "Correct that line and try again.",
                ) from error


def _annotated(row: dict[str, Any]) -> Annotated:
    text = row["text"]
    if not isinstance(text, str):
        raise TypeError(text)
    hash(row["id"])  # texts are found by it: no list, no object
    return Annotated(row["id"], text, tuple(_attribution(one, len(text)) for one in row["attributions"]))


def read_predicted(lines: Iterable[str], texts: Iterable[Annotated]) -> dict[Any, tuple[Attribution, ...]]:
    """Give by a text's id what was suggested for it before, from lines as `sorotan predict` writes them.

    Raises:
        Problem: a line is not of that form, its text is not annotated, or an annotated text is not there.
    """
    lengths = {one.id: len(one.text) for one in texts}
    out: dict[Any, tuple[Attribution, ...]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            length = lengths[row["id"]]
            out[row["id"]] = tuple(_attribution(one, length) for one in row["attributions"])
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise Problem(
                f"Line {number} is not of an annotated text: “id” and “attributions”, with spans inside that text.",
                "Give the suggestions that were made for these texts.",
            ) from error
    if missing := sorted(map(str, lengths.keys() - out.keys())):
        raise Problem(f"Nothing is said of text {missing[0]}.", "Give the suggestions for all the annotated texts.")
    return out


def _attribution(one: dict[str, Any], length: int) -> Attribution:
    def span(pair: Sequence[int]) -> Span:
        start, end = pair
        if not (type(start) is type(end) is int and 0 <= start < end <= length):
            raise ValueError(pair)
        return Span(start, end)

    content = tuple(map(span, one["content"]))
    source, via = one["source"], one.get("via")
    return Attribution(
        content,
        None if source is None else span(source),
        None if via is None else span(via),
        Quotation(one["quote"]).value,
        float(one.get("score", 0.0)),
    )


def of_proposal(proposal: Proposal) -> Attribution:
    """Give a suggestion in the form that is compared."""
    return Attribution(proposal.spans, proposal.mention, proposal.via, proposal.quotation.value, proposal.score)


def evaluate(texts: Iterable[Annotated], propose: Propose, clock: Clock) -> Evaluation:
    """Propose for each text and compare with what is annotated.

    Args:
        propose: gives the suggestions of a text; only its time counts.
        clock: seconds from any fixed moment.
    """
    evaluation = Evaluation()
    for one in texts:
        begin = clock()
        found = [of_proposal(proposal) for proposal in propose(one.text)]
        evaluation.seconds += clock() - begin
        evaluation.texts += 1
        evaluation.words += len(one.text.split())
        compare(evaluation, one.text, one.attributions, found)
    return evaluation


def evaluate_predicted(texts: Iterable[Annotated], predicted: Mapping[Any, Sequence[Attribution]]) -> Evaluation:
    """Compare what was suggested before, by a text's id, with what is annotated; the evaluation has no time."""
    evaluation = Evaluation()
    for one in texts:
        evaluation.texts += 1
        evaluation.words += len(one.text.split())
        compare(evaluation, one.text, one.attributions, predicted[one.id])
    return evaluation


def compare(evaluation: Evaluation, text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> None:
    """Add one text to an evaluation."""
    right = [False] * len(found)
    for kind, tally in [(None, evaluation.all), *evaluation.by_quotation.items()]:
        tally.gold += sum(kind in {None, one.quotation} for one in gold)
        tally.found += sum(kind in {None, one.quotation} for one in found)
    for pair in pairs(text, gold, found):
        if pair.overlap >= 0.5:
            wanted, got = gold[pair.gold], found[pair.found]
            right[pair.found] = is_right(wanted, got)
            _count(evaluation, wanted, got)
    evaluation.scored += [(one.score, ok) for one, ok in zip(found, right, strict=True)]


def _count(evaluation: Evaluation, wanted: Attribution, got: Attribution) -> None:
    same = _same_place(wanted.source, got.source)
    of_wanted, of_got = evaluation.by_quotation[wanted.quotation], evaluation.by_quotation[got.quotation]
    for tally in (evaluation.all, of_wanted):
        tally.hits_gold += 1
        tally.sources_gold += same
    for tally in (evaluation.all, of_got):
        tally.hits_found += 1
        tally.sources_found += same
    if wanted.via:
        evaluation.chains += 1
        evaluation.chains_right += _same_place(wanted.via, got.via)


def is_right(wanted: Attribution, got: Attribution) -> bool:
    """Say whether a suggestion of the right claim is right: its source too, where both have one."""
    return wanted.source is None or got.source is None or _same_place(wanted.source, got.source)


def _same_place(wanted: Span | None, got: Span | None) -> bool:
    if wanted is None or got is None:
        return wanted is got
    common = min(wanted.end, got.end) - max(wanted.start, got.start)
    return common > 0 and common / (max(wanted.end, got.end) - min(wanted.start, got.start)) >= 0.5


def pairs(text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[Pair]:
    """Pair claims one to one, those that share most of their characters (Jaccard) first.

    Quotation marks, punctuation and complementisers at the edges of a span do not count.
    """
    wanted = [_characters(text, one.content) for one in gold]
    got = [_characters(text, one.content) for one in found]
    holders: dict[int, list[int]] = {}
    for number, characters in enumerate(wanted):
        for character in characters:
            holders.setdefault(character, []).append(number)
    candidates = []
    for number, characters in enumerate(got):
        common = Counter(i for character in characters for i in holders.get(character, ()))
        candidates += [Pair(n / (len(wanted[i]) + len(characters) - n), i, number) for i, n in common.items()]
    out: list[Pair] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for pair in sorted(candidates, reverse=True):
        if pair.gold not in taken_gold and pair.found not in taken_found:
            taken_gold.add(pair.gold)
            taken_found.add(pair.found)
            out.append(pair)
    return out


def _characters(text: str, spans: Sequence[Span]) -> set[int]:
    return {place for span in spans for place in range(*_core(text, *span))}


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a span without what is convention at its edges."""
    while start < end:
        if text[start] in _EDGE:
            start += 1
        elif text[end - 1] in _EDGE:
            end -= 1
        elif lead := next((one for one in _LEADS if text[start : min(end, start + len(one))].lower() == one), ""):
            start += len(lead)
        else:
            break
    return start, end


def reliability(scored: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Give ten bins of score, 0 to 0.1 first; 1 belongs to the last."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, right in scored:
        bins[min(BINS - 1, int(score * BINS + 1e-9))].append((score, right))
    return [
        Bin(len(one), _share(sum(score for score, _ in one), len(one)), _share(sum(ok for _, ok in one), len(one)))
        for one in bins
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Give the expected calibration error: how far mean score and share right are apart, by the bins' sizes.

    Source: Naeini, Cooper and Hauskrecht (2015), Obtaining Well Calibrated Probabilities Using Bayesian Binning.
    """
    return _share(sum(one.n * abs(one.score - one.right) for one in bins), sum(one.n for one in bins))


def _figures(hits_found: int, found: int, hits_gold: int, gold: int) -> Figures:
    precision, recall = _share(hits_found, found), _share(hits_gold, gold)
    both = precision + recall
    return Figures(precision, recall, 2 * precision * recall / both if both else 0.0)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def to_plain(evaluation: Evaluation) -> dict[str, Any]:
    """Give an evaluation as JSON values."""
    bins = reliability(evaluation.scored)
    return {
        **_tally_plain(evaluation.all),
        "chain": _share(evaluation.chains_right, evaluation.chains) if evaluation.chains else None,
        "quotations": {kind: _tally_plain(tally) for kind, tally in evaluation.by_quotation.items()},
        "calibration_error": calibration_error(bins),
        "reliability": [one._asdict() for one in bins],
        "texts": evaluation.texts,
        "words": evaluation.words,
        "words_per_second": evaluation.words / evaluation.seconds if evaluation.seconds else None,
    }


def _tally_plain(tally: Tally) -> dict[str, Any]:
    return {
        "gold": tally.gold,
        "predicted": tally.found,
        "content": tally.content()._asdict(),
        "full": tally.full()._asdict(),
        "source": tally.source(),
    }


def to_words(evaluation: Evaluation) -> str:
    """Give an evaluation as lines of text."""
    bins = reliability(evaluation.scored)
    speed = f", {evaluation.words / evaluation.seconds:.0f} words a second" if evaluation.seconds else ""
    lines = [
        f"{evaluation.texts} texts, {evaluation.words} words{speed}",
        "",
        f"{'':20}{'gold':>6}{'found':>7}{'precision':>11}{'recall':>8}{'F1':>7}{'source':>8}",
        _row("claim", evaluation.all, evaluation.all.content(), evaluation.all.source()),
        _row("claim and source", evaluation.all, evaluation.all.full()),
    ]
    for kind, tally in evaluation.by_quotation.items():
        lines.append(_row(f"{kind} claim", tally, tally.content(), tally.source()))
    if evaluation.chains:
        right = _share(evaluation.chains_right, evaluation.chains)
        lines += ["", f"who passes it on: {right:.3f} right of {evaluation.chains} found claims with one"]
    lines += [
        "",
        f"{'score':12}{'n':>6}{'mean':>8}{'right':>8}",
        *(_bin_row(number, one) for number, one in enumerate(bins)),
        f"expected calibration error: {calibration_error(bins):.3f}",
    ]
    return "\n".join(lines)


def _row(name: str, tally: Tally, figures: Figures, source: float | None = None) -> str:
    shown = (
        f"{name:20}{tally.gold:>6}{tally.found:>7}{figures.precision:>11.3f}{figures.recall:>8.3f}{figures.f1:>7.3f}"
    )
    return shown if source is None else f"{shown}{source:>8.3f}"


def _bin_row(number: int, one: Bin) -> str:
    shown = f"{one.score:>8.3f}{one.right:>8.3f}" if one.n else f"{'–':>8}{'–':>8}"
    return f"{f'{number / BINS:.1f} to {(number + 1) / BINS:.1f}':12}{one.n:>6}{shown}"
