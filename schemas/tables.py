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
        is_key_indexed: whether the file itself keeps the primary key, by an index. An index costs several times what
            the rows do, so the tables that millions of rows are imported into go without: there the loads see to it,
            and the audit asks by query.
    """

    full_name: ClassVar[str]
    grain: ClassVar[str]
    natural_key: ClassVar[str]
    is_published: ClassVar[bool]
    is_key_indexed: ClassVar[bool]

    def __init_subclass__(
        cls,
        *,
        full_name: str = "",
        grain: str = "",
        natural_key: str = "",
        is_published: bool = False,
        is_key_indexed: bool = True,
    ) -> None:
        super().__init_subclass__()
        cls.full_name, cls.grain, cls.natural_key = full_name, grain, natural_key
        cls.is_published, cls.is_key_indexed = is_published, is_key_indexed


def layer_of(table: type[Table]) -> str:
    """The DuckDB schema of a table."""
    return table.full_name.split(".")[0]
