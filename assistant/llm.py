"""The one owner of chat model clients: a model by name, its text as it comes, and its failures by kind."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import TYPE_CHECKING, Any

from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

__all__ = ["ChatModel", "Piece", "Trouble", "Unavailable", "trouble_of"]


class Trouble(StrEnum):
    """Why a model gave no text."""

    TIMEOUT = "timeout"
    CONNECTION = "connection"
    BUSY = "busy"
    SERVER = "server"
    KEY = "key"
    REFUSED = "refused"
    MALFORMED = "malformed"
    EMPTY = "empty"

    @property
    def passing(self) -> bool:
        """Whether asking once more may help."""
        return self in (Trouble.CONNECTION, Trouble.BUSY, Trouble.SERVER)


class Unavailable(Exception):
    """A model that did not answer; `str()` is for the log, never for the reader."""

    def __init__(self, trouble: Trouble, cause: str) -> None:
        super().__init__(f"{trouble.value}: {cause}")
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Piece:
    """Some more text of an answer.

    `tokens` is how many the whole took, where the endpoint says so (else 0); `cut` that the answer stops at a limit,
    so that its last sentence is none.
    """

    text: str
    tokens: int = 0
    cut: bool = False


class ChatModel:
    """A chat model, its client made at the first call. Safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._lock = settings, Lock()
        self._client: BaseChatModel | None = None

    @property
    def _integration(self) -> str:
        """The provider, where the model is another LangChain integration's."""
        provider, _, model = self._settings.llm_model.partition(":")
        return provider if model and not self._settings.llm_base_url and provider != "openai" else ""

    @property
    def name(self) -> str:
        """The model and where it is, for keys and logs."""
        return f"{self._settings.llm_model}@{self._settings.llm_base_url}"

    def stream(self, system: str, user: str) -> Iterator[Piece]:
        """The model's answer as it comes.

        Raises:
            Unavailable: whatever the endpoint or the client fails with.
        """
        ended = ""
        try:
            for chunk in self._opened().stream([("system", system), ("human", user)]):
                usage = getattr(chunk, "usage_metadata", None) or {}
                ended = ended or str(chunk.response_metadata.get("finish_reason") or "")
                yield Piece(_text(chunk.content), int(usage.get("output_tokens", 0)), ended not in ("", "stop"))
            if not ended and not self._integration:
                raise Unavailable(Trouble.CONNECTION, "the stream ended without a finish reason")
        except Unavailable:
            raise
        except Exception as error:  # clients' errors have no common base
            raise Unavailable(trouble_of(error), f"{type(error).__name__}: {str(error)[:200]}") from error

    def warm(self) -> None:
        """Make the client, so that the first asker need not wait for its import."""
        self._opened()

    def _opened(self) -> BaseChatModel:
        with self._lock:
            if self._client is None:
                self._client = open_client(self._settings)
            return self._client


def open_client(settings: Settings) -> BaseChatModel:
    """The LangChain chat model of `settings.llm_model`.

    With a base URL, or a name without a provider, it is an OpenAI-compatible endpoint; `provider:model` without a base
    URL is whatever LangChain integration of that provider is installed.

    Raises:
        Unavailable: the package for it is not installed.
    """
    provider, _, model = settings.llm_model.partition(":")
    if model and not settings.llm_base_url and provider != "openai":
        return _by_provider(provider, model, settings)
    if importlib.util.find_spec("langchain_openai") is None:
        raise Unavailable(Trouble.REFUSED, "langchain-openai is not installed: pip install 'wence[llm]'")
    from langchain_openai import ChatOpenAI

    name = model if provider == "openai" and not settings.llm_base_url else settings.llm_model
    given: dict[str, Any] = {"max_tokens": settings.llm_max_tokens}
    if settings.llm_base_url:  # OpenAI's newer name for the limit is unknown to many compatible endpoints
        given = {"base_url": settings.llm_base_url, "extra_body": {"max_tokens": settings.llm_max_tokens}}
    return ChatOpenAI(
        model=name,
        api_key=settings.llm_api_key.get_secret_value() or "none",
        temperature=0,
        timeout=settings.llm_timeout,
        max_retries=0,
        use_responses_api=False,
        **given,
    )


def _by_provider(provider: str, model: str, settings: Settings) -> BaseChatModel:
    if importlib.util.find_spec("langchain") is None:
        raise Unavailable(Trouble.REFUSED, f"model of {provider}: pip install langchain langchain-{provider}")
    from langchain.chat_models import init_chat_model

    key = settings.llm_api_key.get_secret_value()
    try:
        given: dict[str, Any] = {"api_key": key} if key else {}
        return init_chat_model(model, model_provider=provider, temperature=0, **given)
    except (ImportError, ValueError) as error:
        raise Unavailable(Trouble.REFUSED, str(error)[:200]) from error


def trouble_of(error: Exception) -> Trouble:
    """What kind of failure a client's exception is, by its HTTP status, else by its name."""
    status = getattr(error, "status_code", None)
    names = {kind.__name__.lower() for kind in type(error).__mro__}
    if status in (401, 403):
        return Trouble.KEY
    if status == 429:
        return Trouble.BUSY
    if isinstance(status, int):
        return Trouble.SERVER if status >= 500 else Trouble.REFUSED
    if any("timeout" in name for name in names):
        return Trouble.TIMEOUT
    if any("connect" in name or "protocol" in name or "readerror" in name for name in names):
        return Trouble.CONNECTION
    return Trouble.MALFORMED


def _text(content: object) -> str:
    """The text of a message's content, which may be parts; reasoning parts are left out."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "".join(
        part if isinstance(part, str) else str(part.get("text", ""))
        for part in parts
        if isinstance(part, str) or part.get("type") == "text"
    )
