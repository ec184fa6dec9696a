"""Which coder codes which language; coders are built when first needed."""

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Final

from schemas.coded import CodedDocument, InputDocument
from transforms.coding.lexicon.load import load_lexicon
from transforms.coding.parse import INSTALL, PARSED, has_parser
from transforms.coding.protocol import Coder

PARSED_LANGUAGES: Final = PARSED
SHALLOW_LANGUAGES: Final = ("ar", "de", "pt", "uk")
"""Languages without a packaged parser: trees come from phrases and word order."""
NO_CODER: Final = "none"


@cache
def shallow_languages() -> tuple[str, ...]:
    """Languages of the shallow tier that can be coded: the dictionary of Ukrainian is an extra."""
    return tuple(language for language in SHALLOW_LANGUAGES if has_parser(language))


@cache
def parsed_languages() -> tuple[str, ...]:
    """Languages whose parser is installed: those of Spanish and Russian are extras."""
    return tuple(language for language in PARSED_LANGUAGES if has_parser(language))


def missing_parsers() -> dict[str, str]:
    """Languages whose parser or dictionary could be installed and is not, with how to install it."""
    languages = (*PARSED_LANGUAGES, *SHALLOW_LANGUAGES)
    return {language: INSTALL[language] for language in languages if not has_parser(language)}


@cache
def coder_for(language: str) -> Coder | None:
    """The coder of a language, built on first use; None if there is none."""
    if language in parsed_languages():
        from transforms.coding.coder import ParsedCoder

        return ParsedCoder(language)
    if language in shallow_languages():
        from transforms.coding.shallow.coder import ShallowCoder

        return ShallowCoder(language)
    return None


def coder_version() -> str:
    """Version of all coders together: changes with the rules and with any lexicon's content."""
    from transforms.coding.coder import CODE_VERSION

    languages = (*parsed_languages(), *shallow_languages())
    digests = "".join(load_lexicon(language).digest for language in languages)
    return f"{CODE_VERSION}-{hashlib.sha256(digests.encode()).hexdigest()[:12]}"


def code_documents(documents: Sequence[InputDocument]) -> list[CodedDocument]:
    """Coded documents in the order of the input; those in languages without coder come back empty, coder "none"."""
    coded: dict[int, CodedDocument] = {}
    groups: dict[str, list[int]] = {}
    for i, document in enumerate(documents):
        groups.setdefault(document.language, []).append(i)
    for language, members in groups.items():
        coder = coder_for(language)
        if coder is None:
            version = coder_version()
            coded |= {i: CodedDocument(documents[i].id, language, NO_CODER, version) for i in members}
        else:
            coded |= dict(zip(members, coder.code([documents[i] for i in members]), strict=True))
    return [coded[i] for i in range(len(documents))]
