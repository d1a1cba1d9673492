"""What the history says of each step, in words."""

import pytest

from annotations.errors import Problem
from annotations.model import Credibility, Reliability, SourceKind, Told
from annotations.session import moment_of
from tests.conftest import incoming, span_of
from tests.store.test_steps import OPERATIONS, PROPOSALS

WORDS = "300 warga telah diungsikan"


def last(session) -> list[Told]:
    """Give what the last entry of the history changed."""
    return session.told(session.store.history(limit=1)[0].id)


def test_a_rating_is_told_with_what_it_was(session, claim):
    session.set_credibility([claim], Credibility.TWO)
    session.set_credibility([claim], Credibility.FOUR)
    assert last(session) == [Told("claim", claim, WORDS, "credibility", "2", "4")]
    session.undo()
    assert last(session) == [Told("claim", claim, WORDS, "credibility", "4", "2")]
    session.redo()
    assert last(session) == [Told("claim", claim, WORDS, "credibility", "2", "4")]


def test_a_new_claim_is_told_with_its_words_and_its_place(session, claim):
    start, end = span_of(WORDS)
    assert last(session) == [
        Told("claim", claim, WORDS, "", None, WORDS),
        Told("claim", claim, WORDS, "passage", None, f"{start}-{end}"),
    ]
    session.delete_claims([claim])
    assert Told("claim", claim, WORDS, "", WORDS, None) in last(session)


def test_a_claim_that_is_gone_is_still_told_by_its_words(session, claim):
    session.set_credibility([claim], Credibility.TWO)
    rated = session.store.history(limit=1)[0].id
    session.delete_claims([claim])
    assert session.told(rated) == [Told("claim", claim, WORDS, "credibility", None, "2")]
    session.undo()
    session.update_article(1, incoming("Teks yang lain sama sekali. " * 9))
    assert session.told(rated) == [Told("claim", claim, WORDS, "credibility", None, "2")]


def test_a_source_is_told_by_its_name(session, claim):
    session.set_source([claim], "Antara")
    session.set_source([claim], "BNPB")
    assert Told("claim", claim, WORDS, "source", "Antara", "BNPB") in last(session)
    session.rename_source(2, "BNPB Pusat")
    assert Told("source", 2, "BNPB Pusat", "name", "BNPB", "BNPB Pusat") in last(session)
    session.rate_source(2, Reliability.B)
    assert Told("source", 2, "BNPB Pusat", "reliability", None, "B") in last(session)
    session.add_source("TASS", SourceKind.NEWS_AGENCY, ["ТАСС"])
    assert Told("source", 4, "TASS", "alias", None, "ТАСС") in last(session)


def test_every_operation_has_words(session):
    session.highlight(1, [span_of("hujan masih akan turun")])
    session.highlight(1, [span_of("Retakan itu muncul")])
    session.set_source([2], 3)
    session.add_tag([2], "penting")
    session.record_run(1, "p", "1", "id", PROPOSALS)
    silent = []
    for name, operation in OPERATIONS.items():
        operation(session)
        if not last(session) and name != "move source":
            silent.append(name)
        session.undo()
    assert silent == []


def test_the_history_of_a_claim_has_its_steps_and_their_undo_alone(session, claim):
    session.add_source("TASS")
    session.set_source([claim], "Antara")
    session.set_note([claim], "periksa")
    session.undo()
    session.highlight(1, [span_of("hujan masih akan turun")])
    assert [(entry.act, entry.name) for entry in session.store.history(claim)] == [
        ("undo", "Edit note"),
        ("step", "Edit note"),
        ("step", "Set source Antara"),
        ("step", "Highlight claim"),
    ]
    first, second = session.store.history(claim, limit=2)
    assert [entry.id for entry in session.store.history(claim, before=second.id)] < [second.id]
    assert (first.state, second.state) == (None, "abandoned")


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-11-29", "2026-11-29T23:59:59.999Z"),
        ("2026-11-29T14:30", "2026-11-29T14:30:00.000Z"),
        ("2026-11-29T14:30:00+07:00", "2026-11-29T07:30:00.000Z"),
        ("2026-11-29T14:30:00.123Z", "2026-11-29T14:30:00.123Z"),
    ],
)
def test_a_moment_is_understood(words, moment):
    assert moment_of(words) == moment


def test_what_is_no_moment_is_said():
    with pytest.raises(Problem, match="is no date or time"):
        moment_of("kemarin")


def test_another_passage_of_a_claim_is_told_with_the_one_before(session, claim):
    before, after = span_of(WORDS), span_of("300 warga")
    session.reshape(claim, [after])
    assert last(session) == [
        Told("claim", claim, "300 warga", "passage", f"{before.start}-{before.end}", f"{after.start}-{after.end}"),
        Told("claim", claim, "300 warga", "quote", WORDS, "300 warga"),
    ]
