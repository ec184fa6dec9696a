"""Brings the labels of the Spanish parser (AnCora's) to ours: agents, passives, *se*, relatives, objects with *a*."""

from typing import Final

from transforms.coding.lexicon.load import load_lexicon
from transforms.coding.spanish_words import join_numbers
from transforms.coding.tree import NOMINAL, VERBAL, Token, Tree

_CONTRACTED: Final = {"al": "a", "del": "de"}
_OBJECT: Final = frozenset({"obj", "iobj", "obl"})
_RELATIVES: Final = frozenset({"que", "quien", "cual", "cuyo", "donde", "cuando"})
_CLAUSES: Final = frozenset({"acl", "acl:relcl", "advcl", "conj", "appos"})
_PARTS: Final = frozenset({"manos", "parte", "cuenta", "obra"})
"""Nouns between two prepositions that say who does it: "a manos de", "por parte de", "por cuenta de"."""
_PERSONS: Final = frozenset({"person", "armed", "official"})
_DATIVE: Final = frozenset({"le", "les"})
_STATES: Final = frozenset({"ser", "estar", "quedar", "resultar", "ver"})


def _words(name: str) -> frozenset[str]:
    return load_lexicon("es").words[name]


def spanish(tree: Tree) -> None:
    """Relabel a tree of the Spanish parser in place; linking is the caller's at the end."""
    _mend_words(tree)
    join_numbers(tree)
    _mend_hooks(tree)
    tree.link()
    for token in tree.tokens:
        if token.dep in _OBJECT and token.pos != "PRON":
            _mend_case(tree, token)
    for token in tree.tokens:
        if token.has("VerbForm", "Part") or token.lemma == "muerto":
            _mend_participle(tree, token)
        elif token.pos in VERBAL:
            _mend_objects(tree, token)
    tree.link()
    for token in tree.tokens:
        if token.pos in VERBAL:
            _mend_late_subject(tree, token)
            _mend_asking(tree, token)
    tree.link()
    for token in tree.tokens:
        if token.pos in VERBAL:
            _mend_reflexive(tree, token)
            _mend_clause(tree, token)
            _mend_agent(tree, token)


def _mend_hooks(tree: Tree) -> None:
    """Adverbs taken for objects; objects hung on a noun beside the verb ("iniciaron al amanecer una huelga")."""
    for token in tree.tokens:
        if token.dep not in {"obj", "iobj"} or token.head < 0:
            continue
        above = tree.tokens[token.head]
        if token.pos == "ADV":
            token.dep = "advmod"
        elif above.pos == "NOUN" and above.head >= 0 and tree.tokens[above.head].pos in VERBAL:
            above.dep, token.head = "obl", above.head


def _mend_words(tree: Tree) -> None:
    """Lemmas of contractions and pronouns; nouns taken for names or adjectives."""
    for token in tree.tokens:
        word = token.text.lower()
        token.lemma = _CONTRACTED.get(word, token.lemma)
        token.dep = "root" if token.dep == "ROOT" else token.dep
        if token.pos == "PROPN" and token.text.islower():
            token.pos = "NOUN"
        elif token.pos == "PRON" and token.lemma == "él":
            token.lemma = word
        elif token.pos in VERBAL and " " in token.lemma:
            _mend_enclitic(token)
        if token.dep == "nummod" and token.head >= 0 and tree.tokens[token.head].pos == "DET":
            token.head = tree.tokens[token.head].head
        _mend_ceasefire(tree, token)
    tree.link()
    for token in tree.tokens:
        if token.dep == "nummod" and tree.children(token, "case"):
            token.dep = "nmod"
        is_noun = token.dep in {"nsubj", "obj", "obl"} and (tree.children(token, "det", "nmod", "nummod"))
        if token.pos == "ADJ" and is_noun and not tree.children(token, "cop"):
            token.pos = "NOUN"


