"""What people query: a row an event or a mention with everything written out, and counts made of them."""

from schemas import codelists
from schemas import columns as c
from schemas.mart_profiles import PROFILES
from schemas.mart_stories import STORIES
from schemas.tables import Table

_MONTH = "^([0-9]{4}-[0-9]{2}|unknown)$"
_COUNTRY_OR_UNKNOWN = "^([A-Z]{3}|unknown)$"


class MartEvent(
    Table, full_name="mart.event", grain="one event in the world", natural_key="event_key", is_published=True
):
    """Events with every name and code written out. Several names are parted by `; `, in the order of their parts."""

    event_key = c.key("The event.", primary=True, references="core.fact_event.event_key")
    event_status = c.code(
        "asserted: some mention says that it happened; alleged: only claims; historical: told as background only.",
        codelists.EVENT_STATUSES,
    )
    plover_type = c.text("PLOVER type.")
    plover_mode = c.code("PLOVER mode; null when none is told.", codelists.PLOVER_MODES, nullable=True)
    type_description = c.text("What type and mode mean.")
    cameo_code = c.code("CAMEO code, as exact as the mentions allow.", codelists.CAMEO_CODES)
    cameo_label = c.text("Label of the CAMEO code.")
    quad_class = c.integer("1 verbal cooperation … 4 material conflict.", nullable=True, low=1, high=4)
    quad_name = c.text("Name of the quad class.", nullable=True)
    goldstein_score = c.number(
        "Goldstein score of type and mode.", unit="Goldstein scale", nullable=True, low=-10.0, high=10.0
    )
    plover_score = c.number("PLOVER score.", unit="PLOVER scale", nullable=True, low=-10.0, high=10.0)
    start_date = c.day("First possible day.", nullable=True)
    end_date = c.day("Last possible day.", nullable=True)
    date_precision = c.code("How exact the date is.", codelists.DATE_PRECISIONS)
    weekday = c.integer("Day of the week if told, Monday 1 to Sunday 7.", nullable=True, low=1, high=7)
    weekday_name = c.text("Day of the week if told, in English.", nullable=True)
    local_time = c.text("Local time if told, HH:MM.", nullable=True, regex="^[0-2][0-9]:[0-5][0-9]$")
    time_zone = c.text(
        "Time zone of the primary place, by its name in the IANA database; null where the place does not tell.",
        nullable=True,
    )
    place_name = c.text("Primary place, in English where known; `unknown` when not told.")
    admin1_name = c.text("First-order administrative area of the primary place.", nullable=True)
    country_code = c.country("Country of the primary place; null when unknown, at sea or across countries.")
    geonameid = c.integer("GeoNames id of the primary place.", nullable=True, low=1, high=2**31)
    latitude = c.number("Latitude, north positive.", unit="degrees", nullable=True, low=-90.0, high=90.0)
    longitude = c.number("Longitude, east positive.", unit="degrees", nullable=True, low=-180.0, high=180.0)
    place_precision = c.code("How exact the primary place is.", codelists.PLACE_PRECISIONS)
    all_places = c.text("All places with their countries, primary first.", nullable=True)
    source_names = c.text("Who did it; `unknown` when not told.", nullable=True)
    source_text = c.text("Who did it, as printed in the surest mention that asserts it.", nullable=True)
    source_countries = c.text("Countries of the sources, each once.", nullable=True)
    source_sectors = c.text("PLOVER sectors of the sources, each once.", nullable=True)
    target_names = c.text("To whom; `unknown` when not told.", nullable=True)
    target_text = c.text("Whom or what it struck, as printed in the surest mention that says so.", nullable=True)
    target_countries = c.text("Countries of the targets, each once.", nullable=True)
    target_sectors = c.text("PLOVER sectors of the targets, each once.", nullable=True)
    mediator_names = c.text("Who mediated.", nullable=True)
    alleged_source_names = c.text("Who did it by somebody's claim alone.", nullable=True)
    alleged_attributed_to = c.text("Who claims it, each once.", nullable=True)
    killed_low = c.count("Killed, lowest figure reported.", unit="persons", nullable=True)
    killed_high = c.count("Killed, highest figure reported.", unit="persons", nullable=True)
    injured_low = c.count("Injured, lowest figure reported.", unit="persons", nullable=True)
    injured_high = c.count("Injured, highest figure reported.", unit="persons", nullable=True)
    killed_latest = c.count("Killed, by the article published last that says it.", unit="persons", nullable=True)
    injured_latest = c.count("Injured, by the article published last that says it.", unit="persons", nullable=True)
    weapons = c.text("Weapons told of, in English, singular.", nullable=True)
    weapon_count_low = c.count("Pieces of its weapon, lowest figure reported.", unit="pieces", nullable=True)
    weapon_count_high = c.count("Pieces of its weapon, highest figure reported.", unit="pieces", nullable=True)
    mention_count = c.count("Mentions in current article versions.", unit="mentions", minimum=1)
    article_count = c.count("Articles.", unit="articles", minimum=1)
    independent_article_count = c.count("Articles that copy no other one.", unit="articles", minimum=1)
    source_count = c.count("Publishers.", unit="publishers", minimum=1)
    independent_source_count = c.count(
        "Publishers of the articles that copy no other one: twenty papers with one agency's report are one.",
        unit="publishers",
        minimum=1,
    )
    languages = c.text("Languages of the articles, ISO 639-1.", nullable=True)
    first_reported = c.day("Earliest day of publication.", nullable=True)
    last_reported = c.day("Latest day of publication.", nullable=True)
    confidence = c.probability("How sure it is that the event happened as coded.")
    agreement = c.number(
        "Share of independent articles that tell what most of them tell, on average over day, country, source, killed"
        " and injured, each where at least two tell it; null where none is told by two.",
        unit="share",
        nullable=True,
        low=0.0,
        high=1.0,
    )
    example_evidence = c.text("The sentence of the surest mention, as printed.", nullable=True)
    example_title = c.text("Headline of that sentence's article.", nullable=True)
    example_url = c.text("URL of that article.", nullable=True)
    example_locator = c.text("Where the payload of that article was found.", nullable=True)
    load_id = c.load()


