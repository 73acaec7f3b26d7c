"""How the service is used: when questions came, how they ended, how long they took, and which were not answered."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Column, DateTime, Engine, Float, Integer, MetaData, String, Table, Text, insert, select

from assistant.mask import mask

__all__ = ["Day", "Unanswered", "Use"]

_METADATA = MetaData()
_ASKED = Table(
    "asked",
    _METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False, index=True),
    Column("status", String(16), nullable=False),
    Column("via", String(16), nullable=False),
    Column("ms", Float, nullable=False),
)
_UNANSWERED = Table(
    "unanswered",
    _METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("question", Text, nullable=False),
    Column("city", String(40), nullable=False),
)
_MOST = 5000
"""Rows looked at to rank unanswered questions, the latest."""


@dataclass(frozen=True)
class Day:
    """One day's use: questions by how they ended, and the times they took, in milliseconds."""

    day: dt.date
    statuses: Counter[str]
    times: tuple[float, ...]

    @property
    def count(self) -> int:
        """How many were asked."""
        return len(self.times)

    @property
    def median(self) -> float:
        """The median time in milliseconds, 0 where nothing was asked."""
        return statistics.median(self.times) if self.times else 0.0


@dataclass(frozen=True)
class Unanswered:
    """A question that was not answered, how often it came, and when last."""

    question: str
    city: str
    times: int
    last: dt.datetime


class Use:
    """Reads and writes the tables of use. Questions are masked before they are written, and kept only unanswered."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        _METADATA.create_all(engine)

    def asked(self, status: str, via: str, seconds: float) -> None:
        """Keep that a question ended with `status` after `seconds`; not what it was."""
        with self._engine.begin() as connection:
            connection.execute(insert(_ASKED).values(at=_now(), status=status, via=via, ms=seconds * 1000))

    def unanswered(self, question: str, city: str) -> None:
        """Keep a question that the documents did not answer."""
        with self._engine.begin() as connection:
            connection.execute(insert(_UNANSWERED).values(at=_now(), question=mask(question).text, city=city[:40]))

    def days(self, today: dt.date, count: int = 30) -> list[Day]:
        """The last `count` days, the oldest first."""
        first = today - dt.timedelta(days=count - 1)
        begin = dt.datetime.combine(first, dt.time())
        chosen = select(_ASKED.c.at, _ASKED.c.status, _ASKED.c.ms).where(_ASKED.c.at >= begin)
        held: dict[dt.date, list[tuple[str, float]]] = {first + dt.timedelta(days=n): [] for n in range(count)}
        with self._engine.connect() as connection:
            for at, status, ms in connection.execute(chosen):
                held.setdefault(at.date(), []).append((status, ms))
        return [
            Day(day, Counter(status for status, _ in rows), tuple(ms for _, ms in rows))
            for day, rows in sorted(held.items())
        ]

    def ranked(self) -> list[Unanswered]:
        """Unanswered questions, the most frequent first, then the latest."""
        chosen = select(_UNANSWERED).order_by(_UNANSWERED.c.id.desc()).limit(_MOST)
        found: dict[tuple[str, str], Unanswered] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(chosen):
                key = (row.question.strip(), row.city)
                before = found.get(key)
                found[key] = Unanswered(*key, before.times + 1 if before else 1, before.last if before else row.at)
        return sorted(found.values(), key=lambda one: (one.times, one.last), reverse=True)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
