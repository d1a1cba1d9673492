"""Tell the language of a text, without network."""

from typing import Any

_SAMPLE = 8000
_LEAST = 20
_WIDE = 3
_CLOSE = 0.04
_UNSURE = 0.05


def detect_language(text: str) -> str:
    """Give the ISO 639-1 code of a text, or "" where it cannot be told: few letters, or no room to unpack the model.

    Indonesian and Malay share most of their words: on a close call it is Indonesian.
    """
    sample = _sample(text)
    if _letters(sample) < _LEAST:
        return ""
    try:
        ranked: list[tuple[str, float]] = _identifier().rank(sample)
    except OSError:  # py3langid unpacks its model into the folder for temporary files, which may be full
        return ""
    code, best = ranked[0]
    near = {label for label, score in ranked[:10] if best - score <= _CLOSE * abs(best)}
    if code == "ms" and "id" in near:
        return "id"
    if len(code) == 2:
        return code
    return next((c for c, score in ranked if len(c) == 2 and best - score <= _UNSURE * abs(best)), "")


def _identifier() -> Any:
    import py3langid  # noqa: PLC0415 - costs a tenth of a second and numpy

    return py3langid


def _sample(text: str) -> str:
    """Give the beginning and a piece from the middle: detection on a whole book would tell no more."""
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + "\n" + text[middle : middle + _SAMPLE]


def _letters(sample: str) -> int:
    """Count letters; one of a script without alphabet, such as 北, says as much as three."""
    return sum(_WIDE if "\u2e80" <= c <= "\ud7af" else 1 for c in sample if c.isalpha())
