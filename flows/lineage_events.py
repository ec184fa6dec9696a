"""OpenLineage events of a run: its start and end, and one job a table with what it was made from."""

import datetime as dt
import logging
import os
import platform
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol
from uuid import UUID, uuid4

from flows.errors import WrongUseError
from flows.settings_sections import LineageSettings
from schemas.catalog import table_named
from schemas.ddl import sql_type
from schemas.lineage import ARTICLES

if TYPE_CHECKING:
    import duckdb
    from openlineage.client import OpenLineageClient
    from openlineage.client.event_v2 import InputDataset, OutputDataset

PRODUCER: Final = "tidings"
_JOB: Final = "tidings"
_log = logging.getLogger("tidings.lineage")


class RunEvents(Protocol):
    """Who is told of a run's start and end."""

    def began(self) -> None:
        """The run begins."""

    def ended(self, connection: "duckdb.DuckDBPyConnection", load_id: int) -> None:
        """The run is done; it made a load, or none (0)."""

    def failed(self, reason: str) -> None:
        """The run failed."""


class Silent:
    """Tells nobody."""

    def began(self) -> None:
        """Say nothing."""

    def ended(self, connection: "duckdb.DuckDBPyConnection", load_id: int) -> None:
        """Say nothing."""

    def failed(self, reason: str) -> None:
        """Say nothing."""


def events_of(settings: LineageSettings, build_file: Path) -> RunEvents:
    """Who is told of a run, as the settings say.

    Raises:
        WrongUseError: the extra is not installed, or the transport lacks its address or file.
    """
    if settings.transport == "none":
        return Silent()
    return OpenLineage(_client(settings), settings.namespace, build_file)


class OpenLineage:
    """Tells a catalogue by OpenLineage; one that does not listen is only logged: the run does not depend on it."""

    def __init__(self, client: "OpenLineageClient", namespace: str, build_file: Path) -> None:
        self._client = client
        self._namespace = namespace
        # OpenLineage names a dataset by where it is and what it is called there.
        self._store = f"duckdb://{platform.node()}{build_file.absolute()}"
        self._run = uuid4()

    def began(self) -> None:
        """Tell that the run begins."""
        self._tell("START", _JOB, self._run)

    def ended(self, connection: "duckdb.DuckDBPyConnection", load_id: int) -> None:
        """Tell that the run is done, and of every table that its load touched what it was made from."""
        for output, inputs, count in _made(connection, load_id):
            told = partial(self._tell, job=f"{_JOB}.{output}", run=uuid4(), is_part=True)
            told("START")
            told("COMPLETE", inputs=[self._input(each) for each in inputs], outputs=[self._output(output, count)])
        self._tell("COMPLETE", _JOB, self._run)

    def failed(self, reason: str) -> None:
        """Tell that the run failed, and why."""
        from openlineage.client.facet_v2 import error_message_run

        error = error_message_run.ErrorMessageRunFacet(message=reason, programmingLanguage="PYTHON")
        self._tell("FAIL", _JOB, self._run, facets={"errorMessage": error})

    def _tell(  # noqa: PLR0913 - the parts of an event
        self,
        state: str,
        job: str,
        run: UUID,
        *,
        is_part: bool = False,
        inputs: "list[InputDataset] | None" = None,
        outputs: "list[OutputDataset] | None" = None,
        facets: dict[str, Any] | None = None,
    ) -> None:
        from openlineage.client.event_v2 import Job, Run, RunEvent, RunState
        from openlineage.client.facet_v2 import parent_run

        facets = dict(facets or {})
        if is_part:
            whole = parent_run.Job(namespace=self._namespace, name=_JOB)
            facets["parent"] = parent_run.ParentRunFacet(run=parent_run.Run(runId=str(self._run)), job=whole)
        event = RunEvent(
            eventType=RunState[state],
            eventTime=dt.datetime.now(dt.UTC).isoformat(),
            run=Run(runId=str(run), facets=facets),
            job=Job(namespace=self._namespace, name=job),
            inputs=inputs or [],
            outputs=outputs or [],
            producer=PRODUCER,
        )
        try:
            self._client.emit(event)
        except Exception as error:  # noqa: BLE001 - transports raise what they like, and the run goes on
            _log.warning("an OpenLineage event could not be sent: %s: %s", type(error).__name__, error)

    def _input(self, name: str) -> "InputDataset":
        from openlineage.client.event_v2 import InputDataset

        where = f"{PRODUCER}://sources" if name == ARTICLES else self._store
        return InputDataset(namespace=where, name=name)

    def _output(self, name: str, count: int) -> "OutputDataset":
        from openlineage.client.event_v2 import OutputDataset
        from openlineage.client.facet_v2 import output_statistics_output_dataset as statistics
        from openlineage.client.facet_v2 import schema_dataset

        fields = [
            schema_dataset.SchemaDatasetFacetFields(name=column, type=sql_type(kind), description=kind.description)
            for column, kind in table_named(name).columns().items()
        ]
        return OutputDataset(
            namespace=self._store,
            name=name,
            facets={"schema": schema_dataset.SchemaDatasetFacet(fields=fields)},
            outputFacets={"outputStatistics": statistics.OutputStatisticsOutputDatasetFacet(rowCount=count)},
        )


def _made(connection: "duckdb.DuckDBPyConnection", load_id: int) -> Iterator[tuple[str, list[str], int]]:
    """The tables that a load touched, what each was made from, and the rows that came or changed."""
    yield from connection.execute(
        "SELECT output_name, list_sort(list(input_name)), any_value(inserted_count + updated_count) AS touched"
        " FROM ops.lineage WHERE load_id = ? GROUP BY output_name"
        " HAVING any_value(inserted_count + updated_count + deleted_count) > 0 ORDER BY output_name",
        [load_id],
    ).fetchall()


def _client(settings: LineageSettings) -> "OpenLineageClient":
    try:
        from openlineage.client import OpenLineageClient
    except ImportError as error:
        raise WrongUseError(
            f'lineage.transport is "{settings.transport}", which needs the extra: pip install "tidings[lineage]"'
        ) from error
    if settings.transport == "file":
        if settings.file is None:
            raise WrongUseError('lineage.transport is "file", but lineage.file is not set: name the file to add to')
        settings.file.absolute().parent.mkdir(parents=True, exist_ok=True)
        transport = {"type": "file", "log_file_path": str(settings.file.absolute()), "append": True}
    else:
        if settings.url is None:
            raise WrongUseError(
                'lineage.transport is "http", but lineage.url is not set: give the catalogue\'s address'
            )
        transport = {"type": "http", "url": settings.url, "timeout": settings.timeout, "retry": {"total": 1}}
        key = os.environ.get(settings.key_variable)
        if key:
            transport["auth"] = {"type": "api_key", "apiKey": key}
    return OpenLineageClient(config={"transport": transport})
