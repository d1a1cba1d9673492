"""Noun phrases of sources: where they begin and end, appositions and titles included."""

from annotations.suggest.words import COMMAS, HARD, STOPS, Sentence

_LONGEST = 30
_Range = tuple[int, int]


def phrase_after(s: Sentence, first: int, last: int) -> int:
    """Give the end of the noun phrase that begins at a word; the word itself where none does."""
    last = min(last, first + _LONGEST, len(s))
    if first >= last:
        return first
    if s.is_in(first, "pronouns") and not s.is_capital(first):
        return first + 1
    at = first
    while at < last and (step := _step(s, first, at, last) or _to_determiner(s, first, at, last)):
        at += step
    return at


def _to_determiner(s: Sentence, first: int, at: int, last: int) -> int:
    """`pria berkacamata itu`, `gelandang 24 tahun tersebut`: give how many words there are to the end of a phrase."""
    if s.lexicon.language != "id" or at == first or _named(s, first, at) or s.is_in(at - 1, "determiners"):
        return 0
    for stop in range(at, min(at + 3, last)):
        if s.is_in(stop, "determiners"):
            return stop + 1 - at
        if not s.is_word(stop) or s.is_in(stop, "relatives") or s.is_in(stop, "boundaries") or s.is_opener(stop):
            return 0
    return 0


def _step(s: Sentence, first: int, at: int, last: int) -> int:
    """Give how many words the phrase grows by at a word; 0 where it ends."""
    if not s.is_word(at):
        return _step_mark(s, first, at, last)
    if at == first:
        return 0 if s.is_opener(at) and not s.words[at].capital else 1
    if s.is_in(at - 1, "determiners"):
        return 0
    if s.is_in(at, "determiners"):
        return 1
    if s.is_in(at, "relatives"):
        return _relative(s, at, last)
    if s.is_in(at, "circumstances") and not s.words[at].capital:
        return _inside(s, first, at, last)
    if s.words[at].capital:
        return 0 if s.is_in(at, "times") else 1
    return _step_lower(s, first, at, last)


def _step_lower(s: Sentence, first: int, at: int, last: int) -> int:
    if s.is_in(at, "boundaries") or s.is_in(at, "adverbs") or s.lexicon.is_verb(s.low[at]):
        return _reduced(s, at, last)
    if s.is_in(at, "name_links"):
        follows = at + 1 < last and s.is_word(at + 1) and not s.is_in(at + 1, "adverbs")
        return int(
            follows
            and (s.words[at + 1].capital or _the_name(s, at + 1) or not _named(s, first, at))
            and not s.lexicon.is_verb(s.low[at + 1])
        )
    of_a_people = s.lexicon.language == "en" and s.is_in(at, "titles")
    return int(of_a_people or not _named(s, first, at))


def _reduced(s: Sentence, at: int, last: int) -> int:
    """`officials briefed on the talks`: a participle belongs to those whom a title names."""
    if (
        s.lexicon.language != "en"
        or not (s.is_in(at - 1, "titles") and s.low[at].endswith("ed"))
        or s.is_capital(at - 1)
    ):
        return 0
    length = _to_mark(s, at, last)
    return length if length > 1 and s.is_in(at + 1, "inside") else 0


def _to_mark(s: Sentence, at: int, last: int) -> int:
    """Give how many words there are to a mark or a complementiser."""
    stop = at
    while stop < last and not s.is_mark(stop, HARD | COMMAS | STOPS) and not s.is_in(stop, "complementisers"):
        stop += 1
    return stop - at


def _the_name(s: Sentence, at: int) -> bool:
    """`of the Stockholm Institute`."""
    return s.is_in(at, "definite") and s.is_capital(at + 1)


def _named(s: Sentence, first: int, at: int) -> bool:
    """Say whether the phrase so far ends in a proper name, after which no common noun belongs to it."""
    return (
        s.words[at - 1].capital and not s.is_in(at - 1, "titles") and (at - 1 > first or not s.is_in(first, "articles"))
    )


def _relative(s: Sentence, at: int, last: int) -> int:
    """A restrictive clause belongs to a phrase that is no name."""
    if s.is_capital(at - 1) and not s.is_in(at - 1, "titles") and s.lexicon.language == "en":
        return 0
    verb = at + 1
    while s.is_in(verb, "adverbs"):
        verb += 1
    says = s.find("verb", verb) if verb < last else None
    if says is not None and says.needs == "anything":
        return 0
    return _to_mark(s, at, last)


