"""The star: dimensions with an unknown member each, facts without null keys, bridges."""

from schemas import codelists
from schemas import columns as c
from schemas.tables import Table


class DimSource(
    Table, full_name="core.dim_source", grain="one publisher", natural_key="source_domain", is_published=True
):
    """Who publishes articles."""

    source_key = c.key("The publisher.", primary=True)
    source_domain = c.text("Domain, without `www.`; of files without one, the configured source.")
    source_name = c.text("Name, as far as known.")
    source_country = c.country("Country of the publisher, if its domain tells.")
    source_kind = c.code("What kind of publisher.", codelists.SOURCE_KINDS)
    origin = c.origin()
    load_id = c.load()


class DimArticle(
    Table,
    full_name="core.dim_article",
    grain="one version of one article",
    natural_key="article_id, content_sha256",
    is_published=True,
):
    """Articles, slowly changing dimension of type 2: a changed article is a new row."""

    article_key = c.key("The version of the article.", primary=True)
    article_id = c.text("The article over all its versions.")
    version_number = c.count("1 for the first version.", unit="position", minimum=0)
    canonical_url = c.text("URL.", nullable=True)
    locator = c.text("Where its payload was found.")
    title = c.text("The headline.", nullable=True)
    language = c.text("ISO 639-1, `und` when it could not be told.", regex="^[a-z]{2,3}$")
    published_start = c.day("First possible day of publication.", nullable=True)
    published_end = c.day("Last possible day of publication.", nullable=True)
    published_precision = c.code("How exact the day of publication is.", codelists.DATE_PRECISIONS)
    published_date_key = c.key("First possible day of publication.", references="core.dim_date.date_key")
    dateline = c.text("Place before the text, as printed.", nullable=True)
    author = c.text("Who wrote it.", nullable=True)
    source_key = c.key("The publisher.", references="core.dim_source.source_key")
    content_sha256 = c.text("SHA-256 over title, coded text and date.", regex="^[0-9a-f]{64}$")
    story_id = c.key("Articles about the same happening share it.")
    near_duplicate_of = c.key(
        "The article version that this one copies.", references="core.dim_article.article_key", or_none=True
    )
    coder = c.text("Name of the coder; `none` when no coder knows the language, `failed` when coding failed.")
    coder_version = c.text("Version of the coder.")
    valid_from = c.instant("When this version came in force.")
    valid_to = c.instant("When the next version came in force; null for the current one.", nullable=True)
    is_current = c.flag("The version in force.")
    origin = c.origin()
    load_id = c.load()


class DimActor(
    Table,
    full_name="core.dim_actor",
    grain="one actor, over a time in which its facts stayed the same",
    natural_key="actor_id, valid_from",
    is_published=True,
):
    """Actors, slowly changing dimension of type 2: a new office, name or affiliation is a new row."""

    actor_key = c.key("The version of the actor.", primary=True)
    actor_id = c.text("The actor over all its versions.")
    actor_name = c.text("Name, in English where known.")
    actor_kind = c.code("What kind of actor.", codelists.ACTOR_KINDS)
    country_code = c.country("The actor's country.")
    sector = c.code("PLOVER sector.", codelists.SECTORS, nullable=True)
    role_title = c.text("Office or role held.", nullable=True)
    parent_actor_id = c.text("The actor that this one is part of.", nullable=True)
    wikidata_id = c.text("Wikidata item.", nullable=True, regex="^Q[1-9][0-9]*$")
    operates_in = c.texts("Countries where an armed group is at work, ISO 3166-1 alpha-3, sorted; empty for others.")
    aliases = c.texts("Other spellings met in articles or known.")
    is_provisional = c.flag("Met in articles only; the knowledge does not have it.")
    valid_from = c.day("First day on which these facts hold; null if always.", nullable=True)
    valid_to = c.day("First day on which they no longer hold; null if still.", nullable=True)
    is_current = c.flag("The version in force.")
    origin = c.origin()
    origin_json = c.origin_json()
    load_id = c.load()


