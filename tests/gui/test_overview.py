"""The overview: what is drawn, where a click and Enter lead, and the picture that is saved."""

import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from matplotlib.backend_bases import MouseEvent
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from annotations.errors import Problem
from annotations.model import Attribution
from annotations.session import overview_of
from annotations.store import NO_SOURCE
from gui import drawings, theme
from gui.overview import OverviewDialog
from tests.gui.hands import make_claim, name_file, press, shown_message, sweep, wait_for

ANTARA, BNPB, SRI = 1, 2, 3
ROOT = Path(__file__).parents[2]


@pytest.fixture
def overview(window):
    """The overview of a project with three claims, opened by its key."""
    window.session.edit_article(1, published="2026-11-03")
    for words, chain, code in (("Retakan itu", [ANTARA], "2"), ("300 warga", [BNPB, ANTARA], "3"), ("hujan", [], "")):
        claim = make_claim(window, words)
        window.session.set_chain([claim.id], [Attribution(one) for one in chain])
        if code:
            window.session.set_credibility([claim.id], code)
    window.page.setFocus()
    press("Ctrl+Shift+O")
    yield opened(window)
    window.bridge.close()
    sweep()


def opened(window):
    """Give the overview when it has been read and drawn."""
    wait_for(lambda: any(one.is_drawn() for one in window.findChildren(OverviewDialog)))
    (dialog,) = window.findChildren(OverviewDialog)
    return dialog


def show(dialog, at):
    """Bring a drawing to the front, drawn."""
    dialog.tabs.setCurrentIndex(at)
    sweep()
    dialog.shown().draw()
    return dialog.shown()


def click_at(canvas, x, y):
    """Click a place of a drawing, in the coordinates of its data, by a real mouse event."""
    (axes,) = canvas.figure.axes
    px, py = axes.transData.transform((x, y))
    ratio = canvas.device_pixel_ratio
    place = round(px / ratio), round((canvas.figure.bbox.height - py) / ratio)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().topLeft().__class__(*place))
    sweep()


def texts(canvas):
    """Give the words and figures of a drawing."""
    (axes,) = canvas.figure.axes
    ticks = [*axes.get_xticklabels(), *axes.get_yticklabels()]
    return [text.get_text() for text in (*ticks, *axes.texts)]


def test_the_matrix_shows_how_many(overview):
    canvas = show(overview, 0)
    assert [row[0].id for row in canvas.drawing.cells] == [ANTARA, NO_SOURCE, BNPB]
    assert {"Antara", "BNPB", "no source", "1", "not rated"} <= set(texts(canvas))
    assert canvas.accessibleDescription() == "Antara: 2 1, 3 1; no source: not rated 1; BNPB: 3 1"


def test_a_click_on_a_cell_lists_its_claims(window, overview):
    window.table.text.setText("zzz")
    click_at(show(overview, 0), 2, 0)
    assert [window.session.store.claim(one).quote for one in window.table.model.ids] == ["300 warga"]
    click_at(overview.shown(), 6, 1)
    assert [window.session.store.claim(one).quote for one in window.table.model.ids] == ["hujan"]
    assert window.table.source.currentText() == "no source"
    click_at(overview.shown(), 0, 0)
    assert list(window.table.model.ids) == []


def test_arrows_and_enter_do_the_same(window, overview):
    canvas = show(overview, 0)
    canvas.setFocus()
    assert canvas._frame is not None
    press("Right Right Down Down Down Up Down Return")
    assert canvas.target() == drawings.Target("cell", BNPB, "3")
    assert [window.session.store.claim(one).quote for one in window.table.model.ids] == ["300 warga"]


def test_who_cites_whom_leads_to_the_claims_of_a_source(window, overview):
    canvas = show(overview, 2)
    assert canvas.accessibleDescription() == "Antara cites BNPB: 1 claim"
    (place,) = {text.get_position() for text in canvas.figure.axes[0].texts if text.get_text() == "BNPB"}
    click_at(canvas, *place)
    assert [window.session.store.claim(one).quote for one in window.table.model.ids] == ["300 warga"]


def test_who_cites_whom_is_gone_through_by_key(window, overview):
    canvas = show(overview, 2)
    canvas.setFocus()
    assert [row[0].id for row in canvas.drawing.cells] == [ANTARA, BNPB]
    press("Down Return")
    assert window.table.source.currentText() == "BNPB"
    press("Up Return")
    assert window.table.source.currentText() == "Antara"
    left, bottom, width, height = canvas.drawing.places[0][0]
    assert canvas.drawing.at(left + width / 2, bottom + height / 2) == drawings.Target("source", ANTARA)


def test_progress_leads_to_an_article(window, overview):
    canvas = show(overview, 3)
    assert canvas.accessibleDescription().startswith("Bendungan Randu Alas Retak: 2 of 3 claims rated; Wali Kota")
    click_at(canvas, 0.5, 1)
    assert window.article.id == 2
    canvas.setFocus()
    press("Up Return")
    assert window.article.id == 1


def test_claims_over_time(overview):
    canvas = show(overview, 1)
    assert canvas.accessibleDescription() == "3 Nov 2026: 3 claims"


def test_many_days_are_put_together_by_month(window, overview):
    figures = window.session.overview()
    days = [figures.days[0]._replace(date=f"2026-{month:02d}-{day:02d}") for month in (3, 4) for day in range(1, 28)]
    canvas = show(overview, 1)
    canvas.show_overview(figures._replace(days=days))
    assert canvas.drawing.words == "2026-03: 81 claims; 2026-04: 81 claims"


