"""Until when, and where, comments on a draft are taken: from the words that ask for them."""

from __future__ import annotations

import re

from assistant.compose.choose import readable
from assistant.compose.status import title_statement
from assistant.draft import Part
from assistant.evidence import Finding, Statement
from assistant.messages import message
from assistant.notices import plain_title
from assistant.question import Question
from index.library import Library
from index.values import Document

__all__ = ["comment_parts"]

_INVITES = re.compile(r"征求.{0,8}意见|意见|建议|反馈")
_CHANNEL = re.compile(r"邮箱|邮件|信函|来信|电话|传真|网站|平台|寄[至到送]|@")
MOST = 3  # sentences shown


def comment_parts(question: Question, finding: Finding, library: Library) -> list[Part]:
    """What the text says of comments on the draft that is asked about; empty where there is no draft."""
    found = [hit.document for hit in finding.hits]
    here = [document for document in library.documents if document.city == finding.city]
    drafts = [one for one in dict.fromkeys((*found, *here)) if one.draft]
    draft = next((one for one in drafts if one.comments), None)
    said = _said(draft, library) if draft else []
    if draft is None or not said:
        silent = message(question.language, "compose.comments_unknown", title=plain_title(drafts[0])) if drafts else ""
        return [Part(silent, (title_statement(drafts[0]),))] if drafts else []
    over = all(term.over(question.as_of) for term in draft.comments)
    lead = message(question.language, f"compose.comments_{'over' if over else 'open'}", title=plain_title(draft))
    return [Part(lead, (title_statement(draft),)), *(Part(readable(one), (one,)) for one in said)]


def _said(draft: Document, library: Library) -> list[Statement]:
    """The sentences that say until when and where, of the draft or the notice in its file."""
    together = [one for one in library.documents if one.file == draft.file]
    words = {term.words for term in draft.comments}
    for document in together:
        for clause in library.clauses(document.id):
            all_of_it = [Statement(clause, document, s.start, s.end, s.span, 1.0) for s in clause.sentences]
            dated = [one for one in all_of_it if any(word in one.text for word in words)]
            if dated and _INVITES.search(clause.text):
                ways = [one for one in all_of_it if _CHANNEL.search(one.text) and one not in dated]
                return sorted((*dated, *ways), key=lambda one: one.start)[:MOST]
    return []
