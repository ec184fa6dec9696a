"""Makes a tree of the clauses of a sentence: verbs over their phrases, clauses over clauses."""

from transforms.coding.lexicon.load import Lexicon
from transforms.coding.shallow.clauses import Clause
from transforms.coding.shallow.grammar import Grammar
from transforms.coding.shallow.groups import Group, find_group, is_passive_with
from transforms.coding.shallow.orders import Orders
from transforms.coding.shallow.units import Phrase, Unit, hang, is_comma, is_coordinator
from transforms.coding.tree import Token, Tree


class Attacher:
    """Attaches the words of one language's sentences."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon, orders: Orders) -> None:
        self._grammar = grammar
        self._lexicon = lexicon
        words, settings = lexicon.words, grammar.settings
        self._adjuncts = words["adjunct_marks"]
        self._deaths = words["killing_nouns"] | words["injuring_nouns"]
        self._casualties = words["killed_words"] | words["injured_words"] | words["casualty_words"]
        self._background = settings.get("background", frozenset())
        self._giving = settings.get("giving", frozenset())
        self._receivers = settings.get("receivers", frozenset())
        self._generic = settings.get("generic", frozenset())
        self._orders = orders

    def attach(self, clauses: list[Clause], tree: Tree) -> None:
        """Give every token of a sentence its head and label."""
        heads: dict[int, Token] = {}
        for clause in sorted(clauses, key=lambda each: each.kind != "acl:relcl"):
            head = self._clause(clause)
            if head is not None:
                heads[id(clause)] = head
        for clause in clauses:
            if id(clause) in heads:
                self._link(clause, heads)
        _settle(tree)
        self._mark_passing(clauses, heads, tree.tokens)

    def _mark_passing(self, clauses: list[Clause], heads: dict[int, Token], tokens: list[Token]) -> None:
        """Mark words that tell of an event only in passing, if they tell of one.

        Nouns that say what another noun is about ("the inquiry into the attack"), or when, or why; verbs that say what
        somebody does as a rule (Arabic: the present in a subordinate clause).
        But "nine dead in attack" tells of the attack.
        """
        launched = {each.head for each in tokens if each.dep == "acl:relcl" and self._is_launching(each)}
        for token in tokens:
            if token.pos != "NOUN" or token.dep not in {"nmod", "nmod:gen", "obl"}:
                continue
            above = tokens[token.head]
            if above.lemma in self._casualties and token.dep == "nmod" and not self._is_aside(token, tokens):
                token.features["Told"] = "Yes"
                continue
            is_told = token.lemma in self._deaths and token.dep == "obl" and not self._is_aside(token, tokens)
            is_part = token.dep != "obl" and (above.lemma in self._lexicon.words["containers"] or above.pos == "NUM")
            if not is_told and not is_part and token.index not in launched:
                token.features["Passing"] = "Yes"
        for clause in clauses:
            head = heads.get(id(clause))
            if head is None or head.pos != "VERB" or head.features.get("Tense") not in self._generic:
                continue
            is_below = clause.kind in {"acl:relcl", "acl", "advcl", "ccomp", "xcomp"}
            # A headline has its subject before a verb of the present ("X bombs Y"); other main clauses tell of habits.
            is_headline = any(
                each.dep == "nsubj" and each.index < head.index for each in tokens if each.head == head.index
            )
            if is_below or not (is_headline or self._lasts(head)):
                head.features["Passing"] = "Yes"

    def _lasts(self, verb: Token) -> bool:
        """Whether what a verb tells goes on for days, so that its present is no habit ("they are striking")."""
        return any(each.plover_type == "PROTEST" for each in self._lexicon.triggers.get(verb.lemma, ()))

    def _is_launching(self, verb: Token) -> bool:
        """Whether a verb of a relative clause tells that its noun happened ("an attack that X launched")."""
        operators = self._lexicon.operators.get(verb.lemma, ())
        return verb.has("Tense", "Past") and any(each.kind in {"do", "occur"} for each in operators)

    def _is_aside(self, noun: Token, tokens: list[Token]) -> bool:
        """Whether a preposition makes an event noun the background of what is told ("after the killing of")."""
        cases = (each for each in tokens if each.head == noun.index and each.dep == "case")
        return any(each.lemma in self._background for each in cases)

    def _clause(self, clause: Clause) -> Token | None:
        """Attach what is in a clause, and return its head; None for an empty one."""
        group = find_group(clause, self._grammar)
        if group is None:
            return self._nominal(clause)
        aside = _in_brackets(clause.units)
        for own, units in self._stretches(clause, group):
            bare = [
                (i, unit)
                for i, unit in units
                if isinstance(unit, Phrase) and not unit.prepositions and not self._is_time(unit) and i not in aside
            ]
            bare = self._orders.handed_up(clause, own, bare) if own is group else bare
            self._orders.assign(clause if own is group else Clause(own.main.dep), own, bare)
            for _, unit in units:
                if unit in clause.units:
                    self._rest(unit, own)
        if clause.mark is not None and not clause.mark.dep:
            hang(clause.mark, group.main, "mark")
        return group.main

    def _stretches(self, clause: Clause, group: Group) -> list[tuple[Group, list[tuple[int, Unit]]]]:
        """The verbs of a clause with the units that belong to each: those after a later verb are that verb's."""
        numbered = list(enumerate(clause.units))
        if self._grammar.order == "verb-second":
            return self._brackets(clause, group, numbered)
        found: list[tuple[Group, list[tuple[int, Unit]]]] = []
        begins = [i for i, _ in group.later if i > group.at]
        first = [each for each in numbered if not begins or each[0] < begins[0]]
        for i, verb in group.later:
            helpers = self._helpers(clause.units, i, verb)
            self._subordinate(clause, group, i - len(helpers), verb)
            if i > group.at:
                end = next((other for other in begins if other > i), len(clause.units))
                own = Group(verb, i, is_passive=is_passive_with(verb, helpers, self._grammar))
                found.append((own, [each for each in numbered if i < each[0] < end]))
        return [(group, first), *found]

    def _helpers(self, units: list[Unit], at: int, verb: Token) -> list[Token]:
        """Auxiliaries in the infinitive right before a later verb, attached to it ("to have been seen")."""
        found: list[Token] = []
        for unit in reversed(units[:at]):
            if not isinstance(unit, Token) or unit.pos != "AUX" or unit.dep:
                break
            found.append(unit)
        for each in found:
            is_voice = each.lemma in self._grammar.settings.get("passive", frozenset())
            hang(each, verb, "aux:pass" if is_voice else "aux")
        return found

    def _brackets(
        self, clause: Clause, group: Group, numbered: list[tuple[int, Unit]]
    ) -> list[tuple[Group, list[tuple[int, Unit]]]]:
        """German: later verbs stand at the end; what a sign parts from the first verb belongs to the second."""
        at = _index(clause, group.main)
        rest = numbered
        found: list[tuple[Group, list[tuple[int, Unit]]]] = []
        before = at
        for i, verb in group.later:
            if i > at and _is_parted(clause.units, before, i):
                hang(verb, group.main, "conj")
                own = [each for each in rest if before < each[0] < i]
                found.append((Group(verb, i, is_passive=group.is_passive, number=""), own))
                rest = [each for each in rest if each not in own]
                before = i
            elif not verb.dep:
                hang(verb, group.main, "xcomp")
        return [(group, rest), *found]

    def _subordinate(self, clause: Clause, group: Group, at: int, verb: Token) -> None:
        """Attach an infinitive, gerund or participle inside a clause, with what stands right before it as its mark."""
        before = clause.units[at - 1] if at else None
        mark = before if isinstance(before, Token) and before.pos in {"ADP", "SCONJ"} else None
        if mark is not None:
            hang(mark, verb, "mark")
        is_infinitive = verb.has("VerbForm", "Inf") or self._is_helped(clause.units, at)
        if not is_infinitive and verb.has("VerbForm", "Part") and isinstance(before, Phrase):
            hang(verb, before.end, "acl")
        elif not is_infinitive or (mark is not None and mark.lemma in self._adjuncts) or at < group.at:
            hang(verb, group.main, "advcl")
        else:
            earlier = [each for i, each in group.later if group.at < i < at and each.has("VerbForm", "Inf")]
            hang(verb, earlier[-1] if earlier else group.main, "xcomp")

    def _is_helped(self, units: list[Unit], at: int) -> bool:
        """Whether an auxiliary in the infinitive stands at a place of a clause."""
        unit = units[at] if at < len(units) else None
        return isinstance(unit, Token) and unit.pos == "AUX" and unit.has("VerbForm", "Inf")

    def _rest(self, unit: Unit, group: Group) -> None:
        """Attach a prepositional phrase, a time or a small word to the verb."""
        if isinstance(unit, Phrase):
            if unit.head.dep or unit.head is group.main:
                return
            is_agent = unit.preposition == "by" or (group.is_passive and unit.preposition in self._grammar.agents)
            dep = "obl:agent" if is_agent else "obl" if unit.prepositions else "obl:npmod"
            if unit.preposition in self._receivers and group.main.lemma in self._giving:
                dep = "iobj"
            hang(unit.head, group.main, dep)
        elif not unit.dep and unit is not group.main:
            hang(unit, group.main, _DEPS.get(unit.pos, "dep"))

    def _is_time(self, phrase: Phrase) -> bool:
        return "time" in self._lexicon.classes(phrase.head.lemma)

    def _nominal(self, clause: Clause) -> Token | None:
        """A clause without a verb: its first bare phrase heads it, the others belong to the phrase before them."""
        phrases = [unit for unit in clause.units if isinstance(unit, Phrase)]
        if not phrases:
            tokens = [unit for unit in clause.units if isinstance(unit, Token) and unit.pos != "PUNCT"]
            return tokens[0] if tokens else None
        head = next((each for each in phrases if not each.prepositions and not self._is_time(each)), phrases[0])
        before = head
        for phrase in phrases:
            if phrase is head or phrase.head.dep:
                continue
            hang(phrase.head, before.head, "nmod" if phrase.prepositions else "obl:npmod")
        for unit in clause.units:
            if isinstance(unit, Token) and not unit.dep:
                hang(unit, head.head, _DEPS.get(unit.pos, "dep"))
        if clause.mark is not None:
            hang(clause.mark, head.head, "mark")
        return head.head

    def _link(self, clause: Clause, heads: dict[int, Token]) -> None:
        head = heads[id(clause)]
        parent = clause.parent
        while parent is not None and id(parent) not in heads:
            parent = parent.parent
        if clause.antecedent is not None and clause.antecedent is not head:
            hang(head, clause.antecedent, "acl" if clause.kind == "ccomp" else clause.kind)
        elif parent is not None and heads[id(parent)] is not head:
            kind = "advcl" if clause.kind == "acl:relcl" else clause.kind
            mark = clause.mark.lemma if clause.mark is not None else ""
            has_subject = any(isinstance(unit, Phrase) and unit.head.dep.startswith("nsubj") for unit in clause.units)
            if kind == "ccomp" and mark in self._grammar.settings.get("control", frozenset()) and not has_subject:
                kind = "xcomp"
            hang(head, heads[id(parent)], kind)
        else:
            head.head, head.dep = -1, "root"


