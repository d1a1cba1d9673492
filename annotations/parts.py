"""What the program is made of: each part with its version, its licence and the text of that licence.

The bundle carries a list that was made with it (`bundling.parts`). Elsewhere the list is read off what is installed:
the distributions that `sorotan` requires, those that these require, and so on.
"""

import json
import platform
import re
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from pathlib import Path

from annotations.files import resource

LIST = "parts.json"
FOLDER = "licences"
SEE_TEXT = "see its text"
_LICENCE_FILE = re.compile(r"(.*_)?(licen[cs]es?(_sources)?|copying|notice|thirdpartynotices)([._-].*)?", re.IGNORECASE)
_NO_TEXT = (".py", ".pyc", ".pyi", ".so", ".h")
_REQUIRED = re.compile(r"([A-Za-z0-9._-]+)\s*(?:\[([^\]]*)\])?")
_OF_EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)""")
_ONE_LINE = 150
# What some write in place of the identifier of SPDX.
_SPDX = {"Apache 2.0": "Apache-2.0", "Apache License, Version 2.0": "Apache-2.0"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the program.

    Attributes:
        kind: `python` (a distribution), `base` (Python itself, Qt), `data` (weights of ours) or `system` (a library
            of the system on which a bundle was made).
        licence: what its makers declare, in one line.
        files: the texts of its licence and what has to be said beside it.
    """

    name: str
    version: str
    licence: str
    files: tuple[Path, ...]
    kind: str = "python"

    def text(self) -> str:
        """Give the texts of its licence, one after the other."""
        texts = [file.read_text(encoding="utf-8", errors="replace").strip() for file in self.files]
        return "\n\n\n".join(dict.fromkeys(filter(None, texts)))


def parts() -> list[Part]:
    """Give all parts by name, without regard to case."""
    try:
        made = resource(LIST)
    except FileNotFoundError:
        found = [*distributions(), *base(), *data()]
    else:
        found = [
            Part(one["name"], one["version"], one["licence"], tuple(map(resource, one["files"])), one["kind"])
            for one in json.loads(made.read_text(encoding="utf-8"))
        ]
    return sorted(found, key=lambda part: (part.name.lower(), part.version))


def distributions() -> Iterator[Part]:
    """Give the installed distributions that the program requires, by way of others too, and itself."""
    seen: set[tuple[str, str]] = set()
    waiting = [("sorotan", "")]
    while waiting:
        name, extra = one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        try:
            found = distribution(name)
        except PackageNotFoundError:  # required on another system or another Python alone
            continue
        if not extra:
            yield part_of(found)
        waiting.extend(_required(found, extra))


def _required(found: Distribution, extra: str) -> Iterator[tuple[str, str]]:
    """Give what a distribution requires, or what one of its extras requires more: names with an extra or ""."""
    for line in found.requires or ():
        only_for = _OF_EXTRA.search(line)
        if (asked := _REQUIRED.match(line)) is None or extra != (_key(only_for[1]) if only_for else ""):
            continue
        yield _key(asked[1]), ""
        yield from ((_key(asked[1]), _key(one)) for one in (asked[2] or "").split(",") if one.strip())


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def part_of(found: Distribution) -> Part:
    """Give an installed distribution as a part."""
    licence = _declared(found)
    files = [
        Path(str(found.locate_file(file)))
        for file in found.files or ()
        if _LICENCE_FILE.fullmatch(file.name) and not file.name.endswith(_NO_TEXT)
    ]
    there = tuple(sorted(file for file in files if file.is_file()))
    return Part(found.metadata["Name"], found.version, licence, there or standard(licence))


def standard(licence: str) -> tuple[Path, ...]:
    """Give the standard texts of the licences that are named, for a part that brings no text itself."""
    named = re.findall(r"[A-Za-z0-9.+-]+", _SPDX.get(licence, licence))
    if any(name.startswith("LGPL-3") for name in named):
        named.append("GPL-3.0-only")  # which the LGPL adds to
    folder = resource(FOLDER)
    wanted = (folder / f"{name}.txt" for name in dict.fromkeys(named))
    return tuple(path for path in wanted if path.is_file())


def base() -> Iterator[Part]:
    """Give Python itself, and Qt, which comes inside PySide6 and bears its number."""
    own = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    # Distributors lay it elsewhere; typing-extensions brings the same text.
    files = (own,) if own.is_file() else part_of(distribution("typing-extensions")).files
    yield Part("Python", platform.python_version(), "PSF-2.0", files, "base")
    qt = "LGPL-3.0-only"
    yield Part("Qt", version("PySide6-Essentials"), qt, standard(qt), "base")


def data() -> Iterator[Part]:
    """Give what was trained on annotated texts, which is under a licence of its own."""
    pipeline = json.loads(resource("pipelines", "id", "meta.json").read_text(encoding="utf-8"))
    for name, number, folder in (
        (f"{pipeline['lang']}_{pipeline['name']}", pipeline["version"], resource("pipelines", "id")),
        ("Sorotan’s encoder", version("sorotan"), resource("encoder")),
    ):
        yield Part(name, number, "CC-BY-SA-4.0", (folder / "LICENSE", folder / "README.md"), "data")


def _declared(found: Distribution) -> str:
    """Give the licence as its makers declare it: as expression, as a line, or as the class that PyPI has for it."""
    about = found.metadata
    for name in ("License-Expression", "License"):
        words = (about[name] or "").strip() if name in about else ""
        if words and "\n" not in words and len(words) <= _ONE_LINE and words != "UNKNOWN":
            return words
    classes = [one for one in about.get_all("Classifier") or () if one.startswith("License ::")]
    return ", ".join(one.rpartition(" :: ")[2] for one in classes)
