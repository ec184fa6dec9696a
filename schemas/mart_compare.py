"""Sources side by side: our events and those of imports, counted alike."""

from schemas import columns as c
from schemas.tables import Table


class MartCompare(
    Table,
    full_name="mart.compare",
    grain="one PLOVER type in one country on one day",
    natural_key="calendar_date, country_code, plover_type",
    is_published=True,
):
    """Asserted events of every origin by day, country and type, side by side; 0 where an origin has none.

    An event over several days counts on its first possible day, one without a date on the day of its first report.
    """

    calendar_date = c.day("First possible day, of undated events the day of the first report.", nullable=True)
    country_code = c.text("Country of the primary place, ISO 3166-1 alpha-3, or `unknown`.")
    plover_type = c.text("PLOVER type, or `unknown`.")
    tidings_event_count = c.count("Events, ours.", unit="events")
    gdelt_event_count = c.count("Events, GDELT's.", unit="events")
    acled_event_count = c.count("Events, ACLED's.", unit="events")
    ucdp_event_count = c.count("Events, UCDP's.", unit="events")
    polecat_event_count = c.count("Events, POLECAT's.", unit="events")
    tidings_killed_low = c.count("Killed, sum of the lowest figures, ours.", unit="persons", nullable=True)
    tidings_killed_high = c.count("Killed, sum of the highest figures, ours.", unit="persons", nullable=True)
    gdelt_killed_low = c.count("Killed, sum of the lowest figures, GDELT's.", unit="persons", nullable=True)
    gdelt_killed_high = c.count("Killed, sum of the highest figures, GDELT's.", unit="persons", nullable=True)
    acled_killed_low = c.count("Killed, sum of the lowest figures, ACLED's.", unit="persons", nullable=True)
    acled_killed_high = c.count("Killed, sum of the highest figures, ACLED's.", unit="persons", nullable=True)
    ucdp_killed_low = c.count("Killed, sum of the lowest figures, UCDP's.", unit="persons", nullable=True)
    ucdp_killed_high = c.count("Killed, sum of the highest figures, UCDP's.", unit="persons", nullable=True)
    polecat_killed_low = c.count("Killed, sum of the lowest figures, POLECAT's.", unit="persons", nullable=True)
    polecat_killed_high = c.count("Killed, sum of the highest figures, POLECAT's.", unit="persons", nullable=True)
