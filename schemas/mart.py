"""What people query: a row an event or a mention with everything written out, and counts made of them."""

from schemas.tables import Table

TABLES: tuple[type[Table], ...] = ()
