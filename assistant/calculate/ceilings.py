"""Prices up to which a text pays at all (单件最终销售价格不超过6000元), which limit no payment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.calculate.asked import words
from index.facts.rules import Rule, RuleKind

__all__ = ["price_ceilings"]

_OF_PRICE = re.compile(r"(?:价格?|价款)(?:[（(][^（）()]*[）)])?[^，。；：\d%补给奖贴返减]{0,8}$")


def price_ceilings(known: Sequence[Rule], clause: str) -> dict[Rule, Decimal | None]:
    """The rules that only say up to which price, in 元, something is paid for; `None` for one per m² or the like.

    >>> from index.facts import read_facts
    >>> from index.facts.rules import rules
    >>> text = "相机、音箱2类，单件销售价格不超过5000元。按价格的10%给予补贴，每件最高400元。"
    >>> [str(most) for most in price_ceilings(rules(text, read_facts(text)), text).values()]
    ['5000']
    """
    found: dict[Rule, Decimal | None] = {}
    pieces = {"", *words()["units"]["pieces"]}
    for rule in known:
        if rule.kind is RuleKind.CAP and not rule.steps and len(rule.caps) == 1:
            fact = rule.caps[0].fact
            if fact.unit == "元" and _OF_PRICE.search(clause[rule.start : fact.start]):
                found[rule] = Decimal(fact.value) if set(fact.per.split("/")) <= pieces else None
    return found
