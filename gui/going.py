"""Going from place to place: hits, claims, articles, panes."""

import sys
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotations.model import Span
from annotations.store import Hit
from gui.marks import Key
from gui.shown import Shown
from gui.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from gui.drawings import Target


class Going(Shown):
    """What takes the analyst elsewhere."""

    can_draw: "SignalInstance"  # MainWindow's: Qt knows no signals of a second base
    _loading = False

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

    def show_overview(self) -> None:
        """Show the whole project in drawings; what is pointed at there is shown here."""
        if "matplotlib.figure" in sys.modules:
            self._open_overview()
        elif not self._loading:
            self._loading = True
            self.say(tr("Opening the overview…"))
            Thread(target=self._load_drawing, name="matplotlib", daemon=True).start()

    def _load_drawing(self) -> None:
        """Load what takes half a second once, beside the window; what is Qt's of it is left to the window's thread."""
        import matplotlib.backends.backend_agg
        import matplotlib.figure
        import networkx

        del matplotlib, networkx

        with suppress(RuntimeError):  # the window is gone
            self.can_draw.emit()

    def _open_overview(self) -> None:
        from gui.overview import OverviewDialog

        self._loading = False
        if not self.bridge.is_open:  # closed meanwhile
            return
        dialog = OverviewDialog(self.session.path, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.pointed.connect(self._go_to_target)
        dialog.failed.connect(self.show_problem)
        self.bridge.changed.connect(dialog.read_later)
        self.bridge.opened.connect(dialog.close)
        dialog.show()

    def _go_to_target(self, target: "Target") -> None:
        if target.kind == "cell":
            self.table.filter_by_cell(target.id, target.credibility)
        elif target.kind == "source":
            self.table.filter_by_source(target.id)
        else:
            self.open_article(target.id)

    def next_article(self) -> None:
        """Open the next article of the list."""
        self._step_article(1)

    def previous_article(self) -> None:
        """Open the previous article of the list."""
        self._step_article(-1)

    def _step_article(self, step: int) -> None:
        ids = self.session.store.article_ids()
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


def found_words(snippet: str) -> str:
    """Give the first words that a search has marked in a snippet; "" for none."""
    _, _, rest = snippet.partition("\x02")
    words, _, _ = rest.partition("\x03")
    return words
