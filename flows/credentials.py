"""Secrets of settings: named there, kept in environment variables or in Prefect's blocks, never in the file."""

import os
from typing import TYPE_CHECKING, Final, cast

from flows.errors import WrongUseError

if TYPE_CHECKING:
    from prefect.blocks.system import Secret

_VARIABLE: Final = "$"
_BLOCK: Final = "block:"


def revealed(value: str, what: str) -> str:
    """What a setting stands for: `$NAME` a variable, `block:NAME` a Secret block of Prefect, all else itself.

    Args:
        value: the setting.
        what: the setting's name, for messages.

    Raises:
        WrongUseError: there is no such variable or block.
    """
    if value.startswith(_VARIABLE):
        name = value.removeprefix(_VARIABLE)
        if name not in os.environ:
            raise WrongUseError(
                f"{what} names the environment variable {name}, which is not set: set it, then try again"
            )
        return os.environ[name]
    if value.startswith(_BLOCK):
        return _of_block(value.removeprefix(_BLOCK), what)
    return value


def _of_block(name: str, what: str) -> str:
    from prefect.blocks.system import Secret

    try:
        secret = cast("Secret[str]", Secret.load(name))  # no coroutine where no loop runs
    except ValueError as error:
        raise WrongUseError(
            f"{what} names the Prefect block {name}, which is not there: make a Secret block of that name on the page"
            " of the Prefect server"
        ) from error
    return str(secret.get())
