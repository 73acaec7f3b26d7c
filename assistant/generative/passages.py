"""The evidence as the model sees it: statements with tokens, clause by clause, marked off as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape

from assistant.compose.choose import readable
from assistant.composer import Prepared
from assistant.evidence import Statement
from assistant.guard import guard
from assistant.notices import expiry
from assistant.question import Question
from index.standing import document_standing

__all__ = ["Passages"]

CLAUSES = 5  # clauses of one city, best first
CLAUSES_OF_SEVERAL = 3  # the same where several cities are compared
OF_CLAUSE = 10  # statements of one clause
CHARACTERS = 6000  # of all statements


@dataclass(frozen=True)
class Passages:
    """Statements in the order in which the model sees them; `C1` is the first."""

    statements: tuple[Statement, ...]
    question: Question

    @classmethod
    def of(cls, prepared: Prepared) -> Passages:
        """What the extractive answer rests on, then what else was found, within limits, orders to a reader left out."""
        several = len(prepared.evidence.answering()) > 1
        groups = [
            group[:OF_CLAUSE]
            for finding in prepared.evidence.answering()
            for group in finding.statements[: CLAUSES_OF_SEVERAL if several else CLAUSES]
        ]
        found = [*prepared.draft.statements, *(one for group in groups for one in group)]
        once = {(one.clause.id, one.start): one for one in reversed(found)}
        wanted = [once.pop(place) for one in found if (place := (one.clause.id, one.start)) in once]
        kept = tuple(_within(one for one in wanted if one.text.strip() and not guard(one.text).stripped))
        cities = list(dict.fromkeys(one.document.city for one in kept))
        ordered = sorted(
            kept, key=lambda one: (cities.index(one.document.city), one.document.id, one.clause.order, one.start)
        )
        return cls(tuple(ordered), prepared.question)

    @cached_property
    def by_token(self) -> dict[str, Statement]:
        """Each statement under the token that stands for it."""
        return {f"C{number}": statement for number, statement in enumerate(self.statements, 1)}

    def cited(self, tokens: Iterable[str]) -> tuple[Statement, ...]:
        """The statements of `tokens`; unknown ones are dropped."""
        return tuple(self.by_token[token] for token in tokens if token in self.by_token)

    def tokens_of(self, statements: Iterable[Statement]) -> tuple[str, ...]:
        """The tokens of `statements`, those that the model does not see left out."""
        places = {(one.clause.id, one.start): token for token, one in self.by_token.items()}
        found = (places.get((one.clause.id, one.start), "") for one in statements)
        return tuple(token for token in found if token)

    @property
    def text(self) -> str:
        """The statements as marked-off data: nothing in them can end the mark-up that they stand in."""
        lines: list[str] = []
        clause = ""
        for token, statement in self.by_token.items():
            if statement.clause.id != clause:
                lines += ["</clause>"] if clause else []
                lines.append(_opening(statement, self.question))
                clause = statement.clause.id
            lines.append(f"[{token}] {escape(readable(statement), quote=False)}")
        return "\n".join([*lines, "</clause>"]) if lines else ""


def _opening(statement: Statement, question: Question) -> str:
    document = statement.document
    path = " > ".join(statement.clause.path[1:] or statement.clause.path)
    named = {
        "city": document.city,
        "document": document.title,
        "date": document.date.isoformat() if document.date else "",
        "standing": _standing(statement, question, question.as_of),
        "path": path,
    }
    return "<clause " + " ".join(f'{name}="{escape(value)}"' for name, value in named.items()) + ">"


def _standing(statement: Statement, question: Question, day: dt.date) -> str:
    if expiry(statement, question)[0] is not None:
        return "expired"
    return document_standing(statement.document, day).value


def _within(statements: Iterable[Statement]) -> Iterator[Statement]:
    left = CHARACTERS
    for statement in statements:
        left -= len(statement.text)
        if left >= 0:
            yield statement
