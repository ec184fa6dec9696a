"""Backfills: a source read part by part, from one day to another; parts that are done are not done again."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from flows import clock
from flows.days import Days, Part
from flows.errors import WrongUseError
from flows.lock import writer_lock
from flows.settings import Settings
from flows.sources.choose import choose_sources
from flows.sources.protocol import Dated, Source
from flows.steps.build import opened_build
from flows.summary import Summary
from flows.wording import counted
from warehouse.fetches import Fetches
from warehouse.partitions import done_parts, note_part

Run = Callable[[Sequence[Source]], Summary]
Tell = Callable[[str, float], None]
"""Takes how far a backfill is, in words and as a share."""

_MOST_ROUNDS: Final = 1000
_GIVE_WAY: Final = 1.0
"""Seconds between two parts, in which another run may begin to write."""


@dataclass(frozen=True)
class Backfilled:
    """What a backfill did.

    Attributes:
        part_count: parts that the days have.
        done_before: parts that were done before.
        new_count: articles never seen before.
        reject_count: what could not be used.
    """

    part_count: int
    done_before: int
    new_count: int
    reject_count: int

    def headline(self) -> str:
        """What was done, in a line."""
        if self.done_before == self.part_count:
            return f"nothing to do: all {counted(self.part_count, 'part')} were done before"
        before = f", {self.done_before} of them before" if self.done_before else ""
        rejected = f", {self.reject_count} rejected" if self.reject_count else ""
        return f"{counted(self.part_count, 'part')} done{before}: {counted(self.new_count, 'new article')}{rejected}"


def dated_source(settings: Settings, name: str) -> Dated:
    """A declared source that knows the days of what it has.

    Raises:
        WrongUseError: there is no such source, or it knows no days.
    """
    (source,) = choose_sources(settings, names=[name])
    if not isinstance(source, Dated):
        raise WrongUseError(
            f"the source {name} does not tell of which days its articles are: read all of it with `tidings run --source"
            f" {name}`; files, tables, feeds, sitemaps, web archives and mailboxes can be backfilled"
        )
    return source


def backfill(settings: Settings, name: str, days: Days, part: Part, run: Run, tell: Tell) -> Backfilled:
    """Read a source part by part.

    Args:
        settings: all settings.
        name: the source.
        days: from when to when.
        part: how large a part is; each is loaded, audited and published before the next.
        run: runs the job on sources.
        tell: told after every part how far it is.

    Raises:
        AuditFailedError: a critical expectation does not hold; parts that are done stay done.
        WrongUseError: the days run backwards, or the source cannot be backfilled.
    """
    if days.first > days.last:
        raise WrongUseError(f"got the days {days}, expected the first before the last")
    source = dated_source(settings, name)
    parts = list(days.parts(part))
    patience = settings.schedules.wait_for_writer
    with writer_lock(settings.work_dir, patience), opened_build(settings) as connection:
        done = done_parts(connection, name)
    todo = [each for each in parts if each not in done]
    began, new, rejected = time.monotonic(), 0, 0
    for number, each in enumerate(todo, start=1):
        for _ in range(_MOST_ROUNDS):
            summary = run([source.between(each)])
            new += summary.loaded.article_count_new
            rejected += summary.loaded.reject_count_new
            if not summary.audited.is_success:
                raise summary.audited.failed(summary)
            if not _waiting_count(settings, name, patience) or not summary.loaded.article_count_new:
                break
        with writer_lock(settings.work_dir, patience), opened_build(settings) as connection:
            note_part(connection, name, each, clock.now(), summary.loaded.article_count_new)
        left = (time.monotonic() - began) / number * (len(todo) - number)
        tell(_told(number, len(todo), each, summary, left), number / len(todo))
        if number < len(todo):
            time.sleep(_GIVE_WAY)
    return Backfilled(len(parts), len(parts) - len(todo), new, rejected)


def _waiting_count(settings: Settings, name: str, patience: float) -> int:
    """Pages that wait for the next run, since a run fetches so many at most."""
    with writer_lock(settings.work_dir, patience), opened_build(settings) as connection:
        return Fetches(connection).waiting_count(name)


def _told(number: int, count: int, part: Days, summary: Summary, left: float) -> str:
    estimate = "" if number == count else f"; about {_duration(left)} left"
    return f"part {number} of {count}, {part}: {counted(summary.loaded.article_count_new, 'new article')}{estimate}"


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} h"
