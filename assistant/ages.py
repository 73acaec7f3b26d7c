"""Ages that a row of a table is for: 90—99周岁, 100周岁及以上."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from index.numerals import Quantity
from index.values import Clause

__all__ = ["age_fits", "for_other_ages", "for_this_age"]

_RANGE = re.compile(r"(?P<low>\d{1,3})\s*(?:周?岁)?\s*(?:[-—–~～至到]+)\s*(?P<high>\d{1,3})\s*周?岁")
_FROM = re.compile(r"(?P<low>\d{1,3})\s*周?岁\s*(?:[（(]含[）)])?\s*(?:及|或)?以上")


def for_other_ages(clause: Clause, quantities: Iterable[Quantity]) -> bool:
    """Whether a row names ages and none of those that the asker gives is among them."""
    ages, spans = _ages(quantities), _spans(clause.text)
    return clause.kind == "row" and bool(ages) and bool(spans) and not _held(ages, spans)


def for_this_age(clause: Clause, quantities: Iterable[Quantity]) -> bool:
    """Whether a clause or row names ages and one that the asker gives is among them."""
    return _held(_ages(quantities), _spans(clause.text))


def age_fits(text: str, quantities: Iterable[Quantity]) -> bool | None:
    """Whether one of the ages that a sentence names is the asker's; `None` where either names none."""
    ages, spans = _ages(quantities), _spans(text)
    return _held(ages, spans) if ages and spans else None


def _ages(quantities: Iterable[Quantity]) -> list[Decimal]:
    return [one.value for one in quantities if one.unit in ("岁", "周岁")]


def _spans(text: str) -> list[tuple[Decimal, Decimal]]:
    spans = [(Decimal(m["low"]), Decimal(m["high"])) for m in _RANGE.finditer(text)]
    return spans + [(Decimal(m["low"]), Decimal(999)) for m in _FROM.finditer(text)]


def _held(ages: list[Decimal], spans: list[tuple[Decimal, Decimal]]) -> bool:
    return any(low <= age <= high for low, high in spans for age in ages)
