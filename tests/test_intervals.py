"""The interval index against the plain way of looking."""

from hypothesis import given
from hypothesis import strategies as st

from annotations.intervals import Intervals

ITEMS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)), max_size=40)


@given(ITEMS, st.integers(-2, 90), st.integers(0, 40))
def test_it_finds_what_looking_at_all_finds(items: list[tuple[int, int]], start: int, length: int):
    index = Intervals((a, a + n, i) for i, (a, n) in enumerate(items))
    found = list(index.overlapping(start, start + length))
    expected = {i for i, (a, n) in enumerate(items) if a < start + length and a + n > start}
    assert {item.key for item in found} == expected
    assert len(found) == len(expected)
    assert [item.start for item in found] == sorted(item.start for item in found)


def test_at_a_position_the_shortest_comes_first():
    index = Intervals([(0, 100, "all"), (10, 20, "in"), (12, 14, "inmost"), (30, 40, "away")])
    assert index.at(13) == ["inmost", "in", "all"]
    assert index.at(100) == []
    assert len(index) == 4


def test_one_interval_over_all_others_does_not_make_a_query_look_at_them_all():
    index = Intervals([(0, 10**6, -1), *((i * 10, i * 10 + 5, i) for i in range(100_000))])
    looked = list(index.overlapping(500_000, 500_001))
    assert [item.key for item in looked] == [-1, 50_000]
