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
        passage = _Passage.of([one for one in group if not one.only_units])
        if as_near and (outcome := _outcome(question, passage)):
            return _calculated(question, outcome, passage)
    return None


@dataclass(frozen=True, slots=True)
class _Passage:
    """The statements of a group as one text, with where each of them begins in it."""

    text: str
    starts: tuple[int, ...]
    statements: tuple[Statement, ...]

    @classmethod
    def of(cls, group: Sequence[Statement]) -> _Passage:
        starts, at = [], 0
        for statement in group:
            starts.append(at)
            at += len(statement.text) + 1
        return cls("\n".join(statement.text for statement in group), tuple(starts), tuple(group))

    def span(self, statement: Statement) -> tuple[int, int]:
        start = self.starts[self.statements.index(statement)]
        return start, start + len(statement.text)

    def within(self, spans: Sequence[tuple[int, int]]) -> list[Statement]:
        """The statements that any of `spans` touches."""
        held = [(one, self.span(one)) for one in self.statements]
        return [one for one, (start, end) in held if any(start < last and first < end for first, last in spans)]


def _outcome(question: Question, passage: _Passage) -> Outcome | None:
    return calculate(
        f"{question.earlier} {question.text}".strip(),
        passage.text,
        [passage.span(one) for one in ranked(passage.statements, question)[:2]],
        about=" ".join(word for _, official in question.everyday for word in official),
        language="en" if question.language == "en" else "zh",
    )


def _calculated(question: Question, outcome: Outcome, passage: _Passage) -> Calculated:
    used = in_order(passage.within(outcome.sentences)) or ranked(passage.statements, question)[:1]
    lead = message(question.language, f"compose.calculated_{outcome.kind.value}", result=outcome.result.rstrip("。"))
    basis = [readable(one) for one in used]
    working = list(outcome.steps) if outcome.kind is OutcomeKind.DETERMINED else []
    if len(lead) + sum(map(len, working)) + sum(map(len, basis)) > MOST:
        working = []
    shown = [Part(text, (one,)) for text, one in zip(basis, used, strict=True)]
    return Calculated([Part(lead, tuple(used)), *map(Part, working), *shown], outcome.calculation(1))
