"""What comes nearest, said to be no more than that: for questions in words that the documents hardly have."""

from __future__ import annotations

from assistant.aspects import heading_fits
from assistant.compose.choose import choose, ranked, readable
from assistant.compose.procedure import asks_how, steps
from assistant.compose.rounds import of_round
from assistant.compose.units import unit_parts
from assistant.draft import Part
from assistant.evidence import Finding
from assistant.messages import message
from assistant.question import Asked, Question
from index.library import Library

__all__ = ["nearest_parts"]

FIRST = (150, 2)  # characters and sentences of the best clause
ROOM = 250  # characters in all
CLAUSES = 3


def nearest_parts(question: Question, finding: Finding, library: Library) -> list[Part]:
    """The best sentences of the best clauses, after a line that says that they may not be meant."""
    if Asked.WHO in question.aspects and (units := unit_parts(question, finding, library)):
        best = next((one for one in ranked(finding.statements[0], question) if not one.only_units), None)
        told = [Part(readable(best), (best,))] if best else []
        return [Part(message(question.language, "compose.nearest")), *told, *units]
    if how := _how(question, finding, library):
        return [Part(message(question.language, "compose.nearest")), *how]
    budget, at_most = FIRST
    chosen = of_round(question, finding, library) or choose(finding, question, library, budget=budget, at_most=at_most)
    room = ROOM - sum(len(one.text) for one in chosen)
    for group in finding.statements[1:CLAUSES]:
        best = next((one for one in ranked(group, question) if not one.only_units and one not in chosen), None)
        if best and len(best.text) <= room:
            chosen.append(best)
            room -= len(best.text)
    lead = Part(message(question.language, "compose.nearest"))
    return [lead, *(Part(readable(one), (one,)) for one in chosen)] if chosen else []


def _how(question: Question, finding: Finding, library: Library) -> list[Part]:
    """The steps of the best clause, where it is asked how something is done and its heading names a procedure."""
    best = finding.best.clause
    if not asks_how(question) or not heading_fits(question, best.heading):
        return []
    told = [one for one in steps(question, finding, library) if one.clause.path == best.path]
    return [Part(readable(one), (one,)) for one in told]
