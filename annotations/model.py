"""The things an analyst works with, as frozen values. The words are those of docs/vocabulary.md."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

SUFFIXES = (".txt", ".html", ".htm", ".md")  # of files that articles are read from
_NOTHING: Mapping[str, Any] = {}  # shared, and so never written to
_LONGEST_PRONOUN = 4  # letters: *Kami*, *They*; a longer capitalised word alone is a name


class Span(NamedTuple):
    """A stretch of canonical text in Unicode code points, end exclusive."""

    start: int
    end: int

    def touches(self, other: "Span") -> bool:
        """Say whether two stretches have a character in common."""
        return self.start < other.end and other.start < self.end


class Quotation(StrEnum):
    """How a claim is reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SourceKind(StrEnum):
    """What sort of source it is."""

    NEWS_AGENCY = "news agency"
    OUTLET = "outlet"
    PERSON = "person"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class Reliability(StrEnum):
    """Admiralty code of a source. Source: NATO AJP-2.1; US FM 2-22.3, appendix B."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def meaning(self) -> str:
        """The code in words."""
        return RELIABILITY_MEANINGS[self]


class Credibility(StrEnum):
    """Admiralty code of the information in a claim. Source: as for Reliability."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"

    @property
    def meaning(self) -> str:
        """The code in words."""
        return CREDIBILITY_MEANINGS[self]


RELIABILITY_MEANINGS = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "cannot be judged",
}
CREDIBILITY_MEANINGS = {
    Credibility.ONE: "confirmed by other sources",
    Credibility.TWO: "probably true",
    Credibility.THREE: "possibly true",
    Credibility.FOUR: "doubtful",
    Credibility.FIVE: "improbable",
    Credibility.SIX: "cannot be judged",
}


class State(StrEnum):
    """Where a suggestion stands."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


class Origin(StrEnum):
    """Where a claim comes from."""

    ANALYST = "analyst"
    SUGGESTION = "suggestion"


class Anchor(NamedTuple):
    """Exact quote, its surroundings and its position (W3C TextQuoteSelector and TextPositionSelector)."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class Incoming(NamedTuple):
    """An article as a reader gives it, before it is in a project.

    Attributes:
        text: canonical text.
        original: the bytes as they came.
        original_name: file name, or "" where text was pasted.
        encoding: the character encoding the bytes were read with.
        language: ISO 639-1 code, "" where it could not be told.
        published: ISO 8601 date or time, "" where unknown.
    """

    text: str
    title: str
    original: bytes
    original_name: str = ""
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    outlet: str = ""
    url: str = ""
    byline: str = ""
    published: str = ""
    retrieved_at: str = ""
    language: str = ""


class Article(NamedTuple):
    """One article of a project, without its text. Times are ISO 8601 in UTC, hashes SHA-256 in hex."""

    id: int
    title: str
    outlet: str
    url: str
    byline: str
    published: str
    retrieved_at: str
    language: str
    sha256: str
    original_sha256: str
    original_name: str
    length: int
    note: str = ""


class Source(NamedTuple):
    """Who makes or passes on a claim.

    Attributes:
        aliases: other names, in any language and script, without the name itself.
        colour: index into the palette, 0 upwards.
        position: place in the list, 0 upwards; the first ten have a number key.
    """

    id: int
    name: str
    kind: SourceKind
    reliability: Reliability | None
    aliases: tuple[str, ...]
    colour: int
    position: int
    note: str = ""


class SourceRating(NamedTuple):
    """One rating of a source's reliability, of those it has had.

    Attributes:
        name: of the source when it was rated, which merging may have changed.
        reliability: None where a rating was taken away.
        reason: why, in the analyst's words; may be empty.
    """

    id: int
    name: str
    reliability: Reliability | None
    reason: str
    analyst: str
    created_at: str


class Version(NamedTuple):
    """An earlier text of an article.

    Attributes:
        number: 1 upwards.
        replaced_at: when the next one came, ISO 8601 in UTC.
    """

    id: int
    number: int
    sha256: str
    length: int
    original_name: str
    retrieved_at: str
    replaced_at: str


