"""The semantic layer: every name and column it uses exists, and what it makes is SQL that says what it means."""

import duckdb
import pytest

from schemas.mart import MartEvent
from schemas.semantics import Dimension, Kind, Metric, metrics_page, semantics

LAYER = semantics()


def test_names_are_said_once_and_hide_no_column_of_each_other() -> None:
    names = [column for metric in LAYER.metrics for column in metric.columns()]
    names += [dimension.name for dimension in LAYER.dimensions]
    assert len(names) == len(set(names))


@pytest.fixture(scope="module")
def events() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("CREATE SCHEMA mart")
    connection.register("empty", MartEvent.create_empty())
    connection.execute("CREATE TABLE mart.event AS FROM empty")
    connection.execute("""
        INSERT INTO mart.event BY NAME
        SELECT * FROM (VALUES
            ('asserted', 'ASSAULT', DATE '2014-05-01', 3, NULL, 'Rebels; Army', 'SYR; TUR', 'city', 0.9),
            ('asserted', 'ASSAULT', DATE '2014-05-02', 2, 5, 'Rebels', NULL, 'country', 0.5),
            ('asserted', 'PROTEST', NULL, NULL, NULL, 'unknown', NULL, 'exact', 0.8),
            ('alleged', 'ASSAULT', DATE '2014-05-02', 100, 100, 'Rebels', 'SYR', 'exact', 0.9)
        ) AS told(event_status, plover_type, start_date, killed_low, killed_high, source_names, source_countries,
            place_precision, confidence)
    """)
    return connection


def asked(connection: duckdb.DuckDBPyConnection, metrics: str, by: str = "", where: str | None = None) -> list[tuple]:
    chosen = [next(each for each in LAYER.metrics if each.name == name) for name in metrics.split()]
    dimensions = [next(each for each in LAYER.dimensions if each.name == name) for name in by.split()]
    return connection.execute(LAYER.sql(chosen, dimensions, where)).fetchall()


@pytest.mark.parametrize("metric", LAYER.metrics, ids=lambda metric: metric.name)
@pytest.mark.parametrize("dimension", LAYER.dimensions, ids=lambda dimension: dimension.name)
def test_every_metric_can_be_asked_by_every_dimension(
    metric: Metric, dimension: Dimension, events: duckdb.DuckDBPyConnection
) -> None:
    rows = asked(events, metric.name, dimension.name)
    assert rows
    assert len(rows[0]) == 1 + len(metric.columns())


def test_only_asserted_events_count_unless_a_condition_says_otherwise(events: duckdb.DuckDBPyConnection) -> None:
    assert asked(events, "event_count killed") == [(3, 5, 8)]
    assert asked(events, "event_count killed", where="event_status = 'alleged'") == [(1, 100, 100)]


def test_an_event_with_several_values_counts_for_each_and_one_without_is_not_lost(
    events: duckdb.DuckDBPyConnection,
) -> None:
    assert asked(events, "event_count", "source") == [("Rebels", 2), ("Army", 1), ("unknown", 1)]
    assert asked(events, "event_count", "source_country") == [(None, 2), ("SYR", 1), ("TUR", 1)]


def test_lists_are_crossed_and_not_paired_off(events: duckdb.DuckDBPyConnection) -> None:
    assert set(asked(events, "event_count", "source source_country")) == {
        ("Rebels", "SYR", 1), ("Rebels", "TUR", 1), ("Army", "SYR", 1), ("Army", "TUR", 1), ("Rebels", None, 1),
        ("unknown", None, 1),
    }  # fmt: skip


def test_time_comes_in_its_order_and_all_else_by_the_first_metric(events: duckdb.DuckDBPyConnection) -> None:
    assert asked(events, "event_count", "day type")[0][1] == "ASSAULT"
    assert asked(events, "event_count", "type") == [("ASSAULT", 2), ("PROTEST", 1)]


def test_shares_are_of_the_events_counted(events: duckdb.DuckDBPyConnection) -> None:
    assert asked(events, "place_known source_known sure", "type") == [
        ("PROTEST", 1.0, 0.0, 1.0),
        ("ASSAULT", 0.5, 1.0, 0.5),
    ]


def test_the_page_has_every_metric_and_dimension() -> None:
    page = metrics_page()
    for metric in LAYER.metrics:
        assert f"| `{', '.join(metric.columns()).replace(', ', '`, `')}` |" in page
        assert (metric.of == "") == (metric.kind is Kind.COUNT)
    for dimension in LAYER.dimensions:
        assert f"| `{dimension.name}` |" in page
