"""The only user of SQL: one project file, its rows as values, its steps and their undo."""

from typing import TYPE_CHECKING, Any

from annotations.store.backups import (
    DAYS,
    KEEP,
    Backup,
    Differences,
    Snapshot,
    back_up,
    backups_of,
    differences,
    restore,
)
from annotations.store.claim_list import NO_SOURCE, SORTS, ClaimFilter, ClaimRow, Hit
from annotations.store.file import SUFFIX, create, now
from annotations.store.library import get_ready
from annotations.store.place import is_there
from annotations.store.project import Store
from annotations.store.reading import spans_to_json
from annotations.store.steps import RowChange, Step
from annotations.store.wal import checkpoint
from annotations.text import fold

if TYPE_CHECKING:
    from annotations.store.earlier import as_of
    from annotations.store.recovering import Recovered, recover
    from annotations.store.verifying import Verified, verify

__all__ = [
    "DAYS",
    "KEEP",
    "NO_SOURCE",
    "SORTS",
    "SUFFIX",
    "Backup",
    "ClaimFilter",
    "ClaimRow",
    "Differences",
    "Hit",
    "Recovered",
    "RowChange",
    "Snapshot",
    "Step",
    "Store",
    "Verified",
    "as_of",
    "back_up",
    "backups_of",
    "checkpoint",
    "create",
    "differences",
    "fold",
    "get_ready",
    "is_there",
    "now",
    "recover",
    "restore",
    "spans_to_json",
    "verify",
]


def __getattr__(name: str) -> Any:
    """Load on first need what is seldom asked for, so that nobody waits for it at the start. Source: PEP 562."""
    if name == "as_of":
        from annotations.store import earlier  # noqa: PLC0415

        return earlier.as_of
    if name in ("Recovered", "recover"):
        from annotations.store import recovering  # noqa: PLC0415

        return getattr(recovering, name)
    if name in ("Verified", "verify"):
        from annotations.store import verifying  # noqa: PLC0415

        return getattr(verifying, name)
    raise AttributeError(name)
