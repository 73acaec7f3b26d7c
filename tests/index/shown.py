"""A document as a golden file shows it: what it says it is, then its outline path by path with each text's ends."""

from __future__ import annotations

from collections.abc import Iterable

from index.values import Clause, Document, Term

ENDS = 10  # letters shown of a text's beginning and end


def shown(documents: Iterable[Document]) -> str:
    return "\n".join(line for document in documents for line in (*_identity(document), *_outline(document), "")) + "\n"


def _identity(document: Document) -> list[str]:
    lines = [f"# {document.title}", f"issuer {document.issuer}", f"number {document.number}", f"date {document.date}"]
    lines.append(f"region {document.province} {document.city}".replace("  ", " "))
    if document.draft:
        lines.append(f"draft {document.draft_words}")
    if document.stated:
        lines.append(f"stated {document.stated} {document.stated_words}")
    lines += [f"term {_term(term)}" for term in document.terms]
    lines += [f"comments {_term(term)}" for term in document.comments]
    lines += [f"repeals 《{item.title}》{item.number} {item.until or ''}".rstrip() for item in document.repeals]
    lines += [f"check {warning}" for warning in document.warnings]
    return lines


def _term(term: Term) -> str:
    return f"{term.words} = {term.start or ''}/{term.end or ''}"


def _outline(document: Document) -> list[str]:
    return [f"{clause.kind} {' > '.join(clause.path[1:])} | {_ends(clause)}" for clause in document.clauses]


def _ends(clause: Clause) -> str:
    text = " / ".join(clause.text.split("\n"))
    return text if len(text) <= 2 * ENDS + 1 else f"{text[:ENDS]}…{text[-ENDS:]}"
