"""Where a project lies, who left its lock, and drives that stand still or clocks that are behind."""

import errno
import fcntl
import json
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import zc.lockfile
from zc.lockfile import SimpleLockFile

from annotations.errors import OpenElsewhere, Problem
from annotations.session import Session
from annotations.store import place
from annotations.store.file import sidecars, tidy

MOUNTS = (
    "22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n"
    "30 22 0:40 / /srv/ana/kantor rw,relatime shared:1 - {kind} server:/kantor rw\n"
    "31 22 0:41 / /srv/ana/ruang\\040kerja rw - nfs4 server:/kerja rw\n"
)


@pytest.fixture
def mounts(monkeypatch: pytest.MonkeyPatch):
    """What the system says of its drives."""
    real = Path.read_text
    kind = ["ext4"]

    def read(path: Path, *args: object, **more: object) -> str:
        return MOUNTS.format(kind=kind[0]) if str(path) == "/proc/self/mountinfo" else real(path, *args, **more)

    monkeypatch.setattr(Path, "read_text", read)
    monkeypatch.setattr(place.sys, "platform", "linux")
    return kind


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.gvfsd-fuse", "9p", "davfs"])
def test_a_drive_of_the_network_brings_a_warning(mounts, kind):
    mounts[0] = kind
    warning = place.warning(Path("/srv/ana/kantor/waduk.sorotan"))
    assert warning is not None
    assert "lies on a drive of the network" in warning.message


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "xfs", "tmpfs", "fuseblk", "overlay", "fuse.portal"])
def test_a_disk_of_this_machine_brings_none(mounts, kind):
    mounts[0] = kind
    assert place.warning(Path("/srv/ana/kantor/waduk.sorotan")) is None
    assert place.warning(Path("/srv/ana/kantorku/waduk.sorotan")) is None


def test_a_blank_in_the_name_of_a_drive_is_understood(mounts):
    assert place.is_network(Path("/srv/ana/ruang kerja/a/waduk.sorotan"))
    assert not place.is_network(Path("/srv/ana/ruang/waduk.sorotan"))


def test_a_file_on_a_drive_of_the_network_is_taken_to_be_there(mounts, tmp_path):
    assert place.is_there(Path("/srv/ana/kantor/waduk.sorotan")) is False
    mounts[0] = "nfs"
    assert place.is_there(Path("/srv/ana/kantor/waduk.sorotan")) is True
    assert place.is_there(tmp_path) is True


@pytest.mark.parametrize(
    "folder", ["Dropbox", "OneDrive - Redaksi", "Google Drive", "Nextcloud", "iCloudDrive", "Dropbox (Kantor)"]
)
def test_a_folder_that_is_kept_in_step_brings_a_warning(tmp_path, folder):
    (tmp_path / folder / "2026").mkdir(parents=True)
    warning = place.warning(tmp_path / folder / "2026" / "waduk.sorotan")
    assert warning is not None
    assert f"keeps in step ({folder})" in warning.message


def test_the_mark_of_a_program_that_keeps_folders_in_step_is_seen(tmp_path):
    assert place.warning(tmp_path / "berita" / "waduk.sorotan") is None
    (tmp_path / "berita" / ".stfolder").mkdir(parents=True)
    assert ".stfolder" in str(place.warning(tmp_path / "berita" / "waduk.sorotan"))


def test_a_clock_that_is_behind_is_said_and_the_order_of_steps_stays(session, project, monkeypatch):
    assert session.store.warnings() == []
    session.close()
    monkeypatch.setattr("annotations.store.file.now", lambda **_: "2020-01-01T00:00:00.000Z")
    again = Session.open(project, "ana")
    (warning,) = again.store.warnings()
    assert "clock of this computer is behind" in warning.message
    again.add_source("TASS")
    again.undo()
    assert again.store.source_named("TASS") is None
    assert again.store.source_named("Sri Wahyuni") is not None
    again.close()


def note(project: Path, process: int, host: str) -> None:
    values = {"analyst": "budi", "host": host, "process": process, "since": "2026-11-29T00:00:00.000Z"}
    project.with_name(f".{project.name}.holder").write_text(json.dumps(values), encoding="utf-8")


def held(project: Path):
    """Hold a project's lock, as another program does. Raises LockError where somebody holds it."""
    return closing(SimpleLockFile(project.with_name(f".{project.name}.lock")))