class Orphan(NamedTuple):
    """A claim that has no certain place in the present text of its article.

    Attributes:
        version_id: the earlier text that it stood in.
        start: where it stood there, in code points.
        quote, prefix, suffix: its words, and those around them, in the earlier text.
        sources: the names of its chain, nearest to the event first.
    """

    id: int
    article_id: int
    version_id: int
    claim_id: int
    start: int
    quote: str
    prefix: str
    suffix: str
    note: str
    sources: tuple[str, ...]


class HistoryEntry(NamedTuple):
    """One entry of the history.

    Attributes:
        act: step, continued (it goes on a step), undo, redo, aside (no act of the analyst, such as a run), or
            begun: the history of an older file was taken over here.
        step_id: the step that is gone on, undone or done again.
        at: ISO 8601 in UTC, by the clock of the machine.
        state: done, undone or abandoned, of a step; None of other entries.
        hash: SHA-256 over this entry and the hash of the one before it, in hexadecimal.
    """

    id: int
    act: str
    step_id: int | None
    name: str
    analyst: str
    at: str
    state: str | None
    hash: str


class Told(NamedTuple):
    """What an entry of the history did to one thing.

    Attributes:
        thing: claim, article, source, tag, suggestion, run, lesson.
        id: its number in the project.
        name: its words: of a claim its quote, of an article its title; may be empty where it is gone.
        field: what of it, such as credibility or note; "" where the thing itself came or went.
        before: None where the thing came.
        after: None where the thing went.
    """

    thing: str
    id: int
    name: str
    field: str
    before: str | None
    after: str | None


class Attribution(NamedTuple):
    """One step of a chain: a source, the words that name it and the words that express the saying."""

    source_id: int | None
    mention: Span | None = None
    cue: tuple[Span, ...] = ()


class Claim(NamedTuple):
    """A highlighted passage that says something checkable.

    Attributes:
        spans: one or more, in text order, without overlap.
        chain: nearest to the event first.
        reliability: an override for this claim alone; None means the source's own.
        score: 0 to 1, of the suggestion it came from; None where the analyst made it.
    """

    id: int
    article_id: int
    spans: tuple[Span, ...]
    quote: str
    prefix: str
    suffix: str
    quotation: Quotation | None = None
    chain: tuple[Attribution, ...] = ()
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    origin: Origin = Origin.ANALYST
    pipeline: str = ""
    score: float | None = None
    analyst: str = ""
    created_at: str = ""
    updated_at: str = ""

    @property
    def start(self) -> int:
        """First code point of the first span."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """End of the last span."""
        return self.spans[-1].end


class KnownSource(NamedTuple):
    """A source of the project as a pipeline sees it."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: SourceKind = SourceKind.UNNAMED


class Proposal(NamedTuple):
    """What a pipeline proposes: claim, mention and cue together.

    Attributes:
        spans: of the claim, in text order, without overlap.
        cue: spans of the words of saying, with what denies or weakens them (*belum* mengatakan); empty where there are
            none.
        mention: the words that name the source; None where the text has none.
        source: name of the source: a known source's own name where the mention is one of its
            aliases, else the mention resolved to the fullest name the text gives; "" for none.
        kind: kind of the source.
        via: the words that name the source that passes the claim on; None for none.
        via_source: name of that source; "" for none.
        act: assertion, belief, directive or question.
        score: 0 to 1.
    """

    spans: tuple[Span, ...]
    quotation: Quotation
    cue: tuple[Span, ...] = ()
    mention: Span | None = None
    source: str = ""
    kind: SourceKind = SourceKind.UNNAMED
    via: Span | None = None
    via_source: str = ""
    via_kind: SourceKind = SourceKind.NEWS_AGENCY
    act: str = "assertion"
    score: float = 0.5

    def reference(self, text: str) -> str:
        """Give the words of a mention that names nobody by itself, *ia* or *kementerian itu*, and was read as a source.

        "" where the mention is a name, or nobody was found for it.
        """
        words = text[slice(*self.mention)].strip() if self.mention else ""
        named = any(word[:1].isupper() for word in words.split()[1:]) or self.source.casefold() in words.casefold()
        first = words.split()[0] if words else ""
        alone = first[:1].isupper() and " " not in words and len(first) > _LONGEST_PRONOUN
        return "" if named or alone or not self.source else words


