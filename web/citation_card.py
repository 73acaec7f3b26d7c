"""A citation as a card that opens to the clause in its surroundings."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import quote

from assistant.answer import Citation
from assistant.renderings.reference import reference
from index.values import Clause
from web.escape import attribute, visible
from web.passage import marked_clause
from web.words import say

__all__ = ["Clauses", "citation_card", "citation_line", "clause_address", "standing_badge"]


class Clauses(Protocol):
    """Where clauses and what stands around them are looked up."""

    def clause(self, clause_id: str) -> Clause:
        """The clause with this id; `KeyError` where there is none."""

    def neighbours(self, clause: Clause) -> tuple[Clause | None, Clause | None]:
        """The clauses before and after it in its document."""


def standing_badge(standing: str, language: str = "zh") -> str:
    """The standing (效力) as a coloured word."""
    return f'<span class="wc-badge wc-{attribute(standing)}">{say(f"standing_{standing}", language)}</span>'


def clause_address(clause_id: str, start: int | None = None, end: int | None = None) -> str:
    """The address of a clause's page; `start` and `end` are offsets in the source whose words are marked there."""
    address = "/clause/" + quote(clause_id, safe="")
    return address if start is None else f"{address}?q={start}-{end}#here"


def citation_line(citation: Citation) -> str:
    """What is pasted into a work order: 《文件名》（文号）第…条，发文机关，日期."""
    return reference(citation)


def _surroundings(citation: Citation, clauses: Clauses) -> str:
    try:
        clause = clauses.clause(citation.clause_id)
    except KeyError:  # the index has moved on since the answer was given
        return f'<blockquote class="wc-clause"><mark>{visible(citation.quote)}</mark></blockquote>'
    before, after = clauses.neighbours(clause)
    source = citation.source
    text = marked_clause(clause, quote=citation.quote, start=source.start, end=source.end)
    here = f'<blockquote class="wc-clause"><b>{visible(clause.heading)}</b> {text}</blockquote>'
    return _near(before) + here + _near(after)


def _near(clause: Clause | None, length: int = 60) -> str:
    if clause is None:
        return ""
    brief = clause.text if len(clause.text) <= length else clause.text[:length] + "…"
    return f'<p class="wc-near"><b>{visible(clause.heading)}</b> {visible(brief)}</p>'


def citation_card(citation: Citation, clauses: Clauses, *, anchor: str, language: str = "zh") -> str:
    """The card of one citation; `anchor` is what its id begins with."""
    document = citation.document
    told = (
        document.number or say("unnumbered", language),
        document.issuer or citation.city,
        document.date or say("undated", language),
    )
    facts = "".join(f"<span>{visible(fact)}</span>" for fact in told)
    path = "".join(f"<li>{visible(step)}</li>" for step in citation.path[1:])
    units = ""
    if citation.units:
        units = f'<p class="wc-units">{say("units", language)}：{visible("、".join(citation.units))}</p>'
    address = ""
    if citation.clause_id:
        where = clause_address(citation.clause_id, citation.source.start, citation.source.end)
        address = f'<a class="wc-open" href="{attribute(where)}" target="_blank">{say("whole_clause", language)}</a>'
    return (
        f'<details class="wc-citation" id="{anchor}-{citation.n}"><summary>'
        f'<span class="wc-n" aria-hidden="true">{citation.n}</span>'
        f'<span class="wc-head"><span class="wc-title">《{visible(document.title)}》</span>'
        f"{standing_badge(document.standing, language)}"
        f'<span class="wc-facts">{facts}</span>'
        f'<span class="wc-quote">“{visible(citation.quote)}”</span>'
        f'<span class="wc-toggle"><span class="wc-more">{say("open_clause", language)}</span>'
        f'<span class="wc-less">{say("close_clause", language)}</span></span></span></summary>'
        f'<div class="wc-body"><ol class="wc-path">{path}</ol>{_surroundings(citation, clauses)}{units}{address}</div>'
        "</details>"
    )
