"""Canonical URLs and domains."""

import pytest

from transforms.documents.urls import canonical_url, is_home, source_domain


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://News.Example.ORG:443/2014/Story.html#top", "https://news.example.org/2014/Story.html"),
        ("http://news.example.org:80/a/", "http://news.example.org/a"),
        ("https://news.example.org:8443/a", "https://news.example.org:8443/a"),
        ("https://news.example.org/a?utm_source=x&utm_medium=y", "https://news.example.org/a"),
        ("https://news.example.org/a?b=2&a=1&fbclid=zzz", "https://news.example.org/a?a=1&b=2"),
        ("https://news.example.org/a?id=7&page=", "https://news.example.org/a?id=7&page="),
        ("https://www.example.org/a", "https://www.example.org/a"),
        ("https://example.org//a///b", "https://example.org/a/b"),
        ("https://example.org/caf%C3%A9", "https://example.org/caf%C3%A9"),
        ("https://example.org/café", "https://example.org/caf%C3%A9"),
        ("https://example.org", "https://example.org/"),
        ("  https://example.org/a  ", "https://example.org/a"),
    ],
)
def test_spellings_of_an_address_share_one_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "url", ["", "fr/story.txt", "mailto:a@example.org", "https://", "http://[bad", "http://host/a", "/2014/a"]
)
def test_what_is_no_web_address_has_none(url: str) -> None:
    assert canonical_url(url) is None


def test_relative_addresses_lead_from_the_page() -> None:
    assert canonical_url("/2014/a.html", "https://news.example.org/x/y") == "https://news.example.org/2014/a.html"


def test_front_pages() -> None:
    assert is_home("https://example.org/")
    assert not is_home("https://example.org/a")
    assert not is_home("https://example.org/?id=4")


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.example.org/a", "example.org"),
        ("https://m.example.org/a", "example.org"),
        ("https://ww2.example.org/a", "ww2.example.org"),
        ("https://fr.example.org/a", "fr.example.org"),
        ("https://m.org/a", "m.org"),
    ],
)
def test_domain_of_the_publisher(url: str, domain: str) -> None:
    assert source_domain(url) == domain
