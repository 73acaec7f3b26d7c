"""The last step before the reader: every figure has a source, every city is the one asked about."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from assistant.answer import Answer
from assistant.question import Question
from index.numerals import parse_number

__all__ = ["unsourced_figures", "violations"]

_MARK = re.compile(r"\[\d+\]")
_COUNTED = re.compile(r"\d{1,2}\s*(?:项|条|个城市|份|类|步|measures?|cities)")
_ORDINAL = re.compile(r"(?m)^\s*\d{1,2}[.、)）](?!\d)\s*")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:[百千万亿]+)?|[一二三四五六七八九十百千万亿两]{2,}")


def violations(answer: Answer, question: Question) -> tuple[str, ...]:
    """What of the promises `answer` would break, one line each; empty where it may be shown."""
    found = []
    if answer.status == "answered" and not answer.citations:
        found.append("answered without a citation")
    known = {citation.n for citation in answer.citations}
    found += [
        f"mark [{n}] points at nothing" for n in map(int, re.findall(r"\[(\d+)\]", answer.answer)) if n not in known
    ]
    if question.cities:
        found += [f"cites {citation.city}" for citation in answer.citations if citation.city not in question.cities]
    found += [f"figure {figure} has no source" for figure in unsourced_figures(answer, question)]
    return tuple(found)


def unsourced_figures(answer: Answer, question: Question) -> tuple[str, ...]:
    """Figures of the answer's text that no quote, no shown calculation and not the asker gives."""
    sources = [question.inquiry.text, *question.inquiry.history, question.text, answer.as_of.isoformat()]
    for citation in answer.citations:
        sources += [
            citation.quote,
            *citation.path,
            citation.document.title,
            citation.document.number,
            citation.document.date,
        ]
    if answer.calculation:
        sources += [*answer.calculation.steps, answer.calculation.result]
        sources += [f"{given.value}{given.unit}" for given in answer.calculation.inputs]
    known = {value for source in sources for value in _values(source)}
    text = _COUNTED.sub(" ", _ORDINAL.sub("", _MARK.sub(" ", answer.answer)))
    return tuple(figure for figure in _figures(text) if not (_readings(figure) & known))


def _figures(text: str) -> list[str]:
    return _FIGURE.findall(unicodedata.normalize("NFKC", text))


def _values(text: str) -> set[Decimal]:
    return {value for figure in _figures(text) for value in _readings(figure)}


def _readings(figure: str) -> set[Decimal]:
    """What a figure may stand for: 10万 is 100000, and 10 of something."""
    plain = re.match(r"[\d,.]+", figure)
    values = {Decimal(plain[0].replace(",", "").rstrip("."))} if plain else set()
    number = parse_number(figure)
    return values | ({number} if number is not None else set())
