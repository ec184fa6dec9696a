"""The coder on dependency parses: sentences, gate, parses, mentions and quotations of whole documents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from typing import Final

from msgspec.structs import replace

from schemas.coded import CodedDocument, CodedMention, CodedQuotation, InputDocument, NameSpan, Range, Span
from transforms.coding import casualties, quotations
from transforms.coding.accents import with_accents
from transforms.coding.arguments import Arguments
from transforms.coding.capitals import Capitals
from transforms.coding.context import Candidate, subjects, with_antecedents
from transforms.coding.drafts import Draft, SentenceContext
from transforms.coding.french_trees import infinitives
from transforms.coding.gate import Gate
from transforms.coding.lexicon.load import Lexicon, load_lexicon
from transforms.coding.mentions import draft_mentions, finish
from transforms.coding.names import names_in
from transforms.coding.parse import SentenceParser, parser_for
from transforms.coding.personal import is_personal
from transforms.coding.printing import acronyms_in, is_shouted, without_insertions
from transforms.coding.sentences import Sentence, split_sentences
from transforms.coding.tree import Token, Tree
from transforms.coding.truecase import Casing, truecase

CODE_VERSION: Final = "37"
"""Raise with every change of the rules that may change what is coded."""
NAME: Final = "parsed"
_PARTICIPLE: Final = re.compile("ée?s?$")
_NOMINAL: Final = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "compound"})
_ACCENTS: Final = str.maketrans("áéíóúü", "aeiouu")
_NEAR: Final = 3
"""Signs that may lie between a colon and what it announces."""


@dataclass
class _State:
    """What is known while the sentences of one document are read in order."""

    document: InputDocument
    quoted: list[tuple[int, int]]
    last_speaker: Span | None = None
    subjects: list[Candidate] = field(default_factory=list)
    announced: tuple[int, Span | None] = (-1, None)
    mentions: list[CodedMention] = field(default_factory=list)
    quotes: list[CodedQuotation] = field(default_factory=list)
    names: list[NameSpan] = field(default_factory=list)
    speakers: dict[int, Span | None] = field(default_factory=dict)


class ParsedCoder:
    """A coder for one language with a parser, by default the packaged one."""

    def __init__(self, language: str, parser: SentenceParser | None = None) -> None:
        self._language = language
        self._parser = parser or parser_for(language)
        self._lexicon: Lexicon = load_lexicon(language)
        self._known = _known_lemmas(self._lexicon)
        self._accented = _accented(self._known["NOUN"]) if language == "es" else {}
        self._gate = Gate(self._lexicon, self._parser)
        self._casing = _casing(self._lexicon, self._parser)

    @property
    def name(self) -> str:
        """Name of the coder."""
        return NAME

    @property
    def version(self) -> str:
        """Version of the rules and of the lexicon's content."""
        return f"{CODE_VERSION}-{self._lexicon.digest}"

    @property
    def languages(self) -> frozenset[str]:
        """The one language."""
        return frozenset({self._language})

    def code(self, documents: Sequence[InputDocument]) -> list[CodedDocument]:
        """Coded documents in the order of the input; sentences of all of them are parsed in common batches."""
        split = [self._sentences(each) for each in documents]
        chosen = [(i, each) for i, sentences in enumerate(split) for each in sentences if self._gate.passes(each)]
        trees = self._parser.parse([sentence for _, sentence in chosen])
        by_document: list[list[Tree]] = [[] for _ in documents]
        for (i, _), tree in zip(chosen, trees, strict=True):
            self._mend_lemmas(tree)
            by_document[i].append(tree)
        return [
            self._document(document, sentences, found)
            for document, sentences, found in zip(documents, split, by_document, strict=True)
        ]

    def _mend_lemmas(self, tree: Tree) -> None:
        """Where the parser's lemma is unknown to the lexicon and another lemma of the word is known, take that one."""
        for token in tree.tokens:
            if (
                token.pos in {"ADV", "X", "PROPN", "ADP", "DET"}
                and tree.children(token, "nsubj")
                and not tree.children(token, "cop")
            ):
                self._mend_verb(token)
            elif self._language == "en" and token.pos == "VERB" and token.dep in _NOMINAL:
                self._mend_noun(token, tree)
            elif self._language == "es" and token.index == 0 and token.pos == "PROPN":
                self._mend_first(token, tree)
            elif self._language == "fr" and token.pos == "ADJ" and token.dep in {"acl", "amod"}:
                self._mend_participle(token)
            known = self._known.get(token.pos)
            if known is not None and token.lemma not in known:
                others = known & self._lemmas(token)
                if others:
                    token.lemma = max(others, key=lambda each: (len(each), each))
                elif token.lemma.isascii() and token.lemma in self._accented:
                    token.lemma = self._accented[token.lemma]

    def _mend_first(self, token: Token, tree: Tree) -> None:
        """A word with the capital of the sentence's beginning that is a known noun is that noun, not a name."""
        nouns = self._known["NOUN"] & self._parser.lemmas(token.text.lower())
        if nouns and not (token.entity and any(each[0] == 0 and each[1] > 0 for each in tree.entities)):
            token.pos, token.entity, token.lemma = "NOUN", "", max(nouns, key=lambda each: (len(each), each))
            token.features = {"Number": "Plur" if token.text.lower().endswith("s") else "Sing"}
            tree.entities = [each for each in tree.entities if each[0] > 0]

    def _lemmas(self, token: Token) -> frozenset[str]:
        """Every lemma that a word may have."""
        found = self._parser.lemmas(token.text.lower())
        is_french_verb = self._language == "fr" and token.pos == "VERB"
        return found | infinitives(token.text.lower()) if is_french_verb else found

    def _mend_verb(self, token: Token) -> None:
        """A word with a subject that may be a known verb is that verb."""
        if not token.text.islower() or not self._known["VERB"] & self._parser.lemmas(token.text):
            return
        token.pos = "VERB"
        token.dep = "advcl" if token.dep == "advmod" else token.dep

    def _mend_noun(self, token: Token, tree: Tree) -> None:
        """What stands like a noun, with words before it that nouns have, and may be a known noun is that noun."""
        nouns = self._known["NOUN"] & self._parser.lemmas(token.text.lower())
        is_clause = tree.children(token, "aux", "aux:pass", "nsubj", "nsubj:pass", "mark", "advmod")
        has_noun_words = tree.children(token, "det", "amod", "compound", "nummod", "nmod:poss")
        if nouns and not is_clause and (has_noun_words or token.dep == "compound"):
            token.pos, token.lemma = "NOUN", max(nouns, key=lambda each: (len(each), each))
            token.features = {"Number": "Plur" if token.text.lower().endswith("s") else "Sing"}
            for each in tree.children(token, "obl"):
                each.dep = "nmod"

    def _mend_participle(self, token: Token) -> None:
        """An adjective that is the participle of a known verb ("les sites ciblés") is that verb."""
        verb = _PARTICIPLE.sub("er", token.text.lower())
        if verb != token.text.lower() and verb in self._known["VERB"]:
            token.pos, token.lemma = "VERB", verb
            token.features = {**token.features, "VerbForm": "Part", "Tense": "Past"}

    def _sentences(self, document: InputDocument) -> list[Sentence]:
        found = split_sentences(document, self._lexicon.words["abbreviations"])
        casing = self._casing
        if is_shouted(document.text):
            casing = replaced(casing, acronyms=acronyms_in(document.text, self._parser.is_word))
        return [Sentence(each.start, each.end, self._mend_text(each.text, casing), each.block) for each in found]

    def _mend_text(self, text: str, casing: Casing) -> str:
        """A sentence as the parser expects it, letter for letter."""
        return with_accents(truecase(without_insertions(text), casing), self._language)

    def _document(self, document: InputDocument, sentences: list[Sentence], trees: list[Tree]) -> CodedDocument:
        blocks = {(each.block.start, each.block.end) for each in sentences}
        quoted = [q for start, end in sorted(blocks) for q in quotations.quoted_stretches(document.text, start, end)]
        state = _State(document, quoted)
        for tree in trees:
            self._sentence(tree, state)
        return CodedDocument(
            id=document.id,
            language=document.language,
            coder=self.name,
            coder_version=self.version,
            mentions=tuple(sorted(state.mentions, key=lambda each: (each.sentence.start, each.trigger.start))),
            quotations=tuple(sorted(self._quotations(state), key=lambda each: each.words.start)),
            names=tuple(state.names),
            sentence_count=len(sentences),
            parsed_sentence_count=len(trees),
        )

    def _sentence(self, tree: Tree, state: _State) -> None:
        if not tree.tokens:
            return
        arguments = Arguments(tree, self._lexicon)
        text = state.document.text
        statements = quotations.statements_in(arguments)
        outside = [each for each in statements if not _within(state.quoted, each.verb)]
        spoken: dict[int, Span | None] = {}
        for statement in statements:
            speaker = quotations.speaker_span(statement, text, state.last_speaker)
            spoken[statement.verb.index] = speaker
            if statement in outside:
                if speaker is not None and quotations.is_person(statement):
                    state.last_speaker = speaker
                report = quotations.reported(statement, text, speaker)
                if report is not None and not _overlaps(state.quoted, report.words):
                    state.quotes.append(report)
        self._claim_quotes(tree, state, outside, spoken)
        announcer = state.announced[1] if 0 <= tree.start - state.announced[0] <= _NEAR else None
        if text[tree.start : tree.end].rstrip().endswith(":"):
            speaker = spoken[outside[-1].verb.index] if outside else announcer
            state.announced = (tree.end, speaker)
        context = SentenceContext(text, state.document.published_start)
        drafts, loose = draft_mentions(arguments, context)
        for draft in drafts:
            speaker = self._attribution(draft, state, spoken, outside) or announcer
            if speaker is None and is_personal(arguments, draft):
                continue
            mention = finish(arguments, draft, context, speaker)
            state.mentions.append(with_antecedents(arguments, draft, mention, text, state.subjects))
        if loose and not drafts:
            _add_counts(state, tree, loose)
        state.names += names_in(arguments, text)
        state.subjects = subjects(arguments, text)

    def _claim_quotes(
        self, tree: Tree, state: _State, statements: list[quotations.Statement], spoken: dict[int, Span | None]
    ) -> None:
        """Give the quotations that touch a sentence its speaker; one that begins right after it too."""
        if not statements:
            return
        for i, (start, end) in enumerate(state.quoted):
            touches = start < tree.end and tree.start < end
            announced = 0 <= start - tree.end <= 3 and state.document.text[:start].rstrip().endswith(":")
            if (touches or announced) and i not in state.speakers:
                nearest = min(
                    statements, key=lambda each: min(abs(each.verb.start - start), abs(each.verb.start - end))
                )
                state.speakers[i] = spoken.get(nearest.verb.index)

    def _quotations(self, state: _State) -> list[CodedQuotation]:
        text = state.document.text
        direct = [
            CodedQuotation(quotations.inner(text, start, end), state.speakers.get(i), is_direct=True)
            for i, (start, end) in enumerate(state.quoted)
        ]
        return [each for each in (*state.quotes, *direct) if each.words.end > each.words.start]

    def _attribution(
        self, draft: Draft, state: _State, spoken: dict[int, Span | None], statements: list[quotations.Statement]
    ) -> Span | None:
        """Who says so: the nearest speech verb above the event, else the speaker of the quotation around it."""
        speakers = [each for verb in draft.reading.speakers for each in statements if each.verb is verb]
        persons = [each for each in speakers if quotations.is_person(each)] or speakers
        if persons:
            return spoken[persons[0].verb.index]
        head = draft.reading.match.head
        according = self._lexicon.words["according"]
        for i, (start, end) in enumerate(state.quoted):
            if start <= head.start < end:
                return state.speakers.get(i)
        for statement in statements:
            tree = statement.arguments.tree
            anchor, verb = draft.reading.anchor, statement.verb
            if {verb.lemma, verb.text.lower()} & according or (anchor is not verb and tree.is_below(anchor, verb)):
                return spoken.get(verb.index)
        return None


