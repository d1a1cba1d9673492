"""Work in a thread of its own: who waits for its end is told, and nothing of it stays."""

from PySide6.QtCore import QThread

from gui.job import Job
from tests.gui.conftest import living
from tests.gui.hands import make_claim, sweep, wait_for


def test_a_job_goes_away_only_after_all_have_been_told_that_it_has_ended(window):
    order = []

    class Noted(Job):
        def deleteLater(self) -> None:  # noqa: N802
            order.append("gone")
            super().deleteLater()

    job = Noted(lambda: None, window)
    job.finished.connect(lambda: order.append("told"))
    job.start()
    wait_for(lambda: len(order) == 2)
    assert order == ["told", "gone"]
    sweep()


def test_of_exports_nothing_stays_in_the_window(window, tmp_path):
    make_claim(window, "300 warga telah diungsikan")
    for _ in range(3):
        window.export_to(tmp_path / "klaim.csv", None)
        wait_for(lambda: window.export_job is None)
        sweep()
    assert [thread for thread in living(QThread) if thread is not window.thread()] == []
