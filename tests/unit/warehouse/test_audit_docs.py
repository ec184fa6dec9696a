"""Pages that ask nothing of the network, and a first page that says what failed."""

from schemas.expectations import Expected
from warehouse.audit_docs import first_page, offline
from warehouse.audit_findings import Finding

PAGE = """<!DOCTYPE html><html><head><title>Validation</title>
<link rel="stylesheet" href="https://cdn.example/bootstrap.css"/><LINK href='//cdn.example/x.css'>
<link rel="shortcut icon" href="../static/favicon.ico"/>
<style>.logo { background: url('https://img.example/logo.png') }</style>
<script src="https://cdn.example/jquery.js" crossorigin="anonymous"></script>
<script>
  $('#x').modal();
</script></head><body><img
 class="logo" src="https://img.example/logo.png?d=1" alt="x"/><img src="../static/own.png"/>
<a href="https://example.org">more</a><table><tr><td>values must never be null</td></tr></table>
<footer><p>News <a href="https://example.org/news">here</a></p></footer></body></html>"""


def test_what_would_be_fetched_is_left_out() -> None:
    page = offline(PAGE)
    assert "cdn.example" not in page
    assert "img.example" not in page
    assert "$('#x')" not in page
    assert "favicon" not in page
    assert "<img" not in page
    assert "<footer" not in page


def test_what_is_told_stays_and_our_dress_is_put_in() -> None:
    page = offline(PAGE)
    assert "values must never be null" in page
    assert '<a href="https://example.org">more</a>' in page
    assert page.index("<style>") < page.index("</head>")
    assert "hideSucceededValidations" in page


def test_the_first_page_tells_failures_and_leads_to_the_tables() -> None:
    held = Finding(
        Expected("a", "core.dim_source", ("source_key",), "not_null"), is_success=True, count=0, checked_by="constraint"
    )
    failed = Finding(
        Expected("b", "core.fact_event", ("killed_low",), "between", (0, None)),
        is_success=False,
        count=2,
        examples='[{"killed_low":-1,"said":"<script>alert(1)</script>"}]',
    )
    page = first_page([held, failed], {"core.fact_event": "validations/e.html"}, "Load 7, audited <today>")
    assert "Load 7, audited &lt;today&gt;: 2 expectations, 1 hold, 1 fail (critical)." in page
    assert "core.fact_event.killed_low: 2 rows are against rule b" in page
    assert "<script>alert" not in page
    assert '<a href="validations/e.html">core.fact_event</a></td><td>1</td><td>0</td><td class="bad">1</td>' in page
    assert "<td>core.dim_source</td><td>1</td><td>1</td>" in page
    assert "All expectations hold" in first_page([held], {}, "Load 7")
