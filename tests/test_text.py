"""Text as the project keeps it: canonical form, positions, anchors, words."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.errors import Problem
from annotations.model import Span
from annotations.text import (
    Utf16,
    anchor,
    canonical,
    graphemes,
    merge_spans,
    next_word,
    overlap,
    previous_word,
    quote_of,
    sha256,
    snap,
    trim,
    word_at,
)

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=8)


def test_line_ends_marks_and_nuls_go_and_nothing_else():
    assert canonical("\ufeffa\r\nb\rc\0d\u2028e\u00a0f\n") == "a\nb\ncd\u2028e\u00a0f\n"


def test_half_a_surrogate_pair_becomes_a_replacement_character():
    assert canonical("a\ud83db") == "a\ufffdb"


@given(ANY_TEXT)
def test_canonical_form_is_stable(text: str):
    assert canonical(canonical(text)) == canonical(text)


@given(ANY_TEXT)
def test_positions_convert_both_ways_as_utf16_says(text: str):
    positions = Utf16(text)
    for at in range(len(text) + 1):
        units = len(text[:at].encode("utf-16-le")) // 2
        assert positions.units(at) == units
        assert positions.code_points(units) == at


def test_a_position_inside_a_surrogate_pair_is_that_of_the_whole_character():
    assert Utf16("a😀b").code_points(2) == 1


@given(ANY_TEXT, st.integers(0, 200), st.integers(1, 200))
def test_an_anchor_holds_the_words_at_its_place(text: str, start: int, length: int):
    end = start + length
    if end > len(text):
        with pytest.raises(Problem, match="not inside"):
            anchor(text, start, end)
        return
    one = anchor(text, start, end, context=8)
    assert one.exact == text[start:end]
    assert (one.prefix + one.exact + one.suffix) in text
    assert text[: one.start].endswith(one.prefix)
    assert text[one.end :].startswith(one.suffix)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 2), (0, 99)])
def test_an_empty_or_outside_stretch_has_no_anchor(start: int, end: int):
    with pytest.raises(Problem):
        anchor("kata-kata", start, end)


@given(ANY_TEXT, st.integers(-5, 205), st.integers(-5, 205))
def test_trimming_leaves_visible_edges_inside_the_stretch(text: str, start: int, end: int):
    span = trim(text, start, end)
    if span is None:
        left = text[max(0, start) : max(0, end)].strip()
        assert all(unicodedata.category(sign) in {"Cc", "Cf", "Zs", "Zl", "Zp"} for sign in left)
    else:
        assert max(0, start) <= span.start < span.end <= min(len(text), end)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()


@given(ANY_TEXT, st.integers(0, 200), st.integers(1, 30))
def test_snapping_grows_a_stretch_and_is_stable(text: str, start: int, length: int):
    span = snap(text, start, start + length)
    if span is not None:
        inner = trim(text, start, start + length)
        assert inner is not None
        assert span.start <= inner.start
        assert span.end >= inner.end
        assert snap(text, *span) == span


@pytest.mark.parametrize(
    ("text", "inside", "word"),
    [
        ("kata Kim Jong-un kemarin", 12, "Jong-un"),
        ("lebih dari 10.000 tentara", 14, "10.000"),
        ("caf\u0065\u0301 itu", 4, "cafe\u0301"),
        ("keluarga 👩\u200d👩\u200d👧 itu", 11, "👩\u200d👩\u200d👧"),
        ("kata “ya” lagi", 6, "ya"),
        ("قال الوزير اليوم", 6, "الوزير"),
    ],
)
def test_a_word_is_found_whole(text: str, inside: int, word: str):
    span = snap(text, inside, inside + 1)
    assert span is not None
    assert text[slice(*span)] == word


def test_characters_are_never_cut_inside_a_cluster():
    text = "e\u0301x"
    assert graphemes(text, 0, 1) == Span(0, 2)
    assert snap("   ", 0, 3) is None


def test_words_follow_one_another():
    text = "Ia berkata, “ya”."
    assert [next_word(text, at) for at in (0, 2, 10)] == [2, 10, 11]
    assert previous_word(text, len(text)) == len(text) - 1
    assert previous_word(text, 3) == 0
    assert word_at(text, len(text)) == Span(len(text), len(text))
    assert next_word(text, len(text)) == len(text)
    assert previous_word(text, 0) == 0


@given(SPANS)
def test_merged_spans_are_in_order_apart_and_cover_the_same(spans: list[Span]):
    merged = merge_spans(spans)
    covered = {at for span in spans for at in range(*span)}
    assert {at for span in merged for at in range(*span)} == covered
    assert all(a.end < b.start for a, b in pairwise(merged))


@given(SPANS, SPANS)
def test_overlap_is_the_jaccard_index_of_the_characters(a: list[Span], b: list[Span]):
    left, right = merge_spans(a), merge_spans(b)
    x, y = ({at for span in spans for at in range(*span)} for spans in (left, right))
    assert overlap(left, right) == pytest.approx(len(x & y) / len(x | y) if x | y else 1.0)


def test_a_quote_of_several_spans_shows_the_gap():
    assert quote_of("satu dua tiga", [Span(0, 4), Span(9, 13)]) == "satu […] tiga"


def test_hashes_are_those_of_the_bytes():
    assert sha256("é") == sha256("é".encode())
