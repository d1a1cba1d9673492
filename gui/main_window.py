"""The window: menus, wiring, and what is redrawn when something has changed."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from annotations.errors import Problem
from annotations.model import Article, Changes, Claim, Span, Suggestion
from annotations.store import Hit
from gui import theme
from gui.actions import Actions
from gui.article_view import for_qt
from gui.articles_panel import in_words
from gui.bridge import Bridge
from gui.claim_acts import ClaimActs
from gui.claim_panel import StepShown
from gui.forms import language_name
from gui.frame import KEYS, REVIEW_KEYS
from gui.help import show_about, show_code, show_keys
from gui.icons import icon
from gui.marks import Key, Mark
from gui.project_acts import ProjectActs
from gui.review_acts import ReviewActs
from gui.settings import Settings
from gui.start_page import icon_path

TOOLBAR = (
    ("highlight", "Claim", "highlight"),
    ("pick_source", "Source", "source"),
    ("rate", "Rate", "rate"),
    ("pick_tag", "Tag", "tag"),
    ("", "", ""),
    ("suggest_here", "Suggest", "suggest"),
    ("next_suggestion", "Next", "next"),
    ("enter", "Accept", "accept"),
    ("reject", "Reject", "reject"),
    ("", "", ""),
    ("ask_export", "Export", "export"),
)


class MainWindow(ProjectActs, ClaimActs, ReviewActs):
    """The window of the program."""

    def __init__(self, bridge: Bridge, settings: Settings) -> None:
        super().__init__(bridge, settings)
        self.setWindowIcon(QIcon(icon_path()))
        self.actions_ = Actions(self, self.page, settings)
        self.actions_.add_numbers(self, self.use_number, self.use_number_as_step)
        for name in ("end_right", "end_left", "start_right", "start_left"):
            self.table.view.addAction(self.actions_.by_name[name])
        self._finish_menus()
        self.fill_toolbar([(self.actions_.by_name[name], words) if name else None for name, words, _ in TOOLBAR])
        self._draw_icons()
        self._wire()
        self.restore_places()
        self.show_project()

    # Wiring

    def _finish_menus(self) -> None:
        recent = QMenu("Recent projects", self)
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        file_menu = self.actions_.menus["File"]
        file_menu.insertMenu(self.actions_.by_name["try_sample"], recent)
        view = self.actions_.menus["View"]
        view.addSeparator()
        for dock in self.docks.values():
            view.addAction(dock.toggleViewAction())
        themes = view.addMenu("Theme")
        group = QActionGroup(self)
        for name in ("system", "light", "dark"):
            action = QAction(f"{name.capitalize()}", self, checkable=True)  # type: ignore[call-overload]
            action.setChecked(self.settings.theme == name)
            action.triggered.connect(lambda _=False, name=name: self.set_theme(name))
            group.addAction(action)
            themes.addAction(action)

    def _draw_icons(self) -> None:
        for name, _, drawing in TOOLBAR:
            if name:
                self.actions_.by_name[name].setIcon(icon(drawing, theme.current()))

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for path in self.settings.recent():
            menu.addAction(str(path), lambda path=path: self.open_project(path))
        menu.addSeparator()
        menu.addAction("Forget these", self.settings.forget_recent)

    def _wire(self) -> None:
        self.bridge.opened.connect(self.show_project)
        self.bridge.changed.connect(self.show_changes)
        self.bridge.problem.connect(self.show_problem)
        self.search.picked.connect(self.go_to_hit)
        self.search.left.connect(self.page.setFocus)
        self.page.chosen_changed.connect(self._chosen_changed)
        self.page.customContextMenuRequested.connect(
            lambda point: self._context_menu().popup(self.page.viewport().mapToGlobal(point))
        )
        self.start.new_asked.connect(self.new_project)
        self.start.open_asked.connect(self.ask_open_project)
        self.start.sample_asked.connect(self.try_sample)
        self.start.project_asked.connect(self.open_project)
        self.nothing_open.import_asked.connect(self.ask_import)
        self.nothing_open.paste_asked.connect(self.ask_paste)
        self._wire_panels()
        self._wire_claim_panel()
        self._wire_jobs()

    def _wire_panels(self) -> None:
        articles, sources, table = self.articles_panel, self.sources_panel, self.table
        articles.opened.connect(self.open_article)
        articles.edit_asked.connect(self.edit_article)
        articles.delete_asked.connect(self.delete_article)
        articles.suggest_asked.connect(self.suggester.start)
        sources.picked.connect(self.use_source)
        sources.new_asked.connect(self.new_source)
        sources.edit_asked.connect(self.edit_source)
        sources.merge_asked.connect(self.merge_sources)
        sources.filter_asked.connect(table.filter_by_source)
        sources.delete_asked.connect(lambda ids: self.bridge.run(lambda: self.session.delete_sources(ids)))
        sources.rate_asked.connect(lambda one, code: self.bridge.run(lambda: self.session.rate_source(one, code)))
        sources.move_asked.connect(lambda one, place: self.bridge.run(lambda: self.session.move_source(one, place)))
        table.pointed.connect(self._pointed_in_table)
        table.selected.connect(self.show_chosen)
        table.menu_asked.connect(lambda point: self._context_menu().popup(point))

    def _wire_claim_panel(self) -> None:
        form, suggestion = self.claim_panel.claim, self.claim_panel.suggestion
        form.chain.change_asked.connect(self.pick_source_at)
        form.chain.remove_asked.connect(lambda at: self._on_targets(lambda ids: self.session.remove_step(ids, at)))
        form.rating.reliability_picked.connect(
            lambda code: self._on_targets(lambda ids: self.session.rate_reliability(ids, code))
        )
        form.rating.credibility_picked.connect(
            lambda code: self._on_targets(lambda ids: self.session.set_credibility(ids, code))
        )
        form.quotation.picked.connect(lambda q: self._on_targets(lambda ids: self.session.set_quotation(ids, q)))
        form.tags.added.connect(lambda tag: self._on_targets(lambda ids: self.session.add_tag(ids, tag)))
        form.tags.removed.connect(lambda tag: self._on_targets(lambda ids: self.session.remove_tag(ids, tag)))
        form.note_typed.connect(
            lambda ids, note: self.bridge.run(lambda: self.session.set_note(ids, note, typing=True))
        )
        suggestion.accept_asked.connect(self.accept)
        suggestion.reject_asked.connect(self.reject)
        suggestion.edit_asked.connect(self.edit_suggestion)
        suggestion.source_asked.connect(self.pick_source)
        suggestion.quotation.picked.connect(self.suggestion_quotation)

    def _wire_jobs(self) -> None:
        self.suggester.progressed.connect(self.review.show_progress)
        self.suggester.finished.connect(self.suggested)
        self.importer.progressed.connect(self.show_import_progress)
        self.importer.finished.connect(self.show_import)
        self.review.suggest_asked.connect(self.suggest_here)
        self.review.cancel_asked.connect(self.cancel_suggesting)
        self.review.accept_all_asked.connect(self.accept_above)
        self.review.next_asked.connect(lambda: (self.page.setFocus(), self.next_suggestion()))
        self.review.score_changed.connect(lambda _: self._show_review())

    def _on_targets(self, operation) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        found = self.targets()
        if found:
            self.bridge.run(lambda: operation(found))

    # What is shown

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
            linked = self.session.linked(shown.proposal)
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

    # Going places

    def go_to_hit(self, hit: Hit, words: str) -> None:
        """Show the claim or the passage that a search found."""
        self.page.setFocus()
        if hit.claim_id is not None:
            self.go_to_claim(hit.claim_id)
            return
        self.open_article(hit.article_id)
        first = found_words(hit.snippet) or words.split(maxsplit=1)[0]
        at = self.page.text.find(first)
        if at >= 0:
            self.page.reveal(Span(at, at + len(first)))
            self.page.select(Span(at, at + len(first)))

    def go_to_claim(self, claim_id: int) -> None:
        """Open a claim's article and choose the claim."""
        claim = self.bridge.run(lambda: self.session.store.claim(claim_id))
        if claim is not None:
            self.open_article(claim.article_id)
            self.page.choose(Key("claim", claim_id))

    def _pointed_in_table(self, claim_id: int) -> None:
        if len(self.table.chosen()) <= 1:
            self.go_to_claim(claim_id)

    def next_article(self) -> None:
        """Open the next article of the list."""
        self._step_article(1)

    def previous_article(self) -> None:
        """Open the previous article of the list."""
        self._step_article(-1)

    def _step_article(self, step: int) -> None:
        ids = [article.id for article in self.session.store.articles()]
        if self.article and ids:
            self.open_article(ids[(ids.index(self.article.id) + step) % len(ids)])

    def next_pane(self) -> None:
        """Go to the next pane by key."""
        self._step_pane(1)

    def previous_pane(self) -> None:
        """Go to the previous pane by key."""
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        panes: list[QWidget] = [
            self.page,
            self.claim_panel.claim.rating,
            self.table.view,
            self.articles_panel.list,
            self.sources_panel.tree,
            self.search,
        ]
        shown = [pane for pane in panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        at = next((i for i, pane in enumerate(shown) if focus and (pane is focus or pane.isAncestorOf(focus))), -1)
        if shown:
            shown[(at + step) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Edit and View

    def undo(self) -> None:
        """Take the last step back."""
        self.bridge.run(self.session.undo)

    def redo(self) -> None:
        """Do the step again that was taken back."""
        self.bridge.run(self.session.redo)

    def copy(self) -> None:
        """Copy the selected words; without a selection the chosen claim's quote."""
        selected, found = self.page.selected(), self.targets()
        if selected is not None:
            QGuiApplication.clipboard().setText(for_qt(self.page.text[selected.start : selected.end]))
        elif found:
            QGuiApplication.clipboard().setText(for_qt(self.session.store.claim(found[0]).quote))

    def find(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def leave(self) -> None:
        """Choose nothing and select nothing."""
        if self.editing is not None:
            self.leave_editing()
        elif self.page.selected() is not None:
            self.page.deselect()
        else:
            self.page.choose(None)

    def larger(self) -> None:
        """Make the page's face larger."""
        self.page.set_points(self.page.points + 1)

    def smaller(self) -> None:
        """Make the page's face smaller."""
        self.page.set_points(self.page.points - 1)

    def usual_size(self) -> None:
        """Give the page's face its usual size."""
        self.page.set_points(13.0)

    def set_theme(self, name: str) -> None:
        """Follow the system, or be light or dark."""
        self.settings.theme = name
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.choose(app, name)

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons and chips in the colours of the new theme, also where the system has changed it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "actions_"):
            self._draw_icons()
            if self.bridge.is_open:
                self._show_lists()
                self.show_chosen()

    # Help and the end

    def show_keys(self) -> None:
        """Show all keys, searchable."""
        show_keys(self, self.actions_)

    def show_code(self) -> None:
        """Show the Admiralty code."""
        show_code(self)

    def show_about(self) -> None:
        """Show versions and licences."""
        show_about(self)

    def _context_menu(self) -> QMenu:
        menu = self.claims_menu()
        names = (
            "highlight",
            "add_passage",
            "take_passage",
            "",
            "pick_source",
            "pick_next_step",
            "source_from_words",
            "",
        )
        for name in (*names, "rate", "next_quotation", "pick_tag", "write_note", "", "delete_claim"):
            if name:
                menu.addAction(self.actions_.by_name[name])
            else:
                menu.addSeparator()
        if self.chosen_suggestion() is not None:
            menu.addSeparator()
            for name in ("enter", "reject", "edit_suggestion"):
                menu.addAction(self.actions_.by_name[name])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the jobs, remember places, close the project. Everything is saved already."""
        self.stop_jobs()
        self.keep_places()
        self.bridge.opened.disconnect(self.show_project)
        self.bridge.close()
        self.worker.stop()
        event.accept()


def found_words(snippet: str) -> str:
    """Give the first words that a search has marked in a snippet; "" for none."""
    _, _, rest = snippet.partition("\x02")
    words, _, _ = rest.partition("\x03")
    return words
