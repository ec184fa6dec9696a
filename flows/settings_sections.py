"""Sections of the settings of their own: the coder and its model, where batches are worked on, whom to tell of it."""

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from flows.errors import WrongUseError

KEY_VARIABLE: Final = "TIDINGS_LLM_KEY"
"""Where the key of the endpoint is looked for unless the settings name another variable."""

Count = Annotated[int, Field(ge=1)]
Money = Annotated[float, Field(ge=0)]
Seconds = Annotated[float, Field(gt=0, le=3600)]


class Section(BaseModel):
    """A section: read once, unknown names refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CoderSettings(Section):
    """Who codes, and how a model is asked."""

    kind: Annotated[
        Literal["rules", "llm"], Field(description="`rules`, or `llm`: a model behind an OpenAI-compatible endpoint.")
    ] = "rules"
    endpoint: Annotated[
        str | None,
        Field(pattern=r"^https?://[^\s]+$", description="Address of the endpoint, such as http://localhost:11434/v1."),
    ] = None
    model: Annotated[str | None, Field(min_length=1, description="Name of the model, as the endpoint calls it.")] = None
    key_variable: Annotated[
        str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", description="Environment variable that holds the key, if any.")
    ] = KEY_VARIABLE
    structured: Annotated[
        Literal["json_schema", "json_object", "none"],
        Field(description="How the form of answers is asked for: `json_schema`, `json_object` or `none`."),
    ] = "json_schema"
    concurrency: Annotated[
        int, Field(ge=1, le=256, description="Requests under way at a time: a whole number, 1 or more.")
    ] = 4
    timeout: Annotated[Seconds, Field(description="Seconds to wait for an answer.")] = 120.0
    attempts: Annotated[int, Field(ge=1, le=20, description="Times that a request is tried: a whole number.")] = 5
    first_wait: Annotated[
        Seconds, Field(description="Seconds before the second try; doubled for each further one.")
    ] = 1.0
    longest_wait: Annotated[Seconds, Field(description="Seconds that are waited at most before a try.")] = 60.0
    output_limit: Annotated[Count, Field(description="Tokens of an answer, at most: a whole number.")] = 4096
    output_limit_name: Annotated[
        Literal["max_tokens", "max_completion_tokens"],
        Field(description="How the endpoint calls that limit: `max_tokens` or `max_completion_tokens`."),
    ] = "max_tokens"
    most_requests: Annotated[Count | None, Field(description="Requests a run, at most: a whole number.")] = None
    most_tokens: Annotated[Count | None, Field(description="Tokens a run, asked and answered, at most.")] = None
    most_money: Annotated[Money | None, Field(description="What a run may cost, in the currency of the prices.")] = None
    price_in: Annotated[Money, Field(description="Price of a million tokens asked.")] = 0.0
    price_out: Annotated[Money, Field(description="Price of a million tokens answered.")] = 0.0


class ComputeSettings(Section):
    """Where batches are worked on."""

    runner: Annotated[
        Literal["local", "dask"], Field(description="`local`: processes here; `dask`: the workers of a Dask cluster.")
    ] = "local"
    address: Annotated[
        str | None,
        Field(pattern=r"^[a-z]+://[^\s]+$", description="Address of the Dask scheduler, such as tcp://scheduler:8786."),
    ] = None


class LineageSettings(Section):
    """Whom to tell by OpenLineage which tables were made from which."""

    transport: Annotated[
        Literal["none", "file", "http"], Field(description="`none`, `file`, or `http`: a catalogue such as Marquez.")
    ] = "none"
    file: Annotated[Path | None, Field(description="The file to which events are added, a line each.")] = None
    url: Annotated[
        str | None,
        Field(pattern=r"^https?://[^\s]+$", description="Address of the catalogue, such as http://host:5000."),
    ] = None
    key_variable: Annotated[
        str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", description="Environment variable that holds the key, if any.")
    ] = "TIDINGS_LINEAGE_KEY"
    namespace: Annotated[str, Field(min_length=1, description="What the jobs of this warehouse are filed under.")] = (
        "tidings"
    )
    timeout: Annotated[Seconds, Field(description="Seconds to wait for the catalogue.")] = 5.0


def model_and_address(settings: CoderSettings) -> tuple[str, str]:
    """Model and address of the endpoint.

    Raises:
        WrongUseError: one of them is not set.
    """
    missing = [name for name in ("endpoint", "model") if getattr(settings, name) is None]
    if settings.model is None or settings.endpoint is None:
        names = " and ".join(f"coder.{name}" for name in missing)
        raise WrongUseError(
            f'the coder is "llm", but {names} is not set: say in tidings.toml under [coder] which endpoint and model to'
            ' ask, such as endpoint = "http://localhost:11434/v1", or choose the coder "rules"'
        )
    return settings.model, settings.endpoint.rstrip("/")
