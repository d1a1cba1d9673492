"""What is fuzzed: each target takes bytes, and lets nothing out but a bug."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from annotations import worker
from annotations.articles import read_article, read_text
from annotations.errors import Problem
from annotations.evaluate import evaluate_predicted, read_gold, read_predicted, to_plain
from annotations.predict import done_before
from tests.fuzz import projects
from tests.fuzz.exercise import exercise
from tests.fuzz.projects import Bytes

Target = Callable[[bytes], None]
ROOT = Path(__file__).parents[2]
LINE = (
    '{"id": 1, "text": "Kata Sri, hujan.", "attributions": [{"content": [[0, 4]], "source": null, "quote": "mixed"}]}'
)


class Place:
    """A folder with a sound project in it, and a folder inside where each input is tried."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._room = folder / "kamar"
        self._room.mkdir()
        self.sound = self._room / "utuh.sorotan"
        self.inside = self._room / "dalam"
        projects.make_project(self.sound)
        self.bytes = self.sound.read_bytes()
        self._around = self._seen()

    def _seen(self) -> set[str]:
        return {one.name for one in self._room.iterdir()} | {"dalam"}

    @contextlib.contextmanager
    def fresh(self) -> Iterator[Path]:
        """Have an empty folder; afterwards nothing may have come or changed outside it."""
        self.inside.mkdir()
        try:
            yield self.inside
            assert self._seen() == self._around, "something was written outside the folder"
            assert self.sound.read_bytes() == self.bytes, "another project was written to"
        finally:
            shutil.rmtree(self.inside)


def _article(place: Place, suffix: str) -> Target:
    path = place.folder / f"artikel{suffix}"

    def target(data: bytes) -> None:
        path.write_bytes(data)
        with contextlib.suppress(Problem):
            found = read_article(path)
            assert "\r" not in found.text
            found.text.encode("utf-8", "surrogatepass")

    return target


def _pasted(_: Place) -> Target:
    def target(data: bytes) -> None:
        with contextlib.suppress(Problem):
            read_text(data.decode("utf-8", "surrogateescape"))

    return target


