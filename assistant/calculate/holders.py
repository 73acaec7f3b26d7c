"""Ceilings that a text beside a table sets for each who is paid (单家企业年度奖励最高60万元)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculate.asked import Asked
from assistant.calculate.outcome import Given, Outcome, OutcomeKind
from assistant.calculate.wording import Wording
from index.facts import read_facts
from index.values import Fact, FactKind

__all__ = ["Ceiling", "ceilings", "within_ceiling"]

_HOLDER = re.compile(
    r"(?:^|[，,。；;：:\n])\s*(?:[单每同][一个]?[户家人]|[单每同][一个]?[^，。；：\d]{0,2}(?:企业|单位|机构|主体|申请人|项目|家庭|社|场|店))"
    r"(?P<what>[^，。；：:\n\d%]{0,16}?)(?:最高|不超过|不得超过|不高于|上限|封顶|限额|最多)[^，。；：\d]{0,6}$"
)
_EACH = {"件", "台", "套", "部", "张", "只", "个", "亩", "平方米", "头", "次"}


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that one holder is paid in all, or in a month where `monthly`; `start`–`end` is where it stands."""

    fact: Fact
    start: int
    end: int
    monthly: bool


def ceilings(text: str) -> list[Ceiling]:
    """The ceilings of a text that no grant of their own sentence part stands beside.

    >>> [str(one.fact.value) for one in ceilings("按下表给予奖励。单家旅行社年度奖励最高60万元。")]
    ['600000']
    """
    found = []
    facts = read_facts(text)
    for fact in facts:
        if fact.kind is not FactKind.CAP or fact.unit != "元" or set(fact.per.split("/")) & _EACH:
            continue
        start = max(text.rfind(mark, 0, fact.start) for mark in "。；;\n") + 1
        beside = [f for f in facts if start <= f.start < fact.start and f.kind in (FactKind.RATE, FactKind.AMOUNT)]
        match = _HOLDER.search(text[start : fact.start])
        if match and not beside:
            monthly = "月" in fact.per.split("/") or "月" in match["what"]
            found.append(Ceiling(fact, start, fact.end, monthly))
    return found


def within_ceiling(outcome: Outcome, known: list[Ceiling], asked: Asked, say: Wording) -> Outcome:
    """`outcome` within the one ceiling that a text sets for whoever is paid."""
    people = asked.head("人")
    alone = people is None or people.value <= 1
    if len(known) != 1 or outcome.kind is not OutcomeKind.DETERMINED or outcome.value is None:
        return outcome
    one, most = known[0], Decimal(known[0].fact.value)
    monthly = outcome.result == say.each("月", say.money(outcome.value))
    if outcome.value <= most or monthly != one.monthly or (not alone and "人" in one.fact.per.split("/")):
        return outcome
    amount, limit = say.money(outcome.value), say.money(most)
    line = say.say("over", amount=amount, cap=say.say("cap_all", limit=limit), limit=limit)
    given = Given(say.say("name_cap"), one.fact.value, one.fact.unit, True, one.fact.start, one.fact.end)
    return replace(
        outcome, value=most, result=outcome.result.replace(amount, limit), inputs=(*outcome.inputs, given),
        steps=(*outcome.steps, line), sentences=(*outcome.sentences, (one.start, one.end)),
    )  # fmt: skip
