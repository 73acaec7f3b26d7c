"""Which clauses a merchant's checklist is drawn from: all of a city's, or those of the programme asked about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.renderings.words import pattern
from index.library import Hit, Library
from index.values import Clause, Document

__all__ = ["LABEL", "Programme", "headings", "on_subject", "programme"]

_NUMBER = re.compile(r"^(?:第[^条章]{1,6}[条章]|[（(][^（）()]{1,4}[）)]|(?:\d|[一二三四五六七八九十]){1,3}[.．、])\s*")
_TITLE = re.compile(r"^附(?:件|录|表)|(?:办法|方案|细则|措施|规定|意见|通知|条例)(?:[（(][^（）()]*[）)])?$")
SEARCHED = 12  # clauses looked at for a programme
NEAR = 0.85  # cosine from which a word of the question counts as found
ON_SUBJECT = 0.7  # share of the best clause's cover that another must have to be of the programme
AT_ALL = 0.35  # share of the question that the best clause must cover
SENTENCE = 0.5  # share of the best sentence's cover that another must have to be on the same subject
LABEL = 16  # characters of a heading that name what is under it
TITLE = 0.6  # share of the question that a title must cover for the whole document to be the programme


@dataclass(frozen=True, slots=True)
class Programme:
    """The clauses to draw from in the order of their documents; those in `named` are what the question asks about.

    `open` are the documents that merchants can take part in; what they say of nobody in particular concerns them too.
    """

    clauses: tuple[Clause, ...]
    named: frozenset[str] = field(default=frozenset())
    open: frozenset[str] = field(default=frozenset())


def programme(question: str, documents: Sequence[Document], library: Library, as_of: dt.date) -> Programme:
    """All clauses of `documents`, or where a question is given those on its subject with what holds for all of them."""
    held = [clause for document in documents for clause in library.clauses(document.id)]
    if not question.strip():
        return Programme(tuple(held))
    hits = library.search(question, documents=[one.id for one in documents], as_of=as_of, k=SEARCHED)
    top = max(map(_cover, hits), default=0.0)
    if top < AT_ALL:
        return Programme(())
    near = [hit for hit in hits if _cover(hit) >= max(AT_ALL, ON_SUBJECT * top)]
    whole = {hit.document.id for hit in near if _text_cover(question, hit.document.title, library) >= TITLE}
    named = {hit.clause.id for hit in near if not whole or hit.document.id in whole}
    named |= {clause.id for clause in held if clause.document_id in whole}
    of = {library.clause(one).document_id for one in named}
    general = {clause.id for clause in held if clause.document_id in of and _holds_for_all(clause)}
    return Programme(tuple(clause for clause in held if clause.id in named | general), frozenset(named))


def headings(clause: Clause) -> tuple[str, ...]:
    """What stands above the clause's text; titles of annexes and the label of an item without a heading are none."""
    core = _NUMBER.sub("", clause.heading).rstrip("…")
    own = () if core and clause.text.startswith(core) else clause.path[-1:]
    above = (*clause.path[1:-1], *own) if len(clause.path) > 1 else ()
    return tuple(heading for heading in above if _NUMBER.match(heading) or not _TITLE.search(heading))


def on_subject(question: str, texts: Sequence[str], library: Library) -> list[bool]:
    """Which sentences, with the headings above them, are on the programme asked about."""
    covers = [_text_cover(question, text, library) for text in texts]
    return [cover >= SENTENCE * max(covers, default=0.0) for cover in covers]


def _cover(hit: Hit) -> float:
    return sum(word.weight for word in hit.coverage if word.similarity >= NEAR)


def _text_cover(question: str, text: str, library: Library) -> float:
    return sum(word.weight for word in library.coverage(question, text) if word.similarity >= NEAR)


def _holds_for_all(clause: Clause) -> bool:
    """Whether a clause stands where documents say what holds for all their programmes: 申报程序, 监督管理, 附则."""
    return clause.kind == "closing" or any(map(_general, headings(clause)))


def _general(heading: str) -> bool:
    if heading.endswith(("？", "?")):
        return bool(pattern("merchant", "general_question").search(heading))
    return bool(pattern("merchant", "general").search(heading[:LABEL]))
