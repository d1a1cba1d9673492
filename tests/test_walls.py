"""The walls between the rooms: who may know what."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("annotations", "gui")
KEPT = ("annotations", "gui", "resources", "tests", "benchmarks", "docs", "training", "bundling")
WORDS = {".py", ".md", ".toml", ".lock", ".txt", ".json", ".jsonl", ".csv", ".spec", ".sh", ".svg", ".qss", ".html", ""}
FROM_STORE = {"ClaimFilter", "ClaimRow", "Hit", "NO_SOURCE", "SUFFIX"}
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path, source: str | None = None) -> Iterator[tuple[str, str]]:
    """Give each module that a file imports, with the name taken from it ("" for the module itself)."""
    tree = ast.parse(path.read_text(encoding="utf-8") if source is None else source)
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((one.name, "") for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*above, *filter(None, [node.module])))
            yield from ((module, one.name) for one in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"import_module", "__import__"}:
            given = node.args[0] if node.args else None
            yield (str(given.value) if isinstance(given, ast.Constant) else "?", "")


def inside(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def users(*packages: str) -> set[str]:
    """Give the files that import one of these packages, or something of them."""
    found = set()
    for path in SOURCES:
        for module, name in imports(path):
            whole = f"{module}.{name}" if name else module
            if any(inside(module, package) or inside(whole, package) for package in packages):
                found.add(name_of(path))
    return found


def outside(files: set[str], room: str) -> list[str]:
    return sorted(one for one in files if not one.startswith(room))


def test_the_rooms_are_there():
    assert {name_of(path).split("/")[0] for path in SOURCES} == set(ROOMS)
    assert len(SOURCES) > 40


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import sqlite3", [("sqlite3", "")]),
        ("def f():\n    from PySide6.QtCore import Qt as Q", [("PySide6.QtCore", "Qt")]),
        ("from . import steps", [("annotations.store", "steps")]),
        ("from ..suggest.cues import cue", [("annotations.suggest.cues", "cue")]),
        ("import importlib\nimportlib.import_module('gui.app')", [("importlib", ""), ("gui.app", "")]),
    ],
)
def test_every_form_of_import_is_seen(source, found):
    assert list(imports(ROOT / "annotations" / "store" / "x.py", source)) == found


@pytest.mark.parametrize(
    ("packages", "room"),
    [
        (("PySide6", "shiboken6"), "gui/"),
        (("sqlite3", "sqlite_utils"), "annotations/store/"),
        (("spacy",), "annotations/suggest/"),
    ],
)
def test_a_library_is_known_in_its_room_alone(packages, room):
    files = users(*packages)
    assert files
    assert outside(files, room) == []


def test_store_and_suggestions_never_meet():
    assert outside(users("annotations.store"), "annotations/suggest/") != []
    assert [one for one in users("annotations.store") if one.startswith("annotations/suggest/")] == []
    assert [one for one in users("annotations.suggest") if one.startswith("annotations/store/")] == []


def test_the_core_knows_nothing_of_the_window():
    assert outside(users("gui"), "gui/") == []


def test_the_window_asks_the_store_for_values_only():
    taken = {
        (name_of(path), module, name)
        for path in SOURCES
        for module, name in imports(path)
        if name_of(path).startswith("gui/") and inside(f"{module}.{name}", "annotations.store")
    }
    assert taken
    strangers = {one for one in taken if one[1] != "annotations.store" or one[2] not in FROM_STORE}
    assert sorted(strangers) == []


def test_no_import_is_hidden_behind_a_computed_name():
    assert sorted(name_of(path) for path in SOURCES if ("?", "") in set(imports(path))) == []


def test_no_file_names_a_place_on_one_machine():
    places = re.compile(r"(?<![\w.~-])/(?:home|root)/\w")
    assert places.search("open('/home/ana/a.txt')")
    files = [path for path in ROOT.iterdir() if path.is_file()]
    files += [path for room in KEPT if (ROOT / room).is_dir() for path in (ROOT / room).rglob("*") if path.is_file()]
    checked = [path for path in files if path.suffix in WORDS and path != Path(__file__)]
    assert len(checked) > len(SOURCES)
    found = [name_of(path) for path in checked if places.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert found == []


def test_qt_keeps_its_references_to_none():
    """PySide6 6.12.0 on Python 3.11 loses one for each void call, and the program aborts when none is left."""
    code = (
        "import sys\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(20_000):\n"
        "    thing.setObjectName('a')\n"
        "print(sys.getrefcount(None) - before)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert abs(int(done.stdout)) < 1000
