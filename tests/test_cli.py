"""The command line: what it does, what it says, what it gives back."""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from annotations import cli, terminal
from annotations.session import Session
from annotations.suggest import components
from tests.conftest import TEXT, span_of
from tests.store.test_steps import PROPOSALS
from tests.suggest.test_learning import article as said_by

TABLES = ("articles", "texts", "originals", "sources", "aliases", "claims", "spans", "attributions", "tags", "history")
COMMANDS = ("new", "import", "suggest", "accept", "highlight", "export", "check", "predict", "evaluate", "train")
PASSAGE = span_of("300 warga telah diungsikan")
OTHER = "Jalan Tambak Ditutup\nJalan Tambak ditutup sejak pagi, kata Kepala Dinas Perhubungan Rudi Hartono."


ROOT = Path(__file__).parents[1]
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class Ended(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture(autouse=True)
def analyst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOROTAN_ANALYST", "ana")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process."""

    def call(*words: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["sorotan", *map(str, words)])
        capsys.readouterr()
        code = cli.main()
        return Ended(code, *capsys.readouterr())

    return call


def process(*words: object, cwd: Path) -> Ended:
    """Run it as a person does, from a folder that is not the program's."""
    done = subprocess.run(
        [sys.executable, "-m", "gui", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the project, for comparing before and after."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES}


def tamper(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        assert db.execute(statement).rowcount == 1


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "waduk.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "jalan.txt"
    path.write_text(OTHER, encoding="utf-8")
    return path


@pytest.fixture
def filled(run: Run, project: Path, article: Path) -> Path:
    """A project with one article and one claim, made by command."""
    assert run("import", project, article, "--language", "id").code == 0
    assert run("highlight", project, 1, *PASSAGE, "--source", "Antara", "--credibility", 3).code == 0
    return project


def in_words(ended: Ended, *parts: str, code: int = 1) -> None:
    """Check that a failure is told in words, on the error stream, without a traceback."""
    assert ended.code == code, ended
    assert "Traceback" not in ended.out + ended.err
    for part in parts:
        assert part in ended.err


# As a person does it


def test_the_job_by_command_in_real_processes(tmp_path, article):
    made = process("new", "kerja.sorotan", cwd=tmp_path)
    assert (made.code, made.err) == (0, "")
    assert "kerja.sorotan is ready" in made.out
    brought = process("import", "kerja.sorotan", article.name, "--outlet", "Warta Bumi", cwd=tmp_path)
    assert (brought.code, brought.out, brought.err) == (0, "1 of 1 imported.\n", "")
    marked = process("highlight", "kerja.sorotan", 1, *PASSAGE, "--source", "Antara", cwd=tmp_path)
    assert (marked.code, marked.out) == (0, "Claim 1: “300 warga telah diungsikan”\n")
    written = process("export", "kerja.sorotan", "--to", "klaim.csv", cwd=tmp_path)
    assert (written.code, written.out) == (0, "1 claim written to klaim.csv.\n")
    (row,) = read(tmp_path / "klaim.csv")
    assert (row["quote"], row["source"], row["outlet"]) == ("300 warga telah diungsikan", "Antara", "Warta Bumi")
    sound = process("check", "kerja.sorotan", cwd=tmp_path)
    assert (sound.code, sound.err) == (0, "")
    assert sound.out == "Sound: 1 article, 1 claim, each at its words.\n"


def test_a_missing_project_is_a_problem_in_words(tmp_path):
    for words in (("check", "tiada.sorotan"), ("export", "tiada.sorotan", "--to", "a.csv")):
        ended = process(*words, cwd=tmp_path)
        in_words(ended, "sorotan: ", "tiada.sorotan does not exist.")
        assert ended.out == ""
    assert os.listdir(tmp_path) == []


def test_the_version_is_that_of_the_package(tmp_path):
    ended = process("--version", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    name, number = ended.out.split()
    assert name == "sorotan"
    assert number[0].isdigit()


def test_wrong_usage_ends_with_two(tmp_path):
    ended = process("export", "a.sorotan", cwd=tmp_path)
    in_words(ended, "--to", code=2)


@pytest.mark.parametrize("words", [[], ["waduk.sorotan"], ["--sample"]])
def test_without_a_display_the_window_says_so_in_words(project, words):
    environment = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    done = subprocess.run(
        [sys.executable, "-m", "gui", *words],
        cwd=project.parent,
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "no display" in done.stderr


def test_a_project_that_the_window_holds_is_exported_but_not_changed(session, claim, tmp_path):
    assert claim == 1
    written = process("export", session.path, "--to", "klaim.csv", cwd=tmp_path)
    assert (written.code, written.out) == (0, "1 claim written to klaim.csv.\n")
    before = content(session.path)
    refused = process("highlight", session.path, 1, 0, 9, cwd=tmp_path)
    in_words(refused, "is open elsewhere", "by ana")
    assert content(session.path) == before


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["new", "baru.sorotan"],
        ["import", "waduk.sorotan", "waduk.txt"],
        ["check", "waduk.sorotan"],
        ["export", "waduk.sorotan", "--to", "klaim.csv"],
    ],
    ids=lambda words: words[0],
)
def test_the_command_line_never_loads_qt(project, article, words):
    code = (
        "import sys; sys.argv[0] = 'sorotan'\n"
        "from gui.__main__ import main\n"
        "code = main()\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        'sys.exit(f\'{code} {sorted(loaded & {"PySide6", "shiboken6"})} {"annotations" in loaded}\')\n'
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=project.parent, capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.stderr.splitlines()[-1] == "0 [] True"


# Usage


@pytest.mark.parametrize(
    "words",
    [
        ["nothing-of-this-name"],
        ["new"],
        ["new", "a.sorotan", "b.sorotan"],
        ["import", "a.sorotan"],
        ["import", "a.sorotan", "a.txt", "--no-such-option"],
        ["export", "a.sorotan"],
        ["highlight", "a.sorotan", "1", "two", "3"],
        ["highlight", "a.sorotan", "1", "2", "3", "--credibility", "7"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_two_and_does_nothing(run, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    ended = run(*words)
    in_words(ended, "Usage: sorotan", "Error", code=2)
    assert ended.out == ""
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("option", ["--title", "--url"])
def test_a_title_for_two_files_is_wrong_usage(run, project, article, other, option):
    before = content(project)
    in_words(run("import", project, article, other, option, "Satu"), "for one file", code=2)
    assert content(project) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example_of_each_command(run, command):
    ended = run(command, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert f"sorotan {command} " in ended.out.partition("Example:")[2]


def test_the_help_names_every_command(run):
    ended = run("--help")
    assert ended.code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in ended.out
    assert "Exit codes: 0 done, 1 a problem (said on the error stream), 2 wrong usage." in ended.out


# New


def test_a_new_project_is_empty_and_sound(run, tmp_path):
    path = tmp_path / "baru.sorotan"
    ended = run("new", path)
    assert (ended.code, ended.err) == (0, "")
    assert f"sorotan import {path}" in ended.out
    assert run("check", path, "--json").out == '{"sound": true, "faults": [], "articles": 0, "claims": 0}\n'


def test_a_new_project_never_replaces_a_file(run, tmp_path):
    path = tmp_path / "ada.sorotan"
    path.write_text("catatan")
    in_words(run("new", path), f"{path} exists already.")
    assert path.read_text() == "catatan"


def test_a_new_project_needs_its_folder(run, tmp_path):
    in_words(run("new", tmp_path / "tiada" / "a.sorotan"), "does not exist", "Make it first")
    assert os.listdir(tmp_path) == []


# Import


def test_what_is_said_of_an_article_is_kept(run, project, article):
    said = {"title": "Judul kami", "outlet": "Warta Bumi", "url": "https://warta.example/1", "language": "id"}
    words = [word for name, value in said.items() for word in (f"--{name}", value)]
    ended = run("import", project, article, *words, "--published", "2024-11-13")
    assert (ended.code, ended.err) == (0, "")
    with closing(sqlite3.connect(project)) as db:
        row = db.execute("SELECT title, outlet, url, language, published, original_name FROM articles").fetchall()
        assert db.execute("SELECT text FROM texts").fetchall() == [(TEXT,)]
        assert db.execute("SELECT bytes FROM originals").fetchall() == [(article.read_bytes(),)]
    assert row == [(*said.values(), "2024-11-13", "waduk.txt")]


def test_one_file_that_fails_does_not_hold_up_the_others(run, project, article, other, tmp_path):
    (tmp_path / "kosong.txt").write_text(" \n")
    missing = tmp_path / "tiada.txt"
    ended = run("import", project, article, missing, tmp_path / "kosong.txt", other)
    in_words(ended, "tiada.txt", "is not there", "kosong.txt", "holds no text")
    assert ended.out == "2 of 4 imported.\n"
    assert [row[1] for row in content(project)["articles"]] == [TEXT.split("\n")[0], OTHER.split("\n", maxsplit=1)[0]]
    assert len(content(project)["history"]) == 1


def test_a_failed_import_is_told_in_json(run, project, article, tmp_path):
    missing = tmp_path / "tiada.txt"
    ended = run("import", project, article, missing, "--json")
    assert ended.code == 1
    told = json.loads(ended.out)
    assert (told["imported"], told["twins"]) == ([1], [])
    (failure,) = told["failed"]
    assert failure["file"] == str(missing)
    assert "is not there" in failure["problem"]


def test_a_text_that_is_there_already_is_noticed(run, filled, article):
    before = content(filled)
    ended = run("import", filled, article)
    assert (ended.code, ended.out) == (0, "0 of 1 imported.\n")
    assert "waduk.txt: the same text is in the project already, as “Bendungan Randu Alas Retak" in ended.err
    assert content(filled) == before
    told = json.loads(run("import", filled, article, "--json").out)
    assert told == {"imported": [], "updated": [], "failed": [], "twins": [{"file": "waduk.txt", "article": 1}]}


def test_a_text_that_comes_twice_in_one_import_is_noticed(run, project, article, tmp_path):
    (tmp_path / "salinan.txt").write_bytes(article.read_bytes())
    ended = run("import", project, article, tmp_path / "salinan.txt")
    assert (ended.code, ended.out) == (0, "1 of 2 imported.\n")
    assert "salinan.txt: the same text is in the project already" in ended.err
    assert len(content(project)["articles"]) == 1


def test_a_text_can_be_wanted_twice(run, filled, article):
    assert run("import", filled, article, "--twice").out == "1 of 1 imported.\n"
    assert len(content(filled)["articles"]) == 2
    assert len(content(filled)["texts"]) == 1


# Highlight


def test_a_passage_becomes_a_claim_with_its_chain(run, project, article):
    run("import", project, article)
    words = ("--source", "Antara", "--source", "Warta Bumi", "--credibility", "3")
    ended = run("highlight", project, 1, *PASSAGE, *words, "--json")
    assert ended.code == 0
    assert json.loads(ended.out) == {"claim": 1, "quote": "300 warga telah diungsikan"}
    run("export", project, "--to", project.with_name("a.csv"))
    (row,) = read(project.with_name("a.csv"))
    assert (row["start"], row["end"]) == tuple(map(str, PASSAGE))
    assert (row["chain"], row["credibility"], row["analyst"]) == ("Antara > Warta Bumi", "3", "ana")


def test_a_source_is_known_by_its_name_again(run, filled):
    assert run("highlight", filled, 1, 0, 9, "--source", "ANTARA").code == 0
    assert [row[1] for row in content(filled)["sources"]] == ["Antara"]


@pytest.mark.parametrize(("start", "end"), [(0, len(TEXT) + 1), (len(TEXT), len(TEXT) + 5), (5, 5), (9, 3)])
def test_a_passage_out_of_bounds_changes_nothing(run, filled, start, end):
    before = content(filled)
    ended = run("highlight", filled, 1, start, end, "--source", "Orang Baru")
    in_words(ended, f"The passage {start} to {end} is not inside article 1", f"{len(TEXT)} characters")
    assert content(filled) == before


def test_a_passage_before_the_text_changes_nothing(run, filled):
    before = content(filled)
    in_words(run("highlight", filled, "--source", "Orang Baru", "--", 1, -3, 4), "is not inside article 1")
    assert content(filled) == before


def test_a_passage_of_only_blanks_changes_nothing(run, filled):
    before = content(filled)
    blank = TEXT.index(" ")
    ended = run("highlight", filled, 1, blank, blank + 1, "--source", "Orang Baru")
    in_words(ended, "There are no words in this selection.")
    assert content(filled) == before


def test_an_article_that_is_not_there_is_told_in_words(run, filled):
    before = content(filled)
    in_words(run("highlight", filled, 99, 0, 5), "99")
    assert content(filled) == before


def test_a_source_without_a_name_is_told_in_words(run, filled):
    before = content(filled)
    in_words(run("highlight", filled, 1, 0, 9, "--source", " "), "A source needs a name.")
    assert content(filled) == before


def test_a_highlight_is_one_step(run, project, article):
    """So that one undo in the window takes all of it back."""
    run("import", project, article)
    before = len(content(project)["history"])
    run("highlight", project, 1, *PASSAGE, "--source", "Antara", "--credibility", 3)
    assert len(content(project)["history"]) == before + 1


# Export


def test_an_export_changes_nothing_and_tells_its_number(run, filled, tmp_path):
    before = content(filled)
    told = json.loads(run("export", filled, "--to", tmp_path / "a.csv", "--json").out)
    assert told == {"claims": 1, "file": str(tmp_path / "a.csv")}
    assert content(filled) == before


def test_an_export_of_some_articles(run, filled, other, tmp_path):
    run("import", filled, other)
    run("highlight", filled, 2, *span_of("Jalan Tambak ditutup", OTHER))
    assert run("export", filled, "--to", tmp_path / "a.csv").out == f"2 claims written to {tmp_path / 'a.csv'}.\n"
    assert [row["article_id"] for row in read(tmp_path / "a.csv")] == ["1", "2"]
    run("export", filled, "--to", tmp_path / "b.csv", "--article", 2)
    assert [row["quote"] for row in read(tmp_path / "b.csv")] == ["Jalan Tambak ditutup"]


def test_an_export_of_an_article_that_is_not_there_is_told_in_words(run, filled, tmp_path):
    in_words(run("export", filled, "--to", tmp_path / "a.csv", "--article", 99), "99")
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize("words", [["check"], ["export", "--to", "klaim.csv"]], ids=lambda words: words[0])
def test_looking_leaves_nothing_beside_the_project(filled, tmp_path, words):
    before, beside = filled.read_bytes(), {path.name for path in filled.parent.iterdir()}
    assert process(words[0], filled, *words[1:], cwd=tmp_path).code == 0
    assert {path.name for path in filled.parent.iterdir()} - beside <= {"klaim.csv"}
    assert filled.read_bytes() == before


def test_looking_takes_nothing_from_under_a_window_that_works(session, claim, tmp_path):
    assert process("check", session.path, cwd=tmp_path).code == 0
    assert process("export", session.path, "--to", "klaim.csv", cwd=tmp_path).code == 0
    session.set_credibility([claim], "3")
    session.close()
    again = Session.open(session.path, "budi")
    assert again.store.claim(claim).credibility == "3"
    again.close()


def test_formulas_are_guarded_unless_verbatim(run, project, article, tmp_path):
    run("import", project, article, "--title", "=1+1")
    run("highlight", project, 1, *PASSAGE, "--source", "@antara")
    run("export", project, "--to", tmp_path / "a.csv")
    run("export", project, "--to", tmp_path / "b.csv", "--verbatim")
    assert [(r["article_title"], r["source"]) for r in read(tmp_path / "a.csv")] == [("'=1+1", "'@antara")]
    assert [(r["article_title"], r["source"]) for r in read(tmp_path / "b.csv")] == [("=1+1", "@antara")]


def test_an_export_that_cannot_be_written_is_told_in_words(run, filled, tmp_path):
    in_words(run("export", filled, "--to", tmp_path / "tiada" / "a.csv"), "tiada", "could not be written")
    in_words(run("export", filled, "--to", tmp_path), "it is a folder")
    told = run("export", filled, "--to", tmp_path, "--json")
    assert told.code == 1
    assert set(json.loads(told.out)) == {"problem", "hint"}


def test_a_tampered_claim_is_not_exported(run, filled, tmp_path):
    target = tmp_path / "a.csv"
    target.write_text("lama")
    tamper(filled, "UPDATE claims SET quote = 'tiga ribu warga' WHERE id = 1")
    in_words(run("export", filled, "--to", target), "Claim 1 does not stand at its words", "sorotan check")
    assert target.read_text() == "lama"


# Check


def test_a_sound_project_is_called_sound(run, filled):
    before = content(filled)
    ended = run("check", filled, "--json")
    assert ended.code == 0
    assert json.loads(ended.out) == {"sound": True, "faults": [], "articles": 1, "claims": 1}
    assert content(filled) == before


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE claims SET quote = 'tiga ribu warga' WHERE id = 1", "Claim 1 does not stand at its words"),
        ("UPDATE spans SET end = end + 9000 WHERE claim_id = 1", "Claim 1 does not stand at its words"),
        ("DELETE FROM spans WHERE claim_id = 1", "Claim 1 has no span"),
        ("UPDATE texts SET text = text || '.' WHERE id = 1", "is not the text that was imported"),
        ("UPDATE originals SET bytes = x'00' WHERE id = 1", "is not the file that was imported"),
        ("UPDATE attributions SET source_id = 77 WHERE claim_id = 1", "points to a row of sources"),
        ("UPDATE attributions SET mention_start = 0, mention_end = 9000", "points outside article 1"),
    ],
)
def test_a_tampered_project_is_found_out(run, filled, statement, fault):
    tamper(filled, statement)
    ended = run("check", filled)
    assert ended.code == 1
    assert fault in ended.out
    told = run("check", filled, "--json")
    assert told.code == 1
    found = json.loads(told.out)
    assert found["sound"] is False
    assert any(fault in one for one in found["faults"])


# Evaluate

GOLD = [
    {
        "id": 1,
        "text": "“Kami tidak panik,” kata Sri Wahyuni.",
        "attributions": [
            {"content": [[0, 19]], "cue": [[20, 24]], "source": [25, 36], "quote": "direct", "kind": "assertion"}
        ],
    },
    {
        "id": 2,
        "text": "Menurut Tono, air naik.",
        "attributions": [
            {"content": [[14, 22]], "cue": [[0, 7]], "source": [8, 12], "quote": "indirect", "kind": "assertion"}
        ],
    },
    {
        "id": 3,
        "text": "Bendungan itu retak.",
        "attributions": [{"content": [[0, 19]], "cue": [], "source": None, "quote": "indirect", "kind": "assertion"}],
    },
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in GOLD), encoding="utf-8")
    return path


def test_an_evaluation_shows_the_figures(run, gold):
    """Two of three claims are found, and nothing else: precision 1, recall 2/3, F1 4/5."""
    ended = run("evaluate", gold, "--language", "id")
    assert (ended.code, ended.err) == (0, "")
    rows = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert rows[0].startswith("3 texts, 13 words, ")
    assert rows[3:8] == [
        "claim 3 2 1.000 0.667 0.800 1.000",
        "claim and source 3 2 1.000 0.667 0.800",
        "direct claim 1 1 1.000 1.000 1.000 1.000",
        "indirect claim 2 1 1.000 0.500 0.667 1.000",
        "mixed claim 0 0 0.000 0.000 0.000 0.000",
    ]
    assert "expected calibration error: 0." in rows[-1]


def test_an_evaluation_is_one_json_object(run, gold):
    told = json.loads(run("evaluate", gold, "--language", "id", "--json").out)
    assert (told["texts"], told["words"], told["gold"], told["predicted"], told["chain"]) == (3, 13, 3, 2, None)
    assert told["content"] == {"precision": 1.0, "recall": pytest.approx(2 / 3), "f1": pytest.approx(0.8)}
    assert sum(one["n"] for one in told["reliability"]) == 2


def test_what_was_predicted_before_is_measured_the_same(run, gold, tmp_path):
    out = tmp_path / "out.jsonl"
    run("predict", gold, out, "--language", "id")
    before = run("evaluate", gold, "--predicted", out).out.splitlines()
    now = run("evaluate", gold, "--language", "id").out.splitlines()
    assert before[0] == "3 texts, 13 words"
    assert before[1:] == now[1:]
    assert json.loads(run("evaluate", gold, "--predicted", out, "--json").out)["words_per_second"] is None


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ('{"id": "no", "attributions": []}', "Line 1 is not of an annotated text"),
        ('{"id": 5}', "Line 1 is not of an annotated text"),
        ("", "Nothing is said of text"),
    ],
)
def test_predictions_for_other_texts_are_told_in_words(run, gold, tmp_path, lines, words):
    (tmp_path / "out.jsonl").write_text(lines, encoding="utf-8")
    in_words(run("evaluate", gold, "--predicted", tmp_path / "out.jsonl"), "out.jsonl", words)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "holds no annotated text"),
        (b" \n\n", "holds no annotated text"),
        (b'{"id": 1, "text": "Air naik."}\n', "Line 1 is not an annotated text"),
        (b'{"id": [1], "text": "Air naik.", "attributions": []}\n', "Line 1 is not an annotated text"),
        (b'\xff{"id": 1}\n', "is not UTF-8"),
    ],
)
def test_a_file_that_is_not_annotated_is_told_in_words(run, tmp_path, data, words):
    (tmp_path / "gold.jsonl").write_bytes(data)
    in_words(run("evaluate", tmp_path / "gold.jsonl"), "gold.jsonl", words)
    assert words in json.loads(run("evaluate", tmp_path / "gold.jsonl", "--json").out)["problem"]


def test_annotated_texts_that_are_not_there_are_told_in_words(run, tmp_path):
    in_words(run("evaluate", tmp_path / "tiada.jsonl"), "tiada.jsonl cannot be read")
    in_words(run("evaluate", tmp_path), "cannot be read")
    in_words(run("evaluate"), "GOLD.jsonl", code=2)


# Projects that are none


def test_check_says_that_the_program_was_ended_without_closing(run, session, tmp_path):
    left = tmp_path / "sisa.sorotan"
    for end in ("", "-wal"):  # what lies on the disk while a program works, and where it is killed
        shutil.copy(f"{session.path}{end}", f"{left}{end}")
    ended = run("check", left)
    assert ended.code == 0
    assert ended.out.startswith("Sound: 1 article, 0 claims")
    assert "ended without closing last time; all is here up to “New source Sri Wahyuni”" in ended.out
    assert json.loads(run("check", left, "--json").out)["recovered"]["analyst"] == "ana"
    assert "closing" not in run("check", session.path).out


@pytest.mark.parametrize(
    "words", [["check"], ["export", "--to", "a.csv"], ["import", "waduk.txt"], ["highlight", "1", "0", "4"]]
)
def test_a_file_that_is_no_project_is_told_in_words(run, tmp_path, article, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bukan.sorotan").write_text("catatan")
    ended = run(words[0], "bukan.sorotan", *words[1:])
    in_words(ended, "bukan.sorotan is no Sorotan project.")
    assert (tmp_path / "bukan.sorotan").read_text() == "catatan"
    assert sorted(os.listdir(tmp_path)) == ["bukan.sorotan", article.name]


def test_a_problem_is_told_in_json_too(run, tmp_path):
    ended = run("check", tmp_path / "tiada.sorotan", "--json")
    assert ended.code == 1
    assert json.loads(ended.out) == {
        "problem": f"{tmp_path / 'tiada.sorotan'} does not exist.",
        "hint": "It may have been moved or renamed.",
    }
    assert "does not exist" in ended.err


def test_who_works_is_named_by_the_system_where_nobody_says(run, project, article, monkeypatch):
    monkeypatch.delenv("SOROTAN_ANALYST")
    monkeypatch.setattr(terminal.getpass, "getuser", lambda: "budi")
    run("import", project, article)
    run("highlight", project, 1, *PASSAGE)
    with closing(sqlite3.connect(project)) as db:
        assert db.execute("SELECT analyst FROM claims").fetchall() == [("budi",)]


# Several processors


def test_suggestions_on_several_processors_are_the_same(run, tmp_path, article, other):
    found = []
    for name, options in (("satu.sorotan", []), ("dua.sorotan", ["--workers", 2])):
        run("new", tmp_path / name)
        run("import", tmp_path / name, article, other)
        assert run("suggest", tmp_path / name, *options).code == 0
        session = Session.open(tmp_path / name, "ana", read_only=True)
        found.append([[s.proposal for s in session.store.suggestions(a.id)] for a in session.store.articles()])
        session.close()
    assert found[0] == found[1]
    assert found[0][0]


def test_prediction_goes_on_where_it_ended(run, tmp_path):
    source, whole, half = (tmp_path / f"{name}.jsonl" for name in ("in", "whole", "half"))
    rows = [json.dumps({"id": n, "text": f"Menurut BNPB, air naik {n} meter."}) for n in range(20)]
    source.write_text("\n".join(rows), encoding="utf-8")
    run("predict", source, whole, "--language", "id", "--workers", 2)
    half.write_bytes(whole.read_bytes()[:700])
    assert run("predict", source, half, "--language", "id", "--resume").out == f"20 texts done: {half}\n"
    assert half.read_bytes() == whole.read_bytes()


# Learning


@pytest.fixture
def taught(run, project, tmp_path, monkeypatch):
    """A project with six articles in which a word of saying is unknown to the rules, and their claims.

    The encoder has no part: it knows a word of saying by its place.
    """
    monkeypatch.setattr(components, "shipped", lambda: None)
    for number in range(6):
        case = said_by(number, "melantunkan")
        path = tmp_path / f"{number}.txt"
        path.write_text(case.text, encoding="utf-8")
        assert run("import", project, path, "--language", "id").code == 0
        for claim in case.claims:
            (span,) = claim.spans
            assert run("highlight", project, number + 1, *span, "--source", claim.names[0]).code == 0
    return project


def test_training_finds_a_word_and_suggests_by_it_until_it_is_forgotten(run, taught, tmp_path):
    new = tmp_path / "baru.txt"
    new.write_text("Gudang Kosong\nWati Lestari melantunkan bahwa gudang itu kosong.", encoding="utf-8")
    run("import", taught, new, "--language", "id")

    def found() -> int:
        return json.loads(run("suggest", taught, "--article", 7, "--fast", "--json").out)["found"]["7"]

    assert found() == 0
    ended = run("train", taught)
    assert ended.code == 0
    assert "new cues: melantunkan" in ended.out
    assert ended.out.endswith("Kept.\n")
    assert found() == 1
    assert run("train", taught, "--forget").code == 0
    assert found() == 0


def test_training_in_json(run, taught):
    (lesson,) = json.loads(run("train", taught, "--json").out)["lessons"]
    assert lesson["kept"] is True
    assert (lesson["claims"], lesson["articles"]) == (24, 6)
    assert lesson["after"]["found"] > lesson["before"]["found"]


def test_training_on_too_little_is_told_in_words(run, filled):
    ended = run("train", filled)
    assert ended.code == 1
    assert "oo little to learn from" in ended.err


def test_training_on_nothing_is_told_in_words(run, project):
    assert "no article to learn from" in run("train", project).err


def test_what_was_done_is_told_with_what_it_was_before_and_after(run: Run, filled: Path):
    told = run("history", filled).out
    assert "Highlight claim" in told
    assert "claim 1 “" in told
    assert "source – → Antara" in told
    (first, *_) = json.loads(run("history", filled, "--json", "--limit", 1).out)["entries"]
    assert (first["act"], first["state"], len(first["hash"])) == ("step", "done", 64)
    assert {"thing", "id", "name", "field", "before", "after"} == set(first["changes"][0])


def test_the_history_of_one_claim_leaves_out_the_rest(run: Run, filled: Path):
    assert "Import article" in run("history", filled).out
    assert "Import article" not in run("history", filled, "--claim", 1).out
    assert "Highlight claim" in run("history", filled, "--claim", 1).out
    assert run("history", filled, "--claim", 99).out == ""


def test_a_change_from_outside_is_found_and_the_head_of_an_export_is_known(run: Run, filled: Path, tmp_path: Path):
    assert run("export", filled, "--to", tmp_path / "a.csv").code == 0
    head = read(tmp_path / "a.csv")[0]["history_head"]
    assert run("verify", filled).out == f"Untouched: 2 entries, the last of {last_of(filled)}.\nHead: {head}\n"
    assert run("highlight", filled, 1, 0, 9).code == 0
    assert run("verify", filled, "--head", head.upper()).code == 0
    assert run("verify", filled, "--head", "0" * 64).code == 1
    tamper(filled, "UPDATE claims SET credibility = '1' WHERE id = 1")
    ended = run("verify", filled)
    assert ended.code == 1
    assert "Row 1 of claims is not as the history left it: credibility." in ended.out
    said = json.loads(run("verify", filled, "--json").out)
    assert (said["entries"], len(said["changed"]), said["knows"]) == (3, 1, None)


def last_of(project: Path) -> str:
    return str(content(project)["history"][-1][5])


def test_a_project_is_given_as_it_was(run: Run, filled: Path, tmp_path: Path):
    then = last_of(filled)
    time.sleep(0.005)
    assert run("highlight", filled, 1, 0, 9).code == 0
    assert run("export", filled, "--to", tmp_path / "then.csv", "--as-of", then).code == 0
    assert [row["claim_id"] for row in read(tmp_path / "then.csv")] == ["1"]
    target = tmp_path / "then.sorotan"
    ended = run("as-of", filled, then, "--to", target)
    assert ended.out == f"{target}: 1 article, 1 claim; the last of {then}.\n"
    assert run("check", target).code == run("verify", target).code == 0
    assert run("as-of", filled, "2020-01-01", "--to", tmp_path / "before.sorotan").code == 0
    assert (
        "0 articles, 0 claims; nothing had been done"
        in run("as-of", filled, "2020-01-01", "--to", tmp_path / "again.sorotan").out
    )
    ended = run("as-of", filled, "kemarin", "--to", tmp_path / "x.sorotan")
    assert (ended.code, "is no date or time" in ended.err) == (1, True)


def test_a_backup_is_made_listed_looked_at_and_restored(run: Run, filled: Path):
    assert "no backup yet" in run("backups", filled).out
    assert "asked for" in run("backups", filled, "--make").out
    was = content(filled)
    assert run("highlight", filled, 1, 0, 9).code == 0
    looked = run("restore", filled, "--look").out
    assert "Now: 1 article, 2 claims. In the backup: 1 article, 1 claim." in looked
    assert "Claims only now: 1; only in the backup: 0; different: 0." in looked
    assert content(filled) != was
    assert run("restore", filled).code == 0
    assert content(filled) == was
    listed = json.loads(run("backups", filled, "--json").out)["backups"]
    assert [one["reason"] for one in listed] == ["restoring", "asked"]
    assert run("restore", filled, "--from", listed[0]["file"]).code == 0
    assert len(content(filled)["claims"]) == 2


def test_a_project_without_a_backup_is_not_restored(run: Run, filled: Path):
    ended = run("restore", filled)
    assert (ended.code, "has no backup" in ended.err) == (1, True)


def test_what_is_left_of_a_damaged_project_is_saved(run: Run, filled: Path, tmp_path: Path):
    was = content(filled)
    data = bytearray(filled.read_bytes())
    data[:100] = bytes(100)
    filled.write_bytes(data)
    assert run("check", filled).code == 1
    saved = tmp_path / "saved.sorotan"
    assert run("recover", filled, "--to", saved).out == (
        f"{saved}: 1 article, 1 claim, 1 source. Nothing is missing.\n"
    )
    assert content(saved) == was
    said = json.loads(run("recover", filled, "--to", tmp_path / "again.sorotan", "--json").out)
    assert (said["claims"], said["whole"], said["lost"]) == (1, True, [])


def test_many_things_at_once_leave_a_backup_and_a_few_do_not(run: Run, filled: Path, tmp_path: Path):
    paths = [tmp_path / f"{at}.txt" for at in range(20)]
    for at, path in enumerate(paths):
        path.write_text(f"Artikel nomor {at} tentang waduk.", encoding="utf-8")
    assert run("import", filled, *paths[:5]).code == 0
    assert json.loads(run("backups", filled, "--json").out)["backups"] == []
    assert run("import", filled, *paths, "--twice").code == 0
    (one,) = json.loads(run("backups", filled, "--json").out)["backups"]
    assert one["reason"] == "bulk"


def test_a_changed_file_becomes_a_new_version_and_what_lost_its_place_is_settled(run: Run, filled: Path, article: Path):
    quote = content(filled)["claims"][0][4]
    changed = TEXT.replace(quote, "sama sekali lain")
    assert changed != TEXT
    article.write_text(changed, encoding="utf-8")
    ended = run("import", filled, article)
    assert (ended.code, ended.out) == (0, "1 of 1 imported.\n")
    assert "a new version of article 1" in ended.err
    assert "1 wait for a place: sorotan orphans" in ended.err
    assert content(filled)["claims"] == []
    (orphan,) = json.loads(run("orphans", filled, "--json").out)["orphans"]
    assert (orphan["claim"], orphan["quote"]) == (1, quote)
    assert "1 claim without a place." in run("orphans", filled).out
    assert run("settle", filled, 1).code == 2
    assert run("settle", filled, 1, 10_000, 10_009).code == 1
    start = changed.index("sama sekali lain")
    ended = run("settle", filled, 1, start, start + 16)
    assert ended.out == "Claim 1: “sama sekali lain”\n"
    assert run("check", filled).code == run("verify", filled).code == 0
    assert run("settle", filled, 1, "--drop").code == 1


def test_what_is_not_wanted_any_more_is_let_go(run: Run, filled: Path, article: Path):
    article.write_text(TEXT.replace(content(filled)["claims"][0][4], "lain"), encoding="utf-8")
    assert run("import", filled, article).code == 0
    assert run("settle", filled, 1, "--drop").out == "Claim 1 is let go.\n"
    assert json.loads(run("orphans", filled, "--json").out) == {"orphans": []}


def test_what_lost_its_place_is_listed_with_the_places_where_it_may_stand(run: Run, filled: Path, article: Path):
    article.write_text(TEXT.replace("300 warga telah diungsikan", "300 warga sudah diungsikan"), encoding="utf-8")
    assert run("import", filled, article).code == 0
    listed = run("orphans", filled).out.splitlines()
    assert listed[0] == "1: claim 1 of article 1: “300 warga telah diungsikan”"
    assert any("“300 warga sudah diungsikan”" in line for line in listed[1:-1])


def test_what_differs_from_a_damaged_project_cannot_be_said_and_it_is_restored(run: Run, filled: Path):
    run("backups", filled, "--make")
    was = content(filled)
    filled.write_bytes(b"x" * 100 + filled.read_bytes()[100:])
    in_words(run("restore", filled, "--look"), "is no Sorotan project")
    ended = run("restore", filled)
    assert (ended.code, "What differs cannot be said" in ended.out) == (0, True)
    assert content(filled) == was


def test_what_is_lost_for_good_is_named(run: Run, filled: Path, tmp_path: Path):
    with closing(sqlite3.connect(filled)) as conn:
        conn.execute("UPDATE texts SET text = 'Lain sama sekali.'")
        conn.execute("UPDATE originals SET bytes = x'00'")
        conn.commit()
    ended = run("recover", filled, "--to", tmp_path / "saved.sorotan")
    assert ended.code == 0
    assert "Bendungan Randu Alas Retak" in ended.out
    assert "0 articles, 0 claims, 1 source. Earlier steps cannot be undone any more." in ended.out


def test_where_a_project_lies_badly_it_is_said_beside_what_is_done(run: Run, filled: Path, monkeypatch):
    monkeypatch.setattr("annotations.store.place.is_network", lambda _: True)
    ended = run("highlight", filled, 1, 0, 9)
    assert (ended.code, ended.out) == (0, "Claim 2: “Bendungan”\n")
    assert "lies on a drive of the network" in ended.err
    assert run("orphans", filled).err == ""  # nothing is written there


def test_suggestions_above_a_score_are_accepted(run: Run, filled: Path):
    session = Session.open(filled, "ana")
    session.delete_claims([1])  # or one of them would be a claim already
    session.record_run(1, "p", "1", "id", [PROPOSALS[0]._replace(score=0.4), PROPOSALS[1]._replace(score=0.8)])
    session.close()
    said = json.loads(run("accept", filled, "--min-score", 0.8, "--json").out)
    assert (len(said["accepted"]), said["pending"]) == (1, 1)
    assert run("accept", filled).out == "1 accepted, 0 left.\n"


def test_texts_that_cannot_be_predicted_are_told_in_words(run: Run, tmp_path: Path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b'{"id": 1, "text": "\xff"}\n')
    in_words(run("predict", source, target, "--language", "id"), "is not UTF-8")
    source.write_text('{"id": 1, "text": "Air naik."}\n', encoding="utf-8")
    in_words(run("predict", source, tmp_path / "no" / "out.jsonl", "--language", "id"), "cannot be used")
    in_words(run("predict", source, source), "IN and OUT are the same file", code=2)
    assert source.read_text(encoding="utf-8") == '{"id": 1, "text": "Air naik."}\n'
