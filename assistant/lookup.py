"""Looking clauses up: the words as typed, read as a question is read, ranked, under hard filters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from assistant.cover import Cover
from assistant.judge import weigh
from assistant.normalise import Vocabulary
from assistant.question import Inquiry, Question
from assistant.understand import understand
from index.library import Hit, Library

__all__ = ["look_up"]

DEEP = 16  # hits that are ranked again, at least


def look_up(
    query: str,
    library: Library,
    vocabulary: Vocabulary,
    *,
    cities: Sequence[str] = (),
    unit: str = "",
    standing: str = "",
    year: int | None = None,
    as_of: dt.date | None = None,
    k: int = 10,
) -> list[Hit]:
    """The `k` best clauses for `query` among those that every filter admits, best first.

    Typing errors, traditional characters, pinyin, everyday words and English are read as in a question. A covered
    city that the query names limits the search where no city is given; what `scores["fused"]` says stays the search's.
    """
    question = _read(query, library, vocabulary, as_of)
    within = tuple(cities) or question.cities
    hits = library.search(
        question.search_text or query,
        cities=within,
        also=question.also,
        unit=unit,
        standing=standing,
        year=year,
        as_of=as_of,
        k=max(k, DEEP),
    )
    return [row.hit for row in weigh(question, hits, Cover(question, library))][:k]


def _read(query: str, library: Library, vocabulary: Vocabulary, as_of: dt.date | None) -> Question:
    """The query as understood; words that name nothing but a place are kept as they were typed."""
    question = understand(Inquiry(query, as_of=as_of or dt.date.min), library.cities, vocabulary)
    return question if question.query.strip() else replace(question, query=query, phrase=query)
