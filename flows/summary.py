"""The summary of a run: for people as text, for machines as JSON."""

import datetime as dt
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from flows.atomic import replaced
from flows.errors import DONE, DONE_WITH_REJECTS, FAILED
from flows.steps.auditing import Audited, Published
from flows.steps.loading import Loaded
from flows.steps.survey import Survey
from flows.wording import counted
from transforms.coding.registry import missing_parsers

_MOST_REJECTS: Final = 10
_REASON_LENGTH: Final = 160


@dataclass(frozen=True)
class Summary:
    """What a run did and what the warehouse holds after it.

    Attributes:
        started_at: start of the run, UTC.
        coder_version: version of coder, lexicon and knowledge.
        loaded: what was loaded.
        survey: what the warehouse holds.
        audited: what the audit found.
        published: the file for readers.
        stages: seconds by stage.
    """

    started_at: dt.datetime
    coder_version: str
    loaded: Loaded
    survey: Survey
    audited: Audited
    published: Published
    stages: dict[str, float] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """Exit code of the command line."""
        if not self.audited.is_success:
            return FAILED
        return DONE_WITH_REJECTS if self.loaded.reject_count else DONE

    def headline(self) -> str:
        """The run in a line."""
        loaded, events = self.loaded, sum(self.survey.events.values())
        new = loaded.article_count_new
        said = [
            (new, counted(new, "new article")),
            (loaded.article_count_changed, f"{loaded.article_count_changed} changed"),
            (loaded.reject_count_new, f"{loaded.reject_count_new} rejected"),
        ]
        found = [words for count, words in said if count] or ["nothing new"]
        found.append(f"{counted(events, 'event')} in the warehouse")
        if self.audited.state in {"passed", "failed"}:
            found.append(f"audit {self.audited.state}")
        return ", ".join(found)

    def lines(self) -> list[tuple[str, str]]:
        """Headings and what there is to say."""
        loaded, survey = self.loaded, self.survey
        known = loaded.reject_count - loaded.reject_count_new
        rejected = f"{loaded.reject_count} rejected" + (f" ({known} known from before)" if known else "")
        said = [
            (
                "Articles",
                f"{loaded.article_count_new} new, {loaded.article_count_changed} changed,"
                f" {loaded.article_count_unchanged} unchanged, {rejected}",
            ),
            ("Warehouse", f"{counted(survey.article_count, 'article')}, {counted(survey.mention_count, 'mention')}"),
            ("Events", f"{sum(survey.events.values())}" + _listed(survey.events, " ({})")),
            ("Types", _listed(survey.types) or "none"),
            ("Countries", _listed(survey.countries) or "none"),
        ]
        unwell = [row for row in survey.sources if row.health != "fine"]
        if unwell:
            said.append(("Sources", f"{counted(len(unwell), 'list')} of sources moved, vanished or went silent"))
        if survey.correction_count or survey.idle_corrections:
            idle = len(survey.idle_corrections)
            said.append(
                ("Corrected", f"{survey.correction_count} applied" + (f", {idle} no longer apply" if idle else ""))
            )
        if survey.uncoded:
            advice = [f"; for {each}: {how}" for each, how in missing_parsers().items() if each in survey.uncoded]
            said.append(
                (
                    "No coder",
                    f"{_listed(survey.uncoded)}: kept, but nothing is coded in these languages{''.join(advice)}",
                )
            )
        said += [("Audit", self.audited.headline()), ("Published", self.published.text())]
        total = sum(self.stages.values())
        said.append(("Time", f"{total:.1f} s" + _listed({k: f"{v:.1f}" for k, v in self.stages.items()}, " ({})")))
        return said

    def text(self) -> str:
        """The summary as a person reads it."""
        head = [] if self.loaded.load_id is not None else ["Nothing changed: the warehouse has all of it."]
        body = [f"{heading:<10} {said}" for heading, said in self.lines()]
        warnings = [f"  {_cut(message)}" for message in self.audited.warnings]
        if warnings:
            warnings = ["Warnings of the audit:", *warnings]
        idle = [f"  {each}" for each in self.survey.idle_corrections]
        if idle:
            idle = ["Corrections that no longer apply; mend them or take them out:", *idle]
        unwell = [f"  {row.title}: {row.finding}" for row in self.survey.sources if row.health != "fine"]
        if unwell:
            unwell = ["Sources that need you:", *unwell]
        rejects = [f"  {locator}: {_cut(reason)}" for locator, reason in self.loaded.rejects[:_MOST_REJECTS]]
        if rejects:
            more = self.loaded.reject_count - len(rejects)
            rejects = ["Rejected:", *rejects, *([f"  and {more} more: see ops.reject"] if more > 0 else [])]
        return "\n".join([*head, *body, *warnings, *idle, *unwell, *rejects])

    def write(self, path: Path) -> None:
        """Write the summary as JSON."""
        with replaced(path) as temporary:
            temporary.write_text(
                json.dumps(asdict(self) | {"exit_code": self.exit_code}, default=str, ensure_ascii=False, indent=2),
                encoding="utf-8",
            )


def _listed(counts: dict[str, int] | dict[str, str], pattern: str = "{}") -> str:
    listed = ", ".join(f"{name} {count}" for name, count in counts.items())
    return pattern.format(listed) if listed else ""


def _cut(reason: str) -> str:
    return reason if len(reason) <= _REASON_LENGTH else f"{reason[: _REASON_LENGTH - 2]} …"
