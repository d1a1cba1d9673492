"""The same words elsewhere: found letter by letter from word to word, tagged as one step, taken back as one."""

import pytest

from annotations.errors import Problem
from annotations.model import Credibility, Quotation, Reliability, Span
from tests.conftest import TEXT, incoming, span_of

OTHER = (
    "Warga Randu Alas\nMenurut BNPB, 300 warga telah diungsikan. Ada 1300 warga dan 300 wargamasyarakat.\n300 warga."
)


@pytest.fixture
def claim(session):
    """A rated and tagged claim over two words, in the first of three articles."""
    session.add_articles([incoming(OTHER, "Kabar 2"), incoming("Tidak ada apa-apa.", "Kabar 3")])
    (found,) = session.highlight(1, [span_of("300 warga")], ["Antara", "Reuters"]).claims
    session.rate([found], Reliability.B, Credibility.TWO)
    session.set_quotation([found], Quotation.INDIRECT)
    session.add_tag([found], "angka")
    session.set_note([found], "cek lagi")
    return session.store.claim(found)


def test_occurrences_are_whole_words_without_a_claim(session, claim):
    found = session.occurrences(claim.id)
    assert [(one.article_id, one.title, OTHER[slice(*one.span)]) for one in found] == [(2, "Kabar 2", "300 warga")] * 2
    assert [one.span.start for one in found] == [OTHER.index("300"), OTHER.rindex("300")]
    assert all(one.before + one.words + one.after in OTHER for one in found)
    session.highlight(2, [found[0].span])
    assert [one.span for one in session.occurrences(claim.id)] == [found[1].span]


def test_claims_alike_are_one_step(session, claim):
    places = [(one.article_id, one.span) for one in session.occurrences(claim.id)]
    changes = session.claim_alike(claim.id, places)
    assert (len(changes.claims), changes.step) == (2, "Tag the same words, 2 claims")
    for one in session.store.claims(sorted(changes.claims)):
        assert (one.article_id, one.quote, one.note) == (2, "300 warga", "")
        assert [step.source_id for step in one.chain] == [step.source_id for step in claim.chain]
        assert (one.tags, one.quotation) == (claim.tags, claim.quotation)
        assert (one.credibility, one.reliability) == (claim.credibility, claim.reliability)
    session.undo()
    assert session.store.claim_ids() == [claim.id]
    assert session.store.faults() == []


def test_other_words_are_refused_and_nothing_is_kept(session, claim):
    with pytest.raises(Problem, match="not the words"):
        session.claim_alike(claim.id, [(2, session.occurrences(claim.id)[0].span), (2, Span(0, 5))])
    assert session.store.claim_ids() == [claim.id]


def test_a_claim_of_several_passages_has_no_same_words(session):
    (found,) = session.highlight(1, [span_of("300 warga"), span_of("Kamis")]).claims
    with pytest.raises(Problem, match="several passages"):
        session.occurrences(found)


def test_astral_and_combining_characters_do_not_shift_a_place(session):
    text = "😀 e\u0301 kapal karam 😀, kata Reuters.\n" + TEXT
    session.add_articles([incoming(text, "Kabar 4")])
    (found,) = session.highlight(1, [span_of("Kami tidak panik")]).claims
    (place,) = session.occurrences(found)
    assert text[slice(*place.span)] == "Kami tidak panik"
