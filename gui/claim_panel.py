"""The chosen claim, or suggestion: chain of sources, code, quotation, tags, note."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotations.judging import Asked, asked
from annotations.model import Claim, Quotation, Reliability, Source, Suggestion
from gui import theme
from gui.elided import Elided
from gui.rating import RatingField
from gui.sources_panel import chip
from gui.words import key, moment, score, tr, with_key

_SIGNS = {"Return": "⏎", "Enter": "⏎", "Backspace": "⌫"}


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


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step of a chain as the panel shows it."""

    source: Source | None
    mention: str
    cue: str


def section(text: str) -> QLabel:
    """Give a small heading."""
    label = QLabel(text)
    label.setObjectName("section")
    return label


class Wrapped(QLabel):
    """A label whose height follows its words: Qt's own squeezes its neighbours inside a scroll area."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def hasHeightForWidth(self) -> bool:
        """No: the height is fixed already."""
        return False

    def _fit(self) -> None:
        self.setFixedHeight(max(0, self.heightForWidth(self.width())) if self.text() else 0)


class Quote(Wrapped):
    """Quoted words, in the reading face; they can be dragged into another program.

    Signals:
        drag_asked: the words are to be dragged out.
    """

    drag_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        font = theme.reading_font(11)
        font.setItalic(True)
        self.setFont(font)
        self._pressed: QPointF | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin the drag."""
        far = QApplication.startDragDistance()
        if self._pressed is not None and (event.position() - self._pressed).manhattanLength() >= far:
            self._pressed = None
            self.drag_asked.emit()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def _in_order(layout: QLayout) -> Iterator[QWidget]:
    """Give the widgets of a layout and of the layouts in it, in their order on the screen."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
            inner = widget.layout()
        if inner is not None:
            yield from _in_order(inner)


def shortened(text: str, limit: int = 260) -> str:
    """Give a text cut in its middle where it is long."""
    return text if len(text) <= limit else f"{text[: limit * 2 // 3]} … {text[-limit // 3 :]}"


class QuotationRow(QWidget):
    """direct, indirect, mixed."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Quotation"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        self.group = QButtonGroup(self)
        self.group.setExclusive(False)
        self.buttons: dict[Quotation, QToolButton] = {}
        self._set: Quotation | None = None
        for quotation in Quotation:
            button = QToolButton()
            button.setText(tr(quotation))
            button.setCheckable(True)
            button.setMinimumHeight(26)
            button.clicked.connect(lambda _=False, q=quotation: self.picked.emit(None if q == self._set else q))
            self.group.addButton(button)
            self.buttons[quotation] = button
            row.addWidget(button)
        row.addStretch()

    def show_quotation(self, quotation: Quotation | None) -> None:
        """Show one as set."""
        self._set = quotation
        for one, button in self.buttons.items():
            button.setChecked(one == quotation)


class ChainRows(QWidget):
    """The steps of a chain, first-hand first, each with its mention, and what can be done with it."""

    change_asked = Signal(int)
    remove_asked = Signal(int)
    mention_pointed = Signal(int)
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._looks: tuple[object, ...] = ()

    def show_steps(self, steps: Sequence[StepShown]) -> None:
        """Show these steps and, under them, the way to add one."""
        looks = (*steps, theme.current(), key("pick_source"), key("pick_next_step"))
        if looks == self._looks:
            return
        self._looks = looks
        clear(self._column)
        for at, step in enumerate(steps):
            self._column.addWidget(self._row(at, step))
        add = QPushButton(
            with_key(tr("+ add a step"), "pick_next_step")
            if steps
            else with_key(tr("+ name the source"), "pick_source")
        )
        add.setObjectName("flat")
        add.setToolTip(tr("Who passes the claim on") if steps else tr("Who makes the claim"))
        add.clicked.connect(lambda: self.change_asked.emit(len(steps)))
        self._column.addWidget(add)
        self.rebuilt.emit()

    def _row(self, at: int, step: StepShown) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        name = QToolButton()
        name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        name.setIcon(chip(theme.current().source(step.source.colour if step.source else -1)))
        words = step.source.name if step.source else tr("source not named")
        name.setText(f"{at + 1}  {tr('via') + ' ' if at else ''}{words}")
        name.setToolTip(tr("Change this source"))
        name.clicked.connect(lambda: self.change_asked.emit(at))
        line.addWidget(name)
        said = " ".join(part for part in (step.cue, f"“{step.mention}”" if step.mention else "") if part)
        mention = Elided(said)
        mention.setObjectName("quiet")
        line.addWidget(mention, 1)
        code = QLabel(str(step.source.reliability or "") if step.source else "")
        line.addWidget(code)
        remove = QToolButton()
        remove.setText("×")
        remove.setToolTip(tr("Take this step out of the chain"))
        remove.setAccessibleName(tr("Remove {name}", name=words))
        remove.clicked.connect(lambda: self.remove_asked.emit(at))
        line.addWidget(remove)
        return row


class TagRow(QWidget):
    """Free tags: one button each to take it off, and a field to add one."""

    added = Signal(str)
    removed = Signal(str)
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._row.setSpacing(3)
        self._tags: tuple[str, ...] | None = None
        self.field = QLineEdit()
        self.show_keys()
        self.field.setAccessibleName(tr("Add a tag"))
        self.field.returnPressed.connect(self._add)
        column.addLayout(self._row)
        column.addWidget(self.field)

    def show_keys(self) -> None:
        """Say which key goes to the field."""
        self.field.setPlaceholderText(with_key(tr("Add a tag"), "pick_tag"))

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these tags."""
        if tuple(tags) == self._tags:
            return
        self._tags = tuple(tags)
        clear(self._row)
        for tag in tags:
            button = QToolButton()
            button.setText(f"{tag} ×")
            button.setToolTip(tr("Take the tag {tag} off", tag=tag))
            button.clicked.connect(lambda _=False, tag=tag: self.removed.emit(tag))
            self._row.addWidget(button)
        self._row.addStretch()
        self.rebuilt.emit()

    def _add(self) -> None:
        tag = self.field.text()
        self.field.clear()
        if tag.strip():
            self.added.emit(tag)


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
                found += [one for one in _in_order(layout) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
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
        self._claim_ids = list(selected)
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


class ClaimPanel(QStackedWidget):
    """Shows the chosen claim, the chosen suggestion, or what to do next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.claim = ClaimForm()
        self.suggestion = SuggestionForm()
        nothing = QWidget()
        words = self._nothing = Wrapped(nothing_chosen())
        words.setObjectName("quiet")
        column = QVBoxLayout(nothing)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(words)
        column.addStretch()
        for widget in (nothing, self.claim, self.suggestion):
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(widget)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.addWidget(area)
        self.setMinimumWidth(270)

    def show_keys(self) -> None:
        """Say which keys do what."""
        self._nothing.setText(nothing_chosen())
        self.claim.show_keys()
        self.suggestion.show_keys()

    def show_nothing(self) -> None:
        """Show what to do next."""
        self.setCurrentIndex(0)

    def show_claim(self, claim: Claim, steps: Sequence[StepShown], selected: Sequence[int]) -> None:
        """Show a claim; `selected` are the ids of all claims that what is set goes to."""
        self.claim.show_claim(claim, steps, selected)
        self.setCurrentIndex(1)

    def show_suggestion(self, suggestion: Suggestion, text: str, linked: Source | None, *, editing: bool) -> None:
        """Show a suggestion."""
        self.suggestion.show_suggestion(suggestion, text, linked, editing=editing)
        self.setCurrentIndex(2)
