"""Makes the pictures of the documentation from the window itself: `make pictures`."""

import os
import shutil
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1.5"

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from annotations.model import Incoming
from annotations.sample import make_sample
from annotations.session import Session, create_project
from gui import theme, words
from gui.app import make_application, make_window
from gui.log import listen_to_qt
from gui.main_window import MainWindow
from gui.marks import Key
from gui.overview import OverviewDialog
from gui.preferences import PreferencesDialog
from gui.settings import Settings

HERE = Path(__file__).parent
# What an analyst has made of the first article: the words, and the code that each claim got.
RATED = {"korea utara telah": "B2", "sidang majelis": "C3", "kerja sama tersebut": "D4", "pemerintahnya akan": "B1"}


def main() -> None:
    """Write each picture beside this file, in both themes and both languages: NAME.png, NAME-id.png."""
    listen_to_qt()
    app = make_application(["sorotan"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        worked, filled = folder / "worked.sorotan", folder / "filled.sorotan"
        make_sample(worked, "rahma")
        work_in(worked)
        make_sample(filled, "rahma")
        fill(filled)
        changed = Path(shutil.copy(filled, folder / "changed.sorotan"))
        change(changed)
        for language, end in (("en", ""), ("id", "-id")):
            words.use(language)
            for look in ("light", "dark"):
                theme.choose(app, look)
                desk(folder, worked, f"{look}{end}.png")
                dialogs(folder, filled, look, end)
                keeping(folder, changed, look, end)
            theme.choose(app, "light")
            start(folder, end)
            full(folder, filled, end)


def desk(folder: Path, worked: Path, name: str) -> None:
    """Take the window on an article that is half done."""
    window = open_window(folder / "desk.ini", 1360, 860)
    window.open_project(worked)
    choose(window, "sidang majelis")
    take(window, name)
    put_away(window)


def dialogs(folder: Path, filled: Path, look: str, end: str) -> None:
    """Take focus and legend, the overview, the guide and the preferences."""
    dark = "-dark" if look == "dark" else ""
    window = open_window(folder / "dialogs.ini", 1360, 860)
    window.open_project(filled)
    first = min(claim.id for claim in window.session.store.claims_of(window.article.id))
    window.page.choose(Key("claim", first))
    window.toggle_legend()
    window.focus_source()
    take(window, f"focus{dark}{end}.png")
    window.show_overview()
    while not any(one.is_drawn() for one in window.findChildren(OverviewDialog)):
        QTest.qWait(20)
    (overview,) = window.findChildren(OverviewDialog)
    for at, which in enumerate(("overview", "over-time", "citing", "progress")):
        overview.tabs.setCurrentIndex(at)
        overview.shown().setFocus()
        if at in (0, 2):
            take(overview, f"{which}{dark}{end}.png")
    overview.close()
    if look == "light":
        window.show_guide()
        (guide,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
        take(guide, f"guide{end}.png")
        guide.close()
        preferences = PreferencesDialog(window.settings, window)
        preferences.show()
        take(preferences, f"preferences{end}.png")
        preferences.close()
    put_away(window)


def keeping(folder: Path, changed: Path, look: str, end: str) -> None:
    """Take the history of a claim, the backups, and the claims without a place."""
    dark = "-dark" if look == "dark" else ""
    window = open_window(folder / "keeping.ini", 1360, 860)
    window.open_project(changed)
    first = min(claim.id for claim in window.session.store.claims_of(1))
    window.go_to_claim(first)
    window.show_claim_history()
    dialog = opened(window)
    dialog.scope.setCurrentIndex(0)
    dialog.read()
    row = next(row for row, entry in enumerate(dialog.model.entries) if entry.name.startswith("Rate"))
    dialog.view.selectRow(row)
    take(dialog, f"history{dark}{end}.png")
    dialog.close()
    window.show_orphans()
    dialog = opened(window)
    take(dialog, f"orphans{dark}{end}.png")
    dialog.close()
    if look == "light":
        window.show_backups()
        dialog = opened(window)
        QTest.qWait(400)
        take(dialog, f"backups{end}.png")
        dialog.close()
    put_away(window)


def opened(window: MainWindow) -> QDialog:
    """Give the dialog that is open."""
    (found,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    return found


def change(path: Path) -> None:
    """Bring a new version of the first article in, in which two claims have other words, after some work."""
    session = Session.open(path, "rahma")
    ids = [claim.id for claim in session.store.claims_of(1)]
    session.back_up("opening")
    session.rate(ids[:1], "B", "3")
    session.set_note(ids[:1], "Dikuatkan dokumen kedua.")
    session.rate(ids[:1], "B", "2")
    session.back_up("work")
    old = session.store.text(1)
    words = [claim.quote.split() for claim in session.store.claims_of(1) if len(claim.quote.split()) > 6][:2]
    new = old
    for quote in words:
        new = new.replace(" ".join(quote[2:4]), f"{quote[2]} juga {quote[3]}")
    session.update_article(1, Incoming(text=new, title="", original=new.encode(), language="id"))
    session.store.analyst = "budi"
    session.add_tag(ids[-1:], "perlu cek")
    session.close()


def start(folder: Path, end: str) -> None:
    """Take the start page, and a project without articles."""
    window = open_window(folder / "start.ini", 1360, 860)
    take(window, f"start{end}.png")
    empty = folder / f"pemilu{end}.sorotan"
    create_project(empty)
    window.open_project(empty)
    take(window, f"empty{end}.png")
    put_away(window)
    (folder / "start.ini").unlink()


def full(folder: Path, filled: Path, end: str) -> None:
    """Take the sample with every suggestion accepted, large and small."""
    window = open_window(folder / "full.ini", 1680, 1050)
    window.open_project(filled)
    QTest.qWait(50)
    first = min(claim.id for claim in window.session.store.claims_of(window.article.id))
    window.page.choose(Key("claim", first))
    take(window, f"full{end}.png")
    window.resize(1024, 640)
    take(window, f"small{end}.png")
    put_away(window)


def fill(path: Path) -> None:
    """Accept all suggestions of the sample, rate most, and let some be passed on."""
    session = Session.open(path, "rahma")
    for article in session.store.articles():
        suggest(session, article.id, article.language)
    session.accept_above(0.0)
    names = {source.name: source.id for source in session.store.sources()}
    for place, claim_id in enumerate(session.store.claim_ids()):
        if place % 4:
            session.set_credibility([claim_id], str(1 + place * 7 % 6))
        chain = session.store.claim(claim_id).chain
        if place % 5 == 0 and len(chain) == 1 and chain[0].source_id not in (names["Reuters"], names["Antara"]):
            session.set_source([claim_id], ("Reuters", "Antara")[place % 2], 1)
    session.close()


def open_window(settings: Path, width: int, height: int) -> MainWindow:
    """Open a window of a size in logical pixels."""
    kept = Settings(QSettings(str(settings), QSettings.Format.IniFormat))
    kept.analyst = "rahma"
    window = make_window(kept)
    window.resize(width, height)
    window.show()
    QTest.qWait(50)
    return window


def put_away(window: MainWindow) -> None:
    """Close a window and delete it now: Python would collect it while Qt goes over all widgets."""
    window.close()
    window.deleteLater()
    QTest.qWait(20)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def suggest(session: Session, article_id: int, language: str) -> None:
    """Take suggestions for an article."""
    from annotations.suggest import pipelines

    found = pipelines.suggest(session.store.text(article_id), language, session.known_sources())
    session.record_run(article_id, pipelines.pipeline_name(language), pipelines.VERSION, language, found)


def work_in(path: Path) -> None:
    """Do half of an article, and leave the other half as suggestions."""
    session = Session.open(path, "rahma")
    suggest(session, 1, "id")
    text = session.store.text(1)
    for suggestion in session.store.suggestions(1):
        quote = text[slice(*suggestion.proposal.spans[0])].casefold()
        code = next((code for begin, code in RATED.items() if quote.startswith(begin)), "")
        if code:
            (claim_id,) = session.accept([suggestion.id]).claims
            session.rate([claim_id], *code)
    session.add_tag(session.store.claim_ids()[:1], "perlu cek")
    session.close()


def choose(window: MainWindow, begin: str) -> None:
    """Choose the claim that begins with these words."""
    claims = window.session.store.claims_of(window.article.id)
    found = next(claim for claim in claims if claim.quote.casefold().startswith(begin))
    window.page.choose(Key("claim", found.id))


def take(window: QWidget, name: str) -> None:
    """Save the picture of a window."""
    QTest.qWait(150)
    if not window.grab().save(str(HERE / name)):
        raise SystemExit(f"{HERE / name} could not be written")
    print(f"{HERE.name}/{name}")


if __name__ == "__main__":
    main()
