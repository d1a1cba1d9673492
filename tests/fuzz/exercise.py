"""Everything that is done with a project file, done with one that may hold anything."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from annotations.errors import Problem
from annotations.model import Credibility, Span
from annotations.session import (
    Session,
    as_of,
    back_up,
    backups_of,
    differences,
    recover,
    restore,
    verify,
)
from annotations.store import SORTS, ClaimFilter

MOMENTS = ("2000-01-01T00:00:00.000Z", "2999-01-01T00:00:00.000Z", "")


def told(session: Session | None, act: Callable[[], object]) -> bool:
    """Do something; give whether it was done, and not refused in words. A bug comes out."""
    try:
        act()
    except Problem:
        return False
    except Exception as error:
        if type(error) is LookupError:  # what Step says of a row that is not there
            return False
        if session is None or session.store.problem_of(error) is None:
            raise
        return False
    return True


def look_over(session: Session, folder: Path) -> None:
    """Read all that can be read of an open project."""
    store = session.store
    acts: list[Callable[[], object]] = [
        store.articles, store.article_lines, store.sources, store.tags, store.counts, store.source_counts,
        store.acceptance, store.decided_cues_and_sources, store.lessons, store.learned, store.history, store.orphans,
        store.suggestions, store.unrated, store.past, store.future, store.head, store.faults, store.data_version,
        session.pending, session.overview, session.known_sources, session.experience, session.orphans,
        lambda: list(session.cases("id")),
        lambda: store.search("warga banjir"),
        lambda: store.texts_with("warga"),
        lambda: session.export_csv(folder / "klaim.csv"),
        lambda: [session.told(one.id) for one in store.history()],
        lambda: [session.candidates(one.id) for one in store.orphans()],
        lambda: store.claim_ids(ClaimFilter(text="hujan", reliability="-")),
        lambda: store.claim_ids(ClaimFilter(source_id=-1, credibility="2", tag="banjir")),
    ]  # fmt: skip
    acts += [lambda sort=sort: store.claim_rows(store.claim_ids(sort=sort)[:200]) for sort in SORTS]
    for claim_id in (1, 2, 3):
        acts += [
            lambda n=claim_id: store.claim(n),
            lambda n=claim_id: session.citation(n),
            lambda n=claim_id: session.occurrences(n),
            lambda n=claim_id: store.place_of(n),
        ]
    for article_id in (1, 2):
        acts += [
            lambda n=article_id: store.text(n),
            lambda n=article_id: store.original(n),
            lambda n=article_id: store.claims_of(n),
            lambda n=article_id: store.places(n),
            lambda n=article_id: store.versions(n),
            lambda n=article_id: store.runs(n),
            lambda n=article_id: store.rejected_on_text(n),
            lambda n=article_id: session.why_nothing(n, Span(0, 5)),
        ]
    for act in acts:
        told(session, act)
    (folder / "klaim.csv").unlink(missing_ok=True)


def work(session: Session) -> None:
    """Change much in an open project, and take some of it back."""
    acts: list[Callable[[], object]] = [
        session.undo, session.redo, session.undo, session.undo,
        lambda: session.highlight(1, [Span(3, 9)], ["Baru"], Credibility.ONE),
        lambda: session.set_credibility([1, 2], Credibility.FIVE),
        lambda: session.set_source([1], 2),
        lambda: session.add_tag([1, 2, 3], "tanda"),
        lambda: session.split_claim(2, session.store.place_of(2)[1] + 6),
        lambda: session.join_claims([1, 2]),
        lambda: session.merge_sources(1, [2]),
        lambda: session.accept([1]),
        lambda: session.reject([2]),
        lambda: session.drop_orphans([1]),
        lambda: session.delete_claims([1]),
        lambda: session.delete_articles([1]),
        session.undo, session.undo, session.redo,
    ]  # fmt: skip
    for act in acts:
        told(session, act)


def open_and(path: Path, use: Callable[[Session], object], *, read_only: bool) -> None:
    """Open a project, where it lets itself be opened, and use it."""
    session: Session | None = None

    def opened() -> None:
        nonlocal session
        session = Session.open(path, "ana", read_only=read_only)

    if told(None, opened) and session is not None:
        try:
            use(session)
        finally:
            told(session, session.close)


def exercise(path: Path, sound: Path, which: int) -> None:
    """Look a project over, which must not change it, and do one more thing with it.

    Args:
        path: the project, in a folder of its own.
        sound: another one that nothing is wrong with.
        which: what more, by number.
    """
    folder, before = path.parent, path.read_bytes()
    other = _copied(sound, folder / "utuh.sorotan")
    open_and(path, lambda session: look_over(session, folder), read_only=True)
    assert path.read_bytes() == before, "a project that was only read was written to"
    out = folder / "keluar.sorotan"
    more: tuple[Callable[[], object], ...] = (
        lambda: verify(path),
        lambda: [as_of(path, folder / f"saat-{n}.sorotan", moment) for n, moment in enumerate(MOMENTS)],
        lambda: recover(path, out, "ana"),
        lambda: differences(path, other),
        lambda: differences(other, path),
        lambda: back_up(path, rest=0),
    )
    writing: tuple[Callable[[], object], ...] = (
        lambda: open_and(path, work, read_only=False),
        lambda: restore(other, path),
        lambda: restore(path, other),
    )
    which %= len(more) + len(writing)
    if which < len(more):
        told(None, more[which])
        assert path.read_bytes() == before, "a project that was only read was written to"
        if which == 2 and out.exists():
            open_and(out, _whole, read_only=True)
        told(None, lambda: backups_of(path))
    else:
        told(None, writing[which - len(more)])


def _whole(session: Session) -> None:
    assert session.store.faults() == [], "what was recovered is not sound"


def _copied(path: Path, target: Path) -> Path:
    shutil.copyfile(path, target)
    return target
