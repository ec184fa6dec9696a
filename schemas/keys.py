"""Deterministic surrogate keys: 63 bits of SHA-256 over a row's natural key."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Final

import polars as pl
import polars_hash as plh

UNKNOWN_KEY: Final = 0
"""Key of the *unknown* member that every dimension has."""

_SEPARATOR: Final = "\x1f"
_NULL: Final = "\x00"


def surrogate_key(*parts: object) -> int:
    """Key of one row from the parts of its natural key.

    Args:
        *parts: the values of the natural key, in a fixed order; ``None`` is a value of its own.

    Returns:
        An integer in [0, 2**63): the first 63 bits of SHA-256 over the parts as text.
    """
    joined = _SEPARATOR.join(_NULL if part is None else str(part) for part in parts)
    return int.from_bytes(hashlib.sha256(joined.encode()).digest()[:8], "big") & (2**63 - 1)


def surrogate_key_expr(*columns: str | pl.Expr) -> pl.Expr:
    """The same key as `surrogate_key`, as an expression over whole columns.

    Args:
        *columns: names or expressions of the natural key's columns. Numbers are hashed as their decimal text,
            so floats must be formatted by the caller.

    Returns:
        An Int64 expression; equal, row by row, to ``surrogate_key`` of the row's values.
    """
    parts = [pl.col(column) if isinstance(column, str) else column for column in columns]
    text = pl.concat_str([part.cast(pl.String).fill_null(_NULL) for part in parts], separator=_SEPARATOR)
    digest: pl.Expr = plh.concat_str([text]).chash.sha2_256()
    high = digest.str.slice(0, 8).str.to_integer(base=16, dtype=pl.Int64) & 0x7FFF_FFFF
    low = digest.str.slice(8, 8).str.to_integer(base=16, dtype=pl.Int64)
    return high * 2**32 + low


def content_sha256(text: str) -> str:
    """SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def mention_key(article_key: int, trigger_start: int, trigger_end: int, plover_type: str, position: int) -> int:
    """Key of a mention.

    Args:
        article_key: the version of the article.
        trigger_start: where the trigger starts, in code points.
        trigger_end: where it ends, exclusive.
        plover_type: PLOVER type of the mention.
        position: 0, 1 … among mentions with the same trigger and type, in the coder's order.
    """
    return surrogate_key(article_key, trigger_start, trigger_end, plover_type, position)


def quotation_key(article_key: int, start: int, end: int) -> int:
    """Key of a quotation from the version of the article and where its words start and end, in code points."""
    return surrogate_key(article_key, start, end)


def mention_keys(article_key: int, mentions: Iterable[tuple[int, int, str]]) -> list[int]:
    """Keys of an article's mentions, each given as trigger start, trigger end and type, in the coder's order."""
    seen: Counter[tuple[int, int, str]] = Counter()
    keys = []
    for start, end, plover_type in mentions:
        keys.append(mention_key(article_key, start, end, plover_type, seen[start, end, plover_type]))
        seen[start, end, plover_type] += 1
    return keys
