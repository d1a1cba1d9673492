"""How good the suggestions are in this project, and learning from it."""

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from annotations.errors import Problem
from annotations.model import Acceptance, Learned
from annotations.plain import case_to_plain, learned_from_plain, source_to_plain
from gui.bridge import Bridge
from gui.words import counted, day, key, language_name, marked, number, percent, said, tr
from gui.worker import Worker

log = logging.getLogger(__name__)

LANGUAGES = ("id", "en")
FIGURES = (
    ("found", marked("Claims that were suggested"), marked("of the claims in held-back articles; more is better")),
    ("right", marked("Suggestions that were right"), marked("of those scored 0.5 or more; more is better")),
    ("log_loss", marked("Distance of the scores from your decisions"), marked("log loss; less is better")),
)


class LearningDialog(QDialog):
    """Acceptance of each pipeline, what was learned, and the ways to learn and to forget."""

    def __init__(self, bridge: Bridge, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("How good are the suggestions?"))
        self.setMinimumWidth(620)
        self._bridge = bridge
        self._worker = worker
        self._session = bridge.session
        self._left: list[str] = []
        self._closed = False
        self.finished.connect(self._close)
        self._outcomes: list[str] = []
        self.column = QVBoxLayout(self)
        self.column.setSpacing(12)
        self.content = QWidget()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(8)
        self.progress.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.learn = buttons.addButton(tr("Learn from this project"), QDialogButtonBox.ButtonRole.ActionRole)
        self.forget = buttons.addButton(tr("Forget what was learned"), QDialogButtonBox.ButtonRole.ActionRole)
        self.learn.clicked.connect(self.start)
        self.forget.clicked.connect(self.forget_all)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        for widget in (self.content, self.words, self.progress, buttons):
            self.column.addWidget(widget)
        self.show_figures()

    def show_figures(self) -> None:
        """Read the figures of the project anew."""
        store = self._session.store
        learned = store.learned()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_title(tr("What you decided")))
        column.addWidget(_acceptance(store.acceptance()))
        for one in learned:
            column.addWidget(_title(tr("What was learned, {language}", language=language_name(one.language))))
            column.addWidget(_lesson(one))
        self.column.replaceWidget(self.content, content)
        self.content.deleteLater()
        self.content = content
        self.forget.setVisible(bool(learned))
        if not learned and not self._outcomes:
            self.words.setText(
                tr(
                    "Each decision counts for the next suggestions at once. Learning looks at all your claims "
                    "together: it finds words of saying that are missing, and weighs the scores anew. It is tried "
                    "on articles that were held back, and kept only where it is better there."
                )
            )

    def start(self) -> None:
        """Learn, one language after the other."""
        session = self._session
        spoken = {article.language for article in session.store.articles()}
        self._left = [language for language in LANGUAGES if language in spoken]
        self._outcomes = []
        self.learn.setEnabled(False)
        self.progress.show()
        self._next()

    def _next(self) -> None:
        if not self._left or not self._is_open:
            self._end()
            return
        language = self._left.pop(0)
        session = self._session
        self._worker.submit(
            "learn",
            lambda result: self._done(language, result),
            lambda error: self._failed(language, error),
            cases=[case_to_plain(case) for case in session.cases(language)],
            language=language,
            sources=[source_to_plain(source) for source in session.known_sources()],
        )

    @property
    def _is_open(self) -> bool:
        """Whether the project is still the one that this dialog is about."""
        return self._bridge.is_open and self._bridge.session is self._session

    def _close(self) -> None:
        """Let what is being learned end by itself, and be forgotten."""
        self._closed = True
        self._left.clear()

    def _done(self, language: str, result: dict[str, Any]) -> None:
        if self._closed or not self._is_open:
            self._end()
            return
        learned = learned_from_plain(result)
        if not learned.is_better:
            self._outcomes.append(
                tr(
                    "{language}: not better on held-back articles; nothing was changed.",
                    language=language_name(language),
                )
            )
        elif self._bridge.run(lambda: self._session.keep_lesson(learned)) is not None:
            self._outcomes.append(
                tr("{language}: better, and kept. It counts for new suggestions.", language=language_name(language))
            )
        self._next()

    def _failed(self, language: str, error: Exception) -> None:
        if isinstance(error, Problem):
            self._outcomes.append(f"{language_name(language)}: {said(str(error))}")
        else:
            log.error("learning failed: %s", error)
            self._outcomes.append(
                tr("{language}: it failed. The log has the details.", language=language_name(language))
            )
        self._next()

    def _end(self) -> None:
        if self._closed:
            return
        self.progress.hide()
        self.learn.setEnabled(True)
        self.words.setText("\n".join(self._outcomes) or tr("There is no Indonesian or English article to learn from."))
        if self._is_open:
            self.show_figures()

    def forget_all(self) -> None:
        """Suggest as before anything was learned."""
        if self._is_open and self._bridge.run(self._session.forget_lessons) is not None:
            self._outcomes = [
                tr(
                    "Forgotten. Suggestions are as before anything was learned; {undo} brings it back.",
                    undo=key("undo"),
                )
            ]
            self._end()


