"""Where a project lies: on a disk of this machine, on one of the network, or in a folder that is kept in step."""

import re
import sys
from pathlib import Path

from annotations.errors import Problem

_NETWORK = (
    r"nfs4?|cifs|smb\d?|smbfs|ncpfs|afs|afpfs|webdav|davfs2?|9p|ceph|glusterfs|lustre|beegfs|gpfs|ocfs2|"
    r"fuse\.(sshfs|gvfsd-fuse|rclone|s3fs|gcsfuse|davfs2?|glusterfs|ceph.*|onedriver|google-drive-ocamlfuse|smbnetfs)"
)
_SYNCED = (
    r"dropbox( \(.*\))?|onedrive( - .*)?|google ?drive|googledrive.*|my drive|icloud ?drive|mobile documents|"
    r"com~apple~clouddocs|nextcloud|owncloud|pcloud ?drive|pclouddrive|mega|megasync|box|box sync|syncthing|"
    r"yandex\.?disk|proton ?drive|tresorit|seafile|koofr|jottacloud"
)
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
    return re.fullmatch(_NETWORK, _file_system(path)) is not None


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
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), place.split(" ")[4])
        inside = whole == point or whole.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(found[0]):  # of those over the same place the last counts
            found = (point, after.split(" ")[0])
    return found[1]


def _drive_is_remote(path: Path) -> bool:  # pragma: no cover  asked of Windows itself, there alone
    import ctypes  # noqa: PLC0415  there alone

    remote = 4
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{path.absolute().drive}\\")  # type: ignore[attr-defined]
    return bool(kind == remote)


def synced_by(path: Path) -> str | None:
    """Give the name or the mark of what keeps a folder above a file in step; None for none that is known."""
    home = Path.home()
    for folder in path.absolute().parents:
        if re.fullmatch(_SYNCED, folder.name, re.IGNORECASE):
            return folder.name
        if folder in (home, home.parent, Path(folder.anchor)):
            continue
        for mark in _MARKS:
            if (folder / mark).exists():
                return mark
    return None
