"""An answer in plain words: what changes what to do comes first, then the answer, then where it stands."""

from __future__ import annotations

import re

from assistant.answer import Answer, Citation, NoticeKind
from assistant.renderings.reference import clause_words, document_words
from assistant.renderings.words import wording

__all__ = ["resident"]

FIRST = (NoticeKind.DRAFT, NoticeKind.EXPIRED, NoticeKind.UNCOVERED_CITY)
_MARK = re.compile(r"\[\d+\]")


def resident(answer: Answer) -> str:
    """The answer as plain text for a resident: no citation marks, its sources in one short line."""
    first = [notice.text for notice in answer.notices if notice.kind in FIRST]
    after = [notice.text for notice in answer.notices if notice.kind not in FIRST]
    said = [_MARK.sub("", line).rstrip() for line in answer.answer.splitlines()]
    lines = [*first, *said, *_working(answer, said), *after]
    if answer.citations:
        lines.append(wording(answer.language, "resident.sources") + _sources(answer.citations))
    elif answer.suggestions:
        lines.append(wording(answer.language, "resident.next") + " / ".join(answer.suggestions))
    return "\n".join(line for line in lines if line)


def _sources(citations: list[Citation]) -> str:
    """`《文件》（文号）第六条、第八条；《另一文件》第三条`."""
    places: dict[str, dict[str, None]] = {}
    for citation in citations:
        places.setdefault(document_words(citation.document), {})[clause_words(citation.path[1:])] = None
    return "；".join(document + "、".join(filter(None, clauses)) for document, clauses in places.items())


def _working(answer: Answer, said: list[str]) -> list[str]:
    if not answer.calculation or not answer.calculation.steps:
        return []
    shown = "".join(said)
    steps = [step for step in answer.calculation.steps if step.rstrip("。") not in shown]
    return [wording(answer.language, "resident.worked") + "；".join(steps)] if steps else []
