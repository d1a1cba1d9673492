"""The article of an HTML page, by trafilatura. Nothing is loaded from the network."""

import logging
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from annotations.articles.decoding import decode
from annotations.articles.incoming import Found
from annotations.errors import Problem

_HEAD = 4096
_FEWEST_LETTERS = 20  # what is left of a page without an article: a menu's word or two
_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^<>]{0,500}?\slang\s{0,9}=\s{0,9}[\"']?([A-Za-z-]{2,20})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DOCTYPE_ENTITIES = re.compile(r"<!DOCTYPE[^\[>]{0,400}\[.*?\]\s{0,9}>", re.IGNORECASE | re.DOTALL)
_DATES = {"original_date": True, "extensive_search": False}


def found_in_html(data: bytes, name: str, charset: str = "") -> Found:
    """Give text, title, byline, date, outlet and URL of a page.

    Args:
        charset: what the server says; where it says nothing, what the page says.

    Raises:
        Problem: there is no article in it.
    """
    own = _CHARSET.search(data[:_HEAD])
    page, encoding = decode(data, name, charset or (own.group(1).decode("ascii") if own else ""))
    document = _extracted(_without_entities(page))
    if document is None or sum(map(str.isalpha, document.text or "")) < _FEWEST_LETTERS:
        raise Problem(
            f"No article was found in “{name}”." if name else "No article was found in the page.",
            "Open the page, copy the article's words and paste them.",
        )
    language = _LANGUAGE.search(page[:_HEAD])
    return Found(
        text=document.text,
        original=data,
        name=name,
        stem=Path(name).stem,
        media_type="text/html",
        encoding=encoding,
        title=document.title or "",
        outlet=document.sitename or document.hostname or "",
        url=document.url or "",
        byline=document.author or "",
        published=document.date or "",
        language=language.group(1) if language else "",
    )


def _without_entities(page: str) -> str:
    """Give the page without XML declaration and without entities of its own, which could refer to files."""
    page = _DECLARATION.sub("", page.removeprefix("\ufeff"), count=1)
    return _DOCTYPE_ENTITIES.sub("<!DOCTYPE html>", page[:_HEAD], count=1) + page[_HEAD:]


def _extracted(page: str) -> Any:
    import trafilatura  # noqa: PLC0415 - costs a third of a second

    for logger in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    for with_metadata in (True, False):  # a page that a library stumbles over may still have its words
        with suppress(Exception):
            return trafilatura.bare_extraction(
                page,
                include_comments=False,
                include_tables=True,
                with_metadata=with_metadata,
                date_extraction_params=_DATES,
            )
    return None
