"""The clauses that may answer, city by city: the city is a hard limit, set before anything is ranked."""

from __future__ import annotations

from collections import defaultdict

from assistant.evidence import Evidence, Finding
from assistant.question import Asked, Question
from index.library import Hit, Library
from index.outline import HEADER_JOINT, row_cells
from index.values import Clause

__all__ = ["retrieve"]

PER_CITY = 16  # hits looked at in one city
LISTED = 24  # the same where a list is asked for
FEW = 12  # up to so many cities are searched one by one when none is named


def retrieve(question: Question, library: Library) -> Evidence:
    """The best clauses for `question` in each city that it is about (all where it names none)."""
    k = LISTED if Asked.LIST in question.aspects or question.asked in (Asked.LIST, Asked.LOOKUP) else PER_CITY
    if question.cities:
        return Evidence(tuple(_in_city(question.of(city), library, city, k) for city in question.cities))
    if question.uncovered:
        return Evidence()
    regions = regions_of(library)
    if len(regions) <= FEW:
        return Evidence(tuple(_in_city(question, library, city, k) for city in regions))
    grouped: dict[str, list[Hit]] = defaultdict(list)
    for hit in library.search(question.search_text, also=question.also, k=5 * k, as_of=question.as_of):
        grouped[hit.document.city].append(hit)
    return Evidence(tuple(Finding(city, tuple(hits[:k])) for city, hits in grouped.items()))


def regions_of(library: Library) -> tuple[str, ...]:
    """The cities of the library, and `""` where documents name none: they too can be asked about."""
    unnamed = ("",) if any(not document.city for document in library.documents) else ()
    return (*library.cities, *unnamed)


def _in_city(question: Question, library: Library, city: str, k: int) -> Finding:
    hits = library.search(
        question.search_text,
        cities=(city,),
        documents=question.documents,
        also=question.also,
        as_of=question.as_of,
        k=k,
    )
    return Finding(city, tuple(hit for hit in hits if not is_header(hit.clause)))


def is_header(clause: Clause) -> bool:
    """Whether a clause is the row that names a table's columns: its rows say them again."""
    return clause.kind == "row" and HEADER_JOINT.join(row_cells(clause.text)) == clause.heading