class DimLocation(
    Table, full_name="core.dim_location", grain="one place", natural_key="location_id", is_published=True
):
    """Places."""

    location_key = c.key("The place.", primary=True)
    location_id = c.text("`geonames:` id, `place:` id of the knowledge, or `country:` code.")
    geonameid = c.integer("GeoNames id.", nullable=True, low=1, high=2**31)
    place_name = c.text("Name, in English where known.")
    feature_code = c.text("GeoNames feature code.", nullable=True)
    admin1_name = c.text("First-order administrative area.", nullable=True)
    country_code = c.country("Country; null at sea or across countries.")
    latitude = c.number("Latitude, north positive.", unit="degrees", nullable=True, low=-90.0, high=90.0)
    longitude = c.number("Longitude, east positive.", unit="degrees", nullable=True, low=-180.0, high=180.0)
    time_zone = c.text(
        "Time zone, by its name in the IANA database; null at sea, across countries, and for a country of several.",
        nullable=True,
    )
    origin = c.origin()
    origin_json = c.origin_json()
    load_id = c.load()


class DimEventType(
    Table,
    full_name="core.dim_event_type",
    grain="one PLOVER type and mode",
    natural_key="plover_type, plover_mode",
    is_published=True,
):
    """PLOVER's types and modes with scores. A type without a mode has a row of its own."""

    event_type_key = c.key("Type and mode.", primary=True)
    plover_type = c.text("PLOVER type, or `unknown`.")
    plover_mode = c.code("PLOVER mode; null for the type as a whole.", codelists.PLOVER_MODES, nullable=True)
    cameo_code = c.code("CAMEO code that fits best.", codelists.CAMEO_CODES, nullable=True)
    quad_class = c.integer("1 verbal cooperation … 4 material conflict.", nullable=True, low=1, high=4)
    quad_name = c.text("Name of the quad class.", nullable=True)
    goldstein_score = c.number(
        "Goldstein score of the CAMEO code.", unit="Goldstein scale", nullable=True, low=-10.0, high=10.0
    )
    plover_score = c.number("PLOVER score.", unit="PLOVER scale", nullable=True, low=-10.0, high=10.0)
    type_description = c.text("What it means.")
    load_id = c.load()


class DimDate(Table, full_name="core.dim_date", grain="one day", natural_key="calendar_date", is_published=True):
    """The calendar; key 0 is the unknown day."""

    date_key = c.key("The day as the number YYYYMMDD.", primary=True)
    calendar_date = c.day("The day.", nullable=True)
    year = c.integer("Year.", unit="year", nullable=True, low=1, high=9999)
    quarter = c.integer("Quarter.", nullable=True, low=1, high=4)
    month = c.integer("Month.", nullable=True, low=1, high=12)
    month_name = c.text("Month, in English.", nullable=True)
    day_of_month = c.integer("Day of the month.", nullable=True, low=1, high=31)
    iso_week = c.integer("ISO week.", nullable=True, low=1, high=53)
    iso_year = c.integer("ISO year.", unit="year", nullable=True, low=0, high=9999)
    weekday = c.integer("Monday 1 to Sunday 7.", nullable=True, low=1, high=7)
    weekday_name = c.text("Day of the week, in English.", nullable=True)
    is_weekend = c.flag("Saturday or Sunday.")
    load_id = c.load()


