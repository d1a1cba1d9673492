"""Articles come in whole, with what can be told of them; what cannot be read is said in words."""

import codecs
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.articles import MAX_BYTES, detect_language, read_article, read_html, read_text
from annotations.articles import reading as reading_module
from annotations.articles.dates import iso_date, published_line
from annotations.articles.decoding import decode
from annotations.errors import Problem
from annotations.text import canonical

INDONESIAN = "Perjanjian itu diratifikasi pada Selasa, kata KCNA. Pemerintah belum memberi keterangan kepada wartawan."
SEED_LIKE = (
    "Perjanjian Diratifikasi, Rusia Bakal Kirim Pasukan\nTanggal: 13 Nov 2024 07:00 wib.\n"
    "Korea Utara telah meratifikasi perjanjian, kata KCNA pada Selasa. Pemimpin negara itu menandatangani dekrit.\n"
)
PAGE = """<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Bendungan Dibuka - Koran Contoh</title>
<meta property="og:title" content="Bendungan Dibuka"><meta property="og:site_name" content="Koran Contoh">
<meta name="author" content="Sari Dewi"><meta property="article:published_time" content="2024-11-13T07:00:00+07:00">
<link rel="canonical" href="https://example.org/bendungan"></head><body><nav><a href="/">Beranda</a></nav>
<article><h1>Bendungan Dibuka</h1><p>Pemerintah membuka bendungan itu pada Rabu. “Airnya cukup,” kata juru bicara.</p>
<p>Warga di hilir telah diminta mengungsi sejak Selasa malam, menurut keterangan badan penanggulangan bencana.</p>
<p>Belum ada laporan tentang korban sampai berita ini ditulis oleh wartawan kami di lapangan.</p></article>
<footer>Hak cipta</footer></body></html>"""
WRITTEN = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\u2028\xa0\U0001f600e\u0301"), min_size=1
).filter(lambda text: text.strip("\u200b\u2060\ufeff \n\t") and any(c.isalnum() for c in text))


def kept(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# ---- what is found


def test_a_page_of_plain_text_says_title_date_and_language(tmp_path):
    article = read_article(kept(tmp_path, "korut.txt", SEED_LIKE))
    assert article.title == "Perjanjian Diratifikasi, Rusia Bakal Kirim Pasukan"
    assert article.published == "2024-11-13T07:00:00+07:00"
    assert article.language == "id"
    assert (article.text, article.original) == (SEED_LIKE, SEED_LIKE.encode())
    assert (article.original_name, article.media_type, article.encoding) == ("korut.txt", "text/plain", "utf-8")


def test_the_time_of_reading_is_now_in_utc(tmp_path):
    read = datetime.fromisoformat(read_article(kept(tmp_path, "a.txt", INDONESIAN)).retrieved_at)
    assert read.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - read) < timedelta(seconds=30)


def test_an_html_page_gives_the_article_and_not_its_frame(tmp_path):
    article = read_article(kept(tmp_path, "page.html", PAGE))
    assert article.title == "Bendungan Dibuka"
    assert article.outlet == "Koran Contoh"
    assert article.byline == "Sari Dewi"
    assert article.published == "2024-11-13"
    assert article.url == "https://example.org/bendungan"
    assert article.language == "id"
    assert article.media_type == "text/html"
    assert "“Airnya cukup,” kata juru bicara." in article.text
    assert "Beranda" not in article.text
    assert "Hak cipta" not in article.text
    assert article.original == PAGE.encode()


