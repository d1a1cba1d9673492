"""Acts on suggestions: take them, go from one to the next, accept, reject, edit."""

from PySide6.QtCore import Qt

from annotations.gazetteer import kind_of
from annotations.model import Proposal, Quotation, SourceKind
from annotations.sentences import sentence_at
from annotations.session import Reason, Why
from gui.frame import Frame
from gui.marks import Key
from gui.words import day, key, said, score, tr

_QUOTED = 120


class ReviewActs(Frame):
    """What the Suggestions menu does."""

    draft: Proposal | None = None

    def suggest_here(self) -> None:
        """Take suggestions for the open article."""
        if self.article:
            self.suggester.start([self.article.id])

    def suggest_all(self) -> None:
        """Take suggestions for all articles."""
        self.suggester.start(self.session.store.article_ids())

    def cancel_suggesting(self) -> None:
        """Stop taking suggestions."""
        self.suggester.cancel()

    def show_suggestions(self) -> None:
        """Show how good the suggestions are, and learn from the project."""
        from gui.learning import LearningDialog

        dialog = LearningDialog(self.bridge, self.worker, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def review_list(self) -> None:
        """Show what is left to review as a list, with filters, to be decided one by one or many at once."""
        from gui.review_list import ReviewList

        dialog = ReviewList(self.session, self.bridge.run, self.article.id if self.article else None, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.pointed.connect(self.go_to_suggestion)
        dialog.decided.connect(self._say_decided)
        self.bridge.changed.connect(dialog.read)
        self.bridge.opened.connect(dialog.close)
        dialog.show()

    def _say_decided(self, accepted: bool, n: int) -> None:
        undo = key("undo")
        words = tr("✓ %Ln accepted. {undo} takes all of it back.", n, undo=undo)
        self.say(words if accepted else tr("✓ %Ln rejected. {undo} takes all of it back.", n, undo=undo))

    def go_to_suggestion(self, article_id: int, suggestion_id: int) -> None:
        """Open the article of a suggestion and choose it."""
        self.open_article(article_id)
        if suggestion_id not in self.suggestions:
            self.say(tr("It is hidden: its score is below {score}.", score=score(self.settings.show_from)))
        self.page.choose(Key("suggestion", suggestion_id))

    def why_nothing(self) -> None:
        """Say why no suggestion is shown at the selection, or in the sentence at the text cursor."""
        if self.article is None:
            return
        at = min(self.page.utf16.code_points(self.page.textCursor().position()), len(self.page.text) - 1)
        place, article_id = self.page.selected() or sentence_at(self.page.text, at), self.article.id
        first, *rest = self.session.why_nothing(article_id, place, self.settings.show_from)
        self.show_message(self.in_words(first), "\n".join(map(self.in_words, rest)))

    def in_words(self, reason: Reason) -> str:
        """Give one answer to the question why no suggestion is shown at a place."""
        said = {
            Why.SHOWN: tr("There is a suggestion here, with the score {score}: “{quote}”. {key} goes to it."),
            Why.HIDDEN: tr("“{quote}” is hidden: its score is {score}, and you see those from {from_} on."),
            Why.CLAIM: tr("It is a claim already: “{quote}”."),
            Why.REJECTED: tr("“{quote}” was rejected on this text before. It is not proposed again."),
            Why.SUPERSEDED: tr("An earlier run proposed “{quote}” here; the last one did not."),
            Why.NOT_RUN: tr("Nobody has asked for suggestions in this article yet. {ask} does."),
            Why.FOUND_NOTHING: tr("{pipeline} looked through this article on {day} and found no claim in it."),
            Why.NOT_HERE: tr("{pipeline} looked through this article on {day} and found claims, but none here."),
        }[reason.why]
        quote = reason.quote if len(reason.quote) <= _QUOTED else f"{reason.quote[: _QUOTED - 1]}…"
        return said.format(
            score="–" if reason.score is None else score(reason.score),
            quote=quote,
            from_=score(self.settings.show_from),
            key=key("next_suggestion"),
            ask=key("suggest_here"),
            pipeline=f"{reason.run.pipeline} {reason.run.version}" if reason.run else "",
            day=day(reason.run.finished_at) if reason.run else "",
        )

    def suggested(self, _kept: int, problems: list[Exception]) -> None:
        """Say what a run brought."""
        if problems:
            self.show_message(tr("%Ln articles could not be worked on.", len(problems)), said(str(problems[0])))
        elif self.suggestions:
            self.say(tr("✓ suggestions are there: {key} goes to the first", key=key("next_suggestion")))
        else:
            self.say(tr("✓ done: nothing new was found"))

    def next_suggestion(self) -> None:
        """Choose the next suggestion."""
        self._step_suggestion(1)

    def previous_suggestion(self) -> None:
        """Choose the previous suggestion."""
        self._step_suggestion(-1)

    def _step_suggestion(self, step: int) -> None:
        order = list(self.suggestions.values())
        if not order:
            # Without suggestions Tab does what it does everywhere: it goes on.
            self.focusNextPrevChild(step > 0)
            return
        chosen = self.page.chosen
        ids = [suggestion.id for suggestion in order]
        if chosen and chosen.kind == "suggestion" and chosen.id in ids:
            at = ids.index(chosen.id) + step
        else:
            here = self.page.utf16.code_points(self.page.textCursor().position())
            after = [i for i, s in enumerate(order) if s.proposal.spans[0].start >= here]
            at = (after[0] if after else 0) if step > 0 else (after[0] - 1 if after else -1)
        self.leave_editing()
        self.page.choose(Key("suggestion", ids[at % len(ids)]))

    def chosen_suggestion(self) -> int | None:
        """Give the chosen suggestion; None where none is."""
        chosen = self.page.chosen
        return chosen.id if chosen and chosen.kind == "suggestion" else None

    def enter(self) -> None:
        """Accept the chosen suggestion; on a selection, make a claim of it."""
        if self.page.selected() is not None and self.editing is None:
            self.highlight()
        else:
            self.accept()

    def accept(self) -> None:
        """Make a claim of the chosen suggestion, as it is or as it was edited, and go to the next."""
        chosen = self.chosen_suggestion()
        if chosen is None:
            self.say(tr("Choose a suggestion first: {key} goes to the next one.", key=key("next_suggestion")))
            return
        following = self._following(chosen)
        edited = self._edited()
        if self.bridge.run(lambda: self.session.accept([chosen], edited)) is not None:
            self.leave_editing()
            self.page.choose(following)

    def reject(self) -> None:
        """Turn the chosen suggestion down, and go to the next."""
        chosen = self.chosen_suggestion()
        if chosen is None:
            return
        following = self._following(chosen)
        if self.bridge.run(lambda: self.session.reject([chosen])) is not None:
            self.leave_editing()
            self.page.choose(following)

    def _following(self, suggestion_id: int) -> Key | None:
        ids = list(self.suggestions)
        if suggestion_id not in ids or len(ids) == 1:
            return None
        return Key("suggestion", ids[(ids.index(suggestion_id) + 1) % len(ids)])

    def accept_above(self) -> None:
        """Accept all suggestions of the article with at least the score of the review bar, as one step."""
        if self.article:
            article_id, lowest = self.article.id, self.review.score.value()
            changes = self.bridge.run(lambda: self.session.accept_above(lowest, article_id))
            if changes is not None:
                self.page.setFocus()  # in the field of the score Ctrl+Z would take the digits back
                n = len(changes.claims)
                self.say(tr("✓ %Ln accepted. {undo} takes all of it back.", n, undo=key("undo")))

    def edit_suggestion(self) -> None:
        """Let the span, the source and the quotation of the chosen suggestion be changed before it is accepted."""
        chosen = self.chosen_suggestion()
        if chosen is None:
            self.say(tr("Choose a suggestion first: {key} goes to the next one.", key=key("next_suggestion")))
            return
        self.editing = self.suggestions[chosen]
        self.draft = self.editing.proposal
        spans = self.draft.spans
        self.page.select(type(spans[0])(spans[0].start, spans[-1].end))
        self.page.setFocus()
        self.show_chosen()

    def leave_editing(self) -> None:
        """Leave editing without accepting."""
        if self.editing is not None:
            self.editing, self.draft = None, None
            self.page.deselect()
            self.show_chosen()
        self.draft = None

    def _edited(self) -> Proposal | None:
        draft = self.draft
        if self.editing is not None and draft is not None:
            span = self.page.selected_words()
            whole = (draft.spans[0].start, draft.spans[-1].end)
            if span is not None and tuple(span) != whole:
                draft = draft._replace(spans=(span,))
        return draft

    def suggestion_source(self, name: str) -> None:
        """Give the chosen suggestion another source; it is accepted with it."""
        chosen = self.chosen_suggestion()
        if chosen is not None:
            proposal = self.draft or self.suggestions[chosen].proposal
            known = self.session.store.source_named(name)
            kind = self.sources[known].kind if known in self.sources else kind_of(name) or SourceKind.UNNAMED
            self.draft = proposal._replace(source=name, kind=kind)
            self.show_chosen()

    def suggestion_quotation(self, quotation: Quotation | None) -> None:
        """Say how the chosen suggestion is reported; it is accepted so."""
        chosen = self.chosen_suggestion()
        if chosen is not None and quotation is not None:
            proposal = self.draft or self.suggestions[chosen].proposal
            self.draft = proposal._replace(quotation=quotation)
            self.show_chosen()
