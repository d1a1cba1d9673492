"""What a rating asks the analyst for: a reason where its halves disagree, a second source where it says confirmed."""

from enum import Enum, auto

from annotations.model import Credibility, Reliability

CONFIRMED = "Confirmed by"
_APART = 3


class Asked(Enum):
    """What a rating still asks for."""

    REASON = auto()
    CONFIRMATION = auto()


def is_unusual(reliability: Reliability | None, credibility: Credibility | None) -> bool:
    """Say whether the halves of a code are three steps or more apart, as in A5 or E1. F and 6 judge nothing.

    The two are rated apart from each other (NATO AJP-2.1), so such a pair is allowed; it is worth a reason.
    """
    if reliability in (None, Reliability.F) or credibility in (None, Credibility.SIX):
        return False
    return abs("ABCDE".index(str(reliability)) - "12345".index(str(credibility))) >= _APART


def asked(reliability: Reliability | None, credibility: Credibility | None, note: str) -> Asked | None:
    """Give what a rating asks for beside a note; None for nothing.

    Args:
        reliability: of the claim, or else of its source.
    """
    if credibility == Credibility.ONE and CONFIRMED.casefold() not in note.casefold():
        return Asked.CONFIRMATION
    return Asked.REASON if is_unusual(reliability, credibility) and not note.strip() else None
