"""A rate of prices that the same passage lists by name."""

from __future__ import annotations

from assistant.calculate import calculate, wording
from assistant.calculate.listed import by_list, listed_prices
from assistant.compose.choose import ranked
from assistant.compose.passages import passages
from assistant.compose.tabled import Tabled
from assistant.evidence import Finding
from assistant.question import Question
from index.library import Library

__all__ = ["priced"]


def priced(question: Question, finding: Finding, library: Library) -> Tabled | None:
    """The sum that a rate of listed prices comes to for the things that the question names, or `None`."""
    language = "en" if question.language == "en" else "zh"
    about = " ".join(word for _, named in question.everyday for word in named)
    for passage in passages(question, finding, library):
        if passage.joint or not listed_prices(passage.text)[1]:
            continue
        spans = [passage.span(one) for one in ranked(passage.first, question)[:2]]
        outcome = by_list(
            question.text,
            passage.text,
            question.quantities,
            lambda asked, found, text=passage.text, spans=spans: calculate(  # type: ignore[misc]
                asked, text, spans, quantities=found, about=about, language=language
            ),
            wording(language),
        )
        if outcome:
            return Tabled(outcome, passage)
    return None
