"""How many pieces, times or vouchers one person gets, where another clause of the section says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.calculate.choose import pairs
from assistant.evidence import Statement, of_clause
from assistant.question import Question
from index.library import Library
from index.values import Clause, FactKind

__all__ = ["limit_of_number"]

NEAR = 30  # clauses before and behind the best one among which its section is looked for
_ASKED = re.compile(
    r"(?:几|多少)(?P<unit>[台件部套辆只次回趟张份]|个(?!月|小时|工作日|星期|季度|钱|点|亿|城市|单位|部门))"
    r"|\bhow many (?P<english>items?|pieces?|units?|times?|vouchers?|coupons?)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(r"限|最多|不超过|每(?:人|位|户|个?家庭|名|类|种|车|年)|只能|仅可|一人|仅限")
_TABLE = re.compile(r"附?表\s*[\d一二三四五六七八九十]?")
_PIECES, _TIMES, _SHEETS = frozenset("台件部套辆只个"), frozenset("次回趟"), frozenset("张份")
_ENGLISH = {"item": _PIECES, "piece": _PIECES, "unit": _PIECES, "time": _TIMES, "voucher": _SHEETS, "coupon": _SHEETS}


def limit_of_number(question: Question, chosen: Sequence[Statement], library: Library) -> list[Statement]:
    """The sentence that limits the number asked for (最多能补几台), where none of `chosen` does; else empty.

    It stands in the section of the first of them and names what is asked about, or limits it for everybody.
    """
    asked = _ASKED.search(question.text)
    if asked is None or not chosen:
        return []
    units = _units(asked)
    if any(_limited(one, units) for one in chosen):
        return []
    best = chosen[0].clause
    above = _section(best)
    near = library.clauses(best.document_id, max(0, best.order - NEAR), best.order + NEAR)
    held = [s for c in near if c.path[: len(above)] == above for s in of_clause(chosen[0], c) if _limited(s, units)]
    told = pairs(" ".join((question.text, *(w for _, named in question.everyday for w in named))))
    return sorted(held, key=lambda one: -len(told & pairs(one.text)))[:1]


def _section(clause: Clause) -> tuple[str, ...]:
    """The path of the section that holds a clause; a table's is that of the clause that it belongs to."""
    path = clause.path[:-2] if clause.kind == "row" else clause.path
    while len(path) > 2 and _TABLE.match(path[-1]):
        path = path[:-1]
    return path[: max(2, len(path) - 1)]


def _units(asked: re.Match[str]) -> frozenset[str]:
    if word := asked["english"]:
        return _ENGLISH[word.lower().rstrip("s")]
    unit = asked["unit"][0]
    return next(units for units in (_PIECES, _TIMES, _SHEETS) if unit in units)


def _limited(one: Statement, units: frozenset[str]) -> bool:
    """Whether a sentence limits a number of such units."""
    return bool(_LIMITS.search(one.text)) and any(f.kind is FactKind.COUNT and f.unit in units for f in one.facts)
