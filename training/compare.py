"""Compare ways to find attributions on the same held-back texts: `python -m training.compare --data FOLDER --marks …`.

The marks are those of training.encoder or training.tagger, of documents that the network never saw; the scores come
from cross-validation by document. Prints the table of docs/suggestions.md, a row a way, a column a file.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from annotations.evaluate import Attribution, Evaluation, compare, of_proposal
from annotations.model import Experience
from annotations.suggest.encoder import HEADS, Marks
from annotations.suggest.language import split
from annotations.suggest.lexicon import load
from annotations.suggest.marked import Marked, readings
from annotations.suggest.proposing import proposals
from annotations.suggest.scoring import Signs
from training.calibrate import Case, cases, cross_validated, files_in, marks_in

_CUE = HEADS.index("cue")
Way = Sequence[Sequence[Attribution]]


def _any(_signs: Signs) -> float:
    return 0.99


def unscored(texts: Sequence[Case]) -> list[list[Attribution]]:
    """Give all that was read of each text, none ranked."""
    return [
        [
            of_proposal(each.proposal)
            for each in proposals(one.read.readings, one.read.sights, one.quotes, one.read.resolver, _any, Experience())
        ]
        for one in texts
    ]


def by_cue(texts: Sequence[Case], marks: Mapping[str, Marks]) -> list[list[Attribution]]:
    """Give what the rules read of each text where a classifier marks the cue; without a cue, all."""
    out = []
    for one in texts:
        words = split(one.gold.text)
        inside = 1.0 - marks[str(one.gold.id)][:, _CUE, 0]
        sure = [place for place, chance in zip(words, inside, strict=True) if chance >= 0.5]
        kept = [
            number
            for number, each in enumerate(one.read.readings)
            if not each.found.cue or any(a < s.end and b > s.start for s in each.found.cue for a, b in sure)
        ]
        sights = one.read.sights
        read = one.read._replace(
            readings=[one.read.readings[n] for n in kept], sights=[sights[n] for n in kept] if sights else []
        )
        out += unscored([one._replace(read=read)])
    return out


def alone(texts: Sequence[Case], marks: Mapping[str, Marks]) -> list[list[Attribution]]:
    """Give what the network alone marks: a claim, and the cue and source that are nearest."""
    out = []
    for one in texts:
        text = one.gold.text
        lexicon = load(one.language)
        if lexicon is None:
            raise ValueError(one.language)
        found = Marked(text, split(text), marks[str(one.gold.id)], lexicon).more([], [])
        read = one.read._replace(readings=readings(found, None, ()), sights=[])
        out += unscored([one._replace(read=read)])
    return out


def scored(texts: Sequence[Case]) -> list[list[Attribution]]:
    """Give what is proposed for each text, chosen and scored by weights that never saw its document."""
    return [[of_proposal(each.proposal) for each in given] for given in cross_validated(texts)]


def measured(texts: Sequence[Case], found: Way) -> dict[str, Evaluation]:
    """Give what was measured of each file."""
    out: dict[str, Evaluation] = {}
    for one, given in zip(texts, found, strict=True):
        compare(out.setdefault(one.file, Evaluation()), one.gold.text, one.gold.attributions, given)
    return out


def row(name: str, given: Mapping[str, Evaluation], files: Sequence[str]) -> str:
    """Give a row of the table."""
    cells = [name]
    for file in files:
        one = given[file]
        cell = f"{one.all.content().f1:.3f} ({one.all.full().f1:.3f}, {one.all.source():.3f})"
        cells.append(f"{cell} {one.chains_right / one.chains:.3f}" if one.chains else cell)
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Read, measure each way, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="FOLDER", help="annotated texts")
    parser.add_argument("--marks", type=Path, nargs="+", required=True, help="fold*.npz")
    parser.add_argument("--name", default="network", help="what made the marks")
    asked = parser.parse_args()
    paths, marks = files_in(asked.data), marks_in(asked.marks)
    both = cases(paths, marks)
    marked = {str(one.gold.id) for one in both}
    rules = [one for one in cases(paths, {}) if str(one.gold.id) in marked]
    files = sorted({one.file for one in both})
    print("| F1 of claims (with the source, share of right sources) who passes it on | " + " | ".join(files) + " |")
    print("|" + "---|" * (1 + len(files)))
    ways = [
        ("rules, all that they find", rules, lambda: unscored(rules)),
        ("rules, ranked by score", rules, lambda: scored(rules)),
        (f"{asked.name}: rules where it marks the cue", rules, lambda: by_cue(rules, marks)),
        (f"{asked.name} alone", both, lambda: alone(both, marks)),
        (f"{asked.name} and rules, ranked by score", both, lambda: scored(both)),
    ]
    for name, texts, way in ways:
        print(row(name, measured(texts, way()), files), flush=True)


if __name__ == "__main__":
    main()
