"""Making the views: their queries, with the code lists that they read written into them."""

from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from schemas.catalog import VIEWS
from schemas.codelists import code_list
from schemas.ddl import comments, quoted
from schemas.tables import Table

if TYPE_CHECKING:
    import duckdb

_COUNTRY: Final = ("country_code", "country_name", "cameo_code", "gw_number", "iso_numeric")
_SUB_EVENT: Final = ("sub_event_type", "event_type", "disorder_type")
_CAMEO_OF_SECTOR: Final = {"JRN": "MED", "MED": "HLH"}
_NO_CAMEO: Final = frozenset({"UNK", "PRM", "PRE", "REL", "SOC"})


def view_query(view: type[Table]) -> str:
    """The query of a view, with the code lists that it reads in front."""
    name = view.full_name.removeprefix("mart.")
    query = (files("warehouse.views") / f"{name}.sql").read_text(encoding="utf-8").strip()
    lists = [f"{each} AS ({rows})" for each, rows in _code_relations().items() if each in query]
    return f"WITH {', '.join(lists)} SELECT * FROM (\n{query}\n)" if lists else query


def create_views(connection: "duckdb.DuckDBPyConnection") -> None:
    """Make all views with their comments, in the database that is in use."""
    for view in VIEWS:
        connection.execute(f"CREATE OR REPLACE VIEW {view.full_name} AS {view_query(view)}")
        connection.execute("".join(comments(view)).replace("COMMENT ON TABLE", "COMMENT ON VIEW", 1))


def _code_relations() -> dict[str, str]:
    """A query for each code list, by the name under which views read it."""
    countries = [
        tuple(_literal(value) for value in (*(row[name] for name in _COUNTRY), row["fips_codes"].partition(" ")[0]))
        for row in code_list("countries")
    ]
    codes = [(quoted(row["cameo_code"]), row["goldstein_score"]) for row in code_list("cameo")]
    sectors = [row["sector"] for row in code_list("sectors") if row["sector"] not in _NO_CAMEO]
    types = [(quoted(each), quoted(_CAMEO_OF_SECTOR.get(each, each))) for each in sectors]
    sub_events = [tuple(quoted(row[name]) for name in _SUB_EVENT) for row in code_list("acled_sub_events")]
    precisions = [
        (quoted(row["place_precision"]), _number(row["ucdp_where_prec"])) for row in code_list("place_precisions")
    ]
    return {
        "where_precisions": _values(precisions, ("place_precision", "ucdp_where_prec")),
        "acled_sub_events": _values(sub_events, _SUB_EVENT),
        "country_codes": _values(countries, (*_COUNTRY, "fips_code")),
        "cameo_codes": _values(codes, ("cameo_code", "goldstein_score")),
        "cameo_sectors": _values(types, ("sector", "cameo_type")),
    }


def _literal(value: str) -> str:
    return quoted(value) if value else "NULL"


def _number(value: str) -> str:
    return value or "CAST(NULL AS BIGINT)"


def _values(rows: Sequence[tuple[str, ...]], columns: tuple[str, ...]) -> str:
    listed = ", ".join(f"({', '.join(row)})" for row in rows)
    return f"SELECT * FROM (VALUES {listed}) AS listed ({', '.join(columns)})"
