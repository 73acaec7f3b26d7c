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
_COUNTED = re.compile(r"(?<![\d.])\d{1,2}\s*(?:项|条|个城市|份|类|步|measures?|cities)")
_ORDINAL = re.compile(r"(?m)^\s*\d{1,2}[.、)）](?!\d)\s*")
_FIGURE = re.compile(
    r"\d[\d,]*(?:\.\d+)?(?:[百千万亿]+|\s*(?:thousand|million|billion))?|[一二三四五六七八九十百千万亿两]{2,}"
)
_SPLIT = re.compile(r"(?<=\d)[ \t]+(?=[百千万亿])")  # 500 万元: a space beside figures is layout
_RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*[-—–~～至到]+\s*\d+(?:\.\d+)?([百千万亿]+)")
_SCALES = {"thousand": Decimal(10) ** 3, "million": Decimal(10) ** 6, "billion": Decimal(10) ** 9}
_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(
    r"(?P<y>\d{4})(?:-|年)(?P<m>\d{1,2})(?:-|月)(?P<d>\d{1,2})日?"
    rf"|(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) (?P<year>\d{{4}})"
)


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
    sources = [question.inquiry.text, *question.inquiry.history, question.text]
    for citation in answer.citations:
        sources += [
            citation.quote,
            *citation.path,
            citation.document.title,
            citation.document.number,
            citation.document.date[:4],
        ]
    if answer.calculation:
        sources += [*answer.calculation.steps, answer.calculation.result]
        sources += [f"{given.value}{given.unit}" for given in answer.calculation.inputs]
    known = {value for source in sources for value in _values(source)}
    text = _without_days(_COUNTED.sub(" ", _ORDINAL.sub("", _MARK.sub(" ", answer.answer))), answer)
    return tuple(figure for figure in _figures(text) if not (_readings(figure) & known))


def _without_days(text: str, answer: Answer) -> str:
    """`text` without the days that the question, a cited document or a fact read from one is of.

    Only as a whole is a day a source: the 20th of a month is none for 20%.
    """
    known = {answer.as_of.isoformat(), *(citation.document.date for citation in answer.citations)}
    known |= {day for fact in answer.facts for day in fact.value.split("/")}
    return _DATE.sub(lambda match: " " if _iso(match) in known else match[0], text)


def _iso(match: re.Match[str]) -> str:
    if match["y"]:
        return f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"
    return f"{match['year']}-{_MONTHS.index(match['month']) + 1:02d}-{int(match['day']):02d}"


def _figures(text: str) -> list[str]:
    return _FIGURE.findall(_SPLIT.sub("", unicodedata.normalize("NFKC", text)))


def _values(text: str) -> set[Decimal]:
    values = {value for figure in _figures(text) for value in _readings(figure)}
    plain = _SPLIT.sub("", unicodedata.normalize("NFKC", text))
    scaled = (parse_number(f"{low}{scale}") for low, scale in _RANGE.findall(plain))  # 1-3万元: 10000 too
    return values | {value for value in scaled if value is not None}


def _readings(figure: str) -> set[Decimal]:
    """What a figure may stand for: 10万 is 100000, and 10 of something."""
    plain = re.match(r"[\d,.]+", figure)
    values = {Decimal(plain[0].replace(",", "").rstrip("."))} if plain else set()
    for word, scale in _SCALES.items():
        if figure.endswith(word) and plain:
            return {Decimal(plain[0].replace(",", "").rstrip(".")) * scale}
    number = parse_number(figure)
    return values | ({number} if number is not None else set())
