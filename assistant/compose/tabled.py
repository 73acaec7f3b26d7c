"""A sum from a table of a document, with what its other clauses pay on top of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.calculate import Outcome, wording
from assistant.calculate.asked import Asked, read_asked, words
from assistant.calculate.choose import shared_pairs
from assistant.calculate.rows import by_table
from assistant.calculate.surcharge import on_top, surcharges
from assistant.calculate.table import Row
from assistant.compose.passages import LOOKED_AT, Passage, of_clause
from assistant.evidence import Finding, Statement
from assistant.question import Question
from index.library import Library
from index.outline import HEADER_JOINT, row_cells
from index.values import Clause

__all__ = ["Tabled", "tabled"]

ROWS = 40  # clauses before and behind one within which its table is looked for


@dataclass(frozen=True, slots=True)
class Tabled:
    """A sum from a table, and the passage that its figures were read from."""

    outcome: Outcome
    passage: Passage


def tabled(question: Question, finding: Finding, library: Library) -> Tabled | None:
    """The sum that a table among the best clauses sets, or `None`."""
    language = "en" if question.language == "en" else "zh"
    asked = read_asked(question.text, question.quantities)
    about = " ".join((question.text, *(word for _, official in question.everyday for word in official)))
    for like, titles, rows in _tables(finding, library):
        if not shared_pairs(about, " ".join((*rows[0].path[1:], *titles, *_words(rows)))):
            continue
        if re.search(words()["wants"]["benefit"], question.text) and re.search(r"单价|收费", " ".join(titles)):
            continue  # what is to be paid is not what is taken off
        extra = [c for c in library.clauses(rows[0].document_id) if c.kind == "clause" and surcharges(c.text)]
        statements = [s for c in (*rows, *extra) for s in of_clause(like, c)]
        passage = Passage.of(statements, [like])
        read = [
            Row(start, s.text, tuple(row_cells(s.text)))
            for s, start in zip(passage.statements, passage.starts, strict=True)
            if s.clause.kind == "row"
        ]
        outcome = by_table(titles, read, asked, question.text, wording(language), question.everyday)
        outcome = outcome and on_top(outcome, surcharges(passage.text), asked, about, wording(language))
        if outcome and not _more_is_asked(question, asked, finding, outcome, passage):
            return Tabled(outcome, passage)
    return None


def _tables(finding: Finding, library: Library) -> Iterator[tuple[Statement, list[str], list[Clause]]]:
    """The tables under the headings of the best clauses: a statement found there, the titles and the rows."""
    seen: set[tuple[str, ...]] = set()
    for group in finding.statements[:LOOKED_AT]:
        if not group:
            continue
        clause = group[0].clause
        above = clause.path[:-2] if clause.kind == "row" else clause.path
        if above in seen:
            continue
        seen.add(above)
        held = library.clauses(clause.document_id, max(0, clause.order - ROWS), clause.order + ROWS)
        rows = [c for c in held if c.kind == "row" and c.path[:-2] == above]
        titles = rows[0].path[-1].split(HEADER_JOINT) if rows else []
        if len(titles) > 1 and all(r.path[-1] == rows[0].path[-1] for r in rows):
            yield group[0], titles, rows


def _words(rows: Sequence[Clause]) -> list[str]:
    """The cells of the rows that name a thing."""
    return [cell for row in rows for cell in row_cells(row.text) if not re.search(r"\d", cell)]


def _more_is_asked(
    question: Question, asked: Asked, finding: Finding, outcome: Outcome, passage: Passage
) -> bool:  # fmt: skip
    """Whether all of several things is asked for, of which the table is only one (…还装了充电桩，全加起来多少)."""
    if "whole" not in asked.wants:
        return False
    used = passage.within(outcome.sentences)
    told = " ".join(" ".join((*one.clause.path, one.clause.text)) for one in used)
    own = re.sub(rf"\d|价|{words()['matching']['any_base']}", " ", question.text)
    return any(
        shared_pairs(own, one.text) and _tells_more(own, one, told) for one in _others(finding, used) if one.has_figure
    )


def _tells_more(own: str, one: Statement, told: str) -> bool:
    from_other = {p for p in _pairs(own) if p in one.text and p not in told}
    return len(from_other) > 1


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1) if re.fullmatch(r"[一-龥]{2}", text[i : i + 2])}


def _others(finding: Finding, used: Sequence[Statement]) -> list[Statement]:
    ids = {one.clause.id for one in used}
    return [one for group in finding.statements[:LOOKED_AT] for one in group if one.clause.id not in ids]
