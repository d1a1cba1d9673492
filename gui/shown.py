"""What the window shows: the project, the page with its marks, the panels; and what is drawn anew after a change."""

from annotations.errors import Problem
from annotations.model import Article, Changes, Claim, Suggestion
from gui.articles_panel import in_words
from gui.claim_acts import ClaimActs
from gui.claim_panel import StepShown
from gui.forms import language_name
from gui.frame import KEYS, REVIEW_KEYS
from gui.marks import Key, Mark
from gui.review_acts import ReviewActs


class Shown(ClaimActs, ReviewActs):
    """Puts what is in the store on the screen."""

    def show_project(self) -> None:
        """Show the project that is open now, or the start page."""
        opened = self.bridge.is_open
        self.name_window()
        self.actions_.enable(project=opened)
        if opened:
            self.show_docks()
        else:
            for dock in self.docks.values():
                dock.hide()
        self.toolbar.setVisible(opened)
        self.article, self.claims, self.suggestions, self.sources = None, {}, {}, {}
        self.page.show_article("")
        self.table.show_session(self.session if opened else None)
        self.saved.setText("✓ saved" if opened else "")
        self.hint.setVisible(opened)
        if not opened:
            self.start.show_recent(self.settings.recent())
            self.middle.setCurrentIndex(0)
            return
        self._show_sources()
        self.middle.setCurrentIndex(2)
        articles = self.session.store.articles()
        last = self.settings.last_article(self.session.path)
        ids = [article.id for article in articles]
        if ids:
            self.open_article(last if last in ids else ids[0])
        self._show_lists()
        self._show_undo()
        self.page.setFocus()

    def open_article(self, article_id: int) -> None:
        """Show an article with its claims and suggestions."""
        if self.article and self.article.id == article_id:
            return
        loaded = self.bridge.run(lambda: (self.session.store.article(article_id), self.session.store.text(article_id)))
        if loaded is None:
            return
        self.leave_editing()
        self.article, text = loaded
        self.middle.setCurrentIndex(1)
        self.page.show_article(text, self.article.title)
        self._show_marks()
        self._show_heading()
        self.articles_panel.choose(article_id)

    def show_changes(self, changes: Changes) -> None:
        """Redraw what a committed operation has changed."""
        if changes.sources:
            self._show_sources()
        if changes.articles:
            self._articles_changed()
        if self.article and (self.article.id in changes.pages or changes.sources):
            self._show_marks()
        if changes.step == "Edit note":
            self.table.model.changed(changes.claims)
        elif changes.claims or changes.sources or changes.articles:
            self._show_lists()
        elif changes.suggestions or changes.pages:
            self._show_articles()
        self._show_heading()
        self._show_undo()
        if changes.step.startswith(("Undo ", "Redo ")):
            self.say(changes.step.replace("Undo ", "Undone: ").replace("Redo ", "Done again: "))
            self._show_what_came_back(changes)
        elif changes.step:
            self.say(f"✓ saved · {changes.step[0].lower()}{changes.step[1:]}")

    def _show_what_came_back(self, changes: Changes) -> None:
        there = [claim_id for claim_id in sorted(changes.claims) if claim_id in self.claims]
        if there and (self.page.chosen is None or self.page.chosen.id not in there):
            self.page.choose(Key("claim", there[0]))

    def _articles_changed(self) -> None:
        articles = {article.id: article for article in self.session.store.articles()}
        if self.article and self.article.id in articles:
            self.article = articles[self.article.id]
        elif articles:
            self.article = None
            self.open_article(next(iter(articles)))
        else:
            self.article, self.claims, self.suggestions = None, {}, {}
            self.page.show_article("")
            self.middle.setCurrentIndex(2)

    def _show_sources(self) -> None:
        self.sources = {source.id: source for source in self.session.store.sources()}

    def _show_lists(self) -> None:
        store = self.session.store
        articles = self._show_articles()
        self.sources_panel.show_sources(list(self.sources.values()), store.source_counts())
        self.table.show_choices(articles, list(self.sources.values()), store.tags())
        unrated = sum(counts[1] for counts in store.counts().values())
        self.table.refresh(unrated)

    def _show_articles(self) -> list[Article]:
        articles = self.session.store.articles()
        current = self.article.id if self.article else 0
        self.articles_panel.show_articles(articles, self.session.store.counts(), current)
        return articles

    def _show_heading(self) -> None:
        if self.article is None:
            self.heading.clear()
            return
        unrated = sum(claim.credibility is None for claim in self.claims.values())
        how_far = in_words((len(self.claims), unrated, len(self.suggestions)))
        parts = (self.article.outlet, self.article.published[:10], language_name(self.article.language), how_far)
        self.heading.setText("  ·  ".join(part for part in parts if part))

    def _show_marks(self) -> None:
        if self.article is None:
            return
        store = self.session.store
        self.claims = {claim.id: claim for claim in store.claims_of(self.article.id)}
        self.suggestions = {one.id: one for one in store.suggestions(self.article.id)}
        if self.editing and self.editing.id not in self.suggestions:
            self.editing, self.draft = None, None
        marks = [self._claim_mark(claim) for claim in self.claims.values()]
        marks += [self._suggestion_mark(suggestion) for suggestion in self.suggestions.values()]
        self.page.set_marks(marks)
        self.show_chosen()
        self._show_review()

    def _claim_mark(self, claim: Claim) -> Mark:
        first = self.sources.get(claim.chain[0].source_id or 0) if claim.chain else None
        reliability = claim.reliability or (first.reliability if first else None)
        code = f"{reliability or '–'}{claim.credibility or '–'}" if reliability or claim.credibility else ""
        mentions = tuple(step.mention for step in claim.chain if step.mention)
        cue = tuple(span for step in claim.chain for span in step.cue)
        name = first.name if first else ""
        return Mark(Key("claim", claim.id), claim.spans, first.colour if first else -1, name, code, mentions, cue)

    def _suggestion_mark(self, suggestion: Suggestion) -> Mark:
        proposal = suggestion.proposal
        linked = self.session.linked(proposal)
        mentions = tuple(span for span in (proposal.mention, proposal.via) if span)
        name = linked.name if linked else proposal.source
        if name and proposal.reference(self.page.text):
            name = f"? {name}"  # at its head, where a long name is not cut
        colour = linked.colour if linked else -1
        score = f"{proposal.score:.2f}"
        return Mark(Key("suggestion", suggestion.id), proposal.spans, colour, name, score, mentions, proposal.cue)

    def _chosen_changed(self, key: Key | None) -> None:
        if self.editing and (key is None or key != Key("suggestion", self.editing.id)):
            self.leave_editing()
        self.draft = None
        if key and key.kind == "claim" and self.table.chosen() != [key.id]:
            self.table.choose([key.id])
        elif key is None or key.kind == "suggestion":
            self.table.choose([])
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show the chosen claim or suggestion in the panel, or what to do next."""
        chosen = self.page.chosen
        found = self.targets() if self.bridge.is_open else []
        if len(found) <= 1 and chosen and chosen.kind == "suggestion" and chosen.id in self.suggestions:
            shown = self.suggestions[chosen.id]
            if self.draft is not None:
                shown = Suggestion(shown.id, shown.run_id, shown.article_id, self.draft)
            typed = shown.proposal.source != self.suggestions[chosen.id].proposal.source
            linked = self.session.linked(shown.proposal, typed=typed)
            self.claim_panel.show_suggestion(shown, self.page.text, linked, editing=self.editing is not None)
        elif found:
            try:
                claim = self.session.store.claim(found[0])
            except Problem:  # deleted, and its line in the table is not gone yet
                self.claim_panel.show_nothing()
            else:
                self.claim_panel.show_claim(claim, self._steps(claim), found)
        else:
            self.claim_panel.show_nothing()
        self.hint.setText(REVIEW_KEYS if self.suggestions else KEYS)

    def _steps(self, claim: Claim) -> list[StepShown]:
        here = self.article is not None and claim.article_id == self.article.id
        text = self.page.text if here else self.session.store.text(claim.article_id)
        return [
            StepShown(
                self.sources.get(step.source_id or 0),
                text[slice(*step.mention)] if step.mention else "",
                " … ".join(text[slice(*span)] for span in step.cue),
            )
            for step in claim.chain
        ]

    def _show_review(self) -> None:
        if self.article is None:
            return
        above = sum(s.proposal.score >= self.review.score.value() for s in self.suggestions.values())
        runs = self.session.store.runs(self.article.id)
        self.review.show_state(len(self.suggestions), above, runs[-1] if runs else None)

    def _show_undo(self) -> None:
        for name, words, step in (
            ("undo", "Undo", self.session.undo_name),
            ("redo", "Redo", self.session.redo_name),
        ):
            action = self.actions_.by_name[name]
            action.setText(f"{words} {step}".strip())
            action.setEnabled(bool(step))
