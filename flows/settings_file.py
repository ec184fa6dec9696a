"""Reading `tidings.toml`, and telling what is wrong with a setting: where it stands, what was got, what is valid."""

import difflib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from flows.errors import WrongUseError

_HEADER: Final = re.compile(r"\s*(?P<open>\[{1,2})\s*(?P<name>[^\[\]]+?)\s*\]")
_KEY: Final = re.compile(r"\s*(?P<key>[A-Za-z0-9_.\"'-]+)\s*=")

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class SettingsFile:
    """A settings file: what it says and its lines; empty when there is none."""

    path: Path | None = None
    values: dict[str, Any] = field(default_factory=dict)
    text: str = ""

    @classmethod
    def read(cls, path: Path) -> "SettingsFile":
        """Read a file.

        Raises:
            WrongUseError: it cannot be read or is no TOML; the message names the line.
        """
        try:
            text = path.read_text(encoding="utf-8")
            return cls(path, tomllib.loads(text), text)
        except (OSError, UnicodeDecodeError) as error:
            raise WrongUseError(f"{path} cannot be read: {error}. Expected a TOML file in UTF-8.") from error
        except tomllib.TOMLDecodeError as error:
            raise WrongUseError(f"{path} is no TOML: {error}. Mend that line; see https://toml.io.") from error

    def values_with_paths(self, model: type[BaseModel]) -> dict[str, Any]:
        """The values, relative paths taken from the file's folder."""
        if self.path is None:
            return {}
        kinds = {Path, Path | None, tuple[Path, ...]}
        names = {name for name, each in model.model_fields.items() if each.annotation in kinds}
        placed = {name: self._placed(value) if name in names else value for name, value in self.values.items()}
        sources = placed.get("source")
        if isinstance(sources, list):
            placed["source"] = [self._placed_source(each) for each in sources]
        return placed

    def _placed_source(self, source: object) -> object:
        """A source with its paths taken from the file's folder."""
        if isinstance(source, dict) and "paths" in source:
            return source | {"paths": self._placed(source["paths"])}
        return source

    def _placed(self, value: object) -> object:
        """A path, or each of a list, taken from the file's folder; anything else is left to the validation."""
        if isinstance(value, list):
            return [self._placed(each) for each in value]
        return self.path.parent / Path(value).expanduser() if self.path and isinstance(value, str) else value

    def line_of(self, place: Place) -> int | None:
        """The line on which a setting stands, from 1: its own, else that of the table around it."""
        found: int | None = None
        table: Place = ()
        counts: dict[str, int] = {}
        for number, line in enumerate(self.text.splitlines(), start=1):
            header = _HEADER.match(line)
            key = _KEY.match(line)
            if header:
                name = header["name"]
                table = tuple(name.split("."))
                if header["open"] == "[[":
                    counts[name] = counts.get(name, -1) + 1
                    table = (*table, counts[name])
                here = table
            elif key:
                here = (*table, *key["key"].strip("\"'").split("."))
            else:
                continue
            if here == place or (header and here[: len(place)] == place):
                return number
            if here and place[: len(here)] == here:
                found = number
        return found


def variable_of(place: Place, prefix: str) -> str:
    """Name of the environment variable for a setting."""
    return prefix + "__".join(str(step).upper() for step in place)


def fields_at(model: type[BaseModel], place: Place) -> Mapping[str, Any]:
    """The fields of the section that a place lies in."""
    candidates = [model]
    for step in place[:-1]:
        tagged = [each for each in candidates if _tag(each) == step]
        if tagged:
            candidates = tagged
        elif isinstance(step, str):
            candidates = list(_models_in(candidates[0].model_fields[step].annotation)) or candidates
    return candidates[0].model_fields


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The sections that a field holds, also as one of several or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    else:
        for each in get_args(annotation):
            yield from _models_in(each)


def _tag(model: type[BaseModel]) -> object:
    """What `kind` is in a section that is one of several."""
    kind = model.model_fields.get("kind")
    allowed = get_args(kind.annotation) if kind else ()
    return allowed[0] if len(allowed) == 1 else None


def _untagged(place: Place) -> Place:
    """A place as it is in the file: pydantic puts a source's kind after its number."""
    return place[:2] + place[3:] if place[:1] == ("source",) and len(place) > 2 else place


def _advice(model: type[BaseModel], place: Place) -> str:
    """What may stand at a place: the setting's description, or the names that there are."""
    known = fields_at(model, place)
    name = str(place[-1])
    if name in known:
        return str(known[name].description or "")
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"There are: {', '.join(known)}{hint}"


def _where(file: SettingsFile, place: Place, prefix: str) -> str:
    """The variable or the file with its line that sets a place."""
    for end in range(len(place), 0, -1):
        variable = variable_of(place[:end], prefix)
        if variable in {name.upper() for name in os.environ}:
            return variable
    # People count the tables of a list from 1.
    dotted = ".".join(str(step + 1 if isinstance(step, int) else step) for step in place)
    if file.path is None:
        return dotted
    line = file.line_of(place)
    return f"{file.path}{f', line {line}' if line else ''}, {dotted}"


def explain(error: ValidationError, file: SettingsFile, model: type[BaseModel], prefix: str) -> str:
    """All faults of the settings, one a line: where, what was got, what is valid."""
    lines = []
    for fault in error.errors():
        place = tuple(fault["loc"])
        if place[-1:] == ("[key]",):
            place = place[:-2]
        where = _where(file, _untagged(place), prefix)
        if fault["type"] == "extra_forbidden":
            lines.append(f"{where}: no such setting. {_advice(model, place)}")
        elif fault["type"] == "missing":
            lines.append(f"{where}: is missing. {_advice(model, place)}")
        elif fault["type"].startswith("union_tag"):
            lines.append(f"{_where(file, (*place, 'kind'), prefix)}: {_kinds(fault)}")
        else:
            lines.append(f"{where}: got {fault['input']!r}. {_expected(fault)}{_advice(model, place)}")
    return "\n".join(lines)


def _kinds(fault: ErrorDetails) -> str:
    """What is said of a section that is one of several and does not say which, or wrongly."""
    said = fault["ctx"]
    known = ", ".join(re.findall(r"'(\w+)'", said.get("expected_tags", "")))
    if "tag" not in said:
        return 'is missing. Say what the source is, such as kind = "files"'
    near = difflib.get_close_matches(said["tag"], known.split(", "), n=1)
    return f"got {said['tag']!r}. Expected one of {known}" + (f"; did you mean {near[0]}?" if near else "")


def _expected(fault: ErrorDetails) -> str:
    """What pydantic says; where it speaks of its own types and patterns, other words or the description alone."""
    name = ".".join(step for step in fault["loc"] if isinstance(step, str))
    match fault["type"]:
        case "model_type" if len(fault["loc"]) == 1:
            return f"Expected a section, [{name}]. "
        case "model_type":
            return f"Expected sections, each written as [[{name}]]. "
        case "tuple_type":
            return "Expected a list. "
        case "string_pattern_mismatch":
            return ""
        case _:
            return f"{fault['msg']}. "
