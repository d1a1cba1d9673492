"""The commands that look after a project: history, changes from outside, earlier states, backups, recovery."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from annotations.errors import Problem
from annotations.model import HistoryEntry, Span, Told
from annotations.session import (
    DAYS,
    KEEP,
    Differences,
    as_of,
    back_up,
    backups_of,
    differences,
    moment_of,
    recover,
    restore,
)
from annotations.session import verify as look
from annotations.terminal import AsJson, ProjectPath, analyst, counted, opened, print_json, tell

keeping = typer.Typer()
REASON_WORDS = {
    "opening": "when it was opened",
    "work": "while it was worked on",
    "format": "before an update of its format",
    "bulk": "before a step of many changes",
    "restoring": "before a backup was restored",
    "asked": "asked for",
}


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
        print_json(
            {"entries": [{**entry._asdict(), "changes": [one._asdict() for one in told]} for entry, told in found]}
        )
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


@keeping.command(epilog="Example:\n\n  sorotan backups korut.sorotan --make")
def backups(
    project: ProjectPath,
    make: Annotated[
        bool, typer.Option("--make", help="Make one now, where anything has changed since the last.")
    ] = False,
    keep: Annotated[int, typer.Option(min=1, help="With --make: how many of the newest stay.")] = KEEP,
    days: Annotated[int, typer.Option(min=0, help="With --make: of so many days, the last of each stays too.")] = DAYS,
    as_json: AsJson = False,
) -> None:
    """List the backups of a project, newest first, or make one. The project may be open in the window."""
    made = back_up(project, keep, "asked", days, rest=0) if make else None
    found = backups_of(project)
    if as_json:
        lines = [{"file": str(one.path), "at": one.at, "reason": one.reason, "bytes": one.size} for one in found]
        print_json({"made": str(made) if made else None, "backups": lines})
        return
    for one in found:
        typer.echo(f"{one.at}  {one.size / 1e6:>8.1f} MB  {REASON_WORDS.get(one.reason, ''):<28}  {one.path}")
    if not found:
        typer.echo("There is no backup yet. Make one: sorotan backups PROJECT --make")


@keeping.command(
    "restore", epilog="Example:\n\n  sorotan restore korut.sorotan --look\n  sorotan restore korut.sorotan"
)
def restore_(
    project: ProjectPath,
    backup: Annotated[
        Path | None, typer.Option("--from", metavar="BACKUP", help="Which one; the newest where left out.")
    ] = None,
    look_only: Annotated[bool, typer.Option("--look", help="Only say what differs; change nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make a project what a backup of it is. What was there becomes a backup before, or is moved aside if damaged."""
    known = backups_of(project)
    if backup is None and not known:
        raise Problem(f"{project} has no backup.", "Name one with --from.")
    chosen = backup or known[0].path
    words, values = "", {}
    try:
        found = differences(project, chosen)
        words, values = _differences(found), found._asdict()
    except Problem as problem:
        if look_only:
            raise
        words = f"What differs cannot be said: {problem.message}"
    if look_only:
        tell(as_json, words, backup=str(chosen), **values)
        return
    restore(project, chosen)
    tell(as_json, f"{words}\n{project} is as it was in {chosen} now.", backup=str(chosen), **values)


def _differences(found: Differences) -> str:
    (articles, articles_then), (claims, claims_then) = found.articles, found.claims
    since = (
        "The backup is of another history." if found.since is None else f"{found.since} entries of the history since."
    )
    return "\n".join(
        (
            f"Now: {counted(articles, 'article')}, {counted(claims, 'claim')}. "
            f"In the backup: {counted(articles_then, 'article')}, {counted(claims_then, 'claim')}.",
            f"Claims only now: {found.claims_here}; only in the backup: {found.claims_there}; "
            f"different: {found.claims_changed}.",
            since,
        )
    )


@keeping.command("recover", epilog="Example:\n\n  sorotan recover korut.sorotan --to saved.sorotan")
def recover_(
    project: ProjectPath,
    to: Annotated[Path, typer.Option(metavar="FILE.sorotan", help="The new project.")],
    as_json: AsJson = False,
) -> None:
    """Save what can still be read of a damaged project into a new one, and say what is lost.

    The damaged file is not touched. Texts that are gone are taken from backups where one has them.
    """
    found = recover(project, to, analyst())
    if as_json:
        print_json({**found._asdict(), "file": str(to)})
        return
    for line in found.lost:
        typer.echo(line)
    kept = "Nothing is missing." if found.whole else "Earlier steps cannot be undone any more."
    saved = (
        f"{counted(found.articles, 'article')}, {counted(found.claims, 'claim')}, {counted(found.sources, 'source')}"
    )
    typer.echo(f"{to}: {saved}. {kept}")


@keeping.command("orphans", epilog="Example:\n\n  sorotan orphans korut.sorotan")
def orphans_(project: ProjectPath, as_json: AsJson = False) -> None:
    """List claims that have no certain place in a new version of their article, with the likeliest places."""
    with opened(project, read_only=True) as session:
        found = [(one, session.candidates(one.id), session.store.text(one.article_id)) for one in session.orphans()]
    if as_json:
        lines = [
            {
                "orphan": one.id,
                "claim": one.claim_id,
                "article": one.article_id,
                "quote": one.quote,
                "candidates": [
                    {"start": start, "end": end, "score": score, "words": text[start:end]}
                    for (start, end), score in places
                ],
            }
            for one, places, text in found
        ]
        print_json({"orphans": lines})
        return
    for one, places, text in found:
        typer.echo(f"{one.id}: claim {one.claim_id} of article {one.article_id}: “{' '.join(one.quote.split())}”")
        for (start, end), score in places:
            typer.echo(f"    {score:.2f}  {start} {end}  “{' '.join(text[start:end].split())}”")
    typer.echo(f"{counted(len(found), 'claim')} without a place. Next: sorotan settle {project} NUMBER START END")


@keeping.command(epilog="Example:\n\n  sorotan settle korut.sorotan 3 120 188\n  sorotan settle korut.sorotan 3 --drop")
def settle(
    project: ProjectPath,
    orphan: Annotated[int, typer.Argument(help="Its number, as sorotan orphans says.")],
    start: Annotated[int | None, typer.Argument(help="First character of its place, in code points from 0.")] = None,
    end: Annotated[int | None, typer.Argument(help="The character after the last one.")] = None,
    drop: Annotated[bool, typer.Option("--drop", help="Let the claim go.")] = False,
    as_json: AsJson = False,
) -> None:
    """Give a claim without a place one, or let it go; the window can undo it."""
    if drop == (start is not None) or (start is None) != (end is None):
        raise typer.BadParameter("Give START and END, or --drop.")
    with opened(project) as session:
        one = session.store.orphan(orphan)
        if start is None or end is None:
            session.drop_orphans([orphan])
            tell(as_json, f"Claim {one.claim_id} is let go.", claim=one.claim_id, dropped=True)
            return
        session.anchor_orphan(orphan, [Span(start, end)])
        quote = session.store.claim(one.claim_id).quote
    tell(as_json, f"Claim {one.claim_id}: “{quote}”", claim=one.claim_id, quote=quote)
