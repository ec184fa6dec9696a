"""One document as the actor resolver reads it: its words, who a span of it means, what stands around a name."""

import datetime as dt
from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property
from typing import Final

from schemas.coded import CodedDocument, InputDocument, NameSpan, Span
from transforms.resolving import actor_knowledge as knowledge
from transforms.resolving.actor_decide import Found, Setting, decide, facts_of, title_classes
from transforms.resolving.actor_items import Case, Item, best_match, read_items
from transforms.resolving.actor_lexicon import city_names, lexicon, names, shared_names
from transforms.resolving.actor_nouns import ADJECTIVE_FIRST, NOUNS_HAVE_CAPITALS, is_noun_form
from transforms.resolving.actor_segments import Segment, segments_of, split_parts
from transforms.resolving.actor_text import Token, is_shouted, tokens_of

_CODED_KINDS: Final = frozenset({"body", "title", "caption"})
_TITLE_WORDS: Final = 12
_APPOSITION_WORDS: Final = 14
_STOPS: Final = '.!?;:\n«»“”"'
_LONGEST_NAME: Final = 6
_COUNTRY_KINDS: Final = frozenset({"state", "demonym", "capital", "region", "city"})
_COMMON_WORD: Final = 3.8
_COMMON_IN_NAME: Final = 4.3


