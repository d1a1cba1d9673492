"""What is compared with the encoder learns, and the ways are compared on the same texts."""

import json
import random

import numpy as np
import pytest

from annotations.evaluate import Evaluation
from annotations.suggest.encoder import HEADS
from annotations.suggest.language import blank, split
from training.calibrate import cases
from training.compare import alone, by_cue, measured, row, unscored
from training.marks import IGNORED, Text, folds_of, marked, varied
from training.tagger import chances, doc_of, lines, marks_of, slope, train

NAMES = ("Sari", "Bowo", "Ratna", "Joko", "Tini", "Wira")
CLAIMS = ("harga beras naik", "jalan itu sudah dibuka", "sekolah tutup dua hari", "air sungai surut lagi")


def annotated(number: int, name: str, claim: str) -> dict:
    text = f"{name} mengatakan bahwa {claim}. Cuaca cerah."
    at = text.index(claim)
    cue = text.index("mengatakan")
    one = {
        "content": [[at, at + len(claim)]],
        "cue": [[cue, cue + len("mengatakan")]],
        "source": [0, len(name)],
        "quote": "indirect",
    }
    return {"id": f"own-{number}", "text": text, "attributions": [one], "file": "id-own"}


ROWS = [annotated(n, name, claim) for n, (name, claim) in enumerate((a, b) for a in NAMES for b in CLAIMS)]


def test_a_claim_inside_a_claim_has_a_mark_of_its_own():
    text = "A mengatakan B menilai harga naik"
    given = {"content": [[13, 33]], "cue": [[2, 12]], "source": [0, 1]}
    inner = {"content": [[23, 33]], "cue": [[15, 22]], "source": [13, 14]}
    found = marked({"text": text, "attributions": [given, inner], "file": "id-own"}).marks

    assert found[:, HEADS.index("claim")].tolist() == [0, 0, 1, 2, 2, 2]
    assert found[:, HEADS.index("inner")].tolist() == [0, 0, 0, 0, 1, 2]
    assert found[:, HEADS.index("cue")].tolist() == [0, 1, 0, 1, 0, 0]


def test_where_nobody_annotated_who_passes_it_on_nothing_is_learned_of_it():
    assert (marked({**ROWS[0], "file": "id-train"}).marks[:, HEADS.index("via")] == IGNORED).all()
    assert not marked(ROWS[0]).marks[:, HEADS.index("via")].any()


def test_texts_that_are_joined_keep_their_marks():
    for one in varied([marked(each) for each in ROWS], random.Random(4)):
        assert len(one.words) == len(one.marks)
        assert [one.text[a:b] for (a, b), mark in zip(one.words, one.marks, strict=True) if mark[2]] == (
            ["mengatakan"] * one.text.count("mengatakan")
        )


def test_documents_are_held_back_whole():
    rows = [{"id": f"csui-train:csui-train-{n}"} for n in range(100)]
    of = folds_of(rows, 4)

    assert len(set(of)) > 1
    assert all(len(set(of[at : at + 25])) == 1 for at in range(0, 100, 25))


def test_the_convolutional_network_tells_words_apart():
    text = "harga naik"
    first, second = doc_of(text, split(text), blank("xx").vocab)

    assert all(getattr(first, name) != getattr(second, name) for name in ("norm", "prefix", "suffix"))
    said = ROWS[::2]
    built = [
        {**row, "text": row["text"].replace("mengatakan", "mengerjakan"), "attributions": []} for row in ROWS[1::2]
    ]
    network = train([*said, *built], 20)
    cue, none = (marks_of(network, row["text"])[1, HEADS.index("cue"), 1] for row in (said[0], built[0]))

    assert cue > 0.5 > none


def test_the_gradient_is_that_of_the_loss():
    odds = np.random.default_rng(2).normal(size=(3, 3 * len(HEADS)))
    marks = np.array([[0, 1, 2, IGNORED, 0]] * 3)
    way, loss = slope(odds, marks)
    step = np.zeros_like(odds)
    step[1, 4] = 1e-5
    _, higher = slope(odds + step, marks)

    assert (higher - loss) / 1e-5 == pytest.approx(way[1, 4] / (marks != IGNORED).sum(), rel=1e-3)
    assert not way.reshape(3, len(HEADS), 3)[:, 3].any()


def test_lines_are_read_by_themselves():
    text = "Satu dua.\nTiga."
    words = split(text)
    parts = list(lines(Text(text, words, np.arange(len(words)))))

    assert [[text[a:b] for a, b in part.words] for part in parts] == [["Satu", "dua", "."], ["Tiga", "."]]
    assert [list(part.marks) for part in parts] == [[0, 1, 2], [3, 4]]


def test_the_tagger_learns_and_what_it_marks_is_compared(tmp_path):
    network = train(ROWS[4:], epochs=60)
    held = ROWS[:4]
    path = tmp_path / "id-own.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in held), encoding="utf-8")
    marks = {row["id"]: marks_of(network, row["text"]) for row in held}
    texts = cases([path], marks)

    assert [one.file for one in texts] == ["id-own"] * 4
    for way in (unscored(texts), by_cue(texts, marks), alone(texts, marks)):
        given = measured(texts, way)["id-own"].all
        assert given.gold == 4
        assert given.hits_gold >= 3
    nothing = {name: np.broadcast_to([1.0, 0.0, 0.0], one.shape) for name, one in marks.items()}
    assert measured(texts, by_cue(texts, nothing))["id-own"].all.found == 0
    assert measured(texts, alone(texts, nothing))["id-own"].all.found == 0


def test_no_text_has_no_marks():
    network = train(ROWS[:2], epochs=1)

    assert marks_of(network, "").shape == (0, len(HEADS), 3)
    assert chances(np.zeros((2, 3 * len(HEADS)))).sum(axis=2) == pytest.approx(np.ones((2, len(HEADS))))


def test_a_row_tells_of_each_file_and_of_chains_where_there_are_any():
    chained, plain = Evaluation(), Evaluation()
    chained.chains, chained.chains_right = 4, 3

    assert row("way", {"a": chained, "b": plain}, ["a", "b"]).split(" | ")[1:] == [
        "0.000 (0.000, 0.000) 0.750",
        "0.000 (0.000, 0.000) |",
    ]
