"""What is measured of the service, in Prometheus' format."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

__all__ = ["Measures"]

_SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Measures:
    """Counts and durations of one application; each has its own registry."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._questions = Counter(
            "wence_questions", "Questions asked, by how they ended", ["status", "via"], registry=self._registry
        )
        self._seconds = Histogram(
            "wence_answer_seconds", "Seconds to an answer", ["via"], buckets=_SECONDS, registry=self._registry
        )
        self._documents = Gauge("wence_documents", "Documents in the index", registry=self._registry)
        self._feedback = Counter(
            "wence_feedback", "Feedback received, by verdict", ["verdict"], registry=self._registry
        )

    def asked(self, status: str, via: str, seconds: float) -> None:
        """Count a question that ended with `status` after `seconds`."""
        self._questions.labels(status, via).inc()
        self._seconds.labels(via).observe(seconds)

    def feedback(self, verdict: str) -> None:
        """Count a verdict."""
        self._feedback.labels(verdict).inc()

    def page(self, documents: int) -> bytes:
        """The measures as `/metrics` shows them."""
        self._documents.set(documents)
        return generate_latest(self._registry)
