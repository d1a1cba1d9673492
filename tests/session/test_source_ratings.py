"""The reliability of a source with its history: who gave it, when, why; kept through undo, merging and old files."""

import sqlite3
from pathlib import Path

from annotations.model import Credibility, Reliability
from annotations.session import Session
from annotations.store import migrations
from annotations.store.file import database

ANTARA, BNPB, SRI = 1, 2, 3


def said(session, source_id=ANTARA):
    """Give the ratings of a source, newest first, without their time."""
    return [(one.name, one.reliability, one.reason, one.analyst) for one in session.store.source_ratings(source_id)]


def test_each_rating_is_kept_with_who_when_and_why(session):
    session.rate_source(ANTARA, Reliability.B, "right three times")
    session.store.analyst = "budi"
    session.rate_source(ANTARA, Reliability.C, "wrong on the dam")
    session.rate_source(ANTARA, None)
    assert said(session) == [
        ("Antara", None, "", "budi"),
        ("Antara", Reliability.C, "wrong on the dam", "budi"),
        ("Antara", Reliability.B, "right three times", "ana"),
    ]
    times = [one.created_at for one in session.store.source_ratings(ANTARA)]
    assert times == sorted(times, reverse=True)
    assert session.store.source(ANTARA).reliability is None


def test_undo_takes_the_rating_out_of_the_history(session):
    session.rate_source(ANTARA, Reliability.B)
    session.undo()
    assert said(session) == []
    session.redo()
    assert said(session) == [("Antara", Reliability.B, "", "ana")]


def test_the_same_rating_again_changes_its_reason_alone(session):
    session.rate_source(ANTARA, Reliability.B, "a")
    session.rate_source(ANTARA, Reliability.B, "b")
    assert said(session) == [("Antara", Reliability.B, "b", "ana")]
    session.rate_source(ANTARA, Reliability.B)
    assert said(session) == [("Antara", Reliability.B, "b", "ana")]


def test_a_rating_through_a_claim_is_kept_too(session, claim):
    session.set_source([claim], ANTARA)
    session.rate([claim], Reliability.D, Credibility.THREE)
    assert said(session) == [("Antara", Reliability.D, "", "ana")]
    session.rate([claim], Reliability.A, Credibility.THREE)  # for this claim alone
    assert len(said(session)) == 1


def test_editing_the_source_keeps_the_reason(session):
    source = session.store.source(ANTARA)
    values = {"name": "Antara", "kind": source.kind, "aliases": source.aliases, "note": ""}
    session.edit_source(ANTARA, reliability=Reliability.B, reason="so far right", **values)
    session.edit_source(ANTARA, reliability=Reliability.B, **values)
    assert said(session) == [("Antara", Reliability.B, "so far right", "ana")]
    session.edit_source(ANTARA, reliability=Reliability.B, reason="", **values)
    assert said(session) == [("Antara", Reliability.B, "", "ana")]


def test_merged_sources_bring_their_ratings_under_their_old_names(session):
    session.rate_source(BNPB, Reliability.A, "official")
    session.rate_source(ANTARA, Reliability.B)
    session.merge_sources(ANTARA, [BNPB])
    assert said(session) == [("Antara", Reliability.B, "", "ana"), ("BNPB", Reliability.A, "official", "ana")]
    session.undo()
    assert said(session, BNPB) == [("BNPB", Reliability.A, "official", "ana")]


def test_a_rated_source_can_be_deleted_and_comes_back(session):
    session.rate_source(SRI, Reliability.C, "once")
    session.delete_sources([SRI])
    assert session.store.rows("SELECT id FROM source_ratings") == []
    session.undo()
    assert said(session, SRI) == [("Sri Wahyuni", Reliability.C, "once", "ana")]


def test_an_older_file_reads_its_ratings_off_its_steps(project: Path, session):
    session.rate_source(ANTARA, Reliability.B)
    session.store.analyst = "budi"
    session.rate_source(ANTARA, None)
    session.rate_source(BNPB, Reliability.A)
    session.undo()
    before = said(session), [one.created_at for one in session.store.source_ratings(ANTARA)]
    session.close()
    older = sqlite3.connect(project)
    older.execute("DROP TABLE source_ratings")
    older.execute("DELETE FROM _sqlite_migrations WHERE name = 'm005_source_ratings'")
    older.execute("PRAGMA user_version=4")
    # As the steps were before they kept ratings apart.
    older.execute("UPDATE history SET changes = replace(changes, '\"source_ratings\"', '\"gone\"')")
    older.commit()
    older.close()
    connection = sqlite3.connect(project)
    migrations.apply(database(connection))
    connection.commit()
    connection.close()
    again = Session.open(project, "ana")
    assert said(again) == before[0]
    assert said(again, BNPB) == []
    assert len(before[1]) == 2
    again.close()
