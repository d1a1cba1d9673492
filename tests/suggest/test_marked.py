"""Rules and encoder together, on marks that are made by hand."""

import numpy as np
import pytest

from annotations.model import Span
from annotations.suggest.components import Attributions
from annotations.suggest.encoder import HEADS
from annotations.suggest.found import Found
from annotations.suggest.language import blank, split
from annotations.suggest.lexicon import load
from annotations.suggest.marked import Marked, readings
from annotations.suggest.views import views_of
from annotations.suggest.words import Word

TEXT = "Kata-kata pedas melesat dari Tono Prasetya pagi itu: air sungai belum surut juga."


def marks_of(text: str, sure: float = 0.97, **spans: str | list[str]) -> np.ndarray:
    """Mark stretches of a text, each head by its name."""
    words = split(text)
    out = np.zeros((len(words), len(HEADS), 3), np.float32)
    out[:, :, 0] = 1.0
    for head, given in spans.items():
        for stretch in [given] if isinstance(given, str) else given:
            start = text.index(stretch)
            inside = [i for i, (a, b) in enumerate(words) if a < start + len(stretch) and b > start]
            for place, i in enumerate(inside):
                out[i, HEADS.index(head)] = [1 - sure, sure, 0] if place == 0 else [1 - sure, 0, sure]
    return out


def marked(text: str, **spans: str | list[str]) -> Marked:
    return Marked(text, split(text), marks_of(text, **spans), load("id"))


def views(text: str) -> list:
    return list(
        views_of(text, [Word(a, b, text[a:b].lower(), text[a].isupper()) for a, b in split(text)], [], load("id"))
    )


def by_marks(signs) -> float:
    return 0.5 + 0.04 * dict(signs.marks).get("claim", 0) + 0.02 * dict(signs.marks).get("source", 0)


def proposed(text: str, marks: np.ndarray | None, score=by_marks) -> list:
    nlp = blank("id")
    nlp.add_pipe("sorotan_quotations")
    component = Attributions(nlp, "id", grammar=False, encoder=False)
    component.marker = None if marks is None else lambda _text, _words: marks
    component.score = score
    component.least = 0.0
    return [one.proposal for one in component.weighed(nlp(text), load("id"))]


def words(text: str, spans) -> list[str]:
    return [text[slice(*span)] for span in spans]


def test_what_only_the_encoder_sees_is_proposed():
    assert proposed(TEXT, None) == []
    (one,) = proposed(
        TEXT, marks_of(TEXT, claim="air sungai belum surut juga", cue="melesat dari", source="Tono Prasetya")
    )
    assert words(TEXT, one.spans) == ["air sungai belum surut juga"]
    assert words(TEXT, one.cue) == ["melesat dari"]
    assert (words(TEXT, [one.mention]), one.source) == (["Tono Prasetya"], "Tono Prasetya")


def test_without_marks_the_rules_stand_as_they_are():
    text = "Tono Prasetya mengatakan bahwa air sungai belum surut."
    nothing = marks_of(text)
    (alone,), (beside,) = proposed(text, None), proposed(text, nothing)
    assert (alone.spans, alone.cue, alone.mention) == (beside.spans, beside.cue, beside.mention)


def test_the_encoder_corrects_the_edges_of_a_claim():
    text = "Tono Prasetya mengatakan bahwa air sungai belum surut dan ia lalu pulang."
    (alone,) = proposed(text, None)
    assert words(text, alone.spans) == ["air sungai belum surut dan ia lalu pulang"]
    claim = "air sungai belum surut"
    (one,) = proposed(text, marks_of(text, claim=claim, cue="mengatakan", source="Tono Prasetya"))
    assert words(text, one.spans) == [claim]


def test_the_encoder_corrects_a_source():
    text = "Tono, kata orang, mengatakan bahwa air sungai belum surut."
    short = Span(text.index("air"), text.index(" surut"))
    found = Found([short], [Span(18, 28)], Span(11, 16), "assertion", 0.9, "verb that", Span(0, len(text)))
    read = marked(text, claim="air sungai belum surut", cue="mengatakan", source="Tono")
    assert [one.reading for one in read.readings(found)] == ["claim", "source", "both"]
    assert words(text, [read.readings(found)[1].mention]) == ["Tono"]


@pytest.mark.parametrize(
    ("source", "rules", "encoder", "taken"),
    [
        ("Wati", 0.6, 0.75, "Tono Prasetya"),
        ("Wati", 0.6, 0.85, "Wati"),
        ("Wati, Tono Prasetya", 0.6, 0.55, "Wati, Tono Prasetya"),
        ("Wati, Tono Prasetya", 0.6, 0.45, "Tono Prasetya"),
        ("Tono", 0.6, 0.65, "Tono"),
        ("Tono", 0.6, 0.55, "Tono Prasetya"),
    ],
)
def test_a_source_elsewhere_must_be_surer_and_a_longer_one_may_be_less_sure(source, rules, encoder, taken):
    text = "Di depan Wati, Tono Prasetya mengatakan bahwa air sungai belum surut."
    marks = marks_of(text, claim="air sungai belum surut", cue="mengatakan", source=source)
    (one,) = proposed(text, marks, lambda signs: encoder if signs.reading == "source" else rules)
    assert words(text, [one.mention]) == [taken]


def test_who_passes_a_claim_on_is_not_taken_for_its_source():
    text = "Reuters, mengutip Tono Prasetya, melaporkan bahwa air sungai belum surut."
    marks = marks_of(text, claim="air sungai belum surut", cue="melaporkan", source="Reuters")
    (one,) = proposed(text, marks, lambda signs: 0.95 if signs.reading == "source" else 0.5)
    assert (one.source, one.via_source) == ("Tono Prasetya", "Reuters")


