"""The audit of the lock file: what it takes for wrong, and that it tells an answer from silence."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bundling import audit
from bundling.audit import Listed, compare_with_list, faults_of_advisories, faults_of_index, faults_of_lock, pins

HASH = "--hash=sha256:" + "0" * 64
LOCK = f"""\
# made by a tool
babel==2.18.0 \\
    {HASH} \\
    {HASH}
pytz==2026.6 ; python_version < '3.12' \\
    {HASH}
"""


def test_our_lock_pins_each_requirement_with_its_hashes():
    lock = (Path(__file__).parents[2] / "requirements.lock").read_text(encoding="utf-8")
    assert len(list(pins(lock))) > 80
    assert faults_of_lock(lock) == []


def test_requirements_are_read_with_their_hashes():
    assert list(pins(LOCK)) == [("babel", "2.18.0", 2), ("pytz", "2026.6", 1)]
    assert faults_of_lock(LOCK) == []


def test_a_requirement_without_a_hash_is_wrong():
    assert faults_of_lock("babel==2.18.0\n") == ["babel 2.18.0 has no hash"]


@pytest.mark.parametrize("version", ["999.0.1", "9999.0", "1!2.0"])
def test_a_number_that_outbids_every_other_is_wrong(version):
    assert len(faults_of_lock(f"babel=={version} {HASH}\n")) == 1


def test_a_requirement_that_is_not_pinned_is_refused():
    with pytest.raises(SystemExit, match="babel>=2"):
        list(pins(f"babel>=2 {HASH}\n"))


def test_silence_is_not_taken_for_a_clean_answer():
    answer = {
        "dependencies": [
            {"name": "a", "version": "1", "skip_reason": "not found"},
            {"name": "b", "version": "2", "vulns": []},
            {"name": "c", "version": "3", "vulns": [{"id": "PYSEC-1", "fix_versions": ["4"]}]},
        ]
    }
    assert faults_of_advisories(answer) == (["c 3 has PYSEC-1, mended in 4"], 2, 1)


def row(introduced: str = "0", fixed: str = "", last: str = "", reason: str = "") -> dict[str, str]:
    keys = ("package", "id", "introduced", "fixed", "last_affected", "does_not_apply")
    return dict(zip(keys, ("babel", "PYSEC-1", introduced, fixed, last, reason), strict=True))


def listed(*rows: dict[str, str], on: str = "2026-11-01", today: str = "2026-11-29") -> Listed:
    looked_up = [{"package": "babel", "on": on}, {"package": "pytz", "on": on}]
    return compare_with_list(LOCK, rows, looked_up, date.fromisoformat(today))


@pytest.mark.parametrize(
    ("introduced", "fixed", "last", "wrong"),
    [
        *(("0", "2.18.1", "", True), ("0", "2.18.0", "", False), ("2.18.0", "3", "", True), ("2.18.1", "3", "", False)),
        *(("0", "", "2.18.0", True), ("0", "", "2.17.9", False), ("0", "", "", True), ("0", "2.18.0.post1", "", True)),
    ],
)
def test_a_version_in_the_range_of_an_advisory_is_wrong(introduced, fixed, last, wrong):
    found = listed(row(introduced, fixed, last))
    assert bool(found.faults) is wrong
    assert found.unknown == []


def test_an_advisory_that_does_not_apply_is_told_with_its_reason():
    found = listed(row(reason="that part is not in the wheel"), row("2.19", "2.20"))
    assert found.faults == []
    assert found.excused == [
        "babel 2.18.0 has PYSEC-1, mended in no version that is known: that part is not in the wheel"
    ]


def test_what_was_not_looked_up_or_too_long_ago_is_told():
    assert listed(on="2026-08-31").unknown == []
    assert listed(on="2026-08-30").unknown == ["babel", "pytz"]
    assert compare_with_list(LOCK, [], [], date(2026, 11, 29)).unknown == ["babel", "pytz"]


def test_each_of_our_requirements_was_looked_up_and_none_has_a_known_vulnerability():
    lock = audit.LOCK.read_text(encoding="utf-8")
    looked_up = audit.read_rows(audit.LOOKED_UP)
    then = date.fromisoformat(max(one["on"] for one in looked_up))  # how old the list is, is for the audit to say
    found = compare_with_list(lock, audit.read_rows(audit.ADVISORIES), looked_up, then)
    assert found.unknown == []
    assert found.faults == []
    assert then <= datetime.now(UTC).date()


def test_a_withdrawn_version_is_wrong():
    report = {
        "install": [
            {"is_yanked": False, "metadata": {"name": "a", "version": "1"}},
            {"is_yanked": True, "metadata": {"name": "b", "version": "2"}},
        ]
    }
    assert faults_of_index(report) == ["b 2 was withdrawn by its makers"]
