"""A sum from a table of a document, with what its other clauses pay on top of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.calculate import Outcome, wording
from assistant.calculate.asked import Asked, read_asked, words
from assistant.calculate.choose import pairs, shared_pairs
from assistant.calculate.couples import Couple, couples, tells_of_two
from assistant.calculate.deductibles import lessened, lessened_for
from assistant.calculate.holders import ceilings, within_ceiling
from assistant.calculate.instalments import instalments, one_part
from assistant.calculate.merge import merged
from assistant.calculate.points import Points, in_case, points, shown
from assistant.calculate.price_share import held_to, shares_of_price
from assistant.calculate.provisos import changed, provisos
from assistant.calculate.regions import region_of
from assistant.calculate.rows import by_table
from assistant.calculate.surcharge import on_top, surcharges
from assistant.calculate.table import Row, named_cells
from assistant.calculate.wording import Wording
from assistant.compose.fitting import for_those_without
from assistant.compose.more_asked import ROWS, heading_name, more_is_asked
from assistant.compose.passages import LOOKED_AT, Passage
from assistant.contraries import of_another
from assistant.evidence import Finding, Statement, of_clause
from assistant.question import Question
from index.library import Library
from index.outline import HEADER_JOINT, row_cells
from index.values import Clause

__all__ = ["Tabled", "table_alone", "tabled"]


@dataclass(frozen=True, slots=True)
class Tabled:
    """A sum from a table, and the passage that its figures were read from."""

    outcome: Outcome
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a document: the headings above it, the titles of its columns, its rows and what leads into it."""

    like: Statement
    above: tuple[str, ...]
    titles: list[str]
    rows: list[Clause]
    lead: str = ""

    @property
    def name(self) -> str:
        """The heading that it stands under, without its number."""
        return heading_name(self.above)

    @property
    def context(self) -> str:
        """All that the table and its headings say."""
        return " ".join((*self.above, *self.titles, *(r.text for r in self.rows)))


def tabled(question: Question, finding: Finding, library: Library) -> Tabled | None:
    """The sum that a table among the best clauses sets, or `None`.

    Where all of several things is asked for by the names of the headings of their tables, the sum of these.
    """
    asked = read_asked(question.text, question.quantities)
    about = " ".join((question.text, *(word for _, official in question.everyday for word in official)))
    fitting = [t for t in _tables(question, finding, library) if _fits(t, question, about)]
    named = [t for t in fitting if t.name and t.name in question.text]
    if "whole" in asked.wants and len(named) > 1:
        found = [_worked(t, question, asked, about, named, library) for t in named]
        settled = [one for one in found if one is not None]
        if len(settled) < len(found) or any(one.outcome.value is None for one in settled):
            return None
        return Tabled(_sum([one.outcome for one in settled], wording(_language(question))), settled[0].passage)
    for table in fitting:
        one = _worked(table, question, asked, about, [table], library)
        if one and not more_is_asked(question, asked, finding, one.outcome, one.passage, library):
            return one
    return None


def table_alone(question: Question, finding: Finding, library: Library) -> Tabled | None:
    """What the first fitting table sets, whatever else the question may ask for."""
    asked = read_asked(question.text, question.quantities)
    about = " ".join((question.text, *(word for _, official in question.everyday for word in official)))
    tables = [t for t in _tables(question, finding, library) if _fits(t, question, about)]
    return next((one for t in tables if (one := _worked(t, question, asked, about, [t], library))), None)


def _sum(found: list[Outcome], say: Wording) -> Outcome:
    """All of them together; by the month where each of them is."""
    whole = merged(found, say)
    if whole.value is None or any(o.value is None or o.result != say.each("月", say.money(o.value)) for o in found):
        return whole
    return replace(whole, result=say.each("月", whole.result))


def _language(question: Question) -> str:
    return "en" if question.language == "en" else "zh"


def _fits(table: _Table, question: Question, about: str) -> bool:
    """Whether a table may be what the question is about."""
    if not shared_pairs(about, " ".join((*table.above[1:], *table.titles, *_words(table.rows)))):
        return False
    if any(re.search(words()["table"]["budget"], title) for title in table.titles):
        return False
    if for_those_without(question.text, table.lead) or of_another(question.text, table.lead):
        return False
    if of_another(question.text, "；".join((*table.above[1:], *table.titles, table.lead))):
        return False
    priced = re.search(r"单价|收费|租金(?!补)", " ".join(table.titles))
    return not (priced and re.search(words()["wants"]["benefit"], question.text))  # what is paid is not taken off


