"""The project file on the disk: made, recognised, refused, locked, copied."""

import multiprocessing
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from annotations.errors import Problem
from annotations.session import Session, create_project
from annotations.store import Store
from annotations.store import file as project_file
from annotations.store.migrations import APPLICATION_ID, newest
from tests.conftest import span_of


def pragma(path: Path, name: str) -> object:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]
    finally:
        connection.close()


def test_a_new_project_says_what_it_is(project: Path):
    assert pragma(project, "application_id") == APPLICATION_ID
    assert pragma(project, "user_version") == newest()
    assert project.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big")


def test_the_schema_is_strict_durable_and_bound_by_foreign_keys(session: Session):
    db = session.store.db
    tables = db.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ).fetchall()
    ours = {
        name: strict for name, strict in tables if not name.startswith(("sqlite_", "_sqlite")) and "fts" not in name
    }
    assert len(ours) == 18
    assert set(ours.values()) == {1}
    settings = {
        name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_every_foreign_key_and_look_up_has_an_index(session: Session):
    db = session.store.db
    for table, column in (
        ("claims", "article_id"),
        ("spans", "claim_id"),
        ("attributions", "claim_id"),
        ("attributions", "source_id"),
        ("aliases", "source_id"),
        ("claim_tags", "claim_id"),
        ("claim_tags", "tag_id"),
        ("suggestions", "article_id"),
        ("runs", "article_id"),
    ):
        plan = db.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {column} = 1").fetchall()
        assert "SEARCH" in plan[0][3], (table, column)


def test_a_project_is_not_made_over_something(project: Path, tmp_path: Path):
    with pytest.raises(Problem, match="exists already"):
        create_project(project)
    with pytest.raises(Problem, match=r"folder .* does not exist"):
        create_project(tmp_path / "nowhere" / "a.sorotan")


def test_a_failing_first_migration_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(db: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(project_file, "database", fail)
    with pytest.raises(Problem, match="is full"):
        create_project(tmp_path / "a.sorotan")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no Sorotan project"),
        (b"hello", "no Sorotan project"),
        (b"SQLite format 3\0" + bytes(84), "no Sorotan project"),
    ],
)
def test_another_file_is_no_project(tmp_path: Path, content: bytes, words: str):
    path = tmp_path / "a.sorotan"
    path.write_bytes(content)
    with pytest.raises(Problem, match=words):
        Store(path, "ana")
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["a.sorotan"]


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path):
    with pytest.raises(Problem, match="does not exist"):
        Store(tmp_path / "a.sorotan", "ana")
    with pytest.raises(Problem, match="is a folder"):
        Store(tmp_path, "ana")


@pytest.mark.parametrize("how", ["user_version", "migration"])
def test_a_newer_project_is_refused_and_not_touched(project: Path, how: str):
    connection = sqlite3.connect(project)
    if how == "user_version":
        connection.execute("PRAGMA user_version=99")
    else:
        connection.execute("INSERT INTO _sqlite_migrations VALUES (99, 'sorotan', 'm099_future', '2031-01-01')")
    connection.commit()
    connection.close()
    before = project.read_bytes()
    with pytest.raises(Problem, match="newer Sorotan"):
        Store(project, "ana")
    assert project.read_bytes() == before


def test_a_file_that_was_brought_up_to_date_and_not_numbered_is_numbered_when_it_is_opened_next(project: Path):
    connection = sqlite3.connect(project)
    connection.execute("PRAGMA user_version=3")  # as a program leaves it that is killed between the two
    connection.close()
    Store(project, "ana").close()
    assert pragma(project, "user_version") == newest()


def test_a_read_only_file_is_refused_and_not_touched(project: Path):
    project.chmod(stat.S_IRUSR)
    before = project.read_bytes()
    with pytest.raises(Problem, match="read-only"):
        Store(project, "ana")
    assert project.read_bytes() == before


def test_a_damaged_file_is_said_to_be_damaged(project: Path):
    data = bytearray(project.read_bytes())
    data[100:4096] = os.urandom(3996)
    project.write_bytes(bytes(data))
    with pytest.raises(Problem, match=r"damaged|could not be used|no Sorotan project"):
        Store(project, "ana")


def _try_to_open(path: Path, answers: "multiprocessing.Queue[str]") -> None:
    try:
        Store(path, "budi").close()
        answers.put("opened")
    except Problem as problem:
        answers.put(str(problem))


def ask_another_process(path: Path) -> str:
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue[str] = context.Queue()
    process = context.Process(target=_try_to_open, args=(path, answers))
    process.start()
    said = answers.get(timeout=30)
    process.join()
    return said


def test_a_project_open_elsewhere_is_refused_with_its_holder(project: Path):
    store = Store(project, "ana")
    said = ask_another_process(project)
    assert "open elsewhere: by ana on" in said
    store.close()
    assert ask_another_process(project) == "opened"


