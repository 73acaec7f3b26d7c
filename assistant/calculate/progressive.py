"""Prices by bands of a measure: 不超过180立方米的部分每立方米2.1元，超过180立方米至300立方米的部分每立方米3元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.calculate.asked import Asked
from assistant.calculate.choose import shared_pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.wording import Wording, number
from index.facts.rules import Rule
from index.values import Fact, FactKind

__all__ = ["Band", "banded", "by_bands", "in_bands", "without_bands"]

_USED = frozenset({"立方米", "千瓦时", "度", "吨"})  # of which a price for more than so many is for the part beyond
_MEASURED = _USED | {"平方米", "公里"}
_START = re.compile(r"起步价|起价|首(?:段|档)价")


@dataclass(frozen=True, slots=True)
class Band:
    """`price` for each unit between `low` and `high`; the first may be one sum for all of it (`flat`)."""

    low: Decimal
    high: Decimal | None
    price: Fact
    flat: bool = False


def banded(text: str, fact: Fact) -> bool:
    """Whether an amount is paid only for the part of a measure between limits."""
    before = re.split(r"[，,。；;：:\n]", re.sub(r"部分[，,]", "部分", text[: fact.start]))[-1]
    unit = fact.per.split("/")[0]
    beyond = "|以上的?每" if unit in _MEASURED else ""  # 500亩以上的每亩100元 is for every 亩
    part = rf"\d\s?{re.escape(unit)}[^，]*?(?:部分|以内的?每|以外的?每{beyond})"
    return bool(fact.per) and re.search(part, before) is not None


def without_bands(known: Sequence[Rule], clause: str) -> list[Rule]:
    """The rules but those that pay or charge for a part of a measure only, as prices by how much is used do."""
    left = [r for r in known if not any(s.grant.per and banded(clause, s.grant) for s in r.steps)]
    return [
        r for r in left if not any(s.unit and s.unit in _USED and s.unit in s.grant.per.split("/") for s in r.steps)
    ]


def by_bands(clause: str, facts: Sequence[Fact], asked: Asked, question: str, say: Wording) -> Outcome | None:
    """What the bands of a sentence come to for the measure that is asked about; `None` where they leave gaps."""
    for sentence in re.finditer(r"[^。\n]+", clause):
        inside = [f for f in facts if sentence.start() <= f.start and f.end <= sentence.end()]
        prices = [f for f in inside if f.kind is FactKind.AMOUNT and f.per and banded(clause, f)]
        units = {f.per.split("/")[0] for f in prices}
        head = asked.head(next(iter(units))) if len(units) == 1 else None
        if head is None or not shared_pairs(sentence[0], question):
            continue
        bands = _bands(clause, inside, prices, next(iter(units)))
        if bands:
            return in_bands(bands, head.value, head.unit, sentence.span(), say)
    return None


def _bands(text: str, facts: Sequence[Fact], prices: Sequence[Fact], unit: str) -> list[Band]:
    """Bands that follow one another from nothing on; empty where they do not."""
    found: list[Band] = []
    flat = [
        f
        for f in facts
        if f.kind is FactKind.AMOUNT and not f.per and _START.search(text[max(0, f.start - 6) : f.start])
    ]
    counts = [f for f in facts if f.kind is FactKind.COUNT and f.unit == unit]
    if len(flat) == 1:
        held = [f for f in counts if flat[0].end <= f.start < flat[0].end + 6]
        if held:
            found.append(Band(Decimal(0), Decimal(held[0].value), flat[0], flat=True))
    for price in sorted(prices, key=lambda f: f.start):
        start = max(text.rfind(mark, 0, price.start) for mark in "，,；;。：:\n") + 1
        own = [f for f in counts if start <= f.start < price.start]
        lows = [Decimal(f.value) for f in own if f.bound == "min"]
        highs = [Decimal(f.value) for f in own if f.bound == "max"]
        if len(lows) > 1 or len(highs) > 1 or not own:
            return []
        found.append(Band(lows[0] if lows else Decimal(0), highs[0] if highs else None, price))
    joined = all(a.high == b.low for a, b in pairwise(found))
    return found if len(found) > 1 and joined and found[0].low == 0 and found[-1].high is None else []


def in_bands(bands: Sequence[Band], value: Decimal, unit: str, span: tuple[int, int], say: Wording) -> Outcome:
    """What so much of a measure comes to, each part of it at the price of its band."""
    lines: list[str] = []
    parts: list[Decimal] = []
    inputs: list[Given] = [Given(say.say("name_count"), number(value), unit, cited=False)]
    for band in (b for b in bands if value > b.low):
        held = (min(value, band.high) if band.high is not None else value) - band.low
        price = Decimal(band.price.value)
        amount = price if band.flat else cents(price * held)
        parts.append(amount)
        inputs.append(Given(say.say("name_unit_price"), band.price.value, "元", True, band.price.start, band.price.end))
        if band.flat:
            lines.append(say.say("part", label=say.count(band.high or held, unit), amount=say.money(price)))
        else:
            lines.append(
                say.say("times", amount=say.money(price), counts=say.count(held, unit), result=say.money(amount))
            )
    total = sum(parts, Decimal(0))
    if len(parts) > 1:
        lines.append(say.say("sum", parts=" + ".join(say.money(p) for p in parts), amount=say.money(total)))
    return Outcome(
        OutcomeKind.DETERMINED, tuple(inputs), tuple(lines), say.money(total), total, sentences=(span,)
    )  # fmt: skip
