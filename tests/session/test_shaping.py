"""Split and join: no word, tag or rating is lost, and undo brings all of it back."""

import pytest

from annotations.errors import Problem
from annotations.model import Credibility, Quotation, Reliability, Span
from tests.conftest import TEXT, incoming, span_of


def claims(session):
    return session.store.claims_of(1)


@pytest.fixture
def claim(session):
    """A rated and tagged claim of two sources over a sentence."""
    (found,) = session.highlight(1, [span_of("300 warga telah diungsikan")], ["Antara", "Reuters"]).claims
    session.rate([found], Reliability.B, Credibility.TWO)
    session.set_quotation([found], Quotation.INDIRECT)
    session.add_tag([found], "angka")
    session.set_note([found], "cek lagi")
    return session.store.claim(found)


def test_split_gives_two_claims_with_the_same_source_rating_and_tags(session, claim):
    session.split_claim(claim.id, TEXT.index("telah"))
    first, second = claims(session)
    assert (first.id, first.quote, second.quote) == (claim.id, "300 warga", "telah diungsikan")
    assert (first.note, second.note) == ("cek lagi", "")
    for one in (first, second):
        assert (one.chain, one.tags, one.quotation) == (claim.chain, claim.tags, claim.quotation)
        assert (one.credibility, one.reliability) == (claim.credibility, claim.reliability)
        assert TEXT[slice(*one.spans[0])] == one.quote
    assert session.undo_name == "Split claim"
    session.undo()
    assert claims(session) == [claim]
    session.redo()
    assert [one.quote for one in claims(session)] == ["300 warga", "telah diungsikan"]


@pytest.mark.parametrize("words", ["300", "muncul", "Menurut"])
def test_nothing_is_split_where_one_side_is_empty(session, claim, words):
    with pytest.raises(Problem, match="nothing to split"):
        session.split_claim(claim.id, TEXT.index(words))
    assert claims(session) == [claim]


def test_split_between_the_spans_of_a_claim(session):
    (found,) = session.highlight(1, [span_of("300 warga"), span_of("Kamis")]).claims
    session.split_claim(found, TEXT.index("Menurut"))
    assert [one.quote for one in claims(session)] == ["300 warga", "Kamis"]


def test_join_takes_words_tags_notes_and_what_the_first_lacks(session, claim):
    (bare,) = session.highlight(1, [span_of("Retakan itu muncul")]).claims
    session.add_tag([bare], "waduk")
    session.add_tag([bare], "angka")
    session.set_note([bare], "foto ada")
    before = claims(session)
    session.join_claims([bare, claim.id])
    (joined,) = claims(session)
    assert joined.id == bare
    assert joined.quote == "Retakan itu muncul […] 300 warga telah diungsikan"
    assert joined.chain == claim.chain
    assert set(joined.tags) == {"angka", "waduk"}
    assert joined.note == "foto ada\n\ncek lagi"
    assert (joined.credibility, joined.quotation) == (Credibility.TWO, Quotation.INDIRECT)
    assert session.undo_name == "Join 2 claims"
    session.undo()
    assert claims(session) == before


def test_claims_that_touch_become_one_span(session, claim):
    (left,) = session.highlight(1, [span_of("melaporkan bahwa 300 warga")]).claims
    session.join_claims([left, claim.id])
    (joined,) = claims(session)
    assert joined.spans == (span_of("melaporkan bahwa 300 warga telah diungsikan"),)


def test_what_cannot_be_joined_is_refused(session, claim):
    with pytest.raises(Problem, match="no other claim"):
        session.join_claims([claim.id])
    session.add_articles([incoming("Teks yang lain sama sekali.", "Lain")])
    (other,) = session.highlight(2, [Span(0, 4)]).claims
    with pytest.raises(Problem, match="different articles"):
        session.join_claims([claim.id, other])
