"""Steps, undo and redo: exact rows, without limit, over a restart."""

from pathlib import Path

import pytest

from annotations.model import Credibility, Proposal, Quotation, Reliability, SourceKind, Span
from annotations.session import Session
from tests.conftest import TEXT, incoming, span_of

PROPOSALS = [
    Proposal(
        (span_of("300 warga telah diungsikan"),),
        Quotation.INDIRECT,
        (span_of("melaporkan"),),
        span_of("Antara"),
        "Antara",
        SourceKind.NEWS_AGENCY,
        score=0.9,
    ),
    Proposal(
        (span_of("hujan masih akan turun sampai Kamis"),),
        Quotation.INDIRECT,
        (span_of("Menurut"),),
        span_of("BNPB"),
        "BMKG",
        SourceKind.GOVERNMENT,
        via=span_of("Antara"),
        via_source="Antara",
        score=0.4,
    ),
]

OPERATIONS = {
    "import": lambda s: s.add_articles([incoming("Teks lain.", "Lain")]),
    "edit article": lambda s: s.edit_article(1, language="en", outlet="Warta"),
    "delete article": lambda s: s.delete_articles([1]),
    "highlight": lambda s: s.highlight(1, [Span(0, 9), Span(20, 25)]),
    "reshape": lambda s: s.reshape(1, [Span(3, 12), Span(30, 44)]),
    "delete claim": lambda s: s.delete_claims([1, 2]),
    "set source": lambda s: s.set_source([1, 2], 2, 0, span_of("BNPB")),
    "next step": lambda s: s.set_source([1], 3, 9),
    "remove step": lambda s: s.remove_step([2], 0),
    "credibility": lambda s: s.set_credibility([1, 2], Credibility.TWO),
    "reliability": lambda s: s.rate_reliability([1, 2], Reliability.B),
    "rate": lambda s: s.rate([1, 2], Reliability.C, Credibility.FIVE),
    "quotation": lambda s: s.set_quotation([1], Quotation.MIXED),
    "tag": lambda s: s.add_tag([1, 2], "Cuaca"),
    "untag": lambda s: s.remove_tag([2], "penting"),
    "note": lambda s: s.set_note([1], "periksa lagi"),
    "new source": lambda s: s.add_source("TASS", SourceKind.NEWS_AGENCY, ["ТАСС"]),
    "rename": lambda s: s.rename_source(1, "LKBN Antara"),
    "kind": lambda s: s.set_kind(3, SourceKind.GOVERNMENT),
    "rate source": lambda s: s.rate_source(1, Reliability.A),
    "alias": lambda s: s.add_alias(1, "ANTARA News"),
    "remove alias": lambda s: s.remove_alias(1, "kantor berita antara"),
    "move source": lambda s: s.move_source(3, 0),
    "merge": lambda s: s.merge_sources(2, [1, 3]),
    "edit source": lambda s: s.edit_source(
        1, name="Antara News", kind=SourceKind.OUTLET, reliability=Reliability.D, aliases=["Antara"], note="x"
    ),
    "accept": lambda s: s.accept([1]),
    "accept edited": lambda s: s.accept([2], PROPOSALS[0]),
    "accept above": lambda s: s.accept_above(0.3),
    "reject": lambda s: s.reject([1, 2]),
}


@pytest.fixture
def desk(session: Session) -> Session:
    """A project with two claims, a tag and two suggestions."""
    session.highlight(1, [span_of("hujan masih akan turun")])
    session.highlight(1, [span_of("Retakan itu muncul")])
    session.set_source([2], 3)
    session.add_tag([2], "penting")
    session.record_run(1, "p", "1", "id", [PROPOSALS[0]])
    session.record_run(1, "p", "1", "id", PROPOSALS)
    return session


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_is_one_step_that_undo_takes_back_exactly(desk: Session, rows, name: str):
    before = rows()
    steps = len(desk.store.rows("SELECT 1 FROM history"))
    OPERATIONS[name](desk)
    after = rows()
    assert after != before
    assert len(desk.store.rows("SELECT 1 FROM history")) == steps + 1
    assert desk.undo_name
    desk.undo()
    assert rows() == before
    desk.redo()
    assert rows() == after
    assert desk.store.faults() == []


def test_undo_has_no_limit_and_outlives_a_restart(desk: Session, rows, project: Path):
    states = [rows()]
    for operation in OPERATIONS.values():
        if operation is not OPERATIONS["delete article"]:
            try:
                operation(desk)
            except Exception:  # noqa: BLE001, S112  a later operation may not fit what earlier ones left
                continue
            states.append(rows())
    desk.close()
    again = Session.open(project, "ana")
    tables = states[0].keys()

    def now() -> dict[str, list[tuple[object, ...]]]:
        return {t: [tuple(r.values()) for r in again.store.rows(f"SELECT * FROM {t} ORDER BY id")] for t in tables}

    while again.undo_name:
        again.undo()
    assert again.store.articles() == []
    while again.redo_name:
        again.redo()
    assert now() == states[-1]
    again.close()


def test_a_new_step_ends_what_could_be_redone(session: Session):
    session.add_source("TASS")
    session.undo()
    assert session.redo_name == "New source TASS"
    session.add_source("Xinhua")
    assert session.redo_name == ""
    assert [r["state"] for r in session.store.rows("SELECT state FROM history WHERE act = 'step' ORDER BY id")][
        -2:
    ] == [
        "abandoned",
        "done",
    ]


def test_an_error_inside_a_step_leaves_nothing_of_it(session: Session, rows):
    before = rows()

    def broken() -> None:
        with session.store.step("broken") as step:
            step.insert("tags", {"name": "a", "key": "a"})
            step.update("claims", 999, {"note": "x"})

    with pytest.raises(LookupError):
        broken()
    assert rows() == before
    assert session.undo_name == "New source Sri Wahyuni"


def test_a_step_without_changes_leaves_no_entry(session: Session, claim: int):
    named = session.undo_name
    assert session.set_credibility([claim], None).step == ""
    assert session.undo_name == named


def test_letters_typed_in_one_go_are_undone_together(session: Session, claim: int):
    for note in ("p", "pe", "per", "periksa"):
        session.set_note([claim], note, typing=True)
    assert session.undo_name == "Edit note"
    session.undo()
    assert session.store.claim(claim).note == ""
    session.redo()
    assert session.store.claim(claim).note == "periksa"
    session.set_note([claim], "periksa!", typing=True)
    session.set_credibility([claim], Credibility.ONE)
    session.set_note([claim], "periksa!!", typing=True)
    session.undo()
    assert session.store.claim(claim).note == "periksa!"


def test_undo_of_an_import_and_its_redo_keep_the_suggestions(session: Session):
    session.record_run(1, "p", "1", "id", PROPOSALS)
    while session.undo_name:
        session.undo()
    assert session.store.suggestions() == []
    while session.redo_name:
        session.redo()
    assert [s.proposal for s in session.store.suggestions(1)] == PROPOSALS
    assert session.store.text(1) == TEXT
