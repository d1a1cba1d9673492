"""What the claims of a project teach: cues that the lexicon lacks, other weights, and no worse than before."""

import math

import numpy as np
import pytest

from annotations.errors import Problem
from annotations.model import Case, Counts, Experience, HeldBack, KnownClaim, KnownSource, Learned, Lesson, Span
from annotations.suggest import components
from annotations.suggest.learning import decided, learn, new_cues, recorder
from annotations.suggest.lexicon import load
from annotations.suggest.logistic import newton
from annotations.suggest.pipelines import suggest
from annotations.suggest.scoring import experienced

NAMES = ("Sri Wahyuni", "Tono Prasetya", "Ratna Sasmita", "Rudi Hartono")
FACTS = ("air sungai sudah surut", "jembatan itu ditutup", "warga boleh pulang", "listrik menyala lagi malam ini")


def article(number: int, verb: str) -> Case:
    """Give a text in which four people each say something in four ways, with the claims marked."""
    lines, claims = [f"Kabar {number} dari Randu Alas"], []
    for turn, fact in enumerate(FACTS):
        name = NAMES[(number + turn) % 4]
        before = len("\n".join(lines)) + 1
        line = f"{name} {verb} bahwa {fact}." if turn % 2 else f"“Kata saya {fact},” {verb} {name}."
        what = fact if turn % 2 else f"“Kata saya {fact},”"
        start = before + line.index(what)
        claims.append(KnownClaim((Span(start, start + len(what)),), (name,)))
        lines.append(line)
    return Case("\n".join(lines), tuple(claims))


def test_a_word_of_saying_that_is_missing_is_learned(monkeypatch):
    """By rules alone: the encoder knows a word of saying by its place."""
    monkeypatch.setattr(components, "shipped", lambda: None)
    verb = "melantunkan"
    assert load("id").find("verb", [verb]) is None
    cases = [article(number, verb) for number in range(6)]
    learned = learn(cases, "id", [KnownSource(name) for name in NAMES])
    assert (verb, "verb") in learned.lesson.cues
    assert learned.after.found > learned.before.found
    assert learned.is_better
    assert (learned.claims, learned.articles) == (24, 6)
    experience = Experience(lessons={"id": learned.lesson})
    text = f"Wati Lestari {verb} bahwa gudang itu kosong."
    assert [one.source for one in suggest(text, "id", [], experience, fast=True)] == ["Wati Lestari"]
    assert suggest(text, "id", fast=True) == []


def test_a_word_that_is_met_once_is_not_learned():
    case = article(0, "melantunkan")
    one = case._replace(claims=case.claims[1:2])
    assert new_cues([one], load("id"), recorder("id")) == ()


def test_a_word_of_grammar_is_no_cue():
    text = "Sri Wahyuni yang bendungan retak itu. Tono Prasetya yang jembatan runtuh itu."
    claims = tuple(
        KnownClaim((Span(text.index(what), text.index(what) + len(what)),), (name,))
        for what, name in (("bendungan retak itu", "Sri Wahyuni"), ("jembatan runtuh itu", "Tono Prasetya"))
    )
    assert new_cues([Case(text, claims)], load("id"), recorder("id")) == ()


def test_what_is_rejected_again_and_again_is_scored_lower():
    """In every article the claim by `menurut` is kept, and the one by `menyebut` turned down."""
    cases = []
    for number in range(12):
        name = NAMES[number % 4]
        text = f"Menurut {name}, {FACTS[number % 4]}.\n{name} menyebut bahwa {FACTS[(number + 1) % 4]}."
        found = suggest(text, "id")
        assert len(found) == 2
        kept, other = found
        cases.append(Case(text, (KnownClaim(kept.spans, (kept.source,)),), (other,)))
    learned = learn(cases, "id", [])
    assert learned.after.log_loss < learned.before.log_loss
    assert learned.is_better
    text = f"Menurut Wati Lestari, {FACTS[0]}.\nWati Lestari menyebut bahwa {FACTS[1]}."
    before = [one.score for one in suggest(text, "id")]
    after = suggest(text, "id", [], Experience(lessons={"id": learned.lesson}))
    assert after[0].score > 0.8
    assert len(before) == 2
    assert all(one.score < before[1] - 0.3 for one in after[1:]), "it is scored low, or is not suggested any more"


