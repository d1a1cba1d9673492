"""What was: the history, earlier texts of articles, and claims that have no place in the present one."""

from collections.abc import Mapping

from annotations.errors import Problem
from annotations.model import HistoryEntry, Orphan, Version
from annotations.store.history import changes_of_step
from annotations.store.reading import Reader
from annotations.store.steps import Row, RowChange, from_json
from annotations.store.values import orphan_parts


class PastReader(Reader):
    """Reads what a project was."""

    def history(
        self, claim_id: int | None = None, *, before: int | None = None, limit: int = 200
    ) -> list[HistoryEntry]:
        """Entries of the history, newest first.

        Args:
            claim_id: only those that touched this claim, which may be gone.
            before: only those with a smaller number.
            limit: at most so many.
        """
        self.check_current()
        where = ["1"]
        values: list[int] = []
        if claim_id is not None:
            touched = "SELECT history_id FROM history_claims WHERE claim_id = ?"
            where.append(f"(id IN ({touched}) OR act IN ('undo', 'redo') AND step_id IN ({touched}))")
            values += [claim_id, claim_id]
        if before is not None:
            where.append("id < ?")
            values.append(before)
        names = "id, act, step_id, name, analyst, at, state, hash"
        sql = f"SELECT {names} FROM history WHERE {' AND '.join(where)} ORDER BY id DESC LIMIT ?"
        return [HistoryEntry(*row) for row in self.conn.execute(sql, [*values, limit])]

    def history_changes(self, entry_id: int, limit: int) -> list[RowChange]:
        """The row changes of an entry, or of the step that it takes back or does again; at most so many."""
        for act, step_id in self.conn.execute("SELECT act, step_id FROM history WHERE id = ?", [entry_id]):
            if act in ("undo", "redo"):
                changes = changes_of_step(self.conn, step_id)
                if act == "undo":
                    changes = [one._replace(before=one.after, after=one.before) for one in reversed(changes)]
                return changes[:limit]
        sql = "SELECT c.value FROM history h, json_each(h.changes) c WHERE h.id = ? LIMIT ?"
        return [change for (text,) in self.conn.execute(sql, [entry_id, limit]) for change in from_json(f"[{text}]")]

    def last_words(self, claim_id: int) -> str:
        """The words of a claim, also of one that is gone; "" where there never was one."""
        for table, column in (("claims", "id"), ("orphans", "claim_id")):
            for (quote,) in self.conn.execute(f"SELECT quote FROM {table} WHERE {column} = ? LIMIT 1", [claim_id]):
                return str(quote)
        sql = """SELECT coalesce(json_extract(c.value, '$[3].quote'), json_extract(c.value, '$[2].quote'))
            FROM history_claims t JOIN history h ON h.id = t.history_id, json_each(h.changes) c
            WHERE t.claim_id = ? AND json_extract(c.value, '$[0]') = 'claims' AND json_extract(c.value, '$[1]') = ?
            ORDER BY h.id DESC"""
        for (quote,) in self.conn.execute(sql, [claim_id, claim_id]):
            if quote is not None:
                return str(quote)
        return ""

    def versions(self, article_id: int) -> list[Version]:
        """The earlier texts of an article, the oldest first."""
        sql = """SELECT v.id, v.number, t.sha256, t.length, v.original_name, v.retrieved_at, v.replaced_at
            FROM versions v JOIN texts t ON t.id = v.text_id WHERE v.article_id = ? ORDER BY v.number"""
        return [Version(*row) for row in self.conn.execute(sql, [article_id])]

    def version_text(self, version_id: int) -> str:
        """An earlier text of an article. Raises LookupError for no such version."""
        sql = "SELECT t.text FROM versions v JOIN texts t ON t.id = v.text_id WHERE v.id = ?"
        for (text,) in self.conn.execute(sql, [version_id]):
            return str(text)
        raise LookupError(f"version {version_id}")

    def orphans(self, article_id: int | None = None) -> list[Orphan]:
        """The claims without a place, of an article or of all, in the order of the earlier text."""
        self.check_current()
        where, values = ("WHERE article_id = ?", [article_id]) if article_id is not None else ("", [])
        names = {one.id: one.name for one in self.sources()}
        found = [_orphan(row, names) for row in self.rows(f"SELECT * FROM orphans {where}", values)]
        return sorted(found, key=lambda one: (one.article_id, one.start, one.id))

    def orphan_count(self) -> int:
        """How many claims are without a place; none in a project of an older format."""
        return 0 if self.is_older else int(self.conn.execute("SELECT count(*) FROM orphans").fetchone()[0])

    def orphan(self, orphan_id: int) -> Orphan:
        """One claim without a place. Raises Problem where it is not in the project."""
        for row in self.rows("SELECT * FROM orphans WHERE id = ?", [orphan_id]):
            return _orphan(row, {one.id: one.name for one in self.sources()})
        raise Problem(f"There is no claim without a place with the number {orphan_id}.", "It may have its place again.")


def _orphan(row: Row, names: Mapping[int, str]) -> Orphan:
    claim, chain = orphan_parts(row["kept"])
    sources = tuple(names.get(one["source_id"], "") for one in chain)
    return Orphan(
        row["id"],
        row["article_id"],
        row["version_id"],
        row["claim_id"],
        claim["start"],
        claim["quote"],
        claim["prefix"],
        claim["suffix"],
        claim["note"],
        sources,
    )