_DEPS = {
    "PUNCT": "punct",
    "ADV": "advmod",
    "CCONJ": "cc",
    "SCONJ": "mark",
    "PRON": "obj",
    "AUX": "aux",
    "PART": "advmod",
}


def _index(clause: Clause, token: Token) -> int:
    for i, unit in enumerate(clause.units):
        if unit is token or (isinstance(unit, Phrase) and unit.head is token):
            return i
    return 0


def _is_parted(units: list[Unit], first: int, second: int) -> bool:
    """Whether a conjunction or comma stands between two places of a clause."""
    return any(is_coordinator(unit) or is_comma(unit) for unit in units[first + 1 : second])


def _in_brackets(units: list[Unit]) -> frozenset[int]:
    """Positions of what stands in brackets: neither subject nor object ("in the town (60 km from the capital)")."""
    found: set[int] = set()
    is_inside = False
    for i, unit in enumerate(units):
        sign = unit.text if isinstance(unit, Token) else ""
        is_inside = sign == "(" or (is_inside and sign != ")")
        if is_inside:
            found.add(i)
    return frozenset(found)


def _settle(tree: Tree) -> None:
    """One root: what is not attached, or would close a circle, hangs on the first root."""
    tokens = tree.tokens
    root = tree.root() or tokens[0]
    root.head, root.dep = -1, "root"
    for token in tokens:
        if token is not root and (not token.dep or token.head < 0):
            hang(token, root, token.dep if token.dep not in {"", "root"} else "dep")
        seen: set[int] = set()
        above = token
        while above.head >= 0:
            if above.index in seen:
                hang(token, root, "dep")
                break
            seen.add(above.index)
            above = tokens[above.head]
