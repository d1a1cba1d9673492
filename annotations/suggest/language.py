"""Pipelines that only split words: one light tokeniser of our own, for Indonesian, English and the rest."""

from pathlib import Path
from typing import Any

import regex
import spacy
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc
from spacy.util import get_lang_class, registry
from spacy.vocab import Vocab

# Numbers, initials, addresses and words with inner hyphens or apostrophes stay whole; marks stand alone.
_TOKEN = regex.compile(
    r"""
    (?:Rp|US\$|\$)?\d++(?:[.,:/]\d++)*+(?:-\p{L}++)?%?        # 10.000  07:00  12/11/2024  Rp1.400  10-ton
  | (?:\p{Lu}\.){2,}                                         # U.S.
  | (?:Mr|Mrs|Ms|Dr|Drs|Ir|Prof|Gen|Sen|Rep|Gov|Lt|Col|St|Jr|Hj|Tbk)\.(?=\s\p{Lu})
  | (?:Muh|Moch|Moh|Mhd|Muhd|Abd|KH|Kompol|Kombes|Brigjen|Letkol|Kol)\.(?=\s\p{Lu})
  | \p{Lu}\.(?=\s\p{Lu})                                     # the initial in Sari W. Utami
  | [\p{L}\d-]++(?:\.(?:com|co|org|net|go|id|tv))++\b        # Kompas.com
  | [\p{L}\p{N}\p{M}_]++(?:[-'’‑](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}_]++)*+
  | \.{2,}
  | \s++
  | .
    """,
    regex.VERBOSE | regex.DOTALL,
)
TOKENIZER = "sorotan.WordTokenizer.v1"


def split(text: str) -> list[tuple[int, int]]:
    """Give the places of the words and marks of a text, without blanks: those of the tokens that are made of it."""
    return [match.span() for match in _TOKEN.finditer(text) if not match.group().isspace()]


class WordTokenizer:
    """Splits words in time linear in the text, whatever it holds.

    `Kim Jong-un`, `ke-75` and `F-16` stay; `,"katanya` and `2024.Namun` come apart.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Give the document of a text; `doc.text` is the text again."""
        words: list[str] = []
        spaces: list[bool] = []
        for token in _TOKEN.findall(text):
            if token[0] == " " and words and not words[-1].isspace() and not spaces[-1]:
                spaces[-1] = True
                token = token[1:]  # noqa: PLW2901  what is left of the blanks is a token of its own
            if token:
                words.append(token)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Give nothing: there is no state to keep."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "WordTokenizer":
        """Give the tokeniser itself."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Write nothing: there is no state to keep."""

    def from_disk(self, _path: str | Path, **_: Any) -> "WordTokenizer":
        """Give the tokeniser itself."""
        return self


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def make_tokenizer() -> Any:
    """Make the factory of the tokeniser, as a spaCy config names it: `@tokenizers = "sorotan.WordTokenizer.v1"`."""
    return lambda nlp: WordTokenizer(nlp.vocab)


class IndonesianDefaults(BaseDefaults):
    """No exceptions: the 15,614 of spaCy's own Indonesian cost five seconds."""

    config = BaseDefaults.config.merge({"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


@registry.languages("sorotan_id")
class Indonesian(Language):  # type: ignore[no-untyped-call]
    """Indonesian that loads at once."""

    lang = "sorotan_id"
    Defaults = IndonesianDefaults


def blank(language: str) -> Any:
    """Give a pipeline that only splits words.

    Args:
        language: ISO 639-1 code; one that spaCy does not know is taken as its multi-language `xx`.
    """
    if language == "id":
        return Indonesian()
    return spacy.blank(_code(language), config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


def _code(language: str) -> str:
    try:
        get_lang_class(language)
    except ImportError:
        return "xx"
    return language
