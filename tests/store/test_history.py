"""The chained history: what is changed outside is found, and a project as it was at a moment is that to the row."""

import re
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.errors import Problem
from annotations.model import Credibility, Incoming, Span
from annotations.session import Session
from annotations.store import as_of, history, migrations, verify
from annotations.store.file import database
from annotations.store.verifying import TABLES
from tests.conftest import TEXT, incoming, span_of
from tests.store.test_steps import OPERATIONS, PROPOSALS


@pytest.fixture
def worked(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A project with steps, letters typed in one go, undo, redo, a run, and an abandoned step; a minute for each."""
    minutes = iter(range(10, 60))
    monkeypatch.setattr("annotations.store.file.now", lambda: f"2026-11-29T12:{next(minutes)}:00.000Z")
    session.highlight(1, [span_of("300 warga telah diungsikan")])
    session.record_run(1, "p", "1", "id", PROPOSALS)
    for note in ("p", "pe", "periksa"):
        session.set_note([1], note, typing=True)
    session.undo()
    session.redo()
    session.set_credibility([1], Credibility.TWO)
    session.undo()
    session.accept([1])
    session.add_articles([incoming("Teks lain.", "Lain")])
    session.undo()
    return session


def outside(project: Path, sql: str, *values: object) -> None:
    """Change a project as somebody with another program would."""
    with sqlite3.connect(project) as other:
        other.execute(sql, values)
    other.close()


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of a project, of its history too."""
    look = sqlite3.connect(path)
    try:
        return {
            name: look.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
            for name in (*TABLES, "history", "history_claims")
        }
    finally:
        look.close()


def test_what_sorotan_did_is_found_untouched(worked: Session, project: Path):
    found = verify(project)
    assert found.changed == ()
    assert (found.entries, found.head) == (len(worked.store.rows("SELECT id FROM history")), worked.store.head())
    assert re.fullmatch("[0-9a-f]{64}", found.head)


def test_the_hash_is_what_the_page_on_the_format_says(worked: Session):
    import hashlib
    import json

    previous = "0" * 64
    for row in worked.store.rows("SELECT * FROM history ORDER BY id"):
        said = {name: row[name] for name in ("act", "analyst", "at", "id", "name", "step_id")}
        said |= {"changes": hashlib.sha256(row["changes"].encode()).hexdigest(), "previous": previous}
        text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert row["hash"] == previous
    assert previous == worked.store.head()


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE claims SET credibility = '1'", "Row 1 of claims is not as the history left it: credibility"),
        ("UPDATE attributions SET source_id = 1", "of attributions"),
        ("DELETE FROM spans", "Row 1 of spans is not as the history left it: it is gone"),
        ("INSERT INTO tags (name, key) VALUES ('x', 'x')", "Row 1 of tags .*: it was put in"),
        ("UPDATE suggestions SET score = 1.0 WHERE id = 1", "Row 1 of suggestions"),
        ("UPDATE suggestions SET state = 'rejected' WHERE id = 1", "Row 1 of suggestions"),
        ("UPDATE runs SET version = '2'", "Row 1 of runs"),
        ("UPDATE texts SET text = 'x'||text", "Row 1 of texts does not hold what its hash says"),
        ("UPDATE texts SET sha256 = 'x' WHERE id = 1", "Row 1 of texts"),
        ("UPDATE originals SET bytes = x'00'", "Row 1 of originals does not hold"),
        ("UPDATE history SET analyst = 'budi' WHERE id = 2", "Entry 2 of the history .*is not what was written"),
        ("UPDATE history SET at = '2020-01-01T00:00:00.000Z' WHERE id = 3", "Entry 3"),
        ("UPDATE history SET changes = replace(changes, 'periksa', 'beres')", "Entry"),
        ("DELETE FROM history WHERE id = 4", "Entry 5 of the history"),
        ("UPDATE history SET state = 'done'", "Step 12 of the history is marked done, and it is abandoned"),
        ("DELETE FROM history WHERE id = (SELECT max(id) FROM history)", "not as the history left it|is marked"),
    ],
)
def test_what_is_changed_outside_is_found(worked: Session, project: Path, sql: str, words: str):
    worked.close()
    outside(project, sql)
    assert any(re.search(words, line) for line in verify(project).changed), verify(project).changed


