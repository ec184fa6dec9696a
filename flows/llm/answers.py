"""Answers as they go from asking to coding: texts by prompt, and why a prompt has none."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
import polars as pl

from flows.batches import batch_id, read_part, write_batch
from schemas.coded import InputDocument
from transforms.coding.llm.prompts import prompts

_PART: Final = "answers"
_SCHEMA: Final = {"prompt_key": pl.String, "answer": pl.String, "rule": pl.String, "reason": pl.String}


UNREACHABLE: Final = "model answers"
OVER_BUDGET: Final = "model within budget"
UNUSABLE: Final = "model's answer can be used"
HEALING: Final = frozenset({UNREACHABLE, OVER_BUDGET})
"""Rules that an article may keep the next time: it is asked about again in the next run."""


class Fault(NamedTuple):
    """Why a document could not be coded: the rule that it broke, and the reason."""

    rule: str
    reason: str

    @property
    def heals(self) -> bool:
        """Whether a later run may succeed."""
        return self.rule in HEALING


class Answers(msgspec.Struct, frozen=True):
    """What a model said on some documents: texts and faults by the key of the prompt."""

    model: str
    texts: dict[str, str]
    faults: dict[str, Fault]

    def fault_of(self, document: InputDocument) -> Fault | None:
        """The first fault among a document's prompts; a document is coded whole or not at all."""
        if not self.faults:
            return None
        return next((self.faults[each.key] for each in prompts(document) if each.key in self.faults), None)


def answers_folder(documents: Path, version: str) -> Path:
    """Where the answers on a batch of documents are."""
    return documents.with_name(batch_id("answers", [documents.name, version]))


def write_answers(folder: Path, answers: Answers) -> None:
    """Write answers as a batch."""
    said: Sequence[tuple[str | None, ...]] = [
        *((key, text, None, None) for key, text in answers.texts.items()),
        *((key, None, fault.rule, fault.reason) for key, fault in answers.faults.items()),
    ]
    write_batch(folder, {_PART: pl.DataFrame(said, schema=_SCHEMA, orient="row")})


def read_answers(folder: Path, model: str) -> Answers:
    """Read a batch of answers."""
    frame = read_part(folder, _PART)
    good = frame.filter(pl.col("answer").is_not_null())
    bad = frame.filter(pl.col("answer").is_null())
    faults = {key: Fault(rule, reason) for key, _, rule, reason in bad.iter_rows()}
    return Answers(model, dict(good.select("prompt_key", "answer").iter_rows()), faults)
