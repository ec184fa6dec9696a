"""What every reader of other people's files gives: events, actors, places and rejects in one shape."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

import polars as pl

from schemas import codelists
from schemas.keys import UNKNOWN_KEY, content_sha256, surrogate_key
from warehouse.rejects import EXCERPT_LENGTH, no_rejects

EVENTS: Final = pl.Schema(
    {
        "origin_event_id": pl.String,
        "event_type_key": pl.Int64,
        "cameo_code": pl.String,
        "start_date": pl.Date,
        "end_date": pl.Date,
        "date_precision": pl.String,
        "source": pl.String,
        "target": pl.String,
        "source_place": pl.String,
        "target_place": pl.String,
        "place": pl.String,
        "place_precision": pl.String,
        "killed_low": pl.Int64,
        "killed_high": pl.Int64,
        "mention_count": pl.Int64,
        "article_count": pl.Int64,
        "source_count": pl.Int64,
        "first_reported": pl.Date,
        "last_reported": pl.Date,
        "origin_json": pl.String,
    }
)
"""Columns of events; source and target are actor_ids, places location_ids, all null when not told."""
ACTORS: Final = pl.Schema(
    {
        "actor_id": pl.String,
        "actor_name": pl.String,
        "actor_kind": pl.String,
        "country_code": pl.String,
        "sector": pl.String,
        "origin_json": pl.String,
    }
)
PLACES: Final = pl.Schema(
    {
        "location_id": pl.String,
        "geonameid": pl.Int64,
        "place_name": pl.String,
        "admin1_name": pl.String,
        "country_code": pl.String,
        "latitude": pl.Float64,
        "longitude": pl.Float64,
        "origin_json": pl.String,
    }
)
MORE: Final = "_more"
"""The column of what stands behind a table's last one; empty or null in a good row."""
_BAD_ADVICE: Final = "The row is left out, the rest is loaded: mend it in the file, then import the file again."


class Bad(NamedTuple):
    """A condition on rows that cannot be used.

    Attributes:
        rule: name of the rule that they break.
        expected: what the rule wants, as a noun phrase.
        is_bad: true for rows that break it; null counts as true.
    """

    rule: str
    expected: str
    is_bad: pl.Expr


def is_wide(expected: str) -> Bad:
    """The check that nothing stands behind a row's last column, told as what is expected."""
    return Bad("number of columns", f"{expected}, got more", pl.col(MORE).fill_null("") != "")


@dataclass(slots=True)
class Imported:
    """Rows out of other people's files.

    Attributes:
        row_count: rows in the files, good and bad.
        events: columns as EVENTS, or none.
        actors: columns as ACTORS, one row an actor.
        places: columns as PLACES, one row a place.
        mentions: columns as `gdelt_columns.MENTION_COLUMNS`, or none.
        rejects: rows refused, as columns of `ops.reject` without `load_id`.
    """

    row_count: int = 0
    events: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=EVENTS))
    actors: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=ACTORS))
    places: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=PLACES))
    mentions: pl.DataFrame | None = None
    rejects: pl.DataFrame = field(default_factory=no_rejects)


def without_bad(rows: pl.DataFrame, checks: list[Bad], path: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Part rows that can be used from rows that cannot.

    Args:
        rows: a column `line`, the others as in the file.
        checks: what makes a row bad; the first that holds is told.
        path: the file, for the rejects' locators.

    Returns:
        The good rows, and rejects as columns of `ops.reject` without `load_id`.
    """
    broken = rows.select(
        pl.coalesce(pl.when(check.is_bad.fill_null(value=True)).then(pl.lit(n)) for n, check in enumerate(checks))
    ).to_series()
    if broken.null_count() == rows.height:
        return rows, no_rejects()
    bad = rows.with_columns(broken.alias("_check")).filter(pl.col("_check").is_not_null())
    told = [_reject(path, row, checks[row.pop("_check")]) for row in bad.iter_rows(named=True)]
    return rows.filter(broken.is_null()), pl.DataFrame(told, schema=no_rejects().schema)


def _reject(path: Path, row: dict[str, object], check: Bad) -> dict[str, object]:
    line = row.pop("line")
    payload = "\t".join("" if value is None else str(value) for value in row.values())
    return reject(f"{path}#{line}", payload, check.rule, check.expected)


def in_shape(rows: pl.DataFrame, shape: pl.Schema, **told: pl.Expr | str) -> pl.DataFrame:
    """The columns of EVENTS, ACTORS or PLACES out of what an origin tells; null where it tells nothing.

    Raises:
        polars.exceptions.ShapeError: something is told that the shape does not have.
    """
    columns: dict[str, pl.Expr | str] = dict.fromkeys(shape.names(), pl.lit(None))
    return pl.DataFrame(schema=shape).vstack(rows.select(**columns | told).cast(shape))


def reject(locator: str, payload: str, rule: str, expected: str) -> dict[str, object]:
    """A row of `ops.reject` without `load_id` for a row of a file."""
    digest = content_sha256(payload)
    return {
        "reject_key": surrogate_key(locator, digest, rule),
        "reject_stage": "import",
        "locator": locator,
        "payload_sha256": digest,
        "reject_rule": rule,
        "reject_reason": f"expected {expected}. {_BAD_ADVICE}",
        "payload_excerpt": payload[:EXCERPT_LENGTH],
    }


def cameo_types() -> pl.DataFrame:
    """cameo_code, event_type_key, known_cameo: the PLOVER type and mode of every CAMEO code of the list."""
    rows = [
        (row["cameo_code"], type_key(row["plover_type"], row["plover_mode"])) for row in codelists.code_list("cameo")
    ]
    keyed = [(code, key, code) for code, key in rows]
    return pl.DataFrame(
        keyed,
        schema={"cameo_code": pl.String, "event_type_key": pl.Int64, "known_cameo": pl.String},
        orient="row",
    )


def type_key(plover_type: str, plover_mode: str | None = None) -> int:
    """Key of a PLOVER type and mode; of the type as a whole if it has no such mode, 0 if there is no such type."""
    known = codelists.event_codes()
    for mode in (plover_mode or None, None):
        if (plover_type, mode) in known:
            return surrogate_key(plover_type, mode)
    return UNKNOWN_KEY


def countries(column: str) -> dict[str, str]:
    """Country codes (ISO 3166-1 alpha-3) by another code of `codes/countries.csv`; a cell may hold several."""
    return {
        code: row["country_code"] for row in codelists.code_list("countries") for code in row[column].split() if code
    }


def joined(columns: list[str], separator: str = "|") -> pl.Expr:
    """Several text columns as one, null where all are empty."""
    return pl.concat_str(columns, separator=separator).replace(separator * (len(columns) - 1), None)
