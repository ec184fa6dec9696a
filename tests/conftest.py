"""What tests of several folders need: the gazetteer, built once for all of them."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.steps.gazetteer import is_current

BUILT = (os.environ.get("TIDINGS_GAZETTEER", ""), Path(__file__).parents[1] / ".tidings" / "gazetteer.parquet")
BUILD = "import sys; from pathlib import Path; from flows.steps.gazetteer import prepare_gazetteer as build; " + (
    "build(Path(sys.argv[1]))"
)


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of places: one that a run has built from the same sources, else built by the first who asks."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    path = shared / "gazetteer.parquet"
    with (shared / "gazetteer.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            built = next((Path(each) for each in BUILT if each and is_current(Path(each))), None)
            if built:
                shutil.copyfile(built, path)
            else:
                subprocess.run([sys.executable, "-c", BUILD, str(path)], check=True)
    return path
