"""Numbers written in words: rows of number words put together."""

from collections.abc import Sequence

from transforms.resolving.times.pieces import Piece


def _joins(total: int, last: int, value: int) -> tuple[int, int] | None:
    """Put one more number word to a number: (what is done, what is still growing), or None if it does not fit."""
    if value >= 1000:
        return (total + max(last, 1) * value, 0) if last < 1000 else None
    if value == 100:
        return (total, max(last, 1) * 100) if last < 100 else None
    if last == 0:
        return total, value
    if last == 4 and value == 20:
        return total, 80
    is_score = last % 10 == 0 and last > value and value < (20 if last % 100 in {60, 80} else 10)
    is_hundred = last % 100 == 0 and value < 100
    return (total, last + value) if is_score or is_hundred else None


def _units_first(last: int, value: int) -> bool:
    """Units before tens, as in German and Arabic ("einundzwanzig", "واحد وعشرون")."""
    return last % 100 in range(1, 10) and value in range(20, 100, 10)


def value_of(values: Sequence[int]) -> int | None:
    """The number that number words tell together; None if they do not make one number."""
    total, last = 0, 0
    for value in values:
        if _units_first(last, value) and not (last % 100 == 4 and value == 20):
            last += value
            continue
        joined = _joins(total, last, value)
        if joined is None:
            return _year_in_pairs(values)
        total, last = joined
    return total + last


def _year_in_pairs(values: Sequence[int]) -> int | None:
    """Years said as two numbers: nineteen eighty-four, twenty fourteen."""
    if values[0] in range(10, 21):
        rest = value_of(values[1:]) if len(values) > 1 else None
        if rest is not None and 10 <= rest < 100:
            return values[0] * 100 + rest
    return None


def join_numbers(pieces: list[Piece]) -> list[Piece]:
    """Replace rows of number words (joined by *and* or hyphens) by one number each; the last may be an ordinal."""
    made: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = _number_end(pieces, at)
        if end - at > 1:
            joined = _joined(pieces, at, end)
            if joined is not None:
                made.append(joined[0])
                at = joined[1]
                continue
        made.append(pieces[at])
        at += 1
    return made


def _is_word(piece: Piece) -> bool:
    return piece.kind == "NUMBER" and not piece.word.isdigit()


def _number_end(pieces: list[Piece], at: int) -> int:
    """Where the row of number words that starts at `at` ends."""
    if not _is_word(pieces[at]):
        return at
    end = at + 1
    while end < len(pieces):
        step = 2 if pieces[end].kind in {"AND", "DASH"} and end + 1 < len(pieces) else 1
        piece = pieces[end + step - 1]
        if not (_is_word(piece) or (piece.kind == "ORDINAL" and 0 < piece.number < 40)):
            break
        end += step
        if piece.kind == "ORDINAL":
            break
    return end


def _joined(pieces: list[Piece], at: int, end: int) -> tuple[Piece, int] | None:
    """The longest row from `at` that makes one number, and where it ends."""
    while end - at > 1:
        row = pieces[at:end]
        values = [piece.number for piece in row if piece.kind in {"NUMBER", "ORDINAL"}]
        value = value_of(values)
        is_pair_of_small = row[1].kind == "AND" and all(number < 20 for number in values)
        if value is not None and not is_pair_of_small and row[-1].kind in {"NUMBER", "ORDINAL"}:
            is_ordinal = row[-1].kind == "ORDINAL"
            kind = "ORDINAL" if is_ordinal else "YEAR" if 1000 <= value < 2200 else "NUMBER"
            return Piece(kind, row[0].start, row[-1].end, number=value, word=str(value)), end
        end -= 1
    return None
