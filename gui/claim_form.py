"""The two forms of the claim panel: one claim with its chain of sources, codes and note; one suggestion."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotations.judging import Asked, asked
from annotations.model import Claim, Reliability, Source, Suggestion
from gui import theme
from gui.claim_parts import ChainRows, QuotationRow, Quote, StepShown, TagRow, in_order, section, shortened
from gui.rating import RatingField
from gui.sources_panel import chip
from gui.words import key, moment, score, tr, with_key
from gui.wrapped import Wrapped

_SIGNS = {"Return": "⏎", "Enter": "⏎", "Backspace": "⌫"}


class ClaimForm(QWidget):
    """Everything about one claim, or what several have in common.

    Attributes:
        comes_after: what Tab comes from, outside.

    Signals:
        note_typed: the ids of the claims and their note, at every change, so that a crash loses no letter.
        confirmation_asked: the source that confirms a claim is to be named.
    """

    note_typed = Signal(list, str)
    confirmation_asked = Signal()
    comes_after: QWidget | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quote = Quote()
        self.quote.setCursor(Qt.CursorShape.OpenHandCursor)
        self.quote.setToolTip(tr("Drag it into another program, with who says so and where"))
        self.chain = ChainRows()
        self.rating = RatingField()
        self.asks = QPushButton()
        self.asks.setObjectName("asks")
        self.asks.clicked.connect(self._answer)
        self.quotation = QuotationRow()
        self.tags = TagRow()
        self.note = QPlainTextEdit()
        self.note.setObjectName("field")
        self.note.setAccessibleName(tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(84)
        self.note.textChanged.connect(self._note_changed)
        self.origin = Wrapped()
        self.origin.setObjectName("quiet")
        self._claim_ids: list[int] = []
        self._saved_note = ""
        self._asked: Asked | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(5)
        for title, widget in (
            ("", self.quote),
            (tr("Source"), self.chain),
            ("", self.rating),
            ("", self.asks),
            (tr("Quotation"), self.quotation),
            (tr("Tags"), self.tags),
            (tr("Note"), self.note),
            ("", self.origin),
        ):
            if title:
                column.addWidget(section(title))
            column.addWidget(widget)
        column.addStretch()
        self.chain.rebuilt.connect(self.order)
        self.tags.rebuilt.connect(self.order)
        self.show_keys()
        self.order()

    def stops(self) -> list[QWidget]:
        """Give what the Tab key stops at, from top to bottom."""
        found: list[QWidget] = []
        for part in (self.chain, self.rating, self.asks, self.quotation, self.tags, self.note):
            found += [part] if part.focusPolicy() & Qt.FocusPolicy.TabFocus else []
            layout = part.layout()
            if layout is not None:
                found += [one for one in in_order(layout) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        return found

    def order(self) -> None:
        """Let Tab go from top to bottom, also through what was made later."""
        before = [self.comes_after] if self.comes_after is not None else []
        for one, following in pairwise([*before, *self.stops()]):
            QWidget.setTabOrder(one, following)

    def show_keys(self) -> None:
        """Say which keys go to the fields."""
        self.note.setPlaceholderText(with_key(tr("Note"), "write_note"))
        self.tags.show_keys()

    def show_claim(self, claim: Claim, steps: Sequence[StepShown], selected: Sequence[int]) -> None:
        """Show a claim; where several are selected, say that what is set goes to all of them."""
        more = tr("and %Ln more: what you set goes to all of them", len(selected) - 1)
        self.quote.setText(f"“{shortened(claim.quote)}”" + (f"\n{more}" if len(selected) > 1 else ""))
        self.chain.show_steps(steps)
        first = steps[0].source if steps else None
        own = tr("this claim alone") if claim.reliability else ""
        inherited = first.reliability if first else None
        hint = own or (tr("of {name}", name=first.name) if first and inherited else "")
        self.rating.reliability.show_code(claim.reliability, inherited, hint)
        self.rating.credibility.show_code(claim.credibility)
        self._show_what_is_asked(claim, claim.reliability or inherited)
        self.quotation.show_quotation(claim.quotation)
        self.tags.show_tags(claim.tags)
        self._claim_ids = []
        if self.note.toPlainText() != claim.note:
            self.note.setPlainText(claim.note)
        self._claim_ids, self._saved_note = list(selected), claim.note
        made = tr("Highlighted")
        if claim.score is not None:
            made = tr("Accepted from {pipeline}, score {score}", pipeline=claim.pipeline, score=score(claim.score))
        by = tr("{made}, by {analyst}, {when}", made=made, analyst=claim.analyst, when=moment(claim.created_at))
        self.origin.setText(by)

    def _show_what_is_asked(self, claim: Claim, reliability: Reliability | None) -> None:
        self._asked = asked(reliability, claim.credibility, claim.note)
        self.asks.setVisible(self._asked is not None)
        if self._asked is Asked.CONFIRMATION:
            self.asks.setText(with_key(tr("1 says confirmed: by whom?"), "pick_confirmation"))
            self.asks.setToolTip(tr("Name a source that knows it from elsewhere; it is written into the note"))
        elif self._asked is Asked.REASON:
            self.asks.setText(
                with_key(tr("{code} is an unusual pair: why?", code=f"{reliability}{claim.credibility}"), "write_note")
            )
            self.asks.setToolTip(tr("The two halves of the code are far apart; say in the note why"))

    def _answer(self) -> None:
        if self._asked is Asked.CONFIRMATION:
            self.confirmation_asked.emit()
        else:
            self.note.setFocus()

    def save_again(self) -> None:
        """Have the note saved once more where what was typed has not been."""
        if self.note.toPlainText() != self._saved_note:
            self._note_changed()

    def _note_changed(self) -> None:
        if self._claim_ids:
            self.note_typed.emit(self._claim_ids, self.note.toPlainText())


class SuggestionForm(QWidget):
    """One suggestion: what it proposes, and the three answers. Source and quotation can be changed first."""

    accept_asked = Signal()
    reject_asked = Signal()
    edit_asked = Signal()
    source_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quote = Quote()
        self.source = QPushButton()
        self.source.setObjectName("flat")
        self.source.clicked.connect(self.source_asked)
        self.reads = Wrapped()
        self.reads.setObjectName("quiet")
        self.via = Wrapped()
        self.quotation = QuotationRow()
        self.score = Wrapped()
        self.score.setObjectName("quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(6)
        column.addWidget(self.quote)
        column.addWidget(section(tr("Source")))
        column.addWidget(self.source)
        column.addWidget(self.reads)
        column.addWidget(self.via)
        column.addWidget(section(tr("Quotation")))
        column.addWidget(self.quotation)
        column.addWidget(self.score)
        row = QHBoxLayout()
        self._buttons: list[tuple[QPushButton, str, str]] = []
        for text, act, signal in (
            (tr("Accept"), "enter", self.accept_asked),
            (tr("Reject"), "reject", self.reject_asked),
            (tr("Edit"), "edit_suggestion", self.edit_asked),
        ):
            button = QPushButton()
            button.clicked.connect(signal)
            row.addWidget(button)
            self._buttons.append((button, text, act))
        self.show_keys()
        column.addLayout(row)
        column.addStretch()

    def show_keys(self) -> None:
        """Say which keys accept, reject and edit."""
        for button, words, act in self._buttons:
            button.setText(f"{words}  {_SIGNS.get(key(act), key(act))}".strip())

    def stops(self) -> list[QWidget]:
        """Give what the Tab key stops at, from top to bottom."""
        return [self.source, *self.quotation.buttons.values(), *(button for button, _, _ in self._buttons)]

    def show_suggestion(self, suggestion: Suggestion, text: str, linked: Source | None, *, editing: bool) -> None:
        """Show a suggestion, and whether its source is known already."""
        proposal = suggestion.proposal
        words = " […] ".join(text[slice(*span)] for span in proposal.spans)
        self.quote.setText(f"“{shortened(words)}”")
        name = linked.name if linked else proposal.source or tr("no source in the text")
        known = "" if linked or not proposal.source else f"  ({tr('new: {kind}', kind=tr(proposal.kind))})"
        self.source.setIcon(chip(theme.current().source(linked.colour if linked else -1)))
        self.source.setText(f"{name}{known}")
        self.source.setToolTip(with_key(tr("Choose another source"), "pick_source"))
        reference = proposal.reference(text)
        self.reads.setText(tr("Reads “{words}” as {name}", words=reference, name=name) if reference else "")
        self.reads.setVisible(bool(reference))
        self.via.setText(f"{tr('via')} {proposal.via_source}" if proposal.via_source else "")
        self.via.setVisible(bool(proposal.via_source))
        self.quotation.show_quotation(proposal.quotation)
        words = [tr("Suggestion, score {score}", score=score(proposal.score))]
        if editing:
            words.append(
                tr(
                    "Editing: change the selection on the page, the source or the quotation; "
                    "{accept} accepts, {leave} leaves.",
                    accept=key("enter"),
                    leave=key("leave"),
                )
            )
        self.score.setText("\n".join(words))
