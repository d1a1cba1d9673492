"""Plain values for the pipe between the window and the worker: proposals and incoming articles as JSON objects."""

import base64
from typing import Any

from annotations.model import Incoming, KnownSource, Proposal, Quotation, SourceKind, Span


def proposal_to_plain(proposal: Proposal) -> dict[str, Any]:
    """Give a proposal as JSON values: spans as [start, end] in code points, enums as their words."""
    return {
        "spans": [list(span) for span in proposal.spans],
        "quotation": proposal.quotation.value,
        "cue": [list(span) for span in proposal.cue],
        "mention": list(proposal.mention) if proposal.mention else None,
        "source": proposal.source,
        "kind": proposal.kind.value,
        "via": list(proposal.via) if proposal.via else None,
        "via_source": proposal.via_source,
        "via_kind": proposal.via_kind.value,
        "act": proposal.act,
        "score": proposal.score,
    }


def proposal_from_plain(plain: dict[str, Any]) -> Proposal:
    """Give the proposal that `proposal_to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: the object is not one of ours.
    """
    return Proposal(
        spans=tuple(_span(pair) for pair in plain["spans"]),
        quotation=Quotation(plain["quotation"]),
        cue=tuple(_span(pair) for pair in plain["cue"]),
        mention=_span(plain["mention"]) if plain["mention"] else None,
        source=plain["source"],
        kind=SourceKind(plain["kind"]),
        via=_span(plain["via"]) if plain["via"] else None,
        via_source=plain["via_source"],
        via_kind=SourceKind(plain["via_kind"]),
        act=plain["act"],
        score=float(plain["score"]),
    )


def source_to_plain(source: KnownSource) -> dict[str, Any]:
    """Give a known source as JSON values."""
    return {"name": source.name, "aliases": list(source.aliases), "kind": source.kind.value}


def source_from_plain(plain: dict[str, Any]) -> KnownSource:
    """Give the known source that `source_to_plain` wrote; aliases and kind may be left out.

    Raises:
        KeyError, TypeError, ValueError: the object is not one of ours.
    """
    kind = SourceKind(plain.get("kind", SourceKind.UNNAMED.value))
    return KnownSource(plain["name"], tuple(plain.get("aliases", ())), kind)


_TEXT_FIELDS = (
    "text",
    "title",
    "original_name",
    "media_type",
    "encoding",
    "outlet",
    "url",
    "byline",
    "published",
    "retrieved_at",
    "language",
)


def incoming_to_plain(incoming: Incoming) -> dict[str, Any]:
    """Give an incoming article as JSON values; the original bytes in base64."""
    plain: dict[str, Any] = {name: getattr(incoming, name) for name in _TEXT_FIELDS}
    plain["original"] = base64.b64encode(incoming.original).decode("ascii")
    return plain


def incoming_from_plain(plain: dict[str, Any]) -> Incoming:
    """Give the article that `incoming_to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: the object is not one of ours.
    """
    original = base64.b64decode(plain["original"], validate=True)
    return Incoming(original=original, **{name: plain[name] for name in _TEXT_FIELDS})


def _span(pair: Any) -> Span:
    start, end = pair
    return Span(int(start), int(end))
