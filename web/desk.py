"""The desk at which every question is taken, from the page and from the HTTP interface alike."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypedDict, Unpack

from limits import parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from assistant.answer import Answer
from assistant.settings import Settings
from web.examples import Examples
from web.measures import Measures
from web.words import LANGUAGES, say

if TYPE_CHECKING:
    from assistant.pipeline import Assistant
    from web.notes import Note
    from web.records import Records

__all__ = ["LONGEST", "Desk", "NotTaken"]

LONGEST = 500
"""Longest question taken, in characters."""

_LOG = logging.getLogger(__name__)


class NotTaken(Exception):
    """A question that was not put to the assistant; `kind` names the words for it, `status` the HTTP status.

    `str()` is those words in Chinese; `words` gives them in either language.
    """

    def __init__(self, kind: str, status: int, key: str, **slots: object) -> None:
        super().__init__(say(key, "zh", **slots))
        self.kind = kind
        self.status = status
        self._key, self._slots = key, slots

    def words(self, language: str) -> str:
        """The kind words for it."""
        return say(self._key, language, **self._slots)


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

    def __init__(
        self, assistant: Assistant, settings: Settings, measures: Measures, records: Records | None = None
    ) -> None:
        self.settings = settings
        self.measures = measures
        self._records = records
        self._limit = parse(settings.rate_limit)
        self._limiter = MovingWindowRateLimiter(storage_from_string(settings.redis_url or "memory://"))
        self.adopt(assistant)

    def adopt(self, assistant: Assistant) -> None:
        """Answer from `assistant` from now on; answers that have begun end with the one they began with."""
        self.examples = Examples(assistant, lambda: self.settings.today)
        self.assistant = assistant

    def warm(self) -> None:
        """Work out the examples that a first visitor sees, beside whatever else goes on."""
        threading.Thread(target=self._warm, args=(self.examples,), name="examples", daemon=True).start()

    def _warm(self, examples: Examples) -> None:
        for language in LANGUAGES:
            examples.of(self.settings.default_city, language)

    def ask(self, question: str, **asked: Unpack[Asked]) -> Answer:
        """The whole answer; `stream` says the rest."""
        *_, answer = self.stream(question, **asked)
        return answer

    def stream(self, question: str, **asked: Unpack[Asked]) -> Iterator[Answer]:
        """The answer growing sentence by sentence; the last value is the whole.

        Raises:
            NotTaken: at once, if the question is empty or too long, the address asks too often, or there is nothing to
                answer from.
        """
        self._check(question)
        self.admit(asked.get("address", ""))
        return self._measured(question.strip(), asked)

    def note(self, question: str, city: str = "") -> Note | None:
        """What staff have answered to that very question, if they have and it still holds."""
        return self._records.notes.of(question, city, self.settings.today) if self._records else None

    def admit(self, address: str) -> None:
        """Count a question of `address`.

        Raises:
            NotTaken: if it asks too often.
        """
        if not self._limiter.hit(self._limit, "ask", address or "unknown"):
            raise NotTaken("limited", 429, "rate_limited")

    def _measured(self, question: str, asked: Asked) -> Iterator[Answer]:
        begun, status, via = time.perf_counter(), "error", asked.get("via", "page")
        try:
            for answer in self.assistant.stream(
                question,
                history=[text[:LONGEST] for text in asked.get("history", ())],
                city=asked.get("city", ""),
                as_of=asked.get("as_of"),
                session=asked.get("address", ""),
            ):
                yield answer
            status = answer.status.value
        finally:
            seconds = time.perf_counter() - begun
            self.measures.asked(status, via, seconds)
            self._keep(question, asked.get("city", ""), status, via, seconds)

    def _keep(self, question: str, city: str, status: str, via: str, seconds: float) -> None:
        """Keep that a question was asked, and what it was where it could not be answered."""
        if self._records is None:
            return
        try:
            self._records.use.asked(status, via, seconds)
            if status in ("no_evidence", "error"):
                self._records.use.unanswered(question, city)
        except Exception:  # noqa: BLE001 - an answer is not lost for want of a record
            _LOG.exception("a question could not be recorded")

    def _check(self, question: str) -> None:
        if not question.strip():
            raise NotTaken("empty", 422, "empty_question")
        if len(question) > LONGEST:
            raise NotTaken("long", 422, "long_question", length=len(question), limit=LONGEST)
        if not self.assistant.library.documents:
            raise NotTaken("no_documents", 503, "empty_index")
