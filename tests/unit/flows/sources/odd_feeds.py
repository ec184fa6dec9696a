"""Feeds as they ought not to be, of every kind that the web is known to serve: what each is, and what is in it."""

import gzip
from typing import Final, NamedTuple

DECLARED = '<?xml version="1.0" encoding="{}"?>'
BODY = "<p>Gunmen attacked a patrol near the town on Monday evening, and the road was closed until the next day.</p>"
ITEM = (
    "<item><title>{}</title><link>https://example.org/1</link><description><![CDATA["
    + BODY
    + "]]></description>{}</item>"
)
UNREADABLE: Final = None


class Odd(NamedTuple):
    """A feed: its name, its bytes, the titles of its entries (None if it is unreadable), what the server calls it."""

    name: str
    body: bytes
    titles: list[str] | None
    media_type: str = "application/rss+xml"
    charset: str | None = None


def rss(title: str = "Mir", more: str = "", start: str = '<rss version="2.0"><channel><title>News</title>') -> str:
    """An RSS feed of one entry."""
    end = "".join(f"</{name}>" for name in ("channel", "rss") if f"<{name}" in start)
    return f"{start}{ITEM.format(title, more)}{end}"


def atom(entry: str, start: str = '<feed xmlns="http://www.w3.org/2005/Atom"') -> bytes:
    """An Atom feed of one entry with these elements."""
    return f"{start}><title>News</title><entry>{entry}</entry></feed>".encode()


RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{}"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title></channel>{}</rdf:RDF>'
)
LONGER = "Неизвестные напали в понедельник на патруль у города, дорога была закрыта до следующего дня"
RUSSIAN = DECLARED.format("{}") + rss("Мир")
JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "News", "language": "en", "items": [{"id": "1",'
    ' "url": "/1", "title": "Mir", "content_html": "' + BODY + '", "date_published": "2014-05-12T08:00:00Z",'
    ' "authors": [{"name": "A. B."}]}, {"id": 2, "content_text": "Two lines.\\nOf text."}, 3]}'
)

ODD: Final = (
    # Character sets.
    Odd("header says windows-1251, feed says nothing", rss("Мир").encode("cp1251"), ["Мир"], charset="windows-1251"),
    Odd("feed says windows-1251", RUSSIAN.format("windows-1251").encode("cp1251"), ["Мир"]),
    Odd("says us-ascii, is utf-8", RUSSIAN.format("us-ascii").encode(), ["Мир"]),
    Odd("says utf-8, is windows-1251", RUSSIAN.format("utf-8").replace("Мир", LONGER).encode("cp1251"), [LONGER]),
    Odd(
        "utf-8 but for one byte",
        RUSSIAN.format("utf-8").replace("Мир", LONGER).replace(BODY, BODY * 4).encode().replace(b"road", b"r\xffad", 1),
        [LONGER],
    ),
    Odd("header says iso-8859-1, feed is utf-8", RUSSIAN.format("utf-8").encode(), ["Мир"], charset="iso-8859-1"),
    Odd("a character set that nobody knows", RUSSIAN.format("x-no-such-set").encode(), ["Мир"]),
    Odd("utf-8 with its mark", b"\xef\xbb\xbf" + rss("Мир").encode(), ["Мир"]),
    Odd("utf-16 with its mark", RUSSIAN.format("utf-16").encode("utf-16"), ["Мир"]),
    Odd("utf-16 big-endian without a mark", RUSSIAN.format("utf-16").encode("utf-16-be"), ["Мир"]),
    Odd("says utf-16, is utf-8", RUSSIAN.format("utf-16").encode(), ["Мир"]),
    Odd("one byte that is no utf-8", rss("Mir").encode().replace(b"Mir", b"M\xffir"), ["Mÿir"]),
    # Signs and entities.
    Odd("an ampersand by itself", rss("Bread & peace").encode(), ["Bread & peace"]),
    Odd("entities of HTML", rss("Caf&eacute;&nbsp;Mir &mdash; x").encode(), ["Café\xa0Mir — x"]),
    Odd("an entity that nobody knows", rss("Mir &unknown; x").encode(), ["Mir &unknown; x"]),
    Odd("a number that is no sign", rss("Mir &#0; &#xFFFFFF; &#55555555555;").encode(), ["Mir"]),
    Odd("control signs", rss("Mir").encode().replace(b"Mir", b"M\x00i\x0br"), ["Mir"]),
    Odd("a title in CDATA with mark-up", rss("<![CDATA[<b>Mir</b> & bread]]>").encode(), ["<b>Mir</b> & bread"]),
    Odd("CDATA that is never closed", rss("Mir").encode().replace(b"]]>", b""), ["Mir"]),
    Odd("less-than in a text", rss("5 < 6").encode(), ["5 < 6"]),
    # Documents.
    Odd("blank lines before the declaration", b"\n\n  " + RUSSIAN.format("utf-8").encode(), ["Мир"]),
    Odd("a warning of the server before it", b"<br />Warning: x.php on line 3<br />" + rss().encode(), ["Mir"]),
    Odd("something after its end", rss().encode() + b"<script>track()</script>", ["Mir"]),
    Odd("cut off in the second entry", rss().encode()[:-16] + b"<item><title>Half", ["Mir", ""]),
    Odd("elements that are not closed", rss().replace("</description>", "").encode(), ["Mir"]),
    Odd("elements closed crosswise", rss("<b><i>Mir</b></i>").encode(), ["<b><i>Mir</b></i>"]),
    Odd("a prefix that is not declared", rss(more="<media:x y='1'/>").encode(), ["Mir"]),
    Odd("a doctype of somebody", b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">' + rss().encode(), ["Mir"]),
    Odd("a style sheet", b'<?xml-stylesheet href="/a.xsl"?>' + rss().encode(), ["Mir"]),
    Odd("called text/html", rss().encode(), ["Mir"], "text/html"),
    Odd("called text/plain", rss().encode(), ["Mir"], "text/plain"),
    Odd("a gzip file", gzip.compress(rss().encode()), ["Mir"], "application/gzip"),
    # Formats.
    Odd("RSS 0.91", rss(start='<rss version="0.91"><channel><title>N</title>').encode(), ["Mir"]),
    Odd("RSS of a version to come", rss(start='<rss version="7"><channel><title>N</title>').encode(), ["Mir"]),
    Odd("RSS without a channel", rss(start='<rss version="2.0">').encode(), ["Mir"]),
    Odd("RSS 0.90", RDF.format("http://my.netscape.com/rdf/simple/0.9/", ITEM.format("Mir", "")).encode(), ["Mir"]),
    Odd("RSS 1.0", RDF.format("http://purl.org/rss/1.0/", ITEM.format("Mir", "")).encode(), ["Mir"]),
    Odd(
        "Atom 0.3",
        atom(
            "<title>Mir</title><link rel='alternate' href='https://example.org/1'/><issued>2014-05-12</issued>",
            '<feed version="0.3" xmlns="http://purl.org/atom/ns#"',
        ),
        ["Mir"],
    ),
    Odd("Atom without a namespace", atom("<title>Mir</title><link href='https://example.org/1'/>", "<feed"), ["Mir"]),
    Odd("Atom in XHTML", atom(
        "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>M<i>i</i>r</div></title>"
        "<link href='https://example.org/1'/>"), ["M<i>i</i>r"]),
    Odd("JSON Feed", JSON_FEED.encode(), ["Mir", ""], "application/feed+json"),
    Odd("an empty feed", b'<rss version="2.0"><channel><title>N</title></channel></rss>', []),
    Odd("a thousand entries", rss().replace("</channel>", ITEM.format("Mir", "") * 999 + "</channel>").encode(),
        ["Mir"] * 1000),
    # No feeds.
    Odd("nothing", b"", UNREADABLE),
    Odd("blanks", b" \n\t ", UNREADABLE),
    Odd("a page", b"<!doctype html><html><body><h1>Sign in</h1></body></html>", UNREADABLE, "text/html"),
    Odd("a picture", b"\x89PNG\r\n\x1a\n\x00\x00", UNREADABLE, "image/png"),
    Odd("an error in JSON", b'{"error": "no such feed"}', UNREADABLE, "application/json"),
    Odd("half of a JSON Feed", JSON_FEED.encode()[:200], UNREADABLE, "application/json"),
    Odd("half of a gzip file", gzip.compress(rss().encode())[:60], UNREADABLE),
    Odd("a gzip file of nonsense", b"\x1f\x8b" + b"\x07" * 40, UNREADABLE),
    Odd("a list of feeds", b'<opml version="2.0"><body><outline xmlUrl="/rss"/></body></opml>', UNREADABLE),
    Odd("a sitemap", b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/1</loc></url></urlset>',
        UNREADABLE),
    Odd("a message in words", b"Service temporarily unavailable", UNREADABLE, "text/plain"),
)  # fmt: skip