def _casing(lexicon: Lexicon, parser: SentenceParser) -> Casing:
    words = lexicon.words
    return Casing(
        words["function_words"],
        Capitals(lexicon, parser).is_name,
        words["capitalised_pairs"],
        words["titles"],
        words["abbreviations"],
        is_word=parser.is_word,
    )


def _known_lemmas(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Lemmas that the lexicon knows as verbs and as nouns."""
    return {"VERB": lexicon.heads("verb"), "NOUN": lexicon.heads("noun") | frozenset(lexicon.nouns)}


def _accented(words: frozenset[str]) -> dict[str, str]:
    """Words by what is left of them where accents are left out, as in shouted or careless text."""
    return {plain: word for word in sorted(words) if (plain := word.translate(_ACCENTS)) != word}


def _within(stretches: list[tuple[int, int]], token: Token) -> bool:
    return any(start <= token.start < end for start, end in stretches)


def _overlaps(stretches: list[tuple[int, int]], span: Span) -> bool:
    return any(start < span.end and span.start < end for start, end in stretches)


def _add_counts(state: _State, tree: Tree, counts: list[casualties.Count]) -> None:
    """Counts of a sentence without an event belong to the assault told just before it."""
    if not state.mentions:
        return
    last = state.mentions[-1]
    gap = state.document.text[last.sentence.end : tree.start]
    if last.plover_type != "ASSAULT" or last.polarity != "affirmed" or "\n\n" in gap or len(gap) > 3:
        return
    killed: Range | None = casualties.of_kind(counts, "killed") or last.killed
    injured: Range | None = casualties.of_kind(counts, "injured") or last.injured
    state.mentions[-1] = replace(last, killed=killed, injured=injured)
