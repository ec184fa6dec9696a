"""A phrase's items parted by how they hang together: core, of, in, backed, led, apposition …; lists parted first."""

from dataclasses import dataclass, field
from typing import Final

from transforms.resolving import actor_knowledge as knowledge
from transforms.resolving.actor_items import Item
from transforms.resolving.actor_text import Token

_BEARING: Final = frozenset({"actor", "state", "head", "name", "demonym", "capital"})
_LINKS: Final = frozenset({"of", "in", "to", "backed", "led", "against", "rel", "host"})
_WHERE: Final = frozenset({"state", "city", "capital", "region", "other"})
_BRACKETS: Final = "(),–—;"
RIGHT_HEADED: Final = frozenset({"en", "de"})


@dataclass(slots=True)
class Segment:
    """Items that hang on the phrase by one link.

    `is_former` when a word such as "ex" stands before, `is_possessed` when "their" or the like does.
    """

    link: str
    items: list[Item] = field(default_factory=list)
    is_former: bool = False
    is_possessed: bool = False

    def of_kind(self, *kinds: str) -> list[Item]:
        """The items of these kinds, in order."""
        return [item for item in self.items if item.kind in kinds]


def segments_of(items: list[Item], tokens: list[Token]) -> list[Segment]:
    """The segments of one part of a phrase, the core first."""
    found = [Segment("core")]
    pending = ""
    for n, item in enumerate(items):
        gap = tokens[item.first].gap
        if any(mark in gap for mark in _BRACKETS) and found[-1].items and not _parts_digits(item, tokens):
            found.append(Segment("apposition"))
        if item.kind == "word":
            pending = _take_word(item, found, pending, has_before=n > 0)
        elif pending:
            found.append(Segment(pending, [item]))
            found.append(Segment("core" if found[-2].link == "core" else found[-2].link))
            pending = ""
        elif _ends_title(item, found, tokens):
            found[0].items.append(item)
        else:
            found[-1].items.append(item)
    return _joined([each for each in found if each.items or each.is_former or each.is_possessed])


def _parts_digits(item: Item, tokens: list[Token]) -> bool:
    """Whether the mark before an item stands inside a number ("1,000")."""
    first = item.first
    return (
        first > 0
        and tokens[first].gap in {",", "."}
        and tokens[first - 1].text.isdigit()
        and tokens[first].text.isdigit()
    )


def _ends_title(item: Item, found: list[Segment], tokens: list[Token]) -> bool:
    """Whether a name closes a title that runs over "of" ("colonel of the American army Jane Doe")."""
    if found[-1].link not in {"of", "to"} or found[0].link != "core" or tokens[item.first].gap != " ":
        return False
    if item.kind != "name" and not (item.kind == "actor" and item.value in knowledge.persons()):
        return False
    heads = [knowledge.classes()[each.value] for each in found[0].of_kind("head")]
    has_title = any("place" not in head.traits and (head.sector or "belongs" in head.traits) for head in heads)
    return has_title and bool(found[-1].of_kind("head", "demonym", "state", "actor", "capital"))


def _take_word(item: Item, found: list[Segment], pending: str, *, has_before: bool) -> str:
    """Act on a function word: open a segment, move what stands before it, or mark the next item."""
    if item.value in {"backedpre", "ledpre"}:
        held = found[-1].items
        moved = [held.pop()] if held and held[-1].kind in {"state", "demonym", "actor", "capital"} else []
        if moved:
            found.insert(len(found) - 1, Segment(item.value[:-3], moved))
    elif item.value in {"pro", "anti"}:
        return "backed" if item.value == "pro" else "against"
    elif item.value == "former":
        found[-1].is_former = True
    elif item.value == "poss":
        found[-1].is_possessed = True
    elif item.value in _LINKS and (found[-1].items or _opens(item, has_before=has_before)):
        found.append(Segment(item.value))
    return pending


def _opens(item: Item, *, has_before: bool) -> bool:
    """Whether a preposition without a noun before it opens a segment: "one in the north" does, "over 50 men" not."""
    return item.value not in {"of", "in"} or (item.value == "in" and has_before)


def _joined(found: list[Segment]) -> list[Segment]:
    """Segments that were cut by a "pro-Iranian" or an "Iran-backed" grow together again."""
    core = Segment("core")
    rest: list[Segment] = []
    is_open = True
    for each in found:
        if each.link == "core" and is_open:
            core.items += each.items
            core.is_former |= each.is_former
            core.is_possessed |= each.is_possessed
        else:
            rest.append(each)
            is_open = is_open and each.link in {"backed", "led", "against"}
    return [core, *rest]


def split_parts(items: list[Item], tokens: list[Token], language: str) -> list[list[Item]]:
    """The parts of a list ("A, B and C", "groups including A and B"); one part if it is no list."""
    last_and = max((n for n, item in enumerate(items) if item.kind == "word" and item.value == "and"), default=-1)
    parts: list[list[Item]] = [[]]
    for n, item in enumerate(items):
        is_word = item.kind == "word"
        if is_word and item.value == "incl" and parts[-1]:
            parts.append([])
            last_and = max(last_and, n)
        elif is_word and item.value == "and" and _bears(parts[-1]) and _bears(items[n + 1 :]):
            if not _goes_on_with_places(parts[-1], items[n + 1 :]):
                parts.append([])
        elif (
            "," in tokens[item.first].gap
            and n < last_and
            and _bears(parts[-1])
            and not _is_apposed(parts[-1], items[n:])
        ):
            parts.append([item])
        else:
            parts[-1].append(item)
    return _share_heads([part for part in parts if part], language)


def _bears(items: list[Item]) -> bool:
    return any(item.kind in _BEARING for item in items)


def _goes_on_with_places(before: list[Item], after: list[Item]) -> bool:
    """Whether a list is one of places that say where the actor is ("militants in X and Y")."""
    links = [n for n, item in enumerate(before) if item.kind == "word" and item.value in {"in", "to", "of"}]
    if not links or before[links[-1]].value != "in" or not links[-1]:
        return False
    where = [item for item in before[links[-1] + 1 :] if item.kind != "word"]
    told = [item for item in after if item.kind != "word"]
    return bool(where) and all(item.kind in _WHERE for item in (*where, *told))


def _is_apposed(before: list[Item], after: list[Item]) -> bool:
    """Whether what follows a comma tells of a person named before it ("John Doe, spokesman for …")."""
    told = [item for item in after[:3] if item.kind != "word"]
    is_person = before[-1].kind == "name" or (before[-1].kind == "actor" and before[-1].value in knowledge.persons())
    return is_person and bool(told) and told[0].kind in {"head", "demonym"}


def _share_heads(parts: list[list[Item]], language: str) -> list[list[Item]]:
    """Give nationalities without a word of class that of their neighbour ("US and British troops")."""
    if len(parts) < 2:
        return parts
    shared = []
    for n, part in enumerate(parts):
        told = [item for item in part if item.kind != "word"]
        donor = parts[n + 1] if language in RIGHT_HEADED and n + 1 < len(parts) else parts[n - 1] if n else None
        if donor and told and all(item.kind in {"demonym", "state"} for item in told) and _is_national(donor):
            is_adjective = all(item.kind == "demonym" for item in told) or language in RIGHT_HEADED
            shared.append([*part, *(i for i in donor if i.kind == "head")] if is_adjective else part)
        else:
            shared.append(part)
    return shared


def _is_national(items: list[Item]) -> bool:
    kinds = [item.kind for item in items]
    return "head" in kinds and ("demonym" in kinds or ("state" in kinds and kinds.index("state") < kinds.index("head")))
