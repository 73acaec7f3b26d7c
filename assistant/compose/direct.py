"""The plain answer: the sentence that says it, with what it grants first and the responsible bureaus where asked."""

from __future__ import annotations

from assistant.compose.choose import choose, ranked, readable
from assistant.draft import Part
from assistant.evidence import Finding, Statement, Sufficiency, units_of
from assistant.messages import message
from assistant.question import Asked, Question
from index.values import Clause

__all__ = ["answer_parts", "unit_part"]

BUDGET = {Asked.PROCEDURE: (440, 6), Asked.LOOKUP: (420, 5), Asked.LIST: (700, 8), Asked.CONDITION: (230, 3)}
DEFAULT = (210, 2)


def answer_parts(question: Question, finding: Finding, *, budget: int = 0) -> list[Part]:
    """The parts that answer `question` from one city's finding."""
    allowed, at_most = BUDGET.get(question.asked, DEFAULT)
    chosen = choose(finding, question, budget=budget or allowed, at_most=at_most)
    parts = [Part(readable(statement), (statement,)) for statement in chosen]
    if finding.sufficiency is Sufficiency.NOT_DETERMINED and chosen:
        what = message(question.language, f"compose.{wanted(question)}")
        lead = message(question.language, "compose.no_figure", what=what)
        parts = [Part(lead), *parts[:2]]
    if Asked.WHO in question.aspects or question.asked is Asked.LOOKUP:
        parts += unit_part(question, finding, chosen)
    if question.asked is Asked.YESNO:
        parts += [Part(message(question.language, "compose.not_mentioned", word=word)) for word in finding.missing[:1]]
    return parts


def wanted(question: Question) -> str:
    """The name of the message for what was asked and is not stated."""
    for kind in (Asked.AMOUNT, Asked.WHEN, Asked.WHO, Asked.PROCEDURE):
        if kind in question.aspects:
            return kind.value
    return "amount"


def unit_part(question: Question, finding: Finding, chosen: list[Statement]) -> list[Part]:
    """Who is responsible, read from the clause's brackets; nothing where it names nobody."""
    clause = chosen[0].clause if chosen else finding.best.clause
    words = unit_words(clause, question.language)
    if not words:
        return []
    holders = [s for s in finding.statements[0] if s.clause.id == clause.id and any(f.kind == "unit" for f in s.facts)]
    return [Part(words, tuple(holders[-1:]))] if holders else []


def unit_words(clause: Clause, language: str) -> str:
    """`牵头：…；配合：…。` or `责任单位：…。`; empty where the clause names no bureau."""
    units = units_of(clause)
    lead, support, duty = ("、".join(units[role]) for role in ("lead", "with", "duty"))
    if lead and support:
        return message(language, "compose.units_lead", lead=lead, **{"with": support})
    if lead:
        return message(language, "compose.units_lead_only", lead=lead)
    return message(language, "compose.units", duty=duty) if duty else ""


def best_statement(question: Question, finding: Finding) -> Statement | None:
    """The one statement that answers best."""
    order = ranked(finding.statements[0], question) if finding.statements else []
    return order[0] if order else None
