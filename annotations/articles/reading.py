"""Read one article: by the suffix of its file, or from pasted words."""

from collections.abc import Callable
from pathlib import Path
from typing import Unpack

from annotations.articles.decoding import decode
from annotations.articles.incoming import MAX_BYTES, Found, Metadata, complete
from annotations.articles.markdown import found_in_markdown
from annotations.articles.web import found_in_html
from annotations.errors import Problem
from annotations.model import SUFFIXES, Incoming

MAX_MARKUP_BYTES = 8 * 1024 * 1024
# The time and the memory that reading takes go by these, and less by the size; a page of a newspaper has some thousand.
MAX_MARKS = 100_000
_HTML_MARKS = b"<"
_MARKDOWN_MARKS = b"[]*_`|<>&!\\\n"


def read_article(path: Path, **said: Unpack[Metadata]) -> Incoming:
    """Give the article of a file: .txt in any encoding, .html, .htm or .md.

    Args:
        path: the file, at most 64 MiB; HTML and Markdown at most 8 MiB with 100,000 marks.
        said: title, outlet, url, byline, published, language; they win over what the file says.

    Raises:
        Problem: the file cannot be read, is no text, or holds no article.
    """
    reader = _reader_for(path)
    return reader(_bytes_of(path), path.name, **said)


def read_text(text: str, **said: Unpack[Metadata]) -> Incoming:
    """Give the article of pasted words; its original is their UTF-8.

    Args:
        text: what was pasted, at most 64 MiB in UTF-8.
        said: as for read_article.

    Raises:
        Problem: there are no visible characters, or too many.
    """
    original = text.encode("utf-8", "surrogatepass")
    _check_size(len(original), "What was pasted", MAX_BYTES)
    return complete(Found(text=text, original=original), said)


def read_html(data: bytes, name: str = "", *, charset: str = "", **said: Unpack[Metadata]) -> Incoming:
    """Give the article of an HTML page; nothing is loaded from the network.

    Args:
        data: the page, at most 8 MiB with 100,000 tags.
        name: file name, "" where there is none.
        charset: encoding that a server names, "" where none does.
        said: as for read_article.

    Raises:
        Problem: the page holds no article, or is too long.
    """
    _check_size(len(data), f"“{name}”", MAX_MARKUP_BYTES)
    _check_marks(data, name, _HTML_MARKS)
    return complete(found_in_html(data, name, charset), said)


def read_markdown(data: bytes, name: str = "", *, charset: str = "", **said: Unpack[Metadata]) -> Incoming:
    """Give the article of a Markdown file, as read_html does."""
    _check_size(len(data), f"“{name}”", MAX_MARKUP_BYTES)
    _check_marks(data, name, _MARKDOWN_MARKS)
    return complete(found_in_markdown(data, name, charset), said)


def read_plain(data: bytes, name: str = "", *, charset: str = "", **said: Unpack[Metadata]) -> Incoming:
    """Give the article of a text file, as read_html does; at most 64 MiB."""
    _check_size(len(data), f"“{name}”", MAX_BYTES)
    text, encoding = decode(data, name, charset)
    return complete(Found(text=text, original=data, name=name, stem=Path(name).stem, encoding=encoding), said)


_READERS: dict[str, Callable[..., Incoming]] = {
    ".txt": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".md": read_markdown,
}


def _reader_for(path: Path) -> Callable[..., Incoming]:
    if path.is_dir():
        raise Problem(f"“{path}” is a folder.", "Choose the files inside it.")
    if reader := _READERS.get(path.suffix.lower()):
        return reader
    raise Problem(
        f"“{path}” ends in “{path.suffix}”, which is not known here." if path.suffix else f"“{path}” has no suffix.",
        f"Known are {', '.join(SUFFIXES)}. Save the article as one of these, or paste its words.",
    )


def _check_size(size: int, label: str, limit: int) -> None:
    if size > limit:
        raise Problem(
            f"{label} has {size / 2**20:.0f} MiB; articles of this form are read up to {limit // 2**20} MiB.",
            "Split it, or save its words alone as a .txt file.",
        )


def _check_marks(data: bytes, name: str, marks: bytes) -> None:
    found = sum(data.count(mark) for mark in marks)
    if found > MAX_MARKS:
        raise Problem(
            f"“{name}” has {found:,} marks or tags; articles of this form are read up to {MAX_MARKS:,}.",
            "Split it, or save its words alone as a .txt file.",
        )


def _bytes_of(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise Problem(f"“{path}” is not an ordinary file.", "Choose a text file.")
        _check_size(path.stat().st_size, f"“{path}”", MAX_BYTES)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Problem(f"“{path}” is not there.", "It may have been moved or renamed: choose it again.") from error
    except PermissionError as error:
        raise Problem(f"“{path}” may not be read.", "Ask its owner for the right to read it, or copy it.") from error
    except OSError as error:
        raise Problem(
            f"“{path}” could not be read: {error.strerror or error}.", "Check the disk and try again."
        ) from error
