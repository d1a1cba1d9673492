"""Makes the pictures of the documentation from the window itself: `make pictures`."""

import os
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1.5"

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest

from annotations.sample import make_sample
from annotations.session import Session, create_project
from gui import theme
from gui.app import make_application, make_window
from gui.log import listen_to_qt
from gui.main_window import MainWindow
from gui.marks import Key
from gui.settings import Settings

HERE = Path(__file__).parent
# What an analyst has made of the first article: the words, and the code that each claim got.
RATED = {"korea utara telah": "B2", "sidang majelis": "C3", "kerja sama tersebut": "D4", "pemerintahnya akan": "B1"}


def main() -> None:
    """Write light.png, dark.png, full.png, small.png, empty.png and start.png beside this file."""
    listen_to_qt()
    app = make_application(["sorotan"])
    with tempfile.TemporaryDirectory() as folder:
        for name in ("light", "dark"):
            theme.choose(app, name)
            window = open_window(Path(folder) / f"{name}.ini", 1360, 860)
            sample = Path(folder) / f"{name}.sorotan"
            make_sample(sample, "rahma")
            work_in(sample)
            window.open_project(sample)
            choose(window, "sidang majelis")
            take(window, f"{name}.png")
            window.close()
        theme.choose(app, "light")
        start(Path(folder))
        full(Path(folder))


def start(folder: Path) -> None:
    """Take the start page, and a project without articles."""
    window = open_window(folder / "start.ini", 1360, 860)
    take(window, "start.png")
    empty = folder / "pemilu.sorotan"
    create_project(empty)
    window.open_project(empty)
    take(window, "empty.png")
    window.close()


def full(folder: Path) -> None:
    """Take the sample with every suggestion accepted, large and small."""
    path = folder / "full.sorotan"
    make_sample(path, "rahma")
    session = Session.open(path, "rahma")
    for article in session.store.articles():
        suggest(session, article.id, article.language)
    session.accept_above(0.0)
    for place, claim_id in enumerate(session.store.claim_ids()):
        if place % 4:
            session.set_credibility([claim_id], str(1 + place * 7 % 6))
    session.close()
    window = open_window(folder / "full.ini", 1680, 1050)
    window.open_project(path)
    QTest.qWait(50)
    first = min(claim.id for claim in window.session.store.claims_of(window.article.id))
    window.page.choose(Key("claim", first))
    take(window, "full.png")
    window.resize(920, 620)
    take(window, "small.png")
    window.close()


def open_window(settings: Path, width: int, height: int) -> MainWindow:
    """Open a window of a size in logical pixels."""
    kept = Settings(QSettings(str(settings), QSettings.Format.IniFormat))
    kept.analyst = "rahma"
    window = make_window(kept)
    window.resize(width, height)
    window.show()
    QTest.qWait(50)
    return window


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
        words = text[slice(*suggestion.proposal.spans[0])].casefold()
        code = next((code for begin, code in RATED.items() if words.startswith(begin)), "")
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


def take(window: MainWindow, name: str) -> None:
    """Save the picture of a window."""
    QTest.qWait(150)
    if not window.grab().save(str(HERE / name)):
        raise SystemExit(f"{HERE / name} could not be written")
    print(f"{HERE.name}/{name}")


if __name__ == "__main__":
    main()