def test_a_history_whose_end_was_cut_off_with_its_rows_is_found_by_a_known_head(worked: Session, project: Path):
    known = worked.store.head()
    assert verify(project, known).knows is True
    worked.close()
    earlier = project.with_name("earlier.sorotan")
    as_of(project, earlier, "2026-11-29T12:12:00.000Z")
    assert verify(earlier).changed == ()
    found = verify(earlier, known)
    assert (found.knows, found.changed) == (False, (f"No entry of the history has the hash {known}.",))


def test_a_clock_that_was_set_back_is_a_remark(session: Session, project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("annotations.store.file.now", lambda: "2020-01-01T00:00:00.000Z")
    session.add_source("TASS")
    found = verify(project)
    assert found.changed == ()
    assert len(found.remarks) == 1
    assert "before the one before it" in found.remarks[0]


def test_the_project_as_of_each_moment_is_what_it_was_to_the_row(
    session: Session, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    minutes = iter(range(10, 60))
    monkeypatch.setattr("annotations.store.file.now", lambda: f"2026-11-29T12:{next(minutes)}:00.000Z")
    acts = [
        lambda: session.highlight(1, [span_of("300 warga telah diungsikan")]),
        lambda: session.record_run(1, "p", "1", "id", PROPOSALS),
        lambda: session.set_note([1], "p", typing=True),
        lambda: session.set_note([1], "pe", typing=True),
        session.undo,
        session.redo,
        session.undo,
        lambda: session.accept([1]),
        lambda: session.add_articles([incoming("Teks lain.", "Lain")]),
        session.undo,
        lambda: session.delete_articles([1]),
        session.undo,
    ]
    was = []
    for act in acts:
        act()
        at = session.store.rows("SELECT at FROM history ORDER BY id DESC LIMIT 1")[0]["at"]
        was.append((at, content(project)))
    for place, (at, state) in enumerate(was):
        target = tmp_path / f"{place}.sorotan"
        last = as_of(project, target, at)
        assert last is not None
        assert last.at == at
        assert content(target) == state
        assert verify(target).changed == ()
        again = Session.open(target, "ana")
        assert again.store.faults() == []
        again.close()


def test_before_the_first_step_there_was_nothing(worked: Session, project: Path, tmp_path: Path):
    assert as_of(project, tmp_path / "then.sorotan", "2000-01-01T00:00:00.000Z") is None
    assert not any(content(tmp_path / "then.sorotan").values())


def test_a_state_is_never_written_over_something(worked: Session, project: Path, tmp_path: Path):
    target = tmp_path / "then.sorotan"
    target.write_text("mine")
    with pytest.raises(Problem, match="exists already"):
        as_of(project, target, "2026-11-29T12:12:00.000Z")
    assert target.read_text() == "mine"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from([*OPERATIONS, "undo", "redo", "undo"]), min_size=1, max_size=12))
def test_whatever_is_done_in_any_order_the_history_tells_all_of_it(tmp_path_factory, names):
    from annotations.session import create_project

    path = tmp_path_factory.mktemp("any") / "any.sorotan"
    create_project(path)
    session = Session.open(path, "ana")
    session.add_articles([incoming()])
    for name in ("Antara", "BNPB", "Sri Wahyuni"):
        session.add_source(name)
    session.highlight(1, [span_of("hujan masih akan turun")])
    session.highlight(1, [span_of("Retakan itu muncul")])
    session.record_run(1, "p", "1", "id", PROPOSALS)
    for name in names:
        try:
            {"undo": session.undo, "redo": session.redo}.get(name, lambda name=name: OPERATIONS[name](session))()
        except (Problem, LookupError, ValueError):
            continue
    session.close()
    assert verify(path).changed == ()


def older(project: Path) -> None:
    """Make of a project the file that the version before the chain wrote."""
    other = sqlite3.connect(project)
    other.executescript(
        """CREATE TABLE old (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, analyst TEXT NOT NULL,
            at TEXT NOT NULL, changes TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'abandoned'))) STRICT;
        INSERT INTO old (name, analyst, at, changes, state)
            SELECT name, analyst, at, changes, state FROM history WHERE act = 'step' ORDER BY id;
        DROP TABLE history; DROP TABLE history_claims;
        ALTER TABLE old RENAME TO history;
        CREATE INDEX history_state ON history(state, id);
        DELETE FROM _sqlite_migrations WHERE name = 'm006_chained_history';
        PRAGMA user_version=5;"""
    )
    for row in other.execute("SELECT id, changes FROM history").fetchall():
        changes = [one for one in history.from_json(row[1]) if one.table not in ("texts", "originals")]
        other.execute("UPDATE history SET changes = ? WHERE id = ?", [history.to_json(changes), row[0]])
    other.commit()
    other.close()


