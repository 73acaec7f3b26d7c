"""What was asked, and what was understood of it: the frozen values between the first steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.numerals import Quantity

__all__ = ["Asked", "Inquiry", "Question"]


class Asked(StrEnum):
    """What a question wants to know."""

    AMOUNT = "amount"
    CONDITION = "condition"
    PROCEDURE = "procedure"
    WHO = "who"
    WHEN = "when"
    LIST = "list"
    COMPARE = "compare"
    STATUS = "status"
    YESNO = "yesno"
    LOOKUP = "lookup"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question as it came in: the earlier questions of the conversation oldest first, the city chosen on the page.

    `doubtful` says that it reads like something no policy answers: then only strong evidence counts.
    """

    text: str
    history: Sequence[str] = ()
    city: str = ""
    as_of: dt.date = dt.date.min
    masked: tuple[str, ...] = ()
    doubtful: bool = False


OF_AGE = ("高龄津贴", "老年人")  # what is searched for where an age is all that a question names
ALSO = 2


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `cities` are covered cities, `uncovered` places without a document; `query` is what to look for (place names,
    quantities and question words taken out), `phrase` the same in the asker's own wording, `everyday` its
    everyday words, each with the official ones. `documents` are ids of documents named by number or title. `aspects` is
    everything asked for, `asked` the first of it; `each` holds what is asked of each city, where that differs; `here`
    says that the asker means where they are (我们这边). `parts` asks for each of several things of which the sum is
    wanted, with what is told beside it and without.
    """

    inquiry: Inquiry
    text: str
    language: str
    asked: Asked
    aspects: frozenset[Asked]
    cities: tuple[str, ...]
    uncovered: tuple[str, ...]
    everywhere: bool
    query: str
    phrase: str = ""
    everyday: tuple[tuple[str, tuple[str, ...]], ...] = ()
    quantities: tuple[Quantity, ...] = ()
    earlier: str = ""
    ambiguous: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    each: tuple[tuple[str, Question], ...] = ()
    here: bool = False
    parts: tuple[tuple[Question, Question], ...] = ()

    def of(self, city: str) -> Question:
        """What is asked of one of its cities."""
        return dict(self.each).get(city, self)

    @property
    def expansions(self) -> tuple[str, ...]:
        """The official words for the everyday ones, once each, those of the query itself left out."""
        words = dict.fromkeys(word for _, official in self.everyday for word in official)
        return tuple(word for word in words if word not in self.query)

    @property
    def search_text(self) -> str:
        """What to search with: the asker's wording, and the first official word for each everyday one."""
        official = dict.fromkeys(words[0] for _, words in self.everyday if words[0] not in self.phrase)
        return " ".join((self.phrase or self.query, *official)).strip()

    @property
    def also(self) -> tuple[str, ...]:
        """Further words for the lexical index alone: the first two official ones for each everyday one."""
        official = dict.fromkeys(word for _, words in self.everyday for word in words[:ALSO])
        return tuple(word for word in official if word not in self.search_text)

    @property
    def as_of(self) -> dt.date:
        """The day on which it is asked."""
        return self.inquiry.as_of
