"""The interval index against the plain way of looking."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.intervals import Intervals

ITEMS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)), max_size=40)


@given(ITEMS, st.integers(-2, 90), st.integers(0, 40))
def test_it_finds_what_looking_at_all_finds(items: list[tuple[int, int]], start: int, length: int):
    index = Intervals((a, a + n, i) for i, (a, n) in enumerate(items))
    found = list(index.overlapping(start, start + length))
    expected = {i for i, (a, n) in enumerate(items) if a < start + length and a + n > start}
    assert {key for _, _, key in found} == expected
    assert len(found) == len(expected)
    assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)


@pytest.mark.parametrize("seed", range(8))
def test_it_stays_right_while_thousands_come_and_go(seed):
    chance = random.Random(seed)
    index: Intervals[int] = Intervals()
    there: list[tuple[int, int, int]] = []
    for n in range(3000):
        if there and chance.random() < (0.3 if n < 2000 else 0.8):
            index.remove(*there.pop(chance.randrange(len(there))))
        else:
            start = chance.randrange(500)  # many of the same stretch
            there.append((start, start + chance.choice((1, 5, 400)), n))
            index.add(*there[-1])
        if n % 50 == 0:
            start = chance.randrange(520)
            expected = sorted(one for one in there if one[0] < start + 9 and one[1] > start)
            assert sorted(index.overlapping(start, start + 9)) == expected
            assert len(index) == len(there)
            order = sorted((a, -b) for a, b, _ in there)
            assert [(a, -b) for a, b, _ in index.after(start)] == [one for one in order if one[0] >= start]
            assert [(a, -b) for a, b, _ in index.before(start)] == [one for one in order if one[0] < start][::-1]
            assert [(a, -b) for a, b, _ in index.after(start, start + 5)] == [
                one for one in order if one > (start, -start - 5)
            ]
            assert [(a, -b) for a, b, _ in index.before(start, start + 5)] == [
                one for one in order if one < (start, -start - 5)
            ][::-1]
            assert sorted(index.exactly(start, start + 5)) == sorted(
                key for a, b, key in there if (a, b) == (start, start + 5)
            )


def test_what_is_not_there_cannot_be_removed():
    index = Intervals([(0, 4, "a")])
    for start, end, key in ((0, 4, "b"), (0, 5, "a"), (9, 12, "a")):
        with pytest.raises(KeyError):
            index.remove(start, end, key)
    assert len(index) == 1
    assert list(Intervals().overlapping(0, 9)) == []


def test_at_a_position_the_shortest_comes_first():
    index = Intervals([(0, 100, "all"), (10, 20, "in"), (12, 14, "inmost"), (30, 40, "away")])
    assert index.at(13) == ["inmost", "in", "all"]
    assert index.at(100) == []
    assert len(index) == 4


def test_one_interval_over_all_others_does_not_make_a_query_look_at_them_all():
    index = Intervals([(0, 10**6, -1), *((i * 10, i * 10 + 5, i) for i in range(100_000))])
    looked = list(index.overlapping(500_000, 500_001))
    assert [key for _, _, key in looked] == [-1, 50_000]
