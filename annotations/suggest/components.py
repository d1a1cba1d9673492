"""spaCy components that any spaCy user can add to a pipeline: `sorotan_quotations`, `sorotan_attributions`."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from annotations.model import Experience, KnownSource, Lesson, Proposal, SourceKind, Span
from annotations.plain import proposal_from_plain, proposal_to_plain
from annotations.suggest.direct import attach
from annotations.suggest.encoder import LANGUAGES, LONGEST, Marks, shipped
from annotations.suggest.found import Found
from annotations.suggest.grammar import Grammar, Sight, Speaker, grammar_of, sight, speaker
from annotations.suggest.language import split
from annotations.suggest.lexicon import Lexicon, load
from annotations.suggest.marked import Marked, Reading, readings
from annotations.suggest.pieces import Place
from annotations.suggest.proposing import LEAST, Candidate, proposals
from annotations.suggest.quotations import quotations
from annotations.suggest.quoted_only import long_quotes, quoted_only
from annotations.suggest.resolve import Resolver
from annotations.suggest.rules import analyse
from annotations.suggest.scoring import Score, floored, learned
from annotations.suggest.scoring import load as load_score
from annotations.suggest.views import views_of
from annotations.suggest.words import Word

Marker = Callable[[str, Sequence[Place]], Marks]
_SINGLE = frozenset({"‘", "’", "'", "`", "``", "''"})  # marks of a quotation only where one begins or ends
_QUOTATIONS = "sorotan_quotations"
_ATTRIBUTIONS = "sorotan_attributions"


def _get_quotations(doc: Doc) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in doc.user_data.get(_QUOTATIONS, ()))


def _set_quotations(doc: Doc, found: Iterable[Span]) -> None:
    doc.user_data[_QUOTATIONS] = [list(span) for span in found]


def _get_attributions(doc: Doc) -> tuple[Proposal, ...]:
    return tuple(proposal_from_plain(plain) for plain in doc.user_data.get(_ATTRIBUTIONS, ()))


def _set_attributions(doc: Doc, found: Iterable[Proposal]) -> None:
    doc.user_data[_ATTRIBUTIONS] = [proposal_to_plain(one) for one in found]


# Kept as plain values, so that a Doc can go to bytes, to disk and to another process.
Doc.set_extension("quotations", getter=_get_quotations, setter=_set_quotations, force=True)
Doc.set_extension("attributions", getter=_get_attributions, setter=_set_attributions, force=True)


@Language.factory("sorotan_quotations", assigns=["doc._.quotations", "doc.spans"])
def make_quotations(nlp: Language, name: str) -> "Quotations":  # noqa: ARG001  spaCy calls by these names
    """Make the component that finds what stands in quotation marks."""
    return Quotations()


class Quotations:
    """Puts the quoted stretches into `doc._.quotations` (code points) and `doc.spans["quotations"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Look at one document."""
        found = quotations(doc.text)
        doc._.quotations = found
        spans = (doc.char_span(q.start, q.end, label="QUOTATION", alignment_mode="expand") for q in found)
        doc.spans["quotations"] = [span for span in spans if span is not None]
        return doc


@Language.factory(
    "sorotan_attributions",
    default_config={"language": "id", "sources": [], "grammar": True, "encoder": True},
    requires=["doc._.quotations"],
    assigns=["doc._.attributions", "doc.spans"],
)
def make_attributions(
    nlp: Language,
    name: str,  # noqa: ARG001
    language: str,
    sources: list[dict[str, Any]],
    grammar: bool,
    encoder: bool,
) -> "Attributions":
    """Make the component that finds claims, their cues and sources.

    Args:
        language: of the lexicon, ISO 639-1.
        sources: known sources, each with `name`, `aliases` and `kind`.
        grammar: ask a trained pipeline of the language, where there is one and the document is not parsed yet.
        encoder: read with the encoder too; without it, it goes three times as fast and finds less.
    """
    known = [KnownSource(s["name"], tuple(s.get("aliases", ())), SourceKind(s.get("kind", "unnamed"))) for s in sources]
    return Attributions(nlp, language, known, grammar=grammar, encoder=encoder)


class Attributions:
    """Puts Proposals into `doc._.attributions`, and mentions of known sources into `doc.spans["sources"]`.

    Attributes:
        score, fast_score: how a proposal is scored, with the encoder's marks and without; as measured, where it was.
        experience: what a project teaches; see `learn`.
        least: the score from which on a proposal is given.
        marker: gives the encoder's marks of a text's words; None, or a very long text, leaves the work to the rules.
    """

    def __init__(
        self,
        nlp: Language,
        language: str,
        known: Sequence[KnownSource] = (),
        *,
        grammar: bool = True,
        encoder: bool = True,
    ) -> None:
        self._nlp = nlp
        self._language = language
        self._asks_grammar = grammar
        self.least = LEAST
        marking = shipped() if encoder and language in LANGUAGES else None
        self.marker: Marker | None = marking.marks if marking else None
        self.learn(Experience())
        self.know(known)

    def know(self, sources: Sequence[KnownSource]) -> None:
        """Look for these sources from now on. Short names in capitals match as written, others in any case."""
        self.sources = list(sources)
        self._exact = PhraseMatcher(self._nlp.vocab)
        self._any_case = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        for source in sources:
            for name in (source.name, *source.aliases):
                if name.strip():
                    matcher = self._exact if name.isupper() and len(name) <= 5 else self._any_case
                    matcher.add(source.name, [self._nlp.make_doc(name)])

    def learn(self, experience: Experience) -> None:
        """Score, and look for the words of saying, as a project teaches from now on."""
        lesson = experience.lessons.get(self._language, Lesson())
        self.experience = experience
        self.lexicon = load(self._language, lesson.cues)
        rules = load_score(self._language, marked=False)
        self.score: Score = learned(floored(load_score(self._language, marked=True), rules), lesson)
        self.fast_score: Score = learned(rules, lesson)

    def __call__(self, doc: Doc) -> Doc:
        """Look at one document."""
        if self.lexicon is None:
            mentions = self._mentions(doc)
            known = {source.name: source for source in self.sources}
            speakers = self._speakers(doc)
            doc._.attributions = quoted_only(doc.text, doc._.quotations, mentions, known, speakers)
        else:
            doc._.attributions = [one.proposal for one in self.weighed(doc, self.lexicon)]
        return doc

    def weighed(self, doc: Doc, lexicon: Lexicon) -> list[Candidate]:
        """Give the proposals of a document, with the signs of their scores."""
        read = self.read(doc, lexicon)
        score = self.score if read.is_marked else self.fast_score
        return proposals(
            read.readings, read.sights, doc._.quotations, read.resolver, score, self.experience, self.least
        )

    def read(self, doc: Doc, lexicon: Lexicon) -> "Read":
        """Give all that may be proposed for a document."""
        quotes, mentions = doc._.quotations, self._mentions(doc)
        views = list(views_of(doc.text, _words(doc, quotes), quotes, lexicon))
        found = list(attach([one for view in views for one in analyse(view)], views))
        marker = self.marker
        marked = None
        if marker is not None and len(doc.text) <= LONGEST and doc.text.strip():
            words = split(doc.text)
            marked = Marked(doc.text, words, marker(doc.text, words), lexicon)
        read = readings(found, marked, views)
        sights = self._look(doc, [one.found for one in read])
        resolver = partial(Resolver, doc.text, lexicon, self.sources, mentions)
        return Read(read, sights, resolver, is_marked=marked is not None)

    def _mentions(self, doc: Doc) -> list[tuple[Span, str]]:
        """Mark the mentions of known sources; give their places and names in order."""
        matches = [*self._exact(doc, as_spans=True), *self._any_case(doc, as_spans=True)]
        doc.spans["sources"] = matches
        return sorted((Span(match.start_char, match.end_char), match.label_) for match in matches)

    def _look(self, doc: Doc, found: Sequence[Found]) -> list[Sight]:
        """Give what the grammar says: the document's own where an earlier component parsed it."""
        if _is_parsed(doc):
            return [sight(doc, one) for one in found]
        grammar = self._grammar() if found else None
        return grammar.look(doc.text, found) if grammar else []

    def _speakers(self, doc: Doc) -> dict[Span, Speaker]:
        quotes = long_quotes(doc._.quotations)
        if _is_parsed(doc):
            return {quote: one for quote in quotes if (one := speaker(doc, quote))}
        grammar = self._grammar() if quotes else None
        return grammar.speakers(doc.text, quotes) if grammar else {}

    def _grammar(self) -> Grammar | None:
        return grammar_of(self._language) if self._asks_grammar else None


class Read(NamedTuple):
    """All that may be proposed for a document.

    Attributes:
        sights: what the grammar says of each reading.
        resolver: makes what names the sources.
        is_marked: whether the encoder has read the document.
    """

    readings: list[Reading]
    sights: list[Sight]
    resolver: Callable[[], Resolver]
    is_marked: bool


def _is_parsed(doc: Doc) -> bool:
    return bool(doc.has_annotation("DEP") or doc.has_annotation("ENT_IOB"))


def _words(doc: Doc, quotes: Sequence[Span]) -> list[Word]:
    starts, ends = {quote.start for quote in quotes}, {quote.end for quote in quotes}
    words = []
    for t in doc:
        if not t.is_space and t.text.strip():
            end = t.idx + len(t)
            quotes_here = t.text in _SINGLE and (t.idx in starts or end in ends)
            low = '"' if quotes_here else t.lower_.replace("’", "'")
            words.append(Word(t.idx, end, low, t.text[0].isupper()))
    return words
