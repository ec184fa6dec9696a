"""Tables of articles read: clean text, language, dates, stable ids."""

from schemas import codelists
from schemas import columns as c
from schemas.tables import Table


class Document(
    Table,
    full_name="doc.document",
    grain="one version of one article, read from one payload",
    natural_key="article_id, content_sha256",
):
    """An article's text and what is known of it. Offsets everywhere count code points of `text`."""

    article_key = c.key("The version of the article.", primary=True)
    article_id = c.text("The article over all its versions: canonical URL, else source and id, else source and path.")
    payload_key = c.key("The payload that the version was read from.", references="raw.article.payload_key")
    title = c.text("The headline.", nullable=True)
    text = c.text("The text, line ends as \\n, Unicode NFC; nothing cut out of it: `doc.block` says what is what.")
    language = c.text("Language of the text: ISO 639-1, `und` when it could not be told.", regex="^[a-z]{2,3}$")
    language_confidence = c.probability("How sure the language is.")
    published_start = c.day("First day on which the article may have been published.", nullable=True)
    published_end = c.day("Last day on which the article may have been published.", nullable=True)
    published_precision = c.code("How exact the day of publication is.", codelists.DATE_PRECISIONS)
    modified_at = c.instant("When the article says that it was last changed.", nullable=True)
    seen_at = c.instant("When the payload was fetched; of a file, when it was last modified.")
    dateline = c.text("Place before the text, as printed: where it was written, not where it happened.", nullable=True)
    author = c.text("Who wrote it, as printed.", nullable=True)
    url = c.text("The canonical URL.", nullable=True)
    source_domain = c.text("Domain of the publisher; of a file without one, the configured source.")
    content_sha256 = c.text("SHA-256 over title, coded text and date of publication.", regex="^[0-9a-f]{64}$")
    text_sha256 = c.text(
        "SHA-256 over the body's words alone, case and spaces folded: copies share it.",
        regex="^[0-9a-f]{64}$",
    )
    load_id = c.load()


class Block(
    Table,
    full_name="doc.block",
    grain="one stretch of a document's text of one kind",
    natural_key="article_key, block_start",
):
    """What each part of a text is; only body, title and captions are coded."""

    article_key = c.key("The version of the article.", primary=True, references="doc.document.article_key")
    block_start = c.offset("Where the block starts.", primary=True)
    block_end = c.offset("Where the block ends, exclusive.")
    block_kind = c.code("What the block is.", codelists.BLOCK_KINDS)
    load_id = c.load()
