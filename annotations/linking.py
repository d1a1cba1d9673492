"""Which source of a project a name means: another spelling or script, an acronym, a surname."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import regex
from anyascii import anyascii
from rapidfuzz import fuzz

from annotations.gazetteer import entry_of
from annotations.model import SourceKind

# Letters that one system of romanisation writes otherwise than another: Zelenskiy, Zelensky, Zelenskyy, Zelens'kyj.
_SPELLINGS = [
    (regex.compile(pattern), instead)
    for pattern, instead in (
        *((r"[^a-z0-9 ]", ""), (r"[iyj]+", "i"), (r"w", "v"), (r"kh", "h"), (r"x", "ks")),
        *((r"oe|ou", "u"), (r"(.)\1+", r"\1")),
    )
]
_SMALL = frozenset({"dan", "of", "the", "for", "and", "untuk", "di", "on", "in"})
_ACRONYM = regex.compile(r"\p{Lu}{2,7}")
_PERSONS = (SourceKind.PERSON, SourceKind.UNNAMED)
# A surname meets a whole name that ends in it, an acronym a name with its initials; two whole names never meet so.
_MEETS = {"alone": "last", "last": "alone", "short": "initials", "initials": "short"}
_SIGNS = {"alone": "surname", "last": "surname", "short": "acronym", "initials": "acronym"}
_SHORTEST = 7
_ALIKE, _WORDS_ALIKE = 92, 85


class Link(NamedTuple):
    """What a name was found to mean, and by what sign: name, gazetteer, acronym, surname or spelling."""

    source_id: int
    sign: str


class Linker:
    """Finds the source that a name means. A sign that fits two sources fits none."""

    def __init__(self, sources: Iterable[tuple[int, SourceKind, Iterable[str]]]) -> None:
        self._by: dict[tuple[str, str], set[int]] = {}
        self._spellings: dict[str, int] = {}
        self._memory: dict[tuple[str, SourceKind], Link | None] = {}
        for source_id, kind, names in sources:
            self.add(source_id, kind, names)

    def add(self, source_id: int, kind: SourceKind, names: Iterable[str]) -> None:
        """Have one more source found, by its name and aliases."""
        self._memory.clear()
        for name in names:
            for key in _keys(name, kind):
                self._by.setdefault(key, set()).add(source_id)
            self._spellings.setdefault(spelling(name), source_id)

    def find(self, name: str, kind: SourceKind = SourceKind.UNNAMED) -> Link | None:
        """Give the source that a name means; None where it is a new one.

        Args:
            kind: what the name is thought to be: a surname is looked for among persons alone.
        """
        if (name, kind) not in self._memory:
            self._memory[name, kind] = self._found(name, kind)
        return self._memory[name, kind]

    def _found(self, name: str, kind: SourceKind) -> Link | None:
        for sign, key in _keys(name, kind):
            found = self._by.get((_MEETS.get(sign, sign), key), set())
            if len(found) == 1:
                return Link(next(iter(found)), _SIGNS.get(sign, sign))
            if found:
                return None
        alike = self._alike(spelling(name))
        return None if alike is None else Link(alike, "spelling")

    def _alike(self, wanted: str) -> int | None:
        if len(wanted) < _SHORTEST:
            return None
        found = {i for other, i in self._spellings.items() if len(other) >= _SHORTEST and _nearly(wanted, other)}
        return found.pop() if len(found) == 1 else None


def _keys(name: str, kind: SourceKind) -> Iterator[tuple[str, str]]:
    """Give the keys under which a name is known, each with its sign."""
    words = name.split()
    yield "name", " ".join(words).casefold()
    if entry := entry_of(name):
        yield "gazetteer", entry
    if spelled := spelling(name):
        yield "spelling", spelled
    if len(words) == 1 and _ACRONYM.fullmatch(words[0]):
        yield "short", words[0]
    elif initials := _initials(words):
        yield "initials", initials
    if kind in _PERSONS and words and not _ACRONYM.fullmatch(name):
        yield "alone" if len(words) == 1 else "last", spelling(words[-1])


def _initials(words: list[str]) -> str:
    initials = "".join(word[0] for word in words if word.casefold() not in _SMALL)
    return initials if len(words) >= 3 and _ACRONYM.fullmatch(initials) else ""


@lru_cache(maxsize=4096)
def spelling(name: str) -> str:
    """Give a name in Latin letters, without what differs from one romanisation to another."""
    letters = anyascii(name).casefold().replace("-", " ")
    before = ""
    while letters != before:  # what one pattern leaves another may meet: *oou* is *ou* is *u*
        before = letters
        for pattern, instead in _SPELLINGS:
            letters = pattern.sub(instead, letters)
        letters = " ".join(letters.split())
    return letters


def _nearly(one: str, other: str) -> bool:
    words, others = one.split(), other.split()
    return (
        len(words) == len(others)
        and fuzz.ratio(one, other) >= _ALIKE
        and all(fuzz.ratio(a, b) >= _WORDS_ALIKE for a, b in zip(words, others, strict=True))
    )