class MartEventReport(
    Table,
    full_name="mart.event_report",
    grain="one event as one article tells it",
    natural_key="event_key, article_key",
    is_published=True,
):
    """What each source says of an event, side by side: where they contradict each other, it shows here.

    Only current article versions report. Several names are parted by `; `, in the order of the alphabet.
    """

    event_key = c.key("The event.", primary=True, references="core.fact_event.event_key")
    article_key = c.key("The version of the article.", primary=True, references="core.dim_article.article_key")
    original_article_id = c.text("The article that this one copies, else this one: reports that share it are one.")
    is_copy = c.flag("The article copies another one.")
    source_domain = c.text("Domain of the publisher.")
    title = c.text("Headline of the article.", nullable=True)
    canonical_url = c.text("URL of the article.", nullable=True)
    language = c.text("Language of the article: ISO 639-1, `und` when it could not be told.", regex="^[a-z]{2,3}$")
    published_start = c.day("First possible day of publication.", nullable=True)
    published_end = c.day("Last possible day of publication.", nullable=True)
    mention_count = c.count("Mentions of the event in the article.", unit="mentions", minimum=1)
    is_claim = c.flag("The article gives the event as somebody's claim only.")
    attributed_to = c.text("Who says so, as printed.", nullable=True)
    start_date = c.day("First possible day of the event, by the most exact mention.", nullable=True)
    end_date = c.day("Last possible day of the event, by the same mention.", nullable=True)
    place_names = c.text("Where, by this article.", nullable=True)
    country_code = c.text("In which countries, by this article.", nullable=True)
    source_names = c.text("Who did it, by this article; claims among them.", nullable=True)
    target_names = c.text("To whom, by this article.", nullable=True)
    killed_low = c.count("Killed, lowest figure in the article.", unit="persons", nullable=True)
    killed_high = c.count("Killed, highest figure in the article.", unit="persons", nullable=True)
    injured_low = c.count("Injured, lowest figure in the article.", unit="persons", nullable=True)
    injured_high = c.count("Injured, highest figure in the article.", unit="persons", nullable=True)
    evidence_text = c.text("The sentence of the article's surest mention, as printed.")
    load_id = c.load()


