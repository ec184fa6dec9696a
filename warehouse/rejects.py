"""Row rules: rows that break one are set apart as rejects, with the rule's name, a reason and the row itself."""

from typing import Final

import polars as pl
import polars_hash as plh

from schemas.catalog import Reference, frame_schema, metadata_of
from schemas.keys import surrogate_key_expr
from schemas.ops import Reject
from schemas.tables import Table

EXCERPT_LENGTH: Final = 4000
"""Code points of a refused row's JSON that are kept."""

_ADVICE: Final = "The row is left out, the rest is loaded: mend its source or the step that made it, then load again."


def no_rejects() -> pl.DataFrame:
    """An empty frame of rejects, without `load_id`."""
    return pl.DataFrame(schema=frame_schema(Reject, with_load=False))


def checked(table: type[Table], rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Part the rows that keep all rules of their table from those that break one.

    Args:
        table: what the rows should be.
        rows: all columns of the table except `load_id`; types are cast. Equal rows count as one.

    Returns:
        The good rows, and a reject (columns of `ops.reject` without `load_id`) for each rule that a row breaks.

    Raises:
        ValueError: a column is missing.
    """
    declared = [name for name in table.columns() if name != "load_id"]
    missing = [name for name in declared if name not in rows.columns]
    if missing:
        raise ValueError(f"{table.full_name} needs the columns {missing}; got {rows.columns}")
    whole = rows.select(declared).unique(maintain_order=True).with_columns(load_id=pl.lit(0, pl.Int64))
    good, failure = table.filter(whole, cast=True)
    details = failure.details()
    refused = [
        refusals(table, details.filter(pl.col(rule) == "invalid"), rule, *_expected(table, rule))
        for rule in failure.counts()
    ]
    return pl.DataFrame(good).drop("load_id"), pl.concat([no_rejects(), *refused])


def dangling(reference: Reference, rows: pl.DataFrame) -> pl.DataFrame:
    """Rejects for rows whose reference leads to no row."""
    expected = f"a value of {reference.to_table.full_name}.{reference.to_column}"
    rule = f"{reference.column}_refers_to_{reference.to_table.full_name.replace('.', '_')}"
    return refusals(reference.table, rows, rule, reference.column, expected)


def refusals(table: type[Table], rows: pl.DataFrame, rule: str, column: str | None, expected: str) -> pl.DataFrame:
    """A reject for each row, all for one rule.

    Args:
        table: the table that the rows were meant for.
        rows: its columns; others are left out.
        rule: name of the rule broken.
        column: the column that the rule is about; None for a rule over rows.
        expected: what the rule wants, as a noun phrase.
    """
    declared = [name for name in table.columns() if name != "load_id"]
    payload: pl.Expr = plh.col("payload").chash.sha2_256()
    got = pl.lit("the row") if column is None else pl.format(f"{column} = {{}}", _shown(column, rows))
    rejects = rows.select(pl.struct(declared).struct.json_encode().alias("payload"), got.alias("got"))
    return rejects.select(
        reject_stage=pl.lit("load"),
        locator=pl.lit(table.full_name),
        payload_sha256=payload,
        reject_rule=pl.lit(rule),
        reject_reason=pl.format(
            f"{table.full_name} refuses {{}}: expected {{}}. {_ADVICE}", pl.col("got"), pl.lit(expected)
        ),
        payload_excerpt=pl.col("payload").str.slice(0, EXCERPT_LENGTH),
    ).select(
        surrogate_key_expr("locator", "payload_sha256", "reject_rule").alias("reject_key"),
        *[name for name in frame_schema(Reject, with_load=False) if name != "reject_key"],
    )


def _shown(column: str, rows: pl.DataFrame) -> pl.Expr:
    value = pl.col(column)
    text = value.list.join(", ") if isinstance(rows.schema[column], pl.List) else value.cast(pl.String)
    return text.fill_null("null").str.slice(0, 200)


def _expected(table: type[Table], rule: str) -> tuple[str | None, str]:
    """The column that a rule of dataframely's is about, and what it wants."""
    column, _, kind = rule.partition("|")
    if not kind:
        keys = ", ".join(table.primary_key())
        return None, f"{keys} to be unique among the rows loaded" if rule == "primary_key" else f"the rule {rule}"
    declared = table.columns()[column]
    allowed = metadata_of(declared).get("allowed")
    if kind == "regex" and isinstance(allowed, list):
        return column, f"one of {', '.join(map(str, allowed))}"
    limits = {
        "nullability": "a value, not null",
        "dtype": f"a value of type {declared.dtype}",
        "min": f"at least {getattr(declared, 'min', None)}",
        "max": f"at most {getattr(declared, 'max', None)}",
        "min_length": f"at least {getattr(declared, 'min_length', None)} character",
        "regex": f"text that matches {getattr(declared, 'regex', None)}",
    }
    return column, limits.get(kind, f"the rule {kind}")