def _inside(s: Sentence, first: int, at: int, last: int) -> int:
    """`analis di Singapura` goes on, `Budi di Jakarta` does not."""
    if not s.is_in(at, "inside") or s.is_in(at + 1, "times") or at + 1 >= last:
        return 0
    if s.is_in(at, "ties"):
        return 1
    if _named(s, first, at):
        return 0
    return int(s.is_word(at + 1))


def _step_mark(s: Sentence, first: int, at: int, last: int) -> int:
    low = s.low[at]
    if low == "(" and at > first:
        close = next((i for i in range(at + 1, min(at + 8, last)) if s.low[i] == ")"), None)
        if close is None or s.is_in(at + 1, "times") or (s.low[at + 1][0].isdigit() and close > at + 2):
            return 0
        return close + 1 - at
    if low == "," and at > first:
        return _apposition(s, first, at, last)
    if low in {"&", "/", "'", "’"} or (
        low == "." and at - 1 > first and s.words[at - 1].end - s.words[at - 1].start == 1
    ):
        return int(at > first and at + 1 < last and s.is_word(at + 1))
    if low == "-" and at > first and s.words[at - 1].end == s.words[at].start:
        return 1
    return 0


def _apposition(s: Sentence, first: int, comma: int, last: int) -> int:
    """Give the length of a name or a title after a comma, the comma included; 0 where what follows is none."""
    begin = comma + 1
    if begin >= last or not s.is_word(begin) or (s.is_in(begin, "times") and not s.is_in(begin, "articles")):
        return 0
    stop = begin
    while stop < last and not s.is_mark(stop, HARD | STOPS | {",", "("}) and stop - begin < 16:
        stop += 1
    if _lists_on(s, first, begin, stop):
        return stop - comma
    if s.words[begin].capital and not s.is_in(begin, "connectives") and not s.is_in(begin, "articles"):
        return _name_length(s, first, comma, last)
    closed = stop >= last or s.low[stop] == "," or s.low[stop] in STOPS
    if closed and s.is_in(begin, "of_persons") and s.is_capital(comma - 1):
        return stop - comma
    role = s.is_in(begin, "titles") or (
        (s.is_in(begin, "articles") or s.lexicon.language == "en")
        and any(s.is_in(i, "titles") for i in range(begin, min(begin + 5, stop)))
    )
    if role and closed and s.finite(begin, stop) is None:
        return stop - comma
    return 0


def _lists_on(s: Sentence, first: int, begin: int, stop: int) -> bool:
    """`A, B, dan C`."""
    if s.is_in(begin, "and"):
        return begin + 1 < stop and s.words[begin + 1].capital and not s.has_verb(begin, stop)
    return (
        s.is_mark(stop, frozenset({","}))
        and s.is_in(stop + 1, "and")
        and s.words[begin].capital
        and stop - begin <= 4
        and not s.has_verb(begin, stop)
        and s.is_capital(first)
        and s.is_capital(stop + 2)
    )


def _name_length(s: Sentence, first: int, comma: int, last: int) -> int:
    """A name after a title: capitals alone, to a mark, a circumstance or the end."""
    at = comma + 1
    while at < last and (
        (s.words[at].capital and not s.is_in(at, "times"))
        or (s.is_in(at, "name_particles") and s.is_capital(at + 1))
        or (s.low[at] == "." and s.words[at - 1].end - s.words[at - 1].start == 1)
    ):
        at += 1
    titled = (
        any(s.is_in(i, "titles") or s.is_in(i, "articles") for i in range(first, comma))
        or not s.words[first].capital
        or s.is_in(first, "organisations")
    )
    ends = at >= last or not s.is_word(at) or s.is_in(at, "circumstances")
    length = at - comma
    roles = s.is_in(comma + 1, "titles") and ends
    if roles:
        return length
    return length if ends and titled and 1 < length <= 6 else 0