def test_sources_that_cite_each_other_are_drawn_too(window, overview):
    figures = window.session.overview()
    citing = [figures.citing[0]._replace(by_id=a, of_id=b) for a, b in ((1, 2), (2, 3), (3, 1), (3, 4))]
    canvas = show(overview, 2)
    canvas.show_overview(figures._replace(citing=citing))
    canvas.draw()
    assert {"Antara", "BNPB", "Sri Wahyuni", "Rahmat Hidayat"} <= set(texts(canvas))


def test_it_follows_what_is_done(window, overview):
    canvas = show(overview, 0)
    window.session.set_credibility(window.session.store.claim_ids(), "4")
    wait_for(lambda: canvas.accessibleDescription().startswith("Antara: 4 2;"))


def test_what_changes_while_it_counts_is_counted_too(window, overview, monkeypatch):
    goes_on, asked = Event(), []

    def slow(project):
        asked.append(project)
        goes_on.wait(20)
        return overview_of(project)

    monkeypatch.setattr("gui.overview.overview_of", slow)
    overview.read()
    wait_for(lambda: bool(asked))
    assert overview.waiting.isVisible()
    assert not overview.is_drawn()
    window.session.set_credibility(window.session.store.claim_ids(), "4")
    overview.read()
    goes_on.set()
    wait_for(overview.is_drawn)
    assert len(asked) == 2
    assert not overview.waiting.isVisible()
    assert overview.shown().accessibleDescription().startswith("Antara: 4 2;")


def test_closed_while_it_counts_it_does_not_count_again(window, overview, monkeypatch):
    asked = []
    monkeypatch.setattr("gui.overview.overview_of", lambda project: (asked.append(project), overview_of(project))[1])
    overview.read()
    overview.read()
    overview.close()
    sweep()
    assert len(asked) == 1
    assert window.findChildren(OverviewDialog) == []


def test_a_project_that_cannot_be_read_is_said(window, overview, monkeypatch):
    def refuse(project):
        raise Problem(f"{project} is damaged.", "Restore a backup.")

    monkeypatch.setattr("gui.overview.overview_of", refuse)
    overview.read()
    wait_for(lambda: bool(window.shown_boxes))
    assert "is damaged" in shown_message(window)
    assert not overview.waiting.isVisible()
    assert overview.is_drawn()  # what it knew before


def test_it_follows_the_theme(app, overview):
    theme.choose(app, "dark")
    sweep()
    assert overview.shown().figure.get_facecolor()[:3] == pytest.approx((0x1B / 255, 0x1D / 255, 0x21 / 255))
    theme.choose(app, "light")


@pytest.mark.parametrize("at", range(4))
def test_each_drawing_is_saved_as_png_and_svg(overview, tmp_path, at):
    show(overview, at)
    name_file(tmp_path / "a.png")
    overview.save.click()
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() > 900
    assert len({image.pixel(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)}) > 3
    overview.save_to(tmp_path / "a.svg")
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "<svg" in drawn
    assert drawn.rstrip().endswith("</svg>")
    head = overview.parent().session.store.head()
    assert head in drawn
    assert head in image.text("Description")


def test_a_picture_that_cannot_be_written_says_so(window, overview, tmp_path):
    name_file(tmp_path / "nowhere" / "a.png")
    overview.save.click()
    assert "could not be written" in shown_message(window)


def test_an_empty_project_says_what_is_missing(window):
    press("Ctrl+Shift+O")
    dialog = opened(window)
    words = [show(dialog, at).accessibleDescription() for at in range(3)]
    assert words[0] == "No claims yet."
    assert words[1].startswith("No article with claims")
    assert words[2].startswith("No claim has a chain")
    dialog.shown().setFocus()
    press("Down Return")
    dialog.close()
    sweep()


def test_the_pointer_says_where_one_can_click(overview):
    canvas = show(overview, 0)
    (axes,) = canvas.figure.axes
    for place, cursor in (((2, 0), Qt.CursorShape.PointingHandCursor), ((-2.5, 0), Qt.CursorShape.ArrowCursor)):
        MouseEvent("motion_notify_event", canvas, *axes.transData.transform(place))._process()
        assert canvas.cursor().shape() == cursor


def test_it_opens_once_however_often_it_is_asked_for_while_its_library_is_loaded(tmp_path, project):
    code = f"""
import sys
from PySide6.QtCore import QSettings
from gui.app import make_application, make_window
from gui.settings import Settings
from tests.gui.hands import press, sweep, wait_for
app = make_application(["test"])
window = make_window(Settings(QSettings({str(tmp_path / "s.ini")!r}, QSettings.Format.IniFormat)))
window.show()
window.open_project(__import__("pathlib").Path({str(project)!r}))
sweep()
press("Ctrl+Shift+O Ctrl+Shift+O")
from_name = lambda: [one for one in window.children() if type(one).__name__ == "OverviewDialog"]
assert from_name() == [] and window.saved.text() == "Opening the overview…"
wait_for(lambda: bool(from_name()) and from_name()[0].is_drawn())
print(len(from_name()))
window.bridge.close()
sweep()
window.show_overview()
window.bridge.close()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr


def test_matplotlib_is_loaded_when_it_is_opened_and_not_before():
    code = "import sys, gui.app, gui.main_window; sys.exit('matplotlib' in sys.modules or 'networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
