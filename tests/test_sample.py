"""The sample project is whole: articles, sources in their order, nothing undone."""

import tomllib
from collections import Counter

import pytest

from annotations.articles import detect_language
from annotations.errors import Problem
from annotations.files import resource
from annotations.model import SourceKind
from annotations.sample import make_sample
from annotations.session import Session

PLAN = tomllib.loads(resource("sample", "sample.toml").read_text("utf-8"))


@pytest.fixture
def sample(tmp_path):
    make_sample(tmp_path / "contoh.sorotan", "ana")
    session = Session.open(tmp_path / "contoh.sorotan", "ana")
    yield session
    session.close()


def test_the_sample_has_articles_in_both_languages_with_all_that_is_known_of_them(sample):
    articles = sample.store.articles()
    assert Counter(article.language for article in articles) == {"id": 4, "en": 2}
    said = ("title", "outlet", "byline", "url", "published", "language")
    assert {tuple(getattr(a, name) for name in said) for a in articles} == {
        tuple(entry[name] for name in said) for entry in PLAN["articles"]
    }


def test_its_articles_are_as_long_as_wire_copy_and_in_the_language_they_name():
    for entry in PLAN["articles"]:
        text = resource("sample", entry["file"]).read_text("utf-8")
        assert 250 <= len(text.split()) <= 500, entry["file"]
        assert detect_language(text) == entry["language"]
        assert text.startswith(entry["title"] + "\n")


def test_every_text_file_beside_it_is_in_the_plan():
    kept = {path.name for path in resource("sample").glob("*.txt")}
    assert kept == {entry["file"] for entry in PLAN["articles"]}


def test_its_sources_come_in_order_with_kinds_and_aliases(sample):
    sources = sample.store.sources()
    assert [source.name for source in sources] == [
        "KCNA", "Reuters", "Zelenskiy", "Xinhua", "Yonhap", "TASS", "Antara", "BNPB", "BPS", "Kremlin",
    ]  # fmt: skip
    kcna, _, zelenskiy = sources[:3]
    assert set(kcna.aliases) == {"Korean Central News Agency", "Kantor Berita Pusat Korea"}
    assert set(zelenskiy.aliases) == {"Volodymyr Zelenskiy", "Zelensky", "Zelenskyy", "Зеленський"}
    assert (kcna.kind, zelenskiy.kind) == (SourceKind.NEWS_AGENCY, SourceKind.PERSON)
    assert not any(source.reliability for source in sources)


def test_every_source_is_named_in_some_article():
    words = "\n".join(resource("sample", entry["file"]).read_text("utf-8") for entry in PLAN["articles"])
    assert [source["name"] for source in PLAN["sources"] if source["name"] not in words] == []


def test_a_file_that_is_there_is_not_touched(tmp_path):
    path = tmp_path / "milikku.sorotan"
    path.write_text("milikku")
    with pytest.raises(Problem, match=r"milikku\.sorotan.*already"):
        make_sample(path, "ana")
    assert path.read_text() == "milikku"


def test_a_folder_that_is_missing_is_told_in_words(tmp_path):
    with pytest.raises(Problem, match="tiada"):
        make_sample(tmp_path / "tiada" / "a.sorotan", "ana")
