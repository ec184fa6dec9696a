"""Joins Spanish number words that stand in a row into one number."""

from collections.abc import Iterator

from transforms.coding.lexicon.load import load_lexicon
from transforms.coding.numbers import added_up
from transforms.coding.tree import Token, Tree


def join_numbers(tree: Tree) -> None:
    """Make one number of number words in a row ("treinta y dos", "dos mil cien"): its last word, with the value."""
    for run in _runs(tree):
        last = run[-1]
        values = [value for each in run if (value := _value(each)) is not None]
        last.features = {**last.features, "NumValue": str(added_up(values))}
        last.pos = "NUM"
        inside = {each.index for each in run}
        outer = next((each for each in run if each.head not in inside), last)
        if last.head in inside:
            last.head, last.dep = outer.head, outer.dep
        for token in tree.tokens:
            if token.head in inside and token.index not in inside:
                token.head = last.index
        for each in run[:-1]:
            each.pos, each.dep, each.head = "NUM", "fixed", last.index


def _runs(tree: Tree) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in [*tree.tokens, None]:
        if token is not None and (_value(token) is not None or (run and token.text.lower() == "y")):
            run.append(token)
            continue
        while run and _value(run[-1]) is None:
            run.pop()
        if len(run) > 1 and _is_one_number(run):
            yield run
        run = []


def _is_one_number(run: list[Token]) -> bool:
    """Tens and units are joined by "y"; what else it joins are two numbers."""
    joints = [i for i, each in enumerate(run) if _value(each) is None]
    return all(20 < (_value(run[i - 1]) or 0) < 100 and (_value(run[i + 1]) or 0) < 10 for i in joints)


def _value(token: Token) -> int | None:
    """The value of a number word that says an exact one."""
    value = load_lexicon("es").numbers.get(token.text.lower())
    if value is None or value[0] != value[1] or token.text.lower() in {"ambos", "sendos", "docena", "docenas"}:
        return None
    return value[0] or None
