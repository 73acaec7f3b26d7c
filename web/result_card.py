"""A clause that an agent found: matched words marked, standing, who handles it, and a line to paste."""

from __future__ import annotations

import datetime as dt

from index.library import Hit, Library
from index.values import Clause, FactKind
from web.citation_card import clause_address, paste_line, standing_badge
from web.escape import attribute, visible
from web.passage import marked_words
from web.words import say

__all__ = ["dispatch_line", "result_card", "results_list"]


def dispatch_line(clause: Clause) -> str:
    """Who handles the clause's matter, in plain text: the leading bureaus, then those that join in."""
    bureaus = [fact for fact in clause.facts if fact.kind is FactKind.UNIT]
    leading = list(dict.fromkeys(fact.value for fact in bureaus if fact.role != "with"))
    joining = list(dict.fromkeys(fact.value for fact in bureaus if fact.role == "with" and fact.value not in leading))
    if not bureaus:
        return say("dispatch_none")
    line = f"{say('dispatch')}：{'、'.join(leading)}" if leading else ""
    with_them = f"{say('dispatch_with')}：{'、'.join(joining)}" if joining else ""
    return "；".join(filter(None, [line, with_them]))


def result_card(hit: Hit, query: str, standing: str) -> str:
    """HTML of one result, reachable and usable by keyboard."""
    clause, document = hit.clause, hit.document
    date = document.date.isoformat() if document.date else ""
    line = paste_line(document.title, document.number, clause.path, document.issuer, date)
    dispatch = dispatch_line(clause)
    path = " › ".join(clause.path[1:])
    address = attribute(clause_address(clause.id, clause.span.start, clause.span.end))
    return (
        f'<article class="wc-result-card" tabindex="0" data-line="{attribute(line)}">'
        f'<h3><span class="wc-city">{visible(document.city)}</span>{marked_words(path, query)}'
        f" {standing_badge(standing)}</h3>"
        f'<p class="wc-found">{marked_words(clause.text, query)}</p>'
        f'<p class="wc-dispatch">{visible(dispatch)}</p>'
        f'<p class="wc-paste"><span>{say("paste_line")}</span> {visible(line)}</p>'
        f'<footer class="wc-foot"><button type="button" class="wc-tool" data-copy="{attribute(line)}">'
        f'{say("copy_citation")}</button><button type="button" class="wc-tool" data-copy="{attribute(dispatch)}">'
        f'{say("copy_dispatch")}</button><a class="wc-open" href="{address}" target="_blank">{say("whole_clause")}</a>'
        f'<span class="wc-said" role="status"></span></footer></article>'
    )


def results_list(hits: list[Hit], query: str, library: Library, day: dt.date) -> str:
    """HTML of all results, or a word on what to do where there are none."""
    if not query.strip():
        return f'<p class="wc-none">{say("search_start")}</p>'
    if not hits:
        return f'<p class="wc-none" role="status">{say("search_none")}</p>'
    cards = "".join(result_card(hit, query, library.standing(hit.clause, day).value) for hit in hits)
    return f'<h2 class="wc-none"><span role="status">{say("search_count", count=len(hits))}</span></h2>{cards}'
