"""A first and a second `tidings run` over the samples: seconds by stage and peak memory of the whole process tree."""

import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

SAMPLES = Path(__file__).parents[1] / "samples"


def peak_memory(process: subprocess.Popen[bytes], stop: threading.Event) -> int:
    """Largest sum of proportional memory (PSS) of a process and its children, in bytes, until it stops."""
    peak, root = 0, psutil.Process(process.pid)
    while not stop.is_set():
        try:
            tree = [root, *root.children(recursive=True)]
            peak = max(peak, sum(each.memory_full_info().pss for each in tree))
        except psutil.NoSuchProcess:
            break
        time.sleep(0.05)
    return peak


def run(folder: Path) -> tuple[float, int]:
    """One `tidings run --no-prefect` in a folder; seconds and peak memory in bytes.

    Raises:
        RuntimeError: the run failed.
    """
    command = [str(Path(sys.executable).parent / "tidings"), "run", str(SAMPLES), "--no-prefect"]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    stop, peaks = threading.Event(), []
    watcher = threading.Thread(target=lambda: peaks.append(peak_memory(process, stop)))
    watcher.start()
    _, errors = process.communicate()
    stop.set()
    watcher.join()
    if process.returncode not in {0, 3}:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {errors.decode()}")
    return time.perf_counter() - start, peaks[0]


def main() -> None:
    """Print the figures of a first run (empty store, no gazetteer) and of a second one."""
    with tempfile.TemporaryDirectory() as name:
        for title in ("first", "second"):
            seconds, peak = run(Path(name))
            print(f"{title:7} {seconds:6.1f} s   peak memory {peak / 2**20:7.0f} MiB")
            summary = next(Path(name).glob(".tidings/*summary*.json"), None)
            if summary:
                stages = json.loads(summary.read_text()).get("stages", {})
                print("        " + ", ".join(f"{stage} {took:.1f} s" for stage, took in stages.items()))


if __name__ == "__main__":
    main()