def test_a_markdown_file_gives_lines_without_marks(tmp_path):
    source = (
        "---\njudul: 'Air Naik'\nauthor: Sari\ndate: 13/11/2024\nurl: https://example.org/a\noutlet: Koran\n---\n"
        "# Banjir *besar*\n\nAir naik, kata **BNPB**,\nmenurut [laporan](https://x.example).\n\n"
        "- satu\n- dua &amp; tiga\n\n"
        "> “Kutipan” <b>tebal</b>\n\n```\nkode *tetap*\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    article = read_article(kept(tmp_path, "banjir.md", source))
    assert article.text.split("\n") == [
        "Banjir besar", "Air naik, kata BNPB, menurut laporan.", "satu", "dua & tiga", "“Kutipan” tebal",
        "kode *tetap*", "a\tb", "1\t2",
    ]  # fmt: skip
    assert (article.title, article.byline, article.published) == ("Air Naik", "Sari", "2024-11-13")
    assert (article.url, article.outlet, article.media_type) == ("https://example.org/a", "Koran", "text/markdown")


@pytest.mark.parametrize(("mark", "deep"), [("> ", 95), ("- ", 45), ("1. ", 45), ("> - ", 30)])
def test_what_lies_deep_in_markdown_is_read_or_refused_and_never_lost(tmp_path, mark, deep):
    for levels, reads in ((deep, True), (deep + 10, False)):
        (tmp_path / "dalam.md").write_text(mark * levels + "Air naik.\n", encoding="utf-8")
        if reads:
            assert read_article(tmp_path / "dalam.md").text == "Air naik."
        else:
            with pytest.raises(Problem, match="too deep in one another"):
                read_article(tmp_path / "dalam.md")


def test_a_markdown_title_is_its_first_heading(tmp_path):
    assert read_article(kept(tmp_path, "a.md", "Kata pembuka.\n\n## Banjir `besar`\n\nIsi.")).title == "Banjir besar"


def test_a_rule_at_the_top_of_markdown_is_no_front_matter(tmp_path):
    assert "Isi berita" in read_article(kept(tmp_path, "a.md", "---\n\nIsi berita\n\n---\n\nLagi")).text


def test_what_the_person_says_wins(tmp_path):
    said = {"title": "Judul", "outlet": "O", "url": "u", "byline": "B", "published": "1 Mei 2024", "language": "EN-gb"}
    article = read_article(kept(tmp_path, "page.html", PAGE), **said)
    assert (article.title, article.outlet, article.url, article.byline) == ("Judul", "O", "u", "B")
    assert (article.published, article.language) == ("2024-05-01", "en")


@pytest.mark.parametrize(("key", "value"), [("published", "kemarin"), ("published", "31/02/2024"), ("language", "12")])
def test_what_the_person_says_must_be_possible(key, value):
    with pytest.raises(Problem, match=value):
        read_text(INDONESIAN, **{key: value})


def test_a_long_first_line_leaves_the_title_to_the_file(tmp_path):
    assert read_article(kept(tmp_path, "laporan.txt", "kata " * 100)).title == "laporan"
    assert read_text("kata " * 100).title.endswith("kata…")
    assert read_text("\n \n  Judul pendek \nIsi").title == "Judul pendek"


def test_pasted_words_are_kept_as_utf8():
    article = read_text("Kata\r\nlain 🙂")
    assert article.text == "Kata\nlain 🙂"
    assert article.original == "Kata\r\nlain 🙂".encode()
    assert article.original_name == ""


def test_no_heavy_library_is_loaded_with_the_module():
    code = (
        "import sys, annotations.articles; "
        "print(sorted({'trafilatura','py3langid','numpy','charset_normalizer','markdown_it','lxml','spacy','PySide6'} "
        "& set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ---- text stays as it is


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@given(text=WRITTEN)
def test_every_character_survives_unicode(encoding, text):
    found = decode(text.encode(encoding), "a.txt")
    assert canonical(found.text) == canonical(text)


@given(text=WRITTEN)
def test_pasted_text_is_canonical_and_nothing_else(text):
    assert read_text(text, language="id").text == canonical(text)


def test_odd_characters_stay_and_line_ends_are_made_one(tmp_path):
    odd = "Satu\r\ndua\rtiga\u2028empat\xa0lima e\u0301 👩\u200d👩\u200d👧 \u05d0\u05d1\tenam"
    text = read_article(kept(tmp_path, "a.txt", b"\xef\xbb\xbf" + odd.encode())).text
    assert text == odd.replace("\r\n", "\n").replace("\r", "\n")


WESTERN = st.lists(
    st.sampled_from(
        ["Presiden", "mengatakan", "“hal itu”", "café", "naïve", "l’été", "–", "kata", "£5", "ñandú", "Übung"]
    ),
    min_size=12,
    max_size=60,
).map(lambda words: "Kata pembuka yang panjang dalam bahasa Indonesia agar huruf asing jarang: " + " ".join(words))


@settings(deadline=None)
@given(text=WESTERN.filter(lambda text: 6 * sum(c > "\x7f" for c in text) < sum(map(str.isalpha, text))))
def test_windows_1252_is_told(text):
    assert decode(text.encode("cp1252"), "a.txt").text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Президент России заявил, что войска будут отправлены в Курскую область, сообщает ТАСС."),
        ("koi8-r", "Президент России заявил, что войска будут отправлены в Курскую область, сообщает ТАСС."),
        ("cp1250", "Prezydent powiedział, że sytuacja jest poważna. Źródło: Łódź, święto, ćwiczenie, żółw."),
        ("shift_jis", "北朝鮮は火曜日、ロシアとの条約を批准したと発表した。朝鮮中央通信が伝えた。"),
        ("gb18030", "朝鲜已正式批准与俄罗斯的共同防御条约。朝中社周二报道了这一消息。"),
        ("euc_kr", "북한은 러시아와의 조약을 공식 비준했다고 조선중앙통신이 화요일 보도했다."),
        ("utf-16-le", INDONESIAN),
        ("utf-16-be", "Президент заявил, что войска отправлены. Об этом сообщает ТАСС."),
    ],
)
def test_encodings_without_a_mark_are_told(encoding, text):
    found = decode(text.encode(encoding), "a.txt")
    assert found.text == text
    # A superset that reads the same bytes the same way is as good a name: cp932 for shift_jis.
    same = {"cp932": "shift_jis", "cp949": "euc_kr"}
    told = codecs.lookup(found.encoding).name
    assert codecs.lookup(encoding).name in {told, same.get(told, told)}


