"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Config = Annotated[
    Path | None,
    typer.Option("--config", help="Settings file; by default tidings.toml here, or what TIDINGS_CONFIG names."),
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, max=1024, help="Worker processes; by default one a core.")
]
Coder = Annotated[
    Literal["rules", "llm"] | None,
    typer.Option(
        "--coder", help="Who codes: rules, or the language model of the settings; by default what coder.kind says."
    ),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")]
