"""Operations on articles."""

from collections.abc import Sequence
from typing import NamedTuple

from annotations.errors import Problem
from annotations.model import Article, Changes, Incoming
from annotations.session.base import Desk, counted
from annotations.store import Step, now
from annotations.text import canonical, sha256

EDITABLE = ("title", "outlet", "url", "byline", "published", "language", "note")


class Twin(NamedTuple):
    """An incoming article whose text is in the project already."""

    incoming: Incoming
    article: Article


class ArticleOperations(Desk):
    """Bring articles in, change what is known of them, take them out."""

    def twins(self, incoming: Incoming) -> list[Article]:
        """Give the articles of the project that have the same canonical text."""
        return [self.store.article(i) for i in self.store.articles_with_text(sha256(incoming.text))]

    def add_articles(self, incoming: Sequence[Incoming], *, twice: bool = False) -> tuple[Changes, list[Twin]]:
        """Add articles as one step; give the changes, and those passed over because their text is there already.

        Args:
            twice: add a text also where it is in the project already.
        """
        twins: list[Twin] = []
        fresh: list[Incoming] = []
        seen: set[str] = set()
        again: list[Incoming] = []
        for one in incoming:
            check_incoming(one)
            same = [] if twice else self.twins(one)
            if same:
                twins.append(Twin(one, same[0]))
            elif twice or one.text not in seen:
                fresh.append(one)
                seen.add(one.text)
            else:
                again.append(one)
        with self.step(f"Import {counted(len(fresh), 'article')}", of=len(fresh)) as (step, outcome):
            for one in fresh:
                self._add(step, one)
        twins += [Twin(one, self.twins(one)[0]) for one in again]
        return outcome.changes, twins

    def _add(self, step: Step, incoming: Incoming) -> int:
        text_id, original_id = keep_content(step, incoming)
        at = now()
        names = ("title", "outlet", "url", "byline", "published", "retrieved_at", "language", "original_name")
        row = {name: getattr(incoming, name) for name in (*names, "media_type", "encoding")}
        return step.insert(
            "articles", {**row, "text_id": text_id, "original_id": original_id, "created_at": at, "updated_at": at}
        )

    def edit_article(self, article_id: int, **values: str) -> Changes:
        """Change what is known of an article: title, outlet, url, byline, published, language, note."""
        unknown = set(values) - set(EDITABLE)
        if unknown:
            raise ValueError(f"not editable: {', '.join(sorted(unknown))}")
        if not values.get("title", "x").strip():
            raise Problem("An article needs a title.", "Type one, or leave the old one.")
        with self.step("Edit article") as (step, outcome):
            if step.update("articles", article_id, values):
                step.update("articles", article_id, {"updated_at": now()})
        return outcome.changes

    def delete_articles(self, article_ids: Sequence[int]) -> Changes:
        """Take articles out with their claims, as one step. Undo brings all of it back.

        Their runs and suggestions stay in the file, out of sight, and are there again after undo.
        """
        with self.step(f"Delete {counted(len(article_ids), 'article')}", of=len(article_ids)) as (step, outcome):
            for article_id in article_ids:
                for claim in self.store.claims_of(article_id):
                    delete_claim(step, claim.id)
                for table in ("orphans", "versions"):
                    step.delete_where(table, "article_id", article_id)
                step.delete("articles", article_id)
        return outcome.changes


def delete_claim(step: Step, claim_id: int) -> None:
    """Take a claim away with all that hangs on it."""
    for table in ("claim_tags", "attributions", "spans"):
        step.delete_where(table, "claim_id", claim_id)
    step.delete("claims", claim_id)


def keep_content(step: Step, incoming: Incoming) -> tuple[int, int]:
    """Keep an article's text and original bytes, each once by its hash; give their ids."""
    text = {"sha256": sha256(incoming.text), "length": len(incoming.text), "text": incoming.text}
    original = {"sha256": sha256(incoming.original), "bytes": incoming.original}
    return step.keep("texts", text), step.keep("originals", original)


def check_incoming(incoming: Incoming) -> None:
    """Raises Problem where a text is empty."""
    if not incoming.text.strip():
        raise Problem(f"{incoming.original_name or 'The text'} is empty.", "It needs words.")
    if incoming.text != canonical(incoming.text):
        raise ValueError("the text of an incoming article is not canonical")
