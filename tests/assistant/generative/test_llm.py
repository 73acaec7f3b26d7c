"""The client's failures by kind, and which client a model's name asks for."""

from __future__ import annotations

import httpx
import openai
import pytest

from assistant.llm import ChatModel, Trouble, Unavailable, open_client, trouble_of
from assistant.settings import Settings
from tests.scripted_server import ScriptedServer

REQUEST = httpx.Request("POST", "http://127.0.0.1/v1/chat/completions")


def _status(kind: type[openai.APIStatusError], status: int) -> openai.APIStatusError:
    return kind("scripted", response=httpx.Response(status, request=REQUEST), body=None)


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (_status(openai.AuthenticationError, 401), Trouble.KEY),
        (_status(openai.PermissionDeniedError, 403), Trouble.KEY),
        (_status(openai.RateLimitError, 429), Trouble.BUSY),
        (_status(openai.InternalServerError, 503), Trouble.SERVER),
        (_status(openai.NotFoundError, 404), Trouble.REFUSED),
        (openai.APITimeoutError(REQUEST), Trouble.TIMEOUT),
        (openai.APIConnectionError(request=REQUEST), Trouble.CONNECTION),
        (httpx.RemoteProtocolError("peer closed"), Trouble.CONNECTION),
        (httpx.ReadTimeout("slow"), Trouble.TIMEOUT),
        (ValueError("no JSON"), Trouble.MALFORMED),
    ],
)
def test_a_failure_has_a_kind(error: Exception, trouble: Trouble) -> None:
    assert trouble_of(error) is trouble


def test_only_passing_failures_are_tried_again() -> None:
    assert {trouble for trouble in Trouble if trouble.passing} == {Trouble.CONNECTION, Trouble.BUSY, Trouble.SERVER}


def test_the_model_is_asked_by_its_name_at_its_address(server: ScriptedServer) -> None:
    server.says("十五")
    model = ChatModel(Settings(llm_model="qwen2.5:7b", llm_base_url=server.url, llm_max_tokens=64))
    assert "".join(piece.text for piece in model.stream("规则", "问题")) == "十五"
    (body,) = server.bodies
    assert (body["model"], body["max_tokens"], body["temperature"], body["stream"]) == ("qwen2.5:7b", 64, 0, True)
    assert [message["role"] for message in body["messages"]] == ["system", "user"]


def test_an_answer_that_stops_at_its_limit_says_so(server: ScriptedServer) -> None:
    server.says("补贴15", finish="length")
    pieces = list(ChatModel(Settings(llm_model="m", llm_base_url=server.url)).stream("", "问"))
    assert pieces[-1].cut


def test_the_key_is_sent_and_never_shown(server: ScriptedServer) -> None:
    settings = Settings(llm_model="m", llm_base_url=server.url, llm_api_key="sk-secret")
    assert "sk-secret" not in repr(settings)
    server.says("", status=401, body='{"error": {"message": "bad key"}}')
    with pytest.raises(Unavailable) as failure:
        list(ChatModel(settings).stream("", "问"))
    assert failure.value.trouble is Trouble.KEY
    assert "sk-secret" not in str(failure.value)


def test_another_providers_model_needs_its_package() -> None:
    with pytest.raises(Unavailable, match="nobody"):
        open_client(Settings(llm_model="nobody:model-1"))
