"""Tables of runs: what was run when, how long it took, and which tables were made from which."""

from schemas import columns as c
from schemas.tables import Table

RUN_STATES = ("done", "done with rejects", "failed audit", "failed")


class Run(Table, full_name="ops.run", grain="one run", natural_key="started_at, began_by", is_published=True):
    """What was run, by whom, and how it ended; a run killed from outside leaves no row.

    The row is written before the publication, so that readers have it, and again at the end, in the build file.
    """

    run_key = c.key("The run.", primary=True)
    started_at = c.instant("Start.")
    finished_at = c.instant("End, or when the publication began.")
    run_state = c.code("How it ended.", RUN_STATES)
    began_by = c.text("A deployment of the schedules, `flow` of a Prefect run, or `command line`.")
    coder_version = c.text("Version of coder, lexicon and knowledge.")
    run_seconds = c.number("How long it took.", unit="seconds", low=0.0, high=None)
    article_count_new = c.count("Articles never seen before.", unit="articles")
    article_count_changed = c.count("New versions of articles seen before.", unit="articles")
    article_count_unchanged = c.count("Payloads that brought nothing new.", unit="articles")
    reject_count = c.count("Rejects that were not known before.", unit="rejects")
    event_count = c.count("Events in the warehouse at its end.", unit="events", nullable=True)
    reason = c.text("Why it failed; null when it did not.", nullable=True)
    load_id = c.key("The load that it made; 0 when there was nothing new.", references="ops.load.load_id", or_none=True)


class RunStage(
    Table, full_name="ops.run_stage", grain="one stage of one run", natural_key="run_key, stage", is_published=True
):
    """How long each stage of a run took."""

    run_key = c.key("The run.", primary=True, references="ops.run.run_key")
    stage = c.text("The stage, such as `code` or `audit`.", primary=True)
    stage_number = c.count("Its place in the order.", unit="position", minimum=1)
    stage_seconds = c.number("How long it took.", unit="seconds", low=0.0, high=None)


class Lineage(
    Table,
    full_name="ops.lineage",
    grain="one table made from another by one load",
    natural_key="load_id, input_name, output_name",
    is_published=True,
):
    """From which tables the rows of a table come, and what a load did to them."""

    lineage_key = c.key("The making.", primary=True)
    input_name = c.text("What was read: a table, `layer.table`, or `articles`: the payloads of the sources.")
    output_name = c.text("The table that was made, `layer.table`.")
    inserted_count = c.count("Rows that the load inserted into it.", unit="rows")
    updated_count = c.count("Rows that it changed.", unit="rows")
    deleted_count = c.count("Rows that it deleted.", unit="rows")
    load_id = c.load()


__all__ = ["Lineage", "Run", "RunStage"]