class FactEvent(
    Table,
    full_name="core.fact_event",
    grain="one event in the world",
    natural_key="article_id and trigger of the event's first mention",
    is_published=True,
    is_key_indexed=False,
):
    """What happened, once, however many sentences, articles and languages report it."""

    event_key = c.key("The event.", primary=True)
    event_type_key = c.key("Type and mode.", references="core.dim_event_type.event_type_key")
    cameo_code = c.code(
        "CAMEO code, as exact as the mentions allow; `unknown` for an imported event whose code is not listed.",
        codelists.CAMEO_OR_UNKNOWN,
    )
    event_status = c.code(
        "asserted: some mention says that it happened; alleged: only claims; historical: told as background only.",
        codelists.EVENT_STATUSES,
    )
    start_date = c.day("First possible day.", nullable=True)
    end_date = c.day("Last possible day.", nullable=True)
    start_date_key = c.key("First possible day.", references="core.dim_date.date_key")
    date_precision = c.code("How exact the date is.", codelists.DATE_PRECISIONS)
    weekday = c.integer("Day of the week if told, Monday 1 to Sunday 7.", nullable=True, low=1, high=7)
    local_time = c.text("Local time if told, HH:MM.", nullable=True, regex="^[0-2][0-9]:[0-5][0-9]$")
    location_key = c.key("Primary place.", references="core.dim_location.location_key")
    place_precision = c.code("How exact the primary place is.", codelists.PLACE_PRECISIONS)
    killed_low = c.count("Killed, lowest figure reported.", unit="persons", nullable=True)
    killed_high = c.count("Killed, highest figure reported.", unit="persons", nullable=True)
    injured_low = c.count("Injured, lowest figure reported.", unit="persons", nullable=True)
    injured_high = c.count("Injured, highest figure reported.", unit="persons", nullable=True)
    weapons = c.texts("Weapons told of, in English, singular, sorted.")
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
    languages = c.texts("Languages of the articles, sorted.")
    first_reported = c.day("Earliest day of publication.", nullable=True)
    last_reported = c.day("Latest day of publication.", nullable=True)
    confidence = c.probability(
        "How sure it is that the event happened as coded; null where an import does not tell.", nullable=True
    )
    origin = c.origin()
    origin_event_id = c.text("The id that its origin gave it; null for events of our own.", nullable=True)
    origin_json = c.origin_json()
    load_id = c.load()


class FactMention(
    Table,
    full_name="core.fact_mention",
    grain="one report of an event by one sentence",
    natural_key="article_key, trigger_start, trigger_end, plover_type, position among equals",
    is_published=True,
    is_key_indexed=False,
):
    """The evidence: what one sentence says, of which version of which article."""

    mention_key = c.key("The mention.", primary=True)
    event_key = c.key(
        "The event; 0 when the mention tells of none (negated, hypothetical, planned, threatened, or superseded).",
        references="core.fact_event.event_key",
        or_none=True,
    )
    article_key = c.key("The version of the article.", references="core.dim_article.article_key")
    event_type_key = c.key("Type and mode.", references="core.dim_event_type.event_type_key")
    cameo_code = c.code("CAMEO code; `unknown` for an imported mention.", codelists.CAMEO_OR_UNKNOWN)
    location_key = c.key("Primary place.", references="core.dim_location.location_key")
    place_precision = c.code("How exact the place is.", codelists.PLACE_PRECISIONS)
    start_date = c.day("First possible day.", nullable=True)
    end_date = c.day("Last possible day.", nullable=True)
    date_precision = c.code("How exact the date is.", codelists.DATE_PRECISIONS)
    source_actor_key = c.key("First source.", references="core.dim_actor.actor_key")
    target_actor_key = c.key("First target.", references="core.dim_actor.actor_key")
    sentence_start = c.offset("Where the sentence starts; null where an import does not tell.", nullable=True)
    sentence_end = c.offset("Where the sentence ends, exclusive; null where an import does not tell.", nullable=True)
    trigger_start = c.offset("Where the trigger starts; null where an import does not tell.", nullable=True)
    trigger_end = c.offset("Where the trigger ends, exclusive; null where an import does not tell.", nullable=True)
    trigger_text = c.text("The words that tell of the event; null where an import does not tell.", nullable=True)
    evidence_text = c.text("The sentence, as printed; null where an import does not tell.", nullable=True)
    source_text = c.text("Source as printed; several parted by `; `.", nullable=True)
    target_text = c.text("Target as printed; several parted by `; `.", nullable=True)
    location_text = c.text("Place as printed.", nullable=True)
    time_text = c.text("Time as printed.", nullable=True)
    polarity = c.code("Affirmed or negated.", codelists.POLARITIES)
    modality = c.code("How the text stands to it.", codelists.MODALITIES)
    tense = c.code("When it is told to happen, seen from the article.", codelists.TENSES)
    attributed_to = c.text("Who says so, as printed.", nullable=True)
    killed_low = c.count("Killed, at least.", unit="persons", nullable=True)
    killed_high = c.count("Killed, at most.", unit="persons", nullable=True)
    injured_low = c.count("Injured, at least.", unit="persons", nullable=True)
    injured_high = c.count("Injured, at most.", unit="persons", nullable=True)
    weapons = c.texts("Weapons, in English, singular.")
    weapon_count_low = c.count("Pieces of its weapon, at least, such as rockets fired.", unit="pieces", nullable=True)
    weapon_count_high = c.count("Pieces of its weapon, at most.", unit="pieces", nullable=True)
    confidence = c.probability("How sure the coder is; null where an import does not tell.", nullable=True)
    coder = c.text("Name of the coder.")
    coder_version = c.text("Version of the coder.")
    origin = c.origin()
    origin_event_id = c.text(
        "The id that its origin gave the event, also of an event that was not imported; null for ours.", nullable=True
    )
    origin_json = c.origin_json()
    load_id = c.load()


