"""Days and periods of a sentence against those of the cited clauses, to the precision with which they are said."""

from __future__ import annotations

from assistant.evidence import Statement
from assistant.generative.check.claim import Claim, Fault, full_text
from assistant.generative.check.rewording import plain_words
from index.facts.dates import read_dates
from index.values import Document, Fact, FactKind

__all__ = ["date_fault", "days_of"]


def date_fault(claim: Claim) -> Fault | None:
    """What is wrong with the sentence's days, if anything: one that no cited clause names, or 前 told as 后."""
    known: list[Fact] = []
    points: set[str] = {claim.question.as_of.isoformat()}
    for statement in claim.cited:
        facts = _facts(statement)
        known += facts
        points |= {point for fact in facts for point in fact.value.split("/")}
        points |= {term.end.isoformat() for term in statement.terms if term.end}
        points |= {term.start.isoformat() for term in statement.terms if term.start}
        points |= {term.end.isoformat() for term in statement.document.terms if term.end}
        points |= {statement.document.date.isoformat()} if statement.document.date else set()
    asked = {point for fact in read_dates(claim.said, claim.question.as_of.year) for point in fact.value.split("/")}
    for fact in read_dates(claim.text, _year(claim)):
        if ":" in fact.value:
            continue
        if not _stands(fact, points) and not _stands(fact, asked):
            return Fault.DATE
        same = {one.bound for one in known if one.value == fact.value and one.kind is FactKind.DATE}
        if fact.bound and same and same <= ({"max"} if fact.bound == "min" else {"min"}):
            return Fault.DATE
    return None


def days_of(text: str, document: Document | None, year: int | None = None) -> tuple[str, ...]:
    """The days and periods of `text` as ISO values; `document` (or `year`) completes days without a year."""
    if document and document.date:
        year = document.date.year
    return tuple(fact.value for fact in read_dates(plain_words(text), year))


def _facts(statement: Statement) -> list[Fact]:
    return list(read_dates(full_text(statement), statement.document.date.year if statement.document.date else None))


def _year(claim: Claim) -> int | None:
    """The year that a day without one means: that of the cited document."""
    return next((one.document.date.year for one in claim.cited if one.document.date), None)


def _stands(fact: Fact, points: set[str]) -> bool:
    """Whether a day is one of `points`, a month or a year holds one, a period runs between two (or ends at one)."""
    if fact.kind is not FactKind.PERIOD:
        return any(point == fact.value or point.endswith(fact.value.removeprefix("-")) for point in points)
    start, _, end = fact.value.partition("/")
    if start[5:] == "01-01" and end[5:] == "12-31" and start[:4] == end[:4]:
        return any(point.startswith(start[:4]) for point in points)
    if start[:7] == end[:7] and start.endswith("-01"):
        return any(point.startswith(start[:7]) for point in points)
    return start in points and end in points
