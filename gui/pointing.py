"""Which character lies under the pointer; Qt's own answer is the line's end beside two combining marks."""

from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

from annotations.patterns import Pattern

_CHARACTER = Pattern(r"\X")
# Letters and digits of scripts that run to the left, and the marks that turn the direction.
RIGHT_TO_LEFT = Pattern(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}\p{Bidi_Class=AN}\u202b\u202e\u2067]")


def line_at(block: QTextBlock, y: float) -> QTextLine:
    """Give the line of a paragraph at a height, in pixels from its top; the last one below them all."""
    layout = block.layout()
    return layout.lineAt(min(layout.lineCount() - 1, line_number(layout, y)))


def line_number(layout: QTextLayout, y: float) -> int:
    """Give the number of the first line of a layout whose bottom lies below a height; the count where none does."""

    def bottom(at: int) -> float:
        line = layout.lineAt(at)
        return line.y() + line.height()

    return bisect_right(range(layout.lineCount()), y, key=bottom)


def character_under(block: QTextBlock, line: QTextLine, x: float, *, mixed: bool) -> int:
    """Give the position of the character that covers a place of a line, of the nearest where none does.

    Args:
        mixed: whether some of the paragraph runs from right to left.
    """
    far = float("inf")
    best = line.textStart()
    for at, following in _characters(block, line):
        # Of a character of several glyphs the trailing edge is that of the first; the next one's edge is sound.
        places = pieces(line, at, following) if mixed else [(x_of(line, at), x_of(line, following))]
        for left, right in places:
            distance = max(left - x, x - right, 0.0) if right > left else abs(left - x) + 0.01
            if distance < far:
                best, far = at, distance
    return best


def pieces(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Give where a stretch of a line lies, joined where its pieces touch: several where directions mix.

    Where the direction changes, cursor positions tell nothing of the first character; its glyphs do.
    """
    rects = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
    merged: list[tuple[float, float]] = []
    for left, right in sorted((rect.left(), rect.right()) for rect in rects):
        if merged and left <= merged[-1][1] + 0.5:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def edge_near(block: QTextBlock, line: QTextLine, x: float) -> int:
    """Give the cursor position of a line that is nearest to a place of it."""
    end = line.textStart() + line.textLength()
    stops = [at for at, _ in _characters(block, line)]
    if line.lineNumber() == block.layout().lineCount() - 1:  # elsewhere the end is the place where the next line begins
        stops.append(end)
    return min(stops, key=lambda at: abs(x_of(line, at) - x), default=line.textStart())


def x_of(line: QTextLine, position: int) -> float:
    """Give where a position of a paragraph lies in its line, in pixels."""
    x = line.cursorToX(position)
    return float(x[0] if isinstance(x, tuple) else x)


def _characters(block: QTextBlock, line: QTextLine) -> Iterator[tuple[int, int]]:
    """Give the user-perceived characters of a line. Qt itself stops inside a flag that follows an emoji."""
    start, end = line.textStart(), line.textStart() + line.textLength()
    words = block.text().encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "replace")
    at = start
    for one in _CHARACTER.compiled.findall(words):
        following = at + len(one) + sum(letter > "\uffff" for letter in one)
        yield at, following
        at = following
