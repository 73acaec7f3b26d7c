"""A sentence that a model wrote, beside the statements it cites: what the checks look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from assistant.evidence import Statement
from assistant.generative.check.rewording import plain_words
from assistant.question import Question

__all__ = ["Claim", "Fault", "Support"]

Support = Callable[[str, str], float]
"""The share (0 to 1, by weight) of the words of the first text that the second text covers."""


class Fault(StrEnum):
    """Why a sentence is not shown."""

    UNCITED = "uncited"
    SEVERAL_CITIES = "several_cities"
    FIGURE = "figure"
    SWAPPED = "swapped"
    BOUND = "bound"
    COUNTED_BY = "counted_by"
    SUBJECT = "subject"
    DATE = "date"
    BUREAU = "bureau"
    PERSON = "person"
    DOCUMENT = "document"
    QUOTE = "quote"
    PLACE = "place"
    POLARITY = "polarity"
    STANDING = "standing"
    CONTACT = "contact"
    META = "meta"
    PROMISE = "promise"
    UNGROUNDED = "ungrounded"


@dataclass(frozen=True)
class Claim:
    """A sentence without its tokens, the statements it cites, and the rest of the evidence that it could have meant.

    `computed` holds the texts of a shown calculation's result, whose figures need no clause.
    """

    sentence: str
    cited: tuple[Statement, ...]
    others: tuple[Statement, ...]
    question: Question
    computed: tuple[str, ...] = ()

    @cached_property
    def text(self) -> str:
        """The sentence with days, digits and characters written as the documents write them."""
        return plain_words(self.sentence)

    @cached_property
    def source(self) -> str:
        """What the cited clauses say, headings and titles included."""
        return "\n".join(full_text(statement) for statement in self.cited)

    @property
    def said(self) -> str:
        """What the asker said, earlier questions included."""
        return "\n".join((*self.question.inquiry.history, self.question.inquiry.text, self.question.text))

    @property
    def english(self) -> bool:
        """Whether the sentence is written in Latin letters."""
        letters = sum(char.isascii() and char.isalpha() for char in self.sentence)
        return letters > sum("㐀" <= char <= "鿿" for char in self.sentence)


def full_text(statement: Statement) -> str:
    """A statement with the headings above it, its document's title, number and date, as text to be held against."""
    document = statement.document
    date = f"{document.date.year}年{document.date.month}月{document.date.day}日" if document.date else ""
    return plain_words("\n".join((statement.text, *statement.clause.path, document.title, document.number, date)))
