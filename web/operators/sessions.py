"""Who is logged in. One password, of the settings; sessions live in memory and end with the process."""

from __future__ import annotations

import hmac
import secrets
import time
from dataclasses import dataclass

from fastapi import Request
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

__all__ = ["COOKIE", "Session", "Sessions"]

COOKIE = "wence_operator"
_HOURS = 8
_TRIES = "8/5minute"


@dataclass(frozen=True)
class Session:
    """A login: `seal` stands in every form of it, so that no other site can send one; `ends` is in `time.monotonic`."""

    token: str
    seal: str
    ends: float


class Sessions:
    """Lets in whoever knows the password, a few tries at a time."""

    def __init__(self, password: str) -> None:
        self._password = password.encode()
        self._held: dict[str, Session] = {}
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def may_try(self, address: str) -> bool:
        """Whether that address has not failed too often."""
        return self._limiter.test(parse(_TRIES), "login", address or "unknown")

    def failed(self, address: str) -> None:
        """Count a wrong password of that address."""
        self._limiter.hit(parse(_TRIES), "login", address or "unknown")

    def open(self, password: str) -> Session | None:
        """A session for the right password. The comparison takes the same time whatever is wrong with it."""
        if not self._password or not hmac.compare_digest(password.encode(), self._password):
            return None
        now = time.monotonic()
        self._held = {token: held for token, held in self._held.items() if held.ends > now}
        session = Session(secrets.token_urlsafe(32), secrets.token_urlsafe(32), now + _HOURS * 3600)
        self._held[session.token] = session
        return session

    def of(self, request: Request) -> Session | None:
        """The session that the request's cookie names, while it lasts."""
        session = self._held.get(request.cookies.get(COOKIE, ""))
        return session if session and session.ends > time.monotonic() else None

    def close(self, session: Session) -> None:
        """End a session."""
        self._held.pop(session.token, None)


def sealed(session: Session, given: object) -> bool:
    """Whether a form carries the session's seal."""
    return isinstance(given, str) and hmac.compare_digest(given.encode(), session.seal.encode())
