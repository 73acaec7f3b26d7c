"""Figures of a checked sentence in the digits of its clause, where a reader finds them: 2千元 becomes 2000元."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.evidence import Statement
from assistant.generative.check.amounts import clock_matches, clock_times
from assistant.generative.check.claim import full_text
from index.numerals import Quantity, read_quantities

__all__ = ["as_written"]

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def as_written(sentence: str, cited: Iterable[Statement]) -> str:
    """`sentence` with figures whose digits do not stand in the cited clauses written out as they stand there.

    >>> as_written("每件最多2千元", [])
    '每件最多2千元'
    """
    source = "\n".join(full_text(statement) for statement in cited)
    known = {number.replace(",", "") for number in _DIGITS.findall(source)}
    given = read_quantities(source)
    for quantity in reversed(read_quantities(sentence)):
        raw = [number.replace(",", "") for number in _DIGITS.findall(quantity.text)]
        if all(number in known or number == _plain(quantity) for number in raw):
            continue
        if own := next((one for one in given if one.value == quantity.value), None):
            words = _words(quantity, own)
            sentence = sentence[: quantity.start] + words + sentence[quantity.end :]
    return _with_clocks(sentence, source)


def _words(quantity: Quantity, own: Quantity) -> str:
    """The figure in the clause's digits, with the unit as the sentence has it."""
    if quantity.text.rstrip().isascii():
        unit = re.search(r"(?:\s*(?:yuan|percent|%))+$", quantity.text, re.IGNORECASE)
        return f"{int(quantity.value):,}{unit[0] if unit else ''}" if quantity.value % 1 == 0 else own.text
    return own.text if quantity.unit else re.sub(r"[^\d,.百千万亿]+$", "", own.text)


def _with_clocks(sentence: str, source: str) -> str:
    """晚上8点 as 20:00, where the clause writes it so."""
    for match, time in reversed(clock_matches(sentence)):
        if time in source and time in clock_times(source):
            sentence = sentence[: match.start()] + time + sentence[match.end() :]
    return sentence


def _plain(quantity: Quantity) -> str:
    return f"{quantity.value.normalize():f}"
