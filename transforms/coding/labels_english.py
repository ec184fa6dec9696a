"""Makes our dependency labels out of those of English parsers (CLEAR), and mends what they often misread."""

from typing import Final

from transforms.coding.tree import VERBAL, Token, Tree

_CLEAR: Final = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj",
    "auxpass": "aux:pass",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "poss": "nmod:poss",
    "npadvmod": "obl:npmod",
    "neg": "advmod",
    "quantmod": "advmod",
    "oprd": "xcomp",
    "predet": "det",
    "preconj": "cc",
    "ROOT": "root",
}
_NO_PARTICLES: Final = frozenset({"to", "of", "for", "with", "from", "against", "between", "among"})
_NEAR: Final = 6
_EFFORTS: Final = frozenset({"campaign", "effort", "fight", "struggle", "battle", "bid", "mission", "operation", "war"})
"""Nouns with an infinitive of their own."""


def english(tree: Tree) -> None:
    """Relabel a tree of the English parser in place."""
    tree.link()
    for token in tree.tokens:
        if token.dep in {"prep", "agent"} or (token.dep == "dative" and token.pos == "ADP"):
            _fold_preposition(tree, token)
    for token in tree.tokens:
        if token.lemma == "be" and token.dep not in {"aux", "auxpass"}:
            _fold_copula(tree, token)
    for token in tree.tokens:
        # "The report that troops attacked": what a noun says, not a clause with a gap.
        if token.dep == "relcl" and any(each.lemma == "that" for each in tree.children(token, "mark")):
            token.dep = "acl"
        token.dep = _CLEAR.get(token.dep, token.dep)
        if token.dep == "prep":
            token.dep = "compound:prt"
        if token.dep in {"attr", "acomp"}:
            token.dep = "xcomp"
    _mend_main_verb(tree)
    _mend_phrases(tree)


def _mend_phrases(tree: Tree) -> None:
    """Mend subjects, receivers and numbers that the parser took for something else."""
    for token in tree.tokens:
        # Nothing hangs on a comma: it belongs to what the comma hangs on.
        if token.head >= 0 and tree.tokens[token.head].pos == "PUNCT" and tree.tokens[token.head].head >= 0:
            token.head = tree.tokens[token.head].head
            token.dep = "obl" if token.dep == "nmod" and tree.tokens[token.head].pos in VERBAL else token.dep
    tree.link()
    for token in tree.tokens:
        if token.dep == "nsubj" and token.has("Aspect", "Prog") and token.pos == "VERB":
            _mend_gerund_subject(tree, token)
        elif token.dep in {"compound:prt", "iobj"} and token.lemma in _NO_PARTICLES:
            _mend_receiver(tree, token)
        elif token.lemma == "up":
            _mend_up_to(tree, token)
        elif token.pos == "VERB" and token.dep in {"root", "ccomp"}:
            _mend_subject(tree, token)
        elif token.pos == "VERB" and token.dep == "advcl":
            _mend_effort(tree, token)


def _mend_subject(tree: Tree, verb: Token) -> None:
    """Read "With the help of X, the army, which …, has left" with the army as subject, not as X in other words."""
    if tree.children(verb, "nsubj", "nsubj:pass", "csubj", "expl"):
        return
    own = tree.children(verb, "aux", "aux:pass", "advmod")
    first = min([verb.index, *(each.index for each in own)])
    for phrase in tree.children(verb, "obl"):
        for token in tree.subtree(phrase) if phrase.index < first else ():
            last = max(each.index for each in tree.subtree(token))
            is_next = all(each.pos == "PUNCT" for each in tree.tokens[last + 1 : first])
            if token.dep == "appos" and is_next and last < first - 1:
                token.head, token.dep = verb.index, "nsubj"
                tree.link()
                return


def _mend_effort(tree: Tree, verb: Token) -> None:
    """Read "help the army in its campaign to defeat X" with what the campaign is for, not what the help is for."""
    mark = next((each for each in tree.children(verb, "aux") if each.lemma == "to"), None)
    noun = tree.tokens[mark.index - 1] if mark is not None and mark.index else None
    is_effort = noun is not None and noun.lemma in _EFFORTS and bool(tree.children(noun, "poss", "nmod:poss"))
    if noun is not None and is_effort and noun.head == verb.head:
        verb.head, verb.dep = noun.index, "acl"
        tree.link()


