"""The page: paints the marks it is given, says what was selected and what was pointed at."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolTip, QWidget

from annotations.model import Span
from annotations.patterns import Pattern
from annotations.sentences import sentence_at
from annotations.text import Utf16, graphemes, snap, word_at
from gui import theme
from gui.marks import Describe, Key, Mark, Marks, Place, Row, nothing
from gui.page_layout import PageLayout
from gui.page_painter import PagePainter, VisibleBlock
from gui.pointing import RIGHT_TO_LEFT, character_under, edge_near, line_at, line_number
from gui.settings import MEASURE
from gui.words import tr

MARGIN = 132
SMALLEST, LARGEST, USUAL = 8.0, 40.0, 13.0
CARD_MS = 700  # that the pointer rests; what Qt waits for a tool tip
_WHOLE_LAYOUT = 1000
_CARDS = 4
_SLIVER = 4.0  # pixels: of a line that is scrolled away Qt leaves one at the top
_MARKED = Pattern(r"[\p{M}\p{Cf}]")


def for_qt(text: str) -> str:
    """Give a text so that Qt gets all of it.

    Qt takes a byte-order mark at the beginning away, and one that is turned round (U+FFFE) turns every letter round.
    """
    return f"\ufeff{text}" if text.startswith(("\ufeff", "\ufffe")) else text


class ArticleView(QPlainTextEdit):
    """One article, read-only. All positions that come in or go out are code points of the canonical text.

    The text is never read back from Qt, which counts UTF-16 and rewrites some characters.

    Attributes:
        card: gives, as rich text, what is shown of a mark while the pointer rests on it; None for nothing.
    """

    card: Callable[[Key], str] | None = None
    chosen_changed = Signal(object)
    selection_settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._make_viewport()
        self.setCursorWidth(2)
        self.setAccessibleName(tr("Article"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._layout = PageLayout(self._document)
        self._document.setDocumentLayout(self._layout)
        self.setDocument(self._document)
        self.text = ""
        self.utf16 = Utf16("")
        self.marks = Marks((), (), nothing, self.utf16)
        self._mixed: dict[int, bool] = {}
        self.chosen: Key | None = None
        self._labels: list[tuple[QRectF, Key]] = []
        self._pressed: QPointF | None = None
        self._to_the_character: Span | None = None
        self._double_click = QElapsedTimer()
        self._rests_at: QPoint | None = None
        self._rests = QTimer(self)
        self._rests.setSingleShot(True)
        self._rests.setInterval(CARD_MS)
        self._rests.timeout.connect(self._show_card)
        self.measure = MEASURE
        self.points = USUAL
        self.set_points(USUAL)

    def _make_viewport(self) -> None:
        """Make it here: for one that Qt has made, PySide6 first makes the class of every widget there is."""
        viewport = QWidget()
        viewport.setBackgroundRole(QPalette.ColorRole.Base)
        viewport.setAutoFillBackground(True)
        viewport.setMouseTracking(True)
        viewport.setCursor(Qt.CursorShape.IBeamCursor)
        self.setViewport(viewport)

    # What is shown

    def show_article(self, text: str, title: str = "") -> None:
        """Show a canonical text from its beginning, without marks.

        Args:
            title: a first line that is the title is set as a heading.
        """
        self.text = text
        self.utf16 = Utf16(text)
        self._layout.heading = bool(title) and text.split("\n", 1)[0].strip() == title.strip()
        self._mixed.clear()
        self.setPlainText(for_qt(text))
        self.chosen, self._to_the_character = None, None
        self.set_marks([])
        self._arrange()
        if self._document.blockCount() <= _WHOLE_LAYOUT:
            self._lay_all()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Paint these marks. The chosen one stays chosen where it is still there."""
        known = {mark.key: mark for mark in marks}
        claims, suggestions = (
            [(mark.key.id, *span) for mark in marks if mark.key.kind == kind for span in mark.spans]
            for kind in ("claim", "suggestion")
        )
        self.show_marks(claims, suggestions, lambda keys: [known[key] for key in keys])

    def show_marks(self, claims: Iterable[Row], suggestions: Iterable[Row], describe: Describe) -> None:
        """Paint marks. The chosen one stays chosen where it is still there.

        Args:
            claims, suggestions: where they stand: id, start and end in code points, a row for each span.
            describe: gives what some of them look like; asked when they come into view.
        """
        self.marks = Marks(claims, suggestions, describe, self.utf16)
        self._keep_chosen()

    def change_marks(self, put: Iterable[Place], take: Iterable[Key]) -> None:
        """Take some marks away, and put some at their places, new or moved or looking otherwise."""
        for key in take:
            self.marks.take(key)
        for place in put:
            self.marks.put(place)
        self._keep_chosen()

    def forget_looks(self) -> None:
        """Ask anew what the marks look like, as after a change of a source."""
        self.marks.forget()
        self.viewport().update()

    def _keep_chosen(self) -> None:
        if self.chosen not in self.marks:
            self.chosen = None
        self.viewport().update()

    def choose(self, key: Key | None, *, reveal: bool = True) -> None:
        """Choose a mark, or none, and bring it into view. Says so once where that is a change."""
        key = key if key in self.marks else None
        changed = key != self.chosen
        self.chosen = key
        if key and reveal:
            self.reveal(self.marks[key].spans[0])
        self.viewport().update()
        if changed:
            self.chosen_changed.emit(key)

    def reveal(self, span: Span) -> None:
        """Put the text cursor at a stretch and scroll so that it is in view with some lines around it."""
        cursor = self.textCursor()
        cursor.setPosition(self.utf16.units(span.end))
        self.setTextCursor(cursor)
        cursor.setPosition(self.utf16.units(span.start))
        self.setTextCursor(cursor)
        top = self.cursorRect().top()
        if not 0 <= top <= self.viewport().height() - 3 * self.cursorRect().height():
            self.centerCursor()

    def top(self) -> int:
        """Give the first character of the topmost line in view."""
        visible = self._visible_blocks()
        if not visible:
            return 0
        first = visible[0]
        line = line_at(first.block, _SLIVER - first.origin.y())
        return self.utf16.code_points(first.start + line.textStart()) if line.isValid() else 0

    def show_from(self, at: int) -> None:
        """Scroll so that the line of a character is the topmost one."""
        unit = self.utf16.units(at)
        block = self._document.findBlock(unit)
        self._layout.blockBoundingRect(block)  # laid out, it knows its lines
        line = block.layout().lineForTextPosition(unit - block.position())
        self.verticalScrollBar().setValue(block.firstLineNumber() + max(0, line.lineNumber()))

    def set_points(self, points: float) -> None:
        """Set the size of the page's face, in points, between 8 and 40."""
        self.points = max(SMALLEST, min(LARGEST, points))
        font = theme.reading_font(self.points)
        self.setFont(font)
        self._document.setDefaultFont(font)
        self._arrange()

    def set_measure(self, characters: int) -> None:
        """Set how many characters a line has, about, where the window is wide enough."""
        self.measure = characters
        self._arrange()

    # Selection

    def selected(self) -> Span | None:
        """Give the selected stretch as it is; None where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start, end = self.utf16.code_points(cursor.selectionStart()), self.utf16.code_points(cursor.selectionEnd())
        if self.utf16.units(end) < cursor.selectionEnd():  # Qt has stopped inside a pair: it takes Thai for its own
            end += 1
        return Span(start, end)

    def selected_words(self, *, exact: bool = False) -> Span | None:
        """Give the selected stretch trimmed, in whole words, or whole characters where it was dragged over with Alt.

        Args:
            exact: in whole characters, however it was selected.

        Returns None where nothing visible is selected.
        """
        span = self.selected()
        if span is None:
            return None
        exact = exact or span == self._to_the_character
        return graphemes(self.text, *span) if exact else snap(self.text, *span)

    def select(self, span: Span) -> None:
        """Select a stretch, its end last."""
        cursor = self.textCursor()
        cursor.setPosition(self.utf16.units(span.start))
        cursor.setPosition(self.utf16.units(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def deselect(self) -> None:
        """Select nothing; the cursor stays where the selection ended."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the canonical text, not Qt's rewriting of it."""
        data = QMimeData()
        span = self.selected()
        data.setText(for_qt(self.text[span.start : span.end]) if span else "")
        return data

    # Pointing

    def keys_at(self, point: QPointF) -> list[Key]:
        """Give the marks under a point of the viewport: in the text innermost first, in the margin the label's."""
        for rect, key in self._labels:
            if rect.contains(point):
                return [key]
        painter = self._painter()
        hits: dict[Key, int] = {}
        if painter.blocks:
            visible = self._block_at(point, painter.blocks)
            line = line_at(visible.block, point.y() - visible.origin.y())
            start = visible.start + line.textStart()
            for span, placed in self.marks.spans_within(start, start + line.textLength()):
                if any(rect.contains(point) for rect in painter.rects_of(span)):
                    hits[placed.key] = placed.end - placed.start
        return sorted(hits, key=lambda key: hits[key])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A third click selects the sentence; otherwise as Qt does."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._rests.stop()
        if (
            left
            and self._double_click.isValid()
            and not self._double_click.hasExpired(QApplication.doubleClickInterval())
        ):
            self._double_click.invalidate()
            self.select(sentence_at(self.text, self.character_at(event.position())))
            self._pressed = None
            event.accept()
            return
        self._pressed = event.position() if left else None
        if left and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.deselect()  # inside a selection Qt would begin to carry the words away, and never select anew
        super().mousePressEvent(event)
        if left:
            self._correct_cursor(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word."""
        self._double_click.start()
        self.select(word_at(self.text, self.character_at(event.position())))
        self._pressed = None
        event.accept()
        self.selection_settled.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses a mark, a drag selects words, with Alt characters."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if self.selected() is not None:
            exact = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            span = self.selected_words(exact=exact)
            if span and pressed is not None:
                self.select(span)
                self._to_the_character = span if exact else None
            self.selection_settled.emit()
        elif pressed is not None and (event.position() - pressed).manhattanLength() < 6:
            self._point_at(event.position())

    def _point_at(self, point: QPointF) -> None:
        keys = self.keys_at(point)
        if self.chosen in keys:
            self.choose(keys[(keys.index(self.chosen) + 1) % len(keys)], reveal=False)
        else:
            self.choose(keys[0] if keys else None, reveal=False)

    def character_at(self, point: QPointF) -> int:
        """Give the code point position of the character under a point of the viewport, or of the nearest one."""
        visible = self._block_at(point)
        line = line_at(visible.block, point.y() - visible.origin.y())
        x = point.x() - visible.origin.x()
        at = visible.start + character_under(visible.block, line, x, mixed=visible.mixed)
        return min(self.utf16.code_points(at), max(0, len(self.text) - 1))

    def _block_at(self, point: QPointF, blocks: Sequence[VisibleBlock] = ()) -> VisibleBlock:
        blocks = blocks or self._visible_blocks()
        return next((one for one in reversed(blocks) if one.origin.y() <= point.y()), blocks[0])

    def _correct_cursor(self, event: QMouseEvent) -> None:
        """Put the cursor where the pointer is, where Qt may have put it elsewhere: see gui.pointing."""
        visible = self._block_at(event.position())
        line = line_at(visible.block, event.position().y() - visible.origin.y())
        start = self.utf16.code_points(visible.start + line.textStart())
        end = self.utf16.code_points(visible.start + line.textStart() + line.textLength())
        if not _MARKED.compiled.search(self.text, start, end):
            return
        at = visible.start + edge_near(visible.block, line, event.position().x() - visible.origin.x())
        cursor = self.textCursor()
        if at != cursor.position():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            stretch = shift or event.type() == QEvent.Type.MouseMove
            cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor if stretch else QTextCursor.MoveMode.MoveAnchor)
            self.setTextCursor(cursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be pointed at, and a card where the pointer comes to rest."""
        super().mouseMoveEvent(event)
        if self._pressed is not None and self.viewport().rect().contains(event.position().toPoint()):
            self._correct_cursor(event)
        if not event.buttons():
            over = self.keys_at(event.position())
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
            self._rests_at = event.position().toPoint()
            self._rests.start()
            if not over:
                QToolTip.hideText()

    def _show_card(self) -> None:
        """Show what is known of the claims under the pointer.

        Not in `viewportEvent`, as a tool tip: every event of the page would be made one of Python's.
        """
        at = self._rests_at
        if at is None or self.card is None or not self.isActiveWindow() or not self.viewport().underMouse():
            return
        keys = self.keys_at(QPointF(at))
        cards = [self.card(key) for key in keys[:_CARDS]]
        if len(keys) > _CARDS:
            cards.append(f"<i>{tr('and %Ln more', len(keys) - _CARDS)}</i>")
        QToolTip.showText(self.viewport().mapToGlobal(at), "<hr>".join(cards), self.viewport())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the size of the face."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_points(self.points + (1 if event.angleDelta().y() > 0 else -1))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Tab and Escape to the window, where no action took them."""
        self._rests.stop()
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tints, then the words as Qt paints them, then lines, outlines and the margin."""
        page = self._painter()
        shapes = page.shapes(self.marks)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page.paint_under(painter, shapes, self.chosen)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page.paint_over(painter, shapes, self.chosen)
        if self.chosen is not None and self.chosen in self.marks:
            page.paint_parts(painter, self.marks, self.marks.mark(self.chosen))
        self._labels = page.paint_margin(painter, self.marks, self.chosen)
        painter.end()

    def _painter(self) -> PagePainter:
        return PagePainter(self._visible_blocks(), theme.current(), self._layout.left, self.font())

    def _visible_blocks(self) -> list[VisibleBlock]:
        found = []
        block = self.firstVisibleBlock()
        origin = self.contentOffset()
        bottom = self.viewport().height()
        while block.isValid() and origin.y() < bottom:
            height = self.blockBoundingRect(block).height()
            found.append(self._visible(block, QPointF(origin), height > bottom))
            origin += QPointF(0, height)
            block = block.next()
        return found

    def _visible(self, block: QTextBlock, origin: QPointF, tall: bool) -> VisibleBlock:
        start, length = block.position(), block.length() - 1
        first, last = 0, length
        if tall:  # of a paragraph that is taller than the page what is on it
            layout = block.layout()
            lines = layout.lineCount() - 1
            first = layout.lineAt(min(lines, line_number(layout, -origin.y()))).textStart()
            below = layout.lineAt(min(lines, line_number(layout, self.viewport().height() - origin.y())))
            last = below.textStart() + below.textLength()
        return VisibleBlock(block, start, origin, start + first, start + last, self._is_mixed(block))

    def _is_mixed(self, block: QTextBlock) -> bool:
        number = block.blockNumber()
        if number not in self._mixed:
            start = self.utf16.code_points(block.position())
            end = self.utf16.code_points(block.position() + block.length() - 1)
            self._mixed[number] = bool(RIGHT_TO_LEFT.compiled.search(self.text, start, end))
        return self._mixed[number]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure, and the page in the middle."""
        self._measure()
        super().resizeEvent(event)

    def _measure(self) -> None:
        width = float(self.viewport().width())
        wanted = self.fontMetrics().averageCharWidth() * self.measure * 1.08
        measure = max(80.0, min(wanted, width - MARGIN - 28))
        self._layout.width = width
        self._layout.measure = measure
        self._layout.left = max(float(MARGIN), (width - measure) / 2)

    def _arrange(self) -> None:
        self._measure()
        self._document.markContentsDirty(0, self._document.characterCount())
        self.viewport().update()

    def _lay_all(self) -> None:
        block = self._document.firstBlock()
        while block.isValid():
            self._layout.blockBoundingRect(block)
            block = block.next()
        self._layout.documentSizeChanged.emit(self._layout.documentSize())
