"""The whole job: by command on an Indonesian article, and by key in the window without a display."""

import csv
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from annotations.session import Session
from tests.journeys.program import python

ARTICLE = Path(__file__).with_name("pelabuhan-teluk-kemuning.txt")
EXPECTED = [
    ("dermaga utama ditutup selama tiga hari mulai Senin", "indirect", "Ratna Sasmita", "", "mengatakan"),
    ("“Kami tidak ingin mengambil risiko,”", "direct", "Ratna Sasmita", "Antara", "ujar"),
    ("gelombang setinggi empat meter masih akan terjadi sampai Rabu", "indirect", "BNPB", "", "Menurut"),
    ("Sebanyak 42 kapal nelayan telah ditarik ke darat", "indirect", "Reuters", "", "seperti dilaporkan oleh"),
    ("dua kapalnya hanyut", "indirect", "Hadi Pranoto", "", "membantah"),
    ("“Semua kapal kami berada di pelabuhan dan semua awak selamat,”", "direct", "Hadi Pranoto", "", "kata"),
]


def run(folder: Path, *words: object) -> str:
    """Run the program as a person would; give what it prints."""
    done = python(folder, "-m", "gui", *words)
    assert (done.returncode, done.stderr) == (0, ""), done
    return done.stdout


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder in which the job was done by command."""
    folder = tmp_path_factory.mktemp("pelabuhan")
    run(folder, "new", "pelabuhan.sorotan")
    run(folder, "import", "pelabuhan.sorotan", ARTICLE, "--outlet", "Warta Pesisir", "--published", "2026-03-02")
    run(folder, "suggest", "pelabuhan.sorotan")
    run(folder, "accept", "pelabuhan.sorotan", "--min-score", "0.5")
    run(folder, "export", "pelabuhan.sorotan", "--to", "klaim.csv")
    return folder


def test_each_claim_of_the_article_has_its_source(folder):
    rows = read(folder / "klaim.csv")
    found = [tuple(row[name] for name in ("quote", "quotation", "source", "via", "cue")) for row in rows]
    assert [row[:4] for row in found] == [row[:4] for row in EXPECTED]
    for row, expected in zip(found, EXPECTED, strict=True):
        assert expected[4] in row[4]


def test_each_row_says_where_its_words_stand(folder):
    text = ARTICLE.read_text(encoding="utf-8")
    title, _, _ = text.partition("\n")
    session = Session.open(folder / "pelabuhan.sorotan", "budi", read_only=True)
    stored = session.store.text(1)
    session.close()
    for row in read(folder / "klaim.csv"):
        start, end = int(row["start"]), int(row["end"])
        assert stored[start:end] == row["quote"]
        assert stored[max(0, start - 32) : start] == row["prefix"]
        assert stored[end : end + 32] == row["suffix"]
        assert row["quote"] in text
        assert (row["article_title"], row["language"], row["outlet"]) == (title, "id", "Warta Pesisir")
        assert (row["origin"], row["analyst"], row["published"]) == ("suggestion", "ana", "2026-03-02")


def test_the_project_is_sound_and_complete_afterwards(folder):
    assert run(folder, "check", "pelabuhan.sorotan") == "Sound: 1 article, 6 claims, each at its words.\n"
    again = run(folder, "suggest", "pelabuhan.sorotan")
    assert again.endswith("suggestions waiting for a decision: 0.\n")


def test_accepting_is_one_step_that_can_be_undone(folder, tmp_path):
    copy = tmp_path / "salinan.sorotan"
    copy.write_bytes((folder / "pelabuhan.sorotan").read_bytes())
    session = Session.open(copy, "ana")
    session.undo()
    assert session.store.claim_ids() == []
    assert len(session.store.suggestions()) == len(EXPECTED)
    session.redo()
    assert len(session.store.claim_ids()) == len(EXPECTED)
    session.close()


def test_without_a_display_the_window_walks_the_same_job(tmp_path):
    said = run(tmp_path, "demo", "--out", "hasil")
    for step in ("open", "suggest", "accept", "highlight", "tag and rate", "undo and redo", "overview", "export"):
        assert f"✓ {step}" in said
    picture = QImage(str(tmp_path / "hasil" / "window.png"))
    assert picture.width() >= 1000
    assert len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}) > 20
    rows = read(tmp_path / "hasil" / "claims.csv")
    assert [row["origin"] for row in rows].count("suggestion") == 4
    (by_hand,) = [row for row in rows if row["origin"] == "analyst"]
    assert (by_hand["chain_depth"], by_hand["admiralty"], by_hand["tags"]) == ("2", "B2", "perlu cek")
    for line in said.splitlines():
        if ": /" in line:
            assert Path(line.partition(": ")[2].removeprefix("CSV: ").removeprefix("four drawings: ")).is_file()
