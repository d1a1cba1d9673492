"""The bundle: how large it is, and how long it takes from the start of its process to the first picture on a screen.

The screen is one of Xvfb's, whose pixels lie in a file: so a program is timed from outside, whatever it is made of.
"""

import mmap
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import Distribution, distribution
from pathlib import Path

from annotations.parts import distributions
from benchmarks.desk_start import BARE_WINDOW
from benchmarks.measure import Measured, figures
from benchmarks.works import copy_of

FOLDER = Path(__file__).parents[1] / "dist" / "sorotan"
ROUNDS = 9
DISPLAY = ":96"
SIZE = (1400, 1000)
_PIXEL = 4
_PATIENCE_S = 30
_FOREVER = "\napp.exec()\n"


def measure() -> Iterator[Measured]:
    """Measure size and start; say why where it cannot be."""
    if not FOLDER.is_dir():
        print("There is no dist/sorotan: `make bundle` makes it.", file=sys.stderr)
        return
    yield measure_size()
    yield from measure_packages()
    if shutil.which("Xvfb") is None:
        print("There is no Xvfb, so the start of the bundle is not measured.", file=sys.stderr)
        return
    yield from measure_starts()


def measure_size() -> Measured:
    """Compare the folder with what pip installs of the same parts; Python itself is in the folder alone."""
    installed = sum(
        Path(str(found.locate_file(file))).stat().st_size
        for found in _installed()
        for file in found.files or ()
        if Path(str(found.locate_file(file))).is_file() and not str(file).endswith(".pyc")
    )
    said = "the same parts as pip installs them, without Python"
    return figures("size of the bundle", [_size(FOLDER) / 1e6], [installed / 1e6], said, "MB", key="size_bundle")


def measure_packages() -> Iterator[Measured]:
    """Compare the package for Debian with the folder, where it was made."""
    for path in sorted(FOLDER.parent.glob("*.deb"))[-1:]:
        size = [path.stat().st_size / 1e6]
        yield figures("size of the .deb", size, [_size(FOLDER) / 1e6], "the bundle in it", "MB", key="size_deb")


def _installed() -> Iterator[Distribution]:
    return (distribution(part.name) for part in distributions() if part.name not in ("sorotan", "pip", "setuptools"))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def measure_starts() -> Iterator[Measured]:
    """Time the start of the bundle and of the checkout, each beside a bare window, in turns."""
    with tempfile.TemporaryDirectory() as folder, _screen(Path(folder)) as screen:
        project = str(copy_of("empty", Path(folder)))
        programs: dict[str, Sequence[str]] = {
            "bundle": [str(FOLDER / "sorotan"), project],
            "checkout": [sys.executable, "-m", "gui", project],
            "bare": [sys.executable, "-c", BARE_WINDOW + _FOREVER],
        }
        rounds = [
            {name: _started(words, Path(folder), screen) for name, words in programs.items()} for _ in range(ROUNDS + 1)
        ][1:]
    bare = [one["bare"] for one in rounds]
    said = "a bare PySide6 window of the Python that is installed"
    for name, words in (("bundle", "the bundle"), ("checkout", "the checkout")):
        took = [one[name] for one in rounds]
        title = f"start of {words} to its first picture on a screen, empty project"
        yield figures(title, took, bare, said, key=f"start_{name}_on_screen")


@contextmanager
def _screen(folder: Path) -> Iterator[mmap.mmap]:
    """Give the pixels of a screen of its own."""
    words = ["Xvfb", DISPLAY, "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", str(folder), "-nocursor"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            file = folder / "Xvfb_screen0"
            _until(lambda: file.exists() and file.stat().st_size > SIZE[0] * SIZE[1] * _PIXEL)
            time.sleep(1)  # until it takes programs in
            with file.open("rb") as opened:
                yield mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        finally:
            server.terminate()


def _until(condition: Callable[[], bool]) -> None:
    begin = time.perf_counter()
    while not condition():
        if time.perf_counter() - begin > _PATIENCE_S:
            raise RuntimeError("nothing was painted")
        time.sleep(0.001)


def _lit(screen: mmap.mmap) -> bool:
    """Say whether a picture stands on the screen; it is black where there is none."""
    begin = len(screen) - SIZE[0] * SIZE[1] * _PIXEL
    rows = (begin + (y * SIZE[0] + 200) * _PIXEL for y in range(150, 551, 100))
    return all(any(screen[at : at + 400 * _PIXEL : _PIXEL]) for at in rows)


def _started(words: Sequence[str], home: Path, screen: mmap.mmap) -> float:
    _until(lambda: not _lit(screen))
    env = {"HOME": str(home), "USER": "ana", "LANG": "C.UTF-8", "DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}
    env |= {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    begin = time.perf_counter()
    with subprocess.Popen(words, env=env, stderr=subprocess.DEVNULL, cwd=FOLDER.parents[1]) as program:
        _until(lambda: _lit(screen))
        took = 1e3 * (time.perf_counter() - begin)
        program.kill()
    return took
