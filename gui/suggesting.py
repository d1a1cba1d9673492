"""Takes suggestions for articles, one after the other, from the worker."""

import logging
from collections import deque
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotations.errors import Problem
from annotations.model import Article
from annotations.plain import experience_to_plain, proposal_from_plain, source_to_plain
from gui.bridge import Bridge
from gui.words import tr
from gui.worker import Worker

log = logging.getLogger(__name__)


class Suggester(QObject):
    """Runs the pipeline over articles. The window stays live; each run is kept when its article is done.

    Signals:
        progressed: articles done, articles in all; 0, 0 at the end.
        finished: how many suggestions were kept, and the Problems met.
    """

    progressed = Signal(int, int)
    finished = Signal(int, list)

    def __init__(self, bridge: Bridge, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._worker = worker
        self._left: deque[int] = deque()
        self._total = 0
        self._kept = 0
        self._problems: list[Problem] = []

    @property
    def running(self) -> bool:
        """Whether articles are being worked on."""
        return self._total > 0

    def start(self, article_ids: Sequence[int]) -> None:
        """Take suggestions for these articles, after those that are waiting."""
        if not self.running:
            self._kept, self._problems = 0, []
        idle = not self.running
        self._left.extend(article_ids)
        self._total += len(article_ids)
        if idle and self._left:
            self._next()

    def cancel(self) -> None:
        """Stop. Articles that are done keep their suggestions."""
        if self.running:
            self._left.clear()
            self._worker.cancel()
            self._end()

    def _next(self) -> None:
        self.progressed.emit(self._total - len(self._left), self._total)
        if not self._left or not self._bridge.is_open:
            self._end()
            return
        article_id = self._left.popleft()
        session = self._bridge.session
        try:
            article, text = session.store.article(article_id), session.store.text(article_id)
        except Problem:  # deleted while it waited
            self._next()
            return
        self._worker.submit(
            "suggest",
            lambda result: self._done(article, result),
            self._failed,
            text=text,
            language=article.language,
            sources=[source_to_plain(source) for source in session.known_sources()],
            experience=experience_to_plain(session.experience()),
        )

    def _done(self, article: Article, result: dict[str, Any]) -> None:
        proposals = [proposal_from_plain(plain) for plain in result["proposals"]]
        if self._bridge.is_open and self._has_text(article):
            session, name, version = self._bridge.session, result["pipeline"], result["version"]
            kept = self._bridge.run(lambda: session.record_run(article.id, name, version, article.language, proposals))
            self._kept += len(kept.suggestions) if kept else 0
        self._next()

    def _has_text(self, article: Article) -> bool:
        """Whether an article is there still, with the text that was worked on."""
        try:
            return self._bridge.session.store.article(article.id).sha256 == article.sha256
        except Problem:
            return False

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Problem):
            self._problems.append(error)
        else:
            log.error("suggesting failed: %s", error)
            self._problems.append(Problem(tr("An article could not be worked on."), tr("The log has the details.")))
        self._next()

    def _end(self) -> None:
        self._total = 0
        self._left.clear()
        self.progressed.emit(0, 0)
        self.finished.emit(self._kept, list(self._problems))
