"""The page: complete in itself, and made of the files that its packages ship."""

import base64
import datetime as dt
import gzip
import hashlib
import json
import re
from importlib.resources import files

import pytest

from bench.generated import write_generated
from warehouse.connect import open_published
from warehouse.report.facts import Selection, read_facts
from warehouse.report.page import Heading, render

VENDOR = files("warehouse.report") / "assets" / "vendor"
SUMS = [line.split() for line in (VENDOR / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    published = write_generated(tmp_path_factory.mktemp("published") / "tidings.duckdb", 50)
    selection = Selection(since=dt.date(2015, 1, 1))
    with open_published(published) as connection:
        facts = read_facts(connection, selection)
    return render(facts, selection, Heading("A <title>", dt.datetime(2025, 1, 2, 3, 4), {"SYR": "Syria"}))


def unpacked(page: str, name: str) -> object:
    packed = re.search(rf'id="data-{name}">([^<]*)<', page)
    assert packed
    return json.loads(gzip.decompress(base64.b64decode(packed[1])))


def test_the_page_loads_nothing(page: str) -> None:
    assert re.findall(r"<(?:script|img|iframe|link)[^>]*(?:src|href)=(?!\"data:)", page) == []
    assert "sourceMappingURL" not in page
    assert "default-src 'none'" in page


def test_its_policy_lets_run_only_its_own_script(page: str) -> None:
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page


def test_it_carries_what_was_read(page: str) -> None:
    meta = unpacked(page, "meta")
    assert isinstance(meta, dict)
    assert (meta["made_at"], meta["matching"], meta["selection"]["since"]) == ("2025-01-02 03:04", 50, "2015-01-01")
    assert meta["countries"]["SYR"] == "Syria"
    assert meta["countries"]["UKR"] == "UKR"
    parcel = unpacked(page, "parcel-0")
    assert isinstance(parcel, list)
    assert len(parcel) == 50
    assert "<title>A &lt;title&gt;</title>" in page


@pytest.mark.parametrize(("digest", "name"), SUMS, ids=[name for _, name in SUMS])
def test_files_of_others_are_unchanged(digest: str, name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest
    assert f"`{name}`" in (VENDOR / "README.md").read_text(encoding="utf-8")
