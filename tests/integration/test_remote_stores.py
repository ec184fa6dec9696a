"""Files in an S3-compatible store and on an SFTP server, with keys out of the environment."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("remote_stores.py")


@pytest.mark.slow
def test_folders_patterns_and_files_of_s3_and_sftp(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path, "news", "news/**/*.html", "news/2014/05/a.txt", "none"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env=os.environ | {"DESK_KEY": "desk", "DESK_SECRET": "secret", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    for where in ("", "/"):
        assert found[f"{where}news"][:2] == ["2014/05/a.txt", "2014/06/b.html"]
        assert found[f"{where}news"][2].startswith("got 2 bytes that are no text")
        assert found[f"{where}news/**/*.html"] == ["2014/06/b.html"]
        assert found[f"{where}news/2014/05/a.txt"] == ["2014/05/a.txt"]
        (missing,) = found[f"{where}none"]
        assert "cannot be listed: it is not there" in missing
    (refused,) = found["wrong password"]
    assert "cannot be listed: Authentication failed" in refused
    (nobody,) = found["nobody there"]
    assert "sftp://127.0.0.1:1/news cannot be listed" in nobody
