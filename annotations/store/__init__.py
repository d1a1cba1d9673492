"""The only user of SQL: one project file, its rows as values, its steps and their undo."""

from annotations.store.backups import back_up
from annotations.store.claim_list import NO_SOURCE, SORTS, ClaimFilter, ClaimRow, Hit
from annotations.store.earlier import as_of
from annotations.store.file import SUFFIX, create, get_ready, now
from annotations.store.project import Store
from annotations.store.reading import spans_to_json
from annotations.store.steps import RowChange, Step
from annotations.store.verifying import Verified, verify
from annotations.text import fold

__all__ = [
    "NO_SOURCE",
    "SORTS",
    "SUFFIX",
    "ClaimFilter",
    "ClaimRow",
    "Hit",
    "RowChange",
    "Step",
    "Store",
    "Verified",
    "as_of",
    "back_up",
    "create",
    "fold",
    "get_ready",
    "now",
    "spans_to_json",
    "verify",
]
