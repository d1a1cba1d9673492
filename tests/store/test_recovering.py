"""What is left of a damaged project: the rest whole, the rest in part, texts from backups, and never a guess."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from annotations.errors import Problem
from annotations.model import Credibility, Span
from annotations.session import Session, create_project
from annotations.store import back_up, recover, recovering, verify
from annotations.text import quote_of
from tests.conftest import TEXT, incoming
from tests.store.test_history import content, outside
from tests.store.test_steps import PROPOSALS
from tests.torture.works import older

PAGE = 4096


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed project of 40 articles with ten claims each, several pages of every table."""
    project = tmp_path_factory.mktemp("work") / "waduk.sorotan"
    create_project(project)
    session = Session.open(project, "ana")
    session.store.conn.execute("PRAGMA synchronous=OFF")
    session.before_bulk = lambda: None
    session.add_articles([incoming(f"{TEXT}\nArtikel {at}.", f"Artikel {at}") for at in range(40)])
    for name in ("Antara", "BNPB", "Sri Wahyuni"):
        session.add_source(name)
    for article in range(1, 41):
        for at in range(0, 60, 6):
            session.highlight(article, [Span(at, at + 9)], ["Antara"], Credibility.TWO)
    session.record_run(1, "p", "1", "id", PROPOSALS)
    session.add_tag([1, 2, 3], "cuaca")
    session.undo()
    session.close()
    return project


@pytest.fixture
def filled(work: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return Path(shutil.copy(work, tmp_path))


def pages_of(project: Path, name: str) -> list[int]:
    """Give the leaf pages of a table, numbered from 1, read off the file itself."""
    look = sqlite3.connect(project)
    root = look.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [name]).fetchone()[0]
    look.close()
    data, todo, found = project.read_bytes(), [root], []
    while todo:
        page = todo.pop()
        start = (page - 1) * PAGE
        if data[start] == 0x0D:
            found.append(page)
        else:
            cells = int.from_bytes(data[start + 3 : start + 5], "big")
            todo.append(int.from_bytes(data[start + 8 : start + 12], "big"))
            for at in range(cells):
                place = int.from_bytes(data[start + 12 + 2 * at : start + 14 + 2 * at], "big")
                todo.append(int.from_bytes(data[start + place : start + place + 4], "big"))
    return sorted(found)


def spoil(project: Path, *pages: int) -> None:
    """Fill pages with noise."""
    with project.open("rb+") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(random.Random(page).randbytes(PAGE))


def recovered(project: Path) -> tuple[Path, object]:
    target = project.with_name("saved.sorotan")
    found = recover(project, target, "ana")
    assert verify(target).changed == ()
    session = Session.open(target, "ana")
    assert session.store.faults() == []
    for claim in session.store.claims(session.store.claim_ids()):
        assert quote_of(session.store.text(claim.article_id), claim.spans) == claim.quote
    session.close()
    return target, found


def test_a_sound_project_comes_back_as_it_was(filled):
    was = content(filled)
    target, found = recovered(filled)
    assert found.whole
    assert found.lost == ()
    assert content(target) == was


@pytest.mark.parametrize("table", ["claims", "spans", "attributions", "sources", "suggestions"])
def test_where_the_history_is_whole_nothing_is_lost(filled, table):
    was = content(filled)
    spoil(filled, pages_of(filled, table)[0])
    target, found = recovered(filled)
    assert (found.whole, found.lost) == (True, ())
    assert content(target) == was
    session = Session.open(target, "ana")
    assert session.redo_name == "Tag cuaca on 3 claims"
    session.redo()
    session.undo()
    session.undo()
    session.close()
    assert verify(target).changed == ()


def test_where_the_history_is_damaged_too_what_stands_on_other_pages_is_saved(filled):
    pages = pages_of(filled, "claims")
    assert len(pages) >= 3
    spoil(filled, pages_of(filled, "history")[3], pages[1])
    target, found = recovered(filled)
    assert not found.whole
    assert 100 < found.claims < 400
    assert any("of spans: what they belong to is lost" in line for line in found.lost)
    session = Session.open(target, "ana")
    assert session.undo_name == ""
    session.highlight(1, [Span(100, 120)])
    session.undo()
    session.close()
    assert verify(target).changed == ()


def test_a_text_that_is_gone_comes_from_a_backup(filled):
    back_up(filled)
    spoil(filled, *pages_of(filled, "texts")[1:3])
    _, found = recovered(filled)
    assert (found.articles, found.claims, found.lost) == (40, 400, ())


def test_an_article_whose_text_is_nowhere_is_said_to_be_lost_with_its_claims(filled):
    spoil(filled, pages_of(filled, "texts")[1])
    _, found = recovered(filled)
    assert 0 < found.articles < 40
    assert len([line for line in found.lost if "its text is lost, and no backup has it" in line]) == 40 - found.articles
    assert found.claims == 10 * found.articles


