"""What the HTTP interface takes and gives beside the Answer."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

__all__ = ["AskRequest", "DocumentSummary", "FeedbackRequest", "SearchResult", "SearchResults"]

# A question longer than the desk takes is answered by the desk's own words; this only bounds what is read at all.
_Typed = Annotated[str, StringConstraints(max_length=200_000)]


class AskRequest(BaseModel):
    """A question, with the earlier questions of its conversation, the oldest first."""

    question: _Typed
    history: list[_Typed] = Field(default_factory=list, max_length=50)
    city: str = Field("", max_length=40)
    as_of: dt.date | None = Field(None, description="the day to answer for; today when absent")


class FeedbackRequest(BaseModel):
    """What a reader thinks of an answer."""

    verdict: Literal["helpful", "unhelpful"]
    question: str = Field(min_length=1, max_length=2000)
    answer: str = Field("", max_length=20_000)
    reason: str = Field("", max_length=2000)


class Source(BaseModel):
    """Where a clause stands: file name and character offsets, end exclusive."""

    file: str
    start: int
    end: int


class SearchResult(BaseModel):
    """A clause that was found, with its named scores."""

    clause_id: str
    city: str
    path: list[str]
    text: str
    standing: str
    source: Source
    scores: dict[str, float]


class SearchResults(BaseModel):
    """Clauses found for a query, the best first."""

    results: list[SearchResult]


class DocumentSummary(BaseModel):
    """A document of the index."""

    id: str
    file: str
    title: str
    issuer: str
    number: str
    date: str
    city: str
    standing: str
    clauses: int