class MartMention(
    Table,
    full_name="mart.mention",
    grain="one report of an event by one sentence",
    natural_key="mention_key",
    is_published=True,
):
    """The evidence with its article, names and qualifiers: also of mentions that tell of no event (`event_key` 0)."""

    mention_key = c.key("The mention.", primary=True, references="core.fact_mention.mention_key")
    event_key = c.key(
        "The event; 0 when the mention tells of none.", references="core.fact_event.event_key", or_none=True
    )
    event_status = c.code("Status of the event.", codelists.EVENT_STATUSES, nullable=True)
    article_key = c.key("The version of the article.", references="core.dim_article.article_key")
    article_id = c.text("The article over all its versions.")
    version_number = c.count("Version of the article, 1 for the first.", unit="position", minimum=0)
    is_current = c.flag("The version of the article is the one in force.")
    title = c.text("Headline of the article.", nullable=True)
    canonical_url = c.text("URL of the article.", nullable=True)
    locator = c.text("Where the payload of the article was found.")
    language = c.text("Language of the article: ISO 639-1, `und` when it could not be told.", regex="^[a-z]{2,3}$")
    published_start = c.day("First possible day of publication.", nullable=True)
    published_end = c.day("Last possible day of publication.", nullable=True)
    source_domain = c.text("Domain of the publisher.")
    story_id = c.key("Articles about the same happening share it.")
    plover_type = c.text("PLOVER type.")
    plover_mode = c.code("PLOVER mode.", codelists.PLOVER_MODES, nullable=True)
    cameo_code = c.code("CAMEO code.", codelists.CAMEO_CODES)
    quad_name = c.text("Name of the quad class.", nullable=True)
    evidence_text = c.text("The sentence, as printed.")
    sentence_start = c.offset("Where the sentence starts.")
    sentence_end = c.offset("Where the sentence ends, exclusive.")
    trigger_text = c.text("The words that tell of the event.")
    trigger_start = c.offset("Where the trigger starts.")
    trigger_end = c.offset("Where the trigger ends, exclusive.")
    source_actor_name = c.text("First source; `unknown` when not told.")
    source_country_code = c.country("Country of the first source.")
    source_sector = c.code("PLOVER sector of the first source.", codelists.SECTORS, nullable=True)
    source_text = c.text("Source as printed; several parted by `; `.", nullable=True)
    target_actor_name = c.text("First target; `unknown` when not told.")
    target_country_code = c.country("Country of the first target.")
    target_sector = c.code("PLOVER sector of the first target.", codelists.SECTORS, nullable=True)
    target_text = c.text("Target as printed; several parted by `; `.", nullable=True)
    place_name = c.text("Primary place; `unknown` when not told.")
    country_code = c.country("Country of the primary place.")
    latitude = c.number("Latitude, north positive.", unit="degrees", nullable=True, low=-90.0, high=90.0)
    longitude = c.number("Longitude, east positive.", unit="degrees", nullable=True, low=-180.0, high=180.0)
    place_precision = c.code("How exact the place is.", codelists.PLACE_PRECISIONS)
    location_text = c.text("Place as printed.", nullable=True)
    start_date = c.day("First possible day.", nullable=True)
    end_date = c.day("Last possible day.", nullable=True)
    date_precision = c.code("How exact the date is.", codelists.DATE_PRECISIONS)
    time_text = c.text("Time as printed.", nullable=True)
    polarity = c.code("Affirmed or negated.", codelists.POLARITIES)
    modality = c.code("How the text stands to it.", codelists.MODALITIES)
    tense = c.code("When it is told to happen, seen from the article.", codelists.TENSES)
    attributed_to = c.text("Who says so, as printed.", nullable=True)
    killed_low = c.count("Killed, at least.", unit="persons", nullable=True)
    killed_high = c.count("Killed, at most.", unit="persons", nullable=True)
    injured_low = c.count("Injured, at least.", unit="persons", nullable=True)
    injured_high = c.count("Injured, at most.", unit="persons", nullable=True)
    weapons = c.text("Weapons, in English, singular, parted by `; `.", nullable=True)
    weapon_count_low = c.count("Pieces of its weapon, at least, such as rockets fired.", unit="pieces", nullable=True)
    weapon_count_high = c.count("Pieces of its weapon, at most.", unit="pieces", nullable=True)
    confidence = c.probability("How sure the coder is.")
    coder = c.text("Name of the coder.")
    coder_version = c.text("Version of the coder.")
    load_id = c.load()


