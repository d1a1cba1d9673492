"""The schema as numbered steps, append-only: a step that has been released is never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.store.history import chain_older_history

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x53_4F_52_4F  # "SORO"
SET = "sorotan"

_TABLES = (
    """CREATE TABLE texts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE,
        length INTEGER NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE originals (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE,
        bytes BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        outlet TEXT NOT NULL DEFAULT '',
        url TEXT NOT NULL DEFAULT '',
        byline TEXT NOT NULL DEFAULT '',
        published TEXT NOT NULL DEFAULT '',
        retrieved_at TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        text_id INTEGER NOT NULL REFERENCES texts(id),
        original_id INTEGER NOT NULL REFERENCES originals(id),
        original_name TEXT NOT NULL DEFAULT '',
        media_type TEXT NOT NULL DEFAULT '',
        encoding TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE sources (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        key TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('news agency', 'outlet', 'person', 'government', 'organisation',
                                           'document', 'unnamed')),
        reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
        colour INTEGER NOT NULL,
        position INTEGER NOT NULL,
        note TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE aliases (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source_id INTEGER NOT NULL REFERENCES sources(id),
        name TEXT NOT NULL,
        key TEXT NOT NULL UNIQUE
    ) STRICT""",
    """CREATE TABLE claims (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        start INTEGER NOT NULL CHECK (start >= 0),
        end INTEGER NOT NULL CHECK (end > start),
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        quotation TEXT CHECK (quotation IN ('direct', 'indirect', 'mixed')),
        reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
        credibility TEXT CHECK (credibility IN ('1', '2', '3', '4', '5', '6')),
        note TEXT NOT NULL DEFAULT '',
        origin TEXT NOT NULL CHECK (origin IN ('analyst', 'suggestion')),
        pipeline TEXT NOT NULL DEFAULT '',
        score REAL CHECK (score BETWEEN 0 AND 1),
        analyst TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE spans (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        claim_id INTEGER NOT NULL REFERENCES claims(id),
        start INTEGER NOT NULL CHECK (start >= 0),
        end INTEGER NOT NULL CHECK (end > start)
    ) STRICT""",
    """CREATE TABLE attributions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        claim_id INTEGER NOT NULL REFERENCES claims(id),
        step INTEGER NOT NULL CHECK (step >= 0),
        source_id INTEGER REFERENCES sources(id),
        mention_start INTEGER,
        mention_end INTEGER CHECK (mention_end > mention_start),
        cue TEXT NOT NULL DEFAULT '[]',
        UNIQUE (claim_id, step)
    ) STRICT""",
    """CREATE TABLE tags (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        key TEXT NOT NULL UNIQUE
    ) STRICT""",
    """CREATE TABLE claim_tags (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        claim_id INTEGER NOT NULL REFERENCES claims(id),
        tag_id INTEGER NOT NULL REFERENCES tags(id),
        UNIQUE (claim_id, tag_id)
    ) STRICT""",
    # Runs and suggestions outlive their article, so that undo of its deletion finds them again.
    """CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL,
        pipeline TEXT NOT NULL,
        version TEXT NOT NULL,
        language TEXT NOT NULL,
        analyst TEXT NOT NULL,
        finished_at TEXT NOT NULL,
        found INTEGER NOT NULL,
        proposed INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE suggestions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        run_id INTEGER NOT NULL REFERENCES runs(id),
        article_id INTEGER NOT NULL,
        text_id INTEGER NOT NULL REFERENCES texts(id),
        start INTEGER NOT NULL CHECK (start >= 0),
        end INTEGER NOT NULL CHECK (end > start),
        spans TEXT NOT NULL,
        cue TEXT NOT NULL,
        mention_start INTEGER,
        mention_end INTEGER,
        source TEXT NOT NULL,
        kind TEXT NOT NULL,
        via_start INTEGER,
        via_end INTEGER,
        via_source TEXT NOT NULL,
        via_kind TEXT NOT NULL,
        quotation TEXT NOT NULL,
        act TEXT NOT NULL,
        score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
        state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'edited', 'rejected', 'superseded')),
        decided_by TEXT NOT NULL DEFAULT '',
        decided_at TEXT NOT NULL DEFAULT '',
        claim_id INTEGER
    ) STRICT""",
    """CREATE TABLE history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        analyst TEXT NOT NULL,
        at TEXT NOT NULL,
        changes TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'abandoned'))
    ) STRICT""",
)

_INDEXES = (
    "CREATE INDEX articles_text ON articles(text_id)",
    "CREATE INDEX aliases_source ON aliases(source_id)",
    "CREATE INDEX claims_article ON claims(article_id, start)",
    "CREATE INDEX spans_claim ON spans(claim_id)",
    "CREATE INDEX attributions_source ON attributions(source_id)",
    "CREATE INDEX claim_tags_tag ON claim_tags(tag_id)",
    "CREATE INDEX runs_article ON runs(article_id)",
    "CREATE INDEX suggestions_article ON suggestions(article_id, state)",
    "CREATE INDEX suggestions_text ON suggestions(text_id, state)",
    "CREATE INDEX history_state ON history(state, id)",
)

# Kept by steps.py and not by triggers, which `trusted_schema=OFF` forbids to touch a virtual table.
_SEARCH = (
    """CREATE VIRTUAL TABLE texts_fts USING fts5(
        text, content='texts', content_rowid='id', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE claims_fts USING fts5(
        quote, note, content='claims', content_rowid='id', tokenize='unicode61 remove_diacritics 2')""",
)


def m001_first_schema(db: Database) -> None:
    """Articles, sources, claims, suggestions, history and the search in them."""
    for statement in (*_TABLES, *_INDEXES, *_SEARCH):
        db.execute(statement)


def m002_lessons(db: Database) -> None:
    """What suggestions have learned from the claims of the project; the newest of a language counts."""
    db.execute(
        """CREATE TABLE lessons (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            language TEXT NOT NULL,
            pipeline TEXT NOT NULL,
            lesson TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            claims INTEGER NOT NULL,
            articles INTEGER NOT NULL,
            analyst TEXT NOT NULL,
            created_at TEXT NOT NULL
        ) STRICT"""
    )


def m003_indexes(db: Database) -> None:
    """What makes lists of some hundred thousand claims come at once, in any order; see claim_list.py and reading.py."""
    for statement in (
        "CREATE INDEX claims_place ON claims(article_id, start, end DESC)",
        "CREATE INDEX claims_rated ON claims(article_id, credibility)",
        "CREATE INDEX claims_credibility ON claims(credibility)",
        "CREATE INDEX claims_reliability ON claims(reliability)",
        "CREATE INDEX claims_quotation ON claims(quotation)",
        "CREATE INDEX claims_quote ON claims(substr(quote, 1, 60) COLLATE NOCASE)",
        "CREATE INDEX articles_title ON articles(title COLLATE NOCASE)",
        "CREATE INDEX spans_place ON spans(claim_id, start, end)",
        "CREATE INDEX attributions_named ON attributions(source_id, step, claim_id)",
        "DROP INDEX claims_article",
        "DROP INDEX spans_claim",
        "DROP INDEX attributions_source",
        "CREATE INDEX claim_tags_of ON claim_tags(tag_id, claim_id)",
        "DROP INDEX claim_tags_tag",
    ):
        db.execute(statement)


def m004_search_by_beginnings(db: Database) -> None:
    """A search for a word's first two or three letters reads one list; it put thousands of words' lists together."""
    for table, columns in (("texts", "text"), ("claims", "quote, note")):
        db.execute(f"DROP TABLE {table}_fts")
        db.execute(
            f"""CREATE VIRTUAL TABLE {table}_fts USING fts5({columns}, content='{table}', content_rowid='id',
            tokenize='unicode61 remove_diacritics 2', prefix='2 3')"""
        )
        db.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")


def m005_source_ratings(db: Database) -> None:
    """The reliability of a source with its history: who gave it, when and why. Older ratings are read off the steps."""
    db.execute(
        """CREATE TABLE source_ratings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            source_id INTEGER NOT NULL REFERENCES sources(id),
            name TEXT NOT NULL,
            reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
            reason TEXT NOT NULL DEFAULT '',
            analyst TEXT NOT NULL,
            created_at TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX source_ratings_of ON source_ratings(source_id, id)")
    db.execute(
        """INSERT INTO source_ratings (source_id, name, reliability, analyst, created_at)
        SELECT s.id, s.name, json_extract(c.value, '$[3].reliability'), h.analyst, h.at
        FROM history h, json_each(h.changes) c JOIN sources s ON s.id = json_extract(c.value, '$[1]')
        WHERE h.state = 'done' AND instr(h.changes, '"sources"') AND json_extract(c.value, '$[0]') = 'sources'
        AND json_extract(c.value, '$[2].reliability') IS NOT json_extract(c.value, '$[3].reliability')
        ORDER BY h.id"""
    )


def m006_chained_history(db: Database) -> None:
    """The history only grows: undo and redo, and what cannot be undone, are entries too, each with the hash so far."""
    db.execute(
        """CREATE TABLE entries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            act TEXT NOT NULL CHECK (act IN ('step', 'continued', 'undo', 'redo', 'aside', 'begun')),
            step_id INTEGER,
            name TEXT NOT NULL,
            analyst TEXT NOT NULL,
            at TEXT NOT NULL,
            changes TEXT NOT NULL,
            state TEXT CHECK (state IN ('done', 'undone', 'abandoned')),
            hash TEXT NOT NULL
        ) STRICT"""
    )
    # Which entries touched a claim; read off the changes, so that a claim's history comes at once.
    db.execute(
        """CREATE TABLE history_claims (
            claim_id INTEGER NOT NULL,
            history_id INTEGER NOT NULL,
            PRIMARY KEY (claim_id, history_id)
        ) STRICT, WITHOUT ROWID"""
    )
    chain_older_history(db.conn)
    db.execute("DROP TABLE history")
    db.execute("ALTER TABLE entries RENAME TO history")
    db.execute("CREATE INDEX history_state ON history(state, id)")
    db.execute("CREATE INDEX history_step ON history(step_id) WHERE step_id IS NOT NULL")


def m007_versions(db: Database) -> None:
    """Earlier texts of an article, and claims that have no certain place in its present one."""
    db.execute(
        """CREATE TABLE versions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article_id INTEGER NOT NULL REFERENCES articles(id),
            number INTEGER NOT NULL,
            text_id INTEGER NOT NULL REFERENCES texts(id),
            original_id INTEGER NOT NULL REFERENCES originals(id),
            original_name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            encoding TEXT NOT NULL,
            retrieved_at TEXT NOT NULL,
            replaced_at TEXT NOT NULL,
            UNIQUE (article_id, number)
        ) STRICT"""
    )
    # The claim with its rows is kept as JSON: nothing that counts or exports claims may meet one without a place.
    db.execute(
        """CREATE TABLE orphans (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article_id INTEGER NOT NULL REFERENCES articles(id),
            version_id INTEGER NOT NULL REFERENCES versions(id),
            claim_id INTEGER NOT NULL,
            quote TEXT NOT NULL,
            kept TEXT NOT NULL,
            created_at TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX orphans_article ON orphans(article_id)")
    db.execute("CREATE INDEX articles_url ON articles(url) WHERE url <> ''")
    db.execute("CREATE INDEX articles_file ON articles(original_name) WHERE original_name <> ''")


STEPS = (
    m001_first_schema,
    m002_lessons,
    m003_indexes,
    m004_search_by_beginnings,
    m005_source_ratings,
    m006_chained_history,
    m007_versions,
)
NAMES = frozenset(step.__name__ for step in STEPS)


def apply(db: Database) -> None:
    """Run the steps that a file lacks, each in a transaction of its own, and number the file."""
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(SET)
    for step in STEPS:
        migrations()(step)
    migrations.apply(db)
    db.execute(f"PRAGMA user_version={newest()}")


def newest() -> int:
    """Give the number of the newest schema this program knows."""
    return len(STEPS)