def _mend_gerund_subject(tree: Tree, gerund: Token) -> None:
    """Read "The group operating in Chad said …" with the group as subject, not its participle."""
    subject = next((each for each in tree.children(gerund, "nsubj") if each.index < gerund.index), None)
    if subject is None or subject.pos not in {"NOUN", "PROPN"} or tree.children(gerund, "aux"):
        return
    subject.head, subject.dep = gerund.head, gerund.dep
    gerund.head, gerund.dep = subject.index, "acl"
    tree.link()


def _mend_receiver(tree: Tree, particle: Token) -> None:
    """Read "granted asylum to five officers holed up …" with "to" before the officers, not as part of the verb."""
    verb = tree.parent(particle)
    if verb is None or tree.children(particle, "obl", "nmod", "pobj"):
        return
    for clause in tree.children(verb, "advcl", "ccomp", "xcomp"):
        noun = next(iter(tree.children(clause, "nsubj", "nsubj:pass")), None)
        is_participle = not clause.has("Aspect", "Prog") and not tree.children(clause, "aux", "aux:pass", "mark")
        if noun is not None and is_participle and particle.index < noun.index <= particle.index + _NEAR:
            noun.head, noun.dep = verb.index, "obl"
            clause.head, clause.dep = noun.index, "acl"
            particle.head, particle.dep = noun.index, "case"
            tree.link()
            return


def _mend_up_to(tree: Tree, up: Token) -> None:
    """Read "kidnapped up to 16 advisers" with the advisers as object: "up to" is part of the number."""
    rest = tree.tokens[up.index + 1 : up.index + 3]
    verb = tree.parent(up)
    if len(rest) < 2 or rest[0].lemma != "to" or rest[1].pos != "NUM" or verb is None or verb.pos != "VERB":
        return
    noun = tree.parent(rest[1]) if rest[1].dep == "nummod" else None
    if noun is None or rest[0].head != noun.index or up.index != verb.index + 1:
        return
    for other in tree.children(verb, "obj"):
        if other.index > noun.index:
            other.dep = "obl"
    noun.head, noun.dep = verb.index, "obj"
    up.head, up.dep, up.pos = rest[1].index, "advmod", "ADV"
    rest[0].head, rest[0].dep = rest[1].index, "advmod"
    tree.link()


def _mend_main_verb(tree: Tree) -> None:
    """Read "The president on Thursday eased the curfew" as a clause where the parser saw a noun with a participle.

    A participle that is passive has no object; one with an object is the verb.
    """
    tree.link()
    root = tree.root()
    if root is None or root.pos not in {"NOUN", "PROPN"} or tree.children(root, "cop", "nsubj"):
        return
    for token in tree.subtree(root):
        if token.dep != "acl" or token.has("Aspect", "Prog") or token.pos != "VERB" or token.index < root.index:
            continue
        if any(tree.children(each, "obj") for each in tree.conjuncts(token)) and not tree.children(token, "nsubj"):
            token.dep, token.head, token.features = "root", -1, {"Tense": "Past", "VerbForm": "Fin"}
            root.dep, root.head = "nsubj", token.index
            for child in tree.children(root, "punct"):
                child.head = token.index
            return


def _fold_preposition(tree: Tree, preposition: Token) -> None:
    """Hang a preposition on its noun, and the noun on the preposition's head."""
    head = preposition.head
    governor = tree.tokens[head] if head >= 0 else None
    is_agent = preposition.dep == "agent"
    for child in tree.children(preposition):
        if child.dep == "pobj":
            is_clausal = governor is not None and governor.pos in {*VERBAL, "ADJ"}
            child.dep = "obl:agent" if is_agent else "obl" if is_clausal else "nmod"
        elif child.dep == "pcomp":
            child.dep = "advcl" if governor is not None and governor.pos in {*VERBAL, "ADJ"} else "acl"
        elif child.dep == "prep" and child.pos == "ADP":
            child.dep = "prep"
            child.head = head
            continue
        else:
            continue
        child.head = head
        if preposition.dep != "case":
            preposition.dep, preposition.head = "case", child.index
    tree.link()


def _fold_copula(tree: Tree, copula: Token) -> None:
    """Make the predicate of *be* its head, as UD does."""
    predicates = tree.children(copula, "attr", "acomp")
    if not predicates:
        return
    predicate = predicates[0]
    for child in tree.children(copula):
        if child is not predicate:
            child.head = predicate.index
    predicate.dep, predicate.head = copula.dep, copula.head
    copula.dep, copula.head = "cop", predicate.index
    tree.link()
