"""The page on settings names every setting, and its example is a file that works."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from flows.settings import AuditSettings, ExpectationSettings, Settings, load_settings
from flows.settings_fetch import FetchSettings
from flows.settings_schedules import SchedulesSettings
from flows.settings_sections import CoderSettings, ComputeSettings, LineageSettings

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    "section",
    [
        Settings,
        AuditSettings,
        CoderSettings,
        ComputeSettings,
        ExpectationSettings,
        FetchSettings,
        LineageSettings,
        SchedulesSettings,
    ],
)
def test_every_setting_is_told(section: type[BaseModel]) -> None:
    assert [name for name in section.model_fields if f"{name} = " not in PAGE and f"[[audit.{name}]]" not in PAGE] == [
        name
        for name in ("source", "coder", "compute", "lineage", "fetch", "schedules", "audit")
        if name in section.model_fields
    ]


def test_the_example_is_a_settings_file(tmp_path: Path) -> None:
    assert EXAMPLE
    path = tmp_path / "tidings.toml"
    path.write_text(EXAMPLE[1], encoding="utf-8")
    settings = load_settings(path)
    assert settings.batch_size == 100
    assert settings.coder == CoderSettings(
        endpoint="http://localhost:11434/v1",
        model="qwen3:14b",
        most_requests=2000,
        most_tokens=5_000_000,
        most_money=4.0,
        price_in=0.15,
        price_out=0.6,
    )
    assert settings.audit.expectation[0].severity == "critical"
    assert settings.work_dir == tmp_path / ".tidings"
