"""Cells that a spreadsheet would run as a formula, made safe. Source: OWASP ASVS 5.0.0, 1.2.10."""

import re

# Each character that a formula, or what programs strip before they look for one, can begin with.
STARTS = frozenset(
    "\t\n\v\f\r\0 \x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff=+-@＝＋－＠﹦﹢﹣﹫"
)
# Blanks and invisible characters that programs strip before they look at a cell; NUL, tab and CR count alone.
_FORMULA = re.compile(r"[\t\r\0]|[\s\0\u00ad\u180e\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫]")


def safe(cell: str) -> str:
    """Give a cell with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
