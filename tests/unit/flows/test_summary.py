"""The summary of a run."""

import datetime as dt
import json
from pathlib import Path

import pytest

from flows.steps.auditing import Audited, Published
from flows.steps.loading import Loaded
from flows.steps.survey import Survey
from flows.summary import Summary

LOADED = Loaded(7, 3, 1, 2, 12, 2, tuple((f"bad-{n}.txt", "got nothing, " * 20) for n in range(12)))
SURVEY = Survey(5, 9, {"asserted": 3, "alleged": 1}, {"ASSAULT": 3, "ACCUSE": 1}, {"IRQ": 2}, {"de": 2})
AUDITED = Audited("passed", 600, warnings=("warning: core.fact_event: 4 rows",), docs=Path("docs/index.html"))


def summary(
    loaded: Loaded = LOADED, survey: Survey = SURVEY, audited: Audited = AUDITED, state: str = "published"
) -> Summary:
    published = Published(Path("tidings.duckdb"), state)
    return Summary(dt.datetime(2024, 1, 1), "1+ab", loaded, survey, audited, published, {"code": 1.25, "load": 0.5})


def test_people_read_what_happened_in_a_few_lines() -> None:
    said = summary().text().splitlines()
    assert said[:9] == [
        "Articles   3 new, 1 changed, 2 unchanged, 12 rejected (10 known from before)",
        "Warehouse  5 articles, 9 mentions",
        "Events     4 (asserted 3, alleged 1)",
        "Types      ASSAULT 3, ACCUSE 1",
        "Countries  IRQ 2",
        "No coder   de 2: kept, but nothing is coded in these languages",
        "Audit      passed: 600 expectations (600 by query, 0 by the file's constraints), 1 of them with a warning;"
        " pages: docs/index.html",
        "Published  tidings.duckdb",
        "Time       1.8 s (code 1.2, load 0.5)",
    ]
    assert said[9:13] == ["Warnings of the audit:", "  warning: core.fact_event: 4 rows", "Rejected:", said[12]]
    assert said[12].startswith("  bad-0.txt: got nothing, ")
    assert max(map(len, said)) < 180
    assert said[-1] == "  and 2 more: see ops.reject"


def test_one_article_is_no_articles() -> None:
    assert "Warehouse  1 article, 1 mention\n" in summary(survey=Survey(1, 1)).text()


def test_that_nothing_changed_comes_first() -> None:
    said = summary(Loaded(None, article_count_unchanged=4), Survey(), Audited("held before"), "current").text()
    assert said.splitlines() == [
        "Nothing changed: the warehouse has all of it.",
        "Articles   0 new, 0 changed, 4 unchanged, 0 rejected",
        "Warehouse  0 articles, 0 mentions",
        "Events     0",
        "Types      none",
        "Countries  none",
        "Audit      not needed, the load passed before",
        "Published  tidings.duckdb (up to date)",
        "Time       1.8 s (code 1.2, load 0.5)",
    ]


@pytest.mark.parametrize(
    ("loaded", "audited", "code"),
    [
        (Loaded(7), AUDITED, 0),
        (Loaded(None), Audited("nothing"), 0),
        (LOADED, AUDITED, 3),
        (Loaded(None, reject_count=1), Audited("held before"), 3),
        (LOADED, Audited("failed", 5, ("critical: x",)), 1),
    ],
)
def test_exit_codes(loaded: Loaded, audited: Audited, code: int) -> None:
    assert summary(loaded, audited=audited).exit_code == code


def test_machines_read_json(tmp_path: Path) -> None:
    summary().write(tmp_path / "summary.json")
    written = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert (written["exit_code"], written["loaded"]["load_id"], written["survey"]["types"]["ASSAULT"]) == (3, 7, 3)
    assert (written["published"]["path"], written["started_at"]) == ("tidings.duckdb", "2024-01-01 00:00:00")


def test_the_error_of_a_failed_audit_names_what_failed_and_carries_the_summary() -> None:
    audited = Audited("failed", 5, ("critical: one", "critical: two"))
    error = audited.failed(summary(audited=audited))
    assert str(error).splitlines()[1:] == ["  critical: one", "  critical: two"]
    assert error.summary
    assert error.summary.audited.headline() == "failed: 2 of 5 expectations"
    assert error.exit_code == 1
