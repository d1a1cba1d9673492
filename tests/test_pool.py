"""The same work on many things, on several processors."""

from functools import partial

import pytest

from annotations.errors import Problem
from annotations.pool import AHEAD, BATCH, in_order


def power(base: int, *, exponent: int) -> int:
    return base**exponent


def refuse(number: int) -> int:
    if number == 40:
        raise Problem("Number 40 is not wanted.", "Leave it out.")
    return number


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_things(workers):
    assert list(in_order(partial(power, exponent=2), range(100), workers)) == [n**2 for n in range(100)]
    assert list(in_order(partial(power, exponent=2), [], workers)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_problem_comes_from_another_process_whole(workers):
    with pytest.raises(Problem) as caught:
        list(in_order(refuse, range(1000), workers))
    assert (caught.value.message, caught.value.hint) == ("Number 40 is not wanted.", "Leave it out.")


def test_things_are_read_as_they_are_needed():
    read = []

    def things():
        for number in range(10_000):
            read.append(number)
            yield number

    results = in_order(partial(power, exponent=1), things(), 2)
    assert next(results) == 0
    assert len(read) <= AHEAD * 2 * BATCH
    results.close()
