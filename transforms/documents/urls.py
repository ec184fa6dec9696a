"""URLs: the canonical form that identifies an article, and the publisher's domain."""

import re
from importlib.resources import files
from typing import Final
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

_PORTS: Final = {"http": 80, "https": 443}
_SAFE_IN_PATH: Final = "/:@!$&'()*+,;=-._~"
# Hosts of the same publisher for other devices.
_DEVICE_HOST: Final = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")


def _tracking_patterns() -> re.Pattern[str]:
    lines = (
        (files("transforms.documents") / "data" / "tracking_parameters.txt").read_text(encoding="utf-8").splitlines()
    )
    names = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return re.compile("|".join(re.escape(name).replace(r"\*", ".*") for name in names), re.IGNORECASE)


_TRACKING: Final = _tracking_patterns()


def canonical_url(url: str, base: str | None = None) -> str | None:
    """The form of a URL that all its spellings share, or None if it is no web address.

    Lower-case scheme and host, no default port, fragment, tracking parameter or trailing slash, query sorted, escapes
    made uniform (RFC 3986, section 6.2). `www.` is kept: without it a host may be another site.
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()) if base else url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _PORTS or "." not in host or re.search(r"\s", host):
        return None
    scheme = parts.scheme.lower()
    netloc = host if port in {None, _PORTS[scheme]} else f"{host}:{port}"
    path = re.sub(r"/{2,}", "/", quote(unquote(parts.path, errors="replace"), safe=_SAFE_IN_PATH)).rstrip("/")
    pairs = sorted((name, value) for name, value in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(name))
    return urlunsplit(SplitResult(scheme, netloc, path or "/", urlencode(pairs), ""))


def is_home(url: str) -> bool:
    """Whether a URL leads to a front page rather than to an article."""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def source_domain(url: str) -> str:
    """The publisher's domain: the host without `www.`, `m.`, `amp.`."""
    host = (urlsplit(url).hostname or "").lower()
    return _DEVICE_HOST.sub("", host)
