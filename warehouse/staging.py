"""Taking in a batch: rows of raw, doc, ext and res, article by article, so that a batch seen before changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import polars as pl

from schemas.catalog import TABLES, empty_frame, references
from schemas.doc import Block, Document
from schemas.ext import Coding
from schemas.raw import RawArticle
from schemas.tables import Table, layer_of
from warehouse.reconcile import insert_new, staged
from warehouse.rejects import checked, dangling, refusals

if TYPE_CHECKING:
    import duckdb

STAGED_TABLES: Final = tuple(table for table in TABLES if layer_of(table) in {"raw", "doc", "ext", "res"})
"""The tables that a batch may hold, parents before children."""

_CODED: Final = tuple(table for table in STAGED_TABLES if layer_of(table) in {"ext", "res"})
_SEEN: Final = {RawArticle: ("fetched_at",), Document: ("seen_at", "payload_key")}
"""Of two rows with one key the one seen first stands, so that the order of batches does not matter."""


@dataclass(slots=True)
class Intake:
    """What a batch brought.

    Attributes:
        inserted: rows inserted, by full table name.
        rejects: rows refused, as columns of `ops.reject` without `load_id`.
        new: articles never seen before.
        changed: new versions of articles seen before.
        unchanged: payloads that brought nothing new.
    """

    inserted: dict[str, int] = field(default_factory=dict)
    rejects: list[pl.DataFrame] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    unchanged: int = 0


def take_in(connection: "duckdb.DuckDBPyConnection", tables: Mapping[str, pl.DataFrame], *, load_id: int) -> Intake:
    """Insert what is new in a batch, inside the caller's transaction.

    Documents with their blocks are left alone if the warehouse has them, unless the batch saw them earlier. Codings
    with all their rows replace those of another coder version; of the same version they are left alone.

    Args:
        connection: the build file, inside a transaction.
        tables: frames of raw, doc, ext and res tables by full name, without `load_id`; any may be missing.
        load_id: the load to write into the rows.
    """
    intake = Intake()
    fresh = _take_documents(connection, tables, load_id, intake)
    codings = _good(connection, Coding, tables, intake)
    accepted = _codings_to_write(connection, codings, _of(Document, tables), fresh)
    _clear(connection, accepted, _CODED)
    for table in _CODED:
        rows = codings if table is Coding else _good(connection, table, tables, intake)
        rows = _coded_only(table, rows, codings, intake)
        intake.inserted[table.full_name] = insert_new(
            connection, table, _owned(connection, table, rows, accepted), load_id
        )
    return intake


def _of(table: type[Table], tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    return tables.get(table.full_name, empty_frame(table, with_load=False))


def _good(
    connection: "duckdb.DuckDBPyConnection", table: type[Table], tables: Mapping[str, pl.DataFrame], intake: Intake
) -> pl.DataFrame:
    """The rows that keep their table's rules and whose references lead to rows; the others become rejects."""
    rows = _of(table, tables)
    if table in _SEEN:
        rows = rows.sort(*_SEEN[table]).unique(table.primary_key(), keep="first", maintain_order=True)
    good, rejects = checked(table, rows)
    intake.rejects.append(rejects)
    for reference in references(table):
        if reference.column == "load_id":
            continue
        with staged(connection, good) as relation:
            lost = connection.execute(
                f"SELECT child.* FROM {relation} AS child ANTI JOIN {reference.to_table.full_name} AS parent"
                f" ON child.{reference.column} = parent.{reference.to_column}"
            ).pl()
        if lost.height:
            intake.rejects.append(dangling(reference, lost))
            good = good.join(lost, on=table.primary_key(), how="anti")
    return good


def _take_documents(
    connection: "duckdb.DuckDBPyConnection", tables: Mapping[str, pl.DataFrame], load_id: int, intake: Intake
) -> pl.DataFrame:
    """Insert payloads, documents and blocks; gives the `article_key` of the documents that were written."""
    payloads = _good(connection, RawArticle, tables, intake)
    known_payloads = connection.execute("SELECT payload_key FROM raw.article").pl()
    _delete(connection, RawArticle, "payload_key", _seen_earlier(connection, RawArticle, payloads))
    intake.inserted[RawArticle.full_name] = insert_new(connection, RawArticle, payloads, load_id)

    documents = _good(connection, Document, tables, intake)
    _count_articles(connection, payloads, known_payloads, documents, intake)
    _clear(connection, _seen_earlier(connection, Document, documents), (*_CODED, Block, Document))
    intake.inserted[Document.full_name] = insert_new(connection, Document, documents, load_id)
    fresh = connection.execute("SELECT article_key FROM doc.document WHERE load_id = ?", [load_id]).pl()

    blocks = _good(connection, Block, tables, intake).join(fresh, on="article_key", how="semi")
    intake.inserted[Block.full_name] = insert_new(connection, Block, blocks, load_id)
    return fresh


