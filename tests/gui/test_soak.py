"""The short form of `make soak`: each act done again in a window leaves nothing behind; and what it would not miss."""

from dataclasses import replace

import pytest

from tests.soak.run import GROWN, Sample, Soak, faults_in, table

ROOM = 60.0  # MB for what a few acts fill; a leak of a project at a time would need a longer run


def test_each_act_done_again_leaves_no_file_thread_timer_or_window_behind(app, home, tmp_path):
    soak = Soak(app, tmp_path, 3, print)
    try:
        soak.each()
        more_often(soak)
        first = soak.sample()
        more_often(soak)
        second = soak.sample()
    finally:
        soak.close()
    assert soak.broken == []
    counted = {name: (getattr(first, name), getattr(second, name)) for name in GROWN}
    assert all(after <= before for before, after in counted.values()), counted
    assert (second.threads, second.jobs, second.timers) == (0, 0, 0)
    assert second.memory - first.memory < ROOM


def more_often(soak: Soak) -> None:
    for act in soak.desk.acts:
        soak.desk.do(act)


def samples(**growing: float) -> list[Sample]:
    """Give an hour of measurements, of which some values grow by so much a minute."""
    flat = Sample(0, 0, 1, 200, 300, 20, 0, 0, 0, 19, 590, 130_000)
    found = []
    for minute in range(60):
        noise = {"memory": 200 + minute * 7 % 13, "worker": 300 - minute * 5 % 11, "objects": 590 + minute % 3}
        for name, rate in growing.items():
            noise[name] = noise.get(name, getattr(flat, name)) + int(rate * minute)
        found.append(replace(flat, minutes=float(minute), acts=minute, life=minute // 15, **noise))
    return found


def test_what_only_goes_up_and_down_is_flat():
    assert faults_in(samples()) == []
    assert "objects" in table(samples())


@pytest.mark.parametrize(
    ("name", "rate", "said"),
    [
        ("memory", 1.0, "memory grows by "),
        ("worker", 0.8, "worker grows by "),
        ("files", 0.1, "files: 21 at most at the beginning, 24 at least at the end"),
        ("threads", 0.05, "threads: "),
        ("windows", 0.2, "windows: "),
        ("objects", 0.5, "objects: "),
    ],
)
def test_what_grows_is_told(name, rate, said):
    (fault,) = faults_in(samples(**{name: rate}))
    assert fault.startswith(said)


def test_what_grows_while_one_window_is_there_is_told_though_it_goes_with_it():
    grown = [replace(one, jobs=int(one.minutes) % 15) for one in samples()]
    assert [fault.split(":")[0] for fault in faults_in(grown)] == ["jobs"]


def test_a_file_more_at_the_end_of_a_window_that_was_hardly_looked_at_is_no_growth():
    first = [replace(one, life=-1, files=20 + (at == 2)) for at, one in enumerate(samples()[:3])]
    assert faults_in([*first, *samples()[15:]]) == []


def test_few_measurements_are_not_called_flat():
    assert faults_in(samples()[:3]) == ["only 3 samples: run it longer"]
