"""The worker process is killed while it works: it is started again, and nothing is lost."""

import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from annotations.errors import Problem
from annotations.session import Session
from gui import worker as worker_module
from gui.app import make_window
from gui.settings import Settings
from gui.worker import Worker
from tests.conftest import incoming

LONG = 200


@pytest.fixture
def worker(qtbot):
    worker = Worker()
    yield worker
    worker.stop()
    worker.deleteLater()


def ask(qtbot, worker: Worker, do: str, **values: object) -> dict[str, object] | Exception:
    answers: list[dict[str, object] | Exception] = []
    worker.submit(do, answers.append, answers.append, **values)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
    return answers[0]


def test_a_killed_worker_is_started_again_and_does_its_job(qtbot, worker):
    assert ask(qtbot, worker, "warm", language="id")["pipeline"]
    first = worker.process_id
    answers: list[object] = []
    text = "Menurut Sri Wahyuni, bendungan itu retak sejak lama. " * LONG
    worker.submit("suggest", answers.append, answers.append, text=text, language="id", sources=[])
    os.kill(first, signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(answers), timeout=60_000)
    assert len(answers[0]["proposals"]) == LONG
    assert worker.process_id not in {0, first}


def test_a_job_on_which_the_worker_dies_twice_fails_in_words_and_the_next_one_runs(qtbot, worker):
    answers: list[object] = []
    text = "Menurut Sri Wahyuni, bendungan itu retak sejak lama. " * LONG
    worker.submit("suggest", answers.append, answers.append, text=text, language="id", sources=[])
    killed: set[int] = set()

    def kill_until_it_fails() -> bool:
        if worker.process_id and worker.process_id not in killed and not answers:
            killed.add(worker.process_id)
            os.kill(worker.process_id, signal.SIGKILL)
        return bool(answers)

    qtbot.waitUntil(kill_until_it_fails, timeout=60_000)
    assert len(killed) == worker_module.TRIES
    assert isinstance(answers[0], Problem)
    assert "stopped twice" in answers[0].message
    assert ask(qtbot, worker, "warm", language="en")["pipeline"]


def test_a_worker_that_cannot_be_started_fails_in_words(qtbot, worker, monkeypatch):
    monkeypatch.setattr(worker_module, "command", lambda: ("/nowhere/at/all", []))
    answer = ask(qtbot, worker, "warm", language="id")
    assert isinstance(answer, Problem)
    assert not worker.busy


def test_cancelling_ends_the_process_and_a_later_job_starts_anew(qtbot, worker):
    answers: list[object] = []
    text = "Menurut Sri Wahyuni, bendungan itu retak sejak lama. " * 20_000
    worker.submit("suggest", answers.append, answers.append, text=text, language="id", sources=[])
    qtbot.waitUntil(lambda: worker.process_id > 0, timeout=10_000)
    worker.cancel()
    assert (worker.process_id, worker.busy) == (0, False)
    assert ask(qtbot, worker, "warm", language="id")["pipeline"]
    assert answers == []


def test_the_window_keeps_what_it_had_when_its_worker_is_killed(qtbot, session, claim, tmp_path):
    session.add_articles([incoming("Menurut BNPB, hujan akan turun. " * 300, "Hujan")])
    path: Path = session.path
    session.close()
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    settings.analyst = "ana"
    window = make_window(settings)
    qtbot.addWidget(window)
    window.show()
    assert window.open_project(path)
    window.suggester.start([1, 2])
    qtbot.waitUntil(lambda: window.worker.process_id > 0, timeout=10_000)
    os.kill(window.worker.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: not window.suggester.running, timeout=60_000)
    assert len(window.session.store.suggestions(2)) > 250
    assert window.session.store.claim(claim).quote == "300 warga telah diungsikan"
    window.close()
    again = Session.open(path, "budi")
    assert again.store.faults() == []
    assert len(again.store.suggestions(2)) > 250
    again.close()
