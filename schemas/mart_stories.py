"""Marts of what happened as readers and older systems count it: stories, one event a day, what became of ids."""

from schemas import columns as c
from schemas import ops
from schemas.tables import Table


class MartStory(
    Table,
    full_name="mart.story",
    grain="one story: articles about the same happening",
    natural_key="story_id",
    is_published=True,
):
    """Articles about one happening, in any language. Its figures day by day are in `mart.story_timeline`."""

    story_id = c.key("Articles about the same happening share it.", primary=True)
    title = c.text("Headline of the article published first that has one.", nullable=True)
    article_count = c.count("Articles.", unit="articles", minimum=1)
    independent_article_count = c.count("Articles that copy no other one.", unit="articles")
    source_count = c.count("Publishers.", unit="publishers", minimum=1)
    independent_source_count = c.count("Publishers of the articles that copy no other one.", unit="publishers")
    source_domains = c.text("Domains of the publishers.")
    languages = c.text("Languages of the articles, ISO 639-1.")
    first_reported = c.day("Earliest day of publication.", nullable=True)
    last_reported = c.day("Latest day of publication.", nullable=True)
    event_count = c.count("Events that the articles tell of, without what they tell as background only.", unit="events")
    main_event_key = c.key(
        "The event that most of the articles tell of; 0 when they tell of none.",
        references="core.fact_event.event_key",
        or_none=True,
    )
    load_id = c.load()


class MartStoryTimeline(
    Table,
    full_name="mart.story_timeline",
    grain="one day of reports of one story",
    natural_key="story_id, date_key",
    is_published=True,
):
    """How a story's figures grew: what the articles of each day say of its main event."""

    story_id = c.key("The story.", primary=True, references="mart.story.story_id")
    date_key = c.key(
        "First possible day of publication; 0 when unknown.", primary=True, references="core.dim_date.date_key"
    )
    published_start = c.day("The same day as a date; null when not known.", nullable=True)
    article_count = c.count("Articles of the day.", unit="articles", minimum=1)
    killed_low = c.count("Killed, lowest figure of the day.", unit="persons", nullable=True)
    killed_high = c.count("Killed, highest figure of the day.", unit="persons", nullable=True)
    injured_low = c.count("Injured, lowest figure of the day.", unit="persons", nullable=True)
    injured_high = c.count("Injured, highest figure of the day.", unit="persons", nullable=True)
    load_id = c.load()


class MartOnePerDay(
    Table,
    full_name="mart.one_per_day",
    grain="one PLOVER type from one source to one target on one day",
    natural_key="date_key, source_actor_id, target_actor_id, plover_type",
    is_published=True,
):
    """Asserted events as older systems count them: at most one a day for each source, target and type.

    The day is that of `mart.daily_country`: the first possible one, of undated events that of the first report.
    """

    date_key = c.key("The day; 0 when unknown.", primary=True, references="core.dim_date.date_key")
    source_actor_id = c.text("The source over all its versions; `unknown` when not told.", primary=True)
    target_actor_id = c.text("The target over all its versions; `unknown` when not told.", primary=True)
    plover_type = c.text("PLOVER type.", primary=True)
    calendar_date = c.day("The same day as a date; null when not known.", nullable=True)
    source_actor_name = c.text("Name of the source.")
    source_country_code = c.country("Country of the source.")
    target_actor_name = c.text("Name of the target.")
    target_country_code = c.country("Country of the target.")
    event_count = c.count("Events that are one here.", unit="events", minimum=1)
    load_id = c.load()


class MartEventHistory(
    Table,
    full_name="mart.event_history",
    grain="one change of one event's identity",
    natural_key="event_key, to_event_key, changed_at",
    is_published=True,
):
    """What became of events as more was read: an id that was once given away can always be followed to today's.

    The id of an event is that of its first report. Two events that turn out to be one keep the id of the one
    reported first; the other id is an alias (`merged`). A report older than all known ones gives the event another
    id (`renamed`). What turns out to be two events keeps its id where its first report is, and is the parent of the
    other (`split`). Mentions may go over to another event (`moved`); an event that no current article tells of any
    longer has `ended`.
    """

    change_key = c.key("The change.", primary=True, references="ops.event_change.change_key")
    event_key = c.key("The event as it was called before.")
    change_kind = c.code("What happened to it.", ops.EVENT_CHANGES)
    to_event_key = c.key("The event that its mentions, or some of them, went to; 0 when it ended.")
    current_event_key = c.key(
        "That event as it is called today; 0 when it has ended since.",
        references="core.fact_event.event_key",
        or_none=True,
    )
    mention_count = c.count("Mentions that went there.", unit="mentions")
    changed_at = c.instant("When the load began that changed it.")
    load_id = c.load()


STORIES: tuple[type[Table], ...] = (MartStory, MartStoryTimeline, MartOnePerDay, MartEventHistory)
"""In the order in which they are made."""
