"""What the reader must know beside an answer, from the documents and statements that it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Notice, NoticeKind
from assistant.evidence import Statement
from assistant.messages import message
from assistant.question import Question
from index.standing import document_standing, ending
from index.values import Document, Standing, Term

__all__ = ["standing_notices", "uncovered_notices"]


def standing_notices(statements: Iterable[Statement], question: Question) -> tuple[Notice, ...]:
    """Draft and expired notices for what is cited, one for each document or period."""
    held = list(statements)
    cited = {s.document.id: s.document for s in held if s.document.draft}
    names = {key: plain_title(document) for key, document in cited.items()}
    drafts = {
        key: _draft(document, question)
        for key, document in cited.items()
        if not any(other != key and f"《{name}" in document.title for other, name in names.items())
    }  # of a draft and the notice that asks for comments on it, the draft
    over: dict[tuple[str, str], Notice] = {}
    for statement in held:
        term, whole = expiry(statement, question)
        if term is not None:
            over.setdefault((statement.document.id, term.words), _expired(statement.document, term, whole, question))
    return (*drafts.values(), *list(over.values())[:3])


def expiry(statement: Statement, question: Question) -> tuple[Term | None, bool]:
    """The period by which a statement is over, if it is, and whether the document set it for the whole.

    A sentence's own periods decide; where it names none that ends, its clause's heading and the document's do. What a
    publisher states or another document repeals is over whatever the sentence says.
    """
    document = statement.document
    if document.stated == Standing.EXPIRED:
        return Term(document.stated_words), True
    own = ending(statement.terms)
    if own and not (document.ended_by and document_standing(document, question.as_of) is Standing.EXPIRED):
        return (max(own, key=_end), False) if all(term.over(question.as_of) for term in own) else (None, False)
    whole = [term for term in statement.document.terms if term.end]
    if whole and all(term.over(question.as_of) for term in whole):
        return max(whole, key=_end), True
    return None, False


def _end(term: Term) -> str:
    return term.end.isoformat() if term.end else ""


def _draft(document: Document, question: Question) -> Notice:
    text = message(question.language, "notice.draft", title=plain_title(document), words=document.draft_words)
    return Notice(kind=NoticeKind.DRAFT, text=text)


def _expired(document: Document, term: Term, whole: bool, question: Question) -> Notice:
    key = "notice.expired_document" if whole else "notice.expired"
    key = "notice.expired_stated" if whole and not term.end else key
    key = "notice.expired_repealed" if whole and document.ended_by else key
    text = message(
        question.language, key, title=plain_title(document), words=term.words, by=document.ended_by,
        day=question.as_of.isoformat(), end=_end(term),
    )  # fmt: skip
    return Notice(kind=NoticeKind.EXPIRED, text=text)


def plain_title(document: Document) -> str:
    """The title without its draft mark, which the sentence around it says."""
    return document.title.replace(f"（{document.draft_words}）", "") if document.draft_words else document.title


def uncovered_notices(question: Question) -> tuple[Notice, ...]:
    """A notice for the places asked about of which there is no document."""
    if not question.uncovered:
        return ()
    text = message(question.language, "notice.uncovered_city", place="、".join(question.uncovered))
    return (Notice(kind=NoticeKind.UNCOVERED_CITY, text=text),)
