"""Looks over what requirements.lock names: `python -m bundling.audit`, or `make audit`. Needs the package index.

Known vulnerabilities are asked for with pip-audit, which answers "none" also where the index has no advisories to give;
so it is said for how many versions there was an answer. The rest is asked with pip itself: whether each version can
still be had under its hash, whether it was withdrawn, whether there is a newer one.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
_PINNED = re.compile(r"([A-Za-z0-9._-]+)==(\S+)")
# A number that outbids every true one, as somebody would give to a package that takes the name of another.
_OUTBIDDING = 900


def pins(lock: str) -> Iterator[tuple[str, str, int]]:
    """Give each requirement of a lock file with its version and its number of hashes.

    Raises:
        SystemExit: a requirement is not pinned to one version.
    """
    for line in lock.replace("\\\n", " ").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if (found := _PINNED.match(line.strip())) is None:
            raise SystemExit(f"requirements.lock: not pinned to one version: {line.split()[0]}")
        yield found[1], found[2], line.count("--hash=sha256:")


def faults_of_lock(lock: str) -> list[str]:
    """Give what is wrong with a lock file in itself."""
    faults = []
    for name, version, hashes in pins(lock):
        if not hashes:
            faults.append(f"{name} {version} has no hash")
        first = int(version.split(".")[0]) if version.split(".")[0].isdigit() else _OUTBIDDING
        if first >= _OUTBIDDING and not 2000 <= first <= datetime.now(UTC).year + 1:  # some count by years
            faults.append(f"{name} {version} has a number that outbids every other")
    return faults


def faults_of_advisories(answer: dict[str, Any]) -> tuple[list[str], int, int]:
    """Give the known vulnerabilities in pip-audit's answer, and for how many versions it had an answer, and not."""
    found = answer["dependencies"]
    asked = [one for one in found if "skip_reason" not in one]
    faults = [
        f"{one['name']} {one['version']} has {bad['id']}, mended in {', '.join(bad['fix_versions']) or 'no version'}"
        for one in asked
        for bad in one["vulns"]
    ]
    return faults, len(asked), len(found) - len(asked)


def faults_of_index(report: dict[str, Any]) -> list[str]:
    """Give the versions in pip's report of a dry run that their makers have withdrawn."""
    return [
        f"{one['metadata']['name']} {one['metadata']['version']} was withdrawn by its makers"
        for one in report["install"]
        if one["is_yanked"]
    ]


def _ask(*words: str) -> Any:
    done = subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout)
    except json.JSONDecodeError:
        raise SystemExit(f"{' '.join(words[:2])} gave no answer:\n{done.stderr.strip()}") from None


def main() -> int:
    """Print what was found; give 1 where something is wrong, 0 otherwise."""
    lock = LOCK.read_text(encoding="utf-8")
    faults = faults_of_lock(lock)
    print(f"{len(list(pins(lock)))} requirements, each pinned to one version")
    asked = ("--requirement", str(LOCK), "--require-hashes")
    vulnerable, known, unknown = faults_of_advisories(
        _ask("pip_audit", *asked, "--disable-pip", "--format", "json", "--progress-spinner", "off")
    )
    print(f"Known vulnerabilities: {len(vulnerable)} in the {known} versions that there was an answer for")
    if unknown:
        print(f"NOT AUDITED for vulnerabilities: {unknown} versions; the index here has no advisories of them")
    report = _ask(
        *("pip", "install", "--quiet", "--dry-run", "--no-deps", "--ignore-installed", "--report", "-", *asked)
    )
    withdrawn = faults_of_index(report)
    print(f"To be had under their hashes, for this Python: {len(report['install'])}; withdrawn: {len(withdrawn)}")
    newer = _ask("pip", "list", "--outdated", "--format", "json")
    print(f"With a newer version: {len(newer)}")
    for one in newer:
        print(f"  {one['name']} {one['version']}, newest {one['latest_version']}")
    for fault in (faults := [*faults, *vulnerable, *withdrawn]):
        print(f"WRONG: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
