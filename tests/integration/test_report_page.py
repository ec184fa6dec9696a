"""The report in a real browser, from a file: it asks no network, its parts work together, everybody can read it."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from bench.generated import write_generated
from flows.report_page import checked_selection, country_names, make_page, write_page
from tests.report_pages import PHONE, Seen, address_of, browser, look_at, needs_chromium

pytestmark = [pytest.mark.slow, needs_chromium]

EVENTS = 400
NASTY = "<img src=x onerror=alert(1)></script><b>bold</b>"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of some hundred events, the newest of which tells something nasty."""
    folder = tmp_path_factory.mktemp("little")
    published = write_generated(folder / "tidings.duckdb", EVENTS)
    with duckdb.connect(published) as connection:
        connection.execute(
            "UPDATE mart.mention SET evidence_text = ? || evidence_text WHERE event_key = ?", [NASTY, EVENTS]
        )
        connection.execute(
            "UPDATE mart.mention SET canonical_url = 'javascript:alert(1)' WHERE mention_key = ?", [2 * EVENTS]
        )
        connection.execute("UPDATE mart.event SET event_status = 'asserted' WHERE event_key = ?", [EVENTS])
    return written(published, folder / "tidings.html")


def written(published: Path, target: Path) -> Path:
    page = make_page(published, checked_selection(None, None, [], country_names()), "Events <in> the news")
    write_page(page, target)
    return target


def shown(page: Page) -> int:
    """How many events are chosen, as the page says."""
    return int(re.match(r"[\d,]+", page.inner_text("#count"))[0].replace(",", ""))  # type: ignore[index]


def until(page: Page, condition: str) -> None:
    """Wait until a condition holds; the page's policy keeps Playwright from waiting inside of it."""
    for _ in range(300):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never came true: {condition}")


@pytest.fixture
def seen(chromium: Browser, little: Path) -> Iterator[Seen]:
    found = look_at(chromium, address_of(little))
    yield found
    assert found.complaints == []
    assert found.requests == [address_of(little)]
    found.page.context.close()


def test_the_page_opens_from_a_file_and_asks_no_network(seen: Seen, little: Path) -> None:
    assert seen.page.inner_text("h1") == "Events <in> the news"
    assert "as published 2025-01-01 00:00 UTC" in seen.page.inner_text("#stand")
    assert 0 < shown(seen.page) < EVENTS
    assert seen.page.locator("#map .badge").count() > 3
    assert seen.page.locator(".bin").count() > 20


def test_an_event_opens_to_its_sentences_with_links(seen: Seen) -> None:
    first = seen.page.locator("#list > li").first
    first.locator("summary").click()
    first.locator("blockquote").first.wait_for()
    assert first.locator("blockquote").count() == 2
    assert first.locator("mark").count() == 2
    # What an article says stays text, and only addresses of the web become links.
    assert NASTY in first.locator("blockquote").first.inner_text()
    links = [link.get_attribute("href") or "" for link in first.locator("a").all()]
    assert len(links) == 1
    assert links[0].startswith("https://paper")


def test_filters_choose_and_reset_brings_all_back(seen: Seen) -> None:
    page, all_of_them = seen.page, shown(seen.page)
    page.select_option("#f-type", "ASSAULT")
    until(page, "document.getElementById('count').textContent.split(' ')[0] < 100")
    assault = shown(page)
    assert 0 < assault < all_of_them
    assert set(page.locator("#list .kind").all_inner_texts()) <= {f"ASSAULT{mode}" for mode in modes(page)}
    page.fill("#f-since", "2020-01-01")
    until(page, f"parseInt(document.getElementById('count').textContent) < {assault}")
    assert all(when >= "2019-12-25" for when in page.locator("#list .when").all_inner_texts())
    page.click("#f-reset")
    assert shown(page) == all_of_them
    page.select_option("#f-status", "all")
    until(page, f"parseInt(document.getElementById('count').textContent) === {EVENTS}")


def modes(page: Page) -> list[str]:
    found: list[str] = page.evaluate("data.events.mode_names.map((mode) => ` · ${mode}`)")
    return ["", *found]


