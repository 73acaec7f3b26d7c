"""The Answer, as the command line, the HTTP interface, the page and the tests share it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Answer", "Calculation", "Citation", "Notice", "Status"]


class Status(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    NO_EVIDENCE = "no_evidence"
    REFUSED = "refused"


class NoticeKind(StrEnum):
    """What the reader must know beside the answer."""

    DRAFT = "draft"
    EXPIRED = "expired"
    UNCOVERED_CITY = "uncovered_city"
    NOT_DETERMINED = "not_determined"
    GENERATED = "generated"
    FALLBACK = "fallback"
    MASKED = "masked"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class DocumentReference(_Value):
    """The document that a citation is from; `date` is ISO (`YYYY-MM-DD`) or empty where the text has none."""

    id: str
    title: str
    issuer: str
    number: str
    date: str
    city: str
    standing: Literal["in_force", "draft", "expired", "unknown"]


class SourceReference(_Value):
    """Where a quote stands: file name within the corpus and character offsets, end exclusive."""

    file: str
    start: int
    end: int


class Citation(_Value):
    """[n]: the clause that a statement rests on, with the source's own words."""

    n: int
    document: DocumentReference
    city: str
    path: list[str]
    quote: str
    source: SourceReference
    clause_id: str = ""
    units: list[str] = Field(default_factory=list, description="responsible bureaus, the leading ones first")


class Notice(_Value):
    """What the reader must know beside the answer."""

    kind: NoticeKind
    text: str


class FactReference(_Value):
    """A figure of the answer, and the citation it was read from."""

    kind: Literal["rate", "amount", "cap", "count", "date", "period", "unit"]
    text: str
    value: str
    unit: str
    citation: int


class CalculationInput(_Value):
    """A figure that a calculation starts from: cited (`citation`) or given by the asker (`None`)."""

    name: str
    value: str
    unit: str
    citation: int | None = None


class Calculation(_Value):
    """A calculation with its working shown."""

    inputs: list[CalculationInput]
    steps: list[str]
    result: str
    citation: int


class Answer(_Value):
    """What a question is answered with. `answer` is what the reader reads; citation marks stand in it as [1]."""

    status: Status
    answer: str
    citations: list[Citation] = Field(default_factory=list)
    notices: list[Notice] = Field(default_factory=list)
    facts: list[FactReference] = Field(default_factory=list)
    calculation: Calculation | None = None
    suggestions: list[str] = Field(default_factory=list)
    language: Literal["zh", "en"] = "zh"
    mode: Literal["extractive", "generative"] = "extractive"
    as_of: dt.date
