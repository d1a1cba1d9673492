"""The sample project: articles of our own writing in Indonesian and English, and the sources they quote."""

import tomllib
from pathlib import Path
from typing import Any

from annotations.errors import Problem
from annotations.files import resource
from annotations.model import SourceKind
from annotations.session import Session, create_project


def make_sample(path: Path, analyst: str) -> None:
    """Make the sample project at a path where there is nothing yet.

    Args:
        path: the project file to make, ending in .sorotan.
        analyst: the person whose name its steps bear.

    Raises:
        Problem: there is a file of that name, or none can be made there.
    """
    if path.exists():
        raise Problem(f"“{path}” is there already.", "Open it, or choose another name for the sample.")
    create_project(path)
    session = Session.open(path, analyst)
    try:
        _fill(session)
    finally:
        session.close()


def _fill(session: Session) -> None:
    from annotations.articles import read_article  # noqa: PLC0415 - its readers load heavy libraries

    plan = _plan()
    session.add_articles(
        [read_article(resource("sample", entry["file"]), **_said(entry)) for entry in plan["articles"]]
    )
    for source in plan["sources"]:
        session.add_source(source["name"], SourceKind(source["kind"]), source["aliases"])


def _plan() -> dict[str, Any]:
    with resource("sample", "sample.toml").open("rb") as file:
        return tomllib.load(file)


def _said(entry: dict[str, Any]) -> Any:
    """Give what the plan says of an article, as read_article takes it."""
    return {name: value for name, value in entry.items() if name != "file"}
