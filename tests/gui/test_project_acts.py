"""Projects and files: start page, open, import, drop, paste, export, help, themes, what is remembered."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
)

from annotations.model import Proposal, Quotation
from annotations.session import create_project
from gui import theme
from gui.app import make_window
from gui.exporting import ExportForm
from gui.forms import PasteForm
from gui.keys import Keys
from tests.conftest import TEXT, span_of
from tests.gui.hands import (
    SECOND,
    answering,
    click_on,
    close,
    fill,
    focus,
    make_claim,
    name_file,
    only_claim,
    press,
    shown_message,
    sweep,
    type_words,
    wait_for,
)


def drop(window, *, urls=(), text=""):
    """Drop files or text on the window, as a file manager or a browser does."""
    data = QMimeData()
    if urls:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in urls])
    if text:
        data.setText(text)
    action, no_key, left = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(300, 300), action, data, left, no_key)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), action, data, left, no_key))


def titles(window):
    """Give the titles of the articles in the project."""
    return [article.title for article in window.session.store.articles()]


# The first minute


def test_the_start_page_offers_new_open_and_the_sample(empty_window):
    window = empty_window
    assert window.start.isVisible()
    words = [button.text() for button in window.start.findChildren(QPushButton) if button.isVisible()]
    assert words == ["New project…", "Open project…", "Try the sample", "Guide", "What's new"]
    assert not any(dock.isVisible() for dock in window.docks.values())
    assert not window.actions_.by_name["ask_import"].isEnabled()
    press("H J T R 1 Ctrl+Z Ctrl+E Tab")
    assert not window.shown_boxes


def test_a_new_project_by_key(empty_window, home):
    path = home / "Documents" / "berita"
    name_file(path)
    press("Ctrl+N")
    assert empty_window.session.path == path.with_suffix(".sorotan")
    assert empty_window.windowTitle() == "berita.sorotan — Sorotan"
    assert empty_window.nothing_open.isVisible()
    assert titles(empty_window) == []


def test_a_new_project_over_an_older_one_is_refused_in_words(empty_window, home, project):
    before = project.read_bytes()
    empty_window.bridge.run(lambda: create_project(project))
    assert "exists already" in shown_message(empty_window)
    assert project.read_bytes() == before


def test_open_by_dialog(empty_window, project):
    name_file(project)
    press("Ctrl+O")
    assert titles(empty_window) == ["Bendungan Randu Alas Retak", "Wali Kota: Pasar Baru Dibuka Juni"]
    assert focus() is empty_window.page


def test_the_sample_is_a_copy_of_ones_own(empty_window, home):
    click_on(next(b for b in empty_window.start.findChildren(QPushButton) if b.text() == "Try the sample"))
    window = empty_window
    assert window.session.path == home / "Documents" / "Sorotan sample.sorotan"
    assert len(titles(window)) >= 3
    window.page.select(span_of(window.page.text.split("\n")[0], window.page.text))
    press("H")
    window.close_project()
    window.try_sample()
    assert len(window.session.store.claim_ids()) >= 1


def test_recent_projects_stand_on_the_start_page_and_in_the_menu(window, project, settings):
    window.close_project()
    (button,) = [b for b in window.start._recent if b.isVisible()]
    assert button.text().startswith("waduk")
    click_on(button)
    assert window.session.path == project
    recent = next(a.menu() for a in window.actions_.menus["File"].actions() if a.text() == "Recent projects")
    recent.aboutToShow.emit()
    assert [a.text() for a in recent.actions() if a.text()] == [str(project), "Forget these"]
    recent.actions()[-1].trigger()
    assert settings.recent() == []


def test_a_project_that_is_gone_is_not_offered(window, project):
    window.close_project()
    for path in project.parent.glob("*.sorotan*"):
        path.unlink()
    window.show_project()
    assert not any(b.isVisible() for b in window.start._recent)


def test_the_program_comes_back_where_it_was(app, window, project, settings):
    window.open_article(2)
    window.docks["Sources"].close()
    window.larger()
    window.review.score.setValue(0.65)
    window.close()
    again = make_window(settings)
    again.show()
    assert again.open_project(settings.recent()[0])
    assert again.article.id == 2
    assert [name for name, dock in again.docks.items() if not dock.isVisible()] == ["Sources"]
    assert again.page.points == window.page.points == 14.0
    assert again.review.score.value() == pytest.approx(0.65)
    close(again)


# Bringing articles in


def test_files_are_dropped_read_by_the_worker_and_added_as_one_step(window, tmp_path, qtbot):
    one, two, bad = tmp_path / "satu.txt", tmp_path / "dua.md", tmp_path / "rusak.pdf"
    one.write_text("Sungai Meluap\n\nAir naik dua meter, kata petugas.", encoding="utf-8")
    two.write_text("# Jembatan Ditutup\n\nJembatan ditutup sejak pagi.", encoding="utf-8")
    bad.write_bytes(b"%PDF-1.7\n\x00\x01\x02")
    drop(window, urls=[one, two, bad])
    wait_for(lambda: bool(window.shown_boxes), 60)
    words = shown_message(window)
    assert words.startswith("2 articles imported.")
    assert "rusak.pdf" in words
    assert titles(window)[2:] == ["Sungai Meluap", "Jembatan Ditutup"]
    assert window.article.title == "Sungai Meluap"
    assert window.session.undo_name == "Import 2 articles"
    press("Ctrl+Z")
    assert len(titles(window)) == 2


def test_a_folder_and_the_same_text_again(window, tmp_path):
    folder = tmp_path / "berita"
    folder.mkdir()
    (folder / "lama.txt").write_text(TEXT, encoding="utf-8")
    (folder / "baru.txt").write_text("Kabut tebal menutup bandara.", encoding="utf-8")
    drop(window, urls=[folder])
    wait_for(lambda: bool(window.shown_boxes), 60)
    words = shown_message(window)
    assert words.startswith("1 article imported.")
    assert "lama.txt: the same text is in the project already, as “Bendungan Randu Alas Retak”." in words


def test_import_by_dialog(window, tmp_path):
    path = tmp_path / "satu.txt"
    path.write_text("Sungai meluap.", encoding="utf-8")
    name_file(path)
    press("Ctrl+I")
    wait_for(lambda: len(titles(window)) == 3, 60)
    assert window.page.text == "Sungai meluap."
    assert window.saved.text() == "1 article imported."


def test_an_import_that_is_cancelled_adds_nothing(window, tmp_path):
    paths = [tmp_path / f"{n}.txt" for n in range(5)]
    for path in paths:
        path.write_text(f"Teks {path.stem}.", encoding="utf-8")
    window.import_files(paths)
    window._progress.findChild(QPushButton).click()
    assert "Import cancelled. Nothing was added." in shown_message(window)
    assert not window.importer.running
    assert len(titles(window)) == 2


def test_a_project_that_is_dropped_is_opened(empty_window, project):
    drop(empty_window, urls=[project])
    assert empty_window.session.path == project


def test_articles_dropped_with_no_project_open_are_told_what_to_do(empty_window, tmp_path):
    path = tmp_path / "satu.txt"
    path.write_text("Teks.", encoding="utf-8")
    drop(empty_window, urls=[path])
    assert "Open a project first" in shown_message(empty_window)


def test_a_text_is_pasted_with_its_title(window):
    def paste(form):
        assert isinstance(form, PasteForm)
        form.text.setFocus()
        QApplication.clipboard().setText("Banjir surut.\nWarga pulang, kata camat.")
        QTest.keyClick(form.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        fill(form.outlet, "Warta")
        click_on(form.buttons.button(QDialogButtonBox.StandardButton.Ok))

    answering(paste)
    press("Ctrl+Shift+V")
    assert window.page.text == "Banjir surut.\nWarga pulang, kata camat."
    assert (window.article.title, window.article.outlet) == ("Banjir surut.", "Warta")


def test_a_text_that_is_dropped_is_offered_for_pasting(window):
    seen = []
    answering(lambda form: (seen.append(form.text.toPlainText()), form.accept()))
    drop(window, text="Angin kencang di pesisir.")
    assert seen == ["Angin kencang di pesisir."]
    assert window.page.text == "Angin kencang di pesisir."


def test_a_pasted_text_that_is_there_already_is_shown(window):
    window.add_pasted(SECOND, {})
    assert "This text is in the project already." in shown_message(window)
    assert window.article.id == 2
    assert len(titles(window)) == 2


def test_an_empty_text_is_not_pasted(window):
    answering(lambda form: form.accept())
    press("Ctrl+Shift+V")
    assert "holds no text" in shown_message(window)
    assert len(titles(window)) == 2


# Export


def export(window, target: Path, *, scope="All", verbatim=False):
    """Export by the dialogs."""

    def choose(form):
        assert isinstance(form, ExportForm)
        (button,) = [b for b in form.group.buttons() if b.text().startswith(scope)]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, button.height() // 2))
        assert button.isChecked()
        if verbatim:
            form.verbatim.setChecked(True)
        name_file(target)
        form.accept()

    answering(choose)
    press("Ctrl+E")
    wait_for(lambda: window.export_job is None, 20)
    sweep()


def rows_of(path: Path) -> list[dict[str, str]]:
    """Give the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_export_writes_every_claim(window, tmp_path):
    make_claim(window, "300 warga telah diungsikan")
    press("3 Shift+1 R B 2")
    make_claim(window, "hujan masih akan turun")
    target = tmp_path / "klaim.csv"
    export(window, target)
    rows = rows_of(target)
    assert [row["quote"] for row in rows] == ["300 warga telah diungsikan", "hujan masih akan turun"]
    assert any("Sri Wahyuni" in value for value in rows[0].values())
    assert window.saved.text() == f"✓ 2 claims exported to {target}"


