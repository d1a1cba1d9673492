"""The same operations from a terminal. Never imports PySide6."""

import io
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer
from rich.progress import Progress

from annotations.errors import Problem
from annotations.keeping import at_a_moment, keeping
from annotations.lines import count_lines, lines_of
from annotations.model import Credibility, Incoming, Learned, Proposal, Span
from annotations.pool import in_order
from annotations.session import create_project
from annotations.terminal import AsJson, ProjectPath, counted, errors, opened, print_json, s, tell

Thing = TypeVar("Thing")

HELP = """Who says so, and how far do we believe it?

`sorotan` alone opens the window, `sorotan PROJECT` opens it on a project, `sorotan --sample` on the sample.

Exit codes: 0 done, 1 a problem (said on the error stream), 2 wrong usage.
"""
EXAMPLES = """Examples:

  sorotan new korut.sorotan
  sorotan import korut.sorotan article.txt --outlet "Warta Bumi" --published 2024-11-13
  sorotan suggest korut.sorotan
  sorotan accept korut.sorotan --min-score 0.8
  sorotan export korut.sorotan --to claims.csv
"""

app = typer.Typer(
    help=HELP,
    epilog=EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(keeping)
Workers = Annotated[int, typer.Option(min=1, max=256, help="Processes that share the work.")]
Fast = Annotated[bool, typer.Option("--fast", help="Without the trained encoder: three times as fast, and finds less.")]
Language = Annotated[str | None, typer.Option(help="ISO 639-1 code, such as id or en; detected where left out.")]


def main() -> int:
    """Run the command line; give the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a file's name need not be UTF-8
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        app(prog_name="sorotan", standalone_mode=True)
    except Problem as problem:
        if "--json" in sys.argv:
            print_json({"problem": problem.message, "hint": problem.hint})
        errors.print(f"sorotan: {problem}", markup=False)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # such as a name that is too long, wherever it is used first
        errors.print(f"sorotan: {error.filename or 'A file'} cannot be used: {error.strerror}.", markup=False)
        return 1
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"sorotan {version('sorotan')}")
        raise typer.Exit


@app.callback()
def root(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """See HELP: shared options of all commands."""


def _usage(words: str) -> NoReturn:
    raise typer.BadParameter(words)


def _tracked(things: Iterable[Thing], words: str, total: int) -> Iterator[Thing]:
    """Go through things with a progress bar on a terminal, silently elsewhere."""
    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
        yield from progress.track(things, total=total, description=words)


@app.command(epilog="Example:\n\n  sorotan new korut.sorotan")
def new(project: ProjectPath, as_json: AsJson = False) -> None:
    """Make an empty project file."""
    create_project(project)
    tell(as_json, f"{project} is ready. Next: sorotan import {project} FILE...", project=str(project))


@app.command("import", epilog="Example:\n\n  sorotan import korut.sorotan *.txt page.html")
def import_(
    project: ProjectPath,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Text, HTML or Markdown files, or addresses of the web.")
    ],
    title: Annotated[str | None, typer.Option(help="Title, for one file.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it was found, for one file.")] = None,
    published: Annotated[str | None, typer.Option(help="Date or time, ISO 8601.")] = None,
    language: Language = None,
    twice: Annotated[bool, typer.Option(help="Add each as an article of its own, also what is there already.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring articles in, all as one step.

    What comes from the address or the file of an article that is there, changed, becomes a new version of it: claims
    go along where their place is certain, the rest wait (sorotan orphans).
    """
    if len(files) > 1 and (title or url):
        _usage("--title and --url are for one file; import the files one by one to name each.")
    given = {"title": title, "outlet": outlet, "url": url, "published": published, "language": language}
    metadata = {name: value for name, value in given.items() if value is not None}
    with opened(project) as session:
        read, failed = _read(files, metadata)
        taken = session.take_in(read, twice=twice)
    for name, why in failed:
        errors.print(f"sorotan: {why}" if name in why else f"sorotan: {name}: {why}", markup=False)
    for update in taken.updates:
        known = f"article {update.article.id} (“{update.article.title}”)"
        said = f"{update.incoming.original_name}: a new version of {known}."
        waiting = f" {update.orphans} wait for a place: sorotan orphans {project}" if update.orphans else ""
        errors.print(f"{said} {counted(update.stand, 'claim')} went along.{waiting}", markup=False)
    for twin in taken.twins:
        said = f"{twin.incoming.original_name}: the same text is in the project already, as “{twin.article.title}”."
        errors.print(said, markup=False)
    tell(
        as_json,
        f"{len(taken.added) + len(taken.updates)} of {len(files)} imported.",
        imported=list(taken.added),
        updated=[
            {"file": one.incoming.original_name, "article": one.article.id, "stand": one.stand, "orphans": one.orphans}
            for one in taken.updates
        ],
        failed=[{"file": name, "problem": why} for name, why in failed],
        twins=[{"file": twin.incoming.original_name, "article": twin.article.id} for twin in taken.twins],
    )
    if failed:
        raise typer.Exit(1)


def _read(files: list[str], metadata: dict[str, str]) -> tuple[list[Incoming], list[tuple[str, str]]]:
    from annotations.articles import is_address, read_article  # noqa: PLC0415  its readers load heavy libraries

    read: list[Incoming] = []
    failed: list[tuple[str, str]] = []
    for path in _tracked(files, "Reading", len(files)):
        try:
            read.append(_fetched(path, metadata) if is_address(path) else read_article(Path(path), **metadata))
        except Problem as problem:
            failed.append((path, str(problem)))
    return read, failed


def _fetched(address: str, metadata: dict[str, str]) -> Incoming:
    from annotations.articles import fetch_article  # noqa: PLC0415

    fetched = fetch_article(address, **metadata)
    if len(fetched.way) > 1:
        errors.print(f"sorotan: {' leads to '.join(fetched.way)}", markup=False)
    return fetched.incoming


@app.command(epilog="Example:\n\n  sorotan suggest korut.sorotan --article 3")
def suggest(
    project: ProjectPath,
    article: Annotated[list[int] | None, typer.Option(help="Only these articles, by number.")] = None,
    workers: Workers = 1,
    fast: Fast = False,
    as_json: AsJson = False,
) -> None:
    """Take suggestions for all articles, or for some. Each article is kept as it is done."""
    from annotations.suggest.pipelines import VERSION, pipeline_name, propose  # noqa: PLC0415  spaCy takes a second

    with opened(project) as session:
        articles = [session.store.article(one) for one in article] if article else session.store.articles()
        found: dict[int, int] = {}
        share = partial(propose, sources=session.known_sources(), experience=session.experience(), fast=fast)
        texts = ((session.store.text(one.id), one.language) for one in articles)
        proposed = in_order(share, texts, workers)
        for one, proposals in zip(articles, _tracked(proposed, "Suggesting", len(articles)), strict=True):
            name = pipeline_name(one.language, one.length, fast=fast)
            session.record_run(one.id, name, VERSION, one.language, proposals)
            found[one.id] = len(proposals)
        left = len(session.store.suggestions())
    n = len(found)
    words = f"{sum(found.values())} found in {n} article{s(n)}; suggestions waiting for a decision: {left}."
    tell(as_json, words, found=found, pending=left)


@app.command(epilog="Example:\n\n  sorotan train korut.sorotan\n  sorotan train korut.sorotan --forget")
def train(
    project: ProjectPath,
    forget: Annotated[bool, typer.Option("--forget", help="Suggest as before anything was learned.")] = False,
    as_json: AsJson = False,
) -> None:
    """Learn from the claims and rejected suggestions of a project how to suggest in it.

    What is learned is tried on articles that were held back, and kept only where it is better there. It counts for
    suggestions taken from now on. The window can undo it.
    """
    from annotations.plain import learned_to_plain  # noqa: PLC0415
    from annotations.suggest.learning import learn  # noqa: PLC0415  spaCy takes a second

    with opened(project) as session:
        if forget:
            session.forget_lessons()
            tell(as_json, "Forgotten: suggestions are as before anything was learned.", forgotten=True)
            return
        languages = sorted({one.language for one in session.store.articles()} & {"id", "en"})
        lessons, problems = [], []
        for language in languages:
            try:
                lessons.append(learn(list(session.cases(language)), language, session.known_sources()))
            except Problem as problem:
                problems.append(problem)
        if not lessons:
            raise problems[0] if problems else Problem("There is no article to learn from.", "Import some first.")
        for learned in lessons:
            if learned.is_better:
                session.keep_lesson(learned)
    words = "\n".join(_lesson_words(learned) for learned in lessons)
    tell(as_json, words, lessons=[{**learned_to_plain(one), "kept": one.is_better} for one in lessons])


def _lesson_words(learned: Learned) -> str:
    lines = [
        f"{learned.language}: {learned.claims} claims in {counted(learned.articles, 'article')}. Held-back articles:",
        f"{'':22}{'before':>8}{'after':>8}",
    ]
    for name, key in (("claims suggested", "found"), ("suggestions right", "right"), ("log loss", "log_loss")):
        lines.append(f"{name:22}{getattr(learned.before, key):>8.3f}{getattr(learned.after, key):>8.3f}")
    if learned.lesson.cues:
        lines.append("new cues: " + ", ".join(words for words, _ in learned.lesson.cues))
    lines.append("Kept." if learned.is_better else "Not better there: nothing was changed.")
    return "\n".join(lines)


@app.command(epilog="Example:\n\n  sorotan accept korut.sorotan --min-score 0.8")
def accept(
    project: ProjectPath,
    min_score: Annotated[float, typer.Option(min=0.0, max=1.0, help="Accept from this score on.")] = 0.0,
    as_json: AsJson = False,
) -> None:
    """Accept pending suggestions as claims, as one step that the window can undo."""
    with opened(project) as session:
        changes = session.accept_above(min_score)
        left = len(session.store.suggestions())
    words = f"{len(changes.claims)} accepted, {left} left."
    tell(as_json, words, accepted=sorted(changes.claims), pending=left)


@app.command(epilog="Example:\n\n  sorotan highlight korut.sorotan 1 120 188 --source KCNA --credibility 3")
def highlight(
    project: ProjectPath,
    article: Annotated[int, typer.Argument(help="Number of the article.")],
    start: Annotated[int, typer.Argument(help="First character, counted in Unicode code points from 0.")],
    end: Annotated[int, typer.Argument(help="The character after the last one.")],
    source: Annotated[list[str] | None, typer.Option(help="A source; again for who passes it on.")] = None,
    credibility: Annotated[Credibility | None, typer.Option(help="1 to 6.")] = None,
    as_json: AsJson = False,
) -> None:
    """Make a claim of a passage."""
    with opened(project) as session:
        text = session.store.text(article)
        if not 0 <= start < end <= len(text):
            raise Problem(
                f"The passage {start} to {end} is not inside article {article}, which has {len(text)} characters.",
                "Nothing was changed.",
            )
        (claim_id,) = session.highlight(article, [Span(start, end)], source or (), credibility).claims
        quote = session.store.claim(claim_id).quote
    tell(as_json, f"Claim {claim_id}: “{quote}”", claim=claim_id, quote=quote)


@app.command(epilog="Example:\n\n  sorotan export korut.sorotan --to claims.csv")
def export(
    project: ProjectPath,
    to: Annotated[Path, typer.Option(metavar="FILE.csv", help="The file to write.")],
    article: Annotated[list[int] | None, typer.Option(help="Only the claims of these articles.")] = None,
    verbatim: Annotated[
        bool, typer.Option("--verbatim", help="Do not guard cells that a spreadsheet would run as a formula.")
    ] = False,
    moment: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="As it was then; ISO 8601, in UTC, a date is its end.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write claims to a CSV file, one row a claim. The project may be open in the window."""
    with at_a_moment(project, moment) as then, opened(then, read_only=True) as session:
        articles = [session.store.article(one).id for one in article] if article else None
        ids = [claim.id for one in articles for claim in session.store.claims_of(one)] if articles else None
        n = session.export_csv(to, ids, verbatim=verbatim)
    tell(as_json, f"{n} claim{s(n)} written to {to}.", claims=n, file=str(to))


@app.command(epilog="Example:\n\n  sorotan check korut.sorotan")
def check(project: ProjectPath, as_json: AsJson = False) -> None:
    """Look whether a project is sound: the file, every anchor, no orphans. Changes nothing."""
    with opened(project, read_only=True) as session:
        faults = session.store.faults()
        articles, claims = len(session.store.articles()), len(session.store.claim_ids())
        recovered = session.store.recovered
    if as_json:
        early = {"recovered": recovered._asdict()} if recovered else {}
        print_json({"sound": not faults, "faults": faults, "articles": articles, "claims": claims, **early})
    elif faults:
        typer.echo("\n".join(faults))
    else:
        typer.echo(f"Sound: {articles} article{s(articles)}, {claims} claim{s(claims)}, each at its words.")
    if recovered and not as_json:
        upto = f"all is here up to “{recovered.step}”, {recovered.at}, by {recovered.analyst}"
        said = upto if recovered.step else "no step had been saved"
        typer.echo(f"The program was ended without closing last time; {said}.")
    if faults:
        raise typer.Exit(1)


@app.command(epilog="Example:\n\n  sorotan predict texts.jsonl attributions.jsonl --language id")
def predict(
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help='Lines {"id", "text"}.')],
    target: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help='Lines {"id", "attributions"} go here.')],
    language: Language = None,
    workers: Workers = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where an interrupted run has ended.")] = False,
    fast: Fast = False,
    as_json: AsJson = False,
) -> None:
    """Find attributions in texts outside any project, line by line."""
    from annotations.predict import done_before, predict_lines  # noqa: PLC0415

    if target.exists() and target.resolve() == source.resolve():
        _usage("IN and OUT are the same file.")
    n = 0
    try:
        with source.open("rb") as counted:
            total = count_lines(counted)
        n = done_before(source, target) if resume and target.exists() else 0
        mode = "a" if n else "w"
        with source.open(encoding="utf-8") as lines, target.open(mode, encoding="utf-8", newline="\n") as out:
            for line in _tracked(
                predict_lines(lines_of(lines), language, workers, n, fast=fast), "Predicting", total - n
            ):
                out.write(line + "\n")
                n += 1
    except UnicodeDecodeError as error:
        raise Problem(f"{source} is not UTF-8 (line {n + 1} or later).", "Save it as UTF-8 and try again.") from error
    except OSError as error:
        raise Problem(f"{error.filename or source} cannot be used: {error.strerror}.", "Check the path.") from error
    tell(as_json, f"{n} texts done: {target}", texts=n, file=str(target))


