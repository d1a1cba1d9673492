"""What stands in a project's columns of JSON and of fixed words, and whether it is what Sorotan writes."""

from __future__ import annotations

import functools
import inspect
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from annotations.errors import Damaged, Problem
from annotations.model import HeldBack, Quotation, SourceKind, Span
from annotations.plain import lesson_from_plain
from annotations.store import file, guard, history
from annotations.store.steps import from_json

Kind = TypeVar("Kind", bound=type)


def spans_from_json(text: str) -> tuple[Span, ...]:
    """Read a JSON list of [start, end]. Raises ValueError where it is none."""
    if text == "[]":
        return ()
    spans = tuple(Span(*pair) for pair in json.loads(text))
    if not all(type(start) is type(end) is int for start, end in spans):
        raise ValueError(text)
    return spans


def orphan_parts(text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Read a claim that waits for a place, and its chain in order. Raises ValueError and others where it is none."""
    kept = json.loads(text)
    (claim,) = kept["claims"]
    chain = sorted(kept["attributions"], key=lambda one: int(one["step"]))
    for name in ("quote", "prefix", "suffix", "note"):
        if not isinstance(claim[name], str):
            raise TypeError(name)
    if not isinstance(claim["start"], int) or any(not isinstance(one["source_id"], int | None) for one in chain):
        raise TypeError(text)
    return claim, chain


_PARSERS: dict[str, dict[str, Callable[[Any], object]]] = {
    "attributions": {"cue": spans_from_json},
    "suggestions": {
        "spans": spans_from_json,
        "cue": spans_from_json,
        "quotation": Quotation,
        "kind": SourceKind,
        "via_kind": SourceKind,
    },
    "lessons": {
        "lesson": lambda text: lesson_from_plain(json.loads(text)),
        "before": lambda text: HeldBack(**json.loads(text)),
        "after": lambda text: HeldBack(**json.loads(text)),
    },
    "orphans": {"kept": orphan_parts},
    "history": {"changes": from_json},
}


def odd_column(table: str, row: dict[str, Any]) -> str:
    """Give the first column of a row that does not hold what Sorotan writes there; "" where all do."""
    for column, parse in _PARSERS.get(table, {}).items():
        try:
            parse(row[column])
        except (*file.MALFORMED, *guard.UNREADABLE):
            return column
    return ""


def odd_values(conn: sqlite3.Connection) -> Iterator[str]:
    """Give in words each value that Sorotan does not write.

    Types are SQLite's own to check. Its look at constraints passes over them where a file is open read-only.
    """
    newer = set() if history.is_chained(conn) else {"history", "history_claims", "versions", "orphans"}
    there = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} - newer
    for table, condition in guard.conditions().items():
        if table not in there:  # in a file of an older format that is only looked at
            continue
        for (row_id,) in conn.execute(f"SELECT id FROM {table} WHERE NOT ({condition})"):
            yield f"Row {row_id} of {table} does not hold what Sorotan writes."
    for table, parsers in _PARSERS.items():
        if table not in there:
            continue
        names = list(parsers)
        for row_id, *values in conn.execute(f"SELECT id, {', '.join(names)} FROM {table}"):
            if column := odd_column(table, dict(zip(names, values, strict=True))):
                yield f"Row {row_id} of {table} does not hold what Sorotan writes: {column}."


def is_odd(conn: sqlite3.Connection) -> bool:
    """Whether anything in a project is not as Sorotan writes it. Reads all of it: for when something went wrong."""
    try:
        integrity = conn.execute("PRAGMA integrity_check(1)").fetchone()[0]
        loose = conn.execute("PRAGMA foreign_key_check").fetchone()
        bare = conn.execute("SELECT 1 FROM claims WHERE id NOT IN (SELECT claim_id FROM spans)").fetchone()
        return integrity != "ok" or bool(loose or bare) or any(True for _ in odd_values(conn))
    except guard.UNREADABLE:
        return True


def problem_of(error: Exception, conn: sqlite3.Connection, path: Path) -> Problem | None:
    """Give in words what an error in reading a project comes from; None where it is a bug, as the project is sound."""
    if found := file.problem_of(path, error):
        return found
    if isinstance(error, file.MALFORMED) and is_odd(conn):
        return Damaged(f"{path} is damaged: something in it is not as Sorotan writes it.", guard.HINT)
    return None


@contextmanager
def problems(path: Path) -> Iterator[None]:
    """Turn what reading a project may raise into a Problem that names the file; a bug stays one."""
    with file.problems(path):
        try:
            yield
        except file.MALFORMED as error:
            with closing(guard.look(path)) as conn:
                problem = problem_of(error, conn, path)
            file.raise_in_words(problem, error)


def in_words(reader: Kind) -> Kind:
    """Have every public method of a class that reads a project tell in words what is wrong with the file."""
    for name, method in list(vars(reader).items()):
        if inspect.isgeneratorfunction(method) and not name.startswith("_"):
            setattr(reader, name, _iterated(method))
        elif inspect.isfunction(method) and not name.startswith("_"):
            setattr(reader, name, _called(method))
    return reader


_CAUGHT = (*guard.UNREADABLE, *file.MALFORMED)


def _called(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(self: Any, *given: Any, **named: Any) -> Any:
        try:
            return method(self, *given, **named)
        except _CAUGHT as error:
            file.raise_in_words(problem_of(error, self.conn, self.path), error)

    return call


def _iterated(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def iterate(self: Any, *given: Any, **named: Any) -> Iterator[Any]:
        try:
            yield from method(self, *given, **named)
        except _CAUGHT as error:
            file.raise_in_words(problem_of(error, self.conn, self.path), error)

    return iterate
