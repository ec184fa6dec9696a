"""The checks of `tidings doctor`: each says what it saw and, if something is amiss, what to do."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final, NamedTuple

from flows.lock import LOCK_NAME, holder
from flows.settings import Settings
from flows.steps.gazetteer import is_current
from warehouse.errors import MigrationError, NewerWarehouseError, NotAWarehouseError, WarehouseError

_PYTHON: Final = (3, 11)
_DISK_NEEDED: Final = 2 * 2**30
_SERVER_SECONDS: Final = 5
_MOST_MODELS: Final = 20


class Finding(NamedTuple):
    """What a check saw: `state` is good, note (a run works) or bad (a run fails)."""

    what: str
    state: str
    said: str
    advice: str = ""


def _python(_settings: Settings) -> Finding:
    said = sys.version.split()[0]
    if sys.version_info >= _PYTHON:
        return Finding("python", "good", said)
    return Finding("python", "bad", said, "install Python 3.11 or newer and set tidings up with it")


def _packages(_settings: Settings) -> Finding:
    """Every package that tidings asks for is there; versions are the resolver's business."""
    names = [re.split(r"[ ;<>=!~\[]", each)[0] for each in requires("tidings") or [] if "extra ==" not in each]
    missing = [name for name in names if _version_of(name) is None]
    if missing:
        return Finding("packages", "bad", f"missing: {', '.join(missing)}", "set tidings up again: make clean run")
    return Finding("packages", "good", f"all {len(names)} there, tidings {_version_of('tidings')}")


