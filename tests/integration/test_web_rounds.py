"""Three scheduled rounds over a site that misbehaves, the second killed: no article lost, doubled or fetched twice."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.integration import desk
from tests.integration.prefect_desk import wait_for
from tests.web_site import Site, article, rss

pytestmark = pytest.mark.slow

SETTINGS = """
[fetch]
seconds_between = 0.0
first_wait = 0.05
attempts = 2
per_host = 1

[[source]]
name = "news"
kind = "feed"
urls = ["{feed}"]
"""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as started:
        yield started


def ask(folder: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(folder / ".tidings" / "build.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


def show(site: Site, *numbers: int) -> None:
    """Let the feed name these pages."""
    urls = [site.put(f"/{number}", article(number)) for number in numbers if f"/{number}" not in site.answers]
    assert len(urls) <= len(numbers)
    body = rss(*(site.url(f"/{number}") for number in numbers))
    site.put("/feed", body, "application/rss+xml", headers={"ETag": f'"{numbers}"'})


def test_three_rounds_the_second_killed(site: Site, places: Path, tmp_path: Path) -> None:
    show(site, *range(4))
    site.answers["/1"].script = [(500, {}), (0, {})]  # does not heal within the first round
    (tmp_path / "tidings.toml").write_text(SETTINGS.format(feed=site.url("/feed")), encoding="utf-8")
    code, out, errors = desk.run(tmp_path, places)
    assert code == 0, errors
    assert "3 new" in out

    # The feed has moved on; the round is killed while it waits for the last of its pages.
    show(site, *range(3, 8))
    site.answers["/7"].pause = 30
    second = desk.start(tmp_path, places, "run", "--no-prefect")
    wait_for(lambda: site.counts()["/7"], "the request for the last page", 60)
    os.kill(second.pid, signal.SIGKILL)
    second.communicate()

    # Nothing but the last page is left in the feed, and the killed round's pages are asked no more.
    site.answers["/7"].pause = 0
    show(site, 7)
    code, out, errors = desk.run(tmp_path, places)
    assert code == 0, errors
    assert "5 new" in out
    titles = ask(tmp_path, "SELECT title FROM core.dim_article WHERE is_current AND article_key <> 0")
    assert sorted(str(title).split()[2] for (title,) in titles) == [str(number) for number in range(8)]
    assert ask(tmp_path, "SELECT count(*), count(DISTINCT article_id) FROM doc.document") == [(8, 8)]
    assert site.counts() == {"/feed": 3, "/1": 3, "/7": 2} | {f"/{number}": 1 for number in (0, 2, 3, 4, 5, 6)}

    # A fourth round finds nothing to do.
    code, out, errors = desk.run(tmp_path, places)
    assert code == 0, errors
    assert "Nothing changed" in out
    assert "0 new, 0 changed, 1 unchanged, 0 rejected" in out
    assert sum(site.counts().values()) == 3 + 3 + 2 + 6 + 1
