"""The score is measured the same way each time, and means what it says."""

import json
import random
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from annotations.evaluate import Bin
from annotations.model import Quotation
from annotations.suggest.scoring import Scores, Signs
from training.calibrate import Example, Held, average_precision, by_fold, document_of, fit, report
from training.diagram import diagram

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("gum-dev:GUM_news_homeopathic-12", "GUM_news_homeopathic"),
        ("gum25-test:GUM_interview_mcguire-44", "GUM_interview_mcguire"),
        ("pud:n01064009", "pud:n01064"),
        ("csui-train:csui-train-49", "csui-train:1"),
        ("csui-train:csui-train-50", "csui-train:2"),
        ("gsd-dev:dev-s523", "gsd-dev:20"),
        ("wire-07", "wire-07"),
    ],
)
def test_lines_of_one_document_belong_together(name, document):
    assert document_of(name) == document


def made(n: int = 600) -> list[Example]:
    """Suggestions of which one rule is right nine times in ten, the other every second time."""
    chance = random.Random(3)
    out = []
    for number in range(n):
        sure = chance.random() < 0.6
        signs = Signs(
            "verb that" if sure else "preposition", "assertion", Quotation.INDIRECT, chance.choice(["kata", "ujar"]),
            "person", via=False, strength=0.8, length=chance.randint(20, 200), spans=1, before=0, between=0,
            after=chance.randint(0, 9), sentence=200,
        )  # fmt: skip
        right = chance.random() < (0.9 if sure else 0.5)
        out.append(Example(f"d{number // 5}", "id" if number % 2 else "en", signs, right))
    return out


def held_back(data: list[Example]) -> list[float]:
    """Score each by the weights that never saw its document."""
    fold_of, scores = by_fold(data)
    return [scores[fold_of[one.document]][one.language](one.signs) for one in data]


def test_the_score_comes_near_to_the_share_that_is_right():
    data = made()
    scores = held_back(data)
    for rule in ("verb that", "preposition"):
        given = [(score, one.right) for score, one in zip(scores, data, strict=True) if one.signs.rule == rule]
        mean, share = (sum(column) / len(given) for column in zip(*given, strict=True))
        assert mean == pytest.approx(share, abs=0.05)
    known = [Held(one.language, score, 0.5, one.right) for one, score in zip(data, scores, strict=True)]
    assert "measured, all" in report(known)


def test_the_same_data_gives_the_same_weights_in_any_order():
    data = made(200)
    assert fit(data) == fit(data)
    assert held_back(data) == held_back(data)


def test_no_document_is_scored_by_weights_that_saw_it():
    """Each document is right or wrong as a whole, told by its cue; whoever saw it would know."""
    data = [one._replace(signs=one.signs._replace(cue=one.document)) for one in made(200)]
    data = [one._replace(right=hash(int(one.document[1:]) * 7919) % 2 == 0) for one in data]
    scores = held_back(data)
    told = [one.right for _, one in sorted(zip(scores, data, strict=True), key=lambda pair: -pair[0])[:50]]
    assert sum(told) < 40
    assert sum((Scores(fit(data)[one.language])(one.signs) > 0.5) == one.right for one in data) > 150


@pytest.mark.parametrize(
    ("scored", "precision"),
    [
        ([(0.9, True), (0.8, False), (0.7, True)], (1 + 2 / 3) / 2),
        ([(0.5, True), (0.5, False)], 0.5),
        ([(0.9, False)], 0.0),
        ([], 0.0),
    ],
)
def test_average_precision_by_hand(scored, precision):
    assert average_precision(scored) == pytest.approx(precision)


def test_the_command_writes_weights_that_the_engine_reads(tmp_path):
    rows = [
        {
            "id": f"{n}",
            "text": f"Menurut {name}, air naik.",
            "attributions": [
                {"content": [[10 + len(name), 18 + len(name)]], "cue": [], "source": [8, 8 + len(name)],
                 "quote": "indirect"}
            ] if n % 3 else [],
        }
        for n, name in enumerate(["Sri Wahyuni", "Tono", "Ratna Sasmita"] * 8)
    ]  # fmt: skip
    (tmp_path / "id-kecil.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, "-m", "training.calibrate", "--data", str(tmp_path), "--out", str(tmp_path / "scores")]
    command += ["--diagram", str(tmp_path / "scores.svg")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=True)
    assert "measured, id" in done.stdout
    text = (tmp_path / "scores" / "id-rules.toml").read_text(encoding="utf-8")
    assert "# data     id-kecil.jsonl" in text
    assert "CC BY-SA 4.0" in text
    assert 0.5 < Scores(tomllib.loads(text))(made(1)[0].signs._replace(cue="menurut", rule="preposition opening")) < 0.9
    picture = (tmp_path / "scores.svg").read_text(encoding="utf-8")
    assert ">Indonesian: " in picture
    assert ">English: " not in picture
    empty = subprocess.run(
        [*command[:3], "--data", str(tmp_path / "scores")], cwd=ROOT, capture_output=True, check=False
    )
    assert empty.returncode == 2


def test_the_diagram_puts_a_score_that_is_right_as_often_on_the_diagonal():
    bins = [Bin(0, 0.0, 0.0), Bin(16, 0.5, 0.5), Bin(4, 0.9, 1.0)]
    picture = ElementTree.fromstring(diagram({"all": bins}))  # noqa: S314  our own
    (even,) = picture.iter(SVG + "line")
    left, low, right, high = (float(even.get(name)) for name in ("x1", "y1", "x2", "y2"))
    one, other = picture.iter(SVG + "circle")
    assert (float(one.get("cx")), float(one.get("cy"))) == ((left + right) / 2, (low + high) / 2)
    assert float(other.get("cx")) == pytest.approx(left + 0.9 * (right - left), abs=0.1)
    assert float(other.get("cy")) == high
    assert float(one.get("r")) - 2 == pytest.approx(2 * (float(other.get("r")) - 2), abs=0.1)
