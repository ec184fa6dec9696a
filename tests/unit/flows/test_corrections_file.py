"""The file of corrections: where it is, and what is said of what cannot be one."""

import re
from pathlib import Path

import pytest

from flows.corrections_file import read_corrections
from flows.errors import WrongUseError
from flows.settings import load_settings

PAGE = (Path(__file__).parents[3] / "docs" / "corrections.md").read_text(encoding="utf-8")
FIX = (
    '[[fix_place]]\nplace = "geonames:1"\nto = "geonames:2"\nname = "Tripoli"\nlatitude = 34.4\nlongitude = 35.8\n'
    'reason = "the paper is from there"\nauthor = "desk"\nexpect = { country = "LBY" }\n'
)
DROP = '[[drop_event]]\nevent = 7\nreason = "a drill"\nauthor = "desk"\nexpect = { type = "ASSAULT" }\n'


def test_without_a_file_there_are_none(desk: Path) -> None:
    assert read_corrections(load_settings()).every() == ()


def test_the_file_here_or_the_one_of_the_settings_is_read(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("corrections.toml").write_text(DROP, encoding="utf-8")
    (one,) = read_corrections(load_settings()).every()
    assert (one.kind, one.subject, one.author) == ("drop_event", "7", "desk")
    monkeypatch.setenv("TIDINGS_CORRECTIONS", "none.toml")
    with pytest.raises(WrongUseError, match=r"names none.toml, which is no file"):
        read_corrections(load_settings())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DROP + DROP, "corrections.toml: drop_event of 7 is there twice: take one out"),
        (DROP.replace("reason", "raeson"), "corrections.toml, line 3, drop_event.1.raeson: no such setting"),
        (DROP.replace('{ type = "ASSAULT" }', "{}"), "expected at least one of type, evidence"),
        (DROP.replace("7", '"x"'), "corrections.toml, line 2, drop_event.1.event: got 'x'"),
        *(
            (
                FIX.replace("geonames:2", wrong),
                f"corrections.toml, line 3, fix_place.1.to: got '{wrong}'. The location_id",
            )
            for wrong in ("266826", "", "geonames:", "geonames:x", "geonames:99999999999", "country:Libya", "unknown")
        ),
        ("[[drop]]\n", "corrections.toml, line 1, drop: no such setting. There are: split_actor, merge_actor"),
    ],
)
def test_what_is_no_correction_is_said_with_its_line(text: str, said: str, desk: Path) -> None:
    Path("corrections.toml").write_text(text, encoding="utf-8")
    with pytest.raises(WrongUseError) as error:
        read_corrections(load_settings())
    assert said in str(error.value)


@pytest.mark.parametrize("to", ["geonames:2", "place:camp-moria", "country:LBN"])
def test_places_have_ids_of_three_kinds(to: str, desk: Path) -> None:
    Path("corrections.toml").write_text(FIX.replace("geonames:2", to), encoding="utf-8")
    (one,) = read_corrections(load_settings()).fix_place
    assert one.to == to


def test_the_example_of_the_page_is_such_a_file(desk: Path) -> None:
    example = re.search(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert example
    Path("corrections.toml").write_text(example[1], encoding="utf-8")
    kinds = [each.kind for each in read_corrections(load_settings()).every()]
    assert kinds == ["split_actor", "merge_actor", "rename_actor", "keep_apart", "fix_place", "drop_event"]
