"""The panel of the chosen claim, or suggestion. Its forms are in gui.claim_form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from annotations.model import Claim, Source, Suggestion
from gui.words import key, tr
from gui.wrapped import Wrapped

if TYPE_CHECKING:
    from gui.claim_form import ClaimForm, SuggestionForm
    from gui.claim_parts import StepShown


def nothing_chosen() -> str:
    """Say what to do where no claim is chosen."""
    return "\n\n".join(
        (
            tr("Select words on the page and press {key} to make a claim.", key=key("highlight")),
            tr("Click a highlight to see and change it here."),
            tr(
                "Press {ask} for suggestions: {next} goes to the next one, {accept} accepts it.",
                ask=key("suggest_here"),
                next=key("next_suggestion"),
                accept=key("enter"),
            ),
        )
    )


class ClaimPanel(QWidget):
    """Shows the chosen claim, the chosen suggestion, or what to do next.

    The two forms are made when they are asked for first: a window opens without them.

    Signals:
        claim_made, suggestion_made: the form is there, to be wired.
    """

    claim_made = Signal()
    suggestion_made = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claim: ClaimForm | None = None
        self._suggestion: SuggestionForm | None = None
        self._may_change = True
        self._areas: dict[QWidget, QScrollArea] = {}
        nothing = self.nothing = QWidget()
        words = self._nothing = Wrapped(nothing_chosen())
        words.setObjectName("quiet")
        column = QVBoxLayout(nothing)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(words)
        column.addStretch()
        self._put(nothing)
        self.setMinimumWidth(270)

    @property
    def claim(self) -> ClaimForm:
        """The form of a claim."""
        if self._claim is None:
            from gui.claim_form import ClaimForm

            self._claim = ClaimForm()
            self._claim.setEnabled(self._may_change)
            self._put(self._claim)
            self.claim_made.emit()
        return self._claim

    @property
    def suggestion(self) -> SuggestionForm:
        """The form of a suggestion."""
        if self._suggestion is None:
            from gui.claim_form import SuggestionForm

            self._suggestion = SuggestionForm()
            self._suggestion.setEnabled(self._may_change)
            self._put(self._suggestion)
            self.suggestion_made.emit()
        return self._suggestion

    def make_forms(self) -> None:
        """Make both forms now."""
        for form in (self.claim, self.suggestion):
            form.ensurePolished()

    def _put(self, shown: QWidget) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(shown)
        area.setParent(self)
        area.setGeometry(self.rect())
        area.setVisible(not self._areas)
        self._areas[shown] = area

    def _show(self, shown: QWidget) -> None:
        """Bring one of them into view. A QStackedWidget, which stops all painting meanwhile, paints each part twice."""
        for one, area in self._areas.items():
            area.setVisible(one is shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each of them all the room."""
        super().resizeEvent(event)
        for area in self._areas.values():
            area.setGeometry(self.rect())

    def sizeHint(self) -> QSize:
        """As the first of them wants it."""
        return self._areas[self.nothing].sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As small as the first of them may be."""
        return self._areas[self.nothing].minimumSizeHint()

    def allow(self, *, change: bool) -> None:
        """Let what is shown be changed, or not."""
        self._may_change = change
        for form in (self._claim, self._suggestion):
            if form is not None:
                form.setEnabled(change)

    def save_again(self) -> None:
        """Have the note of the claim saved once more where what was typed has not been."""
        if self._claim is not None:
            self._claim.save_again()

    def show_keys(self) -> None:
        """Say which keys do what."""
        self._nothing.setText(nothing_chosen())
        for form in (self._claim, self._suggestion):
            if form is not None:
                form.show_keys()

    def show_nothing(self) -> None:
        """Show what to do next."""
        self._show(self.nothing)

    def show_claim(self, claim: Claim, steps: Sequence[StepShown], selected: Sequence[int]) -> None:
        """Show a claim; `selected` are the ids of all claims that what is set goes to."""
        self.claim.show_claim(claim, steps, selected)
        self._show(self.claim)

    def show_suggestion(self, suggestion: Suggestion, text: str, linked: Source | None, *, editing: bool) -> None:
        """Show a suggestion."""
        self.suggestion.show_suggestion(suggestion, text, linked, editing=editing)
        self._show(self.suggestion)
