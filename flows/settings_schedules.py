"""Section `schedules` of the settings: when `tidings serve` runs what, and how long runs wait for each other."""

from typing import Annotated

from pydantic import Field

from flows.settings_sections import Section

Cron = Annotated[str, Field(pattern=r"^(never|\S+( \S+){4})$")]


class SchedulesSettings(Section):
    """Schedules in cron's five fields; `never` for none."""

    timezone: Annotated[str, Field(min_length=1, description="The zone of all schedules, such as Europe/Paris.")] = (
        "UTC"
    )
    daily: Annotated[Cron, Field(description="When all sources are read: five fields as cron has them, or never.")] = (
        "30 4 * * *"
    )
    feeds: Annotated[Cron, Field(description="When feeds, sitemaps and pages are read: five fields, or never.")] = (
        "*/15 * * * *"
    )
    recode: Annotated[Cron, Field(description="When stored articles are coded by a newer coder: five fields.")] = (
        "never"
    )
    maintain: Annotated[Cron, Field(description="When the warehouse is tidied up: five fields, or never.")] = (
        "0 3 * * 0"
    )
    at_once: Annotated[
        int, Field(ge=1, le=16, description="Runs under way at a time: a whole number; only one of them writes.")
    ] = 2
    wait_for_writer: Annotated[
        float, Field(ge=0, le=7 * 24 * 3600, description="Seconds that a scheduled run waits for another to end.")
    ] = 6 * 3600.0
    keep_days: Annotated[
        int, Field(ge=1, le=36_500, description="Days that findings of audits are kept: a whole number.")
    ] = 90
