"""Hostile articles: text alone comes out, nothing is loaded, and limits are told in words."""

import http.server
import io
import tarfile
import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTextBrowser

from annotations.articles import read_article, read_html, read_markdown, reading
from annotations.errors import Problem
from gui.words import as_text

WORDS = "<p>Menurut BNPB, hujan akan turun di kota ini pada malam hari, dan warga diminta bersiap.</p>" * 3


@pytest.fixture
def asked():
    """A server on this machine, and the list of what it was asked for."""
    found: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_given: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", found
        server.shutdown()
        thread.join()


def hostile(address: str) -> str:
    """Give a page that wants things loaded from an address, in every way that pages know."""
    return (
        f'<!DOCTYPE html SYSTEM "{address}/a.dtd" [<!ENTITY % b SYSTEM "{address}/b"> %b; '
        f'<!ENTITY c SYSTEM "{address}/c">]>'
        f'<html><head><base href="{address}/"><link rel=stylesheet href="{address}/d.css">'
        f'<meta http-equiv=refresh content="0;url={address}/e"><script src="{address}/f.js"></script>'
        f'<style>@import "{address}/g.css";</style></head><body onload="x()"><article>'
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}/h"/>'
        f'<img src="{address}/i.png" onerror="x()"><iframe src="{address}/j"></iframe><object data="{address}/k">'
        f'</object><svg><image href="{address}/l"/></svg><script>document.write("<b>jahat</b>")</script>'
        f"{WORDS}<p>&c; Selesai.</p></article></body></html>"
    )


@pytest.mark.parametrize("start", ["", '<?xml version="1.0"?>'])
def test_nothing_that_a_page_names_is_loaded(asked, start):
    address, found = asked
    text = read_html((start + hostile(address)).encode(), "jahat.html").text
    assert "hujan akan turun" in text
    for word in ("<script", "<img", "<iframe", "onerror", "document.write", "jahat"):
        assert word not in text
    assert found == []


def test_a_markdown_page_is_text_alone(asked):
    address, found = asked
    page = f"# Judul\n\n![a]({address}/x.png) <script>x()</script> <img src={address}/y onerror=x()> kata\n"
    assert "onerror" not in read_markdown(page.encode()).text
    assert found == []


def test_entities_that_grow_do_not():
    many = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol" * 100}">' for n in range(12))
    page = f"<!DOCTYPE x [{many}]><html><body><article>{WORDS}<p>&a11;</p></article></body></html>"
    assert len(read_html(page.encode()).text) < 2000


@pytest.mark.parametrize("reader", [read_html, read_markdown])
def test_a_hundred_thousand_levels_are_too_many_in_words(reader):
    page = b"<div>" * 100_001 + WORDS.encode()
    with pytest.raises(Problem, match=r"[12]00,0\d\d marks or tags; .* up to 100,000"):
        reader(page, "dalam.html")


def test_just_below_the_limit_deep_pages_are_read_or_refused_in_words(monkeypatch: pytest.MonkeyPatch):
    for page in (b"<div>" * 90_000 + WORDS.encode(), b"<table><tr><td>" * 30_000, b"<ul><li>" * 45_000):
        try:
            read_html(page, "dalam.html")
        except Problem as problem:
            assert "dalam.html" in problem.message
    assert read_markdown(b"> " * 15 + b"kata").text == "kata"
    with pytest.raises(Problem, match="too deep in one another"):
        read_markdown(b"> " * 5000 + b"kata")
    monkeypatch.setattr(reading, "MAX_MARKS", 3)
    with pytest.raises(Problem, match=r"up to 3"):
        read_markdown(b"*a* *b*")


def _zip() -> bytes:
    with io.BytesIO() as whole:
        with zipfile.ZipFile(whole, "w") as archive:
            archive.writestr("../../jahat.txt", "kata")
        return whole.getvalue()


def _tar() -> bytes:
    with io.BytesIO() as whole:
        with tarfile.open(fileobj=whole, mode="w:gz") as archive:
            archive.addfile(tarfile.TarInfo("../../jahat.txt"))
        return whole.getvalue()


@pytest.mark.parametrize("suffix", [".txt", ".html", ".md"])
@pytest.mark.parametrize("data", [_zip(), _tar()], ids=["zip", "tar.gz"])
def test_no_archive_is_opened(tmp_path: Path, data: bytes, suffix: str):
    folder = tmp_path / "satu" / "dua"
    folder.mkdir(parents=True)
    path = folder / f"arsip{suffix}"
    path.write_bytes(data)
    with pytest.raises(Problem, match=r"is a (ZIP|gzip) archive"):
        read_article(path)
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == [path.name]


def test_no_reader_knows_how_to_open_an_archive():
    used = {"zipfile", "tarfile", "gzip", "bz2", "lzma", "zlib", "shutil.unpack_archive"}
    for path in Path(reading.__file__).parent.glob("*.py"):
        said = path.read_text(encoding="utf-8")
        assert [name for name in used if f"import {name}" in said or f"from {name}" in said] == []


def test_marks_in_a_tool_tip_are_shown_and_load_nothing(asked, qapp):
    address, found = asked
    title = f'<img src="{address}/a.png"><b>Judul</b>\nbaris'
    page = QTextBrowser()
    page.setHtml(as_text(title))
    page.resize(300, 200)
    page.grab()
    assert page.toPlainText() == title
    assert found == []
    assert as_text("Judul & baris") == "Judul & baris"


def test_a_page_that_a_library_stumbles_over_still_gives_its_words(monkeypatch: pytest.MonkeyPatch):
    def stumble(*_given: object, **_named: object) -> None:
        raise AssertionError

    monkeypatch.setattr("trafilatura.metadata.find_date", stumble)
    assert "hujan akan turun" in read_html(f"<html><body><article>{WORDS}</article></body></html>".encode()).text
    monkeypatch.setattr("trafilatura.bare_extraction", stumble)
    with pytest.raises(Problem, match="No article was found"):
        read_html(WORDS.encode())
