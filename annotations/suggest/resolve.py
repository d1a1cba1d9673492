"""Whom the words of a mention stand for: names without titles, pronouns, `departemen itu`; and of which kind."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import regex

from annotations.gazetteer import kind_of
from annotations.model import KnownSource, SourceKind, Span
from annotations.suggest.lexicon import Lexicon

_WORD = r"(?:al-)?\p{Lu}[\p{L}\p{M}'’.-]*+"
_NAME = rf"{_WORD}(?:\s(?:bin|binti|de|van|von|al|da|del|la|{_WORD}))*+"
_LAST_NAME = regex.compile(rf"(?:^|(?<=[\s(]))({_NAME})$")
_FIRST_NAME = regex.compile(_NAME)
_WHOLE_NAME = regex.compile(_NAME)
_HEAD = regex.compile(r"(?:^|(?<=[.!?”\"]\s))(\p{Lu}[\p{L}-]+)\s[^\n.!?\"“”]{2,110}", regex.MULTILINE)
_NAMED_HEAD = regex.compile(
    rf"(?:^|(?<=[.!?”\"]\s))({_WORD}(?:\s{_WORD}){{1,2}})\s(\p{{Ll}}[\p{{L}}-]+)", regex.MULTILINE
)
_SUBJECT = regex.compile(rf"\p{{Lu}}[\p{{L}}-]+(?:\s\p{{Ll}}+){{0,3}}(?:\s{_NAME})?(?:,\s{_NAME}(?=,))?")
_APPOSED = regex.compile(rf"(?<=,\s)({_NAME})(?=[,.])")
_ASIDE = regex.compile(r"\s*\([^()]*\)")
_PLAIN_WORD = regex.compile(r"(?<![\w.])\w++(?:[-'’.]\w++)*+")
_MARKS = " \t\n.,;:\"“”«»„'’‘()"

Resolved = tuple[str, SourceKind]
NOBODY: Resolved = ("", SourceKind.UNNAMED)
_GROUPS = frozenset({SourceKind.ORGANISATION, SourceKind.GOVERNMENT})


class Resolver:
    """Names the sources of one text, asked in text order.

    Args:
        known: the sources of the project.
        mentions: where known sources stand in the text, in order, with their names.
    """

    def __init__(
        self, text: str, lexicon: Lexicon, known: Iterable[KnownSource], mentions: Sequence[tuple[Span, str]]
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self._link = regex.compile(rf",?\s(?:{'|'.join(sorted(lexicon.words('and'))) or '(?!)'})\s")
        self._known = {one.name: one for one in known}
        self._mentions = mentions
        self._starts = [span.start for span, _ in self._mentions]
        self._last_of_head: dict[str, Resolved] = {}
        self._last_named: Resolved | None = None
        self._last_group: Resolved | None = None
        self._full: dict[str, str] = {}
        self._persons: list[tuple[int, str]] = self._introduced()
        for _, name in self._persons:
            self._remember_name(name)
        self._learn_names()

    # People whom the text introduces

    def _introduced(self) -> list[tuple[int, str]]:
        """Give those named with a title at the head of a sentence, with their places; remember all other full names."""
        titles = self.lexicon.words("titles")
        heads = [match for match in _HEAD.finditer(self.text) if match.group(1).casefold() in titles]
        titled = [(match.start(), name) for match in heads if (name := self._person(_until_verb(match.group())))]
        return sorted([*titled, *self._named_at_heads()])

    def _named_at_heads(self) -> Iterator[tuple[int, str]]:
        """`Tom Hale arrived at noon.`: two or three capitals at the head of a sentence, with a verb right after."""
        for match in _NAMED_HEAD.finditer(self.text):
            name, after = match.groups()
            if self.lexicon.is_finite(after) or self.lexicon.is_verb(after) or after in self.lexicon.words("adverbs"):
                parts = name.split()
                idle = any(part.casefold() in self.lexicon.words("openers") for part in parts)
                if not idle and not self._is_group(name) and not any(kind_of(part) for part in parts):
                    yield match.start(), name

    def _learn_names(self) -> None:
        for match in _APPOSED.finditer(self.text):
            name = match.group(1)
            if 2 <= len(name.split()) <= 4 and not self._is_group(name):
                self._remember_name(name)

    def _is_group(self, name: str) -> bool:
        low = {part.casefold() for part in name.split()}
        sets = ("governments", "organisations", "documents", "titles", "portfolios", "times", "connectives")
        return kind_of(name) is not None or any(low & self.lexicon.words(one) for one in sets)

    def _remember_name(self, name: str) -> None:
        parts = name.split()
        if len(parts) > 1:
            for part in (parts[-1], parts[0], " ".join(parts[-2:])):
                self._full.setdefault(part.casefold(), name)

    def name(self, mention: Span | None, around: str = "", entity: SourceKind | None = None) -> Resolved:
        """Give the name and kind of the source that a mention stands for; "" where the text does not tell.

        Args:
            around: name of the speaker whose quotation the mention stands in; "" for none.
            entity: kind of the named entity in the mention, where one was recognised.
        """
        if mention is None:
            return NOBODY
        if self.is_pronoun(mention):
            return self._pronoun(self._words(mention).casefold(), mention.start, around)
        words = self.text[mention.start : mention.end]
        resolved = self._resolve(mention, words, entity)
        self._remember(mention.start, words, resolved)
        return resolved

    def is_pronoun(self, mention: Span | None) -> bool:
        """Say whether a mention names nobody by itself: `ia`, `she`, the clitic of `katanya`."""
        if mention is None:
            return False
        low = self._words(mention).casefold()
        return low in self.lexicon.words("pronouns") or low in self.lexicon.words("clitics")

    def is_first_person(self, mention: Span | None) -> bool:
        """Say whether a mention is the speaker of the quotation around it: `saya`, `I`."""
        return mention is not None and self._words(mention).casefold() in self.lexicon.words("first_person")

    def _words(self, mention: Span) -> str:
        return self.text[mention.start : mention.end].strip(_MARKS)

    def _resolve(self, mention: Span, words: str, entity: SourceKind | None) -> Resolved:
        if self._is_list(words):
            return words, self._group(self._head(words))
        return self._of_project(mention) or self._described(words) or self._own(words, entity)

    def _pronoun(self, low: str, at: int, around: str) -> Resolved:
        if low in self.lexicon.words("first_person"):
            return (around, SourceKind.PERSON) if around else NOBODY
        if low in self.lexicon.words("nobody"):
            return NOBODY
        return self._last_person(at)

    def _last_person(self, at: int) -> Resolved:
        before = bisect_left(self._persons, (at, ""))
        return (self._persons[before - 1][1], SourceKind.PERSON) if before else NOBODY

    def _of_project(self, mention: Span) -> Resolved | None:
        """Give the known source that a mention names; the one nearest to its end."""
        at = bisect_right(self._starts, mention.end) - 1
        while at >= 0 and self._mentions[at][0].start >= mention.start:
            span, name = self._mentions[at]
            one = self._known[name]
            if span.end <= mention.end and self._is_whole(mention, span, one.kind):
                return one.name, one.kind
            at -= 1
        return None

    def _is_whole(self, mention: Span, span: Span, kind: SourceKind) -> bool:
        """A country at the end of a longer phrase is not the source: `Presiden Ukraina`, `menteri pertahanan Rusia`."""
        words = self.text[mention.start : mention.end]
        if mention.start == span.start or "," in self.text[span.end : mention.end]:
            return (
                not self._person(words)
                or span.end == mention.end
                or self._person(words) in self.text[span.start : span.end]
            )
        return kind not in _GROUPS and span.end >= mention.end - 1

    def _described(self, words: str) -> Resolved | None:
        """`departemen itu`, `the ministry`: the source of that head word that was named before."""
        parts = words.split()
        tail = parts[-1].casefold() in self.lexicon.words("determiners")
        the = parts[0].casefold() in self.lexicon.words("definite") and len(parts) <= 4
        if not (tail or the) or len(parts) > 9 or (the and any(part[0].isupper() for part in parts[1:])):
            return None
        head = self._head(words)
        named = any(part[0].isupper() for part in parts[1:])
        if not named and head in self._last_of_head:
            return self._last_of_head[head]
        if head in self.lexicon.words("titles"):
            return self._last_named
        if head in self.lexicon.words("organisations") | self.lexicon.words("governments") and not named:
            return self._last_group
        return None

    def _head(self, words: str) -> str:
        skip = self.lexicon.words("articles")
        return next((low for word in words.split() if (low := word.strip(_MARKS).casefold()) and low not in skip), "")

    def _remember(self, at: int, words: str, resolved: Resolved) -> None:
        name, kind = resolved
        if not name:
            return
        self._last_of_head[self._head(words)] = resolved
        if kind in _GROUPS:
            self._last_group = resolved
        if kind is SourceKind.PERSON:
            self._last_named = resolved
            place = bisect_left(self._persons, (at, ""))
            while place < len(self._persons) and self._persons[place][0] == at:
                del self._persons[place]  # who was guessed to be introduced there
            self._persons.insert(place, (at, name))
            self._remember_name(name)

    def _own(self, words: str, entity: SourceKind | None) -> Resolved:
        plain = self._main(_ASIDE.sub(" ", words))
        parts = _parts(plain)
        if not parts:
            return words.strip(_MARKS), SourceKind.UNNAMED
        parts = [parts[0], *(part for part in parts[1:] if self._head(part) not in self.lexicon.words("reaching"))]
        if kind := kind_of(self._bare(plain)) or kind_of(plain):
            return self._bare(plain), kind
        if medium := self._medium(parts):
            return medium
        name, head = self._person(plain), self._head(plain)
        if name and not (entity in _GROUPS and name == self._bare(plain) and self._may_be_a_group(name)):
            return self._full.get(name.casefold(), name), SourceKind.PERSON
        if head in self.lexicon.words("documents"):
            return self._bare(parts[0]), SourceKind.DOCUMENT
        if len(parts) == 2 and _is_name(parts[1]):
            return parts[1], kind_of(parts[1]) or self._group(head)
        bare, kind = self._bare(parts[0]), self._group(head)
        return bare, entity if entity and kind is SourceKind.UNNAMED and _is_name(bare) else kind

    def _may_be_a_group(self, name: str) -> bool:
        """Say whether a recogniser of names is to be believed: two words are a person more often than not."""
        return len(name.split()) != 2 and name.casefold() not in self._full

    def _main(self, words: str) -> str:
        """Leave out the relative clause of a description."""
        tokens = words.split()
        cut = next(
            (i for i, token in enumerate(tokens) if i and token.casefold() in self.lexicon.words("relatives")),
            len(tokens),
        )
        comma = next((i for i, token in enumerate(tokens[cut:], cut) if token.endswith(",")), len(tokens))
        return " ".join([*tokens[:cut], *(["", ","] if comma < len(tokens) - 1 else []), *tokens[comma + 1 :]]).replace(
            " , ", ", "
        )

    def _is_list(self, words: str) -> bool:
        """`Korea Selatan, Amerika Serikat, dan Ukraina`; `Pejabat AS serta menteri Ukraina`."""
        match = self._link.search(words)
        if match is None:
            return False
        after = words[match.end() :].split()
        titled = self._head(words) in self.lexicon.words("titles") | self.lexicon.words("governments")
        other = after[0].casefold() in self.lexicon.words("titles") if after else False
        return (
            "," in match.group()
            or other
            or match.group().strip() in self.lexicon.words("list_links")
            or (not titled and bool(after) and after[0][0].isupper() and kind_of(" ".join(after)) is not None)
        )

    def _group(self, head: str) -> SourceKind:
        if head in self.lexicon.words("governments"):
            return SourceKind.GOVERNMENT
        return SourceKind.ORGANISATION if head in self.lexicon.words("organisations") else SourceKind.UNNAMED

    def _medium(self, parts: list[str]) -> Resolved | None:
        """`kantor berita resmi KCNA`, `media pemerintah Korea Utara, KCNA`: the name of the medium."""
        for part in reversed(parts):
            match = _LAST_NAME.search(part)
            if match and (kind := kind_of(match.group(1))) in {SourceKind.NEWS_AGENCY, SourceKind.OUTLET}:
                return match.group(1), kind
        low = parts[0].casefold()
        if any(low.startswith(medium) for medium in self.lexicon.words("media")):
            agency = low.startswith(tuple(self.lexicon.words("agencies")))
            match = _LAST_NAME.search(parts[-1])
            return (
                match.group(1) if match else self._bare(parts[0])
            ), SourceKind.NEWS_AGENCY if agency else SourceKind.OUTLET
        name = self._bare(parts[0])
        words = name.split()
        if 1 < len(words) <= 4 and _is_name(name) and self.lexicon.words("media_names").intersection(low.split()):
            return name, SourceKind.OUTLET
        return None

    def _bare(self, words: str) -> str:
        """Give the words without articles at their head and determiners at their end."""
        parts = words.strip(_MARKS).split()
        skip, tail = (
            self.lexicon.words("articles"),
            self.lexicon.words("determiners") - self.lexicon.words("kept_determiners"),
        )
        while len(parts) > 1 and parts[0].casefold() in skip:
            parts.pop(0)
        while len(parts) > 1 and parts[-1].casefold() in tail:
            parts.pop()
        return " ".join(parts)

    # Names of people

    def _person(self, words: str) -> str:
        """Give the proper name of a person in a phrase, without titles; "" where there is none."""
        parts = _parts(_ASIDE.sub(" ", words))
        if not parts:
            return ""
        titled = self._head(parts[0]) in self.lexicon.words("titles")
        if not titled and (name := self._leading_name(parts)):
            return name
        if len(parts) > 1:
            return (
                next((part for part in map(self._stripped, reversed(parts[1:])) if part), "")
                if titled
                or (_is_name(parts[-1]) and not self._is_group(parts[0]) and self._head(parts[0]) not in self._groups())
                else ""
            )
        return self._titled_name(parts[0]) if titled else ""

    def _groups(self) -> frozenset[str]:
        return self.lexicon.words("governments") | self.lexicon.words("organisations") | self.lexicon.words("documents")

    def _leading_name(self, parts: list[str]) -> str:
        """`Ratna Wijaya, peneliti pada lembaga kelautan`; `Lina Prayoga dari Universitas Randu Alas`."""
        match = _FIRST_NAME.match(parts[0])
        if match is None or self._is_group(match.group()):
            return ""
        name, rest = match.group(), parts[0][match.end() :].split()
        if rest and not (rest[0].casefold() in self.lexicon.words("inside") and len(name.split()) > 1):
            return ""
        if len(name.split()) == 1:
            return name if _looks_like_name(name) and not self._is_common(name) else ""
        return name if len(name.split()) <= 5 else ""

    def _is_common(self, word: str) -> bool:
        """Say whether the text writes the word in lower case elsewhere, or it is a plural: *Anak-anak*."""
        low = word.casefold()
        half, _, other = low.partition("-")
        return half == other or low in self._plain_words

    @cached_property
    def _plain_words(self) -> frozenset[str]:
        return frozenset(match.group() for match in _PLAIN_WORD.finditer(self.text))

    def _stripped(self, part: str) -> str:
        """A name after a comma, its military or academic title left out."""
        return (
            self._titled_name(part)
            if self._head(part) in self.lexicon.words("titles")
            else part
            if _is_name(part) and not self._is_group(part)
            else ""
        )

    def _titled_name(self, part: str) -> str:
        """`Menteri Luar Negeri Arman Sudibyo`, `Direktur KSTB Wiratma`: the name at the end."""
        match = _LAST_NAME.search(part)
        if match is None:
            return ""
        lead = part[: match.start(1)].split()
        places = self.lexicon.words("openers") | self.lexicon.words("inside") | self.lexicon.words("origins")
        if lead and lead[-1].casefold() in places:
            return ""
        name = self._after_titles(match.group(1).split())
        while name and (length := _prefix_place(name)):
            name = name[length:]
        described = (
            lead and not lead[-1][0].isupper() and len(name) == 1 and " ".join(name).casefold() not in self._full
        )
        if not name or described or kind_of(" ".join(name)):
            return ""
        return " ".join(name if len(name) <= 3 or "." in " ".join(name) else name[-3:])

    def _after_titles(self, parts: list[str]) -> list[str]:
        skip = self.lexicon.words("titles") | self.lexicon.words("portfolios") | self._groups()
        cut = 0
        for i, part in enumerate(parts[:-1]):
            low = part.casefold()
            if low in skip or low.strip(".") in skip or (part.isupper() and len(part) > 1 and "." not in part):
                cut = i + 1
        last = parts[-1].casefold()
        return [] if last in skip else parts[cut:]


def _parts(words: str) -> list[str]:
    return [part for raw in words.split(",") if (part := raw.strip(_MARKS))]


def _is_name(words: str) -> bool:
    return bool(_WHOLE_NAME.fullmatch(words))


def _until_verb(words: str) -> str:
    """Give a sentence's head up to its first lower-case word after a name."""
    match = _SUBJECT.match(words)
    return match.group() if match else ""


def _prefix_place(parts: list[str]) -> int:
    """Give how many words at the head name a country or an organisation."""
    return next((n for n in (3, 2, 1) if len(parts) > n and kind_of(" ".join(parts[:n]))), 0)


def _looks_like_name(word: str) -> bool:
    return len(word) > 3 and word[1:].islower()
