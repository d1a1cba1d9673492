"""The article at an address: what is asked for and nothing else, within limits, each redirect shown."""

from collections.abc import Iterator

import pytest

from annotations.articles import fetch_article, fetching, is_address
from annotations.errors import Problem
from tests.conftest import TEXT
from tests.web_server import PAGE, serving


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what it was asked for."""
    monkeypatch.setattr(fetching, "getproxies", dict)
    with serving() as found:
        yield found


def test_the_article_is_loaded_and_nothing_that_its_page_refers_to(web):
    address, asked = web
    fetched = fetch_article(f"{address}/berita/bendungan.html")
    assert fetched.incoming.title == "Bendungan Randu Alas Retak"
    assert "300 warga telah diungsikan" in fetched.incoming.text
    assert "onerror" not in fetched.incoming.text
    assert fetched.incoming.url == f"{address}/berita/bendungan.html"
    assert fetched.incoming.original == PAGE.encode()
    assert fetched.incoming.retrieved_at
    assert asked == ["/berita/bendungan.html"]
    assert fetched.way == (f"{address}/berita/bendungan.html",)


def test_what_the_person_says_wins(web):
    fetched = fetch_article(f"{web[0]}/a.html", outlet="Warta", url="https://w.example/a")
    assert (fetched.incoming.outlet, fetched.incoming.url) == ("Warta", "https://w.example/a")


def test_each_redirect_is_told(web):
    address, asked = web
    fetched = fetch_article(f"{address}/to-to-a.html")
    assert fetched.way == (f"{address}/to-to-a.html", f"{address}/to-a.html", f"{address}/a.html")
    assert fetched.incoming.url == f"{address}/a.html"
    assert asked == ["/to-to-a.html", "/to-a.html", "/a.html"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/to-file__etc_passwd", "which is not of the web"),
        ("/to-ftp__a.example_x", "which is not of the web"),
        ("/round", "never to a page"),
        ("/to-to-to-to-to-to-to-a", "never to a page"),
        ("/missing", "the server answers 404"),
        ("/picture", "it is of the kind image/png"),
    ],
)
def test_what_is_no_article_is_told_in_words(web, path, words):
    with pytest.raises(Problem, match=words):
        fetch_article(web[0] + path)


def test_what_unpacks_to_more_than_the_limit_is_left(web, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 2**20)
    with pytest.raises(Problem, match="is larger than 1 MiB"):
        fetch_article(f"{web[0]}/bomb")


def test_a_server_that_does_not_answer_in_time_is_left(web, monkeypatch):
    monkeypatch.setattr(fetching, "ANSWER_S", 0.1)
    with pytest.raises(Problem, match="does not answer"):
        fetch_article(f"{web[0]}/slow")


def test_a_page_that_never_ends_is_left(web, monkeypatch):
    monkeypatch.setattr(fetching, "WHOLE_S", 0.1)
    with pytest.raises(Problem, match="takes longer than"):
        fetch_article(f"{web[0]}/drip")


def test_the_encoding_that_the_server_names_counts(web):
    assert fetch_article(f"{web[0]}/words").incoming.text == TEXT
    assert 'panik," ujarnya é' in fetch_article(f"{web[0]}/latin").incoming.text


@pytest.mark.parametrize(
    "address", ["", "kompas.example/a", "file:///etc/passwd", "ftp://a/b", "https://", "http:///a"]
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(Problem, match="no address of the web"):
        fetch_article(address)


def test_a_server_that_is_not_there_is_told_in_words(monkeypatch):
    monkeypatch.setattr(fetching, "getproxies", dict)
    with pytest.raises(Problem, match="the server refuses the connection"):
        fetch_article("http://127.0.0.1:9/a")


def test_an_address_is_told_from_a_file():
    assert is_address("HTTPS://a.example/x")
    assert not is_address("a.html")
    assert not is_address("http.txt")


def test_a_changed_page_becomes_a_version_by_command(web, tmp_path, monkeypatch, capsys):
    from annotations import cli

    project = str(tmp_path / "a.sorotan")

    def run(*words: str) -> str:
        monkeypatch.setattr("sys.argv", ["sorotan", *words])
        assert cli.main() == 0
        seen = capsys.readouterr()
        return seen.out + seen.err

    run("new", project)
    assert " leads to " in run("import", project, f"{web[0]}/to-a.html")
    assert "the same text is in the project already" in run("import", project, f"{web[0]}/a.html")
    monkeypatch.setattr("tests.web_server.PAGE", PAGE.replace("300 warga", "310 warga"))
    assert "a new version of article 1" in run("import", project, f"{web[0]}/a.html")
