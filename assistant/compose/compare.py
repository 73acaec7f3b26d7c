"""Several cities side by side: a line and a citation for each, and plain words for those that say nothing."""

from __future__ import annotations

import re

from assistant.compose.choose import ranked, readable
from assistant.compose.direct import answer_parts
from assistant.compose.status import effect_parts, status_parts
from assistant.draft import Part
from assistant.evidence import Evidence, Finding, Sufficiency
from assistant.mention import asks_of_effect
from assistant.messages import message
from assistant.place_names import named
from assistant.question import Asked, Question
from index.library import Library

__all__ = ["brief_parts", "city_part", "compare_parts", "region"]

BUDGET = 800
LINE = 180  # characters of a city's line
BRIEF = 95  # characters of a city's line where the asker named none


def compare_parts(
    question: Question, evidence: Evidence, library: Library, *, only_answering: bool = False
) -> list[Part]:
    """One line a city, in the order asked."""
    findings = evidence.answering() if only_answering else evidence.findings
    share = min(LINE, max(110, BUDGET // max(1, len(findings))))
    return [city_part(question, finding, library, share) for finding in findings]


def city_part(question: Question, finding: Finding, library: Library, budget: int = LINE) -> Part:
    """What one city says, in `budget` characters."""
    if finding.sufficiency is Sufficiency.NOTHING:
        return Part(message(question.language, "compose.city_none", city=region(finding.city, question)))
    parts = _parts(question.of(finding.city), finding, library, budget)
    statements = tuple(statement for part in parts for statement in part.statements)
    text = "".join(part.text for part in parts)
    return Part(
        message(question.language, "compose.city_line", city=region(finding.city, question), text=text), statements
    )


def _parts(question: Question, finding: Finding, library: Library, budget: int) -> list[Part]:
    """What one city says: its document's standing where that is asked, steps whole, else what fits."""
    if question.asked is Asked.STATUS:
        document = finding.best.document
        return status_parts(question, document, library.clauses(document.id))
    if asks_of_effect(question.text) and (said := effect_parts(question, finding, library)):
        return said
    return answer_parts(question, finding, library, budget=0 if question.asked is Asked.PROCEDURE else budget)


def brief_parts(question: Question, evidence: Evidence) -> list[Part]:
    """The best sentence of each city that answers, cut short, for an asker who named none."""
    parts = []
    for finding in evidence.answering():
        best = ranked(finding.statements[0], question)[0]
        text = message(
            question.language,
            "compose.city_line",
            city=region(finding.city, question),
            text=shortened(readable(best), BRIEF),
        )
        parts.append(Part(text, (best,)))
    return parts


def region(city: str, question: Question) -> str:
    """The region's name for the reader, or words for documents that name none."""
    return named(city, question.language) or message(question.language, "compose.no_region")


def shortened(text: str, limit: int) -> str:
    """`text` up to the last comma before `limit` characters, an ellipsis after it where something was cut."""
    if len(text) <= limit:
        return text
    cut = max(text.rfind(mark, 20, limit) for mark in "，、；")
    kept = text[:cut] if cut > 0 else re.sub(r"[\d.,，百千万亿]+$", "", text[:limit])  # never through a figure
    return f"{kept}……"
