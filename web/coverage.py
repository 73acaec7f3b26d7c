"""The list of documents that the answers come from."""

from __future__ import annotations

import datetime as dt

from index.library import Library
from web.citation_card import clause_address, standing_badge
from web.escape import attribute, visible
from web.words import say

__all__ = ["coverage"]


_MOST = 12
"""Documents listed at most; what else there is, is counted."""


def coverage(library: Library, day: dt.date, city: str = "", language: str = "zh") -> str:
    """HTML of the documents of `city`, or of all, with their standing on `day`, each leading to its beginning."""
    documents = [document for document in library.documents if city in ("", document.city)]
    rows = []
    for document in documents[:_MOST]:
        title = visible(document.title)
        if clauses := library.clauses(document.id, 0, 1):
            title = f'<a href="{attribute(clause_address(clauses[0].id))}" target="_blank">{title}</a>'
        badge = standing_badge(library.document_standing(document.id, day).value, language)
        facts = [visible(document.number), document.date.isoformat() if document.date else say("undated", language)]
        rows.append(
            f'<li><span class="wc-city">{visible(document.city)}</span>{badge}'
            f"<p>{title}</p><small>{''.join(f'<span>{fact}</span>' for fact in facts if fact)}</small></li>"
        )
    if len(documents) > _MOST:
        rows.append(f"<li>{say('documents_more', language, count=len(documents) - _MOST)}</li>")
    body = f"<ul>{''.join(rows)}</ul>" if rows else f"<p>{say('documents_empty', language)}</p>"
    return f'<aside class="wc-coverage"><h2>{say("documents", language)}</h2>{body}</aside>'