def test_an_original_that_is_gone_is_stood_for_by_its_text(filled):
    spoil(filled, pages_of(filled, "originals")[1])
    _, found = recovered(filled)
    assert (found.articles, found.claims) == (40, 400)
    assert any("its original is lost; its text stands for it" in line for line in found.lost)


def test_a_claim_that_does_not_stand_at_its_words_is_not_saved(filled):
    outside(filled, "UPDATE claims SET quote = 'palsu' WHERE id = 7")
    outside(filled, "UPDATE history SET hash = 'x' WHERE id = 3")
    _, found = recovered(filled)
    assert found.claims == 399
    assert any(line.startswith("Claim 7 (“palsu”)") for line in found.lost)


def test_a_destroyed_header_is_put_right(filled):
    was = content(filled)
    with filled.open("rb+") as file:
        file.write(b"\xff" * 100)
    target, found = recovered(filled)
    assert found.whole
    assert content(target) == was


@pytest.mark.parametrize(
    ("words", "damaged"),
    [
        (b"quote TEXT", b"quotf TEXT"),
        (b"quote TEXT", b"quot\xf6 TEXT"),
        (b"CREATE TABLE claims (", b"CREATE TABLE clbims ("),
        (b"CREATE TABLE claims (", b"CREATE TBBLE claims ("),
        (b"CREATE TABLE history", b"CREATE TABLE histor\xf6"),
        (b"CREATE INDEX claims_place", b"CREATE IN\xf6EX claims_place"),
        (b"CHECK (end > start)", b"CHECK (end < start)"),
    ],
    ids=repr,
)
def test_a_wrong_letter_in_the_schema_loses_nothing(filled, tmp_path, words, damaged):
    before = content(filled)
    data = filled.read_bytes()
    assert words in data
    filled.write_bytes(data.replace(words, damaged))
    found = recover(filled, tmp_path / "baru.sorotan", "ana")
    assert (found.whole, found.lost) == (True, ())
    assert content(tmp_path / "baru.sorotan") == before


def test_no_more_rows_are_looked_for_than_there_is_room_for(filled, tmp_path, monkeypatch):
    conn = sqlite3.connect(filled)
    conn.execute("UPDATE sqlite_sequence SET seq = 9223372036854775807")
    conn.commit()
    conn.close()
    spoil(filled, *pages_of(filled, "claims"), pages_of(filled, "history")[3])
    asked: list[str] = []
    read = recovering.steps.rows

    def counted(conn: sqlite3.Connection, sql: str, *given: object) -> object:
        asked.append(sql)
        return read(conn, sql, *given)

    monkeypatch.setattr(recovering.steps, "rows", counted)
    found = recover(filled, tmp_path / "baru.sorotan", "ana")
    assert found.articles == 40
    assert 10_000 < len(asked) < filled.stat().st_size


@pytest.mark.parametrize("steps", [1, 3, 5, 6])
def test_the_schema_of_an_older_format_is_mended_by_its_own_words(filled, tmp_path, steps):
    older(filled, steps)
    found = recover(filled, tmp_path / "sebelum.sorotan", "ana")
    assert (found.articles, found.claims, found.lost) == (40, 400, ())
    filled.write_bytes(filled.read_bytes().replace(b"quote TEXT", b"quotf TEXT"))
    again = recover(filled, tmp_path / "sesudah.sorotan", "ana")
    assert again == found
    assert verify(tmp_path / "sesudah.sorotan").changed == ()


def test_a_file_that_was_cut_gives_what_is_before_the_cut(filled):
    data = filled.read_bytes()
    filled.write_bytes(data[: len(data) * 9 // 10])
    _, found = recovered(filled)
    assert found.articles + len([line for line in found.lost if "its text is lost" in line]) == 40
    assert found.claims > 300


def test_where_nothing_can_be_read_that_is_said(filled, tmp_path):
    copy = back_up(filled)
    assert copy is not None
    filled.write_bytes(b"\xff" * 50_000)
    with pytest.raises(Problem, match=r"Nothing of .* Restore one of its 1 backups"):
        recover(filled, tmp_path / "saved.sorotan", "ana")
    assert not (tmp_path / "saved.sorotan").exists()


@pytest.mark.parametrize("seed", range(12))
def test_damage_anywhere_gives_a_sound_project_or_a_problem(filled, seed):
    chance = random.Random(seed)
    count = filled.stat().st_size // PAGE
    spoil(filled, *(chance.randrange(2, count + 1) for _ in range(chance.randrange(1, 12))))
    before = filled.read_bytes()
    try:
        recovered(filled)
    except Problem:
        assert not filled.with_name("saved.sorotan").exists()
    assert filled.read_bytes() == before
