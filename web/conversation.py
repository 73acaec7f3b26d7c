"""A conversation on the page: what was asked and answered, and the frames in which a new answer appears."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from web.answer_card import answer_card, message_card, question_bubble, searching_card
from web.citation_card import Clauses
from web.desk import Desk, NotTaken
from web.words import say

__all__ = ["Turn", "converse", "shown"]

_LOG = logging.getLogger(__name__)
_SHOWN_OF_LONG = 300


@dataclass(frozen=True)
class Turn:
    """A question and its answer."""

    question: str
    answer: Answer


Frame = tuple[str, Turn | None]
"""HTML of the turn so far, and the turn once it is complete."""


def _wrap(question: str, inner: str) -> str:
    asked = question if len(question) <= _SHOWN_OF_LONG else question[:_SHOWN_OF_LONG] + "…"
    return f'<article class="wc-turn">{question_bubble(asked)}{inner}</article>'


def shown(turns: Sequence[Turn], clauses: Clauses) -> str:
    """HTML of finished turns."""
    return "".join(
        _wrap(turn.question, answer_card(turn.question, turn.answer, clauses, anchor=f"t{number}"))
        for number, turn in enumerate(turns)
    )


def converse(desk: Desk, question: str, turns: Sequence[Turn], city: str, address: str) -> Iterator[Frame]:
    """Ask, and yield the new turn's HTML as it grows; the last frame comes with the finished turn.

    A question that is not taken, and a failure, end in a message in the answer's place and no turn.
    """
    yield _wrap(question, searching_card()), None
    clauses, anchor, answer = desk.assistant.library, f"t{len(turns)}", None
    try:
        history = [turn.question for turn in turns]
        for answer in desk.stream(question, history=history, city=city, address=address):
            yield _wrap(question, answer_card(question, answer, clauses, anchor=anchor, growing=True)), None
    except NotTaken as reason:
        yield _wrap(question, message_card(str(reason))), None
        return
    except Exception:  # noqa: BLE001 - the edge: the citizen gets a kind sentence, the log the cause
        _LOG.exception("a question on the page failed")
        yield _wrap(question, message_card(say("failed"))), None
        return
    if answer is not None:
        yield _wrap(question, answer_card(question, answer, clauses, anchor=anchor)), Turn(question, answer)