def test_bars_timeline_and_map_choose_too(seen: Seen) -> None:
    page, all_of_them = seen.page, shown(seen.page)
    count = int(page.locator("#sources .number").first.inner_text())
    page.locator("#sources button").first.click()
    assert page.locator("#sources button").first.get_attribute("aria-pressed") == "true"
    # The actor is chosen on whichever side.
    assert count <= shown(page) < all_of_them
    page.locator("#chips button").click()
    assert shown(page) == all_of_them
    page.locator(".bin").nth(5).click()
    assert shown(page) < all_of_them
    assert page.input_value("#f-since") <= page.input_value("#f-until")
    page.click("#f-reset")
    until(page, "!document.querySelector('#chips button')")
    # The map is drawn anew in one of the next frames, which takes the focus from its markers.
    page.wait_for_timeout(1000)
    before = page.locator("#map .badge").count()
    page.locator("#map .leaflet-marker-icon[tabindex='0']").first.focus()
    page.keyboard.press("Enter")
    until(
        page, f"document.querySelectorAll('#map .badge').length !== {before} || document.querySelector('#chips button')"
    )


def test_a_place_on_the_map_has_a_circle_as_wide_as_it_is_exact(seen: Seen) -> None:
    radii = seen.page.evaluate("data.meta.radius_km")
    assert radii["exact"] < radii["city"] < radii["province"] < radii["country"]
    seen.page.evaluate("void map.view.setView([data.place[1].latitude, data.place[1].longitude], 9)")
    drawn = seen.page.evaluate("map.halos.getLayers().map((circle) => circle.getRadius())")
    assert drawn
    assert set(drawn) <= {1000 * radius for radius in radii.values()}


def test_a_view_can_be_passed_on_as_an_address(chromium: Browser, seen: Seen, little: Path) -> None:
    seen.page.select_option("#f-country", "SYR")
    until(seen.page, "location.hash.includes('country=SYR')")
    again = look_at(chromium, f"{address_of(little)}#country=SYR")
    assert again.page.input_value("#f-country") == "SYR"
    assert shown(again.page) == shown(seen.page)
    again.page.context.close()


def test_the_keyboard_reaches_everything(seen: Seen) -> None:
    page = seen.page
    page.locator(".bin").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("[...document.querySelectorAll('.bin')].indexOf(document.activeElement)") == 1
    page.locator("#list summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#list details").first.get_attribute("open") is not None
    page.locator("#more").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("look", ["screen", "phone", "dark"])
def test_nobody_is_shut_out(look: str, chromium: Browser, little: Path) -> None:
    options = {"phone": PHONE, "dark": {"color_scheme": "dark"}}.get(look, {})
    found = look_at(chromium, address_of(little), **options)
    found.page.locator("#list summary").first.click()
    found.page.locator("#list blockquote").first.wait_for()
    violations = Axe().run(found.page).response["violations"]
    serious = [
        (each["id"], [node["html"][:120] for node in each["nodes"][:3]])
        for each in violations
        if each["impact"] in {"serious", "critical"}
    ]
    assert serious == []
    # Nothing is wider than the screen.
    assert found.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found.page.context.close()


def test_it_prints_without_controls(seen: Seen) -> None:
    assert seen.page.pdf(format="A4").startswith(b"%PDF")
    seen.page.emulate_media(media="print")
    assert not seen.page.locator("#filters").is_visible()
    assert seen.page.locator("#list .quote").first.is_visible()


def test_a_hundred_thousand_events_open_in_time(chromium: Browser, tmp_path: Path) -> None:
    target = written(write_generated(tmp_path / "tidings.duckdb", 100_000), tmp_path / "tidings.html")
    assert target.stat().st_size < 30e6
    page = chromium.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(address_of(target))
    page.wait_for_selector("html[data-ready]", timeout=90_000)
    spent = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    # Time of the page's own thread: the clock on the wall also counts what else the machine does.
    assert spent["ThreadTime"] < 3
    assert shown(page) > 80_000
    page.close()
