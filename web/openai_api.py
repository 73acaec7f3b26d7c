"""An OpenAI-compatible door to the same answers, so that any chat client can be pointed here.

The shapes are those of https://platform.openai.com/docs/api-reference/chat (create, and the streamed chunk object).
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from assistant.answer import Answer
from web.api import address_of
from web.citation_card import citation_line
from web.desk import Desk
from web.sentences import sentences
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


def as_chat(answer: Answer) -> str:
    """An answer as one message: notices, text, citations and the line that the official document prevails."""
    lines = [f"※ {notice.text}" for notice in answer.notices] + [answer.answer]
    if answer.citations:
        lines += ["", *(f"[{c.n}] {citation_line(c)}：“{c.quote}”" for c in answer.citations)]
    return "\n".join([*lines, "", say("disclaimer", answer.language)])


def _envelope(kind: str, choice: dict[str, Any], identity: str, **more: Any) -> dict[str, Any]:
    return {"id": identity, "object": kind, "created": int(time.time()), "model": _MODEL, "choices": [choice], **more}


def _chunks(text: str, identity: str) -> Iterator[str]:
    deltas: list[tuple[dict[str, str], str | None]] = [({"role": "assistant", "content": ""}, None)]
    deltas += [({"content": piece}, None) for piece in sentences(text)]
    for delta, reason in [*deltas, ({}, "stop")]:
        chunk = _envelope("chat.completion.chunk", {"index": 0, "delta": delta, "finish_reason": reason}, identity)
        yield f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n"
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
        answer = desk.ask(question, history=history, address=address_of(request), via="openai")
        text, identity = as_chat(answer), f"chatcmpl-{uuid.uuid4().hex}"
        if asked.stream:
            return StreamingResponse(_chunks(text, identity), media_type="text/event-stream")
        choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
        return JSONResponse(_envelope("chat.completion", choice, identity, usage=usage))

    return api