def test_broken_utf8_keeps_all_but_the_broken_place(tmp_path):
    whole = "Kata “satu” – “dua” – “tiga”. " * 5
    data = whole.encode() + b"\xe2\x80 " + whole.encode()
    assert read_article(kept(tmp_path, "a.txt", data)).text == whole + "\ufffd " + whole


def test_the_encoding_a_page_names_is_used():
    page = PAGE.replace("utf-8", "windows-1251").replace("Rabu.", "Rabu, сказал он.")
    article = read_html(page.encode("cp1251", "replace"), "a.html")
    assert "сказал он" in article.text
    assert article.encoding == "windows-1251"


# ---- dates


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tanggal: 13 Nov 2024 07:00 wib.", "2024-11-13T07:00:00+07:00"),
        ("Rabu, 13 November 2024 | 19.05 WITA", "2024-11-13T19:05:00+08:00"),
        ("13 Agustus 2024", "2024-08-13"),
        ("Selasa (12/11/2024)", ""),
        ("12/11/2024", "2024-11-12"),
        ("2024-11-13T07:00:05Z", "2024-11-13T07:00:05+00:00"),
        ("2024-11-13 07:00 +0530", "2024-11-13T07:00:00+05:30"),
        ("Published on: November 3rd, 2024 at 5:30 pm", "2024-11-03T17:30:00"),
        ("Published 3 March 2024 12:10 am", "2024-03-03T00:10:00"),
        ("31 Feb 2024", ""),
        ("13 Foo 2024", ""),
        ("Perjanjian 13 Nov 2024 diteken di Moskow", ""),
        ("13 Nov 2024 adalah hari yang sibuk", ""),
    ],
)
def test_a_line_that_is_a_date_fills_published(line, expected):
    assert published_line(f"Judul berita\n\n{line}\nIsi.", "id") == expected


def test_day_and_month_are_not_guessed_at():
    assert published_line("Title\n03/04/2024\nBody", "en") == ""
    assert published_line("Title\n13/04/2024\nBody", "en") == "2024-04-13"
    assert published_line("Judul\n03/04/2024\nIsi", "id") == "2024-04-03"
    assert iso_date("03/04/2024") == ""


def test_a_date_far_down_is_not_the_date_of_publication():
    assert published_line("a\n" * 10 + "13 Nov 2024\n", "id") == ""


@given(st.dates(min_value=datetime(1990, 1, 1, tzinfo=UTC).date()))
def test_iso_dates_are_their_own(day):
    assert iso_date(day.isoformat()) == day.isoformat()
    assert iso_date(f"{day.day} {day:%B} {day.year}") == day.isoformat()


@given(st.text(max_size=150))
def test_no_line_breaks_the_reading_of_dates(text):
    told = published_line(text)
    assert told == "" or datetime.fromisoformat(told)


# ---- languages


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (INDONESIAN, "id"),
        ("Banjir melanda Kabupaten Demak, ribuan warga mengungsi", "id"),
        ("The minister said that the talks would go on until Friday.", "en"),
        ("Зеленський заявив, що північнокорейські війська зазнали втрат.", "uk"),
        ("Polis menahan dua lelaki kerana disyaki mencuri kereta di Kuala Lumpur, kata ketua polis daerah itu.", "ms"),
        ("朝鲜已正式批准与俄罗斯的共同防御条约。", "zh"),
        ("Kim Jong Un", ""),
        ("12345 67890 !!!", ""),
        ("", ""),
    ],
)
def test_languages_are_told_or_left_open(text, code):
    assert detect_language(text) == code


# ---- what cannot be read


@pytest.mark.parametrize("blank", ["", " ", "\n\n\t", "\u200b\xa0\u2028", "\ufeff"])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_file_without_words_is_refused(tmp_path, blank, suffix):
    with pytest.raises(Problem, match=f"kosong{suffix}.*no text"):
        read_article(kept(tmp_path, "kosong" + suffix, blank))


