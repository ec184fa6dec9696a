"""Code lists: the CSV files under `schemas/codes`, read once, with the lists that have no file of their own."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Final

import polars as pl

OURS: Final = "tidings"
IS_OURS: Final = f"origin = '{OURS}'"
"""The condition in SQL that a row is no import."""
ORIGINS: Final = (OURS, "gdelt", "acled", "ucdp", "polecat")
"""Whose a row is: what we coded, or a dataset that was imported."""
POLARITIES: Final = ("affirmed", "negated")
MODALITIES: Final = ("asserted", "alleged", "planned", "hypothetical", "threatened")
TENSES: Final = ("past", "current", "future", "historical")
EVENT_STATUSES: Final = ("asserted", "alleged", "historical")
EVENT_ROLES: Final = ("source", "target", "mediator", "alleged_source")
INFERRED_PLACES: Final = ("paragraph", "article")
"""Methods by which a mention gets the scene of its paragraph or article, its own sentence naming no place."""
MENTION_ROLES: Final = ("source", "target", "mediator", "location", "time")
BLOCK_KINDS: Final = ("body", "title", "caption", "credit", "dateline", "boilerplate", "header", "repeat")
ACTOR_KINDS: Final = (
    "state",
    "government body",
    "military",
    "armed group",
    "organisation",
    "person",
    "generic",
    "unknown",
)
SOURCE_KINDS: Final = ("news site", "agency", "file", "unknown")
MEDIA_TYPES: Final = ("text/plain", "text/html", "application/json")
UNKNOWN: Final = "unknown"


@cache
def code_list(name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``schemas/codes/<name>.csv``, each a dict by column, all values as text.

    Raises:
        FileNotFoundError: there is no such list.
    """
    path = files("schemas") / "codes" / f"{name}.csv"
    return tuple(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def codes(name: str, column: str) -> tuple[str, ...]:
    """The distinct values of one column of a code list, in the list's order, empty ones left out."""
    return tuple(dict.fromkeys(row[column] for row in code_list(name) if row[column]))


@cache
def event_codes() -> dict[tuple[str, str | None], str]:
    """The CAMEO code beside each PLOVER type and mode; under None that of the type as a whole."""
    return {(row["plover_type"], row["plover_mode"] or None): row["cameo_code"] for row in code_list("event_types")}


def event_types() -> pl.DataFrame:
    """PLOVER types and modes: one row each, `plover_mode` null for a type as a whole.

    Source: PLOVER 2.0 draft manual. It prints the score of ACCUSE as 3 without a sign while the scores of its
    modes are -2, -3.5 and -3.5: -3 is used here. It lists SANCTION under both verbal and material conflict:
    material is used here. Goldstein scores are those of the CAMEO code beside each type.
    """
    return (
        pl.DataFrame(code_list("event_types"))
        .with_columns(
            pl.col("plover_mode", "plover_score").replace("", None),
        )
        .with_columns(
            pl.col("quad_class").cast(pl.Int64),
            pl.col("goldstein_score", "plover_score").cast(pl.Float64),
            pl.col("is_recipient_required") == "true",
        )
    )


PLOVER_TYPES: Final = codes("event_types", "plover_type")
PLOVER_MODES: Final = codes("event_types", "plover_mode")
CAMEO_CODES: Final = codes("cameo", "cameo_code")
CAMEO_OR_UNKNOWN: Final = (*CAMEO_CODES, UNKNOWN)
CONTEXTS: Final = codes("contexts", "context")
SECTORS: Final = codes("sectors", "sector")
NONSTATE_COUNTRIES: Final = codes("nonstate_countries", "country_code")
DATE_PRECISIONS: Final = codes("date_precisions", "date_precision")
PLACE_PRECISIONS: Final = codes("place_precisions", "place_precision")
CAMEO_PATTERN: Final = re.compile(r"\d{3,4}")
