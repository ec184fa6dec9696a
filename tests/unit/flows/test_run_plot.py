"""The plot of the last runs."""

import base64
import datetime as dt
import xml.etree.ElementTree as ET

from flows.run_plot import plot, plot_address
from warehouse.runs import RunRow

_SVG = "{http://www.w3.org/2000/svg}"


def runs(count: int, state: str = "done") -> list[RunRow]:
    newest = dt.datetime(2014, 5, 30, 12)
    return [
        RunRow(newest - dt.timedelta(days=n), newest, state, "daily", "1", run_seconds=10.0 * (count - n))
        for n in range(count)
    ]


def bars(svg: str) -> list[ET.Element]:
    picture = ET.fromstring(svg)  # noqa: S314 - our own
    return [each for each in picture.iter(f"{_SVG}rect") if each.find(f"{_SVG}title") is not None]


def test_a_bar_a_run_the_oldest_first_as_high_as_it_was_long() -> None:
    found = bars(plot(runs(3)))
    heights = [float(each.get("height", 0)) for each in found]
    assert heights == sorted(heights)
    assert heights[2] / heights[0] > 2.9
    assert "2014-05-28 12:00: done, 10 s" in str(found[0].findtext(f"{_SVG}title"))


def test_no_more_than_thirty_and_none_is_a_picture_too() -> None:
    assert len(bars(plot(runs(40)))) == 30
    assert bars(plot([])) == []


def test_how_a_run_ended_is_its_colour() -> None:
    colours = {bars(plot(runs(1, state)))[0].get("fill") for state in ("done", "failed", "failed audit")}
    assert len(colours) == 3


def test_the_address_holds_the_picture() -> None:
    kind, _, data = plot_address(runs(2)).partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == plot(runs(2))
