"""Operations on claims: highlight, move edges, chain of sources, ratings, tags, notes."""

from collections.abc import Callable, Sequence
from typing import Any

from annotations.errors import Problem
from annotations.gazetteer import kind_of
from annotations.judging import CONFIRMED
from annotations.model import (
    Attribution,
    Changes,
    Claim,
    Credibility,
    Origin,
    Quotation,
    Reliability,
    Source,
    SourceKind,
    Span,
)
from annotations.session.articles import delete_claim
from annotations.session.base import Desk, counted
from annotations.store import Step, Store, fold, now, spans_to_json
from annotations.text import anchor, check_span, merge_spans, quote_of, trim


class ClaimOperations(Desk):
    """Everything an analyst does to claims. Each operation is one step, for one claim or many."""

    def highlight(
        self,
        article_id: int,
        spans: Sequence[Span],
        sources: Sequence[int | str] = (),
        credibility: Credibility | None = None,
    ) -> Changes:
        """Make a claim of one or more stretches of an article.

        Args:
            spans: code points, end exclusive; trimmed to visible characters, joined where they touch.
            sources: its chain, nearest to the event first, by id or name; a new name makes a source.

        Raises:
            Problem: nothing visible is selected, or it lies outside the text.
        """
        text = self.store.text(article_id)
        with self.step("Highlight claim") as (step, outcome):
            claim_id = insert_claim(step, article_id, text, sound_spans(text, spans), analyst=self.store.analyst)
            chain = [Attribution(self._id_of(step, source)) for source in sources]
            insert_chain(step, claim_id, chain)
            if credibility:
                step.update("claims", claim_id, {"credibility": str(credibility)})
        return outcome.changes

    def _id_of(self, step: Step, source: int | str) -> int:
        if isinstance(source, int):
            return self.store.source(source).id
        return source_id_for(self.store, step, source, kind_of(source) or SourceKind.UNNAMED)

    def delete_claims(self, claim_ids: Sequence[int]) -> Changes:
        """Take claims away, as one step."""
        with self.step(f"Delete {counted(len(claim_ids), 'claim')}", of=len(claim_ids)) as (step, outcome):
            for claim_id in claim_ids:
                delete_claim(step, claim_id)
        return outcome.changes

    def set_source(
        self, claim_ids: Sequence[int], source: int | str, at: int = 0, mention: Span | None = None
    ) -> Changes:
        """Put a source at a place of the chain, as one step.

        Args:
            source: its id, name or alias; a new name makes a source.
            at: 0 for the first-hand source; the chain's length, or more, adds a step at its end.
            mention: the words that name it; None keeps those that stand there.
        """
        name = self.store.source(source).name if isinstance(source, int) else " ".join(source.split())
        with self.step(_many(f"Set source {name}", claim_ids), of=len(claim_ids)) as (step, outcome):
            source_id = self._id_of(step, source)

            def put(chain: list[Attribution]) -> list[Attribution]:
                if at < len(chain):
                    chain[at] = chain[at]._replace(source_id=source_id, mention=mention or chain[at].mention)
                else:
                    chain.append(Attribution(source_id, mention))
                return chain

            self._rechain(step, claim_ids, put)
        return outcome.changes

    def set_chain(self, claim_ids: Sequence[int], chain: Sequence[Attribution]) -> Changes:
        """Give claims a whole chain, nearest to the event first."""
        with self.step(_many("Set chain", claim_ids), of=len(claim_ids)) as (step, outcome):
            self._rechain(step, claim_ids, lambda _: list(chain))
        return outcome.changes

    def remove_step(self, claim_ids: Sequence[int], at: int) -> Changes:
        """Take one step out of the chain; claims whose chain is shorter stay as they are."""
        with self.step(_many("Remove source", claim_ids), of=len(claim_ids)) as (step, outcome):
            self._rechain(step, claim_ids, lambda chain: chain[:at] + chain[at + 1 :])
        return outcome.changes

    def _rechain(
        self, step: Step, claim_ids: Sequence[int], change: Callable[[list[Attribution]], list[Attribution]]
    ) -> None:
        for claim in self.store.claims(claim_ids):
            chain = change(list(claim.chain))
            if tuple(chain) != claim.chain:
                _check_chain(self.store.text(claim.article_id), chain)
                step.delete_where("attributions", "claim_id", claim.id)
                insert_chain(step, claim.id, chain)
                step.update("claims", claim.id, {"updated_at": now()})

    def set_credibility(self, claim_ids: Sequence[int], credibility: Credibility | None) -> Changes:
        """Rate the information in claims; None takes the rating away."""
        return self._set(claim_ids, f"Rate credibility {credibility or 'none'}", {"credibility": credibility})

    def rate_reliability(self, claim_ids: Sequence[int], reliability: Reliability | None) -> Changes:
        """Rate the sources of claims, as one step.

        The rating goes to a claim's first-hand source where that has none yet; where it has another
        one, or the claim has no source, it becomes an override on the claim. The source's own
        rating, or None, takes an override away.
        """
        n = len(claim_ids)
        with self.step(_many(f"Rate reliability {reliability or 'none'}", claim_ids), of=n) as (step, outcome):
            for claim in self.store.claims(claim_ids):
                self._rate_source_of(step, claim, reliability)
        return outcome.changes

    def _rate_source_of(self, step: Step, claim: Claim, reliability: Reliability | None) -> None:
        source = self._first_hand(claim)
        if source and source.reliability is None and reliability and not claim.reliability:
            rate_source(step, self.store, source, reliability)
            return
        own = None if source and source.reliability == reliability else reliability and str(reliability)
        if own != claim.reliability:
            step.update("claims", claim.id, {"reliability": own, "updated_at": now()})

    def rate(self, claim_ids: Sequence[int], reliability: Reliability, credibility: Credibility) -> Changes:
        """Rate source and information in one step, as when the code `B2` is typed; see rate_reliability."""
        with self.step(_many(f"Rate {reliability}{credibility}", claim_ids), of=len(claim_ids)) as (step, outcome):
            for claim in self.store.claims(claim_ids):
                self._rate_source_of(step, claim, reliability)
                if credibility != claim.credibility:
                    step.update("claims", claim.id, {"credibility": str(credibility), "updated_at": now()})
        return outcome.changes

    def _first_hand(self, claim: Claim) -> Source | None:
        first = claim.chain[0].source_id if claim.chain else None
        return None if first is None else self.store.source(first)

    def set_quotation(self, claim_ids: Sequence[int], quotation: Quotation | None) -> Changes:
        """Say how claims are reported."""
        return self._set(claim_ids, f"Set quotation {quotation or 'none'}", {"quotation": quotation})

    def set_note(self, claim_ids: Sequence[int], note: str, *, typing: bool = False) -> Changes:
        """Write the note of claims.

        Args:
            typing: one of many changes in a row, which undo takes back together.
        """
        what = tuple(claim_ids)
        continues = self._typing[1] if typing and self._typing and self._typing[0] == what else None
        changes = self._set(claim_ids, "Edit note", {"note": note}, continues)
        past = self.store.past()
        self._typing = (what, past.id) if typing and past else None
        return changes

    def confirm(self, claim_ids: Sequence[int], name: str) -> Changes:
        """Write into the note of claims which other source confirms them.

        Raises:
            Problem: no name, or a source of the claim's own chain: that is no second source.
        """
        name = " ".join(name.split())
        if not name:
            raise Problem("A source needs a name.", "Type one.")
        known = self.store.source_named(name)
        claims = list(self.store.claims(claim_ids))
        if known is not None and any(step.source_id == known for claim in claims for step in claim.chain):
            raise Problem(f"{name} is a source of this claim already.", "Name one that knows it from elsewhere.")
        with self.step(_many(f"Confirmed by {name}", claim_ids), of=len(claim_ids)) as (step, outcome):
            for claim in claims:
                note = "\n".join(part for part in (claim.note.rstrip(), f"{CONFIRMED} {name}.") if part)
                step.update("claims", claim.id, {"note": note, "updated_at": now()})
        return outcome.changes

    def _set(
        self, claim_ids: Sequence[int], name: str, values: dict[str, Any], continues: int | None = None
    ) -> Changes:
        plain = {key: None if value is None else str(value) for key, value in values.items()}
        with self.step(_many(name, claim_ids), of=len(claim_ids), continues=continues) as (step, outcome):
            for claim_id in claim_ids:
                if any(step.row("claims", claim_id)[key] != value for key, value in plain.items()):
                    step.update("claims", claim_id, {**plain, "updated_at": now()})
        return outcome.changes

    def add_tag(self, claim_ids: Sequence[int], tag: str) -> Changes:
        """Put a free tag on claims; the same word in another case is the same tag. Raises Problem for a blank."""
        name = " ".join(tag.split())
        if not name:
            raise Problem("A tag needs at least one letter.", "Type a word.")
        with self.step(_many(f"Tag {name}", claim_ids), of=len(claim_ids)) as (step, outcome):
            tag_id = self._tag_id(fold(name))
            for claim in self.store.claims(claim_ids):
                if fold(name) in map(fold, claim.tags):
                    continue
                if tag_id is None:
                    tag_id = step.insert("tags", {"name": name, "key": fold(name)})
                step.insert("claim_tags", {"claim_id": claim.id, "tag_id": tag_id})
                step.update("claims", claim.id, {"updated_at": now()})
        return outcome.changes

    def remove_tag(self, claim_ids: Sequence[int], tag: str) -> Changes:
        """Take a tag off claims."""
        with self.step(_many(f"Remove tag {tag}", claim_ids), of=len(claim_ids)) as (step, outcome):
            tag_id = self._tag_id(fold(tag))
            for claim_id in claim_ids:
                for row_id in self.store.ids_where("claim_tags", claim_id=claim_id, tag_id=tag_id):
                    step.delete("claim_tags", row_id)
                    step.update("claims", claim_id, {"updated_at": now()})
        return outcome.changes

    def _tag_id(self, key: str) -> int | None:
        return next(iter(self.store.ids_where("tags", key=key)), None)


