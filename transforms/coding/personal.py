"""Tells what people say of themselves in talks and letters from news: "I refused", "we offer our help", "thank you"."""

from typing import Final

from transforms.coding.arguments import Arguments
from transforms.coding.drafts import Draft
from transforms.coding.tree import Token

_DEEDS: Final = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})


def is_personal(arguments: Arguments, draft: Draft) -> bool:
    """Whether the doer is only "I", "we" or "you", or words and favours go to them.

    With a named speaker such pronouns stand for somebody; ask only where none is known.
    """
    holder = draft.reading.source_holder or draft.reading.match.head
    doers = draft.roles.source or arguments.get(holder, "subj")
    if doers and all(_is_present(each) for each in doers):
        return True
    targets = draft.roles.target
    return draft.reading.plover_type not in _DEEDS and bool(targets) and all(_is_present(each) for each in targets)


def _is_present(token: Token) -> bool:
    return token.pos in {"PRON", "DET"} and (token.has("Person", "1") or token.has("Person", "2"))
