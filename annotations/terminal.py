"""What the commands share: a project opened by path, and how they speak."""

import getpass
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from annotations.errors import Problem
from annotations.session import Session

ProjectPath = Annotated[Path, typer.Argument(metavar="PROJECT", help="The project file, ending in .sorotan.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object for a program to read.")]
errors = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Session]:
    """Have a project open for a while, in the name of $SOROTAN_ANALYST or of who is logged in."""
    session = Session.open(path, analyst(), read_only=read_only)
    for warning in [] if read_only else session.store.warnings():
        errors.print(f"sorotan: {warning}", markup=False)
    try:
        yield session
    except (Problem, typer.Exit, typer.BadParameter, KeyboardInterrupt):
        raise
    except Exception as error:
        if problem := session.store.problem_of(error):
            raise problem from error
        raise
    finally:
        session.close()


def analyst() -> str:
    """Give the name that what is done bears."""
    return os.environ.get("SOROTAN_ANALYST") or getpass.getuser()


def print_json(values: dict[str, Any]) -> None:
    """Print an object on a line of its own."""
    typer.echo(json.dumps(values, ensure_ascii=False))


def tell(as_json: bool, words: str, /, **values: Any) -> None:
    """Print words for a person, or values for a program."""
    if as_json:
        print_json(values)
    else:
        typer.echo(words)


def s(n: int) -> str:
    """Give the ending of a plural."""
    return "" if n == 1 else "s"


def counted(n: int, one: str) -> str:
    """Give `1 claim` or `3 claims`."""
    return f"{n} {one}{s(n)}"