def _count_articles(
    connection: "duckdb.DuckDBPyConnection",
    payloads: pl.DataFrame,
    known_payloads: pl.DataFrame,
    documents: pl.DataFrame,
    intake: Intake,
) -> None:
    """Count what the documents, not yet inserted, bring."""
    known = connection.execute("SELECT article_key, article_id FROM doc.document").pl()
    versions = documents.join(known, on="article_key", how="anti")
    intake.new = versions.join(known, on="article_id", how="anti")["article_id"].n_unique()
    intake.changed = versions.height - intake.new
    again = payloads.join(known_payloads, on="payload_key", how="semi")
    same = documents.join(known, on="article_key", how="semi").join(again, on="payload_key", how="anti")
    intake.unchanged = again.height + same.height


def _seen_earlier(connection: "duckdb.DuckDBPyConnection", table: type[Table], rows: pl.DataFrame) -> pl.DataFrame:
    """Keys of the rows that the batch saw before the warehouse did."""
    key = table.primary_key()[0]
    new, old = (", ".join(f"{side}.{name}" for name in _SEEN[table]) for side in ("new", "old"))
    with staged(connection, rows) as relation:
        return connection.execute(
            f"SELECT {key} FROM {relation} AS new JOIN {table.full_name} AS old USING ({key}) WHERE ({new}) < ({old})"
        ).pl()


def _codings_to_write(
    connection: "duckdb.DuckDBPyConnection", codings: pl.DataFrame, documents: pl.DataFrame, fresh: pl.DataFrame
) -> pl.DataFrame:
    """Articles whose coding is new: of documents written now, or by another coder version over the text as stored."""
    with staged(connection, documents.select("article_key", "text")) as relation:
        other_text = connection.execute(
            f"SELECT article_key FROM {relation} AS new JOIN doc.document AS old USING (article_key)"
            " WHERE new.text <> old.text"
        ).pl()
    coded = connection.execute("SELECT article_key, coder_version FROM ext.coding").pl()
    again = codings.join(coded, on=["article_key", "coder_version"], how="anti").join(
        other_text, on="article_key", how="anti"
    )
    return pl.concat(
        [again.select("article_key"), codings.join(fresh, on="article_key").select("article_key")]
    ).unique()


def _coded_only(table: type[Table], rows: pl.DataFrame, codings: pl.DataFrame, intake: Intake) -> pl.DataFrame:
    """Leave out rows of articles that the batch has no coding for; the others become rejects."""
    if table is Coding or "article_key" not in rows.columns:
        return rows
    orphans = rows.join(codings, on="article_key", how="anti")
    expected = "an ext.coding row of the article in the batch"
    intake.rejects.append(refusals(table, orphans, "article_is_coded", "article_key", expected))
    return rows.join(codings, on="article_key", how="semi")


def _owned(
    connection: "duckdb.DuckDBPyConnection", table: type[Table], rows: pl.DataFrame, accepted: pl.DataFrame
) -> pl.DataFrame:
    """The rows that belong to accepted articles."""
    column, query = _owner(table)
    with staged(connection, accepted) as relation:
        owned = connection.execute(query.format(articles=relation)).pl()
    return rows.join(owned, on=column, how="semi")


def _owner(table: type[Table]) -> tuple[str, str]:
    """The column by which rows belong to an article, and the query for its values among some articles."""
    if "article_key" in table.columns():
        return "article_key", "SELECT article_key FROM {articles}"
    column, parent = (
        ("mention_key", "ext.mention") if "mention_key" in table.columns() else ("quotation_key", "ext.quotation")
    )
    return column, f"SELECT {column} FROM {parent} SEMI JOIN {{articles}} AS articles USING (article_key)"


def _clear(connection: "duckdb.DuckDBPyConnection", articles: pl.DataFrame, tables: tuple[type[Table], ...]) -> None:
    """Delete all rows of some articles, children before parents."""
    if articles.is_empty():
        return
    for table in sorted(tables, key=STAGED_TABLES.index, reverse=True):
        column, query = _owner(table)
        with staged(connection, articles.select("article_key")) as relation:
            keys = connection.execute(query.format(articles=relation)).pl()
        _delete(connection, table, column, keys)


def _delete(connection: "duckdb.DuckDBPyConnection", table: type[Table], column: str, keys: pl.DataFrame) -> None:
    if keys.is_empty():
        return
    with staged(connection, keys) as relation:
        connection.execute(f"DELETE FROM {table.full_name} WHERE {column} IN (SELECT {column} FROM {relation})")
