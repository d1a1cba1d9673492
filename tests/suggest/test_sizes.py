"""Texts of a size or a shape at which anything that is not linear would not come to an end."""

import pytest

from annotations.model import KnownSource
from annotations.sentences import sentences
from annotations.suggest.encoder import LONGEST
from annotations.suggest.language import blank
from annotations.suggest.pipelines import pipeline_name, suggest
from annotations.suggest.quotations import quotations

pytestmark = pytest.mark.no_cover  # to trace each line doubles the time of these, and other tests walk them all
MB = 1_000_000


def filled(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


@pytest.mark.parametrize(
    "text",
    [
        "“" * MB,
        '"' * MB,
        "”" * MB,
        "‘a " * (MB // 3),
        "a" * MB,
        "A" * MB,
        "Aa-" * (MB // 3),
        "A." * (MB // 2),
        " " * MB,
        "\n" * MB,
        " \n" * (MB // 2),
        "a" + "\u0301" * MB,
        "." * MB,
        "? " * (MB // 4),
        "(" * MB,
    ],
    ids=["“", '"', "”", "‘a", "a", "A", "Aa-", "A.", "blank", "line", "blank line", "mark", ".", "?", "("],
)
def test_a_million_of_one_thing_is_split_at_once(text):
    assert sum(span.end - span.start for span in quotations(text)) <= len(text)
    assert sum(span.end - span.start for span in sentences(text)) <= len(text)


@pytest.mark.parametrize("text", ["“" * (MB // 10), "a" * MB, " " * MB, "\n" * MB, "a" + " " * MB + "a"])
def test_a_text_without_words_of_saying_has_no_claims(text):
    assert suggest(text, "id", fast=True) == []


@pytest.mark.parametrize(
    "unit",
    [
        "warga pergi ke pasar lalu kembali membawa beras ",
        "kata Tono menurut Sri dan mengatakan bahwa warga pergi ",
        "Sri, Tono Prasetya, Lestari ",
        "disebut oleh Tono ",
        ", kata ",
    ],
)
def test_two_hundred_thousand_without_a_full_stop(unit):
    text = filled(unit, 200_000)
    assert all(one.spans[-1].end <= len(text) for one in suggest(text, "id", fast=True))


def test_ten_thousand_short_paragraphs_give_ten_thousand_claims():
    text = "".join(
        f"Menurut Sri{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}o, air naik {i} meter.\n" for i in range(10_000)
    )
    assert len(suggest(text, "id", fast=True)) == 10_000


def test_a_quotation_that_every_line_opens_and_none_closes_is_cut_into_claims_of_twelve_lines():
    text = "“air naik cepat sekali di desa kami\n" * 6_000

    found = suggest(text, "id", fast=True)

    assert {len(one.spans) for one in found} == {12}
    assert len(found) == 6_000 // 12


def test_ten_thousand_mentions_of_one_source_are_all_named():
    found = suggest(
        "Menurut kementerian itu, air naik.\nKCNA berkata bahwa air naik.\n" * 5_000,
        "id",
        [KnownSource("KCNA")],
        fast=True,
    )
    assert [one.source for one in found[1::2]] == ["KCNA"] * 5_000


def test_ten_thousand_quotations_without_a_lexicon():
    text = "“O mercado fechou ontem à noite.” Ana " * 10_000
    assert {one.source for one in suggest(text, "pt", [KnownSource("Ana")])} == {"Ana"}


def test_an_article_of_three_million_characters_in_one_line():
    text = "Warga desa itu pergi ke pasar pagi-pagi sekali dan pulang membawa beras, ikan serta garam. " * 34_000
    text += "Menurut Sri Wahyuni, bendungan itu retak."
    (found,) = suggest(text, "id", fast=True)
    assert text[slice(*found.spans[0])] == "bendungan itu retak"


@pytest.mark.parametrize("unit", ["warga pergi ke pasar lalu kembali ", "kata Tono, ", "“kata Tono", "مرحبا ", "a"])
def test_the_encoder_reads_a_long_line_in_pieces(unit):
    text = filled(unit, 20_000)
    assert all(one.spans[-1].end <= len(text) for one in suggest(text, "id"))


def test_a_text_that_is_too_long_for_the_encoder_is_left_to_the_rules():
    def never(_text, _words):
        raise AssertionError

    nlp = blank("id")
    nlp.max_length = LONGEST + 100
    nlp.add_pipe("sorotan_quotations")
    component = nlp.add_pipe("sorotan_attributions", config={"encoder": False})
    component.marker = never
    text = "\n" * LONGEST + "Menurut Sri Wahyuni, bendungan itu retak."
    assert [one.source for one in nlp(text)._.attributions] == ["Sri Wahyuni"]
    assert pipeline_name("id", len(text)) == "sorotan-rules-id"
    assert pipeline_name("id", LONGEST) == "sorotan-id"


def test_markup_and_other_languages_hide_no_claim_that_stands_beside_them():
    text = (
        "<p>Menurut <b>Sri Wahyuni</b>, bendungan itu retak&nbsp;lagi.</p>\n<script>if (a < b) { say('x') }</script>\n"
        "Ana Reyes said that the dam was safe. 大坝安全。 Плотина цела.\nTono Prasetya mengatakan bahwa air naik."
    )
    for language in ("id", "en", "ru"):
        for one in suggest(text, language):
            assert all(0 <= span.start < span.end <= len(text) for span in (*one.spans, *one.cue))
    found = [text[one.spans[0].start : one.spans[-1].end] for one in suggest(text, "id")]
    assert "air naik" in found
    assert "the dam was safe" in [text[slice(*one.spans[0])] for one in suggest(text, "en")]
