"""What can go wrong with a warehouse file, each error with what was got and what to do."""


class WarehouseError(Exception):
    """Something about a warehouse file that the user must know; the message says what to do."""


class LockedError(WarehouseError):
    """Another process holds the file; trying again later may help."""


class NotAWarehouseError(WarehouseError):
    """The file is missing, is no DuckDB database, or holds no warehouse."""


class NewerWarehouseError(WarehouseError):
    """The file was written by a newer DuckDB or a newer tidings."""


class MigrationError(WarehouseError):
    """A migration that was applied is not the one in the code."""


class NotAuditedError(WarehouseError):
    """The last load has not passed its audit and must not be published."""


class PublicationError(WarehouseError):
    """The copy for readers is not what it should be; the last good one stays."""


class QueryError(WarehouseError):
    """A user's query could not be run."""


class ImportFileError(WarehouseError):
    """A file of other people's events cannot be read, or holds another table than was said."""
