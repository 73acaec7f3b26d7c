"""What is kept of use: feedback, unanswered questions, staff's answers; SQLite, or the database the operator names."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Column, DateTime, Engine, Integer, MetaData, String, Table, Text, create_engine, insert, select

from assistant.mask import mask
from assistant.settings import Settings
from web.notes import Notes
from web.use import Use

__all__ = ["Records", "open_records"]

_METADATA = MetaData()
_FEEDBACK = Table(
    "feedback",
    _METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("reason", Text, nullable=False),
)


class Records:
    """The records of one installation. Identity, phone and bank-card numbers are masked before anything is written."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        _METADATA.create_all(engine)
        self.use = Use(engine)
        self.notes = Notes(engine)

    def add_feedback(self, verdict: str, question: str, answer: str = "", reason: str = "") -> int:
        """Keep one reader's verdict; returns its running number."""
        row = {"verdict": verdict, "question": _masked(question), "answer": _masked(answer), "reason": _masked(reason)}
        with self._engine.begin() as connection:
            values = insert(_FEEDBACK).values(at=dt.datetime.now(dt.UTC), **row).returning(_FEEDBACK.c.id)
            return connection.execute(values).scalar_one()

    def feedback(self) -> list[dict[str, object]]:
        """All feedback, the oldest first."""
        with self._engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(select(_FEEDBACK).order_by(_FEEDBACK.c.id))]

    def close(self) -> None:
        """Close the database's connections."""
        self._engine.dispose()


def _masked(text: str) -> str:
    return mask(text).text


def open_records(settings: Settings) -> Records:
    """The records that `settings` names."""
    if settings.database_url:
        return Records(create_engine(settings.database_url, pool_pre_ping=True))
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return Records(create_engine(f"sqlite:///{settings.data_dir.resolve() / 'records.sqlite'}"))
