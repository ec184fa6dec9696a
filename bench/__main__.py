"""`python -m bench [NAME …]`: run the benchmarks, each in a process of its own, and print their figures."""

import subprocess
import sys
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))


def main(wanted: list[str]) -> int:
    """Run the wanted benchmarks (all, if none is named); the exit code of the first that fails, else 0."""
    unknown = sorted(set(wanted) - set(NAMES))
    if unknown:
        sys.stderr.write(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(NAMES)}\n")
        return 2
    codes = [
        subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode for name in wanted or NAMES
    ]
    return next((code for code in codes if code), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
