"""Rejects that the steps make: what could not be used, why, and how it starts."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from schemas.catalog import frame_schema
from schemas.keys import surrogate_key
from schemas.ops import Reject

REJECT_SCHEMA: Final = frame_schema(Reject, with_load=False)
_EXCERPT: Final = 200


def reject(stage: str, locator: str, sha256: str, rule: str, reason: str, data: bytes = b"") -> dict[str, object]:
    """A row of `ops.reject`, without `load_id`."""
    shown = data[: _EXCERPT * 4].decode("utf-8", "replace")
    printable = "".join(sign if sign.isprintable() else " " if sign.isspace() else "·" for sign in shown)
    return {
        "reject_key": surrogate_key(locator, sha256, rule),
        "reject_stage": stage,
        "locator": locator,
        "payload_sha256": sha256,
        "reject_rule": rule,
        "reject_reason": reason,
        "payload_excerpt": " ".join(printable.split())[:_EXCERPT],
    }


def reject_frame(rows: Sequence[dict[str, object]]) -> pl.DataFrame:
    """Rows as a frame of `ops.reject` without `load_id`."""
    return pl.DataFrame(rows, schema=REJECT_SCHEMA)
