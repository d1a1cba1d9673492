"""The list of what is left to review, and why nothing is shown at a place."""

import pytest

from annotations.model import Proposal, Quotation, SourceKind, Span
from annotations.session import Why
from tests.conftest import TEXT, span_of

SENTENCE = span_of("Kantor berita Antara melaporkan bahwa 300 warga telah diungsikan.")
OTHER = span_of("Menurut BNPB, hujan masih akan turun sampai Kamis.")


def proposal(words: str, score: float = 0.9) -> Proposal:
    return Proposal(
        spans=(span_of(words),),
        score=score,
        quotation=Quotation.INDIRECT,
        source="Antara",
        kind=SourceKind.NEWS_AGENCY,
        mention=span_of("Antara"),
        cue=(span_of("melaporkan"),),
    )


def run(session, *proposals: Proposal):
    session.record_run(1, "id-news", "1", "id", proposals)


def why(session, place: Span = SENTENCE, shown_from: float = 0.0) -> list[Why]:
    return [reason.why for reason in session.why_nothing(1, place, shown_from)]


def test_pending_is_in_words(session):
    run(session, proposal("300 warga telah diungsikan"))
    (one,) = session.pending(1)
    assert (one.source, one.cue, one.words, one.score) == ("Antara", "melaporkan", "300 warga telah diungsikan", 0.9)
    assert one.title == session.store.article(1).title
    assert session.pending() == [one]
    session.reject([one.id])
    assert session.pending() == []


def test_not_run(session):
    assert why(session) == [Why.NOT_RUN]


def test_run_and_nothing_in_the_article_or_nothing_here(session):
    run(session)
    assert why(session) == [Why.FOUND_NOTHING]
    run(session, proposal("300 warga telah diungsikan"))
    assert why(session, OTHER) == [Why.NOT_HERE]
    assert session.why_nothing(1, OTHER)[0].run.pipeline == "id-news"


@pytest.mark.parametrize(("shown_from", "expected"), [(0.3, Why.SHOWN), (0.4, Why.SHOWN), (0.41, Why.HIDDEN)])
def test_hidden_by_its_score(session, shown_from, expected):
    run(session, proposal("300 warga telah diungsikan", 0.4))
    (reason,) = session.why_nothing(1, SENTENCE, shown_from)
    assert (reason.why, reason.score, reason.quote) == (expected, 0.4, "300 warga telah diungsikan")


def test_rejected_before_also_by_a_later_run(session):
    run(session, proposal("300 warga telah diungsikan"))
    session.reject([session.pending(1)[0].id])
    assert why(session) == [Why.REJECTED]
    run(session, proposal("300 warga telah diungsikan"))
    assert why(session) == [Why.REJECTED]


def test_a_claim_already_and_superseded(session):
    run(session, proposal("300 warga telah diungsikan"))
    run(session)
    assert why(session) == [Why.SUPERSEDED]
    session.highlight(1, [span_of("300 warga")])
    assert why(session) == [Why.CLAIM]
    assert TEXT[slice(*SENTENCE)].startswith("Kantor")
