"""What became of the model's sentences, counted since the start: for the operator, `wence eval` and the tests."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from threading import Lock

__all__ = ["Tally"]

KEPT = 1000  # times kept for the median


@dataclass(slots=True)
class Tally:
    """Counts by name: `released`, `replaced`, `dropped` sentences (faults as `fault:<name>`), `generated` answers,
    `fallback` answers (reasons as `fallback:<name>`), `cached` answers, `calls`, `tokens`. Safe between threads.
    """

    counts: Counter[str] = field(default_factory=Counter)
    first_sentence: list[float] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def add(self, name: str, count: int = 1) -> None:
        """Count something."""
        with self._lock:
            self.counts[name] += count

    def shown(self, seconds: float) -> None:
        """The first sentence of an answer was shown after so many seconds."""
        with self._lock:
            self.first_sentence = [*self.first_sentence[1 - KEPT :], seconds]

    def report(self) -> dict[str, float]:
        """The counts, with the median seconds to the first sentence as `first_sentence_s`."""
        with self._lock:
            times = {"first_sentence_s": round(median(self.first_sentence), 3)} if self.first_sentence else {}
            return {**self.counts, **times}
