"""What became of corrections, as rows of the ops tables."""

from collections.abc import Iterable
from typing import NamedTuple

import polars as pl

from schemas.catalog import frame_schema
from schemas.corrections import Correction
from schemas.ops import AppliedCorrection, CorrectedMention


class Outcome(NamedTuple):
    """A correction with the mentions that it changed, or why it no longer applies."""

    correction: Correction
    mentions: tuple[int, ...] = ()
    finding: str | None = None


def outcome_frames(outcomes: Iterable[Outcome]) -> dict[str, pl.DataFrame]:
    """Rows of ops.correction and ops.corrected_mention by full name, without `load_id`."""
    found = list(outcomes)
    corrections = [
        {
            "correction_key": each.correction.key,
            "correction_kind": each.correction.kind,
            "subject_id": each.correction.subject,
            "correction_json": each.correction.model_dump_json(exclude_none=True),
            "reason": each.correction.reason,
            "corrected_by": each.correction.author,
            "is_applied": each.finding is None,
            "finding": each.finding,
            "mention_count": len(each.mentions),
        }
        for each in found
    ]
    mentions = [
        {"correction_key": each.correction.key, "mention_key": mention} for each in found for mention in each.mentions
    ]
    return {
        table.full_name: pl.DataFrame(rows, schema=frame_schema(table, with_load=False)).sort(table.primary_key())
        for table, rows in ((AppliedCorrection, corrections), (CorrectedMention, mentions))
    }
