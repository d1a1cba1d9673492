"""Bad input by command: an error in words that names the file and says what to do; nothing lost, no traceback."""

import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from annotations.session import Session
from tests.conftest import incoming

ROOT = Path(__file__).parents[2]
MIB = 1024 * 1024
SENTENCE = "Menurut BNPB, hujan akan turun di kota ini pada malam hari. "


def run(folder: Path, *words: object, largest: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command; `largest` is the size in bytes that no file may grow beyond, as on a full disk."""

    def limit() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    done = subprocess.run(
        [sys.executable, "-m", "annotations.cli", *map(str, words)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOROTAN_ANALYST": "ana"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def folder(session, claim) -> Path:
    """The folder of a project with one article and one claim, which nothing below may harm."""
    session.close()
    yield session.path.parent
    again = Session.open(session.path, "ana", read_only=True)
    assert again.store.faults() == []
    assert again.store.claim(claim).quote == "300 warga telah diungsikan"
    again.close()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("kosong.txt", b"", "holds no text"),
        ("hampa.txt", b" \n\t\n \xc2\xa0", "holds no text"),
        ("biner.txt", random.Random(7).randbytes(4000), "is not text"),
        ("program.txt", b"\x7fELF\x02\x01\x01" + bytes(60), "is a program"),
        ("surat.txt", b"PK\x03\x04" + bytes(60), "Office document"),
        ("halaman.html", b"<html><body><nav>Masuk</nav></body></html>", "No article was found"),
        ("berkas.pdf", b"%PDF-1.7", "Known are .txt"),
    ],
)
def test_a_file_that_is_no_article(folder, name, data, said):
    (folder / name).write_bytes(data)
    done = run(folder, "import", "waduk.sorotan", name)
    assert (done.returncode, done.stdout) == (1, "0 of 1 imported.\n")
    assert name in done.stderr
    assert said in done.stderr


def test_broken_utf8_keeps_every_other_word(folder):
    broken = "“Hujan turun,” kata Sri – pelan.".encode() * 20 + b"\xe2\x80 Selesai."
    (folder / "patah.txt").write_bytes(broken)
    assert run(folder, "import", "waduk.sorotan", "patah.txt").returncode == 0
    session = Session.open(folder / "waduk.sorotan", "ana", read_only=True)
    text = session.store.text(2)
    session.close()
    assert text == broken.decode("utf-8", "replace")


def test_fifty_megabytes_of_text(folder):
    text = SENTENCE * (50 * MIB // len(SENTENCE) + 1)
    (folder / "panjang.txt").write_text(text, encoding="utf-8")
    done = run(folder, "import", "waduk.sorotan", "panjang.txt", "--language", "id")
    assert (done.returncode, done.stderr) == (0, "")
    done = run(folder, "highlight", "waduk.sorotan", 2, len(text) - 60, len(text) - 1)
    assert (done.returncode, done.stderr) == (0, "")
    session = Session.open(folder / "waduk.sorotan", "ana", read_only=True)
    assert session.store.claim(2).quote == SENTENCE.strip()
    assert session.store.text(2) == text
    session.close()


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [(5, 5, "not inside"), (9, 3, "not inside"), (0, 10**9, "not inside"), (44, 45, "no words")],
)
def test_a_claim_out_of_bounds_or_of_only_spaces(folder, start, end, said):
    done = run(folder, "highlight", "waduk.sorotan", 1, start, end)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr


def test_a_disk_that_is_full_at_import(folder):
    (folder / "panjang.txt").write_text(SENTENCE * 20_000, encoding="utf-8")
    before = (folder / "waduk.sorotan").read_bytes()
    largest = (folder / "waduk.sorotan").stat().st_size + 64 * 1024
    done = run(folder, "import", "waduk.sorotan", "panjang.txt", largest=largest)
    assert done.returncode == 1
    assert "waduk.sorotan" in done.stderr
    assert "Nothing of this step was saved" in done.stderr
    session = Session.open(folder / "waduk.sorotan", "ana", read_only=True)
    assert [article.title for article in session.store.articles()] == [incoming().title]
    session.close()
    assert len(before) <= (folder / "waduk.sorotan").stat().st_size


def test_a_folder_that_is_not_there(folder):
    done = run(folder, "export", "waduk.sorotan", "--to", "tiada/klaim.csv")
    assert done.returncode == 1
    assert "tiada/klaim.csv" in done.stderr
    done = run(folder, "new", "tiada/baru.sorotan")
    assert done.returncode == 1
    assert "tiada" in done.stderr
