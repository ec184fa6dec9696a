"""`tidings explain` on a warehouse made by `tidings run`."""

from pathlib import Path

import duckdb
import pytest

from tests.integration import desk


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("explain")


@pytest.mark.slow
def test_an_event_shows_its_sentences_and_what_was_considered(folder: Path, places: Path) -> None:
    desk.write(folder / "news", ["bridge.txt", "pont.txt"])
    code, _, errors = desk.run(folder, places, "news")
    assert code == 0, errors
    with duckdb.connect(str(folder / "tidings.duckdb"), read_only=True) as connection:
        ((key,),) = connection.execute("SELECT event_key FROM mart.event WHERE plover_type = 'ASSAULT'").fetchall()
    code, out, errors = desk.call(folder, places, "explain", str(key))
    assert code == 0, errors
    assert f"Event {key}: ASSAULT" in out
    for article in ("bridge.txt", "pont.txt"):
        assert f"{article}, 2013-04-09" in out
    assert "gunmen" in out
    assert "“Mossoul” (near): Mosul" in out
    assert "“Monday”: 2013-04-08" in out


@pytest.mark.slow
def test_a_key_that_is_none_says_where_to_find_one(folder: Path, places: Path) -> None:
    code, _, errors = desk.call(folder, places, "explain", "7")
    assert code == 2
    assert "there is no event 7" in errors
    assert "tidings query" in errors
