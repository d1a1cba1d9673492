"""Where a claim that begins after a verb of saying ends: at the words with which the sentence goes on to another."""

from annotations.suggest.words import COMMAS, HARD, QUOTES, Sentence

_STRENGTH = 0.7  # of a cue that is sure enough to end a claim


def is_stop(s: Sentence, i: int, last: int, *, nested: bool) -> bool:
    """Say whether a claim that began before a word ends there.

    Args:
        last: end of the stretch that is looked at.
        nested: whether the stretch stands inside a quotation.
    """
    if s.quote_of[i] >= 0 and not nested:
        return False
    if s.low[i] == ";":
        return not nested and s.low[i - 1] not in QUOTES
    return _goes_on(s, i, last) or _contrasts(s, i, last) or is_denied(s, i) or (nested and _new_clause(s, i))


def _goes_on(s: Sentence, i: int, last: int) -> bool:
    """`… dan menambahkan bahwa`: say whether another verb of saying, with the same subject, begins here."""
    if not (s.is_in(i, "coordinators") or (s.low[i] == "," and not s.is_in(i + 1, "coordinators"))):
        return False
    verb = i + 1
    while s.is_in(verb, "adverbs"):
        verb += 1
    cue = s.find("verb", verb) if verb < last else None
    if cue is None or cue.strength < _STRENGTH or s.is_in(i, "boundaries"):
        return False
    return verb + len(cue.words) < last


def _contrasts(s: Sentence, i: int, last: int) -> bool:
    """`…, sementara Y menilai Z`: say whether a clause with a verb of saying of its own begins here."""
    if s.low[i] != "," or not s.is_in(i + 1, "contrasts"):
        return False
    for verb in range(i + 3, min(i + 14, last)):
        if s.is_mark(verb, HARD | COMMAS) or s.is_in(verb, "complementisers"):
            return False
        cue = s.find("verb", verb)
        if cue is not None and cue.strength >= _STRENGTH:
            return not s.has_verb(i + 2, verb) and verb + len(cue.words) < last
    return False


def is_denied(s: Sentence, i: int) -> bool:
    """`Kabar bahwa Y dibantah oleh X`."""
    cue = s.find("passive", i)
    return cue is not None and cue.words[-1] in s.lexicon.words("agent_links")


def _new_clause(s: Sentence, i: int) -> bool:
    return s.low[i] == "," and any(s.is_in(i + 1, one) for one in ("coordinators", "pronouns", "clause_openers"))
