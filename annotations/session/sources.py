"""Operations on sources: new, rename, aliases, kind, reliability, order, merge."""

from collections.abc import Sequence

from annotations.errors import Problem
from annotations.gazetteer import kind_of
from annotations.model import Attribution, Changes, KnownSource, Reliability, SourceKind
from annotations.session.base import Desk, counted
from annotations.session.claims import insert_chain, insert_source, rate_source
from annotations.store import ClaimFilter, Step, fold, now


class SourceOperations(Desk):
    """Everything an analyst does to sources. Each operation is one step."""

    def known_sources(self) -> list[KnownSource]:
        """Give the sources as a pipeline sees them."""
        return [KnownSource(source.name, source.aliases, source.kind) for source in self.store.sources()]

    def add_source(self, name: str, kind: SourceKind = SourceKind.UNNAMED, aliases: Sequence[str] = ()) -> Changes:
        """Make a source. Raises Problem where a name or alias is blank or belongs to a source already."""
        name = self._free_name(name)
        with self.step(f"New source {name}") as (step, outcome):
            source_id = insert_source(step, name, kind, self.store.next_place())
            for alias in aliases:
                self._insert_alias(step, source_id, alias)
        return outcome.changes

    def source_for(self, name: str) -> int:
        """Give the id of the source of this name or alias; a new name makes a source, as one step."""
        found = self.store.source_named(name)
        if found is None:
            (found,) = self.add_source(name, kind_of(name) or SourceKind.UNNAMED).sources
        return found

    def rename_source(self, source_id: int, name: str) -> Changes:
        """Give a source another name; the old one stays as an alias."""
        old = self.store.source(source_id)
        name = " ".join(name.split())
        if name == old.name:
            return Changes()
        with self.step(f"Rename {old.name}") as (step, outcome):
            if fold(name) != fold(old.name):
                self._take_alias_away(step, source_id, name)
                name = self._free_name(name)
            step.update("sources", source_id, {"name": name, "key": fold(name), "updated_at": now()})
            if fold(name) != fold(old.name):
                self._insert_alias(step, source_id, old.name)
        return outcome.changes

    def set_kind(self, source_id: int, kind: SourceKind) -> Changes:
        """Say what sort of source it is."""
        return self._set_source(source_id, f"Set kind {kind}", kind=str(kind))

    def rate_source(self, source_id: int, reliability: Reliability | None, reason: str | None = None) -> Changes:
        """Rate the reliability of a source; None takes the rating away. It goes into the source's history.

        Args:
            reason: why; None leaves that of a rating that stays as it is.
        """
        with self.step(f"Rate source {reliability or 'none'}") as (step, outcome):
            rate_source(step, self.store, self.store.source(source_id), reliability, reason)
        return outcome.changes

    def note_source(self, source_id: int, note: str) -> Changes:
        """Write a source's note."""
        return self._set_source(source_id, "Edit source's note", note=note)

    def recolour_source(self, source_id: int, colour: int) -> Changes:
        """Give a source another colour of the palette."""
        return self._set_source(source_id, "Recolour source", colour=colour)

    def _set_source(self, source_id: int, step_name: str, **values: object) -> Changes:
        with self.step(step_name) as (step, outcome):
            if step.update("sources", source_id, values):
                step.update("sources", source_id, {"updated_at": now()})
        return outcome.changes

    def edit_source(
        self,
        source_id: int,
        *,
        name: str,
        kind: SourceKind,
        reliability: Reliability | None,
        aliases: Sequence[str],
        note: str,
        reason: str | None = None,
    ) -> Changes:
        """Change everything about a source as one step; another name leaves the old one as an alias.

        Args:
            reason: why the reliability is what it is; None leaves what stands there.

        Raises:
            Problem: a name is blank or belongs to another source.
        """
        old = self.store.source(source_id)
        name = " ".join(name.split())
        with self.step(f"Edit source {old.name}") as (step, outcome):
            kept = [alias for alias in aliases if fold(alias) != fold(name)]
            for alias in set(old.aliases) - set(kept):
                self._take_alias_away(step, source_id, alias)
            if fold(name) != fold(old.name):
                self._free_name(name)
            rate_source(step, self.store, old, reliability, reason)
            values = {"kind": str(kind), "note": note}
            if name != old.name:
                values |= {"name": name, "key": fold(name)}
            if step.update("sources", source_id, values):
                step.update("sources", source_id, {"updated_at": now()})
            if fold(name) != fold(old.name) and fold(old.name) not in map(fold, kept):
                kept.append(old.name)
            for alias in kept:
                if alias not in old.aliases:
                    self._insert_alias(step, source_id, alias)
        return outcome.changes

    def add_alias(self, source_id: int, alias: str) -> Changes:
        """Give a source one more name. Raises Problem where it is blank or belongs to a source already."""
        with self.step(f"Add alias {alias}") as (step, outcome):
            self._insert_alias(step, source_id, alias)
        return outcome.changes

    def remove_alias(self, source_id: int, alias: str) -> Changes:
        """Take an alias away from a source."""
        with self.step(f"Remove alias {alias}") as (step, outcome):
            self._take_alias_away(step, source_id, alias)
        return outcome.changes

    def move_source(self, source_id: int, place: int) -> Changes:
        """Move a source to a place in the list, 0 for the first; the first ten have a number key."""
        order = [source.id for source in self.store.sources() if source.id != source_id]
        order.insert(max(0, min(place, len(order))), source_id)
        with self.step(f"Move {self.store.source(source_id).name}") as (step, outcome):
            for position, one in enumerate(order):
                step.update("sources", one, {"position": position})
        return outcome.changes

    def merge_sources(self, keep_id: int, other_ids: Sequence[int]) -> Changes:
        """Make several sources one, as one step: claims go over, names become aliases of the one that stays."""
        keep = self.store.source(keep_id)
        others = [self.store.source(other) for other in other_ids if other != keep_id]
        with self.step(f"Merge {counted(len(others) + 1, 'source')} into {keep.name}") as (step, outcome):
            for other in others:
                self._hand_over(step, other.id, keep_id)
                step.delete_where("aliases", "source_id", other.id)
                for rating in self.store.ids_where("source_ratings", source_id=other.id):
                    step.update("source_ratings", rating, {"source_id": keep_id})
                step.delete("sources", other.id)
                for name in (other.name, *other.aliases):
                    self._insert_alias(step, keep_id, name)
        return outcome.changes

    def _hand_over(self, step: Step, source_id: int, to_id: int) -> None:
        """Let another source stand in every chain; it is not named twice in a row."""
        for claim_id in self.store.claim_ids(ClaimFilter(source_id=source_id)):
            chain: list[Attribution] = []
            for one in self.store.claim(claim_id).chain:
                new = one._replace(source_id=to_id) if one.source_id == source_id else one
                if not chain or new.source_id != to_id or chain[-1].source_id != to_id:
                    chain.append(new)
            step.delete_where("attributions", "claim_id", claim_id)
            insert_chain(step, claim_id, chain)

    def delete_sources(self, source_ids: Sequence[int]) -> Changes:
        """Take unused sources out of the list. Raises Problem where one is used by a claim."""
        counts = self.store.source_counts()
        used = [self.store.source(i).name for i in source_ids if counts.get(i)]
        if used:
            raise Problem(f"{', '.join(used)} is used by claims.", "Merge it with another source instead.")
        with self.step(f"Delete {counted(len(source_ids), 'source')}", of=len(source_ids)) as (step, outcome):
            for source_id in source_ids:
                step.delete_where("aliases", "source_id", source_id)
                step.delete_where("source_ratings", "source_id", source_id)
                step.delete("sources", source_id)
        return outcome.changes

    def _insert_alias(self, step: Step, source_id: int, alias: str) -> None:
        name = self._free_name(alias)
        step.insert("aliases", {"source_id": source_id, "name": name, "key": fold(name)})

    def _take_alias_away(self, step: Step, source_id: int, alias: str) -> None:
        for row_id in self.store.ids_where("aliases", source_id=source_id, key=fold(alias)):
            step.delete("aliases", row_id)

    def _free_name(self, name: str) -> str:
        name = " ".join(name.split())
        if not name:
            raise Problem("A source needs a name.", "Type one.")
        owner = self.store.source_named(name)
        if owner is not None:
            other = self.store.source(owner).name
            raise Problem(f"“{name}” is a name of {other} already.", "Choose that source, or merge the two.")
        return name
