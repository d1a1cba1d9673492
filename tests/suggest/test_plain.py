"""Proposals and sources as plain values, and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.model import (
    Case,
    Counts,
    Experience,
    HeldBack,
    Incoming,
    KnownClaim,
    KnownSource,
    Learned,
    Lesson,
    Proposal,
    Quotation,
    SourceKind,
    Span,
)
from annotations.plain import (
    case_from_plain,
    case_to_plain,
    experience_from_plain,
    experience_to_plain,
    incoming_from_plain,
    incoming_to_plain,
    learned_from_plain,
    learned_to_plain,
    proposal_from_plain,
    proposal_to_plain,
    source_from_plain,
    source_to_plain,
)

spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*pair))
proposals = st.builds(
    Proposal,
    spans=st.lists(spans, min_size=1, max_size=3).map(tuple),
    quotation=st.sampled_from(Quotation),
    cue=st.lists(spans, max_size=2).map(tuple),
    mention=st.none() | spans,
    source=st.text(),
    kind=st.sampled_from(SourceKind),
    via=st.none() | spans,
    via_source=st.text(),
    via_kind=st.sampled_from(SourceKind),
    act=st.sampled_from(["assertion", "belief"]),
    score=st.floats(0, 1),
)


@given(proposals)
def test_a_proposal_comes_back_through_json(proposal):
    assert proposal_from_plain(json.loads(json.dumps(proposal_to_plain(proposal)))) == proposal


@given(st.builds(KnownSource, st.text(), st.lists(st.text()).map(tuple), st.sampled_from(SourceKind)))
def test_a_source_comes_back_through_json(source):
    assert source_from_plain(json.loads(json.dumps(source_to_plain(source)))) == source


@given(st.binary())
def test_an_article_comes_back_through_json(original):
    incoming = Incoming(text="Air naik. 😀", title="Air", original=original, language="id", outlet="Kenanga")
    assert incoming_from_plain(json.loads(json.dumps(incoming_to_plain(incoming)))) == incoming


@pytest.mark.parametrize("plain", [{}, {"name": "KCNA", "kind": "gossip"}])
def test_a_source_that_is_none_is_refused(plain):
    with pytest.raises((KeyError, ValueError)):
        source_from_plain(plain)


some = st.floats(0, 1)
counts = st.dictionaries(st.text(), st.builds(Counts, st.integers(0), st.integers(0)))
lessons = st.builds(
    Lesson,
    st.dictionaries(st.text(), st.dictionaries(st.text(), some)),
    st.lists(st.tuples(st.text(), st.text())).map(tuple),
)


@given(st.builds(Experience, counts, counts, st.dictionaries(st.text(), lessons)))
def test_an_experience_comes_back_through_json(experience):
    assert experience_from_plain(json.loads(json.dumps(experience_to_plain(experience)))) == experience


@given(
    st.text(),
    st.lists(st.builds(KnownClaim, st.lists(spans).map(tuple), st.lists(st.text()).map(tuple))).map(tuple),
    st.lists(proposals).map(tuple),
)
def test_a_case_comes_back_through_json(text, claims, rejected):
    case = Case(text, claims, rejected)
    assert case_from_plain(json.loads(json.dumps(case_to_plain(case)))) == case


@given(lessons, st.builds(HeldBack, some, some, some), st.builds(HeldBack, some, some, some))
def test_what_was_learned_comes_back_through_json(lesson, before, after):
    learned = Learned("id", "sorotan-rules-id", lesson, before, after, 30, 3, "2026-11-26T10:00:00Z")
    assert learned_from_plain(json.loads(json.dumps(learned_to_plain(learned)))) == learned
