"""The flow gives the same warehouse whatever the order of the articles and the batches that they come in."""

import datetime as dt
import os
import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.settings import Settings
from flows.sources.files import FilesSource
from flows.steps.batch_files import begin_batches, end_batches
from flows.steps.build import opened_build
from flows.steps.coding import code_batch
from flows.steps.ingest import ingest
from flows.steps.loading import Batches, load
from flows.steps.reading import plan, read_batch
from schemas.catalog import TABLES
from schemas.tables import layer_of

TODAY = dt.date(2020, 1, 1)
URL = "url: https://gazette.example.net/2013/quarry"
# One story told by two papers and in two languages, a reprint, an article and its correction, a denial, old events.
ARTICLES = {
    "attack.txt": "date 2013-04-09\nGunmen attacked an army patrol near Mosul on Monday, killing two soldiers.",
    "attaque.txt": (
        "date 2013-04-09\nDes hommes armés ont attaqué lundi une patrouille de l'armée près de Mossoul, tuant deux"
        " soldats. L'armée a dénoncé l'attaque."
    ),
    "patrol.txt": (
        "date 2013-04-10\nAn army patrol was attacked near Mosul on Monday. Two soldiers were killed. The army arrested"
        " three men on Tuesday."
    ),
    "reprint.txt": "date 2013-04-09\nGunmen attacked an army patrol near Mosul on Monday, killing two soldiers.",
    "quarry.txt": f"date 2013-06-04\n{URL}\nMiners went on strike near Lima on Monday. Police arrested five of them.",
    "quarry-2.txt": f"date 2013-06-04\n{URL}\nMiners went on strike near Lima on Monday. Police arrested nine of them.",
    "denial.txt": (
        "date 2013-04-10\nTurkey accused Syria of shelling a border village on Monday. Syria denied that its army had"
        " fired. In 1998 the two countries signed an agreement in Adana."
    ),
    "talks.txt": "date 2014-02-18\nKenya and Uganda held talks in Nairobi on Monday. Kenya expelled two diplomats.",
}
LATER = {"quarry-2.txt": 86_400}


@st.composite
def splits(draw: st.DrawFn) -> list[list[str]]:
    """Any order of the articles, in up to five batches."""
    order = draw(st.permutations(sorted(ARTICLES)))
    cuts = draw(st.lists(st.integers(1, len(order) - 1), min_size=1, max_size=4, unique=True).map(sorted))
    return [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]


def load_one(found: Settings, paths: list[str], places: Path, today: dt.date = TODAY) -> None:
    """The steps of a run up to the load, in this process; articles of days after today are refused."""
    begin_batches(found.batches_dir)
    ingested = ingest(found, [FilesSource("files", paths)], "test")
    read = tuple(read_batch(batch, today) for batch in ingested.batches)
    planned = plan(found, read, "test")
    coded = tuple(code_batch(batch, places, "test") for batch in planned.batches)
    load(found, Batches(ingested, read, planned.batches, coded), "test")
    end_batches(found.batches_dir)


def core_after(batches: list[list[str]], news: Path, places: Path, batch_size: int = 100) -> dict[str, list[object]]:
    """All rows of core, without their load, after the batches were loaded into an empty warehouse one by one."""
    with tempfile.TemporaryDirectory() as folder:
        found = Settings(work_dir=Path(folder), workers=1, batch_size=batch_size)
        for batch in batches:
            load_one(found, [str(news / name) for name in batch], places)
        with opened_build(found) as connection:
            return {name: rows(connection, name) for name in (table.full_name for table in TABLES) if "core." in name}


def rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[object]:
    return sorted(map(repr, connection.execute(f"SELECT * EXCLUDE load_id FROM {table}").fetchall()))


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
        os.utime(folder / name, (1_400_000_000 + LATER.get(name, 0),) * 2)
    return folder


@pytest.fixture(scope="module")
def at_once(news: Path, places: Path) -> dict[str, list[object]]:
    """The rows after one load of everything."""
    found = core_after([sorted(ARTICLES)], news, places)
    assert {name for name in found if not found[name]} == set()
    assert len(found) == sum(layer_of(table) == "core" for table in TABLES)
    return found


@pytest.mark.slow
@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(batches=splits(), batch_size=st.sampled_from([1, 2, 100]))
def test_any_order_and_any_batches_give_the_same_rows_of_core(
    batches: list[list[str]], batch_size: int, at_once: dict[str, list[object]], news: Path, places: Path
) -> None:
    found = core_after(batches, news, places, batch_size)
    for table, expected in at_once.items():
        assert found[table] == expected, table
