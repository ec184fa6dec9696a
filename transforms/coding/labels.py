"""Makes one set of dependency labels out of those of the parsers; here French UD, and the choice by language."""

from typing import Final

from transforms.coding.french_trees import mend_clauses
from transforms.coding.labels_english import english
from transforms.coding.slavic_trees import slavic
from transforms.coding.spanish_trees import spanish
from transforms.coding.tree import Token, Tree

_FRENCH: Final = {
    "obl:arg": "obl",
    "obl:mod": "obl",
    "flat:name": "flat",
    "flat:foreign": "flat",
    "aux:tense": "aux",
    "aux:caus": "aux",
    "expl:comp": "expl",
    "expl:subj": "expl",
    "expl:pass": "expl",
    "nsubj:caus": "nsubj",
    "obj:agent": "obl:agent",
    "ROOT": "root",
}
_PARTICIPLES: Final = ("é", "ée", "és", "ées")
_FRENCH_LEMMAS: Final = {
    "au": "à",
    "aux": "à",
    "du": "de",
    "d'": "de",
    "d’": "de",
    "qu'": "que",
    "qu’": "que",
    "l'": "le",
    "s'": "se",
    "s’": "se",
}
_MOVING: Final = frozenset(
    {
        "aller",
        "arriver",
        "décéder",
        "descendre",
        "devenir",
        "entrer",
        "intervenir",
        "monter",
        "mourir",
        "naître",
        "partir",
        "parvenir",
        "passer",
        "rester",
        "retomber",
        "retourner",
        "revenir",
        "sortir",
        "survenir",
        "tomber",
        "venir",
    }
)
"""French verbs that form their past with être and have no passive, though the parser often sees one."""
_NUMERALS: Final = frozenset({"cent", "mille", "vingt"})
_WITH_DE: Final = frozenset(
    {
        "abuser",
        "accoucher",
        "bénéficier",
        "changer",
        "convenir",
        "débattre",
        "dépendre",
        "discuter",
        "disposer",
        "douter",
        "émaner",
        "hériter",
        "jouir",
        "manquer",
        "parler",
        "profiter",
        "provenir",
        "rêver",
        "souffrir",
        "témoigner",
        "traiter",
        "user",
    }
)
"""French verbs whose *des* is a preposition with an article, not the article of an object."""


def normalise(tree: Tree, language: str) -> None:
    """Relabel a tree in place.

    Args:
        tree: with the labels of the language's parser.
        language: "en", "es", "fr" or "ru".
    """
    if language == "en":
        english(tree)
    elif language == "es":
        spanish(tree)
    elif language == "ru":
        slavic(tree, language)
    else:
        _french(tree)
    tree.link()


def _french(tree: Tree) -> None:
    for token in tree.tokens:
        token.dep = _FRENCH.get(token.dep, token.dep)
        if token.pos == "ADP":
            token.lemma = token.text.lower()
        token.lemma = _FRENCH_LEMMAS.get(token.lemma, _FRENCH_LEMMAS.get(token.text.lower(), token.lemma))
    tree.link()
    for token in tree.tokens:
        if token.dep in {"nsubj:pass", "aux:pass"} and token.head >= 0 and tree.tokens[token.head].lemma in _MOVING:
            token.dep = token.dep.removesuffix(":pass")
    mend_clauses(tree)
    _mend_subjects(tree)
    _mend_phrases(tree)


def _mend_subjects(tree: Tree) -> None:
    """Mend subjects of verbs that have no passive here, and nouns behind numerals."""
    for token in tree.tokens:
        if token.dep in {"nsubj:pass", "aux:pass"} and token.head >= 0 and _is_reflexive(tree, tree.tokens[token.head]):
            token.dep = token.dep.removesuffix(":pass")
        elif token.pos == "NOUN" and token.lemma in _NUMERALS:
            _mend_numeral(tree, token)


def _mend_phrases(tree: Tree) -> None:
    """Mend participles, objects and relative clauses that the French parser took for something else."""
    for token in tree.tokens:
        if token.text.endswith(_PARTICIPLES) and token.text[:1].islower() and token.pos in {"PROPN", "X", "NOUN"}:
            _mend_participle(tree, token)
    for token in tree.tokens:
        if token.dep == "nmod" and token.pos == "NOUN":
            _mend_object(tree, token)
        elif token.dep == "obl" and token.pos == "NOUN":
            _mend_plain_object(tree, token)
    for token in tree.tokens:
        if token.dep == "mark" and token.lemma == "que" and token.index > 0:
            _mend_relative(tree, token)


