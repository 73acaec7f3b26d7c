"""Answers that staff have written and reviewed (人工答复), each to one question and until one day."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass

from sqlalchemy import Column, Date, Engine, Integer, MetaData, String, Table, Text, delete, insert, select

__all__ = ["Note", "Notes"]

_METADATA = MetaData()
_NOTES = Table(
    "notes",
    _METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("city", String(40), nullable=False),
    Column("answer", Text, nullable=False),
    Column("by", String(40), nullable=False),
    Column("reviewed", Date, nullable=False),
    Column("until", Date, nullable=False),
)


@dataclass(frozen=True)
class Note:
    """A reviewed answer; it holds up to and including `until`."""

    id: int
    question: str
    city: str
    answer: str
    by: str
    reviewed: dt.date
    until: dt.date


class Notes:
    """Reads and writes staff's answers.

    A note is shown only to the question it was written for, punctuation and spaces aside: a figure that is right for
    one question may be wrong for one that merely resembles it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        _METADATA.create_all(engine)

    def add(self, question: str, city: str, answer: str, by: str, today: dt.date, until: dt.date) -> int:
        """Publish a note; returns its running number. It takes the place of an earlier one to the same question.

        Raises:
            ValueError: where the answer or the reviewer is missing, or the last day is not after today.
        """
        if not (answer.strip() and by.strip() and plain(question)) or until <= today:
            raise ValueError(f"a note wants an answer, a reviewer and a last day after {today}, got {until}")
        row = {"question": question, "city": city, "answer": answer.strip(), "by": by.strip()[:40]}
        with self._engine.begin() as connection:
            connection.execute(delete(_NOTES).where(_NOTES.c.key == plain(question), _NOTES.c.city == city))
            values = insert(_NOTES).values(key=plain(question), reviewed=today, until=until, **row)
            return connection.execute(values.returning(_NOTES.c.id)).scalar_one()

    def of(self, question: str, city: str, today: dt.date) -> Note | None:
        """The note to that question that holds today; one written for no city counts for every city."""
        chosen = select(_NOTES).where(_NOTES.c.key == plain(question), _NOTES.c.until >= today)
        with self._engine.connect() as connection:
            found = [_note(row._mapping) for row in connection.execute(chosen)]
        return next((note for place in (city, "") for note in found if note.city == place), None)

    def all(self) -> list[Note]:
        """Every note, the latest first."""
        with self._engine.connect() as connection:
            return [_note(row._mapping) for row in connection.execute(select(_NOTES).order_by(_NOTES.c.id.desc()))]

    def remove(self, note_id: int) -> None:
        """Withdraw a note."""
        with self._engine.begin() as connection:
            connection.execute(delete(_NOTES).where(_NOTES.c.id == note_id))


def _note(row: object) -> Note:
    held = dict(row)  # type: ignore[call-overload]
    return Note(**{name: value for name, value in held.items() if name != "key"})


def plain(question: str) -> str:
    """A question without punctuation, spaces and differences of width and case.

    >>> plain("消费券 怎么领？") == plain("消费券怎么领")
    True
    """
    text = unicodedata.normalize("NFKC", question).casefold()
    return "".join(character for character in text if unicodedata.category(character)[0] in "LN")
