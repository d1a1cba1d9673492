"""A new version of an article: what is certain goes along, the rest waits; undo, history and export know of it."""

import pytest

from annotations.errors import Problem
from annotations.model import Attribution, Credibility, Span
from annotations.session import Session
from annotations.store import verify
from annotations.text import quote_of
from tests.conftest import TEXT, incoming, span_of
from tests.store.test_steps import PROPOSALS

NEW = TEXT.replace("300 warga telah diungsikan", "sekitar 310 warga sudah diungsikan").replace("Senin", "Selasa")


@pytest.fixture
def worked(session: Session) -> Session:
    """A project with three claims; the first will lose its place."""
    session.highlight(1, [span_of("300 warga telah diungsikan")], ["Antara"], Credibility.TWO)
    session.set_chain([1], [Attribution(1, span_of("Antara melaporkan"), (span_of("melaporkan bahwa"),))])
    session.add_tag([1], "korban")
    session.set_note([1], "periksa")
    session.highlight(1, [span_of("hujan masih akan turun sampai Kamis")], ["BNPB"])
    session.set_chain([2], [Attribution(2, span_of("BNPB"), (span_of("Menurut"),))])
    session.highlight(1, [span_of("Bendungan Randu Alas Retak"), span_of("Kami tidak panik")])
    return session


def stands(session: Session) -> None:
    """Fail where a claim, a mention or a cue does not stand at its words."""
    assert session.store.faults() == []
    for claim in session.store.claims(session.store.claim_ids()):
        assert quote_of(session.store.text(claim.article_id), claim.spans) == claim.quote


def test_claims_go_along_where_they_stand_for_certain_and_wait_elsewhere(worked, project):
    update = worked.update_article(1, incoming(NEW))
    assert (update.stand, update.orphans) == (2, 1)
    assert worked.store.text(1) == NEW
    stands(worked)
    assert worked.store.claim_ids() == [3, 2]
    (rain,) = worked.store.claim(2).chain
    assert (NEW[slice(*rain.mention)], [NEW[slice(*span)] for span in rain.cue]) == ("BNPB", ["Menurut"])
    (orphan,) = worked.orphans()
    assert (orphan.claim_id, orphan.quote, orphan.note, orphan.sources) == (
        1,
        "300 warga telah diungsikan",
        "periksa",
        ("Antara",),
    )
    assert [(one.number, one.length) for one in worked.store.versions(1)] == [(1, len(TEXT))]
    assert worked.store.version_text(worked.store.versions(1)[0].id) == TEXT
    assert verify(project).changed == ()


def test_undo_brings_the_old_text_and_every_claim_back(worked, rows, project):
    before = rows()
    worked.update_article(1, incoming(NEW))
    worked.undo()
    assert rows() == before
    assert worked.store.text(1) == TEXT
    assert worked.orphans() == []
    worked.redo()
    assert worked.store.text(1) == NEW
    assert len(worked.orphans()) == 1
    stands(worked)
    assert verify(project).changed == ()


def test_an_orphan_gets_its_place_with_all_that_it_had(worked, project):
    worked.update_article(1, incoming(NEW))
    best = worked.candidates(1)[0]
    assert NEW[best.span.start : best.span.end] == "310 warga sudah diungsikan"
    worked.anchor_orphan(1, [best.span])
    claim = worked.store.claim(1)
    assert (claim.quote, claim.credibility, claim.tags, claim.note) == (
        "310 warga sudah diungsikan",
        Credibility.TWO,
        ("korban",),
        "periksa",
    )
    (one,) = claim.chain
    assert (one.source_id, NEW[slice(*one.mention)]) == (1, "Antara melaporkan")
    assert worked.orphans() == []
    stands(worked)
    worked.undo()
    assert [one.claim_id for one in worked.orphans()] == [1]
    assert [entry.name for entry in worked.store.history(1)][:3] == [
        "Give a claim its place",
        "Give a claim its place",
        "New version of Bendungan Randu Alas Retak",
    ]
    assert verify(project).changed == ()


