"""The whole job, by command and in the window, where there is no network: not an interface, not even to itself."""

import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest

from tests.journeys.program import ROOT, python

ALONE = ("unshare", "--user", "--map-root-user", "--net")
run_alone = partial(python, within=ALONE)


def can_be_alone() -> bool:
    """Say whether this system lets a program have a network of its own."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not can_be_alone(), reason="needs a network namespace of its own (unshare)")


def test_there_is_no_network_in_there(tmp_path):
    reach = """
import socket
with socket.create_server(("127.0.0.1", 0)) as server:
    try:
        socket.create_connection(server.getsockname(), timeout=5)
    except OSError as error:
        print(error.strerror)
"""
    assert run_alone(tmp_path, "-c", reach).stdout == "Network is unreachable\n"


def test_the_whole_job_is_done_without_it(tmp_path):
    job = str(Path(__file__).with_name("test_job.py"))
    done = run_alone(ROOT, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--basetemp", str(tmp_path / "job"), job)
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout
    assert "skipped" not in done.stdout


def test_an_address_that_was_asked_for_ends_in_words(tmp_path):
    assert run_alone(tmp_path, "-m", "gui", "new", "kosong.sorotan").returncode == 0
    done = run_alone(tmp_path, "-m", "gui", "import", "kosong.sorotan", "https://example.org/berita")
    assert done.returncode != 0
    assert "example.org" in done.stderr
    assert "Traceback" not in done.stderr
    check = run_alone(tmp_path, "-m", "gui", "check", "kosong.sorotan")
    assert check.stdout == "Sound: 0 articles, 0 claims, each at its words.\n"