@pytest.mark.parametrize(
    ("scope", "quotes"),
    [("This article", ["420 kios"]), ("The selection", ["420 kios"]), ("The table as filtered", ["300 warga"])],
)
def test_export_of_a_part(window, tmp_path, scope, quotes):
    make_claim(window, "300 warga")
    press("R B 2")
    window.open_article(2)
    make_claim(window, "420 kios")
    if "filtered" in scope:
        window.table.credibility.setCurrentIndex(window.table.credibility.findData("2"))
        window.table.apply()
        window.page.setFocus()
    target = tmp_path / "klaim"
    export(window, target, scope=scope)
    assert [row["quote"] for row in rows_of(target.with_suffix(".csv"))] == quotes


def test_an_export_into_a_folder_that_cannot_be_written_is_told(window, tmp_path):
    make_claim(window, "300 warga")
    window.export_to(tmp_path / "tidak" / "ada" / "klaim.csv", None)
    wait_for(lambda: bool(window.shown_boxes), 10)
    assert "klaim.csv" in shown_message(window)
    wait_for(lambda: window.export_job is None)
    sweep()


def test_a_copy_holds_everything(window, tmp_path):
    claim = make_claim(window, "300 warga")
    target = tmp_path / "salinan"
    name_file(target)
    press("Ctrl+Shift+S")
    assert window.saved.text() == "✓ copy saved as salinan.sorotan"
    assert window.session.path.name == "waduk.sorotan"
    assert window.open_project(target.with_suffix(".sorotan"))
    assert only_claim(window) == claim


