"""Project files to measure with, W1 to W4: made anew from a seed, the same each time.

W1 is one article of 700 words with 20 claims; W2 one of 200,000 words with 10,000 claims, a fifth of which overlap
others; W3 10,000 articles like W1; W4 one paragraph of 300,000 characters with 2,000 claims and emoji. The words are
made up of syllables, as often as words of a language are, between sentences of our own.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from annotations.model import Attribution, Credibility, Incoming, Quotation, Reliability, SourceKind, Span
from annotations.session import Session, create_project
from annotations.session.claims import insert_chain, insert_claim, insert_source
from annotations.store import Step

FOLDER = Path(__file__).parents[1] / "build" / "works"
VERSION = 7
SOURCES = 200
TAGS = 30
SYLLABLES = ("ba", "du", "ke", "la", "mi", "nga", "pe", "ra", "si", "ta", "tu", "wa", "yo", "men", "ber", "kan", "gar")
FRAMES = (
    "Menurut {name}, {words}.",
    "{name} mengatakan bahwa {words}.",
    "“{words},” kata {name}.",
    "Sementara itu {words}.",
    "{words}, seperti dilaporkan {name}.",
)
EMOJI = ("😀", "🇮🇩", "👩🏽‍🌾", "🧑‍🚒")


class Words:
    """Gives words, names and sentences by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        own = random.Random(1)
        self._words = list(
            dict.fromkeys("".join(own.choices(SYLLABLES, k=own.choice((1, 2, 2, 3, 3)))) for _ in range(12000))
        )
        self._weights = list(_running(1 / (at + 8) for at in range(len(self._words))))
        self.names = [f"{self._name(own)} {self._name(own)}" for _ in range(SOURCES)]

    def _name(self, chance: random.Random) -> str:
        return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize()

    def sentence(self, emoji: float = 0.0) -> str:
        """Give a sentence of about 14 words."""
        words = self.chance.choices(self._words, cum_weights=self._weights, k=self.chance.randint(6, 18))
        if self.chance.random() < emoji:
            words[len(words) // 2] = self.chance.choice(EMOJI)
        text = self.chance.choice(FRAMES).format(name=self.chance.choice(self.names), words=" ".join(words))
        return text[0].upper() + text[1:]

    def article(self, n: int, *, emoji: float = 0.0, paragraph: int = 5) -> str:
        """Give a text of about `n` words, `paragraph` sentences a paragraph, all in one where that is 0."""
        sentences, have = [], 0
        while have < n:
            sentences.append(self.sentence(emoji))
            have += len(sentences[-1].split())
        if not paragraph:
            return " ".join(sentences)
        return "\n\n".join(" ".join(sentences[at : at + paragraph]) for at in range(0, len(sentences), paragraph))


def _running(weights: Iterator[float]) -> Iterator[float]:
    total = 0.0
    for weight in weights:
        total += weight
        yield total


def spread(text: str, n: int, chance: random.Random, overlapping: float = 0.2) -> list[Span]:
    """Give `n` passages of whole words over a text, in order; so many of them lie over the one before."""
    room = (len(text) - 300) / n
    spans: list[Span] = []
    for at in range(n):
        start = _after_blank(text, int(at * room + chance.random() * room * 0.2))
        if spans and chance.random() < overlapping:
            start = _after_blank(text, (spans[-1].start + spans[-1].end) // 2)
        end = text.rfind(" ", start, start + max(24, int(room * 0.75))) if room < 160 else -1
        end = end if end > start else text.find(" ", start + 60)
        spans.append(Span(start, start + len(text[start:end].rstrip(" \n"))))
    return spans


def _after_blank(text: str, at: int) -> int:
    at = text.find(" ", at) + 1
    while text[at].isspace():
        at += 1
    return at


def incoming(text: str, title: str, at: int = 0) -> Incoming:
    """Give a text as a reader would."""
    day = f"2024-{at % 12 + 1:02}-{at % 28 + 1:02}"
    return Incoming(
        text=text,
        title=title,
        original=text.encode(),
        language="id",
        outlet=f"Koran {at % 40}",
        published=day,
        url=f"https://example.org/{at}",
    )


class Filler:
    """Fills a project."""

    def __init__(self, path: Path, words: Words) -> None:
        create_project(path)
        self.session = Session.open(path, "ana")
        self.words = words
        self.chance = words.chance
        with self.session.step("Make sources") as (step, _):
            self._sources = [self._source(step, name, at) for at, name in enumerate(words.names)]
            self._tags = [step.insert("tags", {"name": f"tema {at}", "key": f"tema {at}"}) for at in range(TAGS)]

    def _source(self, step: Step, name: str, at: int) -> int:
        source = insert_source(step, name, SourceKind.PERSON, at)
        step.update("sources", source, {"reliability": self.chance.choice([None, *Reliability])})
        return source

    def add(self, text: str, title: str, claims: int, at: int = 0) -> None:
        """Add an article with its claims."""
        added, _ = self.session.add_articles([incoming(text, title, at)])
        (article_id,) = added.articles
        with self.session.step(f"Highlight {claims} claims") as (step, _):
            for span in spread(text, claims, self.chance):
                self._claim(step, article_id, text, span)

    def _claim(self, step: Step, article_id: int, text: str, span: Span) -> None:
        chance = self.chance
        quotation = chance.choice([None, *Quotation])
        claim_id = insert_claim(step, article_id, text, (span,), analyst="ana", quotation=quotation)
        mention = Span(span.start, min(span.end, span.start + 12))
        chain = [Attribution(source, mention) for source in chance.sample(self._sources, chance.choice((1, 1, 1, 2)))]
        insert_chain(step, claim_id, chain if chance.random() < 0.9 else [])
        if chance.random() < 0.7:
            step.update("claims", claim_id, {"credibility": str(chance.choice(list(Credibility)))})
        if chance.random() < 0.2:
            step.insert("claim_tags", {"claim_id": claim_id, "tag_id": chance.choice(self._tags)})


def w1(path: Path) -> None:
    """Make W1."""
    words = Words(1)
    filler = Filler(path, words)
    filler.add(words.article(700), "W1", 20)
    filler.session.close()


def w2(path: Path) -> None:
    """Make W2, with W1 before it, so that one comes from elsewhere."""
    words = Words(2)
    filler = Filler(path, words)
    filler.add(words.article(700), "W1", 20)
    filler.add(words.article(200_000), "W2", 10_000, 1)
    filler.session.close()


def w3(path: Path, articles: int = 10_000) -> None:
    """Make W3."""
    words = Words(3)
    filler = Filler(path, words)
    for at in range(articles):
        filler.add(words.article(700), f"{' '.join(words.sentence().split()[:8])} {at}", 20, at)
    filler.session.close()


def w4(path: Path) -> None:
    """Make W4, with W1 before it."""
    words = Words(4)
    filler = Filler(path, words)
    filler.add(words.article(700), "W1", 20)
    filler.add(words.article(46_000, emoji=0.3, paragraph=0)[:300_000], "W4", 2_000, 1)
    filler.session.close()


def empty(path: Path) -> None:
    """Make a project without anything."""
    create_project(path)


MAKERS: dict[str, Callable[[Path], None]] = {"w1": w1, "w2": w2, "w3": w3, "w4": w4, "empty": empty}


def work(name: str) -> Path:
    """Give the project file of a work, made where it is not there yet. Take a copy where it is to be written to."""
    path = FOLDER / f"{name}-{VERSION}.sorotan"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        draft = FOLDER / f"draft-{name}.sorotan"
        draft.unlink(missing_ok=True)
        MAKERS[name](draft)
        draft.rename(path)
    return path


def copy_of(name: str, folder: Path) -> Path:
    """Give a copy of a work that may be written to."""
    return Path(shutil.copy(work(name), folder / f"{name}.sorotan"))
