"""Run all measurements, or those of rooms: `python -m benchmarks [desk] [core] [page] [suggest] [bundle]`."""

import importlib
import json
import os
import platform
import sys
from pathlib import Path

from benchmarks.measure import HEADING, line

ROOMS = ("desk", "core", "page", "suggest", "bundle")
RESULTS = Path(__file__).with_name("results.json")


def main(arguments: list[str]) -> int:
    """Print one table, keep its rows in results.json; give the exit code."""
    wanted = arguments or list(ROOMS)
    if unknown := set(wanted) - set(ROOMS):
        print(f"There is no room {', '.join(sorted(unknown))}; there are {', '.join(ROOMS)}.", file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors\n")
    print(HEADING)
    for room in wanted:
        for measured in importlib.import_module(f"benchmarks.{room}").measure():
            print(line(measured), flush=True)
            if measured.key:
                kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
                kept[measured.key] = measured.row()
                RESULTS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
