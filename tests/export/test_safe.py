"""No cell of an export runs in a spreadsheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.export.safe import STARTS, safe


@pytest.mark.parametrize("blanks", ["", " ", "\n", " \u00a0", "\u200b", "\ufeff", "\u3000", "\u200e", "\0"])
@pytest.mark.parametrize("mark", "=+-@＝＋－＠﹦﹢﹣﹫")
def test_what_looks_like_a_formula_gets_an_apostrophe(blanks, mark):
    cell = f"{blanks}{mark}HYPERLINK(1)"
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["\tkata", "\rkata", "\0kata", "\t", "-", "@KCNA", "+62 21", "-5 persen"])
def test_a_first_tab_return_or_sign_gets_an_apostrophe(cell):
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize(
    "cell", ["", " ", "kata", "1+1", "a=b", "“kata”", "'=sudah", "–5 persen", "— kata", "(−2)", "\nkata", "Kim Jong-un"]
)
def test_words_stay_as_they_are(cell):
    assert safe(cell) == cell


@given(st.text())
def test_nothing_safe_begins_with_a_sign_and_no_character_is_lost(cell):
    made = safe(cell)
    assert made.strip()[:1] not in set("=+-@＝＋－＠")
    assert made in {cell, "'" + cell}


def test_whatever_a_formula_begins_with_is_looked_at():
    every = (chr(code) for code in range(0x110000))
    assert {one for one in every if safe(one) != one or safe(one + "=1") != one + "=1"} == STARTS
