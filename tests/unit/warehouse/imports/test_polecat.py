"""POLECAT's files in the star."""

from pathlib import Path

import duckdb

from tests.unit.warehouse.imports.conftest import FOUND, PARTS, Import, found
from warehouse.imports.polecat import NEEDED
from warehouse.imports.star import Written

COLUMNS = [each.title().replace("Id", "ID") for each in NEEDED]
EVENT = [
    "ENG1-5", "2022-03-04", "ASSAULT", "aerial", "Air Force of Arnor", "SYR", "MIL; GOV", "Villagers", "SYR", "CVL",
    "Kasr", "Aleppo", "SYR", "36.2", "37.1", "170063", "PPL", "2022-03-05",
]  # fmt: skip


def write(path: Path, *rows: list[str]) -> Path:
    path.write_text("".join("\t".join(row) + "\n" for row in (COLUMNS, *rows)), encoding="utf-8")
    return path


def changed(**cells: str) -> list[str]:
    return [cells.get(name.replace(" ", "_"), cell) for name, cell in zip(NEEDED, EVENT, strict=True)]


def test_an_event_has_its_type_mode_actors_and_place(
    tmp_path: Path, ours: duckdb.DuckDBPyConnection, imported: Import
) -> None:
    nowhere = changed(event_id="ENG1-6", event_type="protest", event_mode="flash", recipient_name="", placename="",
                      latitude="", longitude="", geonames_id="")  # fmt: skip
    done = imported("polecat", write(tmp_path / "week.txt", EVENT, nowhere))
    assert (done.row_count, done.events, done.reject_count) == (2, Written(2, 0, 0), 0)
    day = ("2022-03-04", "2022-03-04", "day")
    assert found(ours, FOUND, "polecat") == [
        ("ASSAULT", "aerial", "195", *day, "Kasr", "SYR", "city", None, None, 1),
        ("PROTEST", None, "140", *day, "unknown", None, "unknown", None, None, 1),
    ]
    assert set(found(ours, PARTS, "polecat")) == {
        ("source", "Air Force of Arnor", "military", "SYR", "MIL"),
        ("target", "Villagers", "generic", "SYR", "CVL"),
        ("target", "unknown", "unknown", None, None),
    }


def test_malformed_rows_are_rejected_and_the_rest_goes_in(tmp_path: Path, imported: Import) -> None:
    bad = {
        "number of columns": [*changed(event_id="1"), "one more"],
        "event id": changed(event_id=""),
        "event date": changed(event_id="2")[:1],
        "event type": changed(event_id="3", event_type="QUARREL"),
        "point on earth": changed(event_id="4", latitude="991"),
    }
    done = imported("polecat", write(tmp_path / "week.txt", *bad.values(), EVENT))
    assert (done.row_count, done.events.new, done.reject_count) == (6, 1, 5)
    assert {row["reject_rule"] for row in done.rejects.to_dicts()} == set(bad)