def test_a_source_where_the_rules_see_none_is_taken_though_it_scores_less():
    text = "Di depan balai Wati, dikatakan bahwa air sungai belum surut."
    (alone,) = proposed(text, None)
    assert alone.mention is None
    marks = marks_of(text, claim="air sungai belum surut", cue="dikatakan", source="Wati")
    (one,) = proposed(text, marks, lambda signs: 0.5 if signs.reading == "source" else 0.6)
    assert words(text, [one.mention]) == ["Wati"]


def test_two_attributions_do_not_come_to_share_a_claim():
    text = "Tono mengatakan bahwa Wati mengatakan bahwa jalan di desa putus."
    marks = marks_of(text, claim="jalan di desa putus", cue="mengatakan", source=["Tono", "Wati"])
    found = proposed(text, marks, lambda signs: 0.9 if signs.reading == "claim" else 0.5)
    assert [words(text, one.spans) for one in found] == [
        ["Wati mengatakan bahwa jalan di desa putus"],
        ["jalan di desa putus"],
    ]


def test_a_clitic_is_the_source_of_its_own_word():
    text = "Dahulu begitulah adanya, racaunya."
    (one,) = marked(text, claim="begitulah adanya", cue="racaunya", source="racaunya").more([], views(text))
    assert words(text, one.cue) == ["racau"]
    assert words(text, [one.mention]) == ["nya"]


def test_an_interrupted_claim_is_one():
    text = "Air naik, racau Tono, tetapi warga tenang."
    (one,) = marked(text, claim=["Air naik", "tetapi warga tenang"], cue="racau", source="Tono").more([], views(text))
    assert words(text, one.content) == ["Air naik", "tetapi warga tenang"]


def test_a_cue_of_another_line_is_not_taken():
    text = "Air sungai naik lagi malam ini\nTono meracau."
    (one,) = marked(text, claim="Air sungai naik lagi malam ini", cue="meracau", source="Tono").more([], views(text))
    assert (one.cue, one.mention, one.rule) == ([], None, "read alone")


def test_a_claim_inside_a_claim_is_one_of_its_own():
    text = "Tono meracau Ana berceloteh air naik."
    outer, inner = marked(
        text, claim="Ana berceloteh air naik", inner="air naik", cue=["meracau", "berceloteh"], source=["Tono", "Ana"]
    ).more([], views(text))
    assert (words(text, outer.content), words(text, [outer.mention])) == (["Ana berceloteh air naik"], ["Tono"])
    assert (words(text, inner.content), words(text, [inner.mention])) == (["air naik"], ["Ana"])
    assert inner.nested


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Tono tidak mengatakan siapa yang membayar.", {"claim": "siapa yang membayar", "cue": "mengatakan"}),
        ("Kursi disusun rapi menurut abjad.", {"claim": "Kursi disusun rapi", "cue": "menurut"}),
        ("Kursi disusun rapi menurut abjad.", {"claim": "Kursi disusun rapi", "cue": "menurut", "source": "abjad"}),
        ("Jalan itu ditutup, demikian juga.", {"claim": "Jalan itu ditutup", "cue": "demikian", "source": "juga"}),
    ],
)
def test_what_the_rules_know_to_be_no_attribution_is_refused(text, marks):
    assert marked(text, **marks).more([], views(text)) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Tono tidak mengatakan bahwa air naik.", {"claim": "air naik", "cue": "mengatakan", "source": "Tono"}),
        ("Kursi disusun rapi menurut Tono.", {"claim": "Kursi disusun rapi", "cue": "menurut", "source": "Tono"}),
        ("Jalan itu ditutup, demikian Tono.", {"claim": "Jalan itu ditutup", "cue": "demikian", "source": "Tono"}),
    ],
)
def test_what_looks_like_it_and_is_an_attribution_is_not_refused(text, marks):
    (one,) = marked(text, **marks).more([], views(text))
    assert words(text, [one.mention]) == ["Tono"]


def test_a_cue_is_taken_to_the_end_of_its_phrase():
    text = "Kursi itu patah menurut keterangan Tono."
    (one,) = marked(text, claim="Kursi itu patah", cue="menurut", source="Tono").more([], views(text))
    assert words(text, one.cue) == ["menurut keterangan"]


def test_signs_tell_the_sure_from_the_unsure():
    text = "Tono mengatakan bahwa air naik."
    found = Found([Span(22, 30)], [Span(5, 15)], Span(0, 4), "assertion", 0.9, "verb that", Span(0, len(text)))
    sure = dict(marked(text, claim="air naik", cue="mengatakan", source="Tono").signs(found))
    unsure = dict(marked(text).signs(found))
    assert set(sure) == set(unsure)
    assert all(
        sure[name] > unsure[name] for name in ("claim", "least of claim", "first of claim", "cue", "source", "alike")
    )


@pytest.mark.parametrize("text", ["", " ", "\n\n", "air"])
def test_little_text_has_little_to_read(text):
    assert readings([], marked(text), []) == []


def test_a_long_text_takes_time_in_line_with_its_length():
    """Every look at the neighbours is at a few of them."""
    text = " ".join([TEXT] * 2000)
    one = marks_of(TEXT, claim="air sungai belum surut juga", cue="melesat dari", source="Tono Prasetya")
    whole = Marked(text, split(text), np.concatenate([one] * 2000), load("id"))
    found = whole.more([], views(text))
    assert len(found) == 2000
    assert {words(text, f.content)[0] for f in found} == {"air sungai belum surut juga"}
