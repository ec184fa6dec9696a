"""Finds the arguments of a verb or noun in a tree, also where they are only understood."""

from typing import Final

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.referents import owner, person_for
from transforms.coding.tree import NOMINAL, VERBAL, Token, Tree

_RELATIVES: Final = frozenset(
    {
        "who",
        "which",
        "that",
        "whom",
        "qui",
        "que",
        "lequel",
        "laquelle",
        "quien",
        "cual",
        "который",
        "що",
        "який",
        "кто",
    }
)
_CLAUSES: Final = ("xcomp", "ccomp", "advcl", "acl", "csubj", "parataxis")
_OF: Final = frozenset({"of", "de", "من", "von"})
_PRO_DROP: Final = frozenset({"ru", "uk"})
"""Languages in which a clause of what somebody says needs no subject when they speak of themselves."""
AGENTS: Final = ("by", "par", "por")
"""Prepositions of the doer of a passive or of a deed."""
_DEPTH: Final = 5
_WITH_OF: Final = frozenset({"près", "loin", "autour", "lors", "proche", "hors", "abord", "sein", "long"})


class Arguments:
    """Arguments of the tokens of one tree."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree = tree
        self.lexicon = lexicon
        self.near: dict[tuple[int, bool], list[Token]] = {}
        """What triggers.py found near a head, by the head's index: many patterns ask for the same."""

    def get(self, token: Token, name: str) -> list[Token]:
        """Heads of the arguments of one name (see the lexicon's README), coordinated ones included, in order."""
        if name == "subj":
            found = self.subjects(token)
        elif name == "obj":
            found = self.objects(token)
        elif name == "iobj":
            found = self.tree.children(token, "iobj")
        elif name == "clause":
            return self.clauses(token)
        elif name == "poss":
            found = [owner(self.tree, self.lexicon, each, token) for each in self.possessors(token)]
        elif name == "gen":
            pronouns = [each for each in self.tree.children(token, "nmod:poss") if each.pos == "PRON"]
            found = self.tree.children(token, "nmod:gen") or pronouns
        elif name == "nat":
            found = [each for each in self.possessors(token) if each.dep != "nmod:gen"]
        elif name == "head":
            parent = self.tree.parent(token)
            found = [parent] if parent is not None and parent.pos in NOMINAL else []
        else:
            found = self.prepositional(token, name)
        if not found and token.dep == "compound":
            return self._of_carrier(token, name)
        return self.spread(found)

    def _of_carrier(self, token: Token, name: str) -> list[Token]:
        """Arguments of the noun that carries an event noun before it ("a mediation effort between X and Y")."""
        carrier = self.tree.parent(token)
        if carrier is None or carrier.lemma not in self.lexicon.words["carriers"]:
            return []
        return [each for each in self.get(carrier, name) if each is not token]

    def spread(self, found: list[Token]) -> list[Token]:
        """Heads with those coordinated to them, in order."""
        spread: list[Token] = []
        for each in found:
            for one in self.tree.conjuncts(each):
                same_kind = one is each or one.pos in NOMINAL or one.pos == each.pos
                if same_kind and one not in spread:
                    spread.append(one)
        return spread

    def is_passive(self, verb: Token) -> bool:
        """Whether a verb form is passive: by its auxiliary, its subject, or as a past participle after a noun."""
        if self.tree.children(verb, "aux:pass", "nsubj:pass"):
            return True
        if verb.dep == "conj" and not self.tree.children(verb, "aux", "nsubj"):
            first = self.tree.parent(verb)
            return first is not None and _is_past_participle(verb) and first.pos == "VERB" and self.is_passive(first)
        return verb.dep in {"acl", "amod"} and _is_past_participle(verb) and not self.tree.children(verb, "aux")

    def subjects(self, token: Token, depth: int = 0) -> list[Token]:
        """Who does it: subject of an active form, agent of a passive one."""
        if self.is_passive(token):
            for verb in self.tree.conjuncts(token):
                agents = self.tree.children(verb, "obl:agent")
                found = agents or [each for by in AGENTS for each in self.prepositional(verb, by)]
                # "was bombed and killed by X": of coordinated participles the last has the agent of all.
                if found and (verb is token or self.is_passive(verb)):
                    return found
            return []
        return self.surface_subjects(token, depth)

    def objects(self, token: Token) -> list[Token]:
        """Whom it is done to: object of an active form, subject of a passive one."""
        if self.is_passive(token):
            return self.surface_subjects(token)
        found = self.tree.children(token, "obj") or self._in_small_clause(token)
        if not found:
            found = self._shared_object(token)
        return [self._resolved(each, token) for each in found]

    def _in_small_clause(self, token: Token) -> list[Token]:
        """Of whom something is said without a verb ("found the man guilty")."""
        clauses = [each for each in self.tree.children(token, "ccomp") if each.pos in {"NOUN", "ADJ"}]
        return [each for clause in clauses for each in self.tree.children(clause, "nsubj")]

    def _shared_object(self, token: Token) -> list[Token]:
        """The object that coordinated verbs share ("attacked and destroyed the camp"), or a relative's gap."""
        if token.dep == "acl:relcl" and self._is_gap(token):
            parent = self.tree.parent(token)
            return [parent] if parent is not None else []
        verbs = [each for each in self.tree.children(token, "conj") if each.pos == "VERB"]
        if len(verbs) == 1 and verbs[0].index - token.index <= 3:
            return self.tree.children(verbs[0], "obj")
        return []

    def _is_gap(self, verb: Token) -> bool:
        """English relatives without a pronoun: "the strikes Biden launched"."""
        has_subject = bool(self.tree.children(verb, "nsubj"))
        words = self.tree.children(verb, "nsubj", "nsubj:pass", "obj")
        return has_subject and not any(each.lemma in _RELATIVES for each in words)

    def surface_subjects(self, token: Token, depth: int = 0) -> list[Token]:
        """The grammatical subject, by way of relatives, control, coordination and participles where it is shared."""
        own = self.tree.children(token, "nsubj", "nsubj:pass")
        if own:
            return [self._resolved(each, token) for each in own]
        parent = self.tree.parent(token)
        if parent is None or depth > _DEPTH:
            return []
        found: list[Token] = []
        if token.dep == "conj" and parent.pos in {*VERBAL, "NOUN", "ADJ"}:
            found = self.surface_subjects(parent, depth + 1)
        elif token.dep in {"acl", "acl:relcl", "amod"} and parent.pos in NOMINAL:
            found = self._of_noun(token, parent)
        elif token.dep in {"xcomp", "ccomp", "advcl", "csubj"}:
            found = self._of_governor(token, parent, depth)
        return found

    def _of_noun(self, token: Token, noun: Token) -> list[Token]:
        """Subject of a clause on a noun: the noun, unless the clause is an infinitive ("the decision to …")."""
        is_infinitive = token.has("VerbForm", "Inf") or any(child.lemma == "to" for child in self.tree.children(token))
        if is_infinitive and not self.is_passive(token):
            owners = [owner(self.tree, self.lexicon, each, noun) for each in self.possessors(noun)]
            return owners or self._subjects_above(noun)
        return [noun]

    def _subjects_above(self, noun: Token) -> list[Token]:
        parent = self.tree.parent(noun)
        if parent is not None and parent.pos in VERBAL and noun.dep == "obj":
            return self.subjects(parent)
        return []

    def _of_governor(self, token: Token, parent: Token, depth: int) -> list[Token]:
        """Control: the object of the governing verb if it has one ("urged X to …"), else its subject."""
        if token.dep == "ccomp" and token.has("VerbForm", "Fin") and parent.pos in VERBAL:
            return self.surface_subjects(parent, depth + 1) if self._goes_on(token, parent) else []
        if parent.pos in VERBAL and token.dep in {"xcomp", "ccomp"}:
            objects = self.objects(parent) or self.tree.children(parent, "iobj")
            if objects and not self._keeps_subject(parent):
                return objects
        if parent.pos in VERBAL and token.dep == "advcl" and self._is_object_controlled(token, parent):
            return self.objects(parent)
        if parent.pos in NOMINAL and not self.tree.children(parent, "cop"):
            return self._of_noun(token, parent)
        return self.surface_subjects(parent, depth + 1)

    def _goes_on(self, token: Token, parent: Token) -> bool:
        """Whether a clause without subject has that of the verb above it ("объявил, что уходит")."""
        same = all(token.features.get(name) in {None, parent.features.get(name)} for name in ("Number", "Gender"))
        return self.lexicon.language in _PRO_DROP and same and not token.has("Impersonal", "Yes")

    def _keeps_subject(self, verb: Token) -> bool:
        return verb.lemma in self.lexicon.words["subject_control"]

    def _is_object_controlled(self, token: Token, verb: Token) -> bool:
        """The object of an accusation is the subject of what it is accused of."""
        marks = {child.lemma for child in self.tree.children(token, "mark", "case")}
        return bool(marks & {"of", "de"}) and bool(self.objects(verb))

    def _resolved(self, token: Token, verb: Token) -> Token:
        """The noun that a relative pronoun stands for; in Arabic also the pronoun written onto the relative's verb."""
        if token.has("Object", "Yes") and verb.dep == "acl:relcl" and verb.head >= 0:
            return self.tree.tokens[verb.head]
        if token.lemma in _RELATIVES and token.pos in {"PRON", "SCONJ", "DET"}:
            above = verb
            while above.dep in {"conj", "xcomp", "ccomp"} and above.head >= 0:
                above = self.tree.tokens[above.head]
            if above.dep in {"acl:relcl", "acl"} and above.head >= 0:
                noun = self.tree.tokens[above.head]
                is_person = token.lemma in self.lexicon.words["person_pronouns"]
                return person_for(self.tree, self.lexicon, noun) if is_person else noun
        return token

    def clauses(self, token: Token) -> list[Token]:
        """Heads of complement clauses, with verbs coordinated to them; clauses of time, cause or purpose are none."""
        found: list[Token] = []
        for child in self.tree.children(token, *_CLAUSES):
            if not self.is_adjunct(child):
                found += [each for each in self.tree.conjuncts(child) if each.pos != "PUNCT"]
        return found

    def is_adjunct(self, clause: Token) -> bool:
        """Whether a clause only says when, why, how or what for: it has a conjunction, or is a bare participle."""
        if clause.dep in {"xcomp", "ccomp", "csubj"}:
            return bool(self.prepositions(clause) & self.lexicon.words["adjunct_marks"])
        marks = {each.lemma for each in self.tree.children(clause, "mark", "case", "advmod")}
        if marks & self.lexicon.words["adjunct_marks"]:
            return True
        is_infinitive = clause.has("VerbForm", "Inf") or any(
            each.lemma == "to" for each in self.tree.children(clause, "aux", "mark")
        )
        return clause.dep == "advcl" and not is_infinitive and not marks & self.lexicon.words["complement_marks"]

    def prepositional(self, token: Token, name: str) -> list[Token]:
        """Nouns and gerunds that hang on a token by a preposition, or as its doer or means by their case."""
        if name == "ins":
            bare = self.tree.children(token, "obl", "nmod")
            return [each for each in bare if each.has("Case", "Ins") and not self.tree.children(each, "case")]
        if name == "by" and (agents := self.tree.children(token, "obl:agent")):
            return agents
        found = self.tree.children(token, "obl", "obl:agent", "nmod", "advcl", "acl", "iobj", "xcomp", "obl:npmod")
        found = [each for each in found if name in self.prepositions(each)]
        return [each for each in found if not self._is_near(each)] if name == "de" else found

    def _is_near(self, token: Token) -> bool:
        """Whether a French *de* belongs to a word of place or time: "près de X", "lors de X" do not say whose."""
        return not _WITH_OF.isdisjoint(self._marks_and_before(token))

    def _marks_and_before(self, token: Token) -> set[str]:
        """The lemmas of a token's case marks and of the words right before them."""
        marks = self.tree.children(token, "case")
        return {each.lemma for each in marks} | {self.tree.tokens[each.index - 1].lemma for each in marks if each.index}

    def prepositions(self, token: Token) -> set[str]:
        """The lemmas of a token's prepositions; those of the first one count for coordinated nouns."""
        return {
            each.lemma
            for child in self.tree.children(token, "case", "mark")
            for each in (child, *self.tree.children(child, "fixed", "case", "obl"))
        }

    def is_company(self, token: Token) -> bool:
        """Whether a noun names those who do it too ("together with X", "alongside X")."""
        return not self.lexicon.words["company_marks"].isdisjoint(self._marks_and_before(token))

    def possessors(self, noun: Token) -> list[Token]:
        """Possessors ("Israel's", "leur"), adjectives of nationality and names before a noun, in order."""
        found: list[Token] = []
        for child in self.tree.children(noun, "nmod:poss", "nmod:gen", "amod", "compound", "det", "nmod"):
            is_possessive = child.dep in {"nmod:poss", "nmod:gen"} or child.has("Poss", "Yes")
            is_nationality = child.dep != "det" and self.is_nationality(child)
            is_name = child.dep in {"compound", "nmod"} and child.pos == "PROPN" and not self.prepositions(child)
            is_force = child.dep in {"compound", "amod"} and self._is_force(child)
            if is_possessive or is_nationality or is_name or is_force:
                found.append(child)
            elif child.dep == "amod" and child.pos == "VERB":
                found += [
                    each for each in self.tree.children(child, "obl:npmod", "compound", "nsubj") if each.pos == "PROPN"
                ]
        return found

    def _is_force(self, noun: Token) -> bool:
        """Whether a noun before another names armed men or a state ("rebel attack", "army offensive")."""
        if noun.pos not in {"NOUN", "ADJ"} or noun.lemma in self.lexicon.words["vague_doers"]:
            return False
        return not self.lexicon.classes(noun.lemma).isdisjoint({"armed", "state"})

    def is_nationality(self, token: Token) -> bool:
        """Whether a word is an adjective or name of a nation's people."""
        if token.lemma in self.lexicon.nationalities or token.text.lower() in self.lexicon.nationalities:
            return True
        return "-" in token.text and token.text.lower().split("-")[0] in self.lexicon.nationalities

    def content(self, noun: Token) -> Token:
        """The noun that says what is meant, below nouns that only count or group ("thousands of", "a series of")."""
        current = noun
        for _ in range(_DEPTH):
            if current.lemma not in self.lexicon.words["containers"]:
                return current
            below = self.tree.children(current, "nmod:gen") or [
                each for each in self.tree.children(current, "nmod", "obl") if self.prepositions(each) & _OF
            ]
            if not below:
                return current
            current = below[0]
        return current


def _is_past_participle(verb: Token) -> bool:
    return verb.has("VerbForm", "Part") and (verb.has("Tense", "Past") or verb.has("Aspect", "Perf"))
