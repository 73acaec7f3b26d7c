"""Documents that one notice brings: what one sets for its subject holds where another speaks of that subject.

A plan says "发放政府消费券"; the voucher scheme issued with it says "发放时间：2023年全年". Who reads the first must be
told the period that the second sets.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.tokenise import cut
from index.values import Clause, Document, Term

__all__ = ["with_companions"]

_COMMON = re.compile(
    r"工作|实施|方案|办法|细则|意见|通知|措施|规定|行动|发放|关于|印发|若干|管理|开展"
    r"|推进|促进|进一步|[\d年]"
)


def with_companions(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The same documents, their clauses given the terms of the companions whose subject they name."""
    if len(documents) < 2:
        return documents
    return tuple(
        replace(document, clauses=tuple(_with_terms(clause, document, documents) for clause in document.clauses))
        for document in documents
    )


def _with_terms(clause: Clause, document: Document, documents: tuple[Document, ...]) -> Clause:
    added: list[Term] = []
    for other in documents:
        ends = [term for term in other.terms if term.end]
        if other is document or not ends:
            continue
        for subject in subjects(other.title) - subjects(document.title):
            added += [replace(ends[0], at=match.start()) for match in re.finditer(subject, clause.text)]
    return replace(clause, terms=(*clause.terms, *added)) if added else clause


def subjects(title: str) -> set[str]:
    """The words of a title that say what it is about: `消费券` of 2023年同江市消费券发放工作实施方案."""
    return {
        re.escape(word)
        for word in cut(title)
        if len(word) >= 3 and not _COMMON.search(word) and word[-1] not in "省市县区"
    }
