"""The promises that hold for every answer, checked from outside: nothing here uses what composed the answer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable

from assistant.answer import Answer
from evals.cases import Case
from evals.figures import figures

__all__ = ["SourceText", "broken_promises"]

SourceText = Callable[[str], str | None]
"""The text of a source file by its name, which spans are offsets of; `None` where there is no such file."""

_MARK = re.compile(r"\[(\d+)\]")
# Figures that count what the answer itself lists (3 项措施), and the numbers of its own list items, need no source.
_OWN_COUNT = re.compile(
    r"(?<![\d.])\d{1,2}\s*(?:项|条|个城市|座城市|份|类|步|measures?|cities|documents?|steps?)", re.IGNORECASE
)
_OWN_NUMBER = re.compile(r"(?m)^\s*(?:[-*>|]\s*)?(?:[(（]?\d{1,2}[)）.、](?!\d)|#+ .*)")


def broken_promises(answer: Answer, case: Case, source_text: SourceText) -> list[str]:
    """What an answer breaks of the promises, one line each; empty where all hold."""
    return [
        *_uncited(answer),
        *_unknown_marks(answer),
        *_unsourced_figures(answer, [case.question, *case.history, str(case.as_of or "")]),
        *_altered_quotes(answer, source_text),
    ]


def _uncited(answer: Answer) -> Iterable[str]:
    if answer.status == "answered" and not answer.citations:
        yield "answered without a citation"


def _unknown_marks(answer: Answer) -> Iterable[str]:
    marks = {int(mark) for mark in _MARK.findall(answer.answer)}
    for mark in sorted(marks - {citation.n for citation in answer.citations}):
        yield f"mark [{mark}] points at no citation"


def _unsourced_figures(answer: Answer, asked: list[str]) -> Iterable[str]:
    """Figures of the text that are in no quote, heading or document cited, in no working shown, and were not asked."""
    calculation = answer.calculation.model_dump(mode="json") if answer.calculation else {}
    sources = [
        json.dumps([citation.quote, citation.path, citation.document.model_dump()], ensure_ascii=False)
        for citation in answer.citations
    ]
    known = "\n".join([*asked, str(answer.as_of), *sources, json.dumps(calculation, ensure_ascii=False)])
    plain = _OWN_COUNT.sub(" ", _OWN_NUMBER.sub(" ", _MARK.sub(" ", answer.answer)))
    unsourced = {figure.value for figure in figures(plain)} - {figure.value for figure in figures(known)}
    if unsourced:
        yield "figure without a source: " + ", ".join(f"{value:g}" for value in sorted(unsourced)[:5])


def _altered_quotes(answer: Answer, source_text: SourceText) -> Iterable[str]:
    for citation in answer.citations:
        text = source_text(citation.source.file)
        if text is None:
            yield f"quote [{citation.n}] is from {citation.source.file}, which is not in the corpus"
            continue
        stands = "".join(text[citation.source.start : citation.source.end].split())
        if not stands or stands != "".join(citation.quote.split()):
            yield f"quote [{citation.n}] is not the source's text"
