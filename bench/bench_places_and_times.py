"""Places and times of news texts without a parser, in documents of 2,000 characters a second of one core.

`python -m bench.bench_places_and_times [TEXTS.jsonl]`: lines with `text` and `lang`; the samples in plain text and
JSON Lines by default, joined by language and cut at 2,000 characters. Each document is seen once a round, and the
gazetteer forgets between rounds the names that it was asked for.
"""

import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from flows.steps.coding import opened_gazetteer
from flows.steps.gazetteer import prepare_gazetteer
from schemas.coded import CodedDocument, InputDocument
from schemas.contract import DocumentLine
from transforms.documents.prepare import input_document
from transforms.resolving.gazetteer import Gazetteer
from transforms.resolving.places import find_places
from transforms.resolving.times import document_times

SAMPLES: Final = Path(__file__).parents[1] / "samples"
LENGTH: Final = 2_000
BATCH: Final = 64
ROUNDS: Final = 5


def sample_lines() -> Iterator[DocumentLine]:
    """The samples of each language, in plain text and JSON Lines."""
    decoder = msgspec.json.Decoder(DocumentLine)
    for path in sorted(SAMPLES.glob("??/*.txt")):
        yield DocumentLine(id=path.name, text=path.read_text(encoding="utf-8"), lang=path.parent.name)
    for path in sorted(SAMPLES.glob("??/*.jsonl")):
        for line in path.read_bytes().splitlines():
            yield msgspec.structs.replace(decoder.decode(line), lang=path.parent.name)


def documents_of(lines: Iterator[DocumentLine]) -> list[InputDocument]:
    """Documents of `LENGTH` characters, from the texts of each language joined; the rest of each is left out."""
    texts: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        texts[line.lang or "en"].append(line.text)
    cut = []
    for language, parts in texts.items():
        joined = "\n\n".join(parts)
        for start in range(0, len(joined) - LENGTH + 1, LENGTH):
            text = joined[start : start + LENGTH]
            cut.append(DocumentLine(id=f"{language}-{start}", text=text, lang=language, date="2021-07-15"))
    return [input_document(line) for line in cut]


def one_round(documents: list[InputDocument], gazetteer: Gazetteer) -> tuple[float, float]:
    """Seconds of processor time for places and for times."""
    coded = [CodedDocument(each.id, each.language, "none", "0") for each in documents]
    gazetteer.forget()
    begin = time.process_time()
    for start in range(0, len(documents), BATCH):
        find_places(documents[start : start + BATCH], coded[start : start + BATCH], gazetteer)
    middle = time.process_time()
    for document in documents:
        document_times(document)
    return middle - begin, time.process_time() - middle


def main() -> None:
    """Print how fast the gazetteer loads, what it takes, and documents a second; the best of the rounds."""
    lines = sample_lines()
    if len(sys.argv) > 1:
        decoder = msgspec.json.Decoder(DocumentLine)
        lines = map(decoder.decode, Path(sys.argv[1]).read_bytes().splitlines())
    documents = documents_of(lines)
    with tempfile.TemporaryDirectory() as folder:
        path = prepare_gazetteer(Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "gazetteer.parquet")
        begin = time.perf_counter()
        gazetteer = opened_gazetteer(path)
    print(f"gazetteer loads in {time.perf_counter() - begin:.2f} s, {len(gazetteer):,} names")
    rounds = [one_round(documents, gazetteer) for _ in range(ROUNDS)]
    places, times = (min(each) for each in zip(*rounds, strict=True))
    print(
        f"{len(documents)} documents of {LENGTH} characters: places {len(documents) / places:.0f},"
        f" times {len(documents) / times:.0f}, together {len(documents) / (places + times):.0f} documents/s a core"
    )
    print(f"peak memory of the process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
