"""Where a claim stands in a new version: certain or not at all, and the likeliest places for who decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.anchoring import Moves, candidates
from annotations.model import Span
from tests.conftest import TEXT, span_of

WORDS = st.text("abc d.\n3", min_size=1, max_size=60)


def moved(old: str, new: str, words: str) -> str | None:
    """Give the words at the place where some stand in a new text, with the rest of the line; None for no place."""
    place = Moves(old, new).place(span_of(words, old))
    return None if place is None else new[place.start :].split("\n", maxsplit=1)[0]


def test_what_is_before_and_after_a_change_goes_along():
    new = TEXT.replace("Senin malam", "Selasa pagi buta")
    assert moved(TEXT, new, "Bendungan Randu Alas Retak") == "Bendungan Randu Alas Retak, Warga Diungsikan"
    assert moved(TEXT, new, "300 warga telah diungsikan") == new[new.index("300 warga") :].split("\n")[0]


def test_words_that_occur_once_go_along_with_the_sentence_that_was_moved():
    new = "Menurut BNPB, hujan masih akan turun sampai Kamis. Sisipan baru.\n" + TEXT.replace(
        " Menurut BNPB, hujan masih akan turun sampai Kamis.", " Tambahan."
    )
    assert moved(TEXT, new, "hujan masih akan turun") == new.split("\n")[0][14:]


def test_a_look_alike_is_no_place():
    old = "Dia berkata ya. Lalu hujan turun deras sekali di kota itu. Mereka pulang."
    new = "Mereka berkata tidak. Kata si anak: ya. Semua orang tertawa lama. Mereka pulang."
    assert moved(old, new, "ya") is None


def test_words_that_occur_twice_go_along_only_between_the_same_words():
    old = "A. Korban tewas tiga orang menurut polisi. B. Korban tewas tiga orang menurut warga. C."
    new = "Baru. Korban tewas tiga orang menurut warga. D. Lain. Korban tewas tiga orang menurut saksi. E."
    assert Moves(old, new).place(Span(3, 26)) is None
    twice = "X. Korban tewas tiga orang menurut polisi. Y. Korban tewas tiga orang menurut polisi. Z."
    assert Moves(old, twice).place(Span(3, 26)) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [("Korban tewas 300 orang. Z", "Korban tewas 300.000 orang. Y"), ("Kata dia setuju.", "Kata dia setujukah?")],
)
def test_a_number_or_word_that_goes_on_now_is_no_place(old, new):
    words = "tewas 300" if "300" in old else "dia setuju"
    assert moved(old, new, words) is None


def test_the_parts_of_a_claim_go_along_together_or_not_at_all():
    parts = [span_of("Retakan itu muncul"), span_of("hujan masih akan turun")]
    new = "Baru. " + TEXT
    assert Moves(TEXT, new).places(parts) == tuple(Span(a + 6, b + 6) for a, b in parts)
    gone = TEXT.replace("Retakan itu muncul", "Retakan ini tampak")
    assert Moves(TEXT, gone).places(parts) is None


@given(old=WORDS, new=WORDS, data=st.data())
def test_a_certain_place_has_the_same_words(old, new, data):
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    place = Moves(old, new).place(Span(start, end))
    if place is not None:
        assert new[place.start : place.end] == old[start:end]


@given(old=WORDS, put_in=WORDS, at=st.integers(0, 60), data=st.data())
def test_after_something_was_put_in_all_that_does_not_touch_it_stands(old, put_in, at, data):
    at = min(at, len(old))
    new = old[:at] + put_in + old[at:]
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    place = Moves(old, new).place(Span(start, end))
    if end <= at - 2:
        assert place == Span(start, end)
    if place is not None and place not in (Span(start, end), Span(start + len(put_in), end + len(put_in))):
        assert new[place.start : place.end] == old[start:end]


def test_nothing_moves_where_nothing_has_changed():
    assert Moves(TEXT, TEXT).place(Span(0, len(TEXT))) == Span(0, len(TEXT))


def test_the_likeliest_places_come_first():
    new = TEXT.replace("300 warga telah diungsikan", "sekitar 310 warga sudah diungsikan")
    found = candidates(new, "300 warga telah diungsikan", "Kantor berita Antara melaporkan bahwa ", ". Menurut BNPB")
    assert new[found[0].span.start : found[0].span.end] == "310 warga sudah diungsikan"
    assert 0.8 < found[0].score < 1
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_the_same_words_elsewhere_score_by_what_is_around_them():
    text = "Kata polisi: korban tiga orang. Lain. Kata warga: korban tiga orang. Habis."
    first, second = candidates(text, "korban tiga orang", "Lain. Kata warga: ", ". Habis.")[:2]
    assert (first.span.start, second.span.start) == (text.rindex("korban"), text.index("korban"))
    assert first.score > second.score


def test_words_that_were_put_in_do_not_cut_off_the_end():
    quote = "Korea Utara telah meratifikasi protokol kerja sama pelayaran pada musim semi"
    text = (
        f"PYONGYANG — {quote.replace('telah', 'kemarin telah juga')}, kata KCNA pada Selasa. Lalu lintas kapal diatur."
    )
    (first, *_) = candidates(text, quote, "PYONGYANG — ", ", kata KCNA")
    assert text[slice(*first.span)] == quote.replace("telah", "kemarin telah juga")


def test_where_nothing_is_alike_there_is_no_candidate():
    assert candidates("Harga beras naik lagi di pasar.", "Presiden menandatangani dekrit baru", "", "") == []


def test_a_quote_longer_than_the_text_is_looked_for_all_the_same():
    assert isinstance(candidates("Pendek.", "Sangat panjang " * 40, "", ""), list)
