"""Several cities side by side: a line and a citation for each, and plain words for those that say nothing."""

from __future__ import annotations

from assistant.compose.direct import answer_parts
from assistant.draft import Part
from assistant.evidence import Evidence, Finding, Sufficiency
from assistant.messages import message
from assistant.question import Question

__all__ = ["compare_parts"]

BUDGET = 800


def compare_parts(question: Question, evidence: Evidence, *, only_answering: bool = False) -> list[Part]:
    """One line a city, in the order asked."""
    findings = evidence.answering() if only_answering else evidence.findings
    share = max(110, BUDGET // max(1, len(findings)))
    return [part for finding in findings for part in _city(question, finding, share)]


def _city(question: Question, finding: Finding, budget: int) -> list[Part]:
    if finding.sufficiency is Sufficiency.NOTHING:
        return [Part(message(question.language, "compose.city_none", city=finding.city))]
    parts = answer_parts(question, finding, budget=min(budget, 220))
    text = "".join(part.text for part in parts)
    statements = tuple(statement for part in parts for statement in part.statements)
    return [Part(message(question.language, "compose.city_line", city=finding.city, text=text), statements)]
