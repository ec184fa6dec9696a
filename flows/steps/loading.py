"""Step `load`: coded batches → the warehouse, the star made anew, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import polars as pl

from flows import clock
from flows.batches import read_parts
from flows.corrections_file import read_corrections
from flows.kept_events import KeptEvents
from flows.meanings import KeptMeanings
from flows.settings import Settings
from flows.steps.build import known_corrections, known_rejects, opened_build
from flows.steps.ingest import Ingested
from schemas.catalog import TABLES, empty_frame
from schemas.corrections import Corrections
from schemas.doc import Block, Document
from schemas.keys import surrogate_key
from schemas.ops import ActorMerge, Reject
from schemas.raw import RawArticle
from schemas.tables import layer_of
from warehouse.load import load as load_tables
from warehouse.loads import newest_load
from warehouse.reconcile import row_count

if TYPE_CHECKING:
    import duckdb

    from transforms.resolving.story_meaning import Meanings

MOST_SHOWN_REJECTS: Final = 20
_CODED: Final = tuple(table for table in TABLES if layer_of(table) in {"ext", "res"})


@dataclass(frozen=True)
class Batches:
    """All batches of a run.

    Attributes:
        ingested: what `ingest` gave.
        read: batches of `read_batch`.
        documents: batches of `plan`.
        coded: batches of `code_batch`.
    """

    ingested: Ingested
    read: tuple[Path, ...] = ()
    documents: tuple[Path, ...] = ()
    coded: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Loaded:
    """What a run loaded.

    Attributes:
        load_id: the load; None when there was nothing new.
        article_count_new: articles never seen before.
        article_count_changed: new versions of articles seen before.
        article_count_unchanged: payloads that brought nothing new.
        reject_count: what of the given articles was refused, now or in an earlier run.
        reject_count_new: what was refused for the first time.
        rejects: locator and reason of some of the rejects.
    """

    load_id: int | None = None
    article_count_new: int = 0
    article_count_changed: int = 0
    article_count_unchanged: int = 0
    reject_count: int = 0
    reject_count_new: int = 0
    rejects: tuple[tuple[str, str], ...] = ()


def derive(
    tables: Mapping[str, pl.DataFrame],
    corrections: Corrections | None = None,
    meanings: "Meanings | None" = None,
    kept: KeptEvents | None = None,
) -> Mapping[str, pl.DataFrame]:
    """All rows of the core tables from all rows of raw, doc, ext and res: events, copies and stories, the star.

    Corrections are applied on the way, at every build, and provisional actors that are one are merged; the rows of res
    stay what the resolvers said.

    Args:
        tables: all rows, by full name.
        corrections: by users.
        meanings: gives what articles mean; without it they are embedded anew.
        kept: what is known of events from the build before; without it all are clustered anew, with the same result.
    """
    from transforms.correcting.apply import Corrector, drop_events
    from transforms.correcting.outcomes import outcome_frames
    from transforms.resolving.actor_merging import actor_merges, with_merges
    from transforms.resolving.actor_table import knowledge_actors
    from transforms.resolving.events import event_state, events_of, own_event_keys
    from transforms.resolving.stories import article_groups
    from transforms.resolving.story_meaning import meanings as embedded
    from transforms.star.build import build_star

    corrections = corrections or Corrections()
    corrector = Corrector(tables, knowledge_actors())
    outcomes = corrector.apply(corrections)
    merges = actor_merges(corrector.tables, apart=corrections.apart(), settled=corrections.settled())
    tables = with_merges(corrector.tables, merges)
    groups = article_groups(tables, meanings or embedded)
    state = event_state(tables, groups, kept.read() if kept else None)
    events = events_of(state, tables["ext.mention"])
    if kept:
        kept.write(state)
    if corrections.drop_event:
        events, dropped = drop_events(
            events, own_event_keys(tables, groups), tables["ext.mention"], corrections.drop_event
        )
        outcomes += dropped
    star = build_star(tables, events=events, articles=groups, actors=corrector.actors)
    return {**star, **outcome_frames(outcomes), ActorMerge.full_name: merges}


def load(settings: Settings, batches: Batches, version: str) -> Loaded:
    """Load all batches of a run in one transaction; a run that was loaded before is not loaded again.

    Args:
        settings: where the build file is.
        batches: what the steps before gave.
        version: the coder's version.

    Raises:
        WarehouseError: the build file cannot be opened.
    """
    raw = _read_payloads(batches)
    known = known_rejects(settings)
    found = _rejects(batches)
    fresh = found.join(known, on="reject_key", how="anti")
    again = known.filter(pl.col("reject_key").is_in(batches.ingested.known_rejects))
    refused = pl.concat([found, again]).sort("locator", "reject_rule")
    unchanged = batches.ingested.unchanged_count
    corrections = read_corrections(settings)
    corrected = frozenset(each.key for each in corrections.every())
    is_corrected_anew = corrected != known_corrections(settings)
    if raw.is_empty() and fresh.is_empty() and not is_corrected_anew:
        return Loaded(None, 0, 0, unchanged, refused.height, 0, _shown(refused))
    tables = {
        RawArticle.full_name: raw,
        Document.full_name: read_parts(batches.documents, "documents", empty_frame(Document, with_load=False)),
        Block.full_name: read_parts(batches.documents, "blocks", empty_frame(Block, with_load=False)),
        **{
            table.full_name: read_parts(batches.coded, table.full_name, empty_frame(table, with_load=False))
            for table in _CODED
        },
        Reject.full_name: fresh,
    }
    with opened_build(settings) as connection, KeptMeanings(settings.work_dir / "meanings.sqlite") as meanings:
        anew = sorted(corrected) if is_corrected_anew else None
        load_id = _load_id(connection, version, raw["payload_key"], fresh["reject_key"], anew)
        done = load_tables(
            connection,
            load_id=load_id,
            tables=tables,
            derive=partial(
                derive,
                corrections=corrections,
                meanings=meanings,
                kept=KeptEvents(settings.work_dir, version.replace("/", "-")),
            ),
            coder_version=version,
            clock=clock.now,
            unchanged_count=unchanged + raw.height - tables[Document.full_name].height,
        )
    refused = pl.concat([refused, done.rejects]).unique("reject_key", maintain_order=True)
    return Loaded(
        load_id=load_id,
        article_count_new=done.article_count_new,
        article_count_changed=done.article_count_changed,
        article_count_unchanged=done.article_count_unchanged,
        reject_count=refused.height,
        reject_count_new=done.reject_count,
        rejects=_shown(refused),
    )


def _load_id(
    connection: "duckdb.DuckDBPyConnection",
    version: str,
    payloads: pl.Series,
    rejects: pl.Series,
    corrections: list[int] | None,
) -> int:
    """The id of a load: the same for the same input, but for payloads that are coded, or corrected, once more.

    Those may come back to a version that coded them, or to corrections that held, before, and then replace what was
    loaded since. `corrections` are None where they are what they were.
    """
    again = connection.execute(
        "SELECT count(*) FROM raw.article SEMI JOIN (SELECT unnest(?) AS payload_key) USING (payload_key)",
        [payloads.to_list()],
    ).fetchall()
    is_first = row_count(connection, "ops.load") == 0
    is_once_more = again != [(0,)] or (corrections is not None and not is_first)
    after = [newest_load(connection).load_id] if is_once_more else []
    corrected = [] if corrections is None else ["corrections", *corrections]
    return surrogate_key("load", version, *sorted(payloads), *sorted(rejects), *after, *corrected)


def _read_payloads(batches: Batches) -> pl.DataFrame:
    """Rows of `raw.article` for the new payloads that hold a document."""
    payloads = read_parts(batches.ingested.batches, "payloads", empty_frame(RawArticle, with_load=False))
    rejects = read_parts(batches.read, "rejects", empty_frame(Reject, with_load=False))
    return payloads.join(rejects, on=["locator", "payload_sha256"], how="anti")


def _rejects(batches: Batches) -> pl.DataFrame:
    empty = empty_frame(Reject, with_load=False)
    refused = [batches.ingested.refused] if batches.ingested.refused else []
    found = [
        read_parts(refused, "rejects", empty),
        read_parts(batches.read, "rejects", empty),
        read_parts(batches.coded, Reject.full_name, empty),
    ]
    return pl.concat(found).unique("reject_key", maintain_order=True)


def _shown(rejects: pl.DataFrame) -> tuple[tuple[str, str], ...]:
    rows = rejects.select("locator", "reject_reason").head(MOST_SHOWN_REJECTS)
    return tuple((locator, reason) for locator, reason in rows.iter_rows())
