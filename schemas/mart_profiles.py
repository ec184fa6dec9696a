"""Marts that look at the events from one side each: actors, places, casualties, publishers, quality."""

import dataframely as dy

from schemas import codelists
from schemas import columns as c
from schemas.tables import Table

_MONTH = "^([0-9]{4}-[0-9]{2}|unknown)$"
SLICE_KINDS = ("all", "country", "language", "year")
MEASURES = (
    "article coded",
    "article dated to the day",
    "article original",
    "event confident",
    "event day known",
    "event place known",
    "event source known",
    "event target known",
    "event town known",
    "event two independent publishers",
)


def _goldstein(description: str) -> dy.Float64:
    return c.number(description, unit="Goldstein scale", nullable=True, low=-10.0, high=10.0)


class MartActorProfile(
    Table, full_name="mart.actor_profile", grain="one actor over all its versions", natural_key="actor_id",
    is_published=True,
):  # fmt: skip
    """What is known of an actor, and what it does and suffers in asserted events.

    Name, sector and the like are those of the version in force, else of the newest. An event in which an actor plays
    several parts counts once in `event_count` and once in the count of each part.
    """

    actor_id = c.text("The actor over all its versions.", primary=True)
    actor_name = c.text("Name, in English where known.")
    actor_kind = c.code("What kind of actor.", codelists.ACTOR_KINDS)
    country_code = c.country("The actor's country.")
    sector = c.code("PLOVER sector.", codelists.SECTORS, nullable=True)
    role_title = c.text("Office or role held.", nullable=True)
    is_provisional = c.flag("Met in articles only; the knowledge does not have it.")
    version_count = c.count("Versions of its facts.", unit="versions", minimum=1)
    event_count = c.count("Asserted events in which it plays a part.", unit="events")
    source_event_count = c.count("Asserted events that it does.", unit="events")
    target_event_count = c.count("Asserted events that are done to it.", unit="events")
    mediator_event_count = c.count("Asserted events that it mediates.", unit="events")
    alleged_source_event_count = c.count("Asserted events that it does by somebody's claim alone.", unit="events")
    verbal_cooperation_count = c.count("Events of quad class 1 that it does or that are done to it.", unit="events")
    material_cooperation_count = c.count("Events of quad class 2 that it does or that are done to it.", unit="events")
    verbal_conflict_count = c.count("Events of quad class 3 that it does or that are done to it.", unit="events")
    material_conflict_count = c.count("Events of quad class 4 that it does or that are done to it.", unit="events")
    mean_goldstein_score = _goldstein("Mean Goldstein score of what it does.")
    main_type = c.text("PLOVER type that it takes part in most.", nullable=True)
    first_date = c.day("First possible day of its first event.", nullable=True)
    last_date = c.day("Last possible day of its last event.", nullable=True)
    quotation_count = c.count("Statements of its own, in current article versions.", unit="quotations")
    load_id = c.load()


class MartLocationMonth(
    Table, full_name="mart.location_month", grain="one place in one month", natural_key="event_month, location_key",
    is_published=True,
):  # fmt: skip
    """Asserted events by primary place and month; those without a place are left out, and counted in data_quality.

    An event over several days counts in the month of its first possible day, one without a date in that of its first
    report.
    """

    event_month = c.text("Month, YYYY-MM, or `unknown`.", primary=True, regex=_MONTH)
    location_key = c.key("The place.", primary=True, references="core.dim_location.location_key")
    place_name = c.text("Name, in English where known.")
    admin1_name = c.text("First-order administrative area.", nullable=True)
    country_code = c.country("Country of the place; null at sea or across countries.")
    latitude = c.number("Latitude, north positive.", unit="degrees", nullable=True, low=-90.0, high=90.0)
    longitude = c.number("Longitude, east positive.", unit="degrees", nullable=True, low=-180.0, high=180.0)
    event_count = c.count("Events.", unit="events", minimum=1)
    town_event_count = c.count("Events whose place is known to the town or better.", unit="events")
    exact_month_event_count = c.count("Events whose month is known.", unit="events")
    verbal_cooperation_count = c.count("Events of quad class 1.", unit="events")
    material_cooperation_count = c.count("Events of quad class 2.", unit="events")
    verbal_conflict_count = c.count("Events of quad class 3.", unit="events")
    material_conflict_count = c.count("Events of quad class 4.", unit="events")
    killed_low = c.count("Killed: sum of the lowest figures; null when none is told.", unit="persons", nullable=True)
    killed_high = c.count("Killed: sum of the highest figures.", unit="persons", nullable=True)
    injured_low = c.count("Injured: sum of the lowest figures; null when none is told.", unit="persons", nullable=True)
    injured_high = c.count("Injured: sum of the highest figures.", unit="persons", nullable=True)
    mean_goldstein_score = _goldstein("Mean of the events' Goldstein scores.")
    load_id = c.load()


