"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex


class Pattern:
    """One of the library regex, which knows graphemes and the properties of Unicode.

    For what is imported before the window stands: to load that library and compile a dozen takes as long as a tenth of
    the start, and nothing is looked for before a text is shown.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled expression. Raises regex.error where it is none."""
        import regex  # noqa: PLC0415

        return regex.compile(self.pattern)