def _mend_ceasefire(tree: Tree, token: Token) -> None:
    """Of "alto el fuego" the second noun belongs to the first, whatever the parser made of it."""
    words = [each.text.lower() for each in tree.tokens[token.index : token.index + 3]]
    if words in (["alto", "el", "fuego"], ["alto", "al", "fuego"]):
        fire = tree.tokens[token.index + 2]
        token.pos = "NOUN"
        if token.head == fire.index:
            token.head, token.dep = fire.head, fire.dep
        fire.head, fire.dep, fire.pos = token.index, "nmod", "NOUN"


def _mend_enclitic(verb: Token) -> None:
    """For "reunirse" the parser has the lemma "reunir él" and no token for *se*."""
    verb.lemma = verb.lemma.split()[0]
    if verb.text.lower().endswith("se"):
        verb.features = {**verb.features, "Reflex": "Yes"}


def _cases(tree: Tree, token: Token) -> list[str]:
    return [each.lemma for each in tree.children(token, "case")]


def _mend_case(tree: Tree, token: Token) -> None:
    """Objects have no preposition but *a*; what the parser calls object beside another preposition is an adjunct."""
    cases = tree.children(token, "case")
    if not cases:
        if token.dep == "obj" and token.pos == "ADJ":
            token.dep = "xcomp"
        return
    first = cases[0]
    fixed = {each.text.lower() for each in tree.children(first, "fixed")} | {first.text.lower()}
    if token.dep in {"obj", "iobj"} and (first.lemma != "a" or fixed & _PARTS):
        token.dep = "obl"
    if fixed & _PARTS and len(fixed) > 1:
        first.lemma = "por"
    elif {"contra", "en"} <= fixed or {"contra", "de"} <= fixed:
        first.lemma = "contra"


def _mend_objects(tree: Tree, verb: Token) -> None:
    """Tell the person that is the object ("mató a un juez") from the one who gets it ("dio muerte a un juez")."""
    if verb.lemma in _words("goal_verbs"):
        for each in tree.children(verb, "obj", "iobj"):
            is_person = not _PERSONS.isdisjoint(load_lexicon("es").classes(each.lemma))
            each.dep = "obl" if "a" in _cases(tree, each) and not is_person else each.dep
    objects = [each for each in tree.children(verb, "obj") if not _mend_place_name(tree, each)]
    plain = [each for each in objects if "a" not in _cases(tree, each) and each.lemma not in _DATIVE | {"se"}]
    marked = _mend_marked(tree, verb, objects, is_given=bool(plain))
    if marked or any(each.pos != "PRON" for each in tree.children(verb, "iobj")):
        for each in tree.children(verb, "iobj", "obj"):
            # "Le pidió a X": the pronoun only doubles X.
            each.dep = "expl" if each.lemma in _DATIVE and each.pos == "PRON" else each.dep
    elif not plain and verb.lemma not in _words("goal_verbs") and not tree.children(verb, "ccomp", "iobj"):
        _mend_person(tree, verb)
    if verb.lemma in _words("giving_verbs") and not marked:
        _mend_receiver(tree, verb, plain)


def _mend_place_name(tree: Tree, token: Token) -> bool:
    """Hang a name on the noun right before it that has a preposition: "en la vereda El Carmen" has no object."""
    before = tree.tokens[token.index - 1] if token.index else None
    if token.pos != "PROPN" or before is None or before.pos != "NOUN" or tree.children(token, "case", "det"):
        return False
    if not tree.children(before, "case") or tree.is_below(before, token):
        return False
    token.dep, token.head = "appos", before.index
    return True


def _mend_marked(tree: Tree, verb: Token, objects: list[Token], *, is_given: bool) -> list[Token]:
    """Objects and receivers with *a*, the first made an object if there is no other, else a receiver."""
    for each in objects:
        if each.lemma in _DATIVE and each.pos == "PRON":
            each.dep = "iobj"
    marked = [each for each in objects if "a" in _cases(tree, each)]
    for each in marked[1:]:
        each.dep = "obl"
    receivers = marked[:1] or [each for each in tree.children(verb, "iobj") if each.pos != "PRON"][:1]
    is_receiver = is_given or bool(tree.children(verb, "ccomp"))
    if not marked and tree.children(verb, "xcomp", "advcl"):
        return receivers
    for each in receivers:
        each.dep = "iobj" if is_receiver else "obj"
    return receivers


