"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.sentences import sentence_at, sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Lestari Wibowo dan Ir. Tono tiba di Jl. Kenanga No. 5 pagi tadi.",
        "Mr. Reyes met Gen. Ortiz at the harbour.",
        "Sri W. Utami membuka pasar.",
        "Harga naik 2.500 rupiah, atau 3.5 persen.",
        "Kabar itu ada di Kenanga.com sejak pagi.",
        "Ia (Tono, red.) pulang lebih dulu.",
        "Pukul 07.00 WIB kapal berangkat.",
        "“Mau ke mana?” tanya Tono.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Air naik. Warga pergi.", ["Air naik.", "Warga pergi."]),
        ("Air naik! Ke mana? Ke bukit…", ["Air naik!", "Ke mana?", "Ke bukit…"]),
        ("Jembatan dibuka 2024.Namun pasar tutup.", ["Jembatan dibuka 2024.", "Namun pasar tutup."]),
        ("“Air naik.” Warga pergi.", ["“Air naik.”", "Warga pergi."]),
        ("Mereka membawa beras, ikan, dll. Pasar tutup.", ["Mereka membawa beras, ikan, dll.", "Pasar tutup."]),
        ("Pasar Ikan Dibuka\nAir naik", ["Pasar Ikan Dibuka", "Air naik"]),
        ("Air naik\u2029Warga pergi", ["Air naik", "Warga pergi"]),
        ("  Air naik.  \n\n  Warga pergi. ", ["Air naik.", "Warga pergi."]),
        ("雨が降る。風も吹く。", ["雨が降る。", "風も吹く。"]),
        ("", []),
        (" \n\u2028\n ", []),
    ],
)
def test_sentences_end_at_stops_and_paragraphs(text, found):
    assert split(text) == found


def test_a_line_separator_does_not_end_a_sentence():
    assert split("Air naik\u2028di desa.") == ["Air naik\u2028di desa."]


@pytest.mark.parametrize(
    ("at", "found"), [(0, "Air naik."), (8, "Air naik."), (10, "Warga pergi."), (99, "Warga pergi.")]
)
def test_the_sentence_around_a_position(at, found):
    text = "Air naik. Warga pergi."
    span = sentence_at(text, at)
    assert text[span.start : span.end] == found


@given(st.text(alphabet="aB .!?…\"”'\n\u2028\u2029\u0301😀。7-", max_size=80))
def test_sentences_are_trimmed_apart_and_leave_nothing_visible_out(text):
    found = list(sentences(text))
    end = 0
    for span in found:
        assert end <= span.start < span.end <= len(text)
        assert not text[end : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        end = span.end
    assert not text[end:].strip()


@given(st.text(alphabet="aB .!?\n", max_size=60), st.data())
def test_the_sentence_at_a_position_is_one_of_the_sentences(text, data):
    at = data.draw(st.integers(0, len(text)))
    span = sentence_at(text, at)
    assert span in list(sentences(text)) or span.start == span.end
