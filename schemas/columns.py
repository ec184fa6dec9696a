"""The kinds of column that tables are declared with: type, rules, unit, reference and allowed values in one place."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

import dataframely as dy

from schemas.codelists import ORIGINS

MAX_KEY = 2**63 - 1


def _metadata(**entries: object) -> dict[str, Any]:
    return {name: entry for name, entry in entries.items() if entry is not None}


def key(description: str, *, primary: bool = False, references: str | None = None, or_none: bool = False) -> dy.Int64:
    """A surrogate key (63 bits of SHA-256); 0 is the unknown member.

    Args:
        description: what the key identifies.
        primary: the column is (part of) the table's primary key.
        references: ``schema.table.column`` of the key that it points to.
        or_none: 0 means *none* here although the referenced table has no row 0.
    """
    metadata = _metadata(references=references, zero_is_none=or_none or None, kind="key")
    return dy.Int64(primary_key=primary, min=0, max=MAX_KEY, description=description, metadata=metadata)


def text(
    description: str,
    *,
    nullable: bool = False,
    primary: bool = False,
    min_length: int | None = 1,
    regex: str | None = None,
    references: str | None = None,
) -> dy.String:
    """A text; not empty unless ``min_length`` is None; a pattern tells its own length."""
    return dy.String(
        nullable=nullable,
        primary_key=primary,
        min_length=None if regex else min_length,
        regex=regex,
        description=description,
        metadata=_metadata(references=references),
    )


def code(description: str, allowed: Sequence[str], *, nullable: bool = False, primary: bool = False) -> dy.String:
    """A text out of a code list (kept as text, since DuckDB gives text back).

    Raises:
        ValueError: a value holds a sign that means something in a pattern.
    """
    values = list(allowed)
    unfit = [value for value in values if not re.fullmatch(r"[\w /-]+", value)]
    if unfit:
        raise ValueError(f"codes are words, digits, spaces, slashes and hyphens; got {unfit}")
    return dy.String(
        nullable=nullable,
        primary_key=primary,
        regex=f"^({'|'.join(values)})$",
        description=description,
        metadata=_metadata(allowed=values),
    )


def count(description: str, *, unit: str, nullable: bool = False, minimum: int = 0, primary: bool = False) -> dy.Int64:
    """A whole number of something, at least ``minimum``."""
    return dy.Int64(
        nullable=nullable,
        primary_key=primary,
        min=minimum,
        description=description,
        metadata=_metadata(unit=unit),
    )


def integer(description: str, *, unit: str | None = None, nullable: bool = False, low: int, high: int) -> dy.Int64:
    """A whole number within bounds that include both ends."""
    return dy.Int64(nullable=nullable, min=low, max=high, description=description, metadata=_metadata(unit=unit))


def told_integer(description: str, *, unit: str | None = None, nullable: bool = True) -> dy.Int64:
    """A whole number as another dataset tells it: any."""
    return integer(description, unit=unit, nullable=nullable, low=-(2**62), high=2**62)


def told_number(description: str, *, unit: str | None = None) -> dy.Float64:
    """A real number as another dataset tells it: any, or none."""
    return number(description, unit=unit, nullable=True, low=None, high=None)


def number(
    description: str,
    *,
    unit: str | None = None,
    nullable: bool = False,
    low: float | None,
    high: float | None,
) -> dy.Float64:
    """A real number within bounds that include both ends."""
    return dy.Float64(nullable=nullable, min=low, max=high, description=description, metadata=_metadata(unit=unit))


def probability(description: str, *, nullable: bool = False) -> dy.Float64:
    """A confidence from 0 (certainly wrong) to 1 (certain)."""
    return number(description, unit="probability", nullable=nullable, low=0.0, high=1.0)


def offset(description: str, *, nullable: bool = False, primary: bool = False) -> dy.Int64:
    """A place in a text, counted in code points from 0."""
    return count(description, unit="code points", nullable=nullable, primary=primary)


def flag(description: str) -> dy.Bool:
    """A yes or no, never null."""
    return dy.Bool(description=description)


def day(description: str, *, nullable: bool = False, primary: bool = False) -> dy.Date:
    """A calendar day (Gregorian)."""
    return dy.Date(
        nullable=nullable,
        primary_key=primary,
        min=dt.date(1, 1, 1),
        description=description,
        metadata=_metadata(unit="day"),
    )


def instant(description: str, *, nullable: bool = False) -> dy.Datetime:
    """A moment in UTC, to the microsecond, without a zone in its type."""
    return dy.Datetime(nullable=nullable, time_unit="us", description=description, metadata=_metadata(unit="UTC"))


def texts(description: str) -> dy.List:
    """A list of texts; empty when there are none, never null."""
    return dy.List(dy.String(), description=description)


def country(description: str, *, nullable: bool = True) -> dy.String:
    """A country: ISO 3166-1 alpha-3, or one of PLOVER's codes for what is no state (IGO, UNO, EUR …)."""
    return dy.String(
        nullable=nullable,
        regex="^[A-Z]{3}$",
        description=description,
        metadata=_metadata(unit="ISO 3166-1 alpha-3"),
    )


def load() -> dy.Int64:
    """The load that wrote the row; the same column in every table."""
    return key("The load that wrote this row.", references="ops.load.load_id")


def origin() -> dy.String:
    """Whose row it is: ours, or that of a dataset that was imported; the same column wherever imports write."""
    return code("Whose row it is: `tidings` for what we coded, else the dataset that it was imported from.", ORIGINS)


def origin_json() -> dy.String:
    """What an import says beyond the columns of the star."""
    return text(
        "What its origin says beside the other columns, as a JSON object by the origin's column names; null for ours.",
        nullable=True,
    )
