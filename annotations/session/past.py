"""What the history tells: of the project, of a claim, and of each entry what it changed, in words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from annotations.errors import Problem
from annotations.model import Told
from annotations.session.base import Desk
from annotations.store import RowChange

MOST_TOLD = 400
_THINGS = {
    "claims": "claim",
    "articles": "article",
    "sources": "source",
    "suggestions": "suggestion",
    "runs": "run",
    "lessons": "lesson",
}
# What a person asks of a thing; the rest are numbers, places and times that follow from it.
_FIELDS = {
    "claims": ("quote", "reliability", "credibility", "quotation", "note"),
    "articles": ("title", "outlet", "url", "byline", "published", "language", "note", "version"),
    "sources": ("name", "kind", "reliability", "note"),
    "suggestions": ("state",),
}
_NAME = {"claims": "quote", "articles": "title", "sources": "name"}


class PastOperations(Desk):
    """Read the history."""

    def told(self, entry_id: int) -> list[Told]:
        """Give what an entry of the history changed, in words; of a large one the first few hundred changes."""
        return _paired(_Teller(self).tell(self.store.history_changes(entry_id, MOST_TOLD)))


def _paired(told: Iterable[Told]) -> list[Told]:
    """Make one of what went and what came in its place, as the steps of a chain do that is written anew."""
    found: list[Told] = []
    for one in told:
        gone = Told(one.thing, one.id, one.name, one.field, None, None)
        place = next(
            (at for at, old in enumerate(found) if old.after is None and old._replace(before=None) == gone), None
        )
        if not one.field or one.before is not None or place is None:
            found.append(one)
        elif found[place].before == one.after:
            del found[place]
        else:
            found[place] = found[place]._replace(after=one.after)
    return found


class _Teller:
    def __init__(self, desk: Desk) -> None:
        self._store = desk.store
        self._sources = {source.id: source.name for source in desk.store.sources()}
        self._claim_of: dict[tuple[str, int], int] = {}
        self._quotes: dict[int, str] = {}

    def tell(self, changes: list[RowChange]) -> Iterator[Told]:
        for change in changes:
            for row in (change.before, change.after):
                if row and change.table == "sources" and "name" in row:
                    self._sources[change.id] = row["name"]
                if row and "claim_id" in row:
                    self._claim_of[change.table, change.id] = row["claim_id"]
        for change in changes:
            yield from self._one(change)

    def _one(self, change: RowChange) -> Iterator[Told]:
        before, after = change.before or {}, change.after or {}
        if change.table in _THINGS:
            thing, name = _THINGS[change.table], self._name(change)
            if change.before is None or change.after is None:
                words = name or str(change.id)
                yield Told(thing, change.id, name, "", words if before else None, words if after else None)
                fields = [field for field in _FIELDS.get(change.table, ()) if field != _NAME.get(change.table)]
            else:
                fields = list(_FIELDS.get(change.table, ()))
            for field in fields:
                then, now = _words(before.get(field)), _words(after.get(field))
                if then != now:
                    yield Told(thing, change.id, name, field, then, now)
        elif change.table in ("spans", "attributions", "claim_tags"):
            yield from self._of_claim(change)
        elif change.table == "aliases":
            source = after.get("source_id") or before.get("source_id") or 0
            name = self._sources.get(source, "")
            yield Told("source", source, name, "alias", _words(before.get("name")), _words(after.get("name")))

    def _of_claim(self, change: RowChange) -> Iterator[Told]:
        claim = self._claim_of.get((change.table, change.id)) or self._owner(change)
        quote = self._quote(claim)
        field, say = {
            "spans": ("passage", self._passage),
            "attributions": ("source", self._source),
            "claim_tags": ("tag", self._tag),
        }[change.table]
        before, after = (say(row) if row else None for row in (change.before, change.after))
        if before != after:
            yield Told("claim", claim, quote, field, before, after)

    def _name(self, change: RowChange) -> str:
        column = _NAME.get(change.table)
        if column is None:
            return ""
        for row in (change.after, change.before):
            if row and column in row:
                return str(row[column])
        if change.table == "claims":
            return self._quote(change.id)
        found = self._store.rows_with(change.table, column, [change.id])
        return str(found[0][column]) if found else ""

    def _owner(self, change: RowChange) -> int:
        found = self._store.rows_with(change.table, "claim_id", [change.id])
        return int(found[0]["claim_id"]) if found else 0

    def _quote(self, claim: int) -> str:
        if claim not in self._quotes:
            self._quotes[claim] = self._store.last_words(claim)
        return self._quotes[claim]

    @staticmethod
    def _passage(row: Mapping[str, Any]) -> str:
        return f"{row.get('start', '…')}-{row.get('end', '…')}"

    def _source(self, row: Mapping[str, Any]) -> str | None:
        if "source_id" not in row:
            return None
        return self._sources.get(row["source_id"], str(row["source_id"])) if row["source_id"] else "–"

    def _tag(self, row: Mapping[str, Any]) -> str:
        found = self._store.rows_with("tags", "name", [row["tag_id"]])
        return str(found[0]["name"]) if found else str(row["tag_id"])


def _words(value: object) -> str | None:
    return None if value in (None, "") else str(value)


def moment_of(words: str) -> str:
    """Give a date or a time as the history writes times, in UTC; a date stands for its end.

    Raises:
        Problem: it is neither.
    """
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        raise Problem(f"“{words}” is no date or time.", "Write 2026-11-29, or 2026-11-29T14:30.") from None
    if len(words) <= len("2026-11-29"):
        found = found.replace(hour=23, minute=59, second=59, microsecond=999_000)
    found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    return found.isoformat(timespec="milliseconds").replace("+00:00", "Z")
