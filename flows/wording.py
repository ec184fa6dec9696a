"""Words of messages that several commands share."""


def counted(count: object, noun: str) -> str:
    """A count with its noun, which takes an s in the plural: "1 row", "3 rows"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
