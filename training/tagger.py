"""Train spaCy's convolutional network to mark claims, cues and sources: `python -m training.tagger --data FOLDER`.

It marks the same as the encoder, word by word, and is there to be compared with it: what it finds by itself, what it
adds to the rules, and, from its marks of cues alone, what rules find whose cues a classifier chooses. Not shipped.

Source: Honnibal and Montani (2017), spaCy; hashed embeddings as in Serra and Karatzoglou (2017).
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.ml.models.tok2vec import build_hash_embed_cnn_tok2vec
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Adam, Linear, chain, fix_random_seed, with_array

from annotations.suggest.encoder import HEADS
from annotations.suggest.language import blank, split
from annotations.suggest.pieces import Place
from training.marks import IGNORED, SEED, Row, Text, folds_of, marked, read, varied

WIDTH, DEPTH, ROWS = 128, 8, 5000
EPOCHS = 30
RATE = 1e-3
BATCH = 2000  # words

Network = Any


def build() -> Network:
    """Give the network: of each word, its form, shape and endings, and eight words on either side; 3 marks a head."""
    words = build_hash_embed_cnn_tok2vec(
        width=WIDTH,
        depth=DEPTH,
        embed_size=ROWS,
        window_size=1,
        maxout_pieces=3,
        subword_features=True,
        pretrained_vectors=None,
    )
    return chain(words, with_array(Linear(3 * len(HEADS))))


def doc_of(text: str, words: Sequence[Place], vocab: Vocab) -> Doc:
    """Give the words of a text as spaCy takes them."""
    return Doc(vocab, words=[text[a:b] for a, b in words])


def lines(one: Text) -> Iterator[Text]:
    """Give the lines of a text: the network does not look beyond."""
    breaks = [at for at in range(1, len(one.words)) if "\n" in one.text[one.words[at - 1][1] : one.words[at][0]]]
    for first, last in zip([0, *breaks], [*breaks, len(one.words)], strict=True):
        if first < last:
            yield Text(one.text, one.words[first:last], one.marks[first:last])


def chances(odds: np.ndarray) -> np.ndarray:
    """Give (words, heads, 3) chances from (words, 3 * heads) log odds."""
    of_words = odds.reshape(len(odds), len(HEADS), 3)
    raised = np.exp(of_words - of_words.max(axis=2, keepdims=True))
    return raised / raised.sum(axis=2, keepdims=True)


def slope(odds: np.ndarray, marks: np.ndarray) -> tuple[np.ndarray, float]:
    """Give the gradient of the cross-entropy in the log odds, and its mean."""
    found = chances(odds)
    known = marks != IGNORED
    wanted = np.eye(3, dtype=np.float32)[np.where(known, marks, 0)]
    loss = -np.log(np.maximum((found * wanted).sum(axis=2), 1e-9))[known].mean()
    return ((found - wanted) * known[:, :, None]).reshape(odds.shape), float(loss)


def train(rows: Sequence[Row], epochs: int = EPOCHS, seed: int = SEED) -> Network:
    """Give a network that has learned the marks of annotated texts."""
    fix_random_seed(seed)
    rng = random.Random(seed)  # noqa: S311
    texts = [marked(row) for row in rows]
    vocab = blank("xx").vocab
    network = build()
    network.initialize(X=[doc_of(one.text, one.words, vocab) for one in texts[:8]])
    optimizer = Adam(RATE)
    for epoch in range(epochs):
        parts = [line for one in varied(texts, rng) for line in lines(one)]
        rng.shuffle(parts)
        losses = []
        for batch in _batches(parts):
            docs = [doc_of(one.text, one.words, vocab) for one in batch]
            odds, backprop = network.begin_update(docs)
            slopes = []
            for one, found in zip(batch, odds, strict=True):
                way, loss = slope(found, one.marks)
                slopes.append((way / BATCH).astype(np.float32))
                losses.append(loss)
            backprop(slopes)
            network.finish_update(optimizer)
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", file=sys.stderr, flush=True)
    return network


def _batches(parts: Sequence[Text]) -> Iterator[list[Text]]:
    batch: list[Text] = []
    for one in parts:
        batch.append(one)
        if sum(len(each.words) for each in batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def marks_of(network: Network, text: str) -> np.ndarray:
    """Give the chances of the marks of each word: (words, heads, 3)."""
    words = split(text)
    vocab = blank("xx").vocab
    whole = Text(text, words, np.zeros((len(words), len(HEADS)), int))
    docs = [doc_of(text, one.words, vocab) for one in lines(whole)]
    return chances(np.concatenate(network.predict(docs))) if docs else np.zeros((0, len(HEADS), 3), np.float32)


def main() -> None:
    """Train once a fold, and write the marks of the texts that were held back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="folders of annotated texts")
    parser.add_argument("--out", type=Path, required=True, help="folder for fold0.npz, fold1.npz, …")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    asked = parser.parse_args()
    rows = read(asked.data)
    asked.out.mkdir(parents=True, exist_ok=True)
    of = folds_of(rows, asked.folds)
    for fold in range(asked.folds):
        network = train([row for row, n in zip(rows, of, strict=True) if n != fold], asked.epochs)
        held = {str(row["id"]): row["text"] for row, n in zip(rows, of, strict=True) if n == fold}
        np.savez_compressed(asked.out / f"fold{fold}.npz", **{name: marks_of(network, t) for name, t in held.items()})


if __name__ == "__main__":
    main()
