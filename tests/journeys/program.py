"""Runs the program in a process of its own, as a person would."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEVERAL_SECONDS = 240


def python(folder: Path, *words: object, within: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run Python with the project at hand, as the analyst ana, without a display.

    Args:
        within: the command that runs it, such as one that gives it a network of its own.
    """
    return subprocess.run(
        [*within, sys.executable, *map(str, words)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "SOROTAN_ANALYST": "ana"},
        capture_output=True,
        text=True,
        timeout=SEVERAL_SECONDS,
        check=False,
    )
