"""The row of a table for the round that a question names (第三期, 最后一轮, 下一批), with the line above the table."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.evidence import Finding, Statement, of_clause
from assistant.question import Asked, Question
from index.library import Library
from index.numbering import han_number
from index.outline import row_cells
from index.values import Clause, FactKind

__all__ = ["of_round", "rounds_over"]

ASKED = frozenset({Asked.WHEN, Asked.AMOUNT, Asked.LOOKUP, Asked.STATUS})
LEAD = 60  # characters up to which the line above the table is told with the row
LAST, NEXT = -1, 0  # what a question may name besides a number
_NUMERAL = r"[一二三四五六七八九十]|\d{1,2}"
_WHAT = "期|轮|批|次|场|波|阶段"
_ROUND = re.compile(rf"第?({_NUMERAL})(?:{_WHAT})(?:次|轮|批)?")
_NAMED = re.compile(
    rf"第(?P<n>{_NUMERAL})(?:{_WHAT})|(?P<first>首|头一?)(?:{_WHAT})"
    rf"|(?P<last>最后一?|末)(?:{_WHAT})|(?P<next>(?:下一?|接下来(?:的|那)?一?)(?:{_WHAT}))"
    r"|\b(?:(?P<en>first|second|third|fourth|fifth)|(?P<en_last>last|final)|(?P<en_next>next)) "
    r"(?:round|batch|phase|release|wave|drop)\b",
    re.IGNORECASE,
)
_ENGLISH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}


def of_round(question: Question, finding: Finding, library: Library) -> list[Statement]:
    """The row for the round asked about, after the line that leads into its table; empty where none is or has one."""
    match = _NAMED.search(question.text)
    like = next((group[0] for group in finding.statements if group), None)
    if match is None or like is None or not ASKED & (question.aspects | {question.asked}):
        return []
    rows = _rounds(finding, library)
    row = _chosen(rows, _which(match), question.as_of)
    if row is None:
        return []
    above = [one for one in library.clauses(row.document_id) if one.path == row.path[:-2] and one.kind != "row"]
    leads = [one for clause in above for one in of_clause(like, clause) if one.text.rstrip().endswith(("：", ":"))]
    return [*(one for one in leads[:1] if len(one.text) <= LEAD), *of_clause(like, row)[:1]]


def rounds_over(question: Question, told: Sequence[Statement]) -> bool:
    """Whether the next round was asked for, and what is told instead is the last one, which has been."""
    match = _NAMED.search(question.text)
    day = _day(told[-1].clause, question.as_of) if told and match and _which(match) == NEXT else None
    return day is not None and day <= question.as_of


def _which(match: re.Match[str]) -> int:
    """The number of the round that a question names, `LAST` or `NEXT`."""
    if match["last"] or match["en_last"]:
        return LAST
    if match["next"] or match["en_next"]:
        return NEXT
    if match["n"]:
        return _number(match["n"])
    return 1 if match["first"] else _ENGLISH[match["en"].lower()]


def _rounds(finding: Finding, library: Library) -> list[Clause]:
    """The rows, in order, of the table of rounds nearest to the question in its document."""
    document = finding.best.document.id
    rows = [one for one in library.clauses(document) if one.kind == "row" and _round(one)]
    for hit in finding.hits:
        for above in (hit.clause.path, hit.clause.path[:-2]):
            if held := [row for row in rows if row.path[:-2] == above]:
                return [row for row in held if row.path[-1] == held[0].path[-1]]
    return []


def _chosen(rows: list[Clause], which: int, today: dt.date) -> Clause | None:
    if which == LAST:
        return rows[-1] if rows else None
    if which == NEXT:
        return next((row for row in rows if (day := _day(row, today)) and day > today), rows[-1] if rows else None)
    return next((row for row in rows if _round(row) == which), None)


def _round(row: Clause) -> int:
    """The number of the round that a row is of; 0 where it is of none."""
    cells = row_cells(row.text)
    match = _ROUND.fullmatch(cells[0].strip()) if cells else None
    return _number(match[1]) if match else 0


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else han_number(numeral)


def _day(row: Clause, today: dt.date) -> dt.date | None:
    """The first day that a row names, of this year where it names none."""
    value = next((fact.value for fact in row.facts if fact.kind is FactKind.DATE), "")
    for form in (value, f"{today.year}-{value.lstrip('-')}"):
        try:
            return dt.date.fromisoformat(form)
        except ValueError:
            continue
    return None
