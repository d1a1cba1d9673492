"""Cells that a spreadsheet would run as a formula, made safe. Source: OWASP ASVS 1.2.10."""

import re

_FORMULA = re.compile(r"[\s\u00a0\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r]")


def safe(cell: str) -> str:
    """Give a cell with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
