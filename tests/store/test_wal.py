"""The log: steps wait for the disk, what pipelines find does not, and it is taken into the file beside the program."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from annotations.errors import Problem
from annotations.model import Proposal, Quotation, Span
from annotations.session import Session, checkpoint
from tests.conftest import span_of

PROPOSALS = [Proposal((span_of("300 warga"),), Quotation.DIRECT, score=0.9)]


def synced(session):
    """Give the setting of SQLite by which a commit waits for the disk, or not."""
    return session.store.conn.execute("PRAGMA synchronous").fetchone()[0]


def claims_in(project, tmp_path):
    """Give how many claims are in the file itself, without its log."""
    alone = tmp_path / "alone.sorotan"
    shutil.copy(project, alone)
    with closing(sqlite3.connect(alone)) as conn:
        return conn.execute("SELECT count(*) FROM claims").fetchone()[0]


def test_a_run_does_not_wait_for_the_disk_and_a_step_does(session):
    asked = []
    session.store.conn.set_trace_callback(asked.append)
    session.record_run(1, "uji", "1", "id", PROPOSALS)
    run = [one.split()[0] for one in asked if one.startswith(("PRAGMA synchronous", "BEGIN", "COMMIT"))]
    assert run == ["PRAGMA", "BEGIN", "COMMIT", "PRAGMA"]
    assert synced(session) == 2
    asked.clear()
    session.highlight(1, [span_of("hujan masih")])
    assert not any("synchronous" in one for one in asked)


def test_after_a_run_that_fails_a_step_waits_for_the_disk_again(session):
    with pytest.raises(ZeroDivisionError), session.store.aside("x"):
        1 / 0  # noqa: B018
    assert synced(session) == 2


def test_the_log_is_taken_into_the_file_beside_who_writes(session, project, tmp_path):
    session.highlight(1, [span_of("300 warga")])
    assert claims_in(project, tmp_path) == 0
    checkpoint(project)
    assert claims_in(project, tmp_path) == 1
    session.highlight(1, [span_of("hujan masih")])
    assert len(session.store.claim_ids()) == 2


@pytest.mark.parametrize("left", [False, True])
def test_no_step_takes_the_log_in_where_another_does(session, project, tmp_path, left):
    if left:
        session.store.leave_log()
    for at in range(1, 40):
        session.highlight(1, [Span(at, at + 5)])
        session.set_note(session.store.claim_ids()[-1:], "x" * 400_000)  # a hundred pages
    assert (claims_in(project, tmp_path) == 0) == left


def test_where_the_project_is_gone_nothing_is_made(project):
    Session.open(project, "ana").close()
    project.unlink()
    with pytest.raises(Problem, match="cannot be opened"):
        checkpoint(project)
    assert not project.exists()
