"""Where a report was filed, before its first sentence: `JAKARTA, KOMPAS.com - `, `SEOUL, Nov 3 (Reuters) — `."""

import regex

from annotations.model import Span

_DATELINE = regex.compile(
    r"""
    ^[^\S\n]*+
    (?:
      \p{Lu}[\p{L}\p{M}\d.'’-]*+(?:\ [\p{Lu}\d][\p{L}\p{M}\d.'’-]*+){0,4}           # place, medium
      (?:[,/]\ ?[\p{Lu}\d][\p{L}\p{M}\d.'’-]*+(?:\ [\p{Lu}\d][\p{L}\d.]*+){0,3}){0,3} # region, date, medium
      (?:\ ?\([^()\n]{2,40}\))?                                                     # agency
      [^\S\n]?(?:[—–]|--|-)[^\S\n]
    |
      [\p{Lu}][\p{L}\d]*+\.(?:com|co\.id|co|id|net),?\ \p{Lu}\p{L}++[^\S\n]          # a medium and a place, no dash
    )
    (?=["“«‘'\p{Lu}\d])
    """,
    regex.VERBOSE | regex.MULTILINE,
)


def datelines(text: str) -> list[Span]:
    """Give the datelines of a text, in order; a clause between dashes, which goes on in a small letter, is none."""
    return [Span(*match.span()) for match in _DATELINE.finditer(text)]
