"""The plain text of a Markdown file: headings, paragraphs and list items as lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.articles.dates import iso_date
from annotations.articles.decoding import decode
from annotations.articles.incoming import Found
from annotations.errors import Problem
from annotations.text import canonical

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_DEEPEST = 100  # of what lies in one another; a list in a list counts twice
_TAG = re.compile(r"<[^<>]{0,2000}>")
_FRONT = re.compile(r"(?:---\n)((?:[^\n]{0,2000}\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_ENTRY = re.compile(r"([A-Za-z_ -]{1,30}):[ \t]*(.*)")
_KEYS = {
    "title": "title", "judul": "title",
    "author": "byline", "byline": "byline", "penulis": "byline",
    "date": "published", "published": "published", "tanggal": "published",
    "outlet": "outlet", "site": "outlet", "sitename": "outlet", "publisher": "outlet", "media": "outlet",
    "url": "url", "link": "url", "source_url": "url",
    "language": "language", "lang": "language", "bahasa": "language",
}  # fmt: skip


def found_in_markdown(data: bytes, name: str, charset: str = "") -> Found:
    """Give the document's words, and what its front matter and first heading say of it.

    Raises:
        Problem: the bytes are no text, or lists and quotations lie too deep in one another.
    """
    raw, encoding = decode(data, name, charset)
    front, body = _front_matter(canonical(raw))
    lines, heading = _lines(body, name)
    return Found(
        text="\n".join(lines),
        original=data,
        name=name,
        stem=Path(name).stem,
        media_type="text/markdown",
        encoding=encoding,
        title=front.get("title") or heading,
        outlet=front.get("outlet", ""),
        url=front.get("url", ""),
        byline=front.get("byline", ""),
        published=iso_date(front.get("published", "")),
        language=front.get("language", ""),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split off a block of “key: value” lines between two lines of dashes at the very top."""
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    entries = [entry for line in match.group(1).split("\n") if (entry := _ENTRY.fullmatch(line))]
    if not entries:
        return {}, text
    front = {_KEYS.get(entry.group(1).strip().lower(), ""): _unquoted(entry.group(2)) for entry in entries}
    return front, text[match.end() :]


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _lines(body: str, name: str) -> tuple[list[str], str]:
    """Give the document's lines, and its first heading."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - loaded only for Markdown

    flat = MarkdownIt("commonmark")  # inside a line twenty levels do: what lies deeper stays as it is

    def mark_lines(state: "StateCore") -> None:
        for token in state.tokens:
            if token.type == "inline":
                token.children = []
                flat.inline.parse(token.content, flat, state.env, token.children)

    deep = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    deep.core.ruler.at("inline", mark_lines)
    tokens = deep.parse(body)
    if any(token.level >= _DEEPEST - 1 for token in tokens):  # markdown-it drops what lies deeper, without a word
        raise Problem(f"Lists or quotations lie too deep in one another: “{name}”.", "Save its words as a .txt file.")
    heading = next(
        (_inline(after.children or ()) for before, after in pairwise(tokens) if before.type == "heading_open"), ""
    )
    return list(_blocks(tokens)), heading


def _blocks(tokens: list["Token"]) -> Iterator[str]:
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield "\t".join(row)
            row = None
        elif token.type == "inline":
            line = _inline(token.children or ())
            if row is None:
                yield line
            else:
                row.append(line)
        elif token.type in {"fence", "code_block"}:
            yield token.content.removesuffix("\n")
        elif token.type == "html_block" and (words := _TAG.sub("", token.content).strip()):
            yield words


def _inline(tokens: Sequence["Token"]) -> str:
    return "".join(_word(token) for token in tokens)


def _word(token: "Token") -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return " " if token.type == "softbreak" else "\n"
    if token.type == "image":
        return _inline(token.children or ())
    return "" if token.type == "html_inline" else token.content
