"""A text as runs of pieces that may tell times; all other words part the runs."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from transforms.resolving.times.numerics import full_year, read_digits, read_quarter
from transforms.resolving.times.pieces import CORE, Piece
from transforms.resolving.times.vocabulary import TOKEN, Reading, Vocabulary, fold, forms

_REACH: Final = 10
_SIGNS: Final = {
    ",": "COMMA",
    "،": "COMMA",
    "-": "DASH",
    "~": "DASH",
    "/": "SLASH",
    ".": "DOT",
    "(": "OPEN",
    ")": "CLOSE",
}
_SHORT_YEAR: Final = re.compile(r"['’‘](\d{2})(?!\d)s?")
_ROMAN: Final = re.compile(r"([XVI]{1,5})(?:e|ème)?\b")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_STARTS: Final = frozenset({"'", "q", "t", "h", "th", "qt", "'q"})
"""How a quarter of a year and a short year begin."""
_BREAK: Final = re.compile(r"\n\s*\n")
_MONEY: Final = frozenset("$€£¥₽#№+@_")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)")
_NUMERAL: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")


class Run(NamedTuple):
    """Pieces in a row with nothing else between them, and the text just before and after."""

    pieces: list[Piece]
    before: str
    after: str


class _Lexer:
    """Reads one text; `at` is the next token, `pieces` the run so far.

    `tellers` are the tokens that may begin a word or number that tells a time; `telling` is the next of them, `begin`
    where the words that may belong to it begin.
    """

    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.tokens = [match.span() for match in TOKEN.finditer(text)]
        self.folded = [fold(text[start:end]) for start, end in self.tokens]
        self.at = 0
        self.begin = self.telling = -1
        starts = words.telling | _STARTS
        self.tellers = iter([place for place, each in enumerate(self.folded) if each in starts or each.isdigit()])
        self.pieces: list[Piece] = []

    def runs(self) -> Iterator[Run]:
        prefixed = bool(self.words.prefixes) or bool(self.words.compounds)
        while self.at < len(self.tokens):
            if not self.pieces and not prefixed and not self.go_to_next():
                return
            start, _ = self.tokens[self.at]
            first = self.folded[self.at]
            if not prefixed and self.tells_nothing(start, first):
                yield from self.flush(start)
                self.at += 1
                continue
            if self.pieces and _BREAK.search(self.text, self.pieces[-1].end, start):
                yield from self.flush(start)
            if not self.read(start, first):
                yield from self.flush(start)
        yield from self.flush(len(self.text))

    def tells_nothing(self, start: int, first: str) -> bool:
        """A word that no phrase begins with, and that is no Roman number: most words of a text."""
        return (
            first.isalpha()
            and first not in self.words.lengths
            and first not in _STARTS
            and self.text[start] not in _ROMAN_VALUES
        )

    def go_to_next(self) -> bool:
        """Move to where the next run that can tell a time begins; False if there is none."""
        if self.begin <= self.at <= self.telling:
            return True
        while self.telling < self.at:
            self.telling = next(self.tellers, len(self.tokens))
        if self.telling == len(self.tokens):
            return False
        self.begin = self.telling
        # No run holds so many words before the first that tells a time.
        while self.begin > max(self.at, self.telling - _REACH) and self.may_stand_in_run(self.begin - 1):
            self.begin -= 1
        self.at = self.begin
        return True

    def may_stand_in_run(self, at: int) -> bool:
        first = self.folded[at]
        return first in self.words.inner or not first.isalpha() or self.text[self.tokens[at][0]] in _ROMAN_VALUES

    def flush(self, until: int) -> Iterator[Run]:
        """The run so far, if it holds a word that can tell a time."""
        if self.may_tell_time():
            first, last = self.pieces[0].start, self.pieces[-1].end
            yield Run(self.pieces, self.text[max(0, first - 24) : first], self.text[last : max(last, until) + 24])
        self.pieces = []

    def may_tell_time(self) -> bool:
        """The run holds a word that can tell a time, a year in words, or an article with the number of a day."""
        kinds = {piece.kind for piece in self.pieces}
        if not kinds.isdisjoint(CORE) or ("THEDAY" in kinds and not kinds.isdisjoint({"ORDINAL", "NUMBER"})):
            return True
        return any(piece.kind == "NUMBER" and piece.number == 1000 for piece in self.pieces)

    def read(self, start: int, first: str) -> bool:
        """Add the piece at the next token to the run; False if it is none."""
        if self.text[start].isdigit():
            return self.read_number(start)
        if first in _SIGNS and self.pieces:
            self.pieces.append(Piece(_SIGNS[first], start, start + 1))
            self.at += 1
            return True
        if first == "'" and (match := _SHORT_YEAR.match(self.text, start)):
            kind = "DECADE" if match[0].endswith("s") else "SHORTYEAR"
            self.pieces.append(Piece(kind, *match.span(), number=full_year(int(match[1]), 2), word=match[1]))
            self.skip_to(match.end())
            return True
        if first in "qth" and (piece := read_quarter(self.text, start)):
            self.pieces.append(piece)
            self.skip_to(piece.end)
            return True
        return self.read_word(start, first)

    def read_number(self, start: int) -> bool:
        previous = self.text[start - 1] if start else " "
        piece = None
        is_of_word = previous.isalpha() and not self.is_month_before(start)
        if not (previous in _MONEY or is_of_word or self.is_of_a_name(start)):
            piece = read_digits(self.text, start, is_day_first=self.words.is_day_first, is_dotted=self.words.is_dotted)
        if piece is None or self.text[piece.end : piece.end + 2].lstrip()[:1] in {"%", "°", "$", "€", "£"}:
            match = _NUMERAL.match(self.text, start)
            self.skip_to(match.end() if match else start + 1)
            return False
        self.pieces.append(piece)
        self.skip_to(piece.end)
        return True

    def is_month_before(self, start: int) -> bool:
        """A month is written on to the number ("mar4")."""
        return bool(self.pieces) and self.pieces[-1].kind == "MONTH" and self.pieces[-1].end == start

    def is_of_a_name(self, start: int) -> bool:
        """A hyphen binds the number to letters that tell no time: KC-30s, MiG-29."""
        is_bound = start > 1 and self.text[start - 1] in "-‑" and self.text[start - 2].isalpha()
        is_in_run = bool(self.pieces) and self.pieces[-1].end >= start - 1
        return is_bound and not is_in_run and _YEAR.match(self.text, start) is None

    def skip_to(self, end: int) -> None:
        """Move on to the first token that starts at or after `end`."""
        self.at += 1
        while self.at < len(self.tokens) and self.tokens[self.at][0] < end:
            self.at += 1

    def read_word(self, start: int, first: str) -> bool:
        if self.is_roman(start):
            return True
        found = self.match_phrase(first)
        if found is None:
            return self.read_compound(start, first)
        length, reading = found
        end = self.tokens[self.at + length - 1][1]
        if reading.kind == "NUMBER" and self.text[end : end + 1].isdigit():
            self.at += 1  # "A380"
            return False
        written = self.text[start:end]
        reading = self.words.exact.get(written, reading)
        is_miswritten = (first in self.words.capital and written.islower()) or (
            first in self.words.lower and written.istitle()
        )
        weakness = 2 if is_miswritten else reading.weakness
        self.at += length
        self.pieces.append(Piece(reading.kind, start, end, reading.number, reading.word or written, None, weakness))
        return True

    def is_roman(self, start: int) -> bool:
        """Add a Roman number beside a word for century."""
        match = _ROMAN.match(self.text, start) if self.text[start] in _ROMAN_VALUES else None
        if match is None or not (
            (self.pieces and self.pieces[-1].word == "century") or self.kind_after(self.at + 1) == "UNIT"
        ):
            return False
        value = sum(
            -_ROMAN_VALUES[sign] if _ROMAN_VALUES[sign] < _ROMAN_VALUES.get(following, 0) else _ROMAN_VALUES[sign]
            for sign, following in zip(match[1], match[1][1:] + " ", strict=True)
        )
        self.pieces.append(Piece("ORDINAL", start, match.end(), number=value, word=match[1]))
        self.at += 1
        return True

    def match_phrase(self, first: str) -> tuple[int, Reading] | None:
        """The longest phrase at the next token: how many tokens, and what it is."""
        prefixes = self.words.prefixes
        if not prefixes:
            return self.match_plain(first)
        for form in forms(first, prefixes):
            for tokens, reading in self.words.phrases.get(form, ()):
                length = len(tokens)
                rest = self.folded[self.at + 1 : self.at + length]
                if len(rest) == length - 1 and all(
                    have == want or want in forms(have, prefixes) for have, want in zip(rest, tokens[1:], strict=True)
                ):
                    return length, self.choose(form, length, reading)
        return None

    def match_plain(self, first: str) -> tuple[int, Reading] | None:
        """The same in a language whose words have no prefixes."""
        for length in self.words.lengths.get(first, ()):
            tokens = tuple(self.folded[self.at : self.at + length])
            if tokens in self.words.readings:
                return len(tokens), self.choose(first, len(tokens), self.words.readings[tokens])
        return None

    def choose(self, form: str, length: int, reading: Reading) -> Reading:
        """Another reading of a single word that its neighbours call for."""
        if length > 1 or form not in self.words.choices:
            return reading
        previous = self.pieces[-1].kind if self.pieces else "NONE"
        following = self.kind_after(self.at + length)
        for choice in self.words.choices[form]:
            if previous in choice.previous or following in choice.following:
                return choice.reading
        return reading

    def kind_after(self, at: int) -> str:
        """What the token after the next may be, by its first reading."""
        if at >= len(self.tokens):
            return "NONE"
        token = self.folded[at]
        if token.isdigit():
            return "YEAR" if len(token) == 4 else "NUMBER"
        if token in _SIGNS:
            return _SIGNS[token]
        for form in forms(token, self.words.prefixes):
            for tokens, reading in self.words.phrases.get(form, ()):
                if len(tokens) == 1:
                    return reading.kind
        return "NONE"

    def read_compound(self, start: int, first: str) -> bool:
        """A weekday and a part of the day in one word."""
        parts = self.words.compounds.get(first)
        if parts is None:
            self.at += 1
            return False
        middle = start + len(parts[0])
        end = self.tokens[self.at][1]
        for part, (begin, finish) in zip(parts, ((start, middle), (middle, end)), strict=True):
            reading = self.words.phrases[part][-1][1]
            self.pieces.append(Piece(reading.kind, begin, finish, reading.number, reading.word))
        self.at += 1
        return True


def find_runs(text: str, words: Vocabulary) -> Iterator[Run]:
    """The runs of a text in its order.

    Args:
        text: any text.
        words: the vocabulary of its language.
    """
    return _Lexer(text, words).runs()
