"""Whether the evidence answers this question: its subject and what is asked for must both be there."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.evidence import FIGURES, Evidence, Finding, Statement, Sufficiency, statements
from assistant.question import Asked, Question
from index.late_interaction import Coverage
from index.library import Hit, Library
from index.values import FactKind

__all__ = ["judge"]

_DATA = Path(__file__).with_name("data") / "judge.toml"
LOOKED_AT = 6  # hits whose sentences are weighed, unless a list is asked for


@dataclass(frozen=True, slots=True)
class Thresholds:
    """See `data/judge.toml`."""

    ignore: float
    clause_support: float
    sentence_similarity: float
    key_weight: float


@cache
def thresholds() -> Thresholds:
    """The thresholds in force."""
    return Thresholds(**tomllib.loads(_DATA.read_text(encoding="utf-8")))


def judge(question: Question, evidence: Evidence, library: Library) -> Evidence:
    """The evidence with its statements weighed, and for every city whether it answers."""
    return Evidence(tuple(_weigh(question, finding, library) for finding in evidence.findings))


def _weigh(question: Question, finding: Finding, library: Library) -> Finding:
    if not finding.hits:
        return finding
    deep = Asked.LIST in question.aspects or question.asked in (Asked.LIST, Asked.LOOKUP)
    hits = finding.hits if deep else finding.hits[:LOOKED_AT]
    groups = tuple(
        tuple(_supported(question, statement, library) for statement in statements(hit)) for hit in hits
    )
    weighed = replace(finding, hits=hits, statements=groups)
    return replace(weighed, sufficiency=_sufficiency(question, weighed), missing=_missing(finding.best))


def _supported(question: Question, statement: Statement, library: Library) -> Statement:
    text = f"{statement.clause.heading} {statement.text}"
    return replace(statement, support=support(library.coverage(question.search_text, text)))


def support(coverage: Iterable[Coverage]) -> float:
    """The share of the query's weight that is covered, 0 to 1."""
    ignore = thresholds().ignore
    return sum(word.weight * max(0.0, word.similarity - ignore) / (1.0 - ignore) for word in coverage)


def _sufficiency(question: Question, finding: Finding) -> Sufficiency:
    limits = thresholds()
    best = finding.best
    if support(best.coverage) < limits.clause_support or best.scores["sentence"] < limits.sentence_similarity:
        return Sufficiency.NOTHING
    if any(word.weight >= limits.key_weight and word.similarity < limits.ignore for word in best.coverage):
        return Sufficiency.NOTHING
    return Sufficiency.ANSWERS if _states(question, finding.statements[0]) else Sufficiency.NOT_DETERMINED


def _states(question: Question, group: Sequence[Statement]) -> bool:
    """Whether the statements on the subject have the kind of fact that is asked for."""
    if question.asked is not Asked.AMOUNT:
        return True
    top = max((statement.support for statement in group), default=0.0)
    wanted = FIGURES | {FactKind.COUNT}
    return any(
        fact.kind in wanted for statement in group if statement.support >= 0.7 * top for fact in statement.facts
    )


def _missing(hit: Hit) -> tuple[str, ...]:
    """Words of the question that the best clause does not have."""
    return tuple(word.token for word in hit.coverage if word.similarity < 0.95 and len(word.token) > 1)
