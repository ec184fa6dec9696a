"""The base of every table: a dataframely class with its full name, grain, natural key and layer."""

from typing import ClassVar

import dataframely as dy


class Table(dy.Schema):
    """A table of the warehouse. Subclasses declare columns; the keyword arguments of the class say the rest.

    Attributes:
        full_name: ``layer.table``, as in DuckDB.
        grain: what one row is.
        natural_key: the columns or facts that the surrogate key is made from, in words.
        is_published: whether readers of the published file get it.
    """

    full_name: ClassVar[str]
    grain: ClassVar[str]
    natural_key: ClassVar[str]
    is_published: ClassVar[bool]

    def __init_subclass__(
        cls, *, full_name: str = "", grain: str = "", natural_key: str = "", is_published: bool = False
    ) -> None:
        super().__init_subclass__()
        cls.full_name, cls.grain, cls.natural_key, cls.is_published = (
            full_name,
            grain,
            natural_key,
            is_published,
        )


def layer_of(table: type[Table]) -> str:
    """The DuckDB schema of a table."""
    return table.full_name.split(".")[0]
