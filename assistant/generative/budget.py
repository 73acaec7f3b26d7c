"""How many model calls an asker and all askers have a day, and how many may run at one time."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable
from enum import StrEnum
from threading import BoundedSemaphore, Lock

from assistant.settings import Settings

__all__ = ["Budget", "Spent"]

SESSIONS = 10_000  # askers counted at one time; of more, the one unheard of for longest starts anew


class Spent(StrEnum):
    """Which budget is used up."""

    SESSION = "session"
    DAY = "day"
    CROWDED = "crowded"


class Budget:
    """Counts calls. Safe to share between threads; the counts begin anew each day and with each process."""

    def __init__(self, settings: Settings, today: Callable[[], dt.date] = dt.date.today) -> None:
        self._session, self._daily, self._today = settings.llm_session_calls, settings.llm_daily_calls, today
        self._places = BoundedSemaphore(settings.llm_concurrency)
        self._lock = Lock()
        self._day = today()
        self._total = 0
        self._by_session: OrderedDict[str, int] = OrderedDict()

    def take(self, session: str) -> Spent | None:
        """Take one call for `session` (empty: not counted by asker); which budget forbids it, if one does.

        A call that was taken must be given back with `done` when it has ended.
        """
        if not self._places.acquire(blocking=False):
            return Spent.CROWDED
        spent = self._count(session)
        if spent:
            self._places.release()
        return spent

    def done(self) -> None:
        """A call that was taken has ended."""
        self._places.release()

    def _count(self, session: str) -> Spent | None:
        with self._lock:
            if self._day != self._today():
                self._day, self._total = self._today(), 0
                self._by_session.clear()
            used = self._by_session.get(session, 0) if session else 0
            if self._total >= self._daily:
                return Spent.DAY
            if session and used >= self._session:
                return Spent.SESSION
            self._total += 1
            if session:
                self._by_session[session] = used + 1
                self._by_session.move_to_end(session)
                if len(self._by_session) > SESSIONS:
                    self._by_session.popitem(last=False)
            return None
