"""Makes trees of Ukrainian sentences from the cases of their words: subjects, objects, whose, to whom, by whom."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from transforms.coding.lexicon.load import Lexicon, load_lexicon
from transforms.coding.sentences import Sentence
from transforms.coding.shallow.grammar import load_grammar
from transforms.coding.shallow.names import find_names
from transforms.coding.shallow.slavic_chains import PhraseBinder, hang_on, may_be_subject, takes_object
from transforms.coding.shallow.slavic_clauses import Clause, Splitter, is_predicate, is_same_form
from transforms.coding.shallow.slavic_phrases import Group, Phrases
from transforms.coding.shallow.slavic_tags import SlavicTagger, Tagged
from transforms.coding.shallow.slavic_words import SlavicWords
from transforms.coding.slavic_trees import slavic
from transforms.coding.tree import Token, Tree

_LONGEST: Final = 250
_NON_FINITE: Final = frozenset({"Inf", "Conv"})


class SlavicParser:
    """Trees of one language's sentences; build it once a process with `shallow_parser_for`."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._lexicon: Lexicon = load_lexicon(language)
        grammar = load_grammar(language)
        self._words = SlavicWords(self._lexicon)
        self._tagger = SlavicTagger(self._lexicon, grammar, self._words)
        self._phrases = Phrases(self._lexicon, grammar)
        self._events = self._lexicon.heads("noun")
        self._binder = PhraseBinder(self._lexicon)

    def parse(self, sentences: Sequence[Sentence]) -> list[Tree]:
        """Trees of sentences, in their order."""
        return [self._tree(sentence) for sentence in sentences]

    def lemmas(self, word: str) -> frozenset[str]:
        """Every lemma that a word in lower case may have; too many rather than too few."""
        return self._words.lemmas(word)

    def is_word(self, word: str) -> bool:
        """Whether the dictionary has a word in lower case."""
        return self._words.read(word).is_known

    def _tree(self, sentence: Sentence) -> Tree:
        words = self._tagger.tag(sentence)[:_LONGEST]
        tokens = [word.token for word in words]
        tree = Tree(tokens, sentence.start, sentence.end)
        if not tokens:
            return tree
        for word in words:
            self._read_participle(word)
        clauses = Splitter(self._lexicon.words["speech_verbs"]).split(self._phrases.build(words))
        for clause in clauses:
            self._attach(clause)
        self._join(clauses)
        _complete(tokens, clauses)
        tree.link()
        find_names(tree, self._lexicon)
        self._find_places(tree)
        slavic(tree, self._language)
        tree.link()
        return tree

    def _find_places(self, tree: Tree) -> None:
        """States and cities that the lexicon lists are places, whatever stands beside them."""
        for i, (first, last, _) in enumerate(tree.entities):
            token = tree.tokens[first]
            if first == last and not token.text.isupper() and token.lemma in self._lexicon.words["capitalised"]:
                tree.entities[i] = (first, last, "LOC")
                token.entity = "LOC"

    def _read_participle(self, word: Tagged) -> None:
        verb = self._words.verb_of(word.token.lemma) if word.is_participle else None
        if verb is not None:
            word.token.lemma, word.token.pos = verb, "ADJ"
            word.token.features |= {"VerbForm": "Part", "Voice": "Pass", "Tense": "Past"}

    def _attach(self, clause: Clause) -> None:
        """Heads and labels inside a clause."""
        main = self._predicate(clause)
        clause.main = main.token if main is not None else None
        if main is None:
            groups = [each for each in clause.groups() if each.preposition is None] or clause.groups()
            clause.main = groups[0].token if groups else (clause.units[0].token if clause.units else None)
        self._participles(clause)
        tops = self._binder.tops(clause, main)
        if main is not None:
            self._arguments(clause, main, tops)
        else:
            for each in tops:
                hang_on(each.token, clause.main, "nmod" if each.preposition else "appos")

    def _predicate(self, clause: Clause) -> Tagged | None:
        """The verb that the clause is built on: with "to be" the participle or infinitive beside it."""
        words = [unit for unit in clause.units if isinstance(unit, Tagged)]
        verbs = [word for word in words if is_predicate(word) and word.token.pos == "VERB"]
        auxiliary = next((word for word in words if word.token.pos == "AUX"), None)
        infinitives = [word for word in words if word.token.features.get("VerbForm") in _NON_FINITE]
        participles = [word for word in words if word.is_participle]
        if verbs:
            found = verbs[0]
        elif participles and (auxiliary is not None or not infinitives):
            found = participles[-1]
            found.token.pos = "VERB"
        elif infinitives:
            found = infinitives[0]
        else:
            return self._nominal(clause, auxiliary)
        if auxiliary is not None:
            hang_on(auxiliary.token, found.token, "aux:pass" if found.is_participle else "aux")
        return found

    def _nominal(self, clause: Clause, auxiliary: Tagged | None) -> Tagged | None:
        """An adjective that is said of the subject, with or without "to be"; "to be" alone."""
        adjective = next((unit for unit in clause.units if isinstance(unit, Tagged) and unit.pos == "ADJ"), None)
        if adjective is not None:
            if auxiliary is not None:
                hang_on(auxiliary.token, adjective.token, "cop")
            return adjective
        return auxiliary

    def _participles(self, clause: Clause) -> None:
        """Participles with words of their own, before or after their noun."""
        for i, unit in enumerate(clause.units):
            if not isinstance(unit, Tagged) or not unit.is_participle or unit.token is clause.main:
                continue
            near = [each for each in clause.units[i + 1 : i + 4] if isinstance(each, Group)]
            before = [each for each in clause.units[:i] if isinstance(each, Group)][-1:]
            noun = next((each for each in [*before, *near] if is_same_form(each, unit)), None)
            unit.token.pos = "VERB"
            hang_on(unit.token, noun.token if noun else clause.main, "acl" if noun else "xcomp")
            for own in clause.units[i + 1 : i + 4]:
                if not isinstance(own, Group) or own is noun or not (own.preposition or own.may_be("Ins")):
                    break
                own.settle("Ins")
                hang_on(own.token, unit.token, "obl")

    def _arguments(self, clause: Clause, main: Tagged, tops: list[Group]) -> None:
        """Subject, object, receiver and adjuncts of the verbs of a clause."""
        verbs = self._verbs(clause, main)
        subject = self._subject(main, tops)
        if subject is not None:
            subject.settle("Nom")
            is_passive = main.token.has("Voice", "Pass")
            hang_on(subject.token, main.token, "nsubj:pass" if is_passive else "nsubj")
        self._receiver(main, [each for each in tops if each is not subject])
        for each in [each for each in tops if each is not subject]:
            verb = next((v for v in reversed(verbs) if v.token.index < each.token.index), verbs[0])
            self._argument(
                each,
                verb.token,
                is_objectless=not any(t.dep == "obj" and t.head == verb.token.index for t in (x.token for x in tops)),
            )

    def _receiver(self, main: Tagged, groups: list[Group]) -> None:
        """Of two bare phrases after a verb the first, if it can be a dative, is to whom the second is given."""
        bare = [each for each in groups if each.preposition is None and each.token.index > main.token.index]
        for first, second in pairwise(bare):
            is_pair = first.may_be("Dat") and first.may_be("Acc") and second.may_be("Acc")
            if is_pair and first.token.pos == "PROPN":
                first.forms = frozenset(form for form in first.forms if form[0] == "Dat")
                return

    def _verbs(self, clause: Clause, main: Tagged) -> list[Tagged]:
        """The predicate and what hangs on it: infinitives, gerunds, each on the verb before it."""
        found = [main]
        for unit in clause.units:
            is_verb = (
                isinstance(unit, Tagged) and unit.token.pos == "VERB" and unit is not main and not unit.is_participle
            )
            if is_verb and isinstance(unit, Tagged):
                if unit.token.features.get("VerbForm") in _NON_FINITE:
                    before = [each for each in clause.groups() if each.token.index < unit.token.index]
                    is_of_noun = (
                        before
                        and before[-1].token.index == unit.token.index - 1
                        and before[-1].token.lemma in self._lexicon.operators
                    )
                    above = before[-1].token if is_of_noun else found[-1].token
                    hang_on(unit.token, above, "acl" if is_of_noun else "xcomp")
                else:
                    hang_on(unit.token, main.token, "conj")
                found.append(unit)
            elif isinstance(unit, Tagged) and unit.pos == "ADJ" and not unit.is_participle and unit is not main:
                hang_on(unit.token, main.token, "xcomp")
        return sorted(found, key=lambda each: each.token.index)

    def _subject(self, main: Tagged, tops: list[Group]) -> Group | None:
        """The phrase in the nominative that agrees with the verb: before it if there is one, else after it."""
        if main.token.has("Impersonal", "Yes"):
            return self._patient(tops)
        if main.token.features.get("VerbForm") in _NON_FINITE:
            return None
        bare = [
            each
            for each in tops
            if each.preposition is None and each.may_be("Nom") and may_be_subject(each, main.token)
        ]
        bare = [each for each in bare if "time" not in self._lexicon.classes(each.token.lemma)] or bare
        before = [each for each in bare if each.token.index < main.token.index]
        after = [each for each in bare if each.token.index > main.token.index]
        sure = [each for each in bare if not each.may_be("Acc")]
        if before:
            return next((each for each in before if each in sure), before[-1] if len(before) == 1 else before[0])
        if sure:
            return sure[0]
        objects = [each for each in tops if each.preposition is None and each.may_be("Acc") and each not in after[:1]]
        if not after or (takes_object(self._lexicon, main.token) and not objects):
            return None
        return after[0]

    def _patient(self, tops: list[Group]) -> Group | None:
        """Whom an impersonal in -но/-то is about: its bare accusative, or genitive."""
        bare = [each for each in tops if each.preposition is None]
        return next((each for case in ("Acc", "Nom", "Gen") for each in bare if each.may_be(case)), None)

    def _argument(self, group: Group, verb: Token, *, is_objectless: bool) -> None:
        if group.preposition is not None:
            group.settle()
            hang_on(group.token, verb, "obl")
            return
        is_time = "time" in self._lexicon.classes(group.token.lemma)
        given, taken = ("Dat", "iobj"), ("Gen", "obj")
        is_thing = (
            group.token.pos == "NOUN" and not group.token.has("Animacy", "Anim") and group.token.lemma in self._events
        )
        for case, dep in (("Acc", "obj"), *((taken, given) if is_thing else (given, taken)), ("Ins", "obl")):
            is_fit = group.may_be(case) and (dep != "obj" or (is_objectless and not is_time))
            if is_fit and not (case == "Acc" and verb.has("VerbForm", "Part")):
                group.settle(case)
                hang_on(group.token, verb, dep)
                return
        group.settle("Ins", "Acc")
        hang_on(group.token, verb, "obl:npmod" if is_time else "obl")

    def _join(self, clauses: list[Clause]) -> None:
        """Hang each clause on its parent or its noun."""
        for clause in clauses:
            main, parent = clause.main, clause.parent
            if main is None or parent is None:
                continue
            above = clause.antecedent.token if clause.antecedent is not None else parent.main
            if above is not None and above is not main:
                hang_on(main, above, clause.kind)
            if clause.mark is not None:
                hang_on(clause.mark, main, "mark")


def _complete(tokens: list[Token], clauses: list[Clause]) -> None:
    """One root; whatever hangs on nothing yet hangs on it, negations on the verb after them."""
    mains = [clause.main for clause in clauses if clause.main is not None]
    root = mains[0] if mains else tokens[0]
    root.head, root.dep = -1, "root"
    for token in tokens:
        if token is root or token.dep:
            continue
        after = next((each for each in tokens[token.index + 1 :] if each.pos in {"VERB", "ADJ", "NUM"}), None)
        is_near = after is not None and after.index - token.index <= 2 and token.pos == "ADV"
        token.head = after.index if is_near and after is not None else root.index
        token.dep = {"PUNCT": "punct", "ADV": "advmod", "CCONJ": "cc", "SCONJ": "mark", "ADP": "case"}.get(
            token.pos, "dep"
        )
    _uncircle(tokens, root)


def _uncircle(tokens: list[Token], root: Token) -> None:
    """No word may hang on itself by way of others."""
    for token in tokens:
        seen = {token.index}
        current = token
        while current.head >= 0:
            current = tokens[current.head]
            if current.index in seen:
                token.head, token.dep = root.index, "dep" if token is not root else "root"
                break
            seen.add(current.index)