class MartCasualties(
    Table, full_name="mart.casualties", grain="one event that tells of killed or injured", natural_key="event_key",
    is_published=True,
):  # fmt: skip
    """Figures of killed and injured with who gives them. No figure is no row: it does not mean that nobody was hurt."""

    event_key = c.key("The event.", primary=True, references="core.fact_event.event_key")
    event_status = c.code("Asserted, alleged or historical.", codelists.EVENT_STATUSES)
    plover_type = c.text("PLOVER type.")
    plover_mode = c.code("PLOVER mode.", codelists.PLOVER_MODES, nullable=True)
    start_date = c.day("First possible day.", nullable=True)
    end_date = c.day("Last possible day.", nullable=True)
    country_code = c.country("Country of the primary place.")
    admin1_name = c.text("First-order administrative area.", nullable=True)
    place_name = c.text("Primary place; `unknown` when not told.")
    place_precision = c.code("How exact the place is.", codelists.PLACE_PRECISIONS)
    source_names = c.text("Who did it; `unknown` when not told.", nullable=True)
    target_names = c.text("To whom; `unknown` when not told.", nullable=True)
    weapons = c.text("Weapons told of.", nullable=True)
    killed_low = c.count("Killed, lowest figure.", unit="persons", nullable=True)
    killed_high = c.count("Killed, highest figure, the lowest where no highest is told.", unit="persons", nullable=True)
    killed_latest = c.count("Killed, as the article published last says at most.", unit="persons", nullable=True)
    injured_low = c.count("Injured, lowest figure.", unit="persons", nullable=True)
    injured_high = c.count(
        "Injured, highest figure, the lowest where no highest is told.", unit="persons", nullable=True
    )
    injured_latest = c.count("Injured, as the article published last says at most.", unit="persons", nullable=True)
    is_disputed = c.flag("Lowest and highest figures of killed or of injured differ.")
    figure_mention_count = c.count("Mentions that give a figure.", unit="mentions")
    figure_publisher_count = c.count("Publishers that give a figure.", unit="publishers")
    first_reported = c.day("Earliest day of publication.", nullable=True)
    last_reported = c.day("Latest day of publication.", nullable=True)
    load_id = c.load()


class MartSourceCoverage(
    Table, full_name="mart.source_coverage", grain="one publisher in one month",
    natural_key="publication_month, source_domain", is_published=True,
):  # fmt: skip
    """What each publisher brought: articles in force by month of publication, and the events that they report."""

    publication_month = c.text("Month of publication, YYYY-MM, or `unknown`.", primary=True, regex=_MONTH)
    source_domain = c.text("Domain of the publisher.", primary=True)
    source_country = c.country("Country of the publisher, if its domain tells.")
    article_count = c.count("Articles.", unit="articles", minimum=1)
    copy_count = c.count("Articles that copy another one.", unit="articles")
    changed_count = c.count("Articles that were changed after their first version.", unit="articles")
    uncoded_count = c.count("Articles that no coder read, or on which coding failed.", unit="articles")
    languages = c.text("Languages of the articles, parted by `; `.")
    mention_count = c.count("Mentions, also of no event.", unit="mentions")
    event_count = c.count("Events reported.", unit="events")
    only_event_count = c.count("Events that no other publisher reports.", unit="events")
    load_id = c.load()


class MartDataQuality(
    Table, full_name="mart.data_quality", grain="one measure over one slice of the warehouse",
    natural_key="measure, slice_kind, slice_value", is_published=True,
):  # fmt: skip
    """How much is known: of asserted events and of current articles, whole and by country, language and year.

    Events lie in the country of their primary place (`unknown` when not told), in each language of their articles
    and in the year of their first report. Articles lie in the country of their publisher.
    """

    measure = c.code("What is counted.", MEASURES, primary=True)
    slice_kind = c.code("By what the warehouse is cut.", SLICE_KINDS, primary=True)
    slice_value = c.text("The slice; `all` for the whole.", primary=True)
    hit_count = c.count("Rows for which it holds.", unit="rows")
    row_count = c.count("Rows of the slice.", unit="rows", minimum=1)
    hit_share = c.number("Share of the rows for which it holds.", unit="share", low=0.0, high=1.0)
    load_id = c.load()


PROFILES: tuple[type[Table], ...] = (
    MartActorProfile,
    MartLocationMonth,
    MartCasualties,
    MartSourceCoverage,
    MartDataQuality,
)
