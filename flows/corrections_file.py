"""Reading `corrections.toml`, and telling what is wrong with it."""

from pydantic import ValidationError

from flows.errors import WrongUseError
from flows.settings import Settings
from flows.settings_file import SettingsFile, explain
from schemas.corrections import Corrections


def read_corrections(settings: Settings) -> Corrections:
    """The corrections of the file that the settings name; none where there is no file.

    Raises:
        WrongUseError: the file is named and missing, is no TOML, or holds what is no correction; all faults at once.
    """
    path = settings.corrections_file
    if path is None:
        return Corrections()
    if not path.is_file():
        raise WrongUseError(f"corrections in the settings names {path}, which is no file: name one or leave it out")
    file = SettingsFile.read(path)
    try:
        corrections = Corrections.model_validate(file.values)
    except ValidationError as error:
        raise WrongUseError(explain(error, file, Corrections, "")) from error
    seen: set[int] = set()
    for each in corrections.every():
        key = each.key
        if key in seen:
            raise WrongUseError(f"{path}: {each.kind} of {each.subject} is there twice: take one out")
        seen.add(key)
    return corrections
