"""One load: a batch goes in, the star and the marts are made anew, all in one transaction."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from schemas.codelists import IS_OURS
from schemas.ops import Load, Reject
from warehouse.history import recorded_changes
from warehouse.lineage import note_lineage
from warehouse.marts.rebuild import rebuild_marts
from warehouse.reconcile import Changes, insert_new, row_count
from warehouse.rejects import checked, no_rejects
from warehouse.staging import STAGED_TABLES, Intake, take_in
from warehouse.star import Derive, make_star

if TYPE_CHECKING:
    import duckdb


class LoadCounts(NamedTuple):
    """The figures of a load, as `ops.load` records them."""

    article_count_new: int
    article_count_changed: int
    article_count_unchanged: int
    reject_count: int
    mention_count: int
    event_count: int


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did.

    Attributes:
        load_id: the load.
        is_repeat: the load was there already and nothing was done; the counts are those of the first time.
        article_count_new: articles never seen before.
        article_count_changed: new versions of articles seen before.
        article_count_unchanged: payloads that brought nothing new.
        reject_count: rejects of the load, given and found.
        mention_count: mentions in the warehouse after the load.
        event_count: events in the warehouse after the load.
        inserted: rows inserted into raw, doc, ext and res, by full table name.
        changes: what became of the rows of core and marts, by full table name.
        rejects: rows refused by this load, as columns of `ops.reject` without `load_id`.
    """

    load_id: int
    is_repeat: bool
    article_count_new: int
    article_count_changed: int
    article_count_unchanged: int
    reject_count: int
    mention_count: int
    event_count: int
    inserted: Mapping[str, int] = field(default_factory=dict)
    changes: Mapping[str, Changes] = field(default_factory=dict)
    rejects: pl.DataFrame = field(default_factory=no_rejects)

    @property
    def is_changed(self) -> bool:
        """Some row of core or a mart is not what it was."""
        return any(change.is_changed for change in self.changes.values())


def load(  # noqa: PLR0913 - all by name
    connection: "duckdb.DuckDBPyConnection",
    *,
    load_id: int,
    tables: Mapping[str, pl.DataFrame],
    derive: Derive,
    coder_version: str,
    clock: Callable[[], dt.datetime],
    unchanged_count: int = 0,
) -> LoadResult:
    """Load a batch in one transaction; a crash at any point leaves the warehouse as it was.

    Args:
        connection: the build file, migrated.
        load_id: the load; one that is in `ops.load` is not done again.
        tables: frames of raw, doc, ext, res tables and of `ops.reject` by full name, without `load_id`; any may be
            missing. Known payloads may come as `raw.article` rows alone: they count as unchanged. All ext and res
            rows of an article come with its `ext.coding` row.
        derive: makes the star from all rows; see `warehouse.star.Derive`.
        coder_version: version of coder, lexicon and knowledge, to record.
        clock: gives the time, UTC without zone.
        unchanged_count: payloads that the caller left out because the warehouse has them, to record.

    Raises:
        ValueError: `tables` or the star names a table that does not belong there, or one of its columns is missing.
    """
    known = {Reject.full_name, *(table.full_name for table in STAGED_TABLES)}
    if unknown := sorted(set(tables) - known):
        raise ValueError(f"a load takes the tables {sorted(known)}; got {unknown}")
    if repeated := loaded(connection, load_id):
        return repeated
    started_at = clock()
    connection.begin()
    try:
        intake = take_in(connection, tables, load_id=load_id)
        with recorded_changes(connection, load_id=load_id, changed_at=started_at):
            changes, refused = make_star(connection, derive, load_id=load_id)
        changes |= rebuild_marts(connection, load_id=load_id)
        note_lineage(connection, intake.inserted, changes, load_id=load_id)
        rejects = _write_rejects(connection, tables, [*intake.rejects, *refused], load_id)
        counts = _counts(connection, intake, unchanged_count, rejects.height)
        write_load(connection, load_id, coder_version, counts, (started_at, clock()))
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return LoadResult(load_id, False, **counts._asdict(), inserted=intake.inserted, changes=changes, rejects=rejects)


def loaded(connection: "duckdb.DuckDBPyConnection", load_id: int) -> LoadResult | None:
    """The result of a load that was done before, or None."""
    counts = connection.execute(
        f"SELECT {', '.join(LoadCounts._fields)} FROM {Load.full_name} WHERE load_id = ?", [load_id]
    ).fetchone()
    return None if counts is None else LoadResult(load_id, True, **LoadCounts(*counts)._asdict())


def _write_rejects(
    connection: "duckdb.DuckDBPyConnection", tables: Mapping[str, pl.DataFrame], found: list[pl.DataFrame], load_id: int
) -> pl.DataFrame:
    """Record the rejects given and found; gives them, each once."""
    given, unfit = checked(Reject, tables.get(Reject.full_name, no_rejects()))
    rejects = pl.concat([given, unfit, *found]).unique("reject_key", keep="first", maintain_order=True)
    insert_new(connection, Reject, rejects, load_id)
    return rejects


def _counts(
    connection: "duckdb.DuckDBPyConnection", intake: Intake, unchanged_count: int, reject_count: int
) -> LoadCounts:
    mentions, events = (
        row_count(connection, f"core.{name} WHERE {IS_OURS}") for name in ("fact_mention", "fact_event")
    )
    return LoadCounts(intake.new, intake.changed, intake.unchanged + unchanged_count, reject_count, mentions, events)


def write_load(
    connection: "duckdb.DuckDBPyConnection",
    load_id: int,
    coder_version: str,
    counts: LoadCounts,
    times: tuple[dt.datetime, dt.datetime],
) -> None:
    """Record a load that is about to be committed, with its start and end."""
    columns = ("load_id", "load_state", "started_at", "finished_at", "coder_version", *LoadCounts._fields)
    connection.execute(
        f"INSERT INTO {Load.full_name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        [load_id, "loaded", *times, coder_version, *counts],
    )
