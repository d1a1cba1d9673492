"""Claims as rows of words, one row a claim."""

from collections.abc import Mapping

from annotations.model import Article, Attribution, Claim, Source, Span

COLUMNS = (
    "claim_id",
    "article_id",
    "article_title",
    "outlet",
    "url",
    "published",
    "retrieved_at",
    "language",
    "article_sha256",
    "start",
    "end",
    "spans",
    "quote",
    "prefix",
    "suffix",
    "quotation",
    "source",
    "mention",
    "cue",
    "via",
    "chain",
    "chain_depth",
    "reliability",
    "credibility",
    "admiralty",
    "tags",
    "note",
    "origin",
    "pipeline",
    "score",
    "analyst",
    "created_at",
    "updated_at",
)
NUMBERS = frozenset({"claim_id", "article_id", "start", "end", "spans", "chain_depth", "score", "credibility"})
Row = dict[str, str]


def claim_row(claim: Claim, article: Article, sources: Mapping[int, Source], text: str) -> Row:
    """Give the row of a claim: every column of COLUMNS, offsets in code points, end exclusive.

    Args:
        sources: the sources of the project by id.
        text: the canonical text of the article.
    """
    return {**_article_part(article), **_text_part(claim), **_source_part(claim, sources, text), **_own_part(claim)}


def _article_part(article: Article) -> Row:
    return {
        "article_id": str(article.id),
        "article_title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
        "retrieved_at": article.retrieved_at,
        "language": article.language,
        "article_sha256": article.sha256,
    }


def _text_part(claim: Claim) -> Row:
    return {
        "claim_id": str(claim.id),
        "start": str(claim.start),
        "end": str(claim.end),
        "spans": ";".join(f"{span.start}-{span.end}" for span in claim.spans),
        "quote": claim.quote,
        "prefix": claim.prefix,
        "suffix": claim.suffix,
        "quotation": str(claim.quotation or ""),
    }


def _source_part(claim: Claim, sources: Mapping[int, Source], text: str) -> Row:
    names = [_name(step, sources) for step in claim.chain]
    first = claim.chain[0] if claim.chain else Attribution(None)
    own = sources.get(first.source_id) if first.source_id is not None else None
    reliability = str(claim.reliability or (own.reliability if own else None) or "")
    credibility = str(claim.credibility or "")
    return {
        "source": names[0] if names else "",
        "mention": _words(first.mention, text),
        "cue": " … ".join(_words(span, text) for span in first.cue),
        "via": " > ".join(names[1:]),
        "chain": " > ".join(names),
        "chain_depth": str(len(names)),
        "reliability": reliability,
        "credibility": credibility,
        "admiralty": reliability + credibility if reliability and credibility else "",
    }


def _name(step: Attribution, sources: Mapping[int, Source]) -> str:
    """Give the source's name; "" for a step whose source nobody named."""
    own = sources.get(step.source_id) if step.source_id is not None else None
    return own.name if own else ""


def _words(span: Span | None, text: str) -> str:
    return text[span.start : span.end] if span else ""


def _own_part(claim: Claim) -> Row:
    return {
        "tags": "; ".join(claim.tags),
        "note": claim.note,
        "origin": str(claim.origin),
        "pipeline": claim.pipeline,
        "score": "" if claim.score is None else f"{claim.score:.4f}".rstrip("0").rstrip("."),
        "analyst": claim.analyst,
        "created_at": claim.created_at,
        "updated_at": claim.updated_at,
    }
