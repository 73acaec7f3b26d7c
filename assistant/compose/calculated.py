"""Answers that need a calculation: the result first, its working beside it, the sentence that it follows from."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Calculation
from assistant.draft import Part
from assistant.evidence import Finding
from assistant.question import Question

__all__ = ["Calculated", "calculated_parts"]


@dataclass(frozen=True, slots=True)
class Calculated:
    """The parts of a calculated answer and the calculation to show."""

    parts: list[Part]
    calculation: Calculation


def calculated_parts(question: Question, finding: Finding) -> Calculated | None:
    """The calculated answer, or `None` where the asker gave nothing to calculate with or the text no rule for it."""
    return None
