"""Sentences of other clauses without which the best one says too little: who is left out, how much, all the cases."""

from __future__ import annotations

import re

from assistant.aspects import heading_fits
from assistant.calculate.choose import pairs
from assistant.cover import Cover
from assistant.evidence import Finding, Statement, of_clause
from assistant.question import Asked, Question
from index.divisions import Divisions
from index.library import Library
from index.numbering import read_label
from index.values import Clause, FactKind

__all__ = ["all_cases", "mentioning", "rows_alike", "standards"]

ROWS = 6  # rows of a table that are shown together
NEAR = 4  # clauses behind the best one in which its standard is looked for
SHARED = 0.4  # share of the question that a clause must cover whose heading does not say that it sets a standard
MOST = 2  # sentences of it
GIVES = frozenset({FactKind.RATE, FactKind.AMOUNT})
_GIVES = re.compile(
    r"给予|补贴|补助|奖励|发放|返还|减免|免收|贴息|(?:按|比例|费率|额度)[^。；]{0,24}[%％]|收取|元[/每]"
)
_LIMITS_ONLY = re.compile(r"(?:价格|售价|单价|成交价|销售价|面积|年龄)[^，。；]{0,8}(?:不超过|不高于|以上|以下|低于)")
_LEFT_OUT = re.compile(r"自行|另行|不适用|除外|不含|不包括|不在")
_STANDARD = re.compile(r"标准|金额|额度|比例|补贴|补助|奖励")


def mentioning(question: Question, finding: Finding, chosen: list[Statement], library: Library) -> list[Statement]:
    """A sentence of the same document that has the word which the best clause lacks (公务员…不适用).

    So is one that leaves out a part of the city which the question names (青阳县由当地自行制定).
    """
    if not chosen:
        return []
    held, shown = {one.clause.id for one in chosen}, {one.text for one in chosen}
    inner = [place.short for place in Divisions.load().find(question.text) if place.short not in finding.city]
    for clause in library.clauses(finding.best.document.id):
        for one in of_clause(chosen[0], clause):
            left_out = _LEFT_OUT.search(one.text) and any(place in one.text for place in inner)
            says = clause.id not in held and any(word in one.text for word in finding.missing)
            if not one.only_units and one.text not in shown and (left_out or says):
                return [one]
    return []


def standards(question: Question, finding: Finding, chosen: list[Statement], library: Library) -> list[Statement]:
    """How much, from a clause beside the best one, where that names only what is covered ((一)范围, (二)标准)."""
    if Asked.AMOUNT not in question.aspects or not chosen or any(_states_sum(one) for one in chosen):
        return []
    clause = finding.best.clause
    above = clause.path[:-1]
    if len(above) < 2 or clause.kind == "row":
        return []
    found: list[Statement] = []
    after = library.clauses(clause.document_id, clause.order + 1, clause.order + 1 + NEAR)
    beside = [other for other in after if other.path[:-1] == above and other.kind == "clause"]
    shares = Cover(question, library).shares([f"{other.heading} {other.text}" for other in beside])
    for other, share in zip(beside, shares, strict=True):
        if _STANDARD.search(other.heading) or (_STANDARD.search(other.text) and share >= SHARED):
            found += [one for one in of_clause(chosen[0], other) if _states_sum(one)]
    return found[:MOST]


def all_cases(question: Question, finding: Finding, library: Library) -> list[Statement]:
    """Every item under a heading that says what is asked (哪些情形不给补 → 不予补贴的情形), where the best is one."""
    clause = finding.best.clause
    above = clause.path[:-1]
    label = read_label(clause.heading)
    item = label is None or label.style != "article"  # articles of a chapter on penalties are for acts of their own
    fits = item and len(above) > 1 and heading_fits(question, above[-1]) == 1.0
    if question.asked is not Asked.CONDITION or not fits or not finding.statements[0]:
        return []
    like = finding.statements[0][0]
    held = [other for other in library.clauses(clause.document_id) if other.path[:-1] == above or other.path == above]
    return [one for other in held for one in of_clause(like, other)[:1]]


def rows_alike(question: Question, chosen: list[Statement], library: Library) -> list[Statement]:
    """All rows of a short table, where one of them was chosen and the question names none (一类、二类、三类区域)."""
    first = next((one for one in chosen if one.clause.kind == "row"), None)
    told_one = any(quantity.value != 1 for quantity in question.quantities)  # 停3小时; not 一小时多少钱
    if first is None or first is not chosen[0] or question.asked is not Asked.AMOUNT or told_one:
        return []
    around = library.clauses(first.clause.document_id, max(0, first.clause.order - ROWS), first.clause.order + ROWS)
    rows = [one for one in around if one.kind == "row" and _table(one) == _table(first.clause)]
    words = [pairs(one.text) for one in rows]
    told = pairs(" ".join((question.text, *(word for _, official in question.everyday for word in official))))
    if not 1 < len(rows) <= ROWS:
        return []
    own = frozenset().union(*words) - words[0].intersection(*words[1:])
    if own & told:
        return []
    return [one for row in rows for one in of_clause(first, row)[:1]]


def _table(row: Clause) -> tuple[tuple[str, ...], str]:
    """What rows of one table share: the headings above it and the titles of its columns."""
    return row.path[:-2], row.path[-1]


def _states_sum(one: Statement) -> bool:
    gives = any(fact.kind in GIVES for fact in one.facts) and bool(_GIVES.search(one.text))
    return gives and not (_LIMITS_ONLY.search(one.text) and len(one.facts) == 1)
