"""Edges moved by words, sentences and paragraphs; a selection grown."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotations.extent import Edge, Unit, grown, moved, paragraph_at
from annotations.model import Span

TEXT = "Waduk retak. Warga pergi, kata Sri. Hujan turun.\n\nPasar buka. Harga naik 😀 lagi.\nSelesai"


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def words(span: Span) -> str:
    return TEXT[slice(*span)]


@pytest.mark.parametrize(
    ("chosen", "edge", "unit", "forward", "expected"),
    [
        ("pergi", Edge.END, Unit.SENTENCE, True, "pergi, kata Sri."),
        ("pergi, kata Sri.", Edge.END, Unit.SENTENCE, True, "pergi, kata Sri. Hujan turun."),
        (
            "pergi, kata Sri. Hujan turun.",
            Edge.END,
            Unit.SENTENCE,
            True,
            TEXT[TEXT.index("pergi") : TEXT.index(" Harga")],
        ),
        ("pergi, kata Sri. Hujan turun.", Edge.END, Unit.SENTENCE, False, "pergi, kata Sri."),
        ("pergi, kata Sri. Hujan", Edge.END, Unit.SENTENCE, False, "pergi, kata Sri."),
        ("pergi", Edge.END, Unit.SENTENCE, False, "pergi"),
        ("pergi", Edge.START, Unit.SENTENCE, False, "Warga pergi"),
        ("Warga pergi", Edge.START, Unit.SENTENCE, False, "Waduk retak. Warga pergi"),
        ("Waduk retak. Warga pergi", Edge.START, Unit.SENTENCE, True, "Warga pergi"),
        ("Waduk", Edge.START, Unit.SENTENCE, False, "Waduk"),
        ("Hujan", Edge.END, Unit.PARAGRAPH, True, "Hujan turun."),
        ("Hujan turun.", Edge.END, Unit.PARAGRAPH, True, TEXT[TEXT.index("Hujan") : TEXT.index("\nSelesai")]),
        ("Harga", Edge.START, Unit.PARAGRAPH, False, "Pasar buka. Harga"),
        ("Selesai", Edge.END, Unit.PARAGRAPH, True, "Selesai"),
        ("Harga naik", Edge.END, Unit.WORD, True, "Harga naik 😀"),
        ("Harga naik", Edge.START, Unit.WORD, True, "naik"),
    ],
)
def test_an_edge_goes_to_the_next_edge_of_its_unit(chosen, edge, unit, forward, expected):
    assert words(moved(TEXT, span_of(chosen), edge, unit, forward=forward)) == expected


def test_a_selection_grows_from_word_to_text():
    found = [span_of("erg")]
    while found[-1] != grown(TEXT, found[-1]):
        found.append(grown(TEXT, found[-1]))
    assert [words(span) for span in found[1:]] == [
        "pergi", "Warga pergi, kata Sri.", "Waduk retak. Warga pergi, kata Sri. Hujan turun.", TEXT,
    ]  # fmt: skip


def test_a_paragraph_between_two_is_empty():
    assert paragraph_at(TEXT, TEXT.index("\n") + 1) == Span(TEXT.index("\n") + 1, TEXT.index("\n") + 1)


@st.composite
def texts_and_spans(draw):
    text = draw(st.text(st.sampled_from("ab. \n,“”😀é\u0301\u2029A"), min_size=1, max_size=60))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@example(("\u2029A", Span(0, 2)), [(Edge.START, Unit.PARAGRAPH, False)])
@given(texts_and_spans(), st.lists(st.tuples(st.sampled_from(Edge), st.sampled_from(Unit), st.booleans()), max_size=8))
def test_edges_stay_in_the_text_and_around_something(drawn, moves):
    text, span = drawn
    for edge, unit, forward in moves:
        new = moved(text, span, edge, unit, forward=forward)
        assert 0 <= new.start < new.end <= len(text)
        if edge is Edge.END:
            assert new.start == span.start
            assert new.end >= span.end if forward else new.end <= span.end
        else:
            assert new.end == span.end
            assert new.start >= span.start if forward else new.start <= span.start
        bigger = grown(text, span)
        assert bigger.start <= span.start
        assert bigger.end >= span.end
        span = new
