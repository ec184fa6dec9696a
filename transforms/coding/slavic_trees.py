"""Brings trees of Russian, and of what is tagged like it, to our labels: cases, passives, participles, prepositions."""

from functools import cache
from typing import Final

from transforms.coding.lexicon.load import Lexicon, load_lexicon
from transforms.coding.morphology import morphology_of, without_reflexive
from transforms.coding.tree import NOMINAL, VERBAL, Token, Tree

_LABELS: Final = {
    "nummod:gov": "nummod",
    "nummod:entity": "nummod",
    "flat:name": "flat",
    "flat:foreign": "flat",
    "obl:tmod": "obl",
    "csubj:pass": "csubj",
}
_NO_DOER: Final = frozenset({"weapon", "ammunition", "time", "money", "document", "abstract", "quantity", "body"})
_NOMINAL_DEPS: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"})


def slavic(tree: Tree, language: str) -> None:
    """Relabel a tree in place; linking is the caller's at the end."""
    lexicon = load_lexicon(language)
    for token in tree.tokens:
        token.dep = _LABELS.get(token.dep, token.dep)
    tree.link()
    for mend in (_mend_word, _mend_preposition, _mend_count, _mend_participle, _mend_attachment, _mend_voice):
        for token in tree.tokens:
            mend(tree, token, lexicon)
        tree.link()
    for mend in (_mend_case, _mend_saying):
        for token in tree.tokens:
            mend(tree, token, lexicon)
        tree.link()


@cache
def _heads(language: str, pos: str) -> frozenset[str]:
    """Lemmas of a part of speech that the lexicon knows as triggers or operators."""
    return load_lexicon(language).heads(pos)


def _mend_word(tree: Tree, token: Token, lexicon: Lexicon) -> None:
    """Common nouns taken for names by their capital, pronouns, the future, words that say according to whom."""
    if token.pos == "PROPN" and not token.entity and token.index == 0 and lexicon.classes(token.lemma):
        token.pos = "NOUN"
    elif token.lemma == "себя":
        token.features["Reflex"] = "Yes"
    elif token.pos == "AUX" and token.text.lower().startswith("буд"):
        token.features["Tense"] = "Fut"
    elif token.lemma in lexicon.words["possessives"] and token.dep in {"det", "nmod", "amod"}:
        token.pos, token.dep = "PRON", "nmod:poss"
    elif token.lemma in lexicon.words["according_nouns"]:
        marks = {each.lemma for each in tree.children(token, "case")}
        token.lemma = "согласно" if marks and marks <= lexicon.words["according_marks"] else token.lemma


def _mend_preposition(tree: Tree, mark: Token, lexicon: Lexicon) -> None:
    """Prepositions of two words ("в отношении", "со стороны", "в ходе"): one mark with the lemma of their noun."""
    if mark.dep != "case" and mark.pos != "ADP":
        return
    at = mark.index + 1
    noun = tree.tokens[at] if at < len(tree.tokens) else None
    if noun is None or f"{mark.lemma} {noun.lemma}" not in lexicon.words["compound_prepositions"]:
        return
    if noun.dep == "fixed":
        mark.lemma = noun.lemma
        return
    meant = next((each for each in tree.children(noun, "nmod") if each.index > at and not _marks(tree, each)), None)
    if meant is None:
        return
    meant.dep, meant.head = noun.dep, noun.head
    for child in tree.children(noun):
        if child is not meant and child is not mark:
            child.head = meant.index
    mark.head, mark.dep, mark.lemma = meant.index, "case", noun.lemma
    noun.head, noun.dep, noun.pos = mark.index, "fixed", "ADP"
    tree.link()


def _mend_count(tree: Tree, token: Token, lexicon: Lexicon) -> None:
    """Read "не менее 12 человек" with the noun as head, not the comparison; a number on a verb is its subject."""
    above = tree.parent(token)
    if token.dep == "nummod" and above is not None and above.pos == "VERB":
        token.dep = "nsubj"
    if token.lemma not in lexicon.words["comparisons"] or token.dep in {"advmod", "case", "fixed"}:
        return
    nouns = [each for each in tree.children(token, "obl", "nmod", "nummod", "obj") if each.pos in NOMINAL]
    if not nouns:
        return
    noun = nouns[0]
    noun.dep, noun.head = token.dep, token.head
    for child in tree.children(token):
        if child is not noun and child.dep not in {"advmod"}:
            child.head = noun.index
    token.dep, token.head = "advmod", noun.index
    tree.link()


