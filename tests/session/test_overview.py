"""The project in figures, against plain counting."""

from annotations.model import Attribution, Credibility, Proposal, Quotation, Span
from annotations.session import Overview
from annotations.session.overview import Cell, Citing, Day, Progress
from annotations.store import NO_SOURCE, ClaimFilter
from tests.conftest import incoming, span_of

ANTARA, BNPB, SRI = 1, 2, 3


def work(session) -> list[int]:
    """Make five claims: a chain, one named twice, one with no source, one rated, one in a second article."""
    session.edit_article(1, published="2026-11-03")
    session.add_articles([incoming("Warga mengungsi. Air naik lagi.", "Kedua", published="2026-11-05T08:00:00Z")])
    made = []
    for at, chain in enumerate(([BNPB, ANTARA], [ANTARA], [], [SRI, BNPB, ANTARA])):
        (claim_id,) = session.highlight(1, [Span(at * 10, at * 10 + 9)]).claims
        session.set_chain([claim_id], [Attribution(one) for one in chain])
        made.append(claim_id)
    made += session.highlight(2, [Span(0, 5)]).claims
    session.set_chain(made[4:], [Attribution(ANTARA)])
    session.set_credibility([made[0], made[4]], Credibility.TWO)
    session.set_credibility([made[2]], Credibility.SIX)
    session.record_run(1, "uji", "1", "id", [Proposal((span_of("300 warga"),), Quotation.DIRECT, score=0.9)])
    return made


def test_each_figure(session):
    work(session)
    found = session.overview()
    assert sorted(found.matrix) == sorted(
        [
            Cell(ANTARA, "2", 2),
            Cell(ANTARA, "-", 2),
            Cell(BNPB, "2", 1),
            Cell(BNPB, "-", 1),
            Cell(SRI, "-", 1),
            Cell(NO_SOURCE, "6", 1),
        ]
    )
    assert found.days == [Day("2026-11-03", 2, 2), Day("2026-11-05", 1, 0)]
    assert found.citing == [Citing(ANTARA, BNPB, 2), Citing(BNPB, SRI, 1)]
    assert found.progress == [
        Progress(1, "Bendungan Randu Alas Retak", 2, 2, 1),
        Progress(2, "Kedua", 1, 0, 0),
    ]
    assert found.leading(10) == [ANTARA, BNPB, NO_SOURCE, SRI]
    assert found.leading(2) == [ANTARA, BNPB]


def test_each_cell_is_what_the_table_lists(session):
    work(session)
    for cell in session.overview().matrix:
        wanted = ClaimFilter(source_id=cell.source_id, credibility=cell.credibility)
        assert len(session.store.claim_ids(wanted)) == cell.claims


def test_an_empty_project(session):
    found = session.overview()
    assert isinstance(found, Overview)
    assert (found.matrix, found.days, found.citing) == ([], [], [])
    assert found.progress == [Progress(1, "Bendungan Randu Alas Retak", 0, 0, 0)]
