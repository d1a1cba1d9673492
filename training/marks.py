"""The annotated texts that networks learn from: the mark of each word, and documents held back in turn."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from annotations.suggest.encoder import HEADS
from annotations.suggest.language import split
from training.calibrate import document_of

SEED = 0
WITH_VIA = ("wire", "own")  # files in which `via` is annotated
IGNORED = -100

Row = dict[str, Any]


class Text(NamedTuple):
    """A text to learn from: its words' places, and the mark of each word in each head; IGNORED where not annotated."""

    text: str
    words: list[tuple[int, int]]
    marks: np.ndarray


def read(folders: Sequence[Path]) -> list[Row]:
    """Give the annotated documents with the name of their file."""
    rows = []
    for path in sorted(path for folder in folders for path in folder.glob("??-*.jsonl")):
        rows += [{**json.loads(line), "file": path.stem} for line in path.open(encoding="utf-8")]
    return rows


def marked(row: Row) -> Text:
    """Give the words of a document and their marks: 0 for none, 1 for the first word of a span, 2 for the others."""
    text = row["text"]
    words = split(text)
    marks = np.zeros((len(words), len(HEADS)), int)
    claims = {tuple(span) for one in row["attributions"] for span in one["content"]}
    inner = {s for s in claims if any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in claims)}
    spans = {
        "claim": claims - inner,
        "inner": inner,
        "cue": {tuple(span) for one in row["attributions"] for span in one["cue"]},
        "source": {tuple(one["source"]) for one in row["attributions"] if one["source"]},
        "via": {tuple(one["via"]) for one in row["attributions"] if one.get("via")},
    }
    for column, head in enumerate(HEADS):
        for start, end in sorted(spans[head], key=lambda span: span[0] - span[1]):
            inside = [i for i, (a, b) in enumerate(words) if a < end and b > start]
            marks[inside, column] = 2
            marks[inside[:1], column] = 1
    if not any(part in row["file"] for part in WITH_VIA):
        marks[:, HEADS.index("via")] = IGNORED
    return Text(text, words, marks)


def varied(texts: Sequence[Text], rng: random.Random) -> Iterator[Text]:
    """Give the texts as they might stand in another article: short ones joined, with other quotation marks."""
    at = 0
    while at < len(texts):
        one = texts[at]
        at += 1
        while at < len(texts) and "\n" not in one.text + texts[at].text and len(one.text) < 400 and rng.random() < 0.5:
            one = _joined(one, texts[at])
            at += 1
        yield one._replace(text=_requoted(one.text, rng))


def _joined(one: Text, other: Text) -> Text:
    shift = len(one.text) + 1
    words = [*one.words, *((a + shift, b + shift) for a, b in other.words)]
    return Text(f"{one.text} {other.text}", words, np.concatenate([one.marks, other.marks]))


def _requoted(text: str, rng: random.Random) -> str:
    """Give a text of the same length with straight marks for curly ones, or curly ones for straight, or as it is."""
    way = rng.random()
    if way < 0.25:
        return text.replace("“", '"').replace("”", '"').replace("’", "'")
    if way < 0.5 and not set(text) & set("“”"):
        parts = text.split('"')
        return "".join(part + ("“", "”")[number % 2] for number, part in enumerate(parts[:-1])) + parts[-1]
    return text


def folds_of(rows: Sequence[Row], folds: int) -> list[int]:
    """Give each row the fold of its document."""
    documents = sorted({document_of(str(row["id"])) for row in rows})
    random.Random(SEED).shuffle(documents)  # noqa: S311
    fold = {document: number % folds for number, document in enumerate(documents)}
    return [fold[document_of(str(row["id"]))] for row in rows]
