"""ACLED's and UCDP's exports in the star: types, intervals, actors, places, figures, rejects, repeats."""

import csv
from pathlib import Path

import duckdb
import pytest

from schemas.codelists import code_list
from schemas.mart_conflict import MartAcled, MartUcdpGed
from tests.unit.warehouse.imports.conftest import FOUND, PARTS, Import, found
from warehouse.errors import ImportFileError
from warehouse.imports.acled import NEEDED as ACLED_NEEDED
from warehouse.imports.imported import type_key
from warehouse.imports.star import Written
from warehouse.imports.ucdp import NEEDED as UCDP_NEEDED
from warehouse.views.make import create_views

UCDP = {
    "id": "17", "relid": "SYR-2013-1-1", "year": "2013", "type_of_violence": "1", "conflict_name": "Arnor: Government",
    "side_a_new_id": "118", "side_a": "Government of Syria", "side_b_new_id": "4456", "side_b": "Brigade of the Hills",
    "number_of_sources": "-1", "where_prec": "2", "where_coordinates": "Kasr village", "adm_1": "Halab governorate",
    "latitude": "36.2", "longitude": "37.1", "country": "Syria", "country_id": "652", "date_prec": "2",
    "date_start": "2013-05-01 00:00:00.000", "date_end": "2013-05-04", "best": "4", "high": "7", "low": "3",
    "gwnoa": "652", "gwnob": "",
}  # fmt: skip
ACLED = {
    "event_id_cnty": "SYR9", "event_date": "14 May 2019", "year": "2019", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike", "actor1": "Military Forces of Syria (2000-2024)", "inter1": "State forces",
    "actor2": "Civilians (Syria)", "inter2": "Civilians", "iso": "760", "admin1": "Idleb", "location": "Kasr",
    "latitude": "35.9", "longitude": "36.6", "geo_precision": "1", "source": "Paper; Radio", "notes": "A note,\nlong.",
    "fatalities": "2",
}  # fmt: skip


