"""Whether a rendering says more than the answer it renders: every figure of it must stand in the answer's sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from assistant.answer import Answer
from index.numerals import parse_number

__all__ = ["sources_of", "unsourced"]

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_SHARE = re.compile(r"[百千]分之([零一二三四五六七八九十百千点]+)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def sources_of(answer: Answer) -> list[str]:
    """The texts that an answer's figures may come from: what it says itself (verified already) and what it cites."""
    texts = [answer.answer, answer.as_of.isoformat(), *(notice.text for notice in answer.notices)]
    for citation in answer.citations:
        document = citation.document
        texts += [citation.quote, *citation.path, document.title, document.number, document.date]
    if answer.calculation:
        texts += [*answer.calculation.steps, answer.calculation.result]
    return texts


def unsourced(text: str, answer: Answer, further: Iterable[str] = ()) -> tuple[str, ...]:
    """The figures of `text` that neither the answer nor what it cites (nor `further`) has."""
    known = {value for source in (*sources_of(answer), *further) for value in _figures(source)}
    return tuple(str(value) for value in _figures(text) if value not in known)


def _figures(text: str) -> list[Decimal]:
    text = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text))
    shares = [parse_number(words) for words in _SHARE.findall(text)]
    return [Decimal(figure) for figure in _FIGURE.findall(text)] + [value for value in shares if value is not None]
