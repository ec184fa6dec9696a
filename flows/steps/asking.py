"""Step `ask`: documents → a model's answers; runs in the main process, since it only waits for the network."""

from pathlib import Path
from typing import TYPE_CHECKING

from flows.batches import is_written, read_part
from flows.llm.answers import answers_folder, write_answers
from flows.settings import Settings

if TYPE_CHECKING:
    from flows.llm.asker import Asker


def asker_of(settings: Settings) -> "Asker":
    """An asker by the settings.

    Raises:
        WrongUseError: endpoint or model is not set.
    """
    from flows.llm.asker import Asker

    return Asker(settings.coder, settings.answers_file)


def ask_batch(documents: Path, asker: "Asker", version: str) -> Path:
    """Ask about one batch of documents.

    Args:
        documents: a batch of `plan`.
        asker: the run's asker.
        version: the coder's version.

    Returns:
        The batch of answers beside it.

    Raises:
        TidingsError: key, address or model are wrong.
    """
    folder = answers_folder(documents, version)
    if not is_written(folder):
        from transforms.documents.prepare import input_documents

        rows = read_part(documents, "documents")
        write_answers(folder, asker.ask(input_documents(rows, read_part(documents, "blocks"))))
    return folder
