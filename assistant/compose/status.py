"""Is it in force: the document's standing in plain words, with the sentence that it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.compose.choose import readable
from assistant.draft import Part
from assistant.evidence import Finding, Statement
from assistant.mention import asks_of_effect, speaks_of_document
from assistant.messages import message
from assistant.notices import plain_title
from assistant.question import Asked, Question
from index.library import Library
from index.standing import TERM_HEADING, begins, document_standing
from index.values import Clause, Document, FactKind, Standing

__all__ = ["asks_of_document", "effect_parts", "in_force", "status_parts", "term_statements", "title_statement"]

NEAR = 0.8  # share of the best one's support from which a statement is on the subject
_VALID = re.compile(r"有效|期限|期为")
_OPEN_START = re.compile(r"自[^，。；]{0,12}(?:印发|公布|发布|颁布)[^，。；]{0,4}起")
OF_MEASURE = 0.25  # a measure with a period of its own is asked about when it covers this much (…免费的规定还算数吗)
OF_DOCUMENT = 0.5  # a measure that covers more of the question than this is what it is about


def status_parts(question: Question, document: Document, clauses: tuple[Clause, ...]) -> list[Part]:
    """The standing of `document` on the day of the question, and the words it follows from."""
    standing, start = document_standing(document, question.as_of), begins(document, question.as_of)
    key = "status_pending" if start and standing is Standing.UNKNOWN else f"status_{standing.value}"
    lead = message(question.language, f"compose.{key}", title=plain_title(document), words=document.draft_words)
    source = term_statements(document, clauses)
    if standing is Standing.DRAFT:
        planned = [one for one in source if _tells_start(one, question)] if _asks_when(question) else []
        return [Part(lead, (title_statement(document),)), *(Part(readable(one), (one,)) for one in planned[:1])]
    source = source or [title_statement(document)]
    return [Part(lead, (title_statement(document),)), *(Part(readable(one), (one,)) for one in source[:1])]


def _tells_start(one: Statement, question: Question) -> bool:
    """Whether a sentence sets the first day, or says what it depends on where that is asked (自公布之日起施行)."""
    open_start = asks_of_effect(question.text) and bool(_OPEN_START.search(one.text))
    return any(term.start for term in one.terms) or open_start


def _asks_when(question: Question) -> bool:
    return bool({question.asked, *question.aspects} & {Asked.WHEN, Asked.STATUS})


def effect_parts(question: Question, finding: Finding, library: Library) -> list[Part]:
    """From when and until when the rules asked about hold, in the document's words.

    Empty where it says no day, or the measure that is asked about has a period of its own.
    """
    document = finding.best.document
    said = [one for one in term_statements(document, library.clauses(document.id)) if _dated(one)]
    if not speaks_of_document(question.text) and any(one not in said for one in _own_periods(finding)):
        return []
    standing = document_standing(document, question.as_of)
    if not said or standing is Standing.DRAFT:
        told = bool(said) or (standing is Standing.DRAFT and speaks_of_document(question.text))
        return status_parts(question, document, library.clauses(document.id)) if told else []
    return [Part(readable(one), (one,)) for one in said[:2]]


def _own_periods(finding: Finding) -> list[Statement]:
    """The statements on the subject that set a period of its own (资格券有效期为7天)."""
    top = max((one.support for group in finding.statements for one in group), default=0.0)
    near = [one for group in finding.statements for one in group if one.support >= max(OF_DOCUMENT, NEAR * top)]
    return [
        one
        for one in near
        if any(term.end for term in one.terms)
        or (_VALID.search(one.text) and any(fact.kind is FactKind.PERIOD for fact in one.facts))
    ]


def _dated(statement: Statement) -> bool:
    return any(term.start or term.end for term in statement.terms)


def title_statement(document: Document) -> Statement:
    """The document's title lines as a statement that can be cited."""
    head = Clause(
        id=f"{document.id}-title", document_id=document.id, path=(document.title,), text=document.title,
        span=document.head_span, sentences=(), kind="title", raw=document.head,
    )  # fmt: skip
    return Statement(head, document, 0, len(document.title), document.head_span, 1.0)


def term_statements(document: Document, clauses: Iterable[Clause]) -> list[Statement]:
    """The sentences that the document's own terms were read from."""
    words = {term.words for term in document.terms}
    return [
        Statement(clause, document, sentence.start, sentence.end, sentence.span, 1.0)
        for clause in clauses
        for sentence in clause.sentences
        if any(word in clause.text[sentence.start : sentence.end] for word in words)
        and (
            clause.kind == "closing"
            or TERM_HEADING.search(clause.heading)
            or "附则" in clause.path
            or "本" in clause.text
        )
    ]


def in_force(question: Question, document: Document) -> bool:
    """Whether nothing in the document's own words keeps it from being in force on the day of the question."""
    out = document_standing(document, question.as_of) in (Standing.DRAFT, Standing.EXPIRED)
    return not out and not begins(document, question.as_of)


def asks_of_document(question: Question, finding: Finding) -> bool:
    """Whether the question is about the document itself (its number, 那个方案) and not about one measure in it."""
    if question.documents:
        return True
    best = max((statement.support for group in finding.statements for statement in group), default=0.0)
    whole = {term.words for term in finding.best.document.terms}
    limited = any(
        one.support >= OF_MEASURE and any(t.end and t.words not in whole for t in one.terms)
        for one in finding.statements[0]
    )
    return best < OF_DOCUMENT and not limited and speaks_of_document(question.text)
