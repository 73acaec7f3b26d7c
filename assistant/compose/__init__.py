"""From evidence to a draft: which composer answers which kind of question."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Notice, NoticeKind, Status
from assistant.compose.calculated import calculated_parts
from assistant.compose.comments import comment_parts
from assistant.compose.compare import brief_parts, compare_parts, region
from assistant.compose.compared import compared_sums
from assistant.compose.contacts import contact_parts
from assistant.compose.direct import answer_parts, wanted
from assistant.compose.elsewhere import elsewhere_parts
from assistant.compose.english import in_english
from assistant.compose.imprint import imprint_parts
from assistant.compose.listing import list_parts
from assistant.compose.nearest import nearest_parts
from assistant.compose.prohibited import asks_what_is_forbidden, prohibited_parts
from assistant.compose.status import asks_of_document, effect_parts, in_force, status_parts
from assistant.draft import Draft, Part
from assistant.evidence import Evidence, Finding, Sufficiency, units_of
from assistant.imprint import asked_of_document
from assistant.mention import asks_for_contact, asks_of_effect, asks_to_comment
from assistant.messages import message
from assistant.notices import standing_notices, uncovered_notices
from assistant.question import Asked, Question
from index.library import Library

__all__ = ["compose"]

SIDE_BY_SIDE = 3  # cities shown beside each other where none was named


def compose(question: Question, evidence: Evidence, library: Library) -> Draft:
    """The extractive draft for `question`; `evidence` has at least one finding that answers."""
    calculated = None
    if question.asked is Asked.COMPARE or len(question.cities) > 1:
        calculated = compared_sums(question, evidence, library)
        parts = calculated.parts if calculated else compare_parts(question, evidence, library)
    elif not question.cities and len(evidence.answering()) > 1:
        parts = _everywhere(question, evidence, library)
    else:
        finding = evidence.answering()[0]
        near = finding.sufficiency is Sufficiency.NEAREST
        left = elsewhere_parts(question, finding)
        calculated = None if near or left else calculated_parts(question, finding, library)
        parts = calculated.parts if calculated else left or _one_city(question, finding, library)
        if not question.cities or question.uncovered:
            parts = _named(question, finding, parts)
    if question.language == "en":
        parts = in_english(parts, question)
    statements = tuple(statement for part in parts for statement in part.statements)
    result = calculated.calculation if calculated else None
    left_open = () if result else _open(question, evidence)
    notices = (*uncovered_notices(question), *standing_notices(statements, question), *left_open)
    return Draft(Status.ANSWERED, tuple(parts), notices, result)


def _one_city(question: Question, finding: Finding, library: Library) -> list[Part]:
    if finding.sufficiency is Sufficiency.NEAREST:
        return nearest_parts(question, finding, library)
    if asked_of_document(question):
        return imprint_parts(question, finding, library)
    if asks_to_comment(question.text) and (said := comment_parts(question, finding, library)):
        return said
    if asks_for_contact(question.text) and (said := contact_parts(question, finding, library)):
        return said
    if question.asked is Asked.STATUS and asks_of_document(question, finding):
        document = finding.best.document
        return status_parts(question, document, library.clauses(document.id))
    if question.asked is Asked.STATUS and not in_force(question, finding.best.document):
        document = finding.best.document
        said = status_parts(question, document, library.clauses(document.id))
        shown = {statement for part in said for statement in part.statements}
        measure = replace(question, asked=Asked.YESNO, aspects=question.aspects - {Asked.STATUS})
        own = [part for part in answer_parts(measure, finding, library) if not shown & set(part.statements)]
        return [*said, *own[:2]]
    if asks_of_effect(question.text):
        document = finding.best.document
        said = effect_parts(question, finding, library)
        if said or asks_of_document(question, finding):
            return said or status_parts(question, document, library.clauses(document.id))
    if asks_what_is_forbidden(question):
        return prohibited_parts(question, finding, library)
    if question.asked is Asked.LIST or (Asked.LIST in question.aspects and Asked.AMOUNT in question.aspects):
        return list_parts(question, finding, library)
    return answer_parts(question, finding, library)


def _everywhere(question: Question, evidence: Evidence, library: Library) -> list[Part]:
    if question.everywhere:
        return compare_parts(question, evidence, library, only_answering=True)
    best = sorted(evidence.answering(), key=lambda finding: -finding.best.scores["sentence"])[:SIDE_BY_SIDE]
    return brief_parts(question, Evidence(tuple(best)))


def _named(question: Question, finding: Finding, parts: list[Part]) -> list[Part]:
    """The same with the region said, where the asker named none or one that it only includes."""
    if not parts:
        return parts
    first = message(question.language, "compose.city_line", city=region(finding.city, question), text=parts[0].text)
    return [Part(first, parts[0].statements), *parts[1:]]


def _open(question: Question, evidence: Evidence) -> tuple[Notice, ...]:
    """What was asked and the text leaves open, with whom to ask."""
    for finding in evidence.answering():
        if finding.sufficiency is Sufficiency.NOT_DETERMINED:
            what = message(question.language, f"compose.{wanted(question, finding)}")
            units = units_of(finding.best.clause)
            unit = "、".join((units["lead"] or units["duty"])[:3]) or finding.best.document.issuer
            text = message(question.language, "notice.not_determined", what=what, unit=unit or finding.city)
            return (Notice(kind=NoticeKind.NOT_DETERMINED, text=text),)
    return ()
