"""What a rating asks for."""

import pytest

from annotations.judging import Asked, asked, is_unusual
from annotations.model import Credibility, Reliability


def test_halves_three_steps_apart_are_unusual_and_no_basis_never_is():
    unusual = {f"{r}{c}" for r in Reliability for c in Credibility if is_unusual(r, c)}
    assert unusual == {"A4", "A5", "B5", "D1", "E1", "E2"}
    assert not is_unusual(None, Credibility.ONE)
    assert not is_unusual(Reliability.A, None)


@pytest.mark.parametrize(
    ("code", "note", "expected"),
    [
        ("A5", "", Asked.REASON),
        ("A5", "  \n", Asked.REASON),
        ("A5", "Foto menunjukkan hal lain", None),
        ("E1", "", Asked.CONFIRMATION),
        ("B1", "lihat lampiran", Asked.CONFIRMATION),
        ("B1", "confirmed by Reuters.", None),
        ("B2", "", None),
        ("F6", "", None),
    ],
)
def test_what_is_asked(code, note, expected):
    assert asked(Reliability(code[0]), Credibility(code[1]), note) == expected
