"""What all tests share: a project of our own in a folder of its own."""

import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from annotations.model import Incoming, SourceKind, Span
from annotations.session import Session, create_project

# No property has a time limit: on a busy machine any of them may wait, above all while branches are counted. All runs
# try the same inputs, so that one that fails fails again; `pytest --hypothesis-profile explore` tries others.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("same")

TEXT = (
    "Bendungan Randu Alas Retak, Warga Diungsikan\n"
    "Retakan itu muncul pada Senin malam, kata juru bicara pengelola bendungan, Sri Wahyuni. "
    "“Kami tidak panik,” ujarnya 😀.\n"
    "Kantor berita Antara melaporkan bahwa 300 warga telah diungsikan. "
    "Menurut BNPB, hujan masih akan turun sampai Kamis."
)


def incoming(text: str = TEXT, title: str = "Bendungan Randu Alas Retak", **more: str) -> Incoming:
    """Give an article of our own writing as a reader would."""
    return Incoming(text=text, title=title, original=text.encode(), language="id", **more)


def span_of(words: str, text: str = TEXT) -> Span:
    """Give the place of words in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture(autouse=True)
def no_unexpected_log_line(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse; one that means to looks at it and calls `caplog.clear()`."""
    yield
    unexpected = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert unexpected == []


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Leave the words on the screen English, whatever language a test has spoken."""
    yield
    words = sys.modules.get("gui.words")  # not loaded by the tests of the core
    if words is not None and words.language() != "en":
        words.use("en")


def open_files(folder: Path) -> set[tuple[str, str]]:
    """Give what this process has open below a folder, with its numbers; nothing where the system does not tell."""
    found = set()
    with suppress(FileNotFoundError):
        for number in os.listdir("/proc/self/fd"):
            with suppress(FileNotFoundError):  # the listing's own
                found.add((number, str(Path(f"/proc/self/fd/{number}").readlink())))
    return {one for one in found if one[1].startswith(f"{folder}{os.sep}")}


def own_threads() -> set[threading.Thread]:
    """Give the threads for which the program waits when it ends."""
    return {thread for thread in threading.enumerate() if not thread.daemon}


@pytest.fixture(autouse=True)
def nothing_left_open(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fail a test that leaves a file open, or a thread that keeps the program from ending."""
    folder = tmp_path_factory.getbasetemp()
    files, threads = open_files(folder), own_threads()
    yield
    if open_files(folder) - files:
        gc.collect()  # what nobody holds any more is no leak; to look for it each time would take long
        assert open_files(folder) - files == set()
    assert own_threads() - threads == set()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An empty project file."""
    path = tmp_path / "waduk.sorotan"
    create_project(path)
    return path


@pytest.fixture
def session(project: Path) -> Iterator[Session]:
    """An open project with one article and three sources."""
    session = Session.open(project, "ana")
    session.add_articles([incoming()])
    session.add_source("Antara", SourceKind.NEWS_AGENCY, ["Kantor Berita Antara"])
    session.add_source("BNPB", SourceKind.GOVERNMENT, ["Badan Nasional Penanggulangan Bencana"])
    session.add_source("Sri Wahyuni", SourceKind.PERSON)
    yield session
    session.close()


@pytest.fixture
def claim(session: Session) -> int:
    """The id of one claim in it."""
    (claim_id,) = session.highlight(1, [span_of("300 warga telah diungsikan")]).claims
    return claim_id


@pytest.fixture
def rows(session: Session) -> Callable[[], dict[str, list[tuple[object, ...]]]]:
    """Everything in the project that an analyst works with, row by row, for comparing before and after."""
    tables = ("articles", "sources", "aliases", "claims", "spans", "attributions", "tags", "claim_tags", "suggestions")

    def take() -> dict[str, list[tuple[object, ...]]]:
        return {t: [tuple(r.values()) for r in session.store.rows(f"SELECT * FROM {t} ORDER BY id")] for t in tables}

    return take
