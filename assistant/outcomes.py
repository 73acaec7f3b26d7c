"""Answers that end a question early: declined, unclear, a place that is not covered, nothing found."""

from __future__ import annotations

import logging

from assistant.answer import Answer, Notice, NoticeKind, Status
from assistant.evidence import Evidence
from assistant.guard import Guarded, Verdict
from assistant.imprint import asked_of_document
from assistant.messages import message
from assistant.normalise.language import language_of
from assistant.notices import uncovered_notices
from assistant.place_names import named
from assistant.question import Inquiry, Question
from assistant.suggest import examples, suggestions
from index.library import Library

__all__ = ["declined", "nothing_found", "unclear", "uncovered", "with_masked"]

log = logging.getLogger(__name__)
TALK = frozenset({Guarded.EMPTY, Guarded.GREETING, Guarded.THANKS, Guarded.IDENTITY})
LISTED = 8  # cities named in a sentence before it says 等


def declined(verdict: Verdict, inquiry: Inquiry, library: Library) -> Answer:
    """What the guard stopped, with the kind words for it."""
    shown = examples(library, inquiry.city)
    status = Status.CLARIFY if verdict.kind in TALK else Status.REFUSED
    language = "en" if language_of(verdict.text) == "en" else "zh"
    text = message(language, f"status.{verdict.kind.value}", example=shown[0] if shown else "")
    return Answer(status=status, answer=text, suggestions=shown[:3], language=language, as_of=inquiry.as_of)


def uncovered(question: Question, library: Library) -> Answer:
    """A place of which there is no document."""
    text = message(
        question.language, "status.uncovered", place="、".join(question.uncovered), cities=_cities(library.cities)
    )
    return _answer(question, Status.NO_EVIDENCE, text, notices=uncovered_notices(question))


def unclear(question: Question, library: Library) -> Answer | None:
    """A question that cannot be looked up before the asker says more; `None` where it can."""
    if question.ambiguous and not question.cities:
        text = message(
            question.language, "status.clarify_place", place="、".join(question.ambiguous),
            cities=_cities(library.cities),
        )  # fmt: skip
        return _answer(question, Status.CLARIFY, text)
    if question.here and not (question.cities or question.uncovered) and len(library.cities) > 1:
        text = message(question.language, "status.clarify_city", cities=_cities(library.cities))
        return _answer(question, Status.CLARIFY, text)
    if not question.query.strip() and not asked_of_document(question):
        shown = examples(library, question.cities[0] if question.cities else "")
        text = message(question.language, "status.clarify_subject", example=shown[0] if shown else "")
        return _answer(question, Status.CLARIFY, text, tuple(shown[:3]))
    return None


def nothing_found(question: Question, evidence: Evidence, because: tuple[str, ...] = ()) -> Answer:
    """The documents say nothing on it: said plainly, with what is nearest as suggestions."""
    if because:
        log.warning("answer withheld: %s", "; ".join(because))
    near = suggestions(question, evidence)
    joint = ", " if question.language == "en" else "、"
    scope = joint.join(named(city, question.language) for city in question.cities) or (
        "the covered cities" if question.language == "en" else "各城市"
    )
    text = message(question.language, "status.no_evidence_near" if near else "status.no_evidence", scope=scope)
    return _answer(question, Status.NO_EVIDENCE, text, near, uncovered_notices(question))


def with_masked(answer: Answer, inquiry: Inquiry) -> Answer:
    """The answer with a notice that personal data was masked, where it was."""
    if not inquiry.masked:
        return answer
    text = message(answer.language, "notice.masked", kinds="、".join(inquiry.masked))
    return answer.model_copy(update={"notices": [*answer.notices, Notice(kind=NoticeKind.MASKED, text=text)]})


def _answer(
    question: Question, status: Status, text: str, shown: tuple[str, ...] = (), notices: tuple[Notice, ...] = ()
) -> Answer:
    return Answer(
        status=status,
        answer=text,
        notices=list(notices),
        suggestions=list(shown),
        language="en" if question.language == "en" else "zh",
        as_of=question.as_of,
    )


def _cities(cities: tuple[str, ...]) -> str:
    return "、".join(cities[:LISTED]) + ("等" if len(cities) > LISTED else "")
