"""Tokenisers: a light one for Indonesian, spaCy's own for English, a plain one for the rest."""

from functools import lru_cache
from typing import Any

import spacy
from spacy.lang.char_classes import LIST_ELLIPSES, LIST_ICONS
from spacy.lang.punctuation import TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES
from spacy.language import BaseDefaults, Language
from spacy.util import registry

_QUOTES = '"“”„«»‘’'


class IndonesianDefaults(BaseDefaults):
    """spaCy's usual rules, and infixes of our own; without its 15,614 hyphen exceptions, which cost five seconds."""

    prefixes = TOKENIZER_PREFIXES
    suffixes = TOKENIZER_SUFFIXES
    infixes = (
        *LIST_ELLIPSES,
        *LIST_ICONS,
        rf"[{_QUOTES}]",
        r"(?<=[a-z0-9]{2})\.(?=[A-Z][a-z])",
        r"(?<=[^\W\d_]),(?=[^\W\d_])",
        r"(?<=[^\W\d_])[:;](?=[^\W\d_])",
        r"[()\[\]]",
    )


@registry.languages("sorotan_id")
class Indonesian(Language):  # type: ignore[no-untyped-call]
    """Indonesian that loads at once and keeps `Jong-un`, `ke-75` and `F-16` whole."""

    lang = "sorotan_id"
    Defaults = IndonesianDefaults


@lru_cache(maxsize=8)
def blank(language: str) -> Any:
    """Give a pipeline that only splits words; of another language than ours, spaCy's plain one."""
    if language == "id":
        return Indonesian()
    return spacy.blank("en" if language == "en" else "xx")
