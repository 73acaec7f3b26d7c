"""What a merchant must know, found over the documents of a city, or of one programme, by the words that state it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.renderings.checklist import Checklist, Line, Section
from assistant.renderings.dispatch import responsible
from assistant.renderings.programme import Programme, on_subject, programme
from assistant.renderings.reference import citation_of, referred
from assistant.renderings.sayings import Saying, sayings
from assistant.renderings.words import pattern, table
from index.library import Library
from index.values import Clause, Document

__all__ = ["merchant"]


def merchant(
    place: str | Document, library: Library, as_of: dt.date, question: str = "", language: str = "zh"
) -> Checklist:
    """The checklist for `place` (a covered city, a document or its id), for the programme that `question` names if any.

    >>> # merchant("同江", library, dt.date(2026, 11, 20), "消费券商户").sections[3].lines[0].text
    >>> # '商家及其员工不得以任何形式自行或者协助他人套取活动资源、参与作弊、开展虚假交易等，'
    """
    scope, documents = _scope(place, library)
    empty = tuple(Section(row["key"]) for row in table("merchant")["section"])
    if not documents:
        return Checklist(scope, question, as_of, empty, covered=False, language=language)
    subject = question.replace(scope, "").strip()
    chosen = programme(subject, documents, library, as_of)
    if not chosen.clauses:
        return Checklist(scope, question, as_of, empty, found=False, language=language)
    sections = _numbered(_sections(chosen, subject, library, as_of))
    quoted = {line.citation.document.id: line.citation.document for section in sections for line in section.lines}
    whole = tuple(quoted.values()) or tuple(referred(document, as_of) for document in documents)
    return Checklist(scope, question, as_of, sections, whole, language=language)


def _scope(place: str | Document, library: Library) -> tuple[str, tuple[Document, ...]]:
    """The name to show and the documents: of a city (长春 or 长春市), or the one of that id."""
    if isinstance(place, Document):
        return place.title, (library.document(place.id),)
    by_id = tuple(document for document in library.documents if place and document.id == place)
    if by_id:
        return by_id[0].title, by_id
    names = (place, place.removesuffix("市"))
    return place, tuple(document for document in library.documents if document.city and document.city in names)


def _sections(chosen: Programme, subject: str, library: Library, as_of: dt.date) -> tuple[Section, ...]:
    rows = table("merchant")["section"]
    may = frozenset(one.clause.document_id for one in sayings(chosen.clauses, rows[0], chosen))
    chosen = replace(chosen, open=may)
    found: list[Section] = []
    used: dict[str, Clause] = {}
    for row in rows:
        said = list(sayings(chosen.clauses, row, chosen))
        if row["key"] == "who" and subject:
            said = _of_subject(said, subject, library)
        lines = _lines(said, library, as_of)
        if row["key"] == "contacts":
            lines = (*_bureaus(used.values(), library, as_of), *lines)
        elif row["key"] != "dates":
            used |= {one.clause.id: one.clause for one in said}
        found.append(Section(row["key"], _distinct(lines)))
    return tuple(found)


def _of_subject(said: Sequence[Saying], subject: str, library: Library) -> list[Saying]:
    """What is on the programme asked about: a clause, and a document, may speak of several."""
    texts = [" ".join((*one.clause.path[1:], one.text)) for one in said]
    return [one for one, on in zip(said, on_subject(subject, texts, library), strict=True) if on]


def _lines(said: Iterable[Saying], library: Library, as_of: dt.date) -> tuple[Line, ...]:
    return tuple(
        Line(one.text, citation_of(0, one.clause, library.document(one.clause.document_id), one.span, as_of))
        for one in said
    )


def _bureaus(clauses: Iterable[Clause], library: Library, as_of: dt.date) -> tuple[Line, ...]:
    """The sentence that names the responsible bureaus of each clause that the checklist quotes."""
    lines = []
    for clause in clauses:
        holder = responsible(clause, library).holder
        if holder is None:
            continue
        says = [one for one in holder.sentences if _names_bureaus(holder, one.start, one.end)]
        document = library.document(holder.document_id)
        for sentence in says[-1:]:
            words = " ".join(holder.text[sentence.start : sentence.end].split())
            bracket = re.search(r"[（(][^（）()]*(?:[（(〔][^（）()]*[）)〕][^（）()]*)*[）)]\s*$", words)
            text = bracket.group().strip("（）() ") if bracket and _says_who(bracket.group()) else words
            lines.append(Line(text, citation_of(0, holder, document, sentence.span, as_of)))
    return tuple(lines)


def _names_bureaus(clause: Clause, start: int, end: int) -> bool:
    units = any(fact.kind == "unit" and start <= fact.start < end for fact in clause.facts)
    text = clause.text[start:end]
    return units or bool(pattern("dispatch", "local").search(text) and _says_who(text))


def _says_who(text: str) -> bool:
    return bool(pattern("dispatch", "responsible").search(text))


def _distinct(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without those that say the same in the same document again."""
    return tuple({(one.text, one.citation.document.id): one for one in reversed(lines)}.values())[::-1]


def _numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections with their citations counted through."""
    n, counted = 0, []
    for section in sections:
        lines = []
        for line in section.lines:
            n += 1
            lines.append(replace(line, citation=line.citation.model_copy(update={"n": n})))
        counted.append(replace(section, lines=tuple(lines)))
    return tuple(counted)
