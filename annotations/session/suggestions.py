"""Operations on suggestions: record a run, accept, edit, reject."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from annotations.intervals import Intervals
from annotations.model import (
    Attribution,
    Case,
    Changes,
    Claim,
    Experience,
    KnownClaim,
    Learned,
    Origin,
    Proposal,
    Source,
    SourceKind,
    Span,
    State,
    Suggestion,
)
from annotations.plain import lesson_to_plain
from annotations.session.base import Desk, counted
from annotations.session.claims import insert_chain, insert_claim, sound_spans, source_id_for
from annotations.store import Step, fold, now, spans_to_json
from annotations.text import overlap

if TYPE_CHECKING:
    from annotations.linking import Linker

SAME_PASSAGE = 0.5
SAME_CLAIM = 0.8
# A surname may mean somebody else in the next article; these signs mean the same everywhere.
LASTING = frozenset({"gazetteer", "acronym", "spelling"})


class SuggestionOperations(Desk):
    """Keep what pipelines propose, and what the analyst decides about it."""

    def record_run(
        self, article_id: int, pipeline: str, version: str, language: str, proposals: Sequence[Proposal]
    ) -> Changes:
        """Keep a run and what it found that is new, durably, outside undo.

        Left out is what was rejected on this text before, and what is a claim already. Earlier
        suggestions that nobody decided on and that the run does not propose again are superseded.
        """
        text = self.store.text(article_id)
        sound = [p for p in proposals if all(0 <= s.start < s.end <= len(text) for s in _all_spans(p))]
        pending = {s.proposal: s for s in self.store.suggestions(article_id)}
        decided = self._decided(article_id)
        fresh = [p for p in dict.fromkeys(sound) if not decided.holds(p)]
        with self.store.aside("Record suggestions") as step:
            run = {"article_id": article_id, "pipeline": pipeline, "version": version, "language": language}
            counts = {"found": len(proposals), "proposed": len(fresh)}
            own = {"analyst": self.store.analyst, "finished_at": now()}
            run_id = step.insert("runs", {**run, **own, **counts})
            text_id = step.row("articles", article_id)["text_id"]
            for proposal in fresh:
                if proposal not in pending:
                    row = {"run_id": run_id, "article_id": article_id, "text_id": text_id}
                    step.insert("suggestions", {**row, **_row(proposal)})
            again = set(fresh)
            for old, suggestion in pending.items():
                if old not in again:
                    step.update("suggestions", suggestion.id, {"state": str(State.SUPERSEDED)})
        return self._tell("", step.changes)

    def _decided(self, article_id: int) -> _Decided:
        claims = self.store.claims_of(article_id)
        rejected = self.store.rejected_on_text(article_id)
        return _Decided(rejected, claims)

    def accept(self, suggestion_ids: Sequence[int], edited: Proposal | None = None) -> Changes:
        """Make claims of suggestions, as one step.

        Args:
            edited: what the analyst made of it; for one suggestion alone.
        """
        n = len(suggestion_ids)
        what = counted(n, "suggestion")
        with self.step(f"Accept {what}" if edited is None else f"Edit and accept {what}", of=n) as (step, outcome):
            text_of = lru_cache(maxsize=4)(self.store.text)
            linker = self._new_linker()
            for suggestion_id in suggestion_ids:
                suggestion = self.store.suggestion(suggestion_id)
                if suggestion.state in (State.PENDING, State.SUPERSEDED) and self.store.is_on_its_text(suggestion_id):
                    self._accept(step, suggestion, edited, text_of(suggestion.article_id), linker)
        return outcome.changes

    def accept_above(self, score: float, article_id: int | None = None) -> Changes:
        """Accept all pending suggestions of an article, or of all, with at least this score, as one step."""
        pending = self.store.suggestions(article_id)
        return self.accept([s.id for s in pending if s.proposal.score >= score])

    def experience(self) -> Experience:
        """Give what the decisions and lessons of this project teach about suggestions."""
        if self.taught is None:
            cues, sources = self.store.decided_cues_and_sources()
            self.taught = Experience(cues, sources, self.store.lessons())
        return self.taught

    def keep_lesson(self, learned: Learned) -> Changes:
        """Use from now on what was learned; undo, or `forget_lessons`, is the way back."""
        with self.step("Learn from this project") as (step, outcome):
            row = {"language": learned.language, "pipeline": learned.pipeline}
            figures = {
                "lesson": json.dumps(lesson_to_plain(learned.lesson), ensure_ascii=False),
                "before": json.dumps(learned.before._asdict()),
                "after": json.dumps(learned.after._asdict()),
            }
            counts = {"claims": learned.claims, "articles": learned.articles}
            step.insert("lessons", {**row, **figures, **counts, "analyst": self.store.analyst, "created_at": now()})
        return outcome.changes

    def forget_lessons(self) -> Changes:
        """Suggest as before anything was learned; decisions still count one by one."""
        with self.step("Forget what was learned") as (step, outcome):
            for lesson_id in self.store.ids_where("lessons"):
                step.delete("lessons", lesson_id)
        return outcome.changes

    def cases(self, language: str) -> Iterator[Case]:
        """Give the articles of a language on which anything was decided, as training needs them."""
        names = {one.id: (one.name, *one.aliases) for one in self.store.sources()}
        for article in self.store.articles():
            if article.language == language:
                claims = [
                    KnownClaim(claim.spans, names.get(claim.chain[0].source_id or 0, ()) if claim.chain else ())
                    for claim in self.store.claims_of(article.id)
                ]
                rejected = self.store.rejected_on_text(article.id)
                if claims or rejected:
                    yield Case(self.store.text(article.id), tuple(claims), tuple(rejected))

    def reject(self, suggestion_ids: Sequence[int]) -> Changes:
        """Turn suggestions down; what is rejected is never proposed again on that text."""
        n = len(suggestion_ids)
        with self.step(f"Reject {counted(n, 'suggestion')}", of=n) as (step, outcome):
            for suggestion_id in suggestion_ids:
                step.update("suggestions", suggestion_id, self._decision(State.REJECTED))
        return outcome.changes

    def _decision(self, state: State) -> dict[str, Any]:
        return {"state": str(state), "decided_by": self.store.analyst, "decided_at": now()}

    def _accept(self, step: Step, suggestion: Suggestion, edited: Proposal | None, text: str, linker: Linker) -> None:
        proposal = edited or suggestion.proposal
        if proposal.source != suggestion.proposal.source:  # a name that the analyst typed means itself alone
            self._known_or_new(step, linker, proposal.source, proposal.kind)
        run = step.row("runs", suggestion.run_id)
        claim_id = insert_claim(
            step,
            suggestion.article_id,
            text,
            sound_spans(text, proposal.spans),
            analyst=self.store.analyst,
            quotation=proposal.quotation,
            origin=Origin.SUGGESTION,
            pipeline=f"{run['pipeline']} {run['version']}",
            score=suggestion.proposal.score,
        )
        insert_chain(step, claim_id, self._chain(step, proposal, text, linker))
        state = State.ACCEPTED if edited is None or edited == suggestion.proposal else State.EDITED
        step.update("suggestions", suggestion.id, {**self._decision(state), "claim_id": claim_id})

    def _chain(self, step: Step, proposal: Proposal, text: str, linker: Linker) -> list[Attribution]:
        chain = []
        if proposal.source or proposal.mention or proposal.cue:
            source_id = self._source_id(step, linker, proposal.source, proposal.kind)
            chain.append(Attribution(source_id, proposal.mention, proposal.cue))
        if proposal.via_source or proposal.via:
            name = proposal.via_source or (text[slice(*proposal.via)] if proposal.via else "")
            chain.append(Attribution(self._source_id(step, linker, name, proposal.via_kind), proposal.via))
        return chain

    def _source_id(self, step: Step, linker: Linker, name: str, kind: SourceKind) -> int | None:
        """Give the source that a name means; another spelling of one that is known becomes its alias."""
        name = " ".join(name.split())
        if not name:
            return None
        link = linker.find(name, kind)
        if link is None:
            return self._known_or_new(step, linker, name, kind)
        if link.sign in LASTING:
            step.insert("aliases", {"source_id": link.source_id, "name": name, "key": fold(name)})
            linker.add(link.source_id, kind, [name])
        return link.source_id

    def _known_or_new(self, step: Step, linker: Linker, name: str, kind: SourceKind) -> int | None:
        if not name.strip():
            return None
        source_id = source_id_for(self.store, step, name, kind)
        linker.add(source_id, kind, [name])
        return source_id

    def _new_linker(self) -> Linker:
        from annotations.linking import Linker  # noqa: PLC0415  not before the window stands

        return Linker((one.id, one.kind, (one.name, *one.aliases)) for one in self.store.sources())

    def linked(self, proposal: Proposal, *, typed: bool = False) -> Source | None:
        """Give the project's source that a proposal names; None where accepting would make a new one.

        Args:
            typed: the analyst wrote the name: it means itself alone, and no other spelling.
        """
        if typed or not proposal.source:
            found = self.store.source_named(proposal.source) if proposal.source else None
            return None if found is None else self.store.source(found)
        if self.linker is None:
            self.linker = self._new_linker()
        link = self.linker.find(proposal.source, proposal.kind)
        return None if link is None else self.store.source(link.source_id)


class _Decided:
    """What was rejected or is a claim already, found by place."""

    def __init__(self, rejected: Sequence[Proposal], claims: Sequence[Claim]) -> None:
        self._rejected = Intervals((p.spans[0].start, p.spans[-1].end, p) for p in rejected)
        self._claims = Intervals((c.start, c.end, c) for c in claims)

    def holds(self, proposal: Proposal) -> bool:
        start, end = proposal.spans[0].start, proposal.spans[-1].end
        return any(_same(proposal, old) for _, _, old in self._rejected.overlapping(start, end)) or any(
            _is_claim(proposal, claim) for _, _, claim in self._claims.overlapping(start, end)
        )


def _same(a: Proposal, b: Proposal) -> bool:
    return overlap(a.spans, b.spans) >= SAME_PASSAGE and _same_mention(a.mention, b.mention)


def _is_claim(proposal: Proposal, claim: Claim) -> bool:
    how_much = overlap(proposal.spans, claim.spans)
    mention = claim.chain[0].mention if claim.chain else None
    if mention is None:
        return how_much >= SAME_CLAIM
    return how_much >= SAME_PASSAGE and _same_mention(proposal.mention, mention)


def _same_mention(a: Span | None, b: Span | None) -> bool:
    if a is None or b is None:
        return a is b
    return overlap([a], [b]) > 0


def _all_spans(proposal: Proposal) -> Iterable[Span]:
    return [*proposal.spans, *proposal.cue, *(span for span in (proposal.mention, proposal.via) if span)]


def _row(proposal: Proposal) -> dict[str, Any]:
    mention, via = proposal.mention or (None, None), proposal.via or (None, None)
    return {
        "start": proposal.spans[0].start,
        "end": proposal.spans[-1].end,
        "spans": spans_to_json(proposal.spans),
        "cue": spans_to_json(proposal.cue),
        "mention_start": mention[0],
        "mention_end": mention[1],
        "source": proposal.source,
        "kind": str(proposal.kind),
        "via_start": via[0],
        "via_end": via[1],
        "via_source": proposal.via_source,
        "via_kind": str(proposal.via_kind),
        "quotation": str(proposal.quotation),
        "act": proposal.act,
        "score": proposal.score,
        "state": str(State.PENDING),
    }
