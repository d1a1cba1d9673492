"""A drive of the network that can be made to stand still: `python -m tests.journeys.standing_drive FOLDER POINT`.

It shows a folder at another place through the kernel's file systems in user space, and is called fuse.sshfs there. It
prints "ready" when it is mounted. Stopped by SIGSTOP it stands still in the middle of whatever it was asked for, and
goes on by SIGCONT. Source: linux/fuse.h, version 7.31 of the protocol.
"""

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = 1
_LONGEST = 1 << 17  # bytes of one write
_HEAD = struct.Struct("<IIQQIIII")
_ATTRIBUTES = struct.Struct("<6Q10I")
_SIZE, _MODE = 1 << 3, 1 << 0  # of what SETATTR can set
_SILENT = {2, 36, 42}  # FORGET, INTERRUPT, BATCH_FORGET are not answered


class Mirror:
    """Answers what the kernel asks of a folder.

    Args:
        folder: what is shown.
    """

    def __init__(self, folder: Path) -> None:
        self._paths = {ROOT: folder}
        self._numbers = {folder: ROOT}
        begin = {26: self._begin, 17: self._space, 3: self._attributes, 1: self._lookup, 4: self._set}
        files = {14: self._open, 35: self._create, 15: self._read, 16: self._write, 20: self._sync, 18: self._release}
        names = {10: self._unlink, 12: self._rename, 45: self._rename_two, 9: self._make_folder, 11: self._drop_folder}
        folders = {27: self._open_folder, 28: self._list}
        nothing = dict.fromkeys((25, 29, 30, 38), self._nothing)  # FLUSH, RELEASEDIR, FSYNCDIR, DESTROY
        self._acts: dict[int, Callable[[int, bytes], bytes]] = begin | files | names | folders | nothing

    def answer(self, asked: bytes) -> bytes | None:
        """Give what is written back for what was read; None for what is not answered."""
        _, act, unique, node, *_ = _HEAD.unpack_from(asked)
        if act in _SILENT:
            return None
        try:
            given, error = self._acts.get(act, self._unknown)(node, asked[_HEAD.size :]), 0
        except OSError as one:
            given, error = b"", -(one.errno or errno.EIO)
        return struct.pack("<IiQ", 16 + len(given), error, unique) + given

    def _beside(self, node: int, name: bytes) -> Path:
        return self._paths[node] / os.fsdecode(name.rstrip(b"\0"))

    def _entry(self, path: Path) -> bytes:
        found = _attributes(path.lstat())
        number = self._numbers.setdefault(path, len(self._paths) + 1)
        self._paths[number] = path
        return struct.pack("<4Q2I", number, 0, 0, 0, 0, 0) + found

    def _begin(self, _: int, __: bytes) -> bytes:
        return struct.pack("<4I2H2I2H8I", 7, 31, 1 << 17, 0, 12, 9, _LONGEST, 1, 32, 0, *[0] * 8)

    def _unknown(self, _: int, __: bytes) -> bytes:
        raise OSError(errno.ENOSYS, "not needed here")

    def _nothing(self, _: int, __: bytes) -> bytes:
        return b""

    def _lookup(self, node: int, given: bytes) -> bytes:
        return self._entry(self._beside(node, given))

    def _attributes(self, node: int, given: bytes) -> bytes:
        by_handle, _, handle = struct.unpack_from("<IIQ", given)
        found = os.fstat(handle) if by_handle & 1 else self._paths[node].lstat()  # it may be unlinked and still open
        return struct.pack("<QII", 0, 0, 0) + _attributes(found)

    def _set(self, node: int, given: bytes) -> bytes:
        which, _, _, size = struct.unpack_from("<IIQQ", given)
        if which & _SIZE:
            os.truncate(self._paths[node], size)
        if which & _MODE:
            self._paths[node].chmod(struct.unpack_from("<I", given, 68)[0] & 0o7777)
        return struct.pack("<QII", 0, 0, 0) + _attributes(self._paths[node].lstat())

    def _make_folder(self, node: int, given: bytes) -> bytes:
        path = self._beside(node, given[8:])
        path.mkdir()
        return self._entry(path)

    def _unlink(self, node: int, given: bytes) -> bytes:
        path = self._beside(node, given)
        path.unlink()
        self._numbers.pop(path, None)
        return b""

    def _drop_folder(self, node: int, given: bytes) -> bytes:
        self._beside(node, given).rmdir()
        return b""

    def _rename(self, node: int, given: bytes, at: int = 8) -> bytes:
        (to,) = struct.unpack_from("<Q", given)
        old, new = given[at:].rstrip(b"\0").split(b"\0")
        one, other = self._beside(node, old), self._beside(to, new)
        one.rename(other)
        if number := self._numbers.pop(one, 0):
            self._numbers[other], self._paths[number] = number, other
        return b""

    def _rename_two(self, node: int, given: bytes) -> bytes:
        return self._rename(node, given, 16)

    def _open(self, node: int, given: bytes) -> bytes:
        (flags,) = struct.unpack_from("<I", given)
        return struct.pack("<QII", os.open(self._paths[node], flags & ~os.O_APPEND), 0, 0)

    def _create(self, node: int, given: bytes) -> bytes:
        flags, mode = struct.unpack_from("<II", given)
        path = self._beside(node, given[16:])
        handle = os.open(path, flags | os.O_CREAT, mode)
        return self._entry(path) + struct.pack("<QII", handle, 0, 0)

    def _read(self, _: int, given: bytes) -> bytes:
        handle, offset, size = struct.unpack_from("<QQI", given)
        return os.pread(handle, size, offset)

    def _write(self, _: int, given: bytes) -> bytes:
        handle, offset, size = struct.unpack_from("<QQI", given)
        return struct.pack("<II", os.pwrite(handle, given[40 : 40 + size], offset), 0)

    def _sync(self, _: int, given: bytes) -> bytes:
        os.fsync(struct.unpack_from("<Q", given)[0])
        return b""

    def _release(self, _: int, given: bytes) -> bytes:
        os.close(struct.unpack_from("<Q", given)[0])
        return b""

    def _space(self, _: int, __: bytes) -> bytes:
        found = os.statvfs(self._paths[ROOT])
        counts = (found.f_blocks, found.f_bfree, found.f_bavail, found.f_files, found.f_ffree)
        return struct.pack("<5Q10I", *counts, found.f_bsize, 255, found.f_frsize, *[0] * 7)

    def _open_folder(self, _: int, __: bytes) -> bytes:
        return struct.pack("<QII", 0, 0, 0)

    def _list(self, node: int, given: bytes) -> bytes:
        _, offset, size = struct.unpack_from("<QQI", given)
        found = b""
        for at, one in enumerate(sorted(os.scandir(self._paths[node]), key=lambda one: one.name)):
            name = os.fsencode(one.name)
            entry = struct.pack("<QQII", one.inode(), at + 1, len(name), 0) + name
            entry += bytes(-len(entry) % 8)
            if at >= offset and len(found) + len(entry) <= size:
                found += entry
        return found


