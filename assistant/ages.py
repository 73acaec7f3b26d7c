"""Ages that a row of a table is for: 90—99周岁, 100周岁及以上."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from index.numerals import Quantity
from index.values import Clause

__all__ = ["for_other_ages"]

_RANGE = re.compile(r"(?P<low>\d{1,3})\s*(?:周?岁)?\s*(?:[-—–~～至到]+)\s*(?P<high>\d{1,3})\s*周?岁")
_FROM = re.compile(r"(?P<low>\d{1,3})\s*周?岁\s*(?:[（(]含[）)])?\s*(?:及|或)?以上")


def for_other_ages(clause: Clause, quantities: Iterable[Quantity]) -> bool:
    """Whether a row names ages and none of those that the asker gives is among them."""
    ages = [one.value for one in quantities if one.unit == "岁"]
    if clause.kind != "row" or not ages:
        return False
    spans = [(Decimal(m["low"]), Decimal(m["high"])) for m in _RANGE.finditer(clause.text)]
    spans += [(Decimal(m["low"]), Decimal(999)) for m in _FROM.finditer(clause.text)]
    return bool(spans) and not any(low <= age <= high for low, high in spans for age in ages)
