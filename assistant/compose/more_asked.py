"""Whether a question asks for more than one table gives: all of several things, each with a figure of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.calculate import Outcome
from assistant.calculate.asked import Asked, words
from assistant.calculate.choose import shared_pairs
from assistant.compose.passages import LOOKED_AT, Passage
from assistant.evidence import Finding, Statement, of_clause
from assistant.question import Question
from index.library import Library

__all__ = ["ROWS", "heading_name", "more_is_asked"]

ROWS = 40  # clauses before and behind one within which its table is looked for


def heading_name(above: tuple[str, ...]) -> str:
    """The last heading without its number (（二）养老服务补贴)."""
    return re.sub(r"^[（(]?[一二三四五六七八九十\d.]+[）)、．.\s]*", "", above[-1]) if above else ""


def more_is_asked(
    question: Question, asked: Asked, finding: Finding, outcome: Outcome, passage: Passage, library: Library
) -> bool:  # fmt: skip
    """Whether all of several things is asked for, of which the table is only one (…还装了充电桩，全加起来多少)."""
    if "whole" not in asked.wants:
        return False
    used = passage.within(outcome.sentences)
    told = " ".join(" ".join((*one.clause.path[1:], one.clause.text)) for one in used)
    others = {h for group in finding.statements for one in group for h in one.clause.path[1:]}
    if any(len(name := heading_name((h,))) > 1 and name in question.text and name not in told for h in others):
        return True
    own = re.sub(rf"\d|价|{words()['matching']['any_base']}", " ", question.text)
    return any(
        shared_pairs(own, one.text) and _tells_more(own, one, told)
        for one in _others(finding, used, library)
        if one.has_figure
    )


def _tells_more(own: str, one: Statement, told: str) -> bool:
    from_other = {p for p in _pairs(own) if p in one.text and p not in told}
    return len(from_other) > 1


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1) if re.fullmatch(r"[一-龥]{2}", text[i : i + 2])}


def _others(finding: Finding, used: Sequence[Statement], library: Library) -> list[Statement]:
    """The statements of the best clauses, and of all near the table, but for those used."""
    ids = {one.clause.id for one in used}
    found = [one for group in finding.statements[:LOOKED_AT] for one in group]
    for one in used[:1]:
        near = library.clauses(one.clause.document_id, max(0, one.clause.order - ROWS), one.clause.order + ROWS)
        found += [s for c in near if c.kind != "row" for s in of_clause(one, c)]
    return [one for one in dict.fromkeys(found) if one.clause.id not in ids]