def _attributes(found: os.stat_result) -> bytes:
    times = (int(found.st_atime), int(found.st_mtime), int(found.st_ctime))
    parts = (found.st_atime_ns, found.st_mtime_ns, found.st_ctime_ns)
    return _ATTRIBUTES.pack(
        *(found.st_ino, found.st_size, found.st_blocks, *times, *(part % 10**9 for part in parts)),
        *(found.st_mode, found.st_nlink, found.st_uid, found.st_gid, 0, 4096, 0),
    )


def mount(point: Path) -> int:
    """Mount at a folder; give the descriptor that the kernel asks through. Raises OSError where that is not allowed."""
    device = os.open("/dev/fuse", os.O_RDWR)
    said = f"fd={device},rootmode=40000,user_id={os.getuid()},group_id={os.getgid()}".encode()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"kantor", os.fsencode(point), b"fuse.sshfs", 0, said):
        raise OSError(ctypes.get_errno(), "mount")
    return device


def main() -> None:
    """Mount, and answer until it is unmounted."""
    folder, point = map(Path, sys.argv[1:3])
    device = mount(point)
    print("ready", flush=True)
    mirror = Mirror(folder)
    while True:
        try:
            asked = os.read(device, _LONGEST + 4096)
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.EINTR, errno.EAGAIN):  # what was asked for was taken back
                continue
            return
        if (given := mirror.answer(asked)) is not None:
            try:
                os.write(device, given)
            except OSError as error:
                if error.errno != errno.ENOENT:
                    raise


if __name__ == "__main__":
    main()