def _worked(
    table: _Table, question: Question, asked: Asked, about: str, together: Sequence[_Table], library: Library
) -> Tabled | None:
    """What a table sets, with what other clauses of its document change about it.

    The passage holds the rows of all tables `together`, so that several sums can be added up.
    """
    say = wording(_language(question))
    order = table.rows[0].order
    document = library.clauses(table.rows[0].document_id, max(0, order - ROWS), order + ROWS)
    clauses = [c for c in document if c.kind != "row"]
    extra = [c for c in clauses if c.kind == "clause" and surcharges(c.text) and _adds_to(c, table)]
    changing = [
        s for c in clauses for s in of_clause(table.like, c) if _changes(s.text) and _of_column(s, table, about)
    ]
    rows = [r for t in together for r in t.rows]
    statements = [s for c in (*rows, *extra) for s in of_clause(table.like, c)]
    rates = [s for c in clauses for s in of_clause(table.like, c) if points(s.text) and _of_rates(s, table)]
    limits = [s for c in clauses for s in of_clause(table.like, c) if ceilings(s.text) and _of_section(s.clause, table)]
    family = [s for c in clauses for s in of_clause(table.like, c) if couples(s.text) and _of_section(s.clause, table)]
    fewer = [s for c in clauses for s in of_clause(table.like, c) if lessened(s.text) and _of_section(s.clause, table)]
    passage = Passage.of([*statements, *changing, *rates, *limits, *family, *fewer], [table.like])
    ids = {r.id for r in table.rows}
    read = [
        Row(start, s.text, tuple(row_cells(s.text)))
        for s, start in zip(passage.statements, passage.starts, strict=True)
        if s.clause.id in ids
    ]
    region = region_of("\n".join(c.text for c in clauses), question.inquiry.text)
    everyday = (*question.everyday, *(((region.place, (region.name,)),) if region else ()))
    met = in_case(_points(rates, passage), table.context, f"{question.inquiry.text} {about}")
    if len(met) > 1:
        return None
    by = met[0] if met else None
    text = question.inquiry.text if region else question.text
    spans_of_fewer = [passage.span(s) for s in fewer]
    told_less = [one for one in lessened(passage.text) if any(a <= one.at[0] < b for a, b in spans_of_fewer)]
    less = lessened_for(told_less, table.context, about)
    two = _couple(question.text, family, passage)
    outcome = by_table(table.titles, read, asked, text, say, everyday, by, two, less)
    if by and outcome:
        rated = [g for g in outcome.inputs if g.cited and g.name == say.say("name_rate")]
        at = {g.start for g in rated if less is None or g.start != less.at[0]}
        outcome = shown(outcome, by, frozenset(at), say)
    if outcome is None:
        return None
    near = [s for s in changing if _of_section(s.clause, table)]
    spans = [passage.span(s) for s in near]
    known = [
        p for p in provisos(passage.text) if p.wide or any(start <= p.start < end for start, end in spans)
    ]  # fmt: skip
    ids |= {s.clause.id for s in changing}
    context = " ".join((table.context, *(c.text for c in document if c.id not in ids)))
    changed_by = changed(outcome, known, context, question.text, say)
    if changed_by is None:
        return None
    outcome = on_top(changed_by, surcharges(passage.text), asked, about, say)
    if outcome:
        spans_of_limits = [passage.span(s) for s in limits]
        known_limits = [c for c in ceilings(passage.text) if any(a <= c.start < b for a, b in spans_of_limits)]
        outcome = within_ceiling(outcome, known_limits, asked, say)
    for limit in shares_of_price(passage.text) if outcome and asked.money else ():
        (held,) = passage.within([limit.span()])
        if outcome and shared_pairs(question.text, " ".join((held.clause.path[-1], held.text))):
            outcome = held_to(outcome, limit, asked, say)
    return Tabled(one_part(outcome, passage.text, question.text, asked, say, spans), passage) if outcome else None


