"""Tables of what was fetched, before anything is read into it."""

from schemas import codelists
from schemas import columns as c
from schemas.tables import Table


class RawArticle(
    Table,
    full_name="raw.article",
    grain="one fetched payload that holds one article",
    natural_key="locator, payload_sha256",
):
    """The bytes as got: the payload itself lies in the store, by its hash."""

    payload_key = c.key("The payload.", primary=True)
    payload_sha256 = c.text("SHA-256 of the payload's bytes (of the line's, in JSON Lines).", regex="^[0-9a-f]{64}$")
    locator = c.text("Where the payload was found: a URL, or a path below the folder that was read, `#n` for line n.")
    source_name = c.text("The source, as configured, that gave the payload.")
    media_type = c.code("What the payload is.", codelists.MEDIA_TYPES)
    charset = c.text("The character set that the server declared; null when none did.", nullable=True)
    fetched_at = c.instant("When it was fetched; of a file, when it was last modified.")
    byte_count = c.count("Size of the payload.", unit="bytes")
    stored_path = c.text("Path of the stored bytes, below the store.")
    load_id = c.load()
