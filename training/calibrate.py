"""Measure the score of suggestions: `python -m training.calibrate --data FOLDER`.

FOLDER holds annotated texts as `LANGUAGE-NAME.jsonl`, one JSON object a line with `id`, `text` and `attributions`. A
regularised logistic model learns from the signs of each suggestion whether it is right. The languages share one weight
a sign, and each has an offset of its own, as in Daumé (2007), Frustratingly Easy Domain Adaptation. What is printed
comes from cross-validation by document; what is written comes from all data. The same data gives the same weights.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from annotations.evaluate import (
    BINS,
    Annotated,
    calibration_error,
    is_right,
    of_proposal,
    pairs,
    read_gold,
    reliability,
)
from annotations.model import Experience, Proposal, Span
from annotations.predict import to_attribution
from annotations.suggest.components import Attributions, Read
from annotations.suggest.encoder import Marks
from annotations.suggest.language import blank, split
from annotations.suggest.lexicon import load
from annotations.suggest.logistic import newton
from annotations.suggest.pieces import Place
from annotations.suggest.proposing import Candidate, candidates, proposals
from annotations.suggest.scoring import Score, Scores, Signs, by_hand, floored, of_encoder
from training.diagram import diagram

FOLDS = 10
SEED = 0
PENALTY = 10.0  # from 5 to 20 the log loss in cross-validation is the same to two digits; at 2 and at 40 it is more
NUMBERS = frozenset({"number", "marks"})
SAME = 0.5
SEEN = 2  # a sign that is rarer has no weight
BLOCK = 25
NAMES = {"id": "Indonesian", "en": "English"}
HEAD = """\
# Weights of the score of suggestions, for {language}: a logistic model over signs that {who}.
#
# data     {data}
#          ({texts} texts of {documents} documents, {n} suggestions of all languages together)
# from     {origins}
# licence  of these weights, as of the data: CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/
# date     {date}
# command  python -m training.calibrate --data FOLDER{marks}
"""

ORIGINS = {
    "own": "articles of our own",
    "csui": "UD Indonesian-CSUI",
    "gsd": "UD Indonesian-GSD",
    "gum": "UD English-GUM (Wikinews)",
    "pud": "UD English-PUD",
    "wire": "fiction in the manner of wire copy",
}

Weights = dict[str, Any]


class Example(NamedTuple):
    """Something that may be proposed, the document that it comes from, and whether it is right."""

    document: str
    language: str
    signs: Signs
    right: bool


class Case(NamedTuple):
    """An annotated text, and all that may be proposed for it."""

    file: str
    gold: Annotated
    document: str
    language: str
    quotes: Sequence[Span]
    read: Read
    examples: list[Example]


# The data


def document_of(name: str) -> str:
    """Give the document that a line belongs to.

    GUM and PUD name it in the line's id; of a treebank that does not, 25 sentences in a row count as one, so that
    neighbours stay together; any other line is a document.
    """
    if match := re.match(r"gum[^:]*:(GUM_[a-z]+_[^-]+)-", name):
        return match.group(1)
    if match := re.match(r"(pud:n\d{5})", name):
        return match.group(1)
    if match := re.match(r"((?:csui|gsd)-[a-z]+:).*?(\d+)$", name):
        return f"{match.group(1)}{int(match.group(2)) // BLOCK}"
    return name


def files_in(folders: Iterable[Path]) -> list[Path]:
    """Give the files of annotated texts, `LANGUAGE-NAME.jsonl`, in order of their paths."""
    return sorted(path for folder in folders for language in NAMES for path in folder.glob(f"{language}-*.jsonl"))


def marks_in(files: Iterable[Path]) -> dict[str, Marks]:
    """Give the marks of texts that networks never saw, by the texts' ids, from their fold*.npz."""
    return {name: stored for path in files for name, stored in np.load(path).items()}


def cases(files: Iterable[Path], marks: Mapping[str, Marks]) -> list[Case]:
    """Read the texts of the files, with the marks of an encoder that never saw their documents.

    Args:
        marks: by the text's id; empty leaves the work to the rules.
    """
    out: list[Case] = []
    for path in files:
        language = path.name.split("-")[0]
        lexicon = load(language)
        if lexicon is None:
            raise SystemExit(f"{path.name}: no lexicon of {language}")
        nlp = blank(language)
        nlp.add_pipe("sorotan_quotations")
        component = Attributions(nlp, language, encoder=False)
        for one in read_gold(path.read_text(encoding="utf-8").splitlines()):
            stored = marks.get(str(one.id))
            if marks and (stored is None or len(stored) != len(split(one.text))):
                continue  # not read by the encoder, or its words were split otherwise then
            component.marker = None if stored is None else partial(_as_stored, stored)
            doc = nlp(one.text)
            read = component.read(doc, lexicon)
            quotes = doc._.quotations
            found = candidates(read.readings, read.sights, quotes, read.resolver(), by_hand, Experience())
            document = document_of(str(one.id))
            known = [Example(document, language, each.signs, _is_right(one, each.proposal)) for each in found]
            out.append(Case(path.stem, one, document, language, quotes, read, known))
    return out


