"""Prices of what a household uses by tiers (阶梯水价: 0—180立方米 2.95元, 180—300立方米 4元), of rows and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.calculate.progressive import Band
from assistant.calculate.table import Row, facts_of
from index.values import Fact, FactKind

__all__ = ["UNITS", "tiers_of_rows", "tiers_of_text"]

UNITS = {
    "立方米": "立方米",
    "立方": "立方米",
    "方": "立方米",
    "m³": "立方米",
    "千瓦时": "千瓦时",
    "度": "千瓦时",
    "吨": "吨",
}
_UNIT = "|".join(UNITS)
_N = r"\d+(?:\.\d+)?"
_RANGE = re.compile(rf"(?P<low>{_N})\s*(?:{_UNIT})?(?:[（(]不?含[）)])?\s*(?:[—–~～\-－至到]+)\s*(?P<high>{_N})")
_FROM = re.compile(
    rf"(?P<low>{_N})\s*(?:{_UNIT})?(?:[（(]不?含[）)])?(?:及?以上|起)|(?:超过|大于|高于|超出)\s*(?P<over>{_N})"
)
_UP_TO = re.compile(rf"(?P<high>{_N})\s*(?:{_UNIT})?(?:[（(]含[）)])?(?:及?以[下内])|(?:不超过|低于)\s*(?P<most>{_N})")
_NEXT = Decimal(1)  # by which a tier may begin above the end of the one before (0—180, 181—240)


def tiers_of_rows(titles: Sequence[str], rows: Sequence[Row]) -> tuple[str, list[Band]]:
    """The unit and the tiers of a table with a column of ranges and one of prices each; empty where it has none."""
    for ranged, title in enumerate(titles):
        ends = [_ends(row.cells[ranged]) for row in rows if len(row.cells) == len(titles)]
        if len(ends) < len(rows) or not all(ends):
            continue
        for column in range(ranged + 1, len(titles)):
            prices = [_price(facts_of(row, column, titles[column])) for row in rows]
            units = {UNITS.get(p.per.split("/")[0], "") for p in prices if p is not None}
            if all(prices) and len(units) == 1 and "" not in units and _of_unit(title, rows, ranged, *units):
                return units.pop(), _bands([e for e in ends if e], [p for p in prices if p is not None])
    return "", []


def tiers_of_text(text: str, facts: Sequence[Fact]) -> Iterator[tuple[str, list[Band], tuple[int, int]]]:
    """The unit, the tiers and the place of each sentence that prices one range after the other."""
    for sentence in re.finditer(r"[^。\n]+", text):
        parts = list(re.finditer(r"[^；;，,]+(?:[，,][^；;，,]+)?", sentence[0]))
        found: list[tuple[tuple[Decimal, Decimal | None], Fact]] = []
        for part in parts:
            start, end = sentence.start() + part.start(), sentence.start() + part.end()
            own = [f for f in facts if start <= f.start < end and f.kind is FactKind.AMOUNT and _unit_of(f)]
            ends = _ends(text[start : own[0].start]) if len(own) == 1 else None
            if ends:
                found.append((ends, own[0]))
        units = {_unit_of(price) for _, price in found}
        if len(found) > 1 and len(units) == 1 and (bands := _bands([e for e, _ in found], [p for _, p in found])):
            yield units.pop(), bands, sentence.span()


def _unit_of(fact: Fact) -> str:
    return UNITS.get(fact.per.split("/")[0], "") if fact.per else ""


def _price(facts: Sequence[Fact]) -> Fact | None:
    """The one price of a cell that is counted by what is used."""
    priced = [f for f in facts if f.kind is FactKind.AMOUNT and _unit_of(f)]
    return priced[0] if len(priced) == 1 == len(facts) else None


def _of_unit(title: str, rows: Sequence[Row], column: int, unit: str) -> bool:
    """Whether the ranges of a column are of the unit that the prices are for."""
    said = f"{title} {rows[0].cells[column]}"
    return any(name in said for name, same in UNITS.items() if same == unit) or bool(
        re.search("用[水气电]|[水气电]量", said)
    )


def _ends(text: str) -> tuple[Decimal, Decimal | None] | None:
    """Where a range begins and ends; `None` where a text names none."""
    if match := _RANGE.search(text):
        return Decimal(match["low"]), Decimal(match["high"])
    if match := _FROM.search(text):
        return Decimal(match["low"] or match["over"]), None
    if match := _UP_TO.search(text):
        return Decimal(0), Decimal(match["high"] or match["most"])
    return None


def _bands(ends: Sequence[tuple[Decimal, Decimal | None]], prices: Sequence[Fact]) -> list[Band]:
    """Tiers that follow one another from nothing on, without gaps; empty where they do not."""
    found: list[Band] = []
    for (low, high), price in zip(ends, prices, strict=True):
        before = found[-1].high if found else Decimal(0)
        if before is None or not before <= low <= before + _NEXT:
            return []
        found.append(Band(before, high, price))
    rising = all(one.high is not None and (two.high is None or one.high < two.high) for one, two in pairwise(found))
    return found if len(found) > 1 and found[-1].high is None and rising else []
