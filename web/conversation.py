"""A conversation on the page: what was asked and answered, and the frames in which a new answer appears."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assistant.answer import Answer
from web.answer_card import answer_card, message_card, question_bubble, searching_card
from web.desk import LONGEST, Desk, NotTaken
from web.escape import attribute
from web.words import say

__all__ = ["Turn", "converse", "kept_turns", "shown"]

_LOG = logging.getLogger(__name__)
_SHOWN_OF_LONG = 300
_MOST_KEPT = 12
"""Turns that a reader's browser keeps over a reload, the latest."""


class Turn(BaseModel):
    """A question, the city chosen when it was asked, and its answer."""

    model_config = ConfigDict(frozen=True)

    question: str
    answer: Answer
    city: str = ""


_TURNS = TypeAdapter(list[Turn])

Frame = tuple[str, Turn | None]
"""HTML of the turn so far, and the turn once it is complete."""


def _wrap(question: str, inner: str, turn: Turn | None = None, language: str = "zh") -> str:
    asked = question if len(question) <= _SHOWN_OF_LONG else question[:_SHOWN_OF_LONG] + "…"
    kept = f' data-turn="{attribute(turn.model_dump_json())}"' if turn else ""
    return f'<article class="wc-turn"{kept}>{question_bubble(asked, language)}{inner}</article>'


def shown(turns: Sequence[Turn], desk: Desk, language: str = "zh") -> str:
    """HTML of finished turns."""
    clauses = desk.assistant.library
    return "".join(
        _wrap(
            turn.question,
            answer_card(
                turn.question,
                turn.answer,
                clauses,
                anchor=f"t{number}",
                note=desk.note(turn.question, turn.city),
            ),
            turn,
            language,
        )
        for number, turn in enumerate(turns)
    )


def kept_turns(text: str) -> list[Turn]:
    """The turns that a reader's browser kept over a reload; none where they cannot be read."""
    try:
        turns = _TURNS.validate_json(text or "[]")
    except ValidationError:
        return []
    return [turn for turn in turns if len(turn.question) <= LONGEST][-_MOST_KEPT:]


def converse(
    desk: Desk, question: str, turns: Sequence[Turn], city: str, address: str, language: str = "zh"
) -> Iterator[Frame]:
    """Ask, and yield the new turn's HTML as it grows; the last frame comes with the finished turn.

    A question that is not taken, and a failure, end in a message in the answer's place and no turn.
    """
    yield _wrap(question, searching_card(language), language=language), None
    clauses, anchor, answer = desk.assistant.library, f"t{len(turns)}", None
    try:
        history = [turn.question for turn in turns]
        for answer in desk.stream(question, history=history, city=city, address=address):
            card = answer_card(question, answer, clauses, anchor=anchor, growing=True)
            yield _wrap(question, card, language=language), None
    except NotTaken as reason:
        yield _wrap(question, message_card(reason.words(language)), language=language), None
        return
    except Exception:  # noqa: BLE001 - the edge: the citizen gets a kind sentence, the log the cause
        _LOG.exception("a question on the page failed")
        yield _wrap(question, message_card(say("failed", language)), language=language), None
        return
    if answer is not None:
        turn = Turn(question=question, answer=answer, city=city)
        card = answer_card(question, answer, clauses, anchor=anchor, note=desk.note(question, city))
        yield _wrap(question, card, turn, language), turn
