"""Looks over what requirements.lock names: `python -m bundling.audit`, or `make audit`. Needs the package index.

Known vulnerabilities are asked for with pip-audit, which answers "none" also where the index has no advisories to give;
so it is said for how many versions there was an answer. They are compared besides with a list of our own, which was
looked up by hand: advisories.csv has what is published of the packages, looked_up.csv which were looked up, and when.
The rest is asked with pip itself: whether each version can still be had under its hash, whether it was withdrawn,
whether there is a newer one.
"""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from packaging.version import Version  # which pip-audit brings

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
ADVISORIES = ROOT / "bundling" / "advisories.csv"
LOOKED_UP = ROOT / "bundling" / "looked_up.csv"
LASTS_DAYS = 90  # a package that was looked up longer ago is to be looked up anew
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


class Listed(NamedTuple):
    """What the list of advisories says of a lock file.

    Attributes:
        faults: versions with a known vulnerability.
        excused: such versions whose vulnerability does not concern us, with the reason.
        unknown: packages that were never looked up, or too long ago.
    """

    faults: list[str]
    excused: list[str]
    unknown: list[str]


def compare_with_list(
    lock: str, advisories: Iterable[Mapping[str, str]], looked_up: Iterable[Mapping[str, str]], today: date
) -> Listed:
    """Compare the versions of a lock file with the list of advisories.

    Args:
        advisories: a row for each range of versions: package, id, introduced, fixed, last_affected, does_not_apply.
        looked_up: a row for each package: package, on (a date).
    """
    rows = list(advisories)
    known = {row["package"] for row in looked_up if (today - date.fromisoformat(row["on"])).days <= LASTS_DAYS}
    found = Listed([], [], [])
    for name, version, _ in pins(lock):
        if name not in known:
            found.unknown.append(name)
        for row in rows:
            if row["package"] == name and _is_in(Version(version), row):
                words = f"{name} {version} has {row['id']}, mended in {row['fixed'] or 'no version that is known'}"
                if row["does_not_apply"]:
                    found.excused.append(f"{words}: {row['does_not_apply']}")
                else:
                    found.faults.append(words)
    return found


def _is_in(version: Version, row: Mapping[str, str]) -> bool:
    if version < Version(row["introduced"]):
        return False
    if row["fixed"]:
        return version < Version(row["fixed"])
    return not row["last_affected"] or version <= Version(row["last_affected"])


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a list that lies beside this program."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


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
    print(f"Known vulnerabilities, by pip-audit: {len(vulnerable)} in the {known} versions that it has an answer for")
    if unknown:
        print(f"  no answer for {unknown}: the index here has no advisories of them")
    advisories, looked_up = read_rows(ADVISORIES), read_rows(LOOKED_UP)
    listed = compare_with_list(lock, advisories, looked_up, datetime.now(UTC).date())
    ids, latest = len({row["id"] for row in advisories}), max(row["on"] for row in looked_up)
    print(f"Known vulnerabilities, by our list of {latest} with {ids} advisories: {len(listed.faults)}")
    for words in listed.excused:
        print(f"  does not apply: {words}")
    if listed.unknown:
        print(f"NOT LOOKED UP in the last {LASTS_DAYS} days: {', '.join(listed.unknown)}")
    report = _ask(
        *("pip", "install", "--quiet", "--dry-run", "--no-deps", "--ignore-installed", "--report", "-", *asked)
    )
    withdrawn = faults_of_index(report)
    print(f"To be had under their hashes, for this Python: {len(report['install'])}; withdrawn: {len(withdrawn)}")
    newer = _ask("pip", "list", "--outdated", "--format", "json")
    print(f"With a newer version: {len(newer)}")
    for one in newer:
        print(f"  {one['name']} {one['version']}, newest {one['latest_version']}")
    for fault in (faults := [*faults, *vulnerable, *listed.faults, *withdrawn]):
        print(f"WRONG: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