def test_it_can_be_read_while_it_is_open_elsewhere(session: Session):
    other = Session.open(session.path, "budi", read_only=True)
    assert len(other.store.articles()) == 1
    with pytest.raises(Problem, match="read-only"):
        other.add_source("TASS")
    other.close()


def test_nothing_is_left_beside_the_file_when_it_is_closed(project: Path):
    Store(project, "ana").close()
    assert os.listdir(project.parent) == [project.name]


def test_a_project_deleted_while_open_takes_no_step_and_can_be_copied(session: Session, tmp_path: Path):
    session.path.unlink()
    with pytest.raises(Problem, match="moved, deleted or replaced"):
        session.add_source("TASS")
    assert session.store.source_named("TASS") is None
    session.store.save_copy(tmp_path / "copy.sorotan")
    copy = Session.open(tmp_path / "copy.sorotan", "ana")
    assert [source.name for source in copy.store.sources()] == ["Antara", "BNPB", "Sri Wahyuni"]
    assert copy.store.faults() == []
    copy.close()


def test_a_copy_is_never_written_over_something(session: Session, tmp_path: Path):
    (tmp_path / "copy.sorotan").write_text("mine")
    with pytest.raises(Problem, match="exists already"):
        session.store.save_copy(tmp_path / "copy.sorotan")
    assert (tmp_path / "copy.sorotan").read_text() == "mine"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("database or disk is full", "is full"),
        ("attempt to write a readonly database", "cannot be written"),
        ("database is locked", "in use by another program"),
        ("database disk image is malformed", "is damaged"),
        ("disk I/O error", "failed. Nothing of this step was saved"),
    ],
)
def test_what_sqlite_complains_of_is_said_in_words_and_rolls_back(
    session: Session, monkeypatch: pytest.MonkeyPatch, said: str, words: str
):
    def fail(changes: object) -> str:
        raise sqlite3.OperationalError(said)

    monkeypatch.setattr("annotations.store.history.to_json", fail)
    with pytest.raises(Problem, match=words):
        session.add_source("TASS")
    monkeypatch.undo()
    assert session.store.source_named("TASS") is None
    session.add_source("TASS")
    assert session.store.source_named("TASS") is not None


def test_a_copy_needs_a_folder_that_is_there(session: Session, tmp_path: Path):
    with pytest.raises(Problem, match=r"The folder .* does not exist"):
        session.store.save_copy(tmp_path / "no" / "copy.sorotan")


def test_a_problem_of_sqlite_that_nobody_foresaw_is_told_as_it_is(session: Session, monkeypatch: pytest.MonkeyPatch):
    def fail(changes: object) -> str:
        raise sqlite3.OperationalError("something new")

    monkeypatch.setattr("annotations.store.history.to_json", fail)
    with pytest.raises(Problem, match=r"could not be used: something new\. Nothing of this step was saved\."):
        session.add_source("TASS")


def test_a_folder_that_cannot_be_written_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch):
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != project.parent and real(path, mode))
    with pytest.raises(Problem, match=r"The folder .* cannot be written"):
        Session.open(project, "ana")
    monkeypatch.undo()
    assert [one.name for one in project.parent.iterdir()] == [project.name]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM texts_fts_docsize", "1 of texts cannot be found by search."),
        ("DELETE FROM spans", "Claim 1 has no span."),
        ("UPDATE spans SET end = 90000", "Claim 1 does not stand at its words in article 1."),
        (
            "UPDATE attributions SET mention_start = 1, mention_end = 90000",
            "Step 1 of claim 1 points outside article 1.",
        ),
        ("UPDATE originals SET bytes = x'00'", "is not the file that was imported."),
    ],
)
def test_each_fault_of_a_project_is_named(session: Session, project: Path, statement: str, fault: str):
    session.highlight(1, [span_of("hujan masih akan turun")], ["BNPB"])
    session.close()
    with closing(sqlite3.connect(project)) as conn:
        conn.execute(statement)
        conn.commit()
    again = Session.open(project, "ana", read_only=True)
    assert any(one.endswith(fault) for one in again.store.faults()), again.store.faults()
    again.close()


def test_a_project_that_cannot_be_made_ready_is_let_go_of(project: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object, **__: object) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(project_file, "_prepare", fail)
    with pytest.raises(Problem, match="is damaged"):
        Session.open(project, "ana")
    monkeypatch.undo()
    Session.open(project, "ana").close()
    assert [one.name for one in project.parent.iterdir()] == [project.name]


def test_where_closing_fails_the_project_is_let_go_of_all_the_same(session, project: Path):
    session.store.conn.set_authorizer(lambda *_: sqlite3.SQLITE_DENY)
    with pytest.raises(Problem, match="not authorized"):
        session.close()
    Session.open(project, "bo").close()
    assert [one.name for one in project.parent.iterdir()] == [project.name]