def _of_section(clause: Clause, table: _Table) -> bool:
    """Whether a clause stands under the heading of a table, or right behind it."""
    beside = clause.path[:-1] == table.above[:-1] and clause.order > table.rows[-1].order
    return beside or clause.path[: len(table.above)] == table.above


def _adds_to(clause: Clause, table: _Table) -> bool:
    """Whether what a clause pays on top is paid on top of a table: one that it names, or of its own section."""
    if named := re.findall(r"第[一二三四五六七八九十]+[条项款]", " ".join(s.words for s in surcharges(clause.text))):
        return any(name in heading for name in named for heading in table.above)
    beside = clause.path[1:2] == table.above[1:2] and len(table.above) > 1
    return _of_section(clause, table) or (beside and clause.order > table.rows[-1].order)


def _of_column(one: Statement, table: _Table, about: str) -> bool:
    """Whether a sentence is of the benefit of the table that the question names, or else of the table's section."""
    benefits = [t for t in table.titles if re.search(words()["table"]["benefit"], t)]
    named = named_cells(benefits, about)
    told = pairs(" ".join((one.clause.path[-1], one.text)))
    own = {t: pairs(t) - pairs(" ".join(o for o in benefits if o != t)) for t in benefits}
    if any(own[t] & told for t in benefits):
        return any(own[t] & told for t in named)
    return _of_section(one.clause, table) or any(p.wide for p in provisos(one.text))


def _changes(text: str) -> bool:
    return bool(provisos(text) or instalments(text) or shares_of_price(text))


def _of_rates(one: Statement, table: _Table) -> bool:
    """Whether a sentence that changes rates is of those of a table: in its section, or with its name (表1)."""
    return _of_section(one.clause, table) or bool(re.search(r"[上下前本该]?表\s?\d*", one.text))


def _couple(question: str, family: Sequence[Statement], passage: Passage) -> Couple | None:
    """How the one sentence of a table's section on couples pays both, where the question is of two people."""
    spans = [passage.span(s) for s in family]
    told = [c for c in couples(passage.text) if any(start <= c.start < end for start, end in spans)]
    return told[0] if len(told) == 1 and tells_of_two(question) else None


def _points(near: Sequence[Statement], passage: Passage) -> list[Points]:
    """The changes of rates in these statements, at their places in the passage."""
    spans = [passage.span(s) for s in near]
    return [p for p in points(passage.text) if any(start <= p.at[0] < end for start, end in spans)]


def _tables(question: Question, finding: Finding, library: Library) -> Iterator[_Table]:
    """The tables under the headings of the best clauses, and those near the best one whose heading is named."""
    seen: set[tuple[str, ...]] = set()
    for group in finding.statements[:LOOKED_AT]:
        if group:
            clause = group[0].clause
            above = clause.path[:-2] if clause.kind == "row" else clause.path
            yield from _under(above, group[0], library, seen)
    best = next((group[0] for group in finding.statements if group), None)
    if best is None:
        return
    order = best.clause.order
    for row in library.clauses(best.clause.document_id, max(0, order - ROWS), order + ROWS):
        if row.kind == "row" and (name := heading_name(row.path[:-2])) and name in question.text:
            yield from _under(row.path[:-2], best, library, seen, row)


def _under(
    above: tuple[str, ...], like: Statement, library: Library, seen: set[tuple[str, ...]], row: Clause | None = None
) -> Iterator[_Table]:
    if above in seen:
        return
    seen.add(above)
    clause = row or like.clause
    held = library.clauses(clause.document_id, max(0, clause.order - ROWS), clause.order + ROWS)
    rows = [c for c in held if c.kind == "row" and c.path[:-2] == above]
    titles = rows[0].path[-1].split(HEADER_JOINT) if rows else []
    if len(titles) > 1 and all(r.path[-1] == rows[0].path[-1] for r in rows):
        before = [c for c in held if c.path == above and c.kind != "row" and c.order < rows[0].order]
        yield _Table(like, above, titles, rows, before[-1].text if before else "")


def _words(rows: Sequence[Clause]) -> list[str]:
    """The cells of the rows that name a thing."""
    return [cell for row in rows for cell in row_cells(row.text) if not re.search(r"\d", cell)]
