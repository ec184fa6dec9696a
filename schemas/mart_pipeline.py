"""The mart that looks at the work itself."""

from schemas import columns as c
from schemas.tables import Table


class MartPipelineHealth(
    Table, full_name="mart.pipeline_health", grain="one day on which something was run", natural_key="run_date",
    is_published=True,
):  # fmt: skip
    """How the runs of a day went. It is brought up to date by every run, also by one that fails or finds nothing."""

    run_date = c.day("Day on which the runs began, UTC.", primary=True)
    run_count = c.count("Runs.", unit="runs", minimum=1)
    failed_run_count = c.count("Runs that failed.", unit="runs")
    failed_audit_count = c.count("Runs whose audit failed, so that readers kept the version before.", unit="runs")
    run_seconds = c.number("How long all runs took.", unit="seconds", low=0.0, high=None)
    longest_run_seconds = c.number("How long the longest run took.", unit="seconds", low=0.0, high=None)
    article_count_new = c.count("Articles never seen before.", unit="articles")
    article_count_changed = c.count("New versions of articles seen before.", unit="articles")
    reject_count = c.count("Rejects that were not known before.", unit="rejects")
    reject_share = c.probability("Rejects among all that was new; null when nothing was.", nullable=True)
    articles_per_second = c.number(
        "Articles, new or changed, a second of the runs.", unit="articles / second", low=0.0, high=None
    )
    event_count = c.count("Events in the warehouse after the last run that knew.", unit="events", nullable=True)
    publication_count = c.count("Files that readers were given.", unit="publications")
    failed_expectation_count = c.count("Expectations that did not hold in the day's audits.", unit="expectations")
    unwell_source_count = c.count(
        "Sources and lists that are not fine now; null for days before the last.", unit="sources", nullable=True
    )
    last_finished_at = c.instant("When the last run ended.")
    load_id = c.load()


__all__ = ["MartPipelineHealth"]
