"""Lines of JSON from files that may be anything: none is read that is longer than an article may be."""

from collections.abc import Iterator
from typing import BinaryIO, TextIO

from annotations.errors import Problem

MAX_LINE = 64 * 1024 * 1024  # characters
_PIECE = 1024 * 1024


def lines_of(file: TextIO) -> Iterator[str]:
    """Give line by line. Raises Problem at one that is too long; it names its number."""
    number = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise Problem(f"Line {number} is longer than {MAX_LINE >> 20} MiB.", "Give one text a line.")
        yield line


def count_lines(file: BinaryIO) -> int:
    """Count line ends, a piece at a time."""
    return sum(piece.count(b"\n") for piece in iter(lambda: file.read(_PIECE), b""))