def test_orphans_are_let_go_and_brought_back(worked):
    worked.update_article(1, incoming(NEW))
    worked.drop_orphans([1])
    assert worked.orphans() == []
    worked.undo()
    assert len(worked.orphans()) == 1


def test_a_source_that_was_deleted_meanwhile_is_named_no_more(worked):
    worked.update_article(1, incoming(NEW))
    worked.delete_sources([1])
    worked.anchor_orphan(1, [Span(0, 9)])
    assert [one.source_id for one in worked.store.claim(1).chain] == [None]
    stands(worked)


def test_a_place_outside_the_text_is_refused(worked):
    worked.update_article(1, incoming(NEW))
    with pytest.raises(Problem):
        worked.anchor_orphan(1, [Span(len(NEW), len(NEW) + 5)])
    assert len(worked.orphans()) == 1


def test_the_same_text_is_no_new_version(worked):
    with pytest.raises(Problem, match="has this text already"):
        worked.update_article(1, incoming(TEXT))
    assert worked.store.versions(1) == []


def test_suggestions_on_the_old_text_are_neither_shown_nor_accepted(session):
    session.record_run(1, "p", "1", "id", PROPOSALS)
    session.reject([2])
    session.update_article(1, incoming("Teks lain sama sekali. " * 20))
    assert session.store.suggestions() == []
    assert session.store.suggestions(1, pending=False) == []
    session.accept([1, 2])
    assert session.store.claim_ids() == []


def test_an_article_that_comes_again_changed_is_a_version_of_itself(worked):
    taken = worked.take_in([incoming(NEW, url="https://w.example/1", original_name="waduk.txt")])
    assert (len(taken.added), taken.updates) == (1, ())  # nothing says that it is the same article
    worked.undo()
    worked.edit_article(1, url="https://w.example/1")
    (update,) = worked.take_in([incoming("Lain sama sekali.", url="https://w.example/1")]).updates
    assert (update.article.id, update.orphans) == (1, 3)


def test_a_file_of_the_same_name_is_a_version_where_its_text_is_alike(session):
    session.take_in([incoming("Harga beras naik di pasar induk.", "Beras", original_name="a.txt")])
    taken = session.take_in([incoming("Harga beras naik lagi di pasar induk.", "Beras", original_name="a.txt")])
    assert [one.article.title for one in taken.updates] == ["Beras"]
    taken = session.take_in([incoming("Presiden meneken dekrit.", "Dekrit", original_name="a.txt")])
    assert (len(taken.added), taken.updates) == (1, ())
    taken = session.take_in([incoming("Harga beras turun di pasar induk.", "Beras", original_name="a.txt")], twice=True)
    assert (len(taken.added), taken.updates) == (1, ())


def test_deleting_an_article_takes_its_versions_and_orphans_and_undo_brings_them_back(worked, project):
    worked.update_article(1, incoming(NEW))
    worked.delete_articles([1])
    assert worked.orphans() == []
    assert worked.store.rows("SELECT * FROM versions") == []
    worked.undo()
    assert len(worked.orphans()) == 1
    assert verify(project).changed == ()


def test_a_book_with_thousands_of_claims_is_brought_up_to_date(session):
    text = "".join(f"Kalimat nomor {at} menyebut angka {at * 7}. " for at in range(1500))
    session.before_bulk = lambda: None
    session.add_articles([incoming(text, "Buku")])
    session.store.conn.execute("PRAGMA synchronous=OFF")
    with session.step("Many") as (step, _):
        from annotations.session.claims import insert_claim

        for at in range(0, 1500, 3):
            start = text.index(f"Kalimat nomor {at} ")
            insert_claim(step, 2, text, (Span(start, start + 20),), analyst="ana")
    new = text.replace("Kalimat nomor 700 ", "Kalimat baru. Kalimat nomor 700 ")
    new = new.replace("nomor 900 ", "nomor sembilan ratus ")
    update = session.update_article(2, incoming(new))
    assert (update.stand, update.orphans) == (499, 1)
    stands(session)
