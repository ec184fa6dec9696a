"""The deployments that `tidings serve` serves: which there are, when they run, what their forms say."""

from pathlib import Path
from typing import Any, Final

from flows.errors import WrongUseError
from flows.prefect_run import set_defaults
from flows.settings import Settings, settings_path

ON_THE_WEB: Final = ["feed", "sitemap", "pages"]
"""Kinds of sources that change from hour to hour."""


def deployments(settings: Settings, config: Path | None) -> list[Any]:
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
    one = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)
    no_other = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    common: dict[str, Any] = {"entrypoint_type": EntrypointType.MODULE_PATH}
    times = settings.schedules
    return [
        tidings.to_deployment(
            "daily",
            description="New articles of all sources, to the published warehouse.",
            tags=["tidings", "daily"],
            parameters=given,
            schedules=_schedules(times.daily, times.timezone),
            concurrency_limit=one,
            **common,
        ),
        tidings.to_deployment(
            "feeds",
            description="New articles of feeds, sitemaps and pages, to the published warehouse.",
            tags=["tidings", "feeds"],
            parameters=given | {"kinds": ON_THE_WEB},
            schedules=_schedules(times.feeds, times.timezone) if _has_web_sources(settings) else [],
            concurrency_limit=no_other,
            **common,
        ),
        recode.to_deployment(
            "recode",
            description="Articles in the store that an older coder has coded, coded again.",
            tags=["tidings", "recode"],
            parameters=given,
            schedules=_schedules(times.recode, times.timezone),
            concurrency_limit=one,
            **common,
        ),
        backfill.to_deployment(
            "backfill",
            description="Articles of a source from one day to another, part by part; what is done is not done again.",
            tags=["tidings", "backfill"],
            parameters=given,
            concurrency_limit=one,
            **common,
        ),
        maintain.to_deployment(
            "maintain",
            description="The warehouse's file made compact, findings of old audits removed.",
            tags=["tidings", "maintain"],
            parameters=given,
            schedules=_schedules(times.maintain, times.timezone),
            concurrency_limit=one,
            **common,
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
