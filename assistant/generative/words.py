"""Why an answer quotes the documents instead of being written, in words for citizens (`data/words.toml`)."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path

from assistant.answer import Answer, Notice, NoticeKind
from assistant.generative.budget import Spent
from assistant.llm import Trouble

__all__ = ["Reason", "reason_of", "with_fallback"]

_DATA = Path(__file__).with_name("data") / "words.toml"


class Reason(StrEnum):
    """Why the extractive answer stands in, or completes what was written."""

    DOWN = "down"
    SLOW = "slow"
    UNVERIFIED = "unverified"
    INCOMPLETE = "incomplete"
    SESSION = "session"
    DAY = "day"
    CROWDED = "crowded"


def reason_of(cause: Trouble | Spent) -> Reason:
    """What the citizen is told of a failure or a spent budget."""
    if isinstance(cause, Spent):
        return Reason(cause.value)
    return Reason.SLOW if cause is Trouble.TIMEOUT else Reason.DOWN


def with_fallback(answer: Answer, reason: Reason) -> Answer:
    """The answer with the notice that it quotes the documents, and why."""
    notice = Notice(kind=NoticeKind.FALLBACK, text=_words()[answer.language][reason.value])
    return answer.model_copy(update={"notices": [*answer.notices, notice]})


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
