"""The components in the pipelines of any spaCy user."""

import subprocess
import sys

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from annotations.model import SourceKind, Span
from annotations.suggest import components
from annotations.suggest.language import TOKENIZER, blank

ID = "“Kami tidak panik,” kata Sri Wahyuni. Menurut KCNA, panen naik."
EN = "“We will rebuild,” said Ana Reyes. The harbour authority said that the bridge was closed."
FOUND = {"id": ["“Kami tidak panik,”", "panen naik"], "en": ["“We will rebuild,”", "the bridge was closed"]}
TEXTS = {"id": ID, "en": EN}
SOURCE = {"name": "KCNA", "aliases": ["Korean Central News Agency"], "kind": "news agency"}


def pipeline(language: str, **config):
    nlp = spacy.blank(language, config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}} if language == "id" else {})
    nlp.add_pipe("sorotan_quotations")
    nlp.add_pipe("sorotan_attributions", config={"language": language, **config})
    return nlp


def claims(doc: Doc) -> list[str]:
    return [doc.text[slice(*one.spans[0])] for one in doc._.attributions]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_components_read_in_a_pipeline_of_the_user(language):
    nlp = pipeline(language)
    doc = nlp(TEXTS[language])
    assert claims(doc) == FOUND[language]
    assert doc.text == TEXTS[language]
    assert [span.text for span in doc.spans["quotations"]] == FOUND[language][:1]
    assert doc._.quotations == (Span(0, len(FOUND[language][0])),)
    assert nlp.analyze_pipes()["problems"] == {"sorotan_quotations": [], "sorotan_attributions": []}


def test_they_stand_beside_the_components_of_the_user():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("sorotan_quotations", last=True)
    nlp.add_pipe("sorotan_attributions", config={"language": "en"})
    doc = nlp(EN)
    assert claims(doc) == FOUND["en"]
    assert len(list(doc.sents)) == 2


def test_without_the_quotations_the_indirect_claims_are_found():
    nlp = spacy.blank("en")
    nlp.add_pipe("sorotan_attributions", config={"language": "en"})
    assert claims(nlp(EN))[-1] == "the bridge was closed"


def test_known_sources_of_the_config_are_marked():
    nlp = pipeline("en", sources=[{**SOURCE, "kind": SourceKind.NEWS_AGENCY.value}])
    doc = nlp("The Korean Central News Agency said that the harvest doubled.")
    assert [(span.text, span.label_) for span in doc.spans["sources"]] == [("Korean Central News Agency", "KCNA")]
    assert (doc._.attributions[0].source, doc._.attributions[0].kind) == ("KCNA", SourceKind.NEWS_AGENCY)


def test_a_kind_that_is_none_is_refused():
    with pytest.raises(ValueError, match="gossip"):
        pipeline("en", sources=[{"name": "KCNA", "kind": "gossip"}])


def test_a_document_goes_to_bytes_and_back():
    nlp = pipeline("id")
    doc = nlp(ID)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    (binned,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert again._.attributions == binned._.attributions == doc._.attributions
    assert again._.quotations == doc._.quotations


def test_a_document_that_nobody_looked_at_has_nothing():
    doc = spacy.blank("en").make_doc(EN)
    assert (doc._.attributions, doc._.quotations) == ((), ())


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_pipeline_on_disk_is_loaded_by_a_program_that_never_heard_of_us(language, tmp_path):
    nlp = pipeline(language, sources=[{**SOURCE, "kind": SourceKind.NEWS_AGENCY.value}])
    nlp.to_disk(tmp_path / "pipeline")
    assert claims(spacy.load(tmp_path / "pipeline")(TEXTS[language])) == FOUND[language]
    if language == "en":
        code = (
            "import sys, spacy\n"
            "nlp = spacy.load(sys.argv[1])\n"
            "doc = nlp(sys.argv[2])\n"
            "print([doc.text[slice(*one.spans[0])] for one in doc._.attributions])"
        )
        assert run(tmp_path, code, str(tmp_path / "pipeline"), TEXTS[language]) == str(FOUND[language])


def test_the_components_are_found_by_entry_point(tmp_path):
    code = (
        "import sys, spacy\n"
        "nlp = spacy.blank('en')\n"
        "nlp.add_pipe('sorotan_quotations')\n"
        "nlp.add_pipe('sorotan_attributions', config={'language': 'en'})\n"
        "doc = nlp(sys.argv[1])\n"
        "print([doc.text[slice(*one.spans[0])] for one in doc._.attributions])"
    )
    assert run(tmp_path, code, EN) == str(FOUND["en"])


def run(folder, code: str, *arguments: str) -> str:
    """Give what a program prints that starts outside the checkout."""
    done = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", code, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("language", ["id", "en", "pt", "xx", "zz", ""])
def test_a_blank_pipeline_keeps_every_character(language):
    text = '  Kim-Jong F-16, Rp1.400 \n\n U.S.  Kenanga.com,"katanya\u2028 e\u0301 😀\t.. 2024.Namun don’t\u00a0x '
    doc = blank(language)(text)
    assert doc.text == text


def test_words_with_inner_marks_stay_whole():
    words = [
        token.text for token in blank("id")('Sri W. Utami membeli 10.000 F-16 ke-75,"katanya di Kenanga.com 2024.Namun')
    ]
    assert words == [
        "Sri",
        "W.",
        "Utami",
        "membeli",
        "10.000",
        "F-16",
        "ke-75",
        ",",
        '"',
        "katanya",
        "di",
        "Kenanga.com",
        "2024",
        ".",
        "Namun",
    ]


def test_short_names_of_sources_are_looked_for_as_written():
    component = components.Attributions(spacy.blank("en"), "en")
    component.know([])
    assert component.sources == []
