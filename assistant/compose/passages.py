"""The texts whose rules a calculation tries: a clause whole, with what limits it, with the items beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.calculate import fits
from assistant.calculate.asked import read_asked
from assistant.compose.choose import in_order
from assistant.evidence import Finding, Statement, of_clause
from assistant.question import Question
from index.facts.rules import rules
from index.library import Library

__all__ = ["LOOKED_AT", "RATES", "Passage", "passages"]

LOOKED_AT = 5  # clauses whose rules are tried, best first
NEAR = 0.8  # share of the best clause's support from which another clause's rules are tried
NEARER = 1.4  # from which many times its support a clause is tried before the best one
BESIDE = 12  # clauses under one heading up to which all of them are tried together
_DEPENDS = re.compile(
    r"\s*(?:[-•·●]\s*)?(?:每[个位名家户件台辆张场次年月人]|单个|单[件台家户次]|同一|全年|年度|上述|前款|前项|以上|累计|补[贴助]金额|奖励金额|最高)"
)

RATES = re.compile(r"(?:标准|比例|金额|额度|力度)$")  # titles of the clause that says how much is paid


@dataclass(frozen=True, slots=True)
class Passage:
    """Statements of one document as one text, with where each of them begins in it; `first` of them rank highest.

    `joint` says that only a sum over several of its rules counts.
    """

    text: str
    starts: tuple[int, ...]
    statements: tuple[Statement, ...]
    first: tuple[Statement, ...]
    joint: bool = False

    @classmethod
    def of(cls, statements: Iterable[Statement], first: Sequence[Statement], *, joint: bool = False) -> Passage:
        """The statements in the order of the document; sentences that follow one another stay together."""
        kept = tuple(in_order([one for one in dict.fromkeys(statements) if not one.only_units]))
        text, starts = "", []
        for before, one in zip((None, *kept), kept, strict=False):
            if before is not None:
                follows = before.clause.id == one.clause.id and 0 <= one.start - before.end <= 1
                text += before.clause.text[before.end : one.start] if follows else "\n"
            starts.append(len(text))
            text += one.text
        return cls(text, tuple(starts), kept, tuple(one for one in first if one in kept), joint)

    def span(self, statement: Statement) -> tuple[int, int]:
        """Where a statement stands in the text."""
        start = self.starts[self.statements.index(statement)]
        return start, start + len(statement.text)

    def within(self, spans: Iterable[tuple[int, int]]) -> list[Statement]:
        """The statements that any of `spans` touches."""
        spans = list(spans)
        held = [(one, self.span(one)) for one in self.statements]
        return [one for one, (start, end) in held if any(start < last and first < end for first, last in spans)]


def passages(question: Question, finding: Finding, library: Library | None) -> Iterator[Passage]:
    """The texts whose rules are tried in turn.

    First any clause that has far more of the question's words than the best one, then the best one, alone and with the
    items beside it, then other clauses as near, and last all that was found in its document, since a clause may raise
    what another one sets (在前述标准基础上增发20%). A clause is always whole, with the next one where that limits it.
    Rows are left to whoever reads tables: their figures mean nothing without the titles of the columns.
    """
    for passage in _passages(question, finding, library):
        prose = [one for one in passage.statements if one.clause.kind != "row"]
        if prose:
            yield Passage.of(prose, passage.first, joint=passage.joint)


def _passages(question: Question, finding: Finding, library: Library | None) -> Iterator[Passage]:
    groups = [group for group in finding.statements if group]
    if not groups:
        return
    nearer = [group for group in groups[1:LOOKED_AT] if _support(group) > NEARER * _support(groups[0])]
    for group in sorted(nearer, key=_support, reverse=True):
        yield Passage.of(_whole(group, library), group)
    best = groups[0]
    if len(read_asked(question.text, question.quantities).items) > 1:
        yield Passage.of((*_whole(best, library), *_under_one_heading(best, library)), best)
    beside = [one for group in groups for one in group if _beside(best[0], one)]
    yield Passage.of(_whole(best, library), best)
    if not any(_pays(one) for one in (*best, *beside)):  # 补贴品类 found, 补贴标准 beside it
        beside = [one for one in _under_one_heading(best, library) if RATES.search(one.clause.path[-1])]
    yield Passage.of((*_whole(best, library), *beside), best)
    prose = [group for group in groups if group[0].clause.kind != "row"]
    most = _support(best if best in prose or not prose else max(prose, key=_support))
    for group in groups[1:LOOKED_AT]:
        passage = Passage.of(_whole(group, library), group)
        if _support(group) >= NEAR * most or fits(question.text, passage.text):
            yield passage
    document = [one for group in groups for one in group if one.document.id == best[0].document.id]
    yield Passage.of((*_under_one_heading(best, library), *document), best, joint=True)


def _whole(group: Sequence[Statement], library: Library | None) -> list[Statement]:
    """All sentences of a group's clauses, and of the clauses behind them that only limit them (每个展位最高2万元)."""
    found: list[Statement] = list(group)
    for one in {each.clause.id: each for each in group}.values():
        found += of_clause(one, one.clause)
        following = library.neighbours(one.clause)[1] if library else None
        if following and following.path[:-1] == one.clause.path[:-1] and _DEPENDS.match(following.text):
            found += of_clause(one, following)
    return found


def _under_one_heading(group: Sequence[Statement], library: Library | None) -> list[Statement]:
    """The sentences of all clauses under the heading of a group's clause, where they are few."""
    if library is None:
        return []
    clause = group[0].clause
    held = library.clauses(clause.document_id, clause.order - BESIDE, clause.order + BESIDE)
    near = [c for c in held if len(c.path) > 2 and c.path[:-1] == clause.path[:-1] and c.kind == clause.kind]
    return [one for each in near for one in of_clause(group[0], each)] if len(near) <= BESIDE else []


def _pays(one: Statement) -> bool:
    """Whether the clause of a statement grants an amount or a share."""
    return any(rule.steps for rule in rules(one.clause.text, one.clause.facts))


def _support(group: Sequence[Statement]) -> float:
    """The greatest share of the question that a statement of the group covers."""
    return max((one.support for one in group if not one.only_units), default=0.0)


def _beside(one: Statement, other: Statement) -> bool:
    """Whether two statements are of items under the same heading."""
    above = one.clause.path[:-1]
    return one.document.id == other.document.id and bool(above) and other.clause.path[:-1] == above
