"""The page on sources names every setting of every kind, and its example is a file that works."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from flows.settings import load_settings
from flows.settings_sources import SourceSettings

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("kind", get_args(SourceSettings))
def test_every_setting_is_told(kind: type[BaseModel]) -> None:
    assert [name for name in kind.model_fields if f"{name} = " not in PAGE and f"[source.{name}]" not in PAGE] == []


def test_the_example_declares_every_kind(tmp_path: Path) -> None:
    assert EXAMPLE
    path = tmp_path / "tidings.toml"
    path.write_text(EXAMPLE[1], encoding="utf-8")
    sources = load_settings(path).source
    assert {type(source) for source in sources} == set(get_args(SourceSettings))
