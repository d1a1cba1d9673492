"""The watch over what tests leave open would notice it."""

import threading

from tests.conftest import open_files, own_threads


def test_an_open_file_and_a_running_thread_are_seen(tmp_path):
    go_on = threading.Event()
    thread = threading.Thread(target=go_on.wait)
    assert open_files(tmp_path) == set()
    with (tmp_path / "a.txt").open("w", encoding="utf-8"):
        thread.start()
        assert [path for _, path in open_files(tmp_path)] == [str(tmp_path / "a.txt")]
        assert thread in own_threads()
    go_on.set()
    thread.join()
    assert open_files(tmp_path) == set()
    assert thread not in own_threads()
