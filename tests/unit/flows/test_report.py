"""The texts of a run's page."""

import datetime as dt
from pathlib import Path

from flows.report import audit_report, run_report
from flows.steps.auditing import Audited, Published
from flows.steps.loading import Loaded
from flows.steps.survey import Survey
from flows.summary import Summary


def summary(loaded: Loaded, audited: Audited) -> Summary:
    survey = Survey(article_count=3, mention_count=5, events={"asserted": 2, "alleged": 1})
    return Summary(
        dt.datetime(2030, 4, 5, 6, 7), "1+a", loaded, survey, audited, Published(Path("x.duckdb"), "published"),
        {"read": 1.25, "code": 2.0},
    )  # fmt: skip


def test_the_headline_says_what_changed() -> None:
    loaded = Loaded(1, article_count_new=1, article_count_changed=2, reject_count=3, reject_count_new=3)
    said = summary(loaded, Audited("passed", 600)).headline()
    assert said == "1 new article, 2 changed, 3 rejected, 3 events in the warehouse, audit passed"


def test_the_headline_of_a_run_without_news() -> None:
    assert summary(Loaded(), Audited("held before")).headline() == "nothing new, 3 events in the warehouse"


def test_the_report_lists_rejects_and_times() -> None:
    loaded = Loaded(1, reject_count=2, reject_count_new=2, rejects=(("a|b.txt", "no\ntext"),))
    lines = run_report(summary(loaded, Audited("passed"))).splitlines()
    assert lines[0] == "# 2 rejected, 3 events in the warehouse, audit passed"
    assert "| a\\|b.txt | no text |" in lines
    assert "And 1 more: see `ops.reject`." in lines
    assert "| Reading articles | 1.2 |" in lines


def test_the_audit_report_keeps_examples_as_code() -> None:
    message = 'critical: core.fact_event: 2 rows are against rule few, for example [{"a": 1}]'
    report = audit_report(Audited("failed", 7, (message,), ("warning: doc.block: rule x could not be checked: y",)))
    assert "7 expectations were checked." in report
    assert '- core.fact_event: 2 rows are against rule few, for example `[{"a": 1}]`' in report
    assert "## Warnings\n\n- doc.block: rule x could not be checked: y" in report


def test_an_audit_that_was_not_needed_is_told() -> None:
    assert "It was not needed, the load passed before." in audit_report(Audited("held before"))