def test_an_older_file_is_taken_over_and_goes_on(session: Session, project: Path, tmp_path: Path):
    session.highlight(1, [span_of("300 warga telah diungsikan")])
    session.record_run(1, "p", "1", "id", PROPOSALS)
    session.accept([1])
    session.set_credibility([1], Credibility.TWO)
    session.undo()
    session.set_credibility([1], Credibility.THREE)
    session.set_note([1], "lagi")
    session.undo()
    session.close()
    older(project)
    again = Session.open(project, "budi")
    assert verify(project).changed == ()
    assert [row["act"] for row in again.store.rows("SELECT act FROM history ORDER BY id")][-1] == "begun"
    again.redo()
    assert again.store.claim(1).note == "lagi"
    again.undo()
    again.undo()
    assert again.store.claim(1).credibility is None
    assert verify(project).changed == ()
    assert [row["history_id"] for row in again.store.rows("SELECT * FROM history_claims WHERE claim_id = 1")]
    moment = again.store.rows("SELECT at FROM history WHERE name = 'Highlight claim'")[0]["at"]
    again.close()
    as_of(project, tmp_path / "then.sorotan", moment)
    then = Session.open(tmp_path / "then.sorotan", "ana")
    assert then.store.faults() == []
    assert then.store.text(1) == TEXT
    then.close()
    outside(project, "UPDATE history SET state = 'done' WHERE state = 'abandoned'")
    assert "marked done" in verify(project).changed[0]


def test_an_empty_older_file_begins_with_nothing(project: Path):
    older(project)
    connection = sqlite3.connect(project)
    migrations.apply(database(connection))
    connection.commit()
    assert history.head(connection) == (0, history.START)
    connection.close()
    assert verify(project).changed == ()


def test_a_history_from_a_stranger_is_followed_without_harm(session: Session, project: Path):
    session.close()
    evil = '[["claims\\" SET note = 1 --",1,{"note":""},{"note":"x"}],["claims",1,{"a\\" = 1 --":0},{"a\\" = 1 --":1}]]'
    outside(project, "UPDATE history SET changes = ? WHERE id = 4", evil)
    assert any("cannot be followed" in line for line in verify(project).changed)
    again = Session.open(project, "ana")
    with pytest.raises(Problem, match="damaged"):
        again.undo()
    assert again.undo_name == "New source Sri Wahyuni"
    again.close()
    assert isinstance(incoming(), Incoming)


def test_an_older_file_that_is_only_looked_at_is_exported_and_says_what_it_lacks(
    session: Session, project: Path, tmp_path
):
    session.highlight(1, [span_of("300 warga telah diungsikan")])
    session.close()
    older(project)
    was = project.read_bytes()
    look = Session.open(project, "ana", read_only=True)
    assert look.export_csv(tmp_path / "a.csv") == 1
    assert look.store.head() == history.START
    assert look.store.faults() == []
    for ask in (look.store.history, look.orphans, lambda: verify(project)):
        with pytest.raises(Problem, match=r"older format\. Open it once"):
            ask()
    with pytest.raises(Problem, match=r"older format\. Open it once"):
        as_of(project, tmp_path / "then.sorotan", "2999-01-01T00:00:00.000Z")
    assert not (tmp_path / "then.sorotan").exists()
    look.close()
    assert project.read_bytes() == was


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ('[["claims",99,{"note":""},{"note":"x"}]]', "there was no row 99 of claims"),
        ('[["claims",1,{"colour":1},{"colour":2}]]', "claims has no such column"),
    ],
)
def test_an_entry_that_tells_of_what_was_never_there_is_found(worked: Session, project: Path, changes, words):
    worked.close()
    outside(
        project, "UPDATE history SET changes = ? WHERE id = (SELECT max(id) FROM history WHERE act = 'step')", changes
    )
    assert any(words in line for line in verify(project).changed)


def test_of_thousands_of_rows_that_were_changed_their_number_is_told(session: Session, project: Path):
    for at in range(0, 90, 3):
        session.highlight(1, [Span(at, at + 3)])
    session.close()
    outside(project, "UPDATE claims SET note = 'x'")
    told = [line for line in verify(project).changed if "of claims" in line]
    assert len(told) == 21
    assert told[-1].endswith("more rows of claims are not as the history left them.")
