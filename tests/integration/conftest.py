"""What whole runs share: the gazetteer."""

from pathlib import Path

import pytest

from tests.integration import desk


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    return desk.gazetteer(base.parent if base.name.startswith("popen-") else base)
