"""The deployments that `tidings serve` serves: which there are, when they run, what their forms say."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from flows.errors import WrongUseError
from flows.prefect_run import set_defaults
from flows.settings import Settings, settings_path

if TYPE_CHECKING:
    from prefect import Flow
    from prefect.deployments.runner import RunnerDeployment

ON_THE_WEB: Final = ["feed", "sitemap", "pages"]
"""Kinds of sources that change from hour to hour."""


def deployments(settings: Settings, config: Path | None) -> list["RunnerDeployment"]:
    """All deployments: `daily`, `feeds`, `recode`, `backfill`, `maintain`.

    A run of each waits for the one before it; of `feeds`, one that comes while another is under way is dropped, for
    the next comes soon. Runs of different deployments wait for each other where they write.
    """
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.types.entrypoint import EntrypointType

    from flows.backfill_flow import backfill
    from flows.flow import tidings
    from flows.scheduled import maintain, recode

    path = settings_path(config)
    given: dict[str, Any] = {"config": str(path.absolute())} if path else {}
    times = settings.schedules
    feeds = times.feeds if _has_web_sources(settings) else "never"
    waits, gives_way = ConcurrencyLimitStrategy.ENQUEUE, ConcurrencyLimitStrategy.CANCEL_NEW

    def deployed(
        flow: "Flow[..., Any]",
        name: str,
        description: str,
        cron: str,
        strategy: ConcurrencyLimitStrategy = waits,
        **more: list[str],
    ) -> "RunnerDeployment":
        made = flow.to_deployment(
            name,
            description=description,
            tags=["tidings", name],
            parameters=given | more,
            schedules=_schedules(cron, times.timezone),
            concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=strategy),
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        # Called outside of an event loop, it gives no coroutine.
        return cast("RunnerDeployment", made)

    return [
        deployed(tidings, "daily", "New articles of all sources, to the published warehouse.", times.daily),
        deployed(
            tidings,
            "feeds",
            "New articles of feeds, sitemaps and pages, to the published warehouse.",
            feeds,
            gives_way,
            kinds=ON_THE_WEB,
        ),
        deployed(recode, "recode", "Articles in the store that an older coder has coded, coded again.", times.recode),
        deployed(
            backfill,
            "backfill",
            "Articles of a source from one day to another, part by part; what is done is not done again.",
            "never",
        ),
        deployed(
            maintain, "maintain", "The warehouse's file made compact, findings of old audits removed.", times.maintain
        ),
    ]


def serve_deployments(settings: Settings, config: Path | None) -> None:
    """Register the deployments on the Prefect server and run what they schedule, until interrupted.

    Raises:
        WrongUseError: there is no server.
    """
    set_defaults()
    from prefect import serve
    from prefect.settings import get_current_settings

    if not get_current_settings().api.url:
        raise WrongUseError(
            "no Prefect server is set, which keeps the schedules: start one with `prefect server start`, and set"
            " PREFECT_API_URL or `prefect config set PREFECT_API_URL=http://127.0.0.1:4200/api`"
        )
    serve(
        *deployments(settings, config),
        pause_on_shutdown=False,
        print_starting_message=False,
        limit=settings.schedules.at_once,
    )


def _schedules(cron: str, timezone: str) -> list[Any]:
    from prefect.schedules import Cron

    return [] if cron == "never" else [Cron(cron, timezone=timezone)]


def _has_web_sources(settings: Settings) -> bool:
    return any(source.kind in ON_THE_WEB for source in settings.source)
