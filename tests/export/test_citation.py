"""A claim as one cites it."""

import pytest

from annotations.export.citation import citation
from annotations.model import Article, Attribution, Claim, Credibility, Reliability, Source, SourceKind, Span

ARTICLE = Article(1, "Pakta", "Warta", "https://w.example/1", "", "2024-11-13T07:00:00+07:00", "", "id", "", "", "", 9)
SOURCES = {
    1: Source(1, "KCNA", SourceKind.NEWS_AGENCY, Reliability.D, (), 0, 0),
    2: Source(2, "Reuters", SourceKind.NEWS_AGENCY, None, (), 1, 1),
}
CLAIM = Claim(
    id=1,
    article_id=1,
    spans=(Span(0, 9),),
    quote="dekrit\nitu",
    prefix="",
    suffix="",
    chain=(Attribution(1), Attribution(2)),
    credibility=Credibility.TWO,
)


def test_everything_that_is_known_is_said():
    expected = "“dekrit itu” (KCNA via Reuters, D2). Warta, “Pakta”, 2024-11-13. https://w.example/1"
    assert citation(CLAIM, ARTICLE, SOURCES) == expected


@pytest.mark.parametrize(
    ("claim", "article", "expected"),
    [
        ({"chain": (), "credibility": None}, {"outlet": "", "published": "", "url": ""}, "“dekrit itu” “Pakta”."),
        ({"credibility": None}, {"url": ""}, "“dekrit itu” (KCNA via Reuters, D–). Warta, “Pakta”, 2024-11-13."),
        (
            {"chain": (Attribution(2), Attribution(None))},
            {"published": "", "retrieved_at": "2025-01-02T03:04:05Z", "url": ""},
            "“dekrit itu” (Reuters, –2). Warta, “Pakta”, retrieved 2025-01-02.",
        ),
        (
            {"reliability": Reliability.A},
            {"url": ""},
            "“dekrit itu” (KCNA via Reuters, A2). Warta, “Pakta”, 2024-11-13.",
        ),
    ],
)
def test_what_is_not_known_is_left_out(claim, article, expected):
    assert citation(CLAIM._replace(**claim), ARTICLE._replace(**article), SOURCES) == expected
