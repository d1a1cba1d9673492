"""Proposals and sources as plain values, and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.model import Incoming, KnownSource, Proposal, Quotation, SourceKind, Span
from annotations.plain import (
    incoming_from_plain,
    incoming_to_plain,
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
