"""A rate of a standard that a table of the same document sets (最低工资标准的80%), for the asker's class of places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculate import Outcome, calculate, wording
from assistant.calculate.asked import read_asked
from assistant.calculate.choose import pairs, shared_pairs
from assistant.calculate.outcome import Given
from assistant.calculate.regions import region_of
from assistant.calculate.table import Row, facts_of, named_cells
from assistant.compose.choose import ranked
from assistant.compose.passages import Passage, passages
from assistant.compose.tabled import Tabled
from assistant.evidence import Finding, Statement, of_clause
from assistant.question import Question
from index.facts import read_facts
from index.facts.rules import RuleKind, rules
from index.library import Library
from index.numerals import Quantity
from index.outline import HEADER_JOINT, row_cells
from index.values import Clause, Fact, FactKind

__all__ = ["of_table_standard"]

NEAR = 40  # clauses before and behind one within which a table is looked for
_LIKE = 2  # pairs of characters that the base of a rate and the title of a column share


def of_table_standard(question: Question, finding: Finding, library: Library) -> Tabled | None:
    """The sum that a rate of a table's standard comes to, or `None`."""
    asked = read_asked(question.text, question.quantities)
    start = next((group[0].clause for group in finding.statements if group), None)
    if start is None or asked.items or asked.total is not None or asked.reached:
        return None
    near = library.clauses(start.document_id, max(0, start.order - NEAR), start.order + NEAR)
    if not any(c.kind == "row" for c in near):
        return None
    for passage in passages(question, finding, library):
        rated = [r for r in rules(passage.text, read_facts(passage.text)) if r.kind is RuleKind.RATE and r.base]
        best = passage.first[0] if passage.first else None
        if passage.joint or not rated or best is None or best.clause.document_id != start.document_id:
            continue
        for base in dict.fromkeys(r.base for r in rated):
            found = _cell(base, best, near, question)
            outcome = _worked(question, passage, base, found) if found else None
            if outcome:
                return outcome
    return None


def _cell(
    base: str, like: Statement, near: Sequence[Clause], question: Question
) -> tuple[list[Statement], Statement, Fact, str] | None:
    """The row of a table for the asker and its amount under the title nearest to `base`, with what names the row."""
    raw = question.inquiry.text
    for titles, rows in _tables(near):
        close = {c: shared_pairs(base, title) for c, title in enumerate(titles)}
        most = max(close.values())
        nearest = [c for c, n in close.items() if n == most]
        if len(nearest) > 1 and not re.search(r"小时|钟点", raw):  # 月最低工资标准 beside 小时最低工资标准
            nearest = [c for c in nearest if "月" in titles[c]]
        if most < _LIKE or len(nearest) != 1:
            continue
        column = nearest[0]
        told = [s for c in near if c.kind != "row" for s in of_clause(like, c)]
        placed = [(s, region) for s in told if (region := region_of(s.text, raw))]
        names = dict.fromkeys(region.name for _, region in placed)
        if len(names) > 1:
            return None
        cells = [row_cells(r.text)[0] for r in rows]
        named = named_cells(cells, " ".join((question.text, *names)))
        if len(named) != 1:
            continue
        row = rows[cells.index(named[0])]
        statement = of_clause(like, row)[0]
        facts = facts_of(Row(0, statement.text, tuple(row_cells(statement.text))), column, titles[column])
        if len(facts) == 1 and facts[0].kind is FactKind.AMOUNT:
            return [s for s, _ in placed], statement, facts[0], titles[column]
    return None


def _tables(near: Sequence[Clause]) -> Iterator[tuple[list[str], list[Clause]]]:
    grouped: dict[tuple[tuple[str, ...], str], list[Clause]] = {}
    for clause in near:
        if clause.kind == "row":
            grouped.setdefault((clause.path[:-2], clause.path[-1]), []).append(clause)
    for (_, header), rows in grouped.items():
        titles = header.split(HEADER_JOINT)
        if len(titles) > 1 and all(len(row_cells(r.text)) == len(titles) for r in rows):
            yield titles, rows


def _worked(
    question: Question, passage: Passage, base: str, found: tuple[list[Statement], Statement, Fact, str]
) -> Tabled | None:
    placed, row, fact, title = found
    stands = [(r.start, r.end) for r in rules(passage.text, read_facts(passage.text)) if r.base == base]
    ids = {one.clause.id for one in passage.within(stands)}
    rated = [one for one in passage.statements if one.clause.id in ids]
    whole = Passage.of((*rated, *placed, row), rated[:1])
    language = "en" if question.language == "en" else "zh"
    say = wording(language)
    start, _ = whole.span(row)
    value = Decimal(fact.value)
    text = f"{question.text}，{base}"
    at = len(question.text) + 1
    quantities = (*question.quantities, Quantity(value, "元", at, at + len(base), ""))
    outcome: Outcome | None = calculate(
        text,
        whole.text,
        [whole.span(one) for one in ranked(whole.first, question)[:2]],
        quantities=quantities,
        about=" ".join(word for _, official in question.everyday for word in official),
        language=language,
    )
    rates = [g for g in outcome.inputs if g.cited and g.unit == "%"] if outcome else []
    if outcome is None or outcome.value is None or len(rates) != 1:
        return None
    known = rules(whole.text, read_facts(whole.text))
    if not any(r.base == base and s.grant.start == rates[0].start for r in known for s in r.steps):
        return None
    sentence = (
        re.split(r"[。\n]", whole.text[: rates[0].start])[-1] + re.split(r"[。\n]", whole.text[rates[0].end :])[0]
    )
    usual = pairs(" ".join((base, title, *row.clause.path[1:])))
    if not pairs(question.text) & (pairs(sentence) - usual):
        return None  # what is a rate of the standard is not asked for
    inputs = [g for g in outcome.inputs if g.cited or Decimal(g.value) != value]
    inputs.append(Given(title, fact.value, "元", True, start + fact.start, start + fact.end))
    for one in placed:
        inputs.append(Given(say.say("name_threshold"), row_cells(row.text)[0], "", True, *whole.span(one)))
    line = say.say("part", label=f"{title}（{row_cells(row.text)[0]}）", amount=say.money(value))
    return Tabled(replace(outcome, inputs=tuple(inputs), steps=(line, *outcome.steps)), whole)
