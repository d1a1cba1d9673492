"""Run all measurements, or those of the rooms that are named: `python -m benchmarks [core] [page] [suggest]`."""

import importlib
import os
import platform
import sys

from benchmarks.measure import line

ROOMS = ("core", "page", "suggest")


def main(arguments: list[str]) -> int:
    """Print one table; give the exit code."""
    wanted = arguments or list(ROOMS)
    if unknown := set(wanted) - set(ROOMS):
        print(f"There is no room {', '.join(sorted(unknown))}; there are {', '.join(ROOMS)}.", file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors\n")
    print("| What | Sorotan | limit | measured against | times as long (lowest–highest) |")
    print("|---|---|---|---|---|")
    for room in wanted:
        for measured in importlib.import_module(f"benchmarks.{room}").measure():
            print(line(measured), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
