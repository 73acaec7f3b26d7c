"""Whether what is left of a generated answer still answers: the figures, days, bureaus and cities that it must have."""

from __future__ import annotations

from assistant.compose.choose import ranked
from assistant.evidence import FIGURES, Statement
from assistant.generative.check.amounts import read_amounts
from assistant.generative.check.dates import days_of
from assistant.generative.check.rewording import plain_words
from assistant.generative.written import Written
from assistant.question import Asked
from index.values import FactKind

__all__ = ["answers"]

SHARE_OF_LIST = 0.5  # of a list's statements that must be named


def answers(written: Written, clean: bool) -> bool:
    """Whether `written` says what the extractive answer's own figures, days, bureaus and cities say.

    `clean` says that nothing the model wrote was withheld; then its choice among several statements stands.
    """
    model = [line for line in written.lines if not line.quoted and line.part.statements]
    if not model:
        return False
    question, draft = written.prepared.question, written.prepared.draft
    cities = {one.document.city for one in draft.statements}
    if len(question.cities) > 1 and cities - {one.document.city for one in written.statements}:
        return False
    wanted = question.aspects | {question.asked}
    if Asked.LIST in wanted and len(written.statements) < SHARE_OF_LIST * len(draft.statements):
        return False
    said = plain_words(written.text)
    if Asked.WHO in wanted and not _some_unit(said, draft.statements):
        return False
    if Asked.WHEN in wanted and not _some_day(said, draft.statements):
        return False
    return bool(draft.calculation) or _figures(said, written, clean)


def _figures(said: str, written: Written, clean: bool) -> bool:
    """A figure of those that the extractive answer gives; all of its best statement's where something was withheld."""
    question = written.prepared.question
    having = [one for one in ranked(written.prepared.draft.statements, question) if one.has_figure]
    if not having:
        return True
    if clean:
        return Asked.AMOUNT not in question.aspects | {question.asked} or any(_shares(said, one)[0] for one in having)
    return _shares(said, having[0])[1]


def _shares(said: str, statement: Statement) -> tuple[bool, bool]:
    """Whether any figure or count of a statement, and whether all of its rates, amounts and caps are said."""
    values = {one.value for one in read_amounts(said)}
    said_of = {
        kind: [one.value in values for one in read_amounts(plain_words(fact.text))]
        for fact in statement.facts
        if (kind := (fact.kind in FIGURES, fact.text)) and fact.kind in FIGURES | {FactKind.COUNT}
    }
    figures = [one for (figure, _), found in said_of.items() if figure for one in found]
    return any(one for found in said_of.values() for one in found), all(figures)


def _some_unit(said: str, statements: tuple[Statement, ...]) -> bool:
    units = {fact.value for one in statements for fact in one.facts if fact.kind is FactKind.UNIT}
    return not units or any(unit in said for unit in units)


def _some_day(said: str, statements: tuple[Statement, ...]) -> bool:
    days = [day for one in statements for day in days_of(one.text, one.document)]
    year = next((one.document.date.year for one in statements if one.document.date), None)
    return not days or bool(set(days) & set(days_of(said, None, year)))
