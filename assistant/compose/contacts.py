"""Whom to call: the numbers that a document gives, those for what is asked about first."""

from __future__ import annotations

import re

from assistant.compose.choose import in_order, readable
from assistant.draft import Part
from assistant.evidence import Finding, Statement, of_clause
from assistant.question import Question
from index.divisions import Divisions
from index.library import Library

__all__ = ["contact_parts"]

_NUMBER = re.compile(r"(?<!\d)(?:0\d{2,3}-\d{7,8}|[48]00-?\d{3}-?\d{4}|12\d{3}|9[56]\d{3,4})(?![\d.,元人户家%万])")
_PURPOSES = (
    re.compile(r"投诉|举报|不满|complain|report", re.IGNORECASE),
    re.compile(r"报修|维修|抢修|漏|repair|leak|broken", re.IGNORECASE),
    re.compile(r"咨询|联系|问|consult|ask|enquir|inquir|call|phone|contact", re.IGNORECASE),
)
_OFFICE = re.compile(r"[科处室所站队部局厅]$|中心$|大厅$|公司$|窗口$")
MOST = 3  # sentences or rows of numbers shown
SAID = 0.2  # what a sentence gains that says what the call is for


def contact_parts(question: Question, finding: Finding, library: Library) -> list[Part]:
    """The sentences and rows of the document asked about that give a number; empty where none does."""
    like = finding.statements[0][0] if finding.statements and finding.statements[0] else None
    if like is None:
        return []
    clauses = library.clauses(finding.best.document.id)
    held = [one for clause in clauses for one in of_clause(like, clause) if _NUMBER.search(one.text)]
    if not held:
        return []
    held = _of_the_place(question, held)
    texts = [readable(one) for one in held]
    near = library.sentence_similarities(question.search_text, texts)
    purpose = next((one for one in _PURPOSES if one.search(question.text)), None)
    worth = {
        one: value + (SAID if purpose and purpose.search(text) else 0.0)
        for one, text, value in zip(held, texts, near, strict=True)
    }
    chosen = _together(sorted(_named(question, held), key=lambda one: -worth[one]))
    return [Part(readable(one), (one,)) for one in in_order(chosen)]


def _named(question: Question, held: list[Statement]) -> list[Statement]:
    """The numbers of the one office that the question names (康复科), all where it names none."""
    for word in question.query.split():
        named = [one for one in held if word in one.text.partition("：")[0]]
        if len(word) > 1 and 0 < len(named) < len(held) and _OFFICE.search(word):
            return named
    return held


def _of_the_place(question: Question, held: list[Statement]) -> list[Statement]:
    """The numbers of the county that the question names, else those of no other county; all where it names none."""
    counties = _counties(question.text)
    if not counties:
        return held
    named = {one: _counties(one.text) for one in held}
    own = [one for one in held if named[one] & counties]
    return own or [one for one in held if not named[one]] or held


def _counties(text: str) -> frozenset[str]:
    return frozenset(place.code for place in Divisions.load().find(text) if place.level == "county")


def _together(order: list[Statement]) -> list[Statement]:
    """The best, and what else its clause or its table says."""
    first = order[0]
    beside = [
        one
        for one in order[1:]
        if one.clause.id == first.clause.id
        or (first.clause.kind == "row" and one.clause.path[:-2] == first.clause.path[:-2])
    ]
    return [first, *beside][:MOST]