@app.command(epilog="Example:\n\n  sorotan evaluate annotated.jsonl --language id")
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD.jsonl", help='Lines {"id", "text", "attributions"}, annotated.')
    ],
    language: Language = None,
    fast: Fast = False,
    predicted: Annotated[
        Path | None, typer.Option(metavar="OUT.jsonl", help="Suggestions made before, in place of new ones.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Measure the suggestions against annotated texts: precision, recall, sources, scores, speed.

    A claim is found where it shares half of its characters with the annotated one. A score is right where the claim
    is found and, if both have a source, that too.
    """
    from annotations.evaluate import (  # noqa: PLC0415
        evaluate,
        evaluate_predicted,
        read_gold,
        read_predicted,
        to_plain,
        to_words,
    )

    texts = _lines_of(gold, lambda lines: list(read_gold(lines)))
    if not texts:
        raise Problem(f"{gold} holds no annotated text.", "Give a file with one JSON object a line.")
    if predicted is not None:
        measured = evaluate_predicted(texts, _lines_of(predicted, lambda lines: read_predicted(lines, texts)))
    else:
        tracked = _tracked(texts, "Measuring", len(texts))
        measured = evaluate(tracked, _proposer(language, fast=fast), time.perf_counter)
    tell(as_json, to_words(measured), **to_plain(measured))


def _lines_of(path: Path, read: Callable[[Iterable[str]], Thing]) -> Thing:
    try:
        with path.open(encoding="utf-8") as lines:
            return read(lines_of(lines))
    except Problem as problem:
        raise Problem(f"{path}: {problem.message}", problem.hint) from problem
    except UnicodeDecodeError as error:
        raise Problem(f"{path} is not UTF-8.", "Save it as UTF-8 and try again.") from error
    except OSError as error:
        raise Problem(f"{path} cannot be read: {error.strerror}.", "Check the path.") from error


def _proposer(language: str | None, *, fast: bool) -> Callable[[str], list[Proposal]]:
    """Give what proposes for a text; its pipelines are loaded, so that only the work is timed."""
    from annotations.articles import detect_language  # noqa: PLC0415
    from annotations.suggest.pipelines import suggest, warm  # noqa: PLC0415  spaCy takes a second

    for code in ("id", "en") if language is None else (language,):
        warm(code, fast=fast)
    return lambda text: suggest(text, detect_language(text) if language is None else language, fast=fast)


if __name__ == "__main__":
    sys.exit(main())
