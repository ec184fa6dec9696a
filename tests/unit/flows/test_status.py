"""`tidings status` and `tidings init`."""

import datetime as dt
from pathlib import Path

from flows import clock
from flows.lock import writer_lock
from tests.unit.flows.calling import Tidings
from warehouse.connect import open_build
from warehouse.fetches import Fetches, HealthRow


def test_nothing_yet(tidings: Tidings) -> None:
    said = tidings("status")
    assert (said.code, said.out) == (0, "nothing was loaded yet: `tidings run` does it\n")


def test_a_first_run_under_way_is_told(desk: Path, tidings: Tidings) -> None:
    with writer_lock(desk / ".tidings"):
        said = tidings("status")
    assert said.code == 0
    assert said.out.startswith("nothing was published yet; process ")


def test_loads_and_sources(warehouse: Path, tidings: Tidings) -> None:
    now = clock.now()
    with open_build(warehouse / ".tidings" / "build.duckdb") as connection:
        gone = HealthRow("news", "https://example.org/rss", "gone", "take it out", now, None, None, 3, 0, 0, 1)
        fine = HealthRow("news", None, "fine", None, now, now, now - dt.timedelta(days=3), 0, 7, 2, 1)
        for row in (gone, fine):
            Fetches(connection).put_health(row)
    said = tidings("status")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0].endswith("build.duckdb")
    assert any(line.startswith("loads") and "2 new, 0 changed" in line for line in lines)
    assert any(
        line.startswith("sources") and "news: fine, 7 given, last new" in line and "3 days ago" in line
        for line in lines
    )
    assert any("news https://example.org/rss: gone, 0 given, last new never" in line for line in lines)
    assert any(line.strip() == "take it out" for line in lines)


def test_while_somebody_writes_the_published_file_tells(warehouse: Path, tidings: Tidings) -> None:
    with writer_lock(warehouse / ".tidings"):
        said = tidings("status")
    assert said.code == 0
    assert said.out.splitlines()[0].endswith("tidings.duckdb")
    assert "writing    process" in said.out


def test_init_writes_settings_that_are_in_order(desk: Path, tidings: Tidings) -> None:
    said = tidings("init", "new")
    assert said.code == 0
    assert "it is in order: articles, un-news" in said.out
    assert (desk / "new" / "articles").is_dir()
    assert tidings("status", "--config", "new/tidings.toml").code == 0
    again = tidings("init", "new")
    assert again.code == 2
    assert "is there already" in again.error


def test_init_says_where_it_cannot_write(desk: Path, tidings: Tidings) -> None:
    (desk / "file").write_text("x", encoding="utf-8")
    said = tidings("init", "file/new")
    assert said.code == 2
    assert "cannot be written" in said.error
