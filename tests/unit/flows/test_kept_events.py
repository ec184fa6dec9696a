"""The state of events kept between builds."""

from pathlib import Path

from flows.kept_events import KeptEvents
from tests.newsroom import Article, When, Where, tables_of
from transforms.resolving.events import event_state
from transforms.resolving.stories import article_groups

VESK = Where("geonames:77", "Vesk", "city", "LRN", 40.0, 20.0)


def test_kept_state_is_read_again_by_the_same_version_only(tmp_path: Path) -> None:
    article = Article("url:https://a.example.org/", "2013-06-04")
    article.tells("ASSAULT", "Gunmen shot.", "shot", places=[VESK], time=When("2013-06-03"))
    tables = tables_of(article)
    state = event_state(tables, article_groups(tables))
    KeptEvents(tmp_path, "1").write(state)
    found = KeptEvents(tmp_path, "1").read()
    assert found is not None
    assert [mine.equals(its) for mine, its in zip(found.whole(), state.whole(), strict=True)] == [True] * 3
    assert KeptEvents(tmp_path, "2").read() is None
    KeptEvents(tmp_path, "2").write(state)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_is_no_state_is_not_used(tmp_path: Path) -> None:
    kept = KeptEvents(tmp_path, "1")
    assert kept.read() is None
    kept._path.write_bytes(b"no parquet")
    assert kept.read() is None
