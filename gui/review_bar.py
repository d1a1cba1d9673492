"""The review bar under the page: what is left, the score from which to accept, and how a run goes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from annotations.model import Run
from gui.words import key, tr, with_key

_ROOMY = 520  # pixels: below this the buttons would cut each other's words


class ReviewBar(QWidget):
    """Shown under the page.

    Signals:
        suggest_asked, cancel_asked, accept_all_asked, next_asked.
        score_changed: the score from which "accept all" accepts.
    """

    suggest_asked = Signal()
    cancel_asked = Signal()
    accept_all_asked = Signal()
    next_asked = Signal()
    score_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.suggest = QPushButton(tr("Suggest claims"))
        self.next = QPushButton(tr("Next"))
        self.score = QDoubleSpinBox()
        self.score.setRange(0.0, 1.0)
        self.score.setSingleStep(0.05)
        self.score.setDecimals(2)
        self.score.setPrefix(tr("score ≥ "))
        self.score.setAccessibleName(tr("Lowest score to accept"))
        self.accept_all = QPushButton(tr("Accept all"))
        self.progress = QProgressBar()
        self.progress.setMaximumWidth(180)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(8)
        self.cancel = QPushButton(tr("Cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self.words)
        row.addStretch()
        for widget in (self.progress, self.cancel, self.next, self.score, self.accept_all, self.suggest):
            row.addWidget(widget)
        self.setAccessibleName(tr("Review of suggestions"))
        for button in (self.suggest, self.next, self.accept_all, self.cancel):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.suggest.clicked.connect(self.suggest_asked)
        self.next.clicked.connect(self.next_asked)
        self.accept_all.clicked.connect(self.accept_all_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self.score.valueChanged.connect(self.score_changed)
        self._left = 0
        self.show_keys()
        self.show_progress(0, 0)

    def show_keys(self) -> None:
        """Say which keys do the same."""
        self.suggest.setToolTip(key("suggest_here"))
        self.next.setToolTip(key("next_suggestion"))
        words = tr("Accept all with at least this score, as one step")
        self.accept_all.setToolTip(with_key(words, "accept_above"))

    def show_state(self, left: int, above: int, run: Run | None, hidden: int = 0) -> None:
        """Say what is left to decide.

        Args:
            left: suggestions on which nothing was decided in this article.
            above: how many of them "accept all" would accept.
            run: the last run over this article; None where there was none.
            hidden: how many are not shown, for their score.
        """
        if left:
            words = tr("%Ln suggestions left", left)
        elif run is None:
            words = tr("No suggestions asked for yet")
        elif not run.found:
            words = tr("{pipeline} found nothing here", pipeline=run.pipeline)
        else:
            words = tr("All suggestions decided") if not hidden else ""
        more = tr("%Ln hidden by their score", hidden) if hidden else ""
        self.words.setText(" · ".join(filter(None, [words, more])))
        self._left = left
        for widget in (self.score, self.accept_all):
            widget.setVisible(left > 0)
        self._fit()
        self.accept_all.setText(tr("Accept %Ln", above))
        self.accept_all.setEnabled(above > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, leave the rest to the toolbar and the menu."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= _ROOMY
        self.next.setVisible(roomy and self._left > 0)
        self.suggest.setVisible(roomy or not self._left)

    def show_progress(self, done: int, total: int) -> None:
        """Show how a run goes; total 0 for no run."""
        running = total > 0
        self.progress.setRange(0, 0 if total == 1 else total)
        self.progress.setValue(done)
        self.progress.setVisible(running)
        self.cancel.setVisible(running)
        self.suggest.setEnabled(not running)
