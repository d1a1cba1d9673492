"""The window: menus, wiring, look, and what is left when it closes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from gui import theme
from gui.actions import Actions
from gui.article_view import for_qt
from gui.bridge import Bridge
from gui.going import Going
from gui.icons import icon
from gui.keeping_acts import KeepingActs
from gui.settings import LANGUAGES, THEMES, Preferences, Settings
from gui.start_page import news_mark
from gui.words import marked, tr

TOOLBAR = (
    ("highlight", marked("Claim"), "highlight"),
    ("pick_source", marked("Source"), "source"),
    ("rate", marked("Rate"), "rate"),
    ("pick_tag", marked("Tag"), "tag"),
    ("", "", ""),
    ("suggest_here", marked("Suggest"), "suggest"),
    ("next_suggestion", marked("Next"), "next"),
    ("enter", marked("Accept"), "accept"),
    ("reject", marked("Reject"), "reject"),
    ("", "", ""),
    ("ask_export", marked("Export"), "export"),
)


class MainWindow(KeepingActs, Going):
    """The window of the program.

    Signals:
        language_chosen: another language was chosen; the window itself stays in the old one.
        can_draw: the library that draws the overview is loaded.
    """

    language_chosen = Signal()
    can_draw = Signal()
    _leaves_project_open = False

    def __init__(self, bridge: Bridge, settings: Settings) -> None:
        super().__init__(bridge, settings)
        self.actions_ = Actions(self, self.page, settings)
        self.actions_.add_numbers(self, self.use_number, self.use_number_as_step)
        for name in ("end_right", "end_left", "start_right", "start_left"):
            self.table.view.addAction(self.actions_.by_name[name])
        self._finish_menus()
        self.fill_toolbar([(self.actions_.by_name[name], tr(words)) if name else None for name, words, _ in TOOLBAR])
        self._draw_icons()
        self._wire()
        self.show_all_keys()
        self.restore_places()
        self.show_project()

    # Wiring

    def _finish_menus(self) -> None:
        recent = QMenu(tr("Recent projects"), self)
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        file_menu = self.actions_.menus["File"]
        file_menu.insertMenu(self.actions_.by_name["try_sample"], recent)
        view = self.actions_.menus["View"]
        view.addSeparator()
        for dock in self.docks.values():
            view.addAction(dock.toggleViewAction())
        self._add_choice(view.addMenu(tr("Theme")), THEMES, self.settings.theme, self.set_theme)
        self._add_choice(view.addMenu(tr("Language")), LANGUAGES, self.settings.language, self.set_language)

    def _add_choice(
        self, menu: QMenu, choices: Sequence[tuple[str, str]], now: str, choose: Callable[[str], None]
    ) -> None:
        group = QActionGroup(self)
        for name, words in choices:
            action = QAction(tr(words), self, checkable=True)  # type: ignore[call-overload]
            action.setChecked(name == now)
            action.triggered.connect(lambda _=False, name=name: choose(name))
            group.addAction(action)
            menu.addAction(action)

    def _draw_icons(self) -> None:
        for name, _, drawing in TOOLBAR:
            if name:
                self.actions_.by_name[name].setIcon(icon(drawing, theme.current()))

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for path in self.settings.recent():
            menu.addAction(str(path), lambda path=path: self.open_project(path))
        menu.addSeparator()
        menu.addAction(tr("Forget these"), self.settings.forget_recent)

    def _wire(self) -> None:
        theme.told.changed.connect(self._draw_in_theme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self.catch_up)
        self.bridge.opened.connect(self.show_project)
        self.bridge.changed.connect(self.show_changes)
        self.bridge.problem.connect(self.show_problem)
        self.bridge.elsewhere.connect(self.ask_read_only)
        self.bridge.damaged.connect(self.offer_rescue)
        self.bridge.not_backed_up.connect(self.say_no_backup)
        self.bridge.came_back.connect(self.show_what_is_there)
        self.can_draw.connect(self._open_overview)
        self.actions_.keys_changed.connect(self.show_all_keys)
        self.focus_bar.left.connect(self.leave_focus)
        self.search.picked.connect(self.go_to_hit)
        self.search.left.connect(self.page.setFocus)
        self.page.card = self.card
        self.page.chosen_changed.connect(self._chosen_changed)
        self.page.customContextMenuRequested.connect(
            lambda point: self._context_menu().popup(self.page.viewport().mapToGlobal(point))
        )
        self.start.seen.connect(self.show_start)
        self.start.new_asked.connect(self.new_project)
        self.start.open_asked.connect(self.ask_open_project)
        self.start.sample_asked.connect(self.try_sample)
        self.start.project_asked.connect(self.open_project)
        self.start.guide_asked.connect(self.show_guide)
        self.start.news_asked.connect(self.show_news)
        self.nothing_open.import_asked.connect(self.ask_import)
        self.nothing_open.paste_asked.connect(self.ask_paste)
        self._wire_panels()
        self.claim_panel.claim_made.connect(self._wire_claim_form)
        self.claim_panel.suggestion_made.connect(self._wire_suggestion_form)
        self._wire_jobs()

    def show_all_keys(self) -> None:
        """Say everywhere which keys do what."""
        self.show_tips()
        for part in (self.start, self.nothing_open, self.articles_panel, self.sources_panel):
            part.show_keys()
        for part in (self.claim_panel, self.search, self.review, self.focus_bar):
            part.show_keys()
        self.show_chosen()

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
        sources.focus_asked.connect(self.focus_on)
        sources.delete_asked.connect(lambda ids: self.bridge.run(lambda: self.session.delete_sources(ids)))
        sources.rate_asked.connect(lambda one, code: self.bridge.run(lambda: self.session.rate_source(one, code)))
        sources.move_asked.connect(lambda one, place: self.bridge.run(lambda: self.session.move_source(one, place)))
        table.pointed.connect(self._pointed_in_table)
        table.selected.connect(self.show_chosen)
        table.menu_asked.connect(lambda point: self._context_menu().popup(point))

    def _wire_claim_form(self) -> None:
        form = self.claim_panel.claim
        form.chain.change_asked.connect(self.pick_source_at)
        form.chain.remove_asked.connect(lambda at: self._on_targets(lambda ids: self.session.remove_step(ids, at)))
        form.rating.reliability_picked.connect(
            lambda code: self._on_targets(lambda ids: self.session.rate_reliability(ids, code))
        )
        form.rating.credibility_picked.connect(
            lambda code: self._on_targets(lambda ids: self.session.set_credibility(ids, code))
        )
        form.confirmation_asked.connect(self.pick_confirmation)
        form.quote.drag_asked.connect(self.drag_quote)
        form.quotation.picked.connect(lambda q: self._on_targets(lambda ids: self.session.set_quotation(ids, q)))
        form.tags.added.connect(lambda tag: self._on_targets(lambda ids: self.session.add_tag(ids, tag)))
        form.tags.removed.connect(lambda tag: self._on_targets(lambda ids: self.session.remove_tag(ids, tag)))
        form.note_typed.connect(
            lambda ids, note: self.bridge.run(lambda: self.session.set_note(ids, note, typing=True))
        )

    def _wire_suggestion_form(self) -> None:
        suggestion = self.claim_panel.suggestion
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

    def copy_citation(self) -> None:
        """Copy the chosen claims with source, outlet, title, date and address, a line each."""
        if found := self.targets_or_hint():
            lines = self.bridge.run(lambda: [self.session.citation(claim_id) for claim_id in found])
            if lines:
                QGuiApplication.clipboard().setText("\n".join(lines))
                self.say(tr("✓ copied as citation"))

    def citations(self) -> QMimeData:
        """Give the chosen claims as one cites them, to be dragged out."""
        data = QMimeData()
        data.setText("\n".join(self.session.citation(claim_id) for claim_id in self.targets()))
        return data

    def drag_quote(self) -> None:
        """Drag the chosen claims into another program."""
        drag = QDrag(self)
        drag.setMimeData(self.citations())
        drag.exec(Qt.DropAction.CopyAction)

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
        elif self.page.chosen is not None:
            self.page.choose(None)
        else:
            self.leave_focus()

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

    def preferences(self) -> None:
        """Show the preferences, and do as they say."""
        from gui.preferences import PreferencesDialog

        self.keep_places()
        dialog = PreferencesDialog(self.settings, self)
        dialog.keys.clicked.connect(self.show_keys)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.apply(dialog.chosen())
        dialog.deleteLater()

    def apply(self, wanted: Preferences) -> None:
        """Do as the preferences say, at once."""
        settings = self.settings
        settings.face, settings.measure = wanted.face, wanted.measure
        settings.backups, settings.show_from = wanted.backups, wanted.show_from
        settings.backup_days, settings.backup_minutes = wanted.backup_days, wanted.backup_minutes
        self.bridge.keep_backups(wanted.backups, wanted.backup_days, wanted.backup_minutes)
        if wanted.analyst:
            self.bear_name(wanted.analyst)
        if wanted.theme != settings.theme:
            self.set_theme(wanted.theme)
        self.review.score.setValue(wanted.score)
        theme.choose_face(wanted.face)
        self.page.set_measure(wanted.measure)
        self.page.set_points(wanted.points)
        if self.bridge.is_open:
            self._show_marks()
        self.keep_places()
        self.set_language(wanted.language)

    def set_language(self, code: str) -> None:
        """Speak another language: en, id, or that of the system."""
        if code != self.settings.language:
            self.settings.language = code
            self.language_chosen.emit()

    def _draw_in_theme(self) -> None:
        """Draw icons and chips in the colours of the new theme, also where the system has changed it."""
        self._draw_icons()
        if self.bridge.is_open:
            self._show_sources()
            self.table.model.show_anew()
            self.show_chosen()

    def catch_up(self) -> None:
        """Show what another program has written since, when one comes back to this window."""
        if self.isActiveWindow() and self.bridge.is_behind():
            self.keep_places()  # it is shown around the same place
            self.show_project()

    # Help and the end

    def show_keys(self) -> None:
        """Show all keys, searchable."""
        from gui import keys

        keys.show_keys(self, self.actions_)

    def show_palette(self) -> None:
        """Find an act by its words, and do it."""
        from gui import keys

        picker = keys.palette(self, self.actions_)
        picker.open_at(self.mapToGlobal(QPoint((self.width() - picker.width()) // 2, 60)))

    def show_code(self) -> None:
        """Show the Admiralty code."""
        from gui.help import show_code

        show_code(self)

    def show_guide(self) -> None:
        """Show how to mark, tag and rate, with the keys as they are now."""
        from gui.help import show_guide

        show_guide(self, "guide", tr("Guide"))

    def show_news(self) -> None:
        """Show what is new in this version."""
        from gui.help import show_guide

        show_guide(self, "news", tr("What's new"))
        self.settings.seen_news = news_mark()
        self.start.show_news(new=False)

    def show_about(self) -> None:
        """Show versions and licences."""
        from gui.about import show_about

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
        for name in (*names, "rate", "next_quotation", "pick_tag", "write_note", "", "copy_citation", "delete_claim"):
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
        self.bridge.disconnect(self)
        self.table.stop()
        if not self._leaves_project_open:
            self.bridge.close()
        self.worker.stop()
        event.accept()

    def leave_project_open(self) -> None:
        """Leave the project to another window, when this one closes."""
        self._leaves_project_open = True
