"""What holds of the proposals for any text at all."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.model import KnownSource, Proposal, Span
from annotations.predict import to_attribution
from annotations.suggest.pipelines import suggest
from annotations.suggest.quotations import quotations

KNOWN = [KnownSource("KCNA", ("Kantor Berita Pusat Korea",)), KnownSource("Sri Wahyuni", ("Sri", "İ"))]
WORDS = """
    kata ujar katanya menurut Menurutnya mengatakan bahwa menyebut sebagai dilaporkan Dilansir seperti dibantah oleh
    mengutip melaporkan kepada meminta agar dan yang itu di Senin ia saya said says that according to told quoted as
    saying citing reported he who I the Reuters KCNA Sri Wahyuni Tono Menteri Gubernur kementerian Kabar tidak akan naik
    pergi survei menunjukkan was closed 10.000 J. AS U.S. Mr. Dr.
""".split()  # noqa: SIM905
MARKS = [*"\"“”„«»‘’'`.,;:!?…()-–—|&/", "''", "``", '," ', '." ', ": ", ". ", "? "]
ODD = [
    "\r",
    "\n",
    "\n\n",
    "\u2028",
    "\u2029",
    "\u00a0",
    "\u200b",
    "\u0301",
    "😀",
    "👩‍👩‍👧",
    "שלום",
    "مرحبا",
    "\u202e",
    "İ",
    "ß",
    "K",
    "ﬁ",
    "。",
]
pieces = st.one_of(
    st.sampled_from(WORDS).map(lambda word: word + " "),
    st.sampled_from(WORDS),
    st.sampled_from(MARKS),
    st.sampled_from(ODD),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6),
)
texts = st.lists(pieces, max_size=40).map("".join)


def parts(proposal: Proposal) -> list[Span]:
    return [*proposal.spans, *proposal.cue, *filter(None, [proposal.mention, proposal.via])]


def check(text: str, proposal: Proposal) -> None:
    for span in parts(proposal):
        assert 0 <= span.start < span.end <= len(text)
        words = text[span.start : span.end]
        assert words == words.strip()
    assert proposal.spans
    for spans in (proposal.spans, proposal.cue):
        assert all(one.end <= other.start for one, other in pairwise(spans))
    assert 0 < proposal.score < 1
    assert bool(proposal.via) == bool(proposal.via_source)
    assert not (proposal.source and not proposal.mention)


@pytest.mark.parametrize("language", ["id", "en", "xx"])
@settings(deadline=None, max_examples=120)
@given(text=texts)
@example(text="\u00a0meminta , Sri– ia„;")
@example(text="Tono mengatakan bahwa : mengatakan bahwa")
@example(text="pergi AFP, kata Sri seperti dilaporkan Ia")
def test_every_proposal_is_inside_its_text(language, text):
    found = suggest(text, language, KNOWN)
    for proposal in found:
        check(text, proposal)
    assert [one.spans[0].start for one in found] == sorted(one.spans[0].start for one in found)
    assert len({(one.spans, one.cue) for one in found}) == len(found)


@pytest.mark.parametrize("language", ["id", "en", "xx"])
@settings(deadline=None, max_examples=40)
@given(text=texts, other=texts)
def test_the_same_text_gives_the_same_proposals_whatever_was_read_between(language, text, other):
    first = suggest(text, language, KNOWN)
    suggest(other, language, KNOWN)
    assert suggest(text, language, KNOWN) == first


@settings(deadline=None, max_examples=100)
@given(text=texts)
def test_quotations_are_trimmed_and_apart(text):
    end = 0
    for span in quotations(text):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        end = span.end


@settings(deadline=None, max_examples=40)
@given(before=st.lists(st.sampled_from(ODD), max_size=6).map("".join))
def test_a_claim_is_found_whatever_paragraph_stands_before(before):
    text = f"{before}\n\nMenurut Sri Wahyuni, bendungan itu retak.\n\n{before}"
    (found,) = (one for one in suggest(text, "id") if one.mention)
    assert text[slice(*found.spans[0])] == "bendungan itu retak"


@settings(deadline=None, max_examples=40)
@given(text=texts)
def test_the_exchange_form_keeps_every_place(text):
    for proposal in suggest(text, "id", KNOWN):
        row = to_attribution(proposal)
        assert row["content"] == [list(span) for span in proposal.spans]
        assert row["source"] == (list(proposal.mention) if proposal.mention else None)


@pytest.mark.parametrize("text", ["", " ", "\n\n\t \u2028", "\0", "\ud800", "Menurut \udfff, \ud800 itu naik."])
def test_no_text_is_refused(text):
    assert all(one.spans[0].end <= len(text) for one in suggest(text, "id"))