def write(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    return path


def test_an_event_of_ucdp_has_its_days_place_sides_and_range(
    tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    day = {"date_start": "2013-05-09", "date_end": "2013-05-09", "date_prec": "1"}
    one_sided = UCDP | day | {"id": "18", "type_of_violence": "3", "side_b": "Civilians", "side_b_new_id": "9999",
                              "where_prec": "6"}  # fmt: skip
    done = imported("ucdp", write(tmp_path / "ged.csv", UCDP, one_sided))
    assert (done.row_count, done.events, done.reject_count) == (2, Written(2, 0, 0), 0)
    assert found(ours, FOUND, "ucdp") == [
        ("ASSAULT", None, "190", "2013-05-01", "2013-05-04", "interval", "Kasr village", "SYR", "near", 3, 7, 1),
        ("ASSAULT", None, "180", "2013-05-09", "2013-05-09", "day", "Kasr village", "SYR", "country", 3, 7, 1),
    ]
    assert set(found(ours, PARTS, "ucdp")) == {
        ("source", "Government of Syria", "state", "SYR", "MIL"),
        ("target", "Brigade of the Hills", "armed group", None, "REB"),
        ("target", "Civilians", "generic", None, "CVL"),
    }
    said = "SELECT origin_json ->> 'conflict_name', origin_json ->> 'best' FROM core.fact_event WHERE origin = $1"
    assert set(found(ours, said, "ucdp")) == {("Arnor: Government", "4")}


def test_an_event_of_acled_has_its_type_actors_place_and_figure(
    tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    week = ACLED | {"event_id_cnty": "SYR10", "time_precision": "2", "event_date": "2019-05-14", "iso": "8",
                    "inter1": "1", "sub_event_type": "Suicide bomb", "geo_precision": "3"}  # fmt: skip
    month = ACLED | {"event_id_cnty": "SYR11", "time_precision": "3", "sub_event_type": "Other", "actor2": "",
                     "inter2": ""}  # fmt: skip
    done = imported("acled", write(tmp_path / "acled.csv", ACLED, week, month))
    assert (done.row_count, done.events, done.reject_count) == (3, Written(3, 0, 0), 0)
    assert found(ours, FOUND, "acled") == [
        (
            "ASSAULT",
            "suicide-attack",
            "1831",
            "2019-05-08",
            "2019-05-20",
            "interval",
            "Kasr",
            "SYR",
            "province",
            2,
            2,
            2,
        ),
        ("unknown", None, "unknown", "2019-05-01", "2019-05-31", "month", "Kasr", "SYR", "city", 2, 2, 2),
        ("ASSAULT", "aerial", "195", "2019-05-14", "2019-05-14", "day", "Kasr", "SYR", "city", 2, 2, 2),
    ]
    assert set(found(ours, PARTS, "acled")) == {
        ("source", "Military Forces of Syria (2000-2024)", "military", "SYR", "MIL"),
        ("target", "Civilians (Syria)", "generic", "SYR", "CVL"),
        ("target", "unknown", "unknown", None, None),
    }


@pytest.mark.parametrize(
    ("origin", "row", "change", "rule"),
    [
        ("ucdp", UCDP, {"date_end": "2013-04-01"}, "date_start and date_end"),
        ("ucdp", UCDP, {"type_of_violence": "4"}, "type_of_violence"),
        ("ucdp", UCDP, {"low": "9"}, "low and high"),
        ("ucdp", UCDP, {"latitude": "136"}, "point on earth"),
        ("acled", ACLED, {"event_date": "the 14th"}, "event_date"),
        ("acled", ACLED, {"fatalities": "many"}, "fatalities"),
        ("acled", ACLED, {"longitude": ""}, "point on earth"),
    ],
)
def test_a_bad_row_is_rejected_and_the_rest_goes_in(
    origin: str, row: dict[str, str], change: dict[str, str], rule: str, tmp_path: Path, imported: Import
) -> None:
    key = "id" if origin == "ucdp" else "event_id_cnty"
    path = write(tmp_path / "x.csv", row | {key: "1"} | change, row)
    done = imported(origin, path)
    assert (done.row_count, done.events.new, done.reject_count) == (2, 1, 1)
    told = done.rejects.to_dicts()[0]
    assert (told["reject_rule"], told["locator"]) == (rule, f"{path}#2")
    assert imported(origin, path).is_repeat


def test_a_row_told_otherwise_later_replaces_the_event(
    tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    imported("ucdp", write(tmp_path / "one.csv", UCDP))
    done = imported("ucdp", write(tmp_path / "two.csv", UCDP | {"high": "12"}))
    assert done.events == Written(0, 1, 0)
    killed = "SELECT killed_low, killed_high FROM core.fact_event WHERE origin = $1"
    assert found(ours, killed, "ucdp") == [(3, 12)]


@pytest.mark.parametrize(("origin", "needed"), [("ucdp", UCDP_NEEDED), ("acled", ACLED_NEEDED)])
def test_another_table_is_told_with_what_it_lacks(
    origin: str, needed: tuple[str, ...], tmp_path: Path, imported: Import
) -> None:
    with pytest.raises(ImportFileError, match=rf"lacks {needed[0]}, .*got the columns name, age"):
        imported(origin, write(tmp_path / "people.csv", {"name": "a", "age": "1"}))


def test_every_sub_event_type_has_a_type_and_code_of_ours_or_none() -> None:
    cameo = {row["cameo_code"] for row in code_list("cameo")}
    rows = code_list("acled_sub_events")
    assert len(rows) == 25
    for row in rows:
        assert (row["plover_type"] == "") == (row["cameo_code"] == "")
        if row["plover_type"]:
            assert row["cameo_code"] in cameo
            assert (
                type_key(row["plover_type"], row["plover_mode"]) != type_key(row["plover_type"])
                or not row["plover_mode"]
            )


WHOLE_UCDP = dict.fromkeys(MartUcdpGed.columns(), "") | UCDP | {
    "active_year": "true", "code_status": "Clear", "conflict_new_id": "299", "dyad_new_id": "11973",
    "dyad_name": "A - B", "source_article": "Paper, 2013-05-05, 'Hills, \"lost\"'", "adm_2": "Jebel district",
    "geom_wkt": "POINT (37.1 36.2)", "priogrid_gid": "181875", "region": "Middle East", "event_clarity": "1",
    "deaths_a": "1", "deaths_unknown": "3", "date_start": "2013-05-01",
}  # fmt: skip
WHOLE_ACLED = dict.fromkeys(MartAcled.columns(), "") | ACLED | {
    "event_date": "2019-05-14", "interaction": "State forces-Civilians", "civilian_targeting": "Civilian targeting",
    "region": "Middle East", "country": "Syria", "admin2": "Jebel", "timestamp": "1557900000", "tags": "market=1",
}  # fmt: skip


@pytest.mark.parametrize(("origin", "view", "row"), [("ucdp", "ucdp_ged", WHOLE_UCDP), ("acled", "acled", WHOLE_ACLED)])
def test_what_was_imported_comes_out_of_the_view_as_it_went_in(
    origin: str, view: str, row: dict[str, str], tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    create_views(ours)
    imported(origin, write(tmp_path / "whole.csv", row))
    ours.execute(f"SET VARIABLE origin = '{origin}'")
    shown = ours.execute(f"SELECT * FROM mart.{view}").pl().to_dicts()
    ours.execute("RESET VARIABLE origin")
    assert [{name: _text(value) for name, value in each.items()} for each in shown] == [row]


def _text(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_our_events_are_shown_in_both_shapes_where_they_are_of_their_kinds(ours: duckdb.DuckDBPyConnection) -> None:
    create_views(ours)
    deadly = """
        SELECT event_key, killed_low FROM mart.event
        WHERE event_status = 'asserted' AND plover_type = 'ASSAULT' AND coalesce(killed_high, killed_low) > 0 ORDER BY 1
    """
    assert ours.execute("SELECT id, best FROM mart.ucdp_ged ORDER BY 1").fetchall() == ours.execute(deadly).fetchall()
    types = ours.execute("SELECT DISTINCT event_type, sub_event_type FROM mart.acled").fetchall()
    known = {(row["event_type"], row["sub_event_type"]) for row in code_list("acled_sub_events")}
    assert types
    assert set(types) <= known