def _lines(place: Place) -> Target:
    source, out = place.folder / "masuk.jsonl", place.folder / "keluar.jsonl"

    def target(data: bytes) -> None:
        take = Bytes(data)
        which, rest = take.number(3), take.rest()
        lines = rest.decode("utf-8", "replace").splitlines(keepends=True)
        with contextlib.suppress(Problem):
            if which == 0:
                gold = list(read_gold(lines))
                to_plain(evaluate_predicted(gold, {one.id: one.attributions for one in gold}))
            elif which == 1:
                read_predicted(lines, list(read_gold([LINE])))
            else:
                source.write_bytes(rest)
                out.write_bytes(rest[: len(rest) // 2])
                with contextlib.suppress(UnicodeDecodeError):  # told by the command, with the file's name
                    done_before(source, out)

    return target


def _worker(_: Place) -> Target:
    def target(data: bytes) -> None:
        line = data.decode("utf-8", "replace")
        if '"warm"' not in line and '"learn"' not in line and '"suggest"' not in line:  # these load pipelines
            json.dumps(worker.answer(line))

    return target


def _project(place: Place, spoil: Callable[[Place, Path, Bytes], None]) -> Target:
    def target(data: bytes) -> None:
        take = Bytes(data)
        which = take.number(256)
        with place.fresh() as folder:
            path = folder / "waduk.sorotan"
            spoil(place, path, take)
            exercise(path, place.sound, which)

    return target


def _spoiled_bytes(place: Place, path: Path, take: Bytes) -> None:
    path.write_bytes(projects.spoil_bytes(place.bytes, take))


def _spoiled_values(place: Place, path: Path, take: Bytes) -> None:
    projects.spoil_values(place.sound, path, projects.random_values(take))


def _hostile_schema(place: Place, path: Path, take: Bytes) -> None:
    chosen = list(projects.HOSTILE_SCHEMA.values()) + list(projects.HOSTILE_VALUES.values())
    n = take.number(len(chosen))
    spoil = projects.spoil_schema if n < len(projects.HOSTILE_SCHEMA) else projects.spoil_values
    spoil(place.sound, path, chosen[n])
    if take:
        path.write_bytes(projects.spoil_bytes(path.read_bytes(), take))


def _garbage_beside(place: Place, path: Path, take: Bytes) -> None:
    path.write_bytes(place.bytes)
    projects.garbage_beside(path, take)


_COMMANDS = (
    *("new", "import", "suggest", "train", "accept", "highlight", "export", "check", "predict", "evaluate"),
    *("verify", "history", "as-of", "backups", "restore", "recover", "orphans", "settle"),
)
_WORDS = (
    *("waduk.sorotan", "rusak.sorotan", "tiada.sorotan", "a.txt", "a.html", "rusak.jsonl", "keluar.csv"),
    *("keluar.sorotan", "a" * 300, "☃", "[bold]", "/tiada/ada", "-", "--", "\udcff", "\0x"),
    *("--to", "--json", "--article", "--source", "--credibility", "--verbatim", "--as-of", "--head", "--claim"),
    *("--limit", "--make", "--keep", "--days", "--from", "--look", "--drop", "--title", "--outlet", "--url"),
    *("--published", "--language", "--twice", "--min-score", "--fast", "--resume", "--predicted", "--help"),
    *("1", "2", "0", "-1", "99999999999999999999", "1e9", "nan", "", "2024-01-01", "9999-99-99", "id", "=1+1", ".."),
)  # fmt: skip
_HEAVY = {"suggest", "train", "predict", "evaluate"}  # load pipelines for seconds: they get what is refused before that


def arguments(take: Bytes) -> list[str]:
    """Give the words of a command line, sensible ones more often than not."""
    command = _COMMANDS[take.number(len(_COMMANDS))]
    words = [command]
    while take and len(words) < 12:
        n = take.number(len(_WORDS) + 4)
        word = _WORDS[n] if n < len(_WORDS) else take.some(20).decode("utf-8", "surrogateescape")
        words.append(word)
    if command in _HEAVY:
        words = [word.replace("waduk", "rusak") for word in words]
    return words


def _command(place: Place) -> Target:
    from annotations.cli import main

    def target(data: bytes) -> None:
        take = Bytes(data)
        words = arguments(take)
        with place.fresh() as folder, contextlib.chdir(folder):
            Path("waduk.sorotan").write_bytes(place.bytes)
            Path("rusak.sorotan").write_bytes(place.bytes[:5000] + bytes(4000) + place.bytes[9000:])
            Path("a.txt").write_text("Hujan turun, kata Sri.", encoding="utf-8")
            Path("a.html").write_bytes(take.rest() or b"<p>x")
            Path("rusak.jsonl").write_bytes(b"{\n" + take.rest())
            code, said = run_here(main, words)
            assert code in (0, 1, 2), (words, code)
            assert "Traceback" not in said, (words, said)

    return target


def run_here(main: Callable[[], int], words: list[str]) -> tuple[int, str]:
    """Run a command line in this process; give its exit code and what it said on the error stream."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace", write_through=True)
    before = sys.argv
    sys.argv = ["sorotan", *words]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main()
    finally:
        sys.argv = before
    return code, err.buffer.getvalue().decode("utf-8", "replace")


TARGETS: dict[str, Callable[[Place], Target]] = {
    "text": lambda place: _article(place, ".txt"),
    "html": lambda place: _article(place, ".html"),
    "markdown": lambda place: _article(place, ".md"),
    "pasted": _pasted,
    "lines": _lines,
    "worker": _worker,
    "bytes": lambda place: _project(place, _spoiled_bytes),
    "values": lambda place: _project(place, _spoiled_values),
    "schema": lambda place: _project(place, _hostile_schema),
    "beside": lambda place: _project(place, _garbage_beside),
    "command": _command,
}


def seeds(name: str) -> list[bytes]:
    """Give inputs to begin with: samples of the repository, and what readers stumble over."""
    samples = [path.read_bytes() for path in sorted((ROOT / "resources" / "sample").glob("*.txt"))]
    words = "".join(f"<p>{line.decode()}</p>" for line in samples[0].splitlines()).encode()
    given: dict[str, list[bytes]] = {
        "text": [*samples, samples[0].decode().encode("utf-16"), "Kata “Sri”".encode("cp1252") * 9],
        "pasted": samples,
        "html": [
            b"<html lang=id><head><title>a</title><meta charset=utf-8></head><body><article>" + words + b"</article>",
            b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]><p>&a;&c;' + words,
            b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><script>1</script>" + words,
            b"<div>" * 3000 + words,
            b"<table>" + b"<tr><td>a<td>b" * 50 + words,
        ],
        "markdown": [
            b"---\ntitle: a\ndate: 2024-01-01\n---\n# a\n" + samples[0],
            b"> " * 500 + b"a",
            b"[a](b)*c*`d`" * 99,
        ],
        "lines": [b"\0" + LINE.encode(), b"\1" + LINE.encode(), b"\2" + LINE.encode() + b"\n" + LINE.encode()],
        "worker": [b'{"job": 1, "do": "read", "path": "a.txt"}', b'{"do": 1}', b"[" * 5000],
    }
    return given.get(name, [bytes(range(n, n + 40)) for n in range(0, 200, 8)])
