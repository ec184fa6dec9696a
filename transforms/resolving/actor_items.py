"""A phrase as a row of items: known names, states, demonyms, class and function words, unknown names, others."""

from typing import Final, NamedTuple

from transforms.resolving.actor_lexicon import Lexicon, Sense, lexicon, names
from transforms.resolving.actor_text import Token

_ORDER: Final = {
    kind: n for n, kind in enumerate(("actor", "state", "demonym", "head", "capital", "word", "region", "city"))
}
_PARTICLES: Final = frozenset(
    (
        "al",
        "el",
        "ul",
        "bin",
        "ben",
        "ibn",
        "abu",
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "di",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "ould",
        "ag",
        "y",
        "e",
    )
)
_INSIDE_NAMES: Final = frozenset({"'", "’", "-", "‐", "ʿ", "ʾ", "‘", "`", "ʼ"})
_ELIDED: Final = {("fr", "d"): "of", ("fr", "l"): "det"}
_PLACES: Final = frozenset({"city", "capital", "region"})


class Item(NamedTuple):
    """Tokens from `first` to `last` (exclusive) with one meaning.

    `kind` is a sense's kind, or `name` (capitalised, unknown) or `other`; `value` its value or the folded words.
    """

    kind: str
    value: str
    first: int
    last: int


class Case(NamedTuple):
    """What capitals tell in a text: nothing if it is shouted, or if a bare phrase has none."""

    is_shouted: bool = False
    is_lower: bool = False


def fits(sense: Sense, tokens: list[Token], case: Case, used: Lexicon) -> bool:
    """Whether the capitals of the words allow a sense."""
    if sense.is_acronym and len(tokens) == 1:
        if case.is_lower:
            return True
        return tokens[0].is_upper and not (case.is_shouted and _is_small_word(tokens[0], used))
    return not sense.is_name or case.is_lower or any(token.is_name for token in (tokens[0], tokens[-1]))


def _is_small_word(token: Token, used: Lexicon) -> bool:
    return "." not in token.text and any(s.kind == "word" for s in used.root.get(token.fold, {}).get("", ()))


def read_items(tokens: list[Token], language: str, case: Case) -> list[Item]:
    """The items of a phrase, from left to right, each as long as possible."""
    own, known = lexicon(language), names()
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        best = best_match(tokens, at, (own, known), case) or _elided(tokens, at, language)
        if best is None:
            kind = "name" if _is_name(tokens, at, case, own) else "other"
            best = Item(kind, tokens[at].fold, at, at + 1)
        items.append(best)
        at = best.last
    return join_names(_without_ethnic(items), tokens, language)


def _without_ethnic(items: list[Item]) -> list[Item]:
    """Nationalities after "ethnic" give no country: "ethnic Lornians" live where they live, and are a community."""
    told: list[Item] = []
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        is_ethnic = before is not None and (before.kind, before.value) == ("word", "ethnic")
        if not is_ethnic or item.kind != "demonym":
            told.append(item)
        elif after is not None and after.kind == "head":
            told.append(item._replace(kind="other", value=""))
        else:
            told.append(item._replace(kind="head", value="community"))
    return told


def _elided(tokens: list[Token], at: int, language: str) -> Item | None:
    """A function word of one letter before an apostrophe ("d'", "l'"): too short for the lexicon."""
    is_elided = at + 1 < len(tokens) and tokens[at + 1].gap in {"'", "’"}
    value = _ELIDED.get((language, tokens[at].fold)) if is_elided else None
    return Item("word", value, at, at + 1) if value else None


def best_match(tokens: list[Token], at: int, tries: tuple[Lexicon, ...], case: Case) -> Item | None:
    """The longest phrase that starts at a token and whose capitals fit; of equals the first kind in order."""
    best: tuple[int, int, Item] | None = None
    for trie in tries:
        for last, sense in trie.matches(tokens, at, len(tokens)):
            if best and last < -best[0]:
                break
            if _crosses(tokens, at, last) or not fits(sense, tokens[at:last], case, tries[0]):
                continue
            rank = (-last, _ORDER[sense.kind])
            if best is None or rank < best[:2]:
                best = (*rank, Item(sense.kind, sense.value, at, last))
    return best[2] if best else None


def _crosses(tokens: list[Token], first: int, last: int) -> bool:
    return any(mark in token.gap for token in tokens[first + 1 : last] for mark in ",;:!?()\n»«“”")


def _is_name(tokens: list[Token], at: int, case: Case, own: Lexicon) -> bool:
    token = tokens[at]
    if case.is_shouted or case.is_lower or not token.text[0].isupper():
        return False
    return len(token.text) > 1 and not token.text.isdigit() and not _is_small_word(token, own)


def join_names(items: list[Item], tokens: list[Token], language: str) -> list[Item]:
    """Join neighbours that make one unknown name: capitals, particles between, initials, a town as a first name."""
    joined: list[Item] = []
    at = 0
    while at < len(items):
        last = _name_end(items, at, tokens, language)
        if last > at + 1:
            first, end = items[at].first, items[last - 1].last
            joined.append(Item("name", " ".join(token.fold for token in tokens[first:end]), first, end))
            at = last
        else:
            joined.append(items[at])
            at += 1
    return joined


def _name_end(items: list[Item], at: int, tokens: list[Token], language: str) -> int:
    """Index after the last item of an unknown name that starts at `at`; `at` if none starts there."""
    if not _starts_name(items, at, tokens):
        return at
    end = at + 1
    while end < len(items):
        item = items[end]
        if not _is_close(tokens[item.first]):
            break
        if item.kind == "name" or (item.kind == "city" and items[at].kind == "name"):
            end += 1
        elif _is_particle(item, tokens) and end + 1 < len(items) and _continues(items[end + 1], tokens):
            end += 2
        elif language != "de" and _is_initial(item, tokens) and end + 1 < len(items):
            end += 1
        else:
            break
    return end


def _starts_name(items: list[Item], at: int, tokens: list[Token]) -> bool:
    item = items[at]
    if item.kind == "name":
        return True
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or not _is_close(tokens[after.first]):
        return False
    if item.kind in _PLACES and item.last - item.first == 1:
        return after.kind == "name"
    text = tokens[item.first].text
    is_prefix = item.last - item.first == 1 and tokens[item.first].fold in {"al", "el", "abu", "ibn", "bin", "ben", "o"}
    return is_prefix and text[0].isalpha() and after.kind == "name" and tokens[after.first].gap in {"-", "'", "’", " "}


def _is_close(token: Token) -> bool:
    return token.gap in {" ", "\u00a0", ". "} or token.gap in _INSIDE_NAMES


def _is_particle(item: Item, tokens: list[Token]) -> bool:
    return item.last - item.first == 1 and tokens[item.first].fold in _PARTICLES


def _continues(item: Item, tokens: list[Token]) -> bool:
    return item.kind == "name" and _is_close(tokens[item.first])


def _is_initial(item: Item, tokens: list[Token]) -> bool:
    token = tokens[item.first]
    return item.last - item.first == 1 and len(token.text.rstrip(".")) == 1 and token.text[0].isupper()
