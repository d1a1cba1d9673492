"""The schema of a project: what our own steps make is known by a list, all else is looked at part by part."""

import sqlite3
from contextlib import closing

import pytest

from annotations.errors import Damaged
from annotations.files import resource
from annotations.session import create_project
from annotations.store import guard, migrations


@pytest.fixture
def schema(tmp_path):
    """A project and a connection to it."""
    path = tmp_path / "waduk.sorotan"
    create_project(path)
    with closing(sqlite3.connect(path)) as conn:
        yield path, conn


@pytest.fixture
def made(monkeypatch):
    """Counts how often a schema is made to compare another with it."""
    times = []
    real = guard._make
    monkeypatch.setattr(guard, "_make", lambda *args: (times.append(1), real(*args)))
    guard._made_by.cache_clear()
    yield times
    guard._made_by.cache_clear()


def test_the_list_is_that_of_what_all_steps_make():
    kept = resource("schema.json").read_text(encoding="utf-8")
    assert guard.newest_schema() == kept, "a step was added or changed: write guard.newest_schema() there"


def test_a_project_of_this_program_is_known_without_making_its_schema_anew(schema, made):
    path, conn = schema
    guard.check_schema(conn, path)
    assert made == []


def test_a_schema_in_other_words_is_compared_part_by_part(schema, made, monkeypatch):
    path, conn = schema
    monkeypatch.setattr(guard, "listed", lambda parts: "in the words of another release of SQLite")
    guard.check_schema(conn, path)
    assert made == [1]


def test_a_part_that_is_not_ours_is_refused(schema):
    path, conn = schema
    conn.execute("CREATE TRIGGER asing AFTER INSERT ON tags BEGIN DELETE FROM claims; END")
    with pytest.raises(Damaged, match="trigger 'asing'"):
        guard.check_schema(conn, path)


def test_all_parts_under_a_list_that_lacks_a_step_are_refused(schema):
    path, conn = schema
    conn.execute("DELETE FROM _sqlite_migrations WHERE name = ?", [migrations.STEPS[-1].__name__])
    with pytest.raises(Damaged):
        guard.check_schema(conn, path)


def test_a_name_cannot_stand_for_two_parts():
    """Whatever is in a name, the list of a schema is read in one way alone."""
    one = {("index", 'a", "x"],\n["index", "b'): "y"}
    two = {("index", "a"): "x", ("index", "b"): "y"}
    assert guard.listed(one) != guard.listed(two)
