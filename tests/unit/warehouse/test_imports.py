"""Heavy libraries are imported where they are used: commands that do not audit must start at once."""

import pkgutil
import subprocess
import sys

import warehouse

LIGHT = [
    module.name
    for module in pkgutil.walk_packages(warehouse.__path__, "warehouse.")
    if module.name != "warehouse.audit_dialect"
]


def test_no_module_imports_great_expectations_or_duckdb() -> None:
    assert len(LIGHT) > 10
    code = (
        f"import importlib, sys\nfor name in {LIGHT}: importlib.import_module(name)\n"
        "heavy = ('great_expectations', 'duckdb_sqlalchemy', 'duckdb', 'pandas')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