class BridgeEventActor(
    Table,
    full_name="core.bridge_event_actor",
    grain="one actor's part in one event",
    natural_key="event_key, event_role, actor_key",
    is_published=True,
    is_key_indexed=False,
):
    """Who did it, to whom. Every event has at least one source and one target, unknown if not told."""

    event_key = c.key("The event.", primary=True, references="core.fact_event.event_key")
    event_role = c.code(
        "The part played; alleged_source: only claimed by somebody.", codelists.EVENT_ROLES, primary=True
    )
    actor_key = c.key("The actor.", primary=True, references="core.dim_actor.actor_key")
    role_order = c.count("Order within the role, from 0.", unit="position")
    attributed_to = c.text("Who claims it, for an alleged source.", nullable=True)
    actor_location_key = c.key(
        "Where an imported actor was found by its origin; 0 when not told, and for ours.",
        references="core.dim_location.location_key",
    )
    origin = c.origin()
    load_id = c.load()


class BridgeEventLocation(
    Table,
    full_name="core.bridge_event_location",
    grain="one place of an event",
    natural_key="event_key, location_key",
    is_published=True,
    is_key_indexed=False,
):
    """All places of an event; order 0 is the primary one, as in the fact."""

    event_key = c.key("The event.", primary=True, references="core.fact_event.event_key")
    location_key = c.key("The place.", primary=True, references="core.dim_location.location_key")
    location_order = c.count("Order, from 0.", unit="position")
    place_precision = c.code("How exact the place is.", codelists.PLACE_PRECISIONS)
    origin = c.origin()
    load_id = c.load()


class FactQuotation(
    Table,
    full_name="core.fact_quotation",
    grain="one quoted or attributed statement",
    natural_key="article_key, quotation_start, quotation_end",
    is_published=True,
):
    """Who said what: statements, not deeds."""

    quotation_key = c.key("The quotation.", primary=True)
    article_key = c.key("The version of the article.", references="core.dim_article.article_key")
    speaker_actor_key = c.key("The speaker.", references="core.dim_actor.actor_key")
    speaker_text = c.text("The speaker, as printed.", nullable=True)
    quotation_text = c.text("The words.")
    quotation_start = c.offset("Where the words start.")
    quotation_end = c.offset("Where the words end, exclusive.")
    is_direct = c.flag("In quotation marks.")
    mention_key = c.key(
        "The first mention inside the words; 0 when there is none.",
        references="core.fact_mention.mention_key",
        or_none=True,
    )
    load_id = c.load()
