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
    "history_head",
)
NUMBERS = frozenset({"claim_id", "article_id", "start", "end", "spans", "chain_depth", "score", "credibility"})
Cells = tuple[str, ...]


def claim_cells(claim: Claim, article: Article, sources: Mapping[int, Source], text: str, head: str) -> Cells:
    """Give the cells of a claim in the order of COLUMNS, offsets in code points, end exclusive.

    Args:
        sources: the sources of the project by id.
        text: the canonical text of the article.
        head: the hash of the history's last entry, in hexadecimal: what the project was when it was exported.
    """
    names = [_name(step, sources) for step in claim.chain]
    first = claim.chain[0] if claim.chain else Attribution(None)
    own = sources.get(first.source_id) if first.source_id is not None else None
    reliability = str(claim.reliability or (own.reliability if own else None) or "")
    credibility = str(claim.credibility or "")
    return (
        str(claim.id),
        str(article.id),
        article.title,
        article.outlet,
        article.url,
        article.published,
        article.retrieved_at,
        article.language,
        article.sha256,
        str(claim.start),
        str(claim.end),
        ";".join([f"{start}-{end}" for start, end in claim.spans]),
        claim.quote,
        claim.prefix,
        claim.suffix,
        str(claim.quotation or ""),
        names[0] if names else "",
        _words(first.mention, text),
        " … ".join([_words(span, text) for span in first.cue]),
        " > ".join(names[1:]),
        " > ".join(names),
        str(len(names)),
        reliability,
        credibility,
        reliability + credibility if reliability and credibility else "",
        "; ".join(claim.tags),
        claim.note,
        str(claim.origin),
        claim.pipeline,
        "" if claim.score is None else f"{claim.score:.4f}".rstrip("0").rstrip("."),
        claim.analyst,
        claim.created_at,
        claim.updated_at,
        head,
    )


def _name(step: Attribution, sources: Mapping[int, Source]) -> str:
    """Give the source's name; "" for a step whose source nobody named."""
    own = sources.get(step.source_id) if step.source_id is not None else None
    return own.name if own else ""


def _words(span: Span | None, text: str) -> str:
    return text[span.start : span.end] if span else ""