# Help, themes, name


def test_f1_lists_every_key_and_is_searched(empty_window):
    press("F1")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Keys)
    shown = [dialog.tree.topLevelItem(i) for i in range(dialog.tree.topLevelItemCount())]
    keys = {item.text(0): item.text(1) for item in shown}
    assert keys["Make a claim of the selection"] == "H"
    assert keys["Rate…"] == "R"
    assert keys["Accept all above the score"] == "Ctrl+Return, Ctrl+Enter"
    assert keys["Source 10 of the list"] == "0"
    assert keys["Source 2 of the list as next step of the chain"] == "Shift+2"
    assert len(keys) == len(empty_window.actions_.by_name)
    type_words("next claim not")
    left = [item.text(0) for item in shown if not item.isHidden()]
    assert left == ["Next claim not rated yet"]
    press("Esc")
    sweep()
    assert QApplication.activeModalWidget() is None


def test_the_code_and_about_are_shown(empty_window):
    for act in ("show_code", "show_about"):
        empty_window.actions_.by_name[act].trigger()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.reject()
        sweep()


def test_no_two_acts_share_a_key(empty_window):
    taken = {}
    for name, action in empty_window.actions_.by_name.items():
        for key in action.shortcuts():
            assert key.toString() not in taken, (name, taken[key.toString()])
            taken[key.toString()] = name


