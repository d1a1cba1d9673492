"""The score of a proposal."""

import math
import tomllib

import pytest

from annotations.files import resource
from annotations.model import Quotation, SourceKind, Span
from annotations.suggest.found import Found
from annotations.suggest.lexicon import load as lexicon
from annotations.suggest.pipelines import suggest
from annotations.suggest.scoring import Scores, Signs, by_hand, floored, load, signs_of

SIGNS = Signs(
    rule="verb", act="assertion", quotation=Quotation.INDIRECT, cue="said", source="person", via=False,
    strength=0.9, length=40, spans=1, before=0, between=0, after=0, sentence=60,
)  # fmt: skip
TEXT = "Namun, Tono pada Senin mengatakan bahwa air naik, tetapi surut lagi."


def signs(**changes) -> Signs:
    return SIGNS._replace(**changes)


def test_what_is_left_over_of_a_sentence_is_counted_without_its_marks():
    words = {word: Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in ("Tono", "mengatakan", "air naik")}
    one = Found(
        [words["air naik"]], [words["mengatakan"]], words["Tono"], "assertion", 0.9, "verb that", Span(0, len(TEXT))
    )
    got = signs_of(TEXT, one, one.content, Quotation.INDIRECT, "Tono", SourceKind.PERSON, pronoun=False)
    assert (got.before, got.between, got.after) == (
        len("Namun"),
        len("pada Senin") + len("bahwa"),
        len("tetapi surut lagi"),
    )
    assert (got.cue, got.source, got.length, got.rule) == ("mengatakan", "person", 8, "verb that")


@pytest.mark.parametrize(
    ("mention", "source", "pronoun", "sign"),
    [(None, "", False, "nobody"), (Span(0, 3), "Tono", True, "pronoun"), (Span(0, 3), "", False, "untold"),
        (Span(0, 3), "", True, "untold pronoun"),
     (Span(0, 3), "Tono", False, "person")],
)  # fmt: skip
def test_the_sign_of_a_source_says_how_it_is_named(mention, source, pronoun, sign):
    one = Found([Span(9, 20)], [], mention, "assertion", 0.9, "verb", Span(0, 20))
    assert (
        signs_of("Ia. " * 5, one, one.content, Quotation.DIRECT, source, SourceKind.PERSON, pronoun=pronoun).source
        == sign
    )


def test_a_measured_score_is_the_logistic_of_the_weighted_signs():
    score = Scores(
        {"language": "en", "base": 0.5, "rule": {"verb": 0.25}, "number": {"strength": 2.0, "log after": -0.5}}
    )
    expected = 0.5 + 0.25 + 2.0 * 0.9 - 0.5 * math.log(8)
    assert score(signs(after=7)) == pytest.approx(1 / (1 + math.exp(-expected)), abs=0.005)


@pytest.mark.parametrize("base", [-1000.0, -50.0, 50.0, 1000.0])
def test_a_score_is_never_0_or_1(base):
    assert 0 < Scores({"base": base})(SIGNS) < 1


MARKS = (("claim", -4.0),)


@pytest.mark.parametrize(
    ("changes", "with_encoder", "rules", "expected"),
    [
        ({"marks": MARKS}, 0.2, 0.9, 0.6),
        ({"marks": MARKS}, 0.7, 0.9, 0.7),
        ({"marks": MARKS}, 0.95, 0.5, 0.95),
        ({"marks": MARKS, "reading": "claim"}, 0.2, 0.9, 0.2),
        ({"marks": MARKS, "rule": "nested read"}, 0.2, 0.9, 0.2),
        ({}, 0.2, 0.9, 0.2),
    ],
)
def test_marks_do_not_push_a_score_of_the_rules_far_down(changes, with_encoder, rules, expected):
    asked = []
    score = floored(lambda _: with_encoder, lambda signs: asked.append(signs) or rules)
    assert score(signs(**changes)) == pytest.approx(expected)
    assert all(one.marks == () for one in asked)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_cue_that_was_never_seen_scores_by_its_other_signs(language):
    score = load(language, marked=False)
    usual = score(signs(cue="mengatakan" if language == "id" else "said"))
    assert score(signs(cue="bergumam lirih")) == pytest.approx(usual, abs=0.1)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_weights_that_are_shipped_are_of_signs_that_there_are(language):
    path = resource("scores", f"{language}-rules.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(data) == {"base", "act", "cue", "grammar", "number", "quotation", "rule", "shape", "source"}
    assert set(data["number"]) == {name for (table, name), _ in SIGNS.named() if table == "number"}
    assert set(data["quotation"]) <= {one.value for one in Quotation}
    assert set(data["source"]) <= {
        "nobody",
        "pronoun",
        "untold",
        "untold pronoun",
        *(kind.value for kind in SourceKind),
    }
    head = path.read_text(encoding="utf-8").partition("base =")[0]
    assert all(word in head for word in ("# data ", "# from ", "# licence ", "CC BY-SA 4.0", "# date ", "# command "))
    assert lexicon(language) is not None


@pytest.mark.parametrize("language", ["pt", "", "../cues/id", "xx"])
def test_a_language_that_was_not_measured_is_scored_by_hand(language):
    assert load(language, marked=True) is load(language, marked=False) is by_hand


def test_a_score_by_hand_falls_with_what_is_missing_and_stays_between_0_and_1():
    scores = [
        by_hand(signs(quotation=Quotation.DIRECT)),
        by_hand(SIGNS),
        by_hand(signs(source="untold")),
        by_hand(signs(source="nobody")),
        by_hand(signs(source="nobody", length=5)),
    ]
    assert scores == sorted(set(scores), reverse=True)
    assert by_hand(signs(strength=1.0, quotation=Quotation.DIRECT)) < 1
    assert by_hand(signs(strength=0.0, source="nobody", length=5)) > 0


def test_words_that_no_part_of_a_proposal_holds_lower_its_score():
    whole = "Sri Wahyuni mengatakan bahwa bendungan itu aman."
    loose = "Setelah rapat yang lama dengan warga desa, Sri Wahyuni mengatakan bahwa bendungan itu aman."
    (one,), (other,) = suggest(whole, "id"), suggest(loose, "id")
    assert one.score > other.score