def phrase_before(s: Sentence, verb: int, floor: int) -> _Range | None:
    """Give the noun phrase that is the subject of a verb; None where there is none.

    Args:
        floor: the first word that may belong to it.
    """
    last = _skip_back(s, verb, floor)
    if last <= floor:
        return None
    if s.is_in(last - 1, "relatives"):
        return _antecedent(s, last - 1, floor)
    if s.is_in(last - 1, "pronouns") and not (last - 2 >= floor and s.is_in(last - 2, "openers")):
        return last - 1, last
    if s.is_in(last - 1, "coordinators"):
        return first_subject(s, floor, last - 1)
    begin = _clause(s, last, floor)
    parts = _segments(s, begin, last)
    if parts and s.is_mark(last - 1, COMMAS) and s.finite(*parts[-1]) is not None:
        return first_subject(s, floor, last)
    return _from_segments(s, begin, last) or (first_subject(s, floor, last) if s.is_mark(last - 1, COMMAS) else None)


def _skip_back(s: Sentence, at: int, floor: int) -> int:
    while at > floor and s.is_in(at - 1, "adverbs") and not s.is_in(at - 1, "pronouns"):
        at -= 1
    return at


def _clause(s: Sentence, last: int, floor: int) -> int:
    """Give where the clause begins that ends before a word."""
    begin, relative = last, False
    while begin > floor and last - begin < 45:
        low = s.low[begin - 1]
        if s.is_hard(begin - 1) or (low in STOPS and begin > floor + 1 and not s.is_capital(begin)):
            break
        if s.is_in(begin - 1, "boundaries") and not (s.is_in(begin - 1, "relatives") and relative):
            break
        begin -= 1
    return begin


def _from_segments(s: Sentence, begin: int, last: int) -> _Range | None:
    """Take the last part between commas, and those before it that belong to the same phrase."""
    parts = _segments(s, begin, last)
    while (
        parts
        and s.is_mark(last - 1, COMMAS)
        and (_is_circumstance(s, *parts[-1]) or s.after_connectives(*parts[-1]) == parts[-1][1])
    ):
        parts.pop()
    if (
        len(parts) > 1
        and s.is_opener(parts[-1][0])
        and s.is_capital(parts[0][0])
        and not _is_circumstance(s, *parts[-2])
    ):
        parts.pop()  # `Benny Kusnadi, melalui keterangan tertulis menyatakan`
    if not parts:
        return None
    first, end = parts.pop()
    while parts and _belongs(s, parts[-1], (first, end)):
        first = parts.pop()[0]
    first = s.after_connectives(first, end)
    first = _after_finite(s, first, end)
    end = _without_circumstance(s, first, end)
    return (first, end) if first < end and s.has_word(first, end) else None


def _segments(s: Sentence, begin: int, last: int) -> list[_Range]:
    parts: list[_Range] = []
    start = begin
    for at in range(begin, last + 1):
        if at == last or s.low[at] in COMMAS:
            if at > start:
                parts.append((start, at))
            start = at + 1
    return parts


def _is_circumstance(s: Sentence, first: int, last: int) -> bool:
    gerund = s.lexicon.language == "en" and s.low[first].endswith("ing") and last - first > 2
    if gerund:
        return True
    times = s.is_in(first, "times") and not s.is_in(first, "articles")
    return s.is_opener(first) or times or s.low[first] == "(" or s.low[first][0].isdigit()


def _belongs(s: Sentence, before: _Range, phrase: _Range) -> bool:
    """Say whether a part goes on into the phrase after the comma: a title and a name, a list, a relative clause."""
    first, last = before
    if s.is_in(first - 1, "boundaries"):
        return False
    if s.lexicon.language == "en" and s.has_clause(first, last) and not s.is_in(first, "relatives"):
        return False
    start = s.after_connectives(first, last)
    if start >= last or _is_circumstance(s, start, last) or s.finite(start, last) is not None:
        return s.is_in(start, "relatives") and s.finite(start, last) is None
    head = phrase[0]
    if any(s.is_in(i, "and") for i in range(*phrase)) and _all_capital(s, *before):
        return True
    if s.is_in(head, "relatives") or s.is_in(head, "and"):
        return True
    if _all_capital(s, *phrase) or s.is_in(head, "titles") or s.is_in(head, "articles"):
        return s.is_capital(first) or s.is_in(start, "titles") or s.is_in(start, "articles") or _all_capital(s, *phrase)
    return s.low[phrase[0] - 1] == "," and s.low[phrase[1]] == "," and not s.has_verb(*before)


def _all_capital(s: Sentence, first: int, last: int) -> bool:
    return all(word.capital or not word.low[0].isalpha() for word in s.words[first:last])


