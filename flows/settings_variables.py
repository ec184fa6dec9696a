"""Environment variables that set something: which there are, and what is wrong with those given."""

import difflib
import os

import msgspec
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from flows.settings_file import fields_at, variable_of


def faulty_variables(model: type[BaseModel], prefix: str, also: set[str]) -> list[str]:
    """Complaints about environment variables that start like ours and name no setting, or hold what cannot be read.

    Args:
        model: the settings.
        prefix: what names of our variables start with.
        also: variables that are no settings, but ours.
    """
    complaints = []
    for variable, value in sorted(os.environ.items()):
        if not variable.upper().startswith(prefix) or variable in also or not value:
            continue
        place = tuple(variable[len(prefix) :].lower().split("__"))
        try:
            field = fields_at(model, place).get(place[-1])
        except KeyError:
            field = None
        if field is None:
            complaints.append(_unknown(variable, model, prefix))
        elif _is_structured(field) and not _is_json(value):
            complaints.append(
                f"{variable}: got {value!r}, expected JSON, since it stands for a section or a list:"
                f" {field.description} Write it into tidings.toml, which is easier, or set single values, such as"
                f" {variable_of(('audit', 'largest_drop'), prefix)}"
            )
    return complaints


def _unknown(variable: str, model: type[BaseModel], prefix: str) -> str:
    near = difflib.get_close_matches(variable, _names(model, prefix), n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    shown = [
        variable_of((field,), prefix) + ("__*" if _section_of(info) else "")
        for field, info in model.model_fields.items()
    ]
    return f"{variable}: no such setting. There are: {', '.join(shown)}{hint}"


def _names(model: type[BaseModel], prefix: str) -> list[str]:
    """The variables of all settings, those of sections one by one."""
    names = []
    for field, info in model.model_fields.items():
        section = _section_of(info)
        variable = variable_of((field,), prefix)
        names += _names(section, f"{variable}__") if section else [variable]
    return names


def _section_of(info: FieldInfo) -> type[BaseModel] | None:
    annotation = info.annotation
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def _is_structured(info: FieldInfo) -> bool:
    return _section_of(info) is not None or getattr(info.annotation, "__origin__", None) is tuple


def _is_json(value: str) -> bool:
    try:
        msgspec.json.decode(value)
    except msgspec.DecodeError:
        return False
    return True