class Counts(NamedTuple):
    """How often the analysts found suggestions right and wrong."""

    right: int = 0
    wrong: int = 0


class Lesson(NamedTuple):
    """What was learned from the claims of a project, for one language.

    Attributes:
        weights: added to the log odds of a suggestion for each of its signs, by table and name.
        cues: words of saying that the lexicon lacks, each with the place where they stand.
    """

    weights: Mapping[str, Mapping[str, float]] = _NOTHING
    cues: tuple[tuple[str, str], ...] = ()


class KnownClaim(NamedTuple):
    """A claim as training sees it: its spans, and name and aliases of its source."""

    spans: tuple[Span, ...]
    names: tuple[str, ...] = ()


class Case(NamedTuple):
    """An article as training sees it: its text, its claims, and what was rejected on it."""

    text: str
    claims: tuple[KnownClaim, ...]
    rejected: tuple[Proposal, ...] = ()


class HeldBack(NamedTuple):
    """How suggestions did on articles that nothing was learned from.

    Attributes:
        found: share of the analysts' claims that was suggested.
        right: share of the suggestions scored 0.5 or more that was right, of those on which something was decided.
        log_loss: mean of minus the logarithm of the chance that the scores gave to what was decided; less is better.
    """

    found: float
    right: float
    log_loss: float


class Learned(NamedTuple):
    """A lesson with what it came from, and the figures before and after on held-back articles."""

    language: str
    pipeline: str
    lesson: Lesson
    before: HeldBack
    after: HeldBack
    claims: int
    articles: int
    created_at: str = ""

    @property
    def is_better(self) -> bool:
        """Whether suggestions gain by the lesson: more of the claims found, or scores nearer to the decisions."""
        before, after = self.before, self.after
        loses = after.found < before.found - 1e-9 or after.log_loss > before.log_loss + 1e-9
        return not loses and (after.found > before.found + 1e-9 or after.log_loss < before.log_loss - 1e-3)


class Experience(NamedTuple):
    """What a project teaches about suggestions, as a pipeline sees it.

    Attributes:
        cues: what was decided on suggestions with these words of saying, in lower case.
        sources: the same, by the folded name of the source.
        lessons: what was learned by training, by language.
    """

    cues: Mapping[str, Counts] = _NOTHING
    sources: Mapping[str, Counts] = _NOTHING
    lessons: Mapping[str, Lesson] = _NOTHING


class Acceptance(NamedTuple):
    """What became of the suggestions of one pipeline in one language."""

    pipeline: str
    version: str
    language: str
    pending: int
    accepted: int
    edited: int
    rejected: int

    @property
    def share(self) -> float | None:
        """The share of decided suggestions that was taken, as it was or edited; None where none was decided."""
        decided = self.accepted + self.edited + self.rejected
        return (self.accepted + self.edited) / decided if decided else None


class Run(NamedTuple):
    """One pass of one pipeline over one article, kept even when it found nothing."""

    id: int
    article_id: int
    pipeline: str
    version: str
    language: str
    analyst: str
    finished_at: str
    found: int
    proposed: int


class Suggestion(NamedTuple):
    """A proposal of one run, and what was decided about it."""

    id: int
    run_id: int
    article_id: int
    proposal: Proposal
    state: State = State.PENDING
    decided_by: str = ""
    decided_at: str = ""
    claim_id: int | None = None


class ArticleLine(NamedTuple):
    """What a list says of an article."""

    id: int
    title: str
    outlet: str
    published: str
    language: str


class Changes(NamedTuple):
    """What an operation changed: each view decides whether to redraw.

    Attributes:
        step: the operation in words, as the Undo menu names it; "" where nothing changed.
        pages: articles whose claims or suggestions changed.
        named: sources that a claim was given or lost.
    """

    step: str = ""
    articles: frozenset[int] = frozenset()
    sources: frozenset[int] = frozenset()
    claims: frozenset[int] = frozenset()
    suggestions: frozenset[int] = frozenset()
    pages: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
