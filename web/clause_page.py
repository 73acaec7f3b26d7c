"""`/clause/ID`: a clause in its document, on a page of its own that can be sent to others."""

from __future__ import annotations

import datetime as dt
import re

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from index.library import Library
from index.values import Clause
from web.desk import Desk
from web.passage import marked_clause
from web.templating import display_of, render

__all__ = ["build_clause_pages"]

# This page needs no script at all.
_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_AROUND = 3
"""Clauses shown before and after the one asked for."""


def _marks(q: str) -> tuple[int, int]:
    span = re.fullmatch(r"(\d{1,9})-(\d{1,9})", q)
    return (int(span.group(1)), int(span.group(2))) if span else (0, 0)


def _page(library: Library, clause: Clause, day: dt.date, q: str, display: list[str]) -> str:
    clauses = library.clauses(clause.document_id)
    at = next(number for number, other in enumerate(clauses) if other.id == clause.id)
    start, end = _marks(q)
    return render(
        "clause.html",
        display=display,
        document=library.document(clause.document_id),
        clause=clause,
        standing=library.standing(clause, day).value,
        around=clauses[max(0, at - _AROUND) : at + _AROUND + 1],
        marked=marked_clause(clause, start=start, end=end),
        previous=clauses[at - 1] if at else None,
        following=clauses[at + 1] if at + 1 < len(clauses) else None,
    )


def build_clause_pages(desk: Desk) -> APIRouter:
    """The route of clauses' pages."""
    pages = APIRouter()

    @pages.get("/clause/{clause_id:path}", response_class=HTMLResponse, include_in_schema=False)
    def show(clause_id: str, request: Request, q: str = "") -> HTMLResponse:
        """The clause among its neighbours; `q` is `START-END` in the source, whose sentences are marked."""
        library = desk.assistant.library
        headers = {"Content-Security-Policy": _CSP}
        try:
            clause = library.clause(clause_id)
        except KeyError:
            return HTMLResponse(render("missing.html", display=display_of(request)), status_code=404, headers=headers)
        return HTMLResponse(_page(library, clause, desk.settings.today, q, display_of(request)), headers=headers)

    return pages
