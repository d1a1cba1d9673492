"""The short form of `make fuzz`: every hostile project by name, and some hundred inputs for each target."""

import contextlib
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.cli import main
from annotations.errors import Damaged, Problem
from annotations.session import Session, recover
from annotations.store import as_of, file
from tests.fuzz import projects, run
from tests.fuzz.exercise import exercise, open_and
from tests.fuzz.targets import TARGETS, Place, run_here, seeds

SOME = 9  # things that are done with a project, of which each hostile one gets two here and all in `make fuzz`
FEW = {"bytes": 25, "values": 10, "schema": 15, "beside": 10, "command": 25, "html": 12}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("fuzz"))


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOROTAN_ANALYST", "ana")


@pytest.mark.parametrize("name", projects.HOSTILE_SCHEMA)
def test_a_project_with_a_schema_that_is_not_ours(place: Place, name: str):
    with place.fresh() as folder:
        path = folder / "waduk.sorotan"
        projects.spoil_schema(place.sound, path, projects.HOSTILE_SCHEMA[name])
        exercise(path, place.sound, list(projects.HOSTILE_SCHEMA).index(name) % SOME)


@pytest.mark.parametrize("name", projects.HOSTILE_VALUES)
def test_a_project_with_values_that_are_not_ours(place: Place, name: str):
    with place.fresh() as folder:
        path = folder / "waduk.sorotan"
        projects.spoil_values(place.sound, path, projects.HOSTILE_VALUES[name])
        exercise(path, place.sound, list(projects.HOSTILE_VALUES).index(name) % SOME)


@pytest.mark.parametrize("name", TARGETS)
def test_random_inputs_bring_out_no_bug(place: Place, name: str):
    target, choose, corpus = TARGETS[name](place), random.Random(name), seeds(name)
    for _ in range(FEW.get(name, 100)):
        target(run.changed(choose.choice(corpus), choose))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=60))
def test_a_project_of_spoilt_bytes_is_used_or_refused(place: Place, data: bytes):
    TARGETS["bytes"](place)(data)


@pytest.mark.parametrize("path", ["", ".", "..", "/", "a" * 300])
@pytest.mark.parametrize(
    "words",
    ["verify", "check", "backups --make", "restore --look", "recover --to x.sorotan", "as-of 2024 --to y.sorotan"],
)
def test_no_name_of_a_project_ends_a_command_with_a_traceback(tmp_path, monkeypatch, capsys, path, words):
    monkeypatch.chdir(tmp_path)
    command, *rest = words.split()
    code, said = run_here(main, [command, path, *rest])
    assert (code, said[:9]) == (1, "sorotan: ")
    assert list(tmp_path.iterdir()) == []
    capsys.readouterr()


def test_the_project_that_is_spoilt_is_sound_and_has_something_in_every_table(place: Place):
    def look(session: Session) -> None:
        assert session.store.faults() == []
        empty = [one for one in projects.TABLES if not session.store.ids_where(one)]
        assert empty == []

    open_and(place.sound, look, read_only=True)


def test_a_bug_is_not_taken_for_damage(place: Place, monkeypatch: pytest.MonkeyPatch):
    session = Session.open(place.sound, "ana", read_only=True)
    try:
        monkeypatch.setattr("annotations.store.reading._source", lambda *_: {}["bug"])
        with pytest.raises(KeyError):
            session.store.sources()
    finally:
        session.close()


def test_memory_that_is_not_enough_is_told_in_words(place: Place, monkeypatch: pytest.MonkeyPatch):
    def starve(*_: object) -> None:
        raise MemoryError

    session = Session.open(place.sound, "ana", read_only=True)
    try:
        monkeypatch.setattr("annotations.store.reading._source", starve)
        with pytest.raises(Problem, match="There is not enough memory for what is in"):
            session.store.sources()
    finally:
        session.close()
    monkeypatch.setattr("annotations.store.guard.guarded", starve)
    with pytest.raises(Problem, match="There is not enough memory"):
        Session.open(place.sound, "ana")


HUNGRY = """
import sys
from pathlib import Path
from annotations.errors import Problem
from annotations.session import Session
from annotations.store import guard
guard.HEAP = 30_000_000
session = Session.open(Path(sys.argv[1]), "ana", read_only=True)
print(session.store.sources()[0].name)
try:
    session.store.rows("SELECT zeroblob(20000000) || zeroblob(20000000) AS found")
except Problem as problem:
    print(problem.message)
"""


