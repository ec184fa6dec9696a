"""HTML pages → articles."""

import json

import pytest

from transforms.documents.faults import UnusableError
from transforms.documents.pages import read_page

BODY = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "OUJDA, Morocco (Reuters) - About two hundred farmers blocked the road to the border on Thursday, police said.",
        "They demanded that the ministry pay for the harvest that was lost in the floods of last autumn.",
        "A spokesman for the province said that talks with the farmers would go on over the weekend.",
    )
)
NAVIGATION = "<nav><ul><li><a href='/1'>World</a></li><li><a href='/2'>Sport</a></li></ul></nav>"


def page(head: str = "", body: str = BODY, heading: str = "Farmers block road", attributes: str = "lang='en'") -> str:
    return (
        f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{NAVIGATION}<main><article><h1>{heading}</h1>"
        f"{body}</article></main><footer>© 2014 Example. All rights reserved.</footer></body></html>"
    )


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_text_without_navigation_and_headline() -> None:
    draft = read_page(page())
    assert draft.text.startswith("OUJDA, Morocco (Reuters) - About two hundred farmers")
    assert draft.text.endswith("over the weekend.")
    assert "Sport" not in draft.text
    assert "Farmers block road" not in draft.text
    assert draft.title == "Farmers block road"
    assert draft.language == "en"


def test_linked_data_comes_before_opengraph() -> None:
    head = linked(
        **{
            "@context": "https://schema.org",
            "@graph": [{"@type": "WebSite", "name": "X", "datePublished": "1999-01-01"}],
        }
    ) + linked(
        **{
            "@type": ["NewsArticle"],
            "headline": "Farmers block border road",
            "datePublished": "2014-05-12T08:30:00+01:00",
        },
        dateModified="2014-05-13T10:00:00Z",
        author=[{"@type": "Person", "name": "Nadia Farrow"}, {"name": "Lee Ho"}],
        mainEntityOfPage={"@id": "https://news.example.org/2014/farmers?utm_source=x"},
    )
    head += (
        '<meta property="article:published_time" content="2001-01-01"><meta property="og:title" content="Other | Site">'
    )
    draft = read_page(page(head, heading="Roads"))
    assert draft.title == "Farmers block border road"
    assert draft.published == "2014-05-12T08:30:00+01:00"
    assert draft.modified == "2014-05-13T10:00:00Z"
    assert draft.author == "Nadia Farrow, Lee Ho"
    assert draft.url == "https://news.example.org/2014/farmers"


def test_opengraph_alone_with_the_name_of_the_site_cut_off() -> None:
    head = (
        '<meta property="og:title" content="Farmers block road &#8211; The Record">'
        '<meta property="og:site_name" content="The Record">'
        '<meta property="og:url" content="https://record.example.com/a/#x"><meta property="og:locale" content="en_GB">'
        '<meta property="article:published_time" content="2014-05-12T23:30:00-05:00">'
        '<meta name="author" content="The Record">'
    )
    draft = read_page(page(head, attributes="", heading="<img src='x'>"))
    assert (draft.title, draft.url, draft.language) == ("Farmers block road", "https://record.example.com/a", "en_GB")
    assert draft.published == "2014-05-12T23:30:00-05:00"
    assert draft.author is None


def test_a_broken_date_does_not_hide_a_good_one() -> None:
    head = linked(**{"@type": "NewsArticle", "datePublished": "undefined"}) + '<meta name="date" content="2014-05-12">'
    assert read_page(page(head)).published == "2014-05-12"


def test_the_publishers_own_zone_goes_before_utc() -> None:
    head = linked(**{"@type": "NewsArticle", "datePublished": "2014-05-13T03:30:00+00:00"})
    head += '<meta property="article:published_time" content="2014-05-12T22:30:00-05:00">'
    assert read_page(page(head)).published == "2014-05-12T22:30:00-05:00"


def test_the_date_may_be_in_a_time_element_or_in_the_address() -> None:
    assert read_page(page(body=f"<time datetime='2014-05-12'>x</time>{BODY}")).published == "2014-05-12"
    head = '<link rel="canonical" href="/2014/05/12/farmers.html">'
    draft = read_page(page(head), "https://news.example.org/x?fbclid=1")
    assert draft.url == "https://news.example.org/2014/05/12/farmers.html"
    assert draft.published == "2014-05-12"


def test_a_canonical_front_page_identifies_nothing() -> None:
    draft = read_page(
        page('<link rel="canonical" href="https://news.example.org/">'), "https://news.example.org/a?id=4"
    )
    assert draft.url == "https://news.example.org/a?id=4"


def test_control_signs_in_linked_data_and_script_in_the_text_do_no_harm() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Farmers\nblock border road"}</script>'
    )
    draft = read_page(page(head, body=f"<script>var x = 'Police';</script>{BODY}", heading="Other"))
    assert draft.title == "Farmers block border road"
    assert "var x" not in draft.text


def test_paragraphs_that_are_links_are_left_out() -> None:
    links = "<p>Read: <a href='/b'>Minister visits flooded villages in the east of the country</a></p>"
    assert "Minister visits" not in read_page(page(body=BODY + links)).text


def test_the_lead_above_the_text_is_kept() -> None:
    lead = "Farmers near Oujda want to be paid for a harvest that was lost."
    head = f'<meta name="description" content="{lead}">'
    body = f"<div class='teaser-box'>{lead}</div><div class='story'>{BODY}</div>"
    assert read_page(page(head, body=body)).text.count(lead) == 1


def test_text_that_a_script_would_show_is_taken_from_linked_data() -> None:
    words = "The farmers of the valley blocked the road to the border. " * 12
    draft = read_page(
        page(linked(**{"@type": "NewsArticle", "articleBody": f"<p>{words}</p>"}), body="<div id='app'></div>")
    )
    assert draft.text.startswith("The farmers of the valley")


@pytest.mark.parametrize(
    "broken",
    [
        "<!DOCTYPE html><html><head><title>Ministers meet</title></head><body><nav><ul><li><a href='/'>Ho",
        "<html></html>",
        "<",
        "not a page",
        "<html><body>" + "<div>" * 3000,
    ],
)
def test_a_page_without_an_article_is_refused(broken: str) -> None:
    with pytest.raises(UnusableError, match="expected") as caught:
        read_page(broken)
    assert caught.value.rule in {"no article text", "page not readable"}
