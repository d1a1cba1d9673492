"""Operations in any order: each is taken back exactly, done again exactly, and the project stays sound."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from annotations.errors import Problem
from annotations.model import Credibility, Proposal, Quotation, Reliability, SourceKind, Span
from annotations.session import Session, create_project
from tests.conftest import TEXT, incoming

TABLES = ("articles", "sources", "aliases", "claims", "spans", "attributions", "tags", "claim_tags")
OTHER = "Hujan 🌧️ turun, kata Sri.\u2028Air naik e\u0301 – “dua meter”, menurut BNPB.\nJalan\xa0ditutup."
TAGS = ("perlu cek", "Perlu  Cek", " ")
NAMES = ("Antara", "BNPB", "Sri Wahyuni", "KCNA", "Зеленський", "antara")
places = st.integers(min_value=0, max_value=max(len(TEXT), len(OTHER)))
stretches = st.lists(st.tuples(places, places), min_size=1, max_size=3)
lengths = st.integers(min_value=1, max_value=40)
which = st.integers(min_value=0, max_value=40)


class Desk(RuleBasedStateMachine):
    """An analyst who does anything at any time, and now and then starts the program anew."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "meja.sorotan"
        create_project(self.path)
        self.session = Session.open(self.path, "ana")
        self.session.add_articles([incoming(), incoming(OTHER, "Hujan")])
        self.past: list[dict[str, list[tuple[object, ...]]]] = []
        self.future: list[dict[str, list[tuple[object, ...]]]] = []

    def teardown(self) -> None:
        self.session.close()
        self.folder.cleanup()

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        store = self.session.store
        return {t: [tuple(r.values()) for r in store.rows(f"SELECT * FROM {t} ORDER BY id")] for t in TABLES}

    def do(self, act) -> None:
        before, name = self.rows(), len(self.session.store.rows("SELECT id FROM history WHERE state = 'done'"))
        try:
            act()
        except Problem:
            assert self.rows() == before
            return
        if len(self.session.store.rows("SELECT id FROM history WHERE state = 'done'")) > name:
            self.past.append(before)
            self.future.clear()
        else:
            assert self.rows() == before

    def pick(self, table: str, at: int) -> int:
        ids = [row["id"] for row in self.session.store.rows(f"SELECT id FROM {table} ORDER BY id")]
        if not ids:
            raise Problem(f"There is nothing in {table} yet.")
        return ids[at % len(ids)]

    @rule(article=which, spans=stretches, source=st.sampled_from(NAMES))
    def highlight(self, article, spans, source):
        self.do(lambda: self.session.highlight(self.pick("articles", article), [Span(*s) for s in spans], [source]))

    @rule(claim=which, spans=stretches)
    def reshape(self, claim, spans):
        self.do(lambda: self.session.reshape(self.pick("claims", claim), [Span(*s) for s in spans]))

    @rule(claims=st.lists(which, min_size=1, max_size=3))
    def delete(self, claims):
        self.do(lambda: self.session.delete_claims(sorted({self.pick("claims", one) for one in claims})))

    @rule(claim=which, source=which, at=st.integers(min_value=0, max_value=3))
    def set_source(self, claim, source, at):
        self.do(lambda: self.session.set_source([self.pick("claims", claim)], self.pick("sources", source), at))

    @rule(claim=which, at=st.integers(min_value=0, max_value=3))
    def remove_step(self, claim, at):
        self.do(lambda: self.session.remove_step([self.pick("claims", claim)], at))

    @rule(claim=which, letter=st.sampled_from(list(Reliability)), digit=st.sampled_from(list(Credibility)))
    def rate(self, claim, letter, digit):
        self.do(lambda: self.session.rate([self.pick("claims", claim)], letter, digit))

    @rule(claim=which, quotation=st.sampled_from([None, *Quotation]), tag=st.sampled_from(TAGS))
    def tag(self, claim, quotation, tag):
        self.do(lambda: self.session.set_quotation([self.pick("claims", claim)], quotation))
        self.do(lambda: self.session.add_tag([self.pick("claims", claim)], tag))

    @rule(name=st.sampled_from(NAMES), kind=st.sampled_from(list(SourceKind)))
    def add_source(self, name, kind):
        self.do(lambda: self.session.add_source(name, kind))

    @rule(source=which, name=st.sampled_from(NAMES))
    def rename(self, source, name):
        self.do(lambda: self.session.rename_source(self.pick("sources", source), name))

    @precondition(lambda self: len(self.session.store.sources()) > 1)
    @rule(keep=which, others=st.lists(which, min_size=1, max_size=2))
    def merge(self, keep, others):
        kept = self.pick("sources", keep)
        rest = sorted({self.pick("sources", one) for one in others} - {kept})
        if rest:
            self.do(lambda: self.session.merge_sources(kept, rest))

    @rule(source=which, place=st.integers(min_value=0, max_value=5))
    def move(self, source, place):
        self.do(lambda: self.session.move_source(self.pick("sources", source), place))

    @rule(article=which)
    def delete_article(self, article):
        if len(self.session.store.articles()) > 1:
            self.do(lambda: self.session.delete_articles([self.pick("articles", article)]))

    @rule(article=which, start=places, length=lengths, source=st.sampled_from(["", *NAMES]))
    def run_a_pipeline(self, article, start, length, source):
        article_id = self.pick("articles", article)
        found = [Proposal((Span(start, start + length),), Quotation.INDIRECT, source=source, score=0.9)]
        before = self.rows()
        self.session.record_run(article_id, "tes", "1", "id", found)
        assert self.rows() == before

    @rule(at=which)
    def accept(self, at):
        pending = self.session.store.suggestions()
        if pending:
            self.do(lambda: self.session.accept([pending[at % len(pending)].id]))

    @rule(at=which)
    def reject(self, at):
        pending = self.session.store.suggestions()
        if pending:
            self.do(lambda: self.session.reject([pending[at % len(pending)].id]))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self):
        self.future.append(self.rows())
        assert self.session.undo().step
        assert self.rows() == self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self):
        self.past.append(self.rows())
        assert self.session.redo().step
        assert self.rows() == self.future.pop()

    @precondition(lambda self: len(self.past) > 3)
    @rule()
    def undo_all_and_redo_all(self):
        end = self.rows()
        for _ in self.past:
            assert self.session.undo().step
        assert self.rows() == self.past[0]
        for _ in self.past:
            assert self.session.redo().step
        assert self.rows() == end

    @rule()
    def start_the_program_anew(self):
        before = self.rows()
        self.session.close()
        self.session = Session.open(self.path, "budi")
        assert self.rows() == before

    @invariant()
    def the_project_is_sound(self):
        assert self.session.store.faults() == []

    @invariant()
    def every_claim_stands_at_its_words(self):
        for claim in self.session.store.claims(self.session.store.claim_ids()):
            text = self.session.store.text(claim.article_id)
            assert claim.quote == " […] ".join(text[span.start : span.end] for span in claim.spans)
            assert all(text[span.start : span.end].strip() for span in claim.spans)


Desk.TestCase.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestDesk = Desk.TestCase