class Document:
    """Words of the coded blocks, with the setting that holds for all of them."""

    def __init__(self, document: InputDocument, coded: CodedDocument) -> None:
        self.text = document.text
        self.language = coded.language or document.language
        self.day: dt.date | None = document.published_end
        blocks = [each for each in document.blocks if each.kind in _CODED_KINDS]
        self.tokens = [token for block in blocks for token in tokens_of(self.text, block.start, block.end)]
        self._starts = [token.start for token in self.tokens]
        self.case = Case(is_shouted=is_shouted(self.text))
        self.labels = {(each.span.start, each.span.end): each for each in coded.names}
        self._names = sorted(coded.names, key=lambda each: each.span.start)

    def known_names(self) -> list[Item]:
        """Known persons, bodies and groups anywhere in the coded blocks, items over the document's tokens."""
        found: list[Item] = []
        tries = (names(), lexicon(self.language))
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            item = None
            if (token.is_name or token.fold in {"al", "el"}) and (token.fold in tries[0].root):
                window = self.tokens[at : at + 12]
                item = best_match(window, 0, tries, self.case)
            if item and item.kind == "actor":
                found.append(self._told_apart(item._replace(first=at, last=at + item.last), self.tokens))
            at += max(1, item.last if item else 1)
        return found

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens of a span; read anew if the span lies outside the coded blocks."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.tokens[first:last] or tokens_of(self.text, start, end)

    def read(self, span: Span, *, has_metonyms: bool) -> tuple[list[tuple[list[Item], Found | None]], list[Token]]:
        """The parts of a span with who each means, and the tokens that their items point into."""
        tokens = self.between(span.start, span.end)
        items = self._labelled(read_items(tokens, self.language, self.case), tokens)
        items = [self._told_apart(item, tokens) for item in items]
        setting = Setting(self.language, self.day, has_metonyms, tuple(tokens), self._is_attributive(tokens))
        parts = split_parts(items, tokens, self.language)
        return [(part, self._who(part, tokens, setting)) for part in parts], tokens

    def _told_apart(self, item: Item, tokens: list[Token]) -> Item:
        """Of several of one name, the one that is at work, or at home, in the countries that the text names most."""
        if item.kind != "actor":
            return item
        bearers = shared_names().get(tuple(token.fold for token in tokens[item.first : item.last]), ())
        if not bearers:
            return item
        likeliest = max(bearers, key=lambda each: (self._weight(each), each == item.value))
        return item._replace(value=likeliest)

    def _weight(self, actor_id: str) -> int:
        actor = knowledge.organisations()[actor_id]
        return max((self._countries[each] for each in {*actor.operates_in, actor.country} if each), default=0)

    @cached_property
    def _countries(self) -> Counter[str]:
        """How often the coded blocks name each country, by its name, its people, its capital or its large towns."""
        own = lexicon(self.language)
        found: Counter[str] = Counter()
        at = 0
        while at < len(self.tokens):
            item = best_match(self.tokens[at : at + _LONGEST_NAME], 0, (own,), self.case)
            if item and item.kind in _COUNTRY_KINDS:
                found[item.value] += 1
            at += max(1, item.last if item else 1)
        return found

    def _who(self, part: list[Item], tokens: list[Token], setting: Setting) -> Found | None:
        """Who a part means; a capital that only begins a sentence ("Young Lornians") is read as a common word."""
        found = decide(segments_of(part, tokens), setting)
        if found is None or self._sound(found, tokens):
            return found
        plain = [item._replace(kind="other") if item.first == found.first else item for item in part]
        again = decide(segments_of(plain, tokens), setting)
        return again and self._sound(again, tokens)

    def _is_attributive(self, tokens: list[Token]) -> bool:
        """Whether a span is one word that stands like an adjective: right before a word, in French in lower case."""
        if len(tokens) != 1 or is_noun_form(tokens[0], self.language):
            return False
        if self.language in NOUNS_HAVE_CAPITALS:
            return True
        after = bisect_left(self._starts, tokens[0].end)
        if self.language not in ADJECTIVE_FIRST or after >= len(self.tokens):
            return False
        return self.tokens[after].gap in {" ", "\u00a0", "-"} and self.tokens[after].text[0].isalpha()

    def _labelled(self, items: list[Item], tokens: list[Token]) -> list[Item]:
        """Items with the coder's names laid over words that mean nothing else: PER and ORG are names, LOC are not."""
        if not items or not self._names:
            return items
        start, end = tokens[0].start, tokens[-1].end
        for name in self._names:
            if name.span.start >= end or name.span.end <= start:
                continue
            items = _overlaid(items, tokens, name)
        return items

    def _sound(self, found: Found | None, tokens: list[Token]) -> Found | None:
        """What was found, unless it is a new name that is more likely a town or a common word."""
        if found is None or found.method != "new name" or self._is_person(found, tokens):
            return found
        words = tuple(token.fold for token in tokens[found.first : found.last])
        if found.sector or found.kind == "organisation":
            return found
        if words in city_names():
            return None
        limit = _COMMON_WORD if len(words) == 1 else _COMMON_IN_NAME
        if len(words) > 1 and self.language == "en":
            return found
        is_common = all(
            frequency(token.text.lower(), self.language) >= limit for token in tokens[found.first : found.last]
        )
        return None if is_common else found

    def _is_person(self, found: Found, tokens: list[Token]) -> bool:
        start, end = tokens[found.first].start, tokens[found.last - 1].end
        label = self.labels.get((start, end))
        return label is not None and label.label == "PER"

    def facts_around(self, start: int, end: int) -> tuple[str | None, str | None, str]:
        """Country, sector and office that the title before a name and the apposition after it give."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first >= len(self.tokens):
            return None, None, ""
        setting = Setting(self.language, self.day)
        for segments in (self._title(first), self._apposition(last)):
            if segments:
                country, sector = facts_of(segments, setting)
                if country or sector:
                    heads = title_classes(segments)
                    return country, sector, next((head.class_id for head in heads if "office" in head.traits), "")
        return None, None, ""

    def _title(self, at: int) -> list[Segment] | None:
        """What stands before a name, back to the first word that is no title, nationality or body."""
        low = max(0, at - _TITLE_WORDS)
        for n in range(at, low, -1):
            gap = self.tokens[n].gap
            if any(mark in gap for mark in _STOPS) and gap not in {". ", "."}:
                low = n
                break
        tokens = self.tokens[low:at]
        items = read_items(tokens, self.language, self.case)
        kept: list[Item] = []
        for item in reversed(items):
            if item.kind in {"other", "name"} or (
                item.kind == "word" and item.value not in {"det", "of", "in", "former", "to"}
            ):
                break
            kept.append(item)
        kept.reverse()
        return segments_of(kept, tokens) if any(item.kind == "head" for item in kept) else None

    def _apposition(self, at: int) -> list[Segment] | None:
        """What stands after a name, behind a comma or bracket, up to the next."""
        if at >= len(self.tokens) or not any(mark in self.tokens[at].gap for mark in ",(–—"):
            return None
        end = at + 1
        while end < min(len(self.tokens), at + _APPOSITION_WORDS):
            if any(mark in self.tokens[end].gap for mark in _STOPS + ",()–—"):
                break
            end += 1
        first, *rest = self.tokens[at:end]
        tokens = [first._replace(gap=" "), *rest]
        items = read_items(tokens, self.language, self.case)
        told = [item for item in items if item.kind != "word"][:4]
        return segments_of(items, tokens) if any(item.kind == "head" for item in told) else None


def _overlaid(items: list[Item], tokens: list[Token], name: NameSpan) -> list[Item]:
    inside = [
        n for n, item in enumerate(items)
        if tokens[item.first].start >= name.span.start and tokens[item.last - 1].end <= name.span.end
    ]  # fmt: skip
    if not inside or any(items[n].kind not in {"other", "name"} for n in inside):
        return items
    first, last = items[inside[0]].first, items[inside[-1]].last
    if name.label in {"PER", "ORG"}:
        item = Item("name", " ".join(token.fold for token in tokens[first:last]), first, last)
    elif name.label == "LOC":
        item = Item("other", "", first, last)
    else:
        return items
    return [*items[: inside[0]], item, *items[inside[-1] + 1 :]]


@cache
def frequency(word: str, language: str) -> float:
    """How common a word is: Zipf frequency, 3 about once in a million words."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, language if language in knowledge.LANGUAGES else "en", wordlist="small"))
