"""From bytes to text: byte-order marks, UTF-8, UTF-16 without a mark, and a well-founded guess for the rest."""

import codecs
import re
from typing import NamedTuple

from annotations.errors import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
)
_GUESSES = [
    *("cp1252", "cp1251", "cp1250", "koi8_r", "koi8_u", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("cp874", "iso8859_2", "iso8859_5", "iso8859_7", "mac_roman"),
    *("shift_jis", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949", "euc_kr"),
]
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROLS = bytes([*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_BEYOND = re.compile("[^\0-\x7f]")
_CONTROL = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SAMPLE = 48 * 1024
_PIECE = 16 * 1024


class Decoded(NamedTuple):
    """Text, and the encoding it was read with."""

    text: str
    encoding: str


def decode(data: bytes, label: str, declared: str = "") -> Decoded:
    """Give the text of bytes in any encoding.

    Args:
        data: the bytes, with or without a byte-order mark.
        label: the file as messages name it.
        declared: encoding that the document itself names; tried after UTF-8.

    Raises:
        Problem: the bytes are no text, or no encoding fits them.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise Problem(f"“{label}” is {kind}, not text.", "Save its words as a text file, or paste them.")
    found = _marked(data) or _utf8(data) or _utf16(data)
    if found is None and not _binary(data):
        found = _declared(data, declared) or _legacy(data)
    if found is None or _too_many_controls(found.text):
        raise Problem(
            f"“{label}” is not text in any encoding known here.",
            "Open it in an editor and save it as UTF-8, or paste its words.",
        )
    return found


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding) or _replaced(data[len(mark) :], encoding)
    return None


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _replaced(data: bytes, encoding: str) -> Decoded:
    return Decoded(data.decode(encoding, "replace"), encoding)


def _utf8(data: bytes) -> Decoded | None:
    found = _strict(data, "utf-8")
    return found if found and not _binary(data) else None


def _binary(data: bytes) -> bool:
    return not _rare(len(data) - len(data.translate(None, _CONTROLS)), len(data))


def _too_many_controls(text: str) -> bool:
    return not _rare(sum(1 for _ in _CONTROL.finditer(text)), len(text))


def _rare(count: int, of: int) -> bool:
    """Tell whether a count is no more than a slip: one, or one in two hundred."""
    return count <= max(1, of // 200)


def _utf16(data: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: one half of the pairs holds few different bytes."""
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:_PIECE]
    low, high = len(set(sample[::2])), len(set(sample[1::2]))
    for encoding in ("utf-16-le", "utf-16-be") if high <= low else ("utf-16-be", "utf-16-le"):
        found = _strict(data, encoding)
        if found and _plausible(found.text[:_PIECE]):
            return found
    return None


def _plausible(text: str) -> bool:
    """Tell whether UTF-16 read this way looks written by a person: spaces or line ends, and letters of few blocks."""
    if _too_many_controls(text):
        return False
    blocks = {ord(c) >> 8 for c in text if not c.isspace()}
    return any(c in " \n\u3000\u3002" for c in text) and len(blocks) <= 2 + len(text) // 8


def _declared(data: bytes, declared: str) -> Decoded | None:
    return _strict(data, declared) if declared else None


def _legacy(data: bytes) -> Decoded | None:
    """Read what is no Unicode: UTF-8 with broken places, Windows-1252, or the best guess."""
    damaged = _replaced(data, "utf-8")
    bad = damaged.text.count("\ufffd")
    good = sum(1 for _ in _BEYOND.finditer(damaged.text)) - bad
    if good >= 4 * bad:
        return damaged
    return _western(data) or _guessed(data)


def _western(data: bytes) -> Decoded | None:
    """Read Windows-1252 where its few high bytes are letters inside Latin words, or typographic marks outside.

    A detector has too little to go by in a page of English or Indonesian with three curly quotes.
    """
    found = _strict(data, "cp1252")
    if found is None:
        return None
    sample = sample_of(data).decode("cp1252", "replace")
    foreign = [i for i, c in enumerate(sample) if c > "\x7f"]
    if len(foreign) * 6 > sum(c.isalpha() for c in sample):
        return None
    return found if all(_at_home(sample, i) for i in foreign) else None


def _at_home(text: str, at: int) -> bool:
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char in "‘’“”‚„…–—«»•€£©®™°§·\xa0\xad":
        return char not in "‚„" or not before.isalnum()
    if not char.isalpha() or char in "ªºµ×÷ˆƒþÞðÐ":
        return False
    return not (char.isupper() and before.islower()) and (before.isalpha() or after.isalpha() or before in " \n'’(“\"")


def sample_of(data: bytes) -> bytes:
    """Give up to 48 KiB to judge by: the lines where bytes beyond ASCII begin, so that a long file costs no more."""
    if len(data) <= _SAMPLE:
        return data
    first = _HIGH.search(data)
    start = 0 if first is None else max(data.rfind(b"\n", 0, first.start()) + 1, first.start() - 1000)
    end = data.rfind(b"\n", start, start + _SAMPLE)
    return data[start : end if end > start else start + _SAMPLE]


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - loaded only for a file that is not Unicode

    for match in from_bytes(sample_of(data), cp_isolation=_GUESSES, threshold=0.4):
        found = _strict(data, match.encoding)
        if found and not _too_many_controls(found.text):
            return found
    return None
