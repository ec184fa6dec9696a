"""The lexicon's linter and coverage report: `python -m transforms.coding.lexicon.check [language …]`."""

import sys
from collections import Counter
from importlib.resources import files

from schemas.codelists import PLOVER_TYPES
from transforms.coding.lexicon.load import (
    TRIGGER_COLUMNS,
    Lexicon,
    LexiconError,
    load_lexicon,
    read_rows,
    trigger_files,
)


def languages() -> list[str]:
    """Languages that have a lexicon, by folder."""
    root = files("transforms.coding.lexicon")
    return sorted(each.name for each in root.iterdir() if each.is_dir() and (each / "words.toml").is_file())


def repeated_rows(language: str) -> list[str]:
    """Rows that a row before them makes useless: the same trigger, part of speech and needs."""
    seen: dict[tuple[str, str, str], str] = {}
    found: list[str] = []
    for file in trigger_files(language):
        for where, row in read_rows(file, TRIGGER_COLUMNS):
            key = (row["trigger"], row["pos"], row["needs"])
            if key in seen:
                found.append(
                    f"{where}: {row['trigger']!r} as {row['pos']} stands already in {seen[key]} with the same needs"
                )
            seen.setdefault(key, where)
    return found


def coverage(lexicon: Lexicon) -> Counter[tuple[str, str]]:
    """Entries by type and mode (mode "" for the type as a whole)."""
    entries = (entry for group in lexicon.triggers.values() for entry in group)
    return Counter((entry.plover_type, entry.mode or "") for entry in entries)


def report(language: str) -> tuple[list[str], bool]:
    """Lines that say how a language's lexicon stands, and whether it is free of faults."""
    try:
        lexicon = load_lexicon(language)
    except LexiconError as error:
        return [str(error)], False
    faults = repeated_rows(language)
    counts = coverage(lexicon)
    operators = sum(map(len, lexicon.operators.values()))
    lines = [f"{language}: {counts.total()} triggers, {operators} operators, {len(lexicon.nouns)} nouns"]
    for plover_type in PLOVER_TYPES:
        modes = ", ".join(f"{mode or '-'} {n}" for (kind, mode), n in sorted(counts.items()) if kind == plover_type)
        lines.append(f"  {plover_type:10} {modes or 'none'}")
    return [*lines, *faults], not faults


def main(arguments: list[str]) -> int:
    """Check the named languages, or all; exit code 1 if any has faults."""
    code = 0
    for language in arguments or languages():
        lines, is_sound = report(language)
        sys.stdout.write("\n".join(lines) + "\n")
        code = code if is_sound else 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
