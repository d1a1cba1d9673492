"""Brings files in through the worker, with progress, cancel, and a list of what failed and why."""

import logging
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from annotations.errors import Problem
from annotations.model import SUFFIXES, Incoming
from annotations.plain import incoming_from_plain
from gui.bridge import Bridge
from gui.words import said, tr
from gui.worker import Worker

log = logging.getLogger(__name__)


class ImportReport(NamedTuple):
    """What an import did.

    Attributes:
        added: ids of the new articles.
        twins: file name and title of the article that has the same text already.
        failed: file name and why.
        updates: title of each article that has a new version now, claims that went along, claims without a place.
        updated: ids of those articles.
        way: the asked-for address, and each that a redirect led to.
    """

    added: list[int]
    twins: list[tuple[str, str]]
    failed: list[tuple[str, str]]
    cancelled: bool = False
    updates: tuple[tuple[str, int, int], ...] = ()
    updated: tuple[int, ...] = ()
    way: tuple[str, ...] = ()


def articles_in(paths: Iterable[Path]) -> list[Path]:
    """Give the files to import: those named, and from folders those of a known kind."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())
        else:
            found.append(path)
    return found


class Importer(QObject):
    """Reads files one after the other, then adds them as one undoable step. Cancelled, it adds nothing.

    Signals:
        progressed: files done, files in all; 0, 0 at the end.
        finished: an ImportReport.
    """

    progressed = Signal(int, int)
    finished = Signal(object)

    def __init__(self, bridge: Bridge, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._worker = worker
        self._left: deque[Path] = deque()
        self._total = 0
        self._read: list[Incoming] = []
        self._failures: list[tuple[str, str]] = []

    @property
    def running(self) -> bool:
        """Whether files are being read."""
        return self._total > 0

    def start(self, paths: Iterable[Path]) -> None:
        """Import these files, and what folders hold of a known kind."""
        files = articles_in(paths)
        idle = not self.running
        self._left.extend(files)
        self._total += len(files)
        if idle and files:
            self._next()

    def read(self, path: Path, done: Callable[[Incoming], None]) -> None:
        """Read one file, and hand over what it holds; a failure is told by `finished`."""

        def failed(error: Exception) -> None:
            log.error("reading %s failed: %s", path, error)
            why = str(error) if isinstance(error, Problem) else tr("It could not be read; the log has the details.")
            self.finished.emit(ImportReport([], [], [(path.name, why)]))

        self._worker.submit("read", lambda result: done(incoming_from_plain(result)), failed, path=str(path.absolute()))

    def fetch(self, address: str) -> None:
        """Load the page at an address, and take it in."""

        def done(result: dict[str, Any]) -> None:
            self._read.append(incoming_from_plain(result["incoming"]))
            self._add(tuple(result["way"]))

        def failed(error: Exception) -> None:
            self._failed_to_add(address, error)
            self._add()

        self._worker.submit("fetch", done, failed, address=address)

    def cancel(self) -> None:
        """Stop, and add nothing."""
        if self.running:
            self._worker.cancel()
            self._end(ImportReport([], [], self._failures, cancelled=True))

    def _next(self) -> None:
        self.progressed.emit(self._total - len(self._left), self._total)
        if self._left:
            path = self._left.popleft()
            self._worker.submit("read", self._done, lambda error: self._failed(path, error), path=str(path.absolute()))
        else:
            self._add()

    def _done(self, result: dict[str, Any]) -> None:
        self._read.append(incoming_from_plain(result))
        self._next()

    def _failed(self, path: Path, error: Exception) -> None:
        self._failed_to_add(path.name, error)
        self._next()

    def _failed_to_add(self, name: str, error: Exception) -> None:
        if isinstance(error, Problem):
            self._failures.append((name, str(error)))
        else:
            log.error("reading %s failed: %s", name, error)
            self._failures.append((name, tr("It could not be read; the log has the details.")))

    def _add(self, way: tuple[str, ...] = ()) -> None:
        session = self._bridge.session
        done = self._bridge.run(lambda: session.take_in(self._read)) if self._read else None
        added: list[int] = []
        twins: list[tuple[str, str]] = []
        if done is None:
            self._end(ImportReport(added, twins, self._failures))
            return
        twins = [(twin.incoming.original_name, twin.article.title) for twin in done.twins]
        updates = tuple((one.article.title, one.stand, one.orphans) for one in done.updates)
        updated = tuple(one.article.id for one in done.updates)
        self._end(ImportReport(list(done.added), twins, self._failures, updates=updates, updated=updated, way=way))

    def _end(self, report: ImportReport) -> None:
        self._total = 0
        self._left.clear()
        self._read, self._failures = [], []
        self.progressed.emit(0, 0)
        self.finished.emit(report)


def in_words(report: ImportReport) -> str:
    """Say what an import did."""
    if report.cancelled:
        return tr("Import cancelled. Nothing was added.")
    n = len(report.added)
    lines = [tr("%Ln articles imported.", n)] if n or not report.updates else []
    for title, stand, orphans in report.updates:
        line = tr("“{title}” has a new version.", title=title) + " " + tr("%Ln claims went along.", stand)
        lines.append(line + (" " + tr("%Ln wait for a place.", orphans) if orphans else ""))
    twin = tr("{name}: the same text is in the project already, as “{title}”.")
    lines += [twin.format(name=name, title=title) for name, title in report.twins]
    if len(report.way) > 1:
        lines.append(tr("Redirected: {way}", way=" → ".join(report.way)))
    lines += [f"{name}: {said(why)}" for name, why in report.failed]
    return "\n".join(lines)
