"""From what the rules found to proposals."""

import pytest

from annotations.model import Quotation, Span
from annotations.suggest.proposing import quotation_of, spans_apart


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
