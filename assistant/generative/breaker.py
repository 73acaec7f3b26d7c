"""A circuit breaker: an endpoint that failed is left alone, and tried again in the background, at nobody's cost.

After Nygard, "Release It!" (2007): closed while it works, open after failures, closed again by a probe that succeeds.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Lock, Thread

__all__ = ["Breaker"]

log = logging.getLogger(__name__)
FAILURES = 2  # in a row, after which nobody waits any more


class Breaker:
    """Counts failures in a row. Safe to share between threads.

    `probe` asks the endpoint something small and raises where that fails; `pause` is in seconds.
    """

    def __init__(self, probe: Callable[[], None], pause: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._probe, self._pause, self._clock = probe, pause, clock
        self._lock = Lock()
        self._failures = 0
        self._tried = 0.0
        self._probing = False

    @property
    def closed(self) -> bool:
        """Whether to call the endpoint; where not, and the pause is over, a probe is sent in the background."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            due = not self._probing and self._clock() - self._tried >= self._pause
            self._probing = self._probing or due
        if due:
            Thread(target=self._test, name="llm-probe", daemon=True).start()
        return False

    def failed(self, for_good: bool = False) -> None:
        """A call failed; `for_good` says that the next would too (a wrong key)."""
        with self._lock:
            self._failures = FAILURES if for_good else self._failures + 1
            self._tried = self._clock()

    def worked(self) -> None:
        """A call succeeded."""
        with self._lock:
            self._failures = 0

    def _test(self) -> None:
        try:
            self._probe()
        except Exception as error:  # noqa: BLE001 - the edge of a background thread: still down, say so and wait on
            log.warning("language model still unavailable: %s", error)
            with self._lock:
                self._tried = self._clock()
        else:
            self.worked()
        finally:
            with self._lock:
                self._probing = False
