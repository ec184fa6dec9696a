"""The page of the report: what it shows packed into one HTML file with its scripts, styles and shapes."""

import base64
import datetime as dt
import gzip
import hashlib
import html
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from schemas.semantics import semantics
from warehouse.report.facts import PARCEL, RADIUS_KM, SHARES, Facts, Selection

_SCRIPTS: Final = (
    "vendor/leaflet.js",
    "vendor/supercluster.min.js",
    "vendor/topojson-client.min.js",
    "data.js",
    "state.js",
    "map.js",
    "charts.js",
    "events.js",
    "quality.js",
    "main.js",
)
_STYLES: Final = ("vendor/leaflet.css", "style.css")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the page.

    Attributes:
        title: the headline.
        made_at: when the page is made, UTC without zone.
        countries: English names of countries by code.
        is_served: the page comes from a server that looks at the published file each time.
    """

    title: str
    made_at: dt.datetime
    countries: Mapping[str, str]
    is_served: bool = False


def render(facts: Facts, selection: Selection, heading: Heading) -> str:
    """The page, complete: it loads nothing, and its own policy forbids it to.

    The data are packed (gzip, base64): the columns of events at once, the evidence in parcels that are unpacked when
    an event is looked at.
    """
    meta = {
        "title": heading.title,
        "made_at": f"{heading.made_at:%Y-%m-%d %H:%M}",
        "is_served": heading.is_served,
        "selection": asdict(selection),
        "matching": facts.matching,
        "countries": _used(heading.countries, facts.events),
        "labels": {metric.name: metric.label for metric in semantics().metrics},
        "shares": [metric.label for metric in SHARES],
        "radius_km": RADIUS_KM,
        "parcel": PARCEL,
        "quality": facts.quality,
    }
    packed = {
        "meta": _json(meta),
        "events": _json(facts.events),
        "shapes": _asset("vendor/countries-50m.json"),
    } | {f"parcel-{number}": parcel for number, parcel in enumerate(facts.parcels)}
    script, style = _scripts(), _styles()
    values = {
        "title": html.escape(heading.title),
        "policy": f"default-src 'none'; img-src data:; script-src '{_digest(script)}'; style-src '{_digest(style)}'",
        "style": style,
        "script": script,
        "data": "\n".join(_data_block(name, text) for name, text in packed.items()),
    }
    page = _asset("page.html")
    for name, value in values.items():
        page = page.replace(f"<!--{name}-->", value)
    return page


def _used(countries: Mapping[str, str], events: dict[str, Any]) -> dict[str, str]:
    codes = {*events["place_list"]["country"], *events["actor_list"]["country"]} - {None}
    return {code: countries.get(code, code) for code in sorted(codes)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def _data_block(name: str, text: str) -> str:
    packed = base64.b64encode(gzip.compress(text.encode(), compresslevel=6, mtime=0)).decode()
    return f'<script type="application/octet-stream" id="data-{name}">{packed}</script>'


@cache
def _asset(name: str) -> str:
    return (files("warehouse.report") / "assets" / name).read_text(encoding="utf-8")


@cache
def _scripts() -> str:
    # Leaflet names a map of its source, which a browser's tools would fetch.
    parts = [_asset(name).replace("//# sourceMappingURL=leaflet.js.map", "") for name in _SCRIPTS]
    return "\n;\n".join(parts)


@cache
def _styles() -> str:
    return "\n".join(_asset(name) for name in _STYLES)


def _digest(text: str) -> str:
    """The sum by which the page's policy knows its own scripts and styles."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