@pytest.mark.parametrize("page", ["", "<html><body></body></html>", "<nav><a href='/'>Masuk</a></nav>", "<p></p>"])
def test_a_page_without_an_article_is_refused(tmp_path, page, caplog):
    with pytest.raises(Problem, match=r"article.*hampa\.html.*paste"):
        read_article(kept(tmp_path, "hampa.html", page))
    assert not caplog.records


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"PK\x03\x04\x14\0\0\0",
        b"\x7fELF\x02\x01\x01",
        bytes(range(256)) * 50,
        b"kata \0\0\0\0 \1\2\3 kata" * 20,
        os.urandom(5000) + b"\0" * 100,
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_binary_files_are_refused(tmp_path, data, suffix):
    with pytest.raises(Problem, match=f"biner{suffix}"):
        read_article(kept(tmp_path, "biner" + suffix, data))


def test_a_single_nul_does_not_hide_a_text(tmp_path):
    assert read_article(kept(tmp_path, "a.txt", "Kata\0 dan kata")).text == "Kata dan kata"


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(Problem, match=r"hilang\.txt.*not there"):
        read_article(tmp_path / "hilang.txt")
    (tmp_path / "map.txt").mkdir()
    with pytest.raises(Problem, match=r"map\.txt.*folder"):
        read_article(tmp_path / "map.txt")


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipa.txt")
    with pytest.raises(Problem, match=r"pipa\.txt.*ordinary"):
        read_article(tmp_path / "pipa.txt")


@pytest.mark.parametrize(
    ("error", "words"), [(PermissionError(13, "denied"), "may not be read"), (OSError(5, "I/O error"), "I/O error")]
)
def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch, error, words):
    path = kept(tmp_path, "rahasia.txt", INDONESIAN)

    def refuse(self):
        raise error

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(Problem, match=rf"rahasia\.txt.*{words}"):
        read_article(path)


@pytest.mark.parametrize("name", ["surat.docx", "tanpa"])
def test_unknown_forms_are_told_the_known_ones(tmp_path, name):
    with pytest.raises(Problem, match=rf"{name}.*\.txt, \.html, \.htm, \.md"):
        read_article(kept(tmp_path, name, INDONESIAN))


def test_the_size_is_limited_before_reading(tmp_path, monkeypatch):
    path = tmp_path / "besar.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("was read"))
    with pytest.raises(Problem, match=r"besar\.txt.*64 MiB"):
        read_article(path)


def test_markup_has_a_limit_of_its_own(monkeypatch):
    monkeypatch.setattr(reading_module, "MAX_MARKUP_BYTES", 100)
    with pytest.raises(Problem, match=r"a\.html"):
        read_html(PAGE.encode(), "a.html")


def test_entities_of_a_page_never_reach_a_file(tmp_path):
    secret = kept(tmp_path, "secret", "RAHASIA-NEGARA")
    page = PAGE.replace("<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>')
    text = read_html(page.replace("Rabu.", "Rabu &x; begitu.").encode(), "a.html").text
    assert "begitu" in text
    assert "RAHASIA" not in text


def test_a_page_is_read_without_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        pytest.fail("network was asked")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert read_html(PAGE.replace("<p>", '<p><img src="http://example.org/x.png">').encode()).text


def test_fifty_megabytes_of_text_are_read_in_seconds(tmp_path):
    path = kept(tmp_path, "panjang.txt", (INDONESIAN + "\n") * (50 * 2**20 // (len(INDONESIAN) + 1)) + "“akhir”")
    begun = time.monotonic()
    article = read_article(path)
    assert time.monotonic() - begun < 20
    assert article.text.endswith("“akhir”")
    assert article.language == "id"


@pytest.mark.parametrize("piece", ["<", "<a ", "[", "**", "> ", "---\n", "\n ", "13 Nov ", "&#x", "<!DOCTYPE x ["])
def test_no_form_of_text_takes_long(tmp_path, piece):
    begun = time.monotonic()
    for suffix in (".txt", ".md", ".html"):
        try:
            read_article(kept(tmp_path, "a" + suffix, piece * (100_000 // len(piece)) + " kata"))
        except Problem as problem:
            assert suffix in problem.message
    assert time.monotonic() - begun < 20


@given(data=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".md", ".html"]))
@settings(deadline=None, max_examples=200)
def test_any_bytes_give_an_article_or_a_problem(tmp_path_factory, data, suffix):
    path = tmp_path_factory.getbasetemp() / ("apa-saja" + suffix)
    path.write_bytes(data)
    try:
        article = read_article(path)
    except Problem as problem:
        assert path.name in problem.message
    else:
        assert article.text == canonical(article.text)
        assert article.original == data
        assert json.dumps(article.title)


def test_a_language_that_cannot_be_told_does_not_stop_an_import(tmp_path, monkeypatch):
    def full(_sample: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("py3langid.rank", full)
    assert read_article(kept(tmp_path, "page.html", PAGE.replace('lang="id"', ""))).language == ""
