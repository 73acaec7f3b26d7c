"""The desk at which every question is taken, from the page and from the HTTP interface alike."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypedDict, Unpack

from limits import parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from assistant.answer import Answer
from assistant.settings import Settings
from web.measures import Measures
from web.words import say

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

__all__ = ["LONGEST", "Desk", "NotTaken"]

LONGEST = 500
"""Longest question taken, in characters."""


class NotTaken(Exception):
    """A question that was not put to the assistant; `str()` is the kind word for it, `status` the HTTP status."""

    def __init__(self, kind: str, status: int, words: str) -> None:
        super().__init__(words)
        self.kind = kind
        self.status = status


class Asked(TypedDict, total=False):
    """What comes with a question.

    `history` holds the earlier questions of the conversation, the oldest first; `city` the chosen one; `as_of` the day
    to answer for (today when absent); `address` who asks, for the rate limit; `via` the door, for the measures.
    """

    history: Sequence[str]
    city: str
    as_of: dt.date | None
    address: str
    via: str


class Desk:
    """Takes questions: checks them, limits how many an address asks, measures, and puts them to the assistant."""

    def __init__(self, assistant: Assistant, settings: Settings, measures: Measures) -> None:
        self.assistant = assistant
        self.settings = settings
        self.measures = measures
        self._limit = parse(settings.rate_limit)
        self._limiter = MovingWindowRateLimiter(storage_from_string(settings.redis_url or "memory://"))

    def ask(self, question: str, **asked: Unpack[Asked]) -> Answer:
        """The whole answer; `stream` says the rest."""
        *_, answer = self.stream(question, **asked)
        return answer

    def stream(self, question: str, **asked: Unpack[Asked]) -> Iterator[Answer]:
        """The answer growing sentence by sentence; the last value is the whole.

        Raises:
            NotTaken: at once, if the question is empty or too long, or the address asks too often.
        """
        self._check(question)
        self._admit(asked.get("address", ""))
        return self._measured(question.strip(), asked)

    def _measured(self, question: str, asked: Asked) -> Iterator[Answer]:
        begun, status, via = time.perf_counter(), "error", asked.get("via", "page")
        try:
            for answer in self.assistant.stream(
                question,
                history=[text[:LONGEST] for text in asked.get("history", ())],
                city=asked.get("city", ""),
                as_of=asked.get("as_of"),
            ):
                yield answer
            status = answer.status.value
        finally:
            self.measures.asked(status, via, time.perf_counter() - begun)

    def _check(self, question: str) -> None:
        if not question.strip():
            raise NotTaken("empty", 422, say("empty_question"))
        if len(question) > LONGEST:
            raise NotTaken("long", 422, say("long_question", length=len(question), limit=LONGEST))

    def _admit(self, address: str) -> None:
        if not self._limiter.hit(self._limit, "ask", address or "unknown"):
            raise NotTaken("limited", 429, say("rate_limited"))
