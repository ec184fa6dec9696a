"""Asks a model about documents: cached answers first, tries again with patience, within the budget, a few at a time."""

import logging
import random
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from flows.llm.answers import OVER_BUDGET, UNREACHABLE, UNUSABLE, Answers, Fault
from flows.llm.budget import Budget, BudgetError
from flows.llm.cache import AnswerCache
from flows.llm.endpoint import Endpoint, Message, NoAnswerError, Reply, TryAgainError
from flows.settings_sections import CoderSettings
from schemas.coded import InputDocument
from transforms.coding.llm.answer import AnswerError, read_answer
from transforms.coding.llm.prompts import Prompt, instructions, prompts

_STOP_AFTER: Final = 5
"""Prompts in a row that the endpoint leaves without an answer before no more are sent in this run."""

_log = logging.getLogger("tidings.llm")


class Asker:
    """Answers for documents; use it as a context, one a run: budget and failures are counted for the whole run."""

    def __init__(self, settings: CoderSettings, cache: Path) -> None:
        """Prepare to ask.

        Raises:
            WrongUseError: endpoint or model is not set.
        """
        self._settings = settings
        self._endpoint = Endpoint(settings)
        self._cache = AnswerCache(cache)
        self._budget = Budget(settings)
        self._lock = threading.Lock()
        self._ending = threading.Event()
        self._unanswered = 0
        self._cached = 0

    def __enter__(self) -> Self:
        self._cache.__enter__()
        self._endpoint.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.set()
        self._endpoint.__exit__(kind, error, trace)
        self._cache.__exit__(kind, error, trace)
        _log.info("%s", self.said())

    def said(self) -> str:
        """What was asked and spent, in a sentence."""
        spent = self._budget.spent
        cost = self._budget.money(spent)
        priced = f", cost {cost:.4f}" if self._settings.price_in or self._settings.price_out else ""
        return (
            f"asked {self._endpoint.model}: {spent.requests} requests, {spent.tokens_in} tokens asked and"
            f" {spent.tokens_out} answered{priced}; {self._cached} answers were known from before"
        )

    def ask(self, documents: Iterable[InputDocument]) -> Answers:
        """Ask about documents.

        Returns:
            An answer or a fault for every prompt of every document.

        Raises:
            TidingsError: key, address or model are wrong; no document would be answered.
        """
        wanted = list({each.key: each for document in documents for each in prompts(document)}.values())
        texts: dict[str, str] = {}
        faults: dict[str, Fault] = {}
        with ThreadPoolExecutor(self._settings.concurrency) as threads:
            try:
                for prompt, found in zip(wanted, threads.map(self._one, wanted), strict=True):
                    if isinstance(found, Fault):
                        faults[prompt.key] = found
                    else:
                        texts[prompt.key] = found
            except BaseException:
                self._ending.set()
                threads.shutdown(wait=True, cancel_futures=True)
                raise
        return Answers(self._endpoint.model, texts, faults)

    def _one(self, prompt: Prompt) -> str | Fault:
        """The answer to one prompt, checked; an answer that cannot be read is asked for once more."""
        known = self._cache.get(self._endpoint.model, prompt.key)
        if known is not None:
            with self._lock:
                self._cached += 1
            return known
        messages: list[Message] = [
            {"role": "system", "content": instructions()},
            {"role": "user", "content": prompt.user},
        ]
        try:
            text = self._patiently(messages).text
            try:
                read_answer(text)
            except AnswerError as error:
                text = self._again(messages, text, error)
        except BudgetError as error:
            return Fault(OVER_BUDGET, f"the budget of this run is used up ({error}): raise it, or run again")
        except TryAgainError as error:
            return Fault(UNREACHABLE, str(error))
        except NoAnswerError as error:
            return Fault(UNUSABLE, str(error))
        except AnswerError as error:
            return Fault(UNUSABLE, f"asked twice, and {error}")
        self._cache.put(self._endpoint.model, prompt.key, text)
        return text

    def _again(self, messages: Sequence[Message], text: str, error: AnswerError) -> str:
        complaint = f"That is no answer that can be used: {error}. Answer again, with the JSON object only."
        better = self._patiently(
            [*messages, {"role": "assistant", "content": text}, {"role": "user", "content": complaint}]
        ).text
        read_answer(better)
        return better

    def _patiently(self, messages: Sequence[Message]) -> Reply:
        """Ask until there is an answer: with longer and longer waits, or as long as the endpoint asks for."""
        settings = self._settings
        reason = TryAgainError("the run is ending")
        for attempt in range(settings.attempts):
            if self._ending.is_set():
                raise reason
            if self._unanswered >= _STOP_AFTER:
                raise TryAgainError(f"not asked: {_STOP_AFTER} prompts in a row before it had no answer")
            try:
                reply = self._once(messages)
            except TryAgainError as error:
                reason = error
            else:
                self._unanswered = 0
                return reply
            wait = max(reason.wait, settings.first_wait * 2**attempt * random.uniform(0.75, 1.25))  # noqa: S311
            if reason.wait > settings.longest_wait:
                break
            if attempt + 1 < settings.attempts:
                _log.warning("%s; trying again in %.1f s", reason, min(wait, settings.longest_wait))
                self._ending.wait(min(wait, settings.longest_wait))
        with self._lock:
            self._unanswered += 1
        raise TryAgainError(f"{reason} (tried {attempt + 1} times)")

    def _once(self, messages: Sequence[Message]) -> Reply:
        characters = sum(len(each["content"]) for each in messages)
        with self._budget.request(characters) as paying:
            try:
                reply = self._endpoint.complete(messages)
            except (NoAnswerError, TryAgainError) as error:
                paying.settle_failure(error)
                raise
            paying.settle(reply)
            return reply
