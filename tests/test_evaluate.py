"""Suggestions against annotated texts: each figure is calculated by hand."""

import json

import pytest

from annotations.errors import Problem
from annotations.evaluate import (
    Annotated,
    Attribution,
    Bin,
    Evaluation,
    calibration_error,
    compare,
    evaluate,
    pairs,
    read_gold,
    reliability,
    to_plain,
    to_words,
)
from annotations.model import Proposal, Quotation, Span
from tests.conftest import span_of

TEXT = "“Air naik,” kata Sri. Menurut Tono kepada Reuters, bahwa desa itu aman. Ladang kering sejak Mei. Pasar sepi."


def one(claim: str, source: str = "", quotation: str = "indirect", via: str = "", score: float = 0.0) -> Attribution:
    def place(words: str) -> Span | None:
        return span_of(words, TEXT) if words else None

    return Attribution((span_of(claim, TEXT),), place(source), place(via), quotation, score)


WANTED = [
    one("“Air naik,”", "Sri", "direct"),
    one("desa itu aman", "Tono", "indirect", "Reuters"),
    one("Ladang kering sejak Mei", "", "mixed"),
]
FOUND = [
    one("Air naik", "Sri", "direct", "", 0.95),  # right
    one("desa itu", "Reuters", "mixed", "Reuters", 0.95),  # 8 of 13 characters; the wrong source
    one("Ladang", "", "indirect", "", 0.35),  # 6 of 23 characters
    one("Pasar sepi", "", "indirect", "", 0.15),  # nobody says so
]


@pytest.fixture
def evaluation() -> Evaluation:
    evaluation = Evaluation()
    compare(evaluation, TEXT, WANTED, FOUND)
    return evaluation


def test_two_of_three_claims_are_found_among_four(evaluation):
    assert evaluation.all.content() == pytest.approx((2 / 4, 2 / 3, 4 / 7))


def test_one_of_them_has_its_source(evaluation):
    assert evaluation.all.full() == pytest.approx((1 / 4, 1 / 3, 2 / 7))
    assert evaluation.all.source() == pytest.approx(1 / 2)


def test_who_passes_it_on_is_counted_where_the_claim_is_found(evaluation):
    assert (evaluation.chains_right, evaluation.chains) == (1, 1)


def test_recall_is_of_the_annotated_kind_and_precision_of_the_suggested_one(evaluation):
    figures = {kind: tuple(tally.content()) for kind, tally in evaluation.by_quotation.items()}
    assert figures == {"direct": (1, 1, 1), "indirect": (0, 1, 0), "mixed": (1, 0, 0)}
    assert {kind: tally.source() for kind, tally in evaluation.by_quotation.items()} == {
        "direct": 1,
        "indirect": 0,
        "mixed": 0,
    }


def test_the_calibration_error_is_the_distance_of_score_and_truth(evaluation):
    bins = reliability(evaluation.scored)
    assert bins[9] == pytest.approx(Bin(2, 0.95, 0.5))
    assert bins[3] == pytest.approx(Bin(1, 0.35, 0))
    assert calibration_error(bins) == pytest.approx((2 * 0.45 + 0.35 + 0.15) / 4)


@pytest.mark.parametrize(
    ("score", "number"), [(0.0, 0), (0.09, 0), (0.1, 1), (0.29, 2), (0.3, 3), (0.7, 7), (0.9, 9), (1.0, 9)]
)
def test_a_score_belongs_to_the_bin_that_begins_with_it(score, number):
    assert [one.n for one in reliability([(score, True)])].index(1) == number


def test_marks_and_complementisers_at_the_edge_do_not_count():
    ((overlap, *_), (other, *_)) = pairs(TEXT, WANTED[:2], [one("Air naik"), one("bahwa desa itu aman.")])
    assert (overlap, other) == (1, 1)


def test_the_pair_that_shares_most_is_made_first_and_each_only_once():
    found = pairs(TEXT, [one("desa itu aman")], [one("desa itu"), one("itu aman"), one("desa itu aman. Ladang")])
    assert found == [(13 / 21, 0, 2)]


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [("Sri", "Sri", True), ("", "", True), ("Sri", "", False), ("", "Sri", False), ("Sri", "kata Sri", False)],
)
def test_a_source_is_right_where_half_is_shared_or_both_have_none(wanted, got, same):
    evaluation = Evaluation()
    compare(evaluation, TEXT, [one("Air naik", wanted)], [one("Air naik", got)])
    assert evaluation.all.source() == same


@pytest.mark.parametrize(("wanted", "got", "right"), [("Sri", "", True), ("", "Sri", True), ("Sri", "Tono", False)])
def test_a_score_is_right_unless_two_sources_differ(wanted, got, right):
    evaluation = Evaluation()
    compare(evaluation, TEXT, [one("Air naik", wanted)], [one("Air naik", got, score=0.7)])
    assert evaluation.scored == [(0.7, right)]


def test_only_the_time_of_proposing_counts():
    ticks = iter([10.0, 12.0, 20.0, 23.0])
    proposal = Proposal((span_of("Pasar sepi", TEXT),), Quotation.INDIRECT, score=0.5)
    done = evaluate([Annotated(n, TEXT, ()) for n in range(2)], lambda _: [proposal], lambda: next(ticks))
    assert (done.texts, done.words, done.seconds, done.all.found) == (2, 36, 5.0, 2)
    assert to_plain(done)["words_per_second"] == pytest.approx(36 / 5)


def test_nothing_is_divided_by_nothing():
    plain = to_plain(Evaluation())
    assert (plain["content"]["f1"], plain["chain"], plain["calibration_error"]) == (0, None, 0)
    assert json.loads(json.dumps(plain)) == plain
    assert "0 texts" in to_words(Evaluation())


# Annotated texts


def line(**changes: object) -> str:
    attribution = {"content": [[0, 3]], "cue": [], "source": None, "quote": "direct", **changes}
    return json.dumps({"id": 1, "text": "Air naik.", "attributions": [attribution]})


def test_a_line_is_read():
    (read,) = read_gold(["\ufeff" + line(content=[[0, 3], [4, 8]], source=[4, 8], via=[0, 3]), "\n"])
    assert read == Annotated(1, "Air naik.", (Attribution((Span(0, 3), Span(4, 8)), Span(4, 8), Span(0, 3), "direct"),))


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[]",
        "7",
        '{"id": 1, "text": "Air naik."}',
        '{"id": 1, "attributions": []}',
        '{"id": 1, "text": 3, "attributions": []}',
        '{"id": 1, "text": "Air.", "attributions": [3]}',
        line(quote="loud"),
        line(content=[[0, 10]]),
        line(content=[[3, 3]]),
        line(content=[[0.0, 3]]),
        line(content=[[0, 3, 4]]),
        line(content=[0, 3]),
        line(source=[5]),
        line(via="Reuters"),
    ],
)
def test_a_line_that_is_none_is_named_by_its_number(bad):
    read = read_gold([line(), bad])
    next(read)
    with pytest.raises(Problem, match="Line 2 is not an annotated text"):
        next(read)
