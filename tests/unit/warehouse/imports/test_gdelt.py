"""GDELT's files in the star: keys, codes, places, repeats, changes, rejects, and nothing of ours touched."""

import zipfile
from pathlib import Path

import duckdb
import pytest

from schemas.keys import surrogate_key
from tests.unit.warehouse.imports.conftest import Import
from tests.unit.warehouse.imports.gdelt_rows import EVENT, MENTION, event, write
from tests.unit.warehouse.little_star import derive
from tests.unit.warehouse.looks import snapshot
from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.errors import ImportFileError
from warehouse.imports.load import import_files
from warehouse.imports.star import Written

KEY = surrogate_key("gdelt", "410412347")


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()


def test_an_event_has_its_type_day_place_and_actors(
    tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    done = imported("gdelt", write(tmp_path / "x.export.CSV", EVENT))
    assert (done.row_count, done.events, done.reject_count) == (1, Written(1, 0, 0), 0)
    found = rows(
        ours,
        """
        SELECT event_key, plover_type, e.cameo_code, CAST(start_date AS VARCHAR), place_name, admin1_name, country_code,
            latitude, place_precision, mention_count, source_count, article_count, e.origin, origin_event_id
        FROM core.fact_event AS e JOIN core.dim_event_type USING (event_type_key)
        JOIN core.dim_location USING (location_key) WHERE e.origin <> 'tidings'
        """,
    )
    assert found == [
        (
            KEY, "ASSAULT", "190", "2015-02-18", "Aleppo", "Halab", "SYR", 36.2028, "city", 10, 2, 9, "gdelt",
            "410412347",
        )
    ]  # fmt: skip
    parts = """
        SELECT event_role, actor_name, actor_kind, a.country_code, sector, place_name
        FROM core.bridge_event_actor AS b JOIN core.dim_actor AS a USING (actor_key)
        JOIN core.dim_location AS l ON l.location_key = b.actor_location_key
        WHERE b.origin = 'gdelt' ORDER BY event_role
    """
    assert rows(ours, parts) == [
        ("source", "DAMASCUS", "government body", "SYR", "GOV", "Syria"),
        ("target", "REBEL", "armed group", None, "REB", "unknown"),
    ]
    day = """
        SELECT weekday_name FROM core.dim_date
        SEMI JOIN core.fact_event AS e ON date_key = start_date_key AND e.origin = 'gdelt'
    """
    assert rows(ours, day) == [("Wednesday",)]


def test_unknown_codes_and_nothing_told_are_the_unknown_members(
    tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    bare = {name: "" for name in EVENT if name.startswith(("Actor", "ActionGeo"))}
    odd = event(GLOBALEVENTID="2", EventCode="010", ActionGeo_CountryCode="ZZ", Actor1CountryCode="AFR")
    imported("gdelt", write(tmp_path / "x.CSV", EVENT | bare, odd))
    found = """
        SELECT origin_event_id, event_type_key, cameo_code, location_key = 0, place_precision, country_code
        FROM core.fact_event AS e JOIN core.dim_location USING (location_key) WHERE e.origin = 'gdelt' ORDER BY ALL
    """
    assault = surrogate_key("ASSAULT", None)
    assert rows(ours, found) == [
        ("2", 0, "unknown", False, "city", None),
        ("410412347", assault, "190", True, "unknown", None),
    ]
    actors = "SELECT DISTINCT actor_key FROM core.bridge_event_actor WHERE event_key = ?"
    assert ours.execute(actors, [KEY]).fetchall() == [(0,)]


def test_our_rows_and_marts_stay_as_they_are(tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import) -> None:
    before = snapshot(ours)
    imported("gdelt", write(tmp_path / "x.CSV", EVENT))
    after = snapshot(ours)
    assert {name for name in after if name.startswith("mart.") and after[name] != before[name]} == set()
    assert all(row in after[name] for name in after if name.startswith("core.") for row in before[name])
    load_articles(ours, 2, [Article("a"), Article("c")])
    load_articles(ours, 3, [Article("c")])
    assert rows(ours, "SELECT count(*) FROM core.fact_event WHERE origin = 'gdelt'") == [(1,)]
    assert rows(ours, "SELECT count(*) FROM mart.event WHERE country_code = 'SYR'") == [(0,)]
    days = "SELECT count(*) FROM core.fact_event ANTI JOIN core.dim_date ON date_key = start_date_key"
    assert rows(ours, days) == [(0,)]


def test_the_same_files_again_change_nothing(tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import) -> None:
    paths = [write(tmp_path / "a.CSV", EVENT, "broken"), write(tmp_path / "b.CSV", event(GLOBALEVENTID="2"))]
    first = imported("gdelt", *paths)
    before = snapshot(ours)
    again = imported("gdelt", *reversed(paths))
    assert (again.is_repeat, again.load_id, again.reject_count) == (True, first.load_id, 1)
    assert snapshot(ours) == before


def test_events_known_before_stay_and_changed_ones_are_replaced(
    tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    imported("gdelt", write(tmp_path / "a.CSV", EVENT, event(GLOBALEVENTID="2")))
    more = write(tmp_path / "b.CSV", EVENT, event(GLOBALEVENTID="2", NumMentions="12"), event(GLOBALEVENTID="3"))
    assert imported("gdelt", more).events == Written(1, 1, 1)
    counts = "SELECT origin_event_id, mention_count FROM core.fact_event WHERE origin = 'gdelt' ORDER BY ALL"
    assert rows(ours, counts) == [("2", 12), ("3", 10), ("410412347", 10)]
    assert rows(ours, "SELECT count(*) FROM core.bridge_event_actor WHERE origin = 'gdelt'") == [(6,)]
    other = write(tmp_path / "c.CSV", event(GLOBALEVENTID="3", Actor1Name="ASSAD"))
    assert imported("gdelt", other).events == Written(0, 1, 0)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("a\tb", "DATEADDED"),
        ("\t".join([*EVENT.values(), "more"]), "number of columns"),
        (event(SQLDATE="20151318"), "SQLDATE"),
        (event(GLOBALEVENTID="x7"), "GLOBALEVENTID"),
        (event(NumArticles=""), "NumArticles"),
        (event(ActionGeo_Lat="-136.2"), "point on earth"),
        (event(Actor1Geo_Long="38#"), "point on earth"),
        (event(AvgTone='-5"1'), "signs"),
        (event(DATEADDED="20150218256199"), "DATEADDED"),
    ],
    ids=["short", "long", "day", "id", "count", "latitude", "longitude", "quote", "moment"],
)
def test_a_malformed_row_is_a_reject_with_its_line_and_rule(
    row: dict[str, str] | str, rule: str, tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    path = write(tmp_path / "x.CSV", event(GLOBALEVENTID="1"), row, event(GLOBALEVENTID="3"))
    done = imported("gdelt", path)
    assert (done.row_count, done.events.new, done.reject_count) == (3, 2, 1)
    found = rows(ours, "SELECT reject_stage, locator, reject_rule FROM ops.reject WHERE reject_stage = 'import'")
    assert found == [("import", f"{path}#2", rule)]
    assert "expected" in done.rejects["reject_reason"][0]


def test_zip_archives_are_opened(tmp_path: Path, imported: Import) -> None:
    path = write(tmp_path / "20150218230000.export.CSV", EVENT, "broken")
    with zipfile.ZipFile(tmp_path / "20150218230000.export.CSV.zip", "w") as archive:
        archive.write(path, path.name)
    done = imported("gdelt", tmp_path / "20150218230000.export.CSV.zip")
    assert done.events.new == 1
    assert done.rejects["locator"].to_list() == [f"{tmp_path / '20150218230000.export.CSV.zip'}/{path.name}#2"]


def test_another_table_is_refused_and_nothing_is_imported(
    tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    other = write(tmp_path / "old.CSV", "\t".join(["1"] * 58))
    with pytest.raises(ImportFileError, match="has 58 columns parted by tabs, expected 61"):
        imported("gdelt", write(tmp_path / "x.CSV", EVENT), other)
    (tmp_path / "no.zip").write_bytes(b"no archive")
    with pytest.raises(ImportFileError, match="no whole zip archive"):
        imported("gdelt", tmp_path / "no.zip")
    with pytest.raises(ImportFileError, match=r"nowhere\.CSV cannot be read"):
        imported("gdelt", tmp_path / "nowhere.CSV")
    assert rows(ours, "SELECT count(*) FROM core.fact_event WHERE origin = 'gdelt'") == [(0,)]


def test_an_empty_warehouse_gets_its_dimensions(tmp_path: Path, build: duckdb.DuckDBPyConnection) -> None:
    path = write(tmp_path / "x.CSV", EVENT)
    import_files(build, origin="gdelt", paths=[path], derive=derive, version="1", clock=lambda: NOW)
    types = "SELECT plover_type FROM core.fact_event JOIN core.dim_event_type USING (event_type_key)"
    assert rows(build, types) == [("ASSAULT",)]


def test_mentions_lead_to_their_events_whichever_comes_first(
    tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    bad = MENTION | {"Confidence": "170"}
    done = imported("gdelt", write(tmp_path / "x.mentions.CSV", MENTION, bad))
    assert (done.mentions, done.reject_count) == (Written(1, 0, 0), 1)
    found = """
        SELECT event_key, m.cameo_code, confidence, trigger_start, canonical_url, language, source_domain
        FROM core.fact_mention AS m JOIN core.dim_article USING (article_key) JOIN core.dim_source USING (source_key)
        WHERE m.origin = 'gdelt'
    """
    told = (0.7, 488, "https://paper.example/aleppo", "ara", "paper.example")
    assert rows(ours, found) == [(0, "unknown", *told)]
    imported("gdelt", write(tmp_path / "x.export.CSV", EVENT))
    assert rows(ours, found) == [(KEY, "190", *told)]
    imported("gdelt", write(tmp_path / "y.export.CSV", event(EventCode="193")))
    assert rows(ours, found) == [(KEY, "193", *told)]
    assert rows(
        ours, "SELECT count(*) FROM mart.mention WHERE event_key NOT IN (SELECT event_key FROM mart.event)"
    ) == [(0,)]
