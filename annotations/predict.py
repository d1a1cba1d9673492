"""Attributions of many texts: JSON Lines in, JSON Lines out, one at a time."""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, BinaryIO

from annotations.errors import Problem
from annotations.lines import lines_of
from annotations.model import Proposal
from annotations.pool import in_order

_END: Any = object()


def predict_lines(
    lines: Iterable[str], language: str | None, workers: int = 1, skip: int = 0, *, fast: bool = False
) -> Iterator[str]:
    """Give for each line `{"id", "text"}` a line `{"id", "attributions"}`, in order, as they are read.

    Args:
        language: ISO 639-1 code of all texts; None finds that of each text out.
        workers: processes that share the work.
        skip: how many texts at the beginning are done already.
        fast: leave the encoder out.

    Raises:
        Problem: a line is not such an object; it names the line number.
    """
    texts = (_read(line, number) for number, line in enumerate(lines, start=1) if line.strip())
    yield from in_order(partial(_predict, language=language, fast=fast), islice(texts, skip, None), workers)


def done_before(source: Path, target: Path) -> int:
    """Give how many texts an interrupted run has done, after taking half a line away from the end of its output.

    Raises:
        Problem: the output is of other texts.
    """
    with target.open("rb+") as out:
        size = target.stat().st_size
        out.seek(max(0, size - 1))
        if size and out.read(1) != b"\n":
            out.truncate(_last_line_end(out, size))
    done = 0
    with source.open(encoding="utf-8") as lines, target.open(encoding="utf-8") as out_lines:
        asked = (_read(line, number)[0] for number, line in enumerate(lines_of(lines), start=1) if line.strip())
        for line, name in zip_longest(lines_of(out_lines), asked, fillvalue=_END):
            if line is _END:
                break
            if name is _END or _name_of(line) != name:
                raise Problem(
                    f"Line {done + 1} of {target} is not of the text that stands there in {source}.",
                    "Choose another output file, or leave --resume out to write it anew.",
                )
            done += 1
    return done


def _last_line_end(out: BinaryIO, size: int) -> int:
    """Give the place after the last line end; 0 for none."""
    step = 65536
    for start in range(max(0, size - step), -step, -step):
        out.seek(max(0, start))
        at = out.read(step).rfind(b"\n")
        if at >= 0:
            return max(0, start) + at + 1
    return 0


def _name_of(line: str) -> Any:
    try:
        return json.loads(line)["id"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return _END


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


def _predict(named_text: tuple[Any, str], language: str | None, *, fast: bool) -> str:
    from annotations.suggest.pipelines import suggest  # noqa: PLC0415  spaCy takes a second

    name, text = named_text
    found = suggest(text, _detect(text) if language is None else language, fast=fast)
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
