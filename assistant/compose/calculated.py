"""Answers that need a calculation: the result first, its working beside it, the sentence that it follows from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Calculation
from assistant.calculate import Outcome, OutcomeKind, calculate
from assistant.compose.choose import in_order, ranked, readable
from assistant.draft import Part
from assistant.evidence import Finding, Statement, Sufficiency
from assistant.messages import message
from assistant.question import Question

__all__ = ["Calculated", "calculated_parts"]

MOST = 300  # characters up to which the working stands in the answer; beyond, it is shown beside it only
LOOKED_AT = 3  # clauses whose rules are tried, best first


@dataclass(frozen=True, slots=True)
class Calculated:
    """The parts of a calculated answer and the calculation to show."""

    parts: list[Part]
    calculation: Calculation


def calculated_parts(question: Question, finding: Finding) -> Calculated | None:
    """The calculated answer, or `None` where the asker gave nothing to calculate with or the text no rule for it."""
    if not question.quantities or finding.sufficiency is Sufficiency.NOTHING:
        return None
    nearest = max((one.support for one in finding.statements[0]), default=0.0)
    for group in finding.statements[:LOOKED_AT]:
        as_near = group and max(one.support for one in group) >= nearest
        if as_near and (outcome := _outcome(question, group)):
            return _calculated(question, outcome, group)
    return None


def _outcome(question: Question, group: Sequence[Statement]) -> Outcome | None:
    best = ranked(group, question)[:2]
    return calculate(
        f"{question.earlier} {question.text}".strip(),
        group[0].clause.text,
        [(one.start, one.end) for one in best],
        facts=group[0].clause.facts,
        about=" ".join(word for _, official in question.everyday for word in official),
        language="en" if question.language == "en" else "zh",
    )


def _calculated(question: Question, outcome: Outcome, group: Sequence[Statement]) -> Calculated:
    used = in_order([one for one in group if any(_overlap(one, span) for span in outcome.sentences)])
    used = used or ranked(group, question)[:1]
    lead = message(question.language, f"compose.calculated_{outcome.kind.value}", result=outcome.result.rstrip("。"))
    basis = [readable(one) for one in used]
    working = list(outcome.steps) if outcome.kind is OutcomeKind.DETERMINED else []
    if len(lead) + sum(map(len, working)) + sum(map(len, basis)) > MOST:
        working = []
    parts = [Part(lead, tuple(used)), *map(Part, working), *(Part(text, (one,)) for text, one in zip(basis, used, strict=True))]
    return Calculated(parts, outcome.calculation(1))


def _overlap(statement: Statement, span: tuple[int, int]) -> bool:
    return statement.start < span[1] and span[0] < statement.end
