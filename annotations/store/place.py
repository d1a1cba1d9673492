"""Where a project lies: on a disk of this machine, on one of the network, or in a folder that is kept in step."""

import re
import sys
from pathlib import Path

from annotations.errors import Problem

# Names, and beginnings of names. No expressions: to compile them would be a good part of opening a project.
# fmt: off
_NETWORK = {
    "nfs", "nfs4", "cifs", "ncpfs", "afs", "afpfs", "webdav", "davfs", "davfs2", "9p", "ceph", "glusterfs", "lustre",
    "beegfs", "gpfs", "ocfs2", "fuse.sshfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.gcsfuse",
    "fuse.davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.onedriver", "fuse.google-drive-ocamlfuse", "fuse.smbnetfs",
}
_NETWORK_BEGINNINGS = ("smb", "fuse.ceph")
_SYNCED = {
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud drive", "iclouddrive",
    "mobile documents", "com~apple~clouddocs", "nextcloud", "owncloud", "pcloud drive", "pclouddrive", "mega",
    "megasync", "box", "box sync", "syncthing", "yandex.disk", "yandexdisk", "proton drive", "protondrive", "tresorit",
    "seafile", "koofr", "jottacloud",
}
_SYNCED_BEGINNINGS = ("dropbox (", "onedrive - ", "googledrive")
# fmt: on
_MARKS = (".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".sync_journal.db", ".megaignore")


def warning(path: Path) -> Problem | None:
    """Give what to know before working on a project where it lies; None on a disk of this machine.

    SQLite's locks and its log need a file system that keeps order, which those of the network may not, and a program
    that keeps folders in step may copy a file in the middle of a step. Source: sqlite.org/useovernet.html.
    """
    if is_network(path):
        return Problem(
            f"{path} lies on a drive of the network.",
            "Such drives may lose steps when they stand still, and two people may write at once. Copy it to this "
            "computer to work on it, and back when you are done.",
        )
    if (name := synced_by(path)) is not None:
        return Problem(
            f"{path} lies in a folder that another program keeps in step ({name}).",
            "It may be copied in the middle of a step, or be written over from another computer. Move it out of there "
            "to work on it, or let that program rest meanwhile.",
        )
    return None


def is_network(path: Path) -> bool:
    """Say whether a file lies on a drive of the network, as far as the system tells."""
    if sys.platform == "win32":  # pragma: no cover  asked of Windows itself, there alone
        return str(path.absolute()).startswith("\\\\") or _drive_is_remote(path)
    kind = _file_system(path)
    return kind in _NETWORK or kind.startswith(_NETWORK_BEGINNINGS)


def is_there(path: Path) -> bool:
    """Say whether a file is there; one on a drive of the network is taken to be: to ask may take for ever."""
    return is_network(path) or path.exists()


def _file_system(path: Path) -> str:
    """Give the kind of file system that a file lies on; "" where the system does not tell."""
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    found = ("", "")
    whole = str(path.absolute())
    for line in mounts.splitlines():
        place, _, after = line.partition(" - ")
        point = _unescaped(place.split(" ")[4])
        inside = whole == point or whole.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(found[0]):  # of those over the same place the last counts
            found = (point, after.split(" ")[0])
    return found[1]


def _unescaped(point: str) -> str:
    """Give a mount point in which the system has written blanks and backslashes as octal numbers."""
    if "\\" not in point:
        return point
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point)


def _drive_is_remote(path: Path) -> bool:  # pragma: no cover  asked of Windows itself, there alone
    import ctypes  # noqa: PLC0415  there alone

    remote = 4
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{path.absolute().drive}\\")  # type: ignore[attr-defined]
    return bool(kind == remote)


def synced_by(path: Path) -> str | None:
    """Give the name or the mark of what keeps a folder above a file in step; None for none that is known."""
    home = Path.home()
    for folder in path.absolute().parents:
        name = folder.name.casefold()
        if name in _SYNCED or name.startswith(_SYNCED_BEGINNINGS):
            return folder.name
        if folder in (home, home.parent, Path(folder.anchor)):
            continue
        for mark in _MARKS:
            if (folder / mark).exists():
                return mark
    return None
