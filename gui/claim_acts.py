"""Acts on claims and sources: highlight, source, rating, tags, edges."""

import re
from collections.abc import Callable, Iterable, Sequence

from PySide6 import QtWidgets
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from annotations.model import Quotation, Source, SourceKind, Span
from annotations.store import ClaimFilter
from annotations.text import snap, word_at
from gui.edge_acts import EdgeActs
from gui.marks import Key
from gui.words import key, tr


class ClaimActs(EdgeActs):
    """What the Claim menu does, and the panel of the claim, and the list of sources."""

    # Highlighting

    def highlight(self) -> None:
        """Make a claim of the selected words."""
        self._highlight(exact=False)

    def highlight_exactly(self) -> None:
        """Make a claim of the selected characters."""
        self._highlight(exact=True)

    def _highlight(self, *, exact: bool, sources: Sequence[int | str] = ()) -> None:
        span = self.page.selected_words(exact=exact)
        if span is None or self.article is None:
            self.say(tr("Select the words of the claim first."))
            return
        same = self.page.marks.exactly(span, "claim")
        article_id = self.article.id
        if same and not sources:
            self.say(tr("These words are a claim already."))
            claim_id = min(key.id for key in same)
        else:
            changes = self.bridge.run(lambda: self.session.highlight(article_id, [span], sources))
            if changes is None:
                return
            (claim_id,) = changes.claims
        self.page.deselect()
        self.page.choose(Key("claim", claim_id), reveal=False)

    def add_passage(self) -> None:
        """Add the selected words to the chosen claim as a further span."""
        span, claim = self.page.selected_words(), self.one_here()
        if span is None or claim is None:
            self.say(tr("Choose one claim, then select the words to add."))
            return
        self.bridge.run(lambda: self.session.reshape(claim.id, [*claim.spans, span]))
        self.page.deselect()

    def take_passage(self) -> None:
        """Take the selected words out of the chosen claim."""
        span, claim = self.page.selected_words(), self.one_here()
        if span is None or claim is None:
            self.say(tr("Choose one claim, then select the words to take out."))
            return
        rest = [part for one in claim.spans for part in without(one, span)]
        if rest:
            self.bridge.run(lambda: self.session.reshape(claim.id, rest))
        else:
            self.bridge.run(lambda: self.session.delete_claims([claim.id]))
        self.page.deselect()

    def delete_claim(self) -> None:
        """Delete the chosen claims; undo brings them back."""
        found = self.targets_or_hint()
        if found:
            self.bridge.run(lambda: self.session.delete_claims(found))
            self.say(tr("Deleted. {undo} brings it back.", undo=key("undo")))

    # Going from claim to claim

    def next_claim(self) -> None:
        """Choose the next claim of the article."""
        self._step(1)

    def previous_claim(self) -> None:
        """Choose the previous claim of the article."""
        self._step(-1)

    def _step(self, step: int) -> None:
        marks, chosen = self.page.marks, self.page.chosen
        if self.in_focus is not None:
            self._step_in_focus(step)
            return
        here: Key | int = self.page.utf16.code_points(self.page.textCursor().position())
        if chosen and chosen.kind == "claim":
            here = chosen
        found = marks.beside("claim", here, forward=step > 0)
        if found is None:
            self.say(tr("No claims in this article yet. Select words and press {key}.", key=key("highlight")))
            return
        self.page.choose(found)

    def claims_in_focus(self) -> list[int]:
        """Give the claims of the article that the source in focus takes part in, in text order."""
        if self.in_focus is None or self.article is None:
            return []
        return self.session.store.claim_ids(ClaimFilter(article_id=self.article.id, source_id=self.in_focus))

    def _step_in_focus(self, step: int) -> None:
        found, chosen = self.claims_in_focus(), self.page.chosen
        if not found:
            self.say(tr("The source in focus has no claims in this article."))
            return
        if chosen and chosen.kind == "claim" and chosen.id in found:
            at = found.index(chosen.id) + step
        else:
            here = self.page.utf16.code_points(self.page.textCursor().position())
            before = sum(self.page.marks[Key("claim", one)].start < here for one in found)
            at = before if step > 0 else before - 1
        self.page.choose(Key("claim", found[at % len(found)]))

    def next_unrated(self) -> None:
        """Choose the next claim without a credibility, in this article or another one."""
        chosen, store = self.page.chosen, self.session.store
        here = self.article.id if self.article else 0
        start = self.page.marks[chosen].start if chosen and chosen.kind == "claim" else -1
        here_now = [chosen.id] if chosen and chosen.kind == "claim" else []
        found = store.next_unrated(here, start, here_now)
        if found is None:
            self.say(tr("Every claim is rated."))
        else:
            self.go_to_claim(found)

    # Sources

    def use_source(self, source: int | str, at: int = 0) -> None:
        """Give the selected words, the chosen suggestion, or the chosen claims a source: its id or a name."""
        if self.page.selected() is not None and self.page.hasFocus() and at == 0 and not self.editing:
            self._highlight(exact=False, sources=[source])
        elif self.page.chosen and self.page.chosen.kind == "suggestion":
            self.suggestion_source(source if isinstance(source, str) else self.sources[source].name)
        elif found := self.targets_or_hint():
            self.bridge.run(lambda: self.session.set_source(found, source, at))

    def use_number(self, place: int) -> None:
        """Use the source at a place of the list."""
        if source := self._at_place(place):
            self.use_source(source)

    def use_number_as_step(self, place: int) -> None:
        """Use the source at a place of the list as the next step of the chain."""
        if source := self._at_place(place):
            self.use_source(source, self._next_step())

    def _at_place(self, place: int) -> int | None:
        ids = list(self.sources)
        if place < len(ids):
            return ids[place]
        self.say(tr("There is no source {place} in the list.", place=place + 1))
        return None

    def _next_step(self) -> int:
        return max((len(claim.chain) for claim in self.session.store.claims(self.targets())), default=0)

    def pick_source(self) -> None:
        """Type the source of the chosen claims."""
        self.pick_source_at(0)

    def pick_next_step(self) -> None:
        """Type the next step of the chain."""
        self.pick_source_at(self._next_step())

    def pick_source_at(self, at: int) -> None:
        """Type the source for a place of the chain."""
        suggestion = bool(self.page.chosen and self.page.chosen.kind == "suggestion")
        if not suggestion and self.page.selected() is None and not self.targets_or_hint():
            return
        prompt = tr("Who says so?") if at == 0 else tr("Who passes it on?")
        shown = ((s, f"{s.name}  · {tr(s.kind)}") for s in self.sources.values())
        self._ask_source(prompt, shown, lambda name: self._use_name(name, at), self.corner())

    def _ask_source(
        self, prompt: str, sources: Iterable[tuple[Source, str]], use: Callable[[str], None], at: QPoint
    ) -> None:
        """Ask for one of these sources, or a new one; each with the words that are shown of it."""
        from gui.picker import Choice, Picker

        choices = [Choice(source.name, source.aliases, words) for source, words in sources]
        Picker(prompt, choices, tr("New source “{name}”"), use, self).open_at(at)

    def _use_name(self, name: str, at: int) -> None:
        if self.page.chosen and self.page.chosen.kind == "suggestion" and at == 0:
            self.suggestion_source(name)
            return
        self.use_source(name, at)

    def source_from_words(self) -> None:
        """Make the words under the text cursor, or those selected, the mention of the source."""
        self._from_words(0)

    def next_step_from_words(self) -> None:
        """Make the words under the text cursor the next step of the chain."""
        self._from_words(self._next_step())

    def _from_words(self, at: int) -> None:
        found = self.targets_or_hint()
        span = self.mention_under_cursor()
        if not found or span is None:
            return
        name = self.page.text[span.start : span.end]
        if self.bridge.run(lambda: self.session.set_source(found, name, at, span)) is not None:
            self.page.deselect()

    def mention_under_cursor(self) -> Span | None:
        """Give the selected words, or the known name or else the word that the text cursor stands in."""
        if (selected := self.page.selected_words()) is not None:
            return selected
        text = self.page.text
        at = self.page.utf16.code_points(self.page.textCursor().position())
        names = [name for source in self.sources.values() for name in (source.name, *source.aliases)]
        for name in sorted(names, key=len, reverse=True):
            around = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
            for found in around.finditer(text, max(0, at - len(name)), at + len(name)):
                if found.start() <= at <= found.end():
                    return Span(*found.span())
        word = word_at(text, at)
        return snap(text, word.start, word.end)

    def tag_alike(self) -> None:
        """Show where else the words of the chosen claim stand, and make claims of those that are ticked."""
        found = self.targets_or_hint()
        if not found:
            return
        places = self.bridge.run(lambda: self.session.occurrences(found[0]))
        if places is None:
            return
        if not places:
            self.say(tr("These words stand nowhere else."))
            return
        from gui.alike import AlikeDialog

        form = AlikeDialog(self.session.store.claim(found[0]).quote, places, self)
        if form.exec() == QtWidgets.QDialog.DialogCode.Accepted:
            changes = self.bridge.run(lambda: self.session.claim_alike(found[0], form.places()))
            if changes is not None:
                self.say(tr("✓ %Ln claims made. {undo} takes all of them back.", len(changes.claims), undo=key("undo")))
        form.deleteLater()

    # Rating, quotation, tags, note

    def rate(self) -> None:
        """Open the table of codes for the chosen claims."""
        if found := self.targets_or_hint():
            what = tr("this claim") if len(found) == 1 else tr("%Ln claims", len(found))
            from gui.rating import RatingTable

            table = RatingTable(what, lambda r, c: self.bridge.run(lambda: self.session.rate(found, r, c)), self)
            table.open_at(self.corner())

    def pick_confirmation(self) -> None:
        """Type which other source confirms the chosen claims; it goes into their notes."""
        if found := self.targets_or_hint():
            own = {step.source_id for claim in self.session.store.claims(found) for step in claim.chain}
            others = ((source, "") for source in self.sources.values() if source.id not in own)
            self._ask_source(tr("Who confirms it?"), others, lambda name: self._confirm(found, name), self.corner())

    def _confirm(self, claim_ids: Sequence[int], name: str) -> None:
        self.bridge.run(lambda: self.session.confirm(claim_ids, name))

    def next_quotation(self) -> None:
        """Go from direct to indirect to mixed."""
        if found := self.targets_or_hint():
            order: list[Quotation | None] = [None, *Quotation]
            now = self.session.store.claim(found[0]).quotation
            following = order[(order.index(now) + 1) % len(order)] or Quotation.DIRECT
            self.bridge.run(lambda: self.session.set_quotation(found, following))

    def pick_tag(self) -> None:
        """Type a tag for the chosen claims."""
        if found := self.targets_or_hint():
            from gui.picker import Choice, Picker

            choices = [Choice(tag) for tag in self.session.store.tags()]
            picker = Picker(tr("Tag"), choices, tr("New tag “{name}”"), lambda tag: self._tag(found, tag), self)
            picker.open_at(self.corner())

    def _tag(self, claim_ids: Sequence[int], tag: str) -> None:
        self.bridge.run(lambda: self.session.add_tag(claim_ids, tag))

    def write_note(self) -> None:
        """Put the cursor into the note of the chosen claim."""
        if self.targets_or_hint():
            self.docks["Claim"].show()
            self.claim_panel.claim.note.setFocus()

    # The list of sources

    def new_source(self) -> None:
        """Type the name of a new source."""
        beside = self.sources_panel.mapToGlobal(self.sources_panel.rect().topRight())
        known = ((source, "") for source in self.sources.values())
        self._ask_source(tr("Name of the source"), known, self._new_source, beside)

    def _new_source(self, name: str) -> None:
        found = self.bridge.run(lambda: self.session.source_for(name))
        if found is not None:
            self.sources_panel.choose(found)

    def edit_source(self, source_id: int) -> None:
        """Show and change a source. Each changed field is a step."""
        source = self.session.store.source(source_id)
        from gui.forms import SourceForm

        form = SourceForm(source, self.session.store.source_ratings(source_id), self)
        if form.exec() != QtWidgets.QDialog.DialogCode.Accepted:
            return
        kind, rating = SourceKind(form.kind.currentData()), form.rating()
        values = {"name": form.name.text(), "kind": kind, "reliability": rating, "note": form.note.text().strip()}
        values["reason"] = form.reason.text().strip()
        self.bridge.run(lambda: self.session.edit_source(source_id, aliases=form.alias_list(), **values))

    def merge_sources(self, keep: int, source_ids: Sequence[int]) -> None:
        """Make several sources one."""
        if self.bridge.run(lambda: self.session.merge_sources(keep, source_ids)):
            self.say(tr("Merged. {undo} takes it back.", undo=key("undo")))

    def claims_menu(self) -> QMenu:
        """Give the menu of what can be done with the chosen claims."""
        menu = QMenu(self)
        tags = menu.addMenu(tr("Remove tag"))
        found = self.targets()
        for tag in sorted({t for claim in self.session.store.claims(found) for t in claim.tags}):
            tags.addAction(tag, lambda tag=tag: self.bridge.run(lambda: self.session.remove_tag(found, tag)))
        tags.setEnabled(bool(tags.actions()))
        return menu


def without(span: Span, cut: Span) -> list[Span]:
    """Give what is left of a stretch when another one is cut out of it."""
    parts = [Span(span.start, min(span.end, cut.start)), Span(max(span.start, cut.end), span.end)]
    return [part for part in parts if part.start < part.end]
