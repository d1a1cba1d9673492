"""Pipelines by language: plain text in, Proposals out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from annotations.model import Experience, KnownSource, Proposal
from annotations.suggest.components import Attributions
from annotations.suggest.encoder import LANGUAGES, LONGEST, is_shipped
from annotations.suggest.grammar import grammar_of
from annotations.suggest.language import blank
from annotations.suggest.lexicon import load

VERSION = "0.4"
_HALF = regex.compile("[\ud800-\udfff]")  # half a surrogate pair, which spaCy cannot hold


def pipeline_name(language: str, length: int = 0, *, fast: bool = False) -> str:
    """Give the name under which a run is kept: `sorotan-id`, or `sorotan-rules-id` where the encoder has no part.

    Args:
        length: of the text, in code points.
        fast: as in `suggest`.
    """
    if not language or load(language) is None:
        return "sorotan-rules-xx"
    rules = fast or length > LONGEST or language not in LANGUAGES or not is_shipped()
    return f"sorotan-rules-{language}" if rules else f"sorotan-{language}"


@dataclass
class _Loaded:
    nlp: Any
    component: Attributions
    characters: int = 0  # read by it


@lru_cache(maxsize=8)
def _pipeline(language: str, fast: bool) -> _Loaded:
    nlp = blank(language)
    nlp.max_length = 10**9
    nlp.add_pipe("sorotan_quotations")
    nlp.add_pipe("sorotan_attributions", config={"language": language or "xx", "encoder": not fast})
    component = nlp.get_pipe("sorotan_attributions")
    return _Loaded(nlp, component)


_NOTHING = Experience()
AFRESH = 100_000_000  # characters; a memory zone still keeps 45 bytes of every new word, until pipelines are made anew


def warm(language: str, *, fast: bool = False) -> None:
    """Load what a language needs, so that the first text does not wait for it."""
    _pipeline(language, fast)
    grammar_of(language)


def suggest(
    text: str,
    language: str,
    sources: Sequence[KnownSource] = (),
    experience: Experience = _NOTHING,
    *,
    fast: bool = False,
) -> list[Proposal]:
    """Find the claims of a text, each with its mention, cue, quotation and score, in text order.

    Args:
        text: canonical text.
        language: ISO 639-1 code; without a lexicon of that language, quotation marks and known sources still work.
        sources: the sources of the project; their names and aliases are found in the text.
        experience: what the project teaches.
        fast: leave the encoder out; finds less, three times as fast.
    """
    loaded = _pipeline(language, fast)
    component = loaded.component
    if component.sources != list(sources):
        component.know(sources)
    if component.experience != experience:
        component.learn(experience)
    if not text.strip():
        return []
    with loaded.nlp.memory_zone():  # else spaCy keeps every word that it ever met
        found = list(loaded.nlp(_HALF.sub("\ufffd", text))._.attributions)
    loaded.characters += len(text)
    if loaded.characters > AFRESH:
        _pipeline.cache_clear()
        grammar_of.cache_clear()
    return found


def propose(
    text_and_language: tuple[str, str],
    sources: Sequence[KnownSource] = (),
    experience: Experience = _NOTHING,
    *,
    fast: bool = False,
) -> list[Proposal]:
    """Give what `suggest` gives for a text and its language, in the form that work on several processors needs."""
    return suggest(*text_and_language, sources, experience, fast=fast)
