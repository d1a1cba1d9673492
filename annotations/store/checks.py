"""What `sorotan check` looks for: a sound file, no orphans, every claim at its words."""

from collections.abc import Iterator

from annotations.store.reading import Reader
from annotations.store.values import odd_values
from annotations.text import quote_of, sha256


def faults(reader: Reader) -> Iterator[str]:
    """Give each fault of a project in words."""
    for row in reader.conn.execute("PRAGMA integrity_check(100)"):
        if row[0] != "ok":
            yield f"SQLite finds damage: {row[0]}"
    for row in reader.conn.execute("PRAGMA foreign_key_check"):
        yield f"Row {row[1]} of {row[0]} points to a row of {row[2]} that is not there."
    yield from _search_faults(reader)
    odd = list(odd_values(reader.conn))
    yield from odd
    if odd:
        return  # what is not of its form cannot be compared with anything
    for article in reader.articles():
        text = reader.text(article.id)
        if sha256(text) != article.sha256 or len(text) != article.length:
            yield f"The text of article {article.id} ({article.title}) is not the text that was imported."
        if sha256(reader.original(article.id)) != article.original_sha256:
            yield f"The original of article {article.id} ({article.title}) is not the file that was imported."
        yield from claim_faults(reader, article.id, text)


def claim_faults(reader: Reader, article_id: int, text: str) -> Iterator[str]:
    """Give each claim of an article that does not stand at its words."""
    for claim in reader.claims_of(article_id):
        if not claim.spans:
            yield f"Claim {claim.id} has no span."
            continue
        outside = any(not 0 <= s.start < s.end <= len(text) for s in claim.spans)
        if outside or quote_of(text, claim.spans) != claim.quote:
            yield f"Claim {claim.id} does not stand at its words in article {article_id}."
        for at, step in enumerate(claim.chain):
            for span in (step.mention, *step.cue):
                if span and not 0 <= span.start < span.end <= len(text):
                    yield f"Step {at + 1} of claim {claim.id} points outside article {article_id}."


def _search_faults(reader: Reader) -> Iterator[str]:
    count = "SELECT count(*) FROM {0} WHERE id NOT IN (SELECT id FROM {0}_fts_docsize)"
    for table in ("texts", "claims"):
        missing = reader.conn.execute(count.format(table)).fetchone()[0]
        if missing:
            yield f"{missing} of {table} cannot be found by search."
