"""The desk: what an analyst waits for, through the real window, from a key or a click to what is painted.

The works W1 to W4 are those of benchmarks/works.py. Each figure stands beside what bare Qt, bare SQLite or a bare
csv.writer needs for the same in the same run.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.desk_articles import measure_articles
from benchmarks.desk_project import measure_project
from benchmarks.desk_start import measure_memory, measure_start
from benchmarks.driver import application
from benchmarks.measure import Measured


def measure() -> Iterator[Measured]:
    """Measure one thing after the other."""
    application()
    with tempfile.TemporaryDirectory(prefix="sorotan-desk-") as folder:
        yield from measure_articles(Path(folder))
        yield from measure_project(Path(folder))
    yield measure_start()
    yield measure_memory()
