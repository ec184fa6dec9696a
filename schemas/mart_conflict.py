"""Views in the shape of UCDP's GED and of ACLED's export."""

from schemas import columns as c
from schemas.tables import Table


class MartUcdpGed(Table, full_name="mart.ucdp_ged", grain="one event", is_published=True):
    """Asserted assaults with dead in the 49 columns of UCDP's GED.

    Ours, or those of the origin that the DuckDB variable `origin` names. UCDP counts only organised actors and what
    reaches its thresholds; this counts every deadly assault.
    """

    id = c.key("Id of the event: UCDP's for its own, `event_key` for ours.", primary=True)
    relid = c.text("UCDP's readable id; null for our events.", nullable=True)
    year = c.told_integer("Year of the first day.", unit="year")
    active_year = c.flag("The conflict reached UCDP's threshold of 25 dead in that year; null for our events.")
    code_status = c.text("State of UCDP's coding; null for our events.", nullable=True)
    type_of_violence = c.told_integer(
        "1 state-based, 2 between organised groups that are no state, 3 one-sided against civilians.",
    )
    conflict_dset_id = c.text("UCDP's older id of the conflict; null for our events.", nullable=True)
    conflict_new_id = c.told_integer("UCDP's id of the conflict; null for our events.")
    conflict_name = c.text("UCDP's name of the conflict; null for our events.", nullable=True)
    dyad_dset_id = c.text("UCDP's older id of the dyad; null for our events.", nullable=True)
    dyad_new_id = c.told_integer("UCDP's id of the dyad; null for our events.")
    dyad_name = c.text("The two sides in one: side_a - side_b.", nullable=True)
    side_a_dset_id = c.text("UCDP's older id of side A; null for our events.", nullable=True)
    side_a_new_id = c.told_integer("UCDP's id of side A; of ours `actor_key`.")
    side_a = c.text("Side A; of our events the first source.", nullable=True)
    side_b_dset_id = c.text("UCDP's older id of side B; null for our events.", nullable=True)
    side_b_new_id = c.told_integer("UCDP's id of side B; of ours `actor_key`.")
    side_b = c.text("Side B; of our events the first target.", nullable=True)
    number_of_sources = c.told_integer(
        "Sources that tell of it; -1 where UCDP did not count; of ours independent publishers.",
        unit="publishers",
    )
    source_article = c.text(
        "Articles that UCDP used; of ours the title of the surest mention's article.", nullable=True
    )
    source_office = c.text("Office of that source; null for our events.", nullable=True)
    source_date = c.text("Day of that source; null for our events.", nullable=True)
    source_headline = c.text("Headline of that source; null for our events.", nullable=True)
    source_original = c.text("Who told the source; null for our events.", nullable=True)
    where_prec = c.told_integer(
        "Exactness of the place: 1 exact, 2 some 25 km, 3 district, 4 province, 5 a line or part, 6 country, 7 sea.",
    )
    where_coordinates = c.text("Name of the place to which the point belongs.", nullable=True)
    where_description = c.text("Place in UCDP's words; null for our events.", nullable=True)
    adm_1 = c.text("First-order administrative area.", nullable=True)
    adm_2 = c.text("Second-order administrative area; null for our events.", nullable=True)
    latitude = c.number("Latitude, north positive.", unit="degrees", nullable=True, low=-90.0, high=90.0)
    longitude = c.number("Longitude, east positive.", unit="degrees", nullable=True, low=-180.0, high=180.0)
    geom_wkt = c.text("The point as well-known text.", nullable=True)
    priogrid_gid = c.told_integer("Cell of PRIO-GRID 2.0, half a degree wide.")
    country = c.text("Country of the place by its name.", nullable=True)
    country_id = c.told_integer("Country of the place by Gleditsch and Ward's number.")
    region = c.text("UCDP's region of the world; null for our events.", nullable=True)
    event_clarity = c.told_integer("1 an event told by itself, 2 taken from a sum; null for our events.")
    date_prec = c.told_integer(
        "Exactness of the date: 1 day, 2 two to six days, 3 week, 4 month, 5 up to a year.",
    )
    date_start = c.day("First possible day.", nullable=True)
    date_end = c.day("Last possible day.", nullable=True)
    deaths_a = c.told_integer("Dead of side A; null for our events.", unit="persons")
    deaths_b = c.told_integer("Dead of side B; null for our events.", unit="persons")
    deaths_civilians = c.told_integer("Dead civilians; null for our events.", unit="persons")
    deaths_unknown = c.told_integer("Dead of whom it is not known; null for our events.", unit="persons")
    best = c.told_integer(
        "Best estimate of the dead; of ours the lowest figure reported.",
        unit="persons",
    )
    high = c.told_integer("Highest estimate of the dead.", unit="persons")
    low = c.told_integer("Lowest estimate of the dead.", unit="persons")
    gwnoa = c.told_integer("Gleditsch and Ward's number of side A if it is a state.")
    gwnob = c.told_integer("Gleditsch and Ward's number of side B if it is a state.")


