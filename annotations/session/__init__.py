"""The door of the core: one open project with every operation, undo and redo."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotations import store
from annotations.errors import Problem
from annotations.export.citation import citation
from annotations.model import Article, Claim, Source
from annotations.session.alike import AlikeOperations, Occurrence
from annotations.session.articles import Twin
from annotations.session.base import BULK, create_project
from annotations.session.claims import ClaimOperations
from annotations.session.overview import Overview, OverviewOperations, overview_of
from annotations.session.past import PastOperations, moment_of
from annotations.session.ready import get_ready
from annotations.session.reviewing import Pending, Reason, ReviewOperations, Why
from annotations.session.sources import SourceOperations
from annotations.session.suggestions import SuggestionOperations
from annotations.session.versions import TakenIn, Update, VersionOperations
from annotations.store import (
    DAYS,
    KEEP,
    Backup,
    Differences,
    Snapshot,
    Store,
    back_up,
    backups_of,
    checkpoint,
    differences,
    is_there,
    restore,
)
from annotations.text import quote_of

if TYPE_CHECKING:
    from annotations.store import Recovered, Verified, as_of, recover, verify

_LATER = ("Recovered", "Verified", "as_of", "recover", "verify")

__all__ = [
    "BULK",
    "DAYS",
    "KEEP",
    "Backup",
    "Differences",
    "Occurrence",
    "Overview",
    "Pending",
    "Reason",
    "Recovered",
    "Session",
    "Snapshot",
    "TakenIn",
    "Twin",
    "Update",
    "Verified",
    "Why",
    "as_of",
    "back_up",
    "backups_of",
    "checkpoint",
    "create_project",
    "differences",
    "get_ready",
    "is_there",
    "moment_of",
    "overview_of",
    "recover",
    "restore",
    "verify",
]


def __getattr__(name: str) -> Any:
    """Load on first need what is seldom asked for; see annotations.store."""
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(store, name)


class Session(
    VersionOperations,
    ClaimOperations,
    AlikeOperations,
    SourceOperations,
    SuggestionOperations,
    ReviewOperations,
    OverviewOperations,
    PastOperations,
):
    """One open project. Every operation is one committed step before it returns."""

    @classmethod
    def open(cls, path: Path, analyst: str, *, read_only: bool = False) -> "Session":
        """Open a project file. Raises Problem where that cannot be; nothing is changed then."""
        return cls(Store(path, analyst, read_only=read_only))

    def citation(self, claim_id: int) -> str:
        """Give a claim as one cites it. Raises Problem where it is not in the project."""
        claim = self.store.claim(claim_id)
        sources = {source.id: source for source in self.store.sources()}
        return citation(claim, self.store.article(claim.article_id), sources)

    def export_csv(self, path: Path, claim_ids: Sequence[int] | None = None, *, verbatim: bool = False) -> int:
        """Write claims to a CSV file; give their number.

        Args:
            claim_ids: those claims, in that order; None for all, in text order.
            verbatim: leave cells as they are that a spreadsheet would run as a formula.

        Raises:
            Problem: the file cannot be written, or a claim does not stand at its words. An older file stays.
        """
        from annotations.export.csv_file import write_csv  # noqa: PLC0415  no start waits for it
        from annotations.export.rows import claim_cells  # noqa: PLC0415

        with self.store.snapshot():
            head = self.store.head()
            rows = (claim_cells(*parts, head) for parts in self.export_rows(claim_ids))
            return write_csv(path, rows, verbatim=verbatim)

    def export_rows(
        self, claim_ids: Sequence[int] | None = None
    ) -> Iterator[tuple[Claim, Article, dict[int, Source], str]]:
        """Give claims with all that an export needs, a few at a time; every anchor is checked.

        Args:
            claim_ids: those claims, in that order; None for all, in text order.

        Raises:
            Problem: a claim does not stand at its words.
        """
        ids = self.store.claim_ids() if claim_ids is None else claim_ids
        sources = {source.id: source for source in self.store.sources()}
        article: Article | None = None
        text = ""
        for claim in self.store.claims(ids):
            if article is None or article.id != claim.article_id:
                article, text = self.store.article(claim.article_id), self.store.text(claim.article_id)
            if quote_of(text, claim.spans) != claim.quote:
                raise Problem(
                    f"Claim {claim.id} does not stand at its words in “{article.title}”.", "Run: sorotan check."
                )
            yield claim, article, sources, text
