"""What the window shows: the project, the page with its marks, the panels; and what is drawn anew after a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from annotations.errors import Problem
from annotations.model import Changes, Claim, Span, State, Suggestion
from gui.announce import announce
from gui.articles_panel import HowFar, in_words
from gui.claim_acts import ClaimActs
from gui.frame import HINT, REVIEW_HINT
from gui.marks import Key, Mark, Place
from gui.review_acts import ReviewActs
from gui.settings import View
from gui.start_page import news_mark
from gui.words import day, language_name, said, score, tr

if TYPE_CHECKING:
    from gui.claim_parts import StepShown

_FEW = 300


class Shown(ClaimActs, ReviewActs):
    """Puts what is in the store on the screen."""

    _in_panel: frozenset[int] = frozenset()
    _views: dict[int, View] = {}  # noqa: RUF012  replaced with each project, never changed before

    def show_project(self) -> None:
        """Show the project that is open now, or the start page."""
        opened = self.bridge.is_open
        self.name_window()
        self.actions_.enable(project=opened, writable=opened and not self.bridge.read_only)
        if opened:
            self.show_docks()
        else:
            self.hide_docks()
        self.toolbar.setVisible(opened)
        self.claim_panel.allow(change=not self.bridge.read_only)
        for form in (self.review, self.sources_panel.buttons):
            form.setEnabled(not self.bridge.read_only)
        self.article, self.suggestions, self.sources = None, {}, {}
        self._show_focus()
        self.page.show_article("")
        self.table.show_session(self.session if opened else None)
        self.saved.setText(self.usual_words())
        self.hint.setVisible(opened)
        if not opened:
            self.middle.setCurrentIndex(0)
            if self.start.isVisible():  # else it tells when it is seen
                self.show_start()
            return
        self.middle.setCurrentIndex(2)
        self._show_sources()
        self._show_articles()
        ids = self.session.store.article_ids()
        last, view = self.settings.last_view(self.session.path)
        self._views = {last: view}
        if ids:
            self.open_article(last if last in ids else ids[0])
        self._show_undo()
        self.page.setFocus()

    def expect_project(self) -> None:
        """Show at once what a project stands in, before one is opened; after that has failed, `show_project`."""
        self.show_docks()
        self.toolbar.show()
        self.hint.show()
        self.middle.setCurrentIndex(2)

    def show_start(self) -> None:
        """Show on the start page what can be opened, and whether there is something new."""
        self.start.show_recent(self.settings.recent())
        self.start.show_news(new=self.settings.seen_news != news_mark())

    def open_article(self, article_id: int) -> None:
        """Show an article with its claims and suggestions."""
        if self.article and self.article.id == article_id:
            return
        loaded = self.bridge.run(lambda: (self.session.store.article(article_id), self.session.store.text(article_id)))
        if loaded is None:
            return
        self.leave_editing()
        if self.article:
            self._views[self.article.id] = self.view_now()
        self.article, text = loaded
        self.middle.setCurrentIndex(1)
        self.page.show_article(text, self.article.title)
        self._show_marks()
        self._show_heading()
        self._show_focus()
        self._show_legend()
        self.articles_panel.choose(article_id)
        self.table.show_article(article_id)
        self.page.setAccessibleName(tr("Article: {title}", title=self.article.title))
        announce(self.page, f"{self.page.accessibleName()}. {self.heading.text()}")
        if article_id in self._views:
            self._show_view(self._views[article_id])

    def _show_view(self, view: View) -> None:
        """Show what was in view, as far as it is still there."""
        length = len(self.page.text)
        if not 0 <= view.top < length or not 0 <= view.anchor <= view.at <= length:
            return
        self.page.select(Span(view.anchor, view.at))
        self.page.choose(Key("claim", view.claim), reveal=False)
        self.page.show_from(view.top)

    def show_changes(self, changes: Changes) -> None:
        """Redraw what a committed operation has changed, and that alone."""
        store = self.session.store
        if changes.sources:
            self._show_sources()
        else:
            self.sources_panel.recount(self._source_counts(changes))
        how_far = store.counts(sorted(changes.pages)) if changes.pages else {}
        if changes.articles:
            self._articles_changed()
            self._show_new_text()
            self._show_articles()
        else:
            self.articles_panel.recount(how_far)
        if self.article and self.article.id in changes.pages:
            self._follow_marks(changes)
        elif changes.sources:
            self.page.forget_looks()
        if changes.claims or changes.sources:
            self._show_legend()
            if self.in_focus is not None:
                self._show_focus()
        self._show_choices()
        self.table.show_changes(changes, store.unrated() if changes.claims else None)
        if changes.sources or changes.suggestions or not changes.claims.isdisjoint(self._in_panel):
            self.show_chosen()
        self._show_review()
        self._show_heading(how_far.get(self.article.id) if self.article else None)
        self._show_undo()
        way, _, step = changes.step.partition(" ")
        if way in ("Undo", "Redo"):
            words = tr("Undone: {step}") if way == "Undo" else tr("Done again: {step}")
            self.say(words.format(step=said(step)))
            self._show_what_came_back(changes)
        elif changes.step:
            step = said(changes.step)
            self.say(f"{tr('✓ saved')} · {step[0].lower()}{step[1:]}")

    def _show_what_came_back(self, changes: Changes) -> None:
        there = [claim_id for claim_id in sorted(changes.claims) if Key("claim", claim_id) in self.page.marks]
        if there and (self.page.chosen is None or self.page.chosen.id not in there):
            self.page.choose(Key("claim", there[0]))

    def _show_new_text(self) -> None:
        """Show the open article anew where it has another text now."""
        if self.article and self.session.store.text(self.article.id) != self.page.text:
            article_id, self.article = self.article.id, None
            self._views.pop(article_id, None)
            self.open_article(article_id)

    def _articles_changed(self) -> None:
        ids = self.session.store.article_ids()
        if self.article and self.article.id in ids:
            self.article = self.session.store.article(self.article.id)
        elif ids:
            self.article = None
            self.open_article(ids[0])
        else:
            self.article, self.suggestions = None, {}
            self.page.show_article("")
            self.middle.setCurrentIndex(2)

    def _show_sources(self) -> None:
        self.sources = {source.id: source for source in self.session.store.sources()}
        self.sources_panel.show_sources(list(self.sources.values()), self.session.store.source_counts())
        self._show_choices()

    def _source_counts(self, changes: Changes) -> dict[int, int]:
        named = sorted(changes.named)
        return {**dict.fromkeys(named, 0), **self.session.store.source_counts(named)} if named else {}

    def _show_choices(self) -> None:
        self.table.show_choices(list(self.sources.values()), self.session.store.tags())

    def _show_articles(self) -> None:
        store = self.session.store
        current = self.article.id if self.article else 0
        self.articles_panel.show_articles(store.article_lines(), store.counts(), current)

    def _show_heading(self, how_far: HowFar | None = None) -> None:
        if self.article is None:
            self.heading.clear()
            return
        if how_far is None:
            how_far = self.session.store.counts([self.article.id])[self.article.id]
        parts = (
            self.article.outlet,
            day(self.article.published),
            language_name(self.article.language),
            in_words(how_far),
        )
        self.heading.setText("  ·  ".join(part for part in parts if part))

    def _show_marks(self) -> None:
        if self.article is None:
            return
        store = self.session.store
        self.suggestions = {one.id: one for one in store.suggestions(self.article.id) if self._is_shown(one)}
        self._leave_what_is_gone()
        suggested = [(one.id, *span) for one in self.suggestions.values() for span in one.proposal.spans]
        self.page.show_marks(store.places(self.article.id), suggested, self._describe)
        self.show_chosen()
        self._show_review()

    def _follow_marks(self, changes: Changes) -> None:
        """Show what became of the claims and suggestions of a step; the others stay as they are."""
        if self.article is None:
            return
        if len(changes.claims) + len(changes.suggestions) > _FEW:
            self._show_marks()
            return
        store = self.session.store
        here, now = self.article.id, store.suggestions_with(sorted(changes.suggestions))
        pending = {one.id: one for one in now if one.article_id == here and self._is_shown(one)}
        new = not pending.keys() <= self.suggestions.keys()
        self.suggestions = {
            key: one for key, one in self.suggestions.items() if key not in changes.suggestions
        } | pending
        if new:
            ordered = sorted(self.suggestions.values(), key=_text_order)
            self.suggestions = {one.id: one for one in ordered}
        self._leave_what_is_gone()
        places = [*_claim_places(store.places(here, sorted(changes.claims))), *map(_suggestion_place, pending.values())]
        touched = {Key("claim", one) for one in changes.claims} | {
            Key("suggestion", one) for one in changes.suggestions
        }
        if changes.sources:
            self.page.marks.forget()
        self.page.change_marks(places, touched - {place.key for place in places})

    def _is_shown(self, one: Suggestion) -> bool:
        return one.state == State.PENDING and one.proposal.score >= self.settings.show_from

    def _leave_what_is_gone(self) -> None:
        if self.editing and self.editing.id not in self.suggestions:
            self.editing, self.draft = None, None

    def _describe(self, keys: Sequence[Key]) -> list[Mark]:
        claims = self.session.store.claims([key.id for key in keys if key.kind == "claim"])
        suggestions = [self.suggestions[key.id] for key in keys if key.kind == "suggestion"]
        return [*map(self._claim_mark, claims), *map(self._suggestion_mark, suggestions)]

    def _claim_mark(self, claim: Claim) -> Mark:
        first = self.sources.get(claim.chain[0].source_id or 0) if claim.chain else None
        reliability = claim.reliability or (first.reliability if first else None)
        code = f"{reliability or '–'}{claim.credibility or '–'}" if reliability or claim.credibility else ""
        mentions = tuple(step.mention for step in claim.chain if step.mention)
        cue = tuple(span for step in claim.chain for span in step.cue)
        name = first.name if first else ""
        aside = self.in_focus is not None and all(step.source_id != self.in_focus for step in claim.chain)
        colour = first.colour if first else -1
        return Mark(Key("claim", claim.id), claim.spans, colour, name, code, mentions, cue, aside)

    # One source in focus

    def focus_source(self) -> None:
        """Let the claims of one source stand out: of the chosen claim, or the one chosen in the list; again for all."""
        if self.in_focus is not None:
            self._focus(None)
            return
        found = self._source_of_chosen() or next(iter(self.sources_panel.chosen()), None)
        if found is None:
            self.say(tr("Choose a claim with a source, or a source in the list."))
        else:
            self._focus(found)

    def focus_on(self, source_id: int) -> None:
        """Let the claims of a source stand out."""
        self._focus(source_id)

    def leave_focus(self) -> None:
        """Show all claims alike."""
        self._focus(None)

    def _source_of_chosen(self) -> int | None:
        for claim in self.session.store.claims(self.targets()[:1]):
            return next((step.source_id for step in claim.chain if step.source_id), None)
        return None

    def _focus(self, source_id: int | None) -> None:
        self.in_focus = source_id
        self.page.forget_looks()
        self._show_focus()

    def _show_focus(self) -> None:
        source = self.sources.get(self.in_focus or 0)
        if source is None:
            self.in_focus = None
        self.focus_bar.show_source(source, len(self.claims_in_focus()))

    def toggle_legend(self) -> None:
        """Show what colours and lines mean, or hide it."""
        self.settings.legend = not self.settings.legend
        self.legend.setVisible(self.settings.legend)
        self._show_legend()

    def _show_legend(self) -> None:
        if self.settings.legend and self.article is not None:
            here = self.session.store.sources_in(self.article.id)
            self.legend.show_sources([source for source in self.sources.values() if source.id in here])

    def card(self, key: Key) -> str:
        """Give what is shown of a claim or suggestion while the pointer rests on it."""
        from gui.card import claim_card, suggestion_card

        if key.kind == "suggestion":
            return suggestion_card(self.suggestions[key.id])
        return claim_card(self.session.store.claim(key.id), self.sources)

    def _suggestion_mark(self, suggestion: Suggestion) -> Mark:
        proposal = suggestion.proposal
        linked = self.session.linked(proposal)
        mentions = tuple(span for span in (proposal.mention, proposal.via) if span)
        name = linked.name if linked else proposal.source
        if name and proposal.reference(self.page.text):
            name = f"? {name}"  # at its head, where a long name is not cut
        colour = linked.colour if linked else -1
        shown = score(proposal.score)
        aside = self.in_focus is not None and (linked is None or linked.id != self.in_focus)
        key = Key("suggestion", suggestion.id)
        return Mark(key, proposal.spans, colour, name, shown, mentions, proposal.cue, aside)

    def _chosen_changed(self, key: Key | None) -> None:
        if self.editing and (key is None or key != Key("suggestion", self.editing.id)):
            self.leave_editing()
        self.draft = None
        if key and key.kind == "claim" and self.table.chosen() != [key.id]:
            self.table.choose([key.id])
        elif key is None or key.kind == "suggestion":
            self.table.choose([])
        self.show_chosen()
        self._tell_chosen(key)

    def _tell_chosen(self, key: Key | None) -> None:
        """Tell a screen reader what was chosen on the page."""
        words = ""
        if key is not None:
            from gui.card import plain

            quote = self.page.text[slice(*self.page.marks[key].spans[0])]
            what = tr("Claim") if key.kind == "claim" else tr("Suggestion")
            words = f"{what}: “{' '.join(quote.split())}”. {plain(self.card(key))}"
        self.page.setAccessibleDescription(words)
        announce(self.page, words)

    def show_chosen(self) -> None:
        """Show the chosen claim or suggestion in the panel, or what to do next."""
        chosen = self.page.chosen
        found = self.targets() if self.bridge.is_open else []
        self._in_panel = frozenset(found)
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
        self.show_hint()

    def show_hint(self) -> None:
        """Say in the status line which keys one needs now."""
        shown = [(self.actions_.key_of(name), words) for name, words in (REVIEW_HINT if self.suggestions else HINT)]
        self.hint.setText("   ".join(f"{key} {tr(words)}".strip() for key, words in shown if key))

    def _steps(self, claim: Claim) -> list[StepShown]:
        from gui.claim_parts import StepShown

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
        store, here = self.session.store, self.article.id
        runs = store.runs(here)
        hidden = store.counts([here])[here][2] - len(self.suggestions) if self.settings.show_from else 0
        self.review.show_state(len(self.suggestions), above, runs[-1] if runs else None, hidden)

    def _show_undo(self) -> None:
        for name, words, step in (
            ("undo", tr("Undo"), self.session.undo_name),
            ("redo", tr("Redo"), self.session.redo_name),
        ):
            action = self.actions_.by_name[name]
            action.setText(f"{words}: {said(step)}" if step else words)
            action.setEnabled(bool(step) and not self.bridge.read_only)


def _claim_places(rows: Iterable[tuple[int, int, int]]) -> Iterator[Place]:
    for claim_id, spans in groupby(rows, itemgetter(0)):
        yield Place(Key("claim", claim_id), tuple(Span(start, end) for _, start, end in spans))


def _suggestion_place(suggestion: Suggestion) -> Place:
    return Place(Key("suggestion", suggestion.id), suggestion.proposal.spans)


def _text_order(suggestion: Suggestion) -> tuple[int, int, int]:
    spans = suggestion.proposal.spans
    return spans[0].start, -spans[-1].end, suggestion.id
