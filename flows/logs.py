"""The log: a file in the work folder, and stderr, as text for a terminal or JSON for machines."""

import json
import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final, Literal

from flows.errors import WrongUseError, no_work_dir

_PLAIN: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_FILE_BYTES: Final = 5 * 2**20
_TEXT: Final = "%(asctime)s %(levelname)s %(message)s"


class JsonFormatter(logging.Formatter):
    """A record as one JSON object: time, level, logger, message and what the caller added."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's line."""
        entry: dict[str, object] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        entry |= {name: value for name, value in vars(record).items() if name not in _PLAIN}
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=str)


def set_up_logs(work_dir: Path, log_format: Literal["auto", "text", "json"]) -> None:
    """Send the log of `tidings.*` to `logs/tidings.log` of the work folder (JSON) and to stderr.

    On a terminal stderr gets warnings only, since the bar tells the rest; elsewhere it gets the stages too.

    Raises:
        WrongUseError: the work folder cannot be written to.
    """
    is_terminal = sys.stderr.isatty()
    as_text = log_format == "text" or (log_format == "auto" and is_terminal)
    folder = work_dir / "logs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(folder / "tidings.log", maxBytes=_FILE_BYTES, backupCount=3, encoding="utf-8")
    except OSError as error:
        raise WrongUseError(no_work_dir(work_dir, error)) from error
    file.setFormatter(JsonFormatter())
    console = logging.StreamHandler()
    console.setFormatter(logging.Formatter(_TEXT, "%H:%M:%S") if as_text else JsonFormatter())
    console.setLevel(logging.WARNING if is_terminal else logging.INFO)
    logger = logging.getLogger("tidings")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(file)
    logger.addHandler(console)
