"""A draft into an Answer: statements become numbered citations with the source's own words."""

from __future__ import annotations

import datetime as dt

from assistant.answer import Answer, Citation, DocumentReference, FactReference, SourceReference
from assistant.draft import Draft
from assistant.evidence import Statement, units_of
from assistant.question import Question
from index.standing import document_standing
from index.values import Span

__all__ = ["cite"]


def cite(draft: Draft, question: Question) -> Answer:
    """The answer of `draft`.

    Statements that follow one another in a clause share a citation; a mark [n] stands at the end of its part.
    """
    runs = _runs(draft.statements)
    number = {statement: n for n, run in enumerate(runs, 1) for statement in run}
    lines = []
    for part in draft.parts:
        marks = dict.fromkeys(number[statement] for statement in part.statements)
        lines.append(part.text.rstrip() + "".join(f"[{n}]" for n in marks))
    citations = [_citation(n, run, question.as_of) for n, run in enumerate(runs, 1)]
    return Answer(
        status=draft.status,
        answer="\n".join(lines),
        citations=citations,
        notices=list(draft.notices),
        facts=_facts(runs),
        calculation=draft.calculation,
        suggestions=list(draft.suggestions),
        language="en" if question.language == "en" else "zh",
        as_of=question.as_of,
    )


def _runs(statements: tuple[Statement, ...]) -> list[list[Statement]]:
    runs: list[list[Statement]] = []
    for statement in statements:
        last = runs[-1][-1] if runs else None
        if last and last.clause.id == statement.clause.id and 0 <= statement.start - last.end <= 1:
            runs[-1].append(statement)
        else:
            runs.append([statement])
    return runs


def _citation(n: int, run: list[Statement], as_of: dt.date) -> Citation:
    first, document = run[0], run[0].document
    span = Span(first.span.start, run[-1].span.end)
    units = units_of(first.clause)
    return Citation(
        n=n,
        document=DocumentReference(
            id=document.id,
            title=document.title,
            issuer=document.issuer,
            number=document.number,
            date=document.date.isoformat() if document.date else "",
            city=document.city,
            standing=document_standing(document, as_of).value,
        ),
        city=document.city,
        path=list(first.clause.path),
        quote=first.clause.quote(span),
        source=SourceReference(file=document.file, start=span.start, end=span.end),
        clause_id=first.clause.id,
        units=[*units["lead"], *units["duty"], *units["with"]],
    )


def _facts(runs: list[list[Statement]]) -> list[FactReference]:
    return [
        FactReference(kind=fact.kind.value, text=fact.text, value=fact.value, unit=fact.unit, citation=n)
        for n, run in enumerate(runs, 1)
        for statement in run
        for fact in statement.facts
    ]
