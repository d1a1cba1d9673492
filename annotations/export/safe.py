"""Cells that a spreadsheet would run as a formula, made safe. Source: OWASP ASVS 5.0.0, 1.2.10."""

import re

# Blanks and invisible characters that programs strip before they look at a cell; NUL, tab and CR count alone.
_FORMULA = re.compile(r"[\t\r\0]|[\s\0\u00ad\u180e\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫]")


def safe(cell: str) -> str:
    """Give a cell with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
