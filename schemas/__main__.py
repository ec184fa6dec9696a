"""`python -m schemas DOCS`: write the generated documents into a folder."""

import sys
from pathlib import Path

from schemas.documents import data_dictionary, er_diagram
from schemas.semantics import metrics_page

GENERATED = {"data-dictionary.md": data_dictionary, "star-schema.md": er_diagram, "metrics.md": metrics_page}


def main(folder: Path) -> None:
    """Write every generated document into `folder`."""
    for name, make in GENERATED.items():
        (folder / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
