"""Any text whatever, through the real page: what is selected, drawn, pointed at and copied is what the file holds."""

from itertools import pairwise
from unicodedata import category

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotations.model import Span
from annotations.text import canonical, graphemes, next_word, previous_word, snap, trim, word_at
from gui.article_view import ArticleView
from gui.marks import Key, Mark
from gui.pointing import RIGHT_TO_LEFT
from tests.gui.hands import sweep

PIECES = st.sampled_from(
    [
        "waduk", "air ", "300", "kata", ", ", ". ", "“", "”", "a", " ", "(", "\n", "\r\n", "\r", "\n\n", "\t",
        "\u00a0", "\u202f", "\u2028", "\u2029", "\u200b", "\u200d", "\ufeff", "\u00ad", "\x0b", "\x0c", "\x85", "\0",
        "\ufffe", "\ufdd0", "\uffff", "\ufffc", "\u202e", "\u200f",
        "😀", "👩‍👩‍👧", "🇮🇩", "🇺🇦🇷🇺", "👍🏽", "❤️", "e\u0301", "n\u0303\u0323", "ạ̈", "\u0301", "ﷺ", "𝕊", "𠮷",
        "سد", "قال الوزير", "שלום", "עברית ", "پمپ", "٣٠٠", "한국", "日本語", "กำ", "हिन्दी", "नि",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join).map(canonical).filter(bool)
SETTINGS = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def view(app):
    """A page of its own."""
    view = ArticleView()
    view.resize(900, 700)
    view.show()
    assert QTest.qWaitForWindowActive(view)
    yield view
    view.close()
    view.deleteLater()
    sweep()


@st.composite
def texts_and_spans(draw, texts=TEXTS):
    """Draw a canonical text with a stretch of it."""
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


def characters(text):
    """Give the user-perceived characters that hold something visible."""
    found, at = [], 0
    while at < len(text):
        one = graphemes(text, at, at + 1)
        if one is None:
            at += 1
        else:
            found.append(one)
            at = max(one.end, at + 1)
    return found


@given(TEXTS)
@SETTINGS
def test_positions_are_converted_there_and_back(view, text):
    view.show_article(text)
    units = [view.utf16.units(at) for at in range(len(text) + 1)]
    assert units == sorted(set(units))
    assert [view.utf16.code_points(unit) for unit in units] == list(range(len(text) + 1))
    assert units[-1] == len(text.encode("utf-16-le")) // 2
    assert view.document().characterCount() == units[-1] + 1
    for start, end in pairwise(units):
        for unit in range(start, end):
            assert view.utf16.code_points(unit) == view.utf16.code_points(start)


@given(texts_and_spans())
@SETTINGS
def test_what_is_selected_comes_back_and_copies_as_the_canonical_words(view, drawn):
    text, span = drawn
    view.show_article(text)
    view.select(span)
    assert view.selected() == span
    assert view.createMimeDataFromSelection().text() == text[slice(*span)]
    view.copy()
    # The clipboard of the offscreen screen gives back what it was given, to the character.
    assert QApplication.clipboard().text() == text[slice(*span)]
    assert view.selected_words() == snap(text, *span)
    assert view.selected_words(exact=True) == graphemes(text, *span)
    for words in (view.selected_words(), view.selected_words(exact=True)):
        assert (words is None) == (trim(text, *span) is None)


@given(texts_and_spans())
@example((", “““\xad\u200d", Span(0, 7)))
@example(("\x0c\u200dwaduk", Span(0, 3)))
@SETTINGS
def test_a_mark_is_drawn_where_its_characters_are(view, drawn):
    text, span = drawn
    sound = graphemes(text, *span)
    view.show_article(text)
    if sound is None:
        return
    view.set_marks([Mark(Key("claim", 7), (sound,), 1, "Antara", "B2")])
    assert not view.grab().isNull()
    painter = view._painter()
    for one in characters(text):
        # A soft hyphen is seen where a line is broken at it alone, and Qt says it is as wide elsewhere; a joiner after
        # a control character it draws backwards, over that one.
        if all(category(letter) == "Cf" for letter in text[slice(*one)]):
            continue
        for rect in painter.rects_of(Span(view.utf16.units(one.start), view.utf16.units(one.end))):
            if rect.width() < 0.5 or not view.viewport().rect().contains(rect.center().toPoint()):
                continue
            if sound.start <= one.start and one.end <= sound.end:
                assert view.keys_at(rect.center()) == [Key("claim", 7)], (one, text[slice(*one)])


@given(texts_and_spans(st.lists(st.sampled_from(["waduk ", "air, ", "e\u0301 ", "😀 ", "🇮🇩 ", "\u00a0", "\n", "300. "]),
                                min_size=1, max_size=14).map("".join)))  # fmt: skip
@SETTINGS
def test_a_mark_is_not_hit_outside_its_characters(view, drawn):
    text, span = drawn
    sound = graphemes(text, *span)
    view.show_article(text)
    if sound is None:
        return
    view.set_marks([Mark(Key("claim", 7), (sound,))])
    painter = view._painter()
    for one in characters(text):
        for rect in painter.rects_of(Span(view.utf16.units(one.start), view.utf16.units(one.end))):
            if rect.width() >= 0.5 and (one.end <= sound.start or sound.end <= one.start):
                assert view.keys_at(rect.center()) == [], (one, text[slice(*one)])


def places(view, text):
    """Give the characters of a text that have a place on the screen for themselves, with it."""
    painter = view._painter()
    drawn = []
    for at in range(len(text)):
        span = Span(view.utf16.units(at), view.utf16.units(at + 1))
        drawn += [(at, rect.adjusted(1, 0, -1, 0)) for rect in painter.rects_of(span) if rect.width() > 2]
    found = []
    for one in characters(text):
        rects = list(painter.rects_of(Span(view.utf16.units(one.start), view.utf16.units(one.end))))
        if len(rects) == 1 and rects[0].width() >= 4 and view.viewport().rect().contains(rects[0].toAlignedRect()):
            others = [rect for at, rect in drawn if not one.start <= at < one.end]
            if not any(rects[0].intersects(rect) for rect in others):
                found.append((one, rects[0]))
    return found


@pytest.mark.parametrize(
    "text", ["waduk سد air", "wadukسد", "قال waduk سد", "300 עברית 300", "سد 300 سد", "שלום", "٣٠٠, ٣٠٠ air"]
)
def test_where_directions_mix_every_letter_has_a_place_of_its_own(view, text):
    view.show_article(text)
    painter = view._painter()
    taken = []
    for at, letter in enumerate(text):
        (rect,) = painter.rects_of(Span(at, at + 1))
        assert rect.width() >= 2, (at, letter)
        taken.append((rect.left(), rect.right()))
        assert view.character_at(rect.center()) == at
    taken.sort()
    assert all(left >= right - 1.5 for (_, right), (left, _) in pairwise(taken))


@given(TEXTS)
@SETTINGS
def test_a_click_on_a_character_lands_at_its_edge(view, text):
    view.show_article(text)
    for one, rect in places(view, text)[:10]:
        point = rect.center().toPoint()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        at = view.utf16.code_points(view.textCursor().position())
        # A character of no width beside it has its edge at the same place of the screen.
        x = view.cursorRect().x()
        same_place = min(abs(x - rect.left()), abs(x - rect.right())) <= 2
        assert one.start <= at <= one.end or same_place, (one, text[slice(*one)])
    view._double_click.invalidate()


@given(TEXTS)
@example("\u202e😀🇮🇩")
@example("😀🇺🇦🇷🇺سد")
@SETTINGS
def test_the_character_under_the_pointer_is_the_one_that_is_seen_there(view, text):
    view.show_article(text)
    for one, rect in places(view, text):
        for x in (rect.left() + 1.5, rect.center().x(), rect.right() - 1.5):
            at = view.character_at(QPointF(x, rect.center().y()))
            assert one.start <= at < one.end, (one, text[slice(*one)], at)


@given(TEXTS)
@SETTINGS
def test_a_double_click_selects_the_word_that_is_seen_there(view, text):
    view.show_article(text)
    found = places(view, text)
    for _, rect in (*found[:2], *found[-1:]):
        point = QPointF(rect.right() - 1, rect.center().y()).toPoint()
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        under = view.character_at(QPointF(point))
        assert view.selected() == word_at(text, under)
        assert view.selected().start <= under < view.selected().end
    view._double_click.invalidate()


@given(texts_and_spans())
@SETTINGS
def test_a_drag_takes_the_words_from_where_it_began_to_where_it_ended(view, drawn):
    text, span = drawn
    view.show_article(text)
    found = [(one, rect) for one, rect in places(view, text) if span.start <= one.start and one.end <= span.end]
    if len(found) < 2 or RIGHT_TO_LEFT.compiled.search(text):
        return
    (first, begin), (last, end) = found[0], found[-1]
    viewport, left = view.viewport(), Qt.MouseButton.LeftButton
    start, stop = QPointF(begin.left() + 0.5, begin.center().y()), QPointF(end.right() - 0.5, end.center().y())
    QTest.mousePress(viewport, left, pos=start.toPoint())
    QTest.mouseMove(viewport, stop.toPoint())
    QTest.mouseRelease(viewport, left, pos=stop.toPoint())
    selected = view.selected()
    assert selected is not None
    assert selected.start <= first.start
    assert selected.end >= last.end
    assert selected == snap(text, *selected)


@given(TEXTS, st.integers(0, 30), st.integers(1, 6))
@SETTINGS
def test_the_selection_by_key_is_of_whole_code_points(view, text, at, steps):
    view.show_article(text)
    at = min(at, len(text))
    view.select(Span(at, at))
    for key in [Qt.Key.Key_Right] * steps + [Qt.Key.Key_Left] * 2 * steps:
        QTest.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
        selected, cursor = view.selected(), view.textCursor()
        assert (selected is None) == (cursor.selectionStart() == cursor.selectionEnd())
        if selected is not None:
            assert 0 <= selected.start < selected.end <= len(text)
            assert view.utf16.units(selected.start) <= cursor.selectionStart()
            assert view.utf16.units(selected.end) >= cursor.selectionEnd()
            assert view.createMimeDataFromSelection().text() == text[slice(*selected)]
            assert view.selected_words() == snap(text, *selected)


@given(TEXTS, st.integers(0, 60))
@SETTINGS
def test_words_are_walked_through_to_both_ends(view, text, at):
    at = min(at, len(text))
    forward, backward = [at], [at]
    while forward[-1] < len(text):
        forward.append(next_word(text, forward[-1]))
        assert forward[-1] > forward[-2]
    while backward[-1] > 0:
        backward.append(previous_word(text, backward[-1]))
        assert backward[-1] < backward[-2]


@given(TEXTS, TEXTS)
@SETTINGS
def test_one_article_after_another_leaves_nothing_of_the_first(view, first, second):
    view.show_article(first)
    view.set_marks([Mark(Key("claim", 1), (Span(0, len(first)),))])
    view.select(Span(0, len(first)))
    view.show_article(second)
    assert view.selected() is None
    assert view.chosen is None
    assert view.keys_at(QPointF(view._layout.left + 3, 12)) == []
    view.select(Span(0, len(second)))
    assert view.selected() == Span(0, len(second))
