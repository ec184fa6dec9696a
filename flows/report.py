"""The texts that a run shows on its Prefect page: what it did, and what the audit found."""

from collections.abc import Iterable

from flows.progress import STAGES
from flows.steps.auditing import Audited
from flows.summary import Summary
from warehouse.fetches import HealthRow


def run_report(summary: Summary) -> str:
    """What a run did and what the warehouse holds after it, as Markdown."""
    lines = [
        f"# {summary.headline().capitalize()}",
        "",
        f"Started {summary.started_at:%Y-%m-%d %H:%M} UTC, took {sum(summary.stages.values()):.0f} s.",
        f"Coder `{summary.coder_version}`.",
        "",
        *_table(("What", "How much"), ((f"**{heading}**", said.splitlines()[0]) for heading, said in summary.lines())),
    ]
    if summary.loaded.rejects:
        more = summary.loaded.reject_count - len(summary.loaded.rejects)
        lines += ["", "## Rejected", "", *_table(("Where", "Why"), summary.loaded.rejects)]
        lines += ["", f"And {more} more: see `ops.reject`."] if more > 0 else []
    took = ((STAGES.get(stage, stage), f"{seconds:.1f}") for stage, seconds in summary.stages.items())
    return "\n".join([*lines, "", "## Time", "", *_table(("Stage", "Seconds"), took), ""])


def source_table(rows: Iterable[HealthRow]) -> list[dict[str, object]]:
    """Sources and their lists, a row each."""
    return [
        {
            "Source": row.source_name,
            "List": row.url or "",
            "Health": row.health,
            "Given": row.item_count,
            "New": row.new_count,
            "Refused": row.refused_count,
            "Last new": f"{row.newest_at:%Y-%m-%d %H:%M}" if row.newest_at else "never",
            "What to do": row.finding or "",
        }
        for row in rows
    ]


def audit_report(audited: Audited) -> str:
    """What the audit found, as Markdown."""
    heads = {"passed": "The audit passed", "failed": "The audit failed: the last published file stays as it was"}
    lines = [f"# {heads.get(audited.state, 'No audit')}", ""]
    if audited.state in heads:
        lines += [f"{audited.expectation_count} expectations were checked.", ""]
    else:
        lines += [f"It was {audited.headline().split(';')[0]}.", ""]
    for title, severity, messages in (
        ("Critical, these stop the publication", "critical: ", audited.failures),
        ("Warnings", "warning: ", audited.warnings),
    ):
        if messages:
            lines += [f"## {title}", "", *(_finding(each.removeprefix(severity)) for each in messages), ""]
    return "\n".join(lines)


def _finding(message: str) -> str:
    """A message as an item of a list, its examples as code."""
    said, found, examples = message.partition(", for example ")
    return f"- {said}, for example `{examples.replace('`', ' ')}`" if found else f"- {said}"


def _table(heads: tuple[str, str], rows: Iterable[tuple[str, str]]) -> list[str]:
    return [f"| {heads[0]} | {heads[1]} |", "| --- | --- |", *(f"| {_cell(one)} | {_cell(two)} |" for one, two in rows)]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