def _is_reflexive(tree: Tree, verb: Token) -> bool:
    """Whether a verb has *se* beside it: then what looks like a passive's subject is its subject."""
    return any(each.lemma == "se" for each in tree.children(verb, "expl", "obj", "iobj"))


def _mend_numeral(tree: Tree, numeral: Token) -> None:
    """Read "deux cents soldats" with the noun as head, not the numeral."""
    noun = next((each for each in tree.children(numeral, "amod", "nmod") if each.index == numeral.index + 1), None)
    if noun is None or noun.pos != "NOUN":
        return
    noun.dep, noun.head = numeral.dep, numeral.head
    for child in tree.children(numeral):
        if child is not noun and child.dep != "nummod":
            child.head = noun.index
    numeral.dep, numeral.head, numeral.pos = "nummod", noun.index, "NUM"
    tree.link()


def _mend_participle(tree: Tree, word: Token) -> None:
    """Read "a tweeté que …" as a verb with its clause where the parser knew no such verb."""
    before = tree.tokens[word.index - 1] if word.index else None
    if before is None or before.lemma != "avoir" or before.pos == "VERB":
        return
    if before.head != word.index and not _raise_over_subject(tree, word, before):
        return
    word.pos, word.lemma = "VERB", word.text.lower().rstrip("es").removesuffix("é") + "er"
    word.features = {"VerbForm": "Part", "Tense": "Past"}
    for child in tree.children(before):
        child.head = word.index
    before.pos, before.dep = "AUX", "aux"
    tree.link()
    for child in tree.children(word):
        if child.dep == "acl" and any(each.lemma == "que" for each in tree.children(child, "mark")):
            child.dep = "ccomp"


def _raise_over_subject(tree: Tree, word: Token, auxiliary: Token) -> bool:
    """Put the participle above the noun that both it and its auxiliary hang on, which is its subject."""
    subject = tree.parent(word)
    if subject is None or subject.pos not in {"NOUN", "PROPN"} or auxiliary.head != subject.index:
        return False
    word.dep, word.head = subject.dep, subject.head
    subject.dep, subject.head = "nsubj", word.index
    auxiliary.head = word.index
    for child in tree.children(subject, "punct"):
        child.head = word.index
    tree.link()
    return True


def _mend_object(tree: Tree, noun: Token) -> None:
    """Read "a lancé dimanche des frappes": a noun with *des* below a bare adjunct of a verb is the verb's object."""
    adjunct = tree.tokens[noun.head]
    verb = tree.parent(adjunct)
    articles = [each for each in tree.children(noun, "case") if each.text.lower() == "des"]
    if (
        verb is None
        or verb.pos != "VERB"
        or not articles
        or adjunct.dep != "obl"
        or adjunct.index != articles[0].index - 1
    ):
        return
    if not tree.children(adjunct, "case", "det") and not tree.children(verb, "obj"):
        noun.dep, noun.head = "obj", verb.index
        articles[0].dep, articles[0].lemma, articles[0].pos = "det", "un", "DET"
        tree.link()


def _mend_plain_object(tree: Tree, noun: Token) -> None:
    """Read "ils larguaient des bombes": a noun with *des* right after an active verb without object is its object."""
    verb = tree.tokens[noun.head]
    articles = [each for each in tree.children(noun, "case") if each.text.lower() == "des"]
    is_verb = verb.pos == "VERB" or bool(tree.children(verb, "nsubj"))
    if not is_verb or verb.lemma in _WITH_DE | _MOVING or not articles or articles[0].index != verb.index + 1:
        return
    if tree.children(verb, "obj", "aux:pass", "expl", "nsubj:pass"):
        return
    noun.dep = "obj"
    articles[0].dep, articles[0].lemma, articles[0].pos = "det", "un", "DET"
    tree.link()


def _mend_relative(tree: Tree, que: Token) -> None:
    """Read "les frappes que X a lancées" as a relative clause where the parser took *que* for a conjunction.

    The participle agrees with an object before it: feminine or plural, that object is the noun before *que*.
    """
    verb = tree.tokens[que.head]
    has_object = any(child.dep == "obj" for child in tree.children(verb))
    if has_object or not verb.has("VerbForm", "Part") or not any(child.dep == "aux" for child in tree.children(verb)):
        return
    if not (verb.has("Gender", "Fem") or verb.has("Number", "Plur")):
        return
    before = tree.tokens[: que.index]
    if before[-1].pos not in {"NOUN", "ADJ", "PROPN"}:
        return
    for noun in reversed(before[-6:]):
        agrees = noun.features.get("Number") == verb.features.get("Number")
        if noun.pos == "NOUN" and agrees:
            verb.dep, verb.head = "acl:relcl", noun.index
            que.dep, que.pos = "obj", "PRON"
            tree.link()
            return