def test_the_dark_theme_is_chosen_in_the_menu_and_kept(app, window, settings):
    make_claim(window, "300 warga")
    press("1")
    themes = next(a.menu() for a in window.actions_.menus["View"].actions() if a.text() == "Theme")
    next(a for a in themes.actions() if a.text() == "Dark").trigger()
    assert settings.theme == "dark"
    assert theme.current().dark
    page = window.page.grab().toImage()
    assert page.pixelColor(page.width() - 40, 20).lightness() < 60
    next(a for a in themes.actions() if a.text() == "Light").trigger()
    assert window.page.grab().toImage().pixelColor(page.width() - 40, 20).lightness() > 200


def test_chips_follow_a_theme_that_the_system_has_changed(app, window):
    def chip():
        item = window.sources_panel.tree.topLevelItem(0)
        return item.icon(1).pixmap(12, 12).toImage().pixelColor(6, 6)

    assert chip().name().upper() == theme.SOURCE_COLOURS[0][0]
    theme.choose(app, "dark")
    wait_for(lambda: chip().name().upper() == theme.SOURCE_COLOURS[0][1])
    theme.choose(app, "light")
    wait_for(lambda: chip().name().upper() == theme.SOURCE_COLOURS[0][0])


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_page_and_legend_are_painted_anew_in_another_theme(app, window):
    window.legend.show()
    sweep()
    seen = [Painted(window.page.viewport()), Painted(window.legend)]
    theme.choose(app, "dark")
    wait_for(lambda: all(one.times for one in seen))
    theme.choose(app, "light")


@pytest.mark.parametrize(("width", "height"), [(900, 600), (1600, 1000)])
def test_no_words_are_cut_in_the_review_bar(window, width, height):
    window.session.record_run(1, "uji", "1", "id", [Proposal((span_of("300 warga"),), Quotation.DIRECT, score=0.9)])
    window.resize(width, height)
    QTest.qWait(20)
    for button in window.review.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()) + 8, button.text()
    assert window.review.words.width() >= window.review.words.sizeHint().width()
    assert window.review.score.width() >= window.review.score.minimumSizeHint().width()


def luminance(colour) -> float:
    """Give the relative luminance of a colour. Source: WCAG 2.2."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other) -> float:
    """Give the contrast of two colours. Source: WCAG 2.2, 1.4.3."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(wash, ground):
    """Give a colour with transparency laid over another one."""
    alpha = wash.alphaF()
    mixed = [a * alpha + b * (1 - alpha) for a, b in zip(wash.getRgbF()[:3], ground.getRgbF()[:3], strict=True)]
    return type(ground).fromRgbF(*mixed)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_and_signs_keep_their_contrast(app, name):
    theme.choose(app, name)
    one = theme.current()
    assert one.dark == (name == "dark")
    for colour in range(-1, len(theme.SOURCE_COLOURS)):
        assert contrast(one.source(colour), one.page) >= 4.5, colour
        for strong in (False, True):
            assert contrast(one.ink, over(one.tint(colour, strong=strong), one.page)) >= 4.5, colour
    palette = app.palette()
    window = palette.color(QPalette.ColorRole.Window)
    for ink, ground in ((one.ink, window), (one.quiet, window), (one.quiet, one.page)):
        assert contrast(ink, ground) >= 4.5
    highlighted = palette.color(QPalette.ColorRole.HighlightedText), palette.color(QPalette.ColorRole.Highlight)
    assert contrast(*highlighted) >= 4.5


def test_the_analysts_name_goes_with_what_is_decided(window, settings):
    def name(dialog):
        dialog.setTextValue("Budi")
        dialog.accept()

    answering(name)
    window.actions_.by_name["name_analyst"].trigger()
    assert settings.analyst == "Budi"
    assert make_claim(window, "300 warga").analyst == "Budi"


def test_every_act_is_in_a_menu_and_has_a_method(window):
    listed = set(window.actions_.by_name)
    in_menus = {action for menu in window.findChildren(QMenu) for action in menu.actions()}
    assert all(window.actions_.by_name[name] in in_menus for name in listed)


def test_every_field_and_button_has_a_name_for_a_screen_reader(window):
    make_claim(window, "300 warga")
    press("1 T")
    type_words("cek")
    press("Return")
    for kind in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton):
        for widget in window.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_") and widget.focusPolicy().value:
                named = widget.accessibleName() or getattr(widget, "text", str)()
                parent = widget.parentWidget()
                assert named or parent.accessibleName() or parent.inherits("QAbstractSpinBox"), widget
