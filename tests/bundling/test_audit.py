"""The audit of the lock file: what it takes for wrong, and that it tells an answer from silence."""

from pathlib import Path

import pytest

from bundling.audit import faults_of_advisories, faults_of_index, faults_of_lock, pins

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


def test_a_withdrawn_version_is_wrong():
    report = {
        "install": [
            {"is_yanked": False, "metadata": {"name": "a", "version": "1"}},
            {"is_yanked": True, "metadata": {"name": "b", "version": "2"}},
        ]
    }
    assert faults_of_index(report) == ["b 2 was withdrawn by its makers"]
