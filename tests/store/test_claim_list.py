"""Claims filtered and sorted by indexes, against the plain way: all of them in Python."""

import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import Problem
from annotations.model import Claim, Credibility, Quotation, Reliability, SourceKind, Span
from annotations.session import Session, create_project
from annotations.store import SORTS, ClaimFilter
from annotations.text import fold
from tests.conftest import TEXT, incoming

NAMES = ("Antara", "BNPB", "sri wahyuni", "Zed", "Ágnes")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory):
    """Four hundred claims with all that can be sorted and filtered by."""
    path: Path = tmp_path_factory.mktemp("lists") / "p.sorotan"
    create_project(path)
    session = Session.open(path, "ana")
    chance = random.Random(5)
    for title in ("zebra", "Apel", "apel"):
        session.add_articles([incoming(TEXT + f"\n{title}", title)])
    sources = []
    for name in NAMES:
        (source,) = session.add_source(name, SourceKind.PERSON).sources
        sources.append(source)
        session.rate_source(source, chance.choice([None, *Reliability]))
    for _ in range(400):
        start = chance.randrange(len(TEXT) - 30)
        end = start + chance.choice((3, 9, 25))
        chain = chance.sample(sources, chance.choice((0, 1, 1, 2, 3)))
        try:
            (claim,) = session.highlight(chance.randint(1, 3), [Span(start, end)], chain).claims
        except Problem:
            continue
        if chance.random() < 0.6:
            session.set_credibility([claim], chance.choice(list(Credibility)))
        if chance.random() < 0.3:
            session.rate_reliability([claim], chance.choice(list(Reliability)))
        if chance.random() < 0.6:
            session.set_quotation([claim], chance.choice(list(Quotation)))
        for tag in chance.sample(("banjir", "Angka", "cuaca"), chance.choice((0, 0, 1, 2))):
            session.add_tag([claim], tag)
        if chance.random() < 0.2:
            session.set_note([claim], "perlu diperiksa")
    yield session
    session.close()


def plain(session: Session) -> list[Claim]:
    """All claims by their ids."""
    return sorted(session.store.claims(session.store.claim_ids()), key=lambda claim: claim.id)


def reliability_of(session: Session, claim: Claim) -> str:
    first = claim.chain[0].source_id if claim.chain else None
    own = session.store.source(first).reliability if first else None
    return str(claim.reliability or own or "")


def name_at(session: Session, claim: Claim, step: int) -> str:
    return session.store.source(claim.chain[step].source_id).name if len(claim.chain) > step else ""


VALUES: dict[str, Callable[[Session, Claim], Any]] = {
    "quote": lambda _, claim: nocase(claim.quote[:60]),
    "source": lambda session, claim: fold(name_at(session, claim, 0)),
    "via": lambda session, claim: fold(name_at(session, claim, 1)),
    "reliability": reliability_of,
    "credibility": lambda _, claim: str(claim.credibility or ""),
    "quotation": lambda _, claim: str(claim.quotation or ""),
    "tags": lambda _, claim: fold(claim.tags[0]) if claim.tags else "",
    "updated": lambda _, claim: claim.updated_at,
}


def nocase(words: str) -> str:
    """Fold the letters A to Z alone, as SQLite's NOCASE does."""
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in words)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(VALUES))
def test_each_order_is_that_of_its_values(session, sort, descending):
    found = [session.store.claim(claim_id) for claim_id in session.store.claim_ids(sort=sort, descending=descending)]
    values = [VALUES[sort](session, claim) for claim in found]
    judged = [value for value in values if value and value not in ("F", "6")]
    assert judged == sorted(judged, reverse=descending)
    blank = [value for value in values if value in ("F", "6")] + [value for value in values if not value]
    assert values == judged + blank
    assert len(judged) > 100
    twins = [(VALUES[sort](session, claim), claim.id) for claim in found]
    backwards = descending and sort in ("quote", "updated")  # read off an index from its end
    assert all((a[1] > b[1]) == backwards for a, b in pairwise(twins) if a[0] == b[0])
    assert sorted(claim.id for claim in found) == [claim.id for claim in plain(session)]


@pytest.mark.parametrize("descending", [False, True])
def test_by_place_and_by_article(session, descending):
    def place(claim: Claim) -> tuple[int, int, int]:
        return claim.article_id, claim.start, -claim.end

    found = [session.store.claim(i) for i in session.store.claim_ids(descending=descending)]
    assert [place(claim) for claim in found] == sorted(map(place, plain(session)), reverse=descending)
    assert [session.store.place_of(claim.id)[:3] for claim in found] == [place(claim) for claim in found]
    found = [session.store.claim(i) for i in session.store.claim_ids(sort="article", descending=descending)]
    order = {"zebra": 3, "Apel": 1, "apel": 2}
    rank = {article.id: order[article.title] * (-1 if descending else 1) for article in session.store.articles()}
    keys = [(rank[claim.article_id], claim.start, -claim.end, claim.id) for claim in found]
    assert keys == sorted(keys)


def has(word: str) -> Callable[[Session, Claim], bool]:
    return lambda _, claim: any(one.lower().startswith(word) for one in f"{claim.quote} {claim.note}".split())


FILTERS = [
    (ClaimFilter(article_id=2), lambda _, claim: claim.article_id == 2),
    (ClaimFilter(source_id=2), lambda _, claim: any(step.source_id == 2 for step in claim.chain)),
    *(
        (
            ClaimFilter(reliability=code),
            lambda session, claim, code=code: reliability_of(session, claim) == code.strip("-"),
        )
        for code in (*map(str, Reliability), "-")
    ),
    (ClaimFilter(credibility="2"), lambda _, claim: claim.credibility == Credibility.TWO),
    (ClaimFilter(credibility="-"), lambda _, claim: claim.credibility is None),
    (ClaimFilter(tag="Angka"), lambda _, claim: "Angka" in claim.tags),
    (ClaimFilter(text="diperi"), has("diperi")),
    (
        ClaimFilter(article_id=1, source_id=3, tag="banjir"),
        lambda _, claim: (
            claim.article_id == 1 and any(step.source_id == 3 for step in claim.chain) and "banjir" in claim.tags
        ),
    ),
]


