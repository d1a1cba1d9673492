"""From what the rules found to proposals."""

import pytest

from annotations.model import Quotation, Span
from annotations.suggest.found import Found
from annotations.suggest.proposing import quotation_of, score_of, spans_apart


@pytest.mark.parametrize(
    ("spans", "apart"),
    [
        ([(5, 9), (0, 3)], [(0, 3), (5, 9)]),
        ([(0, 3), (3, 5)], [(0, 3), (3, 5)]),
        ([(0, 5), (3, 9), (9, 12)], [(0, 5), (9, 12)]),
        ([], []),
    ],
)
def test_spans_of_a_claim_are_ordered_and_apart(spans, apart):
    assert list(spans_apart([Span(*span) for span in spans])) == [Span(*span) for span in apart]


@pytest.mark.parametrize(
    ("content", "quotation"),
    [
        ([(10, 30)], Quotation.DIRECT),
        ([(9, 31)], Quotation.DIRECT),
        ([(10, 30), (50, 60)], Quotation.DIRECT),
        ([(0, 30)], Quotation.MIXED),
        ([(10, 30), (60, 90)], Quotation.MIXED),
        ([(30, 50)], Quotation.INDIRECT),
    ],
)
def test_a_claim_is_quoted_wholly_partly_or_not(content, quotation):
    quotes = [Span(10, 30), Span(50, 60)]
    assert quotation_of([Span(*span) for span in content], quotes) is quotation


TONO = Span(0, 3)


def found(strength: float, mention: Span | None = TONO, length: int = 40) -> Found:
    return Found([Span(10, 10 + length)], [Span(4, 8)], mention, "assertion", strength)


def test_a_score_falls_with_what_is_missing_and_stays_between_0_and_1():
    scores = [
        score_of(found(0.9), Quotation.DIRECT, "Tono"),
        score_of(found(0.9), Quotation.INDIRECT, "Tono"),
        score_of(found(0.9), Quotation.INDIRECT, ""),
        score_of(found(0.9, None), Quotation.INDIRECT, ""),
        score_of(found(0.9, None, 5), Quotation.INDIRECT, ""),
    ]
    assert scores == sorted(set(scores), reverse=True)
    assert score_of(found(1.0), Quotation.DIRECT, "Tono") < 1
    assert score_of(found(0.0, None, 5), Quotation.INDIRECT, "") > 0