def _mend_participle(tree: Tree, token: Token, lexicon: Lexicon) -> None:
    """Participles that stand for persons ("пострадавшим", "задержанный") are nouns; those on a noun are verbs."""
    if token.dep == "acl" and token.pos in {"NOUN", "ADJ"}:
        _mend_verb(token, lexicon)
    if not token.has("VerbForm", "Part") or "Case" not in token.features:
        return
    above = tree.parent(token)
    is_argument = token.dep in _NOMINAL_DEPS
    is_strange = token.dep in {"acl", "amod"} and above is not None and not _agrees(token, above)
    if not is_argument and not is_strange:
        return
    noun = morphology_of(lexicon.language).lemma(token.text.lower(), "NOUN", token.features)
    if is_strange and (above is None or "person" not in lexicon.classes(noun)):
        return
    token.pos, token.lemma = "NOUN", noun
    del token.features["VerbForm"]
    if is_strange and above is not None and above.head >= 0:
        token.head, token.dep = above.head, "obj" if token.has("Case", "Acc") else "nmod"
        tree.link()


def _mend_verb(token: Token, lexicon: Lexicon) -> None:
    """A participle that was taken for a noun or an adjective."""
    found = morphology_of(lexicon.language).participle(token.text.lower())
    if found is not None:
        token.pos, token.lemma = "VERB", found.verb
        token.features |= {"VerbForm": "Part", "Tense": "Past", "Voice": "Pass" if found.is_passive else "Act"}


def _agrees(token: Token, noun: Token) -> bool:
    mine, its = token.features.get("Case"), noun.features.get("Case")
    return (
        noun.pos not in {"NOUN", "PROPN"} or not mine or not its or mine == its or {mine, its} <= {"Acc", "Gen", "Nom"}
    )


def _mend_attachment(tree: Tree, token: Token, lexicon: Lexicon) -> None:
    """Bare nouns whose case the parser's label gainsays; infinitives of what somebody is asked to do."""
    above = tree.parent(token)
    if above is None:
        return
    if token.has("VerbForm", "Inf") and above.pos == "NOUN":
        _mend_infinitive(tree, token, above, lexicon)
    if token.pos not in {"NOUN", "PROPN"} or tree.children(token, "case"):
        return
    if token.dep == "nsubj":
        _mend_title(tree, token)
    elif token.has("Case", "Nom") and token.dep == "obj" and not tree.children(above, "nsubj", "nsubj:pass"):
        token.dep = "nsubj" if _agrees_with_verb(token, above) else token.dep
    elif token.has("Case", "Acc"):
        _mend_object(tree, token, above)
    elif token.has("Case", "Ins") and token.dep == "iobj":
        token.dep = "obl"


def _mend_title(tree: Tree, name: Token) -> None:
    """Of two subjects side by side, "министр Коэн", the second is the name of the first; an accusative is none."""
    title = tree.tokens[name.index - 1]
    others = [
        each for each in tree.children(tree.tokens[name.head], "nsubj") if each is not name and each.has("Case", "Nom")
    ]
    if name.has("Case", "Acc") and others and not tree.children(tree.tokens[name.head], "obj"):
        name.dep = "obj"
    elif name.pos == "PROPN" and title.pos == "NOUN" and title.dep == "nsubj" and title.head == name.head:
        name.dep, name.head = "appos", title.index
        tree.link()


def _mend_object(tree: Tree, noun: Token, above: Token) -> None:
    """An accusative that hangs on its verb as a complement, or on a noun that has another case."""
    verb = tree.parent(above)
    if noun.dep == "xcomp" and not tree.children(above, "obj"):
        noun.dep = "obj"
        return
    if noun.dep != "nmod" or not noun.has("Animacy", "Anim") or above.has("Case", "Acc"):
        return
    if verb is not None and verb.pos == "VERB" and not tree.children(verb, "obj"):
        noun.dep, noun.head = "obj", verb.index
        tree.link()


def _mend_infinitive(tree: Tree, verb: Token, noun: Token, lexicon: Lexicon) -> None:
    """What somebody is asked to do hangs on the verb of asking, not on who is asked."""
    above = tree.parent(noun)
    takes_clause = noun.lemma in lexicon.operators or noun.lemma in lexicon.triggers
    if above is not None and above.pos == "VERB" and noun.dep in {"obj", "iobj"} and not takes_clause:
        verb.dep, verb.head = "xcomp", above.index
        tree.link()


