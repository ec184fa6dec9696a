"""The coder on a language model's answers: answers to coded documents, every span found in the text."""

from collections.abc import Mapping, Sequence
from typing import Final

from schemas.coded import CodedDocument, CodedMention, CodedQuotation, InputDocument, NameSpan, Range, RoleSpan, Span
from schemas.codelists import event_codes
from transforms.coding.llm.answer import (
    Answer,
    AnsweredActor,
    AnsweredCount,
    AnsweredEvent,
    AnsweredName,
    AnsweredQuotation,
    read_answer,
)
from transforms.coding.llm.prompts import Prompt, prompt_version, prompts
from transforms.coding.llm.spans import first, nearest, occurrences

NAME: Final = "llm"
_SHOWN: Final = 60


class RefusedError(Exception):
    """A part of an answer cannot be used; the message says why."""


def llm_version(model: str) -> str:
    """Version of the coder: the model and the version of the prompt."""
    return f"{model}/{prompt_version()}"


class LlmCoder:
    """A coder that reads answers which a model has given before."""

    def __init__(self, model: str, answers: Mapping[str, str]) -> None:
        """Take answers by the key of their prompt."""
        self._model = model
        self._answers = answers

    @property
    def name(self) -> str:
        """Name of the coder."""
        return NAME

    @property
    def version(self) -> str:
        """The model and the version of the prompt."""
        return llm_version(self._model)

    @property
    def languages(self) -> None:
        """Any language."""
        return

    def code(self, documents: Sequence[InputDocument]) -> list[CodedDocument]:
        """Coded documents in the order of the input.

        Raises:
            KeyError: a document was not answered.
            AnswerError: an answer is not what was asked for.
        """
        return [self._document(each) for each in documents]

    def _document(self, document: InputDocument) -> CodedDocument:
        asked = prompts(document)
        reading = _Reading(document)
        for prompt in asked:
            reading.add(prompt, read_answer(self._answers[prompt.key]))
        sentence_count = sum(len(prompt.sentences) for prompt in asked)
        return CodedDocument(
            id=document.id,
            language=document.language,
            coder=self.name,
            coder_version=self.version,
            mentions=tuple(sorted(reading.mentions, key=lambda each: (each.sentence.start, each.trigger.start))),
            quotations=tuple(sorted(reading.quotations, key=lambda each: each.words.start)),
            names=tuple(sorted(reading.names, key=lambda each: each.span.start)),
            sentence_count=sentence_count,
            parsed_sentence_count=sentence_count,
            refused=tuple(reading.refused),
        )


class _Reading:
    """What the answers on one document say, as far as its words stand in the text."""

    def __init__(self, document: InputDocument) -> None:
        self.text = document.text
        self.mentions: list[CodedMention] = []
        self.quotations: list[CodedQuotation] = []
        self.names: list[NameSpan] = []
        self.refused: list[str] = []

    def add(self, prompt: Prompt, answer: Answer) -> None:
        """Take what an answer says; parts that cannot be used are refused, each with its reason."""
        for event in answer.events:
            try:
                self.mentions.append(self._mention(prompt, event))
            except RefusedError as error:
                self.refused.append(f"{event.type} {event.trigger[:_SHOWN]!r}: {error}")
        start, end = prompt.sentences[0][0], prompt.sentences[-1][1]
        for quotation in answer.quotations:
            try:
                self.quotations.append(self._quotation(quotation, start, end))
            except RefusedError as error:
                self.refused.append(f"quotation: {error}")
        for name in answer.names:
            try:
                self.names.append(self._name(name, start, end))
            except RefusedError as error:
                self.refused.append(f"name: {error}")

    def _mention(self, prompt: Prompt, event: AnsweredEvent) -> CodedMention:
        sentence = prompt.sentence(event.sentence)
        if sentence is None:
            raise RefusedError(f"there is no sentence {event.sentence}")
        start, end = sentence
        mode = event.mode if (event.type, event.mode) in event_codes() else None
        roles = (
            *(self._actor("source", each, start, end) for each in event.sources),
            *(self._actor("target", each, start, end) for each in event.targets),
            *(self._actor("mediator", each, start, end) for each in event.mediators),
            *(self._plain("location", each, start, end) for each in event.places),
            *(self._plain("time", each, start, end) for each in event.times),
        )
        return CodedMention(
            plover_type=event.type,
            plover_mode=mode,
            cameo_code=event_codes()[event.type, mode],
            sentence=Span(start, end, self.text[start:end]),
            clause=sentence,
            trigger=self._trigger(event, start, end),
            roles=roles,
            is_definite=event.is_definite,
            polarity=event.polarity,
            modality=event.modality,
            tense=event.tense,
            attributed_to=self._anywhere(event.attributed_to, start, end) if event.attributed_to else None,
            killed=_range(event.killed),
            injured=_range(event.injured),
            weapons=tuple(dict.fromkeys(each.strip().lower() for each in event.weapons)),
            contexts=tuple(dict.fromkeys(event.contexts)),
            confidence=event.confidence,
        )

    def _trigger(self, event: AnsweredEvent, start: int, end: int) -> Span:
        """The first place of the trigger that no mention of the same type has."""
        found = list(occurrences(event.trigger, self.text, start, end))
        if not found:
            raise RefusedError(f"the trigger does not stand in sentence {event.sentence}")
        taken = {each.trigger for each in self.mentions if each.plover_type == event.type}
        return next((each for each in found if each not in taken), found[0])

    def _actor(self, role: str, actor: AnsweredActor, start: int, end: int) -> RoleSpan:
        span = self._anywhere(actor.words, start, end)
        head = first(actor.head, self.text, span.start, span.end) or span
        antecedent = self._anywhere(actor.antecedent, start, end) if actor.antecedent else None
        return RoleSpan(role, span, head, antecedent if antecedent != span else None)

    def _plain(self, role: str, words: str, start: int, end: int) -> RoleSpan:
        span = self._anywhere(words, start, end)
        return RoleSpan(role, span, span)

    def _anywhere(self, words: str, start: int, end: int) -> Span:
        """Words in a stretch of text, else where they stand nearest to it."""
        found = first(words, self.text, start, end) or nearest(words, self.text, start)
        if found is None:
            raise RefusedError(f"the words {words[:_SHOWN]!r} do not stand in the text")
        return found

    def _quotation(self, quotation: AnsweredQuotation, start: int, end: int) -> CodedQuotation:
        words = self._anywhere(quotation.words, start, end)
        speaker = nearest(quotation.speaker, self.text, words.start) if quotation.speaker else None
        if quotation.speaker and speaker is None:
            raise RefusedError(f"the speaker {quotation.speaker[:_SHOWN]!r} does not stand in the text")
        return CodedQuotation(words, speaker, quotation.is_direct)

    def _name(self, name: AnsweredName, start: int, end: int) -> NameSpan:
        span = self._anywhere(name.words, start, end)
        description = nearest(name.description, self.text, span.start) if name.description else None
        return NameSpan(span, name.label, description)


def _range(count: AnsweredCount | None) -> Range | None:
    """A count; one that runs backwards is turned round."""
    if count is None:
        return None
    if count.high is not None and count.high < count.low:
        return Range(count.high, count.low)
    return Range(count.low, count.high)
