"""A claim as one cites it: the words, who says so, where it was printed."""

from collections.abc import Mapping

from annotations.model import Article, Claim, Source


def citation(claim: Claim, article: Article, sources: Mapping[int, Source]) -> str:
    """Give a claim as a line of text: “quote” (source via source, B2). Outlet, “title”, date. URL

    What is not known is left out. The date is that of the article, or of when it was fetched.

    Args:
        sources: the sources of the project by id.
    """
    chain = [sources.get(step.source_id or 0) for step in claim.chain]
    names = [source.name for source in chain if source]
    own = chain[0].reliability if chain and chain[0] else None
    reliability, credibility = claim.reliability or own, claim.credibility
    code = f"{reliability or '–'}{credibility or '–'}" if reliability or credibility else ""
    said = ", ".join(part for part in (" via ".join(names), code) if part)
    date = article.published[:10] or (f"retrieved {article.retrieved_at[:10]}" if article.retrieved_at else "")
    printed = ", ".join(part for part in (article.outlet, f"“{article.title}”", date) if part)
    quote = " ".join(claim.quote.split())
    return " ".join(part for part in (f"“{quote}”", f"({said})." if said else "", f"{printed}.", article.url) if part)
