"""Making a table equal to a frame, row by row of its key."""

import duckdb
import polars as pl

from schemas.core import BridgeEventActor, FactEvent
from schemas.res import ActorAlias
from warehouse.read import read_table
from warehouse.reconcile import Changes, insert_new, reconcile, staged


def reconciled(connection: duckdb.DuckDBPyConnection, rows: pl.DataFrame, load_id: int) -> Changes:
    with staged(connection, rows) as relation:
        return reconcile(connection, FactEvent, relation, load_id=load_id)


def test_new_changed_gone_and_equal_rows_are_told_apart(build: duckdb.DuckDBPyConnection) -> None:
    rows = FactEvent.sample(50).drop("load_id").with_columns(origin=pl.lit("tidings")).sort("event_key")
    build.begin()
    assert reconciled(build, rows, 1) == Changes(inserted=50)
    assert reconciled(build, rows, 2) == Changes(kept=50)
    changed = rows.with_columns(
        weapons=pl.when(pl.int_range(pl.len()) == 10).then(pl.lit(["sling"], pl.List(pl.String))).otherwise("weapons"),
        killed_high=pl.when(pl.int_range(pl.len()) == 11).then(None).otherwise(pl.col("killed_high").fill_null(3)),
    )
    result = reconciled(build, changed[5:], 3)
    build.commit()
    stored = read_table(build, FactEvent)
    assert result.deleted == 5
    assert result.inserted == 0
    assert result.updated + result.kept == 45
    assert stored.drop("load_id").equals(changed[5:])
    assert stored.filter(pl.col("load_id") == 3).height == result.updated
    assert stored.filter(pl.col("load_id") == 1).height == result.kept


def test_a_table_of_keys_alone_is_reconciled(build: duckdb.DuckDBPyConnection) -> None:
    rows = pl.DataFrame({"article_key": [1, 1, 2], "actor_id": ["a", "a", "a"], "alias": ["x", "y", "x"]})
    with staged(build, rows) as relation:
        assert reconcile(build, ActorAlias, relation, load_id=1) == Changes(inserted=3)
    with staged(build, rows[1:]) as relation:
        assert reconcile(build, ActorAlias, relation, load_id=2) == Changes(deleted=1, kept=2)
    assert read_table(build, ActorAlias)["load_id"].to_list() == [1, 1]


def test_a_key_deleted_and_inserted_in_one_transaction_is_no_conflict(build: duckdb.DuckDBPyConnection) -> None:
    rows = FactEvent.sample(20).drop("load_id").with_columns(origin=pl.lit("tidings")).sort("event_key")
    reconciled(build, rows, 1)
    build.begin()
    reconciled(build, rows.clear(), 2)
    reconciled(build, rows, 3)
    build.commit()
    assert read_table(build, FactEvent)["load_id"].unique().to_list() == [3]


def test_insert_new_leaves_known_keys_alone(build: duckdb.DuckDBPyConnection) -> None:
    rows = pl.DataFrame(
        {"event_key": [1, 1], "event_role": ["source", "target"], "actor_key": [5, 5], "role_order": [0, 0]}
    ).with_columns(attributed_to=pl.lit(None, pl.String), actor_location_key=pl.lit(0), origin=pl.lit("tidings"))
    assert insert_new(build, BridgeEventActor, rows[:1], 1) == 1
    assert insert_new(build, BridgeEventActor, rows.with_columns(role_order=pl.lit(9)), 2) == 1
    stored = read_table(build, BridgeEventActor)
    assert stored.select("event_role", "role_order", "load_id").rows() == [("source", 0, 1), ("target", 9, 2)]


def test_a_staged_frame_is_gone_afterwards(build: duckdb.DuckDBPyConnection) -> None:
    with staged(build, pl.DataFrame({"a": [1]})) as relation:
        assert build.execute(f"SELECT a FROM {relation}").fetchall() == [(1,)]
    assert build.execute("SELECT count(*) FROM duckdb_views() WHERE NOT internal").fetchone() == (0,)
