"""Lists: every measure on the subject in one city or in all, a line and a citation each."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.compose.choose import in_order, readable, score
from assistant.draft import Part
from assistant.evidence import Finding, Statement
from assistant.messages import message
from assistant.question import Asked, Question

__all__ = ["list_parts"]

BUDGET = 860  # characters of a list
LINE = 150  # characters of one line in it
CLOSE = 0.62


def list_parts(question: Question, finding: Finding) -> list[Part]:
    """The statements on the subject over several clauses, in the order of the text, headed by how many there are."""
    chosen = _on_subject(question, finding)
    if not chosen:
        return []
    lines = [Part(f"{n}. {_line(statement)}", (statement,)) for n, statement in enumerate(in_order(chosen), 1)]
    head = Part(message(question.language, "compose.listed", count=len(lines)))
    return [head, *lines] if len(lines) > 1 else [Part(_line(chosen[0]), (chosen[0],))]


def _on_subject(question: Question, finding: Finding) -> list[Statement]:
    pool = [statement for group in finding.statements for statement in group if not statement.only_units]
    if Asked.AMOUNT in question.aspects and any(one.has_figure for one in pool):
        pool = [one for one in pool if one.has_figure]
    order = sorted(pool, key=lambda one: -score(one, question))
    if not order:
        return []
    best = score(order[0], question)
    top = max(one.support for one in pool)
    kept = [one for one in order if score(one, question) >= CLOSE * best and one.support >= 0.6 * top]
    return _within(_spread(kept), BUDGET)


def _spread(order: Iterable[Statement]) -> list[Statement]:
    """The same statements, the best of every clause before the second of any."""
    rank: dict[str, int] = {}
    keyed = []
    for at, statement in enumerate(order):
        rank[statement.clause.id] = rank.get(statement.clause.id, -1) + 1
        keyed.append((rank[statement.clause.id], at, statement))
    return [statement for _, _, statement in sorted(keyed, key=lambda row: row[:2])]


def _within(statements: Iterable[Statement], budget: int) -> list[Statement]:
    kept: list[Statement] = []
    for statement in statements:
        length = len(_line(statement)) + 6
        if length <= budget:
            kept.append(statement)
            budget -= length
    return kept


def _line(statement: Statement) -> str:
    """The statement, cut at a comma where it is long and nothing is lost that was asked for."""
    text = readable(statement)
    if len(text) <= LINE:
        return text
    cut = text.rfind("，", 40, LINE)
    return text[:cut] + "……" if cut > 0 else text[:LINE] + "……"