def ended() -> int:
    """Give the number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_a_lock_whose_holder_has_ended_is_recognised(project):
    with held(project):
        note(project, ended(), platform.node())
        with pytest.raises(OpenElsewhere, match=r"by budi .*That program has ended, and its lock was left. Delete "):
            Session.open(project, "ana")
        note(project, os.getpid(), platform.node())
        with pytest.raises(OpenElsewhere, match="Close it there"):
            Session.open(project, "ana")
        note(project, ended(), "another-computer")
        with pytest.raises(OpenElsewhere, match="Close it there"):
            Session.open(project, "ana")
    Session.open(project, "ana").close()


@pytest.mark.parametrize("words", ["", "[]", "{", '{"process": "x"}', '{"process": -1, "host": 3}', "[" * 4000])
def test_a_note_that_cannot_be_read_does_no_harm(project, words):
    with held(project):
        project.with_name(f".{project.name}.holder").write_text(words, encoding="utf-8")
        with pytest.raises(OpenElsewhere, match="is open elsewhere"):
            Session.open(project, "ana")


def test_a_pipe_in_place_of_the_note_is_not_waited_for(project):
    with held(project):
        os.mkfifo(project.with_name(f".{project.name}.holder"))
        with pytest.raises(OpenElsewhere, match="is open elsewhere"):
            Session.open(project, "ana")


def test_a_link_in_place_of_the_lock_is_refused_in_words(project, tmp_path):
    other = tmp_path / "surat.txt"
    project.with_name(f".{project.name}.lock").symlink_to(other)
    with pytest.raises(Problem, match="cannot be used: Too many levels of symbolic links"):
        Session.open(project, "ana")
    assert not other.exists()


def test_a_lock_that_its_holder_takes_away_meanwhile_is_taken_anew(project, monkeypatch):
    lock = project.with_name(f".{project.name}.lock")
    real = zc.lockfile._lock_file
    opened = []

    def meanwhile(file):
        opened.append(file)
        if len(opened) == 1:
            lock.unlink()  # the holder before lets go, between our opening and our locking
        real(file)

    monkeypatch.setattr(zc.lockfile, "_lock_file", meanwhile)
    session = Session.open(project, "ana")
    assert len(opened) == 2
    monkeypatch.undo()
    with pytest.raises(OpenElsewhere):
        Session.open(project, "budi")
    session.close()


def test_a_drive_that_knows_no_locks_is_not_taken_for_a_project_that_is_open(project, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(Problem, match="cannot be used: No locks available") as told:
        Session.open(project, "ana")
    assert not isinstance(told.value, OpenElsewhere)


def test_a_link_in_place_of_the_note_leads_nowhere(project, tmp_path):
    other = tmp_path / "surat.txt"
    other.write_text("penting", encoding="utf-8")
    project.with_name(f".{project.name}.holder").symlink_to(other)
    Session.open(project, "ana").close()
    assert other.read_text(encoding="utf-8") == "penting"


def test_a_note_that_cannot_be_written_leaves_no_lock(project, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(json, "dump", full)
        with pytest.raises(Problem, match="No space left on device"):
            Session.open(project, "ana")
    Session.open(project, "ana").close()
    assert sorted(one.name for one in project.parent.glob(f".{project.name}*")) == []


def test_a_holder_whose_process_may_not_be_asked_is_taken_to_be_there(project, monkeypatch):
    def refuse(process: int, signal: int) -> None:
        raise PermissionError(process, signal)

    monkeypatch.setattr(os, "kill", refuse)
    with held(project):
        note(project, 4321, platform.node())
        with pytest.raises(OpenElsewhere, match="Close it there"):
            Session.open(project, "ana")


def test_where_the_system_does_not_tell_of_its_drives_there_is_no_warning(tmp_path, monkeypatch):
    def refuse(path: Path, **_: object) -> str:
        raise FileNotFoundError(path)

    monkeypatch.setattr(Path, "read_text", refuse)
    assert not place.is_network(tmp_path / "waduk.sorotan")


def left_by_a_reader(project: Path) -> list[str]:
    """Give what is beside a project after somebody looked at it whose reading left SQLite's files."""
    return sorted(one.name for one in project.parent.iterdir() if one.name.startswith(project.name + "-"))


@pytest.fixture
def read(project):
    """A project beside which the files of SQLite lie, as after somebody only read it."""
    keeper = sqlite3.connect(project)
    keeper.execute("PRAGMA journal_mode=WAL")
    keeper.execute("UPDATE sqlite_sequence SET seq = seq")
    keeper.commit()
    for one in sidecars(project):
        shutil.copy(one, f"{one}.kept")
    keeper.close()
    for one in project.parent.glob("*.kept"):
        one.rename(one.with_suffix(""))
    assert left_by_a_reader(project) == [f"{project.name}-shm", f"{project.name}-wal"]
    return project


def test_what_reading_left_is_taken_away(read):
    tidy(read)
    assert left_by_a_reader(read) == []


def test_what_reading_left_stays_where_another_program_holds_the_project(read):
    with held(read):
        tidy(read)
    assert left_by_a_reader(read) != []


def test_what_reading_left_stays_where_nothing_may_be_written(read, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    tidy(read)
    assert left_by_a_reader(read) != []


def test_beside_a_file_that_is_no_project_nothing_is_tidied_and_nothing_stays_open(read):
    read.write_bytes(b"x" * 8192)
    tidy(read)
    assert read.read_bytes() == b"x" * 8192
    with held(read):  # it was let go of
        pass
