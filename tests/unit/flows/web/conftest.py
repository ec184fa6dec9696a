"""What the tests of the web share: a site."""

from collections.abc import Iterator

import pytest

from tests.web_site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as started:
        yield started
