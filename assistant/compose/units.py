"""Who is responsible: the bureaus that a clause, its section or its document names for it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.assigned import assigned, of_section
from assistant.compose.bureaus import english_bureau
from assistant.compose.choose import readable
from assistant.compose.duties import duty, says_who
from assistant.draft import Part
from assistant.evidence import Finding, Statement, of_clause, units_of
from assistant.messages import message
from assistant.question import Asked, Question
from index.library import Library
from index.values import Clause

__all__ = ["unit_parts", "unit_words"]


def unit_parts(question: Question, finding: Finding, library: Library, chosen: Sequence[Statement] = ()) -> list[Part]:
    """Who is responsible, read from the brackets of the clause chosen from; nothing where it names nobody."""
    clause = chosen[0].clause if chosen else finding.best.clause
    words = unit_words(clause, question.language)
    like = chosen[0] if chosen else next((one for group in finding.statements for one in group), None)
    if not words and like and (last := of_section(clause, library)):
        return [Part(unit_words(last, question.language), (of_clause(like, last)[-1],))]
    if not words and (named := assigned(clause, finding.best.document, library)):
        return [Part(readable(named), (named,))]
    if not words and Asked.WHO in question.aspects and not any(says_who(one.text) for one in chosen):
        named = duty(question, clause, finding.best.document, library)
        return [Part(readable(named), (named,))] if named else []
    group = next((g for g in finding.statements if any(one.clause.id == clause.id for one in g)), ())
    holders = [one for one in group if any(fact.kind == "unit" for fact in one.facts)]
    return [Part(words, tuple(holders[-1:]))] if words and holders else []


def unit_words(clause: Clause, language: str) -> str:
    """`牵头：…；配合：…。` or `责任单位：…。`; empty where the clause names no bureau."""
    units = units_of(clause)
    named = english_bureau if language == "en" else str
    joint = "; " if language == "en" else "、"
    lead, support, duty = (joint.join(map(named, units[role])) for role in ("lead", "with", "duty"))
    if lead and support:
        return message(language, "compose.units_lead", lead=lead, **{"with": support})
    if lead:
        return message(language, "compose.units_lead_only", lead=lead)
    return message(language, "compose.units", duty=duty) if duty else ""
