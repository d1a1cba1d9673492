"""The commands that look after a project: its history, whether it was changed outside, and what it was once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from annotations.model import HistoryEntry, Told
from annotations.session import as_of, moment_of
from annotations.session import verify as look
from annotations.terminal import AsJson, ProjectPath, counted, opened, print_json, tell

keeping = typer.Typer()


@keeping.command(epilog="Example:\n\n  sorotan verify korut.sorotan --head 3f1c…")
def verify(
    project: ProjectPath,
    head: Annotated[
        str | None,
        typer.Option(metavar="HASH", help="From an export's column history_head: is it in there still?"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say whether anything in a project was changed outside Sorotan. Changes nothing.

    The history is a chain of hashes, and every row must be as it tells. Who can write the whole file anew can write a
    new chain: compare the head with that of an export that lies elsewhere.
    """
    found = look(project, head.strip().lower() if head else None)
    if as_json:
        print_json(found._asdict())
    else:
        for line in (*found.changed, *found.remarks):
            typer.echo(line)
        if not found.changed:
            typer.echo(f"Untouched: {found.entries} entries, the last of {found.at or 'never'}.")
        typer.echo(f"Head: {found.head}")
    if found.changed:
        raise typer.Exit(1)


@keeping.command(epilog="Example:\n\n  sorotan history korut.sorotan --claim 12")
def history(
    project: ProjectPath,
    claim: Annotated[int | None, typer.Option(help="Only what touched this claim.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="The newest so many entries.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Show who did what and when, newest first, with what it was before and after."""
    with opened(project, read_only=True) as session:
        found = [(entry, session.told(entry.id)) for entry in session.store.history(claim, limit=limit)]
    if as_json:
        print_json({"entries": [{**asdict(entry), "changes": [asdict(one) for one in told]} for entry, told in found]})
        return
    for entry, told in found:
        typer.echo(_headline(entry))
        for one in told:
            if claim is None or (one.thing, one.id) == ("claim", claim):
                typer.echo(f"    {_line(one)}")


def _headline(entry: HistoryEntry) -> str:
    act = {"undo": "Undo: ", "redo": "Redo: ", "begun": "History of an older file taken over"}.get(entry.act, "")
    state = f" ({entry.state})" if entry.state not in (None, "done") else ""
    return f"{entry.id:>5}  {entry.at}  {entry.analyst:<12}  {act}{entry.name}{state}"


def _line(one: Told) -> str:
    name = " ".join(one.name.split())
    thing = f"{one.thing} {one.id}" + (f" “{name[:60]}{'…' if len(name) > 60 else ''}”" if name else "")
    if not one.field:
        return f"{thing}: {'new' if one.before is None else 'gone'}"
    return f"{thing}: {one.field} {_value(one.before)} → {_value(one.after)}"


def _value(words: str | None) -> str:
    return "–" if words is None else " ".join(words.split())


@keeping.command("as-of", epilog="Example:\n\n  sorotan as-of korut.sorotan 2026-10-31 --to october.sorotan")
def as_of_(
    project: ProjectPath,
    moment: Annotated[str, typer.Argument(metavar="DATE", help="ISO 8601, in UTC; a date stands for its end.")],
    to: Annotated[Path, typer.Option(metavar="FILE.sorotan", help="The file to write.")],
    as_json: AsJson = False,
) -> None:
    """Write a project as it was at a moment into a new file, with its history up to then."""
    last = as_of(project, to, moment_of(moment))
    with opened(to, read_only=True) as session:
        articles, claims = len(session.store.articles()), len(session.store.claim_ids())
    when = f"the last of {last.at}" if last else "nothing had been done"
    words = f"{to}: {counted(articles, 'article')}, {counted(claims, 'claim')}; {when}."
    tell(as_json, words, file=str(to), last=last.at if last else None, articles=articles, claims=claims)


@contextmanager
def at_a_moment(project: Path, moment: str | None) -> Iterator[Path]:
    """Have a project as it was at a moment as a file for a while; the project itself where no moment is given."""
    if moment is None:
        yield project
        return
    with TemporaryDirectory(prefix="sorotan-") as folder:
        then = Path(folder) / project.name
        as_of(project, then, moment_of(moment))
        yield then
