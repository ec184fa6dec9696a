"""Tables of the work itself: loads, rejects, validations."""

from schemas import columns as c
from schemas.tables import Table

LOAD_STATES = ("loaded", "audited", "published", "failed audit")
CORRECTION_KINDS = ("split_actor", "merge_actor", "rename_actor", "fix_place", "drop_event", "keep_apart")
MERGE_RULES = ("other script", "other spelling", "surname")
FETCH_KINDS = ("list", "page")
FETCH_STATES = ("waiting", "fetched", "failed", "refused")
HEALTH_STATES = ("fine", "moved", "gone", "silent", "failing", "unreadable", "forbidden")
EVENT_CHANGES = ("merged", "renamed", "split", "moved", "ended")
REJECT_STAGES = ("ingest", "documents", "coding", "load", "import")


class Load(Table, full_name="ops.load", grain="one load", natural_key="payloads, coder version", is_published=True):
    """What came in together, in one transaction."""

    load_id = c.key("The load; the same input with the same coder gives the same id.", primary=True)
    load_state = c.code("How far it got.", LOAD_STATES)
    started_at = c.instant("Start.")
    finished_at = c.instant("When the transaction was committed.")
    coder_version = c.text("Version of coder, lexicon and knowledge.")
    article_count_new = c.count("Articles never seen before.", unit="articles")
    article_count_changed = c.count("New versions of articles seen before.", unit="articles")
    article_count_unchanged = c.count("Payloads that brought nothing new.", unit="articles")
    reject_count = c.count("Rejects.", unit="rejects")
    mention_count = c.count("Mentions in the warehouse after the load.", unit="mentions")
    event_count = c.count("Events in the warehouse after the load.", unit="events")


class Reject(
    Table,
    full_name="ops.reject",
    grain="one thing that could not be used, for one reason",
    natural_key="locator, payload_sha256, reject_rule",
    is_published=True,
):
    """Nothing is dropped in silence: what could not be read or broke a rule, and why."""

    reject_key = c.key("The reject.", primary=True)
    reject_stage = c.code("Where it was refused.", REJECT_STAGES)
    locator = c.text("Where it came from: URL, path, `#n` for line n, or `table` for a row.")
    payload_sha256 = c.text("SHA-256 of the payload or row.", regex="^[0-9a-f]{64}$")
    reject_rule = c.text("Name of the rule that was broken.")
    reject_reason = c.text("What was got, what was expected, what to do.")
    payload_excerpt = c.text("The start of it, as text.", min_length=None)
    load_id = c.load()


class Validation(
    Table,
    full_name="ops.validation",
    grain="one expectation checked in one audit",
    natural_key="load_id, table_name, expectation, column_name",
    is_published=True,
):
    """What the audit found."""

    validation_key = c.key("The check.", primary=True)
    audited_at = c.instant("When the audit ran.")
    table_name = c.text("Table, `layer.table`.")
    column_name = c.text("Column; null for a rule over rows.", nullable=True)
    expectation = c.text("Name of the rule.")
    severity = c.code("critical stops the publication.", ("critical", "warning"))
    checked_by = c.code(
        "A query of Great Expectations, or a constraint of the file, which lets no row against it in.",
        ("query", "constraint"),
    )
    is_success = c.flag("It holds.")
    unexpected_count = c.count("Rows against it.", unit="rows", nullable=True)
    examples = c.text("Some of the rows against it, as JSON.", nullable=True)
    load_id = c.load()


class Migration(Table, full_name="ops.migration", grain="one applied migration", natural_key="migration_number"):
    """Forward only: what changed the tables, when."""

    migration_number = c.count("Number of the file.", unit="position", primary=True, minimum=1)
    migration_name = c.text("Name of the file.")
    migration_sha256 = c.text("SHA-256 of the file.", regex="^[0-9a-f]{64}$")
    applied_at = c.instant("When.")


class Publication(
    Table,
    full_name="ops.publication",
    grain="one published file",
    natural_key="load_id, published_at",
    is_published=True,
):
    """What readers were given, when."""

    publication_key = c.key("The publication.", primary=True)
    published_at = c.instant("When.")
    event_count = c.count("Events in it.", unit="events")
    mention_count = c.count("Mentions in it.", unit="mentions")
    load_id = c.load()


class Fetch(
    Table,
    full_name="ops.fetch",
    grain="one address that a source gave: a list (feed, sitemap) or a page",
    natural_key="fetch_kind, canonical URL",
):
    """What is to be fetched and what was: so that nothing is fetched twice and nothing is forgotten."""

    fetch_key = c.key("The address.", primary=True)
    fetch_kind = c.code("Whether it lists pages or is one.", FETCH_KINDS)
    source_name = c.text("The source that gave it first.")
    url = c.text("The address, as given.")
    fetch_state = c.code("How far it got; what failed is tried again, what was refused is not.", FETCH_STATES)
    listed_at = c.instant("When a source gave it first.")
    fetched_at = c.instant("When it was asked last.", nullable=True)
    failure_count = c.count("Runs in a row in which it failed.", unit="runs")
    reason = c.text("Why it failed or was refused.", nullable=True)
    status_code = c.count("HTTP status of the last answer.", unit="HTTP status", nullable=True)
    final_url = c.text("Where it was found, after redirects.", nullable=True)
    etag = c.text("ETag of the last answer, for asking whether it changed.", nullable=True)
    last_modified = c.text("Last-Modified of the last answer, as printed.", nullable=True)
    media_type = c.text("What the server calls it.", nullable=True)
    charset = c.text("The character set that the server declares.", nullable=True)
    payload_sha256 = c.text("SHA-256 of the bytes.", regex="^[0-9a-f]{64}$", nullable=True)
    stored_path = c.text("Path of the bytes below the store.", nullable=True)


