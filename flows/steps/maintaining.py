"""Step `maintain`: the build file made compact, findings of old audits removed."""

import datetime as dt
from dataclasses import dataclass

from flows import clock
from flows.settings import Settings
from flows.steps.batch_files import begin_batches
from flows.steps.build import opened_build
from flows.wording import counted
from warehouse.compact import compact, remove_old_findings


@dataclass(frozen=True)
class Maintained:
    """What was tidied up.

    Attributes:
        bytes_before: size of the build file before.
        bytes_after: and after.
        finding_count: findings of old audits that were removed.
    """

    bytes_before: int
    bytes_after: int
    finding_count: int

    def headline(self) -> str:
        """What was done, in a line."""
        sizes = f"the build file has {self.bytes_after / 2**20:.1f} MiB, had {self.bytes_before / 2**20:.1f}"
        return f"{sizes}; {counted(self.finding_count, 'finding')} of old audits removed"

    def report(self) -> str:
        """What was done, as Markdown."""
        return (
            "| What | How much |\n| --- | --- |\n"
            f"| Build file before | {self.bytes_before} bytes |\n| Build file after | {self.bytes_after} bytes |\n"
            f"| Findings of old audits removed | {self.finding_count} |\n"
        )


def maintain(settings: Settings, keep_days: int) -> Maintained:
    """Tidy up; the caller is the only writer.

    Args:
        settings: where everything is.
        keep_days: days that findings of audits are kept; those of the newest load are always kept.

    Raises:
        WarehouseError: the build file cannot be opened.
    """
    before = clock.now() - dt.timedelta(days=keep_days)
    with opened_build(settings) as connection:
        findings = remove_old_findings(connection, before)
    sizes = compact(settings.build_file)
    begin_batches(settings.batches_dir)
    return Maintained(*sizes, findings)
