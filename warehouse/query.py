"""Running a user's SQL on a published file, which it cannot change."""

from pathlib import Path
from typing import Final

import polars as pl

from warehouse.connect import open_published
from warehouse.errors import QueryError

SEARCH_PATH: Final = "mart,core,ops"
"""Where tables named without a schema are looked for."""


def query(path: Path, sql: str) -> pl.DataFrame:
    """The rows that a query gives; of several statements those of the last.

    Tables of the layers mart, core and ops may be named without the layer. Nothing can be written, and no file or
    address outside the published file can be read.

    Args:
        path: the published file.
        sql: the query.

    Raises:
        QueryError: the SQL cannot be run, or it gives no rows.
        WarehouseError: the file cannot be opened.
    """
    import duckdb

    if not sql.strip().rstrip(";"):
        raise QueryError("the query is empty; expected SQL, for example: SELECT * FROM event LIMIT 10")
    with open_published(path) as connection:
        connection.execute(f"SET search_path = '{SEARCH_PATH}'; SET python_enable_replacements = false")
        try:
            relation = connection.execute(sql)
            if relation.description is None:
                raise QueryError(f"the query gives no rows; expected one that does, such as SELECT; got {sql!r}")
            return relation.pl()
        except duckdb.Error as error:
            raise QueryError(f"the query cannot be run: {error}") from error
        except pl.exceptions.PolarsError as error:
            raise QueryError(
                f"the query gives a column of a type that cannot be shown ({str(error).partition(' Hint')[0]}): cast it"
                " to text, such as CAST(finished_at - started_at AS VARCHAR)"
            ) from error
