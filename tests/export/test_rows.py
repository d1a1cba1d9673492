"""One claim is one row: every column, in order, in words."""

import pytest

from annotations.export.rows import COLUMNS, NUMBERS, claim_cells
from annotations.model import Article, Attribution, Claim, Credibility, Quotation, Reliability, Source, SourceKind, Span

HEAD = "f0" * 32
TEXT = "😀 Kim Jong-un telah menandatangani dekrit, demikian KCNA melaporkan, seperti dikutip oleh Reuters."
ARTICLE = Article(
    7, "Pakta", "Warta", "https://w.example/1", "Sari", "2024-11-13", "2024-11-14T00:00:00Z", "id", "ab" * 32,
    "cd" * 32, "pakta.txt", len(TEXT),
)  # fmt: skip
SOURCES = {
    1: Source(1, "KCNA", SourceKind.NEWS_AGENCY, Reliability.D, ("Kantor Berita Pusat Korea",), 0, 0),
    2: Source(2, "Reuters", SourceKind.NEWS_AGENCY, Reliability.A, (), 1, 1),
    3: Source(3, "Pejabat", SourceKind.UNNAMED, None, (), 2, 2),
}


def claim_row(*parts) -> dict[str, str]:
    """Give the cells of a claim by the names of their columns."""
    return dict(zip(COLUMNS, claim_cells(*parts, HEAD), strict=True))


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


CLAIM = Claim(
    id=31,
    article_id=7,
    spans=(at("Kim Jong-un"), at("menandatangani dekrit")),
    quote="Kim Jong-un […] menandatangani dekrit",
    prefix="😀 ",
    suffix=", demikian",
    quotation=Quotation.INDIRECT,
    chain=(Attribution(1, at("KCNA"), (at("demikian"), at("melaporkan"))), Attribution(2, at("Reuters"))),
    credibility=Credibility.TWO,
    tags=("militer", "pakta"),
    note="baris satu\nbaris dua",
    pipeline="sorotan_id 1",
    score=0.87654,
    analyst="ana",
    created_at="2024-11-14T01:00:00Z",
    updated_at="2024-11-14T02:00:00Z",
)


def test_the_columns_are_those_of_the_agreement_in_their_order():
    assert ",".join(COLUMNS) == (
        "claim_id,article_id,article_title,outlet,url,published,retrieved_at,language,article_sha256,start,end,spans,"
        "quote,prefix,suffix,quotation,source,mention,cue,via,chain,chain_depth,reliability,credibility,admiralty,"
        "tags,note,origin,pipeline,score,analyst,created_at,updated_at,history_head"
    )
    assert set(COLUMNS) > NUMBERS


def test_a_row_says_everything_of_a_claim():
    assert claim_row(CLAIM, ARTICLE, SOURCES, TEXT) == {
        "claim_id": "31", "article_id": "7", "article_title": "Pakta", "outlet": "Warta",
        "url": "https://w.example/1", "published": "2024-11-13", "retrieved_at": "2024-11-14T00:00:00Z",
        "language": "id", "article_sha256": "ab" * 32, "start": "2", "end": "41", "spans": "2-13;20-41",
        "quote": "Kim Jong-un […] menandatangani dekrit", "prefix": "😀 ", "suffix": ", demikian",
        "quotation": "indirect", "source": "KCNA", "mention": "KCNA", "cue": "demikian … melaporkan",
        "via": "Reuters", "chain": "KCNA > Reuters", "chain_depth": "2", "reliability": "D", "credibility": "2",
        "admiralty": "D2", "tags": "militer; pakta", "note": "baris satu\nbaris dua", "origin": "analyst",
        "pipeline": "sorotan_id 1", "score": "0.8765", "analyst": "ana", "created_at": "2024-11-14T01:00:00Z",
        "updated_at": "2024-11-14T02:00:00Z",
        "history_head": HEAD,
    }  # fmt: skip


def test_a_claim_nobody_has_tagged_leaves_its_cells_empty():
    bare = CLAIM._replace(quotation=None, chain=(), credibility=None, tags=(), note="", score=None, pipeline="")
    row = claim_row(bare, ARTICLE, SOURCES, TEXT)
    assert row["chain_depth"] == "0"
    empty = ("quotation", "source", "mention", "cue", "via", "chain", "reliability", "credibility", "admiralty")
    assert {row[name] for name in (*empty, "tags", "note", "score", "pipeline")} == {""}


@pytest.mark.parametrize(
    ("override", "source", "credibility", "expected"),
    [
        (Reliability.B, 1, Credibility.TWO, ("B", "2", "B2")),
        (None, 2, Credibility.SIX, ("A", "6", "A6")),
        (None, 3, Credibility.TWO, ("", "2", "")),
        (None, None, Credibility.TWO, ("", "2", "")),
        (Reliability.F, None, None, ("F", "", "")),
        (None, 1, None, ("D", "", "")),
    ],
)
def test_the_claims_own_reliability_goes_before_its_first_hand_sources(override, source, credibility, expected):
    chain = (Attribution(source), Attribution(2))
    row = claim_row(CLAIM._replace(reliability=override, chain=chain, credibility=credibility), ARTICLE, SOURCES, TEXT)
    assert (row["reliability"], row["credibility"], row["admiralty"]) == expected


def test_a_step_whose_source_nobody_named_keeps_its_place():
    chain = (Attribution(None, at("KCNA")), Attribution(3), Attribution(2))
    row = claim_row(CLAIM._replace(chain=chain), ARTICLE, SOURCES, TEXT)
    assert (row["source"], row["mention"], row["via"]) == ("", "KCNA", "Pejabat > Reuters")
    assert row["chain"].split(" > ") == ["", "Pejabat", "Reuters"]
    assert row["chain_depth"] == "3"


@pytest.mark.parametrize(
    ("score", "written"), [(0.0, "0"), (1.0, "1"), (0.5, "0.5"), (0.10004, "0.1"), (0.99996, "1"), (2 / 3, "0.6667")]
)
def test_a_score_has_up_to_four_decimals(score, written):
    assert claim_row(CLAIM._replace(score=score), ARTICLE, SOURCES, TEXT)["score"] == written
