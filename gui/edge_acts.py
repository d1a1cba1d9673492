"""Acts on what is selected and where claims stand: edges by word, sentence, paragraph; split, join, nested claims."""

from functools import partialmethod

from annotations.extent import Edge, Unit, grown, moved
from annotations.model import Claim, Span
from gui.frame import Frame
from gui.marks import Key
from gui.words import key, tr


class EdgeActs(Frame):
    """What moves edges, and which claims an act goes to."""

    _grown: list[Span] = []  # noqa: RUF012  replaced, never changed in place

    def targets(self) -> list[int]:
        """Give the claims that an act goes to: several selected in the table, or the chosen one."""
        selected = self.table.chosen()
        if len(selected) > 1:
            return selected
        if self.page.chosen and self.page.chosen.kind == "claim":
            return [self.page.chosen.id]
        return selected

    def targets_or_hint(self) -> list[int]:
        """Give the claims that an act goes to, and say what to do where there are none."""
        found = self.targets()
        if not found:
            self.say(tr("Choose a claim first: click it, or press {key}.", key=key("next_claim")))
        return found

    def one_here(self) -> Claim | None:
        """Give the one claim that an act goes to, where it stands in the open article."""
        found = self.targets()
        here = len(found) == 1 and Key("claim", found[0]) in self.page.marks
        return self.session.store.claim(found[0]) if here else None

    # Edges, words, sentences, paragraphs

    def _move(self, edge: Edge, unit: Unit, *, forward: bool) -> None:
        """Move an edge of the selection, or of the chosen claim."""
        selected = self.page.selected()
        if selected is not None:
            self.page.select(moved(self.page.text, selected, edge, unit, forward=forward))
            return
        claim = self.one_here() if self.targets_or_hint() else None
        if claim is not None:
            spans = list(claim.spans)
            at = -1 if edge is Edge.END else 0
            spans[at] = moved(self.page.text, spans[at], edge, unit, forward=forward)
            self.bridge.run(lambda: self.session.reshape(claim.id, spans))

    end_right = partialmethod(_move, Edge.END, Unit.WORD, forward=True)
    end_left = partialmethod(_move, Edge.END, Unit.WORD, forward=False)
    start_right = partialmethod(_move, Edge.START, Unit.WORD, forward=True)
    start_left = partialmethod(_move, Edge.START, Unit.WORD, forward=False)
    end_sentence_down = partialmethod(_move, Edge.END, Unit.SENTENCE, forward=True)
    end_sentence_up = partialmethod(_move, Edge.END, Unit.SENTENCE, forward=False)
    start_sentence_down = partialmethod(_move, Edge.START, Unit.SENTENCE, forward=True)
    start_sentence_up = partialmethod(_move, Edge.START, Unit.SENTENCE, forward=False)
    end_paragraph_down = partialmethod(_move, Edge.END, Unit.PARAGRAPH, forward=True)
    end_paragraph_up = partialmethod(_move, Edge.END, Unit.PARAGRAPH, forward=False)
    start_paragraph_down = partialmethod(_move, Edge.START, Unit.PARAGRAPH, forward=True)
    start_paragraph_up = partialmethod(_move, Edge.START, Unit.PARAGRAPH, forward=False)

    def grow_selection(self) -> None:
        """Select the word at the cursor, then its sentence, its paragraph, the text."""
        here = self._cursor()
        selected = self.page.selected()
        if selected is None or (self._grown and self._grown[-1] != selected):
            self._grown = []
        before = self._grown or ([selected] if selected else [])
        self._grown = [*before, grown(self.page.text, selected or Span(here, here))]
        self.page.select(self._grown[-1])

    def shrink_selection(self) -> None:
        """Take the last growth of the selection back."""
        if len(self._grown) > 1 and self._grown[-1] == self.page.selected():
            self._grown.pop()
            self.page.select(self._grown[-1])

    def split_claim(self) -> None:
        """Make two claims of the chosen one, at the text cursor."""
        claim, here = self.one_here(), self._cursor()
        if claim is None or not claim.start < here < claim.end:
            self.say(tr("Choose one claim, then put the text cursor inside it, where it is to be split."))
            return
        self.bridge.run(lambda: self.session.split_claim(claim.id, here))

    def join_claims(self) -> None:
        """Make one claim of those selected in the table, or of the chosen one and the next."""
        found = self.targets_or_hint()
        if len(found) == 1 and (chosen := self.page.chosen) is not None:
            following = self.page.marks.beside("claim", chosen, forward=True)
            later = following and self.page.marks[following].start >= self.page.marks[chosen].start
            found = [found[0], following.id] if following and later else found
        if found:
            self.bridge.run(lambda: self.session.join_claims(found))

    def _cursor(self) -> int:
        return self.page.utf16.code_points(self.page.textCursor().position())

    def next_here(self) -> None:
        """Choose the next of the claims that overlap the chosen one, or lie at the text cursor; then the first."""
        chosen, marks = self.page.chosen, self.page.marks
        here = self._cursor()
        reach = Span(marks[chosen].start, marks[chosen].end) if chosen else Span(here, here + 1)
        keys = [placed.key for placed in marks.within(*marks.unit(reach)) if placed.key.kind == "claim"]
        if not keys:
            self.say(tr("There is no claim at the text cursor."))
        elif keys == [chosen]:
            self.say(tr("There is no other claim at this place."))
        else:
            at = keys.index(chosen) + 1 if chosen in keys else 0
            self.page.choose(keys[at % len(keys)])
