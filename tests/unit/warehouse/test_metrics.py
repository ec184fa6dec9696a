"""Metrics asked of a published file."""

from pathlib import Path

import polars as pl
import pytest

from warehouse.errors import QueryError
from warehouse.metrics import measure
from warehouse.query import query


def test_metrics_agree_with_the_mart_of_days_and_countries(published: Path) -> None:
    made = measure(published, ["event_count", "killed"], ["day", "country", "type"])
    mart = query(
        published,
        "SELECT calendar_date, country_code, plover_type, event_count, killed_low, killed_high FROM mart.daily_country",
    )
    assert made.height > 0
    assert set(made.with_columns(country=pl.col("country").fill_null("unknown")).rows()) == set(mart.rows())


def test_an_unknown_name_is_told_with_those_there_are(published: Path) -> None:
    with pytest.raises(QueryError, match=r"'deaths' is no metric; expected one of event_count, .*killed"):
        measure(published, ["deaths"])
    with pytest.raises(QueryError, match=r"'state' is no dimension; expected one of day, .*country"):
        measure(published, by=["state"])


def test_a_condition_that_cannot_be_run_is_told(published: Path) -> None:
    with pytest.raises(QueryError, match="cannot be run"):
        measure(published, where="country = = 'SYR'")
