"""Step `gazetteer`: the file of places, built once and again when its sources change."""

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import polars as pl

from flows.atomic import replaced
from flows.errors import WrongUseError
from flows.version import dumps_version, gazetteer_version

_VERSION_KEY = "tidings.gazetteer_version"
_EXPECTED: Final = (
    "expected a dump of GeoNames: tab-separated text of 19 columns without a header, as in allCountries.zip,"
    " cities500.zip or the file of a country such as SY.zip, zipped or not; correct `geonames` in the settings"
)


def is_current(path: Path, dumps: Sequence[Path] = ()) -> bool:
    """Whether the file is there and was built from the sources as they are."""
    try:
        return path.is_file() and pl.read_parquet_metadata(path).get(_VERSION_KEY) == _version(dumps)
    except (OSError, pl.exceptions.PolarsError):
        return False


def prepare_gazetteer(path: Path, dumps: Sequence[Path] = ()) -> Path:
    """Build the gazetteer if it is not there or outdated; takes about 20 seconds without dumps, and no network.

    Args:
        path: where it is kept.
        dumps: dumps of GeoNames to add, as their site offers them.

    Returns:
        The file, as `transforms.resolving.gazetteer.load_gazetteer` reads it.

    Raises:
        WrongUseError: a dump is missing or is none.
    """
    if not is_current(path, dumps):
        from transforms.resolving.gazetteer import build_gazetteer

        version = _version(dumps)
        with ExitStack() as stack:
            frame = build_gazetteer([stack.enter_context(_opened(dump, path.parent)) for dump in dumps])
        with replaced(path) as temporary:
            frame.write_parquet(temporary, metadata={_VERSION_KEY: version})
    return path


def _version(dumps: Sequence[Path]) -> str:
    return f"{gazetteer_version()}+{dumps_version(dumps)}" if dumps else gazetteer_version()


@contextmanager
def _opened(dump: Path, folder: Path) -> Iterator[pl.LazyFrame]:
    """A dump as a frame that is read when it is asked for; a zip is unpacked into a folder beside the gazetteer."""
    if not zipfile.is_zipfile(dump):
        yield _scanned(dump, dump)
        return
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(dump) as archive, tempfile.TemporaryDirectory(dir=folder, prefix=".geonames-") as unpacked:
        names = [name for name in archive.namelist() if name.endswith(".txt") and name.lower() != "readme.txt"]
        if len(names) != 1:
            raise WrongUseError(f"{dump}: got a zip with {archive.namelist()[:5]}; {_EXPECTED}")
        yield _scanned(Path(archive.extract(names[0], unpacked)), dump)


def _scanned(file: Path, dump: Path) -> pl.LazyFrame:
    from transforms.resolving.gazetteer_dump import DUMP_SCHEMA

    with file.open("rb") as stream:
        columns = stream.readline().count(b"\t") + 1
    if columns != len(DUMP_SCHEMA):
        raise WrongUseError(f"{dump}: its first line has {columns} columns; {_EXPECTED}")
    return pl.scan_csv(file, separator="\t", has_header=False, quote_char=None, schema=DUMP_SCHEMA)