def _version_of(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _models(_settings: Settings) -> Finding:
    from transforms.coding.parse import parser_for
    from transforms.coding.registry import missing_parsers, parsed_languages

    broken = []
    for language in parsed_languages():
        try:
            parser_for(language)
        except (OSError, ImportError, ValueError) as error:
            broken.append(f"the parser of {language!r} does not load: {error}")
    if broken:
        return Finding("models", "bad", "; ".join(broken), "set tidings up again: make clean run")
    missing = missing_parsers()
    if missing:
        said = f"no parser for {', '.join(missing)}: articles in these languages are kept, but nothing is coded"
        return Finding("models", "note", said, "; ".join(missing.values()))
    return Finding("models", "good", f"the parsers of {', '.join(parsed_languages())} load")


def _audit_rules(settings: Settings) -> Finding:
    from flows.errors import WrongUseError
    from flows.steps.auditing import rules_of

    try:
        own = len(rules_of(settings).extra)
    except WrongUseError as error:
        return Finding("audit rules", "bad", str(error), "correct [[audit.expectation]] in the settings file")
    return Finding("audit rules", "good", f"{own} of your own" if own else "those of tidings")


def _work_dir(settings: Settings) -> Finding:
    folder = _existing(settings.work_dir)
    try:
        with tempfile.NamedTemporaryFile(dir=folder):
            return Finding("work folder", "good", f"{settings.work_dir} can be written to")
    except OSError as error:
        advice = "set work_dir in tidings.toml or TIDINGS_WORK_DIR to a folder that can be written to"
        return Finding("work folder", "bad", f"{folder} cannot be written to: {error}", advice)


def _existing(path: Path) -> Path:
    """The path, or the nearest folder above that is there."""
    return next(each for each in (path.absolute(), *path.absolute().parents) if each.exists())


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(_existing(settings.work_dir)).free
    said = f"{free / 2**30:.1f} GiB free"
    if free < _DISK_NEEDED:
        return Finding("disk", "note", said, "make room: the store, the build file and its copy want some GiB")
    return Finding("disk", "good", said)


def _gazetteer(settings: Settings) -> Finding:
    path = settings.gazetteer_file
    if is_current(path, settings.geonames):
        return Finding("gazetteer", "good", str(path))
    return Finding("gazetteer", "note", f"{path} is missing or outdated", "the next run builds it, in half a minute")


def _writer(settings: Settings) -> Finding:
    held = holder(settings.work_dir / LOCK_NAME)
    if held:
        return Finding("writer", "note", f"{settings.work_dir} is being written to by {held}", "wait for it to end")
    return Finding("writer", "good", "nobody is writing")


def _build(settings: Settings) -> Finding:
    from flows.steps.build import opened_build
    from warehouse.loads import newest_load

    if not settings.build_file.exists():
        return Finding("warehouse", "note", f"{settings.build_file} is not there yet", "tidings run makes it")
    try:
        with opened_build(settings) as connection:
            state = newest_load(connection)
            return Finding(
                "warehouse", "good", f"{settings.build_file}, newest load {state.load_id}: {state.load_state}"
            )
    except (MigrationError, NewerWarehouseError, NotAWarehouseError) as error:
        return Finding("warehouse", "bad", f"{settings.build_file}: {error}")
    except WarehouseError as error:
        return Finding("warehouse", "note", str(error))


def _published(settings: Settings) -> Finding:
    from warehouse.publish import published_load

    try:
        load_id = published_load(settings.published)
    except WarehouseError as error:
        return Finding("published", "bad", str(error), "move the file away, then run tidings publish")
    if load_id is None:
        return Finding("published", "note", f"{settings.published} is not there yet", "tidings run publishes it")
    return Finding("published", "good", f"{settings.published}, load {load_id}")


def _prefect(_settings: Settings) -> Finding:
    import httpx
    from prefect.settings import get_current_settings

    url = get_current_settings().api.url
    if not url:
        advice = "runs start a temporary server, which takes some seconds; --no-prefect runs at once"
        return Finding("prefect", "note", f"no server is set (prefect {_version_of('prefect')})", advice)
    try:
        httpx.get(f"{url}/health", timeout=_SERVER_SECONDS).raise_for_status()
    except httpx.HTTPError as error:
        advice = "start it with `prefect server start`, unset PREFECT_API_URL, or run with --no-prefect"
        return Finding("prefect", "bad", f"the server at {url} does not answer: {error}", advice)
    return Finding("prefect", "good", f"server at {url}, profile of {os.environ.get('PREFECT_PROFILE', 'Prefect')}")


def _coder(settings: Settings) -> Finding:
    """The model, if one codes: its endpoint answers, takes the key and has it."""
    coder = settings.coder
    if coder.kind == "rules":
        return Finding("coder", "good", "rules")
    from flows.errors import TidingsError
    from flows.llm.endpoint import Endpoint, NoAnswerError, TryAgainError

    try:
        with Endpoint(coder.model_copy(update={"timeout": _SERVER_SECONDS})) as endpoint:
            models = endpoint.models()
    except TidingsError as error:
        return Finding("coder", "bad", str(error), "mend [coder] in tidings.toml, or choose the coder rules")
    except TryAgainError as error:
        advice = "start the server, or mend coder.endpoint"
        return Finding("coder", "bad", f"{coder.endpoint} does not answer: {error}", advice)
    except NoAnswerError as error:
        return Finding("coder", "note", f"{coder.endpoint} answers, but does not tell its models: {error}")
    if coder.model not in models:
        shown = ", ".join(sorted(models)[:_MOST_MODELS]) or "none"
        return Finding("coder", "bad", f"{coder.endpoint} has no model {coder.model}", f"there are: {shown}")
    return Finding("coder", "good", f"{coder.model} at {coder.endpoint}")


def _compute(settings: Settings) -> Finding:
    """The Dask cluster, if one codes: it answers, and its workers are ours."""
    from flows.errors import TidingsError
    from flows.pool import pool_of

    if settings.compute.runner == "local":
        return Finding("compute", "good", "processes of this machine")
    try:
        with pool_of(settings) as pool:
            return Finding("compute", "good", f"{settings.compute.address}, room for {pool.workers} batches")
    except TidingsError as error:
        return Finding("compute", "bad", str(error), 'mend [compute] in tidings.toml, or choose runner = "local"')


def _lineage(settings: Settings) -> Finding:
    """The catalogue, if there is one, answers; runs do not fail without it."""
    import httpx

    told = settings.lineage
    if told.transport != "http" or not told.url:
        return Finding("lineage", "good", "told to nobody" if told.transport == "none" else f"written to {told.file}")
    try:
        httpx.get(told.url, timeout=_SERVER_SECONDS)
    except httpx.HTTPError as error:
        advice = "start the catalogue, or mend lineage.url; runs go on without it"
        return Finding("lineage", "note", f"{told.url} does not answer: {error}", advice)
    return Finding("lineage", "good", told.url)


def _sources(settings: Settings) -> Finding:
    """Every source can be read: its files are there, its first list on the network answers."""
    from flows.errors import TidingsError
    from flows.sources.choose import choose_sources

    if not settings.source:
        return Finding("sources", "note", "none is declared", "name files to `tidings run`, or see docs/sources.md")
    faults = []
    for declared in settings.source:
        try:
            choose_sources(settings, names=[declared.name])
        except TidingsError as error:
            faults.append(f"{declared.name}: {error}")
    if faults:
        return Finding("sources", "bad", "; ".join(faults), "mend [[source]] in tidings.toml")
    unanswered = _unanswered(settings)
    if unanswered:
        advice = "see in a browser what lies there; runs try again and tell in `tidings status`"
        return Finding("sources", "note", "; ".join(unanswered), advice)
    return Finding("sources", "good", ", ".join(each.name for each in settings.source))


def _unanswered(settings: Settings) -> list[str]:
    """The feeds and sitemaps that give no answer that can be used, asked once each."""
    from flows.web.fetcher import Fetcher
    from flows.web.replies import Asked

    lists = {url: each.name for each in settings.source if each.kind in {"feed", "sitemap"} for url in each.urls}
    if not lists:
        return []
    quick = {"attempts": 1, "timeout": _SERVER_SECONDS, "longest": 2 * _SERVER_SECONDS, "seconds_between": 0.0}
    with Fetcher(settings.fetch.model_copy(update=quick)) as fetcher:
        replies = list(fetcher.each(map(Asked, lists)))
    return [f"{lists[each.asked.url]}, {each.asked.url}: {each.said}" for each in replies if each.state != "new"]


CHECKS: Final[Mapping[str, Callable[[Settings], Finding]]] = {
    "python": _python,
    "packages": _packages,
    "audit rules": _audit_rules,
    "models": _models,
    "work folder": _work_dir,
    "disk": _disk,
    "gazetteer": _gazetteer,
    "writer": _writer,
    "warehouse": _build,
    "published": _published,
    "prefect": _prefect,
    "coder": _coder,
    "compute": _compute,
    "lineage": _lineage,
    "sources": _sources,
}
"""The checks by what they look at, in their order."""


def examine(settings: Settings) -> Iterator[Finding]:
    """Run all checks; one that breaks is itself a finding."""
    for what, check in CHECKS.items():
        try:
            yield check(settings)
        except Exception as error:  # noqa: BLE001 - the doctor must not fall ill
            yield Finding(what, "bad", f"the check broke: {type(error).__name__}: {error}", "report it")
