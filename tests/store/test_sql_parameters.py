"""What a person or a file says goes into SQL as a parameter and never as words."""

import ast
import re
import sqlite3
from pathlib import Path

import pytest

from annotations.model import SourceKind
from annotations.session import Session
from annotations.store import SORTS, ClaimFilter
from tests.conftest import incoming, span_of

STORE = Path(__file__).parents[2] / "annotations" / "store"
SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|ATTACH|FROM|WHERE|ORDER BY)\b")
MARK = "'; DROP TABLE sasaran; --\""
# What is put into SQL by its words, each looked at: names of our tables and columns, marks for parameters, and parts
# of SQL that stand in the same file. Names that come from the history of a file pass steps.TABLES and isidentifier.
KNOWN = {
    *("', '.join(names)", "' AND '.join(where)", "' UNION ALL '.join(parts)", "','.join('?' * len(article_ids))"),
    *("','.join('?' * len(claim_ids))", "','.join('?' * len(ids))", "','.join('?' * len(passing_over))"),
    *(
        "','.join('?' * len(source_ids))",
        "APPLICATION_ID",
        "BUSY_MS",
        "HEAP",
        "_ARTICLE",
        "_CLAIM",
        "_FIRST",
        "_LATEST",
        "_LONG_LOG",
        "_MOST_PARTS",
    ),
    *("_NAMED", "_OF_RELIABILITY", "_OVERRIDDEN", "_PLACE.format('ASC', 'DESC')", "_RANKED", "_RATED", "_TAGS", "_VIA"),
    *("assign", "both", "but", "change.table", "code", "column", "columns", "columns.get(table, '*')", "condition"),
    *("file.BUSY_MS", "key", "marks", "name", "names", "newest()", "old", "one", "order", "other", "ours", "own"),
    *("owner", "part.id", "part.tables", "query", "rows", "schema", "sql", "table", "theirs", "touched", "where"),
    *("within", "sources", "_first_of(f\"reliability = '{code}'\")"),
}


def test_nothing_goes_into_sql_by_its_words_that_nobody_has_looked_at():
    found = {
        ast.unparse(value.value)
        for path in STORE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr) and SQL.search(ast.unparse(node))
        for value in node.values
        if isinstance(value, ast.FormattedValue)
    }
    assert found - KNOWN == set()


class Recording(sqlite3.Connection):
    """Keeps the words of every statement."""

    said: list[str] = []  # noqa: RUF012  one list for all connections of the test

    def execute(self, sql: str, *parameters):
        self.said.append(sql)
        return super().execute(sql, *parameters)

    def executemany(self, sql: str, *parameters):
        self.said.append(sql)
        return super().executemany(sql, *parameters)


def test_what_a_person_says_is_never_among_the_words_of_sql(project: Path, monkeypatch: pytest.MonkeyPatch):
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **named: connect(*given, factory=Recording, **named))
    Recording.said.clear()
    session = Session.open(project, MARK)
    session.add_articles([incoming(title=MARK, url=MARK, outlet=MARK)])
    session.add_source(MARK, SourceKind.PERSON, [MARK + "2"])
    session.highlight(1, [span_of("300 warga")], [MARK])
    session.add_tag([1], MARK)
    session.set_note([1], MARK)
    session.rename_source(1, MARK + "3")
    session.edit_article(1, note=MARK)
    session.undo()
    wanted = [ClaimFilter(tag=MARK), ClaimFilter(text=MARK), ClaimFilter(article_id=1)]
    lists = [session.store.claim_ids(one, sort) for one in wanted for sort in SORTS]
    session.store.search(MARK)
    session.store.texts_with(MARK)
    assert session.store.source_named(MARK + "3") == 1
    assert [1] in lists
    session.close()
    assert len(Recording.said) > 100
    assert [sql for sql in Recording.said if "DROP TABLE sasaran" in sql] == []
    again = Session.open(project, "ana", read_only=True)
    assert again.store.claim(1).tags == (MARK,)
    assert again.store.faults() == []
    again.close()
