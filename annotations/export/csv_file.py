"""Writes rows to a CSV file that is whole or not there: written aside, read back, then renamed."""

import csv
import errno
import os
import platform
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from annotations import processes
from annotations.errors import Problem
from annotations.export.rows import COLUMNS, NUMBERS
from annotations.export.safe import STARTS, safe

_BYTE_ORDER_MARK = "\ufeff"
_LONGEST_CELL = 2**31 - 1
_OURS = f".sorotan-{zlib.crc32(platform.node().encode()):08x}-"  # drafts of this computer: a folder may be others' too
_HINTS = {
    errno.ENOSPC: "Free some space, or choose another disk.",
    errno.EDQUOT: "Free some space, or choose another disk.",
    errno.ENOENT: "Make the folder first, or choose another one.",
    errno.ENOTDIR: "Make the folder first, or choose another one.",
    errno.EISDIR: "Choose a file name inside it.",
    errno.EACCES: "Close the file in other programs, or choose another folder.",
    errno.EPERM: "Close the file in other programs, or choose another folder.",
    errno.EROFS: "Choose another folder.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
}


def write_csv(path: Path, rows: Iterable[Sequence[str]], *, verbatim: bool = False) -> int:
    """Write rows as UTF-8 with a byte-order mark and CRLF; give their number. Memory stays flat.

    Args:
        path: the file; where it is a link, the file it leads to.
        rows: each the cells of COLUMNS, in that order.
        verbatim: leave cells as they are that a spreadsheet would run as a formula.

    Raises:
        Problem: the file cannot be written, or does not read back as it was written. An older file
            of that name is untouched then, as it is when `rows` raises.
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f"{_OURS}{os.getpid()}-{os.urandom(4).hex()}.part")
    try:
        with _in_words(path):
            _check_target(target)
            _sweep(target.parent)
            file = draft.open("x", encoding="utf-8", newline="")  # "utf-8-sig" encodes each row in Python
        try:
            count, written = _write(file, path, rows, verbatim=verbatim)
        finally:
            with suppress(OSError):  # closing tries once more to write what failed before
                file.close()
        with _in_words(path):
            if _read_back(draft) != written:
                raise Problem(f"“{path}” did not read back as it was written. Nothing was replaced.", "Check the disk.")
            draft.replace(target)
            _sync_folder(target.parent)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return count


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Turn the world's failures into a Problem that names the file."""
    try:
        yield
    except OSError as error:
        raise _problem(path, error) from error


def _problem(path: Path, error: OSError) -> Problem:
    hint = _HINTS.get(error.errno or 0, "Check the disk, or choose another folder.")
    return Problem(f"“{path}” could not be written: {error.strerror or error}.", hint)


def _sweep(folder: Path) -> None:
    """Take away the drafts of programs on this computer that were ended in the middle of an export."""
    for left in folder.glob(f"{_OURS}*.part"):
        process = left.name.removeprefix(_OURS).partition("-")[0]
        if process.isdecimal() and not processes.runs(int(process)):
            with suppress(OSError):
                left.unlink()


def _check_target(target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "it is not an ordinary file")
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it is read-only")


def _write(file: TextIO, path: Path, rows: Iterable[Sequence[str]], *, verbatim: bool) -> tuple[int, int]:
    """Write header and rows, down to the disk; give the number of rows and the fingerprint of all cells."""
    seen, count = hash(COLUMNS), 0
    guarded = [at for at, column in enumerate(COLUMNS) if not verbatim and column not in NUMBERS]
    writer = csv.writer(file, lineterminator="\r\n")
    with _in_words(path):
        file.write(_BYTE_ORDER_MARK)
        writer.writerow(COLUMNS)
    for row in rows:
        cells = tuple(row)
        unsafe = [at for at in guarded if cells[at][:1] in STARTS]
        if unsafe:
            made_safe = list(cells)
            for at in unsafe:
                made_safe[at] = safe(cells[at])
            cells = tuple(made_safe)
        try:
            writer.writerow(cells)
        except OSError as error:
            raise _problem(path, error) from error
        seen = hash((seen, cells))
        count += 1
    with _in_words(path):
        file.flush()
        os.fsync(file.fileno())
        file.close()
    return count, seen


def _read_back(draft: Path) -> int | None:
    """Give the fingerprint of all cells as a reader of CSV finds them on the disk; None where it finds no CSV."""
    csv.field_size_limit(_LONGEST_CELL)
    seen: int | None = None
    try:
        with draft.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file, strict=True):
                seen = hash(tuple(row)) if seen is None else hash((seen, tuple(row)))
    except (csv.Error, UnicodeDecodeError):
        return None
    return seen


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself durable, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