def _as_stored(marks: Marks, _text: str, _words: Sequence[Place]) -> Marks:
    return marks


def _is_right(gold: Annotated, proposal: Proposal) -> bool:
    """Say whether a proposal shares half of its characters with an annotated claim whose source is its own."""
    mine = of_proposal(proposal)
    return any(
        pair.overlap >= SAME and is_right(one, mine)
        for one in gold.attributions
        for pair in pairs(gold.text, [one], [mine])
    )


# The model


def fit(data: Sequence[Example], penalty: float = PENALTY) -> dict[str, Weights]:
    """Give the weights of each language, in the form of resources/scores."""
    counts = Counter(name for one in data for name, _ in one.signs.named())
    names = sorted(key for key, n in counts.items() if n >= SEEN)
    languages = sorted({one.language for one in data})
    raw = _matrix(data, names)
    numbers = np.array([table in NUMBERS for table, _ in names])
    mean = np.where(numbers, raw.mean(axis=0), 0.0)
    scale = np.where(numbers, raw.std(axis=0) + 1e-9, 1.0)
    signs = np.hstack([np.ones((len(data), 1)), (raw - mean) / scale])
    own = [np.array([[one.language == language] for one in data]) * signs for language in languages]
    penalties = np.full((1 + len(languages)) * signs.shape[1], penalty)
    penalties[0] = 1e-6
    solved = newton(np.hstack([signs, *own]), np.array([one.right for one in data], float), penalties)
    shared, *offsets = np.split(solved, 1 + len(languages))
    out = {}
    for language, offset in zip(languages, offsets, strict=True):
        weights = (shared + offset)[1:] / scale
        base = (shared + offset)[0] - float(weights @ mean)
        spoken = {("cue", one.signs.cue) for one in data if one.language == language}
        kept = [i for i, name in enumerate(names) if name[0] != "cue" or name in spoken]
        out[language] = _filed(base, [names[i] for i in kept], weights[kept])
    return out


def _matrix(data: Sequence[Example], names: Sequence[tuple[str, str]]) -> np.ndarray:
    column = {name: number for number, name in enumerate(names)}
    out = np.zeros((len(data), len(names)))
    for row, one in enumerate(data):
        for name, value in one.signs.named():
            if name in column:
                out[row, column[name]] = value
    return out


def _filed(base: float, names: Sequence[tuple[str, str]], weights: np.ndarray) -> Weights:
    out: Weights = {"base": round(float(base), 3)}
    for (table, name), weight in zip(names, weights, strict=True):
        if rounded := round(float(weight), 3):
            out.setdefault(table, {})[name] = rounded
    return out


class Held(NamedTuple):
    """A proposal for a text that was held back: its scores and whether it is right."""

    language: str
    score: float
    by_hand: float
    right: bool


def by_fold(
    data: Sequence[Example], folds: int = FOLDS, seed: int = SEED
) -> tuple[dict[str, int], list[dict[str, Score]]]:
    """Give the fold of each document, and for each fold the score of each language that never saw its documents."""
    documents = sorted({one.document for one in data})
    order = np.random.default_rng(seed).permutation(len(documents))
    fold_of = {documents[place]: number % folds for number, place in enumerate(order)}
    return fold_of, [_scores([one for one in data if fold_of[one.document] != fold]) for fold in range(folds)]


def _scores(data: Sequence[Example]) -> dict[str, Score]:
    """Give the score of each language, as it is shipped: with an encoder's marks, not far below that of the rules."""
    scores: dict[str, Score] = {language: Scores(weights) for language, weights in fit(data).items()}
    if not any(one.signs.marks for one in data):
        return scores
    bare = [one._replace(signs=one.signs._replace(marks=())) for one in data if not of_encoder(one.signs)]
    rules = {language: Scores(weights) for language, weights in fit(bare).items()}
    return {language: floored(score, rules.get(language, by_hand)) for language, score in scores.items()}


def cross_validated(texts: Sequence[Case]) -> list[list[Candidate]]:
    """Give what is proposed for each text, chosen and scored by weights that never saw its document."""
    fold_of, scores = by_fold([known for one in texts for known in one.examples])
    out = []
    for one in texts:
        score: Score = scores[fold_of.get(one.document, 0)].get(one.language, by_hand)
        read = one.read
        out.append(proposals(read.readings, read.sights, one.quotes, read.resolver, score, Experience()))
    return out


def held(texts: Sequence[Case], proposed: Sequence[Sequence[Candidate]]) -> list[Held]:
    """Say of each proposal whether it is right; a claim makes one proposal right."""
    out = []
    for one, given in zip(texts, proposed, strict=True):
        found = [of_proposal(each.proposal) for each in given]
        right = {
            pair.found
            for pair in pairs(one.gold.text, one.gold.attributions, found)
            if pair.overlap >= SAME and is_right(one.gold.attributions[pair.gold], found[pair.found])
        }
        out += [
            Held(one.language, each.proposal.score, by_hand(each.signs), number in right)
            for number, each in enumerate(given)
        ]
    return out


