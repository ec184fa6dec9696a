"""Events for Prefect's automations of what no state of a run tells: unwell sources, warnings of the audit."""

from prefect.events import emit_event

from flows.summary import Summary

SOURCE_UNWELL = "tidings.source.unwell"
AUDIT_WARNING = "tidings.audit.warning"


def send_alerts(summary: Summary) -> None:
    """Emit an event for each source or list that is not fine, and for each expectation that does not hold.

    Args:
        summary: what the run did.
    """
    for row in summary.survey.sources:
        if row.health != "fine":
            emit_event(
                SOURCE_UNWELL,
                resource={
                    "prefect.resource.id": f"tidings.source.{row.source_name}",
                    "prefect.resource.name": row.title,
                },
                payload={"health": row.health, "finding": row.finding},
            )
    for message in summary.audited.warnings:
        emit_event(
            AUDIT_WARNING,
            resource={"prefect.resource.id": "tidings.audit", "prefect.resource.name": "audit"},
            payload={"message": message},
        )