def _after_finite(s: Sentence, first: int, last: int) -> int:
    """Leave out a clause with a verb of its own that stands before the phrase."""
    for at in range(last - 1, first, -1):
        if s.lexicon.language == "en" and s.is_in(at, "coordinators") and s.has_verb(first, at):
            return at + 1
    verb = s.finite(first, last)
    if verb is None:
        return first
    for at in range(verb + 1, last):
        if s.is_in(at, "coordinators") or s.is_mark(at, COMMAS):
            return at + 1
    at = last
    while at > verb + 1 and s.words[at - 1].capital:
        at -= 1
    return at if at < last else verb + 1


def _without_circumstance(s: Sentence, first: int, last: int) -> int:
    """`PT Maju di Jakarta, Jumat, menyatakan`: leave out the place and date after a name."""
    while last > first and s.is_mark(last - 1, COMMAS):
        last -= 1
    for at in range(last - 1, first, -1):
        if (
            s.low[at] == "("
            and at + 1 < len(s)
            and (s.is_in(at + 1, "times") or s.low[min(at + 1, last - 1)][0].isdigit())
        ):
            return at
        if s.is_in(at, "times") and s.words[at].capital:
            last = at - 1 if s.is_opener(at - 1) else at
        elif s.is_in(at, "relatives") or s.is_mark(at, COMMAS):
            break
        elif (
            s.is_opener(at)
            and s.is_capital(at - 1)
            and not s.is_in(at, "title_links")
            and not _title_start(s, first, at)
        ):
            last = at
    return last


def _title_start(s: Sentence, first: int, at: int) -> bool:
    return s.is_in(first, "articles") or (
        s.is_in(first, "titles") and s.is_capital(at + 1) and (at - 1 == first or not s.is_capital(at - 1))
    )


def first_subject(s: Sentence, floor: int, last: int) -> _Range | None:
    """Give the subject of the sentence's first verb, which later verbs share."""
    begin = s.after_connectives(floor, last)
    while begin < last and _is_circumstance(s, begin, last):
        comma = next((i for i in range(begin, last) if s.low[i] == ","), None)
        if comma is None:
            return None
        begin = s.after_connectives(comma, last)
    if spoken := s.find("parenthesis", begin):
        begin += len(spoken.words)
    for at in range(begin + 1, last):
        verb = s.lexicon.is_finite(s.low[at]) or s.find("verb", at) or s.find("naming", at) or s.is_in(at, "adverbs")
        verb = verb or (s.is_in(begin, "pronouns") and at == begin + 1 and s.lexicon.is_verb(s.low[at]))
        if verb and not s.words[at].capital and not _in_relative(s, begin, at):
            stop = at - (1 if s.is_mark(at - 1, COMMAS) else 0)
            return (begin, stop) if stop > begin else None
        if s.is_hard(at):
            return None
    return None


def _in_relative(s: Sentence, begin: int, at: int) -> bool:
    for i in range(at - 1, begin, -1):
        if s.low[i] == ",":
            return False
        if s.is_in(i, "relatives"):
            return True
    return False


def _antecedent(s: Sentence, relative: int, floor: int) -> _Range | None:
    """Give the noun that a relative clause tells of: the nearest with a determiner, else the nearest phrase."""
    begin = _clause(s, relative, floor)
    last = relative
    while last > begin and s.is_mark(last - 1, COMMAS):
        last -= 1
    begin = max([begin, *(i + 1 for i in range(begin, last) if s.is_mark(i, COMMAS) and not s.is_capital(i + 1))])
    for at in range(last - 1, begin, -1):
        if s.is_in(at, "determiners") and (last < relative or at == last - 1):
            first = at - 1
            while first > begin and _noun(s, first - 1):
                first -= 1
            return first, at + 1
    first = last
    while first > begin and (_noun(s, first - 1) or s.is_in(first - 1, "articles")):
        first -= 1
    return (first, last) if first < last else None


def _noun(s: Sentence, at: int) -> bool:
    if not s.is_word(at) or s.is_in(at, "openers") or s.is_in(at, "relatives"):
        return False
    return s.words[at].capital or not (
        s.lexicon.is_verb(s.low[at])
        or s.is_in(at, "coordinators")
        or s.is_in(at, "adverbs")
        or s.is_in(at, "boundaries")
    )