class MartAcled(Table, full_name="mart.acled", grain="one event", is_published=True):
    """Asserted events of ACLED's kinds in the 31 columns of its export.

    Ours, or those of the origin that the DuckDB variable `origin` names; of ours those that have a sub-event type.
    """

    event_id_cnty = c.text("Id of the event: ACLED's for its own, `event_key` for ours.", primary=True)
    event_date = c.day("Day that stands for the event; of ours the first possible day.", nullable=True)
    year = c.told_integer("Its year.", unit="year")
    time_precision = c.told_integer("1 the day is known, 2 the week, 3 the month.")
    disorder_type = c.text("Political violence, demonstrations or strategic developments.", nullable=True)
    event_type = c.text("One of ACLED's six types.", nullable=True)
    sub_event_type = c.text("One of ACLED's 25 sub-event types.", nullable=True)
    actor1 = c.text("First actor; of ours the first source.", nullable=True)
    assoc_actor_1 = c.text("Those with the first actor; null for our events.", nullable=True)
    inter1 = c.text("Kind of the first actor.", nullable=True)
    actor2 = c.text("Second actor; of ours the first target.", nullable=True)
    assoc_actor_2 = c.text("Those with the second actor; null for our events.", nullable=True)
    inter2 = c.text("Kind of the second actor.", nullable=True)
    interaction = c.text("Both kinds in one.", nullable=True)
    civilian_targeting = c.text("`Civilian targeting` where civilians were the target.", nullable=True)
    iso = c.told_integer("Country of the place by its number in ISO 3166-1.")
    region = c.text("ACLED's region of the world; null for our events.", nullable=True)
    country = c.text("Country of the place by its name.", nullable=True)
    admin1 = c.text("First-order administrative area.", nullable=True)
    admin2 = c.text("Second-order administrative area; null for our events.", nullable=True)
    admin3 = c.text("Third-order administrative area; null for our events.", nullable=True)
    location = c.text("Place by its name.", nullable=True)
    latitude = c.number("Latitude, north positive.", unit="degrees", nullable=True, low=-90.0, high=90.0)
    longitude = c.number("Longitude, east positive.", unit="degrees", nullable=True, low=-180.0, high=180.0)
    geo_precision = c.told_integer("1 the town or site is known, 2 nearby or the district, 3 the province.")
    source = c.text("Who tells of it; of ours the publishers.", nullable=True)
    source_scale = c.text("How far the sources reach; null for our events.", nullable=True)
    notes = c.text("What happened in ACLED's words; of ours the sentence of the surest mention.", nullable=True)
    fatalities = c.told_integer(
        "Dead as ACLED counts; of ours the lowest figure reported, 0 where none is.",
        unit="persons",
    )
    tags = c.text("Further marks of ACLED; null for our events.", nullable=True)
    timestamp = c.told_integer(
        "When ACLED last changed the row, seconds since 1970; null for ours.",
        unit="seconds",
    )
