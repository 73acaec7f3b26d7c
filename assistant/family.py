"""Clauses that are read together: a lead-in that ends in a colon, the items that it leads into, what follows them."""

from __future__ import annotations

from index.library import Library
from index.values import Clause

__all__ = ["family", "lead_of"]

MOST = 40  # items under one lead-in that are read with it


def lead_of(clause: Clause, library: Library) -> Clause | None:
    """The clause whose last words lead into `clause` (`补贴标准为：` before its items), if there is one."""
    if len(clause.path) < 3 or clause.kind == "row":
        return None
    for other in library.clauses(clause.document_id, clause.order - MOST, clause.order)[::-1]:
        if other.path in (clause.path[:-1], clause.path):  # an item, or what the same article says after its items
            return other if leads(other) else None
    return None


def family(clause: Clause, library: Library) -> tuple[Clause, ...]:
    """The lead-in and all its items, in order; the clause alone where it has neither."""
    lead = clause if leads(clause) else lead_of(clause, library)
    if lead is None:
        return (clause,)
    after = library.clauses(clause.document_id, lead.order + 1, lead.order + 1 + MOST)
    items = [other for other in after if lead.path in (other.path[:-1], other.path) and other.kind != "row"]
    return (lead, *items) if items else (clause,)


def leads(clause: Clause) -> bool:
    """Whether a clause's text ends in a colon."""
    return clause.text.rstrip().endswith(("：", ":"))
