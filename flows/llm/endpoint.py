"""One OpenAI-compatible endpoint: a request over HTTP, and what its outcome means."""

import os
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

import httpx
import msgspec

from flows.errors import TidingsError
from flows.retry_after import seconds_to_wait
from flows.settings_sections import CoderSettings, model_and_address
from transforms.coding.llm.answer import answer_schema

Message = Mapping[str, str]

_MOST_SHOWN: Final = 200
_TRY_AGAIN: Final = frozenset({408, 409, 425, 429})
_WRONG_SETTINGS: Final = {
    401: "the key is not accepted: set {variable} to a key of this endpoint",
    403: "the key may not use this model: set {variable} to one that may, or change coder.model",
    404: "there is no such address or model: check coder.endpoint (it mostly ends in /v1) and coder.model",
}


class Reply(NamedTuple):
    """An answer in words, with the tokens that it took (None where the endpoint does not tell)."""

    text: str
    tokens_in: int | None
    tokens_out: int | None


class TryAgainError(Exception):
    """The endpoint did not answer; a later try may help, not before `wait` seconds if the endpoint says so.

    `may_cost` says that the endpoint may have worked, and charge for it.
    """

    def __init__(self, message: str, wait: float = 0.0, *, may_cost: bool = False) -> None:
        super().__init__(message)
        self.wait = wait
        self.may_cost = may_cost


class NoAnswerError(Exception):
    """The endpoint answered, and will not answer this prompt better: refused, cut off, too long.

    `reply` is what was paid for, if anything was.
    """

    def __init__(self, message: str, reply: Reply | None = None) -> None:
        super().__init__(message)
        self.reply = reply


class Endpoint:
    """Sends prompts; use it as a context. May be used from several threads."""

    def __init__(self, settings: CoderSettings) -> None:
        """Prepare the connection; the key is read from the environment and kept nowhere else.

        Raises:
            WrongUseError: endpoint or model is not set.
        """
        self._settings = settings
        self.model, self._address = model_and_address(settings)
        key = os.environ.get(settings.key_variable)
        self._client = httpx.Client(
            timeout=httpx.Timeout(settings.timeout, connect=min(settings.timeout, 10.0)),
            limits=httpx.Limits(max_connections=settings.concurrency),
            headers={"Authorization": f"Bearer {key}"} if key else {},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def complete(self, messages: Sequence[Message]) -> Reply:
        """Ask once.

        Raises:
            TryAgainError: the network or the endpoint failed in a way that may heal.
            NoAnswerError: this prompt will not be answered.
            TidingsError: no prompt will: key, address or model are wrong.
        """
        settings = self._settings
        body: dict[str, Any] = {
            "model": self.model,
            "messages": list(messages),
            "temperature": 0,
            settings.output_limit_name: settings.output_limit,
        }
        if settings.structured == "json_schema":
            form = {"name": "answer", "strict": True, "schema": answer_schema()}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        elif settings.structured == "json_object":
            body["response_format"] = {"type": "json_object"}
        try:
            response = self._client.post(f"{self._address}/chat/completions", json=body)
        except httpx.TimeoutException as error:
            raise TryAgainError(
                f"no answer within {settings.timeout:g} s ({type(error).__name__})", may_cost=True
            ) from error
        except httpx.TransportError as error:
            raise TryAgainError(f"the connection failed: {error or type(error).__name__}") from error
        self._check(response)
        return _reply(response)

    def models(self) -> list[str]:
        """Names of the models that the endpoint offers.

        Raises:
            TryAgainError: it does not answer.
            NoAnswerError: it answers something else.
            TidingsError: key or address are wrong.
        """
        try:
            response = self._client.get(f"{self._address}/models")
        except httpx.TransportError as error:
            raise TryAgainError(f"the connection failed: {error or type(error).__name__}") from error
        self._check(response)
        try:
            return [model.id for model in msgspec.json.decode(response.content, type=_Models).data]
        except msgspec.DecodeError as error:
            raise NoAnswerError(f"got no list of models: {error}") from error

    def _check(self, response: httpx.Response) -> None:
        status = response.status_code
        if status == httpx.codes.OK:
            return
        said = f"status {status}: {' '.join(response.text.split())[:_MOST_SHOWN]}"
        if status in _WRONG_SETTINGS:
            advice = _WRONG_SETTINGS[status].format(variable=self._settings.key_variable)
            raise TidingsError(f"the endpoint {self._address} answered {said}; {advice}")
        if status in _TRY_AGAIN or status >= 500:
            raise TryAgainError(said, seconds_to_wait(response.headers.get("Retry-After")))
        raise NoAnswerError(said)


class _Model(msgspec.Struct):
    id: str


class _Models(msgspec.Struct):
    data: list[_Model]


class _Message(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Usage(msgspec.Struct):
    prompt_tokens: int
    completion_tokens: int = 0


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    usage: _Usage | None = None


def _reply(response: httpx.Response) -> Reply:
    try:
        completion = msgspec.json.decode(response.content, type=_Completion)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise TryAgainError(f"got no chat completion: {error}", may_cost=True) from error
    if not completion.choices:
        raise TryAgainError("got a chat completion without choices")
    choice, usage = completion.choices[0], completion.usage
    tokens = (usage.prompt_tokens, usage.completion_tokens) if usage else (None, None)
    reply = Reply(choice.message.content or "", *tokens)
    if choice.message.refusal or choice.finish_reason == "content_filter":
        said = choice.message.refusal or "the endpoint's filter took the answer away"
        raise NoAnswerError(f"the model refused: {said[:_MOST_SHOWN]}", reply)
    if choice.finish_reason == "length":
        raise NoAnswerError("the answer was cut off: raise coder.output_limit", reply)
    return reply