class MartDailyCountry(
    Table,
    full_name="mart.daily_country",
    grain="one PLOVER type in one country on one day",
    natural_key="date_key, country_code, plover_type",
    is_published=True,
):
    """Asserted events by day, country and type.

    An event whose date is a span of days is counted once, in full, on its first possible day, never spread over
    the span; `exact_day_event_count` says how many of the events have a known day. An event of which no date is
    told counts on the day of its first report, and in `undated_event_count`; where that is not known either, under
    date_key 0. Events without a country stand under `unknown`.
    """

    date_key = c.key(
        "The first possible day, of undated events the day of the first report.",
        primary=True,
        references="core.dim_date.date_key",
    )
    country_code = c.text(
        "Country of the primary place, ISO 3166-1 alpha-3, or `unknown`.", primary=True, regex=_COUNTRY_OR_UNKNOWN
    )
    plover_type = c.text("PLOVER type.", primary=True)
    calendar_date = c.day("The same day as a date; null when not known.", nullable=True)
    quad_class = c.integer("1 verbal cooperation … 4 material conflict.", nullable=True, low=1, high=4)
    event_count = c.count("Events.", unit="events", minimum=1)
    exact_day_event_count = c.count("Events whose day is known.", unit="events")
    undated_event_count = c.count("Events of which no date is told.", unit="events")
    killed_low = c.count("Killed: sum of the lowest figures; null when none is told.", unit="persons", nullable=True)
    killed_high = c.count(
        "Killed: sum of the highest figures, of the lowest where no highest is told.", unit="persons", nullable=True
    )
    injured_low = c.count("Injured: sum of the lowest figures; null when none is told.", unit="persons", nullable=True)
    injured_high = c.count(
        "Injured: sum of the highest figures, of the lowest where no highest is told.", unit="persons", nullable=True
    )
    mention_count = c.count("Mentions of these events.", unit="mentions", minimum=1)
    mean_goldstein_score = c.number(
        "Mean of the events' Goldstein scores.", unit="Goldstein scale", nullable=True, low=-10.0, high=10.0
    )
    mean_confidence = c.probability("Mean of the events' confidence.")
    load_id = c.load()


class MartDyadMonth(
    Table,
    full_name="mart.dyad_month",
    grain="one PLOVER type, all modes, from one source to one target in one month",
    natural_key="event_month, source_actor_id, source_country_code, target_actor_id, target_country_code, plover_type",
    is_published=True,
):
    """Asserted events by who, to whom, month and type.

    An event with several sources or targets counts once for every pair of them. An event whose date is a span of
    days is counted in the month of its first possible day; `exact_month_event_count` says how many surely lie in
    the month. An event of which no date is told counts in the month of its first report, and in
    `undated_event_count`; where that is not known either, under `unknown`.
    """

    event_month = c.text(
        "Month of the first possible day or the first report, YYYY-MM, or `unknown`.", primary=True, regex=_MONTH
    )
    source_actor_id = c.text("The source over all its versions; `unknown` when not told.", primary=True)
    source_country_code = c.text("Country of the source, or `unknown`.", primary=True, regex=_COUNTRY_OR_UNKNOWN)
    target_actor_id = c.text("The target over all its versions; `unknown` when not told.", primary=True)
    target_country_code = c.text("Country of the target, or `unknown`.", primary=True, regex=_COUNTRY_OR_UNKNOWN)
    plover_type = c.text("PLOVER type.", primary=True)
    source_actor_name = c.text("Name of the source.")
    target_actor_name = c.text("Name of the target.")
    event_count = c.count("Events.", unit="events", minimum=1)
    exact_month_event_count = c.count("Events whose month is known.", unit="events")
    undated_event_count = c.count("Events of which no date is told.", unit="events")
    verbal_cooperation_count = c.count("Events of quad class 1.", unit="events")
    material_cooperation_count = c.count("Events of quad class 2.", unit="events")
    verbal_conflict_count = c.count("Events of quad class 3.", unit="events")
    material_conflict_count = c.count("Events of quad class 4.", unit="events")
    mean_goldstein_score = c.number(
        "Mean of the events' Goldstein scores.", unit="Goldstein scale", nullable=True, low=-10.0, high=10.0
    )
    load_id = c.load()


TABLES: tuple[type[Table], ...] = (
    MartEventReport,
    MartEvent,
    MartMention,
    MartDailyCountry,
    MartDyadMonth,
    *STORIES,
    *PROFILES,
)
"""In the order in which they are made: a mart may read those before it."""
