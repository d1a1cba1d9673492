"""The article at an address: the one thing that leaves the machine, and only when somebody asks for it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import getproxies

from annotations.articles.incoming import Metadata
from annotations.articles.reading import MAX_MARKUP_BYTES, read_html, read_markdown, read_plain
from annotations.errors import Problem
from annotations.model import Incoming

if TYPE_CHECKING:
    from urllib3 import PoolManager
    from urllib3.response import BaseHTTPResponse

ANSWER_S = 15.0  # for each answer of a server
WHOLE_S = 60.0  # for the page with all its redirects
MOST_REDIRECTS = 5
MOST_BYTES = MAX_MARKUP_BYTES
_KINDS = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "text/markdown": read_markdown,
    "text/plain": read_plain,
}
_CHUNK = 65_536


class Fetched(NamedTuple):
    """An article from an address.

    Attributes:
        incoming: its `url` is the address where it was found in the end.
        way: the asked-for address and each that a redirect led to.
    """

    incoming: Incoming
    way: tuple[str, ...]


def is_address(words: str) -> bool:
    """Say whether words are an address that can be fetched, by their beginning."""
    return words.strip().lower().startswith(("http://", "https://"))


def fetch_article(address: str, **said: Unpack[Metadata]) -> Fetched:
    """Fetch the article at an address. Nothing that the page refers to is loaded.

    Args:
        address: http or https; at most five redirects are followed, to addresses of the same kind.
        said: as for read_article.

    Raises:
        Problem: it cannot be had, within 60 seconds and 8 MiB unpacked, or holds no article.
    """
    address = address.strip()
    if not is_address(address) or not urlsplit(address).hostname:
        raise Problem(f"“{address}” is no address of the web.", "It begins with https:// or http://.")
    way, ends = [address], time.monotonic() + WHOLE_S
    while True:
        with _answer(way[-1]) as response:
            target = response.headers.get("Location") if response.status in (301, 302, 303, 307, 308) else None
            if target is None:
                data = _body(response, way[-1], ends)
                break
        way.append(_redirected(way, target))
    return Fetched(_read(response, data, way[-1], said), tuple(way))


def _redirected(way: list[str], target: str) -> str:
    following = urljoin(way[-1], target)
    if not is_address(following):
        raise Problem(f"“{way[-1]}” leads to “{following}”, which is not of the web.", "Nothing was loaded from there.")
    if following in way or len(way) > MOST_REDIRECTS:
        raise Problem(f"“{way[0]}” leads from one address to the next and never to a page.", "Check the address.")
    return following


@contextmanager
def _answer(address: str) -> Iterator[BaseHTTPResponse]:
    from urllib3 import Timeout  # noqa: PLC0415  a tenth of a second, and seldom needed
    from urllib3.exceptions import HTTPError  # noqa: PLC0415

    try:
        response = _pool(address).request(
            "GET",
            address,
            headers={
                "User-Agent": "Sorotan",
                "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1",
            },
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=Timeout(connect=ANSWER_S, read=ANSWER_S),
        )
        try:
            yield response
        finally:
            response.close()
    except (HTTPError, OSError, UnicodeError, ValueError) as error:
        raise Problem(
            f"“{address}” could not be loaded: {_why(error)}.", "Check the address and the network."
        ) from error


def _pool(address: str) -> PoolManager:
    import certifi  # noqa: PLC0415
    from urllib3 import PoolManager, ProxyManager  # noqa: PLC0415

    proxy = getproxies().get(urlsplit(address).scheme)
    trust: dict[str, Any] = {"cert_reqs": "CERT_REQUIRED", "ca_certs": certifi.where()}
    return ProxyManager(proxy, **trust) if proxy else PoolManager(**trust)


def _why(error: Exception) -> str:
    words = str(error)
    for known, said in (
        ("timed out", "the server does not answer"),
        ("Name or service not known", "no server has this name"),
        ("Temporary failure in name resolution", "no server of this name can be found now"),
        ("nodename nor servname", "no server has this name"),
        ("getaddrinfo failed", "no server has this name"),
        ("certificate verify failed", "its certificate is not trusted"),
        ("refused", "the server refuses the connection"),
        ("unreachable", "the network cannot be reached"),
    ):
        if known in words:
            return said
    return words.rpartition(": ")[2] or type(error).__name__


def _body(response: BaseHTTPResponse, address: str, ends: float) -> bytes:
    if response.status != 200:
        raise Problem(
            f"“{address}” gives no page: the server answers {response.status}.",
            "Open it in a browser, copy the article's words and paste them.",
        )
    data = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=True):
        data += chunk
        if len(data) > MOST_BYTES:
            raise Problem(
                f"“{address}” is larger than {MOST_BYTES // 2**20} MiB.", "Copy the article's words and paste them."
            )
        if time.monotonic() > ends:
            raise Problem(f"“{address}” takes longer than {WHOLE_S:.0f} seconds.", "Try again later.")
    return bytes(data)


def _read(response: BaseHTTPResponse, data: bytes, address: str, said: Metadata) -> Incoming:
    kind, _, more = response.headers.get("Content-Type", "text/html").partition(";")
    reader = _KINDS.get(kind.strip().lower())
    if reader is None:
        raise Problem(
            f"“{address}” is no article: it is of the kind {kind.strip()}.", "Known are HTML, text and Markdown."
        )
    name = unquote(PurePosixPath(urlsplit(address).path).name) or urlsplit(address).hostname or ""
    known: Metadata = {**said}
    known.setdefault("url", address)
    charset = more.partition("charset=")[2].strip().strip("\"'").partition(";")[0]
    return reader(data, name, charset=charset, **known)