# What is said of it


def average_precision(scored: Iterable[tuple[float, bool]]) -> float:
    """Give the mean, over all that is right, of the precision down to it; equal scores count as one step."""
    levels: dict[float, list[bool]] = {}
    for score, right in scored:
        levels.setdefault(score, []).append(right)
    n = hits = 0
    total = 0.0
    for score in sorted(levels, reverse=True):
        n += len(levels[score])
        hits += sum(levels[score])
        total += sum(levels[score]) * hits / n
    return total / hits if hits else 0.0


def described(name: str, scored: Sequence[tuple[float, bool]]) -> str:
    """Give one line of figures."""
    parts = [f"{name:24} n {len(scored):5}  AP {average_precision(scored):.3f}"]
    parts.append(f"ECE {calibration_error(reliability(scored)):.3f}")
    for least in (0.9, 0.8):
        above = [right for score, right in scored if score >= least]
        share = len(above) / len(scored) if scored else 0.0
        parts.append(f">= {least}: {sum(above) / len(above) if above else 0.0:.3f} right, {share:.2f} of all")
    return "  ".join(parts)


def report(known: Sequence[Held]) -> str:
    """Give the figures of the scores by hand and by cross-validation, and the reliability table."""
    lines = []
    for language in ("", *sorted({one.language for one in known})):
        mine = [one for one in known if language in {"", one.language}]
        lines.append(described(f"by hand, {language or 'all'}", [(one.by_hand, one.right) for one in mine]))
        lines.append(described(f"measured, {language or 'all'}", [(one.score, one.right) for one in mine]))
    lines += ["", "| Score | Suggestions | Mean score | Right |", "|---|---|---|---|"]
    for number, one in enumerate(reliability([(each.score, each.right) for each in known])):
        span = f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}"
        lines.append(f"| {span} | {one.n} | {one.score:.3f} | {one.right:.3f} |" if one.n else f"| {span} | 0 | | |")
    return "\n".join(lines)


def write(folder: Path, texts: Sequence[Case], proposed: Sequence[Sequence[Candidate]]) -> None:
    """Write what is proposed for each text, a file for each of the data, in the form of `sorotan predict`."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in {one.file for one in texts}:
        with (folder / f"{file}.jsonl").open("w", encoding="utf-8", newline="\n") as out:
            for one, given in zip(texts, proposed, strict=True):
                if one.file == file:
                    found = [to_attribution(each.proposal) for each in given]
                    row = {"id": one.gold.id, "text": one.gold.text, "attributions": found}
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")


def filed(head: str, weights: Weights) -> str:
    """Give the weights of a language as TOML."""
    lines = [head, f"base = {weights['base']}"]
    for table in sorted(name for name, value in weights.items() if isinstance(value, dict)):
        lines += ["", f"[{table}]"]
        lines += [f"{json.dumps(name, ensure_ascii=False)} = {weight}" for name, weight in weights[table].items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read, measure, tell, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="FOLDER", help="annotated texts")
    parser.add_argument("--out", type=Path, default=Path("resources/scores"), help="where the weights go")
    parser.add_argument("--marks", type=Path, nargs="*", default=[], help="fold*.npz of training.encoder")
    parser.add_argument("--predictions", type=Path, help="folder for what is proposed in cross-validation")
    parser.add_argument("--diagram", type=Path, help="SVG file for the reliability diagram")
    asked = parser.parse_args()
    files = files_in(asked.data)
    if not files:
        parser.error(f"There is no file named {' or '.join(f'{language}-NAME.jsonl' for language in NAMES)}")
    marks = marks_in(asked.marks)
    texts = cases(files, marks)
    proposed = cross_validated(texts)
    known = held(texts, proposed)
    print(report(known), flush=True)
    if asked.diagram:
        lines = {
            name: reliability([(one.score, one.right) for one in known if one.language == language])
            for language, name in NAMES.items()
        }
        asked.diagram.write_text(diagram(lines), encoding="utf-8", newline="\n")
    if asked.predictions:
        write(asked.predictions, texts, proposed)
    data = [known for one in texts for known in one.examples]
    asked.out.mkdir(parents=True, exist_ok=True)
    documents = {one.document for one in data}
    said = {
        "data": ", ".join(path.name for path in files),
        "origins": ", ".join(
            name for start, name in ORIGINS.items() if any(d.lower().startswith(start) for d in documents)
        ),
        "texts": len(texts),
        "documents": len(documents),
        "n": len(data),
        "who": "the rules and the encoder know" if marks else "the rules know",
        "marks": " --marks build/folds/*.npz" if marks else "",
        "date": datetime.now(tz=UTC).date().isoformat(),
    }
    for language, weights in fit(data).items():
        path = asked.out / f"{language}{'' if marks else '-rules'}.toml"
        path.write_text(filed(HEAD.format(language=NAMES[language], **said), weights), encoding="utf-8", newline="\n")
        print(f"written: {path}")


if __name__ == "__main__":
    main()
