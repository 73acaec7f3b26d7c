"""Whether a sum accounts for what the asker gave: every figure that looks like an input was used, or is a condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculate.asked import Asked, words
from assistant.calculate.choose import shared_pairs
from assistant.calculate.outcome import Outcome, OutcomeKind
from index.facts.rules import Rule
from index.numerals import Quantity
from index.values import Fact, FactKind

__all__ = ["explained", "upmost"]

_CONDITIONS = frozenset({"岁", "周岁", "孩", "%", "倍", "折", "级", "期", "届", "条", "处", "笔", "单", "份"})
_TIMES = frozenset({"年", "月", "天", "晚"})


def explained(outcome: Outcome, asked: Asked, rules: Sequence[Rule], facts: Sequence[Fact]) -> bool:
    """Whether every input of `asked` went into `outcome`, or is a condition that the rules behind it name and that
    is met.
    """
    if outcome.kind is OutcomeKind.NOT_DETERMINED:
        return True
    used = {Decimal(g.value) for g in outcome.inputs if not g.cited}
    touched = [r for r in rules if any(s < r.end and r.start < e for s, e in outcome.sentences)]
    caps = {c.fact.start for r in touched for c in r.caps}
    stated = used | {Decimal(g.value) for g in outcome.inputs if g.cited and g.unit == "元" and g.start not in caps}
    return _money_used(asked, stated, touched) and (
        outcome.value == 0 or all(_head_used(head, asked, used, touched, facts) for head in asked.heads)
    )


def _money_used(asked: Asked, used: set[Decimal], rules: Sequence[Rule]) -> bool:
    totals = {asked.total, asked.total / max(asked.pieces, 1)} if asked.total is not None else set()
    if totals and not (totals | {i.price for i in asked.others}) & used:
        return False
    if asked.loan is not None and asked.claim is None and asked.loan not in used and not asked.items:
        return False
    left = [i for i in asked.items if i.price not in used]
    beside = [i for i in asked.others if i.price not in used]
    if sum((i.price * i.count for i in beside), Decimal(0)) == asked.total:
        beside = []  # 一共5000，一台2000一台3000
    if (left or beside) and "whole" in asked.wants:
        return False
    if not left or asked.earlier is not None or asked.claim is not None:
        return True
    bases = " ".join(r.base for r in rules)
    chosen = [i for i in asked.items if i.price in used]
    return bool(chosen) and any(shared_pairs(i.label, bases) for i in chosen)


def _head_used(
    head: Quantity, asked: Asked, used: set[Decimal], rules: Sequence[Rule], facts: Sequence[Fact]
) -> bool:  # fmt: skip
    units = words()["units"]
    if head.value in used or head.value <= 1 or head.unit in _CONDITIONS or not head.unit:
        return True
    if head.unit in units["pieces"] and (asked.items or asked.total or asked.claim or asked.loan):
        return True
    if any(head.value * f in used for f in (Decimal(12), Decimal(1000))) or head.value / 12 in used:
        return True
    named = [f for f in facts if f.kind in (FactKind.COUNT, FactKind.PERIOD) and _same(f.unit, head.unit)]
    inside = [f for f in named if any(r.start <= f.start < r.end for r in rules)]
    if any(f.bound == "min" and head.value < Decimal(f.value) and not _ranged(f, facts) for f in inside):
        return len({Decimal(f.value) for f in inside}) > 1  # what the text asks for is not met
    return bool(inside) or head.unit in _TIMES


def _ranged(fact: Fact, facts: Sequence[Fact]) -> bool:
    return any(other is not fact and other.start == fact.start for other in facts)


def _same(one: str, other: str) -> bool:
    same = words()["units"]["same"]
    return one == other or any(one in group and other in group for group in same)


def upmost(quantity: Quantity) -> Quantity:
    """The most that a rough figure may be: 一百多万 stays under two millions, 八十多 under ninety."""
    if not quantity.about or quantity.value < 1:
        return quantity
    digits = str(int(quantity.value))
    step = Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
    return replace(quantity, value=quantity.value + step * Decimal("0.9"))
