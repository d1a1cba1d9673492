"""The card that is shown of a claim or a suggestion while the pointer rests on it."""

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape

from annotations.model import Claim, Source, Suggestion
from gui.words import score, tr

_LONGEST = 160


def claim_card(claim: Claim, sources: Mapping[int, Source]) -> str:
    """Give what is known of a claim as rich text: who says so, the codes in words, quotation, tags, note."""
    chain = [source for step in claim.chain if (source := sources.get(step.source_id or 0))]
    lines = [f"<b>{escape(through([source.name for source in chain])) or tr('no source yet')}</b>"]
    own = chain[0].reliability if chain else None
    reliability = claim.reliability or own
    if reliability:
        here = f" ({tr('of this claim')})" if claim.reliability and claim.reliability != own else ""
        lines.append(f"{reliability} · {escape(tr(reliability.meaning))}{here}")
    if claim.credibility:
        lines.append(f"{claim.credibility} · {escape(tr(claim.credibility.meaning))}")
    else:
        lines.append(tr("credibility not rated"))
    about = [tr(claim.quotation) if claim.quotation else "", *claim.tags]
    lines += [" · ".join(escape(part) for part in about if part)] if any(about) else []
    lines += [f"<i>{escape(_short(claim.note))}</i>"] if claim.note.strip() else []
    return "<br>".join(lines)


def suggestion_card(suggestion: Suggestion) -> str:
    """Give what a suggestion says as rich text."""
    proposal = suggestion.proposal
    named = escape(through([name for name in (proposal.source, proposal.via_source) if name])) or tr("no source")
    about = (tr("suggestion"), tr(proposal.quotation), tr("score {score}", score=score(proposal.score)))
    return f"<b>? {named}</b><br>{' · '.join(map(escape, about))}"


def plain(card: str) -> str:
    """Give a card without its form, for the ear."""
    return unescape(re.sub(r"<[^>]+>", "", card.replace("<br>", ". ")))


def through(names: Sequence[str]) -> str:
    """Give a chain of names, nearest to the event first: KCNA via Reuters."""
    return f" {tr('via')} ".join(names)


def _short(note: str) -> str:
    words = " ".join(note.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
