"""Works on a project without a window, act after act, and tells of each when it is saved: `steps.py PROJECT SEED`.

The acts are those of the seed, always the same. Meant to be killed.
"""

import argparse
import random
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from annotations.errors import Problem
from annotations.model import Credibility, Reliability
from annotations.session import Session, back_up
from tests.torture import works
from tests.torture.cuts import mark_of
from tests.torture.state import state_of

TAGS = ("perlu cek", "banjir", "angka", "anggaran")


class Acts:
    """Does what an analyst may do, by chance."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session = session
        self.chance = random.Random(seed)
        self.backing: list[Thread] = []

    def one(self, kind: str) -> None:
        """Do one act: any one, or one of a kind."""
        acts: dict[str, list[tuple[Callable[[], object], int]]] = {
            "undo": [(self.session.undo, 3), (self.session.redo, 2)],
            "bulk": [(self.accept_many, 3), (self.session.undo, 2), (self.session.redo, 1), (self.reject, 1)],
            "any": [
                (self.highlight, 5),
                (self.tag, 3),
                (self.rate, 3),
                (self.give_source, 3),
                (self.delete, 2),
                (self.accept_many, 1),
                (self.reject, 1),
                (self.session.undo, 4),
                (self.session.redo, 2),
                (self.paste, 2),
                (self.run_pipeline, 1),
                (self.merge, 1),
                (self.back_up, 1),
            ],
        }
        choices, weights = zip(*acts[kind], strict=True)
        (act,) = self.chance.choices(choices, weights)
        try:
            act()
        except Problem:
            return

    def article(self) -> int:
        return self.chance.choice(self.session.store.article_ids() or [1])

    def claims(self) -> list[int]:
        ids = sorted(self.session.store.claim_ids())
        return self.chance.sample(ids, min(len(ids), self.chance.choice((1, 1, 3, 20))))

    def source(self) -> int:
        return self.chance.choice([one.id for one in self.session.store.sources()] or [1])

    def highlight(self) -> None:
        article = self.article()
        self.session.highlight(article, [works.passage(self.chance, self.session.store.text(article))], [self.source()])

    def tag(self) -> None:
        self.session.add_tag(self.claims(), self.chance.choice(TAGS))

    def rate(self) -> None:
        self.session.rate(self.claims(), self.chance.choice(list(Reliability)), self.chance.choice(list(Credibility)))

    def give_source(self) -> None:
        self.session.set_source(self.claims(), self.source(), self.chance.randrange(2))

    def delete(self) -> None:
        self.session.delete_claims(self.claims())

    def accept_many(self) -> None:
        self.session.accept_above(self.chance.random() * 0.5, self.chance.choice([None, self.article()]))

    def reject(self) -> None:
        pending = [one.id for one in self.session.store.suggestions()]
        self.session.reject(self.chance.sample(pending, min(len(pending), 10)))

    def paste(self) -> None:
        self.session.add_articles(works.pasted(self.chance, self.chance.choice((1, 1, 12))))

    def run_pipeline(self) -> None:
        article = self.article()
        maker = works.Words(self.chance.randrange(1 << 30))
        text = self.session.store.text(article)
        if len(text) > 900:
            self.session.record_run(article, "uji", "2", "id", works.proposals(maker, text, 6))

    def merge(self) -> None:
        keep, other = self.source(), self.source()
        if keep != other:
            self.session.merge_sources(keep, [other])

    def back_up(self) -> None:
        """Copy the project beside the work, as the window does two seconds after it has opened one."""
        for before in self.backing:
            before.join()
        self.backing.append(Thread(target=_copied, args=(self.session.path,), daemon=True))
        self.backing[-1].start()


def _copied(path: Path) -> None:
    try:
        back_up(path, 3)
    except Problem as problem:
        print(problem, file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=Path)
    parser.add_argument("seed", type=int)
    parser.add_argument("--kind", default="any")
    parser.add_argument("--acts", type=int, default=30)
    parser.add_argument("--record", action="store_true", help="tell the state after each act")
    parser.add_argument("--marks", action="store_true", help="tell how far SQLite's log is valid after each act")
    given = parser.parse_args()
    print("start", flush=True)
    session = Session.open(given.project, "ana")

    def tell(what: object) -> None:
        more = [mark_of(given.project)] if given.marks else []
        more += [state_of(session.store)] if given.record else []
        print(what, *more, flush=True)

    acts = Acts(session, given.seed)
    tell("open")
    for at in range(1, given.acts + 1):
        acts.one(given.kind)
        tell(at)
    print("closing", flush=True)
    session.close()
    for thread in acts.backing:
        thread.join()
    print("closed", flush=True)


if __name__ == "__main__":
    main()
