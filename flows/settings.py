"""The settings: one typed object, read once from `tidings.toml` and `TIDINGS_*` environment variables."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from flows.errors import WrongUseError
from flows.settings_fetch import FetchSettings
from flows.settings_file import SettingsFile, explain, variable_of
from flows.settings_schedules import SchedulesSettings
from flows.settings_sections import KEY_VARIABLE, CoderSettings, ComputeSettings, LineageSettings, Section
from flows.settings_sources import Sources
from flows.settings_variables import faulty_variables

PREFIX: Final = "TIDINGS_"
CONFIG_VARIABLE: Final = "TIDINGS_CONFIG"
DEFAULT_FILE: Final = "tidings.toml"

Share = Annotated[float, Field(ge=0, le=1)]


def usable_cores() -> int:
    """The cores that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class ExpectationSettings(Section):
    """An expectation of the user's own: a query that gives the rows against it."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", description="Lower-case letters, digits, underscores.")]
    table: Annotated[str, Field(pattern=r"^[a-z]+\.[a-z0-9_]+$", description="A table, `layer.name`.")]
    sql: Annotated[str, Field(min_length=1, description="A query that gives the rows that should not be.")]
    column: Annotated[str | None, Field(description="The column that it is about, if it is one.")] = None
    severity: Annotated[
        Literal["critical", "warning"], Field(description="`critical` stops the publication, `warning` is shown.")
    ] = "critical"


class AuditSettings(Section):
    """What the audit lets pass, besides what the tables declare."""

    largest_drop: Annotated[
        Share, Field(description="Share of events or mentions that a load may make vanish: 0 to 1.")
    ] = 0.5
    most_unknown_sources: Annotated[
        Share, Field(description="Share of asserted events without a known source before a warning: 0 to 1.")
    ] = 0.6
    most_unknown_places: Annotated[
        Share, Field(description="Share of asserted events without a place before a warning: 0 to 1.")
    ] = 0.6
    most_of_one_type: Annotated[
        Share, Field(description="Share of asserted events of one type before a warning: 0 to 1.")
    ] = 0.8
    most_days_old: Annotated[
        int, Field(ge=1, description="Days since the newest article came in before a warning: a whole number.")
    ] = 30
    fewest_to_compare: Annotated[
        int, Field(ge=1, description="Rows from which on drops and shares are judged: a whole number.")
    ] = 50
    expectation: Annotated[
        tuple[ExpectationSettings, ...],
        Field(description="Expectations of your own, each a section [[audit.expectation]]."),
    ] = ()


class Settings(BaseSettings):
    """All settings. Environment variables are called `TIDINGS_` and the name, with `__` between section and name."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_ignore_empty=True,
        frozen=True,
        extra="forbid",
        validate_default=False,
    )

    work_dir: Annotated[Path, Field(description="The folder of the store, the build file and the audit's pages.")] = (
        Path(".tidings")
    )
    published: Annotated[Path, Field(description="The file that readers open.")] = Path("tidings.duckdb")
    workers: Annotated[
        int, Field(ge=1, le=1024, default_factory=usable_cores, description="Processes: a whole number, 1 or more.")
    ]
    batch_size: Annotated[int, Field(ge=1, le=100_000, description="Documents a batch: a whole number, 1 or more.")] = (
        100
    )
    memory_limit: Annotated[
        str | None,
        Field(
            pattern=r"^[0-9]+(\.[0-9]+)? ?([KMGT]i?B|%)$",
            description="The most memory that the database may use, such as `4GB` or `50%`.",
        ),
    ] = None
    gazetteer: Annotated[
        Path | None, Field(description="The file of places; by default in the work folder. It is built when missing.")
    ] = None
    geonames: Annotated[
        tuple[Path, ...],
        Field(description="Dumps of GeoNames to add to the places: allCountries.zip, cities500.zip, SY.zip …"),
    ] = ()
    corrections: Annotated[
        Path | None, Field(description="The file of corrections; by default corrections.toml here, if there is one.")
    ] = None
    log_format: Annotated[
        Literal["auto", "text", "json"],
        Field(description="`text`, `json`, or `auto`: text on a terminal, JSON elsewhere."),
    ] = "auto"
    data_docs_url: Annotated[
        str | None,
        Field(pattern=r"^https?://", description="Where the folder of the audit's pages is served: an http address."),
    ] = None
    source: Annotated[Sources, Field(description="What to read when no paths are named.")] = ()
    coder: Annotated[CoderSettings, Field(description="Who codes: rules, or a model of your own.")] = CoderSettings()
    compute: Annotated[ComputeSettings, Field(description="Where batches are worked on.")] = ComputeSettings()
    lineage: Annotated[LineageSettings, Field(description="Whom to tell which tables were made from which.")] = (
        LineageSettings()
    )
    fetch: Annotated[FetchSettings, Field(description="How the network is asked.")] = FetchSettings()
    schedules: Annotated[SchedulesSettings, Field(description="When `tidings serve` runs what.")] = SchedulesSettings()
    audit: Annotated[AuditSettings, Field(description="What the audit lets pass.")] = AuditSettings()

    @property
    def store_dir(self) -> Path:
        """The raw bytes, by their content."""
        return self.work_dir / "store"

    @property
    def batches_dir(self) -> Path:
        """Batches on their way into the warehouse."""
        return self.work_dir / "batches"

    @property
    def build_file(self) -> Path:
        """The database that only the writer opens."""
        return self.work_dir / "build.duckdb"

    @property
    def docs_dir(self) -> Path:
        """The audit's pages."""
        return self.work_dir / "data_docs"

    @property
    def corrections_file(self) -> Path | None:
        """The corrections by users; None if there are none."""
        default = Path("corrections.toml")
        return self.corrections or (default if default.is_file() else None)

    @property
    def gazetteer_file(self) -> Path:
        """The places, built once."""
        return self.gazetteer or self.work_dir / "gazetteer.parquet"

    @property
    def answers_file(self) -> Path:
        """The answers of models, kept so that nothing is asked twice."""
        return self.work_dir / "answers.sqlite"

    @property
    def summary_file(self) -> Path:
        """The summary of the last run, for machines."""
        return self.work_dir / "summary.json"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment comes before what `load_settings` read from the file and passed in."""
        del settings_cls, dotenv_settings, file_secret_settings
        return env_settings, init_settings


def settings_path(config: Path | None, environment: Mapping[str, str] = os.environ) -> Path | None:
    """The settings file to read: the one named, else `TIDINGS_CONFIG`, else `tidings.toml` here; None if there is none.

    Raises:
        WrongUseError: a file was named that does not exist.
    """
    named = config or (Path(environment[CONFIG_VARIABLE]) if environment.get(CONFIG_VARIABLE) else None)
    if named is None:
        return Path(DEFAULT_FILE) if Path(DEFAULT_FILE).is_file() else None
    if not named.is_file():
        how = "--config" if config else CONFIG_VARIABLE
        raise WrongUseError(f"{how} names {named}, which is no file: name an existing settings file or leave it out")
    return named


def _key_variables(file: SettingsFile) -> set[str]:
    """The variables that the file or the environment name for the key of the endpoint, read before any is checked."""
    coder = file.values.get("coder")
    name = variable_of(("coder", "key_variable"), PREFIX)
    named = [value for variable, value in os.environ.items() if variable.upper() == name]
    if isinstance(coder, dict):
        named.append(str(coder.get("key_variable")))
    return set(named)


def load_settings(config: Path | None = None, *, coder: str | None = None, **chosen: object) -> Settings:
    """Read the settings: the file first, environment variables over it, `chosen` (checked already) over all.

    `coder` is the kind of coder, in place of `coder.kind`.

    Paths in the file are below the file's folder, all others below the working directory.

    Raises:
        WrongUseError: the file is no TOML, or a value is not what it should be; all faults are told at once.
    """
    path = settings_path(config)
    file = SettingsFile.read(path) if path else SettingsFile()
    faults = faulty_variables(Settings, PREFIX, {CONFIG_VARIABLE, KEY_VARIABLE, *_key_variables(file)})
    if faults:
        raise WrongUseError("\n".join(faults))
    try:
        settings = Settings(**file.values_with_paths(Settings))
    except ValidationError as error:
        raise WrongUseError(explain(error, file, Settings, PREFIX)) from error
    if coder is not None:
        chosen["coder"] = settings.coder.model_copy(update={"kind": coder})
    return settings.model_copy(update={name: value for name, value in chosen.items() if value is not None})
