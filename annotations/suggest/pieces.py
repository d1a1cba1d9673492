"""Words as the pieces that the encoder knows: a unigram model in the manner of SentencePiece, word by word.

Source: Kudo (2018), Subword Regularization: Improving Neural Network Translation Models with Multiple Subword
Candidates. A library would want the whole text; the marks of the encoder are for words that are split already.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
SPACE = "▁"
_LONGEST_WORD = 40  # code points; of a longer word the beginning tells enough
_MOST = 8  # pieces of a word
_DEAR = 10.0  # how much less likely than the rarest piece an unknown character is


class Pieces:
    """The vocabulary.

    Args:
        scored: each piece with its log probability; its place in the list is its number.
    """

    def __init__(self, scored: Iterable[tuple[str, float]]) -> None:
        self._of = {piece: (number, score) for number, (piece, score) in enumerate(scored)}
        self._longest = max(map(len, self._of))
        self._unknown = min(score for _, score in self._of.values()) - _DEAR
        self.split = lru_cache(maxsize=50_000)(self._split)

    def __len__(self) -> int:
        return len(self._of)

    def _split(self, word: str, after_space: bool) -> tuple[int, ...]:
        """Give the numbers of the likeliest pieces of a word; at least one, at most eight."""
        text = (SPACE if after_space else "") + unicodedata.normalize("NFKC", word[:_LONGEST_WORD]).replace(" ", SPACE)
        best = [0.0] + [float("-inf")] * len(text)
        back = [(0, UNKNOWN)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                number, score = self._of.get(text[start:end], (UNKNOWN, self._unknown if end == start + 1 else None))
                if score is not None and best[start] + score > best[end]:
                    best[end], back[end] = best[start] + score, (start, number)
        numbers: list[int] = []
        at = len(text)
        while at:
            at, number = back[at]
            numbers.append(number)
        return tuple(numbers[::-1][:_MOST]) or (UNKNOWN,)


Place = tuple[int, int]
Chunk = tuple[int, int]


def pieces_of(text: str, words: Sequence[Place], pieces: Pieces) -> list[tuple[int, ...]]:
    """Give the pieces of each word of a text."""
    return [pieces.split(text[start:end], start == 0 or text[start - 1].isspace()) for start, end in words]


def chunks(text: str, words: Sequence[Place], split: Sequence[Sequence[int]], most: int) -> list[Chunk]:
    """Give what the encoder reads at once, as ranges of words: a paragraph, or as much of it as has so many pieces."""
    out, first, n = [], 0, 0
    for number, numbers in enumerate(split):
        new_line = number > first and "\n" in text[words[number - 1][1] : words[number][0]]
        if number > first and (new_line or n + len(numbers) > most):
            out.append((first, number))
            first, n = number, 0
        n += len(numbers)
    if first < len(words):
        out.append((first, len(words)))
    return out


def numbered(split: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Give the numbers that the encoder reads for some words, and where the first piece of each word stands."""
    ends = [1]
    for numbers in split:
        ends.append(ends[-1] + len(numbers))
    return [BEGIN, *(number for numbers in split for number in numbers), END], [first for first, _ in pairwise(ends)]
