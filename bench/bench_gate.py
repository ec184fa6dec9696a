"""What the gate costs and saves: mentions lost and sentences left unparsed, on the same texts.

`python -m bench.bench_gate [TEXTS.jsonl]`: lines with `text` and `lang`; the French and English samples by default.
"""

import sys
from pathlib import Path

from bench.bench_coding import PIPELINES, lines_of, sample_lines
from schemas.coded import CodedDocument, InputDocument
from transforms.coding.coder import ParsedCoder
from transforms.coding.gate import Gate
from transforms.coding.sentences import Sentence
from transforms.documents.prepare import input_document


class _Open(Gate):
    """A gate that lets every sentence through."""

    def passes(self, sentence: Sentence) -> bool:
        """Yes, whatever it says."""
        return bool(sentence.text)


def mentions_of(coded: list[CodedDocument]) -> set[tuple[str, int, str]]:
    """Mentions by document, place and type."""
    return {(each.id, mention.trigger.start, mention.plover_type) for each in coded for mention in each.mentions}


def measure(language: str, documents: list[InputDocument]) -> str:
    """One line of figures for the documents of a language."""
    coder = ParsedCoder(language)
    gated = coder.code(documents)
    coder._gate = _Open(coder._lexicon, coder._parser)  # the bench looks inside
    whole = mentions_of(coder.code(documents))
    lost = len(whole - mentions_of(gated))
    parsed = sum(each.parsed_sentence_count for each in gated)
    sentences = sum(each.sentence_count for each in gated)
    return (
        f"{language}: {parsed} of {sentences} sentences parsed ({parsed / max(sentences, 1):.0%}), "
        f"{lost} of {len(whole)} mentions lost ({lost / max(len(whole), 1):.2%})"
    )


def main() -> None:
    """Print the figures of every language among the texts."""
    lines = lines_of(Path(sys.argv[1])) if len(sys.argv) > 1 else sample_lines()
    documents = [input_document(line) for line in lines]
    for language in PIPELINES:
        chosen = [each for each in documents if each.language == language]
        if chosen:
            print(measure(language, chosen))


if __name__ == "__main__":
    main()
