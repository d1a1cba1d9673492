"""The window's side of the worker process: a queue of jobs, one at a time, over a pipe."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from annotations.errors import Problem
from gui.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QProcess

Plain = dict[str, Any]
TRIES = 2


class WorkerError(Exception):
    """The worker failed with something that is our bug; holds its traceback."""


class Job:
    """One thing asked of the worker, and whom to tell."""

    def __init__(
        self, number: int, request: Plain, done: Callable[[Plain], None], failed: Callable[[Exception], None]
    ) -> None:
        self.number = number
        self.request = request
        self.done = done
        self.failed = failed
        self.tries = 0


def command() -> tuple[str, list[str]]:
    """Give the program and arguments that start the worker, from a checkout, an install or the bundle."""
    if getattr(sys, "frozen", False):
        # On Windows the window's own program, sorotanw, has no streams; the one beside it has.
        return str(Path(sys.executable).with_stem("sorotan")), ["worker"]
    return sys.executable, ["-m", "annotations.worker"]


class Worker(QObject):
    """Runs jobs in one process, started on first need and started again where it dies.

    A job on which the process died is tried once more, then it fails in words.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: deque[Job] = deque()
        self._current: Job | None = None
        self._process: QProcess | None = None
        self._buffer = b""
        self._number = 0

    @property
    def process_id(self) -> int:
        """The worker's process number; 0 where it does not run."""
        return self._process.processId() if self._process else 0

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._current is not None or bool(self._queue)

    def submit(self, do: str, done: Callable[[Plain], None], failed: Callable[[Exception], None], **values: Any) -> int:
        """Queue a job; give its number.

        Args:
            do: what to do: suggest, read, warm.
            done: called with the result.
            failed: called with a Problem, or with a WorkerError that holds a traceback.
        """
        self._number += 1
        self._queue.append(Job(self._number, {"job": self._number, "do": do, **values}, done, failed))
        self._next()
        return self._number

    def cancel(self) -> None:
        """Forget all jobs; a job that runs is stopped by stopping its process."""
        self._queue.clear()
        if self._current is not None:
            self._current = None
            self.stop()

    def stop(self) -> None:
        """End the process, where it runs."""
        process, self._process = self._process, None
        self._buffer = b""
        if process is not None:
            process.finished.disconnect(self._died)
            process.errorOccurred.disconnect(self._failed_to_start)
            process.kill()
            process.waitForFinished(2000)
            process.deleteLater()

    def _next(self) -> None:
        if self._current is not None:
            return
        if not self._queue:
            self.idle.emit()
            return
        self._current = self._queue.popleft()
        self._send(self._current)

    def _send(self, job: Job) -> None:
        job.tries += 1
        process = self._process or self._start()
        process.write((json.dumps(job.request, ensure_ascii=True) + "\n").encode("ascii"))

    def _start(self) -> QProcess:
        from PySide6.QtCore import QProcess, QProcessEnvironment

        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUTF8", "1")
        process.setProcessEnvironment(environment)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._died)
        process.errorOccurred.connect(self._failed_to_start)
        program, arguments = command()
        process.start(program, arguments)
        self._process = process
        return process

    def _read(self) -> None:
        if self._process is None:
            return
        self._buffer += bytes(self._process.readAllStandardOutput().data())
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            self._answered(json.loads(line))

    def _answered(self, answer: Plain) -> None:
        job = self._current
        if job is None or answer.get("job") != job.number:
            return
        self._current = None
        if "result" in answer:
            job.done(answer["result"])
        elif "problem" in answer:
            job.failed(Problem(answer["problem"], answer.get("hint", "")))
        else:
            job.failed(WorkerError(answer.get("error", "")))
        self._next()

    def _failed_to_start(self, error: QProcess.ProcessError) -> None:
        if error is type(error).FailedToStart:  # of this one `finished` does not tell
            self._died()

    def _died(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
        self._process = None
        self._buffer = b""
        job, self._current = self._current, None
        if job is None:
            return
        if job.tries < TRIES:
            self._current = job
            self._send(job)
        else:
            job.failed(
                Problem(tr("The suggestions process stopped twice on this article."), tr("The other articles go on."))
            )
            self._next()
