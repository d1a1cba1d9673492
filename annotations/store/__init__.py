"""The only user of SQL: one project file, its rows as values, its steps and their undo."""

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
from annotations.store.earlier import as_of
from annotations.store.file import SUFFIX, create, get_ready, now
from annotations.store.project import Store
from annotations.store.reading import spans_to_json
from annotations.store.recovering import Recovered, recover
from annotations.store.steps import RowChange, Step
from annotations.store.verifying import Verified, verify
from annotations.text import fold

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
    "create",
    "differences",
    "fold",
    "get_ready",
    "now",
    "recover",
    "restore",
    "spans_to_json",
    "verify",
]