def _mend_person(tree: Tree, verb: Token) -> None:
    """The phrase with *a* after a verb without object is its object, unless it says where, when or how.

    The parser may have hung a person on what stands between ("mataron en un sitio apartado a dos jóvenes").
    """
    for each in tree.children(verb, "obl"):
        is_hour = each.pos == "NUM" and bool(tree.children(each, "det"))
        is_circumstance = each.lemma in _words("circumstance_nouns") or is_hour
        if _has_bare_a(tree, each) and each.index > verb.index and each.entity != "LOC" and not is_circumstance:
            each.dep = "obj"
            return
    for phrase in tree.children(verb, "obl"):
        for each in tree.subtree(phrase, _CLAUSES - {"acl"}):
            is_person = not _PERSONS.isdisjoint(load_lexicon("es").classes(each.lemma))
            if each is not phrase and each.index > verb.index and is_person and _has_bare_a(tree, each):
                each.dep, each.head = "obj", verb.index
                return


def _has_bare_a(tree: Tree, token: Token) -> bool:
    cases = tree.children(token, "case")
    return len(cases) == 1 and cases[0].lemma == "a" and not tree.children(cases[0], "fixed")


def _mend_receiver(tree: Tree, verb: Token, objects: list[Token]) -> None:
    """Raise the phrase with *a* below what is given to the verb of giving."""
    for given in [one for each in objects for one in tree.conjuncts(each)]:
        for each in tree.children(given, "nmod"):
            if _cases(tree, each) == ["a"] and each.lemma not in _words("circumstance_nouns"):
                each.dep, each.head = "iobj", verb.index
                return


def _mend_participle(tree: Tree, token: Token) -> None:
    """Participles with *ser* or *estar* are passives, those on a noun with words of their own are verbs too."""
    states = [each for each in tree.children(token, "aux", "cop") if each.lemma in _STATES]
    if states:
        _mend_passive(tree, token, states)
    elif token.pos == "ADJ" and token.dep in {"amod", "acl"} and tree.children(token, "obj", "obl", "advcl"):
        token.pos, token.dep = "VERB", "acl"
    elif token.dep in {"xcomp", "obj"} and token.head >= 0 and tree.tokens[token.head].lemma in _STATES:
        token.dep = "xcomp"
        for each in tree.children(token, "obl", "advcl"):
            each.head = token.head
    elif token.dep in {"acl", "amod"} and token.pos == "VERB":
        token.dep = "acl"
    if token.pos == "VERB":
        token.features = {**token.features, "VerbForm": "Part", "Tense": "Past"}


def _mend_passive(tree: Tree, token: Token, states: list[Token]) -> None:
    token.pos = "VERB" if token.pos == "ADJ" or token.lemma == "muerto" else token.pos
    for each in states:
        each.dep = "aux:pass"
    for each in tree.children(token, "nsubj"):
        each.dep = "nsubj:pass"
    if token.lemma in {"morir", "muerto"} and any(each.lemma == "ser" for each in states):
        token.lemma = "matar"


def _mend_late_subject(tree: Tree, verb: Token) -> None:
    """A single noun after a verb in the plural is its object: "Detienen a un juez", "Organizan protesta"."""
    if not verb.has("Number", "Plur") or not verb.has("VerbForm", "Fin") or tree.children(verb, "obj"):
        return
    for each in tree.children(verb, "nsubj"):
        is_one = each.has("Number", "Sing") and each.pos == "NOUN" and not tree.children(each, "conj", "nmod", "nummod")
        if each.index > verb.index and (is_one or (each.has("Number", "Sing") and _is_event(each))):
            each.dep = "obj"


