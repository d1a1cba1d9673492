"""One open project: steps, undo, redo, and who is told of a change."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.model import Changes, Experience
from annotations.store import RowChange, Step, Store, back_up, create

if TYPE_CHECKING:
    from annotations.linking import Linker

BULK = 20  # claims, articles or suggestions: a copy is made before a step that changes so many
Listener = Callable[[Changes], None]


class Outcome:
    """What a step has changed; filled in when it is committed."""

    changes = Changes()


def counted(n: int, one: str, many: str = "") -> str:
    """Give `claim` or `3 claims`."""
    return one if n == 1 else f"{n} {many or one + 's'}"


class Desk:
    """The base of a session: an open store, and those who listen."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._listeners: list[Listener] = []
        self._typing: tuple[object, int] | None = None
        self.linker: Linker | None = None
        self.taught: Experience | None = None
        self.before_bulk: Callable[[], object] = self.back_up

    @property
    def path(self) -> Path:
        """The project file."""
        return self.store.path

    def close(self) -> None:
        """Close the project. Everything is saved already."""
        self.store.close()

    def came_back(self) -> bool:
        """Say once, after the drive of the network stood still, that it answers again; what is shown may be behind."""
        came_back = self.store.came_back()
        if came_back:
            self.linker = self.taught = None
        return came_back

    def back_up(self, reason: str = "bulk") -> Path | None:
        """Copy the project into the folder beside it; give the copy, None where the newest holds the same.

        Raises:
            Problem: it cannot be written, or the copy is not sound.
        """
        return back_up(self.path, reason=reason, rest=0)

    def subscribe(self, listener: Listener) -> None:
        """Have a function called with the Changes of every committed operation."""
        self._listeners.append(listener)

    @contextmanager
    def step(self, name: str, *, of: int = 1, continues: int | None = None) -> Iterator[tuple[Step, Outcome]]:
        """Run one undoable operation; listeners hear of it after it is on the disk.

        Args:
            of: how many things it changes; before many, the project is copied.
        """
        if of >= BULK:
            self.before_bulk()
        outcome = Outcome()
        with self.store.step(name, continues=continues) as step:
            yield step, outcome
        outcome.changes = self._tell(name, step.changes)

    def _tell(self, name: str, row_changes: list[RowChange]) -> Changes:
        if not row_changes:
            return Changes()
        if any(change.table in ("sources", "aliases") for change in row_changes):
            self.linker = None
        if any(change.table == "lessons" or _is_decision(change) for change in row_changes):
            self.taught = None
        changes = changes_of(self.store, name, row_changes)
        for listener in self._listeners:
            listener(changes)
        return changes

    @property
    def undo_name(self) -> str:
        """What undo would take back, in words; "" for nothing."""
        past = self.store.past()
        return past.name if past else ""

    @property
    def redo_name(self) -> str:
        """What redo would do again, in words; "" for nothing."""
        future = self.store.future()
        return future.name if future else ""

    def undo(self) -> Changes:
        """Take back the last step, also one from before a restart."""
        past = self.store.past()
        return self._tell(f"Undo {past.name}", self.store.undo(past)) if past else Changes()

    def redo(self) -> Changes:
        """Do the step again that was taken back last."""
        future = self.store.future()
        return self._tell(f"Redo {future.name}", self.store.redo(future)) if future else Changes()


def _is_decision(change: RowChange) -> bool:
    return change.table == "suggestions" and any("decided_at" in row for row in (change.before, change.after) if row)


_OWNERS = {"spans": "claim_id", "attributions": "claim_id", "claim_tags": "claim_id", "aliases": "source_id"}


def changes_of(store: Store, name: str, row_changes: Iterable[RowChange]) -> Changes:
    """Tell from the rows of a step which articles, sources, claims and suggestions it touched."""
    ids: dict[str, set[int]] = {
        key: set() for key in ("articles", "sources", "claims", "suggestions", "pages", "named")
    }
    for change in row_changes:
        rows = [row for row in (change.before, change.after) if row]
        if change.table in ids:
            ids[change.table].add(change.id)
        owner = _OWNERS.get(change.table)
        if owner:
            found = [row[owner] for row in rows if owner in row] or _owners(store, change.table, owner, change.id)
            ids["sources" if change.table == "aliases" else "claims"].update(found)
        ids["pages"].update(row["article_id"] for row in rows if "article_id" in row)
        ids["named"].update(row["source_id"] for row in rows if row.get("source_id"))
    for table in ("claims", "suggestions"):
        ids["pages"].update(_pages(store, table, sorted(ids[table])))
    return Changes(name, **{key: frozenset(found) for key, found in ids.items()})


def _owners(store: Store, table: str, owner: str, row_id: int) -> list[int]:
    return [row[owner] for row in store.rows_with(table, owner, [row_id])]


def _pages(store: Store, table: str, ids: list[int]) -> set[int]:
    return {row["article_id"] for row in store.rows_with(table, "article_id", ids)}


def create_project(path: Path) -> None:
    """Make an empty project file. Raises Problem where that cannot be."""
    create(path)
