"""The words of saying of one language, read from resources/cues."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from annotations.files import resource


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that express saying, and how they behave.

    Attributes:
        words: lower case, one or more.
        place: where the words stand; the places, and what may be needed, are explained in resources/cues/id.toml.
        needs: what must follow: anything, clause, that, hearer, agent.
        act: assertion, belief, directive or question.
        strength: 0 to 1, how sure a sign of a claim the words are.
        document: whether the source must be a document, a survey or a text.
        clitic: characters of the clitic that the found word ends with, the speaker; 0 for none.
    """

    words: tuple[str, ...]
    place: str
    needs: str
    act: str
    strength: float
    document: bool
    clitic: int = 0


class Lexicon:
    """The cues and function words of one language."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.language = str(data["language"])
        self._cues: dict[str, dict[str, list[Cue]]] = {}
        for group in data["cues"]:
            for place in group["places"]:
                for words in group["words"]:
                    self._add(group, place, tuple(words.lower().split()))
        for words, place in data.get("learned", ()):
            self._add({"act": "assertion", "needs": "anything"}, place, tuple(words.split()))
        for cues in self._cues.values():
            for found in cues.values():
                found.sort(key=lambda cue: -len(cue.words))
        words = data["words"]
        self.sets = {name: frozenset(value) for name, value in words.items() if isinstance(value, list)}
        self.clitics = tuple(self.words("clitics"))
        self._verb = re.compile(words.get("verb_pattern", r"(?!)"))
        self._pattern_is_finite = bool(words.get("pattern_is_finite", True))
        self._action_noun = re.compile(words.get("action_noun", r"(?!)"))
        self._verbs: dict[str, bool] = {}

    def _add(self, group: dict[str, Any], place: str, words: tuple[str, ...]) -> None:
        needs, strength = group.get("needs", "anything"), float(group.get("strength", 0.7))
        document = bool(group.get("document", False))
        cues = self._cues.setdefault(place, {})
        cues.setdefault(words[0], []).append(Cue(words, place, needs, group["act"], strength, document))
        for ending in group.get("clitics", ()):
            glued = (*words[:-1], words[-1] + ending)
            cue = Cue(glued, place, needs, group["act"], strength, document, len(ending))
            cues.setdefault(glued[0], []).append(cue)

    def words(self, name: str) -> frozenset[str]:
        """Give one of the sets of function words; empty where the language has none of that name."""
        return self.sets.get(name, frozenset())

    def find(self, place: str, following: Sequence[str]) -> Cue | None:
        """Give the longest cue of a place that the words begin with; None where there is none."""
        for cue in self._cues.get(place, {}).get(following[0], ()) if following else ():
            if tuple(following[: len(cue.words)]) == cue.words:
                return cue
        return None

    def is_verb(self, word: str) -> bool:
        """Say whether a word may be the verb of a clause."""
        known = self._verbs.get(word)
        if known is None:
            known = word in self.words("verb_words") or self._has_pattern(word)
            if len(self._verbs) < 50_000:
                self._verbs[word] = known
        return known

    def is_finite(self, word: str) -> bool:
        """Say whether a word is surely the verb of a clause, and no part of a noun phrase."""
        return word in self.words("finite") or (self._pattern_is_finite and self._has_pattern(word))

    def is_function_word(self, word: str) -> bool:
        """Say whether a word is in any of the sets of function words."""
        return any(word in words for words in self.sets.values())

    def is_action(self, word: str) -> bool:
        """Say whether a word names an act, as *pengiriman* does, so that it can be asked for."""
        return bool(self._action_noun.fullmatch(word))

    def _has_pattern(self, word: str) -> bool:
        return bool(self._verb.fullmatch(word)) and word not in self.words("not_verbs")


@lru_cache(maxsize=32)
def load(language: str, learned: tuple[tuple[str, str], ...] = ()) -> Lexicon | None:
    """Give the lexicon of a language; None where none is shipped.

    Args:
        learned: more cues, each the words in lower case and the place where they stand.
    """
    if not language.isalpha():
        return None
    try:
        path = resource("cues", f"{language}.toml")
    except FileNotFoundError:
        return None
    return Lexicon({**tomllib.loads(path.read_text(encoding="utf-8")), "learned": learned})
