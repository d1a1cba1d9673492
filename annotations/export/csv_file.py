"""Writes rows to a CSV file that is whole or not there: written aside, read back, then renamed."""

import csv
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from annotations.errors import Problem
from annotations.export.rows import COLUMNS, NUMBERS
from annotations.export.safe import safe


def write_csv(path: Path, rows: Iterable[Mapping[str, str]], *, verbatim: bool = False) -> int:
    """Write rows as UTF-8 with a byte-order mark and CRLF; give their number. Memory stays flat.

    Args:
        rows: each with every column of COLUMNS.
        verbatim: leave cells as they are that a spreadsheet would run as a formula.

    Raises:
        Problem: the file cannot be written, or does not read back as it was written. An older file
            of that name is untouched then.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "It is a folder")
        count, written = _write(draft, rows, verbatim=verbatim)
        if _read_back(draft) != written:
            raise Problem(f"{path} did not read back as it was written. Nothing was replaced.", "Check the disk.")
        draft.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise Problem(
            f"{path} could not be written: {error.strerror or error}.", "Choose another folder, or free some space."
        ) from error
    finally:
        if path.parent.is_dir():
            draft.unlink(missing_ok=True)
    return count


def _write(draft: Path, rows: Iterable[Mapping[str, str]], *, verbatim: bool) -> tuple[int, str]:
    digest, count = hashlib.sha256(), 0
    with draft.open("x", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        _add(digest, COLUMNS)
        for row in rows:
            cells = [row[c] if verbatim or c in NUMBERS else safe(row[c]) for c in COLUMNS]
            writer.writerow(cells)
            _add(digest, cells)
            count += 1
        file.flush()
        os.fsync(file.fileno())
    return count, digest.hexdigest()


def _read_back(draft: Path) -> str:
    digest = hashlib.sha256()
    csv.field_size_limit(2**31 - 1)
    with draft.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file, strict=True):
            _add(digest, row)
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", cells: Iterable[str]) -> None:
    for cell in cells:
        data = cell.encode()
        digest.update(b"%d:" % len(data))
        digest.update(data)
    digest.update(b"\n")


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
