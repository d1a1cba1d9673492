"""What a small trained network marks in a text: claims, cues and sources, word by word.

The network is the lower part of multilingual-e5-small, fine-tuned by training/encoder.py, run by onnxruntime.
"""

import multiprocessing
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from annotations.files import resource
from annotations.suggest.pieces import PAD, Pieces, Place, chunks, numbered, pieces_of

HEADS = ("claim", "inner", "cue", "source", "via")
MOST = 300  # pieces that are read at once
LANGUAGES = frozenset({"id", "en"})
LONGEST = 500_000  # characters of a text that is read; a minute on one core
_MOST_THREADS = 4
_TOGETHER = 1200  # pieces of the texts that are read in one call, with what fills them up

Marks = np.ndarray[Any, np.dtype[np.float32]]


class Encoder:
    """Reads a text and says of each word how likely it is part of a claim, a cue, a source.

    Args:
        folder: holds `encoder.onnx` and `pieces.tsv`.
        threads: that read together.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        import onnxruntime  # noqa: PLC0415  a third of a second, which fast suggestions need not wait for

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        lines = (folder / "pieces.tsv").read_text(encoding="utf-8").removesuffix("\n").split("\n")
        self._pieces = Pieces((piece, float(score)) for piece, _, score in (line.rpartition("\t") for line in lines))

    def marks(self, text: str, words: Sequence[Place]) -> Marks:
        """Give the chances that a word is no part, the first, or another word of each kind: (words, heads, 3)."""
        out = np.zeros((len(words), len(HEADS), 3), np.float32)
        out[:, :, 0] = 1.0
        numbers = pieces_of(text, words, self._pieces)
        ranges = chunks(text, words, numbers, MOST)
        # Neighbours in length share a call, so that little is filled up.
        order = sorted(range(len(ranges)), key=lambda at: sum(map(len, numbers[slice(*ranges[at])])))
        batch: list[int] = []
        longest = 0
        for at in order:
            length = 2 + sum(map(len, numbers[slice(*ranges[at])]))
            if batch and max(longest, length) * (len(batch) + 1) > _TOGETHER:
                self._read(out, [(ranges[one], numbers) for one in batch])
                batch, longest = [], 0
            batch.append(at)
            longest = max(longest, length)
        if batch:
            self._read(out, [(ranges[one], numbers) for one in batch])
        return out

    def _read(self, out: Marks, rows: Sequence[tuple[tuple[int, int], Sequence[Sequence[int]]]]) -> None:
        read = [(span, *numbered(numbers[slice(*span)])) for span, numbers in rows]
        filled = np.full((len(read), max(len(ids) for _, ids, _ in read)), PAD, np.int64)
        for row, (_, ids, _) in enumerate(read):
            filled[row, : len(ids)] = ids
        odds = self._session.run(None, {"numbers": filled})[0]
        for row, ((first, last), _, places) in enumerate(read):
            of_words = odds[row, places].reshape(last - first, len(HEADS), 3)
            raised = np.exp(of_words - of_words.max(axis=2, keepdims=True))
            out[first:last] = raised / raised.sum(axis=2, keepdims=True)


@lru_cache(maxsize=1)
def shipped() -> Encoder | None:
    """Give the encoder that comes with Sorotan; None where its files are not there."""
    return Encoder(resource("encoder"), _threads()) if is_shipped() else None


def _threads() -> int:
    """Give how many cores read one text: one where several processes share the work, else up to four."""
    if multiprocessing.parent_process() is not None:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_MOST_THREADS, cores)


@lru_cache(maxsize=1)
def is_shipped() -> bool:
    """Say whether the files of the encoder are there, without loading them."""
    try:
        return resource("encoder", "encoder.onnx").exists()
    except FileNotFoundError:
        return False
