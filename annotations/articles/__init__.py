"""Bring an article in: one reader a format, all giving an Incoming."""

from annotations.articles.fetching import fetch_article, is_address
from annotations.articles.incoming import MAX_BYTES, Metadata
from annotations.articles.language import detect_language
from annotations.articles.reading import read_article, read_html, read_markdown, read_text

__all__ = [
    "MAX_BYTES",
    "Metadata",
    "detect_language",
    "fetch_article",
    "is_address",
    "read_article",
    "read_html",
    "read_markdown",
    "read_text",
]
