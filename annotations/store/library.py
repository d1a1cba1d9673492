"""sqlite-utils, imported late and by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from threading import Thread, get_ident
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database


class _WithoutNumPy:
    """A finder of modules that finds NumPy missing, in the thread that it was made in alone."""

    def __init__(self) -> None:
        self._thread = get_ident()

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        if name == "numpy" and get_ident() == self._thread:
            raise ModuleNotFoundError("it is not wanted here", name=name)
        return None


@contextmanager
def _alone() -> Iterator[None]:
    finder = _WithoutNumPy()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


def database(conn: sqlite3.Connection) -> Database:
    """Give sqlite-utils' face of a connection.

    It is imported on first need, and not before the window stands: it looks for plugins among all that is installed.
    It takes NumPy where it finds it, to write arrays, of which a project has none. NumPy would be two thirds of its
    time, and the window would stand still while its libraries are mapped.
    """
    with _alone():
        from sqlite_utils import Database  # noqa: PLC0415

    return Database(conn)


def get_ready() -> None:
    """Load beside the running program what the first step would otherwise wait for."""
    Thread(target=_load, daemon=True).start()


def _load() -> None:
    with _alone():
        from sqlite_utils import Database  # noqa: PLC0415
    Database(memory=True).close()  # the first of all looks for plugins, which takes as long again
