"""The words that name a source: where they end, and whom they stand for."""

from collections.abc import Iterable

from annotations.gazetteer import kind_of
from annotations.model import KnownSource, SourceKind, Span
from annotations.suggest.words import DASHES, Sentence

_LONGEST = 28


def after_cue(sentence: Sentence, first: int, last: int) -> int:
    """Give the word after the noun phrase that begins at a word, appositions included."""
    at, commas = first, 0
    while at < min(last, first + _LONGEST):
        low = sentence.low[at]
        if low in {"(", "[", ":", ";", ".", '"', "“", "”", "–", "—", "!", "?", "«", "»"}:
            if low == "(" and _short_aside(sentence, at, last):
                at += 3
                continue
            break
        if low in DASHES:
            if commas == 2 or not _apposition(sentence, at + 1, last):
                break
            commas += 1
        elif at > first and _ends_phrase(sentence, at):
            break
        at += 1
    while at > first and sentence.low[at - 1] in DASHES:
        at -= 1
    return at


def _short_aside(sentence: Sentence, at: int, last: int) -> bool:
    return at + 2 < last and sentence.low[at + 2] == ")" and sentence.words[at + 1].capital


def _ends_phrase(sentence: Sentence, at: int) -> bool:
    low, before = sentence.low[at], sentence.low[at - 1]
    if sentence.is_in(at, "inside"):
        return not (
            sentence.is_in(at - 1, "titles") or sentence.is_in(at - 1, "documents") or low in {"of", "for"}
        ) and (sentence.is_in(at, "circumstances"))
    if sentence.is_in(at, "times") and not sentence.words[at].capital:
        return before not in sentence.lexicon.words("titles")
    names = sentence.is_in(at, "times") or sentence.is_in(at, "circumstances") or sentence.is_in(at, "boundaries")
    return (
        names or (sentence.lexicon.is_verb(low) and not sentence.words[at].capital) or sentence.is_in(at, "relatives")
    )


def _apposition(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether a name or a title goes on after a comma."""
    if first >= last or not sentence.low[first][0].isalpha():
        return False
    if sentence.is_in(first, "circumstances") or sentence.is_in(first, "times") or sentence.is_in(first, "connectives"):
        return sentence.is_in(first, "titles")
    stop = first
    while stop < last and sentence.low[stop] not in DASHES and sentence.low[stop] not in {".", '"', "“"}:
        stop += 1
    short = stop - first <= 9 and not sentence.has_verb(first, stop)
    return short and (sentence.words[first].capital or sentence.is_in(first, "titles"))


def before_cue(sentence: Sentence, cue: int, start: int) -> int:
    """Give the first word of the noun phrase that ends before a verb, appositions included."""
    last = skip_adverbs_back(sentence, cue, start)
    if last > start and sentence.low[last - 1] in DASHES:
        return _back_over(sentence, last - 1, start)
    begin = max(start, sentence.comma_before(last))
    if sentence.is_in(begin, "coordinators") and begin > start and not sentence.words[begin].capital:
        opened = _list_start(sentence, begin, start)
        return opened if opened is not None else begin + 1
    return begin


def _back_over(sentence: Sentence, comma: int, start: int) -> int:
    """`Title, Name, verb`: take both parts, unless the first is a circumstance."""
    second = max(start, sentence.comma_before(comma))
    if second <= start:
        return second
    first = max(start, sentence.comma_before(second - 1))
    if sentence.is_in(first, "openers") or sentence.has_verb(first, second - 1):
        return second
    return first


def _list_start(sentence: Sentence, coordinator: int, start: int) -> int | None:
    """`A, B, dan C`: where the list begins; None where what stands before is no list of names."""
    first = start
    if sentence.has_verb(first, coordinator) or sentence.is_in(first, "openers"):
        return None
    return first


def skip_adverbs_back(sentence: Sentence, at: int, start: int) -> int:
    """Give the place after the last word before a verb that is no adverb."""
    while at > start and (sentence.is_in(at - 1, "adverbs") or sentence.is_in(at - 1, "relatives")):
        at -= 1
    return at


class Namer:
    """Tells whom the words of a mention stand for, remembering who spoke before.

    Args:
        known: the sources of the project.
    """

    def __init__(self, known: Iterable[KnownSource]) -> None:
        self._known = {name.casefold(): one for one in known for name in (one.name, *one.aliases)}
        self._last = ""
        self._names: dict[str, str] = {}

    def name(self, sentence: Sentence, mention: Span | None) -> tuple[str, SourceKind]:
        """Give the source's name and kind; "" where a pronoun stands for nobody yet."""
        if mention is None:
            return "", SourceKind.UNNAMED
        words = sentence.text[mention.start : mention.end]
        lexicon = sentence.lexicon
        if words.casefold() in lexicon.words("pronouns") or words.casefold() in lexicon.words("clitics"):
            return self._last, SourceKind.PERSON if self._last else SourceKind.UNNAMED
        if known := self.known_in(words):
            self._remember(known.name, known.kind)
            return known.name, known.kind
        name, kind = self._own(sentence, words)
        self._remember(name, kind)
        return name, kind

    def known_in(self, words: str) -> KnownSource | None:
        """Give the known source that a mention names, the one nearest to its end."""
        tokens = words.replace(",", " ").split()
        for last in range(len(tokens), 0, -1):
            for first in range(max(0, last - 5), last):
                found = self._known.get(" ".join(tokens[first:last]).casefold())
                if found:
                    return found
        return None

    def _remember(self, name: str, kind: SourceKind) -> None:
        if kind is SourceKind.PERSON and name:
            self._last = name

    def _own(self, sentence: Sentence, words: str) -> tuple[str, SourceKind]:
        kind = kind_of(words)
        if kind:
            return words, kind
        lexicon = sentence.lexicon
        parts = [part.strip() for part in words.split(",") if part.strip()]
        person = next((name for part in reversed(parts) if (name := self._person(sentence, part))), "")
        first = parts[0].split()[0].casefold() if parts else ""
        for kind_name, kind in (
            ("documents", SourceKind.DOCUMENT),
            ("governments", SourceKind.GOVERNMENT),
            ("organisations", SourceKind.ORGANISATION),
        ):
            if first in lexicon.words(kind_name):
                return parts[0], kind
        if person:
            return self._names.setdefault(person.split()[-1].casefold(), person), SourceKind.PERSON
        return words, kind_of(parts[-1]) or SourceKind.UNNAMED

    @staticmethod
    def _person(sentence: Sentence, part: str) -> str:
        """Give the proper name at the end of a phrase, without its titles; "" where there is none."""
        titles = sentence.lexicon.words("titles")
        tokens = part.split()
        last = len(tokens)
        first = last
        while first > 0 and tokens[first - 1][:1].isupper() and tokens[first - 1].casefold().strip(".") not in titles:
            first -= 1
        name = tokens[first:last]
        titled = first > 0 and tokens[0].casefold() in titles
        if titled and len(name) > 2:
            name = name[-2:]
        if (
            not name
            or (not titled and len(tokens) > 4)
            or (name[0].isupper() and len(name) == 1 and not titled and len(name[0]) < 3)
        ):
            return ""
        return " ".join(name)
