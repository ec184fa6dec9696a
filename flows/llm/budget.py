"""What a run may spend on a model: requests, tokens, money; never exceeded, however many ask at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Final

from flows.llm.endpoint import NoAnswerError, Reply, TryAgainError
from flows.settings_sections import CoderSettings

_CHARACTERS_A_TOKEN: Final = 2.0
"""Fewer than in any common tokenizer and language but for rare scripts, so that estimates are rather too high."""
_MILLION: Final = 1_000_000


class BudgetError(Exception):
    """The budget does not allow another request."""


@dataclass
class Spent:
    """Requests, and tokens asked and answered."""

    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def add(self, other: "Spent", sign: int = 1) -> None:
        """Add what was spent elsewhere, or take it away."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + sign * getattr(other, each.name))

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


class Budget:
    """Counts what is spent; what is under way is held back until its price is known."""

    def __init__(self, settings: CoderSettings) -> None:
        self._settings = settings
        self._changed = threading.Condition()
        self._held = Spent()
        self.spent = Spent()

    @contextmanager
    def request(self, characters: int) -> Iterator["Paying"]:
        """Hold back what a request may cost at most, and account for it at the end of the block.

        Raises:
            BudgetError: it does not fit in what is left.
        """
        most = Spent(1, int(characters / _CHARACTERS_A_TOKEN), self._settings.output_limit)
        with self._changed:
            while (over := self._over(self.spent + self._held + most)) and self._held.requests:
                if self._over(self.spent + most):
                    break
                self._changed.wait()
            if over:
                raise BudgetError(over)
            self._held.add(most)
        paying = Paying(most)
        try:
            yield paying
        finally:
            with self._changed:
                self._held.add(most, -1)
                self.spent.add(paying.paid)
                self._changed.notify_all()

    def money(self, spent: Spent) -> float:
        """What something costs, in the currency of the prices."""
        return (spent.tokens_in * self._settings.price_in + spent.tokens_out * self._settings.price_out) / _MILLION

    def _over(self, spent: Spent) -> str:
        """Which cap would be exceeded; empty if none."""
        settings = self._settings
        tokens = spent.tokens_in + spent.tokens_out
        if settings.most_requests is not None and spent.requests > settings.most_requests:
            return f"coder.most_requests = {settings.most_requests}"
        if settings.most_tokens is not None and tokens > settings.most_tokens:
            return f"coder.most_tokens = {settings.most_tokens}"
        if settings.most_money is not None and self.money(spent) > settings.most_money:
            return f"coder.most_money = {settings.most_money:g}"
        return ""


class Paying:
    """One request being paid: the most that it may cost until the endpoint tells, nothing but a request if it fails."""

    def __init__(self, most: Spent) -> None:
        self._most = most
        self.paid = Spent(1)

    def settle(self, reply: Reply) -> None:
        """Take the tokens that the endpoint tells, else the estimate."""
        tokens_in = self._most.tokens_in if reply.tokens_in is None else reply.tokens_in
        tokens_out = len(reply.text) if reply.tokens_out is None else reply.tokens_out
        self.paid = Spent(1, tokens_in, tokens_out)

    def settle_failure(self, error: NoAnswerError | TryAgainError) -> None:
        """An answer that is of no use is paid for all the same; one that may have been lost on the way, in full."""
        if isinstance(error, TryAgainError):
            self.paid = self._most if error.may_cost else self.paid
        elif error.reply is not None:
            self.settle(error.reply)
