"""Full-text search over the evidence: an index beside the published file, made once for each publication."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from schemas.ddl import quoted
from warehouse.connect import open_published
from warehouse.errors import QueryError
from warehouse.extensions import load_extension

if TYPE_CHECKING:
    import duckdb
    import polars as pl

# Words of any script; the default would take Latin letters only.
_BETWEEN_WORDS: Final = r"[^\p{L}\p{M}\p{N}]+"
_INDEX: Final = "fts_main_sentence"


def is_index_of(index: Path, published: Path) -> bool:
    """Whether an index was made for a file as it was last published.

    Raises:
        WarehouseError: the published file cannot be opened.
    """
    import duckdb

    expected = _publication(published)
    if not index.exists():
        return False
    try:
        with duckdb.connect(index, read_only=True) as connection:
            return connection.execute("FROM publication").fetchone() == expected
    except duckdb.Error:
        # Half an index, or one of another version of DuckDB.
        return False


def make_index(index: Path, published: Path) -> None:
    """Make the index of all sentences of the mentions, with the headlines of their articles.

    Words are kept as they are written, since the sentences are of many languages; case and accents do not count.

    Args:
        index: the file to make, which must not be there.
        published: the published file.

    Raises:
        WarehouseError: the published file cannot be opened, or the extension is missing.
    """
    import duckdb

    publication = _publication(published)
    with duckdb.connect(index) as connection:
        load_extension(connection, "fts")
        connection.execute(f"ATTACH {quoted(str(published))} AS published (READ_ONLY)")
        connection.execute("CREATE TABLE publication (published_at TIMESTAMP, load_id BIGINT)")
        connection.execute("INSERT INTO publication VALUES (?, ?)", publication)
        connection.execute(
            "CREATE TABLE sentence AS SELECT mention_key, evidence_text, coalesce(title, '') AS title"
            " FROM published.mart.mention"
        )
        connection.execute(
            "PRAGMA create_fts_index('sentence', 'mention_key', 'evidence_text', 'title', stemmer = 'none',"
            f" stopwords = 'none', ignore = '{_BETWEEN_WORDS}')"
        )


def search(index: Path, published: Path, words: str, *, limit: int) -> "pl.DataFrame":
    """The mentions whose sentence or headline has all the words, best first by BM25.

    Args:
        index: the index.
        published: the published file that it was made for.
        words: words; a star at the end of one stands for any ending.
        limit: rows at most.

    Raises:
        QueryError: there is no word.
        WarehouseError: the extension is missing.
    """
    import duckdb

    with duckdb.connect(index, read_only=True) as connection:
        load_extension(connection, "fts")
        connection.execute(f"ATTACH {quoted(str(published))} AS published (READ_ONLY)")
        connection.execute("SET enable_external_access = false")
        groups = [_terms(connection, word) for word in words.split()]
        wanted = [group for group in groups if group is not None]
        if not wanted:
            raise QueryError(f"nothing to search for in {words!r}; expected words, for example: cease* fire")
        having = " AND ".join(f"bool_or(list_contains($word{n}, d.term))" for n in range(1, len(wanted) + 1))
        parameters: dict[str, object] = {f"word{n}": group for n, group in enumerate(wanted, start=1)}
        # The terms are as the index has them, so they stay one word each.
        parameters |= {"terms": " ".join(term for group in wanted for term in group), "limit": limit}
        return connection.execute(
            f"""
            WITH hit AS (
                SELECT o.name AS mention_key
                FROM {_INDEX}.terms AS t
                JOIN {_INDEX}.dict AS d USING (termid)
                JOIN {_INDEX}.docs AS o USING (docid)
                GROUP BY o.name
                HAVING {having}
            )
            SELECT round({_INDEX}.match_bm25(h.mention_key, $terms), 2) AS score, m.published_start AS published,
                m.language, m.source_domain AS publisher, m.plover_type, nullif(m.event_key, 0) AS event_key,
                m.evidence_text AS evidence, m.title, coalesce(m.canonical_url, m.locator) AS article
            FROM hit AS h
            JOIN published.mart.mention AS m USING (mention_key)
            ORDER BY score DESC, m.mention_key
            LIMIT $limit
            """,
            parameters,
        ).pl()


def _terms(connection: "duckdb.DuckDBPyConnection", word: str) -> list[str] | None:
    """The words of the index that a word stands for; None if it has no letter or digit."""
    found = connection.execute(
        f"SELECT regexp_replace(lower(strip_accents(?)), '{_BETWEEN_WORDS}', ' ', 'g')", [word]
    ).fetchall()
    parts = str(found[0][0]).split()
    if not parts:
        return None
    test = "starts_with(term, ?)" if word.endswith("*") else "term = ?"
    rows = connection.execute(f"SELECT term FROM {_INDEX}.dict WHERE {test} ORDER BY term", [parts[-1]]).fetchall()
    return [str(term) for (term,) in rows]


def _publication(published: Path) -> tuple[object, ...] | None:
    with open_published(published) as connection:
        found: tuple[object, ...] | None = connection.execute(
            "SELECT published_at, load_id FROM ops.publication ORDER BY published_at DESC, publication_key LIMIT 1"
        ).fetchone()
    return found
