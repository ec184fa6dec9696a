"""Mends what the French parser often gets wrong in news: main verbs, shared subjects, infinitives of control, times."""

from typing import Final

from transforms.coding.tree import NOMINAL, VERBAL, Token, Tree

_CONTROL: Final = frozenset(
    {
        "accuser", "adjurer", "aider", "amener", "appeler", "astreindre", "autoriser", "charger",
        "condamner", "conjurer", "contraindre", "convaincre", "convier", "dissuader", "empêcher",
        "encourager", "engager", "enjoindre", "exhorter", "féliciter", "forcer", "implorer", "inciter",
        "inviter", "menacer", "obliger", "persuader", "pousser", "presser", "prier", "remercier", "sommer",
        "soupçonner", "suspecter", "supplier",
    }
)  # fmt: skip
"""Verbs whose infinitive with *à* or *de* is said of their object."""
_INFINITIVE_MARKS: Final = frozenset({"à", "de"})
_TIMES: Final = frozenset(
    {
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "minuit", "midi", "matin",
        "soir", "soirée", "matinée", "après-midi", "nuit", "aube", "week-end", "heure", "semaine", "mois", "janvier",
        "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    }
)  # fmt: skip
_BARE_TIMES: Final = frozenset({"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier"})
_LENGTHS: Final = frozenset({"jour", "journée", "an", "année", "minute", "seconde", "fois"})
_SIDES: Final = frozenset({"entre", "contre", "avec"})
_NUMBER_WORDS: Final = frozenset(
    {
        "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
        "treize", "quatorze", "quinze", "seize", "vingt", "vingts", "trente", "quarante", "cinquante",
        "soixante", "cent", "cents", "mille", "et",
    }
)  # fmt: skip


def mend_clauses(tree: Tree) -> None:
    """Mend a tree of the French parser in place; labels are already those of all languages."""
    for token in tree.tokens:
        _read_number(tree, token)
        _read_mood(token)
    for token in tree.tokens:
        _read_perfect(tree, token)
    _read_main_verb(tree)
    _share_first_subject(tree)
    for token in tree.tokens:
        _raise_finite_conjunct(tree, token)
        _give_infinitive_to_verb(tree, token)
        _give_outcome_to_verb(tree, token)
        _give_time_to_verb(tree, token)
        _give_late_object_to_verb(tree, token)
        _give_sides_to_verb(tree, token)
        _join_sides(tree, token)
        _read_more_than(tree, token)
        _read_by_turns(tree, token)
    _raise_report(tree)
    _trim_names(tree)


_STEMS: Final = {
    "aller": "ir", "avoir": "aur", "devoir": "devr", "envoyer": "enverr", "être": "ser", "faire": "fer",
    "falloir": "faudr", "mourir": "mourr", "pouvoir": "pourr", "recevoir": "recevr", "savoir": "saur", "tenir":
    "tiendr", "venir": "viendr", "voir": "verr", "vouloir": "voudr", "revenir": "reviendr", "intervenir":
    "interviendr", "retenir": "retiendr", "maintenir": "maintiendr", "obtenir": "obtiendr", "parvenir":
    "parviendr", "courir": "courr", "acquérir": "acquerr",
}  # fmt: skip
_CONDITIONAL: Final = frozenset({"ais", "ait", "ions", "iez", "aient"})
_FUTURE: Final = frozenset({"ai", "as", "a", "ons", "ez", "ont"})


def _read_mood(token: Token) -> None:
    """Tell future and conditional by their form: the infinitive with an ending ("rendraient", "attaquera")."""
    word = token.text.lower()
    if token.pos not in VERBAL or not token.has("VerbForm", "Fin"):
        return
    stem = _STEMS.get(token.lemma, token.lemma.removesuffix("e"))
    if not word.startswith(stem) or not stem.endswith("r"):
        return
    ending = word.removeprefix(stem)
    if ending in _CONDITIONAL:
        token.features = {**token.features, "Mood": "Cnd", "Tense": "Pres"}
    elif ending in _FUTURE:
        token.features = {**token.features, "Mood": "Ind", "Tense": "Fut"}


def infinitives(word: str) -> frozenset[str]:
    """Infinitives that a form in lower case may belong to, too many rather than too few."""
    endings = (("e", "er"), ("es", "er"), ("ent", "er"), ("i", "ir"), ("ie", "ir"), ("is", "ir"), ("it", "ir"))
    return frozenset(word.removesuffix(old) + new for old, new in endings if word.endswith(old))


def _read_number(tree: Tree, token: Token) -> None:
    """Read "Soixante-treize frappes" with the noun as head, whatever the parser took the numeral for."""
    parts = token.text.lower().split("-")
    if token.pos == "NUM" or len(parts) < 2 or not _NUMBER_WORDS.issuperset(parts):
        return
    token.pos = "NUM"
    noun = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else None
    if noun is None or noun.head != token.index:
        return
    noun.dep, noun.head, noun.pos = token.dep, token.head, "NOUN"
    for child in tree.children(token):
        if child is not noun:
            child.head = noun.index
    token.dep, token.head = "nummod", noun.index
    tree.link()


def _read_perfect(tree: Tree, token: Token) -> None:
    """Read "a gelé", "a consenti", "se sont ouvertes" as verbs where the parser saw a noun or an adjective."""
    if token.pos not in {"NOUN", "ADJ", "PROPN", "X"} or not token.text.islower():
        return
    auxiliaries = [each for each in tree.children(token, "aux", "cop") if each.index < token.index]
    has_avoir = any(each.lemma == "avoir" for each in auxiliaries)
    is_reflexive = any(each.lemma == "se" for each in tree.children(token, "expl", "obj")) and bool(auxiliaries)
    if not (has_avoir or is_reflexive) or tree.children(token, "det"):
        return
    token.pos = "VERB"
    token.features = {"VerbForm": "Part", "Tense": "Past"}
    for each in auxiliaries:
        each.dep, each.pos = "aux", "AUX"
    if token.lemma.endswith("é"):
        token.lemma = token.lemma[:-1] + "er"


def _read_main_verb(tree: Tree) -> None:
    """Read "Le syndicat menace de …" as a clause where the parser saw a noun with an adjective and no verb at all."""
    root = tree.root()
    if root is None or root.pos not in {"NOUN", "PROPN"} or tree.children(root, "cop", "nsubj", "aux"):
        return
    inside = tree.subtree(root)
    verb = next((each for each in inside if each.index > root.index and _may_be_main(tree, root, each)), None)
    if verb is None:
        return
    if verb.pos != "VERB":
        verb.pos, verb.lemma = "VERB", verb.text.lower().removesuffix("nt").removesuffix("e") + "er"
    verb.features = {"VerbForm": "Fin", "Tense": "Pres", "Mood": "Ind"}
    verb.dep, verb.head = "root", -1
    root.dep, root.head = "nsubj", verb.index
    for child in tree.children(root):
        if child.index > verb.index or child.dep == "punct":
            child.head = verb.index
    tree.link()
    for child in tree.children(verb):
        if child.dep == "nmod" and child.index > verb.index:
            child.dep = "obj" if _is_bare(tree, child) else "obl"
        elif child.dep == "acl" and tree.children(child, "mark"):
            child.dep = "xcomp"
    tree.link()


def _may_be_main(tree: Tree, root: Token, token: Token) -> bool:
    """A word of the noun's phrase that can only be its verb: finite, or with an object or infinitive of its own."""
    if token.dep not in {"amod", "acl", "appos", "nmod"} or not token.text.islower():
        return False
    if tree.children(token, "det", "case", "cop", "aux", "nsubj"):
        return False
    if token.pos == "VERB":
        return token.has("VerbForm", "Fin") and token.dep == "amod"
    if token.head != root.index or token.dep != "amod" or not token.text.endswith(("e", "ent")):
        return False
    if token.pos == "NOUN":
        return True
    after = [each for each in (*tree.children(root, "nmod"), *tree.children(token, "nmod")) if each.index > token.index]
    return any(_is_bare(tree, each) for each in after)


def _is_bare(tree: Tree, noun: Token) -> bool:
    """A noun with an article and no preposition."""
    return bool(tree.children(noun, "det")) and not tree.children(noun, "case")


def _share_first_subject(tree: Tree) -> None:
    """Read "Riyad et Téhéran ont rétabli …" with both as subjects where the first was taken for the main word."""
    root = tree.root()
    if root is None or root.pos not in NOMINAL or tree.children(root, "cop", "nsubj"):
        return
    for verb in tree.children(root, "conj"):
        subjects = tree.children(verb, "nsubj", "nsubj:pass")
        links = [each for each in tree.children(verb, "cc") if each.index < verb.index]
        if not subjects or not links or verb.pos not in VERBAL or links[0].index > subjects[0].index:
            continue
        if any(each.pos in VERBAL for each in tree.tokens[root.index : subjects[0].index]):
            continue
        second = subjects[0]
        verb.dep, verb.head = "root", -1
        root.dep, root.head = second.dep, verb.index
        second.dep, second.head = "conj", root.index
        second.pos = "PROPN" if second.text[:1].isupper() else second.pos
        links[0].head = second.index
        for child in tree.children(root, "punct"):
            child.head = verb.index
        tree.link()
        return


def _is_finite(tree: Tree, verb: Token) -> bool:
    auxiliaries = tree.children(verb, "aux", "aux:pass", "cop")
    if auxiliaries:
        return any(each.has("VerbForm", "Fin") for each in auxiliaries)
    return verb.has("VerbForm", "Fin")


def _raise_finite_conjunct(tree: Tree, verb: Token) -> None:
    """Hang "… et a demandé" on the finite verb before it, not on an infinitive or participle between them."""
    first = tree.parent(verb)
    if verb.dep != "conj" or verb.pos != "VERB" or first is None or not _is_finite(tree, verb):
        return
    if first.pos not in VERBAL or _is_finite(tree, first) or tree.children(first, "cop"):
        return
    above = next((each for each in tree.ancestors(first) if each.pos in VERBAL and _is_finite(tree, each)), None)
    if above is not None:
        verb.head = above.index
        tree.link()


def _give_infinitive_to_verb(tree: Tree, clause: Token) -> None:
    """Hang "appelé les parties à garantir" on the verb where the parser hung the infinitive on its object."""
    noun = tree.parent(clause)
    if clause.dep != "acl" or noun is None or noun.dep not in {"obj", "nsubj:pass"}:
        return
    verb = tree.parent(noun)
    marks = {each.lemma for each in tree.children(clause, "mark", "case")}
    if verb is None or verb.lemma not in _CONTROL or not marks & _INFINITIVE_MARKS:
        return
    if clause.has("VerbForm", "Inf") or any(each.has("VerbForm", "Inf") for each in tree.children(clause, "aux")):
        clause.dep, clause.head = "xcomp", verb.index
        tree.link()


def _give_outcome_to_verb(tree: Tree, participle: Token) -> None:
    """Hang "ont attaqué une patrouille, tuant deux soldats" on the verb: its subject did both."""
    if participle.dep != "acl" or not participle.text.endswith("ant") or not tree.children(participle, "obj"):
        return
    before = tree.tokens[participle.index - 1] if participle.index else None
    if before is None or before.text != ",":
        return
    verb = next((each for each in tree.ancestors(participle) if each.pos in VERBAL), None)
    if verb is not None and verb.index < participle.index:
        participle.dep, participle.head = "advcl", verb.index
        tree.link()


def _give_time_to_verb(tree: Tree, token: Token) -> None:
    """Hang a bare weekday on the verb: "a paralysé la Guinée mercredi", "ont manifesté lundi"."""
    above = tree.parent(token)
    if token.dep == "obj" and token.lemma in _BARE_TIMES and not tree.children(token, "case", "det"):
        token.dep = "obl"
        return
    if token.dep != "nmod" or token.lemma not in _BARE_TIMES or above is None or above.lemma in _TIMES:
        return
    if tree.children(token, "case", "det") or token.index != above.index + 1:
        return
    verb = next((each for each in tree.ancestors(token) if each.pos in VERBAL), None)
    if verb is not None and verb.index < token.index:
        token.dep, token.head, token.entity = "obl", verb.index, ""
        tree.link()


def _give_late_object_to_verb(tree: Tree, token: Token) -> None:
    """Hang an object that comes after time and place on the verb: "a arrêté mardi à Lyon deux hommes"."""
    if token.pos != "NOUN" or token.dep not in {"nmod", "obl", "dep"} or token.lemma in _TIMES | _LENGTHS:
        return
    if tree.children(token, "case") or not tree.children(token, "det", "nummod"):
        return
    verb = next((each for each in tree.ancestors(token) if each.pos in VERBAL), None)
    if verb is None or verb.index > token.index or tree.children(verb, "obj", "nsubj:pass", "aux:pass"):
        return
    between = tree.tokens[verb.index + 1 : token.index]
    has_time = any(each.lemma in _BARE_TIMES for each in between)
    if (
        has_time
        and tree.children(verb, "nsubj")
        and not any(each.pos in {"PUNCT", "CCONJ", "VERB"} for each in between)
    ):
        token.dep, token.head = "obj", verb.index
        tree.link()


def _give_sides_to_verb(tree: Tree, token: Token) -> None:
    """Hang "entre X et Y" after a time on the verb: "est entré en vigueur vendredi à minuit entre X et Y"."""
    above = tree.parent(token)
    if token.dep != "nmod" or above is None or above.lemma not in _TIMES:
        return
    if not {each.lemma for each in tree.children(token, "case")} & _SIDES:
        return
    verb = next((each for each in tree.ancestors(token) if each.pos in VERBAL), None)
    if verb is not None:
        token.dep, token.head = "obl", verb.index
        tree.link()


def _trim_names(tree: Tree) -> None:
    """Take weekdays off the ends of names ("Guinée mercredi")."""
    kept: list[tuple[int, int, str]] = []
    for first, last, label in tree.entities:
        end = last
        while end > first and tree.tokens[end].lemma in _BARE_TIMES:
            tree.tokens[end].entity = ""
            end -= 1
        kept.append((first, end, label))
    tree.entities[:] = kept


def _join_sides(tree: Tree, token: Token) -> None:
    """Join Y to X in "les négociations entre X et Y" where the parser joined it to the noun before."""
    noun = tree.parent(token)
    if token.dep != "conj" or noun is None:
        return
    for side in tree.children(noun, "nmod", "obl"):
        is_between = any(each.lemma == "entre" for each in tree.children(side, "case"))
        if is_between and side.index < token.index and not tree.children(side, "conj"):
            token.head = side.index
            tree.link()
            return


def _read_more_than(tree: Tree, token: Token) -> None:
    """Read "plus d'un million d'habitants ont …" with the number as subject, not as part of *plus de*."""
    before = tree.tokens[max(0, token.index - 3) : token.index]
    above = next((each for each in before if each.lemma in {"plus", "moins"}), None)
    if token.dep != "fixed" or token.pos != "NOUN" or above is None:
        return
    ancestors = [*tree.ancestors(token), *(each for each in tree.tokens if each.dep == "root")]
    verb = next((each for each in ancestors if each.pos in VERBAL), None)
    if verb is None:
        return
    is_before = token.index < verb.index
    if tree.children(verb, "nsubj" if is_before else "obj"):
        return
    token.dep, token.head = (
        ("nsubj:pass" if tree.children(verb, "aux:pass") else "nsubj") if is_before else "obj",
        verb.index,
    )
    above.head = token.index
    tree.link()


def _read_by_turns(tree: Tree, token: Token) -> None:
    """Read "tour à tour", "côte à côte" as adverbs, not as objects."""
    tokens = tree.tokens[token.index : token.index + 3]
    if token.dep == "obj" and len(tokens) == 3 and tokens[1].text == "à" and tokens[2].text == token.text:
        token.dep = "advmod"


def _raise_report(tree: Tree) -> None:
    """Read "X doit partir, a déclaré Y" like "Y a déclaré que X doit partir": the inverted clause governs."""
    root = tree.root()
    if root is None or root.pos not in VERBAL:
        return
    for verb in tree.children(root, "parataxis"):
        subjects = tree.children(verb, "nsubj")
        is_inverted = bool(subjects) and subjects[0].index > verb.index > root.index
        if is_inverted and verb.pos == "VERB" and not tree.children(verb, "obj", "ccomp", "xcomp"):
            verb.dep, verb.head = "root", -1
            root.dep, root.head = "ccomp", verb.index
            tree.link()
            return