def test_the_weights_are_solved_for_where_the_score_was_far_off():
    """Many signs that always come together, and an offset of which every second is wrong: full steps never end."""
    signs = np.repeat(np.array([[1.0, 0.0], [0.0, 1.0]] * 20), 12, axis=1)
    right = np.array([1.0, 0.0] * 20)
    offset = np.full(40, 3.5)
    weights = newton(signs, right, np.full(24, 4.0), offset)
    expected = 1 / (1 + np.exp(-(signs @ weights + offset)))
    assert np.abs(signs.T @ (expected - right) + 4.0 * weights).max() < 1e-6
    assert expected[1] < 0.2


def test_figures_come_from_articles_that_were_held_back():
    """Every article has a word of its own, twice: it can be learned, and helps nowhere else."""
    verbs = ["melantunkan", "mendendangkan", "mengalunkan", "menyenandungkan", "menggumamkan", "mencelotehkan"]
    assert all(load("id").find("verb", [verb]) is None for verb in verbs)
    learned = learn([article(n, verb) for n, verb in enumerate(verbs)], "id", [KnownSource(name) for name in NAMES])
    assert learned.after.found == pytest.approx(learned.before.found)


@pytest.mark.parametrize("cases", [[], [article(0, "mengatakan")], [article(n, "mengatakan") for n in range(2)]])
def test_too_little_is_told_in_words(cases):
    with pytest.raises(Problem, match="oo little to learn from"):
        learn(cases, "id", [])


def test_a_language_without_a_lexicon_is_told_in_words():
    with pytest.raises(Problem, match="Indonesian or English"):
        learn([article(n, "mengatakan") for n in range(9)], "fr", [])


def test_another_source_makes_a_suggestion_wrong_and_no_decision_none():
    text = "Menurut Sri Wahyuni, air sungai sudah surut. Menurut BNPB, warga boleh pulang."
    signed = recorder("id")(text)
    assert len(signed) == 2
    first = signed[0][0]
    for names, right in (((), True), (("Sri Wahyuni",), True), (("Wahyuni",), True), (("Tono",), False)):
        known, found = decided(Case(text, (KnownClaim(first.spans, names),)), signed)
        assert [one.right for one in known] == [right]
        assert found == 1


@pytest.mark.parametrize(
    ("counts", "score"), [(Counts(0, 0), 0.8), (Counts(8, 0), 0.9), (Counts(0, 8), 0.4), (Counts(80, 0), 0.98)]
)
def test_decisions_move_the_score_of_their_cue_and_source(counts, score):
    assert experienced(0.8, "kata", "BNPB", Experience(cues={"kata": counts})) == pytest.approx(score, abs=0.006)
    assert experienced(0.8, "kata", "BNPB", Experience(sources={"bnpb": counts})) == pytest.approx(score, abs=0.006)
    assert experienced(0.8, "kata", "BNPB", Experience(cues={"ujar": counts}, sources={"who": counts})) == 0.8


@pytest.mark.parametrize(
    ("found", "loss", "better"),
    [(0.9, 0.4, True), (0.8, 0.3, True), (0.8, 0.4, False), (0.7, 0.1, False), (0.9, 0.5, False)],
)
def test_a_lesson_is_better_where_nothing_is_lost(found, loss, better):
    before, after = HeldBack(0.8, 0.9, 0.4), HeldBack(found, 0.9, loss)
    assert Learned("id", "sorotan-rules-id", Lesson(), before, after, 30, 3).is_better is better


def test_weights_stay_finite_where_all_is_right():
    cases = [article(number, "mengatakan") for number in range(8)]
    learned = learn(cases, "id", [KnownSource(name) for name in NAMES])
    assert all(math.isfinite(w) for weights in learned.lesson.weights.values() for w in weights.values())
