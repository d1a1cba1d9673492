"""spaCy components that any spaCy user can add to a pipeline: `sorotan_quotations`, `sorotan_attributions`."""

from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from annotations.model import KnownSource, Proposal, SourceKind, Span
from annotations.suggest.direct import attach
from annotations.suggest.lexicon import Lexicon, load
from annotations.suggest.proposing import proposals, quotation_of
from annotations.suggest.quotations import quotations
from annotations.suggest.resolve import Resolver
from annotations.suggest.rules import analyse
from annotations.suggest.views import views_of
from annotations.suggest.words import Word

if not Doc.has_extension("attributions"):
    Doc.set_extension("attributions", default=())
if not Doc.has_extension("quotations"):
    Doc.set_extension("quotations", default=())


@Language.factory("sorotan_quotations", assigns=["doc._.quotations", "doc.spans"])
def make_quotations(nlp: Language, name: str) -> "Quotations":  # noqa: ARG001  spaCy calls by these names
    """Make the component that finds what stands in quotation marks."""
    return Quotations()


class Quotations:
    """Puts the quoted stretches into `doc._.quotations` (code points) and `doc.spans["quotations"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Look at one document."""
        found = quotations(doc.text)
        doc._.quotations = tuple(found)
        spans = (doc.char_span(q.start, q.end, label="QUOTATION", alignment_mode="expand") for q in found)
        doc.spans["quotations"] = [span for span in spans if span is not None]
        return doc


@Language.factory(
    "sorotan_attributions",
    default_config={"language": "id", "sources": []},
    requires=["doc._.quotations"],
    assigns=["doc._.attributions", "doc.spans"],
)
def make_attributions(nlp: Language, name: str, language: str, sources: list[dict[str, Any]]) -> "Attributions":  # noqa: ARG001
    """Make the component that finds claims, their cues and sources.

    Args:
        language: of the lexicon, ISO 639-1.
        sources: known sources, each with `name`, `aliases` and `kind`.
    """
    known = [KnownSource(s["name"], tuple(s.get("aliases", ())), SourceKind(s.get("kind", "unnamed"))) for s in sources]
    return Attributions(nlp, language, known)


class Attributions:
    """Puts Proposals into `doc._.attributions`, and mentions of known sources into `doc.spans["sources"]`."""

    def __init__(self, nlp: Language, language: str, known: Sequence[KnownSource] = ()) -> None:
        self.lexicon = load(language)
        self._nlp = nlp
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

    def __call__(self, doc: Doc) -> Doc:
        """Look at one document."""
        matches = [*self._exact(doc, as_spans=True), *self._any_case(doc, as_spans=True)]
        doc.spans["sources"] = matches
        if self.lexicon is None:
            doc._.attributions = tuple(_quoted_only(doc, self.sources))
        else:
            doc._.attributions = tuple(_attributions(doc, self.lexicon, self.sources))
        return doc


def _words(doc: Doc) -> list[Word]:
    return [
        Word(t.idx, t.idx + len(t), t.lower_.replace("’", "'"), t.text[0].isupper())
        for t in doc
        if not t.is_space and t.text.strip()
    ]


def _attributions(doc: Doc, lexicon: Lexicon, known: Sequence[KnownSource]) -> list[Proposal]:
    views = list(views_of(doc.text, _words(doc), doc._.quotations, lexicon))
    found = [one for view in views for one in analyse(view)]
    names = {source.name: source for source in known}
    mentions = [(Span(m.start_char, m.end_char), m.label_) for m in doc.spans["sources"] if m.label_ in names]
    resolver = Resolver(doc.text, lexicon, known, mentions)
    return proposals(attach(found, views), list(doc._.quotations), resolver)


def _quoted_only(doc: Doc, known: Sequence[KnownSource]) -> list[Proposal]:
    """Without a lexicon: long quotations, with the known source that stands in the same paragraph."""
    out: list[Proposal] = []
    sources = {source.name: source for source in known}
    mentions = sorted((span.start_char, span.end_char, span.label_) for span in doc.spans["sources"])
    for quote in doc._.quotations:
        if quote.end - quote.start < 25:
            continue
        begin = doc.text.rfind("\n", 0, quote.start) + 1
        stop = doc.text.find("\n", quote.end)
        near = [
            m for m in mentions if begin <= m[0] and (stop < 0 or m[1] <= stop) and not quote.start <= m[0] < quote.end
        ]
        if near:
            start, end, name = min(near, key=lambda m: min(abs(m[0] - quote.end), abs(quote.start - m[1])))
            kind = sources[name].kind
            out.append(Proposal((quote,), quotation_of([quote], [quote]), (), Span(start, end), name, kind, score=0.45))
        else:
            out.append(Proposal((quote,), quotation_of([quote], [quote]), score=0.3))
    return out
