"""Hands: real presses of keys and buttons, where a person would press them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMainWindow, QMenu, QWidget
from shiboken6 import isValid

from annotations.model import Claim, Span
from gui.article_view import ArticleView
from gui.main_window import MainWindow

SECOND = (
    "Wali Kota: Pasar Baru Dibuka Juni\n"
    "Wali Kota Rahmat Hidayat mengatakan pasar baru akan dibuka pada Juni. "
    "Pedagang ragu. “Atapnya belum ada,” kata seorang pedagang beras.\n"
    "Menurut Dinas Perdagangan, 420 kios sudah selesai."
)
HELD = {
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


def sweep() -> None:
    """Let everything that was to be deleted be deleted."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def close(window: MainWindow) -> None:
    """Close a window and have it deleted, with all that belongs to it; harmless where another one took its place."""
    if not isValid(window):
        return
    while popup := QApplication.activePopupWidget():
        popup.close()
    window.close()
    window.deleteLater()
    sweep()
    assert not isValid(window)


def wait_for(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Let the window live until a condition holds; fail where it never does."""
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        assert not clock.hasExpired(int(seconds * 1000)), "it never came about"
        QTest.qWait(5)


def focus() -> QWidget:
    """Give the widget that a key would reach now: in the popup, or where the focus is."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    active = QApplication.activeWindow()
    if active is None or not active.isVisible():  # a window manager gives the focus back where a dialog has closed
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QMainWindow):
                window.activateWindow()
        wait_for(lambda: QApplication.focusWidget() is not None)
        QCoreApplication.processEvents()
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    return target


def press(keys: str) -> None:
    """Press keys one after the other where the focus is, such as `H` or `R B 2` or `Ctrl+Shift+Z`."""
    for one in keys.split():
        *held, name = one.split("+") if one != "+" else [one]
        modifiers = Qt.KeyboardModifier.NoModifier
        for key in held:
            modifiers |= HELD[key]
        target = focus()
        QTest.keyClick(target, QKeySequence(name)[0].key(), modifiers)
        QCoreApplication.processEvents()


def type_words(words: str) -> None:
    """Type words where the focus is."""
    QTest.keyClicks(focus(), words)
    QCoreApplication.processEvents()


def middle_of(page: ArticleView, at: int) -> QPoint:
    """Give the middle of the character at a code point position, in pixels of the viewport; it is brought into view."""
    span = Span(page.utf16.units(at), page.utf16.units(at + 1))
    for _ in range(2):
        for rect in page._painter().rects_of(span):
            if rect.width() > 0 and page.viewport().rect().contains(rect.center().toPoint()):
                return rect.center().toPoint()
        page.reveal(Span(at, at + 1))
    raise AssertionError(f"the character at {at} ({page.text[at]!r}) has no place on the page")


def edge_of(page: ArticleView, at: int, *, after: bool = False) -> QPoint:
    """Give a point just inside the left edge of a character, or its right edge, of a text that runs to the right."""
    span = Span(page.utf16.units(at), page.utf16.units(at + 1))
    (rect,) = page._painter().rects_of(span)
    x = rect.right() - 1 if after else rect.left() + 1
    return QPointF(x, rect.center().y()).toPoint()


def click(
    page: ArticleView,
    at: int,
    times: int = 1,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    """Click a character, once, twice or three times in a row."""
    point = middle_of(page, at)
    QTest.mouseMove(page.viewport(), point)
    if times == 1:
        QTest.mouseClick(page.viewport(), button, held, point)
    if times >= 2:
        QTest.mouseClick(page.viewport(), button, held, point)
        QTest.mouseDClick(page.viewport(), button, held, point)
        QTest.mouseRelease(page.viewport(), button, held, point)
    if times == 3:
        QTest.mouseClick(page.viewport(), button, held, point)
    QCoreApplication.processEvents()


def drag(
    page: ArticleView,
    span: Span,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    backwards: bool = False,
) -> None:
    """Press at the beginning of a stretch, move to its end, let go; or the other way round."""
    begin, end = edge_of(page, span.start), edge_of(page, span.end - 1, after=True)
    begin, end = (end, begin) if backwards else (begin, end)
    viewport, left = page.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseMove(viewport, begin)
    QTest.mousePress(viewport, left, held, begin)
    QTest.mouseMove(viewport, (begin + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, left, held, end)
    QCoreApplication.processEvents()


def click_on(widget: QWidget) -> None:
    """Click the middle of a widget."""
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QCoreApplication.processEvents()


def only_claim(window: MainWindow) -> Claim:
    """Give the one claim of the project, as it stands in the file."""
    (claim_id,) = window.session.store.claim_ids()
    return window.session.store.claim(claim_id)


def make_claim(window: MainWindow, words: str) -> Claim:
    """Make a claim of words of the open article, by mouse and key; give it."""
    before = set(window.session.store.claim_ids())
    start = window.page.text.index(words)
    drag(window.page, Span(start, start + len(words)))
    press("H")
    (claim_id,) = set(window.session.store.claim_ids()) - before
    return window.session.store.claim(claim_id)


def answering(what: Callable[[QDialog], None]) -> None:
    """Do something with the modal dialog that the next act opens, once it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            try:
                what(dialog)
            except BaseException:
                dialog.reject()  # or the test would wait for an answer for ever
                raise
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def fill(field: QLineEdit, words: str) -> None:
    """Type other words into a field."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def shown_message(window: MainWindow) -> str:
    """Give the words of the one message that the window shows, and close it by key."""
    (box,) = window.shown_boxes
    words = f"{box.text()}\n{box.informativeText()}"
    wait_for(box.isActiveWindow)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    sweep()
    assert window.shown_boxes == []
    return words


def clipboard() -> str:
    """Give what was copied."""
    return QGuiApplication.clipboard().text()


def choosing(words: str) -> None:
    """Choose an entry, by the beginning of its words, of the menu that the next act opens, once it is there."""

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            (action,) = [one for one in menu.actions() if one.text().startswith(words)]
            menu.setActiveAction(action)
            QTest.keyClick(menu, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def name_file(path: object) -> None:
    """Give the file dialog that the next act opens a path, and say Save or Open."""

    def type_it(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        field.setText(str(path))  # typed letter by letter, its list of completions would take the next press
        dialog.accept()

    answering(type_it)
