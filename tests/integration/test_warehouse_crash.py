"""Killed with SIGKILL in the middle of a load or a publication: the old state or the new one, nothing between."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.unit.warehouse.looks import snapshot
from tests.unit.warehouse.world import NOW, Article, load_articles
from warehouse.connect import open_build
from warehouse.loads import set_state
from warehouse.migrate import migrate
from warehouse.publish import publish, published_load

ROOT = Path(__file__).parents[2]
FIRST = [Article(f"first{number}") for number in range(5)]
SECOND = [Article(f"second{number}") for number in range(200)]

BEFORE = """
import os, signal, sys
from pathlib import Path
from tests.unit.warehouse import world
from warehouse import load, publish, staging, star
from warehouse.connect import open_build
from warehouse.migrate import migrate

def die(*_given, **_named):
    os.kill(os.getpid(), signal.SIGKILL)

connection = open_build(Path(sys.argv[1]))
migrate(connection, now=world.NOW)
articles = [world.Article(f"second{number}") for number in range(200)]
"""
LOAD = "world.load_articles(connection, 2, articles)\nconnection.execute('CHECKPOINT')\n"
PUBLISH = "publish.publish(connection, Path(sys.argv[2]), now=world.ticking(9)())\n"

LOAD_STAGES = {
    "before the star": "world.derive = die\n",
    "between tables of core": "real = star.reconcile\ncalls = []\n"
    "def counted(*given, **named):\n    calls.append(1)\n"
    "    return die() if len(calls) == 8 else real(*given, **named)\n"
    "star.reconcile = counted\n",
    "before the marts": "load.rebuild_marts = die\n",
    "before the record of the load": "load.write_load = die\n",
    "after the record, before the commit": "real = load.write_load\n"
    "def last(*given):\n    real(*given)\n    die()\nload.write_load = last\n",
}
PUBLISH_STAGES = {
    "before the copy is whole": ("publish.row_count = die\n", 1),
    "before the rename": ("publish._sync = die\n", 1),
    "after the rename": ("publish._record = die\n", 2),
}


def killed(script: str, *paths: Path) -> None:
    """Run a script that kills itself."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, paths)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.fixture
def paths(tmp_path: Path) -> tuple[Path, Path]:
    """A build file with one load that is published, and the published file."""
    build, target = tmp_path / "build.duckdb", tmp_path / "tidings.duckdb"
    with open_build(build) as connection:
        migrate(connection, now=NOW)
        load_articles(connection, 1, FIRST)
        set_state(connection, 1, "audited")
        publish(connection, target, now=NOW)
    return build, target


@pytest.mark.slow
@pytest.mark.parametrize("stage", LOAD_STAGES)
def test_a_load_killed_leaves_the_old_state_and_can_be_done_again(stage: str, paths: tuple[Path, Path]) -> None:
    build, _ = paths
    with open_build(build) as connection:
        before = snapshot(connection)
    killed(BEFORE + LOAD_STAGES[stage] + LOAD, build)
    with open_build(build) as connection:
        assert snapshot(connection) == before
        assert connection.execute("SELECT count(*) FROM raw.article").fetchone() == (5,)
        assert connection.execute("SELECT load_id FROM ops.load").fetchall() == [(1,)]
        result = load_articles(connection, 2, SECOND)
        assert (result.is_repeat, result.article_count_new, result.event_count) == (False, 200, 410)


@pytest.mark.slow
def test_a_load_killed_after_its_commit_is_there(paths: tuple[Path, Path]) -> None:
    build, _ = paths
    killed(BEFORE + LOAD.splitlines()[0] + "\ndie()\n", build)
    with open_build(build) as connection:
        again = load_articles(connection, 2, SECOND)
        assert (again.is_repeat, again.event_count) == (True, 410)


@pytest.mark.slow
@pytest.mark.parametrize("stage", PUBLISH_STAGES)
def test_a_publication_killed_leaves_a_whole_file(stage: str, paths: tuple[Path, Path]) -> None:
    build, target = paths
    with open_build(build) as connection:
        load_articles(connection, 2, SECOND)
        set_state(connection, 2, "audited")
    harm, standing = PUBLISH_STAGES[stage]
    killed(BEFORE + harm + PUBLISH, build, target)
    assert published_load(target) == standing
    with open_build(build) as connection:
        published = publish(connection, target, now=NOW.replace(year=2025))
        assert published.row_counts["mart.event"] == 410
        assert connection.execute("SELECT count(*) FROM ops.publication WHERE load_id = 2").fetchone() >= (1,)
    assert published_load(target) == 2
    assert sorted(path.name for path in target.parent.iterdir()) == ["build.duckdb", "tidings.duckdb"]
