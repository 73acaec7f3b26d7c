"""The composer's seam: what is found and drafted for a question in, the answer out, growing as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Answer
from assistant.draft import Draft
from assistant.evidence import Evidence
from assistant.question import Question
from assistant.stream import in_sentences

__all__ = ["Composer", "Extractive", "Prepared"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question with its evidence, the extractive draft and the verified answer made of that draft."""

    question: Question
    evidence: Evidence
    draft: Draft
    answer: Answer


class Composer(Protocol):
    """Writes answers."""

    def answers(self, prepared: Prepared, session: str) -> Iterator[Answer]:
        """The answer growing sentence by sentence; the last value is the whole. `session` is who asks, for budgets."""

    def report(self) -> Mapping[str, float]:
        """Counts of what became of what was written, for the operator; empty where nothing can go wrong."""


class Extractive:
    """Answers in the documents' own sentences."""

    def answers(self, prepared: Prepared, session: str) -> Iterator[Answer]:
        """The prepared answer itself."""
        yield from in_sentences(prepared.answer)

    def report(self) -> Mapping[str, float]:
        """Nothing: what is quoted needs no counting."""
        return {}
