"""Catching up after a downtime: of the runs that were missed only the last is needed, for each reads all there is."""

from typing import Any

from prefect import State, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.context import FlowRunContext
from prefect.states import Completed
from prefect.types._datetime import now


def is_overtaken() -> bool:
    """Whether this run was started by a schedule, and a later run of the same schedule is due as well."""
    context = FlowRunContext.get()
    run = context.flow_run if context else None
    if run is None or run.deployment_id is None or not run.auto_scheduled or run.expected_start_time is None:
        return False
    due: Any = now("UTC")
    later = FlowRunFilter(
        deployment_id=FlowRunFilterDeploymentId(any_=[run.deployment_id]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])),
        expected_start_time=FlowRunFilterExpectedStartTime(after_=run.expected_start_time, before_=due),
    )
    with get_client(sync_client=True) as client:
        found = client.read_flow_runs(flow_run_filter=later, limit=10)
    return any(each.id != run.id and each.auto_scheduled for each in found)


def skipped() -> State[Any]:
    """The state of a run that a later one stands for."""
    return Completed(
        name="Skipped", message="a later run of the same schedule is due and reads all that this one would"
    )