class SourceHealth(
    Table,
    full_name="ops.source_health",
    grain="one source, or one of its lists (feed, sitemap)",
    natural_key="source_name, url",
    is_published=True,
):
    """Whether sources still give what they are for."""

    health_key = c.key("The source or list.", primary=True)
    source_name = c.text("The source, as configured.")
    url = c.text("Address of the list; null for the source as a whole.", nullable=True)
    health = c.code("What is the matter.", HEALTH_STATES)
    finding = c.text("What was seen and what to do; null when all is fine.", nullable=True)
    checked_at = c.instant("When it was last looked at.")
    worked_at = c.instant("When it could last be read.", nullable=True)
    newest_at = c.instant("When it last gave something new.", nullable=True)
    failure_count = c.count("Looks in a row that failed.", unit="runs")
    item_count = c.count("What it gave at the last look.", unit="articles")
    new_count = c.count("What of it was new.", unit="articles")
    refused_count = c.count("What of it could not be used.", unit="articles")


class EventChange(
    Table,
    full_name="ops.event_change",
    grain="one change of one event's identity by one load",
    natural_key="load_id, event_key, to_event_key",
    is_published=True,
):
    """Written by each load and never changed: which ids of events gave way to which. `mart.event_history` reads it."""

    change_key = c.key("The change.", primary=True)
    event_key = c.key("The event as it was called before.")
    change_kind = c.code("What happened to it.", EVENT_CHANGES)
    to_event_key = c.key("The event that its mentions, or some of them, went to; 0 when it ended.")
    mention_count = c.count("Mentions that went there.", unit="mentions")
    changed_at = c.instant("When the load began.")
    load_id = c.load()


class Partition(
    Table,
    full_name="ops.partition",
    grain="one part of a backfill that is done",
    natural_key="source_name, first_day, last_day",
    is_published=True,
):
    """Which days of which sources were read, so that a backfill goes on where it stopped."""

    partition_key = c.key("The part.", primary=True)
    source_name = c.text("The source.")
    first_day = c.day("Its first day.")
    last_day = c.day("Its last day.")
    done_at = c.instant("When it was done.")
    article_count = c.count("Articles never seen before that it brought.", unit="articles")


class AppliedCorrection(
    Table,
    full_name="ops.correction",
    grain="one correction by a user",
    natural_key="kind and everything that it says",
    is_published=True,
):
    """What users have corrected, why, and whether it still applies."""

    correction_key = c.key("The correction.", primary=True)
    correction_kind = c.code("What it does.", CORRECTION_KINDS)
    subject_id = c.text("What is corrected: an actor_id, a location_id or an event_key.")
    correction_json = c.text("All that it says, as JSON.")
    reason = c.text("Why it is right.")
    corrected_by = c.text("Who answers for it.")
    is_applied = c.flag("Its guard holds and it was applied.")
    finding = c.text("Why it no longer applies; null when it does.", nullable=True)
    mention_count = c.count("Mentions that it changes.", unit="mentions")
    load_id = c.load()


class ActorMerge(
    Table,
    full_name="ops.actor_merge",
    grain="one actor that articles name and that is another one",
    natural_key="actor_id",
    is_published=True,
):
    """Which provisional actors were taken for another one, and why; found anew at every build.

    The rows of res keep the actor as it was told, so nothing is lost; `keep_apart` in the corrections undoes a merge.
    """

    actor_id = c.text("The actor that is no longer one of its own.", primary=True)
    into_actor_id = c.text("The actor that it is.")
    actor_name = c.text("How articles call it most often.")
    into_actor_name = c.text("Name of the actor that it is.")
    merge_rule = c.code("How it was found.", MERGE_RULES)
    likeness = c.probability("How alike the two names are in Latin letters.")
    evidence = c.text("What articles tell of the two.")
    telling_count = c.count("Parts and quotations that move.", unit="rows")
    load_id = c.load()


class CorrectedMention(
    Table,
    full_name="ops.corrected_mention",
    grain="one mention changed by one correction",
    natural_key="correction_key, mention_key",
    is_published=True,
):
    """Which mentions a correction changes: from an event to its mentions, from there to its corrections."""

    correction_key = c.key("The correction.", primary=True, references="ops.correction.correction_key")
    mention_key = c.key("The mention.", primary=True, references="core.fact_mention.mention_key")
    load_id = c.load()


__all__ = [
    "ActorMerge",
    "AppliedCorrection",
    "CorrectedMention",
    "EventChange",
    "Fetch",
    "Load",
    "Migration",
    "Partition",
    "Publication",
    "Reject",
    "SourceHealth",
    "Validation",
]