def sound_spans(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Give spans checked, trimmed to visible characters and joined where they touch.

    Raises:
        Problem: one lies outside the text, or nothing visible is left.
    """
    trimmed = (trim(text, *check_span(text, *span)) for span in spans)
    sound = merge_spans(span for span in trimmed if span)
    if not sound:
        raise Problem("There are no words in this selection.", "Select the words of the claim.")
    return sound


def insert_claim(
    step: Step,
    article_id: int,
    text: str,
    spans: tuple[Span, ...],
    *,
    analyst: str,
    quotation: Quotation | None = None,
    origin: Origin = Origin.ANALYST,
    pipeline: str = "",
    score: float | None = None,
) -> int:
    """Write a claim with its spans and its anchor; give its id."""
    at = now()
    own = {"quotation": quotation and str(quotation), "origin": str(origin), "pipeline": pipeline, "score": score}
    row = {"article_id": article_id, **anchored(text, spans), **own, "reliability": None, "credibility": None}
    claim_id = step.insert("claims", {**row, "note": "", "analyst": analyst, "created_at": at, "updated_at": at})
    insert_spans(step, claim_id, spans)
    return claim_id


def anchored(text: str, spans: tuple[Span, ...]) -> dict[str, Any]:
    """Give what a row of claims says of where a claim stands."""
    start, end = spans[0].start, spans[-1].end
    whole = anchor(text, start, end)
    return {"start": start, "end": end, "quote": quote_of(text, spans), "prefix": whole.prefix, "suffix": whole.suffix}


def insert_spans(step: Step, claim_id: int, spans: Sequence[Span]) -> None:
    """Write the spans of a claim."""
    for span in spans:
        step.insert("spans", {"claim_id": claim_id, "start": span.start, "end": span.end})


def insert_chain(step: Step, claim_id: int, chain: Sequence[Attribution]) -> None:
    """Write the chain of a claim that has none."""
    for at, one in enumerate(chain):
        start, end = one.mention or (None, None)
        row = {"claim_id": claim_id, "step": at, "source_id": one.source_id}
        step.insert("attributions", {**row, "mention_start": start, "mention_end": end, "cue": spans_to_json(one.cue)})


def rate_source(
    step: Step, store: Store, source: Source, reliability: Reliability | None, reason: str | None = ""
) -> None:
    """Write the reliability of a source, with who, when and why into its history.

    Args:
        reason: why; None leaves that of a rating that stays as it is.
    """
    if reliability != source.reliability:
        code, at = reliability and str(reliability), now()
        step.update("sources", source.id, {"reliability": code, "updated_at": at})
        row = {"source_id": source.id, "name": source.name, "reliability": code, "reason": reason or ""}
        step.insert("source_ratings", {**row, "analyst": store.analyst, "created_at": at})
    elif reason is not None and reliability is not None:
        given = [one.id for one in store.source_ratings(source.id) if one.reliability == reliability]
        for last in given[:1]:
            step.update("source_ratings", last, {"reason": reason})


def insert_source(step: Step, name: str, kind: SourceKind, place: int) -> int:
    """Write a new source; give its id."""
    at = now()
    row = {"name": name, "key": fold(name), "kind": str(kind), "reliability": None, "colour": place, "position": place}
    return step.insert("sources", {**row, "note": "", "created_at": at, "updated_at": at})


def source_id_for(store: Store, step: Step, name: str, kind: SourceKind) -> int:
    """Give the id of the source of this name or alias, made within the step where it is new.

    Raises:
        Problem: the name is blank.
    """
    name = " ".join(name.split())
    if not name:
        raise Problem("A source needs a name.", "Type one.")
    found = store.source_named(name)
    return found if found is not None else insert_source(step, name, kind, store.next_place())


def _check_chain(text: str, chain: Sequence[Attribution]) -> None:
    for one in chain:
        for span in (one.mention, *one.cue):
            if span:
                check_span(text, *span)


def _many(name: str, ids: Sequence[int]) -> str:
    return name if len(ids) == 1 else f"{name} on {len(ids)} claims"
