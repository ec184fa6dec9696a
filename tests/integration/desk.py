"""A desk to run `tidings` at: a folder with a few short articles, and real processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb

from schemas.catalog import TABLES
from schemas.tables import layer_of

ARTICLES = {
    "bridge.txt": "date 2013-04-09\nGunmen attacked an army patrol near Mosul on Monday, killing two soldiers.",
    "pont.txt": (
        "date 2013-04-09\nDes hommes armés ont attaqué lundi une patrouille de l'armée près de Mossoul, "
        "tuant deux soldats."
    ),
    "strike.txt": "date 2012-11-15\nMiners in Peru went on strike on Wednesday to demand higher pay.",
    "envoy.txt": "date 2011-03-02\nFrance expelled three Libyan diplomats on Tuesday. Tripoli condemned the decision.",
    "talks.txt": "date 2014-02-18\nKenya and Uganda held talks in Nairobi on Monday about fishing on the lake.",
    "release.txt": "date 2012-04-03\nThe rebels released ten hostages on Monday near Villavicencio, officials said.",
}
TIDINGS = str(Path(sys.executable).parent / "tidings")


def start(folder: Path, places: Path, *words: str, **variables: str) -> subprocess.Popen[str]:
    """Start `tidings` in a folder, with more environment variables if given."""
    ours = {"TIDINGS_GAZETTEER": str(places), "TIDINGS_WORKERS": "1", "TIDINGS_LOG_FORMAT": "json"}
    environment = os.environ | ours | variables
    return subprocess.Popen(
        [TIDINGS, *words], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(folder: Path, places: Path, *paths: str) -> tuple[int, str, str]:
    """Run `tidings run --no-prefect`; exit code, standard output, standard error."""
    return call(folder, places, "run", *paths, "--no-prefect")


def call(folder: Path, places: Path, *words: str) -> tuple[int, str, str]:
    """Run `tidings` to its end; exit code, standard output, standard error."""
    process = start(folder, places, *words)
    out, errors = process.communicate(timeout=300)
    return process.returncode, out, errors


def write(folder: Path, names: list[str]) -> None:
    """Write some of the articles, all last modified at one moment."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(ARTICLES[name], encoding="utf-8")
        os.utime(folder / name, (1_400_000_000, 1_400_000_000))


def rows(published: Path) -> dict[str, list[str]]:
    """All rows of core in a published file without their load, in a fixed order."""
    with duckdb.connect(str(published), read_only=True) as connection:
        return {
            table.full_name: sorted(
                json.dumps(row, default=str)
                for row in connection.execute(f"SELECT * EXCLUDE load_id FROM {table.full_name}").fetchall()
            )
            for table in TABLES
            if layer_of(table) == "core"
        }
