"""Articles of any length, made of sentences of our own; the same for the same seed."""

import random

from annotations.model import Incoming, Span

NAMES = ("Sri Wahyuni", "Hadi Pranoto", "Ratna Sasmita", "Laras Widyastuti", "Bagas Wirayuda")
CLAIMS = (
    "air sungai naik dua meter dalam semalam",
    "jembatan itu akan dibuka kembali pekan depan",
    "persediaan beras cukup sampai akhir tahun",
    "tidak ada korban dalam kebakaran pasar itu",
    "harga cabai turun di tiga kota",
)
FRAMES = (
    "Menurut {name}, {claim}.",
    "{name} mengatakan bahwa {claim}.",
    "“{claim},” kata {name} kepada wartawan di balai kota.",
    "Kantor berita Antara melaporkan bahwa {claim}.",
    "Pasar itu buka sejak pagi dan ramai sampai petang 😀.",
    "Jalan menuju dermaga lebarnya enam meter dan diaspal tahun lalu.",
)


def article(length: int, seed: int = 1) -> str:
    """Give a text of about `length` code points, in paragraphs of a few sentences."""
    chance = random.Random(seed)
    parts, total = [], 0
    while total < length:
        sentence = chance.choice(FRAMES).format(name=chance.choice(NAMES), claim=chance.choice(CLAIMS))
        parts.append(sentence + ("\n\n" if chance.random() < 0.25 else " "))
        total += len(parts[-1])
    return "".join(parts).strip()


def incoming(text: str, title: str) -> Incoming:
    """Give the text as a reader would."""
    return Incoming(text=text, title=title, original=text.encode(), language="id")


def passages(text: str, n: int, seed: int = 1) -> list[Span]:
    """Give `n` passages of whole words, in order; they overlap and nest as those of readers do."""
    chance = random.Random(seed)
    starts = sorted(chance.randrange(0, len(text) - 400) for _ in range(n))
    spans = []
    for at in starts:
        start = text.index(" ", at) + 1
        end = text.index(" ", start + chance.randrange(10, 240))
        if text[start:end].strip() == text[start:end]:
            spans.append(Span(start, end))
    return spans
