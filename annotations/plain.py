"""Plain values for the pipe between the window and the worker: proposals and incoming articles as JSON objects."""

import base64
from typing import Any

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


def lesson_to_plain(lesson: Lesson) -> dict[str, Any]:
    """Give a lesson as JSON values."""
    return {
        "weights": {table: dict(weights) for table, weights in lesson.weights.items()},
        "cues": [list(cue) for cue in lesson.cues],
    }


def lesson_from_plain(plain: dict[str, Any]) -> Lesson:
    """Give the lesson that `lesson_to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: the object is not one of ours.
    """
    weights = {t: {name: float(w) for name, w in weights.items()} for t, weights in plain["weights"].items()}
    return Lesson(weights, tuple((str(words), str(place)) for words, place in plain["cues"]))


def experience_to_plain(experience: Experience) -> dict[str, Any]:
    """Give what a project teaches as JSON values."""
    return {
        "cues": {words: list(counts) for words, counts in experience.cues.items()},
        "sources": {name: list(counts) for name, counts in experience.sources.items()},
        "lessons": {language: lesson_to_plain(lesson) for language, lesson in experience.lessons.items()},
    }


def experience_from_plain(plain: dict[str, Any]) -> Experience:
    """Give what `experience_to_plain` wrote; an empty object is no experience.

    Raises:
        KeyError, TypeError, ValueError: the object is not one of ours.
    """
    return Experience(
        {words: Counts(*counts) for words, counts in plain.get("cues", {}).items()},
        {name: Counts(*counts) for name, counts in plain.get("sources", {}).items()},
        {language: lesson_from_plain(lesson) for language, lesson in plain.get("lessons", {}).items()},
    )


def case_to_plain(case: Case) -> dict[str, Any]:
    """Give an article as training sees it as JSON values."""
    return {
        "text": case.text,
        "claims": [[[list(span) for span in claim.spans], list(claim.names)] for claim in case.claims],
        "rejected": [proposal_to_plain(proposal) for proposal in case.rejected],
    }


def case_from_plain(plain: dict[str, Any]) -> Case:
    """Give the case that `case_to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: the object is not one of ours.
    """
    return Case(
        str(plain["text"]),
        tuple(KnownClaim(tuple(_span(pair) for pair in spans), tuple(names)) for spans, names in plain["claims"]),
        tuple(proposal_from_plain(proposal) for proposal in plain["rejected"]),
    )


def learned_to_plain(learned: Learned) -> dict[str, Any]:
    """Give a lesson with its figures as JSON values."""
    return {
        "language": learned.language,
        "pipeline": learned.pipeline,
        "lesson": lesson_to_plain(learned.lesson),
        "before": learned.before._asdict(),
        "after": learned.after._asdict(),
        "claims": learned.claims,
        "articles": learned.articles,
        "created_at": learned.created_at,
    }


def learned_from_plain(plain: dict[str, Any]) -> Learned:
    """Give what `learned_to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: the object is not one of ours.
    """
    return Learned(
        str(plain["language"]),
        str(plain["pipeline"]),
        lesson_from_plain(plain["lesson"]),
        HeldBack(**plain["before"]),
        HeldBack(**plain["after"]),
        int(plain["claims"]),
        int(plain["articles"]),
        str(plain["created_at"]),
    )


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