def _is_event(noun: Token) -> bool:
    return any(each.pos == "noun" for each in load_lexicon("es").triggers.get(noun.lemma, ()))


def _mend_asking(tree: Tree, verb: Token) -> None:
    """Of "pidió al juez que renuncie" the clause is what is asked for, not one that describes the judge."""
    if verb.lemma not in _words("asking_verbs") or tree.children(verb, "ccomp", "xcomp"):
        return
    for asked in tree.children(verb, "obj", "iobj"):
        for clause in tree.children(asked, "acl", "acl:relcl"):
            begins = min(each.index for each in tree.subtree(clause))
            opener = tree.tokens[begins]
            if "a" in _cases(tree, asked) and opener.lemma == "que" and opener.head == clause.index:
                opener.pos, opener.dep = "SCONJ", "mark"
                clause.dep, clause.head = "ccomp", verb.index
                return


def _mend_reflexive(tree: Tree, verb: Token) -> None:
    """Take *se* out of the way, and read verbs with it as passive unless their subject acts itself."""
    found = [each for each in tree.children(verb) if each.lemma == "se" and each.pos == "PRON"]
    for each in found:
        each.dep = "expl"
    if found or verb.has("Reflex", "Yes"):
        for each in tree.children(verb, "obj"):
            if "a" in _cases(tree, each):
                each.dep = "obl"
    if not found or tree.children(verb, "obj"):
        return
    is_own = verb.lemma in _words("own_deed_verbs")
    for subject in tree.children(verb, "nsubj"):
        is_nominal = subject.pos in {"NOUN", "PROPN", "NUM"} and subject.entity != "PER"
        # People organise themselves; a march is organised.
        if is_nominal and (not is_own or (verb.lemma == "organizar" and _is_event(subject))):
            subject.dep = "nsubj:pass"


def _mend_clause(tree: Tree, verb: Token) -> None:
    """Tell relative clauses from participles, and conjunctions from relatives."""
    words = tree.children(verb, "nsubj", "obj", "iobj", "obl", "advmod", "mark", "nsubj:pass")
    relatives = [each for each in words if each.lemma in _RELATIVES or each.text.lower() in {"quienes", "cuales"}]
    is_finite = verb.has("VerbForm", "Fin") or any(each.has("VerbForm", "Fin") for each in tree.children(verb, "aux"))
    is_finite = is_finite or any(each.has("VerbForm", "Fin") for each in tree.children(verb, "aux:pass", "cop"))
    if verb.dep == "acl" and relatives and is_finite:
        verb.dep = "acl:relcl"
        for each in relatives:
            if each.dep == "mark" and each.lemma == "que":
                each.pos, each.dep = "PRON", "nsubj" if not tree.children(verb, "nsubj") else "obj"
    elif verb.dep in {"ccomp", "xcomp", "csubj"}:
        for each in relatives[:1]:
            if each.lemma == "que" and each.index < verb.index and each.dep != "mark":
                each.pos, each.dep = "SCONJ", "mark"
        if relatives and is_finite and verb.dep == "xcomp":
            verb.dep = "ccomp"


def _mend_agent(tree: Tree, verb: Token) -> None:
    """The doer of a passive stands after *por*."""
    is_passive = bool(tree.children(verb, "aux:pass", "nsubj:pass")) or (
        verb.dep in {"acl", "conj", "advcl", "xcomp"} and verb.has("VerbForm", "Part")
    )
    if not is_passive:
        return
    agents = [each for each in tree.children(verb, "obl", "nmod") if "por" in _cases(tree, each)]
    if not agents and tree.children(verb, "aux:pass"):
        below = [each for child in tree.children(verb, "obl", "nmod") for each in tree.subtree(child, _CLAUSES)]
        agents = [each for each in below if each.dep == "nmod" and "por" in _cases(tree, each)][:1]
    for each in agents:
        if each.pos in NOMINAL:
            each.dep, each.head = "obl:agent", verb.index