def _title(words: str) -> QLabel:
    return QLabel(f"<b>{words}</b>")


def _acceptance(rows: list[Acceptance]) -> QWidget:
    if not rows:
        return _quiet(tr("No suggestions yet."))
    titles = (tr("Pipeline"), tr("Language"), tr("Accepted"), tr("Edited"), tr("Rejected"), tr("Left"), tr("Taken"))
    grid, table = _grid(titles, first_number=2)
    for line, one in enumerate(rows, start=1):
        share = "–" if one.share is None else percent(one.share)
        counts = [number(n) for n in (one.accepted, one.edited, one.rejected, one.pending)]
        cells = [f"{one.pipeline} {one.version}", language_name(one.language), *counts, share]
        _row(table, line, cells, first_number=2)
    return grid


def _lesson(one: Learned) -> QWidget:
    grid, table = _grid((tr("On held-back articles"), tr("Before"), tr("After")), first_number=1)
    for line, (name, words, meaning) in enumerate(FIGURES, start=1):
        _row(table, line, [tr(words), *_shown(name, one)], first_number=1)
        first = table.itemAtPosition(line, 0)
        if first is not None and first.widget() is not None:
            first.widget().setToolTip(tr(meaning))
    words = ", ".join(word for word, _ in one.lesson.cues)
    about = tr(
        "From {claims} in {articles}, {day}.",
        claims=counted("claim", one.claims),
        articles=counted("article", one.articles),
        day=day(one.created_at),
    )
    more = tr("New words of saying: {words}.", words=words) if words else ""
    table.addWidget(_quiet(f"{about} {more}".strip()), len(FIGURES) + 1, 0, 1, 3)
    return grid


def _shown(name: str, one: Learned) -> list[str]:
    as_words: Callable[[float], str] = "{:.3f}".format if name == "log_loss" else percent
    return [as_words(getattr(figures, name)) for figures in (one.before, one.after)]


def _grid(titles: tuple[str, ...], *, first_number: int) -> tuple[QWidget, QGridLayout]:
    widget = QWidget()
    table = QGridLayout(widget)
    table.setContentsMargins(0, 0, 0, 6)
    table.setHorizontalSpacing(18)
    table.setColumnStretch(0, 1)
    for column, title in enumerate(titles):
        label = _quiet(title)
        label.setAlignment(_side(column, first_number))
        table.addWidget(label, 0, column)
    return widget, table


def _side(column: int, first_number: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column >= first_number else Qt.AlignmentFlag.AlignLeft


def _row(table: QGridLayout, row: int, cells: list[str], *, first_number: int) -> None:
    for column, words in enumerate(cells):
        label = QLabel(words)
        label.setAlignment(_side(column, first_number) | Qt.AlignmentFlag.AlignVCenter)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        table.addWidget(label, row, column)


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("quiet")
    label.setWordWrap(True)
    return label