def test_sqlite_takes_no_more_memory_than_is_stated(place: Place):
    done = subprocess.run(
        [sys.executable, "-c", HUNGRY, place.sound],
        capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    name, said = done.stdout.splitlines()
    assert name
    assert said.startswith("There is not enough memory for what is in")


def test_a_number_in_place_of_the_bytes_of_an_original_is_damage(place: Place):
    with place.fresh() as folder:
        path = folder / "waduk.sorotan"
        projects.spoil_values(place.sound, path, projects.HOSTILE_VALUES["originals that are a number"])
        session = Session.open(path, "ana", read_only=True)
        try:
            with pytest.raises(Damaged, match="something in it is not as Sorotan writes it"):
                session.store.original(1)
        finally:
            session.close()


def test_a_column_of_other_capitals_is_damage(place: Place):
    with place.fresh() as folder:
        path = folder / "waduk.sorotan"
        path.write_bytes(place.bytes.replace(b"prefix TEXT", b"preFix TEXT"))
        with pytest.raises(Damaged, match="table claims is not as Sorotan made it"):
            Session.open(path, "ana")


@pytest.mark.parametrize("name", ["a view more", "a trigger that deletes", "an index that computes"])
def test_a_part_of_another_make_is_named_and_can_be_left_behind(place: Place, name: str):
    with place.fresh() as folder:
        path = folder / "waduk.sorotan"
        projects.spoil_schema(place.sound, path, projects.HOSTILE_SCHEMA[name])
        with pytest.raises(Damaged, match=r"parts in it that Sorotan did not make \((view|trigger|index) '\w+'\)"):
            Session.open(path, "ana")
        found = recover(path, folder / "selamat.sorotan", "ana")
        assert (found.articles, found.claims) == (2, 3)


@pytest.mark.parametrize("column", [b"quote TEXT", b"credibility TEXT", b"article_id INTEGER"])
def test_what_stands_in_a_column_whose_name_is_no_utf_8_is_saved(place: Place, column: bytes):
    with place.fresh() as folder:
        path = folder / "waduk.sorotan"
        path.write_bytes(place.bytes.replace(column, column[:2] + b"\xf6" + column[3:]))
        with pytest.raises(Damaged):
            Session.open(path, "ana")
        found = recover(path, folder / "selamat.sorotan", "ana")
        assert (found.articles, found.claims) == (2, 3)


def test_an_entry_of_the_history_that_only_an_index_tells_of_is_damage(place: Place, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("annotations.store.history.entries", lambda *_, **__: iter(()))
    with place.fresh() as folder:
        (folder / "waduk.sorotan").write_bytes(place.bytes)
        with pytest.raises(Problem, match="is damaged"):
            as_of(folder / "waduk.sorotan", folder / "dulu.sorotan", "2000-01-01T00:00:00.000Z")


def test_a_journal_that_names_another_file_is_refused(place: Place):
    with place.fresh() as folder:
        path = folder / "waduk.sorotan"
        path.write_bytes(place.bytes)
        path.with_name("waduk.sorotan-journal").write_bytes(bytes(512) + bytes.fromhex("d9d505f920a163d7"))
        with pytest.raises(Damaged, match="speaks of another file"):
            Session.open(path, "ana")


def test_a_journal_that_a_power_cut_left_is_taken_back(tmp_path: Path):
    path = tmp_path / "waduk.sorotan"
    projects.make_project(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode=DELETE").fetchone()
        conn.execute("PRAGMA cache_size=1")
        conn.execute("BEGIN")
        conn.execute("UPDATE claims SET note = hex(randomblob(20000))")
        journal = path.with_name("waduk.sorotan-journal")
        half, begun = path.read_bytes(), journal.read_bytes()
        conn.execute("ROLLBACK")
    path.write_bytes(half)
    journal.write_bytes(begun)
    session = Session.open(path, "ana")
    assert session.store.faults() == []
    assert session.store.claim(1).note == "catatan"
    session.close()


def test_every_connection_has_limits_and_trusts_no_schema(place: Place):
    for read_only in (True, False):
        conn = file.connect(place.sound, read_only=read_only)
        assert conn.execute("PRAGMA trusted_schema").fetchone() == (0,)
        assert conn.execute("PRAGMA cell_size_check").fetchone() == (1,)
        assert conn.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 512 * 1024 * 1024
        assert conn.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 2
        conn.close()


def test_a_failure_is_said_with_its_input_and_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setattr(run, "FOUND", tmp_path)

    def broken(data: bytes) -> None:
        raise KeyError(len(data))

    with pytest.raises(KeyError):
        run._unguided("text", broken, [b"kata"], 1)
    assert [one.name for one in (tmp_path / "text").iterdir()] == ["crash-0"]
    capsys.readouterr()


def test_the_figures_of_a_run_are_read_off_its_log():
    said = "INFO: Seed: 1\n#5 NEW cov: 3 ft: 7 corp\nstat::slowest_s: 0.250\nstat::slowest_s: 0.300\n"
    said += "stat::number_of_executed_units: 12\nstat::peak_rss_mb: 80\n"
    found = run.read_log("text", said, "")
    assert found == run.Result("text", True, 12, 7, 0.3, 80, "")
    assert run.table([found]).splitlines()[-1] == "| text | yes | 12 | 7 | 0.3 | 80 | none |"
    assert run.read_log("text", "Killed", "").failed == "left no figures"
