"""Step `code`: what becomes of documents that cannot be coded."""

from pathlib import Path

from flows.llm.answers import OVER_BUDGET, UNUSABLE, Answers, Fault
from flows.steps.coding import code_and_resolve
from schemas.coded import InputDocument, TextBlock
from transforms.coding.llm.prompts import prompts
from transforms.coding.registry import NO_CODER

TEXT = "Gunmen attacked a post."


def document(language: str) -> InputDocument:
    return InputDocument("7", TEXT, language, (TextBlock(0, len(TEXT), "body"),))


def test_failing_is_told_apart_from_a_language_without_a_coder(places: Path) -> None:
    (prompt,) = prompts(document("en"))
    fault = Fault(UNUSABLE, "no JSON")
    (failed,) = code_and_resolve([document("en")], places, Answers("tiny", {}, {prompt.key: fault}))
    (unknown,) = code_and_resolve([document("fi")], places)
    assert (failed.coded.coder, failed.coded.coder_version, failed.fault) == ("failed", NO_CODER, fault)
    assert (unknown.coded.coder, unknown.fault) == (NO_CODER, None)


def test_only_what_another_run_may_mend_heals() -> None:
    assert Fault(OVER_BUDGET, "used up").heals
    assert not Fault(UNUSABLE, "no JSON").heals