def _agrees_with_verb(noun: Token, verb: Token) -> bool:
    if not verb.has("VerbForm", "Fin") or noun.features.get("Number") != verb.features.get("Number"):
        return False
    return noun.has("Number", "Plur") or verb.features.get("Gender") in {None, noun.features.get("Gender")}


def _mend_voice(tree: Tree, verb: Token, lexicon: Lexicon) -> None:
    """Participles that act are relative clauses; verbs with *-ся* that the lexicon does not know are passives."""
    if verb.pos not in VERBAL:
        return
    is_participle = verb.has("VerbForm", "Part")
    if is_participle and verb.dep in {"acl", "amod"} and verb.has("Voice", "Pass"):
        verb.dep, verb.features["Tense"] = "acl", "Past"
    elif is_participle and verb.dep in {"acl", "amod"}:
        verb.dep = "acl:relcl"
    bare = without_reflexive(verb.lemma)
    verbs = _heads(lexicon.language, "verb")
    is_reflexive = bool(bare) and verb.lemma not in verbs and verb.lemma not in lexicon.words["speech_verbs"]
    if is_reflexive and bare in verbs:
        verb.lemma = bare
    if (is_reflexive and bare == verb.lemma) or (is_participle and verb.has("Voice", "Pass")):
        for each in tree.children(verb, "nsubj"):
            each.dep = "nsubj:pass"
    elif bare and not is_reflexive:
        for each in tree.children(verb, "nsubj:pass"):
            each.dep = "nsubj"


def _marks(tree: Tree, token: Token) -> list[Token]:
    return tree.children(token, "case")


def _mend_case(tree: Tree, token: Token, lexicon: Lexicon) -> None:
    """What a bare case says: a genitive whose, a dative to whom, an instrumental by whom."""
    above = tree.parent(token)
    marks = _marks(tree, token)
    if above is None or token.pos not in {*NOMINAL, "ADJ", "X"} or token.dep not in {"nmod", "obl", "iobj", "obj"}:
        return
    if marks:
        if any(each.lemma in lexicon.words["agent_marks"] for each in marks):
            token.dep = "obl:agent"
        return
    if token.dep == "nmod":
        _mend_bare_noun(token, above, lexicon)
    elif token.has("Case", "Dat") and token.dep == "obl":
        token.dep = "iobj"
    elif token.has("Case", "Ins") and token.dep == "obl" and _is_passive(tree, above):
        token.dep = "obl:agent" if _can_do(token, lexicon) else token.dep
    elif token.has("Case", "Gen") and token.dep in {"obl", "iobj"} and not tree.children(above, "obj"):
        is_time = "time" in lexicon.classes(token.lemma) or token.pos == "NUM"
        token.dep = "obj" if above.pos in VERBAL and not is_time else token.dep


def _mend_bare_noun(token: Token, above: Token, lexicon: Lexicon) -> None:
    if token.has("Case", "Dat"):
        token.dep = "iobj"
    elif token.has("Case", "Ins"):
        token.dep = (
            "obl:agent" if _can_do(token, lexicon) and above.lemma in _heads(lexicon.language, "noun") else "nmod"
        )
    elif token.has("Case", "Gen") or token.pos == "PROPN":
        token.dep = "nmod:gen"


def _is_passive(tree: Tree, verb: Token) -> bool:
    if tree.children(verb, "nsubj:pass", "aux:pass"):
        return True
    return verb.has("VerbForm", "Part") and verb.has("Voice", "Pass")


def _can_do(token: Token, lexicon: Lexicon) -> bool:
    """Whether an instrumental may name a doer: not a weapon, a time or a paper."""
    classes = lexicon.classes(token.lemma)
    is_adverb = token.pos == "ADV" or token.lemma in lexicon.words["instrumental_adverbs"]
    return not is_adverb and not (classes and classes <= _NO_DOER)


def _mend_saying(tree: Tree, verb: Token, lexicon: Lexicon) -> None:
    """Raise the verb of "…, сообщил министр" over what is said, as if it were said first."""
    said = tree.parent(verb) if verb.dep == "parataxis" else None
    is_speech = verb.pos == "VERB" and verb.lemma in lexicon.words["speech_verbs"]
    if said is None or not is_speech or tree.children(verb, "ccomp") or verb.index < said.index:
        return
    verb.dep, verb.head = said.dep, said.head
    said.dep, said.head = "ccomp", verb.index
    tree.link()
