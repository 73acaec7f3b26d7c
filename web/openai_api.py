"""An OpenAI-compatible door to the same answers, so that any chat client can be pointed here.

The shapes are those of https://platform.openai.com/docs/api-reference/chat (create, and the streamed chunk object).
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from assistant.answer import Answer
from web.api import address_of, new_text
from web.citation_card import citation_line
from web.desk import Desk
from web.words import say

__all__ = ["build_openai_api"]

_MODEL = "wence"


class _Part(BaseModel):
    type: str
    text: str = ""


class _Message(BaseModel):
    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | list[_Part] | None = ""

    @property
    def text(self) -> str:
        """What the message says; parts that are not text are left out."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text")
        return self.content or ""


class _Completion(BaseModel):
    model: str = _MODEL
    messages: list[_Message] = Field(min_length=1, max_length=200)
    stream: bool = False


def _parts(answers: Iterable[Answer]) -> Iterator[str]:
    """An answer as a chat says it: notices, text as it grows, citations, and that the official document prevails."""
    last = None
    for added, answer in new_text(answers):
        if last is None:
            yield "".join(f"※ {notice.text}\n" for notice in answer.notices)
        yield added
        last = answer
    if last is None:
        return
    if last.citations:
        yield "\n\n" + "\n".join(f"[{c.n}] {citation_line(c)}：“{c.quote}”" for c in last.citations)
    yield f"\n\n{say('disclaimer', last.language)}"


def _envelope(kind: str, choice: dict[str, Any], identity: str, **more: Any) -> dict[str, Any]:
    return {"id": identity, "object": kind, "created": int(time.time()), "model": _MODEL, "choices": [choice], **more}


def _chunks(answers: Iterable[Answer], identity: str) -> Iterator[str]:
    def chunk(delta: dict[str, str], reason: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        return f"data: {json.dumps(_envelope('chat.completion.chunk', choice, identity), ensure_ascii=False)}\n\n"

    yield chunk({"role": "assistant", "content": ""})
    yield from (chunk({"content": part}) for part in _parts(answers) if part)
    yield chunk({}, "stop")
    yield "data: [DONE]\n\n"


def build_openai_api(desk: Desk) -> APIRouter:
    """The routes under `/v1`."""
    api = APIRouter(prefix="/v1")

    @api.get("/models")
    def models() -> dict[str, Any]:
        """The one model there is."""
        return {"object": "list", "data": [{"id": _MODEL, "object": "model", "created": 0, "owned_by": _MODEL}]}

    @api.post("/chat/completions")
    def complete(asked: _Completion, request: Request) -> Response:
        """Answer the last message of the user; earlier ones are the conversation, system messages are not obeyed."""
        said = [message.text for message in asked.messages if message.role == "user"]
        question, history = (said[-1], said[:-1]) if said else ("", [])
        answers = desk.stream(question, history=history[-50:], address=address_of(request), via="openai")
        identity = f"chatcmpl-{uuid.uuid4().hex}"
        if asked.stream:
            return StreamingResponse(_chunks(answers, identity), media_type="text/event-stream")
        text = "".join(_parts(answers))
        choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
        return JSONResponse(_envelope("chat.completion", choice, identity, usage=usage))

    return api