@pytest.mark.parametrize("at", range(len(FILTERS)))
def test_each_filter_passes_what_it_says(session, at):
    wanted, passes = FILTERS[at]
    everything = plain(session)
    expected = {claim.id for claim in everything if passes(session, claim)}
    assert expected or wanted.reliability
    assert len(expected) < len(everything)
    for sort in SORTS:
        found = session.store.claim_ids(wanted, sort, descending=bool(at % 2))
        assert set(found) == expected
        assert len(found) == len(expected)
    some = [claim.id for claim in everything[::3]]
    assert session.store.passing(some, wanted) == [i for i in session.store.claim_ids(wanted) if i in some]


def test_what_is_gone_passes_no_filter(session):
    assert session.store.passing([10**6], ClaimFilter()) == []
    with pytest.raises(Problem):
        session.store.place_of(10**6)


def test_the_next_unrated_is_later_in_the_article_then_earlier_then_elsewhere(session):
    left = [claim for claim in plain(session) if claim.credibility is None]
    here = sorted(claim.start for claim in left if claim.article_id == 2)
    middle = here[len(here) // 2]
    following = session.store.claim(session.store.next_unrated(2, middle))
    assert following.article_id == 2
    assert following.start == min(start for start in here if start > middle)
    around = session.store.claim(session.store.next_unrated(2, here[-1]))
    assert (around.article_id, around.start) == (2, here[0])
    mine = [claim.id for claim in left if claim.article_id == 2]
    elsewhere = session.store.claim(session.store.next_unrated(2, -1, mine))
    assert elsewhere.article_id == 1
    assert session.store.next_unrated(2, -1, [claim.id for claim in left]) is None


def test_counts_of_some_are_those_of_all(session):
    assert session.store.counts([2, 99]) == {2: session.store.counts()[2], 99: (0, 0, 0)}
    everywhere = session.store.source_counts()
    assert session.store.source_counts([1, 4]) == {1: everywhere[1], 4: everywhere[4]}
    claims = plain(session)
    assert everywhere[1] == sum(any(step.source_id == 1 for step in claim.chain) for claim in claims)
    assert session.store.counts()[3] == (
        sum(claim.article_id == 3 for claim in claims),
        sum(claim.article_id == 3 and claim.credibility is None for claim in claims),
        0,
    )
    spans = [(claim.id, *span) for claim in session.store.claims_of(2) for span in claim.spans]
    assert session.store.places(2) == spans
    assert session.store.places(2, [claim.id for claim in claims[:50]]) == [
        row for row in spans if row[0] in {claim.id for claim in claims[:50]}
    ]


# What SQLite may have learned of a file where claims_reliability seems of no use, as after a close: see claim_list.py.
SKEWED = [
    ("claims", "claims_reliability", "200000 200000"),
    ("claims", "claims_credibility", "200000 28572"),
    ("claims", "claims_quote", "200000 1"),
    ("claims", "claims_place", "200000 20 1 1"),
    ("attributions", "attributions_named", "225286 1127 564 1"),
    ("attributions", "sqlite_autoindex_attributions_1", "225286 2 1"),
]


@pytest.mark.parametrize("sort", [sort for sort in SORTS if sort != "updated"])  # that is of no column
@pytest.mark.parametrize("known", [False, True])
def test_no_order_reads_all_rows_or_makes_an_index_whatever_sqlite_knows_of_the_file(session, tmp_path, sort, known):
    copy = tmp_path / "c.sorotan"
    session.store.save_copy(copy)
    other = Session.open(copy, "ana")
    conn = other.store.conn
    conn.execute("ANALYZE")
    conn.execute("DELETE FROM sqlite_stat1")
    if known:
        conn.executemany("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", SKEWED)
    conn.commit()
    other.close()
    other = Session.open(copy, "ana")
    asked: list[str] = []
    other.store.conn.set_trace_callback(asked.append)
    wanted = [ClaimFilter(), ClaimFilter(reliability="B"), ClaimFilter(reliability="-"), ClaimFilter(credibility="-")]
    found = [other.store.claim_ids(one, sort) for one in wanted]
    other.store.conn.set_trace_callback(None)
    assert found[0]
    for sql in asked:
        plan = [row[3] for row in other.store.conn.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert not any("AUTOMATIC" in line for line in plan), (sql, plan)
        assert not any(line in ("SCAN c", "SCAN claims") for line in plan), (sql, plan)
        if sort == "reliability":  # for a join it leaves the index for the rows, and takes thrice as long
            assert not any("BLOOM" in line for line in plan), (sql, plan)
    other.close()


def test_the_ids_that_are_kept_follow_what_is_written_here_and_elsewhere(session, tmp_path):
    path = tmp_path / "k.sorotan"
    session.store.save_copy(path)
    here = Session.open(path, "ana")
    there = Session.open(path, "budi", read_only=True)
    before = len(there.store.claim_ids(sort="source"))
    (new,) = here.highlight(1, [Span(0, 5)]).claims
    for one in (here, there):
        assert new in one.store.claim_ids(sort="source")
        assert new in one.store.claim_ids(sort="credibility")
    here.undo()
    for one in (here, there):
        assert new not in one.store.claim_ids(sort="source")
        assert len(one.store.claim_ids(sort="tags")) == before
    there.close()
    here.close()
