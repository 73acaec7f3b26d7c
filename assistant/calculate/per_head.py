"""So much for each square metre of the area that a text allows each head: 每人保障面积16平方米，每平方米每月9元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.calculate.asked import Asked
from assistant.calculate.choose import steps_for
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.tellings import given_step
from assistant.calculate.wording import Wording, number
from index.facts.rules import Rule, RuleKind

__all__ = ["by_area_per_head"]

_AREA = r"(?P<area>\d+(?:\.\d+)?)\s?(?:平方米|㎡)"
_EACH = re.compile(rf"(?:每人|人均)(?:的|住房|租赁|建筑|使用|保障|补贴)*面积(?:标准)?(?:为|按|是|不超过)?\s?{_AREA}")
_SINGLE = re.compile(rf"(?:[1一单]人)(?:户|家庭|的)?(?:补贴|保障|面积)*(?:为|按)\s?{_AREA}")
_MOST = re.compile(
    rf"(?:补贴|保障)(?:的|住房|建筑)*面积(?:每户)?(?:总计|合计)?(?:最[高多大]|不超过)(?:为|不超过)?\s?{_AREA}"
)
_LESS_OWN = re.compile(r"扣除|减去|扣减|现有|自有住房面积|差额")  # what a household has already is taken off
_YEAR = 12


def by_area_per_head(
    clause: str, known: Sequence[Rule], asked: Asked, question: str, say: Wording
) -> Outcome | None:  # fmt: skip
    """What the price of a square metre comes to for the asker's household; `None` where its heads are not told."""
    each, heads = _EACH.search(clause), asked.head("人")
    priced = [r for r in known if r.kind is RuleKind.AMOUNT and r.steps and _of_area(r)]
    told = each is not None and heads is not None and heads.value >= 1 and not asked.head("平方米")
    if each is None or heads is None or not told or len(priced) != 1 or _LESS_OWN.search(clause):
        return None
    steps = steps_for(priced[0], asked, question)
    if len(steps) != 1:
        return None
    single = _SINGLE.search(clause) if heads.value == 1 else None
    used = single or each
    area = Decimal(used["area"]) * (1 if single else heads.value)
    lines = [] if heads.value == 1 else [_times(say, say.count(Decimal(used["area"]), "平方米"), heads.value, area)]
    inputs = [_area(used, say), given_step(steps[0], say)]
    most = next((m for m in _MOST.finditer(clause) if m.start("area") != used.start("area")), None)
    if most and area > Decimal(most["area"]):
        limit = Decimal(most["area"])
        lines.append(
            say.say("over_limit", given=say.count(area, "平方米"), limit=say.count(limit, "平方米"))
        )  # fmt: skip
        area = limit
        inputs.append(_area(most, say))
    price = Decimal(steps[0].grant.value)
    value = cents(price * area)
    lines.append(say.say("times", amount=say.money(price), counts=say.count(area, "平方米"), result=say.money(value)))
    inputs.append(Given(say.say("name_count"), number(heads.value), "人", cited=False))
    value, result = _for_months(value, asked, steps[0].grant.per.split("/"), lines, say)
    spans = tuple((g.start, g.end) for g in inputs if g.cited)
    return Outcome(OutcomeKind.DETERMINED, tuple(inputs), tuple(lines), result, value, sentences=spans)


def _of_area(rule: Rule) -> bool:
    return all("平方米" in step.grant.per.split("/") and step.low is None for step in rule.steps)


def _area(match: re.Match[str], say: Wording) -> Given:
    return Given(say.say("name_base"), match["area"], "平方米", True, match.start("area"), match.end("area"))


def _times(say: Wording, each: str, heads: Decimal, area: Decimal) -> str:
    return say.say("times", amount=each, counts=say.count(heads, "人"), result=say.count(area, "平方米"))


def _for_months(
    value: Decimal, asked: Asked, per: Sequence[str], lines: list[str], say: Wording
) -> tuple[Decimal, str]:  # fmt: skip
    """What is paid by the month, for the months or the years asked about where these are several."""
    if "月" not in per:
        return value, say.money(value)
    years, months = asked.head("年"), asked.head("月")
    count = years.value * _YEAR if years else months.value if months else Decimal(1)
    if count <= 1:
        return value, say.each("月", say.money(value))
    total = cents(value * count)
    shown = say.count(count, "月")
    lines.append(say.say("times", amount=say.money(value), counts=shown, result=say.money(total)))
    return total, say.money(total)
