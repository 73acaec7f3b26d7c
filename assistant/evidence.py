"""What was found for a question: statements (sentences of clauses) with their scores, city by city."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from index.library import Hit
from index.values import Clause, Document, Fact, FactKind, Span, Term

__all__ = ["Evidence", "Finding", "Statement", "Sufficiency", "of_clause"]

FIGURES = frozenset({FactKind.RATE, FactKind.AMOUNT, FactKind.CAP})
_UNITS_ONLY = re.compile(
    r"^[（(][^（）()]*(?:责任|牵头|负责|配合)|^(?:责任|牵头|配合|主办|承办|负责)(?:单位|部门|科室)[：:]"
)


class Sufficiency(StrEnum):
    """Whether what was found answers the question; `nearest`: it may, in words that the question does not have."""

    ANSWERS = "answers"
    NOT_DETERMINED = "not_determined"
    NEAREST = "nearest"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a clause: `start`/`end` in the clause's text, `span` in the source.

    `similarity` is its cosine with the query, `support` the share of the query's words (0 to 1, by weight) that it or
    its headings cover.
    """

    clause: Clause
    document: Document
    start: int
    end: int
    span: Span
    similarity: float = field(compare=False)
    support: float = field(default=0.0, compare=False)

    def __hash__(self) -> int:
        return hash((self.clause.id, self.start, self.end))

    @property
    def text(self) -> str:
        """The sentence."""
        return self.clause.text[self.start : self.end]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that stand in it."""
        return tuple(fact for fact in self.clause.facts if self.start <= fact.start and fact.end <= self.end)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The periods that it names."""
        return tuple(term for term in self.clause.terms if self.start <= term.at < self.end)

    @property
    def has_figure(self) -> bool:
        """Whether it states a rate, an amount or a cap."""
        return any(fact.kind in FIGURES for fact in self.facts)

    @property
    def only_units(self) -> bool:
        """Whether it is nothing but a bracket or a line with the responsible bureaus."""
        return bool(_UNITS_ONLY.match(self.text))


def statements(hit: Hit) -> tuple[Statement, ...]:
    """The sentences of a hit's clause in their order."""
    return tuple(
        Statement(hit.clause, hit.document, sentence.start, sentence.end, sentence.span, similarity)
        for sentence, similarity in zip(hit.clause.sentences, hit.sentence_scores, strict=False)
    )


def of_clause(like: Statement, clause: Clause) -> list[Statement]:
    """A clause's sentences as statements of the same document as `like`."""
    return [Statement(clause, like.document, s.start, s.end, s.span, 0.0) for s in clause.sentences]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found in one city: hits best first with their ranks (standard
    deviations), the statements of each, whether they answer the question, and the
    words of the question that the evidence lacks.
    """

    city: str
    hits: tuple[Hit, ...]
    ranks: tuple[float, ...] = ()
    statements: tuple[tuple[Statement, ...], ...] = ()
    sufficiency: Sufficiency = Sufficiency.NOTHING
    missing: tuple[str, ...] = ()

    @property
    def best(self) -> Hit:
        """The best hit; `hits` must not be empty."""
        return self.hits[0]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All findings of a question, in the order of the cities asked about."""

    findings: tuple[Finding, ...] = ()

    def answering(self) -> tuple[Finding, ...]:
        """The findings that say something on the question."""
        return tuple(found for found in self.findings if found.sufficiency is not Sufficiency.NOTHING)


def units_of(clause: Clause) -> dict[str, tuple[str, ...]]:
    """The responsible bureaus of a clause by role (`lead`, `with`, `duty`)."""
    return {role: _names(clause.facts, role) for role in ("lead", "with", "duty")}


def _names(facts: Iterable[Fact], role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.value for fact in facts if fact.kind is FactKind.UNIT and fact.role == role))
