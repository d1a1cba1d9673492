"""Attributions of many texts: JSON Lines in, JSON Lines out, one at a time."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from annotations.errors import Problem
from annotations.model import Proposal


def predict_lines(lines: Iterable[str], language: str | None) -> Iterator[str]:
    """Give for each line `{"id", "text"}` a line `{"id", "attributions"}`, as each is read.

    Args:
        language: ISO 639-1 code of all texts; None finds that of each text out.

    Raises:
        Problem: a line is not such an object; it names the line number.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _predict(*_read(line, number), language)


def _read(line: str, number: int) -> tuple[Any, str]:
    try:
        row = json.loads(line.removeprefix("\ufeff"))
        name, text = row["id"], row["text"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Problem(
            f"Line {number} is not a JSON object with “id” and “text”.", "Correct that line and try again."
        ) from error
    if not isinstance(text, str):
        raise Problem(f"The “text” of line {number} is not a string.", "Correct that line and try again.")
    return name, text


def _predict(name: Any, text: str, language: str | None) -> str:
    from annotations.suggest.pipelines import suggest  # noqa: PLC0415  spaCy takes a second

    found = suggest(text, _detect(text) if language is None else language)
    return _line({"id": name, "attributions": [to_attribution(p) for p in found]})


def _line(row: dict[str, Any]) -> str:
    """Give a row as JSON in its own script; escaped where it holds half a surrogate pair, which UTF-8 cannot."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(row)
    return line


def _detect(text: str) -> str:
    from annotations.articles import detect_language  # noqa: PLC0415  loads a model

    return detect_language(text)


def to_attribution(proposal: Proposal) -> dict[str, Any]:
    """Give a proposal in the exchange form of attribution data: content, cue, source, quote, kind, speaker, via."""
    row: dict[str, Any] = {
        "content": [list(span) for span in proposal.spans],
        "cue": [list(span) for span in proposal.cue],
        "source": list(proposal.mention) if proposal.mention else None,
        "quote": proposal.quotation.value,
        "kind": proposal.act,
        "speaker": proposal.source or None,
        "score": proposal.score,
    }
    if proposal.via:
        row["via"] = list(proposal.via)
    return row
