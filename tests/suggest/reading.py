"""Proposals as words, so that a test reads like the text it is about."""

from typing import NamedTuple

from annotations.model import KnownSource, Proposal
from annotations.suggest.pipelines import suggest


class Reading(NamedTuple):
    """The words of one proposal; "" where it has none."""

    claim: str
    cue: str
    mention: str
    source: str
    via: str = ""


def reading(text: str, proposal: Proposal) -> Reading:
    """Give the words of a proposal; a bar stands between the parts of a claim or a cue."""

    def words(spans) -> str:
        return " | ".join(text[span.start : span.end] for span in spans)

    mention = words([proposal.mention] if proposal.mention else [])
    return Reading(words(proposal.spans), words(proposal.cue), mention, proposal.source, proposal.via_source)


def read(
    text: str, language: str = "id", sources: tuple[KnownSource, ...] = (), *, fast: bool = False
) -> list[Reading]:
    """Give what the engine finds in a text, as words."""
    return [reading(text, proposal) for proposal in suggest(text, language, sources, fast=fast)]
